#include "ledger/results/change.hpp"

#include <catch2/catch.hpp>

namespace tungdong::results {
namespace {

money::Decimal decimal(std::string_view text) {
  return *money::read_decimal(text, money::Style::plain);
}

Observation seen(std::string_view value, Bound bound = Bound::exact, std::int64_t version = 1) {
  Observation one;
  one.value = decimal(value);
  one.bound = bound;
  one.version = version;
  return one;
}

Indicator indicator(Direction direction, std::int64_t version = 1, std::string dispute = {}) {
  Indicator one;
  one.version = version;
  one.direction = direction;
  one.dispute = std::move(dispute);
  return one;
}

std::string tell(const std::expected<Change, NoChange>& change) {
  if (!change) return std::string(record::name_of(change.error()));
  return change->by.text() + (change->better > 0 ? " better" : change->better < 0 ? " worse" : " none");
}

TEST_CASE("change is value less baseline, exact, and better in the indicator's direction") {
  const Indicator poverty = indicator(Direction::down);
  const Indicator water = indicator(Direction::up);
  const Indicator* down[]{&poverty};
  const Indicator* up[]{&water};
  const Observation base = seen("34.9");
  CHECK(tell(change(&base, seen("21.29"), down)) == "-13.61 better");
  CHECK(tell(change(&base, seen("17.66"), down)) == "-17.24 better");
  CHECK(tell(change(&base, seen("35"), down)) == "0.1 worse");
  CHECK(tell(change(&base, seen("34.90"), down)) == "0.00 none");
  CHECK(tell(change(&base, seen("40"), up)) == "5.1 better");
}

TEST_CASE("there is no change without a comparison that holds") {
  const Indicator one = indicator(Direction::up);
  const Indicator other = indicator(Direction::up, 2);
  const Indicator disputed = indicator(Direction::up, 1, "hai chỉ tiêu dưới một tên");
  const Indicator* sound[]{&one};
  const Indicator* both[]{&one, &other};
  const Indicator* dispute[]{&disputed};
  const Observation base = seen("21.84");
  CHECK(tell(change(&base, seen("54"), dispute)) == "disputed");
  CHECK(tell(change(&base, seen("54"), both)) == "definitions");
  CHECK(tell(change(&base, seen("54", Bound::exact, 2), sound)) == "definitions");
  CHECK(tell(change(nullptr, seen("54"), sound)) == "no-baseline");
  CHECK(tell(change(&base, seen("54", Bound::about), sound)) == "bounds");
  CHECK(tell(change(&base, seen("54", Bound::at_least), sound)) == "bounds");
  const Observation fine = seen("0.00000000000000001");
  CHECK(tell(change(&fine, seen("999999999999999999"), sound)) == "too-large");
}

std::string tell(const std::expected<money::Decimal, NoShare>& share) {
  return share ? share->text() : std::string(record::name_of(share.error()));
}

TEST_CASE("the share of a target needs a beginning and a way to go") {
  Target target;
  target.op = Operator::at_least;
  target.value = decimal("60");
  const Observation base = seen("20");
  const Observation half = seen("40");
  const Observation back = seen("10");
  CHECK(tell(share_of_target(&base, &half, target)) == "50.00");
  CHECK(tell(share_of_target(&base, &back, target)) == "-25.00");
  CHECK(tell(share_of_target(nullptr, &half, target)) == "no-baseline");
  CHECK(tell(share_of_target(&base, nullptr, target)) == "not-measured");
  const Observation about = seen("40", Bound::about);
  CHECK(tell(share_of_target(&base, &about, target)) == "bounds");
  target.value = decimal("20.0");
  CHECK(tell(share_of_target(&base, &half, target)) == "no-way");
  target.form = TargetForm::points_a_year;
  CHECK(tell(share_of_target(&base, &half, target)) == "other-form");
  // Downwards: 34,9 to 17,66 on the way to 15 is 17,24 of 19,9 points.
  target.form = TargetForm::level;
  target.op = Operator::at_most;
  target.value = decimal("15");
  const Observation from = seen("34.9");
  const Observation to = seen("17.66");
  CHECK(tell(share_of_target(&from, &to, target)) == "86.63");
}

}  // namespace
}  // namespace tungdong::results
