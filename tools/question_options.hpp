#pragma once
// The options with which a report is asked: its moment and its filters.

#include <memory>
#include <string>

#include "reports/question.hpp"
#include "reports/table.hpp"
#include "tools/session.hpp"

namespace tungdong::tools {

struct QuestionOptions {
  std::string as_of;
  std::string from;
  std::optional<std::int64_t> known_at;
  std::string component;
  std::string unit;
  std::string project;
  std::string source;
  std::string period;
  std::string purpose;
  std::vector<std::string> by;
  std::string contract;
  std::string account;
  std::string check;
  std::string price_index;
  std::optional<int> price_year;

  // Throws CLI::ValidationError for a date or a period that cannot be read.
  reports::Question question() const;
};

// --as-of and --known-at; the filters where a report takes them; the axes that it is laid along (--by A,B).
void add_moment(CLI::App* verb, QuestionOptions& options);
void add_filters(CLI::App* verb, QuestionOptions& options);
void add_axes(CLI::App* verb, QuestionOptions& options);
// For a report that is not laid along axes: --by is refused, and not taken for who records.
void refuse_axes(CLI::App* verb, QuestionOptions& options);
// --from, of reports on a window of time.
void add_window(CLI::App* verb, QuestionOptions& options);
// --contract and --account, without which a report on one of them cannot be asked for.
void add_contract(CLI::App* verb, QuestionOptions& options);
void add_account(CLI::App* verb, QuestionOptions& options);
// --check, of the audit: one of its checks alone.
void add_check(CLI::App* verb, QuestionOptions& options);
// --price-year and --price-index, of reports on what results cost.
void add_prices(CLI::App* verb, QuestionOptions& options);

// Prints a page in the format, language and unit of money of the session; the exit status for it. Refused: a unit that
// an official report may not have.
int print_page(const Session& session, reports::Page exact);

}  // namespace tungdong::tools
