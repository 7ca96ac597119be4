#pragma once
// The axes that any report can be laid along: what names a row when money is asked for by programme, by commune, by
// purpose, or by any two of them crossed.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/results/purpose.hpp"
#include "reports/axes.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

// One cell of a crossing that an account's money falls into: a key for each axis asked, in their order.
struct Slice {
  std::vector<std::string> keys;
  std::optional<results::Purpose> purpose;  // where purposes are told apart: only this part of the money is in it
  friend auto operator<=>(const Slice&, const Slice&) = default;
};

// What cannot be split along an axis as money can: a promise, a visit, a published figure.
struct Subject {
  std::string owner;      // "project:DA", "unit:11"
  std::string component;  // empty where it names none
  std::string period;     // empty where it names none: then that of its money
};

class AxisKeys {
 public:
  explicit AxisKeys(Scope& scope) : scope_(scope) {}

  // Where an account's money belongs on an axis; empty where it belongs nowhere on it (a unit's money has no project).
  // Not for `purpose`, which splits money.
  //   province, commune   of a project that lies in one commune, that commune and its province; of one that lies in
  //                       several, `several`; of a unit, itself or the one above it of that level
  std::string key(Axis axis, const std::string& owner, const chart::Account& account);

  // The slices of an account: one; or, where purposes are an axis or a filter, one for each purpose that it has part
  // in. The parts of all slices of an account, without a filter on purpose, add up to it.
  std::vector<Slice> slices(std::span<const Axis> axes, const std::string& owner, const chart::Account& account);
  // Where a subject belongs on each axis: by itself; on those that only money knows (source, purpose, and a period not
  // named) by the money of its project, `several` where that lies under several keys.
  std::vector<std::string> keys_of(std::span<const Axis> axes, const Subject& subject);
  // How much of an amount of an account falls into one of its slices, to the đồng.
  money::Dong part(money::Dong amount, const Slice& slice, const std::string& owner);

  // The shares of purpose of an owner: of a project by its types of intervention; a unit's money has none stated.
  const results::PurposeShares& purposes(const std::string& owner);

  Text name(Axis axis, const std::string& key);

  // The headings of an axis: a column for the key and one for the name.
  static std::vector<Column> columns(Axis axis);
  // The cells under them.
  std::vector<Cell> cells(Axis axis, const std::string& key);

 private:
  std::string place_key(Axis axis, const std::string& owner);
  std::string above(const std::string& unit, chart::Level level);

  Scope& scope_;
  std::map<std::string, results::PurposeShares> purposes_;
  std::map<std::string, results::Intervention> interventions_;
  bool interventions_loaded_{};
};

// The key of what lies under more than one of an axis: in several places, of several sources.
inline constexpr std::string_view several = "*";

}  // namespace tungdong::reports
