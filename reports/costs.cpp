#include "reports/costs.hpp"

#include <algorithm>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/movement.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/book/query/standing.hpp"
#include "ledger/results/price.hpp"
#include "reports/shares.hpp"

namespace tungdong::reports {

namespace {

using chart::Stage;
using money::Dong;

constexpr bool is_assigned_or_beyond(Stage stage) {
  return stage == Stage::assigned || stage == Stage::committed || stage == Stage::advanced || book::is_accepted(stage);
}

}  // namespace

Dong sum_of(const Months& months) {
  return sum_of(months, std::nullopt, std::nullopt);
}

Dong sum_of(const Months& months, std::optional<std::int64_t> from, std::optional<std::int64_t> to) {
  Dong sum;
  for (const auto& [month, cost] : months)
    if ((!from || month > *from) && (!to || month <= *to)) sum += cost;
  return sum;
}

Costs::Costs(Scope& scope) : Costs(scope, scope.question().by) {}

Costs::Costs(Scope& scope, std::vector<Axis> by)
    : scope_(scope),
      by_(std::move(by)),
      told_by_purpose_(scope.question().purpose || std::ranges::find(by_, Axis::purpose) != by_.end()),
      axes_(scope) {
  shares_ = shares_of_projects(scope_);
  load_prices();
  add_up();
}

const Months& Costs::whole(const std::string& project, const Aim& aim) const {
  static const Months none;
  const auto found = whole_.find({project, aim});
  return found == whole_.end() ? none : found->second;
}

const std::vector<std::int64_t>& Costs::accounts_of(const std::string& project) const {
  static const std::vector<std::int64_t> none;
  const auto found = accounts_.find(project);
  return found == accounts_.end() ? none : found->second;
}

const std::vector<results::Share>& Costs::shares_of(const std::string& project) const {
  static const std::vector<results::Share> none;
  const auto found = shares_.find(project);
  return found == shares_.end() ? none : found->second;
}

void Costs::load_prices() {
  const Question& question = scope_.question();
  if (!question.price_year) return;
  for (const auto& known : book::records_of<results::PriceIndex>(scope_.store(), scope_.moment()))
    if (known.value.code == question.price_index && known.value.period.size() == 4)
      prices_.insert_or_assign(std::stoi(known.value.period), known.value.value);
}

Dong Costs::in_prices(Dong amount, std::int64_t month) {
  const auto& year = scope_.question().price_year;
  if (!year) return amount;
  const auto of = prices_.find(static_cast<int>(month / 100));
  const auto to = prices_.find(*year);
  if (to == prices_.end()) prices_missing_.insert(*year);
  if (of == prices_.end()) prices_missing_.insert(static_cast<int>(month / 100));
  if (of == prices_.end() || to == prices_.end()) return amount;
  return results::in_prices_of(amount, of->second, to->second);
}

namespace {

// Parts of a growing sum: each step's parts are the parts of the sum with it less the parts of the sum before it. So
// the parts of all steps add up to the parts of the whole, however finely it came, to the đồng.
class Growing {
 public:
  template <class Apportion>
  std::vector<Dong> grow(Dong by, Apportion&& apportion) {
    sum_ += by;
    std::vector<Dong> parts = apportion(sum_);
    before_.resize(parts.size());
    std::vector<Dong> steps(parts.size());
    std::ranges::transform(parts, before_, steps.begin(), std::minus());
    before_ = std::move(parts);
    return steps;
  }

 private:
  Dong sum_;
  std::vector<Dong> before_;
};

}  // namespace

struct Costs::Apportioning {
  // By project, family and the text that names what is served; and by indicator, for the purposes.
  std::map<std::tuple<std::string, chart::Family, std::string>, Growing> over_aims;
  std::map<std::tuple<std::string, chart::Family, Aim>, Growing> over_purposes;
};

void Costs::add(Apportioning& growing, const Place& place, std::int64_t month, Dong amount, const std::string& serves) {
  const chart::Family family = place.family;
  std::vector<results::Share> named;
  if (!serves.empty()) named = shares_on_line(serves);
  const std::vector<results::Share>& shares = serves.empty() ? shares_of(place.project) : named;
  const auto steps = growing.over_aims[{place.project, family, serves}].grow(amount, [&](Dong sum) {
    auto apportioned = results::apportion_cost(sum, shares);
    if (!apportioned) {
      over_whole_.insert(place.project);
      apportioned = results::Apportioned{.parts = std::vector<Dong>(shares.size()), .unlinked = sum};
    }
    std::vector<Dong> parts = std::move(apportioned->parts);
    parts.push_back(apportioned->unlinked);
    return parts;
  });
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i] == Dong()) continue;
    const Aim aim = i < shares.size() ? Aim{shares[i].indicator, shares[i].version} : Aim{};
    std::vector<Dong> of_purpose;
    if (told_by_purpose_)
      of_purpose = growing.over_purposes[{place.project, family, aim}].grow(steps[i], [&](Dong sum) {
        const auto parts = results::apportion_purpose(sum, axes_.purposes(place.standing->owner));
        return std::vector<Dong>(parts.begin(), parts.end());
      });
    if (family == chart::Family::budget) whole_[{place.project, aim}][month] += in_prices(steps[i], month);
    for (const Slice& slice : place.slices) {
      const Dong part = slice.purpose ? of_purpose[static_cast<std::size_t>(*slice.purpose)] : steps[i];
      if (part != Dong())
        costs_[{.keys = slice.keys, .project = place.project, .aim = aim, .family = family}][month] +=
            in_prices(part, month);
    }
  }
}

std::map<std::int64_t, Costs::Place> Costs::places() {
  std::map<std::int64_t, Place> places;
  std::set<std::string> asked;
  for (const book::Standing& standing : scope_.accounts()) {
    const auto holder = chart::Holder::read(standing.owner);
    if (!holder || holder->type != chart::HolderType::project) continue;
    std::vector<Slice> slices;
    if (scope_.takes(standing.owner, standing.key)) slices = axes_.slices(by_, standing.owner, standing.key);
    if (!slices.empty()) asked.insert(holder->code);
    places.emplace_hint(places.end(), standing.account,
                        Place{.standing = &standing,
                              .project = holder->code,
                              .family = scope_.family(standing.key.source),
                              .slices = std::move(slices)});
  }
  // The other accounts of a project that is asked for stay: its cost is apportioned as a whole, whatever the filter.
  std::erase_if(places, [&](const auto& place) { return !asked.contains(place.second.project); });
  return places;
}

void Costs::add_up() {
  const std::map<std::int64_t, Place> places = this->places();
  Apportioning growing;
  // Payments that name what they serve first; what is left of each month goes by the project's links.
  std::map<std::pair<std::int64_t, std::int64_t>, Dong> served;
  for (const book::ServedMonth& one : book::served_by_month(scope_.store(), scope_.moment())) {
    const auto place = places.find(one.account);
    if (place == places.end()) continue;
    served[{one.account, one.month}] += one.net;
    add(growing, place->second, one.month, one.net, one.serves);
  }
  std::map<std::int64_t, Dong> accepted;
  for (const book::AcceptedMonth& one : book::accepted_by_month(scope_.store(), scope_.moment())) {
    const auto place = places.find(one.account);
    if (place == places.end()) continue;
    if (!place->second.slices.empty()) accepted[one.account] += one.net;
    const auto named = served.find({one.account, one.month});
    const Dong rest = named == served.end() ? one.net : one.net - named->second;
    if (named != served.end()) served.erase(named);
    if (rest != Dong()) add(growing, place->second, one.month, rest, {});
  }
  // Months in which what was named came and something else went, so that nothing was added.
  for (const auto& [key, net] : served)
    if (net != Dong()) add(growing, places.at(key.first), key.second, -net, {});
  for (const auto& [account, net] : accepted) {
    if (net == Dong()) continue;
    const Place& place = places.at(account);
    projects_.insert(place.project);
    families_.insert(place.family);
    accounts_[place.project].push_back(account);
    const chart::Account& key = place.standing->key;
    if (key.period.is_span()) of_span_.insert(place.project);
    const chart::Source* source = scope_.chart().source(key.source);
    if (source != nullptr && (source->level == chart::Level::unstated || source->capital == chart::Capital::unstated))
      unstated_.insert(place.project);
  }
  stand_beside(places);
}

void Costs::stand_beside(const std::map<std::int64_t, Place>& places) {
  const auto each_slice = [&](const Place& place, auto&& tell) {
    for (const Slice& slice : place.slices)
      tell(beside_[{.keys = slice.keys, .project = place.project, .family = place.family}],
           [&](Dong amount) { return axes_.part(amount, slice, place.standing->owner); });
  };
  bool owes = false;
  for (const auto& [account, place] : places) {
    const Stage stage = place.standing->key.stand.stage;
    const Dong balance = place.standing->balance;
    owes = owes || stage == Stage::owed;
    if (balance == Dong()) continue;
    if (!place.slices.empty()) asked_.insert(place.project);
    each_slice(place, [&](Beside& beside, auto&& part) {
      if (is_assigned_or_beyond(stage)) beside.assigned += part(balance);
      if (stage == Stage::advanced) beside.advanced += part(balance);
      if (stage == Stage::advanced || book::is_accepted(stage)) beside.disbursed += part(balance);
      if (stage == Stage::owed) beside.owed += part(balance);
    });
  }
  // What was recovered has left its account: only the moves know it, and few books have any.
  if (!owes) return;
  for (const book::Movement& movement : book::movements(scope_.store(), scope_.moment(), Stage::owed)) {
    const auto found = places.find(movement.account);
    if (found == places.end() || movement.kind != rules::Kind::refund) continue;
    if (!found->second.slices.empty()) asked_.insert(found->second.project);
    each_slice(found->second, [&](Beside& beside, auto&& part) { beside.recovered += part(movement.out); });
  }
}

}  // namespace tungdong::reports
