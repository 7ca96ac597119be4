#pragma once
// Synthetic books in tests: the drafts of a seed, and the book that they make.

#include <string>
#include <vector>

#include "fixtures/synthetic/generator.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::test {

inline fixtures::Shape small_shape(std::uint64_t seed, std::size_t entries) {
  return {.seed = seed,
          .entries = entries,
          .communes = 1,
          .projects = 6 + static_cast<int>(seed % 7),
          .years = 1 + static_cast<int>(seed % 5)};
}

inline std::vector<Draft> drafts_of(const fixtures::Shape& shape) {
  fixtures::Generator generator(shape);
  std::vector<Draft> drafts;
  while (!generator.done())
    for (Draft& one : generator.next(1'000)) drafts.push_back(std::move(one));
  return drafts;
}

inline book::Book new_synthetic_book(const std::filesystem::path& path) {
  auto book = book::Book::create(path, fixtures::Generator::head(), [] { return test_now_us; });
  if (!book) throw std::runtime_error("the head of a synthetic book was refused");
  return std::move(*book);
}

// Appends drafts some at a time, and tells of those that were refused: key and codes.
inline std::vector<std::string> append_all(book::Book& book, std::span<const Draft> drafts, std::size_t at_once) {
  std::vector<std::string> refused;
  for (std::size_t i = 0; i < drafts.size(); i += at_once) {
    const auto some = drafts.subspan(i, std::min(at_once, drafts.size() - i));
    const auto appended = book.append(some, book::Mode::each);
    for (std::size_t k = 0; k < some.size(); ++k)
      if (!appended.fates[k]) refused.push_back(some[k].key + ": " + codes(appended.fates[k]));
  }
  return refused;
}

}  // namespace tungdong::test
