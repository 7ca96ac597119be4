#pragma once
// Synthetic books for benchmarks.

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "fixtures/synthetic/generator.hpp"
#include "ledger/book/book.hpp"
#include "tests/bench/stopwatch.hpp"

namespace tungdong::bench {

inline constexpr std::int64_t any_moment_us = 1'782'864'000'000'000;

inline fixtures::Shape shape_of(std::size_t entries) {
  return {.seed = 2026, .entries = entries, .communes = 10, .projects = 1'000, .years = 5};
}

// A chart small enough that a tenth of the entries already reach all of its accounts in every month: ten times the
// history is then nothing else.
inline fixtures::Shape small_chart(std::size_t entries) {
  fixtures::Shape shape = shape_of(entries);
  shape.communes = 1;
  shape.projects = 4;
  shape.years = 2;
  return shape;
}

// Five years of a province: so many accounts that a million entries are needed to reach them all.
inline fixtures::Shape wide_chart(std::size_t entries) {
  fixtures::Shape shape = shape_of(entries);
  shape.communes = 1;
  shape.projects = 20;
  return shape;
}

inline void remove_book(const std::filesystem::path& path) {
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + tail);
}

inline book::Book make_book(const std::filesystem::path& path) {
  remove_book(path);
  auto book = book::Book::create(path, fixtures::Generator::head());
  if (!book) throw std::runtime_error("the head of the book was refused");
  return std::move(*book);
}

// Appends a whole synthetic book, chunk by chunk; only the appending is timed. `each(book)` is called after every
// chunk.
template <class Each>
Spent write_book(book::Book& book, const fixtures::Shape& shape, std::size_t chunk, Each&& each) {
  Spent spent;
  fixtures::Generator generator(shape);
  while (!generator.done()) {
    const auto drafts = generator.next(chunk);
    bool written = false;
    spent += spent_on([&] { written = book.append(drafts, book::Mode::whole).written; });
    if (!written) throw std::runtime_error("a synthetic draft was refused");
    each(book);
  }
  return spent;
}

// A synthetic book that takes long to write: where KEEP is set in the environment it stays for later sections and runs,
// which then ask it as it is.
class LongBook {
 public:
  LongBook(const std::filesystem::path& folder, std::string_view name, const fixtures::Shape& shape, std::size_t chunk)
      : path_(folder / fmt::format("{}-{}.db", name, shape.entries)) {
    if (std::filesystem::exists(path_)) return;
    book::Book book = make_book(path_);
    written_ = write_book(book, shape, chunk, [](book::Book&) {});
  }
  ~LongBook() {
    if (std::getenv("KEEP") == nullptr) remove_book(path_);
  }
  LongBook(const LongBook&) = delete;
  LongBook& operator=(const LongBook&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Nothing where it was there already.
  const std::optional<Spent>& written() const { return written_; }

 private:
  std::filesystem::path path_;
  std::optional<Spent> written_;
};

}  // namespace tungdong::bench
