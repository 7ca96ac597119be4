#include "ledger/footing/foot.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "ledger/footing/exact.hpp"
#include "ledger/footing/slip.hpp"

namespace tungdong::footing {

namespace {

constexpr std::size_t most_rivals = 5;           // cells that explain equally well, all named
constexpr std::size_t most_hints = 3;            // of one equation
constexpr std::size_t most_steps = 200'000'000;  // of a search: figures looked at

// In which rules a line stands, and what one more of it does to the gap of a sum.
struct Part {
  std::size_t rule{};
  int effect{};
};

// A sum as it stands, so that one figure can be exchanged without adding all up again.
struct Balance {
  Wide gap = 0;
  Wide tolerance = 0;
};

struct Candidate {
  Place place;
  money::Decimal printed;
  money::Decimal instead;
  std::optional<Mistake> slip;
  std::vector<std::size_t> explains;
  std::size_t exact = 0;  // equations that would add up to the last digit
};

constexpr bool holds(Footing verdict) {
  return verdict == Footing::exact || verdict == Footing::within_rounding || verdict == Footing::allowed_by_bound;
}

class Search {
 public:
  Search(const Figures& figures, const std::vector<Rule>& rules)
      : figures_(figures), rules_(rules), of_row_(figures.rows()), of_column_(figures.columns()) {
    for (std::size_t i = 0; i < rules.size(); ++i) index(i);
  }

  Footed run() {
    judge_all();
    find_candidates();
    for (std::size_t i = 0; i < footed_.equations.size(); ++i)
      if (footed_.equations[i].judged.verdict == Footing::broken) explain(i);
    name_culprits();
    return std::move(footed_);
  }

 private:
  void index(std::size_t i) {
    const Rule& rule = rules_[i];
    auto& lines = rule.of_columns ? of_column_ : of_row_;
    const auto add = [&](std::size_t line, int effect) {
      auto& parts = lines.at(line);
      if (!parts.empty() && parts.back().rule == i)
        parts.back().effect += effect;
      else
        parts.push_back({i, effect});
    };
    add(rule.result, 1);
    for (const Term& term : rule.parts) add(term.line, term.minus ? 1 : -1);
    for (const Term& term : rule.base) add(term.line, 0);
  }

  Balance balance_of(const Rule& rule, std::size_t cross) const {
    Balance balance;
    const auto add = [&](std::size_t line, bool minus) {
      const auto& figure = figures_.at(rule.place(line, cross));
      if (!figure) return;
      balance.gap += minus ? -scaled(figure->number) : scaled(figure->number);
      balance.tolerance += half_unit(*figure);
    };
    add(rule.result, false);
    for (const Term& term : rule.parts) add(term.line, !term.minus);
    return balance;
  }

  void judge_all() {
    places_.resize(rules_.size());
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const Rule& rule = rules_[i];
      for (const std::size_t cross : rule.crosses) {
        auto judged = judge(figures_, rule, cross);
        places_[i].push_back(judged ? static_cast<std::int64_t>(footed_.equations.size()) : -1);
        if (!judged) continue;
        judged->rule = i;
        footed_.equations.push_back({*judged, {}});
        balances_.push_back(rule.shape == Shape::sum ? balance_of(rule, cross) : Balance{});
      }
    }
    candidates_of_.resize(footed_.equations.size());
  }

  // Equations that a cell stands in, with what it does to their gaps.
  struct Standing {
    std::size_t equation{};
    int effect{};
  };

  void stand(std::vector<Standing>& all, const Part& part, std::size_t cross) const {
    const auto& crosses = rules_[part.rule].crosses;
    const auto found = std::ranges::lower_bound(crosses, cross);
    if (found == crosses.end() || *found != cross) return;
    const std::int64_t equation = places_[part.rule][static_cast<std::size_t>(found - crosses.begin())];
    if (equation >= 0) all.push_back({static_cast<std::size_t>(equation), part.effect});
  }

  std::vector<Standing> standings(Place place) const {
    std::vector<Standing> all;
    for (const Part& part : of_column_[place.column]) stand(all, part, place.row);
    for (const Part& part : of_row_[place.row]) {
      const Rule& rule = rules_[part.rule];
      if (rule.shape == Shape::mean && rule.amount_column == place.column)
        for (const std::size_t cross : rule.crosses) stand(all, part, cross);
      else
        stand(all, part, place.column);
    }
    return all;
  }

  std::vector<Place> cells_of(const Judged& judged) const {
    const Rule& rule = rules_[judged.rule];
    std::vector<Place> cells;
    const auto add = [&](std::size_t line) {
      cells.push_back(rule.place(line, judged.cross));
      if (rule.shape == Shape::mean) cells.push_back({line, rule.amount_column});
    };
    add(rule.result);
    for (const Term& term : rule.parts) add(term.line);
    for (const Term& term : rule.base) add(term.line);
    return cells;
  }

  void find_candidates() {
    std::set<Place> seen;
    for (const Explained& one : footed_.equations) {
      if (one.judged.verdict != Footing::broken) continue;
      for (const Place place : cells_of(one.judged)) {
        if (steps_ > most_steps) return;
        if (figures_.at(place) && seen.insert(place).second) consider(place);
      }
    }
  }

  // How an equation stands with another figure in a cell.
  Footing with(const Standing& standing, const Instead& instead, const Figure& printed) {
    const Judged& judged = footed_.equations[standing.equation].judged;
    const Rule& rule = rules_[judged.rule];
    const bool plain = rule.shape == Shape::sum && judged.blanks == 0 && judged.verdict != Footing::allowed_by_bound;
    if (plain) {
      ++steps_;
      const Balance& balance = balances_[standing.equation];
      const Wide gap = balance.gap + standing.effect * (scaled(instead.figure.number) - scaled(printed.number));
      if (gap == 0) return Footing::exact;
      const Wide tolerance = balance.tolerance - half_unit(printed) + half_unit(instead.figure);
      return size_of(gap) <= tolerance ? Footing::within_rounding : Footing::broken;
    }
    steps_ += rule.parts.size() + rule.base.size() + 1;
    const auto again = judge(figures_, rule, judged.cross, instead);
    return again ? again->verdict : Footing::unjudged;
  }

  const Figure& printed_at(Place place) const {
    const auto& figure = figures_.at(place);
    assert(figure);
    return *figure;
  }

  // How many equations would add up exactly; nothing where one that the cell is in would not hold.
  std::optional<std::size_t> mends(Place place, const money::Decimal& number, const std::vector<Standing>& all) {
    const Figure& printed = printed_at(place);
    // Nobody misprints an amount below zero for one above it.
    if (number == printed.number || (number.units() < 0 && printed.number.units() >= 0)) return std::nullopt;
    Instead instead{place, printed};
    instead.figure.number = number;
    std::size_t exact = 0;
    for (const Standing& one : all) {
      const Footing before = footed_.equations[one.equation].judged.verdict;
      const Footing after = with(one, instead, printed);
      if (!holds(after) && (holds(before) || before == Footing::broken)) return std::nullopt;
      exact += after == Footing::exact ? 1U : 0U;
    }
    return exact;
  }

  std::optional<money::Decimal> solve(Place place, const Standing& standing) const try {
    const Judged& judged = footed_.equations[standing.equation].judged;
    const Rule& rule = rules_[judged.rule];
    if (rule.shape != Shape::sum) return fitting(figures_, rule, judged.cross, place);
    if (standing.effect != 1 && standing.effect != -1) return std::nullopt;
    const money::Decimal& printed = printed_at(place).number;
    return unscaled(scaled(printed) - standing.effect * balances_[standing.equation].gap, printed.places());
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }

  void consider(Place place) {
    const money::Decimal printed = printed_at(place).number;
    const std::vector<Standing> all = standings(place);
    Candidate best{.place = place, .printed = printed, .instead = printed, .slip = std::nullopt, .explains = {}};
    bool found = false;
    const auto offer = [&](const money::Decimal& number, std::optional<Mistake> slip) {
      const auto exact = mends(place, number, all);
      // A slip of the pen is the better explanation of what adds up as well.
      if (!exact || (found && (slip && !best.slip ? *exact < best.exact : *exact <= best.exact))) return;
      found = true;
      best.instead = number;
      best.slip = slip;
      best.exact = *exact;
    };
    std::vector<std::size_t> broken;
    for (const Standing& one : all)
      if (footed_.equations[one.equation].judged.verdict == Footing::broken) {
        broken.push_back(one.equation);
        if (const auto number = solve(place, one)) offer(*number, std::nullopt);
      }
    for (const auto& [mistake, number] : slips(printed)) offer(number, mistake);
    if (!found) return;
    std::ranges::sort(broken);
    broken.erase(std::ranges::unique(broken).begin(), broken.end());
    best.explains = std::move(broken);
    for (const std::size_t equation : best.explains) candidates_of_[equation].push_back(candidates_.size());
    candidates_.push_back(std::move(best));
  }

  // Lines that a rate would be true of, in place of its base: one, or one more, or one less.
  std::vector<std::vector<Term>> other_bases(const Rule& rule) const {
    std::vector<std::vector<Term>> all;
    const auto stands = [&](std::size_t line) {
      const auto same = [&](const Term& term) { return term.line == line; };
      return line == rule.result || std::ranges::any_of(rule.parts, same) || std::ranges::any_of(rule.base, same);
    };
    for (const std::size_t line : rule.amounts)
      if (!stands(line)) all.push_back({{line, false}});
    const std::size_t singles = all.size();
    for (std::size_t i = 0; i < singles; ++i)
      for (const bool minus : {false, true}) {
        std::vector<Term> base = rule.base;
        base.push_back({all[i].front().line, minus});
        all.push_back(std::move(base));
      }
    return all;
  }

  void explain_rate(Explained& one, const Rule& rule) {
    const std::size_t cross = one.judged.cross;
    if (is_truncated(figures_, rule, cross)) one.hints.push_back({Mistake::truncated, {}, {}, {}});
    Rule other{rule};
    for (std::vector<Term>& base : other_bases(rule)) {
      if (one.hints.size() >= most_hints) return;
      other.base = std::move(base);
      const auto judged = judge(figures_, other, cross);
      if (!judged) continue;
      if (judged->verdict == Footing::exact || judged->verdict == Footing::within_rounding ||
          is_truncated(figures_, other, cross))
        one.hints.push_back({Mistake::other_base, {}, {}, other.base});
    }
  }

  void explain(std::size_t equation) {
    Explained& one = footed_.equations[equation];
    const Rule& rule = rules_[one.judged.rule];
    if (rule.shape == Shape::rate) explain_rate(one, rule);
    for (const std::size_t i : candidates_of_[equation]) {
      const Candidate& candidate = candidates_[i];
      if (candidate.slip && one.hints.size() < most_hints)
        one.hints.push_back({*candidate.slip, candidate.place, candidate.instead, {}});
    }
    if (rule.shape != Shape::sum || !one.judged.gap || one.judged.gap->units() % 9 != 0) return;
    if (one.hints.empty()) one.hints.push_back({Mistake::nine, {}, {}, {}});
  }

  // Nothing is sought among the parts of a mean, so that nobody can say that its result is to blame.
  bool is_mean_alone(const Candidate& candidate) const {
    return candidate.explains.size() == 1 &&
           rules_[footed_.equations[candidate.explains.front()].judged.rule].shape == Shape::mean;
  }

  void name(const Candidate& candidate, bool alone) {
    if (is_mean_alone(candidate)) return;
    std::optional<Mistake> slip = candidate.slip;
    if (!slip && candidate.explains.size() == 1) {
      const Explained& one = footed_.equations[candidate.explains.front()];
      const Rule& rule = rules_[one.judged.rule];
      const bool is_result = rule.place(rule.result, one.judged.cross) == candidate.place;
      if (is_result && !one.hints.empty() && !one.hints.front().place && one.hints.front().mistake != Mistake::nine)
        slip = one.hints.front().mistake;
    }
    footed_.culprits.push_back(
        {candidate.place, candidate.printed, candidate.instead, slip, candidate.explains, alone});
  }

  void name_culprits() {
    std::vector<std::size_t> order(candidates_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, [&](std::size_t left, std::size_t right) {
      const Candidate& a = candidates_[left];
      const Candidate& b = candidates_[right];
      if (a.explains.size() != b.explains.size()) return a.explains.size() > b.explains.size();
      if (a.slip.has_value() != b.slip.has_value()) return a.slip.has_value();
      if (a.exact != b.exact) return a.exact > b.exact;
      return a.place < b.place;
    });
    std::vector<bool> explained(footed_.equations.size());
    const auto open = [&](const Candidate& one) {
      return std::ranges::none_of(one.explains, [&](std::size_t equation) { return explained[equation]; });
    };
    for (const std::size_t i : order) {
      const Candidate& first = candidates_[i];
      if (!open(first)) continue;
      std::vector<std::size_t> rivals{i};
      for (const std::size_t equation : first.explains)
        for (const std::size_t other : candidates_of_[equation])
          if (candidates_[other].explains.size() == first.explains.size() && open(candidates_[other]) &&
              std::ranges::find(rivals, other) == rivals.end() && rivals.size() <= 2 * most_rivals)
            rivals.push_back(other);
      const auto slipped = [&](std::size_t one) { return candidates_[one].slip.has_value(); };
      if (rivals.size() == 1 || (first.slip && std::ranges::count_if(rivals, slipped) == 1))
        name(first, rivals.size() == 1);
      else if (first.explains.size() > 1 && rivals.size() <= most_rivals)
        for (const std::size_t one : rivals) name(candidates_[one], false);
      for (const std::size_t one : rivals)
        for (const std::size_t equation : candidates_[one].explains) explained[equation] = true;
    }
  }

  const Figures& figures_;
  const std::vector<Rule>& rules_;
  std::vector<std::vector<Part>> of_row_;
  std::vector<std::vector<Part>> of_column_;
  std::vector<std::vector<std::int64_t>> places_;  // of equations, by rule and by the place of its cross
  std::vector<Balance> balances_;                  // by equation
  std::vector<Candidate> candidates_;
  std::vector<std::vector<std::size_t>> candidates_of_;  // by equation
  std::size_t steps_ = 0;
  Footed footed_;
};

}  // namespace

Footed foot(const Figures& figures, const std::vector<Rule>& rules) {
  return Search(figures, rules).run();
}

}  // namespace tungdong::footing
