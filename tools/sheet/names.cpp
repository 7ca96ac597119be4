#include "tools/sheet/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ledger/chart/programme.hpp"
#include "ledger/journal/text.hpp"
#include "ledger/results/indicator.hpp"
#include "reports/nearest.hpp"
#include "tools/sheet/cell.hpp"
#include "tools/sheet/cells.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t most_said = 4;
constexpr std::array<std::string_view, register_count> register_kinds{"unit",      "project", "contract",
                                                                      "component", "source",  "indicator"};

// A column that wants a code, of every kind or of one; `list`: several, separated by '|'.
struct CodeColumn {
  std::string_view column;
  Register in;
  bool list = false;
  std::string_view kind = {};
};
constexpr CodeColumn code_columns[] = {
    {"unit", Register::unit},
    {"to_unit", Register::unit},
    {"place", Register::unit},
    {"places", Register::unit, true},
    {"parent", Register::unit, false, "unit"},
    {"successor", Register::unit, false, "succession"},
    {"project", Register::project},
    {"contract", Register::contract},
    {"component", Register::component},
    {"to_component", Register::component},
    {"parent", Register::component, false, "component"},
    {"successor", Register::component, false, "mapping"},
    {"source", Register::source, false, "entry"},
    {"indicator", Register::indicator},
};
// In these kinds `unit` is what something is measured in.
constexpr std::array<std::string_view, 2> measured{"indicator", "figure"};

bool wants_code(const CodeColumn& one, std::string_view kind) {
  if (one.column == "unit" && std::ranges::find(measured, kind) != measured.end()) return false;
  return one.kind.empty() || one.kind == kind;
}

// How units are called, where a unit does not say its type: the longer first.
constexpr std::array<std::string_view, 9> unit_types{"thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh",
                                                     "huyện",     "quận",     "phường", "xã"};

// The type that a folded name of a unit begins with, and the blank behind it.
std::size_t type_length(std::string_view folded, std::string_view type) {
  const auto begins = [&](std::string_view word) {
    const std::string with_blank = journal::fold(word) + " ";
    return folded.starts_with(with_blank) && folded.size() > with_blank.size() ? with_blank.size() : 0;
  };
  if (!type.empty()) return begins(type);
  for (const std::string_view word : unit_types)
    if (const std::size_t length = begins(word); length > 0) return length;
  return 0;
}

// Codes are of ASCII and have no blanks. A code that the book does not know is for the rules to refuse, with all else
// that is wrong with its row.
bool looks_like_code(std::string_view text) {
  return journal::is_ascii(text) && text.find(' ') == std::string_view::npos;
}

bool in_force(const std::optional<record::Date>& from, const std::optional<record::Date>& until, record::Date day) {
  return (!from || *from <= day) && (!until || day <= *until);
}

template <class T>
std::optional<record::Date> from_of(const T& value) {
  if constexpr (requires { value.from; })
    return value.from;
  else
    return std::nullopt;
}
template <class T>
std::optional<record::Date> until_of(const T& value) {
  if constexpr (requires { value.until; })
    return value.until;
  else
    return std::nullopt;
}

template <class Do>
void with_type(Register in, Do&& work) {
  switch (in) {
    case Register::unit:
      return work.template operator()<chart::Unit>();
    case Register::project:
      return work.template operator()<chart::Project>();
    case Register::contract:
      return work.template operator()<chart::Contract>();
    case Register::component:
      return work.template operator()<chart::Component>();
    case Register::source:
      return work.template operator()<chart::Source>();
    case Register::indicator:
      return work.template operator()<results::Indicator>();
  }
}

}  // namespace

void Names::add(std::vector<Named>& all, Named named, std::string_view type) {
  named.folded = journal::fold(named.name);
  const std::size_t length = type_length(named.folded, type);
  named.bare = named.folded.substr(length);
  if (length == 0 && !type.empty()) named.folded = journal::fold(type) + " " + named.folded;
  all.push_back(std::move(named));
}

bool Names::brought_by(std::string_view kind) {
  return std::ranges::find(register_kinds, kind) != register_kinds.end();
}

void Names::bring(std::string_view kind, const Sheet& sheet) {
  const auto found = std::ranges::find(register_kinds, kind);
  if (found == register_kinds.end()) return;
  const auto in = static_cast<std::size_t>(found - register_kinds.begin());
  for (const Row& row : sheet.rows) {
    const Cells cells(sheet.header, row.cells);
    if (cells["code"].empty()) continue;
    brought_[in].emplace(cells["code"]);
    add(brought_names_[in],
        {std::string(cells["code"]), std::string(cells["name"]), "", "", read_day(cells["from"]),
         read_day(cells["until"])},
        kind == "unit" ? cells["type"] : "");
  }
}

bool Names::is_code(Register in, const std::string& text) {
  const auto at = static_cast<std::size_t>(in);
  if (const auto known = codes_[at].find(text); known != codes_[at].end()) return known->second;
  bool is = brought_[at].contains(text);
  if (!is) with_type(in, [&]<class T>() { is = !store_.records<T>(text).empty(); });
  codes_[at].emplace(text, is);
  return is;
}

const std::vector<Names::Named>& Names::all(Register in) {
  auto& named = named_[static_cast<std::size_t>(in)];
  if (named) return *named;
  named.emplace(brought_names_[static_cast<std::size_t>(in)]);
  with_type(in, [&]<class T>() {
    for (const auto& known : store_.all<T>()) {
      std::string name;
      std::string type;
      if constexpr (requires { known.value.name; }) name = known.value.name;
      if constexpr (std::is_same_v<T, chart::Unit>) type = known.value.type;
      add(*named, {known.value.code, name, "", "", from_of(known.value), until_of(known.value)}, type);
    }
  });
  return *named;
}

std::vector<const Names::Named*> Names::called(Register in, const std::string& folded,
                                               std::optional<record::Date> day) {
  for (const auto member : {&Named::folded, &Named::bare}) {
    std::vector<const Named*> found;
    std::vector<const Named*> now;
    for (const Named& one : all(in)) {
      if (one.*member != folded) continue;
      const auto same = [&](const Named* other) { return other->code == one.code; };
      if (std::ranges::none_of(found, same)) found.push_back(&one);
      if (day && in_force(one.from, one.until, *day) && std::ranges::none_of(now, same)) now.push_back(&one);
    }
    if (!now.empty()) return now;
    if (!found.empty()) return found;
  }
  return {};
}

std::string Names::listed(const std::vector<const Named*>& some) {
  std::string list;
  for (std::size_t i = 0; i < std::min(some.size(), most_said); ++i)
    list += (i > 0 ? ", " : "") + some[i]->code + (some[i]->name.empty() ? "" : " (" + some[i]->name + ")");
  return list;
}

// Those that are nearest to what was written, by code or name.
std::vector<const Names::Named*> Names::near(Register in, const std::string& folded) {
  const std::size_t most = std::clamp<std::size_t>(folded.size() / 3, 1, 4);
  std::vector<std::pair<std::size_t, const Named*>> found;
  for (const Named& one : all(in)) {
    std::size_t far = reports::slips(folded, journal::fold(one.code));
    for (const auto member : {&Named::folded, &Named::bare})
      if (!(one.*member).empty()) far = std::min(far, reports::slips(folded, one.*member));
    if (far <= most) found.emplace_back(far, &one);
  }
  std::ranges::stable_sort(found, {}, &std::pair<std::size_t, const Named*>::first);
  std::vector<const Named*> nearest;
  for (const auto& [far, one] : found)
    if (std::ranges::none_of(nearest, [&](const Named* other) { return other->code == one->code; }))
      nearest.push_back(one);
  return nearest;
}

std::optional<words::Refusal> Names::hint(const words::Refusal& refusal) {
  constexpr std::string_view unknown = "unknown-";
  if (!refusal.code.starts_with(unknown)) return std::nullopt;
  const auto found = std::ranges::find(register_kinds, refusal.code.substr(unknown.size()));
  if (found == register_kinds.end()) return std::nullopt;
  for (const auto& [name, value] : refusal.args) {
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr || (name != "code" && name != *found)) continue;
    const auto nearest = near(static_cast<Register>(found - register_kinds.begin()), journal::fold(*text));
    if (nearest.empty()) return std::nullopt;
    return words::Refusal{"name-hint", {{"text", *text}, {"names", listed(nearest)}}};
  }
  return std::nullopt;
}

Names::Answer Names::answer(Register in, std::string_view column, const std::string& text,
                            std::optional<record::Date> day) {
  if (is_code(in, text)) return text;
  std::string key = fmt::format("{} {}\n{}\n{}", static_cast<int>(in), column,
                                day ? date::sys_days(*day).time_since_epoch().count() : 0, text);
  if (const auto known = answers_.find(key); known != answers_.end()) return known->second;
  const std::string folded = journal::fold(text);
  const auto found = called(in, folded, day);
  Answer answer = text;
  if (found.size() == 1) answer = found.front()->code;
  if (found.size() > 1)
    answer = std::unexpected(
        words::Refusal{"name-ambiguous", {{"text", text}, {"field", std::string(column)}, {"names", listed(found)}}});
  if (found.empty() && !looks_like_code(text))
    if (const auto nearest = near(in, folded); !nearest.empty())
      answer = std::unexpected(
          words::Refusal{"name-near", {{"text", text}, {"field", std::string(column)}, {"names", listed(nearest)}}});
  return answers_.emplace(std::move(key), std::move(answer)).first->second;
}

Reading::Mend Names::mender(std::string_view kind, const std::vector<std::string>& header) {
  const auto at = [&](std::string_view column) {
    return static_cast<std::size_t>(std::ranges::find(header, column) - header.begin());
  };
  std::vector<Column> columns;
  for (const CodeColumn& one : code_columns)
    if (at(one.column) < header.size() && wants_code(one, kind))
      columns.push_back({at(one.column), one.column, one.in, one.list});
  return [this, columns = std::move(columns), date = at("date")](Row& row) { return resolve(columns, date, row); };
}

words::Refusals Names::resolve(const std::vector<Column>& columns, std::size_t date, Row& row) {
  words::Refusals refusals;
  auto& cells = row.cells;
  for (const Column& column : columns) {
    if (column.at >= cells.size() || cells[column.at].empty()) continue;
    if (!column.list && is_code(column.in, cells[column.at])) continue;
    std::string codes;
    std::string_view rest = cells[column.at];
    while (!rest.empty()) {
      const std::string_view item = column.list ? rest.substr(0, rest.find('|')) : rest;
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
      std::string text(item);
      if (!is_code(column.in, text)) {
        auto found = answer(column.in, column.name, text, date < cells.size() ? read_day(cells[date]) : std::nullopt);
        if (found) {
          text = std::move(*found);
        } else {
          refusals.push_back(std::move(found.error()));
        }
      }
      codes += (codes.empty() ? "" : "|") + text;
    }
    cells[column.at] = std::move(codes);
  }
  return refusals;
}

}  // namespace tungdong::tools
