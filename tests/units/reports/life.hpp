#pragma once
// A small book with a little of everything: levels, a contract with advance, recovery, retention, a reversal, a list
// paid, labour in kind, credit lent and repaid, money given back up, carried over and settled. Its sums are worked by
// hand in the tests that use it.

#include "reports/question.hpp"
#include "reports/table.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::test {

inline money::Decimal decimal(std::string_view text) {
  return *money::read_decimal(text, money::Style::plain);
}

inline chart::Acceptance acceptance(std::string holder, std::string code, std::int64_t amount) {
  chart::Acceptance one;
  one.holder = std::move(holder);
  one.code = std::move(code);
  one.amount = Dong(amount);
  return one;
}

inline chart::Beneficiaries beneficiaries(std::string code, std::string project, std::int64_t count,
                                          std::int64_t amount) {
  chart::Beneficiaries one;
  one.code = std::move(code);
  one.project = std::move(project);
  one.count = count;
  one.amount = Dong(amount);
  return one;
}

inline chart::Reconciliation reconciliation(std::string unit, std::int64_t year) {
  chart::Reconciliation one;
  one.unit = std::move(unit);
  one.year = year;
  return one;
}

inline rules::Line carried(rules::Line line) {
  line.to_period = *chart::Period::read("2025>2026");
  return with(std::move(line), rules::Attribute::reason, "c");
}

// NSTW-DT, component CT-1, period 2025, unless said otherwise. At the end:
//   VN available 3.100 · 11 available 200 · 03203 available 100 · DA assigned 300 · HT spent 300
//   HD: committed 2.150 (2025>2026), advanced 600 (2025>2026), held 250, settled 1.900, spent 100 (2025>2026)
//   HT besides: 200 in kind spent, 400 of credit lent
inline std::vector<Draft> life_drafts() {
  const auto kind_in = [](rules::Line line) {
    line = with(std::move(line), rules::Attribute::quantity, "10");
    line = with(std::move(line), rules::Attribute::unit_price, "20");
    return with(std::move(line), rules::Attribute::price_source, "QD-2");
  };
  std::vector<Draft> drafts;
  const auto add = [&](std::string key, year_month_day date, rules::Body body, std::string doc = "QD-1") {
    drafts.push_back(draft(std::move(key), date, std::move(body), std::move(doc)));
  };
  add("e1", day(2025, 1, 10), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 9'000)));
  add("e2", day(2025, 1, 12), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 6'000)));
  add("e3", day(2025, 1, 14), entry(move(Kind::receive, "transit:unit:11", "available:unit:11", 6'000)));
  add("e4", day(2025, 1, 20), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 5'300)));
  add("e5", day(2025, 2, 1), entry(move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 5'000)));
  add("e6", day(2025, 2, 2), entry(move(Kind::advance, "committed:contract:HD", "advanced:contract:HD", 1'000)));
  add("nt", day(2025, 3, 1), acceptance("contract:HD", "NT-1", 4'500));
  add("e7", day(2025, 3, 2), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 500)), "QD-2");
  add("e8", day(2025, 3, 20), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 300)));
  add("e10", day(2025, 4, 10), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 1'000)));
  add("e11", day(2025, 5, 2), entry(move(Kind::recover, "advanced:contract:HD", "spent:contract:HD", 400)));
  add("e12", day(2025, 5, 20), entry(move(Kind::retain, "committed:contract:HD", "held:contract:HD", 250)));
  add("e13", day(2025, 5, 31),
      entry(kind_in(move(Kind::contribute, "origin:source:DAN-HV", "spent:project:HT", 200, "DAN-HV"))));
  add("e14", day(2025, 6, 1), entry(move(Kind::lend, "origin:source:TDCS", "lent:project:HT", 500, "TDCS")));
  add("e15", day(2025, 6, 10), entry(move(Kind::repay, "lent:project:HT", "origin:source:TDCS", 100, "TDCS")));
  add("e16", day(2025, 6, 12), entry(move(Kind::send, "available:unit:11", "transit:unit:03203", 400)));
  add("e17", day(2025, 6, 13), entry(move(Kind::receive, "transit:unit:03203", "available:unit:03203", 400)));
  add("e18", day(2025, 6, 14), entry(move(Kind::fund, "available:unit:03203", "assigned:project:HT", 300)));
  add("ds", day(2025, 7, 1), beneficiaries("DS-1", "HT", 3, 300));
  add("e19", day(2025, 7, 2),
      entry(with(move(Kind::pay, "assigned:project:HT", "spent:project:HT", 300), rules::Attribute::list, "DS-1")),
      "QD-2");
  add("e20", day(2025, 8, 1), entry(move(Kind::withdraw, "available:unit:11", "available:unit:VN", 100)));
  add("dc", day(2026, 1, 31), reconciliation("11", 2025));
  add("e21", day(2026, 2, 1),
      entry(carried(move(Kind::carry, "committed:contract:HD", "committed:contract:HD", 2'250)),
            carried(move(Kind::carry, "advanced:contract:HD", "advanced:contract:HD", 600))));
  add("e22", day(2026, 2, 15), entry(move(Kind::settle, "spent:contract:HD", "settled:contract:HD", 1'900)));
  add("e23", day(2026, 3, 3),
      entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 100, "NSTW-DT", "CT-1", "2025>2026")));
  return drafts;
}

// The record of a key that was taken.
inline std::int64_t post(book::Book& book, const Draft& one) {
  const auto appended = book.append({&one, 1}, book::Mode::whole);
  if (!appended.fates.front()) throw std::runtime_error(one.key + " was refused: " + codes(appended.fates.front()));
  return appended.fates.front()->record;
}

// Posts the life, with the payment e8 of 20 March reversed on 5 April.
inline void live(book::Book& book, std::size_t steps = 1'000) {
  for (const Draft& one : life_drafts()) {
    if (steps-- == 0) return;
    const std::int64_t record = post(book, one);
    if (one.key == "e8") post(book, draft("e9", day(2025, 4, 5), reversal(record), "QD-2"));
  }
}

inline book::Book life_book(const std::filesystem::path& path) {
  book::Book book = small_book(path);
  live(book);
  return book;
}

inline const reports::Table& table_of(const reports::Page& page, std::string_view id) {
  const auto found = std::ranges::find(page.tables, id, &reports::Table::id);
  if (found == page.tables.end()) throw std::runtime_error("the page has no table " + std::string(id));
  return *found;
}

inline bool has_table(const reports::Page& page, std::string_view id) {
  return std::ranges::find(page.tables, id, &reports::Table::id) != page.tables.end();
}

// A cell as a short text: amounts and numbers in plain digits, words in Vietnamese, an empty one as "-" with its
// reason.
inline std::string told(const reports::Cell& cell) {
  struct Tell {
    std::string operator()(const reports::Empty& empty) const {
      return empty.reason.empty() ? "-" : "- " + empty.reason.in(words::Lang::vi);
    }
    std::string operator()(const reports::Text& text) const { return text.in(words::Lang::vi); }
    std::string operator()(const reports::Code& code) const { return code.text; }
    std::string operator()(Dong amount) const { return std::to_string(amount.count()); }
    std::string operator()(const money::Decimal& number) const { return number.text(); }
    std::string operator()(year_month_day date) const { return std::to_string(book::day_number(date)); }
  };
  return std::visit(Tell(), cell);
}

inline std::size_t column_of(const reports::Table& table, std::string_view id) {
  const auto found = std::ranges::find(table.columns, id, &reports::Column::id);
  if (found == table.columns.end()) throw std::runtime_error(table.id + " has no column " + std::string(id));
  return static_cast<std::size_t>(found - table.columns.begin());
}

// Some columns of a row: "9000 5600 56.25".
inline std::string told(const reports::Table& table, const reports::Row& row,
                        std::initializer_list<std::string_view> ids) {
  std::string text;
  for (const std::string_view id : ids) text += told(row.cells[column_of(table, id)]) + " | ";
  return text.substr(0, text.size() - 3);
}

// Of the rows whose first cell reads `key`.
inline std::string told(const reports::Table& table, std::string_view key,
                        std::initializer_list<std::string_view> ids) {
  std::string text;
  for (const auto* rows : {&table.rows, &table.totals})
    for (const reports::Row& row : *rows)
      if (told(row.cells.front()) == key) text += (text.empty() ? "" : " / ") + told(table, row, ids);
  return text;
}

}  // namespace tungdong::test
