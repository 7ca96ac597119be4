#pragma once
// One line of a list of moves of money, as two books keep them: the Treasury's statement and ours.

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/record/field.hpp"

namespace tungdong::matching {

using money::Dong;
using record::Date;

// What a line says beside its amount and its date. A field that is empty is not stated: it is no difference, and equal
// to nothing.
enum class Field : std::uint8_t {
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
inline constexpr std::size_t field_count = 16;

// A set of fields.
class Fields {
 public:
  constexpr Fields() = default;
  constexpr Fields(std::initializer_list<Field> fields) {
    for (const Field field : fields) add(field);
  }
  constexpr void add(Field field) { bits_ = static_cast<std::uint32_t>(bits_ | bit(field)); }
  constexpr bool has(Field field) const { return (bits_ & bit(field)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  int count() const { return std::popcount(bits_); }
  // Whether all of them are among others.
  constexpr bool within(Fields others) const { return (bits_ & ~others.bits_) == 0; }
  constexpr std::uint32_t bits() const { return bits_; }
  friend constexpr bool operator==(Fields, Fields) = default;

 private:
  static constexpr std::uint32_t bit(Field field) { return std::uint32_t{1} << static_cast<unsigned>(field); }
  std::uint32_t bits_{};
};

struct Line {
  std::array<std::string, field_count> values;  // by field
  std::optional<Date> date;
  Dong amount;  // what came back is negative
  // Whether it belongs to the period that is reconciled. Lines of ours around it are there to be found by lines of
  // theirs within it, and say nothing by themselves.
  bool inside = true;
  // Of ours: the line that this one reverses, by its place in the list.
  std::optional<std::size_t> reverses;

  const std::string& operator[](Field field) const { return values[static_cast<std::size_t>(field)]; }
  std::string& operator[](Field field) { return values[static_cast<std::size_t>(field)]; }
};

// A number of a document as it is compared: letters and digits alone, small, without zeros in front of a number.
// "Số 0012/QĐ-UBND" and "số 12 / qđ-ubnd" are one.
std::string document_key(std::string_view number);

}  // namespace tungdong::matching

template <>
struct tungdong::record::Names<tungdong::matching::Field> {
  static constexpr std::array<std::string_view, tungdong::matching::field_count> names{
      "document",  "unit",    "unit_code", "project", "contract", "source", "source_code", "component",
      "programme", "chapter", "sector",    "item",    "sub_item", "kind",   "year",        "plan"};
};
