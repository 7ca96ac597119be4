#pragma once
// What the end of a year makes of the money that stands open: carried over, cancelled, or to be repaid.

#include <string>
#include <vector>

#include "ledger/book/store.hpp"

namespace tungdong::book {

enum class YearEnd : std::uint8_t {
  carry,  // chuyển nguồn, kéo dài: to the next year, for a reason of the dated list
  lapse,  // hủy dự toán: what is committed is released first
  repay,  // a recurrent advance that is not carried: repaid by the day of the rule year-end/advances
  stays,  // what neither is carried nor lapses: in transit without a reason, carried once already and paid out
};

struct YearEndLine {
  chart::Account account;
  money::Dong amount;
  YearEnd what{};
  std::string reason;            // of a carry-over, a code of the dated list
  std::optional<Date> last_day;  // for using what is carried, or for repaying
};

// Every account of a unit and all below it with open money of a year's plan or carried into that year, by what law has
// it on a day (State Budget Law 89/2025/QH15 Article 66, Decree 73/2026/NĐ-CP Articles 30 and 31, Public Investment Law
// 58/2024/QH15 Article 72), in the order of the accounts:
//   investment                    carried for reason b, advances and retained money with it
//   recurrent, committed or held  carried for reason d (contracts signed before 31 December)
//   other recurrent               carried for reason c (the programmes' own term); advances are repaid
//   carried into the year         carried no second time: it lapses, what was advanced stays until it is cleared
// A reason that is not in force on the day carries nothing. What is spent waits for the settlement and is not told.
std::vector<YearEndLine> year_end(Store& store, const std::string& unit, int year, Date on);

// The lines of entries that do it: a carry, a lapse, a release before a lapse; none for what is repaid or stays.
std::vector<rules::Line> year_end_lines(Store& store, const std::vector<YearEndLine>& plan);

}  // namespace tungdong::book

template <>
struct tungdong::record::Names<tungdong::book::YearEnd> {
  static constexpr std::array<std::string_view, 4> names{"carry", "lapse", "repay", "stays"};
};
