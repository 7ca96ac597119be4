#pragma once
// Sums of đồng by what names a row and what names a column.

#include <map>
#include <set>
#include <string>

#include "ledger/chart/programme.hpp"
#include "ledger/money/dong.hpp"

namespace tungdong::reports {

template <class Across>
class Pivot {
 public:
  // Rows by family of money first: families are never added together.
  struct Key {
    chart::Family family{};
    std::string code;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  void add(chart::Family family, const std::string& code, Across across, money::Dong amount) {
    rows_[{family, code}][across] += amount;
    totals_[family][across] += amount;
    if (amount != money::Dong()) columns_.insert(across);
  }

  const std::map<Key, std::map<Across, money::Dong>>& rows() const { return rows_; }
  const std::map<chart::Family, std::map<Across, money::Dong>>& totals() const { return totals_; }
  const std::set<Across>& columns() const { return columns_; }

  static money::Dong at(const std::map<Across, money::Dong>& row, Across across) {
    const auto found = row.find(across);
    return found == row.end() ? money::Dong() : found->second;
  }
  static money::Dong sum(const std::map<Across, money::Dong>& row) {
    money::Dong sum;
    for (const auto& [across, amount] : row) sum += amount;
    return sum;
  }

 private:
  std::map<Key, std::map<Across, money::Dong>> rows_;
  std::map<chart::Family, std::map<Across, money::Dong>> totals_;
  std::set<Across> columns_;
};

}  // namespace tungdong::reports
