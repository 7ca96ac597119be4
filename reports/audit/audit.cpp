#include "reports/audit/audit.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "reports/audit/checks.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;

constexpr std::int64_t most_of_check = 500;  // rows: nobody looks at more of one kind

// The checks from one to another, and what finds their flags.
struct Group {
  Check first;
  Check last;
  void (*find)(const Look&);
};
constexpr std::array groups{
    Group{Check::exact_duplicate, Check::far_above_others, repeats},
    Group{Check::splitting, Check::splitting, splitting},
    Group{Check::year_end, Check::year_end, year_end},
    Group{Check::before_document, Check::after_end, papers},
    Group{Check::over_contract, Check::paid_in_full, contracts},
    Group{Check::in_transit, Check::in_transit, transit},
    Group{Check::back_dated, Check::same_hand, hands},
    Group{Check::two_programmes, Check::not_eligible, people},
    Group{Check::above_norm, Check::above_norm, norms},
    Group{Check::late_allotment, Check::late_payment, waits},
    Group{Check::share_changed, Check::no_result, unproven_results},
};

struct Count {
  std::int64_t flagged{};
  std::int64_t dismissed{};
};

class Audit {
 public:
  Audit(book::Book& book, const Question& question)
      : scope_(book, question), cutoffs_(cutoffs(scope_)), paid_(paid(scope_)), look_{scope_, paid_, cutoffs_, flags_} {
    for (const Group& group : groups)
      if (!question.check || (group.first <= *question.check && *question.check <= group.last)) group.find(look_);
    if (question.check) std::erase_if(flags_, [&](const Flag& flag) { return flag.check != *question.check; });
    std::ranges::stable_sort(flags_, {}, &Flag::check);
    dismiss();
  }

  Page page() {
    Page page = scope_.begin("audit");
    page.tables.push_back(queue());
    page.tables.push_back(checks());
    if (!scope_.question().check)
      for (const auto make :
           {year_end_table, threshold_table, digits_table, sums_of_digits, repeated_amounts, round_amounts})
        page.tables.push_back(make(look_));
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    page.notes.push_back(term("audit.note"));
    return page;
  }

 private:
  void dismiss() {
    std::map<std::pair<std::string, Check>, bool> dismissed;
    for (const auto& known : book::records_of<chart::Dismissal>(scope_.store(), scope_.moment()))
      dismissed[{known.value.flagged, known.value.check}] = true;
    for (const Flag& flag : flags_) {
      Count& count = counts_[flag.check];
      ++count.flagged;
      if (dismissed.contains({flag.place, flag.check})) ++count.dismissed;
    }
    std::erase_if(flags_, [&](const Flag& flag) { return dismissed.contains({flag.place, flag.check}); });
  }

  Table queue() {
    Table table = make_table("queue", term("audit.queue"),
                             {{"check", term("audit.check"), ColumnType::text},
                              {"place", term("audit.place"), ColumnType::code},
                              {"date", term("column.date"), ColumnType::date},
                              {"payee", term("audit.payee"), ColumnType::text},
                              {"number", term("audit.number"), ColumnType::code},
                              {"amount", term("column.amount"), ColumnType::dong},
                              {"evidence", term("audit.evidence"), ColumnType::text},
                              {"other", term("audit.other"), ColumnType::code},
                              {"other_date", term("audit.other_date"), ColumnType::date},
                              {"other_amount", term("audit.other_amount"), ColumnType::dong},
                              {"document", term("column.document"), ColumnType::code},
                              {"code", term("audit.code"), ColumnType::code}},
                             2, Layout::cards);
    std::map<Check, std::int64_t> shown;
    for (const Flag& flag : flags_)
      if (++shown[flag.check] <= most_of_check) table.rows.push_back(row_of(flag));
    table.notes.push_back(term(table.rows.empty() ? "audit.queue_empty" : "audit.queue_note",
                               {{"days", cutoffs_.near_days}, {"factor", cutoffs_.size_factor}}));
    for (const auto& [check, count] : shown)
      if (count > most_of_check)
        table.notes.push_back(
            term("audit.cut", {{"check", named("check", check)}, {"count", count}, {"shown", most_of_check}}));
    return table;
  }

  Row row_of(const Flag& flag) {
    const auto code = [](const std::string& text) { return text.empty() ? Cell(Empty{}) : Cell(Code{text}); };
    Row row;
    row.cells = {named("check", flag.check),
                 Code{flag.place},
                 flag.date,
                 flag.who.empty() ? Cell(Empty{}) : Cell(flag.who),
                 code(flag.number),
                 flag.amount ? Cell(*flag.amount) : Cell(Empty{}),
                 flag.evidence.empty() ? Cell(Empty{}) : Cell(flag.evidence),
                 code(flag.other),
                 flag.other_date ? Cell(*flag.other_date) : Cell(Empty{}),
                 flag.other_amount ? Cell(*flag.other_amount) : Cell(Empty{}),
                 sources_.cite(flag.doc),
                 Code{std::string(record::name_of(flag.check))}};
    return row;
  }

  Table checks() const {
    Table table = make_table("checks", term("audit.checks"),
                             {{"code", term("column.code"), ColumnType::code},
                              {"check", term("audit.check"), ColumnType::text},
                              {"flagged", term("audit.flagged"), ColumnType::number},
                              {"dismissed", term("audit.dismissed"), ColumnType::number},
                              {"harmless", term("audit.harmless"), ColumnType::text}});
    const auto& only = scope_.question().check;
    for (std::size_t i = 0; i < chart::check_count; ++i) {
      const auto check = static_cast<Check>(i);
      if (only && *only != check) continue;
      const auto found = counts_.find(check);
      const Count count = found == counts_.end() ? Count() : found->second;
      Row row;
      row.cells = {Code{std::string(record::name_of(check))}, named("check", check), money::Decimal(count.flagged, 0),
                   money::Decimal(count.dismissed, 0), named("harmless", check)};
      table.rows.push_back(std::move(row));
    }
    table.notes.push_back(term("audit.checks_note", {{"transit", cutoffs_.transit_days},
                                                     {"recorded", cutoffs_.recorded_days},
                                                     {"ahead", cutoffs_.ahead},
                                                     {"allotment", cutoffs_.allotment_days},
                                                     {"payment", cutoffs_.payment_days},
                                                     {"split", cutoffs_.split_days}}));
    table.notes.push_back(term("audit.by_rule_note"));
    return table;
  }

  Scope scope_;
  Cutoffs cutoffs_;
  std::vector<Paid> paid_;
  std::vector<Flag> flags_;
  Look look_;
  std::map<Check, Count> counts_;
  Sources sources_;
};

}  // namespace

Page audit(book::Book& book, const Question& question) {
  return Audit(book, question).page();
}

}  // namespace tungdong::reports
