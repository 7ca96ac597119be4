#include "reports/list.hpp"

#include <algorithm>

#include "ledger/book/query/entries.hpp"
#include "ledger/rules/flow.hpp"
#include "reports/enumeration.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

namespace {

Cell number(std::int64_t value) {
  return money::Decimal(value, 0);
}

template <class V>
constexpr ColumnType type_of() {
  if constexpr (record::IsOptional<V>::value)
    return type_of<typename V::value_type>();
  else if constexpr (std::is_same_v<V, money::Dong>)
    return ColumnType::dong;
  else if constexpr (std::is_same_v<V, money::Decimal> || std::is_same_v<V, std::int64_t>)
    return ColumnType::number;
  else if constexpr (std::is_same_v<V, Date>)
    return ColumnType::date;
  else
    return ColumnType::text;
}

template <class V>
Cell cell_of(const V& value) {
  if constexpr (record::IsOptional<V>::value) {
    return value ? cell_of(*value) : Cell(Empty{});
  } else if constexpr (std::is_same_v<V, std::string>) {
    return data(value);
  } else if constexpr (std::is_same_v<V, bool>) {
    return term(value ? "list.yes" : "list.no");
  } else if constexpr (std::is_same_v<V, std::int64_t>) {
    return number(value);
  } else if constexpr (record::Named<V>) {
    return named(family_of<V>(), value);
  } else if constexpr (record::IsVector<V>::value) {
    std::string all;
    for (const std::string& item : value) all += (all.empty() ? "" : ", ") + item;
    return data(all);
  } else if constexpr (record::Textual<V> && !std::is_same_v<V, money::Decimal>) {
    return data(value.text());
  } else {
    return value;
  }
}

// Whether a filter of the question lets a field's value through.
bool passes(Scope& scope, std::string_view field, const std::string& value) {
  const Question& question = scope.question();
  if (field == "unit" || field == "place") return scope.takes_place(value);
  if (field == "component") return scope.takes_component(value);
  if (field == "project") return question.project.empty() || value == question.project;
  if (field == "source") return question.source.empty() || value == question.source;
  return true;
}

template <class T>
bool wanted(Scope& scope, const T& record) {
  bool all = true;
  T::fields([&](std::string_view field, auto member, record::Need) {
    using Value = std::remove_cvref_t<decltype(record.*member)>;
    // The figures and indicators have a `unit` of another kind: of measure.
    constexpr bool measured = requires {
      record.unit_en;
    };
    if constexpr (std::is_same_v<Value, std::string>)
      if (!(measured && field == "unit")) all = all && passes(scope, field, record.*member);
  });
  return all;
}

// The fields of a kind as columns, the key first; those that say something in at least one record.
template <class T>
void columns_of(const std::vector<const rules::Known<T>*>& records, Table& table, std::vector<std::string>& fields) {
  T::fields([&](std::string_view field, auto member, record::Need need) {
    using Value = std::remove_cvref_t<decltype(std::declval<T>().*member)>;
    const auto says = [&](const auto* known) { return record::present(known->value.*member); };
    if (need == record::Need::optional && std::ranges::none_of(records, says)) return;
    Column column{std::string(field), term("field." + std::string(field)), type_of<Value>()};
    const auto place = need == record::Need::key ? table.columns.begin() : table.columns.end();
    fields.insert(need == record::Need::key ? fields.begin() : fields.end(), std::string(field));
    table.columns.insert(place, std::move(column));
  });
}

template <class T>
void fill(Scope& scope, Table& table, std::size_t most) {
  const auto all = book::records_of<T>(scope.store(), scope.moment());
  std::vector<const rules::Known<T>*> chosen;
  std::size_t beside = 0;
  for (const auto& known : all) {
    if (!wanted(scope, known.value)) continue;
    if (chosen.size() < most)
      chosen.push_back(&known);
    else
      ++beside;
  }
  std::vector<std::string> fields;
  columns_of<T>(chosen, table, fields);
  table.columns.push_back({"record", term("column.record"), ColumnType::number});
  table.columns.push_back({"record_date", term("column.date"), ColumnType::date});
  table.columns.push_back({"doc", term("column.document"), ColumnType::code});
  for (const auto* known : chosen) {
    Row row;
    row.cells.resize(fields.size());
    T::fields([&](std::string_view field, auto member, record::Need) {
      const auto place = std::ranges::find(fields, field);
      if (place != fields.end())
        row.cells[static_cast<std::size_t>(place - fields.begin())] = cell_of(known->value.*member);
    });
    row.cells.insert(row.cells.end(), {number(known->record), known->date, Code{known->doc}});
    table.rows.push_back(std::move(row));
  }
  if (beside > 0) table.notes.push_back(term("list.more", {{"count", static_cast<std::int64_t>(beside)}}));
}

void fill_entries(Scope& scope, Table& table, std::size_t most) {
  table.columns = {
      {"record", term("column.record"), ColumnType::number},  {"date", term("column.date"), ColumnType::date},
      {"kind", term("column.kind"), ColumnType::text},        {"lines", term("list.lines"), ColumnType::number},
      {"amount", term("column.amount"), ColumnType::dong},    {"doc", term("column.document"), ColumnType::code},
      {"reverses", term("list.reverses"), ColumnType::number}};
  for (const book::EntrySum& entry : book::entries(scope.store(), scope.moment(), static_cast<std::int64_t>(most))) {
    Row row;
    row.cells = {number(entry.record),
                 entry.date,
                 named("kind", entry.kind),
                 number(entry.lines),
                 entry.amount,
                 Code{entry.doc},
                 entry.reverses ? number(*entry.reverses) : Cell(Empty{})};
    table.rows.push_back(std::move(row));
  }
  const auto beside = book::entry_count(scope.store(), scope.moment()) - static_cast<std::int64_t>(table.rows.size());
  if (beside > 0) table.notes.push_back(term("list.more", {{"count", beside}}));
  if (scope.question().filters_money()) table.notes.push_back(term("list.unfiltered"));
}

void fill_flows(Table& table) {
  table.columns = {{"kind", term("column.kind"), ColumnType::text},
                   {"from", term("column.from"), ColumnType::text},
                   {"from_holder", term("list.from_holder"), ColumnType::text},
                   {"to", term("column.to"), ColumnType::text},
                   {"to_holder", term("list.to_holder"), ColumnType::text},
                   {"relation", term("list.relation"), ColumnType::text},
                   {"guards", term("list.guards"), ColumnType::text},
                   {"changes", term("list.changes"), ColumnType::text}};
  table.layout = Layout::cards;
  table.keys = 1;
  for (const rules::Flow& flow : rules::flows()) {
    std::vector<Text> guards;
    for (std::size_t i = 0; i < rules::guard_count; ++i)
      if (flow.guards.has(static_cast<rules::Guard>(i))) guards.push_back(named("guard", static_cast<rules::Guard>(i)));
    static constexpr std::array<std::string_view, 3> changes{"list.changes_nothing", "list.changes_component",
                                                             "list.changes_period"};
    Row row;
    row.cells = {named("kind", flow.kind),          named("stage", flow.from),
                 named("holder", flow.from_holder), named("stage", flow.to),
                 named("holder", flow.to_holder),   named("relation", flow.relation),
                 joined(std::move(guards)),         term(std::string(changes[static_cast<std::size_t>(flow.changes)]))};
    table.rows.push_back(std::move(row));
  }
}

}  // namespace

std::vector<std::string_view> listable() {
  std::vector<std::string_view> kinds;
  rules::for_each_kind([&]<class T>() { kinds.push_back(T::kind); });
  kinds.push_back("flow");
  return kinds;
}

std::expected<Page, words::Refusals> list(book::Book& book, std::string_view kind, const Question& question,
                                          std::size_t most) {
  const auto kinds = listable();
  if (std::ranges::find(kinds, kind) == kinds.end()) {
    std::string names;
    for (const std::string_view one : kinds) names += (names.empty() ? "" : ", ") + std::string(one);
    return std::unexpected(words::Refusals{{"report-no-kind", {{"name", std::string(kind)}, {"names", names}}}});
  }
  Scope scope(book, question);
  Page page = scope.begin("list");
  const Text what = term(kind == "flow" ? "list.flow" : "record." + std::string(kind));
  Table table = make_table(std::string(kind), term("list.title", {{"what", what}}), {});
  if (kind == "flow") fill_flows(table);
  rules::for_each_kind([&]<class T>() {
    if (kind != T::kind) return;
    if constexpr (std::is_same_v<T, rules::Entry>)
      fill_entries(scope, table, most);
    else
      fill<T>(scope, table, most);
  });
  page.tables.push_back(std::move(table));
  return page;
}

}  // namespace tungdong::reports
