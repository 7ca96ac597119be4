#include "tools/sheet/csv.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <csv.h>

#include "ledger/journal/text.hpp"
#include "ledger/sql/failure.hpp"
#include "tools/sheet/csv_stream.hpp"
#include "tools/sheet/legacy.hpp"

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
  Reader(Sheet& sheet, const CsvForm& form) : sheet_(sheet), form_(form) {}

  std::int64_t next_row() const { return number_ + 1; }
  bool stopped() const { return stopped_; }

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
      give({number_, std::move(cells_)});
    }
    cells_.clear();
    cells_.reserve(sheet_.header.size());
    bad_ = too_many_ = false;
    if (stopped_ || !form_.watch || static_cast<std::size_t>(number_) % rows_between_looks != 0) return;
    stopped_ = !form_.watch(static_cast<std::size_t>(number_));
    if (stopped_) sheet_.complaints.push_back({sheet_.file, 0, "", {"cancelled", {}}});
  }

  void give(Row row) {
    if (bad_)
      sheet_.broken.push_back(std::move(row));
    else if (form_.take)
      stopped_ = !form_.take(std::move(row));
    else
      sheet_.rows.push_back(std::move(row));
  }

  Sheet& sheet_;
  std::vector<std::string> cells_;
  std::int64_t number_ = 0;
  bool bad_ = false;
  bool too_many_ = false;
  const CsvForm& form_;
  bool stopped_ = false;
};

// What was read of it cannot be trusted.
void distrust(Sheet& sheet) {
  sheet.untrusted = true;
  sheet.rows.clear();
  sheet.broken.clear();
}

// A sheet out of pieces of text, each of whole lines; an empty one is the end.
class Parsing {
 public:
  Parsing(Sheet& sheet, const CsvForm& form) : sheet_(sheet), form_(form), reader_(sheet, form) {}

  // False where no more is wanted.
  bool feed(std::string_view piece) {
    if (!stream_) stream_ = std::make_unique<CsvStream>(form_.delimiter.value_or(delimiter_of(piece)), reader_);
    closed_ = stream_->feed(piece);
    return closed_ && !reader_.stopped();
  }

  void finish() {
    if (!reader_.stopped() && (!closed_ || (stream_ && !stream_->finish()))) {
      sheet_.complaints.push_back({sheet_.file, reader_.next_row(), "", {"csv-unclosed-quote", {}}});
      distrust(sheet_);
    }
    if (sheet_.header.empty() && sheet_.complaints.empty())
      sheet_.complaints.push_back({sheet_.file, 0, "", {"csv-no-header", {}}});
  }

 private:
  Sheet& sheet_;
  const CsvForm& form_;
  Reader reader_;
  std::unique_ptr<CsvStream> stream_;
  bool closed_ = true;
};

Complaint missing(const std::filesystem::path& path) {
  return {path.filename().string(), 0, "", {"file-missing", {{"path", path.string()}}}};
}

// A file of UTF-8, a piece at a time.
Sheet read_in_pieces(const std::filesystem::path& path, std::ifstream& stream, const CsvForm& form) {
  constexpr std::size_t piece_bytes = 1U << 20;
  Sheet sheet;
  sheet.file = path.filename().string();
  Parsing parsing(sheet, form);
  LegacyCount count;
  std::string piece;
  std::size_t kept = 0;  // of a line that goes on in the next piece
  bool first = true;
  bool wanted = true;
  while (wanted) {
    piece.resize(kept + piece_bytes);
    stream.read(piece.data() + kept, static_cast<std::streamsize>(piece_bytes));
    piece.resize(kept + static_cast<std::size_t>(stream.gcount()));
    if (piece.empty()) break;
    const bool last = !stream;
    const auto line_end = last ? std::string::npos : piece.rfind('\n');
    const std::size_t whole = line_end == std::string::npos ? piece.size() : line_end + 1;
    std::string_view lines(piece.data(), whole);
    if (std::exchange(first, false)) lines = without_mark(lines);
    count.add(lines);
    wanted = parsing.feed(lines) && !last;
    piece.erase(0, whole);
    kept = piece.size();
  }
  if (stream.bad()) throw sql::Failure(sql::Cause::io, "cannot read " + path.string());
  parsing.finish();
  if (auto refusal = count.refusal()) {
    sheet.complaints = {{sheet.file, 0, "", std::move(*refusal)}};
    distrust(sheet);
  }
  return sheet;
}

}  // namespace

Sheet read_csv_text(std::string file, std::string bytes, const CsvForm& form) {
  Sheet sheet;
  sheet.file = std::move(file);
  const auto text = decode(std::move(bytes), form.encoding);
  if (!text) {
    sheet.complaints.push_back({sheet.file, 0, "", text.error()});
    distrust(sheet);
    return sheet;
  }
  Parsing parsing(sheet, form);
  if (!text->empty()) parsing.feed(*text);
  parsing.finish();
  return sheet;
}

std::expected<std::string, Complaints> read_bytes(const std::filesystem::path& path, std::uintmax_t largest) {
  const std::string file = path.filename().string();
  std::error_code error;
  const std::uintmax_t count = std::filesystem::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) return std::unexpected(Complaints{missing(path)});
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
  Sheet sheet;
  sheet.file = path.filename().string();
  if (form.take) {
    std::ifstream stream(path, std::ios::binary);
    std::string beginning(4, '\0');
    stream.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(stream.gcount()));
    std::error_code error;
    const bool large = std::filesystem::file_size(path, error) > largest_file_bytes;
    if (!error && !large && stream && stands_as_utf8(beginning, form.encoding)) {
      stream.seekg(0);
      return read_in_pieces(path, stream, form);
    }
  }
  auto bytes = read_bytes(path, largest_file_bytes);
  if (bytes) return read_csv_text(path.filename().string(), std::move(*bytes), form);
  sheet.complaints = std::move(bytes.error());
  return sheet;
}

std::vector<std::string> read_csv_header(const std::filesystem::path& path, const CsvForm& form) {
  return read_csv(path, {.encoding = form.encoding,
                         .delimiter = form.delimiter,
                         .watch = {},
                         .take = [](const Row&) { return false; }})
      .header;
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
