#include "tools/footing/row_rules.hpp"

#include <algorithm>

#include "ledger/journal/text.hpp"
#include "tools/footing/numbering.hpp"

namespace tungdong::tools {

namespace {

using footing::Evidence;
using footing::Rule;

enum class Role : std::uint8_t { item, total, subtotal };

struct Item {
  std::size_t row{};
  Role role{};
  std::optional<std::size_t> depth;  // by its numbering
  bool figures = false;
};

class Rows {
 public:
  Rows(const Layout& layout, const std::vector<std::string>& totals) {
    for (const std::string& one : totals) totals_.push_back(journal::fold(one));
    bool some = false;  // what follows is only "of which"
    for (std::size_t r = layout.first_row; r < layout.rows.size(); ++r) {
      const LayoutRow& row = layout.rows[r];
      if (row.percent || (row.name.empty() && row.numbering.empty() && !row.figures)) continue;
      const bool dash = row.numbering == "-" || row.numbering == "+" || row.numbering == "–" || row.numbering == "*";
      if (names_some(row.name)) {
        some = true;
        continue;
      }
      some = some && dash;
      if (some) continue;
      Item item{.row = r, .role = role_of(row), .depth = {}, .figures = row.figures};
      if (item.role == Role::item) item.depth = numbering_.next(row.numbering);
      if (item.depth || row.figures) items_.push_back(item);
    }
  }

  std::vector<Rule> run() {
    const auto items = std::ranges::count(items_, Role::item, &Item::role);
    const auto numbered = std::ranges::count_if(items_, [](const Item& item) { return item.depth.has_value(); });
    if (numbered > 0 && 2 * numbered >= items)
      by_numbering();
    else
      by_totals();
    return std::move(rules_);
  }

 private:
  Role role_of(const LayoutRow& row) const {
    if (!totals_.empty()) {
      const std::string folded = journal::fold(row.name);
      const bool is = std::ranges::any_of(totals_, [&](const std::string& one) { return folded.starts_with(one); });
      return is ? Role::total : Role::item;
    }
    return names_total(row.name) ? Role::total : names_subtotal(row.name) ? Role::subtotal : Role::item;
  }

  void add(std::size_t result, const std::vector<std::size_t>& rows, Evidence evidence) {
    // One part alone is more often a detail than all there is.
    if (rows.size() < 2) return;
    Rule rule{.of_columns = false, .result = result, .parts = {}, .base = {}, .amounts = {}, .crosses = {}};
    for (const std::size_t row : rows) rule.parts.push_back({row, false});
    rule.evidence = evidence;
    rules_.push_back(std::move(rule));
  }

  // Rows one step below a place of the tree; a row without figures stands for its own.
  std::vector<std::size_t> below(std::size_t& at, std::size_t depth) {
    std::vector<std::size_t> rows;
    while (at < items_.size()) {
      const Item& item = items_[at];
      if (!item.depth) {
        ++at;
        continue;
      }
      if (*item.depth < depth) break;
      ++at;
      const std::vector<std::size_t> deeper = below(at, *item.depth + 1);
      if (item.figures) {
        rows.push_back(item.row);
        add(item.row, deeper, Evidence::numbering);
      } else {
        rows.insert(rows.end(), deeper.begin(), deeper.end());
      }
    }
    return rows;
  }

  void by_numbering() {
    std::size_t at = 0;
    const std::vector<std::size_t> top = below(at, 0);
    for (const Item& item : items_)
      if (item.role == Role::total) add(item.row, top, Evidence::total_row);
  }

  // From one item up to another, those of groups in place of what is in them.
  void by_totals() {
    std::vector<std::size_t> marks;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (items_[i].role != Role::item) marks.push_back(i);
    if (marks.empty()) return;
    const bool leads = marks.front() == 0;
    const std::size_t grand = leads ? 0 : marks.back();
    std::vector<std::size_t> parts;
    std::vector<std::size_t> group;
    if (leads) {
      std::optional<std::size_t> head;
      for (std::size_t i = 1; i <= items_.size(); ++i) {
        if (i < items_.size() && items_[i].role == Role::item) {
          (head ? group : parts).push_back(items_[i].row);
          continue;
        }
        if (head) add(*head, group, Evidence::total_row);
        group.clear();
        if (i == items_.size()) break;
        head = items_[i].row;
        parts.push_back(*head);
      }
    } else {
      for (std::size_t i = 0; i < grand; ++i) {
        if (items_[i].role == Role::item) {
          group.push_back(items_[i].row);
          continue;
        }
        add(items_[i].row, group, Evidence::total_row);
        group.clear();
        parts.push_back(items_[i].row);
      }
      parts.insert(parts.end(), group.begin(), group.end());
    }
    add(items_[grand].row, parts, Evidence::total_row);
  }

  std::vector<std::string> totals_;
  Numbering numbering_;
  std::vector<Item> items_;
  std::vector<Rule> rules_;
};

}  // namespace

std::vector<footing::Rule> find_row_rules(const Layout& layout, const std::vector<std::string>& totals) {
  return Rows(layout, totals).run();
}

}  // namespace tungdong::tools
