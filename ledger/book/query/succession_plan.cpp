#include "ledger/book/query/succession_plan.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "ledger/book/query/chart_view.hpp"
#include "ledger/book/query/standing.hpp"
#include "ledger/money/shares.hpp"

namespace tungdong::book {

namespace {

using chart::Stage;

struct Heirs {
  std::vector<std::string> codes;
  std::vector<std::int64_t> shares_ppm;
};

class Planning {
 public:
  Planning(Store& store, const std::vector<SuccessionRow>& rows, Date day)
      : store_(store), chart_(store, {}), rows_(rows), day_(day) {}

  std::expected<SuccessionPlan, words::Refusals> run() {
    read_rows();
    for (const std::string& unit : order_) end(unit);
    if (refusals_.empty()) {
      money();
      projects();
    }
    if (!refusals_.empty()) return std::unexpected(std::move(refusals_));
    return std::move(plan_);
  }

 private:
  void unknown(std::string_view kind, const std::string& code) {
    refusals_.push_back(
        {"unknown-reference", {{"field", std::string(kind)}, {"kind", std::string(kind)}, {"code", code}}});
  }

  void read_rows() {
    for (const SuccessionRow& row : rows_) {
      if (chart_.unit(row.unit) == nullptr) unknown(chart::Unit::kind, row.unit);
      if (chart_.unit(row.successor) == nullptr) unknown(chart::Unit::kind, row.successor);
      if (!row.project.empty()) {
        if (chart_.project(row.project) == nullptr) unknown(chart::Project::kind, row.project);
        owners_[row.project] = row.successor;
        continue;
      }
      if (!heirs_.contains(row.unit)) order_.push_back(row.unit);
      Heirs& heirs = heirs_[row.unit];
      heirs.codes.push_back(row.successor);
      heirs.shares_ppm.push_back(row.share_ppm.value_or(money::ppm_whole));
    }
    for (const std::string& unit : order_) {
      std::int64_t sum = 0;
      for (const std::int64_t share : heirs_[unit].shares_ppm) sum += share;
      if (sum != money::ppm_whole) refusals_.push_back({"succession-not-whole", {{"unit", unit}, {"sum", sum}}});
    }
  }

  void end(const std::string& code) {
    const chart::Unit* unit = chart_.unit(code);
    if (unit == nullptr) return;
    chart::Unit ended = *unit;
    const Date last = date::sys_days(day_) - date::days(1);
    if (!ended.until || last < *ended.until) {
      ended.until = last;
      plan_.ended.push_back(std::move(ended));
    }
    const auto known = store_.records<chart::Succession>(code);
    const Heirs& heirs = heirs_[code];
    for (std::size_t i = 0; i < heirs.codes.size(); ++i) {
      const auto recorded = [&](const auto& one) { return one.value.successor == heirs.codes[i]; };
      if (std::ranges::any_of(known, recorded)) continue;
      chart::Succession succession;
      succession.unit = code;
      succession.successor = heirs.codes[i];
      if (heirs.codes.size() > 1) succession.share_ppm = heirs.shares_ppm[i];
      plan_.successions.push_back(std::move(succession));
    }
  }

  void money() {
    std::vector<Standing> open;
    for (Standing& standing : standings(store_, {})) {
      const Stage stage = standing.key.stand.stage;
      const bool moves = stage == Stage::available || stage == Stage::transit || stage == Stage::owed;
      if (moves && standing.key.stand.holder.type == chart::HolderType::unit &&
          heirs_.contains(standing.key.stand.holder.code))
        open.push_back(std::move(standing));
    }
    std::ranges::sort(open, {}, &Standing::key);
    for (const Standing& standing : open) {
      const Heirs& heirs = heirs_.at(standing.key.stand.holder.code);
      const auto parts = money::apportion(standing.balance, heirs.shares_ppm);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == money::Dong()) continue;
        rules::Line line;
        line.kind = rules::Kind::succeed;
        line.amount = parts[i];
        line.from = standing.key.stand;
        line.to = {standing.key.stand.stage, {chart::HolderType::unit, heirs.codes[i]}};
        line.source = standing.key.source;
        line.component = standing.key.component;
        line.period = standing.key.period;
        plan_.money.push_back(std::move(line));
      }
    }
  }

  void projects() {
    for (const auto& [code, project] : chart_.projects()) {
      const auto heirs = heirs_.find(project.unit);
      if (heirs == heirs_.end()) continue;
      const auto named = owners_.find(code);
      if (named == owners_.end() && heirs->second.codes.size() > 1) {
        refusals_.push_back({"succession-project", {{"unit", project.unit}, {"project", code}}});
        continue;
      }
      chart::Project moved = project;
      moved.unit = named == owners_.end() ? heirs->second.codes.front() : named->second;
      plan_.projects.push_back(std::move(moved));
    }
  }

  Store& store_;
  ChartView chart_;
  const std::vector<SuccessionRow>& rows_;
  Date day_;
  std::vector<std::string> order_;
  std::map<std::string, Heirs> heirs_;
  std::map<std::string, std::string> owners_;
  SuccessionPlan plan_;
  words::Refusals refusals_;
};

}  // namespace

std::expected<SuccessionPlan, words::Refusals> plan_succession(Store& store, const std::vector<SuccessionRow>& rows,
                                                               Date day) {
  return Planning(store, rows, day).run();
}

std::vector<Draft> succession_drafts(const SuccessionPlan& plan, const std::string& by, Date day,
                                     const std::string& doc) {
  std::vector<Draft> drafts;
  const auto add = [&](std::string key, rules::Body body) {
    drafts.push_back({"succession:" + doc + ":" + std::move(key), by, day, doc, std::move(body)});
  };
  for (const chart::Unit& unit : plan.ended) add("unit:" + unit.code, unit);
  for (const chart::Succession& one : plan.successions) add(one.unit + ":" + one.successor, one);
  for (std::size_t first = 0; first < plan.money.size(); first += rules::largest_entry_lines) {
    rules::Entry entry;
    const std::size_t last = std::min(plan.money.size(), first + rules::largest_entry_lines);
    for (std::size_t i = first; i < last; ++i) entry.lines.push_back(plan.money[i]);
    add(fmt::format("money:{}", first), std::move(entry));
  }
  for (const chart::Project& project : plan.projects) add("project:" + project.code, project);
  return drafts;
}

}  // namespace tungdong::book
