#include "ledger/book/query/chart_view.hpp"

namespace tungdong::book {

namespace {

// No tree of the chart is deeper; a version that names its own child as parent must not hang a report.
constexpr int deepest = 32;

template <class T>
bool within(const std::map<std::string, T, std::less<>>& nodes, std::string_view code, std::string_view above) {
  for (int depth = 0; depth < deepest && !code.empty(); ++depth) {
    if (code == above) return true;
    const auto node = nodes.find(code);
    if (node == nodes.end()) return false;
    code = node->second.parent;
  }
  return false;
}

}  // namespace

const chart::Document* ChartView::document(const std::string& code) {
  const auto [place, fresh] = documents_.try_emplace(code);
  if (fresh)
    if (auto known = record_in_force<chart::Document>(store_, moment_, code)) place->second = std::move(known->value);
  const auto& known = place->second;
  return known ? &*known : nullptr;
}

std::string ChartView::unit_of(std::string_view owner) {
  const auto holder = chart::Holder::read(owner);
  if (!holder || holder->type == chart::HolderType::source) return {};
  if (holder->type == chart::HolderType::unit) return holder->code;
  const chart::Project* project = this->project(holder->code);
  return project == nullptr ? std::string() : project->unit;
}

std::vector<std::string> ChartView::line_of(std::string code) {
  std::vector<std::string> line;
  for (int depth = 0; depth < deepest && !code.empty(); ++depth) {
    line.push_back(code);
    const chart::Unit* unit = this->unit(code);
    code = unit == nullptr ? std::string() : unit->parent;
  }
  return line;
}

std::string ChartView::programme_of(std::string component) {
  for (int depth = 0; depth < deepest; ++depth) {
    const chart::Component* node = this->component(component);
    if (node == nullptr || node->parent.empty()) break;
    component = node->parent;
  }
  return component;
}

bool ChartView::unit_within(std::string_view code, std::string_view above) {
  return within(units(), code, above);
}

bool ChartView::component_within(std::string_view code, std::string_view above) {
  return within(components(), code, above);
}

}  // namespace tungdong::book
