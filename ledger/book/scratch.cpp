#include "ledger/book/scratch.hpp"

#include <cerrno>
#include <stdlib.h>

#include "ledger/book/schema.hpp"

namespace tungdong::book {

namespace {

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "tungdong-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw sql::Failure(errno == ENOSPC ? sql::Cause::full : sql::Cause::io, "cannot make the folder " + name, errno);
  return name;
}

}  // namespace

Scratch::Scratch() : folder_(new_folder()) {
  connection_ = sql::sqlite::open(folder_ / "scratch.db", sql::sqlite::Access::create, identity, options);
}

Scratch::~Scratch() {
  connection_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace tungdong::book
