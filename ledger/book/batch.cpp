#include "ledger/book/batch.hpp"

#include <algorithm>

#include "ledger/book/local_time.hpp"
#include "ledger/rules/admit.hpp"
#include "ledger/rules/post.hpp"

namespace tungdong::book {

Batch::Batch(Store& store, rules::Facts& facts, const Head& head, journal::Tree tree)
    : store_(store),
      facts_(facts),
      loader_(store, facts),
      head_(head),
      tree_(std::move(tree)),
      first_record_(head.size + 1) {}

std::string Batch::body_of(std::int64_t record) {
  if (record < first_record_) return store_.body(record);
  const auto index = static_cast<std::size_t>(record - first_record_);
  if (index >= offsets_.size()) return {};
  const std::size_t end = index + 1 < offsets_.size() ? offsets_[index + 1] : bytes_.size();
  return bytes_.substr(offsets_[index], end - offsets_[index]);
}

// The lines of a reversal are those of its original, inverted: nobody writes them by hand.
std::optional<words::Refusals> Batch::expand_reversal(Draft& draft) {
  auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry == nullptr || !entry->reverses) return std::nullopt;
  const std::int64_t number = *entry->reverses;
  const std::string body = body_of(number);
  if (body.empty()) return words::Refusals{{"reverses-unknown", {{"record", number}}}};
  const auto original = decode(body);
  const auto* reversed = original ? std::get_if<rules::Entry>(&original->body) : nullptr;
  if (reversed == nullptr) return words::Refusals{{"reverses-no-entry", {{"record", number}}}};
  if (reversed->reverses) return words::Refusals{{"reverses-reversal", {{"record", number}}}};
  if (draft.date < original->envelope.date)
    return words::Refusals{
        {"reversal-before", {{"record", number}, {"date", draft.date}, {"original", original->envelope.date}}}};
  *entry = rules::inverse(*reversed, number, entry->reason);
  return std::nullopt;
}

// The same key and the same draft, less what the book assigns, is the earlier record.
std::optional<Fate> Batch::earlier(const Draft& draft, const KeyHash& key, std::string& body) {
  const auto here = keys_.find(key);
  const auto record = here != keys_.end() ? std::optional(here->second) : store_.record_of(key);
  if (!record) return std::nullopt;
  const std::string there = body_of(*record);
  const auto recorded = decode(there);
  body.clear();
  if (recorded) encode(body, draft, recorded->envelope.at_us);
  if (body == there) return Fate(Taken{*record, true});
  return Fate(std::unexpected(words::Refusals{{"key-taken", {{"key", draft.key}, {"record", *record}}}}));
}

words::Refusals Batch::decide(const Draft& draft, std::int64_t at_us) {
  const rules::Heading heading{head_.size + 1, draft.date, draft.doc, local_time(at_us).day};
  loader_.load(draft);
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry == nullptr) return rules::admit(facts_, heading, draft.body);
  words::Refusals refusals = rules::post(facts_, heading, *entry);
  const auto too_little = [](const words::Refusal& refusal) {
    return refusal.code == "insufficient" || refusal.code == "lots-taken-later";
  };
  if (std::ranges::any_of(refusals, too_little) && loader_.load_takings(draft))
    refusals = rules::post(facts_, heading, *entry);
  return refusals;
}

void Batch::stage(const Draft& draft, const KeyHash& key, std::int64_t at_us, std::string_view body) {
  const std::int64_t record = ++head_.size;
  offsets_.push_back(bytes_.size());
  bytes_ += body;
  tree_.add(journal::leaf_hash(body));
  keys_.emplace(key, record);
  head_.last_at_us = at_us;
  if (const auto* entry = std::get_if<rules::Entry>(&draft.body)) {
    const auto lines = static_cast<std::int64_t>(entry->lines.size());
    const std::int64_t first = facts_.next_lot() - lines;
    entries_.push_back({record, draft.date, draft.doc, first, lines, entry->reverses});
    for (std::int64_t i = 0; i < lines; ++i)
      if (const auto serves = entry->lines[static_cast<std::size_t>(i)].attributes[rules::Attribute::serves];
          !serves.empty())
        named_.push_back({first + i, std::string(serves)});
    return;
  }
  std::visit(
      [&](const auto& value) {
        using T = std::remove_cvref_t<decltype(value)>;
        if constexpr (!std::is_same_v<T, rules::Entry>)
          rows_.emplace_back([known = rules::Known<T>{record, draft.date, draft.doc, value}](Store& store) {
            store.write_record(known);
          });
      },
      draft.body);
}

Fate Batch::take(const Draft& draft, std::int64_t at_us) {
  if (auto refusals = check_form(draft); !refusals.empty()) {
    // A reversal is given without its lines.
    const auto* entry = std::get_if<rules::Entry>(&draft.body);
    if (entry != nullptr && entry->reverses) std::erase(refusals, record::field_missing(rules::Entry::kind, "lines"));
    if (!refusals.empty()) return std::unexpected(std::move(refusals));
  }
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry == nullptr || !entry->reverses) return take_whole(draft, at_us);
  Draft expanded = draft;
  if (auto refusals = expand_reversal(expanded)) return std::unexpected(std::move(*refusals));
  return take_whole(expanded, at_us);
}

Fate Batch::take_whole(const Draft& draft, std::int64_t at_us) {
  const KeyHash key = hash_key(draft.key);
  static thread_local std::string body;
  if (auto fate = earlier(draft, key, body)) return std::move(*fate);
  body.clear();
  encode(body, draft, at_us);
  if (body.size() > journal::largest_record_bytes)
    return std::unexpected(words::Refusals{{"record-too-large",
                                            {{"bytes", static_cast<std::int64_t>(body.size())},
                                             {"largest", static_cast<std::int64_t>(journal::largest_record_bytes)}}}});
  if (auto refusals = decide(draft, at_us); !refusals.empty()) return std::unexpected(std::move(refusals));
  stage(draft, key, at_us, body);
  return Taken{head_.size, false};
}

words::Refusals Batch::replay(const Recorded& recorded, std::string_view body) {
  const journal::Envelope& envelope = recorded.envelope;
  Draft draft{envelope.key, envelope.by, envelope.date, envelope.doc, recorded.body};
  // A reversal's lines follow from its original: others than those were not written by this door.
  if (auto refusals = expand_reversal(draft)) return std::move(*refusals);
  static thread_local std::string encoded;
  encoded.clear();
  encode(encoded, draft, envelope.at_us);
  if (encoded != body) return {{"record-altered", {{"record", head_.size + 1}}}};
  if (auto refusals = decide(draft, envelope.at_us); !refusals.empty()) return refusals;
  stage(draft, hash_key(draft.key), envelope.at_us, body);
  return {};
}

void Batch::write(bool projections_only) {
  if (!projections_only) {
    for (std::size_t i = 0; i < offsets_.size(); ++i) {
      const std::size_t end = i + 1 < offsets_.size() ? offsets_[i + 1] : bytes_.size();
      store_.write_log({first_record_ + static_cast<std::int64_t>(i),
                        std::string_view(bytes_).substr(offsets_[i], end - offsets_[i])});
    }
    for (const journal::Tile& tile : tree_.take_completed()) store_.write_tile(tile);
  }
  std::vector<std::pair<KeyHash, std::int64_t>> keys(keys_.begin(), keys_.end());
  std::ranges::sort(keys);
  for (const auto& [key, record] : keys) store_.write_key(key, record);
  for (const EntryRow& entry : entries_) store_.write_entry(entry);
  for (const auto& row : rows_) row(store_);
  store_.write(facts_);
  write_serving(store_.connection(), facts_, named_);
  head_.root = tree_.root();
  head_.next_lot = facts_.next_lot();
  head_.next_account = facts_.next_account();
  store_.write_head(head_);
  facts_.written();
}

}  // namespace tungdong::book
