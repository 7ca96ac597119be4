#include "tools/footing/column_rules.hpp"

#include <algorithm>

#include "ledger/footing/judge.hpp"
#include "ledger/journal/text.hpp"
#include "tools/footing/formula.hpp"

namespace tungdong::tools {

namespace {

using footing::Evidence;
using footing::Footing;
using footing::Rule;
using footing::Shape;
using footing::Term;

constexpr std::size_t rows_looked_at = 100;    // for what more than half of the rows agree on
constexpr std::size_t columns_looked_at = 24;  // of figures

std::vector<std::size_t> rows_of_figures(const Layout& layout) {
  std::vector<std::size_t> rows;
  for (std::size_t r = layout.first_row; r < layout.rows.size(); ++r)
    if (layout.rows[r].figures && !layout.rows[r].percent) rows.push_back(r);
  return rows;
}

std::vector<std::size_t> amounts_of(const Layout& layout) {
  std::vector<std::size_t> amounts;
  for (std::size_t c = 0; c < layout.columns.size(); ++c)
    if (layout.columns[c].figures && !layout.columns[c].percent) amounts.push_back(c);
  return amounts;
}

class Finder {
 public:
  Finder(const Layout& layout, const footing::Figures& figures)
      : layout_(layout), figures_(figures), rows_(rows_of_figures(layout)), amounts_(amounts_of(layout)) {}

  std::vector<Rule> run(const Grid& grid, const std::vector<Rule>& sums_of_rows,
                        std::vector<footing::Place>& unread_formulas) {
    if (layout_.formula_row) read_formulas(grid, *layout_.formula_row, unread_formulas);
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      const LayoutColumn& column = layout_.columns[c];
      if (!column.figures || has_rule(c)) continue;
      if (column.percent) {
        if (!guess_rate(c)) hold_means(c, sums_of_rows);
      } else if (names_total(column.leaf) || names_subtotal(column.leaf)) {
        guess_sum(c);
      }
    }
    return std::move(rules_);
  }

 private:
  bool has_rule(std::size_t column) const {
    return std::ranges::any_of(rules_, [&](const Rule& rule) { return rule.of_columns && rule.result == column; });
  }

  std::optional<std::size_t> numbered(const std::string& name) const {
    for (std::size_t c = 0; c < layout_.columns.size(); ++c)
      if (layout_.columns[c].number == name) return c;
    return std::nullopt;
  }

  std::optional<std::vector<Term>> terms_of(const std::vector<NamedTerm>& named) const {
    std::vector<Term> terms;
    for (const NamedTerm& one : named) {
      const auto column = numbered(one.name);
      if (!column) return std::nullopt;
      terms.push_back({*column, one.minus});
    }
    return terms;
  }

  Rule rule_of(Shape shape, std::size_t result, Evidence evidence) const {
    Rule rule{
        .shape = shape, .of_columns = true, .result = result, .parts = {}, .base = {}, .amounts = {}, .crosses = rows_};
    rule.evidence = evidence;
    if (shape == Shape::rate) rule.amounts = amounts_;
    return rule;
  }

  void read_formulas(const Grid& grid, std::size_t row, std::vector<footing::Place>& unread) {
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      const auto formula = read_column_number(grid.at(row, c).text);
      if (!formula || formula->parts.empty()) continue;
      const auto parts = terms_of(formula->parts);
      const auto base = terms_of(formula->base);
      if (!parts || !base) {
        unread.push_back({row, c});
        continue;
      }
      Rule rule = rule_of(base->empty() ? Shape::sum : Shape::rate, c, Evidence::formula_row);
      rule.parts = *parts;
      rule.base = *base;
      if (rule.shape == Shape::rate) rule.scale = formula->hundredfold || layout_.columns[c].percent ? 100 : 1;
      rules_.push_back(std::move(rule));
    }
  }

  struct Agreement {
    std::size_t judged = 0, held = 0, exact = 0;
    bool most() const { return 2 * held > judged; }
  };

  Agreement agreement(const Rule& rule) const {
    Agreement agreement;
    const std::size_t rows = std::min(rows_.size(), rows_looked_at);
    for (std::size_t i = 0; i < rows; ++i) {
      if (agreement.judged > agreement.held + rows / 2) break;  // most of them cannot agree any more
      const auto judged = footing::judge(figures_, rule, rows_[i]);
      if (!judged || judged->verdict == Footing::unjudged || judged->verdict == Footing::incomplete) continue;
      ++agreement.judged;
      const bool held = judged->verdict == Footing::exact || judged->verdict == Footing::within_rounding ||
                        footing::is_truncated(figures_, rule, rows_[i]);
      agreement.held += held ? 1U : 0U;
      agreement.exact += judged->verdict == Footing::exact ? 1U : 0U;
    }
    return agreement;
  }

  // The columns of amounts right after a total, or else right before it: as many as agree exactly most often. Of small
  // numbers rounding explains too much.
  void guess_sum(std::size_t total) {
    std::optional<Rule> best;
    std::size_t exact = 0;
    for (const bool after : {true, false}) {
      std::vector<std::size_t> beside;
      if (after)
        std::ranges::copy_if(amounts_, std::back_inserter(beside), [&](std::size_t c) { return c > total; });
      else
        for (auto c = amounts_.rbegin(); c != amounts_.rend(); ++c)
          if (*c < total) beside.push_back(*c);
      beside.resize(std::min(beside.size(), columns_looked_at));
      for (std::size_t count = beside.size(); count >= 2; --count) {
        Rule rule = rule_of(Shape::sum, total, Evidence::headings);
        for (std::size_t i = 0; i < count; ++i) rule.parts.push_back({beside[i], false});
        std::ranges::sort(rule.parts, {}, &Term::line);
        const Agreement found = agreement(rule);
        if (!found.most() || (best && found.exact <= exact)) continue;
        exact = found.exact;
        best = std::move(rule);
      }
    }
    if (best) rules_.push_back(std::move(*best));
  }

  bool guess_rate(std::size_t result) {
    std::optional<Rule> best;
    std::size_t held = 0;
    Rule rule = rule_of(Shape::rate, result, Evidence::headings);
    std::vector<std::size_t> amounts = amounts_;
    amounts.resize(std::min(amounts.size(), columns_looked_at));
    // The nearest on the left first: of equals it is taken.
    std::ranges::stable_sort(amounts, {}, [&](std::size_t c) { return c < result ? result - c : 1'000 + c - result; });
    for (const std::size_t part : amounts)
      for (const std::size_t base : amounts) {
        if (part == base) continue;
        rule.parts.assign(1, {part, false});
        rule.base.assign(1, {base, false});
        const Agreement found = agreement(rule);
        if (!found.most() || found.held <= held) continue;
        held = found.held;
        best = rule;
      }
    if (best) rules_.push_back(std::move(*best));
    return best.has_value();
  }

  void hold_means(std::size_t rate, const std::vector<Rule>& sums_of_rows) {
    const auto left = std::ranges::find_if(amounts_.rbegin(), amounts_.rend(), [&](std::size_t c) { return c < rate; });
    if (left == amounts_.rend() || *left + 1 != rate) return;
    for (Rule rule : sums_of_rows) {
      rule.shape = Shape::mean;
      rule.amount_column = *left;
      rule.crosses = {rate};
      rules_.push_back(std::move(rule));
    }
  }

  const Layout& layout_;
  const footing::Figures& figures_;
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> amounts_;
  std::vector<Rule> rules_;
};

// Finds what somebody names among columns, or among rows.
class Names {
 public:
  Names(const Layout& layout, bool columns) : layout_(layout), columns_(columns) {}

  // Nothing where the name is not there, or is that of several.
  std::optional<std::size_t> find(const std::string& name) {
    if (columns_) {
      for (std::size_t c = 0; c < layout_.columns.size(); ++c)
        if (footing::name_of_column(c) == name ||
            (!layout_.columns[c].number.empty() && layout_.columns[c].number == name))
          return c;
    }
    const std::string folded = journal::fold(name);
    std::vector<std::size_t> same, within;
    const std::size_t count = columns_ ? layout_.columns.size() : layout_.rows.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::string leaf = journal::fold(columns_ ? layout_.columns[i].leaf : layout_.rows[i].name);
      const std::string full = columns_ ? journal::fold(layout_.columns[i].heading) : leaf;
      if (leaf.empty()) continue;
      if (leaf == folded || full == folded) same.push_back(i);
      if (full.find(folded) != std::string::npos) within.push_back(i);
    }
    const auto& found = same.empty() ? within : same;
    if (found.size() == 1) return found.front();
    several_ = several_ || found.size() > 1;
    missing_ = name;
    return std::nullopt;
  }

  const std::string& missing() const { return missing_; }
  bool several() const { return several_; }

 private:
  const Layout& layout_;
  bool columns_;
  bool several_ = false;
  std::string missing_;
};

std::optional<std::vector<Term>> terms_of(Names& names, const std::vector<NamedTerm>& named) {
  std::vector<Term> terms;
  for (const NamedTerm& one : named) {
    const auto line = names.find(one.name);
    if (!line) return std::nullopt;
    terms.push_back({*line, one.minus});
  }
  return terms;
}

std::optional<Rule> rule_of(Names& names, const Formula& formula, Shape shape) {
  const auto result = names.find(formula.result);
  const auto parts = result ? terms_of(names, formula.parts) : std::nullopt;
  const auto base = parts ? terms_of(names, formula.base) : std::nullopt;
  if (!base) return std::nullopt;
  Rule rule{.shape = shape, .result = *result, .parts = *parts, .base = *base, .amounts = {}, .crosses = {}};
  rule.evidence = Evidence::option;
  return rule;
}

}  // namespace

std::vector<footing::Rule> find_column_rules(const Layout& layout, const footing::Figures& figures, const Grid& grid,
                                             const std::vector<footing::Rule>& rows,
                                             std::vector<footing::Place>& unread_formulas) {
  return Finder(layout, figures).run(grid, rows, unread_formulas);
}

std::expected<std::vector<footing::Rule>, words::Refusal> declared_rules(const Layout& layout,
                                                                         const std::vector<std::string>& sums,
                                                                         const std::vector<std::string>& rates,
                                                                         const std::vector<footing::Rule>& rows) {
  std::vector<Rule> rules;
  const std::vector<std::size_t> figure_rows = rows_of_figures(layout);
  const std::vector<std::size_t> amounts = amounts_of(layout);
  for (const bool is_rate : {false, true})
    for (const std::string& text : is_rate ? rates : sums) {
      const auto formula = read_declared(text);
      if (!formula || (is_rate && formula->base.empty() && formula->parts.size() > 1) ||
          (!is_rate && !formula->base.empty()))
        return std::unexpected(words::Refusal{"foot-formula-unread", {{"text", text}}});
      const bool mean = is_rate && formula->base.empty();
      const Shape shape = mean ? Shape::mean : is_rate ? Shape::rate : Shape::sum;
      Names of_columns(layout, true);
      Names of_rows(layout, false);
      auto rule = rule_of(of_columns, *formula, shape);
      const bool columns = rule.has_value();
      if (!rule && !mean) rule = rule_of(of_rows, *formula, shape);
      if (!rule) {
        const Names& told = of_columns.several() || mean ? of_columns : of_rows;
        if (told.several()) return std::unexpected(words::Refusal{"foot-name-ambiguous", {{"name", told.missing()}}});
        return std::unexpected(words::Refusal{"foot-name-unknown", {{"name", told.missing()}}});
      }
      if (mean) {
        for (Rule one : rows) {
          one.shape = Shape::mean;
          one.amount_column = rule->parts.front().line;
          one.crosses = {rule->result};
          one.evidence = Evidence::option;
          rules.push_back(std::move(one));
        }
        continue;
      }
      rule->of_columns = columns;
      if (columns) {
        rule->crosses = figure_rows;
        if (is_rate) rule->amounts = amounts;
      } else {
        rule->crosses = amounts;
        if (is_rate) rule->amounts = figure_rows;
      }
      rules.push_back(std::move(*rule));
    }
  return rules;
}

}  // namespace tungdong::tools
