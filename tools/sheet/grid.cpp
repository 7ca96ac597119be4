#include "tools/sheet/grid.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "ledger/footing/figure.hpp"
#include "ledger/journal/text.hpp"
#include "tools/sheet/csv_stream.hpp"
#include "tools/sheet/xlsx.hpp"

namespace tungdong::tools {

namespace {

constexpr std::uintmax_t largest_grid_file = 64U << 20;
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
  explicit GridSink(Grid& grid) : grid_(grid) {}

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
    if (cells_ > most_grid_cells || bytes_ > most_grid_bytes)
      complain(0, {"grid-too-many-cells", {{"largest", static_cast<std::int64_t>(most_grid_cells)}}});
  }

  void end() override {
    if (full()) return;
    while (!row_.empty() && row_.back().text.empty()) row_.pop_back();
    grid_.rows.push_back(std::move(row_));
    row_.clear();
    wide_ = false;
    if (grid_.rows.size() > most_grid_rows)
      complain(0, {"grid-too-many-rows", {{"largest", static_cast<std::int64_t>(most_grid_rows)}}});
  }

  void unclosed() { complain(0, {"csv-unclosed-quote", {}}); }

  Complaints complaints;

 private:
  // Nobody reads more complaints than these, and a table too large is not read on.
  bool full() const {
    return complaints.size() >= 20 || cells_ > most_grid_cells || bytes_ > most_grid_bytes ||
           grid_.rows.size() > most_grid_rows;
  }

  void complain(std::size_t column, words::Refusal refusal) {
    complaints.push_back({grid_.file, static_cast<std::int64_t>(grid_.rows.size()) + 1,
                          column == 0 ? "" : footing::name_of_column(column), std::move(refusal)});
  }

  Grid& grid_;
  std::vector<GridCell> row_;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
  bool wide_ = false;
};

std::expected<Grid, Complaints> grid_of_csv(std::string_view text, const std::string& file) {
  Grid grid;
  grid.file = file;
  GridSink sink(grid);
  text = without_mark(text);
  if (text.find('\0') != std::string_view::npos)
    return std::unexpected(Complaints{{file, 0, "", {"grid-unknown-format", {}}}});
  if (!stream_csv(text, delimiter_of(text), sink)) sink.unclosed();
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

std::expected<Grid, Complaints> read_grid(std::string_view bytes, const std::string& file, const std::string& sheet) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return std::unexpected(Complaints{{file, 0, "", {"grid-old-office", {}}}});
  const bool zip = bytes.starts_with("PK");
  if (!zip && !sheet.empty()) return std::unexpected(Complaints{{file, 0, "", {"grid-no-sheets", {}}}});
  auto grid = zip ? read_xlsx(bytes, file, sheet) : grid_of_csv(bytes, file);
  if (grid) grid->hash = journal::sha256(bytes);
  return grid;
}

std::expected<Grid, Complaints> read_grid(const std::filesystem::path& path, const std::string& sheet) {
  const std::string file = path.filename().string();
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) return std::unexpected(Complaints{{file, 0, "", {"file-missing", {{"path", path.string()}}}}});
  if (bytes > largest_grid_file)
    return std::unexpected(Complaints{{file,
                                       0,
                                       "",
                                       {"file-too-large",
                                        {{"path", path.string()},
                                         {"bytes", static_cast<std::int64_t>(bytes)},
                                         {"largest", static_cast<std::int64_t>(largest_grid_file)}}}}});
  std::string text(static_cast<std::size_t>(bytes), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(bytes));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return read_grid(text, file, sheet);
}

}  // namespace tungdong::tools
