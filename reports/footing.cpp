#include "reports/footing.hpp"

#include <algorithm>
#include <cassert>
#include <map>

namespace tungdong::reports {

namespace {

using footing::Explained;
using footing::Footing;
using footing::Judged;
using footing::Mistake;
using footing::Place;
using footing::Rule;
using footing::Shape;
using footing::Term;
using money::Decimal;

constexpr std::size_t few_equations = 40;
constexpr std::size_t most_rules = 100;    // listed one by one
constexpr std::size_t most_terms = 5;      // of a formula, all named
constexpr std::size_t most_explained = 6;  // of a cell, all named

Decimal count(std::size_t number) {
  return {static_cast<std::int64_t>(number), 0};
}

// Equations by what became of them.
struct Tally {
  std::size_t exact = 0, within = 0, bound = 0, undecided = 0, broken = 0;

  void add(Footing verdict) {
    switch (verdict) {
      case Footing::exact:
        ++exact;
        break;
      case Footing::within_rounding:
        ++within;
        break;
      case Footing::allowed_by_bound:
        ++bound;
        break;
      case Footing::incomplete:
      case Footing::unjudged:
        ++undecided;
        break;
      case Footing::broken:
        ++broken;
        break;
    }
  }
  std::size_t all() const { return exact + within + bound + undecided + broken; }
};

constexpr bool is_open(Footing verdict) {
  return verdict == Footing::broken || verdict == Footing::incomplete || verdict == Footing::unjudged;
}

class Builder {
 public:
  Builder(const FootedTable& table, const footing::Footed& footed)
      : table_(table), rules_(*table.rules), footed_(footed) {}

  Page page(bool all) {
    Page page;
    page.id = "footing";
    page.title = term("report.footing");
    page.origin.file = table_.file;
    page.origin.name = data(table_.file.name);
    const bool few = footed_.equations.size() <= few_equations;
    page.tables.push_back(rules());
    if (!footed_.culprits.empty()) page.tables.push_back(culprits());
    add(page, open());
    if (all || few)
      add(page, holding());
    else
      page.notes.push_back(term("foot.listed_cut"));
    page.notes.push_back(term("foot.note"));
    return page;
  }

 private:
  static void add(Page& page, Table table) {
    if (!table.rows.empty()) page.tables.push_back(std::move(table));
  }

  // A line of a rule by its letter or number, or, where it is judged, by its cell.
  static std::string line_name(const Rule& rule, std::size_t line, std::optional<std::size_t> cross) {
    if (cross) return footing::name_of(rule.place(line, *cross));
    return rule.of_columns ? footing::name_of_column(line) : std::to_string(line + 1);
  }

  static std::string sum_of(const Rule& rule, const std::vector<Term>& terms, std::optional<std::size_t> cross) {
    std::string text;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (terms.size() > most_terms && i == 2) {
        text += " + … + " + line_name(rule, terms.back().line, cross);
        break;
      }
      text += i == 0 ? (terms[i].minus ? "-" : "") : terms[i].minus ? " - " : " + ";
      text += line_name(rule, terms[i].line, cross);
    }
    return text;
  }

  static std::string quotient_of(const Rule& rule, const std::vector<Term>& base, std::optional<std::size_t> cross) {
    const auto bracketed = [&](const std::vector<Term>& terms) {
      return terms.size() > 1 ? "(" + sum_of(rule, terms, cross) + ")" : sum_of(rule, terms, cross);
    };
    return bracketed(rule.parts) + " / " + bracketed(base) + (rule.scale == 100 ? " × 100" : "");
  }

  static Text formula(const Rule& rule, std::optional<std::size_t> cross) {
    const std::string result = line_name(rule, rule.result, cross) + " = ";
    if (rule.shape == Shape::sum) return data(result + sum_of(rule, rule.parts, cross));
    if (rule.shape == Shape::rate) return data(result + quotient_of(rule, rule.base, cross));
    // Amounts over their rates are the denominators that were not printed.
    const auto amount = [&](std::size_t row) { return footing::name_of({row, rule.amount_column}); };
    const auto rate = [&](std::size_t row) { return footing::name_of({row, rule.crosses.front()}); };
    const auto base = [&](const Term& part) { return amount(part.line) + "/" + rate(part.line); };
    std::string bases = base(rule.parts.front());
    if (rule.parts.size() > most_terms) bases += " + … + " + base(rule.parts.back());
    for (std::size_t i = 1; rule.parts.size() <= most_terms && i < rule.parts.size(); ++i)
      bases += " + " + base(rule.parts[i]);
    return data(rate(rule.result) + " = " + amount(rule.result) + " / (" + bases + ")");
  }

  Text place(Place place) const {
    const auto name = [](const std::vector<std::string>& names, std::size_t at) {
      return at < names.size() ? data(names[at]) : Text();
    };
    return joined({name(table_.rows, place.row), name(table_.columns, place.column)}, " · ");
  }

  Place result_of(const Judged& judged) const {
    const Rule& rule = rules_[judged.rule];
    return rule.place(rule.result, judged.cross);
  }

  static std::vector<Cell> tally_cells(const Tally& tally) {
    return {count(tally.all()), count(tally.exact),     count(tally.within),
            count(tally.bound), count(tally.undecided), count(tally.broken)};
  }

  Table rules() {
    Table table = make_table("rules", term("foot.rules"),
                             {{"formula", term("foot.formula"), ColumnType::text},
                              {"line", term("foot.place"), ColumnType::text},
                              {"evidence", term("foot.evidence"), ColumnType::text},
                              {"count", term("foot.count"), ColumnType::number},
                              {"exact", term("foot.exact"), ColumnType::number},
                              {"within", term("foot.within"), ColumnType::number},
                              {"bound", term("foot.bound"), ColumnType::number},
                              {"undecided", term("foot.undecided"), ColumnType::number},
                              {"broken", term("foot.broken"), ColumnType::number}});
    std::vector<Tally> tallies(rules_.size());
    for (const Explained& one : footed_.equations) {
      tallies[one.judged.rule].add(one.judged.verdict);
      total_.add(one.judged.verdict);
    }
    std::size_t cut = 0;
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (tallies[i].all() == 0) continue;
      if (table.rows.size() >= most_rules) {
        ++cut;
        continue;
      }
      const auto& names = rules_[i].of_columns ? table_.columns : table_.rows;
      Row row;
      row.cells = {formula(rules_[i], std::nullopt), data(names[rules_[i].result]),
                   named("evidence", rules_[i].evidence)};
      for (Cell& cell : tally_cells(tallies[i])) row.cells.push_back(std::move(cell));
      table.rows.push_back(std::move(row));
    }
    Row total;
    total.cells = {term("table.total"), Empty{}, Empty{}};
    for (Cell& cell : tally_cells(total_)) total.cells.push_back(std::move(cell));
    table.totals.push_back(std::move(total));
    table.notes = table_.assumed;
    if (cut > 0) table.notes.push_back(term("foot.rules_cut", {{"count", std::int64_t(cut)}}));
    return table;
  }

  Table culprits() const {
    Table table = make_table("culprits", term("foot.culprits"),
                             {{"cell", term("foot.cell"), ColumnType::code},
                              {"place", term("foot.place"), ColumnType::text},
                              {"printed", term("foot.printed"), ColumnType::number},
                              {"instead", term("foot.instead"), ColumnType::number},
                              {"reason", term("foot.reason"), ColumnType::text},
                              {"explains", term("foot.explains"), ColumnType::text}},
                             2, Layout::cards);
    for (const footing::Culprit& one : footed_.culprits) {
      std::vector<Text> explains;
      for (const std::size_t equation : one.explains) {
        if (explains.size() == most_explained) {
          explains.push_back(term("foot.more", {{"count", std::int64_t(one.explains.size() - most_explained)}}));
          break;
        }
        const Judged& judged = footed_.equations[equation].judged;
        explains.push_back(formula(rules_[judged.rule], judged.cross));
      }
      Row row;
      row.cells = {
          Code{footing::name_of(one.place)},
          place(one.place),
          one.printed,
          one.instead,
          joined({one.slip ? named("mistake", *one.slip) : Text(), term(one.alone ? "foot.alone" : "foot.not_alone")}),
          joined(std::move(explains))};
      table.rows.push_back(std::move(row));
    }
    table.notes.push_back(term("foot.culprits_note"));
    return table;
  }

  Text hint(const Judged& judged, const footing::Hint& hint) const {
    const Rule& rule = rules_[judged.rule];
    if (hint.place && hint.instead)
      return term("foot.hint_slip", {{"cell", data(footing::name_of(*hint.place))},
                                     {"mistake", named("mistake", hint.mistake)},
                                     {"instead", *hint.instead}});
    if (hint.mistake != Mistake::other_base) return named("mistake", hint.mistake);
    std::vector<Text> names{data(sum_of(rule, hint.base, judged.cross))};
    if (hint.base.size() == 1) {
      const std::size_t line = hint.base.front().line;
      names.push_back(data(rule.of_columns ? table_.columns[line] : table_.rows[line]));
    }
    Rule other = rule;
    other.base = hint.base;
    const auto again = footing::judge(*table_.figures, other, judged.cross);
    const bool cut = again && again->verdict == Footing::broken;
    return term(cut ? "foot.hint_base_cut" : "foot.hint_base", {{"base", joined(std::move(names), ", ")}});
  }

  static Text verdict(const Judged& judged) {
    if (judged.verdict == Footing::within_rounding && judged.half_units > 0)
      return term("foot.half_units", {{"count", judged.half_units}, {"most", judged.most_half_units}});
    return named("footing", judged.verdict);
  }

  static Cell number(const std::optional<Decimal>& value) { return value ? Cell(*value) : Cell(Empty{}); }

  std::vector<Cell> cells_of(const Judged& judged) const {
    return {Code{footing::name_of(result_of(judged))},
            place(result_of(judged)),
            formula(rules_[judged.rule], judged.cross),
            number(judged.stated),
            number(judged.should),
            number(judged.gap),
            verdict(judged)};
  }

  Table equations(std::string id, Text title, Layout layout) const {
    return make_table(std::move(id), std::move(title),
                      {{"cell", term("foot.cell"), ColumnType::code},
                       {"place", term("foot.place"), ColumnType::text},
                       {"formula", term("foot.formula"), ColumnType::text},
                       {"stated", term("foot.stated"), ColumnType::number},
                       {"should", term("foot.should"), ColumnType::number},
                       {"gap", term("foot.gap"), ColumnType::number},
                       {"verdict", term("foot.verdict"), ColumnType::text}},
                      2, layout);
  }

  Table open() const {
    Table table = equations("open", term("foot.open"), Layout::cards);
    table.columns.push_back({"hint", term("foot.hint"), ColumnType::text});
    for (const Explained& one : footed_.equations) {
      const Judged& judged = one.judged;
      if (!is_open(judged.verdict)) continue;
      std::vector<Text> hints;
      hints.reserve(one.hints.size() + 1);
      for (const footing::Hint& each : one.hints) hints.push_back(hint(judged, each));
      if (judged.verdict == Footing::incomplete) {
        assert(judged.gap);
        hints.push_back(term("foot.blank", {{"count", std::int64_t(judged.blanks)}, {"gap", *judged.gap}}));
      }
      Row row;
      row.cells = cells_of(judged);
      row.cells.push_back(hints.empty() ? Cell(Empty{}) : Cell(joined(std::move(hints))));
      table.rows.push_back(std::move(row));
    }
    if (total_.broken > 0 && footed_.culprits.empty()) table.notes.push_back(term("foot.culprits_none"));
    return table;
  }

  Table holding() const {
    Table table = equations("equations", term("foot.all"), Layout::grid);
    for (const Explained& one : footed_.equations) {
      if (is_open(one.judged.verdict)) continue;
      Row row;
      row.cells = cells_of(one.judged);
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  const FootedTable& table_;
  const std::vector<Rule>& rules_;
  const footing::Footed& footed_;
  Tally total_;
};

}  // namespace

Page footing(const FootedTable& table, const footing::Footed& footed, bool all) {
  return Builder(table, footed).page(all);
}

std::size_t broken(const footing::Footed& footed) {
  return static_cast<std::size_t>(std::ranges::count_if(
      footed.equations, [](const Explained& one) { return one.judged.verdict == Footing::broken; }));
}

}  // namespace tungdong::reports
