#include "tools/sheet/grid.hpp"

#include <algorithm>
#include <array>

#include "ledger/footing/figure.hpp"
#include "ledger/journal/text.hpp"
#include "tools/sheet/csv_stream.hpp"
#include "tools/sheet/xlsx.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t lines_looked_at = 50;
constexpr std::string_view delimiters = ";\t,";

// The delimiter that stands in at least half of the first lines, outside quotes; a comma if none does.
char delimiter_of(std::string_view text) {
  std::array<std::size_t, delimiters.size()> lines{};
  std::array<bool, delimiters.size()> here{};
  std::size_t all = 0;
  bool quoted = false;
  bool blank = true;
  const auto end_line = [&] {
    if (!blank) ++all;
    for (std::size_t i = 0; i < here.size(); ++i) lines[i] += here[i] ? 1U : 0U;
    here.fill(false);
    blank = true;
  };
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) {
      end_line();
      if (all == lines_looked_at) break;
      continue;
    }
    if (c != '\r' && c != ' ') blank = false;
    const auto at = quoted ? std::string_view::npos : delimiters.find(c);
    if (at != std::string_view::npos) here[at] = true;
  }
  end_line();
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i] > 0 && 2 * lines[i] >= all) return delimiters[i];
  return ',';
}

class GridSink : public CsvSink {
 public:
  GridSink(Grid& grid, const GridForm& form) : grid_(grid), limits_(form.limits), watch_(form.csv.watch) {}

  void take(std::string_view bytes) override {
    if (full()) return;
    const std::size_t column = row_.size();
    if (bytes.size() > largest_field_bytes) {
      complain(column, {"csv-field-too-long",
                        {{"bytes", static_cast<std::int64_t>(bytes.size())},
                         {"largest", static_cast<std::int64_t>(largest_field_bytes)}}});
      row_.emplace_back();
      return;
    }
    auto text = journal::to_nfc(bytes);
    if (!text) {
      complain(column, {"csv-utf8", {{"byte", static_cast<std::int64_t>(text.error().offset)}}});
      row_.emplace_back();
      return;
    }
    const std::string_view trimmed = trim(*text);
    if (column >= most_columns) {
      if (!trimmed.empty() && !wide_)
        complain(column, {"csv-too-many-columns", {{"largest", static_cast<std::int64_t>(most_columns)}}});
      wide_ = wide_ || !trimmed.empty();
      return;
    }
    cells_ += trimmed.empty() ? 0U : 1U;
    bytes_ += trimmed.size();
    row_.push_back({std::string(trimmed), CellKind::text, false});
    if (cells_ > limits_.cells || bytes_ > limits_.bytes)
      complain(0, {"grid-too-many-cells", {{"largest", static_cast<std::int64_t>(limits_.cells)}}});
  }

  void end() override {
    if (full()) return;
    while (!row_.empty() && row_.back().text.empty()) row_.pop_back();
    grid_.rows.push_back(std::move(row_));
    row_.clear();
    wide_ = false;
    if (grid_.rows.size() > limits_.rows)
      complain(0, {"grid-too-many-rows", {{"largest", static_cast<std::int64_t>(limits_.rows)}}});
    if (watch_ && grid_.rows.size() % rows_between_looks == 0 && !watch_(grid_.rows.size())) {
      stopped_ = true;
      complain(0, {"cancelled", {}});
    }
  }

  void unclosed() { complain(0, {"csv-unclosed-quote", {}}); }

  Complaints complaints;

 private:
  // Nobody reads more complaints than these, and a table too large is not read on.
  bool full() const {
    return stopped_ || complaints.size() >= 20 || cells_ > limits_.cells || bytes_ > limits_.bytes ||
           grid_.rows.size() > limits_.rows;
  }

  void complain(std::size_t column, words::Refusal refusal) {
    complaints.push_back({grid_.file, static_cast<std::int64_t>(grid_.rows.size()) + 1,
                          column == 0 ? "" : footing::name_of_column(column), std::move(refusal)});
  }

  Grid& grid_;
  const GridLimits& limits_;
  const ReadWatch& watch_;
  bool stopped_ = false;
  std::vector<GridCell> row_;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
  bool wide_ = false;
};

std::expected<Grid, Complaints> grid_of_csv(std::string_view bytes, const std::string& file, const GridForm& form) {
  Grid grid;
  grid.file = file;
  GridSink sink(grid, form);
  const auto decoded = decode(std::string(bytes), form.csv.encoding);
  if (!decoded) return std::unexpected(Complaints{{file, 0, "", decoded.error()}});
  const std::string_view text = *decoded;
  if (text.find('\0') != std::string_view::npos)
    return std::unexpected(Complaints{{file, 0, "", {"grid-unknown-format", {}}}});
  if (!stream_csv(text, form.csv.delimiter.value_or(delimiter_of(text)), sink)) sink.unclosed();
  if (!sink.complaints.empty()) return std::unexpected(std::move(sink.complaints));
  while (!grid.rows.empty() && grid.rows.back().empty()) grid.rows.pop_back();
  if (grid.rows.empty()) return std::unexpected(Complaints{{file, 0, "", {"csv-empty", {}}}});
  return grid;
}

}  // namespace

const GridCell& Grid::at(std::size_t row, std::size_t column) const {
  static const GridCell blank;
  return row < rows.size() && column < rows[row].size() ? rows[row][column] : blank;
}

std::size_t Grid::columns() const {
  std::size_t most = 0;
  for (const auto& row : rows) most = std::max(most, row.size());
  return most;
}

bool is_workbook(std::string_view bytes) {
  return bytes.starts_with("PK");
}

std::expected<Grid, Complaints> read_grid(std::string_view bytes, const std::string& file, const std::string& sheet,
                                          const GridForm& form) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return std::unexpected(Complaints{{file, 0, "", {"grid-old-office", {}}}});
  if (!is_workbook(bytes) && !sheet.empty()) return std::unexpected(Complaints{{file, 0, "", {"grid-no-sheets", {}}}});
  auto grid = is_workbook(bytes) ? read_xlsx(bytes, file, sheet, form) : grid_of_csv(bytes, file, form);
  if (grid) grid->hash = journal::sha256(bytes);
  return grid;
}

std::expected<Grid, Complaints> read_grid(const std::filesystem::path& path, const std::string& sheet,
                                          const GridForm& form) {
  const auto bytes = read_bytes(path, largest_grid_file);
  if (!bytes) return std::unexpected(bytes.error());
  return read_grid(*bytes, path.filename().string(), sheet, form);
}

}  // namespace tungdong::tools
