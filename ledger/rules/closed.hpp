#pragma once
// Closed months and years: what may no longer be dated into them.

#include "ledger/rules/body.hpp"
#include "ledger/rules/guard.hpp"

namespace tungdong::rules {

// A closing that stands.
using Closed = Known<chart::Closing>;

// Whether a closing was taken back.
bool reopened(const Facts& facts, const Closed& closing);

// The last closing of a unit itself that stands; null where none does.
const Closed* last_closing(const Facts& facts, const std::string& unit);

// The last day of the adjustment period of a year (thời gian chỉnh lý quyết toán: Law 89/2025/QH15 Article 66), by the
// rule year-end/adjustment in force on a date; nothing where there is none.
std::optional<Date> adjustment_end(const Facts& facts, int year, Date on);

// The closing, of the unit or of one above it, that keeps a day from being written into; null where it is open.
// `plan_year`: of the money of an entry, since a closed year also keeps its money from the days of its adjustment
// period; none for other records.
const Closed* closed_by(const Facts& facts, const std::string& unit, Date day, std::optional<int> plan_year);

// Refuses (period-closed) a line that is dated into a closed period of a unit that it touches.
void guard_open_period(const Facts& facts, const Heading& heading, const Resolved& line, words::Refusals& refusals);

// The same for records of the chart, of law and of definitions: those of a unit by its closings, those of all units by
// anybody's. Documents, observations, findings and figures are governed by when they are recorded.
void guard_open_period(const Facts& facts, const Heading& heading, const Body& body, words::Refusals& refusals);

}  // namespace tungdong::rules
