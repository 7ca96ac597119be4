#pragma once
// Deciding an entry: the pure heart of the book. No clock, no randomness, no I/O.

#include "ledger/rules/guard.hpp"

namespace tungdong::rules {

// Posts an entry to the facts, or refuses it with every violation at once and leaves the facts as they were.
// Draws are taken oldest lot first (lot date, record, line) among the lots dated on or before the entry, or in the
// order of the lots that a line names.
words::Refusals post(Facts& facts, const Heading& heading, const Entry& entry);

// The budget unit or project under which an account is kept: "unit:11", "project:DA-01"; "source:NSTW" for the mirror
// account. The contract of a contract account must be loaded.
std::string owner_of(const Facts& facts, const chart::Holder& holder);

}  // namespace tungdong::rules
