#pragma once
// What every verb of the command shares: the book, the language, where output goes, how it ends.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "ledger/book/book.hpp"
#include "ledger/words/catalogue.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

// Exit status of the command.
enum Exit : int {
  done = 0,
  refused = 1,  // the rules or the input said no
  wrong_usage = 2,
  unverified = 3,  // the book fails verification
  machine = 4,     // the machine failed
};

struct Session {
  std::filesystem::path book = "so-cai.db";
  std::string lang_name = "vi";
  std::string format = "text";
  std::string money_unit = "dong";  // that reports are printed in
  bool official = false;            // printed as Decree 174/2016/NĐ-CP allows
  std::filesystem::path output;     // empty: standard output
  bool dry_run = false;
  std::string by;
  std::filesystem::path key;  // of who records, where something has to be signed
  std::string number_style = "plain";
  std::string number_unit = "dong";
  std::function<int()> run;  // set by the verb that was chosen

  words::Lang lang() const { return lang_name == "en" ? words::Lang::en : words::Lang::vi; }
  NumberForm numbers() const;

  book::Book open(sql::sqlite::Access access) const { return book::Book::open(book, access); }

  using Args = std::vector<std::pair<std::string_view, words::Arg>>;
  std::string say(std::string_view id, const Args& args = {}) const { return words::say(id, lang(), args); }

  // To the output that was asked for: standard output, or the file, written whole or not at all.
  void print(std::string_view text) const;
  // To standard error.
  void tell(std::string_view text) const;
  void tell(const words::Refusal& refusal) const;
  void tell(const Complaint& complaint) const;

  // Why nothing was written; the exit status for it.
  int refuse(const words::Refusals& refusals) const;

  // The sentence for a broken machine or a file that cannot be used, to standard error; the exit status for it.
  int fail(const sql::Failure& failure) const;
};

// Each verb declares itself to the parser.
using Declare = void (*)(CLI::App&, Session&);

// The day that was typed, today where none was. Refuses what is no day.
std::expected<record::Date, words::Refusal> business_day(const std::string& text);

// Cells written as `column=value` words; a lone `+` begins the next line of an entry. Throws CLI::ValidationError.
std::vector<std::vector<std::pair<std::string, std::string>>> read_words(const std::vector<std::string>& words);

// Prints what became of a batch of one or more drafts that were not read from a file; the exit status for it.
int tell_fates(const Session& session, const book::Appended& appended);

void declare_init(CLI::App&, Session&);
void declare_import(CLI::App&, Session&);
void declare_record(CLI::App&, Session&);
void declare_correct(CLI::App&, Session&);
void declare_reverse(CLI::App&, Session&);
void declare_observe(CLI::App&, Session&);
void declare_list(CLI::App&, Session&);
void declare_find(CLI::App&, Session&);
void declare_report(CLI::App&, Session&);
void declare_trace(CLI::App&, Session&);
void declare_verify(CLI::App&, Session&);
void declare_key(CLI::App&, Session&);
void declare_sample(CLI::App&, Session&);
void declare_people(CLI::App&, Session&);
void declare_foot(CLI::App&, Session&);
void declare_reconcile(CLI::App&, Session&);
void declare_export(CLI::App&, Session&);
void declare_checkpoint(CLI::App&, Session&);
void declare_prove(CLI::App&, Session&);
void declare_rebuild(CLI::App&, Session&);
void declare_doctor(CLI::App&, Session&);
void declare_backup(CLI::App&, Session&);
void declare_synthesise(CLI::App&, Session&);
void declare_inbox(CLI::App&, Session&);
void declare_approve(CLI::App&, Session&);
void declare_reject(CLI::App&, Session&);
void declare_close(CLI::App&, Session&);
void declare_reopen(CLI::App&, Session&);
void declare_confirm(CLI::App&, Session&);
void declare_succeed(CLI::App&, Session&);
void declare_template(CLI::App&, Session&);

}  // namespace tungdong::tools
