#pragma once
// A folder with a database in it, beside all others, for as long as some work takes.

#include <filesystem>
#include <memory>

#include "ledger/sql/connection.hpp"

namespace tungdong::book {

// Throws sql::Failure where the folder for temporary files takes none.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  // Of this process's user alone.
  const std::filesystem::path& folder() const { return folder_; }
  sql::Connection& connection() { return *connection_; }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<sql::Connection> connection_;
};

}  // namespace tungdong::book
