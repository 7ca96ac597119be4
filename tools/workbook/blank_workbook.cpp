#include <algorithm>

#include "ledger/rules/body.hpp"
#include "ledger/words/catalogue.hpp"
#include "tools/sheet/line.hpp"
#include "tools/workbook/sheet_writer.hpp"
#include "tools/workbook/workbook.hpp"

namespace tungdong::tools {

namespace {

using words::Lang;

constexpr std::size_t longest_list = 255;

// What the book or a second person writes is no sheet to fill in.
bool to_fill_in(std::string_view kind) {
  return kind != chart::BookHead::kind && kind != chart::Proposal::kind && kind != chart::Approval::kind &&
         kind != chart::Closing::kind && kind != chart::Reopening::kind;
}

struct Blank {
  SheetWriter& sheet;
  std::size_t column = 0;

  void add(std::string_view name, bool required, Look look, int width) {
    sheet.column(column, width, look);
    sheet.text(heading_row, column, heading_of(name) + (required ? " *" : ""),
               required ? Look::required : Look::heading);
    sheet.text(name_row, column++, std::string(name), Look::name);
  }

  template <class T>
  void field(std::string_view name, record::Need need) {
    if constexpr (record::IsOptional<T>::value) {
      field<typename T::value_type>(name, need);
    } else {
      const bool money = std::is_same_v<T, money::Dong>;
      const bool day = std::is_same_v<T, record::Date>;
      add(name, need != record::Need::optional, money ? Look::money : day ? Look::date : Look::code, money ? 18 : 16);
      if constexpr (record::Named<T>) {
        std::vector<std::string> names;
        std::size_t bytes = 0;
        for (const std::string_view one : record::Names<T>::names) {
          names.emplace_back(one);
          bytes += one.size() + 1;
        }
        // A list that stands in the cell's own rule is bounded; of a longer one the importer says the names.
        if (bytes <= longest_list) sheet.choose(first_row, first_row + rows_to_fill, column - 1, names);
      }
    }
  }
};

void begin(SheetWriter& sheet, std::string_view kind) {
  sheet.text(0, 0, std::string(words::word("record." + std::string(kind), Lang::vi)), Look::title);
  sheet.text(1, 0, std::string(words::word("form.blank_hint", Lang::vi)), Look::hint);
}

void finish(SheetWriter& sheet) {
  sheet.row_height(heading_row, 32);
  sheet.hide_row(name_row);
  sheet.freeze(first_row, 0);
}

void entry_sheet(BookWriter& writer) {
  SheetWriter sheet(writer, std::string(rules::Entry::kind));
  begin(sheet, rules::Entry::kind);
  Blank blank{sheet};
  for (const std::string& column : entry_columns()) {
    if (column.starts_with("_") || column == "note_en") continue;
    const bool required = column == "date" || column == "doc" || column == "kind" || column == "amount" ||
                          column == "source" || column == "component" || column == "period";
    const Look look = column == "amount" ? Look::money : column == "date" ? Look::date : Look::code;
    blank.add(column, required, look, column == "amount" ? 18 : 16);
  }
  finish(sheet);
}

}  // namespace

std::string blank_workbook(const std::vector<std::string>& kinds) {
  BookWriter writer;
  const auto wanted = [&](std::string_view kind) {
    return to_fill_in(kind) && (kinds.empty() || std::ranges::find(kinds, kind) != kinds.end());
  };
  rules::for_each_kind([&]<class T>() {
    if (!wanted(T::kind)) return;
    if constexpr (std::is_same_v<T, rules::Entry>) {
      entry_sheet(writer);
    } else {
      SheetWriter sheet(writer, std::string(T::kind));
      begin(sheet, T::kind);
      Blank blank{sheet};
      blank.add("date", true, Look::date, 12);
      blank.add("doc", T::kind != chart::Document::kind, Look::code, 16);
      T::fields([&](std::string_view name, auto member, record::Need need) {
        blank.template field<std::remove_cvref_t<decltype(std::declval<T>().*member)>>(name, need);
      });
      finish(sheet);
    }
  });
  return writer.bytes();
}

}  // namespace tungdong::tools
