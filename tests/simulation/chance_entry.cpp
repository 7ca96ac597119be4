#include <algorithm>
#include <tuple>

#include "tests/simulation/making.hpp"

namespace tungdong::simulation {

// An entry of one or some lines, each likely where money is.
Step Chance::entry() {
  Step step = blank(Deed::post);
  const int lines = random_.chance(750) ? 1 : static_cast<int>(random_.between(2, 4));
  Balances there = model_.balances();
  for (int i = 0; i < lines; ++i) {
    Move move = random_.chance(80) ? appropriate() : random_.chance(110) ? entering() : onward(there, step.date);
    mark(move);
    there[{move.from, move.source, move.component, move.period}] -= move.amount;
    there[{move.to, move.source, move.to_component.empty() ? move.component : move.to_component,
           move.to_period.empty() ? move.period : move.to_period}] += move.amount;
    step.moves.push_back(std::move(move));
  }
  if (random_.chance(60)) spoil(random_.pick(step.moves), step);
  return step;
}

// A document in parts; now and then one is left out, said twice, or out of order.
void Chance::begin_document() {
  const bool alone = history_.at_once == 1;
  const std::string document =
      random_.pick<std::string>({"QD-1-PHAN", alone ? "QD-1-PHAN" : "QD-2-PHAN", "QD-3-PHAN", "QD-4-PHAN"});
  const int parts = documents().at(document);
  for (int part = parts; part > 0; --part)
    if (!random_.chance(60)) parts_.emplace_back(document, part);
  if (random_.chance(80)) parts_.emplace_back(document, static_cast<int>(random_.between(1, parts + 1)));
  if (random_.chance(200)) std::ranges::reverse(parts_);
}

Step Chance::part() {
  Step step = entry();
  std::tie(step.doc, step.part) = parts_.back();
  parts_.pop_back();
  return step;
}

// How much chance favours a way: onward more than back, and what the day or the chart bars hardly ever.
int Chance::weight(const Way& way, const Account& from, const std::string& date) {
  const int year = year_of(from.period);
  const std::string unit = owner(from.stand);
  const bool ended = date > day(year, "12-30");
  if (way.kind == "carry") return ended && date < day(year + 1, "04-01") ? 14 : random_.below(50) == 0;
  if (way.kind == "settle") return date > day(year + 1, "01-31") ? 40 : random_.below(50) == 0;
  if (way.relation == "budget below" || way.relation == "below")
    return below(unit, way.relation).empty() ? random_.below(20) == 0 : 4;
  if (way.kind == "fund") return runs(unit, from.component).empty() ? random_.below(20) == 0 : 16;
  const Source& source = sources().at(from.source);
  if (way.kind == "succeed") {
    const bool followed = std::ranges::any_of(heirs_, [&](const auto& one) { return one.first == unit; });
    const bool over = (unit == ends_ && ended_) || !level_in_force(units().at(unit).level, date);
    return followed ? (over ? 30 : 6) : random_.below(25) == 0;
  }
  if (way.kind == "lend")
    return source.family == Family::budget && source.level != Level::central ? 10 : random_.below(12) == 0;
  if (way.kind == "repay") {
    const bool back = (source.family == Family::credit) == way.to.starts_with("origin");
    return back ? 20 : random_.below(6) == 0;
  }
  if (way.kind == "write-off") return 4;
  if (way.from == "owed:unit") return 20;
  if (way.kind == "commit") return code_of(from.stand) == "HT" ? 0 : 40;
  if (way.kind == "lapse" || way.kind == "disallow" || way.from.starts_with("settled")) return random_.below(2);
  if (way.kind == "withdraw" || way.kind == "reallocate") return random_.below(3);
  if (way.kind == "refund" || way.kind == "release") return 3;
  if (way.kind == "pay" || way.kind == "recover" || way.kind == "free") return 30;
  return 20;
}

// The units below within one government, or the budgets below it.
Texts Chance::below(const std::string& unit, std::string_view relation) {
  Texts lower;
  for (const auto& [code, known] : units())
    if (known.parent == unit && (relation == "below") == (known.level == units().at(unit).level)) lower.push_back(code);
  return lower;
}

Texts Chance::runs(const std::string& unit, const std::string& component) const {
  Texts own;
  for (const auto& [code, project] : projects())
    if (owner("at:project:" + code) == unit && project.component == component) own.push_back(code);
  return own;
}

Move Chance::onward(const Balances& there, const std::string& date) {
  std::vector<std::pair<Account, const Way*>> open;
  for (const auto& [account, balance] : there)
    for (const Way& way : ways())
      if (balance > 0 && way.from == stage_of(account.stand) + ":" + type_of(account.stand))
        for (int i = weight(way, account, date); i > 0; --i) open.emplace_back(account, &way);
  if (open.empty()) return appropriate();
  const auto [account, way] = random_.pick(open);
  const std::int64_t most = there.at(account);
  Move move{.kind = std::string(way->kind),
            .amount = random_.chance(350) ? most : random_.between(1, random_.chance(80) ? most + 50 : most),
            .from = account.stand,
            .to = target(*way, account),
            .source = account.source,
            .component = account.component,
            .period = account.period};
  if (const std::int64_t edge = random_.chance(150) ? up_to_edge(move, date) : 0; edge > 0)
    move.amount = std::min(edge, most);
  dress(move, *way);
  return move;
}

// As much as brings what stands to the very edge of a bound, or an entry to that of the policy.
std::int64_t Chance::up_to_edge(const Move& move, const std::string& date) {
  if (type_of(move.to) != "contract") {
    const auto bound = policy().find(move.kind);
    return bound == policy().end() ? 0 : bound->second;
  }
  const std::string contract = holder_of(move.to);
  const bool reserves = move.kind == "commit";
  const bool advances = move.kind == "advance" && random_.chance(500);
  const std::int64_t stands = model_.purse().stands([&](const Account& account) {
    const std::string stage = stage_of(account.stand);
    return holder_of(account.stand) == contract && (reserves || stage != "committed") &&
           (!advances || stage == "advanced");
  });
  const std::int64_t percent = reserves ? 100 : advances ? (date < "2026-01-01" ? 30 : 50) : 80;
  return model_.worth(code_of(contract), date) * percent / 100 - stands;
}

std::string Chance::target(const Way& way, const Account& from) {
  const std::string stage = std::string(way.to.substr(0, way.to.find(':'))) + ":";
  const std::string unit = owner(from.stand);
  const std::string_view relation = way.relation;
  if (relation == "same") return stage + holder_of(from.stand);
  if (relation == "source") return "origin:source:" + from.source;
  if (relation == "run by") return stage + "unit:" + unit;
  if (relation == "has run")
    return stage + "unit:" + (random_.chance(500) ? projects().at(project_of(from.stand)).unit : unit);
  if (relation == "its project") return stage + "project:" + project_of(from.stand);
  if (relation == "its contract")
    return stage + "contract:" + (code_of(from.stand) == "DB" ? "HB" : random_.chance(700) ? "HD" : "HE");
  if (relation == "runs") {
    const Texts own = runs(unit, from.component);
    return stage + "project:" + (own.empty() || random_.chance(20) ? "DA" : random_.pick(own));
  }
  if (relation == "budget below" || relation == "below") {
    const Texts lower = below(unit, relation);
    return stage + "unit:" + (lower.empty() || random_.chance(20) ? "11-SO" : random_.pick(lower));
  }
  if (relation == "heir") {
    Texts own;
    for (const auto& [old, heir] : heirs_)
      if (old == unit) own.push_back(heir);
    return stage + "unit:" +
           (own.empty() || random_.chance(60) ? random_.pick<std::string>({"11", "03203", "22"}) : random_.pick(own));
  }
  // Back up: mostly to the unit above.
  const std::string& parent = units().at(unit).parent;
  if (!parent.empty() && random_.chance(750)) return stage + "unit:" + parent;
  return stage + "unit:" + random_.pick<std::string>({"VN", "11", "11-SO", "03203"});
}

// What a line says beside the money.
void Chance::dress(Move& move, const Way& way) {
  if (way.need("finding") && !random_.chance(50)) move.finding = "KL 12, mục 3";
  if (way.need("linked") && (project_of(move.from) == "DB" ? random_.chance(800) : random_.chance(100)))
    move.serves = "none";
  if (move.kind == "reallocate") move.to_component = move.component == "CT-1" ? "CT-2" : "CT-1";
  if (move.kind == "carry") {
    move.reason = random_.chance(30) ? "z" : random_.chance(now_ < "2026-02-05" ? 500 : 150) ? "b" : "c";
    move.to_period =
        move.period.substr(0, 4) + ">" + std::to_string(year_of(move.period) + (random_.chance(950) ? 1 : 2));
    if (random_.chance(250)) move.to_component = move.component == "CT-1" ? "CT-2" : "CT-1";
  }
  if (way.need("listed") && !lists_.empty() && random_.chance(project_of(move.from) == "HT" ? 600 : 60)) {
    const auto& [code, amount] = random_.pick(lists_);
    move.list = code;
    if (random_.chance(850)) move.amount = amount;
  }
  if (random_.chance(60) && !entries_.empty()) {
    move.lots.emplace_back(random_.pick(entries_), random_.chance(800) ? 1 : 2);
    for (const Parcel& parcel : model_.purse().parcels())
      if (parcel.to.stand == move.from && parcel.to.component == move.component && random_.chance(600))
        for (const int step : entries_)
          if (model_.record_of(step) == parcel.record) move.lots = {{step, parcel.line}};
  }
}

// One thing wrong.
void Chance::spoil(const Move& chosen, Step& step) {
  Move& move = *std::ranges::find(step.moves, chosen);
  switch (random_.below(9)) {
    case 0:
      move.amount = -random_.between(0, 3);
      break;
    case 1:
      move.source = random_.pick<std::string>({"NST-DT", "NSTW-TX", "NSH", "TDCS", "DAN-TIEN", "KHAC"});
      break;
    case 2:
      move.component = random_.pick<std::string>({"CT", "CT-2", "KHAC"});
      break;
    case 3:
      move.to = stage_of(move.to) + ":" + type_of(move.to) + ":KHAC";
      break;
    case 4:
      move.period = random_.pick<std::string>({"2026", "2025", "2025>2026"});
      break;
    case 5:
      move.kind = std::string(random_.pick(ways()).kind);
      break;
    case 6:
      move.to_component = "CT-2";
      break;
    case 7:
      move.to_period = "2025>2026";
      break;
    default:
      step.moves.push_back(Move(move));
  }
}

}  // namespace tungdong::simulation
