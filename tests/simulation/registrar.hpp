#pragma once
// Turns the steps of a history into drafts for a book, and the book's fates into replies.

#include <filesystem>
#include <optional>
#include <vector>

#include "tests/simulation/model.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::simulation {

class Registrar {
 public:
  explicit Registrar(bool office);

  // How many records the book has before any history.
  static std::int64_t first_records(bool office);

  // Whether a step can stand in a batch with others: closings and what is decided on proposals stand alone.
  static bool alone(const Step& step);

  // Adds a step to the next batch, by the numbers of what the model took before it.
  void prepare(const Step& step, const Model& model);
  // What the book answers to the batch, each step of which is written by itself or, `whole`, all or none.
  std::vector<Reply> append(bool whole);
  // What it answers to the batch where it is only asked.
  std::vector<Reply> rehearse(bool whole);
  // Of the log and of all that is kept beside it.
  std::string digest();
  // Forgets all that is in memory.
  void reopen();

  Balances balances(const std::string& until = {}, std::int64_t known = 0);
  Pedigrees pedigrees();
  book::Book& book() { return *book_; }

 private:
  std::vector<Reply> ask(bool dry_run, bool whole);
  std::optional<book::Draft> draft_of(const Step& step, const Model& model);
  std::optional<book::Draft> decision(const Step& step, const Model& model);

  bool office_;
  test::Folder folder_;
  std::optional<book::Book> book_;
  std::map<int, Step> seen_;         // by their numbers
  std::vector<book::Draft> drafts_;  // of the next batch
  std::vector<Reply> replies_;       // to it: `idle` for steps without a draft
};

}  // namespace tungdong::simulation
