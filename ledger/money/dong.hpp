#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <type_traits>

namespace tungdong::money {

/// An amount of money in whole đồng. The đồng has no smaller unit in the budget, so an amount is an integer and its
/// arithmetic is exact: a sum that does not fit in 64 bits throws std::overflow_error, never wraps, and
/// leaves the amount that it was to change as it was.
///
/// Nothing turns into money by itself: a Dong is made from a signed integer, by name, and from nothing else. There is
/// no multiplication and no division; what has to be shared goes through `apportion`, what has to be divided through
/// `per`.
class Dong {
 public:
  /// Zero đồng.
  constexpr Dong() = default;

  constexpr explicit Dong(std::int64_t count) : count_(count) {}

  /// Floating point is not money, and an unsigned number may not fit: neither compiles.
  template <std::floating_point Number>
  Dong(Number count) = delete;
  template <std::unsigned_integral Number>
  Dong(Number count) = delete;

  /// The number of đồng.
  constexpr std::int64_t count() const { return count_; }

  /// The largest amount that a record may hold, 2^53 − 1 = 9.007.199.254.740.991 đồng: numbers of canonical JSON
  /// (RFC 8785, section 3.2.2.3) are IEEE 754 doubles, exact for integers up to here. Sums may exceed it.
  static constexpr Dong largest_recordable() { return Dong(9'007'199'254'740'991); }

  friend constexpr auto operator<=>(Dong, Dong) = default;

  constexpr Dong& operator+=(Dong other) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(count_, other.count_, &sum)) throw std::overflow_error("a sum of đồng overflows");
    count_ = sum;
    return *this;
  }

  constexpr Dong& operator-=(Dong other) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(count_, other.count_, &difference)) {
      throw std::overflow_error("a difference of đồng overflows");
    }
    count_ = difference;
    return *this;
  }

  friend constexpr Dong operator+(Dong left, Dong right) { return left += right; }
  friend constexpr Dong operator-(Dong left, Dong right) { return left -= right; }
  constexpr Dong operator-() const { return Dong() - *this; }

 private:
  std::int64_t count_ = 0;
};

static_assert(std::is_trivially_copyable_v<Dong> && sizeof(Dong) == 8);

}  // namespace tungdong::money

template <>
struct std::hash<tungdong::money::Dong> {
  std::size_t operator()(tungdong::money::Dong amount) const noexcept {
    return std::hash<std::int64_t>()(amount.count());
  }
};
