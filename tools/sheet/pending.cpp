#include "tools/sheet/pending.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "ledger/journal/sha256.hpp"
#include "ledger/rules/body.hpp"
#include "tools/sheet/line.hpp"

namespace tungdong::tools {

namespace {

struct Heading {
  std::string key;
  record::Date date;
  std::string doc;
};

Heading read_heading(std::string_view kind, const Cells& cells, words::Refusals& refusals) {
  Heading heading{std::string(cells["_key"]), {}, std::string(cells["doc"])};
  if (cells["date"].empty()) refusals.push_back(record::field_missing(kind, "date"));
  read_cell(kind, "date", cells["date"], {}, heading.date, refusals);
  return heading;
}

// Every column is one that the kind knows, and every required one is there.
bool check_header(std::string_view kind, Sheet& sheet) {
  const auto known = kind.empty() ? std::vector<std::string>{} : columns_of(kind);
  const auto complain = [&](words::Refusal refusal) {
    sheet.complaints.push_back({sheet.file, 1, "", std::move(refusal)});
    return false;
  };
  if (known.empty()) return complain({"csv-unknown-kind", {{"file", sheet.file}}});
  bool good = true;
  for (const std::string& column : sheet.header)
    if (std::ranges::find(known, column) == known.end())
      good = complain({"csv-unknown-column", {{"column", column}, {"kind", std::string(kind)}}});
  if (const auto twice = column_twice(sheet)) good = complain({"csv-column-twice", {{"column", *twice}}});
  if (std::ranges::find(sheet.header, "date") == sheet.header.end())
    good = complain({"csv-missing-column", {{"column", std::string("date")}, {"kind", std::string(kind)}}});
  return good;
}

class SheetReader {
 public:
  SheetReader(std::string_view kind, Sheet& sheet, std::size_t number, const NumberForm& form, const std::string& by,
              const RowRefusals& found, Kept kept)
      : kind_(kind), sheet_(sheet), number_(number), form_(form), by_(by), found_(found), kept_(kept) {}

  Pending run() {
    if (!check_header(kind_, sheet_)) return {};
    pending_.drafts.reserve(sheet_.rows.size());
    pending_.origins.reserve(sheet_.rows.size());
    for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
      const Cells cells(sheet_.header, sheet_.rows[i].cells);
      if (kind_ == rules::Entry::kind)
        line(cells, i);
      else
        record(cells, i);
      if (kept_ == Kept::nothing) std::vector<std::string>().swap(sheet_.rows[i].cells);
    }
    drop_broken_entries();
    give_keys();
    return std::move(pending_);
  }

 private:
  bool sound(const words::Refusals& refusals, std::size_t row) {
    for (const words::Refusal& refusal : refusals) {
      std::string column;
      for (const auto& [name, value] : refusal.args)
        if (name == "field") column = std::get<std::string>(value);
      sheet_.complaints.push_back({sheet_.file, sheet_.rows[row].number, column, refusal});
    }
    if (!refusals.empty()) sheet_.broken.push_back(sheet_.rows[row]);
    return refusals.empty();
  }

  words::Refusals found(std::size_t row) const {
    const auto refusals = found_.find(row);
    return refusals == found_.end() ? words::Refusals{} : refusals->second;
  }

  void record(const Cells& cells, std::size_t row) {
    words::Refusals refusals = found(row);
    Heading heading = read_heading(kind_, cells, refusals);
    auto body = read_body(kind_, cells, form_);
    if (!body) refusals.insert(refusals.end(), body.error().begin(), body.error().end());
    if (!sound(refusals, row)) return;
    pending_.add({heading.key, by_, heading.date, heading.doc, std::move(*body)}, {number_, {row}});
  }

  void line(const Cells& cells, std::size_t row) {
    words::Refusals refusals = found(row);
    Heading heading = read_heading(kind_, cells, refusals);
    auto line = read_line(cells, form_);
    if (!line) refusals.insert(refusals.end(), line.error().begin(), line.error().end());
    std::optional<std::int64_t> part;
    read_cell(kind_, "part", cells["part"], form_, part, refusals);
    const std::string group(cells["entry"]);
    const auto known = group.empty() ? groups_.end() : groups_.find(group);
    if (known != groups_.end()) {
      const book::Draft& draft = pending_.drafts[known->second];
      if (draft.date != heading.date || draft.doc != heading.doc)
        refusals.push_back({"entry-rows-differ", {{"entry", group}}});
    }
    if (!sound(refusals, row)) {
      if (!group.empty()) broken_groups_.push_back(group);
      return;
    }
    if (known != groups_.end()) {
      std::get<rules::Entry>(pending_.drafts[known->second].body).lines.push_back(std::move(*line));
      pending_.origins[known->second].rows.push_back(row);
      return;
    }
    rules::Entry entry;
    entry.part = part;
    entry.lines.push_back(std::move(*line));
    if (!group.empty()) groups_.emplace(group, pending_.size());
    pending_.add({heading.key, by_, heading.date, heading.doc, std::move(entry)}, {number_, {row}});
  }

  // An entry of which a row is broken is not entered with the others alone.
  void drop_broken_entries() {
    std::vector<std::size_t> dropped;
    for (const std::string& group : broken_groups_)
      if (const auto known = groups_.find(group); known != groups_.end()) dropped.push_back(known->second);
    std::ranges::sort(dropped, std::greater{});
    dropped.erase(std::unique(dropped.begin(), dropped.end()), dropped.end());
    for (const std::size_t index : dropped) {
      for (const std::size_t row : pending_.origins[index].rows) sheet_.broken.push_back(sheet_.rows[row]);
      pending_.erase(index);
    }
  }

  void give_keys() {
    std::unordered_map<std::string, std::int64_t> occurrences;
    for (book::Draft& draft : pending_.drafts) {
      if (!draft.key.empty()) continue;
      const std::string content = content_key(draft, 0);
      draft.key = content_key(draft, ++occurrences[content]);
    }
  }

  std::string_view kind_;
  Sheet& sheet_;
  std::size_t number_;
  const NumberForm& form_;
  const std::string& by_;
  const RowRefusals& found_;
  Kept kept_;
  Pending pending_;
  std::map<std::string, std::size_t> groups_;
  std::vector<std::string> broken_groups_;
};

// Which records of the same kind a record refers to.
std::vector<std::string> own_references(const rules::Body& body) {
  if (const auto* unit = std::get_if<chart::Unit>(&body)) return {unit->parent};
  if (const auto* component = std::get_if<chart::Component>(&body)) return {component->parent};
  if (const auto* document = std::get_if<chart::Document>(&body)) return {document->supersedes};
  if (const auto* figure = std::get_if<results::Figure>(&body)) return {figure->part_of, figure->beside};
  return {};
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

using Drafts = std::vector<book::Draft>;

// Moves what stands at order[i] to i, in place.
void arrange(Pending& pending, std::vector<std::size_t>& order) {
  const auto move = [&](std::size_t from, std::size_t to) {
    pending.drafts[to] = std::move(pending.drafts[from]);
    pending.origins[to] = std::move(pending.origins[from]);
  };
  for (std::size_t start = 0; start < order.size(); ++start) {
    if (order[start] == start) continue;
    book::Draft draft = std::move(pending.drafts[start]);
    Origin origin = std::move(pending.origins[start]);
    std::size_t at = start;
    while (order[at] != start) {
      move(order[at], at);
      at = std::exchange(order[at], at);
    }
    pending.drafts[at] = std::move(draft);
    pending.origins[at] = std::move(origin);
    order[at] = at;
  }
}

// Puts each record of a kind behind those that it refers to; otherwise the order stays.
void refer_backwards(const Drafts& drafts, std::span<std::size_t> order) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < order.size(); ++i) by_key[own_key(drafts[order[i]].body)].push_back(i);
  std::vector<std::size_t> placed;
  placed.reserve(order.size());
  enum class State : std::uint8_t { untouched, under_way, done };  // a circle ends here: the rules refuse it
  std::vector<State> states(order.size());
  std::vector<std::size_t> open;  // how deep it goes is a matter of the file: nothing here calls itself
  for (std::size_t i = 0; i < order.size(); ++i) {
    open.push_back(i);
    while (!open.empty()) {
      const std::size_t at = open.back();
      State& state = states[at];
      if (state == State::untouched) {
        state = State::under_way;
        for (const std::string& reference : own_references(drafts[order[at]].body) | std::views::reverse)
          if (const auto found = by_key.find(reference); !reference.empty() && found != by_key.end())
            if (states[found->second.front()] == State::untouched) open.push_back(found->second.front());
        continue;
      }
      open.pop_back();
      if (state == State::done) continue;
      state = State::done;
      placed.push_back(order[at]);
    }
  }
  std::ranges::copy(placed, order.begin());
}

const rules::Line* first_line(const rules::Body& body) {
  const auto* entry = std::get_if<rules::Entry>(&body);
  return entry == nullptr || entry->lines.empty() ? nullptr : &entry->lines.front();
}

// Money goes down a ladder of units, and may take several steps on one day: sent to a province, received, sent on.
constexpr bool is_step(rules::Kind kind) {
  return kind == rules::Kind::allot || kind == rules::Kind::send || kind == rules::Kind::receive;
}

// Where an entry stands in the life of a đồng; all steps down the ladder are one place in it.
rules::Kind place_in_life(const rules::Body& body) {
  const rules::Line* line = first_line(body);
  if (line == nullptr) return rules::Kind::open;
  return is_step(line->kind) ? rules::Kind::allot : line->kind;
}

// Puts the steps of one day into the order of the ladder: each after those that bring to where it takes from.
void down_the_ladder(const Drafts& drafts, std::span<std::size_t> steps) {
  std::map<chart::Stand, std::set<chart::Stand>> givers;
  for (const std::size_t step : steps)
    for (const rules::Line& line : std::get<rules::Entry>(drafts[step].body).lines) givers[line.to].insert(line.from);
  static const std::set<chart::Stand> none;
  const auto givers_of = [&](const chart::Stand& stand) -> const std::set<chart::Stand>& {
    const auto found = givers.find(stand);
    return found == givers.end() ? none : found->second;
  };
  std::map<chart::Stand, std::optional<int>> rungs;  // without a number: under way, where a circle ends
  const auto rung = [&](const chart::Stand& asked) {
    std::vector<const chart::Stand*> open{&asked};
    while (!open.empty()) {
      const auto& before = givers_of(*open.back());
      const auto [known, fresh] = rungs.try_emplace(*open.back());
      if (fresh) {
        for (const chart::Stand& giver : before)
          if (!rungs.contains(giver)) open.push_back(&giver);
        continue;
      }
      open.pop_back();
      if (known->second) continue;
      int highest = 0;
      for (const chart::Stand& giver : before) highest = std::max(highest, rungs.at(giver).value_or(0) + 1);
      known->second = highest;
    }
    return rungs.at(asked).value_or(0);
  };
  std::vector<std::pair<int, std::size_t>> places;
  places.reserve(steps.size());
  for (const std::size_t step : steps) places.emplace_back(rung(first_line(drafts[step].body)->from), step);
  std::ranges::stable_sort(places, {}, &std::pair<int, std::size_t>::first);
  std::ranges::transform(places, steps.begin(), &std::pair<int, std::size_t>::second);
}

}  // namespace

std::string kind_of_sheet(const Sheet& sheet) {
  std::string kind = kind_in_name(sheet.file);
  const auto has = [&](std::string_view column) {
    return std::ranges::find(sheet.header, column) != sheet.header.end();
  };
  return kind.empty() && has("kind") && has("amount") ? std::string(rules::Entry::kind) : kind;
}

std::expected<rules::Body, words::Refusals> read_body(std::string_view kind, const Cells& cells,
                                                      const NumberForm& form) {
  std::optional<rules::Body> body;
  words::Refusals refusals;
  rules::for_each_kind([&]<class T>() {
    if constexpr (!std::is_same_v<T, rules::Entry>) {
      if (T::kind != kind) return;
      T value;
      T::fields([&](std::string_view name, auto member, record::Need need) {
        const std::string_view text = cells[name];
        if (text.empty() && need != record::Need::optional) refusals.push_back(record::field_missing(kind, name));
        read_cell(kind, name, text, form, value.*member, refusals);
      });
      body = std::move(value);
    }
  });
  if (!body) refusals.push_back({"record-kind", {{"kind", std::string(kind)}}});
  if (!refusals.empty()) return std::unexpected(std::move(refusals));
  return std::move(*body);
}

std::string content_key(const book::Draft& draft, std::int64_t occurrence) {
  std::string content;
  book::encode(content, {"-", "-", draft.date, draft.doc, draft.body}, 0);
  return fmt::format("{}#{}", journal::hex(journal::sha256(content)).substr(0, 32), occurrence);
}

void Pending::add(book::Draft draft, Origin origin) {
  drafts.push_back(std::move(draft));
  origins.push_back(std::move(origin));
}

void Pending::add(Pending more) {
  if (drafts.empty()) {
    *this = std::move(more);
    return;
  }
  std::ranges::move(more.drafts, std::back_inserter(drafts));
  std::ranges::move(more.origins, std::back_inserter(origins));
}

void Pending::erase(std::size_t place) {
  drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(place));
  origins.erase(origins.begin() + static_cast<std::ptrdiff_t>(place));
}

Pending read_sheet(std::string_view kind, Sheet& sheet, std::size_t number, const NumberForm& form,
                   const std::string& by, const RowRefusals& found, Kept kept) {
  return SheetReader(kind, sheet, number, form, by, found, kept).run();
}

void put_in_order(Pending& pending) {
  const Drafts& drafts = pending.drafts;
  // By kind, date and place in life, else as they came; apart from the drafts, among which looking takes long.
  std::vector<std::tuple<std::size_t, record::Date, rules::Kind, std::size_t>> places;
  places.reserve(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    places.emplace_back(drafts[i].body.index(), drafts[i].date, place_in_life(drafts[i].body), i);
  std::ranges::sort(places);
  std::vector<std::size_t> order(places.size());
  std::ranges::transform(places, order.begin(), [](const auto& place) { return std::get<3>(place); });
  // Calls `put(part)` for each part of the order whose drafts belong together.
  const auto for_each_part = [&](auto&& together, auto&& put) {
    for (auto first = order.begin(); first != order.end();) {
      const book::Draft& draft = drafts[*first];
      const auto last = std::find_if(first, order.end(), [&](std::size_t i) { return !together(draft, drafts[i]); });
      put(std::span(first, last));
      first = last;
    }
  };
  for_each_part([](const book::Draft& one, const book::Draft& other) { return one.body.index() == other.body.index(); },
                [&](std::span<std::size_t> part) {
                  if (!own_references(drafts[part.front()].body).empty()) refer_backwards(drafts, part);
                });
  const auto is_a_step_down = [](const book::Draft& draft) {
    const rules::Line* line = first_line(draft.body);
    return line != nullptr && is_step(line->kind);
  };
  for_each_part(
      [&](const book::Draft& one, const book::Draft& other) {
        return is_a_step_down(one) == is_a_step_down(other) && one.date == other.date;
      },
      [&](std::span<std::size_t> part) {
        if (is_a_step_down(drafts[part.front()])) down_the_ladder(drafts, part);
      });
  arrange(pending, order);
}

}  // namespace tungdong::tools
