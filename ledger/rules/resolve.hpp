#pragma once
// From the codes of a line to what they stand for on its date.

#include "ledger/rules/guard.hpp"

namespace tungdong::rules {

// What the codes of a line stand for. Refuses unknown codes, a kind that does not lead from one end to the other, ends
// that are not related as the row of the table wants, and amounts that no record may hold. `line.flow` is null where
// there is none; other members where their codes are unknown.
Resolved resolve(const Facts& facts, const Heading& heading, const Entry& entry, std::size_t index,
                 words::Refusals& refusals);

}  // namespace tungdong::rules
