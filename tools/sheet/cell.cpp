#include "tools/sheet/cell.hpp"

#include <charconv>

namespace tungdong::tools {

words::Refusal number_refusal(money::NumberFault fault, std::string_view field, std::string_view text) {
  const auto code = [&]() -> std::string_view {
    switch (fault) {
      case money::NumberFault::empty:
        return "number-empty";
      case money::NumberFault::not_a_number:
        return "number-not-a-number";
      case money::NumberFault::ambiguous:
        return "number-ambiguous";
      case money::NumberFault::fraction_of_dong:
        return "number-fraction";
      case money::NumberFault::too_large:
        return "number-too-large";
    }
    return "number-not-a-number";
  }();
  return {code, {{"field", std::string(field)}, {"text", std::string(text.substr(0, 80))}}};
}

words::Refusal date_refusal(std::string_view field, std::string_view text) {
  return {"date-malformed", {{"field", std::string(field)}, {"text", std::string(text.substr(0, 80))}}};
}

std::optional<record::Date> read_day(std::string_view text) {
  if (const auto iso = journal::read_iso(text)) return iso;
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
  std::string iso(text.substr(6));
  iso += '-';
  iso += text.substr(3, 2);
  iso += '-';
  iso += text.substr(0, 2);
  return journal::read_iso(iso);
}

words::Refusal choice_refusal(std::string_view kind, std::string_view field, std::string_view text,
                              std::span<const std::string_view> names) {
  std::string known;
  for (const std::string_view name : names) known += (known.empty() ? "" : ", ") + std::string(name);
  return {"field-choice",
          {{"kind", std::string(kind)},
           {"field", std::string(field)},
           {"text", std::string(text.substr(0, 80))},
           {"names", known}}};
}

}  // namespace tungdong::tools
