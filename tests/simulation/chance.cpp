#include "tests/simulation/chance.hpp"

#include <algorithm>
#include <array>

#include <date/date.h>

#include "tests/simulation/making.hpp"

namespace tungdong::simulation {

std::string later(const std::string& date, int days) {
  const auto day =
      date::year{std::stoi(date.substr(0, 4))} / std::stoi(date.substr(5, 2)) / std::stoi(date.substr(8, 2));
  return date::format("%F", date::sys_days(day) + date::days(days));
}

Chance::Chance(std::uint64_t seed, bool office, std::int64_t first_records)
    : random_(seed * 2 + 1),
      model_(office, first_records),
      history_{.seed = seed, .office = office, .at_once = 1, .whole = false, .steps = {}} {
  length_ = static_cast<int>(random_.between(28, 72));
  if (!office && random_.chance(400)) history_.at_once = static_cast<std::size_t>(random_.between(2, 9));
  history_.whole = history_.at_once > 1 && random_.chance(350);
  hasty_ = random_.chance(300);
  if (random_.chance(300)) now_ = "2025-10-15";
  commune_ = random_.chance(200);
  if (commune_) now_ = "2025-07-10";
  if (random_.chance(300)) openings_ = static_cast<int>(random_.between(1, 3));
  if (random_.chance(300)) ends_ = random_.pick<std::string>({"112", "112", "112", "22", "11-SO", "03203", "03300"});
}

History Chance::run() {
  for (int i = 0; i < length_; ++i) {
    now_ = std::min(later(now_, static_cast<int>(random_.between(0, hasty_ ? 6 : 2 * 540 / length_))), today);
    Step step = next(i);
    step.number = i + 1;
    if (step.by.empty()) step.by = somebody(step);
    const Reply reply = model_.take(step);
    if (reply.fate == Fate::taken) remember(step);
    if (reply.fate == Fate::proposed) waiting_.push_back(step.number);
    history_.steps.push_back(std::move(step));
  }
  return std::move(history_);
}

Step Chance::next(int i) {
  const int roll = random_.below(1'000);
  if (i < openings_) return opening();
  if (i < openings_ + 3) return appropriation();
  if (!parts_.empty()) return part();
  if (history_.office && !waiting_.empty() && roll < 250) return decision();
  if (!ends_.empty() && i > length_ / 4 && random_.chance(120)) return merger();
  const int kind = random_.below(1'000);
  if (now_ > "2025-12-20" && kind < 90) return reconciliation();
  if (random_.chance(12)) return opening();
  if (random_.chance(provisional_.empty() ? 2 : 30)) return confirmation();
  if (random_.chance(6)) return succession();
  if (random_.chance(history_.at_once > 1 ? 50 : 12)) begin_document();
  if (!parts_.empty()) return part();
  if (history_.office && random_.chance(25)) return hire();
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

// What later steps may be about.
void Chance::remember(const Step& step) {
  if (step.deed == Deed::approve) return remember(Step(history_.steps[static_cast<std::size_t>(step.of) - 1]));
  if (step.deed == Deed::succession) heirs_.emplace_back(step.thing, step.code);
  if (step.deed != Deed::post) return;
  entries_.push_back(step.number);
  for (std::size_t i = 0; i < step.moves.size(); ++i) {
    const Move& move = step.moves[i];
    if (!move.provisional.empty()) provisional_.emplace_back(step.number, static_cast<int>(i) + 1);
    if (!move.upper.empty()) uppers_.push_back(move.upper);
  }
}

// Mostly now; now and then something that happened earlier is recorded late.
std::string Chance::some_day() {
  const int roll = random_.below(100);
  if (roll < 70) return now_;
  if (roll < 98) return std::max(chart_date, later(now_, -static_cast<int>(random_.between(1, 150))));
  return roll == 98 ? "2024-12-30" : later(now_, 400);
}

Step Chance::blank(Deed deed) {
  Step step{.number = 0, .deed = deed, .by = {}, .date = some_day(), .doc = random_.chance(150) ? "QD-2" : "QD-1"};
  if (random_.chance(15)) step.doc = random_.chance(500) ? "" : "QD-9";
  return step;
}

// Mostly one who may; now and then one of another duty or unit, or nobody that the book knows.
std::string Chance::somebody(const Step& step) {
  if (!history_.office) return "ke-toan";
  if (random_.chance(15)) return "ai-do";
  std::string unit = "VN";
  if (!step.moves.empty())
    unit = owner(step.moves.front().from.starts_with("origin:") ? step.moves.front().to : step.moves.front().from);
  else if (!step.thing.empty() && step.deed != Deed::ceiling)
    unit = step.deed == Deed::accept ? owner("at:" + step.thing) : owner("at:contract:" + step.thing);
  Texts fit;
  for (const auto& [code, actor] : actors())
    if (random_.chance(60) || (within(unit, actor.unit) && (actor.duty == "officer" || actor.duty == "approver")))
      fit.push_back(code);
  return fit.empty() ? "kt-vn" : random_.pick(fit);
}

Step Chance::reversal() {
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

bool Chance::repeatable(const Step& step) {
  static constexpr std::array not_so{Deed::again, Deed::altered, Deed::approve, Deed::reject};
  return std::ranges::find(not_so, step.deed) == not_so.end();
}

Step Chance::repetition() {
  Step step = blank(random_.chance(750) ? Deed::again : Deed::altered);
  const Step& earlier = random_.pick(history_.steps);
  if (!repeatable(earlier)) return entry();
  step.of = earlier.number;
  step.by = earlier.by;
  return step;
}

Step Chance::decision() {
  Step step = blank(random_.chance(850) ? Deed::approve : Deed::reject);
  step.of = random_.chance(900) ? waiting_.back() : random_.pick(waiting_);
  if (step.deed == Deed::reject && random_.chance(900)) step.reason = "thiếu chứng từ";
  step.doc.clear();
  const Step& proposed = history_.steps[static_cast<std::size_t>(step.of) - 1];
  // Its maker tries too.
  if (random_.chance(120))
    step.by = proposed.by;
  else if (proposed.deed == Deed::hire)
    step.by = random_.pick<std::string>({"qt-1", "qt-2", "qt-2", "qt-3", "cd-vn"});
  else
    step.by =
        random_.pick<std::string>({"cd-vn", "cd-vn", "cd-vn", "cd-11", "cd-11", "cd-xa", "kt-11", "qt-1", "ai-do"});
  std::erase_if(waiting_, [&](int one) { return one == step.of && random_.chance(600); });
  return step;
}

History by_chance(std::uint64_t seed, std::int64_t first_records_alone, std::int64_t first_records_office) {
  const bool office = seed % 3 == 0;
  return Chance(seed, office, office ? first_records_office : first_records_alone).run();
}

}  // namespace tungdong::simulation
