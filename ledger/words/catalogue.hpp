#pragma once
// All words that a user sees, in both languages, in one place. A test fails where one is missing or where the two
// languages do not speak of the same arguments.
//
// An id is a family and a name. Sentences are written with a capital and a full stop; terms in lower case, so that they
// can stand within a sentence; titles and headings of columns with a capital.
//
//   refusal.<code>    a sentence: what is wrong, with the numbers, and what to do
//   stand.<stage>     a stage with its {holder}: "dự toán chưa phân bổ của đơn vị 11"
//   place.<part>      where a refusal is: file, row, line
//   rule.<first part> a dated rule by the first part of its code
//   column.<name>, report.<name>, table.<name>   headings, titles and what stands around a table
//   ui.<name>         what the command says of its own work
//   no_change, no_share, no_ratio, no_quantity, undecided   why there is no number, as the half of a sentence
//   <enumeration>.<name>   terms by the names that records use: stage.available, kind.pay, record.unit, level.commune,
//                     holder, relation, guard, attribute, capital, family, project_type, result_level, direction,
//                     accumulation, measure, bound, nature, status, operator, target_form, basis, outcome

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/words/refusal.hpp"

namespace tungdong::words {

struct Entry {
  std::string_view id;  // "refusal.insufficient", "stage.available", "column.amount"
  std::string_view vi;
  std::string_view en;
};

// Every word, sorted by id, each id once (checked when first asked for; throws std::logic_error otherwise).
std::span<const Entry> catalogue();

// The words under an id, as they stand; throws std::logic_error where the catalogue has none.
std::string_view word(std::string_view id, Lang);

// The same, or nothing.
const Entry* find_word(std::string_view id);

// The sentence under an id with its {named} places filled; throws std::logic_error where the catalogue has none.
//   - amounts and dates as `print` has them; integers grouped from 10.000 on, save numbers that name a thing: a record,
//     row, line, year, version or edition
//   - a name of an enumeration under an argument that is known to hold one (kind, level, relation, family …) as its
//     term; a stand or holder under `from`, `to` and `holder` in words; a percentage or quantity with its decimals
//     after ','; any other text as it is, its control characters as spaces
//   - a place whose argument is missing stays as it is, "{name}": a refusal never fails because of what it says
std::string say(std::string_view id, Lang, const std::vector<std::pair<std::string_view, Arg>>& args);

// "1.234.567 ₫" in both languages: one book, one style of numbers.
std::string print(money::Dong, Lang);
// 31/12/2025 in Vietnamese, 2025-12-31 in English.
std::string print(date::year_month_day, Lang);

}  // namespace tungdong::words
