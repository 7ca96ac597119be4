#include "reports/unknown_codes.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "ledger/book/query/records.hpp"
#include "ledger/journal/text.hpp"
#include "reports/nearest.hpp"

namespace tungdong::reports {

namespace {

constexpr std::size_t most_near = 3;
constexpr std::size_t most_slips = 2;  // letters added, left out or mistaken

// How far a code and its name are from what was written: by its letters, or 0 where the name has them all.
std::size_t distance(const std::string& typed, const std::string& code, const std::string& name) {
  if (typed.size() >= most_slips && journal::fold(name).find(typed) != std::string::npos) return 0;
  return slips(typed, journal::fold(code));
}

// What is said of a code without any near it, and with some.
struct Refusing {
  std::string_view alone;
  std::string_view near;
};

template <class T>
void look_up(book::Store& store, const std::string& code, Refusing refusing, words::Refusals& refusals) {
  if (code.empty()) return;
  std::map<std::string, std::string> names;  // by code, the last
  for (auto& known : book::records_of<T>(store, {}))
    names.insert_or_assign(known.value.code, std::move(known.value.name));
  if (names.contains(code)) return;
  const std::string typed = journal::fold(code);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& [one, name] : names)
    if (const std::size_t far = distance(typed, one, name); far <= std::min(most_slips, typed.size() / 2))
      near.emplace_back(far, fmt::format("{} ({})", one, name));
  std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string>::first);
  std::string nearest;
  for (std::size_t i = 0; i < std::min(near.size(), most_near); ++i) nearest += (i > 0 ? ", " : "") + near[i].second;
  if (nearest.empty())
    refusals.push_back({refusing.alone, {{"code", code}}});
  else
    refusals.push_back({refusing.near, {{"code", code}, {"near", nearest}}});
}

}  // namespace

words::Refusals unknown_codes(book::Book& book, const Question& question) {
  words::Refusals refusals;
  look_up<chart::Unit>(book.store(), question.unit, {"report-unknown-unit", "report-unknown-unit-near"}, refusals);
  look_up<chart::Component>(book.store(), question.component,
                            {"report-unknown-component", "report-unknown-component-near"}, refusals);
  look_up<chart::Project>(book.store(), question.project, {"report-unknown-project", "report-unknown-project-near"},
                          refusals);
  look_up<chart::Source>(book.store(), question.source, {"report-unknown-source", "report-unknown-source-near"},
                         refusals);
  return refusals;
}

}  // namespace tungdong::reports
