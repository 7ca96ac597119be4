#include "tools/sheet/pending.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
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
              const RowRefusals& found)
      : kind_(kind), sheet_(sheet), number_(number), form_(form), by_(by), found_(found) {}

  std::vector<Pending> run() {
    if (!check_header(kind_, sheet_)) return {};
    pending_.reserve(sheet_.rows.size());
    for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
      const Cells cells(sheet_.header, sheet_.rows[i].cells);
      if (kind_ == rules::Entry::kind)
        line(cells, i);
      else
        record(cells, i);
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
    pending_.push_back({{heading.key, by_, heading.date, heading.doc, std::move(*body)}, number_, {row}});
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
      const book::Draft& draft = pending_[known->second].draft;
      if (draft.date != heading.date || draft.doc != heading.doc)
        refusals.push_back({"entry-rows-differ", {{"entry", group}}});
    }
    if (!sound(refusals, row)) {
      if (!group.empty()) broken_groups_.push_back(group);
      return;
    }
    if (known != groups_.end()) {
      std::get<rules::Entry>(pending_[known->second].draft.body).lines.push_back(std::move(*line));
      pending_[known->second].rows.push_back(row);
      return;
    }
    rules::Entry entry;
    entry.part = part;
    entry.lines.push_back(std::move(*line));
    if (!group.empty()) groups_.emplace(group, pending_.size());
    pending_.push_back({{heading.key, by_, heading.date, heading.doc, std::move(entry)}, number_, {row}});
  }

  // An entry of which a row is broken is not entered with the others alone.
  void drop_broken_entries() {
    std::vector<std::size_t> dropped;
    for (const std::string& group : broken_groups_)
      if (const auto known = groups_.find(group); known != groups_.end()) dropped.push_back(known->second);
    std::ranges::sort(dropped, std::greater{});
    dropped.erase(std::unique(dropped.begin(), dropped.end()), dropped.end());
    for (const std::size_t index : dropped) {
      for (const std::size_t row : pending_[index].rows) sheet_.broken.push_back(sheet_.rows[row]);
      pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(index));
    }
  }

  void give_keys() {
    std::unordered_map<std::string, std::int64_t> occurrences;
    for (Pending& one : pending_) {
      if (!one.draft.key.empty()) continue;
      const std::string content = content_key(one.draft, 0);
      one.draft.key = content_key(one.draft, ++occurrences[content]);
    }
  }

  std::string_view kind_;
  Sheet& sheet_;
  std::size_t number_;
  const NumberForm& form_;
  const std::string& by_;
  const RowRefusals& found_;
  std::vector<Pending> pending_;
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

// Moves what stands at order[i] to i, in place: drafts are large, and there may be many.
void arrange(std::span<Pending> pending, std::vector<std::size_t>& order) {
  for (std::size_t start = 0; start < order.size(); ++start) {
    if (order[start] == start) continue;
    Pending first = std::move(pending[start]);
    std::size_t at = start;
    while (order[at] != start) {
      pending[at] = std::move(pending[order[at]]);
      at = std::exchange(order[at], at);
    }
    pending[at] = std::move(first);
    order[at] = at;
  }
}

// Moves each record behind those of its kind that it refers to; otherwise the order stays.
void refer_backwards(std::span<Pending> group) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < group.size(); ++i) by_key[own_key(group[i].draft.body)].push_back(i);
  std::vector<std::size_t> order;
  std::vector<char> state(group.size(), 0);  // 0 untouched, 1 under way (a circle, which the rules refuse), 2 placed
  const auto place = [&](auto&& self, std::size_t i) -> void {
    if (state[i] != 0) return;
    state[i] = 1;
    for (const std::string& reference : own_references(group[i].draft.body))
      if (const auto found = by_key.find(reference); !reference.empty() && found != by_key.end())
        self(self, found->second.front());
    state[i] = 2;
    order.push_back(i);
  };
  for (std::size_t i = 0; i < group.size(); ++i) place(place, i);
  arrange(group, order);
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
void down_the_ladder(std::span<Pending> steps) {
  std::map<std::string, std::set<std::string>> givers;
  for (const Pending& one : steps)
    for (const rules::Line& line : std::get<rules::Entry>(one.draft.body).lines)
      givers[line.to.text()].insert(line.from.text());
  std::map<std::string, int> rungs;
  const auto rung = [&](auto&& self, const std::string& stand) -> int {
    auto [known, is_new] = rungs.try_emplace(stand, 0);  // a circle ends here: the rules decide
    if (!is_new) return known->second;
    int highest = 0;
    if (const auto found = givers.find(stand); found != givers.end())
      for (const std::string& giver : found->second) highest = std::max(highest, self(self, giver) + 1);
    return rungs[stand] = highest;
  };
  std::vector<std::size_t> order(steps.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<int> places;
  for (const Pending& one : steps) places.push_back(rung(rung, first_line(one.draft.body)->from.text()));
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
  arrange(steps, order);
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

std::vector<Pending> read_sheet(std::string_view kind, Sheet& sheet, std::size_t number, const NumberForm& form,
                                const std::string& by, const RowRefusals& found) {
  return SheetReader(kind, sheet, number, form, by, found).run();
}

void put_in_order(std::vector<Pending>& pending) {
  std::vector<std::size_t> order(pending.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) {
    const book::Draft& draft = pending[i].draft;
    return std::tuple(draft.body.index(), draft.date, place_in_life(draft.body));
  });
  arrange(pending, order);
  for (std::size_t first = 0; first < pending.size();) {
    const std::size_t kind = pending[first].draft.body.index();
    std::size_t last = first;
    while (last < pending.size() && pending[last].draft.body.index() == kind) ++last;
    if (!own_references(pending[first].draft.body).empty())
      refer_backwards(std::span(pending).subspan(first, last - first));
    first = last;
  }
  const auto is_a_step = [](const Pending& one) {
    const rules::Line* line = first_line(one.draft.body);
    return line != nullptr && is_step(line->kind);
  };
  for (std::size_t first = 0; first < pending.size();) {
    std::size_t last = first;
    while (last < pending.size() && is_a_step(pending[last]) && pending[last].draft.date == pending[first].draft.date)
      ++last;
    down_the_ladder(std::span(pending).subspan(first, last - first));
    first = std::max(last, first + 1);
  }
}

}  // namespace tungdong::tools
