#include <algorithm>

#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

namespace {

constexpr std::int64_t whole = 1'000'000;

bool has_versions(Deed deed) {
  return deed == Deed::contract || deed == Deed::project || deed == Deed::ending || deed == Deed::hire;
}

// When what a step is a version of was first spoken of.
std::string first_version(const Step& step) {
  if (step.deed != Deed::hire) return chart_date;
  return actors().contains(step.thing) ? hired_on : std::string();
}

}  // namespace

void Model::decide_record(Matter& matter) {
  const Step& step = *matter.step;
  const auto refuse = [&](const std::string& code) { matter.codes.insert(code); };
  const bool of_office = step.deed == Deed::close || step.deed == Deed::reopen;
  if (step.date > today) refuse("date-in-future");
  if (step.doc.empty() && !of_office) refuse("document-missing");
  if (!step.doc.empty() && !documents().contains(step.doc)) refuse("unknown-document");
  if (of_office) return decide_closing(matter);
  if (step.deed != Deed::reconcile)
    for (const std::string& unit : units_of(step))
      if (closed(unit, step.date, 0) != nullptr) refuse("period-closed");

  for (const Taken& one : taken_) {
    if (one.step.deed != step.deed || one.step.thing != step.thing) continue;
    const bool once = step.deed == Deed::accept || step.deed == Deed::list;
    if (once && one.step.code == step.code) refuse("recorded-already");
    if (has_versions(step.deed) &&
        &one == &*std::ranges::find_if(taken_.rbegin(), taken_.rend(),
                                       [&](const Taken& other) {
                                         return other.step.deed == step.deed && other.step.thing == step.thing;
                                       }) &&
        step.date < one.step.date)
      refuse("version-backdated");
  }
  if (has_versions(step.deed) && step.date < first_version(step)) refuse("version-backdated");
  if (step.deed == Deed::ending && !step.until.empty() && step.until < units().at(step.thing).from)
    refuse("dates-reversed");
  if (step.deed == Deed::hire) decide_hire(matter);
  if (step.deed == Deed::accept) decide_acceptance(matter);
  if (step.deed == Deed::succession) decide_succession(matter);
  if (step.deed == Deed::confirm) decide_confirmation(matter);
}

std::optional<Actor> Model::actor(const std::string& code) const {
  const Step* last = version(Deed::hire, code, "9999");
  if (last != nullptr) return Actor{last->duty, last->code, last->until};
  const auto known = actors().find(code);
  return known == actors().end() ? std::nullopt : std::optional(known->second);
}

// What was accepted by mistake is taken back for a reason, and as far as nothing that was paid rests on it.
void Model::decide_acceptance(Matter& matter) const {
  const Step& step = *matter.step;
  if (step.amount == 0) matter.codes.insert("field-amount");
  if (step.amount >= 0 || matter.codes.contains("recorded-already")) return;
  if (step.reason.empty()) matter.codes.insert("field-missing");
  if (!covered(matter, step.thing, step.amount)) matter.codes.insert("acceptance-paid");
}

// Two administrators without a last day stay as long as there is a policy.
void Model::decide_hire(Matter& matter) const {
  const Step& step = *matter.step;
  const auto stays = [](const Actor& one) { return one.duty == "administrator" && one.until.empty(); };
  const auto before = actor(step.thing);
  if (!before || !stays(*before) || stays({step.duty, step.code, step.until})) return;
  std::set<std::string> all;
  for (const auto& [code, known] : actors()) all.insert(code);
  for (const Taken& one : taken_)
    if (one.step.deed == Deed::hire) all.insert(one.step.thing);
  if (std::ranges::count_if(all, [&](const std::string& code) { return stays(*actor(code)); }) < 3)
    matter.codes.insert("policy-administrators");
}

// Units that follow one another share at most the whole of it.
void Model::decide_succession(Matter& matter) const {
  const Step& step = *matter.step;
  if (step.thing == step.code) matter.codes.insert("own-successor");
  if (step.amount == 0) return;
  if (step.amount > whole) matter.codes.insert("share-range");
  std::int64_t sum = step.amount;
  for (const Taken& one : taken_)
    if (one.step.deed == Deed::succession && one.step.thing == step.thing) sum += one.step.amount;
  if (sum > whole) matter.codes.insert("succession-shares");
}

bool Model::follows(const std::string& heir, const std::string& unit, const std::string& date) const {
  return std::ranges::any_of(taken_, [&](const Taken& one) {
    return one.step.deed == Deed::succession && one.step.thing == unit && one.step.code == heir &&
           one.step.date <= date;
  });
}

// What was sent provisionally is decided once.
void Model::decide_confirmation(Matter& matter) const {
  const Step& step = *matter.step;
  if (step.amount < 0) matter.codes.insert("field-amount");
  if (!is_provisional(record_of(step.of), step.line)) matter.codes.insert("not-provisional");
  for (const Taken& one : taken_)
    if (one.step.deed == Deed::confirm && one.step.of == step.of && one.step.line == step.line)
      matter.codes.insert("recorded-already");
}

bool Model::is_provisional(std::int64_t record, int line) const {
  const Taken* entry = entry_of(record);
  if (entry == nullptr || entry->step.deed != Deed::post || reversed(record)) return false;
  const auto& moves = entry->step.moves;
  return line >= 1 && line <= static_cast<int>(moves.size()) &&
         !moves[static_cast<std::size_t>(line) - 1].provisional.empty();
}

void Model::decide_closing(Matter& matter) {
  const Step& step = *matter.step;
  const auto refuse = [&](const std::string& code) { matter.codes.insert(code); };
  if (step.deed == Deed::reopen) {
    const Taken* last = last_closing(step.thing);
    if (last == nullptr)
      refuse("closing-unknown");
    else if (last->record != matter.target)
      refuse("reopen-latest");
    return;
  }
  const bool year = step.code.size() == 4;
  const std::string ends = year ? day(std::stoi(step.code) + 1, "01-31") : step.code + "-31";
  if (step.date <= ends) refuse("closing-early");
  for (const Taken& one : taken_) {
    if (one.step.deed != Deed::close || one.step.thing != step.thing || reopened(one.record)) continue;
    const std::string& closed = one.step.code;
    const std::string until = closed.size() == 4 ? closed + "-12" : closed;
    const std::string wanted = year ? step.code + "-12" : step.code;
    if (until >= wanted && (closed.size() == 4 || !year)) refuse("closed-already");
  }
}

// The version in force on a day: the last recorded that is dated on it or before.
const Step* Model::version(Deed deed, const std::string& thing, const std::string& date) const {
  const Step* last = nullptr;
  for (const Taken& one : taken_)
    if (one.step.deed == deed && one.step.thing == thing && one.step.date <= date) last = &one.step;
  return last;
}

std::int64_t Model::worth(const std::string& contract, const std::string& date) const {
  const Step* amended = version(Deed::contract, contract, date);
  return amended == nullptr ? contracts().at(contract).value : amended->amount;
}

std::string Model::owner(const std::string& stand, const std::string& date) const {
  if (type_of(stand) == "unit") return code_of(stand);
  const std::string project = project_of(stand);
  const auto found = projects().find(project);
  if (found == projects().end()) return {};
  const Step* amended = version(Deed::project, project, date);
  return amended == nullptr ? found->second.unit : amended->code;
}

// The units that a project has been with until a day.
bool Model::has_run(const std::string& unit, const std::string& project, const std::string& date) const {
  return projects().at(project).unit == unit || std::ranges::any_of(taken_, [&](const Taken& one) {
           return one.step.deed == Deed::project && one.step.thing == project && one.step.code == unit &&
                  one.step.date <= date;
         });
}

// 0 for a list that nobody recorded.
std::int64_t Model::list_amount(const std::string& project, const std::string& list) const {
  for (const Taken& one : taken_)
    if (one.step.deed == Deed::list && one.step.thing == project && one.step.code == list) return one.step.amount;
  return 0;
}

bool Model::list_used(const std::string& project, const std::string& list) const {
  return std::ranges::any_of(purse_.parcels(), [&](const Parcel& parcel) {
    return parcel.list == list && project_of(parcel.from.stand) == project && !reversed(parcel.record);
  });
}

}  // namespace tungdong::simulation
