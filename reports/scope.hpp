#pragma once
// A question applied to a book: which accounts, places and components it speaks of; and the page that answers begin
// with.

#include "ledger/book/book.hpp"
#include "ledger/book/query/chart_view.hpp"
#include "ledger/book/query/standing.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

class Scope {
 public:
  // Reads one state of the book as long as it lasts, whoever else writes meanwhile.
  Scope(book::Book& book, const Question& question);

  book::Store& store() { return store_; }
  book::ChartView& chart() { return chart_; }
  const Question& question() const { return question_; }
  book::Moment moment() const { return question_.moment(); }

  // The day that a report which counts days is of: the one asked for, or else that of the last entry, observation,
  // promise, visit or finding that the book knows.
  Date day();

  // Every account of the moment, empty ones too, read once.
  const std::vector<book::Standing>& accounts();

  // Whether an account is asked for. The mirror account of a source belongs to no unit and no project.
  bool takes(const std::string& owner, const chart::Account& account);
  bool takes_place(const std::string& unit);  // by the filter on units
  bool takes_component(
      const std::string& component);  // by the filter on components; a record of no component with none
  bool takes_period(const chart::Period& period) const;
  // By the filters on projects, on the unit that runs it and on its component: of what is a project's whatever money
  // pays it, such as the value of a contract.
  bool takes_project(const std::string& project);

  chart::Family family(const std::string& source);

  // A name with what the code stands for, both languages; the code alone where the chart does not know it.
  Text unit_name(const std::string& code);
  Text component_name(const std::string& code);
  Text source_name(const std::string& code);
  Text project_name(const std::string& code);
  // "unit:11" as "Tỉnh Điện Biên", "contract:HD" as the contract's code with its kind of holder.
  Text holder_name(const chart::Holder& holder);

  // A page with its provenance, the filters in words, and nothing on it yet.
  Page begin(std::string id);

 private:
  book::Store& store_;
  std::optional<sql::Transaction> reading_;
  Question question_;
  book::ChartView chart_;
  std::optional<std::vector<book::Standing>> accounts_;
};

// A period in words: the year, the carry or the span, with what a reader must know of it.
Text period_mark(const chart::Period& period);

}  // namespace tungdong::reports
