#include <algorithm>

#include <fmt/format.h>

#include "tests/simulation/making.hpp"

namespace tungdong::simulation {

std::string Chance::source() {
  return random_.pick<std::string>({"NSTW-DT", "NSTW-DT", "NSTW-DT", "NST-DT", "NST-DT", "NSTW-TX", "NSTW-TX", "ODA"});
}

std::string Chance::component() {
  return random_.pick<std::string>({"CT-1", "CT-1", "CT-1", "CT-1", "CT-1", "CT-2", "CT-2", "CT"});
}

std::string Chance::period() {
  return now_ < "2026-01-01" || random_.chance(300) ? "2025" : "2026";
}

Step Chance::appropriation() {
  Step step = blank(Deed::post);
  step.moves.push_back(appropriate());
  mark(step.moves.front());
  return step;
}

Move Chance::appropriate() {
  if (commune_ && random_.chance(700))
    return {.kind = "appropriate",
            .amount = random_.between(500, 3'000),
            .from = "origin:source:NST-DT",
            .to = "available:unit:03203",
            .source = "NST-DT",
            .component = "CT-1",
            .period = period()};
  if (now_ < "2025-07-20" && random_.chance(ends_ == "112" ? 300 : 30))
    return {.kind = "appropriate",
            .amount = random_.between(500, 3'000),
            .from = "origin:source:NSH",
            .to = "available:unit:" + random_.pick<std::string>({"112", "112", "112", "112", "03203", "11"}),
            .source = "NSH",
            .component = component(),
            .period = period()};
  const std::string from = source();
  const std::string unit = from == "NST-DT"
                               ? random_.pick<std::string>({"11", "11", "11", "11", "03203", "112", "22"})
                               : random_.pick<std::string>({"VN", "VN", "11", "11", "11", "11", "112", "03300"});
  return {.kind = "appropriate",
          .amount = random_.chance(100) ? 3'000 : random_.between(500, 6'000),
          .from = "origin:source:" + from,
          .to = "available:unit:" + unit,
          .source = from,
          .component = component(),
          .period = period()};
}

// What comes in beside the budget's own: from people, from a bank, from an upper book.
Move Chance::entering() {
  const std::string unit = random_.pick<std::string>({"11", "11", "03203", "03203", "03300", "112", "11-SO"});
  const std::string project = random_.pick<std::string>({"DA", "DA", "HT", "HT", "HT", "DB"});
  Move move{.kind = "contribute",
            .amount = random_.between(20, 600),
            .from = {},
            .to = "assigned:project:" + project,
            .source = random_.pick<std::string>({"DAN-TIEN", "DAN-TIEN", "DN", "LONG-GHEP"}),
            .component = projects().at(project).component,
            .period = period()};
  const int roll = random_.below(100);
  if (roll < 15) move.to = "available:unit:" + unit;
  if (roll >= 30 && roll < 55) in_kind(move);
  if (roll >= 55 && roll < 75) {
    move.kind = "lend";
    move.to = "lent:project:" + project;
    move.source = "TDCS";
  }
  if (roll >= 75) from_above(move, unit);
  if (move.kind != "receive" && random_.chance(60))
    move.source = random_.pick<std::string>({"NST-DT", "NSH", "TDCS", "DAN-TIEN", "DAN-HV", "ODA", "DN"});
  move.from = "origin:source:" + move.source;
  return move;
}

void Chance::from_above(Move& move, const std::string& unit) {
  move.kind = "receive";
  move.amount = random_.between(100, 2'000);
  move.to = "available:unit:" + unit;
  move.source = source();
  move.component = component();
  const bool again = !uppers_.empty() && random_.chance(200);
  if (!random_.chance(60))
    move.upper = again ? random_.pick(uppers_) : fmt::format("so-tw@81 #{}", random_.between(1, 400));
}

void Chance::in_kind(Move& move) {
  move.to = "spent:project:" + project_of(move.to);
  move.source = "DAN-HV";
  move.tenths = random_.between(5, 90);
  move.price = 10 * random_.between(1, 12);
  move.price_source = "đơn giá của tỉnh";
  move.amount = move.tenths * move.price / 10;
  if (project_of(move.to) == "DB" ? random_.chance(700) : random_.chance(100)) move.serves = "none";
  if (random_.chance(60)) move.amount += random_.chance(500) ? 1 : -1;
  if (!random_.chance(80)) return;
  const int left_out = random_.below(3);
  if (left_out == 0) move.tenths = 0;
  if (left_out == 1) move.price = 0;
  if (left_out == 2) move.price_source.clear();
}

// What a holder brings along; mostly one that has nothing yet.
Step Chance::opening() {
  Step step = blank(Deed::post);
  const int lines = static_cast<int>(random_.between(1, 3));
  std::string holder = unopened();
  for (int i = 0; i < lines; ++i) {
    if (random_.chance(150)) holder = unopened();
    step.moves.push_back(opened(holder));
  }
  if (random_.chance(40)) spoil(random_.pick(step.moves), step);
  return step;
}

std::string Chance::unopened() {
  const Texts holders{"unit:11",    "unit:11-SO", "unit:03203", "unit:22",     "unit:112",    "unit:03300",
                      "project:DA", "project:DB", "project:HT", "contract:HD", "contract:HE", "contract:HB"};
  std::string holder = !ends_.empty() && random_.chance(300) ? "unit:" + ends_ : random_.pick(holders);
  const Balances there = model_.balances();
  const auto its = [&](const auto& one) { return holder_of(one.first.stand) == holder; };
  const int tries = random_.chance(250) ? 0 : 6;
  for (int i = 0; i < tries && std::ranges::any_of(there, its); ++i) holder = random_.pick(holders);
  return holder;
}

Move Chance::opened(const std::string& holder) {
  std::vector<std::string_view> stages;
  for (const Way& way : ways())
    if (way.kind == "open" && type_of(std::string(way.to)) == holder.substr(0, holder.find(':')))
      stages.push_back(way.to.substr(0, way.to.find(':')));
  const std::string stand = std::string(random_.pick(stages)) + ":" + holder;
  const std::string project = project_of(stand);
  std::string from =
      random_.pick<std::string>({"NSTW-DT", "NSTW-DT", "NST-DT", "NST-DT", "NSTW-TX", "NSH", "ODA", "LONG-GHEP"});
  if (holder == "unit:112" && random_.chance(600)) from = "NSH";
  if (stand.starts_with("lent") && random_.chance(500)) from = "TDCS";
  if (stand.starts_with("spent") && random_.chance(150)) from = "DAN-HV";
  return {.kind = "open",
          .amount = random_.between(50, random_.chance(100) ? 4'000 : 1'200),
          .from = "origin:source:" + from,
          .to = stand,
          .source = from,
          .component = project.empty() || random_.chance(30) ? component() : projects().at(project).component,
          .period = period()};
}

// Now and then money goes down before it was decided, and later what completes it.
void Chance::mark(Move& move) {
  const bool down = move.kind == "appropriate" || move.kind == "send" || move.kind == "allot";
  if (random_.chance(down ? 70 : 4))
    move.provisional = random_.chance(60) ? "khac" : random_.chance(500) ? "tam-cap" : "ung-truoc";
  if (random_.chance(down || move.kind == "withdraw" ? 60 : 4)) {
    if (!provisional_.empty() && random_.chance(900))
      move.confirms = random_.pick(provisional_);
    else if (!entries_.empty() && random_.chance(200))
      move.confirms = {random_.pick(entries_), 1};
  }
}

}  // namespace tungdong::simulation
