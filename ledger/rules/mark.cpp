#include "ledger/rules/mark.hpp"

#include <fmt/format.h>

namespace tungdong::rules {

std::string reversal_mark(std::int64_t record) {
  return std::string(reversal_prefix).append(std::to_string(record));
}
std::string opening_mark(const chart::Holder& holder) {
  return "opened:" + holder.text();
}
std::string list_mark(std::string_view project, std::string_view list) {
  return std::string("list:").append(project).append(":").append(list);
}
std::string upper_mark(std::string_view upper) {
  return fmt::format("received:{}", upper);
}
// Asked for by every line, so put together by hand: a format would take longer than the question.
std::string settlement_mark(std::string_view unit, int year) {
  return std::string("settled:").append(unit).append(":").append(std::to_string(year));
}
std::string part_mark(std::string_view document, std::int64_t part) {
  return fmt::format("part:{}:{}", document, part);
}
std::string provisional_mark(std::string_view line) {
  return fmt::format("provisional:{}", line);
}
std::string difference_mark(std::string_view provisional, std::string_view line) {
  return fmt::format("difference:{}:{}", provisional, line);
}

}  // namespace tungdong::rules
