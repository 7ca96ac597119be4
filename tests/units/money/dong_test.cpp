#include "ledger/money/dong.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using tungdong::money::Dong;

template <typename Left, typename Right>
concept addable = requires(Left left, Right right) {
  left + right;
};
template <typename Left, typename Right>
concept subtractable = requires(Left left, Right right) {
  left - right;
};
template <typename Left, typename Right>
concept add_assignable = requires(Left& left, Right right) {
  left += right;
};
template <typename Left, typename Right>
concept multipliable = requires(Left left, Right right) {
  left* right;
};
template <typename Left, typename Right>
concept divisible = requires(Left left, Right right) {
  left / right;
};
template <typename Left, typename Right>
concept comparable = requires(Left left, Right right) {
  left < right;
};
template <typename Left, typename Right>
concept equatable = requires(Left left, Right right) {
  left == right;
};

// What money may do.
static_assert(addable<Dong, Dong> && subtractable<Dong, Dong> && add_assignable<Dong, Dong>);
static_assert(comparable<Dong, Dong> && equatable<Dong, Dong>);
static_assert(std::is_constructible_v<Dong, std::int64_t> && std::is_constructible_v<Dong, int>);

// What must not compile.
static_assert(!addable<Dong, int> && !addable<int, Dong> && !addable<Dong, double>);
static_assert(!subtractable<Dong, int> && !add_assignable<Dong, int> && !add_assignable<Dong, double>);
static_assert(!multipliable<Dong, double> && !multipliable<Dong, int> && !multipliable<Dong, Dong>);
static_assert(!divisible<Dong, double> && !divisible<Dong, int> && !divisible<Dong, Dong>);
static_assert(!comparable<Dong, int> && !equatable<Dong, int> && !equatable<Dong, double>);
static_assert(!std::is_convertible_v<std::int64_t, Dong> && !std::is_convertible_v<Dong, std::int64_t>);
static_assert(!std::is_convertible_v<double, Dong> && !std::is_convertible_v<Dong, double>);
static_assert(!std::is_constructible_v<Dong, double> && !std::is_constructible_v<Dong, float>);
static_assert(!std::is_constructible_v<Dong, std::uint64_t> && !std::is_constructible_v<Dong, bool>);
static_assert(!std::is_constructible_v<std::int64_t, Dong> && !std::is_constructible_v<bool, Dong>);

// All of it works while compiling, and a vector of amounts is as plain as a vector of integers.
static_assert(Dong(30) + Dong(12) - Dong(2) == Dong(40) && -Dong(5) == Dong(-5) && Dong().count() == 0);
static_assert(Dong(-1) < Dong(0) && Dong(2) > Dong(1) && Dong(1) != Dong(2));
static_assert(Dong::largest_recordable().count() == (std::int64_t{1} << 53) - 1);
static_assert(sizeof(Dong) == 8 && std::is_trivially_copyable_v<Dong> && std::is_standard_layout_v<Dong>);

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

TEST_CASE("a sum of đồng is exact up to the last one") {
  CHECK((Dong(largest - 1) + Dong(1)).count() == largest);
  CHECK((Dong(smallest + 1) - Dong(1)).count() == smallest);
  CHECK((Dong(smallest) + Dong(largest)).count() == -1);
  CHECK((-Dong(largest)).count() == smallest + 1);
  CHECK((Dong::largest_recordable() + Dong(1)).count() == 9'007'199'254'740'992);
}

TEST_CASE("a sum of đồng that does not fit throws") {
  CHECK_THROWS_AS(Dong(largest) + Dong(1), std::overflow_error);
  CHECK_THROWS_AS(Dong(smallest) + Dong(-1), std::overflow_error);
  CHECK_THROWS_AS(Dong(smallest) - Dong(1), std::overflow_error);
  CHECK_THROWS_AS(Dong(largest) - Dong(-1), std::overflow_error);
  CHECK_THROWS_AS(Dong(0) - Dong(smallest), std::overflow_error);
  CHECK_THROWS_AS(-Dong(smallest), std::overflow_error);
}

TEST_CASE("đồng add up in place") {
  Dong balance(1'000);
  balance += Dong(250);
  CHECK(balance.count() == 1'250);
  balance -= Dong(1'500);
  CHECK(balance.count() == -250);
}

TEST_CASE("an overflow in place leaves the balance as it was") {
  Dong full(largest);
  CHECK_THROWS_AS(full += Dong(1), std::overflow_error);
  CHECK(full.count() == largest);
  Dong empty(smallest);
  CHECK_THROWS_AS(empty -= Dong(1), std::overflow_error);
  CHECK(empty.count() == smallest);
}

TEST_CASE("amounts sort by their count and hash by their value") {
  std::vector<Dong> amounts = {Dong(3), Dong(-7), Dong(0)};
  std::sort(amounts.begin(), amounts.end());
  CHECK((amounts == std::vector<Dong>{Dong(-7), Dong(0), Dong(3)}));
  const std::unordered_set<Dong> distinct = {Dong(5), Dong(5), Dong(6)};
  CHECK(distinct.size() == 2);
  CHECK(std::hash<Dong>()(Dong(5)) == std::hash<Dong>()(Dong(2) + Dong(3)));
}

}  // namespace
