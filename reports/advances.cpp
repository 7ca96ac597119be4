#include "reports/advances.hpp"

#include <array>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/law.hpp"
#include "ledger/book/query/line.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/days.hpp"
#include "reports/laid.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using book::Date;
using chart::Family;
using chart::Stage;
using money::Dong;
using rules::Kind;

// The last day of each age, and what its column is called. Whatever is older falls into the last.
struct Age {
  std::string_view id;
  std::int64_t most_days;
};
constexpr std::array ages{Age{"to_30", 30}, Age{"to_90", 90}, Age{"to_180", 180}, Age{"to_365", 365},
                          Age{"beyond", std::numeric_limits<std::int64_t>::max()}};

// An advance, or a part of one, that stands.
struct Piece {
  chart::Holder holder;
  Family family{};
  Date paid;
  std::int64_t record{};
  std::int64_t line{};
  std::string doc;
  Dong amount;
};

struct Outstanding {
  Dong sum;
  std::array<Dong, ages.size()> of{};
  std::optional<Date> oldest;

  void add(Dong amount, std::size_t age, Date paid) {
    sum += amount;
    of[age] += amount;
    if (!oldest || paid < *oldest) oldest = paid;
  }
  Outstanding& operator+=(const Outstanding& other) {
    sum += other.sum;
    for (std::size_t i = 0; i < of.size(); ++i) of[i] += other.of[i];
    if (!oldest || (other.oldest && *other.oldest < *oldest)) oldest = other.oldest;
    return *this;
  }
};

std::size_t age_of(std::int64_t days) {
  std::size_t age = 0;
  while (days > ages[age].most_days) ++age;
  return age;
}

// Whether a part is at least so many per cent of a whole, exactly.
bool reaches(Dong part, const money::Decimal& percent, Dong whole) {
  return money::Wide{part.count()} * 100 * money::ten_to(percent.places()) >=
         money::Wide{percent.units()} * whole.count();
}

class Report {
 public:
  Report(book::Book& book, const Question& question) : scope_(book, question), axes_(scope_) {
    day_ = question.as_of ? question.as_of : book::last_day(scope_.store(), scope_.moment());
  }

  Page page() {
    Page page = scope_.begin("advances");
    load();
    if (!scope_.question().by.empty()) page.tables.push_back(along());
    page.tables.push_back(ages_table());
    page.tables.push_back(due_table());
    page.tables.push_back(lots_table());
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  void load() {
    const auto& by = scope_.question().by;
    std::map<std::int64_t, const book::Standing*> accounts;
    for (const book::Standing& one : scope_.accounts()) {
      const Stage stage = one.key.stand.stage;
      if (one.balance == Dong()) continue;
      if (stage == Stage::advanced || book::is_accepted(stage)) disbursed_[one.key.stand.holder] += one.balance;
      if (stage == Stage::advanced && scope_.takes(one.owner, one.key)) accounts.emplace(one.account, &one);
    }
    for (const book::StandingLot& lot : book::standing_lots(scope_.store(), Stage::advanced, scope_.moment())) {
      const auto found = accounts.find(lot.lot.account);
      if (found == accounts.end()) continue;
      const book::Standing& place = *found->second;
      const std::vector<Slice> slices = axes_.slices(by, place.owner, place.key);
      for (const book::Range& range : lot.open)
        for (Piece& piece : pieces_of(range, place)) {
          const auto age = day_ ? age_of(days_between(piece.paid, *day_)) : 0;
          Dong parts;
          for (const Slice& slice : slices) {
            const Dong part = axes_.part(piece.amount, slice, place.owner);
            if (part != Dong() && !by.empty()) along_[{piece.family, slice.keys}].add(part, age, piece.paid);
            parts += part;
          }
          piece.amount = parts;
          if (parts == Dong()) continue;
          sums_[{piece.holder, piece.family}].add(parts, age, piece.paid);
          pieces_.push_back(std::move(piece));
        }
    }
    std::ranges::stable_sort(pieces_, {}, [](const Piece& piece) { return std::tie(piece.holder, piece.paid); });
  }

  static bool pays(const rules::Lot& lot) { return lot.kind == Kind::advance || lot.kind == Kind::open; }

  // A range of an advance as it was paid: through carries, reversals and what came back, up to the lots that paid it.
  // On each way up the first of them ends it, so the pieces tile the range.
  std::vector<Piece> pieces_of(const book::Range& range, const book::Standing& place) {
    const auto paid = [](const book::Step& step) {
      return step.account.stand.stage == Stage::advanced && pays(step.lot);
    };
    std::vector<Piece> pieces;
    for (const book::Step& step : book::follow(scope_.store(), range, book::Towards::decisions, scope_.moment(), paid))
      if (step.last)
        pieces.push_back({.holder = place.key.stand.holder,
                          .family = scope_.family(place.key.source),
                          .paid = step.lot.date,
                          .record = step.lot.record,
                          .line = step.lot.line,
                          .doc = step.doc,
                          .amount = step.range.amount});
    return pieces;
  }

  std::optional<chart::Contract> contract_of(const chart::Holder& holder) {
    if (holder.type != chart::HolderType::contract) return std::nullopt;
    auto known = book::record_in_force<chart::Contract>(scope_.store(), scope_.moment(), holder.code);
    if (!known) return std::nullopt;
    return std::move(known->value);
  }

  // Who has the money: the contractor, or who the lines of a project name.
  Cell payee_of(const Piece& piece) {
    if (const auto contract = contract_of(piece.holder)) return data(contract->contractor);
    const rules::Entry entry = book::entry_of(scope_.store(), piece.record);
    const auto& line = entry.lines.at(static_cast<std::size_t>(piece.line - 1));
    const std::string_view payee = line.attributes[rules::Attribute::payee];
    if (payee.empty()) return Empty{term("advances.no_payee")};
    return data(std::string(payee));
  }

  static void push_ages(Table& table) {
    table.columns.push_back({"outstanding", term("advances.outstanding"), ColumnType::dong});
    for (const Age& age : ages)
      table.columns.push_back({std::string(age.id), term("advances." + std::string(age.id)), ColumnType::dong});
    table.columns.push_back({"oldest", term("advances.oldest"), ColumnType::date});
  }
  static Row with(Row row, const Outstanding& sums) {
    row.cells.emplace_back(sums.sum);
    for (const Dong amount : sums.of) row.cells.emplace_back(amount);
    row.cells.push_back(sums.oldest ? Cell(*sums.oldest) : Cell(Empty{}));
    return row;
  }

  Table along() {
    const auto& by = scope_.question().by;
    Table table = laid_table("along", term("advances.along"), axes_, by, true);
    push_ages(table);
    std::map<Family, Outstanding> totals;
    for (const auto& [key, sums] : along_) {
      table.rows.push_back(with(laid_row(axes_, by, key, true), sums));
      totals[key.family] += sums;
    }
    for (const auto& [family, total] : totals) table.totals.push_back(with(laid_total(axes_, by, family, true), total));
    if (along_.empty()) table.notes.push_back(term("advances.none"));
    return table;
  }

  Table ages_table() {
    Table table = make_table(
        "ages", term("advances.ages"),
        {{"holder", term("column.holder"), ColumnType::text}, {"family", term("column.family"), ColumnType::text}}, 2);
    push_ages(table);
    std::map<Family, Outstanding> totals;
    const auto head = [](Text name, Family family) {
      Row row;
      row.cells = {std::move(name), named("heading_family", family)};
      return row;
    };
    for (const auto& [key, sums] : sums_) {
      table.rows.push_back(with(head(scope_.holder_name(key.first), key.second), sums));
      totals[key.second] += sums;
    }
    for (const auto& [family, total] : totals) table.totals.push_back(with(head(term("table.total"), family), total));
    if (sums_.empty()) table.notes.push_back(term("advances.none"));
    if (day_) table.notes.push_back(term("advances.day", {{"date", *day_}}));
    return table;
  }

  Table due_table() {
    Table table = make_table("due", term("advances.due"),
                             {{"holder", term("column.holder"), ColumnType::text},
                              {"contractor", term("advances.contractor"), ColumnType::text},
                              {"value", term("advances.value"), ColumnType::dong},
                              {"disbursed", term("column.disbursed"), ColumnType::dong},
                              {"disbursed_percent", term("advances.disbursed_percent"), ColumnType::percent},
                              {"recovered_by", term("advances.recovered_by"), ColumnType::percent},
                              {"guarantee", term("advances.guarantee"), ColumnType::dong},
                              {"guarantee_until", term("advances.guarantee_until"), ColumnType::date},
                              {"state", term("advances.state"), ColumnType::text}},
                             1, Layout::cards);
    if (!day_) return table;
    std::map<chart::Holder, Dong> open;  // against a contract all its money counts, whatever the family
    for (const auto& [key, sums] : sums_) open[key.first] += sums.sum;
    for (const auto& [holder, outstanding] : open)
      if (const auto contract = contract_of(holder)) table.rows.push_back(due(holder, *contract, outstanding, *day_));
    return table;
  }

  Row due(const chart::Holder& holder, const chart::Contract& contract, Dong outstanding, Date day) {
    const auto percent = in_force("advance-recovery", day);
    const auto threshold = in_force("guarantee-threshold", day);
    const Dong disbursed = disbursed_[holder];
    std::vector<Text> flags;
    if (percent && reaches(disbursed, *percent, contract.value))
      flags.push_back(term("advances.must_recover", {{"percent", *percent}}));
    if (contract.guarantee_until && *contract.guarantee_until < day)
      flags.push_back(term("advances.guarantee_ended", {{"date", *contract.guarantee_until}}));
    const bool covered = contract.guarantee && *contract.guarantee >= outstanding;
    if (threshold && !contract.community && !covered &&
        money::Wide{outstanding.count()} * money::ten_to(threshold->places()) > threshold->units())
      flags.push_back(term("advances.not_covered"));
    if (contract.until && *contract.until < day)
      flags.push_back(term("advances.contract_ended", {{"date", *contract.until}}));
    Row row;
    row.cells = {
        scope_.holder_name(holder),
        data(contract.contractor),
        contract.value,
        disbursed,
        contract.value > Dong() ? Cell(money::percent(disbursed, contract.value, 2)) : Cell(Empty{}),
        percent ? Cell(*percent) : Cell(Empty{term("advances.no_rule")}),
        contract.guarantee ? Cell(*contract.guarantee) : Cell(Empty{term("advances.no_guarantee")}),
        contract.guarantee_until ? Cell(*contract.guarantee_until) : Cell(Empty{term("advances.no_guarantee")}),
        flags.empty() ? term("advances.not_due") : joined(std::move(flags))};
    return row;
  }

  std::optional<money::Decimal> in_force(std::string_view code, Date day) {
    return law_.value<money::Decimal>(std::string(code), day);
  }

  Table lots_table() {
    Table table = make_table("lots", term("advances.lots"),
                             {{"holder", term("column.holder"), ColumnType::text},
                              {"paid", term("advances.paid"), ColumnType::date},
                              {"days", term("advances.days"), ColumnType::number},
                              {"amount", term("column.amount"), ColumnType::dong},
                              {"payee", term("advances.payee"), ColumnType::text},
                              {"record", term("column.record"), ColumnType::number},
                              {"line", term("column.line"), ColumnType::number},
                              {"document", term("column.document"), ColumnType::code}},
                             2);
    for (const Piece& piece : pieces_) {
      Row row;
      row.cells = {scope_.holder_name(piece.holder),
                   piece.paid,
                   day_ ? Cell(money::Decimal(days_between(piece.paid, *day_), 0)) : Cell(Empty{}),
                   piece.amount,
                   payee_of(piece),
                   money::Decimal(piece.record, 0),
                   money::Decimal(piece.line, 0),
                   sources_.cite(piece.doc)};
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  Scope scope_;
  AxisKeys axes_;
  book::Law law_{scope_.store(), scope_.moment()};
  std::optional<Date> day_;
  std::vector<Piece> pieces_;
  std::map<std::pair<chart::Holder, Family>, Outstanding> sums_;
  std::map<LaidKey, Outstanding> along_;
  std::map<chart::Holder, Dong> disbursed_;
  Sources sources_;
};

}  // namespace

Page advances(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
