#include "reports/contract.hpp"

#include <array>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/movement.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/laid.hpp"
#include "reports/outcome_facts.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using chart::Family;
using chart::Stage;
using money::Dong;
using rules::Kind;

using Versions = std::vector<rules::Known<chart::Contract>>;

struct Paid {
  Dong advance, direct, recovered, held, committed;

  Dong paid() const { return advance + direct; }
  Dong balance() const { return advance - recovered; }
  Dong accepted() const { return direct + recovered; }

  Paid& operator+=(const Paid& other) {
    advance += other.advance;
    direct += other.direct;
    recovered += other.recovered;
    held += other.held;
    committed += other.committed;
    return *this;
  }
  Paid& operator-=(const Paid& other) {
    advance -= other.advance;
    direct -= other.direct;
    recovered -= other.recovered;
    held -= other.held;
    committed -= other.committed;
    return *this;
  }
};

// The lines of the form, and what they are called.
struct FormLine {
  std::string_view id;
  Dong (*of)(const Paid&);
};
constexpr std::array form{
    FormLine{"paid", [](const Paid& one) { return one.paid(); }},
    FormLine{"advance", [](const Paid& one) { return one.advance; }},
    FormLine{"direct", [](const Paid& one) { return one.direct; }},
    FormLine{"recovered", [](const Paid& one) { return one.recovered; }},
    FormLine{"balance", [](const Paid& one) { return one.balance(); }},
    FormLine{"accepted", [](const Paid& one) { return one.accepted(); }},
};

// A carry changes the year of money and nothing of the contract: both its ends are in these sums.
void add(Paid& sums, Stage stage, const book::Movement& movement) {
  const Dong net = movement.in - movement.out;
  if (stage == Stage::held) sums.held += net;
  if (stage == Stage::committed) sums.committed += net;
  if (stage == Stage::advanced) {
    if (movement.kind == Kind::recover)
      sums.recovered -= net;
    else
      sums.advance += net;
  }
  if (book::is_accepted(stage) && movement.kind != Kind::recover) sums.direct += net;
}

class Report {
 public:
  Report(Scope& scope, const chart::Contract& contract) : scope_(scope), axes_(scope) {
    const chart::Holder holder{chart::HolderType::contract, contract.code};
    for (const book::Standing& one : scope_.accounts())
      if (one.key.stand.holder == holder && scope_.takes(one.owner, one.key)) accounts_.emplace(one.account, &one);
    along_ = sums(scope_.moment());
    to_date_ = by_family(along_);
    if (const auto& from = scope_.question().from) before_ = by_family(sums(scope_.question().before(*from)));
  }

  const std::map<Family, Paid>& to_date() const { return to_date_; }

  // To date, along the axes asked for.
  Table along() {
    const auto& by = scope_.question().by;
    Table table = laid_table("along", term("contract.along"), axes_, by, true);
    for (const FormLine& line : form)
      table.columns.push_back({std::string(line.id), term("contract." + std::string(line.id)), ColumnType::dong});
    const auto with = [](Row row, const Paid& paid) {
      for (const FormLine& line : form) row.cells.emplace_back(line.of(paid));
      return row;
    };
    for (const auto& [key, paid] : along_) table.rows.push_back(with(laid_row(axes_, by, key, true), paid));
    for (const auto& [family, paid] : to_date_) table.totals.push_back(with(laid_total(axes_, by, family, true), paid));
    if (along_.empty()) table.notes.push_back(term("contract.nothing"));
    return table;
  }

  Table table() const {
    Table table = make_table("payments", term("contract.payments"),
                             {{"line", term("contract.line"), ColumnType::text},
                              {"family", term("column.family"), ColumnType::text},
                              {"before", term("contract.before"), ColumnType::dong},
                              {"period", term("contract.period"), ColumnType::dong},
                              {"to_date", term("contract.to_date"), ColumnType::dong}},
                             2);
    for (const auto& [family, to_date] : to_date_) {
      const auto found = before_.find(family);
      const Paid before = found == before_.end() ? Paid() : found->second;
      Paid period = to_date;
      period -= before;
      for (const FormLine& line : form) {
        Row row;
        row.cells = {term("contract." + std::string(line.id)), named("heading_family", family), line.of(before),
                     line.of(period), line.of(to_date)};
        table.rows.push_back(std::move(row));
      }
    }
    if (table.rows.empty()) table.notes.push_back(term("contract.nothing"));
    const auto& from = scope_.question().from;
    table.notes.push_back(from ? term("contract.from", {{"date", *from}}) : term("contract.whole"));
    table.notes.push_back(term("contract.form"));
    return table;
  }

 private:
  using Sums = std::map<LaidKey, Paid>;

  static std::map<Family, Paid> by_family(const Sums& sums) {
    std::map<Family, Paid> families;
    for (const auto& [key, paid] : sums) families[key.family] += paid;
    return families;
  }

  Sums sums(const book::Moment& moment) {
    Sums sums;
    for (const book::Movement& movement : book::movements(scope_.store(), moment)) {
      const auto found = accounts_.find(movement.account);
      if (found == accounts_.end()) continue;
      const book::Standing& place = *found->second;
      for (const Slice& slice : axes_.slices(scope_.question().by, place.owner, place.key)) {
        book::Movement part = movement;
        part.in = axes_.part(movement.in, slice, place.owner);
        part.out = axes_.part(movement.out, slice, place.owner);
        add(sums[{scope_.family(place.key.source), slice.keys}], place.key.stand.stage, part);
      }
    }
    return sums;
  }

  Scope& scope_;
  AxisKeys axes_;
  std::map<std::int64_t, const book::Standing*> accounts_;
  Sums along_;
  std::map<Family, Paid> to_date_;
  std::map<Family, Paid> before_;
};

Table head(Scope& scope, const Versions& versions, const std::map<Family, Paid>& to_date, Sources& sources) {
  const chart::Contract& contract = versions.back().value;
  Table table = make_table("contract", term("contract.head"),
                           {{"code", term("column.contract"), ColumnType::code},
                            {"contractor", term("contract.contractor"), ColumnType::text},
                            {"project", term("column.project"), ColumnType::code},
                            {"project_name", term("column.name"), ColumnType::text},
                            {"signed", term("contract.signed"), ColumnType::dong},
                            {"value", term("contract.value"), ColumnType::dong},
                            {"finalised", term("contract.finalised"), ColumnType::dong},
                            {"work", term("contract.work"), ColumnType::dong},
                            {"unpaid", term("contract.unpaid"), ColumnType::dong},
                            {"held", named("heading", Stage::held), ColumnType::dong},
                            {"committed", named("heading", Stage::committed), ColumnType::dong},
                            {"remains", term("contract.remains"), ColumnType::dong},
                            {"paid_percent", term("contract.paid_percent"), ColumnType::percent},
                            {"progress", term("contract.progress"), ColumnType::percent},
                            {"guarantee", term("contract.guarantee"), ColumnType::dong},
                            {"guarantee_until", term("contract.guarantee_until"), ColumnType::date},
                            {"document", term("column.document"), ColumnType::code}},
                           1, Layout::cards);
  Dong work;
  std::vector<std::string> papers{versions.back().doc};
  for (const auto& known :
       book::records_under<chart::Acceptance>(scope.store(), scope.moment(), "contract:" + contract.code)) {
    work += known.value.amount;
    if (std::ranges::find(papers, known.doc) == papers.end()) papers.push_back(known.doc);
  }
  // A contract has one value whatever families of money pay it: against it, and only here, they count together.
  Paid all;
  for (const auto& [family, paid] : to_date) all += paid;
  const bool part = scope.question().filters_money();
  const OutcomeFacts facts(scope);
  const results::Observation* progress = facts.progress_of_contract(contract.code);
  const auto against = [&](Dong amount) { return part ? Cell(Empty{term("contract.filtered")}) : Cell(amount); };
  Row row;
  row.cells = {Code{contract.code},
               data(contract.contractor),
               Code{contract.project},
               scope.project_name(contract.project),
               versions.front().value.value,
               contract.value,
               contract.finalised ? Cell(*contract.finalised) : Cell(Empty{term("contract.not_finalised")}),
               work,
               against(work - all.accepted()),
               all.held,
               all.committed,
               against(contract.value - all.paid()),
               part                      ? Cell(Empty{term("contract.filtered")})
               : contract.value > Dong() ? Cell(money::percent(all.paid(), contract.value, 2))
                                         : Cell(Empty{}),
               progress == nullptr ? Cell(Empty{term("contract.no_progress")}) : Cell(progress->value),
               contract.guarantee ? Cell(*contract.guarantee) : Cell(Empty{term("contract.no_guarantee")}),
               contract.guarantee_until ? Cell(*contract.guarantee_until) : Cell(Empty{term("contract.no_guarantee")}),
               sources.cite(papers)};
  table.rows.push_back(std::move(row));
  return table;
}

Table versions_table(const Versions& versions, Sources& sources) {
  Table table = make_table("versions", term("contract.versions"),
                           {{"date", term("column.date"), ColumnType::date},
                            {"record", term("column.record"), ColumnType::number},
                            {"value", term("column.value"), ColumnType::dong},
                            {"change", term("column.change"), ColumnType::dong},
                            {"document", term("column.document"), ColumnType::code}},
                           2);
  Dong before;
  for (const auto& known : versions) {
    Row row;
    row.cells = {known.date, money::Decimal(known.record, 0), known.value.value,
                 table.rows.empty() ? Cell(Empty{term("contract.first")}) : Cell(known.value.value - before),
                 sources.cite(known.doc)};
    table.rows.push_back(std::move(row));
    before = known.value.value;
  }
  return table;
}

}  // namespace

std::expected<Page, words::Refusals> contract(book::Book& book, const Question& question) {
  Scope scope(book, question);
  const Versions versions = book::records_under<chart::Contract>(scope.store(), scope.moment(), question.contract);
  if (versions.empty())
    return std::unexpected(words::Refusals{{"report-no-contract", {{"contract", question.contract}}}});
  Page page = scope.begin("contract");
  Sources sources;
  Report report(scope, versions.back().value);
  page.tables.push_back(head(scope, versions, report.to_date(), sources));
  if (!question.by.empty()) page.tables.push_back(report.along());
  page.tables.push_back(report.table());
  page.tables.push_back(versions_table(versions, sources));
  page.tables.push_back(sources.table(scope));
  return page;
}

}  // namespace tungdong::reports
