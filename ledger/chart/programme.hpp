#pragma once
// The programme trees, and the money that feeds them.

#include <array>
#include <string>
#include <string_view>

#include "ledger/chart/unit.hpp"

namespace tungdong::chart {

// A node of a programme tree: a programme (no parent), a project of it, a sub-project, a content. Project money needs a
// leaf (Circular 324/2016/TT-BTC: book on the leaf code, never on the header); money not yet distributed may stand
// higher.
struct Component {
  static constexpr std::string_view kind = "component";
  std::string code;
  std::string parent;
  std::string name;
  std::string name_en;
  bool leaf{};
  std::string state_code;  // mã CTMTQG of the State accounting system, where a source gives it
  std::optional<Date> from;
  std::optional<Date> until;

  template <class F>
  static void fields(F&& field) {
    field("code", &Component::code, Need::key);
    field("parent", &Component::parent, Need::optional);
    field("name", &Component::name, Need::required);
    field("name_en", &Component::name_en, Need::optional);
    field("leaf", &Component::leaf, Need::optional);
    field("state_code", &Component::state_code, Need::optional);
    field("from", &Component::from, Need::optional);
    field("until", &Component::until, Need::optional);
  }
};

// Which component of the next programme continues one that ended: money carried over a year's end may enter it.
struct Mapping {
  static constexpr std::string_view kind = "mapping";
  std::string component;
  std::string successor;
  std::string note;

  template <class F>
  static void fields(F&& field) {
    field("component", &Mapping::component, Need::key);
    field("successor", &Mapping::successor, Need::required);
    field("note", &Mapping::note, Need::optional);
  }
};

enum class Capital : std::uint8_t { investment, recurrent, unstated, none };

// Families are never added together into one spend by default: a loan is not a grant, and labour days are not cash.
enum class Family : std::uint8_t { budget, oda, integrated, credit, enterprise, community_cash, community_in_kind };

struct Source {
  static constexpr std::string_view kind = "source";
  std::string code;
  std::string name;
  std::string name_en;
  Level level{};
  Capital capital{};
  Family family{};

  template <class F>
  static void fields(F&& field) {
    field("code", &Source::code, Need::key);
    field("name", &Source::name, Need::required);
    field("name_en", &Source::name_en, Need::optional);
    field("level", &Source::level, Need::required);
    field("capital", &Source::capital, Need::required);
    field("family", &Source::family, Need::required);
  }
};

}  // namespace tungdong::chart

template <>
struct tungdong::record::Names<tungdong::chart::Capital> {
  static constexpr std::array<std::string_view, 4> names{"investment", "recurrent", "unstated", "none"};
};

template <>
struct tungdong::record::Names<tungdong::chart::Family> {
  static constexpr std::array<std::string_view, 7> names{
      "budget", "oda", "integrated", "credit", "enterprise", "community-cash", "community-in-kind"};
};
