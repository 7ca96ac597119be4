#pragma once
// Formulas as forms and people write them: "3=4+5", "(7)=(6)/(3)x100", "Tổng=Trung ương+Địa phương".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tungdong::tools {

struct NamedTerm {
  std::string name;
  bool minus = false;
  friend bool operator==(const NamedTerm&, const NamedTerm&) = default;
};

struct Formula {
  std::string result;
  std::vector<NamedTerm> parts;
  std::vector<NamedTerm> base;  // of a quotient; empty for a sum
  bool hundredfold = false;     // of a quotient: times a hundred, or in per cent
  friend bool operator==(const Formula&, const Formula&) = default;
};

// A cell of the row of numbers that official forms print under their headings: "3", "(3)", "A", and with a formula
// "3=4+5",
// "(3)=(4)-(5)", "3=4+...+7", "7=6/3", "7=6:3*100", "8=(5+6)/(3+4)%". A number alone has no parts. Nothing for other
// texts.
std::optional<Formula> read_column_number(std::string_view text);

// What somebody declares: names between '+', ' - ' and, of a quotient, '/'. Of a mean ("Tỷ lệ=Giải ngân") one part and
// no base. Nothing without '=' or with an empty name.
std::optional<Formula> read_declared(std::string_view text);

}  // namespace tungdong::tools
