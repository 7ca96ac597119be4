#pragma once
// Brings into memory what a draft touches, before the rules decide on it.

#include <unordered_map>

#include "ledger/book/draft.hpp"
#include "ledger/book/store.hpp"
#include "ledger/rules/facts.hpp"

namespace tungdong::book {

// Above this many accounts, marks and records in memory they are all forgotten after a batch: a book of any size is
// written and replayed in flat memory.
inline constexpr std::size_t most_kept = 100'000;

class Loader {
 public:
  Loader(Store& store, rules::Facts& facts) : store_(store), facts_(facts) {}

  // What is few and asked about without being named: dated rules, actors, closings, and whose book it is. To be loaded
  // first, and again once the facts were forgotten.
  void load_rules();

  // Everything that deciding the draft may ask the facts for.
  void load(const Draft& draft);

  // The lists that an entry in the book pays: its reversal frees them.
  void load_lists_of(std::int64_t record, const rules::Entry& entry);

  // Who took what later from the accounts of an entry that found too little: so that the refusal can name them.
  // True if there was anything to load.
  bool load_takings(const Draft& draft);

 private:
  template <class T>
  void want(const std::string& key);
  template <class T>
  void want(const std::string& key, const std::string& member);
  template <class T>
  void load_all();

  void follow(const chart::Project& project);
  void follow(const chart::Contract& contract);
  template <class T>
  void follow(const T&) {}

  void load_entry(const Draft& draft, const rules::Entry& entry);
  void load_parts(const std::string& doc);
  void load_line(Date day, const rules::Entry& entry, const rules::Line& line);
  void load_ends(const rules::Line& line);
  void load_reversed(rules::AccountState& from, std::int64_t original, const std::vector<rules::Line>& lines);
  void load_list(const std::string& project, const std::string& list);
  void load_acceptance(const chart::Acceptance& acceptance);
  void load_accepted(const std::string& holder);
  void load_paid_lists(const std::string& project);
  void load_holder(const chart::Holder& holder);
  void load_unit(const std::string& code);
  void load_project(const std::string& code);
  void load_owner(const std::string& owner);
  void load_marks(const rules::Line& line);
  void load_mark(const std::string& name);
  rules::AccountState& load_account(const chart::AccountParts& account);
  void load_lots(rules::AccountState& account, Date day, const rules::Entry& entry, const rules::Line& line);
  void read_lots(rules::AccountState& account, std::size_t most);

  Store& store_;
  rules::Facts& facts_;
  std::unordered_map<chart::Holder, std::size_t> holders_;  // and the state of the chart when each was loaded
};

}  // namespace tungdong::book
