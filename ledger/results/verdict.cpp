#include "ledger/results/verdict.hpp"

#include <stdexcept>

#include "ledger/money/wide.hpp"
#include "ledger/results/span.hpp"

namespace tungdong::results {

namespace {

using money::Decimal;
using money::Wide;

constexpr Verdict undecided(Undecided why) {
  return {Outcome::undecided, why};
}

// The exact product, with the places of both. Recorded values have few digits; beyond 64 bits it throws.
Decimal times(const Decimal& left, const Decimal& right) {
  return Decimal(money::narrow(Wide{left.units()} * right.units()), left.places() + right.places());
}

bool holds(const Decimal& value, Operator op, const Decimal& limit, const Decimal& upper) {
  switch (op) {
    case Operator::at_least:
      return value >= limit;
    case Operator::below:
      return value < limit;
    case Operator::at_most:
      return value <= limit;
    case Operator::equal:
      return value == limit;
    case Operator::between:
      return value >= limit && value <= upper;
  }
  return false;
}

// What a bound leaves open: whether a larger value could change the answer (at least), or a smaller one (at most).
Verdict decide(const Decimal& value, Bound bound, Operator op, const Decimal& limit, const Decimal& upper) {
  const bool now = holds(value, op, limit, upper);
  const Verdict answer{now ? Outcome::met : Outcome::missed, Undecided::nothing};
  switch (bound) {
    case Bound::exact:
      return answer;
    case Bound::about:
      return undecided(Undecided::bound);
    case Bound::at_least: {
      const bool settled = op == Operator::at_least  ? now
                           : op == Operator::between ? value > upper
                                                     : !now && value >= limit;
      return settled && (op != Operator::equal || value > limit) ? answer : undecided(Undecided::bound);
    }
    case Bound::at_most: {
      const bool settled = op == Operator::below || op == Operator::at_most ? now : value < limit;
      return settled ? answer : undecided(Undecided::bound);
    }
  }
  return undecided(Undecided::bound);
}

Bound mirrored(Bound bound) {
  if (bound == Bound::at_least) return Bound::at_most;
  return bound == Bound::at_most ? Bound::at_least : bound;
}

Verdict judge_points(const Target& target, const Reading& reading) {
  if (reading.base == nullptr) return undecided(Undecided::no_baseline);
  if (reading.base->bound != Bound::exact) return undecided(Undecided::bound);
  const auto from = read_span(reading.base->period);
  const auto to = read_span(reading.value->period);
  if (!from || !to) return undecided(Undecided::no_years);
  const int years = static_cast<int>(to->last.year()) - static_cast<int>(from->last.year());
  if (years <= 0) return undecided(Undecided::no_years);
  const bool down = reading.direction == Direction::down;
  const Decimal gone = down ? reading.base->value - reading.value->value : reading.value->value - reading.base->value;
  const Decimal span(years, 0);
  return decide(gone, down ? mirrored(reading.value->bound) : reading.value->bound, target.op,
                times(target.value, span), times(target.upper.value_or(target.value), span));
}

Verdict judge_multiple(const Target& target, const Observation& value, const Observation* of, Undecided absent) {
  if (of == nullptr || of->value.units() == 0) return undecided(absent);
  if (of->bound != Bound::exact) return undecided(Undecided::bound);
  return decide(value.value, value.bound, target.op, times(target.value, of->value),
                times(target.upper.value_or(target.value), of->value));
}

}  // namespace

Verdict judge(const Target& target, const Reading& reading) try {
  if (reading.value == nullptr) return undecided(Undecided::not_measured);
  const Observation& value = *reading.value;
  switch (target.form) {
    case TargetForm::level:
      return decide(value.value, value.bound, target.op, target.value, target.upper.value_or(target.value));
    case TargetForm::points_a_year:
      return judge_points(target, reading);
    case TargetForm::multiple_of_base:
      return judge_multiple(target, value, reading.base, Undecided::no_baseline);
    case TargetForm::ratio_to_indicator:
      return judge_multiple(target, value, reading.other, Undecided::no_other);
  }
  return undecided(Undecided::not_measured);
} catch (const std::overflow_error&) {
  return undecided(Undecided::too_large);
}

}  // namespace tungdong::results
