#pragma once
// Words of a report before a language is chosen: out of the catalogue, or out of a record that has both languages.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/money/decimal.hpp"
#include "ledger/record/field.hpp"
#include "ledger/words/catalogue.hpp"

namespace tungdong::reports {

using record::Date;
using words::Lang;

struct Named;

struct Text {
  std::string id;           // of the catalogue; empty where the text is data
  std::vector<Named> args;  // of the catalogue's sentence
  std::string vi;           // data
  std::string en;           // the same in English, where the record has it

  bool empty() const { return id.empty() && vi.empty() && en.empty(); }
  // In a language. Data that has no English stands in Vietnamese.
  std::string in(Lang lang) const;

  friend bool operator==(const Text&, const Text&);
};

// An argument of a sentence.
struct Named {
  std::string_view name;  // with static storage
  std::variant<std::int64_t, money::Dong, money::Decimal, Date, Text> value;

  friend bool operator==(const Named&, const Named&) = default;
};

inline bool operator==(const Text& left, const Text& right) {
  return left.id == right.id && left.args == right.args && left.vi == right.vi && left.en == right.en;
}

// Words of the catalogue.
Text term(std::string id, std::vector<Named> args = {});
// The word for a name of an enumeration: named("stage", Stage::spent).
template <record::Named E>
Text named(std::string_view family, E value) {
  return term(std::string(family) + '.' + std::string(record::name_of(value)));
}
// Data: as recorded.
Text data(std::string vi, std::string en = {});
// Several, one after another with something between them; before a semicolon a sentence loses its full stop.
Text joined(std::vector<Text> texts, std::string_view between = "; ");

}  // namespace tungdong::reports
