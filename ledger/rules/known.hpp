#pragma once
// A record of the chart or of results, with when and where in the log it was made known.

#include <cstdint>
#include <string>

#include "ledger/record/field.hpp"

namespace tungdong::rules {

using record::Date;

// A record as the rules see it: when and where in the log it was made known.
template <class T>
struct Known {
  std::int64_t record{};
  Date date;
  std::string doc;
  T value;
};

}  // namespace tungdong::rules
