#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>

#include <date/date.h>

#include "ledger/journal/canonical.hpp"
#include "ledger/journal/json.hpp"

namespace tungdong::journal {

/// No record is longer: the entries of a published log carry their length in two bytes (C2SP tlog-tiles).
inline constexpr std::size_t largest_record_bytes = JsonLimits{}.largest_bytes;

/// What every record has whatever it tells. As JSON members of the record itself: v, kind, key, at, by, date, doc.
struct Envelope {
  int version = 1;                 ///< of the envelope; 1 is the only one there is
  std::string kind;                ///< what the record tells, for example the kind of an entry; never empty
  std::string key;                 ///< given by the sender, makes sending twice harmless; never empty
  std::string by;                  ///< who recorded it, as an account of the office and never as personal data
  std::string doc;                 ///< the document it rests on; empty if none, and then the member is left out
  std::int64_t at_us = 0;          ///< when it was recorded: microseconds since 1970-01-01T00:00:00 UTC, 0..2^53 − 1
  date::year_month_day date = {};  ///< the business date; years 1900..2999

  bool operator==(const Envelope&) const = default;
};

/// Adds the members of the envelope to the record that `writer` is writing. Throws std::invalid_argument or
/// std::out_of_range if the envelope breaks a promise above; then some members may have been added.
void write(ObjectWriter& writer, const Envelope& envelope);

/// Reads the envelope of a record, letting other members be; refuses one that write() could not have written.
std::expected<Envelope, JsonFault> read(JsonView record);

}  // namespace tungdong::journal
