#include "ledger/money/print.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace tungdong::money {

std::string group_digits(std::string_view plain_digits, Style style) {
  const std::string_view sign = plain_digits.substr(0, plain_digits.starts_with('-') ? 1 : 0);
  const std::string_view digits = plain_digits.substr(sign.size());
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) {
    throw std::invalid_argument("not a whole number of digits");
  }
  if (style == Style::plain) return std::string(plain_digits);
  std::string grouped(sign);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += '.';
    grouped += digits[i];
  }
  return grouped;
}

std::string print(Dong amount, Style style) {
  return print(Decimal(amount.count(), 0), style);
}

std::string print(const Decimal& number, Style style) {
  std::string plain = number.text();
  if (style == Style::plain) return plain;
  const std::size_t point = plain.find('.');
  const std::string whole = group_digits(std::string_view(plain).substr(0, point), style);
  return point == std::string::npos ? whole : whole + "," + plain.substr(point + 1);
}

std::string print_in(Dong amount, Unit unit, Style style) {
  std::int64_t units = amount.count();
  int places = power_of_ten(unit);
  for (; places > 0 && units % 10 == 0; --places) units /= 10;
  return print(Decimal(units, places), style);
}

}  // namespace tungdong::money
