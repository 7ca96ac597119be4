#pragma once
// Projects, contracts and what bounds them: the plan, the price, what was accepted, who is paid.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/chart/unit.hpp"

namespace tungdong::chart {

enum class ProjectType : std::uint8_t { works, task };

// Works, or a task such as support paid to households. Recorded again under its code it is a new version from the
// record's date on: a changed owner or total investment.
struct Project {
  static constexpr std::string_view kind = "project";
  std::string code;
  std::string name;
  std::string name_en;
  ProjectType type{};
  std::string unit;       // the owner: the budget unit that runs it
  std::string component;  // a leaf
  std::vector<std::string> places;
  std::vector<std::string>
      interventions;       // CODE, or CODE=PPM where they are not of equal weight; see results/purpose.hpp
  money::Dong investment;  // total investment: caps assigned money and all beyond it, over all years
  std::optional<money::Dong> finalised;  // the approved final value: nothing is paid above it
  std::optional<Date> from;
  std::optional<Date> until;

  template <class F>
  static void fields(F&& field) {
    field("code", &Project::code, Need::key);
    field("name", &Project::name, Need::required);
    field("name_en", &Project::name_en, Need::optional);
    field("type", &Project::type, Need::required);
    field("unit", &Project::unit, Need::required);
    field("component", &Project::component, Need::required);
    field("places", &Project::places, Need::optional);
    field("interventions", &Project::interventions, Need::optional);
    field("investment", &Project::investment, Need::required);
    field("finalised", &Project::finalised, Need::optional);
    field("from", &Project::from, Need::optional);
    field("until", &Project::until, Need::optional);
  }
};

// A contract of a project. Its value as amended caps committed + advanced + held + spent + settled.
struct Contract {
  static constexpr std::string_view kind = "contract";
  std::string code;
  std::string project;
  std::string contractor;
  money::Dong value;
  std::optional<money::Dong> finalised;
  std::optional<money::Decimal> advance_percent;  // of the value, as the contract states it
  std::optional<money::Dong> guarantee;           // the advance guarantee's amount
  std::optional<Date> guarantee_until;
  bool community{};           // carried out by the community itself: no guarantee (Decree 254/2025/NĐ-CP, Article 9)
  std::optional<Date> from;   // in force
  std::optional<Date> until;  // of the contract, warranty included

  template <class F>
  static void fields(F&& field) {
    field("code", &Contract::code, Need::key);
    field("project", &Contract::project, Need::required);
    field("contractor", &Contract::contractor, Need::required);
    field("value", &Contract::value, Need::required);
    field("finalised", &Contract::finalised, Need::optional);
    field("advance_percent", &Contract::advance_percent, Need::optional);
    field("guarantee", &Contract::guarantee, Need::optional);
    field("guarantee_until", &Contract::guarantee_until, Need::optional);
    field("community", &Contract::community, Need::optional);
    field("from", &Contract::from, Need::required);
    field("until", &Contract::until, Need::optional);
  }
};

// Accepted work of a contract or of a project without one (form 03.a/TT): what is paid, recovered and retained never
// exceeds it. Below zero it was accepted by mistake, `content` says why, and nothing that was paid may rest on it.
struct Acceptance {
  static constexpr std::string_view kind = "acceptance";
  std::string holder;  // "contract:HD-01", "project:DA-01"
  std::string code;
  money::Dong amount;
  std::string content;

  template <class F>
  static void fields(F&& field) {
    field("holder", &Acceptance::holder, Need::key);
    field("code", &Acceptance::code, Need::member);
    field("amount", &Acceptance::amount, Need::required);
    field("content", &Acceptance::content, Need::optional);
  }
};

// An approved list of beneficiaries (Decree 347/2025/NĐ-CP, Article 6: its sum is the voucher's amount). People stay
// outside the book: the list is its count, its sum and the digest of the paper.
struct Beneficiaries {
  static constexpr std::string_view kind = "beneficiaries";
  std::string code;
  std::string project;
  std::int64_t count{};
  money::Dong amount;
  std::string sha256;
  std::string note;
  std::string note_en;

  template <class F>
  static void fields(F&& field) {
    field("code", &Beneficiaries::code, Need::member);
    field("project", &Beneficiaries::project, Need::key);
    field("count", &Beneficiaries::count, Need::required);
    field("amount", &Beneficiaries::amount, Need::required);
    field("sha256", &Beneficiaries::sha256, Need::optional);
    field("note", &Beneficiaries::note, Need::optional);
    field("note_en", &Beneficiaries::note_en, Need::optional);
  }
};

// A medium-term ceiling: the investment capital of a holder over a span of years (Law on Public Investment
// 58/2024/QH15). Σ of the years' plans stays within it. The last recorded for the same component and years replaces.
struct Ceiling {
  static constexpr std::string_view kind = "ceiling";
  std::string holder;     // "unit:11", "project:DA-01"
  std::string component;  // the subtree that it speaks of; empty for all
  std::int64_t first_year{};
  std::int64_t last_year{};
  money::Dong amount;

  template <class F>
  static void fields(F&& field) {
    field("holder", &Ceiling::holder, Need::key);
    field("component", &Ceiling::component, Need::optional);
    field("first_year", &Ceiling::first_year, Need::required);
    field("last_year", &Ceiling::last_year, Need::required);
    field("amount", &Ceiling::amount, Need::required);
  }
};

}  // namespace tungdong::chart

template <>
struct tungdong::record::Names<tungdong::chart::ProjectType> {
  static constexpr std::array<std::string_view, 2> names{"works", "task"};
};
