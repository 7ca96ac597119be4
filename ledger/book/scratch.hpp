#pragma once
// A folder, and a database in it, beside all others, for as long as some work takes.

#include <filesystem>
#include <memory>

#include "ledger/sql/connection.hpp"

namespace tungdong::book {

// Of this process's user alone. Throws sql::Failure where the folder for temporary files takes none.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class Scratch {
 public:
  Scratch();

  const std::filesystem::path& folder() const { return folder_.path(); }
  sql::Connection& connection() { return *connection_; }

 private:
  ScratchFolder folder_;
  std::unique_ptr<sql::Connection> connection_;
};

}  // namespace tungdong::book
