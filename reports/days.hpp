#pragma once
// Days from one date to another.

#include <cstdint>

#include "ledger/record/field.hpp"

namespace tungdong::reports {

// Less than nothing where `until` is earlier.
inline std::int64_t days_between(record::Date from, record::Date until) {
  return (date::sys_days(until) - date::sys_days(from)).count();
}

}  // namespace tungdong::reports
