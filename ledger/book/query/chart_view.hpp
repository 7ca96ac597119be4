#pragma once
// The chart at a moment: what codes stand for, and what lies below what.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/book/query/records.hpp"
#include "ledger/chart/document.hpp"
#include "ledger/chart/programme.hpp"
#include "ledger/chart/project.hpp"
#include "ledger/chart/unit.hpp"

namespace tungdong::book {

class ChartView {
 public:
  ChartView(Store& store, Moment moment) : store_(store), moment_(moment) {}

  // The version in force, or null where there is none yet. Each kind is loaded whole when it is first asked for.
  const chart::Unit* unit(std::string_view code) { return find(units(), code); }
  const chart::Component* component(std::string_view code) { return find(components(), code); }
  const chart::Source* source(std::string_view code) { return find(sources(), code); }
  const chart::Project* project(std::string_view code) { return find(projects(), code); }
  // Looked up one by one: there may be as many as there are entries.
  const chart::Document* document(const std::string& code);

  using Units = std::map<std::string, chart::Unit, std::less<>>;
  using Components = std::map<std::string, chart::Component, std::less<>>;
  using Sources = std::map<std::string, chart::Source, std::less<>>;
  using Projects = std::map<std::string, chart::Project, std::less<>>;
  const Units& units() { return load(units_); }
  const Components& components() { return load(components_); }
  const Sources& sources() { return load(sources_); }
  const Projects& projects() { return load(projects_); }

  // The unit to whose authority an account's money belongs: of the owner "unit:11" 11, of "project:DA" the unit that
  // runs it; empty for a source.
  std::string unit_of(std::string_view owner);

  // A unit and all that it lies below, upwards; nothing for no code.
  std::vector<std::string> line_of(std::string code);

  // The programme that a component belongs to: the root of its tree.
  std::string programme_of(std::string component);

  // Whether a code is the other one or lies below it in the tree.
  bool unit_within(std::string_view code, std::string_view above);
  bool component_within(std::string_view code, std::string_view above);

 private:
  template <class T>
  static const T* find(const std::map<std::string, T, std::less<>>& records, std::string_view code) {
    const auto found = records.find(code);
    return found == records.end() ? nullptr : &found->second;
  }
  template <class T>
  const std::map<std::string, T, std::less<>>& load(std::optional<std::map<std::string, T, std::less<>>>& records) {
    if (records) return *records;
    records.emplace();
    for (auto& known : records_of<T>(store_, moment_))
      records->insert_or_assign(known.value.code, std::move(known.value));
    return *records;
  }

  Store& store_;
  Moment moment_;
  std::optional<Units> units_;
  std::optional<Components> components_;
  std::optional<Sources> sources_;
  std::optional<Projects> projects_;
  std::map<std::string, std::optional<chart::Document>> documents_;
};

}  // namespace tungdong::book
