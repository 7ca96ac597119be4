#pragma once
// The figures of a table as they were printed, by their places.

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ledger/money/decimal.hpp"

namespace tungdong::footing {

// "More than 15.000" is a lower bound and "about 75.000" no equality: what they are in is never held to the digit.
enum class Bound : std::uint8_t { exactly, at_least, at_most, about };

struct Figure {
  money::Decimal number;  // with the decimals that were printed
  Bound bound{};
  bool rounded =
      true;  // to the last digit printed; not where things are counted one by one: people, communes, whole đồng
};

// The most decimals that a figure may have here; nobody prints more.
inline constexpr int most_places = 12;

// A cell, counted from 0.
struct Place {
  std::size_t row{};
  std::size_t column{};
  friend auto operator<=>(const Place&, const Place&) = default;
};

// As a spreadsheet calls it: {11, 2} is C12; a column alone: "C".
std::string name_of(Place place);
std::string name_of_column(std::size_t column);

// A blank is no figure: it is not zero.
class Figures {
 public:
  Figures() = default;
  Figures(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), all_(rows * columns) {}

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }

  // Nothing outside the table either.
  const std::optional<Figure>& at(Place place) const {
    static const std::optional<Figure> none;
    return place.row < rows_ && place.column < columns_ ? all_[place.row * columns_ + place.column] : none;
  }

  // Throws std::invalid_argument outside the table and for a figure of more than most_places decimals.
  void set(Place place, Figure figure);

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<std::optional<Figure>> all_;
};

}  // namespace tungdong::footing
