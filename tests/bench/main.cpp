// Prints a table, and adds each of its lines to FOLDER/findings.jsonl.
// bench [FOLDER [ENTRIES [ROUNDS [LONG [SECTION…]]]]]: measures on books in FOLDER, prints a table: all of it, or some
// sections. LONG 0 leaves the long book out.
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "tests/bench/bench.hpp"

namespace {

using tungdong::bench::Finding;
using tungdong::bench::Settings;

void print(const std::vector<Finding>& findings, const std::filesystem::path& folder) {
  std::ofstream copy(folder / "findings.jsonl", std::ios::app);
  for (const Finding& one : findings)  // none of these texts has a quotation mark
    copy << fmt::format(
                R"({{"what": "{}", "measured": "{}", "against": "{}", "ratio": {:.4f}, "reach": "{}", "reached": {}}})",
                one.what, one.measured, one.against, one.ratio, one.reach, one.reached)
         << '\n';
  for (const Finding& one : findings)
    fmt::print("{:<46} {:>18}  {:<28} {:>7}  {:<13} {}\n", one.what, one.measured, one.against,
               one.ratio == 0 ? "" : fmt::format("{:.3f}", one.ratio), one.reach,
               one.reach.empty() ? ""
               : one.reached     ? "reached"
                                 : "NOT REACHED");
  std::fflush(stdout);
}

struct Section {
  std::string_view name;
  std::vector<Finding> (*bench)(const Settings&);
  bool is_long;  // takes the long book
};
constexpr std::array sections{
    Section{"cores", tungdong::bench::bench_cores, false},
    Section{"append", tungdong::bench::bench_append, false},
    Section{"durable", tungdong::bench::bench_durable, false},
    Section{"verify", tungdong::bench::bench_verify, false},
    Section{"render", tungdong::bench::bench_render, false},
    Section{"memory", tungdong::bench::bench_memory, true},
    Section{"trace", tungdong::bench::bench_trace, true},
    Section{"length", tungdong::bench::bench_length, true},
    Section{"reports", tungdong::bench::bench_reports, true},
    Section{"reconcile", tungdong::bench::bench_reconcile, true},
};

// In a process of its own, so that the memory of one measurement is not that of another.
template <class Bench>
bool apart(Bench bench, const Settings& settings) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      print(bench(settings), settings.folder);
      ::_exit(0);
    } catch (const std::exception& error) {
      fmt::print(stderr, "bench: {}\n", error.what());
      ::_exit(4);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

int main(int count, char** words) {
  Settings settings{.folder = count > 1 ? words[1] : std::filesystem::temp_directory_path()};
  if (count > 2) settings.entries = std::stoull(words[2]);
  if (count > 3) settings.rounds = std::stoi(words[3]);
  if (count > 4) settings.long_entries = std::stoull(words[4]);
  std::filesystem::create_directories(settings.folder);
  fmt::print("{:<46} {:>18}  {:<28} {:>7}  {:<13}\n", "what", "measured", "against", "ratio", "reach");
  std::fflush(stdout);
  const std::vector<std::string_view> wanted(words + std::min(count, 5), words + count);
  bool done = true;
  for (const Section& section : sections)
    if (wanted.empty() ? !section.is_long || settings.long_entries > 0
                       : std::ranges::find(wanted, section.name) != wanted.end())
      done = apart(section.bench, settings) && done;
  return done ? 0 : 4;
}
