#include "ledger/footing/judge.hpp"

#include <algorithm>
#include <stdexcept>

#include "ledger/footing/exact.hpp"

namespace tungdong::footing {

namespace {

// A sum of lines, what roundings may make of it, and which of its figures are bounds.
struct Total {
  Wide value = 0;
  Wide tolerance = 0;
  Wide coarsest = 0;  // half unit
  int places = 0;
  std::int64_t rounded = 0;
  std::size_t figures = 0;
  std::size_t blanks = 0;
  bool blank_adds = false;   // a blank is added
  bool blank_takes = false;  // a blank is taken away
  bool may_be_more = false;  // by a bound
  bool may_be_less = false;
};

class Judge {
 public:
  Judge(const Figures& figures, const Rule& rule, std::size_t cross, const std::optional<Instead>& instead)
      : figures_(figures), rule_(rule), cross_(cross), instead_(instead) {}

  std::optional<Judged> run() {
    const auto& result = at(rule_.place(rule_.result, cross_));
    if (!result) return std::nullopt;
    result_ = *result;
    judged_.stated = result->number;
    try {
      const bool told = rule_.shape == Shape::sum ? sum() : rule_.shape == Shape::rate ? rate() : mean();
      if (!told) return std::nullopt;
    } catch (const std::overflow_error&) {
      judged_.verdict = Footing::unjudged;
      judged_.should = judged_.gap = std::nullopt;
    }
    return judged_;
  }

  // The figure that a cell of a rate would have; nothing where the cell is none of it, or none fits.
  std::optional<money::Decimal> fitting(Place place) {
    const auto result = at(rule_.place(rule_.result, cross_));
    if (!result) return std::nullopt;
    result_ = *result;
    if (place == rule_.place(rule_.result, cross_)) {
      const auto judged = run();
      return judged ? judged->should : std::nullopt;
    }
    const auto printed = at(place);
    if (!printed || rule_.shape != Shape::rate) return std::nullopt;
    const Total part = total(rule_.parts);
    const Total base = total(rule_.base);
    const Wide rate = result_.number.units();
    const Wide whole = times(rule_.scale, money::ten_to(result_.number.places()));
    const Wide old = scaled(printed->number);
    for (const Term& term : rule_.parts)
      if (rule_.place(term.line, cross_) == place) {
        const Wide more = times(base.value, rate) / whole - part.value;
        return unscaled(old + (term.minus ? -more : more), printed->number.places());
      }
    for (const Term& term : rule_.base)
      if (rule_.place(term.line, cross_) == place && rate > 0) {
        const Wide more = times(part.value, whole) / rate - base.value;
        return unscaled(old + (term.minus ? -more : more), printed->number.places());
      }
    return std::nullopt;
  }

  bool truncated() {
    const auto& result = at(rule_.place(rule_.result, cross_));
    if (!result || rule_.shape != Shape::rate) return false;
    const Total part = total(rule_.parts);
    const Total base = total(rule_.base);
    if (part.blanks + base.blanks > 0 || base.value <= 0) return false;
    try {
      const Wide whole = dividend(part.value, *result);
      const Wide units = result->number.units();
      return whole / base.value == units && money::rounded(whole, base.value) != units;
    } catch (const std::overflow_error&) {
      return false;
    }
  }

 private:
  std::optional<Figure> at(Place place) const {
    if (instead_ && instead_->place == place) return instead_->figure;
    return figures_.at(place);
  }

  Total total(const std::vector<Term>& terms) const {
    Total total;
    for (const Term& term : terms) {
      const auto figure = at(rule_.place(term.line, cross_));
      if (!figure) {
        ++total.blanks;
        (term.minus ? total.blank_takes : total.blank_adds) = true;
        continue;
      }
      ++total.figures;
      add(total, *figure, term.minus);
    }
    return total;
  }

  void add(Total& total, const Figure& figure, bool minus) const {
    const Wide value = scaled(figure.number);
    const Wide half = half_unit(figure);
    total.value += minus ? -value : value;
    total.tolerance += half;
    total.coarsest = std::max(total.coarsest, half);
    total.places = std::max(total.places, figure.number.places());
    total.rounded += figure.rounded ? 1 : 0;
    const bool up = figure.bound == Bound::about || figure.bound == (minus ? Bound::at_most : Bound::at_least);
    const bool down = figure.bound == Bound::about || figure.bound == (minus ? Bound::at_least : Bound::at_most);
    total.may_be_more = total.may_be_more || up;
    total.may_be_less = total.may_be_less || down;
  }

  // A gap above zero is explained by a result that may be less or by something else that may be more.
  bool allowed(Wide gap, bool rest_may_be_more, bool rest_may_be_less) const {
    const Bound bound = result_.bound;
    if (bound == Bound::about) return true;
    return gap > 0 ? bound == Bound::at_most || rest_may_be_more : bound == Bound::at_least || rest_may_be_less;
  }

  bool sum() {
    const Total parts = total(rule_.parts);
    if (parts.figures == 0) return false;
    const Wide half = half_unit(result_);
    const Wide gap = scaled(result_.number) - parts.value;
    const Wide coarsest = std::max(parts.coarsest, half);
    const int places = std::max(parts.places, result_.number.places());
    judged_.blanks = parts.blanks;
    judged_.should = unscaled(parts.value, places);
    judged_.gap = unscaled(gap, places);
    judged_.most_half_units = parts.rounded + (result_.rounded ? 1 : 0);
    if (gap == 0) {
      judged_.verdict = Footing::exact;
    } else if (size_of(gap) <= parts.tolerance + half) {
      judged_.verdict = Footing::within_rounding;
      judged_.half_units = static_cast<std::int64_t>((size_of(gap) + coarsest - 1) / coarsest);
    } else if (allowed(gap, parts.may_be_more, parts.may_be_less)) {
      judged_.verdict = Footing::allowed_by_bound;
    } else if (gap > 0 ? parts.blank_adds : parts.blank_takes) {
      judged_.verdict = Footing::incomplete;
    } else {
      judged_.verdict = Footing::broken;
    }
    return true;
  }

  // scale × value in units of the rate's last digit: what is divided by the base.
  Wide dividend(Wide value, const Figure& rate) const {
    return times(times(value, rule_.scale), money::ten_to(rate.number.places()));
  }

  // Whether the quotient of a part and a base may round to the rate, given how far off each may be.
  bool fits(const Total& part, const Total& base) const {
    const Wide low = 2 * Wide{result_.number.units()} - 1;
    const Wide high = 2 * Wide{result_.number.units()} + 1;
    const Wide least = base.value - base.tolerance;
    const Wide most = base.value + base.tolerance;
    if (least <= 0) return true;
    const bool reaches = times(dividend(part.value + part.tolerance, result_), 2) >= times(low, low < 0 ? most : least);
    const bool not_beyond =
        times(dividend(part.value - part.tolerance, result_), 2) <= times(high, high < 0 ? least : most);
    return reaches && not_beyond;
  }

  bool rate() {
    const Total part = total(rule_.parts);
    const Total base = total(rule_.base);
    if (part.blanks + base.blanks > 0 || part.figures == 0 || base.figures == 0) return false;
    if (base.value <= 0) {
      judged_.verdict = Footing::unjudged;
      return true;
    }
    const int places = result_.number.places();
    const money::Decimal should(money::narrow(money::rounded(dividend(part.value, result_), base.value)), places);
    judged_.should = should;
    judged_.gap = result_.number - should;
    if (should == result_.number)
      judged_.verdict = Footing::exact;
    else if (fits(part, base))
      judged_.verdict = Footing::within_rounding;
    else if (allowed(judged_.gap->units(), part.may_be_more || base.may_be_less, part.may_be_less || base.may_be_more))
      judged_.verdict = Footing::allowed_by_bound;
    else
      judged_.verdict = Footing::broken;
    return true;
  }

  // The base that an amount and its rate imply, and the least and the most that print like them may.
  void add_implied(Total& sum, const Figure& amount, const Figure& rate) const {
    const Wide value = scaled(amount.number);
    const Wide half = half_unit(amount);
    const Wide twice = 2 * Wide{rate.number.units()};
    const Wide unit = times(2 * Wide{rule_.scale}, money::ten_to(rate.number.places()));
    const Wide middle = times(value, unit) / twice;
    const Wide least = times(value - half, unit) / (twice + 1);
    const Wide most = times(value + half, unit) / (twice - 1) + 1;
    sum.value += middle;
    sum.tolerance += std::max(most - middle, middle - least);
    sum.figures += 1;
    const bool bound = amount.bound != Bound::exactly || rate.bound != Bound::exactly;
    sum.may_be_more = sum.may_be_more || bound;
    sum.may_be_less = sum.may_be_less || bound;
  }

  bool mean() {
    const auto amount = at({rule_.result, rule_.amount_column});
    if (!amount || result_.number.units() <= 0) return false;
    Total base;
    for (const Term& term : rule_.parts) {
      const auto part = at({term.line, rule_.amount_column});
      const auto rate = at({term.line, cross_});
      if (!part || !rate || rate->number.units() <= 0 || part->number.units() < 0) return false;
      add_implied(base, *part, *rate);
    }
    Total part;
    add(part, *amount, false);
    if (base.value <= 0) return false;
    const int places = result_.number.places();
    judged_.should = money::Decimal(money::narrow(money::rounded(dividend(part.value, result_), base.value)), places);
    judged_.gap = result_.number - *judged_.should;
    if (fits(part, base))
      judged_.verdict = Footing::within_rounding;
    else if (allowed(judged_.gap->units(), part.may_be_more || base.may_be_less, part.may_be_less || base.may_be_more))
      judged_.verdict = Footing::allowed_by_bound;
    else
      judged_.verdict = Footing::broken;
    return true;
  }

  const Figures& figures_;
  const Rule& rule_;
  std::size_t cross_;
  const std::optional<Instead>& instead_;
  Figure result_;
  Judged judged_;
};

}  // namespace

std::optional<Judged> judge(const Figures& figures, const Rule& rule, std::size_t cross,
                            const std::optional<Instead>& instead) {
  auto judged = Judge(figures, rule, cross, instead).run();
  if (judged) judged->cross = cross;
  return judged;
}

std::optional<money::Decimal> fitting(const Figures& figures, const Rule& rule, std::size_t cross, Place place) try {
  const std::optional<Instead> none;
  return Judge(figures, rule, cross, none).fitting(place);
} catch (const std::overflow_error&) {
  return std::nullopt;
}

bool is_truncated(const Figures& figures, const Rule& rule, std::size_t cross) {
  const std::optional<Instead> none;
  return Judge(figures, rule, cross, none).truncated();
}

}  // namespace tungdong::footing
