#pragma once
// A record before the book has taken it, and its bytes afterwards.

#include <expected>
#include <string>
#include <string_view>

#include "ledger/journal/envelope.hpp"
#include "ledger/rules/body.hpp"
#include "ledger/words/refusal.hpp"

namespace tungdong::book {

using record::Date;

struct Draft {
  std::string key;  // makes it idempotent: the same key and the same draft is the same record
  std::string by;   // the actor
  Date date;        // the business date
  std::string doc;  // the document that it rests on
  rules::Body body;
};

// Whether it may stand or fall with others: a part of a document, an approval.
bool stands_with_others(const Draft& draft);

// A record out of the log.
struct Recorded {
  journal::Envelope envelope;
  rules::Body body;
};

// Appends the canonical JSON of a draft recorded at a moment. Throws std::out_of_range for a number that no record
// holds.
void encode(std::string& out, const Draft& draft, std::int64_t at_us);

// Reads a record back. Refuses (record-malformed, field-…) what encode could not have written; that it is canonical is
// seen by encoding it again.
std::expected<Recorded, words::Refusal> decode(std::string_view body);

// What keeps a draft from being written at all, whatever the book holds: missing or over-long members, text that is not
// NFC, more than 65,535 bytes, a number out of range.
words::Refusals check_form(const Draft& draft);

}  // namespace tungdong::book
