#pragma once
// What money is for: which indicators a project serves, and what kind of thing it does.

#include <string>
#include <string_view>

#include "ledger/results/indicator.hpp"

namespace tungdong::results {

// The share of a project's cost that serves an indicator. The shares in force of a project add up to at most one; the
// rest is unlinked, and shown as such. A later record for the same indicator replaces its share.
struct Link {
  static constexpr std::string_view kind = "link";
  std::string project;
  std::string indicator;
  std::int64_t version{};
  std::int64_t share_ppm{};  // parts per million; 0 ends the link

  template <class F>
  static void fields(F&& field) {
    field("project", &Link::project, Need::key);
    field("indicator", &Link::indicator, Need::required);
    field("version", &Link::version, Need::required);
    field("share_ppm", &Link::share_ppm, Need::required);
  }
};

// A type of intervention, with the shares of what it does. A model that trains people and hands out seedlings is some
// of each.
struct Intervention {
  static constexpr std::string_view kind = "intervention";
  std::string code;
  std::string name;
  std::string name_en;
  std::int64_t capability_ppm{};      // builds capability: skills, market access, management, digital
  std::int64_t infrastructure_ppm{};  // builds infrastructure
  std::int64_t support_ppm{};         // hands out support

  template <class F>
  static void fields(F&& field) {
    field("code", &Intervention::code, Need::key);
    field("name", &Intervention::name, Need::required);
    field("name_en", &Intervention::name_en, Need::optional);
    field("capability_ppm", &Intervention::capability_ppm, Need::required);
    field("infrastructure_ppm", &Intervention::infrastructure_ppm, Need::required);
    field("support_ppm", &Intervention::support_ppm, Need::required);
  }
};

}  // namespace tungdong::results
