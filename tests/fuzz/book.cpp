// A book whose bytes were changed: it is read, verified, saved from and written to without harm, and none whose records
// differ from what they were is said to be sound.

#include "ledger/book/book.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "ledger/book/salvage.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/small_book.hpp"

using namespace tungdong;

namespace {

namespace fs = std::filesystem;
using test::day;
using test::draft;
using test::entry;
using test::Kind;
using test::move;

// The input is a list of changes of six bytes each: a place (four, little-endian), how, and with what.
constexpr std::size_t change_bytes = 6;
constexpr std::size_t most_changes = 64;

struct Sound {
  std::string file;
  std::vector<std::string> bodies;
};

Sound make(const fs::path& path) {
  Sound sound;
  {
    book::Book book = test::small_book(path);
    const std::vector<book::Draft> drafts{
        draft("a", day(2025, 1, 5), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 900))),
        draft("b", day(2025, 1, 8), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 600))),
        draft("c", day(2025, 1, 9), entry(move(Kind::receive, "transit:unit:11", "available:unit:11", 600))),
        draft("d", day(2025, 1, 9), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 500))),
    };
    fuzz::must(book.append(drafts, book::Mode::whole).written);
    for (std::int64_t i = 1; i <= book.head().size; ++i) sound.bodies.push_back(book.body(i));
  }
  std::ifstream file(path, std::ios::binary);
  sound.file.assign(std::istreambuf_iterator<char>(file), {});
  return sound;
}

std::string changed(std::string file, const std::uint8_t* bytes, std::size_t count) {
  for (std::size_t i = 0; i + change_bytes <= count && i < most_changes * change_bytes; i += change_bytes) {
    const std::size_t place =
        (bytes[i] | bytes[i + 1] << 8U | bytes[i + 2] << 16U | std::size_t{bytes[i + 3]} << 24U) % file.size();
    const auto with = static_cast<char>(bytes[i + 5]);
    switch (bytes[i + 4] % 4) {
      case 0:
        file[place] = with;
        break;
      case 1:
        file[place] = static_cast<char>(file[place] ^ with);
        break;
      case 2:  // a stretch of one byte
        for (std::size_t k = place; k < std::min(file.size(), place + 64); ++k) file[k] = with;
        break;
      default:  // cut off
        if (place > 0 && bytes[i + 4] > 250) file.resize(place);
    }
  }
  return file;
}

// What a function does with a damaged book is its own: it may refuse by a Failure, which says what is damaged.
template <class Fn>
void try_out(Fn&& fn) {
  try {
    fn();
  } catch (const sql::Failure&) {
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  static const test::Folder folder;
  static const fs::path path = (fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) /
                               fmt::format("tungdong-fuzz-book-{}.db", ::getpid());
  static const Sound sound = make(folder / "sound.db");
  const auto write = [&] {
    for (const char* ending : {"-wal", "-shm"}) fs::remove(path.string() + ending);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << changed(sound.file, bytes, count);
  };
  write();
  const auto must_be_as_before = [&](book::Book& book) {
    fuzz::must(book.head().size == static_cast<std::int64_t>(sound.bodies.size()));
    for (std::size_t i = 0; i < sound.bodies.size(); ++i)
      fuzz::must(book.body(static_cast<std::int64_t>(i) + 1) == sound.bodies[i]);
  };
  try_out([&] {
    book::Book book = book::Book::open(path, sql::sqlite::Access::read);
    book.digest();
    if (book.verify(3).empty()) must_be_as_before(book);
  });
  try_out([&] {
    book::Book book = book::Book::open(path, sql::sqlite::Access::read);
    if (book.verify_log(3).empty()) must_be_as_before(book);
  });
  // Whoever trusts the head that is in the file is told only what it proves.
  try_out([&] {
    book::SalvageOrder order;
    order.damaged = path;
    book::Salvage salvage(order);
    for (std::int64_t i = 1; i <= salvage.size(); ++i)
      if (salvage.salvaged(i).certainty != book::Certainty::lost) salvage.body(i);
  });
  try_out([&] {
    book::Book book = book::Book::open(path, sql::sqlite::Access::write, [] { return test::test_now_us; });
    const book::Draft one =
        draft("e", day(2025, 2, 9), entry(move(Kind::send, "available:unit:VN", "transit:unit:22", 7)));
    book.append({&one, 1}, book::Mode::whole);
    book.rebuild();
  });
  return 0;
}
