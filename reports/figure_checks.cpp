#include "reports/figure_checks.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <tuple>

#include "ledger/book/query/records.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/results/figure_check.hpp"
#include "ledger/results/span.hpp"
#include "reports/disbursement.hpp"
#include "reports/laid.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using money::Dong;
using results::Basis;
using results::Check;
using results::Figure;
using results::Fit;
using KnownFigure = rules::Known<Figure>;

// Of figures that were chosen because they have an amount, or a value.
Dong amount_in(const Figure& figure) {
  assert(figure.amount);
  return *figure.amount;
}
money::Decimal value_in(const Figure& figure) {
  assert(figure.value);
  return *figure.value;
}

results::Printed printed(const Figure& figure) {
  return {.amount = amount_in(figure), .half_unit = figure.half_unit.value_or(Dong()), .bound = figure.bound};
}

bool is_rate(const Figure& figure) {
  return figure.value && !figure.amount && figure.unit == "%" && figure.basis != Basis::unstated;
}

Text name_of(const Figure& figure) {
  return data(figure.name, figure.name_en);
}

// Of a base, whether its period has the day or the year that a rate speaks of.
bool covers(const Figure& base, const Figure& rate) {
  if (base.period == rate.period) return true;
  const auto outer = results::read_span(base.period);
  const auto inner = results::read_span(rate.period);
  return outer && inner && outer->first <= inner->last && inner->last <= outer->last;
}

struct Base {
  const Figure* figure{};
  Fit fit{};
  money::Decimal actual;
};

// What the book has of one scope.
struct Counted {
  std::map<std::string, Dong> sums;  // by the column of `disbursement` that has them

  Dong of(const std::string& column) const {
    const auto found = sums.find(column);
    return found == sums.end() ? Dong() : found->second;
  }
};

// The column of `disbursement` that counts what a basis names.
constexpr std::array<std::string_view, 4> column_of_basis{"plan", "allotted", "disbursed", ""};

Counted counted(const Page& page) {
  Counted counted;
  const auto table = std::ranges::find(page.tables, "by_programme", &Table::id);
  if (table == page.tables.end()) return counted;
  const auto family = std::ranges::find(table->columns, "family", &Column::id);
  for (const Row& total : table->totals) {
    if (family != table->columns.end() && total.cells[static_cast<std::size_t>(family - table->columns.begin())] !=
                                              Cell(named("heading_family", chart::Family::budget)))
      continue;
    for (std::size_t i = 0; i < table->columns.size(); ++i)
      if (const auto* amount = std::get_if<Dong>(&total.cells[i])) counted.sums[table->columns[i].id] = *amount;
  }
  return counted;
}

class Report {
 public:
  Report(book::Book& book, const Question& question) : book_(book), scope_(book, question), axes_(scope_) {
    if (!question.project.empty() || !question.source.empty()) return;
    for (auto& known : book::records_of<Figure>(scope_.store(), scope_.moment()))
      by_code_.insert_or_assign(known.value.code, known);
    for (const auto& [code, known] : by_code_)
      if (scope_.takes_place(known.value.place) &&
          (question.component.empty() || scope_.takes_component(known.value.component)) && in_period(known.value))
        figures_.push_back(&known);
    std::ranges::sort(figures_, {}, &KnownFigure::record);
  }

  Page page() {
    Page page = scope_.begin("figures");
    page.tables.push_back(sums());
    page.tables.push_back(rates());
    page.tables.push_back(rates_of_parts());
    page.tables.push_back(overlapping());
    page.tables.push_back(entries());
    if (!scope_.question().by.empty()) page.tables.insert(page.tables.begin(), along());
    page.notes.push_back(term("figures.note"));
    if (!sources_.empty()) page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  bool in_period(const Figure& figure) const {
    const auto& period = scope_.question().period;
    if (!period) return true;
    const auto asked = results::read_span(period->text());
    const auto span = results::read_span(figure.period);
    return asked && span && asked->overlaps(*span);
  }

  std::vector<const KnownFigure*> parts_of(const std::string& code) const {
    std::vector<const KnownFigure*> parts;
    for (const auto& [key, known] : by_code_)
      if (known.value.part_of == code && known.value.amount) parts.push_back(&known);
    return parts;
  }

  Table sums() {
    Table table = make_table("sums", term("figures.sums"),
                             {{"name", term("column.name"), ColumnType::text},
                              {"period", term("column.period"), ColumnType::code},
                              {"whole", term("figures.whole"), ColumnType::dong},
                              {"parts", term("figures.parts"), ColumnType::number},
                              {"sum", term("figures.sum"), ColumnType::dong},
                              {"gap", term("figures.gap"), ColumnType::dong},
                              {"tolerance", term("figures.tolerance"), ColumnType::dong},
                              {"verdict", term("figures.verdict"), ColumnType::text},
                              {"hint", term("figures.hint"), ColumnType::text},
                              {"document", term("column.document"), ColumnType::code}},
                             1, Layout::cards);
    for (const KnownFigure* whole : figures_) {
      const auto parts = parts_of(whole->value.code);
      if (!whole->value.amount || parts.empty()) continue;
      std::vector<results::Printed> amounts;
      std::vector<std::string> documents{whole->doc};
      for (const KnownFigure* part : parts) {
        amounts.push_back(printed(part->value));
        if (std::ranges::find(documents, part->doc) == documents.end()) documents.push_back(part->doc);
      }
      const results::SumCheck check = results::check_sum(printed(whole->value), amounts);
      Row row;
      row.cells = {name_of(whole->value),
                   Code{whole->value.period},
                   amount_in(whole->value),
                   money::Decimal(static_cast<std::int64_t>(parts.size()), 0),
                   check.sum,
                   check.gap,
                   check.tolerance,
                   judged(whole->value, check.verdict)};
      row.cells.push_back(check.slip ? Cell(hint(*check.slip, *whole, parts)) : Cell(Empty{}));
      row.cells.push_back(sources_.cite(documents));
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) table.notes.push_back(term("figures.sums_note"));
    return table;
  }

  static Text hint(const results::Slip& slip, const KnownFigure& whole, const std::vector<const KnownFigure*>& parts) {
    const Figure& figure = slip.figure == 0 ? whole.value : parts[slip.figure - 1]->value;
    return term("slip_kind." + std::string(record::name_of(slip.kind)),
                {{"name", name_of(figure)}, {"amount", slip.instead}});
  }

  // The amount that a rate was printed beside: the last before it in the same document, of the same scope and basis.
  const KnownFigure* amount_of(const KnownFigure& rate) const {
    const KnownFigure* best = nullptr;
    for (const auto& [code, known] : by_code_) {
      const Figure& one = known.value;
      const auto scope = [](const Figure& figure) {
        return std::tie(figure.place, figure.component, figure.period, figure.basis);
      };
      if (!one.amount || known.doc != rate.doc || scope(one) != scope(rate.value) || known.record > rate.record)
        continue;
      if (best == nullptr || best->record < known.record) best = &known;
    }
    return best;
  }
  // The rate that was printed beside an amount.
  const KnownFigure* rate_of(const KnownFigure& amount) const {
    for (const auto& [code, known] : by_code_)
      if (is_rate(known.value) && amount_of(known) == &amount) return &known;
    return nullptr;
  }

  std::vector<Base> bases_of(const KnownFigure& rate, const Figure& amount) const {
    std::vector<Base> bases;
    for (const auto& [code, known] : by_code_) {
      const Figure& one = known.value;
      if (!one.amount || one.basis == amount.basis || one.basis == Basis::disbursed || !one.part_of.empty() ||
          one.place != amount.place || one.component != amount.component || !covers(one, rate.value))
        continue;
      const auto fit = results::fit_rate(printed(amount), printed(one), value_in(rate.value));
      if (!fit) continue;
      bases.push_back({.figure = &one, .fit = *fit, .actual = money::percent(amount_in(amount), amount_in(one), 3)});
    }
    // What was planned comes first: a rate of spending is expected to be of the plan.
    std::ranges::stable_sort(bases, {}, [](const Base& base) { return base.figure->basis; });
    return bases;
  }

  Table rates() {
    Table table = make_table("rates", term("figures.rates"),
                             {{"name", term("column.name"), ColumnType::text},
                              {"period", term("column.period"), ColumnType::code},
                              {"rate", term("column.percent_published"), ColumnType::percent},
                              {"amount", term("column.amount"), ColumnType::dong},
                              {"base", term("figures.base"), ColumnType::text},
                              {"base_amount", term("figures.base_amount"), ColumnType::dong},
                              {"actual", term("figures.actual"), ColumnType::percent},
                              {"fit", term("figures.fit"), ColumnType::text},
                              {"implied", term("figures.implied_base"), ColumnType::dong},
                              {"document", term("column.document"), ColumnType::code}},
                             1, Layout::cards);
    for (const KnownFigure* rate : figures_) {
      if (!is_rate(rate->value)) continue;
      const KnownFigure* amount = amount_of(*rate);
      if (amount == nullptr) continue;
      const auto implied = results::implied_base(amount_in(amount->value), value_in(rate->value));
      const auto bases = bases_of(*rate, amount->value);
      const bool any = std::ranges::any_of(bases, [](const Base& base) { return base.fit != Fit::none; });
      const auto push = [&](const Base* base) {
        Row row;
        row.cells = {name_of(rate->value), Code{rate->value.period}, value_in(rate->value), amount_in(amount->value)};
        if (base == nullptr) {
          row.cells.insert(row.cells.end(), {Empty{term("figures.no_base")}, Empty{}, Empty{}, Empty{}});
        } else {
          row.cells.emplace_back(name_of(*base->figure));
          row.cells.emplace_back(amount_in(*base->figure));
          row.cells.emplace_back(base->actual);
          row.cells.emplace_back(base->fit == Fit::none && any ? term("figures.not_this_base")
                                                               : named("fit", base->fit));
        }
        row.cells.push_back(implied ? Cell(*implied) : Cell(Empty{}));
        row.cells.push_back(sources_.cite(rate->doc));
        table.rows.push_back(std::move(row));
      };
      for (const Base& base : bases)
        if (base.fit != Fit::none || base.figure->period == rate->value.period || !any) push(&base);
      if (bases.empty()) push(nullptr);
    }
    if (!table.rows.empty()) table.notes.push_back(term("figures.rates_note"));
    return table;
  }

  Table rates_of_parts() {
    Table table = make_table("rates_of_parts", term("figures.rates_of_parts"),
                             {{"name", term("column.name"), ColumnType::text},
                              {"period", term("column.period"), ColumnType::code},
                              {"rate", term("column.percent_published"), ColumnType::percent},
                              {"implied", term("figures.implied_rate"), ColumnType::percent},
                              {"verdict", term("figures.verdict"), ColumnType::text},
                              {"document", term("column.document"), ColumnType::code}});
    for (const KnownFigure* whole : figures_) {
      const KnownFigure* rate = whole->value.amount ? rate_of(*whole) : nullptr;
      const auto parts = parts_of(whole->value.code);
      if (rate == nullptr || parts.empty()) continue;
      std::vector<results::RatedPart> rated;
      for (const KnownFigure* part : parts)
        if (const KnownFigure* of_part = rate_of(*part))
          rated.push_back({.amount = printed(part->value), .rate = value_in(of_part->value)});
      if (rated.size() != parts.size()) continue;
      const auto check = results::check_rates({.amount = printed(whole->value), .rate = value_in(rate->value)}, rated);
      if (!check) continue;
      Row row;
      row.cells = {name_of(rate->value),
                   Code{rate->value.period},
                   value_in(rate->value),
                   check->implied,
                   judged(rate->value, check->verdict),
                   sources_.cite(rate->doc)};
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  // Whether what one figure speaks of lies within what another does. A plan may be lowered, so plans are compared for
  // one period; what was spent by a day is no more than what was spent in the year.
  using Verdicts = std::array<std::int64_t, record::Names<Check>::names.size()>;
  enum class Within : std::uint8_t { no, same, part };
  Within within(const Figure& inner, const Figure& outer) {
    if (inner.basis != outer.basis || !scope_.chart().unit_within(inner.place, outer.place)) return Within::no;
    if (!outer.component.empty() &&
        (inner.component.empty() || !scope_.chart().component_within(inner.component, outer.component)))
      return Within::no;
    const bool one_period = inner.period == outer.period;
    if (!one_period && (inner.basis != Basis::disbursed || !covers(outer, inner))) return Within::no;
    return one_period && inner.place == outer.place && inner.component == outer.component ? Within::same : Within::part;
  }

  // Whether a figure was published as a part, at any remove, of another.
  bool is_part(const Figure& one, const std::string& of) const {
    std::string code = one.part_of;
    for (std::size_t steps = 0; !code.empty() && steps < by_code_.size(); ++steps) {
      if (code == of) return true;
      const auto found = by_code_.find(code);
      code = found == by_code_.end() ? std::string() : found->second.value.part_of;
    }
    return false;
  }

  // Whether a figure is a slice of its whole by something that no scope names: a kind of capital, a source.
  bool is_slice(const Figure& figure) const {
    const auto found = by_code_.find(figure.part_of);
    if (found == by_code_.end()) return false;
    const Figure& whole = found->second.value;
    const bool same = whole.place == figure.place && whole.component == figure.component &&
                      whole.period == figure.period && whole.basis == figure.basis;
    return same || is_slice(whole);
  }

  // Amounts of the same thing, or of a thing and a part of it. One document uses one definition, and has parts that it
  // calls parts: there only a part that is more than its whole stands out, and cannot be. Two documents may differ.
  Table overlapping() {
    Table table = make_table("overlapping", term("figures.overlapping"),
                             {{"name", term("column.name"), ColumnType::text},
                              {"other", term("figures.other"), ColumnType::text},
                              {"relation", term("figures.relation"), ColumnType::text},
                              {"period", term("column.period"), ColumnType::code},
                              {"amount", term("column.amount"), ColumnType::dong},
                              {"other_amount", term("figures.other_amount"), ColumnType::dong},
                              {"gap", term("figures.gap"), ColumnType::dong},
                              {"tolerance", term("figures.tolerance"), ColumnType::dong},
                              {"verdict", term("figures.verdict"), ColumnType::text},
                              {"document", term("column.document"), ColumnType::code}},
                             2, Layout::cards);
    std::map<std::string, std::vector<const KnownFigure*>> by_place;
    for (const auto& [code, known] : by_code_)
      if (known.value.amount && known.value.basis != Basis::unstated && !is_slice(known.value))
        by_place[known.value.place].push_back(&known);
    std::int64_t fitting = 0;
    for (const KnownFigure* known : figures_) {
      const Figure& figure = known->value;
      if (!figure.amount || figure.basis == Basis::unstated || is_slice(figure)) continue;
      for (const std::string& place : scope_.chart().line_of(figure.place))
        for (const KnownFigure* other : by_place[place]) {
          const Within within = this->within(figure, other->value);
          const bool one_document = other->doc == known->doc;
          if (other == known || within == Within::no || (one_document && within == Within::same) ||
              (within == Within::same && other->record > known->record) || is_part(figure, other->value.code) ||
              is_part(other->value, figure.code))
            continue;
          const std::array<results::Printed, 1> inner{printed(figure)};
          const results::SumCheck check = results::check_sum(printed(other->value), inner);
          const bool less = within == Within::part && check.gap > check.tolerance;  // as a part of it should be
          if (less) {
            ++fitting;
            continue;
          }
          const bool differ = !one_document && check.verdict == Check::impossible;
          std::vector<std::string> documents{known->doc};
          if (!one_document) documents.push_back(other->doc);
          Row row;
          row.cells = {name_of(figure),
                       name_of(other->value),
                       term(within == Within::same ? "figures.same_scope" : "figures.part_of_scope"),
                       Code{figure.period},
                       amount_in(figure),
                       amount_in(other->value),
                       check.gap,
                       check.tolerance,
                       judged(figure, differ ? Check::other_definition : check.verdict),
                       sources_.cite(documents)};
          table.rows.push_back(std::move(row));
        }
    }
    table.notes.push_back(term("figures.overlapping_note", {{"count", fitting}}));
    return table;
  }

  // A verdict in words, kept for the counts along the axes.
  Text judged(const Figure& figure, Check check) {
    if (!scope_.question().by.empty()) {
      ++verdicts_[axes_.keys_of(scope_.question().by, {.owner = "unit:" + figure.place,
                                                       .component = figure.component,
                                                       .period = figure.period})][static_cast<std::size_t>(check)];
    }
    return named("check", check);
  }

  // How many checks came out how.
  Table along() {
    const auto& by = scope_.question().by;
    Table table = laid_table("along", term("figures.along"), axes_, by, false);
    const auto& names = record::Names<Check>::names;
    for (std::size_t i = 0; i < names.size(); ++i)
      table.columns.push_back({std::string(names[i]), named("check", static_cast<Check>(i)), ColumnType::number});
    Verdicts total{};
    const auto with = [](Row row, const auto& counts) {
      for (const std::int64_t count : counts) row.cells.emplace_back(money::Decimal(count, 0));
      return row;
    };
    for (const auto& [keys, counts] : verdicts_) {
      table.rows.push_back(with(laid_row(axes_, by, {.family = chart::Family::budget, .keys = keys}, false), counts));
      for (std::size_t i = 0; i < total.size(); ++i) total[i] += counts[i];
    }
    if (!verdicts_.empty()) table.totals.push_back(with(laid_total(axes_, by, chart::Family::budget, false), total));
    table.notes.push_back(term("figures.along_note"));
    return table;
  }

  // What the book had of a figure's scope on the day that it speaks of; nothing for a period it cannot be asked for.
  const Counted* counted_of(const Figure& figure) {
    const auto span = results::read_span(figure.period);
    if (!span) return nullptr;
    const auto key = std::tuple(figure.place, figure.component, figure.period);
    if (const auto found = counted_.find(key); found != counted_.end()) return &found->second;
    Question question;
    question.known_at = scope_.question().known_at;
    question.as_of = scope_.question().as_of;
    question.unit = figure.place;
    question.component = figure.component;
    if (span->first == span->last)
      question.as_of = question.as_of ? std::min(*question.as_of, span->last) : span->last;
    else
      question.period = chart::Period::read(figure.period);
    if (span->first != span->last && !question.period) return nullptr;
    return &counted_.emplace(key, counted(disbursement(book_, question))).first->second;
  }

  Table entries() {
    Table table = make_table("entries", term("figures.entries"),
                             {{"name", term("column.name"), ColumnType::text},
                              {"place", term("column.place"), ColumnType::code},
                              {"component", term("column.component"), ColumnType::code},
                              {"period", term("column.period"), ColumnType::code},
                              {"basis", term("column.basis"), ColumnType::text},
                              {"amount", term("column.amount"), ColumnType::dong},
                              {"book", term("figures.book"), ColumnType::dong},
                              {"gap", term("figures.gap"), ColumnType::dong},
                              {"verdict", term("figures.verdict"), ColumnType::text},
                              {"document", term("column.document"), ColumnType::code}},
                             1, Layout::cards);
    for (const KnownFigure* known : figures_) {
      const Figure& figure = known->value;
      if (!figure.amount || figure.basis == Basis::unstated || !figure.part_of.empty()) continue;
      Row row;
      row.cells = {name_of(figure),     Code{figure.place},           Code{figure.component},
                   Code{figure.period}, named("basis", figure.basis), amount_in(figure)};
      const Counted* counted = counted_of(figure);
      const std::string column(column_of_basis[static_cast<std::size_t>(figure.basis)]);
      const Dong sum = counted == nullptr ? Dong() : counted->of(column);
      if (sum == Dong()) {
        row.cells.insert(row.cells.end(), {Empty{term("figures.nothing_in_book")}, Empty{}, Empty{}});
      } else {
        const std::array<results::Printed, 1> book{results::Printed{.amount = sum, .half_unit = Dong()}};
        const results::SumCheck check = results::check_sum(printed(figure), book);
        // A book may hold less than what was published, or other money: that makes no figure impossible.
        const Check verdict = check.verdict == Check::impossible ? Check::other_definition : check.verdict;
        row.cells.insert(row.cells.end(), {sum, check.gap, judged(figure, verdict)});
      }
      row.cells.push_back(sources_.cite(known->doc));
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) table.notes.push_back(term("figures.entries_note"));
    return table;
  }

  book::Book& book_;
  Scope scope_;
  AxisKeys axes_;
  Sources sources_;
  std::map<std::string, KnownFigure> by_code_;  // the last under each code
  std::vector<const KnownFigure*> figures_;     // those asked for, in the order of the log
  std::map<std::tuple<std::string, std::string, std::string>, Counted> counted_;
  std::map<std::vector<std::string>, Verdicts> verdicts_;
};

}  // namespace

Page figures(book::Book& book, const Question& question) {
  return Report(book, question).page();
}

}  // namespace tungdong::reports
