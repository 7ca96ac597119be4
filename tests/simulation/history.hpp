#pragma once
// A history: what many people do to one book, step by step, in words that neither the book nor the model of it own.

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tungdong::simulation {

// Until when every guarantee of an advance holds.
inline const std::string guaranteed_until = "2026-12-31";

// One line of an entry. A stand is `stage:type:code`, a period `2025` or `2025>2026`.
struct Move {
  std::string kind;
  std::int64_t amount{};
  std::string from;
  std::string to;
  std::string source;
  std::string component;
  std::string period;
  std::string to_component{};               // where it changes
  std::string to_period{};                  // where it changes
  std::string list{};                       // of beneficiaries, that it pays
  std::string reason{};                     // of a carry-over
  std::string finding{};                    // of a disallowance
  std::string serves{};                     // what it says that it serves
  std::vector<std::pair<int, int>> lots{};  // named: step and line that brought them
  std::string upper{};                      // where another book says that it sent it
  std::int64_t tenths{};                    // of one, how much of a contribution in kind
  std::int64_t price{};                     // of one
  std::string price_source{};
  std::string provisional{};       // of which sort, where a later decision confirms it
  std::pair<int, int> confirms{};  // step and line of what is provisional
  bool operator==(const Move&) const = default;
};

enum class Deed : std::uint8_t {
  post,        // an entry of some moves
  reverse,     // of step `of`
  again,       // the draft of step `of` once more
  altered,     // the draft of step `of` under its key, resting on another document
  accept,      // work `code` of `thing`, worth `amount`; less than nothing is taken back, for a `reason`
  list,        // of beneficiaries `code` of project `thing`, worth `amount`
  contract,    // a version of contract `thing`, worth `amount`
  project,     // a version of project `thing`, run by unit `code`, worth `amount`
  ceiling,     // of `thing` for 2025 and 2026, `amount`
  reconcile,   // year `code` of unit `thing`, with `amount` differences
  close,       // period `code` of unit `thing`
  reopen,      // the closing of step `of`, of unit `thing`
  approve,     // the proposal of step `of`
  reject,      // the same
  succession,  // of unit `thing` by unit `code`, to a share of `amount` millionths; 0: none is said
  ending,      // of unit `thing`, of which `until` is the last day
  confirm,     // line `line` of step `of`, decided to be `amount`
  hire,        // a version of actor `thing`, with duty `duty` in unit `code`, who goes after `until`
};

// Dates are ISO text: they are compared as such.
struct Step {
  int number{};  // keeps its own while the history shrinks around it
  Deed deed{};
  std::string by;
  std::string date;
  std::string doc;
  std::vector<Move> moves{};
  int of{};
  std::string thing{};
  std::string code{};
  std::int64_t amount{};
  std::string reason{};
  std::optional<std::int64_t> finalised{};
  std::optional<std::int64_t> guarantee{};
  std::string until{};  // of a contract, a unit or an actor
  std::string duty{};
  int line{};
  int part{};  // of the document; 0: of none
  bool operator==(const Step&) const = default;
};

struct History {
  std::uint64_t seed{};
  bool office{};           // whether the book has actors and a policy
  std::size_t at_once{1};  // how many steps go into one batch
  bool whole{};            // which is written as a whole or not at all
  std::vector<Step> steps;
};

// What becomes of a step.
enum class Fate : std::uint8_t {
  taken,
  already,
  proposed,
  proposed_already,
  refused,
  idle,  // it is about a step that made nothing it could be about
};

struct Reply {
  Fate fate{};
  std::int64_t record{};
  std::set<std::string> codes{};
  bool operator==(const Reply&) const = default;
};

// Where money stands.
struct Account {
  std::string stand;
  std::string source;
  std::string component;
  std::string period;
  auto operator<=>(const Account&) const = default;
};

// Of each line, `record.line`, what it took, in order: `amount of record.line`.
using Pedigrees = std::map<std::string, std::string>;

// What the draft of a step rests on when it is altered.
std::string altered_document(const std::string& document);

std::string text(const Account& account);
std::string text(const Reply& reply);
std::string text(const Step& step);
std::string text(const History& history);

}  // namespace tungdong::simulation
