#include "tools/sheet/csv.hpp"

#include <algorithm>
#include <fstream>

#include <csv.h>

#include "ledger/journal/text.hpp"
#include "tools/sheet/csv_stream.hpp"

namespace tungdong::tools {

namespace {

// The delimiter of the header row: the one of the two that stands in it outside quotes, more often than the other.
char delimiter_of(std::string_view text) {
  std::int64_t commas = 0;
  std::int64_t semicolons = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    commas += c == ',';
    semicolons += c == ';';
  }
  return semicolons > commas ? ';' : ',';
}

class Reader : public CsvSink {
 public:
  explicit Reader(Sheet& sheet) : sheet_(sheet) {}

  std::int64_t next_row() const { return number_ + 1; }

 private:
  void complain(words::Refusal refusal) {
    sheet_.complaints.push_back({sheet_.file, number_ + 1, column(), std::move(refusal)});
    bad_ = true;
  }

  std::string column() const { return cells_.size() < sheet_.header.size() ? sheet_.header[cells_.size()] : ""; }

  void take(std::string_view bytes) override {
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
    bad_ = too_many_ = false;
  }

  Sheet& sheet_;
  std::vector<std::string> cells_;
  std::int64_t number_ = 0;
  bool bad_ = false;
  bool too_many_ = false;
};

bool parse(Sheet& sheet, std::string_view text) {
  Reader reader(sheet);
  if (stream_csv(text, delimiter_of(text), reader)) return true;
  sheet.complaints.push_back({sheet.file, reader.next_row(), "", {"csv-unclosed-quote", {}}});
  return false;
}

}  // namespace

Sheet read_csv_text(std::string file, std::string_view text) {
  Sheet sheet;
  sheet.file = std::move(file);
  if (!parse(sheet, without_mark(text))) {
    // What was read of a file with a quote that never closes cannot be trusted: rows may have run together.
    sheet.rows.clear();
    return sheet;
  }
  if (sheet.header.empty() && sheet.complaints.empty())
    sheet.complaints.push_back({sheet.file, 0, "", {"csv-no-header", {}}});
  return sheet;
}

Sheet read_csv(const std::filesystem::path& path) {
  Sheet sheet;
  sheet.file = path.filename().string();
  const auto complain = [&](words::Refusal refusal) {
    sheet.complaints.push_back({sheet.file, 0, "", std::move(refusal)});
  };
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) {
    complain({"file-missing", {{"path", path.string()}}});
    return sheet;
  }
  if (bytes > largest_file_bytes) {
    complain({"file-too-large",
              {{"path", path.string()},
               {"bytes", static_cast<std::int64_t>(bytes)},
               {"largest", static_cast<std::int64_t>(largest_file_bytes)}}});
    return sheet;
  }
  std::string text(static_cast<std::size_t>(bytes), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(bytes));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return read_csv_text(std::move(sheet.file), text);
}

std::string write_csv(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    std::string quoted(2 * cell.size() + 2, '\0');
    const bool plain = cell.find_first_of(",;\"\r\n") == std::string::npos;
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
