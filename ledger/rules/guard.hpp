#pragma once
// The guards of the table of flows: one function each, which adds its refusal where it is broken.

#include <string>

#include "ledger/rules/body.hpp"
#include "ledger/rules/facts.hpp"
#include "ledger/rules/flow.hpp"
#include "ledger/words/refusal.hpp"

namespace tungdong::rules {

// Whether a second person agreed to a record that needs one.
enum class Consent : std::uint8_t {
  none,     // nobody was asked
  assumed,  // to see whether it would be taken
  given,    // the record before it approves it; its maker was looked at when it was proposed
};

// What a proposal proposes, or an approval decides on: read by whoever loads the facts.
struct Proposed {
  std::int64_t record{};  // of the proposal; 0 where it is being made
  std::string by;         // the maker
  const Body* body{};
};

// Of the record that is being decided: what the book assigns and what stands outside the entry.
struct Heading {
  std::int64_t record{};
  Date date;
  std::string doc;
  Date today;  // the day of recording, in Vietnam
  std::string by{};
  Consent consent{};
  const Proposed* proposed{};
};

// A line with what its codes stand for on its date.
struct Resolved {
  const Entry* entry{};
  const Line* line{};
  std::int64_t number{};  // from 1
  const Flow* flow{};
  const chart::Source* source{};
  const chart::Component* component{};  // of the `to` account
  const chart::Unit* from_unit{};       // the unit, or the owner of the project; null at the mirror account
  const chart::Unit* to_unit{};
  // Whose year each end is of: the unit, or the owner of the project, of a reversal the owner when its original was
  // recorded; none at the mirror account.
  std::string_view from_budget;
  std::string_view to_budget;
  const chart::Project* project{};  // of either end
  std::string project_code;
  const chart::Contract* contract{};
  std::string contract_code;
};

// How a refusal says which line it speaks of.
words::Refusal refuse(std::string_view code, const Resolved& line,
                      std::vector<std::pair<std::string_view, words::Arg>> args = {});

// The guards that look at the line by itself: before money moves. They may put marks (a list used, a year settled).
void guard_line(Facts& facts, const Heading& heading, const Resolved& line, words::Refusals& refusals);

// The guards that bound what stands: at the end of the entry, for each line's project and contract.
void guard_standing(const Facts& facts, const Heading& heading, const Resolved& line, words::Refusals& refusals);

// A payment's own links, `CODE@VERSION=PPM|…`; nothing where the text is malformed or its shares exceed the whole.
struct Served {
  std::string indicator;
  std::int64_t version{};
  std::int64_t share_ppm{};
};
std::optional<std::vector<Served>> read_serves(std::string_view text);

}  // namespace tungdong::rules
