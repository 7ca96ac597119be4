#include "tools/sheet/csv.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>

#include <csv.h>

#include "ledger/journal/text.hpp"

namespace tungdong::tools {

namespace {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The delimiter of the header row: the one of the two that stands in it outside quotes, more often than the other.
unsigned char delimiter_of(std::string_view text) {
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

class Reader {
 public:
  explicit Reader(Sheet& sheet) : sheet_(sheet) {}

  static void field(void* bytes, std::size_t length, void* self) {
    static_cast<Reader*>(self)->take({static_cast<const char*>(bytes), length});
  }
  static void row(int, void* self) { static_cast<Reader*>(self)->end(); }

  std::int64_t next_row() const { return number_ + 1; }

 private:
  void complain(words::Refusal refusal) {
    sheet_.complaints.push_back({sheet_.file, number_ + 1, column(), std::move(refusal)});
    bad_ = true;
  }

  std::string column() const { return cells_.size() < sheet_.header.size() ? sheet_.header[cells_.size()] : ""; }

  void take(std::string_view bytes) {
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

  void end() {
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

struct Parser {
  Parser() {
    // Blank lines are reported too, so that rows keep the numbers that a spreadsheet shows.
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
    csv_set_term_func(&parser, [](unsigned char c) { return static_cast<int>(c == '\n'); });
    csv_set_space_func(&parser, [](unsigned char c) { return static_cast<int>(c == ' ' || c == '\t' || c == '\r'); });
  }
  ~Parser() { csv_free(&parser); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  csv_parser parser{};
};

bool parse(Sheet& sheet, std::string_view text) {
  Parser parser;
  csv_set_delim(&parser.parser, delimiter_of(text));
  Reader reader(sheet);
  constexpr std::size_t chunk_bytes = 1U << 16;
  for (std::size_t at = 0; at < text.size(); at += chunk_bytes) {
    const std::string_view chunk = text.substr(at, chunk_bytes);
    const std::size_t read = csv_parse(&parser.parser, chunk.data(), chunk.size(), Reader::field, Reader::row, &reader);
    const bool runaway = csv_get_buffer_size(&parser.parser) > 64 * largest_field_bytes;
    if (read != chunk.size() || runaway) {
      sheet.complaints.push_back({sheet.file, reader.next_row(), "", {"csv-unclosed-quote", {}}});
      return false;
    }
  }
  if (csv_fini(&parser.parser, Reader::field, Reader::row, &reader) != 0) {
    sheet.complaints.push_back({sheet.file, reader.next_row(), "", {"csv-unclosed-quote", {}}});
    return false;
  }
  return true;
}

}  // namespace

Sheet read_csv_text(std::string file, std::string_view text) {
  Sheet sheet;
  sheet.file = std::move(file);
  // One file appended to another's mark has two.
  while (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!parse(sheet, text)) {
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
