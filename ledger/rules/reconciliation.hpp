#pragma once
// What a reconciliation with the Treasury must say, and when the year agrees, so that money may be carried over.

#include <span>
#include <string>

#include "ledger/chart/document.hpp"
#include "ledger/rules/known.hpp"
#include "ledger/words/refusal.hpp"

namespace tungdong::rules {

// The text that is signed: a line of its own that nothing else signed begins with, then all that the record says but
// the signature, as canonical JSON. It names the book, the unit, the period, the statement, what came of it, and the
// log that it was compared with.
std::string signed_text(const chart::Reconciliation& reconciliation);

// Refuses, for a record of that number: a period of another year, counts below zero, malformed digests; a signature
// that does not name all that it vouches for, is not of its key, or does not fit.
words::Refusals check_reconciliation(const chart::Reconciliation& reconciliation, std::int64_t record);

// Whether the year of a unit agrees with the Treasury on a day: the last of its reconciliations up to that day that is
// of the whole year says so. One of a month or a quarter says nothing of the year; one with differences does not agree.
bool year_agrees(std::span<const Known<chart::Reconciliation>> reconciliations, int year, Date on);

}  // namespace tungdong::rules
