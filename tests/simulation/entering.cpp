#include <algorithm>
#include <array>

#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

namespace {

bool fits(Level source, Level unit, const std::string& date) {
  if (source == unit) return true;
  auto below = static_cast<Level>(static_cast<int>(source) + 1);
  while (!level_in_force(below, date)) below = static_cast<Level>(static_cast<int>(below) + 1);
  return below == unit;
}

}  // namespace

// What asks where money comes from, and whether it may come to whom it comes to.
void Model::guard_entering(Matter& matter, const Line& line) const {
  const Way& way = *line.way;
  const Source& source = sources().at(line.from.source);
  const auto refuse = [&](const std::string& code) { matter.codes.insert(code); };
  if (way.need("open")) guard_unit(matter, line);
  const bool state_money = source.family == Family::budget || source.family == Family::oda;
  if (way.need("level") &&
      (!state_money || !fits(source.level, units().at(code_of(line.to.stand)).level, matter.step->date)))
    refuse("level-mismatch");
  if (way.need("ended")) guard_ended(matter, line);
  if (way.need("once")) guard_once(matter, line);
  if (way.need("upper")) guard_upper(matter, line);
  if (way.need("cash") && source.family != Family::cash) refuse("wrong-family");
  if (way.need("budget") && source.family != Family::budget) refuse("wrong-family");
  if (way.need("money") && source.family == Family::in_kind) refuse("in-kind-refund");
  if (way.need("credit") && source.family != Family::credit) refuse("wrong-family");
  if (way.need("entrusted")) {
    // The budget of a locality, as long as the law lets it lend through the policy bank.
    if (source.family != Family::budget || source.level == Level::central) refuse("wrong-family");
    if (matter.step->date > "2026-03-31") refuse("rule-missing");
  }
  if (way.need("in-kind")) {
    const Move& said = line.said;
    if (source.family != Family::in_kind) refuse("wrong-family");
    if (said.tenths == 0 || said.price == 0 || said.price_source.empty())
      refuse("in-kind-missing");
    else if (said.tenths * said.price != 10 * line.amount)
      refuse("in-kind-value");
  }
  guard_provisional(matter, line);
}

// A unit takes money as long as it is there and its level is. Money of a level that has ended may be used up; no more
// of it enters, but to units of that level, which have ended too.
void Model::guard_unit(Matter& matter, const Line& line) const {
  const std::string& date = matter.step->date;
  const std::string unit = owner(line.to.stand, date);
  const auto& [level, parent, from] = units().at(unit);
  const Level source = sources().at(line.from.source).level;
  const Step* ending = version(Deed::ending, unit, date);
  if (ending != nullptr && ending->until < date) matter.codes.insert("unit-closed");
  if (date < from) matter.codes.insert("unit-not-yet");
  if (!level_in_force(level, date)) matter.codes.insert("level-not-in-force");
  if (stage_of(line.from.stand) == "origin" && source != level && !level_in_force(source, date))
    matter.codes.insert("level-not-in-force");
}

// What a unit has goes over to another when it has ended, or its level has.
void Model::guard_ended(Matter& matter, const Line& line) const {
  const std::string unit = code_of(line.from.stand);
  const std::string& date = matter.step->date;
  const Step* ending = version(Deed::ending, unit, date);
  const bool ended = ending != nullptr && ending->until < date;
  if (!ended && level_in_force(units().at(unit).level, date)) matter.codes.insert("unit-still-open");
}

// A holder is opened once, by one entry, before it has anything of the book's own.
void Model::guard_once(Matter& matter, const Line& line) const {
  const std::string holder = holder_of(line.to.stand);
  for (const Parcel& parcel : purse_.parcels()) {
    if (parcel.kind != "open" || holder_of(parcel.to.stand) != holder || reversed(parcel.record)) continue;
    if (parcel.record != matter.record) matter.codes.insert("already-opened");
    return;
  }
  for (const Parcel& parcel : purse_.parcels())
    for (const Account& account : {parcel.from, parcel.to}) {
      const auto its = [&](const Account& one) { return one == account; };
      if (holder_of(account.stand) == holder && (purse_.stands(its) != 0 || purse_.plan(its) != 0))
        matter.codes.insert("holder-in-use");
    }
}

// What another book sent is received once, unless that was taken back.
void Model::guard_upper(Matter& matter, const Line& line) const {
  const std::string& upper = line.said.upper;
  if (upper.empty()) {
    matter.codes.insert("upper-missing");
    return;
  }
  bool received = matter.uppers.contains(upper);
  for (const Taken& one : taken_)
    for (const Move& move : one.step.moves)
      received = received || (move.kind == "receive" && move.from.starts_with("origin:") && move.upper == upper &&
                              !reversed(one.record));
  if (received) matter.codes.insert("received-already");
  matter.uppers.insert(upper);
}

// Only what goes down can be provisional; a later line that goes down, or takes back, can name it as what it completes.
void Model::guard_provisional(Matter& matter, const Line& line) const {
  static constexpr std::array going_down{"appropriate", "send", "allot"};
  const std::string& sort = line.said.provisional;
  const auto& [step, number] = line.said.confirms;
  const auto refuse = [&](const std::string& code) { matter.codes.insert(code); };
  if (sort.empty() && step == 0) return;
  const bool down = std::ranges::find(going_down, line.kind) != going_down.end();
  if (!down && (line.kind != "withdraw" || !sort.empty())) refuse("provisional-kind");
  if (!sort.empty() && sort != "tam-cap" && sort != "ung-truoc") refuse("provisional-sort");
  if (step != 0 && !is_provisional(record_of(step), number)) refuse("not-provisional");
}

}  // namespace tungdong::simulation
