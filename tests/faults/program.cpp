#include "tests/faults/program.hpp"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "ledger/book/book.hpp"
#include "tests/faults/allocation.hpp"

int tungdong_main(int argc, char** argv);

namespace tungdong::faults {

namespace {

namespace fs = std::filesystem;

// What a child tells of itself, also when it ends at once.
struct Told {
  bool broken;
  std::int64_t allocations;
};
Told& told() {
  static Told* const shared =
      static_cast<Told*>(::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  return *shared;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

constexpr unsigned longest_s = 20;
constexpr const char* printed_out = "printed.out";
constexpr const char* printed_err = "printed.err";

void send_to(int stream, const fs::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(file, stream);
  ::close(file);
}

[[noreturn]] void be_the_program(const fs::path& folder, std::vector<std::string> words, const Plan& plan,
                                 std::int64_t allocation, const fs::path& out, const fs::path& err) {
  send_to(STDOUT_FILENO, out);
  send_to(STDERR_FILENO, err);
  // The test's own handlers stay with the test; and a child that waits for ever is ended.
  for (const int number : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGTERM, SIGINT}) std::signal(number, SIG_DFL);
  ::alarm(longest_s);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  words.insert(words.begin(), "tungdong");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  exhaust_memory(allocation);
  break_disk(plan);
  const int status = tungdong_main(static_cast<int>(words.size()), arguments.data());
  told() = {broken() || (allocation > 0 && allocation_count() >= allocation), allocation_count()};
  // Nothing of the parent's is to be tidied up here.
  std::cout.flush();
  std::fflush(nullptr);
  ::_exit(status);
}

pid_t begin(const fs::path& folder, const std::vector<std::string>& words, const Plan& plan, std::int64_t allocation) {
  told() = {};
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot make a process");
  if (child == 0) be_the_program(folder, words, plan, allocation, folder / printed_out, folder / printed_err);
  return child;
}

Outcome outcome_of(pid_t child, const fs::path& folder) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          .broken = told().broken,
          .out = read_file(folder / printed_out),
          .err = read_file(folder / printed_err)};
}

}  // namespace

Outcome run(const fs::path& folder, const std::vector<std::string>& words, const Plan& plan, std::int64_t allocation) {
  return outcome_of(begin(folder, words, plan, allocation), folder);
}

Outcome run_and_kill(const fs::path& folder, const std::vector<std::string>& words, int wait_us) {
  const pid_t child = begin(folder, words, {}, 0);
  ::usleep(static_cast<useconds_t>(wait_us));
  ::kill(child, SIGKILL);
  return outcome_of(child, folder);
}

std::int64_t allocations() {
  return told().allocations;
}

std::optional<std::string> state(const fs::path& path) {
  if (!fs::exists(path) || fs::file_size(path) == 0) return std::nullopt;
  auto book = book::Book::open(path, sql::sqlite::Access::read);
  const auto differences = book.verify(1);
  if (!differences.empty()) throw std::runtime_error(words::say(differences[0].what, words::Lang::en));
  return fmt::format("{} {}", book.head().size, journal::hex(book.digest()));
}

}  // namespace tungdong::faults
