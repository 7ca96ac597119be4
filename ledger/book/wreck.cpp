#include "ledger/book/wreck.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>
#include <vector>

#include "ledger/book/schema.hpp"
#include "ledger/journal/envelope.hpp"
#include "ledger/sql/sqlite/page_scan.hpp"

namespace tungdong::book {

namespace {

using sql::sqlite::StoredValue;

constexpr std::size_t block_bytes = 4'096;  // what a disk loses at once

// Copies what can be read; what cannot is zero. How many bytes.
std::uint64_t copy_of(const std::filesystem::path& from, const std::filesystem::path& to) {
  const int file = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw sql::Failure(sql::Cause::io, "cannot read " + from.string() + ": check its permissions");
  std::ofstream copy(to, std::ios::binary | std::ios::trunc);
  const off_t size = std::max<off_t>(0, ::lseek(file, 0, SEEK_END));
  std::vector<char> block(block_bytes);
  for (off_t at = 0; at < size; at += static_cast<off_t>(block_bytes)) {
    const auto wanted = static_cast<std::size_t>(std::min<off_t>(size - at, block_bytes));
    std::ranges::fill(block, '\0');
    [[maybe_unused]] const ssize_t read = ::pread(file, block.data(), wanted, at);
    copy.write(block.data(), static_cast<std::streamsize>(wanted));
  }
  ::close(file);
  copy.close();
  if (!copy) throw sql::Failure(sql::Cause::full, "cannot write " + to.string());
  return static_cast<std::uint64_t>(size);
}

// What the trees lead to, or nothing where they are damaged: then the next one is asked for.
template <class Ask>
auto unless_broken(const std::unique_ptr<sql::Connection>& connection, Ask&& ask) -> decltype(ask(*connection)) {
  if (!connection) return {};
  try {
    return ask(*connection);
  } catch (const sql::Failure& failure) {
    if (failure.cause() == sql::Cause::full) throw;
    return {};
  }
}

std::optional<journal::TileHashes> tile_of(std::string_view bytes) {
  journal::TileHashes hashes;
  if (bytes.size() != sizeof hashes) return std::nullopt;
  std::ranges::copy(bytes, reinterpret_cast<char*>(hashes.front().data()));
  return hashes;
}

std::string_view text_of(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

Wreck::Wreck(const std::filesystem::path& file, const std::filesystem::path& copy) : file_(file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    throw sql::Failure(sql::Cause::missing, "there is no file " + file.string());
  if (!std::filesystem::is_regular_file(file, error))
    throw sql::Failure(sql::Cause::not_a_database, file.string() + " is no file");
  bytes_ = copy_of(file, copy);
  if (const std::filesystem::path log = file.string() + "-wal"; std::filesystem::exists(log, error))
    bytes_ += copy_of(log, copy.string() + "-wal");
  try {
    connection_ = sql::sqlite::open(copy, sql::sqlite::Access::read, identity, options);
  } catch (const sql::Failure&) {  // NOLINT(bugprone-empty-catch)
    // Then its pages are searched.
  }
}

std::optional<Head> Wreck::head() {
  return unless_broken(connection_, [](sql::Connection& connection) { return Store(connection).head(); });
}

std::optional<std::string> Wreck::body(std::int64_t record) {
  return unless_broken(connection_, [&](sql::Connection& connection) -> std::optional<std::string> {
    std::string body = Store(connection).body(record);
    return body.empty() ? std::nullopt : std::optional(std::move(body));
  });
}

std::optional<journal::TileHashes> Wreck::tile(std::uint8_t level, std::uint64_t index) {
  return unless_broken(connection_, [&](sql::Connection& connection) {
    std::optional<journal::TileHashes> tile;
    connection.cached("SELECT hashes FROM tile WHERE level = $1 AND number = $2")
        .one([&](const sql::Statement& row) { tile = tile_of(text_of(row.blob(0))); }, std::int64_t{level},
             static_cast<std::int64_t>(index));
    return tile;
  });
}

std::int64_t Wreck::last_record() {
  return unless_broken(connection_, [](sql::Connection& connection) {
    return connection.cached("SELECT MAX(record) FROM log").one_int64().value_or(0);
  });
}

bool Wreck::search(const Finder& finder) const {
  using enum StoredValue::Kind;
  enum Shape : std::size_t { log, tile, head };
  const std::vector<sql::sqlite::RowShape> shapes{
      {.numbered = true,
       .columns = {null, text},
       .most_bytes = journal::largest_record_bytes + 16,
       .text_begins = "{\""},
      {.numbered = false,
       .columns = {integer, integer, blob},
       .most_bytes = sizeof(journal::TileHashes) + 32,
       .text_begins = {}},
      {.numbered = true,
       .columns = {null, integer, blob, integer, integer, integer},
       .most_bytes = 128,
       .text_begins = {}},
  };
  const auto scan = sql::sqlite::scan_pages(
      file_, shapes, [&](std::size_t shape, std::int64_t number, std::span<const StoredValue> row) {
        if (shape == log) {
          finder.record(number, row[1].bytes);
        } else if (shape == tile) {
          const auto hashes = tile_of(row[2].bytes);
          if (hashes && row[0].integer >= 0 && row[0].integer < 8 && row[1].integer >= 0)
            finder.tile(static_cast<std::uint8_t>(row[0].integer), static_cast<std::uint64_t>(row[1].integer), *hashes);
        } else if (journal::Hash root; row[2].bytes.size() == root.size() && number == 1) {
          std::ranges::copy(row[2].bytes, root.begin());
          finder.head(row[1].integer, root);
        }
      });
  return scan.gave_up;
}

}  // namespace tungdong::book
