#include "ledger/book/batch.hpp"

#include <algorithm>
#include <cassert>

#include "ledger/book/local_time.hpp"
#include "ledger/book/query/seal.hpp"
#include "ledger/rules/admit.hpp"
#include "ledger/rules/policy.hpp"
#include "ledger/rules/post.hpp"
#include "ledger/rules/statement.hpp"

namespace tungdong::book {

namespace {

// A reversal is given without its lines.
words::Refusals check_form_of(const Draft& draft) {
  words::Refusals refusals = check_form(draft);
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry != nullptr && entry->reverses) std::erase(refusals, record::field_missing(rules::Entry::kind, "lines"));
  return refusals;
}

}  // namespace

Batch::Batch(Store& store, rules::Facts& facts, const Head& head, journal::Tree tree, Door door, Signer sign, Keys keys)
    : store_(store),
      facts_(facts),
      loader_(store, facts),
      head_(head),
      tree_(std::move(tree)),
      door_(door),
      sign_(std::move(sign)),
      keys_(keys) {
  page_.first_record = head.size + 1;
  store_.set_past(door == Door::replay ? Past::empty : Past::apart);
}

Batch::~Batch() {
  store_.abandon();
  store_.set_past(Past::mixed);
}

std::string Batch::body_of(std::int64_t record) {
  for (const Page* page : {&std::as_const(page_), behind_.get()})
    if (page != nullptr && record >= page->first_record) {
      const auto place = static_cast<std::size_t>(record - page->first_record);
      return place < page->records() ? std::string(page->body(place)) : std::string();
    }
  return store_.body(record);
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

// The seal of a closing is the book's: what the log, the chart and the balances are where it is taken.
std::optional<words::Refusals> Batch::write_seal(Draft& draft) {
  auto* closing = std::get_if<chart::Closing>(&draft.body);
  if (closing == nullptr) return std::nullopt;
  if (touched_) return words::Refusals{{"closing-alone", {{"period", closing->period.text()}}}};
  closing->size = head_.size;
  const Seal seal = seal_of(store_, scope_of(store_, *closing, draft.date));
  closing->root = journal::hex(tree_.root());
  closing->chart_sha256 = seal.chart_sha256;
  closing->balances_sha256 = seal.balances_sha256;
  return std::nullopt;
}

// What the book adds to a draft.
std::optional<words::Refusals> Batch::complete(Draft& draft) {
  if (auto refusals = expand_reversal(draft)) return refusals;
  return write_seal(draft);
}

std::optional<std::int64_t> Batch::record_in_memory(const KeyHash& key) const {
  for (const Page* page : {&page_, behind_.get()})
    if (page != nullptr)
      if (const auto here = page->keys.find(key); here != page->keys.end()) return here->second;
  return std::nullopt;
}

std::optional<std::int64_t> Batch::record_of(const KeyHash& key) {
  if (const auto here = record_in_memory(key)) return here;
  const auto ahead = keys_ahead_.find(key);
  return ahead != keys_ahead_.end() ? ahead->second : store_.record_of(key);
}

void Batch::check_key(const Draft& refused) {
  if (keys_ == Keys::all_new && store_.record_of(hash_key(refused.key)))
    throw KeyKnown(sql::Cause::constraint, "a refused draft has the key of a record");
}

void Batch::check_keys() {
  if (keys_ == Keys::asked) return;
  for (const auto& [key, record] : page_.keys)
    if (store_.record_of(key)) throw KeyKnown(sql::Cause::constraint, "a draft has the key of a record");
}

// The same key and the same draft, less what the book assigns, is the earlier record.
std::optional<Fate> Batch::earlier(const Draft& draft, const KeyHash& key, std::string& body) {
  const auto record = keys_ == Keys::all_new ? record_in_memory(key) : record_of(key);
  if (!record) return std::nullopt;
  const std::string there = body_of(*record);
  const auto recorded = decode(there);
  body.clear();
  if (recorded) {
    const auto* sealed = std::get_if<chart::Closing>(&recorded->body);
    const auto* closing = std::get_if<chart::Closing>(&draft.body);
    if (sealed != nullptr && closing != nullptr && sealed->unit == closing->unit && sealed->period == closing->period)
      encode(body, {draft.key, draft.by, draft.date, draft.doc, *sealed}, recorded->envelope.at_us);
    else
      encode(body, draft, recorded->envelope.at_us);
  }
  if (body == there) return Fate(Taken{*record, true});
  return Fate(std::unexpected(words::Refusals{{"key-taken", {{"key", draft.key}, {"record", *record}}}}));
}

// What a proposal or an approval is about; nothing where it does not hold together.
std::optional<Draft> Batch::draft_proposed(const Draft& draft) {
  const auto* proposal = std::get_if<chart::Proposal>(&draft.body);
  if (const auto* approval = std::get_if<chart::Approval>(&draft.body))
    proposal = facts_.shelf<chart::Proposal>().last(approval->proposed);
  if (proposal == nullptr) return std::nullopt;
  auto read = decode(proposal->draft.bytes);
  if (!read || read->envelope.key != proposal->proposed || read->envelope.at_us != 0) return std::nullopt;
  Draft proposed{read->envelope.key, read->envelope.by, read->envelope.date, read->envelope.doc, std::move(read->body)};
  const bool same_heading = proposed.by == draft.by && proposed.date == draft.date && proposed.doc == draft.doc;
  if (std::holds_alternative<chart::Proposal>(draft.body) && !same_heading) return std::nullopt;
  return proposed;
}

words::Refusals Batch::decide(const Draft& draft, std::int64_t at_us, rules::Consent consent) {
  rules::Heading heading{.record = head_.size + 1,
                         .date = draft.date,
                         .doc = draft.doc,
                         .today = local_time(at_us).day,
                         .by = draft.by,
                         .consent = consent,
                         .proposed = nullptr};
  loader_.load(draft);
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry != nullptr && entry->reverses) {
    const auto original = decode(body_of(*entry->reverses));
    if (original) loader_.load_lists_of(*entry->reverses, std::get<rules::Entry>(original->body));
  }
  if (entry == nullptr) {
    std::optional<Draft> inner = draft_proposed(draft);
    rules::Proposed proposed;
    if (inner) {
      loader_.load(*inner);
      proposed = {.record = 0, .by = inner->by, .body = &inner->body};
      heading.proposed = &proposed;
    }
    return rules::admit(facts_, heading, draft.body);
  }
  words::Refusals refusals = rules::post(facts_, heading, *entry);
  const auto too_little = [](std::string_view code) {
    return code == "insufficient" || code == "came-from-elsewhere" || code == "lots-taken-later";
  };
  if (std::ranges::any_of(refusals, too_little, &words::Refusal::code) && loader_.load_takings(draft))
    refusals = rules::post(facts_, heading, *entry);
  return refusals;
}

void Batch::stage(const Draft& draft, const KeyHash& key, std::int64_t at_us, std::string_view body) {
  const std::int64_t record = ++head_.size;
  page_.offsets.push_back(page_.bytes.size());
  page_.bytes += body;
  tree_.add(journal::leaf_hash(body));
  page_.keys.emplace(key, record);
  head_.last_at_us = at_us;
  touched_ = touched_ || (!std::holds_alternative<chart::Proposal>(draft.body) &&
                          !std::holds_alternative<chart::Approval>(draft.body));
  if (const auto* entry = std::get_if<rules::Entry>(&draft.body)) {
    const auto lines = static_cast<std::int64_t>(entry->lines.size());
    const std::int64_t first = facts_.next_lot() - lines;
    page_.entries.push_back({record, draft.date, draft.doc, first, lines, entry->reverses});
    for (std::int64_t i = 0; i < lines; ++i)
      if (const auto serves = entry->lines[static_cast<std::size_t>(i)].attributes[rules::Attribute::serves];
          !serves.empty())
        page_.named.push_back({first + i, std::string(serves)});
    return;
  }
  std::visit(
      [&](const auto& value) {
        using T = std::remove_cvref_t<decltype(value)>;
        if constexpr (!std::is_same_v<T, rules::Entry>)
          page_.others.emplace_back([known = rules::Known<T>{record, draft.date, draft.doc, value}](
                                        sql::Connection& connection) { insert_row(connection, known); });
      },
      draft.body);
}

std::optional<Batch::Part> Batch::part_of(const Draft& draft) {
  if (const auto* entry = std::get_if<rules::Entry>(&draft.body))
    return entry->part ? std::optional(Part{draft.doc, *entry->part}) : std::nullopt;
  const auto* approval = std::get_if<chart::Approval>(&draft.body);
  if (approval == nullptr || approval->decision == chart::Decision::rejected) return std::nullopt;
  loader_.load(draft);
  const auto proposed = draft_proposed(draft);
  return proposed ? part_of(*proposed) : std::nullopt;
}

Fate Batch::take(const Draft& draft, std::int64_t at_us) {
  if (auto refusals = check_form_of(draft); !refusals.empty()) return std::unexpected(std::move(refusals));
  if (std::holds_alternative<chart::Approval>(draft.body)) return take_approval(draft, at_us);
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  const bool closing = std::holds_alternative<chart::Closing>(draft.body);
  if (!closing && (entry == nullptr || !entry->reverses)) return take_whole(draft, draft, at_us);
  if (closing) {
    // Closed already by the same words: there is nothing to seal.
    std::string body;
    if (auto fate = earlier(draft, hash_key(draft.key), body)) return std::move(*fate);
  }
  Draft completed = draft;
  if (auto refusals = complete(completed)) return std::unexpected(std::move(*refusals));
  return take_whole(completed, draft, at_us);
}

Fate Batch::take_whole(const Draft& draft, const Draft& asked, std::int64_t at_us) {
  const KeyHash key = hash_key(draft.key);
  static thread_local std::string body;
  if (auto fate = earlier(draft, key, body)) return std::move(*fate);
  if (door_ == Door::open && rules::second_person(facts_, draft.body, local_time(at_us).day))
    // A reversal is proposed with its lines; the seal of a closing is that of the day when it is approved.
    return propose(std::holds_alternative<chart::Closing>(asked.body) ? asked : draft, at_us);
  body.clear();
  encode(body, draft, at_us);
  if (body.size() > journal::largest_record_bytes)
    return std::unexpected(words::Refusals{{"record-too-large",
                                            {{"bytes", static_cast<std::int64_t>(body.size())},
                                             {"largest", static_cast<std::int64_t>(journal::largest_record_bytes)}}}});
  const auto consent = door_ == Door::trial ? rules::Consent::assumed : rules::Consent::none;
  if (auto refusals = decide(draft, at_us, consent); !refusals.empty()) return std::unexpected(std::move(refusals));
  stage(draft, key, at_us, body);
  return Taken{head_.size, false, false};
}

// The same draft proposed again is the earlier proposal, whatever became of it.
std::optional<Fate> Batch::proposed_as(const Draft& asked) {
  const auto record = record_of(hash_key("proposal:" + asked.key));
  if (!record) return std::nullopt;
  const auto recorded = decode(body_of(*record));
  const auto* before = recorded ? std::get_if<chart::Proposal>(&recorded->body) : nullptr;
  std::string bytes;
  encode(bytes, asked, 0);
  if (before != nullptr && before->draft.bytes == bytes) return Fate(Taken{*record, true, true});
  return Fate(std::unexpected(words::Refusals{{"key-taken", {{"key", asked.key}, {"record", *record}}}}));
}

std::optional<Fate> Batch::proposed(const Draft& draft) {
  if (!check_form_of(draft).empty()) return std::nullopt;
  Draft asked = draft;
  if (expand_reversal(asked)) return std::nullopt;
  return proposed_as(asked);
}

Fate Batch::propose(const Draft& asked, std::int64_t at_us) {
  if (auto fate = proposed_as(asked)) return std::move(*fate);
  if (!sign_)
    return std::unexpected(words::Refusals{{"second-person-unsigned", {{"kind", std::string(kind_of(asked.body))}}}});
  chart::Proposal proposal{.proposed = asked.key, .draft = {}, .signature = {}};
  encode(proposal.draft.bytes, asked, 0);
  const auto signature = sign_(rules::proposal_statement(facts_.book(), proposal.draft));
  if (!signature) return std::unexpected(words::Refusals{signature.error()});
  proposal.signature = *signature;
  const Draft draft{"proposal:" + asked.key, asked.by, asked.date, asked.doc, std::move(proposal)};
  Fate fate = take_whole(draft, draft, at_us);
  if (fate) fate->proposed = true;
  return fate;
}

// An approval and what it approves are taken together or not at all.
Fate Batch::take_approval(const Draft& draft, std::int64_t at_us) {
  const std::string& proposed = std::get<chart::Approval>(draft.body).proposed;
  const Head head = head_;
  const journal::Tree tree = tree_;
  const bool touched = touched_;
  Fate fate = take_whole(draft, draft, at_us);
  if (!fate || fate->already || std::get<chart::Approval>(draft.body).decision == chart::Decision::rejected)
    return fate;
  std::optional<Draft> approved = draft_proposed(draft);
  assert(approved);
  Draft& inner = *approved;
  words::Refusals refusals;
  if (auto incomplete = complete(inner)) {
    refusals = std::move(*incomplete);
  } else {
    refusals = decide(inner, at_us, rules::Consent::given);
  }
  if (refusals.empty()) {
    std::string body;
    encode(body, inner, at_us);
    stage(inner, hash_key(inner.key), at_us, body);
    return fate;
  }
  head_ = head;
  tree_ = tree;
  touched_ = touched;
  page_.bytes.resize(page_.offsets.back());
  page_.offsets.pop_back();
  page_.keys.erase(hash_key(draft.key));
  page_.others.pop_back();
  facts_.shelf<chart::Approval>().take_back(proposed);
  return std::unexpected(std::move(refusals));
}

// Whether a record is the one that the record before it approved, as far as that left it open.
words::Refusals Batch::check_approved(Draft approved, const Draft& draft, std::string_view body, std::int64_t at_us) {
  std::string encoded;
  if (draft.key == approved.key && !complete(approved)) encode(encoded, approved, at_us);
  if (encoded == body) return {};
  return {{"approved-otherwise", {{"record", head_.size + 1}}}};
}

words::Refusals Batch::replay(Draft draft, std::int64_t at_us, std::string_view body) {
  // A reversal's lines follow from its original, a closing's seal from the book: others were not written by this door.
  if (auto refusals = complete(draft)) return std::move(*refusals);
  static thread_local std::string encoded;
  encoded.clear();
  encode(encoded, draft, at_us);
  if (encoded != body) return {{"record-altered", {{"record", head_.size + 1}}}};
  auto consent = rules::Consent::none;
  if (Awaited approved = std::exchange(awaited_, std::nullopt)) {
    if (auto refusals = check_approved(*std::move(approved), draft, body, at_us); !refusals.empty()) return refusals;
    consent = rules::Consent::given;
  }
  if (auto refusals = decide(draft, at_us, consent); !refusals.empty()) return refusals;
  stage(draft, hash_key(draft.key), at_us, body);
  const auto* approval = std::get_if<chart::Approval>(&draft.body);
  if (approval != nullptr && approval->decision == chart::Decision::approved) awaited_ = draft_proposed(draft);
  return {};
}

// What was taken since the last page; the facts count as stored from here on.
std::shared_ptr<const Page> Batch::take_page() {
  keys_ahead_.clear();  // the page before this one, which they say nothing of, is out of sight now
  head_.root = tree_.root();
  head_.next_lot = facts_.next_lot();
  head_.next_account = facts_.next_account();
  page_.tiles = tree_.take_completed();
  page_.money = facts_.hand_over();
  page_.head = head_;
  written_ += page_.records();
  behind_ = std::make_shared<const Page>(std::exchange(page_, {}));
  page_.first_record = head_.size + 1;
  page_.bytes.reserve(behind_->bytes.size());  // the next is about as large
  page_.offsets.reserve(behind_->offsets.size());
  page_.keys.reserve(behind_->keys.size());
  return behind_;
}

void Batch::write(bool projections_only) {
  store_.write(*take_page(), projections_only);
  touched_ = false;
}

void Batch::look_ahead(std::span<const Draft> next) {
  keys_ahead_.clear();
  if (keys_ == Keys::all_new || !store_.is_writing_behind()) return;
  const Store::Reading reading(store_);
  for (const Draft& draft : next) {
    const KeyHash key = hash_key(draft.key);
    keys_ahead_.emplace(key, record_of(key));
  }
}

void Batch::turn_page(bool projections_only, std::size_t full, std::size_t most) {
  if (door_ == Door::trial || page_.records() < full) return;
  if (facts_.size() <= most) {
    store_.write_behind(take_page(), projections_only);
    return;
  }
  store_.write(*take_page(), projections_only);
  store_.set_past(Past::mixed);
  facts_.reset(head_.next_lot, head_.next_account);
  loader_.load_rules();
}

}  // namespace tungdong::book
