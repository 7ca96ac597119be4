#include <algorithm>
#include <array>
#include <map>

#include "ledger/journal/text.hpp"
#include "reports/list.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

namespace {

struct Found {
  std::string_view kind;
  std::string code;
  Text name;
  std::int64_t record{};
  Date date;
  bool whole{};  // the code is the text asked for
};

constexpr std::array<std::string_view, 8> searched{"code",     "name",   "name_en",    "title",
                                                   "title_en", "number", "contractor", "state_code"};

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  while (!folded.empty()) {
    const std::string_view word = folded.substr(0, folded.find(' '));
    if (!word.empty()) words.emplace_back(word);
    folded.remove_prefix(std::min(folded.size(), word.size() + 1));
  }
  return words;
}

template <class T>
concept Coded = requires(const T& record) {
  record.code;
};

template <class T>
std::string_view text_of(const T& record, std::string_view wanted) {
  std::string_view text;
  T::fields([&](std::string_view field, auto member, record::Need) {
    using Value = std::remove_cvref_t<decltype(record.*member)>;
    if constexpr (std::is_same_v<Value, std::string>)
      if (field == wanted) text = record.*member;
  });
  return text;
}

template <Coded T>
void search(Scope& scope, const std::vector<std::string>& words, const std::string& folded, std::vector<Found>& found) {
  std::map<std::string, Found> last;
  for (const auto& known : book::records_of<T>(scope.store(), scope.moment())) {
    std::string all;
    for (const std::string_view field : searched) {
      const std::string_view text = text_of(known.value, field);
      if (!text.empty()) all += journal::fold(text) + '\n';
    }
    if (!std::ranges::all_of(words, [&](const std::string& word) { return all.find(word) != std::string::npos; }))
      continue;
    const std::string code(text_of(known.value, "code"));
    Text name = data(std::string(text_of(known.value, "name")), std::string(text_of(known.value, "name_en")));
    if (name.empty())
      name = data(std::string(text_of(known.value, "title")), std::string(text_of(known.value, "title_en")));
    if (name.empty()) name = data(std::string(text_of(known.value, "contractor")));
    const bool whole = journal::fold(code) == folded;
    last.insert_or_assign(code, Found{T::kind, code, std::move(name), known.record, known.date, whole});
  }
  for (auto& [code, one] : last) found.push_back(std::move(one));
}

}  // namespace

Page find(book::Book& book, std::string_view text, const Question& question, std::size_t most) {
  Scope scope(book, question);
  Page page = scope.begin("find");
  const std::string folded = journal::fold(text);
  const auto words = words_of(folded);
  std::vector<Found> found;
  if (!words.empty())
    rules::for_each_kind([&]<class T>() {
      if constexpr (Coded<T>) search<T>(scope, words, folded, found);
    });
  std::ranges::stable_sort(found, [](const Found& left, const Found& right) { return left.whole > right.whole; });
  Table table = make_table("found", term("list.found", {{"text", data(std::string(text))}}),
                           {{"code", term("column.code"), ColumnType::code},
                            {"kind", term("column.kind"), ColumnType::text},
                            {"name", term("column.name"), ColumnType::text},
                            {"record", term("column.record"), ColumnType::number},
                            {"date", term("column.date"), ColumnType::date}});
  for (std::size_t i = 0; i < found.size() && i < most; ++i) {
    Row row;
    row.cells = {Code{found[i].code}, term("record." + std::string(found[i].kind)), found[i].name,
                 money::Decimal(found[i].record, 0), found[i].date};
    table.rows.push_back(std::move(row));
  }
  if (found.size() > most)
    table.notes.push_back(term("list.more", {{"count", static_cast<std::int64_t>(found.size() - most)}}));
  page.tables.push_back(std::move(table));
  return page;
}

}  // namespace tungdong::reports
