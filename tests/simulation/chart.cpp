#include <algorithm>

#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

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
    const bool versions = step.deed == Deed::contract || step.deed == Deed::project;
    if (versions &&
        &one == &*std::ranges::find_if(taken_.rbegin(), taken_.rend(),
                                       [&](const Taken& other) {
                                         return other.step.deed == step.deed && other.step.thing == step.thing;
                                       }) &&
        step.date < one.step.date)
      refuse("version-backdated");
  }
  if ((step.deed == Deed::contract || step.deed == Deed::project) && step.date < chart_date)
    refuse("version-backdated");
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
