#include <map>

#include "ledger/money/ratio.hpp"
#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using money::Decimal;
using money::Dong;
using money::Wide;

constexpr std::int64_t last_week_day = 357;  // from the 24th of December (the 23rd in a leap year) on
constexpr std::int64_t other_weeks = 51;

// What a unit paid in a year out of the money of that year, and in January out of that of the year before, which is
// the time of adjustment (chỉnh lý) and no rush.
struct YearOfUnit {
  Dong paid;
  Dong last_quarter;
  Dong december;
  Dong last_week;
  Dong adjustment;                // in the January after
  const Paid* largest = nullptr;  // of the last week

  void add(const Paid& one) {
    const Date date = one.payment.date;
    const Dong amount = one.payment.amount;
    paid += amount;
    if (date.month() >= date::October) last_quarter += amount;
    if (date.month() == date::December) december += amount;
    if (days_between(date.year() / date::January / 1, date) < last_week_day) return;
    last_week += amount;
    if (largest == nullptr || largest->payment.amount < amount) largest = &one;
  }

  // last week / mean of the others = 51 · last / (all − last); nothing where nothing was paid in the others.
  std::optional<Decimal> rush() const {
    const Dong others = paid - last_week;
    if (others <= Dong() || paid.count() > Dong::largest_recordable().count() / other_weeks) return std::nullopt;
    const Decimal percent = money::percent(Dong(last_week.count() * other_weeks), others, 0);
    return Decimal(percent.units(), 2);
  }
};

using Years = std::map<std::pair<int, std::string>, YearOfUnit>;  // an empty unit: all of them

Years years(const Look& look) {
  Years all;
  for (const Paid& one : look.paid) {
    const int year = static_cast<int>(one.payment.date.year());
    const chart::Period& period = one.account.period;
    const int plan = period.is_extended() ? period.extended : period.last;
    const std::string unit = look.scope.chart().unit_of("project:" + one.project);
    for (const std::string& whose : {unit, std::string()}) {
      if (plan == year - 1 && one.payment.date.month() == date::January)
        all[{plan, whose}].adjustment += one.payment.amount;
      else
        all[{year, whose}].add(one);
    }
  }
  return all;
}

}  // namespace

void year_end(const Look& look) {
  const Years all = years(look);
  for (const auto& [key, one] : all) {
    const auto rush = one.rush();
    if (key.second.empty() || one.largest == nullptr || !rush || *rush <= look.cutoffs.year_end) continue;
    const auto peers = all.at({key.first, std::string()}).rush();
    Flag flag = flag_of(chart::Check::year_end, *one.largest);
    flag.who = look.scope.unit_name(key.second);
    flag.amount = one.last_week;
    flag.evidence = term("audit.rush", {{"year", std::int64_t{key.first}},
                                        {"rush", *rush},
                                        {"all", peers.value_or(Decimal())},
                                        {"december", money::percent(one.december, one.paid, 1)}});
    look.flags.push_back(std::move(flag));
  }
}

Table year_end_table(const Look& look) {
  Table table = make_table("year_end", term("audit.year_end"),
                           {{"year", term("field.year"), ColumnType::code},
                            {"unit", term("column.unit"), ColumnType::text},
                            {"paid", term("audit.paid"), ColumnType::dong},
                            {"last_quarter", term("audit.last_quarter"), ColumnType::percent},
                            {"december", term("audit.december"), ColumnType::percent},
                            {"rush", term("audit.last_week"), ColumnType::number},
                            {"adjustment", term("audit.adjustment"), ColumnType::dong}},
                           2);
  for (const auto& [key, one] : years(look)) {
    const auto share = [&](Dong part) {
      return one.paid > Dong() ? Cell(money::percent(part, one.paid, 1)) : Cell(Empty{});
    };
    const auto rush = one.rush();
    Row row;
    row.cells = {Code{std::to_string(key.first)},
                 key.second.empty() ? term("audit.all_units") : look.scope.unit_name(key.second),
                 one.paid,
                 share(one.last_quarter),
                 share(one.december),
                 rush ? Cell(*rush) : Cell(Empty{}),
                 one.adjustment};
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(term("audit.year_end_note", {{"limit", look.cutoffs.year_end}}));
  return table;
}

}  // namespace tungdong::reports
