#include "tools/sheet/line.hpp"

#include <fmt/format.h>

#include "ledger/journal/text.hpp"
#include "ledger/words/catalogue.hpp"

namespace tungdong::tools {

namespace {

using chart::Holder;
using chart::HolderType;
using rules::Attribute;
using rules::Flow;
using rules::Guard;
using rules::Kind;

constexpr std::array<std::string_view, 15> own_columns{
    "kind",   "amount",       "unit",      "to_unit",    "project",  "contract", "source", "component",
    "period", "to_component", "to_period", "from_stage", "to_stage", "from",     "to"};

// The holder that a row names for one end of a flow; an empty code where it names none.
Holder holder_at(const Cells& cells, HolderType type, bool to) {
  switch (type) {
    case HolderType::source:
      return {type, std::string(cells["source"])};
    case HolderType::unit: {
      const std::string_view there = cells["to_unit"];
      return {type, std::string(to && !there.empty() ? there : cells["unit"])};
    }
    case HolderType::project:
      return {type, std::string(cells["project"])};
    case HolderType::contract:
      return {type, std::string(cells["contract"])};
  }
  return {};
}

// Whether a flow is what the row's columns describe: it uses every holder that is named, and none that is not.
bool fits(const Flow& flow, const Cells& cells) {
  const auto uses = [&](HolderType type) { return flow.from_holder == type || flow.to_holder == type; };
  const auto named = [&](std::string_view column) { return !cells[column].empty(); };
  const auto stage = [&](std::string_view column, chart::Stage there) {
    return !named(column) || cells[column] == record::name_of(there);
  };
  if (uses(HolderType::contract) != named("contract")) return false;
  if (uses(HolderType::project) && !named("project")) return false;
  if (named("project") && !uses(HolderType::project) && !uses(HolderType::contract)) return false;
  const bool two_units = flow.from_holder == HolderType::unit && flow.to_holder == HolderType::unit &&
                         flow.relation != rules::Relation::same;
  if (uses(HolderType::unit) != (named("unit") || named("to_unit"))) return false;
  if (two_units != (named("unit") && named("to_unit"))) return false;
  if (flow.guards.has(Guard::upper_named) != named("upper") && flow.kind == Kind::receive) return false;
  if (flow.guards.has(Guard::in_kind) != named("quantity") && flow.kind == Kind::contribute) return false;
  return stage("from_stage", flow.from) && stage("to_stage", flow.to);
}

void read_ends(const Cells& cells, rules::Line& line, words::Refusals& refusals) {
  const std::string_view from = cells["from"];
  const std::string_view to = cells["to"];
  if (!from.empty() || !to.empty()) {
    read_cell("entry", "from", from, {}, line.from, refusals);
    read_cell("entry", "to", to, {}, line.to, refusals);
    if (from.empty() || to.empty()) refusals.push_back(record::field_missing("entry", from.empty() ? "from" : "to"));
    return;
  }
  std::vector<const Flow*> fitting;
  for (const Flow& flow : rules::flows())
    if (flow.kind == line.kind && fits(flow, cells)) fitting.push_back(&flow);
  if (fitting.size() != 1) {
    refusals.push_back(
        {"ends-unclear",
         {{"kind", std::string(record::name_of(line.kind))}, {"count", static_cast<std::int64_t>(fitting.size())}}});
    return;
  }
  const Flow& flow = *fitting.front();
  line.from = {flow.from, holder_at(cells, flow.from_holder, false)};
  line.to = {flow.to, holder_at(cells, flow.to_holder, true)};
}

}  // namespace

std::vector<std::string> entry_columns() {
  std::vector<std::string> columns{"date", "doc", "entry", "part", "_key", "_fate", "_reason"};
  columns.insert(columns.end(), own_columns.begin(), own_columns.end());
  for (const std::string_view attribute : record::Names<Attribute>::names) columns.emplace_back(attribute);
  return columns;
}

std::optional<Kind> read_kind(std::string_view text) {
  if (const auto kind = record::named<Kind>(text)) return kind;
  const std::string folded = journal::fold(text);
  for (std::size_t i = 0; i < rules::kind_count; ++i) {
    const auto kind = static_cast<Kind>(i);
    std::string_view names = words::word(fmt::format("kind.{}", record::name_of(kind)), words::Lang::vi);
    if (journal::fold(names) == folded) return kind;
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find(','));
      names.remove_prefix(std::min(names.size(), name.size() + 1));
      if (journal::fold(name) == folded) return kind;
    }
  }
  return std::nullopt;
}

std::expected<rules::Line, words::Refusals> read_line(const Cells& cells, const NumberForm& form) {
  rules::Line line;
  words::Refusals refusals;
  for (const std::string_view required : {"kind", "amount", "source", "component", "period"})
    if (cells[required].empty()) refusals.push_back(record::field_missing("entry", required));
  read_cell("entry", "amount", cells["amount"], form, line.amount, refusals);
  line.source = cells["source"];
  line.component = cells["component"];
  line.to_component = cells["to_component"];
  read_cell("entry", "period", cells["period"], form, line.period, refusals);
  read_cell("entry", "to_period", cells["to_period"], form, line.to_period, refusals);
  for (std::size_t i = 0; i < rules::attribute_count; ++i) {
    const auto attribute = static_cast<Attribute>(i);
    line.attributes.set(attribute, std::string(cells[record::name_of(attribute)]));
  }
  if (const auto kind = read_kind(cells["kind"])) {
    line.kind = *kind;
    read_ends(cells, line, refusals);
  } else if (!cells["kind"].empty()) {
    refusals.push_back({"unknown-kind-of-entry", {{"text", std::string(cells["kind"])}}});
  }
  if (!refusals.empty()) return std::unexpected(std::move(refusals));
  return line;
}

}  // namespace tungdong::tools
