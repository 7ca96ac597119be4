#include <fmt/format.h>

#include "ledger/rules/guard.hpp"

namespace tungdong::rules {

std::string reversal_mark(std::int64_t record) { return fmt::format("reversed:{}", record); }
std::string opening_mark(const chart::Holder& holder) { return "opened:" + holder.text(); }
std::string list_mark(std::string_view project, std::string_view list) {
  return fmt::format("list:{}:{}", project, list);
}
std::string upper_mark(std::string_view upper) { return fmt::format("received:{}", upper); }
std::string settlement_mark(std::string_view unit, int year) { return fmt::format("settled:{}:{}", unit, year); }
std::string part_mark(std::string_view document, std::int64_t part) { return fmt::format("part:{}:{}", document, part); }

}  // namespace tungdong::rules
