#pragma once
// Who may record what, and what a second person must approve: the book's policy, by its actors and its `approval`
// rules. A book without actors has neither.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/rules/body.hpp"
#include "ledger/rules/guard.hpp"

namespace tungdong::rules {

// The units that a record is about: of an entry those whose budget it moves, of what belongs to a project the unit that
// runs it, of a project that changes hands both units. None for what is about no unit: documents, indicators, law.
std::vector<std::string> units_of(const Facts& facts, const Body& body);

// Why a record needs a second person.
struct SecondPerson {
  std::string rule;        // approval/pay
  money::Dong from;        // from this amount on
  money::Dong amount;      // the record's
  chart::Duty approver{};  // whose approval it takes
};

// Whose approval a record takes where it takes one.
chart::Duty approver_of(const Body& body);

// Nothing where one person is enough on the day of recording. A policy that stands protects itself: while any
// `approval` rule is in force, actors and `approval` rules need a second administrator.
std::optional<SecondPerson> second_person(const Facts& facts, const Body& body, Date today);

// Whether any `approval` rule is in force.
bool policy_in_force(const Facts& facts, Date today);

// Whether `approval/<kind>` speaks of something: a kind of record, a kind of movement, or `entry`.
bool approvable(std::string_view kind);

// Refuses a recorder who is no actor of the book, is past the last day, has another duty, or another unit; and, without
// consent, what a second person must approve.
void guard_recorder(const Facts& facts, const Heading& heading, const Body& body, words::Refusals& refusals);

// Refuses an approver who is the maker, shares the maker's key, or may not approve records of the kind or the units.
void guard_approver(const Facts& facts, const Heading& heading, const std::string& maker, const Body& body,
                    words::Refusals& refusals);

}  // namespace tungdong::rules
