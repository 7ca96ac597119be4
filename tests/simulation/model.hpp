#pragma once
// The reference: what a book of these units, projects and rules has to answer, decided the plain way. It keeps the list
// of what was taken and asks all of it anew each time. It shares no code with the rules or the book.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tests/simulation/history.hpp"
#include "tests/simulation/purse.hpp"
#include "tests/simulation/world.hpp"

namespace tungdong::simulation {

using Codes = std::set<std::string>;
using Balances = std::map<Account, std::int64_t>;

// A line that is to be moved: of an entry as it says, of a reversal the inverse of an original's.
struct Line {
  int number{};
  std::string kind;
  std::string inverts{};
  std::int64_t amount{};
  Account from;
  Account to;
  Move said{};
  int inverted{};  // the line of the original
  const Way* way{};

  bool reverses() const { return kind == "reverse"; }
};

// What is being decided.
struct Matter {
  const Step* step{};
  std::int64_t record{};
  std::int64_t target{};  // the record that it reverses or reopens
  std::vector<Line> lines{};
  Codes codes{};
  std::set<std::pair<std::string, std::string>> lists{};  // projects and lists that it uses
  std::set<std::string> settling{};                       // unit and year that it settles
  std::set<std::string> uppers{};                         // that it receives
};

class Model {
 public:
  Model(bool office, std::int64_t records) : office_(office), records_(records) {}

  // The steps of a batch, of which the parts of a document stand together or not at all; `whole`: in a batch of which
  // all stand or none, where it is enough to know that one does not.
  std::vector<Reply> take_batch(std::span<const Step> steps, bool whole);
  // One step, the other parts of its document aside.
  Reply take(const Step& step);
  // As it was, but for the steps that were asked for since.
  void go_back(const Model& before);

  // The number of the record that a step made; one that no book has where it made none.
  std::int64_t record_of(int step) const;
  // That of its proposal; 0 where it was not proposed.
  std::int64_t proposal_of(int step) const;

  std::int64_t records() const { return records_; }
  const Purse& purse() const { return purse_; }
  // Without the accounts on which nothing stands.
  Balances balances(const std::string& until = "9999", std::int64_t known = 1'000'000) const;
  Pedigrees pedigrees() const;
  // What a contract is worth on a day, as amended.
  std::int64_t worth(const std::string& contract, const std::string& date) const;
  // The unit behind a stand on a day: itself, or the one that runs the project; of the mirror account none.
  std::string owner(const std::string& stand, const std::string& date) const;

 private:
  struct Taken {
    std::int64_t record{};
    std::int64_t target{};
    Step step;
  };
  struct Proposal {
    std::int64_t record{};
    Step step;
    bool decided{};
  };

  // deeds.cpp: who may, what is there already, what waits
  Reply decide_on_proposal(const Step& step);
  void decide(Matter& matter);
  void take_back(std::size_t parcels) { purse_.cut_back(parcels); }
  std::vector<std::string> units_of(const Step& step) const;
  void guard_person(Codes& codes, const std::string& code, std::set<std::string> duties, const Step& step) const;
  bool needs_second(const Step& step) const;
  const Taken* entry_of(std::int64_t record) const;
  bool reversed(std::int64_t record) const;
  const Taken* closed(const std::string& unit, const std::string& date, int plan_year) const;
  const Taken* last_closing(const std::string& unit) const;
  bool reopened(std::int64_t record) const;

  // parts.cpp: documents in parts
  struct Part {
    std::string document;
    int number{};
  };
  std::optional<Part> part_of(const Step& step) const;
  bool stands(const std::string& document, int part) const;
  bool complete(const std::string& document, const std::set<int>& brought) const;

  // chart.cpp: records that are no entries, and what they say on a day
  void decide_record(Matter& matter);
  void decide_closing(Matter& matter);
  const Step* version(Deed deed, const std::string& thing, const std::string& date) const;
  bool has_run(const std::string& unit, const std::string& project, const std::string& date) const;
  std::int64_t list_amount(const std::string& project, const std::string& list) const;
  bool list_used(const std::string& project, const std::string& list) const;
  std::optional<Actor> actor(const std::string& code) const;
  void decide_hire(Matter& matter) const;
  void decide_acceptance(Matter& matter) const;
  void decide_succession(Matter& matter) const;
  void decide_confirmation(Matter& matter) const;
  bool follows(const std::string& heir, const std::string& unit, const std::string& date) const;
  bool is_provisional(std::int64_t record, int line) const;

  // entry.cpp: moves
  void decide_entry(Matter& matter);
  void lay_out(Matter& matter) const;
  Codes resolve(Line& line, const std::string& date) const;
  bool related(const Line& line, const std::string& date) const;
  void guard(Matter& matter, const Line& line) const;
  std::string unit_of_end(const Matter& matter, const Line& line, bool from) const;
  std::string unit_of_year(const Matter& matter, const Line& line) const;
  void guard_year(Matter& matter, const Line& line) const;
  void guard_list(Matter& matter, const Line& line) const;
  void guard_carry(Matter& matter, const Line& line) const;
  void guard_window(Matter& matter, const Line& line) const;
  bool settled(const Matter& matter, const std::string& unit, int year) const;
  void move(Matter& matter, const Line& line);
  std::optional<std::size_t> undone(const Matter& matter, const Line& line) const;
  bool choose(Matter& matter, const Line& line, std::vector<std::size_t>& parcels) const;
  bool choose_named(Matter& matter, const Line& line, std::vector<std::size_t>& parcels) const;
  bool choose_reversed(Matter& matter, const Line& line, std::vector<std::size_t>& parcels) const;

  // entering.cpp: what comes in from outside the book, and units that follow others
  void guard_entering(Matter& matter, const Line& line) const;
  void guard_unit(Matter& matter, const Line& line) const;
  void guard_ended(Matter& matter, const Line& line) const;
  void guard_once(Matter& matter, const Line& line) const;
  void guard_upper(Matter& matter, const Line& line) const;
  void guard_provisional(Matter& matter, const Line& line) const;

  // caps.cpp: what may stand at the end of an entry
  void bound(Matter& matter, const Line& line) const;
  void bound_contract(Matter& matter, const Line& line, const std::string& contract) const;
  void bound_project(Matter& matter, const Line& line, const std::string& project) const;
  void bound_ceiling(Matter& matter, const Line& line) const;
  bool covered(const Matter& matter, const std::string& holder, std::int64_t more) const;

  bool office_;
  std::int64_t records_;
  Purse purse_;
  std::vector<Taken> taken_;
  std::map<int, Step> seen_;           // by their numbers
  std::map<int, Taken> by_key_;        // what was recorded under a step's key
  std::map<int, Proposal> proposals_;  // by the step that is proposed
};

}  // namespace tungdong::simulation
