#pragma once
// Lines as they are compared: texts as numbers, so that two lines are compared in a few steps.

#include <map>
#include <span>

#include "ledger/matching/line.hpp"

namespace tungdong::matching {

struct Signature {
  std::array<std::uint32_t, trait_count> codes{};  // 0: not stated
  Traits stated;
  std::optional<std::int64_t> day;  // counted from some day
  std::int64_t amount{};
  bool inside{};

  std::uint32_t operator[](Trait trait) const { return codes[static_cast<std::size_t>(trait)]; }
};

struct Comparison {
  Traits differing;                  // stated by both, and not the same
  int equal{};                       // traits that both state alike
  std::optional<std::int64_t> days;  // from one to the other, either way; nothing where one has no date

  bool same_day() const { return days == 0; }
  // A month at most, as far as is known.
  bool near() const { return !days || *days <= 31; }
};

Comparison compare(const Signature& left, const Signature& right);

// Gives each text of a trait its number: the same text the same number in both lists.
class Signatures {
 public:
  std::vector<Signature> of(std::span<const Line> lines);

 private:
  std::array<std::map<std::string, std::uint32_t, std::less<>>, trait_count> numbers_;
};

}  // namespace tungdong::matching
