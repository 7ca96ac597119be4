#pragma once
// From the text of a cell to the value of a field.

#include <span>
#include <string>
#include <string_view>

#include "ledger/record/codec.hpp"

namespace tungdong::tools {

// How a file writes numbers: declared, never guessed. Our own format is plain and in đồng.
struct NumberForm {
  money::Style style = money::Style::plain;
  money::Unit unit = money::Unit::dong;
};

// Why a number or a date could not be read, as a refusal.
words::Refusal number_refusal(money::NumberFault fault, std::string_view field, std::string_view text);
words::Refusal date_refusal(std::string_view field, std::string_view text);
// Of a field that is one of some names: it says which.
words::Refusal choice_refusal(std::string_view kind, std::string_view field, std::string_view text,
                              std::span<const std::string_view> names);

// A day as files (2025-12-31) or people (31/12/2025) write it.
std::optional<record::Date> read_day(std::string_view text);

// Reads a cell into a member; adds a refusal where it cannot. An empty cell leaves the member as it is.
template <class T>
void read_cell(std::string_view kind, std::string_view field, std::string_view text, const NumberForm& form, T& value,
               words::Refusals& refusals) {
  if (text.empty()) return;
  if constexpr (record::IsOptional<T>::value) {
    value.emplace();
    read_cell(kind, field, text, form, *value, refusals);
  } else if constexpr (std::is_same_v<T, money::Dong>) {
    const auto read = money::read_dong(text, form.style, form.unit);
    if (read)
      value = *read;
    else
      refusals.push_back(number_refusal(read.error(), field, text));
  } else if constexpr (std::is_same_v<T, money::Decimal>) {
    const auto read = money::read_decimal(text, form.style);
    if (read)
      value = *read;
    else
      refusals.push_back(number_refusal(read.error(), field, text));
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    const auto read = record::read_text<std::int64_t>(text);
    if (read && *read <= journal::largest_integer && *read >= -journal::largest_integer)
      value = *read;
    else
      refusals.push_back(record::field_malformed(kind, field, text));
  } else if constexpr (std::is_same_v<T, record::Date>) {
    const auto read = read_day(text);
    if (read)
      value = *read;
    else
      refusals.push_back(date_refusal(field, text));
  } else if constexpr (record::IsVector<T>::value) {
    while (!text.empty()) {
      const std::string_view item = text.substr(0, text.find('|'));
      text.remove_prefix(std::min(text.size(), item.size() + 1));
      value.emplace_back(item);
    }
  } else {
    auto read = record::read_text<T>(text);
    if (read)
      value = std::move(*read);
    else if constexpr (record::Named<T>)
      refusals.push_back(choice_refusal(kind, field, text, record::Names<T>::names));
    else
      refusals.push_back(record::field_malformed(kind, field, text));
  }
}

}  // namespace tungdong::tools
