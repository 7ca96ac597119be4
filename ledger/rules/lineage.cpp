#include "ledger/rules/lineage.hpp"

#include <algorithm>
#include <cassert>

namespace tungdong::rules {

void Lineage::make(const Lot& lot) {
  assert(lot.id == first_ + std::ssize(lots_));
  lots_.push_back({.record = lot.record,
                   .account = lot.account,
                   .from_account = lot.from_account,
                   .undoes = lot.undoes,
                   .parents_end = parents_.size(),
                   .date = lot.date,
                   .kind = lot.kind});
}

std::optional<Lineage::Made> Lineage::find(std::int64_t lot) const {
  if (lot < first_ || lot - first_ >= std::ssize(lots_)) return std::nullopt;
  const auto kept = lots_.begin() + (lot - first_);
  const std::size_t begin = kept == lots_.begin() ? 0 : std::prev(kept)->parents_end;
  return Made{.record = kept->record,
              .account = kept->account,
              .from_account = kept->from_account,
              .undoes = kept->undoes,
              .date = kept->date,
              .kind = kept->kind,
              .parents = std::span(parents_).subspan(begin, kept->parents_end - begin)};
}

std::optional<Original> Lineage::original(std::int64_t record) const {
  const auto first = std::ranges::lower_bound(lots_, record, {}, &Kept::record);
  if (first == lots_.end() || first->record != record) return std::nullopt;
  return Original{first_ + (first - lots_.begin()), first->date};
}

void Lineage::forget(std::size_t most) {
  if (lots_.size() <= 2 * most) return;
  // The lots of one entry are forgotten together.
  const auto last = lots_.end() - static_cast<std::ptrdiff_t>(most) - 1;
  const auto kept = std::find_if(last, lots_.end(), [&](const Kept& lot) { return lot.record != last->record; });
  const std::size_t parents_gone = std::prev(kept)->parents_end;
  first_ += kept - lots_.begin();
  lots_.erase(lots_.begin(), kept);
  parents_.erase(parents_.begin(), parents_.begin() + static_cast<std::ptrdiff_t>(parents_gone));
  for (Kept& lot : lots_) lot.parents_end -= parents_gone;
}

}  // namespace tungdong::rules
