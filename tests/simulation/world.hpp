#pragma once
// What the model is told of the chart and the law: plain tables, written down from the law and the design, not read
// from the book. The registrar's book is made to say the same.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tungdong::simulation {

inline const std::string chart_date = "2025-01-01";
inline const std::string today = "2026-07-01";

enum class Level : std::uint8_t { central, province, district, commune, outside };
enum class Capital : std::uint8_t { investment, recurrent, none };
enum class Family : std::uint8_t { budget, oda, credit, cash, in_kind };

struct Unit {
  Level level{};
  std::string parent;
  std::string from{};  // its first day; empty: since ever
};
const std::map<std::string, Unit>& units();

struct Project {
  std::string unit;  // that runs it at first
  std::string component;
  std::int64_t investment{};
  bool linked{};
};
const std::map<std::string, Project>& projects();

struct Contract {
  std::string project;
  std::int64_t value{};
  int advance_percent{};  // that it states itself; 100 where it states none
  std::string until;
};
const std::map<std::string, Contract>& contracts();

struct Source {
  Level level{};
  Capital capital{};
  Family family{};
};
const std::map<std::string, Source>& sources();
const std::map<std::string, bool>& components();  // and whether each is a leaf
const std::map<std::string, int>& documents();    // and in how many parts each is entered; 0: in none

struct Actor {
  std::string duty;
  std::string unit;
  std::string until{};  // last day
};
const std::map<std::string, Actor>& actors();  // at first
inline const std::string hired_on = "2025-01-02";
// From which amount on a second person is needed.
const std::map<std::string, std::int64_t>& policy();

// A way that money may go. Its ends are `stage:type`.
struct Way {
  std::string_view kind;
  std::string_view from;
  std::string_view to;
  std::string_view relation;
  std::string_view needs;  // names with blanks around each

  bool need(std::string_view name) const;
};
const std::vector<Way>& ways();

// Pieces of a stand.
std::string stage_of(const std::string& stand);
std::string type_of(const std::string& stand);
std::string code_of(const std::string& stand);
// The project of a stand of a project or a contract; nothing for others.
std::string project_of(const std::string& stand);
std::string holder_of(const std::string& stand);

bool within(std::string unit, const std::string& above);
bool level_in_force(Level level, const std::string& date);
// Of 2025>2026 the year is 2026: when it may be spent.
int year_of(const std::string& period);
std::string day(int year, std::string_view month_and_day);

}  // namespace tungdong::simulation
