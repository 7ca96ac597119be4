#include "tools/sheet/waiting.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

#include "tools/sheet/packed.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t most_keys = 64;

std::vector<Row> rows_of(std::string_view in, std::size_t columns) {
  std::vector<Row> rows;
  rows.reserve(unpack<std::uint32_t>(in));
  while (!in.empty()) rows.push_back(unpack_row(in, columns));
  return rows;
}

// Which records of the same kind a record refers to.
std::vector<std::string> own_references(const rules::Body& body) {
  if (const auto* unit = std::get_if<chart::Unit>(&body)) return {unit->parent};
  if (const auto* component = std::get_if<chart::Component>(&body)) return {component->parent};
  if (const auto* document = std::get_if<chart::Document>(&body)) return {document->supersedes};
  if (const auto* figure = std::get_if<results::Figure>(&body)) return {figure->part_of, figure->beside};
  return {};
}

bool refers_to_its_own(std::size_t kind) {
  static const std::array kinds{rules::Body(chart::Unit{}).index(), rules::Body(chart::Component{}).index(),
                                rules::Body(chart::Document{}).index(), rules::Body(results::Figure{}).index()};
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::string own_key(const rules::Body& body) {
  return std::visit(
      [](const auto& value) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, rules::Entry>)
          return std::string();
        else
          return record::key_of(value);
      },
      body);
}

// The order in which each comes after those of its kind that it refers to; otherwise it stays.
std::vector<std::size_t> referring_backwards(const std::vector<const rules::Body*>& bodies) {
  std::unordered_map<std::string, std::size_t> first_by_key;
  for (std::size_t i = 0; i < bodies.size(); ++i) first_by_key.try_emplace(own_key(*bodies[i]), i);
  std::vector<std::size_t> placed;
  placed.reserve(bodies.size());
  enum class State : std::uint8_t { untouched, under_way, done };  // a circle ends here: the rules refuse it
  std::vector<State> states(bodies.size());
  std::vector<std::size_t> open;  // how deep it goes is a matter of the file: nothing here calls itself
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    open.push_back(i);
    while (!open.empty()) {
      const std::size_t at = open.back();
      State& state = states[at];
      if (state == State::untouched) {
        state = State::under_way;
        for (const std::string& reference : own_references(*bodies[at]) | std::views::reverse)
          if (const auto found = first_by_key.find(reference); !reference.empty() && found != first_by_key.end())
            if (states[found->second] == State::untouched) open.push_back(found->second);
        continue;
      }
      open.pop_back();
      if (state == State::done) continue;
      state = State::done;
      placed.push_back(at);
    }
  }
  return placed;
}

const std::size_t entries = rules::Body(rules::Entry{}).index();
constexpr auto steps_down = static_cast<std::uint32_t>(rules::Kind::allot);

// Where a draft stands in the life of a đồng; all steps down the ladder are one place in it.
std::uint32_t place_in_life(const book::Draft& draft) {
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry == nullptr) return 0;
  const rules::Kind kind = entry->lines.front().kind;
  const bool step = kind == rules::Kind::allot || kind == rules::Kind::send || kind == rules::Kind::receive;
  return step ? steps_down : static_cast<std::uint32_t>(kind);
}

bool same_kind(const Place& one, const Place& other) {
  return one.kind == other.kind;
}
bool same_step(const Place& one, const Place& other) {
  return same_kind(one, other) && one.day == other.day && one.step == other.step;
}

}  // namespace

Waiting::Waiting(std::string by, std::size_t held_bytes)
    : by_(std::move(by)), held_bytes_(held_bytes), spool_(held_bytes) {}

void Waiting::open_sheet(std::string kind, const std::vector<std::string>& header, const NumberForm& form) {
  sheets_.push_back({.kind = std::move(kind), .header = &header, .form = form});
}

void Waiting::write(std::string& out, const Ticket& ticket, std::span<const Row> rows) {
  pack(out, ticket.sheet);
  pack(out, ticket.from);
  pack(out, ticket.has_key);
  pack(out, std::string_view(ticket.key));
  if (rows.empty()) {
    out += ticket.rows;
    return;
  }
  pack(out, static_cast<std::uint32_t>(rows.size()));
  for (const Row& row : rows) pack(out, row);
}

Waiting::Ticket Waiting::read_ticket(std::string_view bytes) {
  Ticket ticket;
  ticket.sheet = unpack<std::uint32_t>(bytes);
  ticket.from = unpack<std::uint32_t>(bytes);
  ticket.has_key = unpack<bool>(bytes);
  ticket.key = unpack_text(bytes);
  ticket.rows = bytes;
  return ticket;
}

void Waiting::note_key(std::string key) {
  if (size_ % keys_apart_ != 0) return;
  some_keys_.push_back(std::move(key));
  if (some_keys_.size() < most_keys) return;
  std::size_t at = 0;
  std::erase_if(some_keys_, [&](const std::string&) { return at++ % 2 != 0; });
  keys_apart_ *= 2;
}

void Waiting::add(const Brought& brought) {
  const auto sheet = static_cast<std::uint32_t>(sheets_.size() - 1);
  const book::Draft& draft = brought.draft;
  Ticket ticket{.sheet = sheet, .from = 0, .has_key = !draft.key.empty(), .key = draft.key, .rows = {}};
  if (draft.key.empty()) ticket.key = content_of(draft);
  const Place place{.kind = static_cast<std::uint32_t>(draft.body.index()),
                    .day = number_of(draft.date),
                    .step = place_in_life(draft),
                    .sheet = sheet,
                    .row = brought.places.front()};
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry != nullptr && place.step == steps_down) ticket.from = ladder_.add(draft.date, *entry);
  std::string bytes;
  write(bytes, ticket, brought.rows);
  spool_.add(place, bytes);
  note_key(draft.key.empty() ? content_key(ticket.key, 1) : draft.key);
  stand_together_ = stand_together_ || book::stands_with_others(draft);
  ++size_;
  ++sheets_.back().drafts;
}

void Waiting::withdraw_sheet() {
  From& sheet = sheets_.back();
  sheet.withdrawn = true;
  size_ -= std::exchange(sheet.drafts, 0);
}

void Waiting::begin() {
  spool_.begin();
  ahead_.reset();
  occurrences_.clear();
  steps_.reset();
  collected_.clear();
  drafts_.clear();
  origins_.clear();
  answered_ = 0;
  if (begun) begun();
}

// What comes next in the spool.
std::optional<Spool::Piece> Waiting::look() {
  while (!ahead_) {
    ahead_ = spool_.next();
    if (!ahead_) return std::nullopt;
    if (sheets_[ahead_->place.sheet].withdrawn) ahead_.reset();
  }
  return ahead_;
}

// Takes what was looked at, with its key.
Waiting::Ticket Waiting::take(const Spool::Piece& piece) {
  ahead_.reset();
  Ticket ticket = read_ticket(piece.bytes);
  if (ticket.has_key) return ticket;
  if (!same_step(piece.place, occurring_at_) || piece.place.sheet != occurring_at_.sheet) occurrences_.clear();
  occurring_at_ = piece.place;
  ticket.key = content_key(ticket.key, ++occurrences_[ticket.key]);
  ticket.has_key = true;
  return ticket;
}

Waiting::Ready Waiting::make(const Ticket& ticket) const {
  const From& from = sheets_[ticket.sheet];
  Origin origin{ticket.sheet, rows_of(ticket.rows, from.header->size())};
  book::Draft draft = read_again(from.kind, *from.header, origin.rows, from.form, by_);
  draft.key = ticket.key;
  return {std::move(draft), std::move(origin)};
}

void Waiting::put_down_the_ladder(const Place& first) {
  steps_ = std::make_unique<Spool>(held_bytes_);
  std::string bytes;
  while (const auto piece = look()) {
    const Place place = piece->place;
    if (!same_step(place, first)) break;
    const Ticket ticket = read_ticket(piece->bytes);
    const Place below{
        .kind = 0, .day = 0, .step = ladder_.rung(place.day, ticket.from), .sheet = place.sheet, .row = place.row};
    if (ticket.has_key) {
      steps_->add(below, piece->bytes);
      ahead_.reset();
    } else {
      bytes.clear();
      write(bytes, take(*piece), {});
      steps_->add(below, bytes);
    }
  }
  steps_->begin();
}

void Waiting::collect_kind(const Place& first) {
  std::vector<Ready> all;
  for (auto piece = look(); piece && same_kind(piece->place, first); piece = look()) all.push_back(make(take(*piece)));
  std::vector<const rules::Body*> bodies;
  bodies.reserve(all.size());
  for (const Ready& one : all) bodies.push_back(&one.draft.body);
  const auto order = referring_backwards(bodies);
  for (const std::size_t i : order | std::views::reverse) collected_.push_back(std::move(all[i]));
}

std::optional<Waiting::Ready> Waiting::next_one() {
  for (;;) {
    if (steps_) {
      if (const auto piece = steps_->next()) return make(read_ticket(piece->bytes));
      steps_.reset();
    }
    if (!collected_.empty()) {
      Ready ready = std::move(collected_.back());
      collected_.pop_back();
      return ready;
    }
    const auto piece = look();
    if (!piece) return std::nullopt;
    if (refers_to_its_own(piece->place.kind))
      collect_kind(piece->place);
    else if (piece->place.kind == entries && piece->place.step == steps_down)
      put_down_the_ladder(piece->place);
    else
      return make(take(*piece));
  }
}

std::span<const book::Draft> Waiting::next(std::size_t most) {
  drafts_.clear();
  origins_.clear();
  answered_ = 0;
  while (drafts_.size() < most) {
    auto ready = next_one();
    if (!ready) break;
    drafts_.push_back(std::move(ready->draft));
    origins_.push_back(std::move(ready->origin));
  }
  return drafts_;
}

void Waiting::tell(const book::Fate& fate) {
  if (told) told(origins_[answered_], drafts_[answered_], fate);
  ++answered_;
}

}  // namespace tungdong::tools
