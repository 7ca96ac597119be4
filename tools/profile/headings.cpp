#include "tools/profile/headings.hpp"

#include <algorithm>

#include "ledger/footing/figure.hpp"
#include "ledger/journal/text.hpp"
#include "reports/nearest.hpp"
#include "tools/sheet/from_grid.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t rows_looked_at = 100;
constexpr std::size_t most_listed = 12;
constexpr std::size_t most_merged = 2'000;  // over one row of headings

std::string tight(std::string_view text) {
  std::string folded = journal::fold(text);
  std::erase(folded, ' ');
  return folded;
}

// What stands over each column in a row of headings: a merged cell stands over all of its columns, and without merging
// (in CSV) a heading of an upper row over the columns to its right that have a heading below and none of their own.
std::vector<std::string> headings_of(const Grid& grid, std::size_t columns, std::size_t row, std::size_t bottom) {
  std::vector<std::string> texts;
  for (std::size_t column = 0; column < columns; ++column) {
    texts.push_back(grid.at(row, column).text);
    const bool covered = row != bottom && grid.merged.empty() && !grid.at(bottom, column).text.empty();
    if (texts.back().empty() && covered && column > 0) texts.back() = texts[column - 1];
  }
  std::size_t seen = 0;
  for (const Merged& one : grid.merged) {
    if (row < one.first_row || one.last_row < row) continue;
    if (++seen > most_merged) break;
    for (std::size_t column = one.first_column; column <= one.last_column && column < texts.size(); ++column)
      texts[column] = grid.at(one.first_row, one.first_column).text;
  }
  return texts;
}

std::string alternatives(const std::vector<std::string>& headings) {
  std::string all;
  for (const std::string& one : headings) all += (all.empty() ? "" : " | ") + one;
  return all;
}

}  // namespace

Headings::Headings(const Profile& profile, const Grid& grid, std::size_t columns, std::size_t row) : row_(row) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(profile.header_rows);
  for (std::size_t i = 0; i < profile.header_rows; ++i)
    rows.push_back(headings_of(grid, columns, row + i, row + profile.header_rows - 1));
  for (std::size_t column = 0; column < rows.front().size(); ++column) {
    std::string text;
    std::string last;
    for (const auto& texts : rows) {
      if (texts[column].empty() || texts[column] == last) continue;
      last = texts[column];
      text += (text.empty() ? "" : " ") + last;
    }
    texts_.push_back(text);
    joined_.push_back(tight(text));
    lowest_.push_back(tight(last));
  }
  first_row_ = row + profile.header_rows + (profile.numbered ? 1 : 0);
}

Headings::Place Headings::place(std::string_view heading) const {
  const std::string wanted = tight(heading);
  Place found;
  for (const auto* texts : {&joined_, &lowest_}) {
    for (std::size_t i = 0; i < texts->size(); ++i)
      if ((*texts)[i] == wanted && !wanted.empty()) {
        ++found.count;
        found.column = i;
      }
    if (found.count != 0) break;
  }
  return found;
}

std::optional<std::size_t> Headings::column(const std::vector<std::string>& headings) const {
  for (const std::string& heading : headings)
    if (const Place found = place(heading); found.count == 1) return found.column;
  return std::nullopt;
}

Complaints Headings::missing(const Profile& profile, const std::string& file) const {
  Complaints complaints;
  const auto need = [&](const std::vector<std::string>& headings, bool optional) {
    if (headings.empty() || column(headings)) return;
    const auto row = static_cast<std::int64_t>(row_) + 1;
    for (const std::string& heading : headings)
      if (place(heading).count > 1) {
        complaints.push_back({file, row, heading, {"profile-heading-twice", {{"heading", heading}}}});
        return;
      }
    if (optional) return;
    std::string there;
    std::size_t listed = 0;
    for (const std::string& text : texts_)
      if (!text.empty() && listed++ < most_listed) there += (there.empty() ? "" : " | ") + text;
    complaints.push_back(
        {file, row, "", {"profile-no-heading", {{"heading", alternatives(headings)}, {"headings", there}}}});
  };
  for (const ProfileColumn& one : profile.columns) need(one.from, one.optional);
  for (const ProfileMoney& one : profile.money) need(one.from, one.optional);
  for (const ProfileTotal& one : profile.totals) need({one.mark.column}, false);
  for (const RowMark& one : profile.skips) need({one.column}, false);
  return complaints;
}

std::expected<Headings, Complaints> Headings::find(const Profile& profile, const Grid& grid) {
  const std::string file = label_of(grid);
  const std::size_t last = std::min(grid.rows.size(), rows_looked_at);
  const std::size_t columns = grid.columns();
  std::optional<Complaints> best;
  for (std::size_t row = 0; row < last; ++row) {
    if (profile.header_row && *profile.header_row != row + 1) continue;
    if (grid.rows[row].empty()) continue;
    if (!profile.header_text.empty() && std::ranges::none_of(grid.rows[row], [&](const GridCell& cell) {
          return journal::fold(cell.text) == profile.header_text;
        }))
      continue;
    Headings headings(profile, grid, columns, row);
    Complaints missing = headings.missing(profile, file);
    if (missing.empty()) return headings;
    if (!best || missing.size() < best->size()) best = std::move(missing);
  }
  if (!best) best = Complaints{{file, 0, "", {"profile-no-header", {}}}};
  return std::unexpected(std::move(*best));
}

}  // namespace tungdong::tools
