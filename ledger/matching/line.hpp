#pragma once
// One line of a list of moves of money, as two books keep them: the Treasury's statement and ours.

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/record/field.hpp"

namespace tungdong::matching {

using money::Dong;
using record::Date;

// What a line says beside its amount and its date. A trait that is empty is not stated: it is no difference, and equal
// to nothing.
enum class Trait : std::uint8_t {
  document,     // number of the voucher
  unit,         // by the code of our chart
  unit_code,    // mã ĐVQHNS
  project,      // by our code
  contract,     // by our code
  source,       // by the code of our chart
  source_code,  // mã nguồn
  component,    // by our code
  programme,    // mã CTMTQG
  chapter,
  sector,
  item,
  sub_item,
  kind,  // whether it was advanced or paid
  year,  // of the budget that it belongs to
  plan,  // the plan year with what it was carried from: 2024>2025
};
inline constexpr std::size_t trait_count = 16;

// A set of traits.
class Traits {
 public:
  constexpr Traits() = default;
  constexpr Traits(std::initializer_list<Trait> traits) {
    for (const Trait trait : traits) add(trait);
  }
  constexpr void add(Trait trait) { bits_ |= bit(trait); }
  constexpr bool has(Trait trait) const { return (bits_ & bit(trait)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  int count() const { return std::popcount(bits_); }
  // Whether all of them are among others.
  constexpr bool within(Traits others) const { return (bits_ & ~others.bits_) == 0; }
  constexpr std::uint32_t bits() const { return bits_; }
  static constexpr Traits of_bits(std::uint32_t bits) {
    Traits traits;
    traits.bits_ = bits;
    return traits;
  }
  friend constexpr bool operator==(Traits, Traits) = default;

 private:
  static constexpr std::uint32_t bit(Trait trait) { return std::uint32_t{1} << static_cast<unsigned>(trait); }
  std::uint32_t bits_{};
};

// The texts of two lists by their numbers: one text has one number, from 1 in the order in which they came; 0 is not
// stated. So a line is small, and two are compared in a few steps.
class Texts {
 public:
  Texts() = default;
  Texts(Texts&&) = default;
  Texts& operator=(Texts&&) = default;

  std::uint32_t number_of(std::string_view text);
  const std::string& operator[](std::uint32_t number) const { return *by_number_.at(number); }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  static const std::string not_stated;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;  // looked up, never walked
  std::vector<const std::string*> by_number_{&not_stated};
};

struct Line {
  std::array<std::uint32_t, trait_count> values{};  // numbers of texts, by trait
  std::optional<Date> date;
  Dong amount;  // what came back is negative
  // Whether it belongs to the period that is reconciled. Lines of ours around it are there to be found by lines of
  // theirs within it, and say nothing by themselves.
  bool inside = true;
  // Of ours: the line that this one reverses, by its place in the list.
  std::optional<std::size_t> reverses;

  std::uint32_t operator[](Trait trait) const { return values[static_cast<std::size_t>(trait)]; }
  std::uint32_t& operator[](Trait trait) { return values[static_cast<std::size_t>(trait)]; }
  Traits stated() const;
  std::optional<std::int64_t> day() const;  // counted from some day
};

struct Comparison {
  Traits differing;                  // stated by both, and not the same
  int equal{};                       // traits that both state alike
  std::optional<std::int64_t> days;  // from one to the other, either way; nothing where one has no date

  bool same_day() const { return days == 0; }
  // A month at most, as far as is known.
  bool near() const { return !days || *days <= 31; }
};

// Of lines whose texts have their numbers from one place.
Comparison compare(const Line& left, const Line& right);

// A number of a document as it is compared: letters and digits alone, small, without zeros in front of a number.
// "Số 0012/QĐ-UBND" and "số 12 / qđ-ubnd" are one.
std::string document_key(std::string_view number);

// A mã CTMTQG as it is compared: without zeros in front. Account combinations write its four digits in five (Circular
// 77/2017/TT-BTC).
std::string_view programme_key(std::string_view code);

}  // namespace tungdong::matching

template <>
struct tungdong::record::Names<tungdong::matching::Trait> {
  static constexpr std::array<std::string_view, tungdong::matching::trait_count> names{
      "document",  "unit",    "unit_code", "project", "contract", "source", "source_code", "component",
      "programme", "chapter", "sector",    "item",    "sub_item", "kind",   "year",        "plan"};
};
