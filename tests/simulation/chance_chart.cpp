#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "tests/simulation/making.hpp"

namespace tungdong::simulation {

std::string Chance::holder() {
  return random_.pick<std::string>(
      {"contract:HD", "contract:HD", "contract:HE", "contract:HB", "project:HT", "project:HT", "project:DA"});
}

Step Chance::acceptance() {
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
  if (random_.chance(10)) step.amount = 0;
  if (!random_.chance(200)) return step;
  step.amount = -random_.between(10, random_.chance(500) ? 200 : 2'000);
  if (!random_.chance(80)) step.reason = "đo lại";
  return step;
}

Step Chance::list() {
  Step step = blank(Deed::list);
  step.thing = random_.chance(850) ? "HT" : "DA";
  step.code = fmt::format("DS-{}", random_.chance(100) ? 1 : lists_.size() + 1);
  step.amount = random_.between(20, 1'200);
  lists_.emplace_back(step.code, step.amount);
  return step;
}

Step Chance::version() {
  if (!random_.chance(700)) return version_of(random_.pick<std::string>({"DA", "DB", "HT"}));
  Step step = blank(Deed::contract);
  step.thing = random_.pick<std::string>({"HD", "HD", "HE", "HB"});
  step.amount = 100 * random_.between(1, 60);
  if (random_.chance(500)) step.guarantee = random_.between(500, 3'000);
  if (random_.chance(200)) step.until = later(now_, static_cast<int>(random_.between(-60, 200)));
  if (!step.until.empty() && step.until < "2025-01-15") step.until = "2025-01-15";
  if (random_.chance(200)) step.finalised = random_.between(50, 3'000);
  return step;
}

Step Chance::version_of(const std::string& project) {
  Step step = blank(Deed::project);
  step.thing = project;
  step.code = new_owner(project);
  if (history_.office && random_.chance(800)) step.by = "cd-vn";
  step.amount = random_.between(300, 12'000);
  if (random_.chance(200)) step.finalised = random_.between(50, 3'000);
  return step;
}

// Mostly the old one; of a unit that ends mostly who follows it.
std::string Chance::new_owner(const std::string& project) {
  const std::string old = model_.owner("at:project:" + project, "9999");
  for (const auto& [unit, heir] : heirs_)
    if (unit == old && random_.chance(700)) return heir;
  return random_.chance(60) ? random_.pick<std::string>({"11", "11-SO", "03203"}) : old;
}

Step Chance::ceiling() {
  Step step = blank(Deed::ceiling);
  step.thing =
      random_.pick<std::string>({"unit:11", "unit:11", "unit:11-SO", "unit:03203", "project:DA", "project:HT"});
  step.code = random_.pick<std::string>({"", "CT", "CT-1", "CT-2"});
  step.amount = random_.between(100, 9'000);
  return step;
}

// A unit ends, another follows it, and what stands open at it goes over.
Step Chance::merger() {
  const bool followed = std::ranges::any_of(heirs_, [&](const auto& one) { return one.first == ends_; });
  if (!followed || random_.chance(80)) return succession();
  if (!ended_ || random_.chance(60)) {
    ended_ = true;
    Step step = blank(Deed::ending);
    step.thing = ends_;
    step.until = later(now_, static_cast<int>(random_.between(-20, 60)));
    return step;
  }
  for (const auto& [code, project] : projects())
    if (owner("at:project:" + code) == ends_ && random_.chance(400)) return version_of(code);
  Step step = blank(Deed::post);
  for (const auto& [account, balance] : model_.balances())
    for (const Way& way : ways())
      if (way.kind == "succeed" && way.from == stage_of(account.stand) + ":" + type_of(account.stand) &&
          owner(account.stand) == ends_ && random_.chance(800))
        step.moves.push_back({.kind = "succeed",
                              .amount = random_.chance(700) ? balance : random_.between(1, balance),
                              .from = account.stand,
                              .to = target(way, account),
                              .source = account.source,
                              .component = account.component,
                              .period = account.period});
  return step.moves.empty() ? entry() : step;
}

Step Chance::succession() {
  Step step = blank(Deed::succession);
  step.thing =
      ends_.empty() || random_.chance(100) ? random_.pick<std::string>({"11-SO", "22", "112", "03203"}) : ends_;
  const Texts heirs = step.thing == "112"     ? Texts{"03203", "03203", "03300", "11", "22"}
                      : step.thing == "03203" ? Texts{"03300", "03300", "22", "11"}
                                              : Texts{"11"};
  step.code = random_.chance(40) ? step.thing : random_.pick(heirs);
  if (random_.chance(350)) step.amount = random_.pick<std::int64_t>({250'000, 500'000, 600'000, 1'000'000});
  if (random_.chance(20)) step.amount = 1'000'001;
  return step;
}

// Somebody comes, goes, or changes desks.
Step Chance::hire() {
  Step step = blank(Deed::hire);
  step.by = random_.pick<std::string>({"qt-1", "qt-1", "qt-1", "qt-2", "qt-3", "kt-vn"});
  step.thing =
      random_.pick<std::string>({"qt-1", "qt-2", "qt-3", "kt-11", "cd-11", "kt-xa", "cd-xa", "kt-moi", "kt-so"});
  const bool runs_the_book = step.thing.starts_with("qt") && !random_.chance(300);
  step.duty = runs_the_book ? "administrator"
                            : random_.pick<std::string>({"officer", "officer", "approver", "auditor", "administrator"});
  step.code = random_.pick<std::string>({"VN", "11", "11", "11-SO", "03203", "03300", "22"});
  if (random_.chance(300)) step.until = random_.chance(500) ? later(today, 90) : later(now_, 10);
  return step;
}

Step Chance::confirmation() {
  if (entries_.empty()) return entry();
  Step step = blank(Deed::confirm);
  const bool known = !provisional_.empty() && !random_.chance(60);
  std::tie(step.of, step.line) = known ? random_.pick(provisional_) : std::pair(random_.pick(entries_), 1);
  step.amount = random_.chance(30) ? -1 : random_.between(0, 3'000);
  return step;
}

Step Chance::reconciliation() {
  Step step = blank(Deed::reconcile);
  step.thing = random_.pick<std::string>({"11", "11", "11-SO", "03203", "VN"});
  step.code = random_.chance(900) ? "2025" : "2026";
  step.amount = random_.chance(200) ? random_.between(1, 3) : 0;
  return step;
}

Step Chance::closing() {
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

Step Chance::reopening() {
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

}  // namespace tungdong::simulation
