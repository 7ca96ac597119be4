#pragma once

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "ledger/sql/connection.hpp"
#include "ledger/sql/sqlite/open.hpp"

namespace scratch {

namespace sql = tungdong::sql;
namespace fs = std::filesystem;

inline constexpr sql::sqlite::Identity identity{.application_id = 0x54444F4E, .schema_version = 3};

// An empty folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "tungdong-sql-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
  }
  ~Folder() {
    std::error_code error;
    fs::permissions(path_, fs::perms::owner_all, error);
    fs::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path operator/(std::string_view name) const { return path_ / name; }
  const fs::path& path() const { return path_; }

  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) names.insert(entry.path().filename().string());
    return names;
  }

 private:
  fs::path path_;
};

// The superuser may write anywhere: for the time of this object the program has no more rights than a stranger.
class AsStranger {
 public:
  AsStranger() : user_(::geteuid()) {
    if (user_ == 0 && ::seteuid(65534) != 0) throw std::system_error(errno, std::generic_category(), "seteuid");
  }
  ~AsStranger() {
    if (::seteuid(user_) != 0) std::abort();
  }
  AsStranger(const AsStranger&) = delete;
  AsStranger& operator=(const AsStranger&) = delete;

 private:
  uid_t user_;
};

inline std::unique_ptr<sql::Connection> create(const fs::path& path) {
  return sql::sqlite::open(path, sql::sqlite::Access::create, identity);
}

inline std::unique_ptr<sql::Connection> write(const fs::path& path, int busy_timeout_ms = 10'000) {
  return sql::sqlite::open(path, sql::sqlite::Access::write, identity, {.busy_timeout_ms = busy_timeout_ms});
}

inline std::unique_ptr<sql::Connection> read(const fs::path& path) {
  return sql::sqlite::open(path, sql::sqlite::Access::read, identity);
}

// A file with a table `number (n)` that holds 1 to `count`.
inline void make_numbers(const fs::path& path, int count) {
  const auto made = create(path);
  made->execute("CREATE TABLE number (n INTEGER PRIMARY KEY) STRICT");
  sql::Transaction transaction(*made, sql::Transaction::Kind::write);
  for (int n = 1; n <= count; ++n) made->cached("INSERT INTO number (n) VALUES ($1)").run(n);
  transaction.commit();
}

inline std::int64_t count_of(sql::Connection& connection) {
  return connection.cached("SELECT count(*) FROM number").one_int64().value();
}

inline std::string contents(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

inline void write_file(const fs::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

// The failure that `act` throws; the test fails if it throws none.
template <class F>
sql::Failure failure_of(F&& act) {
  try {
    act();
  } catch (const sql::Failure& failure) {
    UNSCOPED_INFO(failure.what());
    return failure;
  }
  throw std::logic_error("nothing failed");
}

template <class F>
sql::Cause cause_of(F&& act) {
  return failure_of(act).cause();
}

}  // namespace scratch
