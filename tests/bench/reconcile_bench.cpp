#include <fmt/format.h>

#include "reports/reconciliation/reconciled.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"

namespace tungdong::bench {

namespace {

constexpr std::size_t statement_lines = 10'000;
constexpr double longest_s = 5;

struct Asked {
  std::string_view period;
  reports::Reconciled reconciled;
  Spent spent;
};

reports::Question of_all_units() {
  reports::Question question;
  question.unit = "VN";
  return question;
}

// As the Treasury would have booked what the book has, with a slip in every fiftieth row: another amount, another item,
// twice, a day of another month, or not at all.
reports::Statement statement_of(const reports::Reconciled& book) {
  reports::Statement statement;
  const std::size_t lines = book.cash.ours.size();
  const std::size_t step = std::max<std::size_t>(lines / statement_lines, 1);
  for (std::size_t i = 0; i < lines && statement.rows.size() < statement_lines; i += step) {
    const matching::Line& line = book.cash.our_lines[i];
    if (!line.inside) continue;
    const reports::BookLine& known = book.book[book.cash.ours[i]];
    reports::StatementRow row;
    row.row = static_cast<std::int64_t>(statement.rows.size()) + 2;
    row.unit = book.texts[line[matching::Trait::unit]];
    row.source = known.entered.to->source;
    row.component = known.entered.to->component;
    row.document = known.entered.doc;
    row.date = known.entered.date;
    row.amount = line.amount;
    row.period = known.entered.to->period;
    const std::size_t slip = statement.rows.size() % 50 == 0 ? statement.rows.size() / 50 % 4 : 4;
    if (slip == 0) row.amount += money::Dong(1);
    if (slip == 1) row.chapter = "999";
    if (slip == 2) row.source = "SAI";
    if (slip == 3) statement.rows.push_back(row);
    statement.rows.push_back(std::move(row));
  }
  return statement;
}

Asked ask(const std::filesystem::path& path, std::string_view period) {
  const reports::ReconciliationOrder order{"VN", *chart::AccountingPeriod::read(period), false};
  reports::Statement statement;
  {
    book::Book book = book::Book::open(path, sql::sqlite::Access::read);
    reports::Scope scope(book, of_all_units());
    statement = statement_of(reports::reconcile(scope, order, {}));
  }
  Asked asked{.period = period, .reconciled = {}, .spent = {}};
  book::Book book = book::Book::open(path, sql::sqlite::Access::read);
  asked.spent = spent_on([&] {
    reports::Scope scope(book, of_all_units());
    asked.reconciled = reports::reconcile(scope, order, std::move(statement));
    reports::reconciliation(scope, asked.reconciled, false);
  });
  return asked;
}

}  // namespace

std::vector<Finding> bench_reconcile(const Settings& settings) {
  const auto path = settings.folder / "reconcile.db";
  {
    book::Book book = make_book(path);
    write_book(book, wide_chart(settings.long_entries), settings.chunk, [](book::Book&) {});
  }
  std::vector<Finding> findings;
  for (const std::string_view period : {"2024-09", "2024-Q3", "2024"}) {
    const Asked asked = ask(path, period);
    const double seconds = asked.spent.wall_s;
    findings.push_back({fmt::format("reconcile {}, {} entries", period, settings.long_entries),
                        fmt::format("{:.2f} s", seconds),
                        fmt::format("{} rows, {} lines, {} slips", asked.reconciled.statement.rows.size(),
                                    asked.reconciled.cash.here().lines, asked.reconciled.differences()),
                        seconds / longest_s, "< 5 s", seconds < longest_s});
  }
  remove_book(path);
  return findings;
}

}  // namespace tungdong::bench
