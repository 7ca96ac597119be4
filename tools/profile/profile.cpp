#include "tools/profile/profile.hpp"

#include <algorithm>

#include <fmt/format.h>
#define TOML_HEADER_ONLY 0
#define TOML_SHARED_LIB 1
#include <toml++/toml.h>

#include "ledger/journal/text.hpp"
#include "reports/nearest.hpp"
#include "tools/sheet/line.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t most_items = 500;  // of any one list or table of a profile
constexpr std::int64_t most_header_rows = 5;

constexpr std::size_t most_listed = 30;

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most_listed); ++i) list += (i > 0 ? ", " : "") + names[i];
  return list + (names.size() > most_listed ? "…" : "");
}

// What a column holds, of a kind or of a statement.
ColumnType type_in(std::string_view kind, std::string_view column) {
  if (kind != statement_kind) return type_of(kind, column);
  if (column == "amount") return ColumnType::money;
  return column == "date" || column == "posted" ? ColumnType::date : ColumnType::text;
}

class Reader {
 public:
  explicit Reader(const std::string& file) : file_(file) { profile_.file = file; }

  std::expected<Profile, Complaints> run(std::string_view text) try {
    const toml::table root = toml::parse(text);
    read_root(root);
    if (complaints_.empty()) check();
    if (!complaints_.empty()) return std::unexpected(std::move(complaints_));
    return std::move(profile_);
  } catch (const toml::parse_error& error) {
    return std::unexpected(Complaints{{file_,
                                       static_cast<std::int64_t>(error.source().begin.line),
                                       "",
                                       {"profile-toml", {{"reason", std::string(error.description())}}}}});
  }

 private:
  void complain(const toml::node& at, const std::string& key, words::Refusal refusal) {
    complaints_.push_back({file_, static_cast<std::int64_t>(at.source().begin.line), key, std::move(refusal)});
  }
  void expect(const toml::node& at, const std::string& key, const std::string& expected) {
    complain(at, key, {"profile-value", {{"expected", expected}}});
  }

  // The value under a key, or the table that has none.
  static const toml::node& at(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    return node == nullptr ? static_cast<const toml::node&>(table) : *node;
  }

  // Every key is one of those.
  void keys(const toml::table& table, const std::string& path, const std::vector<std::string>& known) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (std::ranges::find(known, name) != known.end()) continue;
      const std::string_view near = reports::nearest(name, known);
      const auto line = static_cast<std::int64_t>(key.source().begin.line);
      const std::string said(near.empty() ? listed(known) : near);
      const std::string within = path.empty() || path.back() != '.' ? path : path.substr(0, path.size() - 1);
      complaints_.push_back({file_, line, within, {"profile-unknown-key", {{"key", name}, {"near", said}}}});
    }
  }

  template <class T>
  std::optional<T> value(const toml::table& table, const std::string& path, std::string_view key,
                         const std::string& expected) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const auto read = node->value_exact<T>();
    if (!read) expect(*node, path + std::string(key), expected);
    return read;
  }

  std::string text(const toml::table& table, const std::string& path, std::string_view key) {
    const auto read = value<std::string>(table, path, key, "\"…\"");
    return read ? journal::to_nfc(*read).value_or("") : "";
  }
  bool flag(const toml::table& table, const std::string& path, std::string_view key) {
    return value<bool>(table, path, key, "true, false").value_or(false);
  }
  std::size_t count(const toml::table& table, const std::string& path, std::string_view key, std::int64_t most,
                    std::size_t otherwise) {
    const std::string expected = fmt::format("1…{}", most);
    const auto read = value<std::int64_t>(table, path, key, expected);
    if (!read) return otherwise;
    if (*read < 1 || *read > most) expect(*table.get(key), path + std::string(key), expected);
    return static_cast<std::size_t>(std::clamp<std::int64_t>(*read, 1, most));
  }

  template <record::Named E>
  void choice(const toml::table& table, const std::string& path, std::string_view key, E& value) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    const auto read = record::named<E>(node->value_or(std::string_view()));
    if (read) {
      value = *read;
      return;
    }
    std::string names;
    for (const std::string_view name : record::Names<E>::names)
      names += (names.empty() ? "" : ", ") + std::string(name);
    expect(*node, path + std::string(key), names);
  }

  // One text or several.
  std::vector<std::string> texts(const toml::table& table, const std::string& path, std::string_view key) {
    std::vector<std::string> all;
    const toml::node* node = table.get(key);
    if (node == nullptr) return all;
    const auto add = [&](const toml::node& one) {
      const auto read = one.value_exact<std::string>();
      auto composed = read ? journal::to_nfc(*read) : std::unexpected(journal::TextFault{});
      if (composed && !composed->empty() && all.size() < most_items)
        all.push_back(std::move(*composed));
      else
        expect(one, path + std::string(key), "\"…\", [\"…\", \"…\"]");
    };
    if (const toml::array* array = node->as_array()) {
      for (const toml::node& one : *array) add(one);
    } else {
      add(*node);
    }
    return all;
  }

  std::map<std::string, std::string> pairs(const toml::table& table, const std::string& path, std::string_view key,
                                           bool folded) {
    std::map<std::string, std::string> all;
    const toml::node* node = table.get(key);
    if (node == nullptr) return all;
    const toml::table* inner = node->as_table();
    if (inner == nullptr || inner->size() > most_items) {
      expect(*node, path + std::string(key), "{ \"…\" = \"…\" }");
      return all;
    }
    for (const auto& [name, one] : *inner) {
      const auto read = one.value_exact<std::string>();
      if (!read) expect(one, path + std::string(key), "{ \"…\" = \"…\" }");
      all.emplace(folded ? journal::fold(name.str()) : std::string(name.str()),
                  read ? journal::to_nfc(*read).value_or("") : "");
    }
    return all;
  }

  const toml::table* inner(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return nullptr;
    const toml::table* found = node->as_table();
    if (found == nullptr) expect(*node, std::string(key), "[" + std::string(key) + "]");
    return found;
  }

  template <class Do>
  void each(const toml::table& table, std::string_view key, Do&& work) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    const std::string expected = "[[" + std::string(key) + "]]";
    const toml::array* array = node->as_array();
    if (array == nullptr || array->size() > most_items) {
      expect(*node, std::string(key), expected);
      return;
    }
    for (const toml::node& one : *array) {
      if (const toml::table* part = one.as_table())
        work(*part, std::string(key) + ".");
      else
        expect(one, std::string(key), expected);
    }
  }

  void read_root(const toml::table& root) {
    keys(root, "", {"kind", "sheet", "numbers", "unit", "dates", "key", "header", "columns", "money", "total", "skip"});
    profile_.kind = text(root, "", "kind");
    profile_.sheet = text(root, "", "sheet");
    choice(root, "", "numbers", profile_.numbers);
    choice(root, "", "unit", profile_.unit);
    choice(root, "", "dates", profile_.dates);
    profile_.key = texts(root, "", "key");
    targets_ = profile_.kind == statement_kind ? statement_columns() : columns_of(profile_.kind);
    if (targets_.empty()) {
      complain(at(root, "kind"), "kind", {"profile-kind", {{"text", profile_.kind}}});
      return;
    }
    if (const toml::table* header = inner(root, "header")) read_header(*header);
    if (const toml::table* columns = inner(root, "columns"))
      for (const auto& [key, node] : *columns) {
        if (const toml::table* column = node.as_table())
          read_column(std::string(key.str()), *column);
        else
          expect(node, "columns." + std::string(key.str()), "[columns.…]");
      }
    each(root, "money", [&](const toml::table& table, const std::string& path) { read_money(table, path); });
    each(root, "total", [&](const toml::table& table, const std::string& path) {
      keys(table, path, {"column", "text", "blank", "of"});
      ProfileTotal total{.mark = mark(table, path), .of = TotalOf::all};
      choice(table, path, "of", total.of);
      profile_.totals.push_back(std::move(total));
    });
    each(root, "skip", [&](const toml::table& table, const std::string& path) {
      keys(table, path, {"column", "text", "blank"});
      profile_.skips.push_back(mark(table, path));
    });
    for (const std::string& column : profile_.key) target(*root.get("key"), "key", column);
  }

  void target(const toml::node& at, const std::string& path, const std::string& column) {
    if (std::ranges::find(targets_, column) != targets_.end()) return;
    const std::string_view near = reports::nearest(column, targets_);
    const std::string said(near.empty() ? listed(targets_) : near);
    complain(at, path, {"profile-unknown-column", {{"column", column}, {"kind", profile_.kind}, {"near", said}}});
  }

  void read_header(const toml::table& table) {
    keys(table, "header", {"row", "rows", "text", "numbered"});
    if (table.contains("row")) profile_.header_row = count(table, "header.", "row", 1'000, 1);
    profile_.header_text = journal::fold(text(table, "header.", "text"));
    profile_.header_rows = count(table, "header.", "rows", most_header_rows, 1);
    profile_.numbered = flag(table, "header.", "numbered");
  }

  void read_column(const std::string& name, const toml::table& table) {
    const std::string path = "columns." + name + ".";
    keys(table, path, {"from", "constant", "given", "optional", "blank", "digits", "codes"});
    target(table, "columns", name);
    ProfileColumn column{.target = name,
                         .type = type_in(profile_.kind, name),
                         .from = texts(table, path, "from"),
                         .constant = std::nullopt,
                         .given = flag(table, path, "given"),
                         .optional = flag(table, path, "optional"),
                         .blank = Blank::not_reported,
                         .digits = count(table, path, "digits", 20, 0),
                         .codes = pairs(table, path, "codes", true)};
    if (table.contains("constant")) column.constant = text(table, path, "constant");
    choice(table, path, "blank", column.blank);
    const int ways = (column.from.empty() ? 0 : 1) + (column.constant ? 1 : 0) + (column.given ? 1 : 0);
    if (ways != 1) complain(table, path.substr(0, path.size() - 1), {"profile-one-of", {}});
    profile_.columns.push_back(std::move(column));
  }

  void read_money(const toml::table& table, const std::string& path) {
    keys(table, path, {"from", "kind", "optional", "blank", "omit", "set", "cumulative", "counts"});
    ProfileMoney money{.from = texts(table, path, "from"),
                       .kind = text(table, path, "kind"),
                       .optional = flag(table, path, "optional"),
                       .blank = Blank::not_reported,
                       .omit = texts(table, path, "omit"),
                       .set = pairs(table, path, "set", false),
                       .cumulative = flag(table, path, "cumulative"),
                       .counts = texts(table, path, "counts")};
    choice(table, path, "blank", money.blank);
    if (money.from.empty()) complain(table, path.substr(0, path.size() - 1), {"profile-one-of", {}});
    if (profile_.kind == "entry")
      for (const std::string& kind : money.counts)
        if (!read_kind(kind))
          complain(*table.get("counts"), path + "counts", {"unknown-kind-of-entry", {{"text", kind}}});
    if (profile_.kind == "entry" && !read_kind(money.kind))
      complain(at(table, "kind"), path + "kind", {"unknown-kind-of-entry", {{"text", money.kind}}});
    for (const std::string& column : money.omit) target(at(table, "omit"), path + "omit", column);
    for (const auto& [column, value] : money.set) target(at(table, "set"), path + "set", column);
    if (money.cumulative && profile_.kind != "entry")
      expect(at(table, "cumulative"), path + "cumulative", "kind = \"entry\"");
    profile_.money.push_back(std::move(money));
  }

  RowMark mark(const toml::table& table, const std::string& path) {
    RowMark mark{.column = text(table, path, "column"),
                 .blank = flag(table, path, "blank"),
                 .texts = texts(table, path, "text")};
    for (std::string& one : mark.texts) one = journal::fold(one);
    if (mark.column.empty() || mark.blank == !mark.texts.empty())
      complain(table, path.substr(0, path.size() - 1), {"profile-mark", {}});
    return mark;
  }

  // What no one key shows.
  void check() {
    const auto has = [&](std::string_view name) {
      return std::ranges::find(profile_.columns, name, &ProfileColumn::target) != profile_.columns.end();
    };
    const auto whole = [&](const std::string& key, words::Refusal refusal) {
      complaints_.push_back({file_, 0, key, std::move(refusal)});
    };
    const bool reads = !profile_.money.empty() || std::ranges::any_of(profile_.columns, [](const ProfileColumn& one) {
      return !one.from.empty();
    });
    if (!reads) whole("columns", {"profile-reads-nothing", {}});
    if (!profile_.money.empty() && profile_.kind != "entry" && profile_.kind != statement_kind)
      whole("money", {"profile-no-money", {{"kind", profile_.kind}}});
    if (!profile_.money.empty() && (has("amount") || has("kind"))) whole("money", {"profile-money-twice", {}});
  }

  std::string file_;
  Profile profile_;
  std::vector<std::string> targets_;
  Complaints complaints_;
};

}  // namespace

std::vector<std::string> statement_columns() {
  return {"unit",    "item",   "sub_item", "source",   "component", "chapter",  "sector", "document",
          "date",    "amount", "kind",     "period",   "project",   "contract", "payee",  "note",
          "account", "level",  "place",    "treasury", "estimate",  "posted"};
}

bool Profile::has_cumulative() const {
  return std::ranges::any_of(money, &ProfileMoney::cumulative);
}

std::expected<Profile, Complaints> parse_profile(std::string_view text, const std::string& file) {
  return Reader(file).run(text);
}

std::expected<Profile, Complaints> read_profile(const std::filesystem::path& path) {
  const auto text = read_bytes(path, largest_profile);
  if (!text) return std::unexpected(text.error());
  return parse_profile(*text, path.filename().string());
}

std::optional<words::Refusal> set_column(Profile& profile, std::string_view column, std::string_view value) {
  const auto targets = profile.kind == statement_kind ? statement_columns() : columns_of(profile.kind);
  if (std::ranges::find(targets, column) == targets.end()) {
    const std::string_view near = reports::nearest(column, targets);
    const std::string said(near.empty() ? listed(targets) : near);
    return words::Refusal{"profile-unknown-column",
                          {{"column", std::string(column)}, {"kind", profile.kind}, {"near", said}}};
  }
  auto found = std::ranges::find(profile.columns, column, &ProfileColumn::target);
  if (found == profile.columns.end()) {
    profile.columns.emplace_back();
    found = profile.columns.end() - 1;
    found->target = column;
    found->type = type_in(profile.kind, column);
  }
  found->from.clear();
  found->given = false;
  found->codes.clear();
  found->constant = journal::to_nfc(value).value_or("");
  return std::nullopt;
}

}  // namespace tungdong::tools
