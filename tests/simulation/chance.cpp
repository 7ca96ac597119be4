#include "tests/simulation/chance.hpp"

#include <algorithm>
#include <array>

#include <date/date.h>
#include <fmt/format.h>

#include "fixtures/synthetic/random.hpp"

namespace tungdong::simulation {

namespace {

using fixtures::Random;
using Texts = std::vector<std::string>;

std::string later(const std::string& date, int days) {
  const auto day =
      date::year{std::stoi(date.substr(0, 4))} / std::stoi(date.substr(5, 2)) / std::stoi(date.substr(8, 2));
  return date::format("%F", date::sys_days(day) + date::days(days));
}

class Chance {
 public:
  Chance(std::uint64_t seed, bool office, std::int64_t first_records)
      : random_(seed * 2 + 1),
        model_(office, first_records),
        history_{.seed = seed, .office = office, .at_once = 1, .steps = {}} {
    length_ = static_cast<int>(random_.between(25, 65));
    if (!office && random_.chance(400)) history_.at_once = static_cast<std::size_t>(random_.between(2, 9));
    hasty_ = random_.chance(300);
    if (random_.chance(300)) now_ = "2025-10-15";
    commune_ = random_.chance(200);
    if (commune_) now_ = "2025-07-10";
  }

  History run() {
    for (int i = 0; i < length_; ++i) {
      now_ = std::min(later(now_, static_cast<int>(random_.between(0, hasty_ ? 6 : 2 * 540 / length_))), today);
      Step step = next(i);
      step.number = i + 1;
      if (step.by.empty()) step.by = somebody(step);
      const Reply reply = model_.take(step);
      if (step.deed == Deed::post && reply.fate == Fate::taken) entries_.push_back(step.number);
      if (reply.fate == Fate::proposed) waiting_.push_back(step.number);
      history_.steps.push_back(std::move(step));
    }
    return std::move(history_);
  }

 private:
  Step next(int i) {
    const int roll = random_.below(1'000);
    if (i < 3) return appropriation();
    if (history_.office && !waiting_.empty() && roll < 250) return decision();
    const int kind = random_.below(1'000);
    if (now_ > "2025-12-20" && kind < 90) return reconciliation();
    if (kind < 590) return entry();
    if (kind < 715) return acceptance();
    if (kind < 735 || (commune_ && random_.chance(100))) return list();
    if (kind < 780) return version();
    if (kind < 800) return ceiling();
    if (kind < 830) return reconciliation();
    if (kind < 910) return reversal();
    if (kind < 950) return repetition();
    if (kind < 980) return closing();
    return reopening();
  }

  // Mostly now; now and then something that happened earlier is recorded late.
  std::string some_day() {
    const int roll = random_.below(100);
    if (roll < 70) return now_;
    if (roll < 98) return std::max(chart_date, later(now_, -static_cast<int>(random_.between(1, 150))));
    return roll == 98 ? "2024-12-30" : later(now_, 400);
  }
  Step blank(Deed deed) {
    Step step{.number = 0, .deed = deed, .by = {}, .date = some_day(), .doc = random_.chance(150) ? "QD-2" : "QD-1"};
    if (random_.chance(15)) step.doc = random_.chance(500) ? "" : "QD-9";
    return step;
  }
  // Mostly one who may; now and then one of another duty or unit, or nobody that the book knows.
  std::string somebody(const Step& step) {
    if (!history_.office) return "ke-toan";
    if (random_.chance(15)) return "ai-do";
    std::string unit = "VN";
    if (!step.moves.empty())
      unit = unit_of(step.moves.front().from.starts_with("origin:") ? step.moves.front().to : step.moves.front().from);
    else if (!step.thing.empty() && step.deed != Deed::ceiling)
      unit = step.deed == Deed::accept ? unit_of("at:" + step.thing) : unit_of("at:contract:" + step.thing);
    Texts fit;
    for (const auto& [code, actor] : actors())
      if (random_.chance(60) || (within(unit, actor.unit) && (actor.duty == "officer" || actor.duty == "approver")))
        fit.push_back(code);
    return fit.empty() ? "kt-vn" : random_.pick(fit);
  }

  std::string source() { return random_.pick<std::string>({"NSTW-DT", "NSTW-DT", "NST-DT", "NSTW-TX"}); }
  std::string component() {
    return random_.pick<std::string>({"CT-1", "CT-1", "CT-1", "CT-1", "CT-1", "CT-2", "CT-2", "CT"});
  }
  std::string period() { return now_ < "2026-01-01" || random_.chance(300) ? "2025" : "2026"; }
  std::string holder() {
    return random_.pick<std::string>(
        {"contract:HD", "contract:HD", "contract:HE", "contract:HB", "project:HT", "project:HT", "project:DA"});
  }

  Step appropriation() {
    Step step = blank(Deed::post);
    step.moves.push_back(appropriate());
    return step;
  }
  Move appropriate() {
    if (commune_ && random_.chance(700))
      return {.kind = "appropriate",
              .amount = random_.between(500, 3'000),
              .from = "origin:source:NST-DT",
              .to = "available:unit:03203",
              .source = "NST-DT",
              .component = "CT-1",
              .period = period()};
    const std::string from = source();
    const std::string unit = from == "NST-DT"
                                 ? random_.pick<std::string>({"11", "11", "11", "11", "03203", "112", "22"})
                                 : random_.pick<std::string>({"VN", "VN", "11", "11", "11", "11", "112"});
    return {.kind = "appropriate",
            .amount = random_.chance(100) ? 3'000 : random_.between(500, 6'000),
            .from = "origin:source:" + from,
            .to = "available:unit:" + unit,
            .source = from,
            .component = component(),
            .period = period()};
  }

  // An entry of one or some lines, each likely where money is.
  Step entry() {
    Step step = blank(Deed::post);
    const int lines = random_.chance(750) ? 1 : static_cast<int>(random_.between(2, 4));
    Balances there = model_.balances();
    for (int i = 0; i < lines; ++i) {
      Move move = random_.chance(80) ? appropriate() : onward(there, step.date);
      there[{move.from, move.source, move.component, move.period}] -= move.amount;
      there[{move.to, move.source, move.to_component.empty() ? move.component : move.to_component,
             move.to_period.empty() ? move.period : move.to_period}] += move.amount;
      step.moves.push_back(std::move(move));
    }
    if (random_.chance(60)) spoil(random_.pick(step.moves), step);
    return step;
  }

  // How much chance favours a way: onward more than back, and what the day or the chart bars hardly ever.
  int weight(const Way& way, const Account& from, const std::string& date) {
    const int year = year_of(from.period);
    const std::string unit = unit_of(from.stand);
    const bool ended = date > day(year, "12-30");
    if (way.kind == "carry") return ended && date < day(year + 1, "04-01") ? 8 : random_.below(50) == 0;
    if (way.kind == "settle") return date > day(year + 1, "01-31") ? 40 : random_.below(50) == 0;
    if (way.relation == "budget below" || way.relation == "below")
      return below(unit, way.relation).empty() ? random_.below(20) == 0 : 4;
    if (way.kind == "fund") return runs(unit, from.component).empty() ? random_.below(20) == 0 : 16;
    if (way.kind == "commit") return code_of(from.stand) == "HT" ? 0 : 40;
    if (way.kind == "lapse" || way.kind == "disallow" || way.from.starts_with("settled")) return random_.below(2);
    if (way.kind == "withdraw" || way.kind == "reallocate") return random_.below(3);
    if (way.kind == "refund" || way.kind == "release") return 3;
    if (way.kind == "pay" || way.kind == "recover" || way.kind == "free") return 30;
    return 20;
  }
  // The units below within one government, or the budgets below it.
  static Texts below(const std::string& unit, std::string_view relation) {
    Texts lower;
    for (const auto& [code, known] : units())
      if (known.parent == unit && (relation == "below") == (known.level == units().at(unit).level))
        lower.push_back(code);
    return lower;
  }
  static Texts runs(const std::string& unit, const std::string& component) {
    Texts own;
    for (const auto& [code, project] : projects())
      if (project.unit == unit && project.component == component) own.push_back(code);
    return own;
  }

  Move onward(const Balances& there, const std::string& date) {
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
  std::int64_t up_to_edge(const Move& move, const std::string& date) {
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

  std::string target(const Way& way, const Account& from) {
    const std::string stage = std::string(way.to.substr(0, way.to.find(':'))) + ":";
    const std::string unit = unit_of(from.stand);
    const std::string_view relation = way.relation;
    if (relation == "same") return stage + holder_of(from.stand);
    if (relation == "source") return "origin:source:" + from.source;
    if (relation == "run by") return stage + "unit:" + unit;
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
    // Back up: mostly to the unit above.
    const std::string& parent = units().at(unit).parent;
    if (!parent.empty() && random_.chance(750)) return stage + "unit:" + parent;
    return stage + "unit:" + random_.pick<std::string>({"VN", "11", "11-SO", "03203"});
  }

  // What a line says beside the money.
  void dress(Move& move, const Way& way) {
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
  void spoil(const Move& chosen, Step& step) {
    Move& move = *std::ranges::find(step.moves, chosen);
    switch (random_.below(9)) {
      case 0:
        move.amount = -random_.between(0, 3);
        break;
      case 1:
        move.source = random_.pick<std::string>({"NST-DT", "NSTW-TX", "KHAC"});
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
        if (move.kind == "receive") move.kind = "send";  // from another book is not told here
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

  Step acceptance() {
    Step step = blank(Deed::accept);
    std::vector<std::pair<std::string, std::int64_t>> working;
    for (const auto& [account, balance] : model_.balances())
      if (const std::string stage = stage_of(account.stand);
          stage == "committed" || stage == "advanced" || (stage == "assigned" && code_of(account.stand) != "DB"))
        working.emplace_back(holder_of(account.stand), balance);
    step.amount = random_.between(50, 4'500);
    step.thing = holder();
    if (!working.empty() && random_.chance(900)) {
      const auto& [at, balance] = random_.pick(working);
      step.thing = at;
      if (random_.chance(300)) step.amount = balance;
    }
    step.code = fmt::format("NT-{}", random_.between(1, 40));
    return step;
  }
  Step list() {
    Step step = blank(Deed::list);
    step.thing = random_.chance(850) ? "HT" : "DA";
    step.code = fmt::format("DS-{}", random_.chance(100) ? 1 : lists_.size() + 1);
    step.amount = random_.between(20, 1'200);
    lists_.emplace_back(step.code, step.amount);
    return step;
  }
  Step version() {
    Step step = blank(random_.chance(700) ? Deed::contract : Deed::project);
    if (step.deed == Deed::contract) {
      step.thing = random_.pick<std::string>({"HD", "HD", "HE", "HB"});
      step.amount = 100 * random_.between(1, 60);
      if (random_.chance(500)) step.guarantee = random_.between(500, 3'000);
      if (random_.chance(200)) step.until = later(now_, static_cast<int>(random_.between(-60, 200)));
      if (!step.until.empty() && step.until < "2025-01-15") step.until = "2025-01-15";
    } else {
      step.thing = random_.pick<std::string>({"DA", "DB", "HT"});
      step.amount = random_.between(300, 12'000);
    }
    if (random_.chance(200)) step.finalised = random_.between(50, 3'000);
    return step;
  }
  Step ceiling() {
    Step step = blank(Deed::ceiling);
    step.thing =
        random_.pick<std::string>({"unit:11", "unit:11", "unit:11-SO", "unit:03203", "project:DA", "project:HT"});
    step.code = random_.pick<std::string>({"", "CT", "CT-1", "CT-2"});
    step.amount = random_.between(100, 9'000);
    return step;
  }
  Step reconciliation() {
    Step step = blank(Deed::reconcile);
    step.thing = random_.pick<std::string>({"11", "11", "11-SO", "03203", "VN"});
    step.code = random_.chance(900) ? "2025" : "2026";
    step.amount = random_.chance(200) ? random_.between(1, 3) : 0;
    return step;
  }

  Step reversal() {
    Step step = blank(Deed::reverse);
    step.reason = random_.chance(30) ? "" : "nhập nhầm";
    // Mostly a late one, which fewer have drawn from; now and then anything.
    if (entries_.empty() || random_.chance(100))
      step.of = static_cast<int>(random_.between(1, static_cast<std::int64_t>(history_.steps.size())));
    else
      step.of = random_.chance(500) ? entries_[entries_.size() - 1 -
                                               static_cast<std::size_t>(random_.below(
                                                   static_cast<int>(std::min<std::size_t>(4, entries_.size()))))]
                                    : random_.pick(entries_);
    return step;
  }

  static bool repeatable(const Step& step) {
    static constexpr std::array not_so{Deed::again, Deed::altered, Deed::approve, Deed::reject};
    return std::ranges::find(not_so, step.deed) == not_so.end();
  }
  Step repetition() {
    Step step = blank(random_.chance(750) ? Deed::again : Deed::altered);
    const Step& earlier = random_.pick(history_.steps);
    if (!repeatable(earlier)) return entry();
    step.of = earlier.number;
    step.by = earlier.by;
    return step;
  }

  Step closing() {
    Step step = blank(Deed::close);
    step.thing = random_.pick<std::string>({"11", "11-SO", "03203", "VN"});
    const int month = std::stoi(now_.substr(5, 2));
    step.code =
        now_ > "2026-01-31" && random_.chance(400)
            ? "2025"
            : fmt::format("{}-{:02}", now_.substr(0, 4), std::max(1, month - static_cast<int>(random_.between(0, 4))));
    if (random_.chance(800)) step.date = now_;
    step.doc.clear();
    return step;
  }
  Step reopening() {
    if (random_.chance(950) && std::ranges::find(history_.steps, Deed::close, &Step::deed) == history_.steps.end())
      return entry();
    Step step = blank(Deed::reopen);
    step.reason = "sửa sai";
    step.doc.clear();
    step.thing = random_.pick<std::string>({"11", "11-SO", "03203", "VN"});
    for (const Step& one : history_.steps)
      if (one.deed == Deed::close && random_.chance(700)) step.of = one.number, step.thing = one.thing;
    if (history_.office && random_.chance(800)) step.by = random_.pick<std::string>({"cd-11", "cd-vn"});
    return step;
  }

  Step decision() {
    Step step = blank(random_.chance(850) ? Deed::approve : Deed::reject);
    step.of = random_.chance(900) ? waiting_.back() : random_.pick(waiting_);
    if (step.deed == Deed::reject && random_.chance(900)) step.reason = "thiếu chứng từ";
    step.doc.clear();
    // Its maker tries too.
    if (random_.chance(120))
      step.by = history_.steps[static_cast<std::size_t>(step.of) - 1].by;
    else
      step.by =
          random_.pick<std::string>({"cd-vn", "cd-vn", "cd-vn", "cd-11", "cd-11", "cd-xa", "kt-11", "qt-1", "ai-do"});
    std::erase_if(waiting_, [&](int one) { return one == step.of && random_.chance(600); });
    return step;
  }

  Random random_;
  Model model_;
  History history_;
  int length_{};
  bool hasty_{};
  bool commune_{};  // most happens in the commune: lists paid to people
  std::string now_ = "2025-01-10";
  std::vector<int> entries_;
  std::vector<int> waiting_;
  std::vector<std::pair<std::string, std::int64_t>> lists_;
};

}  // namespace

History by_chance(std::uint64_t seed, std::int64_t first_records_alone, std::int64_t first_records_office) {
  const bool office = seed % 3 == 0;
  return Chance(seed, office, office ? first_records_office : first_records_alone).run();
}

}  // namespace tungdong::simulation
