#include "tools/sheet/reading.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ledger/journal/sha256.hpp"
#include "ledger/rules/body.hpp"
#include "tools/sheet/columns.hpp"
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

void take_over(words::Refusals& refusals, words::Refusals more) {
  refusals.insert(refusals.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
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
  if (!body || !refusals.empty()) return std::unexpected(std::move(refusals));
  return std::move(*body);
}

void TornSearch::add(std::string_view entry) {
  if (entry.empty()) {
    last_.reset();
    return;
  }
  const std::size_t hash = std::hash<std::string_view>{}(entry);
  if (last_ != hash) begun_.push_back(hash);
  last_ = hash;
}

Torn TornSearch::found() && {
  std::ranges::sort(begun_);
  Torn torn;
  for (auto at = begun_.begin(); (at = std::adjacent_find(at, begun_.end())) != begun_.end(); ++at) torn.insert(*at);
  return torn;
}

Reading::Reading(std::string_view kind, Sheet& sheet, const NumberForm& form, std::string by, Take take, Mend mend,
                 Torn torn)
    : kind_(kind),
      sheet_(sheet),
      form_(form),
      by_(std::move(by)),
      take_(std::move(take)),
      mend_(std::move(mend)),
      torn_(std::move(torn)) {}

// Every column is one that the kind knows, and every required one is there.
bool Reading::check_header() {
  const auto known = kind_.empty() ? std::vector<std::string>{} : columns_of(kind_);
  const auto complain = [&](words::Refusal refusal) {
    sheet_.complaints.push_back({sheet_.file, 1, "", std::move(refusal)});
    return false;
  };
  if (known.empty()) return complain({"csv-unknown-kind", {{"file", sheet_.file}}});
  bool good = true;
  for (const std::string& column : sheet_.header)
    if (std::ranges::find(known, column) == known.end())
      good = complain({"csv-unknown-column", {{"column", column}, {"kind", std::string(kind_)}}});
  if (const auto twice = column_twice(sheet_)) good = complain({"csv-column-twice", {{"column", *twice}}});
  if (std::ranges::find(sheet_.header, "date") == sheet_.header.end())
    good = complain({"csv-missing-column", {{"column", std::string("date")}, {"kind", std::string(kind_)}}});
  return good;
}

void Reading::add(Row row) {
  if (!good_header_) good_header_ = check_header();
  const std::size_t place = place_++;
  if (!*good_header_) return;
  words::Refusals refusals = mend_ ? mend_(row) : words::Refusals{};
  if (kind_ == rules::Entry::kind)
    add_line(std::move(row), place, std::move(refusals));
  else
    add_record(std::move(row), place, std::move(refusals));
}

void Reading::finish() {
  if (!good_header_) good_header_ = check_header();
  close_open();
  for (auto& [group, open] : torn_open_) close(std::move(open));
  torn_open_.clear();
  std::ranges::move(dropped_, std::back_inserter(sheet_.broken));
  dropped_.clear();
}

bool Reading::sound(const words::Refusals& refusals, const Row& row) {
  for (const words::Refusal& refusal : refusals) {
    std::string column;
    for (const auto& [name, value] : refusal.args)
      if (name == "field") column = std::get<std::string>(value);
    sheet_.complaints.push_back({sheet_.file, row.number, column, refusal});
  }
  return refusals.empty();
}

void Reading::add_record(Row row, std::size_t place, words::Refusals refusals) {
  const Cells cells(sheet_.header, row.cells);
  Heading heading = read_heading(kind_, cells, refusals);
  auto body = read_body(kind_, cells, form_);
  if (!body) take_over(refusals, std::move(body.error()));
  if (!sound(refusals, row)) {
    sheet_.broken.push_back(std::move(row));
    return;
  }
  Brought brought{{std::move(heading.key), by_, heading.date, std::move(heading.doc), std::move(*body)}, {}, {place}};
  brought.rows.push_back(std::move(row));
  take_(std::move(brought));
}

// An entry of which a row is broken is not entered with the others alone.
void Reading::close(OpenEntry open) {
  if (!open.broken) return take_(std::move(open.brought));
  std::ranges::move(open.brought.rows, std::back_inserter(dropped_));
}

void Reading::close_open() {
  if (!open_) return;
  OpenEntry open = std::move(*open_);
  open_.reset();
  close(std::move(open));
}

void Reading::add_line(Row row, std::size_t place, words::Refusals refusals) {
  const Cells cells(sheet_.header, row.cells);
  Heading heading = read_heading(kind_, cells, refusals);
  auto line = read_line(cells, form_);
  if (!line) take_over(refusals, std::move(line.error()));
  std::optional<std::int64_t> part;
  read_cell(kind_, "part", cells["part"], form_, part, refusals);
  const std::string group(cells["entry"]);

  // Which entry it is of: the one that is open, one that is torn, or one that begins here.
  const bool torn = !group.empty() && torn_.contains(std::hash<std::string_view>{}(group));
  if (group.empty() || torn || group != group_) close_open();
  OpenEntry alone;
  OpenEntry& open = torn ? torn_open_[group] : group.empty() ? alone : open_ ? *open_ : open_.emplace();
  group_ = group;

  book::Draft& draft = open.brought.draft;
  const bool first = open.brought.rows.empty();
  if (!first && (draft.date != heading.date || draft.doc != heading.doc))
    refusals.push_back({"entry-rows-differ", {{"entry", group}}});
  if (!sound(refusals, row)) {
    open.broken = true;
    sheet_.broken.push_back(std::move(row));
    return;
  }
  if (first) {
    rules::Entry entry;
    entry.part = part;
    draft = {std::move(heading.key), by_, heading.date, std::move(heading.doc), std::move(entry)};
  }
  std::get<rules::Entry>(draft.body).lines.push_back(std::move(*line));
  open.brought.rows.push_back(std::move(row));
  open.brought.places.push_back(place);
  if (group.empty()) take_(std::move(alone.brought));
}

std::vector<Brought> read_sheet(std::string_view kind, Sheet& sheet, const NumberForm& form, const std::string& by,
                                const Reading::Mend& mend) {
  TornSearch search;
  for (const Row& row : sheet.rows) search.add(Cells(sheet.header, row.cells)["entry"]);
  std::vector<Brought> all;
  Reading reading(
      kind, sheet, form, by, [&](Brought brought) { all.push_back(std::move(brought)); }, mend,
      std::move(search).found());
  for (const Row& row : sheet.rows) reading.add(row);
  reading.finish();
  return all;
}

book::Draft read_again(std::string_view kind, const std::vector<std::string>& header, const std::vector<Row>& rows,
                       const NumberForm& form, const std::string& by) {
  words::Refusals refusals;
  book::Draft draft;
  for (const Row& row : rows) {
    const Cells cells(header, row.cells);
    if (&row == &rows.front()) {
      Heading heading = read_heading(kind, cells, refusals);
      draft = {std::move(heading.key), by, heading.date, std::move(heading.doc), {}};
      if (kind != rules::Entry::kind) {
        draft.body = read_body(kind, cells, form).value();
        continue;
      }
      read_cell(kind, "part", cells["part"], form, draft.body.emplace<rules::Entry>().part, refusals);
    }
    std::get<rules::Entry>(draft.body).lines.push_back(read_line(cells, form).value());
  }
  return draft;
}

std::string content_of(const book::Draft& draft) {
  std::string content;
  book::encode(content, {"-", "-", draft.date, draft.doc, draft.body}, 0);
  return journal::hex(journal::sha256(content)).substr(0, 32);
}

std::string content_key(std::string_view content, std::int64_t occurrence) {
  return fmt::format("{}#{}", content, occurrence);
}

}  // namespace tungdong::tools
