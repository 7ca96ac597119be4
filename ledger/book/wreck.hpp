#pragma once
// A damaged book, as far as it can be read: record by record, so that one bad page costs its own rows alone. Nothing
// that is read here need be true.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/book/store.hpp"
#include "ledger/journal/recover.hpp"

namespace tungdong::book {

class Wreck {
 public:
  // Works on a copy that it makes at `copy`, of the file and of the write-ahead log beside it; what the disk does not
  // give back is zero there. The file itself is only read. Throws sql::Failure where it cannot be read at all, or the
  // copy cannot be written.
  Wreck(const std::filesystem::path& file, const std::filesystem::path& copy);

  // Of the file and its log.
  std::uint64_t bytes() const { return bytes_; }

  // By the trees of the file; nothing where these do not lead to it.
  std::optional<Head> head();
  std::optional<std::string> body(std::int64_t record);
  std::optional<journal::TileHashes> tile(std::uint8_t level, std::uint64_t index);
  std::int64_t last_record();

  // What lies in its pages, known to the trees or not: the same thing perhaps several times, and in several versions.
  // Whether the search gave up, as the file was made to waste time.
  struct Finder {
    std::function<void(std::int64_t record, std::string_view body)> record;
    std::function<void(std::uint8_t level, std::uint64_t index, const journal::TileHashes& hashes)> tile;
    std::function<void(std::int64_t size, const journal::Hash& root)> head;
  };
  bool search(const Finder& finder) const;

 private:
  std::filesystem::path file_;
  std::uint64_t bytes_ = 0;
  std::unique_ptr<sql::Connection> connection_;  // of the copy; none where it is no database any more
};

}  // namespace tungdong::book
