#include "ledger/book/query/serving.hpp"

#include "ledger/book/draft.hpp"
#include "ledger/book/query/trace.hpp"
#include "ledger/rules/guard.hpp"

namespace tungdong::book {

namespace {

using money::Dong;

struct Stored {
  std::int64_t record{};
  std::string body;
};

std::vector<Stored> entries_that_name(Store& store, const Moment& moment) {
  std::vector<Stored> entries;
  store.connection()
      .cached(
          "SELECT log.record, log.body FROM entry JOIN log ON log.record = entry.record "
          "WHERE entry.record <= $1 AND entry.date <= $2 AND entry.reverses IS NULL AND log.body LIKE $3 "
          "ORDER BY log.record")
      .for_each(
          [&](const sql::Statement& row) {
            entries.push_back({row.int64(0), std::string(row.text(1))});
          },
          moment.last_record(), moment.last_day(), std::string_view("%\"serves\":%"));
  return entries;
}

// What a lot brought and what of it stands as accepted work today, wherever it went.
Dong accepted_of(Store& store, const rules::Lot& lot, const Moment& moment) {
  Dong sum;
  for (const Step& step : follow(store, {lot.id, Dong(), lot.amount}, Towards::results, moment))
    if (step.last && is_accepted(step.account.stand.stage)) sum += step.range.amount;
  return sum;
}

std::string project_of(Store& store, std::int64_t account) {
  std::string project;
  store.connection()
      .cached("SELECT owner FROM account WHERE id = $1")
      .one(
          [&](const sql::Statement& row) {
            const auto holder = chart::Holder::read(row.text(0));
            if (holder && holder->type == chart::HolderType::project) project = holder->code;
          },
          account);
  return project;
}

}  // namespace

std::vector<Serving> servings(Store& store, const Moment& moment) {
  std::vector<Serving> servings;
  for (const auto& [record, body] : entries_that_name(store, moment)) {
    const auto recorded = decode(body);
    if (!recorded) throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} cannot be read", record));
    const auto* entry = std::get_if<rules::Entry>(&recorded->body);
    if (entry == nullptr) continue;
    const auto lots = lots_of(store, record, moment);
    for (std::size_t line = 0; line < entry->lines.size() && line < lots.size(); ++line) {
      const std::string_view serves = entry->lines[line].attributes[rules::Attribute::serves];
      if (serves.empty()) continue;
      const chart::Account account = entry->lines[line].to_account();
      Serving serving{.record = record,
                      .line = lots[line].line,
                      .project = project_of(store, lots[line].account),
                      .source = account.source,
                      .component = account.component,
                      .period = account.period,
                      .doc = recorded->envelope.doc,
                      .shares = {},
                      .accepted = accepted_of(store, lots[line], moment)};
      if (const auto served = rules::read_serves(serves))
        for (const rules::Served& share : *served)
          serving.shares.push_back({share.indicator, share.version, share.share_ppm});
      if (serving.accepted != Dong() && !serving.project.empty()) servings.push_back(std::move(serving));
    }
  }
  return servings;
}

}  // namespace tungdong::book
