#include "ledger/book/query/provisional.hpp"

#include <charconv>

#include "ledger/book/query/line.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/rules/mark.hpp"

namespace tungdong::book {

namespace {

// The lines that marks of a name's beginning speak of, `record.line` behind the last colon, that were not reversed.
struct Place {
  std::int64_t record{};
  std::int64_t line{};
};

std::vector<Place> marked_lines(Store& store, const std::string& begin, const Moment& moment) {
  std::vector<Place> places;
  std::string end = begin;
  ++end.back();
  store.connection()
      .cached(
          "SELECT name, record FROM mark WHERE name >= $1 AND name < $2 AND record <= $3 AND NOT EXISTS (SELECT 1 FROM "
          "mark AS undone WHERE undone.name = 'reversed:' || mark.record AND undone.record <= $3) ORDER BY record, "
          "name")
      .for_each(
          [&](const sql::Statement& row) {
            const std::string_view name = row.text(0);
            const std::string_view line = name.substr(name.rfind('.') + 1);
            Place place{.record = row.int64(1), .line = 0};
            std::from_chars(line.data(), line.data() + line.size(), place.line);
            places.push_back(place);
          },
          std::string_view(begin), std::string_view(end), moment.last_record());
  return places;
}

}  // namespace

std::vector<Provisional> provisional_lines(Store& store, const Moment& moment) {
  std::vector<Provisional> lines;
  for (const Place& place : marked_lines(store, rules::provisional_mark(""), moment)) {
    Recorded recorded = recorded_of(store, place.record);
    if (day_number(recorded.envelope.date) > moment.last_day()) continue;
    auto& entry = std::get<rules::Entry>(recorded.body);
    const std::string name = fmt::format("{}.{}", place.record, place.line);
    Provisional one{.record = place.record,
                    .number = place.line,
                    .date = recorded.envelope.date,
                    .doc = recorded.envelope.doc,
                    .line = entry.lines.at(static_cast<std::size_t>(place.line - 1)),
                    .confirmed = record_in_force<chart::Confirmation>(store, moment, name),
                    .difference = {}};
    for (const Place& posted : marked_lines(store, rules::difference_mark(name, ""), moment)) {
      const rules::Entry entry_posted = entry_of(store, posted.record);
      const rules::Line& line = entry_posted.lines.at(static_cast<std::size_t>(posted.line - 1));
      one.difference += line.kind == rules::Kind::withdraw ? -line.amount : line.amount;
    }
    lines.push_back(std::move(one));
  }
  return lines;
}

}  // namespace tungdong::book
