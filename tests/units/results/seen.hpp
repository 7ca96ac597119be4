#pragma once
// Observations written as an accountant would list them, for the tests of what is computed from them.

#include <deque>
#include <string>
#include <vector>

#include "ledger/results/series.hpp"

namespace tungdong::results {

inline money::Decimal decimal(std::string_view text) {
  return *money::read_decimal(text, money::Style::plain);
}

// Numbered from 1 in the order of the log; of version 1.
struct Seen {
  std::deque<Observation> observations;
  std::vector<Sighting> all;

  Observation& add(std::string indicator, std::string place, std::string period, std::string_view value) {
    Observation& one = observations.emplace_back();
    one.indicator = std::move(indicator);
    one.version = 1;
    one.place = std::move(place);
    one.period = std::move(period);
    one.value = decimal(value);
    all.push_back(
        {.record = static_cast<std::int64_t>(observations.size()), .date = {}, .doc = {}, .observation = &one});
    return one;
  }
  Observation& rate(std::string place, std::string period, std::string_view value, std::string_view numerator,
                    std::string_view denominator) {
    Observation& one = add("RATE", std::move(place), std::move(period), value);
    one.numerator = decimal(numerator);
    one.denominator = decimal(denominator);
    return one;
  }
};

inline Indicator defined(std::string code, Measure measure, Accumulation accumulation = Accumulation::flow) {
  Indicator indicator;
  indicator.code = std::move(code);
  indicator.version = 1;
  indicator.measure = measure;
  indicator.accumulation = accumulation;
  indicator.unit = measure == Measure::rate ? "%" : "hộ";
  return indicator;
}

}  // namespace tungdong::results
