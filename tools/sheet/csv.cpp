#include "tools/sheet/csv.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <csv.h>

#include "ledger/journal/text.hpp"
#include "tools/sheet/csv_stream.hpp"

namespace tungdong::tools {

namespace {

// The delimiter of the header row: the one that stands in it outside quotes more often than the others.
char delimiter_of(std::string_view text) {
  constexpr std::string_view delimiters = ",;\t";
  std::array<std::int64_t, delimiters.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    if (const auto at = delimiters.find(c); at != std::string_view::npos) ++counts[at];
  }
  return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class Reader : public CsvSink {
 public:
  Reader(Sheet& sheet, const ReadWatch& watch) : sheet_(sheet), watch_(watch) {}

  std::int64_t next_row() const { return number_ + 1; }

 private:
  void complain(words::Refusal refusal) {
    sheet_.complaints.push_back({sheet_.file, number_ + 1, column(), std::move(refusal)});
    bad_ = true;
  }

  std::string column() const { return cells_.size() < sheet_.header.size() ? sheet_.header[cells_.size()] : ""; }

  void take(std::string_view bytes) override {
    if (stopped_) return;
    if (cells_.size() >= most_columns) {
      if (!too_many_) complain({"csv-too-many-columns", {{"largest", static_cast<std::int64_t>(most_columns)}}});
      too_many_ = true;
      return;
    }
    if (bytes.size() > largest_field_bytes) {
      complain({"csv-field-too-long",
                {{"bytes", static_cast<std::int64_t>(bytes.size())},
                 {"largest", static_cast<std::int64_t>(largest_field_bytes)}}});
      cells_.emplace_back();
      return;
    }
    auto text = journal::to_nfc(bytes);
    if (!text) {
      complain({"csv-utf8", {{"byte", static_cast<std::int64_t>(text.error().offset)}}});
      cells_.emplace_back();
      return;
    }
    cells_.emplace_back(trim(*text));
  }

  void end() override {
    if (stopped_) return;
    ++number_;
    const bool blank = std::ranges::all_of(cells_, [](const std::string& cell) { return cell.empty(); });
    if (number_ == 1) {
      sheet_.header = std::move(cells_);
    } else if (!blank || bad_) {
      if (!bad_ && cells_.size() != sheet_.header.size()) {
        --number_;
        complain({"csv-columns",
                  {{"found", static_cast<std::int64_t>(cells_.size())},
                   {"expected", static_cast<std::int64_t>(sheet_.header.size())}}});
        ++number_;
        sheet_.complaints.back().column.clear();
      }
      (bad_ ? sheet_.broken : sheet_.rows).push_back({number_, std::move(cells_)});
    }
    cells_.clear();
    cells_.reserve(sheet_.header.size());
    bad_ = too_many_ = false;
    if (!watch_ || static_cast<std::size_t>(number_) % rows_between_looks != 0) return;
    stopped_ = !watch_(static_cast<std::size_t>(number_));
    if (stopped_) sheet_.complaints.push_back({sheet_.file, 0, "", {"cancelled", {}}});
  }

  Sheet& sheet_;
  std::vector<std::string> cells_;
  std::int64_t number_ = 0;
  bool bad_ = false;
  bool too_many_ = false;
  const ReadWatch& watch_;
  bool stopped_ = false;
};

bool parse(Sheet& sheet, std::string_view text, const CsvForm& form) {
  Reader reader(sheet, form.watch);
  if (stream_csv(text, form.delimiter.value_or(delimiter_of(text)), reader)) return true;
  sheet.complaints.push_back({sheet.file, reader.next_row(), "", {"csv-unclosed-quote", {}}});
  return false;
}

}  // namespace

Sheet read_csv_text(std::string file, std::string bytes, const CsvForm& form) {
  Sheet sheet;
  sheet.file = std::move(file);
  const auto text = decode(std::move(bytes), form.encoding);
  if (!text) {
    sheet.complaints.push_back({sheet.file, 0, "", text.error()});
    return sheet;
  }
  if (!parse(sheet, *text, form)) {
    // What was read of a file with a quote that never closes cannot be trusted: rows may have run together.
    sheet.rows.clear();
    sheet.broken.clear();
    return sheet;
  }
  if (sheet.header.empty() && sheet.complaints.empty())
    sheet.complaints.push_back({sheet.file, 0, "", {"csv-no-header", {}}});
  return sheet;
}

std::expected<std::string, Complaints> read_bytes(const std::filesystem::path& path, std::uintmax_t largest) {
  const std::string file = path.filename().string();
  std::error_code error;
  const std::uintmax_t count = std::filesystem::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) return std::unexpected(Complaints{{file, 0, "", {"file-missing", {{"path", path.string()}}}}});
  if (count > largest)
    return std::unexpected(Complaints{{file,
                                       0,
                                       "",
                                       {"file-too-large",
                                        {{"path", path.string()},
                                         {"bytes", static_cast<std::int64_t>(count)},
                                         {"largest", static_cast<std::int64_t>(largest)}}}}});
  std::string bytes(static_cast<std::size_t>(count), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

Sheet read_csv(const std::filesystem::path& path, const CsvForm& form) {
  auto bytes = read_bytes(path, largest_file_bytes);
  if (bytes) return read_csv_text(path.filename().string(), std::move(*bytes), form);
  Sheet sheet;
  sheet.file = path.filename().string();
  sheet.complaints = std::move(bytes.error());
  return sheet;
}

std::optional<std::string> column_twice(const Sheet& sheet) {
  for (auto column = sheet.header.begin(); column != sheet.header.end(); ++column)
    if (!column->empty() && std::find(column + 1, sheet.header.end(), *column) != sheet.header.end()) return *column;
  return std::nullopt;
}

std::string write_csv(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    std::string quoted(2 * cell.size() + 2, '\0');
    const bool plain = cell.find_first_of(",;\t\"\r\n") == std::string::npos;
    if (plain) {
      line += cell;
    } else {
      quoted.resize(csv_write(quoted.data(), quoted.size(), cell.data(), cell.size()));
      line += quoted;
    }
  }
  return line + "\r\n";
}

}  // namespace tungdong::tools
