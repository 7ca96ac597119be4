#include "ledger/footing/figure.hpp"

#include <stdexcept>

namespace tungdong::footing {

std::string name_of_column(std::size_t column) {
  constexpr std::size_t letters = 26;
  std::string name;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / letters)
    name.insert(name.begin(), static_cast<char>('A' + (left - 1) % letters));
  return name;
}

std::string name_of(Place place) {
  return name_of_column(place.column) + std::to_string(place.row + 1);
}

void Figures::set(Place place, Figure figure) {
  if (place.row >= rows_ || place.column >= columns_) throw std::invalid_argument("a figure outside its table");
  if (figure.number.places() > most_places) throw std::invalid_argument("a figure of too many decimals");
  all_[place.row * columns_ + place.column] = figure;
}

}  // namespace tungdong::footing
