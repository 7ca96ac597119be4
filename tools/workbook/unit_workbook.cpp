#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "ledger/book/query/chart_view.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/book/query/standing.hpp"
#include "ledger/journal/text.hpp"
#include "ledger/rules/entry.hpp"
#include "ledger/words/catalogue.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/workbook/sheet_writer.hpp"
#include "tools/workbook/workbook.hpp"

namespace tungdong::tools {

namespace {

using rules::Kind;
using words::Lang;

constexpr std::size_t first_column = 2;  // behind what became of the row, and why
constexpr int reason_width = 44;
constexpr double line_height = 15;  // points

// What a commune records; the rest is the province's, or an act of the year's end.
constexpr std::array recorded{Kind::fund, Kind::commit, Kind::advance, Kind::recover, Kind::retain,
                              Kind::pay,  Kind::free,   Kind::refund,  Kind::release, Kind::receive};

std::string word(std::string_view id) {
  return std::string(words::word(id, Lang::vi));
}

std::string offered(const Choice& choice) {
  return choice.name.empty() || choice.name == choice.code ? choice.code
                                                           : choice.code + std::string(list_separator) + choice.name;
}

class Writing {
 public:
  Writing(book::Book& book, const Filled& filled)
      : store_(book.store()), chart_(store_, {}), filled_(filled), unit_(chart_.unit(filled.unit)->name) {}

  std::string run() {
    gather();
    guide();
    for (const FormSheet& form : form_sheets()) fill_in(form);
    balances();
    lists();
    return writer_.bytes();
  }

 private:
  std::vector<Choice>& list(List list) { return choices_[static_cast<std::size_t>(list)]; }

  bool within(const std::string& unit) { return chart_.unit_within(unit, filled_.unit); }

  void gather() {
    for (const Kind kind : recorded)
      list(List::kinds).push_back({word("kind." + std::string(record::name_of(kind))), {}});
    std::set<std::string> components;
    std::set<std::string> projects;
    for (const auto& [code, project] : chart_.projects()) {
      if (!within(project.unit)) continue;
      projects.insert(code);
      list(List::projects).push_back({code, project.name});
      list(List::holders).push_back({"project:" + code, project.name});
      components.insert(project.component);
    }
    contracts(projects);
    sources_and_periods(components);
    for (const std::string& code : components)
      if (const auto* component = chart_.component(code)) list(List::components).push_back({code, component->name});
    for (const auto& [code, unit] : chart_.units())
      if (within(code)) list(List::places).push_back({code, unit.name});
    std::set<std::string> indicators;
    for (const auto& known : book::records_of<results::Link>(store_, {}))
      if (projects.contains(known.value.project)) indicators.insert(known.value.indicator);
    std::map<std::string, std::string> names;
    for (const auto& known : book::records_of<results::Indicator>(store_, {}))
      names[known.value.code] = known.value.name;
    for (const std::string& code : indicators) list(List::indicators).push_back({code, names[code]});
    for (const auto& known : book::records_of<chart::Beneficiaries>(store_, {}))
      if (projects.contains(known.value.project)) list(List::payees).push_back({known.value.code, {}});
    documents();
  }

  void contracts(const std::set<std::string>& projects) {
    std::map<std::string, std::string> contracts;
    for (const auto& known : book::records_of<chart::Contract>(store_, {}))
      if (projects.contains(known.value.project)) contracts[known.value.code] = known.value.contractor;
    for (const auto& [code, contractor] : contracts) {
      list(List::contracts).push_back({code, contractor});
      list(List::holders).push_back({"contract:" + code, contractor});
    }
  }

  void sources_and_periods(std::set<std::string>& components) {
    std::set<std::string> sources;
    std::set<std::string> periods;
    for (book::Standing& standing : book::standings(store_, {})) {
      if (!within(chart_.unit_of(standing.owner))) continue;
      sources.insert(standing.key.source);
      components.insert(standing.key.component);
      periods.insert(standing.key.period.text());
      standings_.push_back(std::move(standing));
    }
    std::ranges::sort(standings_, {}, &book::Standing::key);
    for (const std::string& code : sources)
      if (const auto* source = chart_.source(code)) list(List::sources).push_back({code, source->name});
    for (const std::string& period : periods) list(List::periods).push_back({period, {}});
  }

  // The last ones first: a book has thousands.
  void documents() {
    constexpr std::size_t most = 500;
    auto all = book::records_of<chart::Document>(store_, {});
    std::set<std::string> seen;
    for (auto one = all.rbegin(); one != all.rend() && seen.size() < most; ++one)
      if (seen.insert(one->value.code).second) list(List::documents).push_back({one->value.code, one->value.title});
  }

  void guide() {
    SheetWriter sheet(writer_, word("form.guide"));
    sheet.width(0, 110);
    sheet.text(0, 0, words::say("form.title", Lang::vi, {{"unit", unit_}}), Look::title);
    sheet.text(0, unit_column, filled_.unit, Look::name);
    std::size_t row = 2;
    for (const std::string_view id : {"form.guide_1", "form.guide_2", "form.guide_3", "form.guide_4", "form.guide_5",
                                      "form.guide_6", "form.guide_7"})
      sheet.text(row++, 0, word(id), Look::wrapped);
  }

  void fill_in(const FormSheet& form) {
    const std::string name = word("form_sheet." + std::string(form.kind));
    SheetWriter sheet(writer_, name);
    sheet.text(0, 0, name + " — " + unit_, Look::title);
    sheet.text(1, 0, word(form.title), Look::hint);
    result_columns(sheet);
    for (std::size_t i = 0; i < form.columns.size(); ++i) {
      const FormColumn& column = form.columns[i];
      const std::size_t at = first_column + i;
      sheet.column(at, column.width, look_of(column.column));
      sheet.text(heading_row, at, heading_of(column.column) + (column.required ? " *" : ""),
                 column.required ? Look::required : Look::heading);
      sheet.text(name_row, at, std::string(column.column), Look::name);
      if (const auto& choices = list(column.list); column.list != List::none && !choices.empty())
        sheet.choose(first_row, first_row + rows_to_fill, at, range_of(column.list));
    }
    const auto sent = filled_.rows.find(std::string(form.kind));
    if (sent != filled_.rows.end()) give_back(sheet, form, sent->second);
    sheet.row_height(heading_row, 32);
    sheet.hide_row(name_row);
    sheet.freeze(first_row, 1);
  }

  // Beside each row, what became of it: the province's to write.
  static void result_columns(SheetWriter& sheet) {
    sheet.width(0, 26);
    sheet.width(1, reason_width + 2);
    sheet.text(heading_row, 0, word("form.fate"), Look::heading);
    sheet.text(heading_row, 1, word("form.reason"), Look::heading);
    sheet.text(name_row, 0, "_fate", Look::name);
    sheet.text(name_row, 1, "_reason", Look::name);
  }

  static Look look_of(std::string_view column) {
    if (column == "date" || column == "issued") return Look::date;
    if (column == "amount") return Look::money;
    return column == "value" ? Look::plain : Look::code;
  }

  // The rows that were sent, with what became of each beside them.
  void give_back(SheetWriter& sheet, const FormSheet& form, const std::vector<FilledRow>& rows) {
    std::size_t row = first_row;
    for (const FilledRow& one : rows) {
      for (std::size_t i = 0; i < form.columns.size(); ++i) {
        const auto cell = std::ranges::find(one.cells, form.columns[i].column,
                                            [](const auto& c) { return std::string_view(c.first); });
        if (cell != one.cells.end() && !cell->second.empty())
          put(sheet, row, first_column + i, form.columns[i].column, cell->second);
      }
      sheet.text(row, 0, one.fate, one.reason.empty() ? Look::good : Look::bad);
      if (!one.reason.empty()) {
        sheet.text(row, 1, one.reason, Look::bad);
        const auto lines = 1 + journal::width(one.reason) / reason_width;
        sheet.row_height(row, line_height * static_cast<double>(lines));
      }
      ++row;
    }
  }

  // As it was written: an amount in digits as a number again, everything else as its text.
  static void put(SheetWriter& sheet, std::size_t row, std::size_t column, std::string_view name,
                  const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool number = error == std::errc{} && end == text.data() + text.size() && text.size() <= 15;
    const auto day = look_of(name) == Look::date ? read_day(text) : std::nullopt;
    if (day)
      sheet.day(row, column, *day);
    else if (number && (name == "amount" || name == "value"))
      sheet.number(row, column, value, look_of(name));
    else
      sheet.text(row, column, text, Look::code);
  }

  void balances() {
    SheetWriter sheet(writer_, word("form.balances"));
    sheet.text(0, 0, word("form.balances") + " — " + unit_, Look::title);
    sheet.text(1, 0, word("form.balances_hint"), Look::hint);
    const std::array<std::string_view, 6> heads{"stage", "holder", "source", "component", "period", "amount"};
    const std::array widths{26, 36, 34, 36, 14, 20};
    for (std::size_t i = 0; i < heads.size(); ++i) {
      sheet.width(i, widths[i]);
      sheet.text(heading_row, i, heading_of(heads[i]), Look::heading);
    }
    std::size_t row = heading_row + 1;
    for (const book::Standing& standing : standings_) {
      const auto* source = chart_.source(standing.key.source);
      const auto* component = chart_.component(standing.key.component);
      sheet.text(row, 0, word("stage." + std::string(record::name_of(standing.key.stand.stage))));
      sheet.text(row, 1, standing.key.stand.holder.code, Look::code);
      sheet.text(row, 2, offered({standing.key.source, source == nullptr ? "" : source->name}));
      sheet.text(row, 3, offered({standing.key.component, component == nullptr ? "" : component->name}));
      sheet.text(row, 4, standing.key.period.text(), Look::code);
      sheet.number(row++, 5, static_cast<double>(standing.balance.count()), Look::money);
    }
    sheet.freeze(heading_row + 1, 0);
  }

  void lists() {
    SheetWriter sheet(writer_, word("form.lists"));
    for (std::size_t i = 1; i < list_count; ++i) {
      sheet.width(i - 1, 40);
      std::size_t row = 0;
      for (const Choice& choice : choices_[i]) sheet.text(row++, i - 1, offered(choice), Look::code);
    }
  }

  // A column of the sheet of lists, one for each list in their order.
  std::string range_of(List which) {
    const auto letter = static_cast<char>('A' + static_cast<int>(which) - 1);
    return fmt::format("='{}'!${}$1:${}${}", word("form.lists"), letter, letter, list(which).size());
  }

  book::Store& store_;
  book::ChartView chart_;
  const Filled& filled_;
  std::string unit_;
  Choices choices_;
  std::vector<book::Standing> standings_;
  BookWriter writer_;
};

}  // namespace

std::string unit_workbook(book::Book& book, const Filled& filled) {
  return Writing(book, filled).run();
}

}  // namespace tungdong::tools
