#pragma once
// The lines of one holder, and the lots that stand on a stage.

#include <optional>
#include <string>
#include <vector>

#include "ledger/book/draft.hpp"
#include "ledger/book/query/trace.hpp"

namespace tungdong::book {

// A line as it was entered.
struct EnteredLine {
  std::int64_t record{};
  std::int64_t line{};  // from 1
  Date date;
  rules::Kind kind{};
  std::optional<std::int64_t> reverses;  // the record that its entry reverses
  std::string doc;
  std::int64_t account{};
  std::int64_t from_account{};
  money::Dong amount;
};

// Every line that brought to or took from an account of a holder, by date, then in the order of the log. Lots are kept
// by what is open on them, so this reads through all of them once.
std::vector<EnteredLine> lines_of(Store& store, const chart::Holder& holder, const Moment& moment);

// What of a lot stands at a moment: the ranges that nobody had taken.
struct StandingLot {
  rules::Lot lot;
  std::string doc;
  std::vector<Range> open;  // in order; never none
};

// The lots that stand on the accounts of a stage at a moment, by account, date and lot. Of today they are found by the
// index of open lots.
std::vector<StandingLot> standing_lots(Store& store, chart::Stage stage, const Moment& moment);

// The same of one account.
std::vector<StandingLot> standing_lots_on(Store& store, std::int64_t account, const Moment& moment);

// The lots that the entries of a document made out of money that no other entry of it had: where the document's own
// money begins. In the order of the log.
std::vector<rules::Lot> lots_of_document(Store& store, const std::string& doc, const Moment& moment);

// A record with its envelope. Throws where there is none that can be read.
Recorded recorded_of(Store& store, std::int64_t record);

// The entry of a record. Throws where it is not one.
rules::Entry entry_of(Store& store, std::int64_t record);

// The last day on which anything was entered; nothing in a book without entries.
std::optional<Date> last_day(Store& store, const Moment& moment);

}  // namespace tungdong::book
