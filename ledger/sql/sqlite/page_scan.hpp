#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace tungdong::sql::sqlite {

// A value as a row of the file format holds it.
struct StoredValue {
  enum class Kind : std::uint8_t { null, integer, text, blob } kind{};
  std::int64_t integer{};
  std::string_view bytes;  // of text and blob; valid only while the row is told
};

// What a row that is looked for is like.
struct RowShape {
  bool numbered{};                         // of a table with row numbers; else of one WITHOUT ROWID
  std::vector<StoredValue::Kind> columns;  // an INTEGER PRIMARY KEY is stored as null
  std::uint64_t most_bytes{};              // of the whole row
  std::string_view text_begins;            // how its first text begins, with static storage; empty: any way
};

// Told of each row: which shape it has, its number (0 where it has none) and its values.
using RowFound = std::function<void(std::size_t shape, std::int64_t row_number, std::span<const StoredValue> values)>;

struct PageScan {
  std::uint64_t unread_bytes{};  // that the disk does not give back
  bool gave_up{};                // chains of overflow pages were no longer followed: the file was made to waste time
};

// Looks for rows in the bytes of a database and of the write-ahead log beside it, without SQLite, by the published
// format (https://www.sqlite.org/fileformat.html): at every byte of every page, whether or not a tree leads there, so
// that rows are also found in pages whose head is gone, in pages that no tree knows any more, and in older versions.
// What is found need not be true: whoever asks has to know the rows that belong. One row may be told several times.
// Reads only; a page that cannot be read is passed over. Needs a few pages of memory and some bytes for each long row,
// and reads at most some five times the bytes of the files, whatever these hold. Throws Failure (missing, io) where the
// file cannot be opened at all.
PageScan scan_pages(const std::filesystem::path& path, std::span<const RowShape> shapes, const RowFound& found);

}  // namespace tungdong::sql::sqlite
