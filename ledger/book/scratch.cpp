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

ScratchFolder::ScratchFolder() : path_(new_folder()) {}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Scratch::Scratch()
    : connection_(sql::sqlite::open(folder() / "scratch.db", sql::sqlite::Access::create, identity, options)) {}

}  // namespace tungdong::book
