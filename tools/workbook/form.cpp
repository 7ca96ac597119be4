#include "tools/workbook/form.hpp"

#include <algorithm>
#include <array>

#include "ledger/words/catalogue.hpp"

namespace tungdong::tools {

namespace {

constexpr std::array entry_columns{
    FormColumn{"date", true, List::none, 12},           FormColumn{"doc", true, List::documents, 26},
    FormColumn{"kind", true, List::kinds, 20},          FormColumn{"project", false, List::projects, 34},
    FormColumn{"contract", false, List::contracts, 34}, FormColumn{"amount", true, List::none, 18},
    FormColumn{"source", true, List::sources, 30},      FormColumn{"component", true, List::components, 34},
    FormColumn{"period", true, List::periods, 12},      FormColumn{"list", false, List::payees, 22},
    FormColumn{"entry", false, List::none, 10},         FormColumn{"chapter", false, List::none, 9},
    FormColumn{"sector", false, List::none, 9},         FormColumn{"item", false, List::none, 9},
    FormColumn{"sub_item", false, List::none, 10},      FormColumn{"payee", false, List::none, 26},
    FormColumn{"invoice", false, List::none, 14},       FormColumn{"note", false, List::none, 34},
};

constexpr std::array acceptance_columns{
    FormColumn{"date", true, List::none, 12},      FormColumn{"doc", true, List::documents, 26},
    FormColumn{"holder", true, List::holders, 38}, FormColumn{"code", true, List::none, 16},
    FormColumn{"amount", true, List::none, 18},    FormColumn{"content", false, List::none, 44},
};

constexpr std::array observation_columns{
    FormColumn{"date", true, List::none, 12},
    FormColumn{"doc", true, List::documents, 26},
    FormColumn{"indicator", true, List::indicators, 38},
    FormColumn{"project", false, List::projects, 34},
    FormColumn{"place", false, List::places, 28},
    FormColumn{"period", true, List::none, 12},
    FormColumn{"value", true, List::none, 14},
    FormColumn{"segment", false, List::none, 18},
    FormColumn{"method", false, List::none, 34},
};

constexpr std::array document_columns{
    FormColumn{"date", true, List::none, 12},    FormColumn{"code", true, List::none, 18},
    FormColumn{"number", false, List::none, 18}, FormColumn{"issued", false, List::none, 12},
    FormColumn{"issuer", false, List::none, 28}, FormColumn{"title", true, List::none, 60},
};

constexpr std::array sheets{
    FormSheet{"document", "form.documents", document_columns},
    FormSheet{"entry", "form.entries", entry_columns},
    FormSheet{"acceptance", "form.acceptances", acceptance_columns},
    FormSheet{"observation", "form.observations", observation_columns},
};

constexpr std::array<std::string_view, 3> reading{"form.guide", "form.balances", "form.lists"};

}  // namespace

std::span<const FormSheet> form_sheets() {
  return sheets;
}

bool is_reading_sheet(std::string_view name) {
  return std::ranges::any_of(reading, [&](std::string_view id) { return words::word(id, words::Lang::vi) == name; });
}

std::string heading_of(std::string_view column) {
  for (const std::string_view family : {"form_column.", "column.", "field.", "attribute."})
    if (const auto* entry = words::find_word(std::string(family).append(column))) return std::string(entry->vi);
  return std::string(column);
}

bool is_chosen(std::string_view column) {
  return std::ranges::any_of(sheets, [&](const FormSheet& sheet) {
    return std::ranges::any_of(sheet.columns,
                               [&](const FormColumn& one) { return one.column == column && one.list != List::none; });
  });
}

std::string_view chosen_code(std::string_view text) {
  return text.substr(0, text.find(list_separator));
}

}  // namespace tungdong::tools
