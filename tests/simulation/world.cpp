#include "tests/simulation/world.hpp"

#include <fmt/format.h>

namespace tungdong::simulation {

const std::map<std::string, Unit>& units() {
  static const std::map<std::string, Unit> units{
      {"VN", {Level::central, ""}},
      {"11", {Level::province, "VN"}},
      {"22", {Level::province, "VN"}},
      {"11-SO", {Level::province, "11"}},
      {"112", {Level::district, "11"}},
      {"03203", {Level::commune, "11"}},
      {"03300", {Level::commune, "11", "2025-07-01"}},
  };
  return units;
}

const std::map<std::string, Project>& projects() {
  static const std::map<std::string, Project> projects{
      {"DA", {"11", "CT-1", 10'000, true}},
      {"DB", {"11-SO", "CT-2", 6'000, false}},
      {"HT", {"03203", "CT-1", 3'000, true}},
  };
  return projects;
}

const std::map<std::string, Contract>& contracts() {
  static const std::map<std::string, Contract> contracts{
      {"HD", {"DA", 5'000, 100, ""}},
      {"HE", {"DA", 3'000, 100, ""}},
      {"HB", {"DB", 2'000, 20, "2026-03-31"}},
  };
  return contracts;
}

const std::map<std::string, Source>& sources() {
  static const std::map<std::string, Source> sources{
      {"NSTW-DT", {Level::central, Capital::investment, Family::budget}},
      {"NSTW-TX", {Level::central, Capital::recurrent, Family::budget}},
      {"NST-DT", {Level::province, Capital::investment, Family::budget}},
      {"NSH", {Level::district, Capital::investment, Family::budget}},
      {"TDCS", {Level::outside, Capital::none, Family::credit}},
      {"ODA", {Level::central, Capital::investment, Family::oda}},
      {"LONG-GHEP", {Level::central, Capital::investment, Family::cash}},
      {"DN", {Level::outside, Capital::none, Family::cash}},
      {"DAN-TIEN", {Level::outside, Capital::none, Family::cash}},
      {"DAN-HV", {Level::outside, Capital::none, Family::in_kind}},
  };
  return sources;
}

const std::map<std::string, bool>& components() {
  static const std::map<std::string, bool> components{{"CT", false}, {"CT-1", true}, {"CT-2", true}};
  return components;
}

const std::map<std::string, int>& documents() {
  static const std::map<std::string, int> documents{{"QD-1", 0},      {"QD-2", 0},      {"QD-1-PHAN", 1},
                                                    {"QD-2-PHAN", 2}, {"QD-3-PHAN", 3}, {"QD-4-PHAN", 2}};
  return documents;
}

const std::map<std::string, Actor>& actors() {
  static const std::map<std::string, Actor> actors{
      {"qt-1", {"administrator", "VN"}}, {"qt-2", {"administrator", "VN"}}, {"kt-vn", {"officer", "VN"}},
      {"cd-vn", {"approver", "VN"}},     {"kt-11", {"officer", "11"}},      {"cd-11", {"approver", "11"}},
      {"kiem-11", {"auditor", "11"}},    {"kt-so", {"officer", "11-SO"}},   {"kt-xa", {"officer", "03203"}},
      {"cd-xa", {"approver", "03203"}},
  };
  return actors;
}

const std::map<std::string, std::int64_t>& policy() {
  static const std::map<std::string, std::int64_t> policy{
      {"appropriate", 3'000}, {"send", 1'500}, {"pay", 300},          {"reverse", 400},
      {"entry", 6'000},       {"contract", 0}, {"acceptance", 1'200}, {"succession", 0},
      {"closing", 0},         {"open", 2'000}, {"lend", 500},         {"confirmation", 800}};
  return policy;
}

bool Way::need(std::string_view name) const {
  return needs.find(fmt::format(" {} ", name)) != std::string_view::npos;
}

const std::vector<Way>& ways() {
  static const std::vector<Way> ways{
      {"open", "origin:source", "available:unit", "source", " open once ceiling year "},
      {"open", "origin:source", "transit:unit", "source", " open once year "},
      {"open", "origin:source", "owed:unit", "source", " open once "},
      {"open", "origin:source", "assigned:project", "source", " open once leaf investment ceiling year "},
      {"open", "origin:source", "advanced:project", "source", " open once leaf investment ceiling final year "},
      {"open", "origin:source", "spent:project", "source", " open once leaf investment ceiling final year "},
      {"open", "origin:source", "settled:project", "source", " open once leaf investment ceiling final "},
      {"open", "origin:source", "owed:project", "source", " open once leaf "},
      {"open", "origin:source", "lent:project", "source", " open once leaf "},
      {"open", "origin:source", "committed:contract", "source", " open once leaf investment ceiling value year "},
      {"open", "origin:source", "advanced:contract", "source", " open once leaf investment ceiling final value year "},
      {"open", "origin:source", "held:contract", "source", " open once leaf investment ceiling final value year "},
      {"open", "origin:source", "spent:contract", "source", " open once leaf investment ceiling final value year "},
      {"open", "origin:source", "settled:contract", "source", " open once leaf investment ceiling final value "},
      {"appropriate", "origin:source", "available:unit", "source", " open level ceiling year "},
      {"contribute", "origin:source", "available:unit", "source", " open cash year "},
      {"contribute", "origin:source", "assigned:project", "source", " open leaf cash investment year "},
      {"contribute", "origin:source", "spent:project", "source", " open leaf in-kind investment linked year "},
      {"send", "available:unit", "transit:unit", "budget below", " open year "},
      {"receive", "transit:unit", "available:unit", "same", " open ceiling year "},
      {"receive", "origin:source", "available:unit", "source", " open upper ceiling year "},
      {"allot", "available:unit", "available:unit", "below", " open ceiling year "},
      {"reallocate", "available:unit", "available:unit", "same", " open basis ceiling year component "},
      {"succeed", "available:unit", "available:unit", "heir", " open ended "},
      {"succeed", "transit:unit", "transit:unit", "heir", " open ended "},
      {"succeed", "owed:unit", "owed:unit", "heir", " open ended "},
      {"fund", "available:unit", "assigned:project", "runs", " open leaf investment ceiling year "},
      {"lend", "origin:source", "lent:project", "source", " open leaf credit "},
      {"lend", "assigned:project", "lent:project", "same", " open entrusted year "},
      {"commit", "assigned:project", "committed:contract", "its contract", " open window in-force value final year "},
      {"advance", "committed:contract", "advanced:contract", "same",
       " open window in-force limit guarantee recovered final year "},
      {"advance", "assigned:project", "advanced:project", "same", " open window final year "},
      {"recover", "advanced:contract", "spent:contract", "same", " window accepted linked year "},
      {"recover", "advanced:project", "spent:project", "same", " window accepted listed linked year "},
      {"retain", "committed:contract", "held:contract", "same",
       " open window in-force accepted linked recovered final year "},
      {"pay", "committed:contract", "spent:contract", "same",
       " open window in-force accepted linked recovered final year "},
      {"pay", "assigned:project", "spent:project", "same", " open window accepted listed linked final year "},
      {"free", "held:contract", "spent:contract", "same", " window year "},
      {"repay", "lent:project", "assigned:project", "same", " budget year "},
      {"repay", "lent:project", "returned:unit", "run by", " budget settled "},
      {"repay", "lent:project", "origin:source", "source", " credit "},
      {"refund", "advanced:contract", "committed:contract", "same", " window year "},
      {"refund", "spent:contract", "committed:contract", "same", " window year "},
      {"refund", "held:contract", "committed:contract", "same", " window year "},
      {"refund", "advanced:project", "assigned:project", "same", " window year "},
      {"refund", "spent:project", "assigned:project", "same", " money window year "},
      {"refund", "settled:contract", "returned:unit", "run by", " settled "},
      {"refund", "settled:project", "returned:unit", "run by", " settled "},
      {"refund", "owed:project", "assigned:project", "same", " window year "},
      {"refund", "owed:project", "returned:unit", "run by", " settled "},
      {"refund", "owed:unit", "returned:unit", "same", " "},
      {"release", "committed:contract", "assigned:project", "its project", " year "},
      {"withdraw", "assigned:project", "available:unit", "has run", " came year "},
      {"withdraw", "transit:unit", "available:unit", "any", " came year "},
      {"withdraw", "available:unit", "available:unit", "any", " came year "},
      {"withdraw", "available:unit", "origin:source", "source", " came year "},
      {"withdraw", "assigned:project", "origin:source", "source", " came year "},
      {"disallow", "advanced:contract", "owed:project", "its project", " finding "},
      {"disallow", "spent:contract", "owed:project", "its project", " finding "},
      {"disallow", "settled:contract", "owed:project", "its project", " finding "},
      {"disallow", "advanced:project", "owed:project", "same", " finding "},
      {"disallow", "spent:project", "owed:project", "same", " finding "},
      {"disallow", "settled:project", "owed:project", "same", " finding "},
      {"settle", "spent:contract", "settled:contract", "same", " window settles "},
      {"settle", "spent:project", "settled:project", "same", " window settles "},
      {"carry", "available:unit", "available:unit", "same", " carry window year component period "},
      {"carry", "transit:unit", "transit:unit", "same", " carry window year component period "},
      {"carry", "assigned:project", "assigned:project", "same", " carry window year component period "},
      {"carry", "committed:contract", "committed:contract", "same", " carry window year component period "},
      {"carry", "advanced:contract", "advanced:contract", "same", " carry window year component period "},
      {"carry", "advanced:project", "advanced:project", "same", " carry window year component period "},
      {"carry", "held:contract", "held:contract", "same", " carry window year component period "},
      {"lapse", "available:unit", "lapsed:unit", "same", " window year "},
      {"lapse", "assigned:project", "lapsed:project", "same", " window year "},
      {"write-off", "lent:project", "lapsed:project", "same", " "},
  };
  return ways;
}

std::string stage_of(const std::string& stand) {
  return stand.substr(0, stand.find(':'));
}
std::string holder_of(const std::string& stand) {
  return stand.substr(stand.find(':') + 1);
}
std::string type_of(const std::string& stand) {
  const std::string holder = holder_of(stand);
  return holder.substr(0, holder.find(':'));
}
std::string code_of(const std::string& stand) {
  return stand.substr(stand.rfind(':') + 1);
}

std::string project_of(const std::string& stand) {
  const std::string type = type_of(stand);
  if (type == "project") return code_of(stand);
  if (type != "contract") return {};
  const auto found = contracts().find(code_of(stand));
  return found == contracts().end() ? std::string() : found->second.project;
}

bool within(std::string unit, const std::string& above) {
  for (; !unit.empty(); unit = units().contains(unit) ? units().at(unit).parent : std::string())
    if (unit == above) return true;
  return false;
}

// Districts ended on 30 June 2025.
bool level_in_force(Level level, const std::string& date) {
  return level != Level::district || date <= "2025-06-30";
}

int year_of(const std::string& period) {
  return std::stoi(period.substr(period.size() - 4));
}

std::string day(int year, std::string_view month_and_day) {
  return fmt::format("{}-{}", year, month_and_day);
}

}  // namespace tungdong::simulation
