#include <algorithm>

#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

namespace {

const Way* way_of(const Line& line) {
  const auto end = [](const std::string& stand) { return stage_of(stand) + ":" + type_of(stand); };
  const auto& all = ways();
  const auto found = std::ranges::find_if(all, [&](const Way& way) {
    return way.kind == line.kind && way.from == end(line.from.stand) && way.to == end(line.to.stand);
  });
  return found == all.end() ? nullptr : &*found;
}

// The topmost unit of a unit's own government.
std::string government(std::string unit) {
  for (;;) {
    const Unit& here = units().at(unit);
    if (here.parent.empty() || units().at(here.parent).level != here.level) return unit;
    unit = here.parent;
  }
}

}  // namespace

void Model::decide_entry(Matter& matter) {
  const Step& step = *matter.step;
  if (step.deed == Deed::reverse) {
    // What cannot be reversed at all is not looked at further, not even by whom.
    const Taken* original = entry_of(matter.target);
    Codes codes;
    if (original == nullptr && matter.target >= matter.record)
      codes.insert("reverses-unknown");
    else if (original == nullptr || (original->step.deed != Deed::post && original->step.deed != Deed::reverse))
      codes.insert("reverses-no-entry");
    else if (original->step.deed == Deed::reverse)
      codes.insert("reverses-reversal");
    else if (step.date < original->step.date)
      codes.insert("reversal-before");
    if (!codes.empty()) {
      matter.codes = codes;
      return;
    }
  }
  const auto refuse = [&](const std::string& code) { matter.codes.insert(code); };
  if (step.doc.empty()) refuse("document-missing");
  if (!step.doc.empty() && !documents().contains(step.doc)) refuse("unknown-document");
  if (step.date > today) refuse("date-in-future");
  if (step.part != 0 && stands(step.doc, step.part)) refuse("recorded-already");
  if (step.deed == Deed::reverse && step.reason.empty()) refuse("reason-missing");
  if (step.deed == Deed::reverse && reversed(matter.target)) {
    refuse("already-reversed");
    std::erase_if(matter.codes, [](const auto& code) { return code.starts_with("actor-"); });
    return;
  }
  lay_out(matter);
  std::vector<const Line*> sound;
  for (Line& line : matter.lines) {
    const Codes unsound = resolve(line, step.date);
    matter.codes.insert(unsound.begin(), unsound.end());
    if (!unsound.empty()) continue;
    for (const std::string& stand : {line.from.stand, line.to.stand})
      if (const std::string unit = owner(stand, step.date); !unit.empty())
        if (closed(unit, step.date, year_of(line.from.period)) != nullptr) refuse("period-closed");
    guard(matter, line);
    move(matter, line);
    sound.push_back(&line);
  }
  for (const Line* line : sound) bound(matter, *line);
}

void Model::lay_out(Matter& matter) const {
  const bool back = matter.step->deed == Deed::reverse;
  const Step& said = back ? entry_of(matter.target)->step : *matter.step;
  for (std::size_t i = 0; i < said.moves.size(); ++i) {
    const Move& move = said.moves[i];
    Line line{.number = static_cast<int>(i) + 1,
              .kind = move.kind,
              .amount = move.amount,
              .from = {move.from, move.source, move.component, move.period},
              .to = {move.to, move.source, move.to_component.empty() ? move.component : move.to_component,
                     move.to_period.empty() ? move.period : move.to_period},
              .said = move};
    line.way = way_of(line);
    if (back) {
      line.inverts = line.kind;
      line.kind = "reverse";
      line.inverted = line.number;
      line.number = static_cast<int>(said.moves.size() - i);
      line.said = {};
      std::swap(line.from, line.to);
    }
    matter.lines.push_back(std::move(line));
  }
  if (back) std::ranges::reverse(matter.lines);
}

// Whether a line speaks of things that are, in ways that money may go.
Codes Model::resolve(Line& line, const std::string& date) const {
  Codes codes;
  const auto known = [&](const auto& all, const std::string& code, const std::string& unknown) {
    if (!all.contains(code))
      codes.insert(unknown);
    else if (date < chart_date)
      codes.insert("not-yet-in-force");
    return all.contains(code) && date >= chart_date;
  };
  if (line.amount <= 0) codes.insert("not-positive");
  known(sources(), line.from.source, "unknown-source");
  known(components(), line.from.component, "unknown-component");
  known(components(), line.to.component, "unknown-component");
  bool holders = true;
  for (const std::string& stand : {line.from.stand, line.to.stand}) {
    const std::string type = type_of(stand);
    if (type == "unit") holders = known(units(), code_of(stand), "unknown-unit") && holders;
    if (type == "project") holders = known(projects(), code_of(stand), "unknown-project") && holders;
    if (type == "contract") holders = known(contracts(), code_of(stand), "unknown-contract") && holders;
  }
  if (line.reverses()) return codes;
  if (line.way == nullptr) {
    codes.insert("no-such-flow");
    return codes;
  }
  const bool component = line.from.component != line.to.component;
  if (component && !line.way->need("component")) codes.insert("component-changes");
  if (line.from.period != line.to.period && !line.way->need("period")) codes.insert("period-changes");
  if (line.kind == "reallocate" && !component) codes.insert("component-same");
  if (line.from == line.to) codes.insert("same-account");
  if (!holders) return codes;
  const std::string project = project_of(line.to.stand);
  if (!project.empty() && project_of(line.from.stand).empty() &&
      line.from.component != projects().at(project).component)
    codes.insert("not-the-projects-component");
  if (!related(line, date)) codes.insert("not-related");
  return codes;
}

bool Model::related(const Line& line, const std::string& date) const {
  const std::string& from = line.from.stand;
  const std::string& to = line.to.stand;
  const std::string_view relation = line.way->relation;
  if (relation == "source") return (stage_of(from) == "origin" ? code_of(from) : code_of(to)) == line.from.source;
  if (relation == "same") return holder_of(from) == holder_of(to);
  if (relation == "heir") return follows(code_of(to), code_of(from), date);
  if (relation == "budget below") {
    const Unit& lower = units().at(code_of(to));
    return lower.level > units().at(code_of(from)).level && government(code_of(to)) == code_of(to) &&
           government(lower.parent) == government(code_of(from));
  }
  if (relation == "below")
    return from != to && within(code_of(to), code_of(from)) && government(code_of(to)) == government(code_of(from)) &&
           units().at(code_of(to)).level == units().at(code_of(from)).level;
  if (relation == "runs" || relation == "run by") return owner(from, date) == owner(to, date);
  if (relation == "has run") return has_run(code_of(to), project_of(from), date);
  if (relation == "its contract" || relation == "its project") return project_of(from) == project_of(to);
  return true;
}

void Model::guard(Matter& matter, const Line& line) const {
  guard_year(matter, line);
  if (line.reverses()) return;
  const std::string& date = matter.step->date;
  const auto refuse = [&](const std::string& code) { matter.codes.insert(code); };
  const Way& way = *line.way;
  guard_entering(matter, line);
  if (way.need("leaf") && !components().at(line.to.component)) refuse("not-leaf");
  if (way.need("basis") && date > "2026-03-31") refuse("no-basis");
  if (way.need("in-force")) {
    const std::string contract = code_of(line.to.stand);
    const Step* amended = version(Deed::contract, contract, date);
    const std::string& until = amended == nullptr ? contracts().at(contract).until : amended->until;
    if (date < "2025-01-15" || (!until.empty() && until < date)) refuse("contract-not-in-force");
  }
  if (way.need("listed")) guard_list(matter, line);
  if (way.need("linked") && line.said.serves != "none" && !projects().at(project_of(line.to.stand)).linked)
    refuse("unlinked");
  if (way.need("finding") && line.said.finding.empty()) refuse("finding-missing");
  if (way.need("carry")) guard_carry(matter, line);
  if (way.need("window")) guard_window(matter, line);
}

// Whose an end of a line is; of a reversal, whose it was when the original was recorded, whoever has its project by
// now.
std::string Model::unit_of_end(const Matter& matter, const Line& line, bool from) const {
  if (const auto original = undone(matter, line)) {
    const Parcel& parcel = purse_.parcels()[*original];
    return from ? parcel.to_unit : parcel.from_unit;
  }
  return owner((from ? line.from : line.to).stand, matter.step->date);
}

// Whose year a line is of: of whoever the money is taken from, or comes to where it enters; of a reversal, of whom the
// original was.
std::string Model::unit_of_year(const Matter& matter, const Line& line) const {
  const std::string from = unit_of_end(matter, line, !line.reverses());
  return !from.empty() ? from : unit_of_end(matter, line, line.reverses());
}

// A settled year takes nothing but its own settlement, and gives nothing, whichever end of a line is of it. What is
// found later (a disallowance, a refund to the budget) is no matter of the year, and neither is taking that back.
void Model::guard_year(Matter& matter, const Line& line) const {
  const std::string unit = unit_of_year(matter, line);
  const int year = year_of(line.from.period);
  if (line.way->need("settled") && !line.reverses() && !settled(matter, unit, year))
    matter.codes.insert("year-not-settled");
  if (line.way->need("settles") && !line.reverses()) {
    const bool other = settled(matter, unit, year) && std::ranges::none_of(purse_.parcels(), [&](const Parcel& parcel) {
                         const Taken* by = entry_of(parcel.record);
                         return parcel.kind == "settle" && parcel.unit == unit && year_of(parcel.from.period) == year &&
                                (parcel.record == matter.record || by->step.doc == matter.step->doc);
                       });
    const bool here = matter.settling.contains(unit + std::to_string(year));
    if (other && !here) matter.codes.insert("year-settled");
    if (!settled(matter, unit, year)) matter.settling.insert(unit + std::to_string(year));
    return;
  }
  if (!line.way->need("year") && !(line.reverses() && line.way->need("settles"))) return;
  const std::string from = unit_of_end(matter, line, true);
  const std::string to = unit_of_end(matter, line, false);
  if ((!from.empty() && settled(matter, from, year)) || (!to.empty() && settled(matter, to, year_of(line.to.period))))
    matter.codes.insert("year-settled");
}

bool Model::settled(const Matter& matter, const std::string& unit, int year) const {
  return matter.settling.contains(unit + std::to_string(year)) ||
         std::ranges::any_of(purse_.parcels(), [&](const Parcel& parcel) {
           return parcel.kind == "settle" && parcel.unit == unit && year_of(parcel.from.period) == year;
         });
}

// A list is paid once, whole.
void Model::guard_list(Matter& matter, const Line& line) const {
  const std::string& list = line.said.list;
  if (list.empty()) return;
  const std::string project = project_of(line.from.stand);
  const std::int64_t amount = list_amount(project, list);
  if (amount == 0) {
    matter.codes.insert("unknown-list");
    return;
  }
  if (matter.lists.contains({project, list})) return;
  if (list_used(project, list)) {
    matter.codes.insert("list-used");
    return;
  }
  std::int64_t sum = 0;
  for (const Line& other : matter.lines)
    if (other.said.list == list && holder_of(other.from.stand) == holder_of(line.from.stand) && other.amount > 0)
      sum += other.amount;
  if (sum != amount) matter.codes.insert("list-sum");
  matter.lists.emplace(project, list);
}

void Model::guard_carry(Matter& matter, const Line& line) const {
  const std::string& date = matter.step->date;
  const std::string& period = line.from.period;
  const auto refuse = [&](const std::string& code) { matter.codes.insert(code); };
  const int plan_year = std::stoi(period.substr(0, 4));
  const Step* agreed = nullptr;
  for (const Taken& one : taken_)
    if (one.step.deed == Deed::reconcile && one.step.thing == owner(line.from.stand, date) &&
        one.step.code == period.substr(0, 4) && one.step.date <= date)
      agreed = &one.step;
  if (agreed == nullptr || agreed->amount != 0) refuse("not-reconciled");
  if (line.said.reason != "b" && line.said.reason != "c")
    refuse("carry-reason");
  else if (period.size() > 4 || line.to.period != period + ">" + std::to_string(plan_year + 1))
    refuse("carry-period");
  else if (date > day(plan_year + 1, line.said.reason == "b" ? "01-31" : "12-31"))
    refuse("carry-too-late");
  if (line.to.component != line.from.component &&
      !(line.from.component == "CT-1" && line.to.component == "CT-2" && date >= "2025-12-01"))
    refuse("not-mapped");
}

void Model::guard_window(Matter& matter, const Line& line) const {
  const std::string& date = matter.step->date;
  const int year = year_of(line.from.period);
  if (sources().at(line.from.source).capital == Capital::none) return;
  if (line.kind == "carry" && line.from.period.size() > 4) {
    matter.codes.insert("rule-missing");
    return;
  }
  std::string first = day(year, "01-01");
  std::string last = day(year + 1, "01-31");
  if (line.kind == "carry") first = day(year, "12-31"), last = day(year + 1, "03-31");
  if (line.kind == "settle") first = day(year + 1, "02-01"), last = day(year + 1, "12-31");
  if (date < first || last < date) matter.codes.insert("outside-window");
}

// The parcel of the original that a line of a reversal undoes.
std::optional<std::size_t> Model::undone(const Matter& matter, const Line& line) const {
  for (std::size_t i = 0; i < purse_.parcels().size(); ++i)
    if (line.reverses() && purse_.parcels()[i].record == matter.target && purse_.parcels()[i].line == line.inverted)
      return i;
  return std::nullopt;
}

void Model::move(Matter& matter, const Line& line) {
  Parcel parcel{.record = matter.record,
                .line = line.number,
                .date = matter.step->date,
                .kind = line.kind,
                .inverts = line.inverts,
                .undoes = undone(matter, line),
                .from = line.from,
                .to = line.to,
                .amount = line.amount,
                .unit = unit_of_year(matter, line),
                .from_unit = unit_of_end(matter, line, true),
                .to_unit = unit_of_end(matter, line, false),
                .list = line.said.list};
  if (stage_of(line.from.stand) != "origin") {
    std::vector<std::size_t> parcels;
    if (!choose(matter, line, parcels)) return;
    std::int64_t wanted = line.amount;
    for (const std::size_t one : parcels) {
      const std::int64_t taken = std::min(wanted, purse_.left(one));
      if (taken > 0) parcel.pieces.push_back({one, taken});
      wanted -= taken;
    }
  }
  purse_.add(std::move(parcel));
}

// The parcels to draw from, in order. False, with the reason, where they do not hold enough.
bool Model::choose(Matter& matter, const Line& line, std::vector<std::size_t>& parcels) const {
  if (line.reverses()) return choose_reversed(matter, line, parcels);
  const std::string& date = matter.step->date;
  if (!line.said.lots.empty()) {
    if (!choose_named(matter, line, parcels)) return false;
  } else {
    for (const std::size_t one : purse_.brought(line.from, date))
      if (!line.way->need("came") || purse_.came_from(one, line.to.stand)) parcels.push_back(one);
  }
  std::int64_t there = 0;
  for (const std::size_t one : parcels) there += purse_.left(one);
  if (there >= line.amount) return true;
  // Money that was there on the day, and was taken from there on a later one.
  std::int64_t later = 0;
  for (const Parcel& taker : purse_.parcels())
    for (const Piece& piece : taker.pieces) {
      const Parcel& of = purse_.parcels()[piece.of];
      if (of.to == line.from && of.date <= date && taker.date > date) later += piece.amount;
    }
  std::int64_t all = 0;
  for (const std::size_t one : purse_.brought(line.from, date)) all += purse_.left(one);
  const bool elsewhere = line.way->need("came") && line.said.lots.empty() && all >= line.amount;
  if (later > 0 && there + later >= line.amount)
    matter.codes.insert("lots-taken-later");
  else
    matter.codes.insert(elsewhere ? "came-from-elsewhere" : "insufficient");
  return false;
}

bool Model::choose_named(Matter& matter, const Line& line, std::vector<std::size_t>& parcels) const {
  for (const auto& [step, number] : line.said.lots) {
    const std::int64_t record = record_of(step);
    bool found = false;
    for (const std::size_t one : purse_.brought(line.from, matter.step->date)) {
      const Parcel& parcel = purse_.parcels()[one];
      const bool twice = std::ranges::find(parcels, one) != parcels.end();
      const bool named = parcel.record == record && parcel.line == number && purse_.left(one) > 0 && !twice;
      if (!named || (line.way->need("came") && !purse_.came_from(one, line.to.stand))) continue;
      parcels.push_back(one);
      found = true;
    }
    if (!found) {
      matter.codes.insert("no-such-lot");
      return false;
    }
  }
  return true;
}

// A reversal draws the parcels that its original brought. Where somebody took of them it is refused, unless that was
// reversed and so came back.
bool Model::choose_reversed(Matter& matter, const Line& line, std::vector<std::size_t>& parcels) const {
  for (const Parcel& taker : purse_.parcels())
    for (const Piece& piece : taker.pieces) {
      const Parcel& of = purse_.parcels()[piece.of];
      const bool its = of.record == matter.target && of.to == line.from;
      const bool own = taker.record == matter.target || taker.record == matter.record;
      if (!its || own || reversed(taker.record)) continue;
      matter.codes.insert("lots-taken-later");
      return false;
    }
  if (const auto its = undone(matter, line)) parcels.push_back(*its);
  for (const std::size_t one : purse_.brought(line.from, matter.step->date)) {
    const Parcel& parcel = purse_.parcels()[one];
    if (parcel.kind != "reverse") continue;
    if (parcel.record == matter.record || purse_.stems_from(one, matter.target)) parcels.push_back(one);
  }
  std::int64_t there = 0;
  for (const std::size_t one : parcels) there += purse_.left(one);
  if (there >= line.amount) return true;
  matter.codes.insert("insufficient");
  return false;
}

}  // namespace tungdong::simulation
