#include "tools/profile/totals.hpp"

#include <algorithm>

#include "ledger/money/wide.hpp"

namespace tungdong::tools {

namespace {

// The rows whose items a total adds up: [first, last).
std::pair<std::size_t, std::size_t> reach(std::span<const SummedRow> rows, std::size_t at, std::size_t rank,
                                          TotalOf of) {
  const auto ends = [&](const SummedRow& row) { return row.total && *row.total <= rank; };
  if (of == TotalOf::all) return {0, rows.size()};
  if (of == TotalOf::below) {
    std::size_t last = at + 1;
    while (last < rows.size() && !ends(rows[last])) ++last;
    return {at + 1, last};
  }
  std::size_t first = at;
  while (first > 0 && !ends(rows[first - 1])) --first;
  return {first, at};
}

// Sums of items up to each row, so that any number of totals is checked in one pass.
class ItemSums {
 public:
  ItemSums(std::span<const SummedRow> rows, std::size_t column) {
    sums_.push_back({});
    for (const SummedRow& row : rows) {
      Sum next = sums_.back();
      if (!row.total) {
        ++next.rows;
        items_.push_back(row.row);
        if (const auto amount = row.amounts[column]) {
          ++next.amounts;
          next.sum += amount->count();
        }
      }
      sums_.push_back(next);
    }
  }

  struct Sum {
    money::Wide sum = 0;
    std::size_t amounts = 0;
    std::size_t rows = 0;
  };
  Sum between(std::size_t first, std::size_t last) const {
    return {sums_[last].sum - sums_[first].sum, sums_[last].amounts - sums_[first].amounts,
            sums_[last].rows - sums_[first].rows};
  }
  // The rows of the first and the last item, 0 where there is none.
  std::pair<std::int64_t, std::int64_t> ends(std::size_t first, std::size_t last) const {
    if (sums_[first].rows == sums_[last].rows) return {0, 0};
    return {items_[sums_[first].rows], items_[sums_[last].rows - 1]};
  }

 private:
  std::vector<Sum> sums_;
  std::vector<std::int64_t> items_;
};

}  // namespace

TotalsFound check_totals(const Profile& profile, std::span<const SummedRow> rows, std::span<const std::string> headings,
                         const std::string& file) {
  TotalsFound found;
  if (std::ranges::none_of(rows, [](const SummedRow& row) { return row.total.has_value(); })) return found;
  for (std::size_t column = 0; column < headings.size(); ++column) {
    const ItemSums sums(rows, column);
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const auto kind = rows[at].total;
      const auto stated = rows[at].amounts[column];
      if (!kind || !stated) continue;
      const money::Dong total = *stated;
      const auto [first, last] = reach(rows, at, *kind, profile.totals[*kind].of);
      const auto items = sums.between(first, last);
      const money::Wide difference = money::Wide{total.count()} - items.sum;
      const money::Wide most = money::Dong::largest_recordable().count();
      const auto fits = [&](money::Wide sum) { return sum <= most && sum >= -most; };
      if (difference == 0) {
        found.checked.push_back({rows[at].row, headings[column], total, items.amounts});
      } else if (!fits(items.sum) || !fits(difference)) {
        found.complaints.push_back({file, rows[at].row, headings[column], {"profile-total-too-large", {}}});
      } else {
        const auto [from, to] = sums.ends(first, last);
        found.complaints.push_back({file,
                                    rows[at].row,
                                    headings[column],
                                    {"profile-total",
                                     {{"amount", total},
                                      {"sum", money::Dong(static_cast<std::int64_t>(items.sum))},
                                      {"first", from},
                                      {"last", to},
                                      {"difference", money::Dong(static_cast<std::int64_t>(difference))}}}});
      }
    }
  }
  return found;
}

}  // namespace tungdong::tools
