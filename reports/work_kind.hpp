#pragma once
// What makes projects peers: the same kind of work in the same zone. A new house is not a repaired one, and a road in
// zone III is not one in zone I.

#include <map>
#include <string>
#include <vector>

#include "reports/scope.hpp"

namespace tungdong::reports {

class WorkKinds {
 public:
  explicit WorkKinds(Scope& scope);

  // The codes of a project's types of intervention, in order, with | between; empty where it names none.
  std::string work_of(const std::string& project);
  Text work_name(const std::string& work) const;
  // The zone of the project's places in a year, where all of them are in one: I, II, III; `several`, or empty where
  // none is recorded.
  std::string zone_of(const std::string& project, int year);

 private:
  std::string zone_of_place(const std::string& place, int year);

  Scope& scope_;
  std::map<std::string, Text> names_;
  std::map<std::string, std::vector<chart::Zone>> zones_;  // by unit, in the order of the log
};

}  // namespace tungdong::reports
