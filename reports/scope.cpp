#include "reports/scope.hpp"

#include "ledger/book/query/provenance.hpp"

namespace tungdong::reports {

namespace {

template <class T>
Text name_of(const T* record, const std::string& code) {
  return record == nullptr ? data(code) : data(record->name, record->name_en);
}

}  // namespace

Scope::Scope(book::Book& book, const Question& question)
    : store_(book.store()), question_(question), chart_(book.store(), question.moment()) {
  if (!store_.connection().in_transaction()) reading_.emplace(store_.connection(), sql::Transaction::Kind::read);
}

Date Scope::day() {
  if (question_.as_of) return *question_.as_of;
  const auto last = store_.connection()
                        .cached(
                            "SELECT MAX(date) FROM ("
                            "SELECT * FROM (SELECT date FROM entry WHERE record <= $1 ORDER BY date DESC LIMIT 1) "
                            "UNION ALL SELECT date FROM observation WHERE record <= $1 "
                            "UNION ALL SELECT date FROM promise WHERE record <= $1 "
                            "UNION ALL SELECT date FROM revisit WHERE record <= $1 "
                            "UNION ALL SELECT date FROM finding WHERE record <= $1)")
                        .one_int64(moment().last_record());
  return last ? book::day_of(*last) : date::year{1970} / date::January / 1;
}

const std::vector<book::Standing>& Scope::accounts() {
  if (!accounts_) accounts_ = book::accounts(store_, moment());
  return *accounts_;
}

bool Scope::takes(const std::string& owner, const chart::Account& account) {
  if (!question_.source.empty() && account.source != question_.source) return false;
  if (question_.period && !takes_period(account.period)) return false;
  if (!takes_component(account.component)) return false;
  if (!question_.project.empty() && owner != "project:" + question_.project) return false;
  return question_.unit.empty() || chart_.unit_within(chart_.unit_of(owner), question_.unit);
}

bool Scope::takes_place(const std::string& unit) {
  return question_.unit.empty() || chart_.unit_within(unit, question_.unit);
}

bool Scope::takes_component(const std::string& component) {
  return question_.component.empty() || chart_.component_within(component, question_.component);
}

bool Scope::takes_period(const chart::Period& period) const {
  if (!question_.period || *question_.period == period) return true;
  const chart::Period& asked = *question_.period;
  return !asked.is_span() && !asked.is_extended() && period.extended == asked.first;
}

chart::Family Scope::family(const std::string& source) {
  const chart::Source* known = chart_.source(source);
  return known == nullptr ? chart::Family::budget : known->family;
}

Text Scope::unit_name(const std::string& code) {
  return name_of(chart_.unit(code), code);
}
Text Scope::component_name(const std::string& code) {
  return name_of(chart_.component(code), code);
}
Text Scope::source_name(const std::string& code) {
  return name_of(chart_.source(code), code);
}
Text Scope::project_name(const std::string& code) {
  return name_of(chart_.project(code), code);
}

Text Scope::holder_name(const chart::Holder& holder) {
  const Text type = named("holder", holder.type);
  Text name;
  switch (holder.type) {
    case chart::HolderType::source:
      name = source_name(holder.code);
      break;
    case chart::HolderType::unit:
      name = unit_name(holder.code);
      break;
    case chart::HolderType::project:
      name = project_name(holder.code);
      break;
    case chart::HolderType::contract:
      break;
  }
  const bool named = !name.empty() && name.vi != holder.code;
  return named ? term("report.holder", {{"type", type}, {"code", data(holder.code)}, {"name", name}})
               : term("report.holder_code", {{"type", type}, {"code", data(holder.code)}});
}

bool Scope::takes_project(const std::string& project) {
  if (!question_.project.empty() && project != question_.project) return false;
  const chart::Project* known = chart_.project(project);
  return known != nullptr && takes_place(known->unit) && takes_component(known->component);
}

Page Scope::begin(std::string id) {
  const book::Provenance from = book::provenance(store_, moment());
  Page page;
  page.title = term("report." + id);
  page.id = std::move(id);
  page.origin = {.book = from.book.code,
                 .name = data(from.book.name, from.book.name_en),
                 .label = from.book.label,
                 .size = from.size,
                 .root = from.root,
                 .as_of = question_.as_of,
                 .known_at = question_.known_at,
                 .filters = {}};
  const auto add = [&](std::string_view column, const std::string& code, const Text& name) {
    if (code.empty()) return;
    const Text what = term("column." + std::string(column));
    page.origin.filters.push_back(name.empty() || name.vi == code
                                      ? term("report.filter_word", {{"what", what}, {"name", data(code)}})
                                      : term("report.filter", {{"what", what}, {"code", data(code)}, {"name", name}}));
  };
  add("component", question_.component, component_name(question_.component));
  add("unit", question_.unit, unit_name(question_.unit));
  add("project", question_.project, project_name(question_.project));
  add("source", question_.source, source_name(question_.source));
  if (question_.purpose)
    page.origin.filters.push_back(
        term("report.filter_word", {{"what", term("column.purpose")}, {"name", named("purpose", *question_.purpose)}}));
  add("contract", question_.contract, Text());
  if (question_.check)
    page.origin.filters.push_back(
        term("report.filter_word", {{"what", term("audit.check")}, {"name", named("check", *question_.check)}}));
  if (question_.price_year)
    page.origin.filters.push_back(
        term("report.prices", {{"year", std::int64_t{*question_.price_year}}, {"index", data(question_.price_index)}}));
  if (question_.period) add("period", question_.period->text(), period_mark(*question_.period));
  return page;
}

Text period_mark(const chart::Period& period) {
  if (period.is_span()) return term("period.span");
  if (period.is_extended())
    return term("period.extended", {{"first", std::int64_t{period.first}}, {"last", std::int64_t{period.extended}}});
  return term("period.year");
}

}  // namespace tungdong::reports
