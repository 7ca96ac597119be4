#include "ledger/words/catalogue.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include <fmt/format.h>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

std::vector<Entry> merged() {
  std::vector<Entry> all;
  for (const auto table : {refusals_of_rules(),  refusals_of_chart(),   refusals_of_files(),    refusals_of_proofs(),
                           failures(),           terms_of_money(),      terms_of_results(),     terms_of_evidence(),
                           headings(),           words_of_command(),    words_of_reports(),     words_of_fields(),
                           money_report_words(), result_report_words(), promise_report_words(), audit_words(),
                           check_words(),        salvage_words(),       footing_words(),        reconciliation_words(),
                           render_words(),       spreadsheet_words(),   import_words()})
    all.insert(all.end(), table.begin(), table.end());
  std::ranges::sort(all, {}, &Entry::id);
  const auto twice = std::ranges::adjacent_find(all, std::ranges::equal_to(), &Entry::id);
  if (twice != all.end()) throw std::logic_error(fmt::format("the catalogue has {} twice", twice->id));
  return all;
}

}  // namespace

std::span<const Entry> catalogue() {
  static const std::vector<Entry> all = merged();
  return all;
}

const Entry* find_word(std::string_view id) {
  const auto all = catalogue();
  const auto place = std::ranges::lower_bound(all, id, {}, &Entry::id);
  return place != all.end() && place->id == id ? &*place : nullptr;
}

std::string_view word(std::string_view id, Lang lang) {
  const Entry* entry = find_word(id);
  if (entry == nullptr) throw std::logic_error(fmt::format("the catalogue has no {}", id));
  return lang == Lang::vi ? entry->vi : entry->en;
}

}  // namespace tungdong::words
