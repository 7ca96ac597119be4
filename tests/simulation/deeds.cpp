#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

namespace {

constexpr std::int64_t no_record = 999'999;

std::set<std::string> recorders(Deed deed) {
  if (deed == Deed::hire) return {"administrator"};
  if (deed == Deed::reopen) return {"approver"};
  return {"officer", "approver"};
}

Reply refusal(Codes codes) {
  return {Fate::refused, 0, std::move(codes)};
}

}  // namespace

std::int64_t Model::record_of(int step) const {
  const auto found = by_key_.find(step);
  return found == by_key_.end() ? no_record : found->second.record;
}

std::int64_t Model::proposal_of(int step) const {
  const auto found = proposals_.find(step);
  return found == proposals_.end() ? 0 : found->second.record;
}

Reply Model::take(const Step& asked) {
  seen_[asked.number] = asked;
  if (asked.deed == Deed::approve || asked.deed == Deed::reject) return decide_on_proposal(asked);
  Step step = asked;
  if (asked.deed == Deed::again || asked.deed == Deed::altered) {
    if (!seen_.contains(asked.of)) return {Fate::idle};
    step = seen_.at(asked.of);
    if (asked.deed == Deed::altered) step.doc = altered_document(step.doc);
  }
  if (const auto there = by_key_.find(step.number); there != by_key_.end()) {
    if (there->second.step == step) return {Fate::already, there->second.record};
    return refusal({"key-taken"});
  }
  if (const auto there = proposals_.find(step.number); there != proposals_.end()) {
    if (there->second.step == step) return {Fate::proposed_already, there->second.record};
    return refusal({"key-taken"});
  }

  Matter matter{.step = &step, .record = records_ + 1};
  const std::size_t before = purse_.parcels().size();
  if (office_) guard_person(matter.codes, step.by, recorders(step.deed), step);
  decide(matter);
  const bool proposed = matter.codes.empty() && office_ && needs_second(step);
  if (!matter.codes.empty() || proposed) take_back(before);
  if (!matter.codes.empty()) return refusal(matter.codes);
  ++records_;
  if (proposed) {
    proposals_[step.number] = {records_, step, false};
    return {Fate::proposed, records_};
  }
  taken_.push_back({records_, matter.target, step});
  by_key_[step.number] = taken_.back();
  return {Fate::taken, records_};
}

void Model::go_back(const Model& before) {
  std::map<int, Step> seen = std::move(seen_);
  *this = before;
  seen_ = std::move(seen);
}

Reply Model::decide_on_proposal(const Step& step) {
  const auto found = proposals_.find(step.of);
  if (found == proposals_.end()) return {Fate::idle};
  Proposal& proposal = found->second;
  const Step& wanted = proposal.step;
  Codes codes;
  if (step.date > today) codes.insert("date-in-future");
  if (proposal.decided) codes.insert("proposal-decided");
  if (step.deed == Deed::reject && step.reason.empty()) codes.insert("reason-missing");
  if (step.by == wanted.by) codes.insert("own-proposal");
  guard_person(codes, step.by, {wanted.deed == Deed::hire ? "administrator" : "approver"}, wanted);
  if (!codes.empty()) return refusal(codes);
  if (step.deed == Deed::reject) {
    proposal.decided = true;
    return {Fate::taken, ++records_};
  }
  Matter matter{.step = &wanted, .record = records_ + 2};
  const std::size_t before = purse_.parcels().size();
  decide(matter);
  if (!matter.codes.empty()) {
    take_back(before);
    return refusal(matter.codes);
  }
  proposal.decided = true;
  records_ += 2;
  taken_.push_back({records_, matter.target, wanted});
  by_key_[wanted.number] = taken_.back();
  return {Fate::taken, records_ - 1};
}

void Model::decide(Matter& matter) {
  const Step& step = *matter.step;
  if (step.deed == Deed::reverse || step.deed == Deed::reopen) matter.target = record_of(step.of);
  if (step.deed == Deed::post || step.deed == Deed::reverse)
    decide_entry(matter);
  else
    decide_record(matter);
}

// Whose money or whose chart it is. A reversal is a matter of those whose entry it takes back.
std::vector<std::string> Model::units_of(const Step& step) const {
  std::vector<std::string> found;
  const auto add = [&](const std::string& unit) {
    if (!unit.empty()) found.push_back(unit);
  };
  const auto unit_of = [&](const std::string& stand) { return owner(stand, "9999"); };
  switch (step.deed) {
    case Deed::post:
      for (const Move& move : step.moves) add(unit_of(move.from.starts_with("origin:") ? move.to : move.from));
      break;
    case Deed::reverse:
      if (seen_.contains(step.of)) return units_of(seen_.at(step.of));
      break;
    case Deed::accept:
    case Deed::ceiling:
      add(unit_of("at:" + step.thing));
      break;
    case Deed::project:
      // Where it changes hands, of whoever gives it and of whoever takes it.
      add(unit_of("at:project:" + step.thing));
      add(step.code);
      break;
    case Deed::list:
      add(unit_of("at:project:" + step.thing));
      break;
    case Deed::contract:
      add(unit_of("at:contract:" + step.thing));
      break;
    case Deed::hire:
      break;
    default:
      add(step.thing);
  }
  return found;
}

void Model::guard_person(Codes& codes, const std::string& code, std::set<std::string> duties, const Step& step) const {
  const auto known = actor(code);
  if (!known) {
    codes.insert("actor-unknown");
    return;
  }
  if (!known->until.empty() && known->until < today) codes.insert("actor-past");
  if (!duties.contains(known->duty)) codes.insert("actor-duty");
  for (const std::string& unit : units_of(step))
    if (!within(unit, known->unit)) codes.insert("actor-unit");
}

bool Model::needs_second(const Step& step) const {
  std::map<std::string, std::int64_t> sums;
  switch (step.deed) {
    case Deed::post:
      for (const Move& move : step.moves) {
        sums["entry"] += move.amount;
        sums[move.kind] += move.amount;
      }
      break;
    case Deed::reverse:
      for (const Move& move : entry_of(record_of(step.of))->step.moves) {
        sums["entry"] += move.amount;
        sums["reverse"] += move.amount;
      }
      break;
    case Deed::accept:
      sums["acceptance"] = std::abs(step.amount);
      break;
    case Deed::contract:
      sums["contract"] = step.amount;
      break;
    case Deed::confirm:
      sums["confirmation"] = step.amount;
      break;
    case Deed::close:
    case Deed::succession:
    case Deed::hire:
      return true;
    default:
      break;
  }
  return std::ranges::any_of(policy(), [&](const auto& rule) {
    const auto sum = sums.find(rule.first);
    return sum != sums.end() && sum->second >= rule.second;
  });
}

const Model::Taken* Model::entry_of(std::int64_t record) const {
  const auto found = std::ranges::find(taken_, record, &Taken::record);
  return found == taken_.end() ? nullptr : &*found;
}

bool Model::reversed(std::int64_t record) const {
  return std::ranges::any_of(taken_,
                             [&](const Taken& one) { return one.step.deed == Deed::reverse && one.target == record; });
}

bool Model::reopened(std::int64_t record) const {
  return std::ranges::any_of(taken_,
                             [&](const Taken& one) { return one.step.deed == Deed::reopen && one.target == record; });
}

// The closing of a unit, or of one above it, that covers a day: all days until its last; a closed year also the
// adjustment days of January after it, for money of the year or of earlier ones. `plan_year` 0: no money is moved.
const Model::Taken* Model::closed(const std::string& unit, const std::string& date, int plan_year) const {
  for (const Taken& one : taken_) {
    if (one.step.deed != Deed::close || reopened(one.record) || !within(unit, one.step.thing)) continue;
    const std::string& period = one.step.code;
    const bool year = period.size() == 4;
    const int closes = std::stoi(period.substr(0, 4));
    if (date <= (year ? period + "-12-31" : period + "-31")) return &one;
    if (year && plan_year != 0 && plan_year <= closes && date <= day(closes + 1, "01-31")) return &one;
  }
  return nullptr;
}

const Model::Taken* Model::last_closing(const std::string& unit) const {
  const Taken* last = nullptr;
  for (const Taken& one : taken_)
    if (one.step.deed == Deed::close && one.step.thing == unit && !reopened(one.record)) last = &one;
  return last;
}

Balances Model::balances(const std::string& until, std::int64_t known) const {
  Balances balances;
  for (const Parcel& parcel : purse_.parcels()) {
    if (parcel.date > until || parcel.record > known) continue;
    balances[parcel.to] += parcel.amount;
    balances[parcel.from] -= parcel.amount;
  }
  std::erase_if(balances, [](const auto& one) { return one.second == 0; });
  return balances;
}

Pedigrees Model::pedigrees() const {
  const auto name = [](const Parcel& parcel) { return fmt::format("{}.{}", parcel.record, parcel.line); };
  Pedigrees pedigrees;
  for (const Parcel& parcel : purse_.parcels())
    for (const Piece& piece : parcel.pieces)
      pedigrees[name(parcel)] += fmt::format("{} of {}, ", piece.amount, name(purse_.parcels()[piece.of]));
  return pedigrees;
}

}  // namespace tungdong::simulation
