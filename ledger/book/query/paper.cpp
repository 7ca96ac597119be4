#include "ledger/book/query/paper.hpp"

#include <algorithm>
#include <set>

#include "ledger/book/draft.hpp"

namespace tungdong::book {

namespace {

// An account may hold as many lots as there are entries; no reader of a report reads their papers all.
constexpr std::int64_t lots_looked_at = 16;

// The lots of an account that were not drawn out at a moment, in an order that their index has. Of today they are found
// by it too.
std::string open_lots(std::string_view columns, std::string_view order, bool now) {
  constexpr std::string_view today = "lot.drawn < lot.amount";
  constexpr std::string_view then =
      "lot.record <= $2 AND lot.date <= $3 AND lot.amount > "
      "(SELECT COALESCE(SUM(draw.amount), 0) FROM draw JOIN lot AS taker ON taker.id = draw.lot "
      "WHERE draw.of_lot = lot.id AND taker.record <= $2 AND taker.date <= $3)";
  return fmt::format(
      "SELECT {} FROM lot JOIN entry ON entry.record = lot.record WHERE lot.account = $1 AND {} "
      "ORDER BY lot.date {}, lot.id {} LIMIT ${}",
      columns, now ? today : then, order, order, now ? 2 : 4);
}

template <class F>
void for_open_lots(Store& store, std::int64_t account, const Moment& moment, std::int64_t most,
                   std::string_view columns, std::string_view order, F&& fn) {
  sql::Statement& statement = store.connection().cached(open_lots(columns, order, moment.is_now()));
  if (moment.is_now())
    statement.for_each(fn, account, most);
  else
    statement.for_each(fn, account, moment.last_record(), moment.last_day(), most);
}

}  // namespace

std::vector<std::string> documents_of(Store& store, std::int64_t account, const Moment& moment, std::int64_t most) {
  std::set<std::string> documents;
  for_open_lots(store, account, moment, lots_looked_at, "entry.doc", "DESC",
                [&](const sql::Statement& row) { documents.emplace(row.text(0)); });
  const auto end = std::next(documents.begin(), std::min(most, static_cast<std::int64_t>(documents.size())));
  return {documents.begin(), end};
}

std::vector<LineNote> notes_of(Store& store, std::int64_t account, const Moment& moment, std::int64_t most) {
  std::vector<std::pair<std::int64_t, std::int64_t>> lines;
  for_open_lots(store, account, moment, most, "lot.record, lot.line", "ASC",
                [&](const sql::Statement& row) { lines.emplace_back(row.int64(0), row.int64(1)); });
  std::vector<LineNote> notes;
  for (const auto& [record, number] : lines) {
    const auto recorded = decode(store.body(record));
    const auto* entry = recorded ? std::get_if<rules::Entry>(&recorded->body) : nullptr;
    if (entry == nullptr || number < 1 || static_cast<std::size_t>(number) > entry->lines.size())
      throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} has no line {}", record, number));
    const rules::Attributes& attributes = entry->lines[static_cast<std::size_t>(number - 1)].attributes;
    LineNote note{.vi = std::string(attributes[rules::Attribute::note]),
                  .en = std::string(attributes[rules::Attribute::note_en])};
    if (!note.vi.empty() && std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace tungdong::book
