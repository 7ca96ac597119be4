#include "ledger/sql/sqlite/backup.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "ledger/sql/sqlite/cause.hpp"
#include "ledger/sql/sqlite/file_connection.hpp"

namespace tungdong::sql::sqlite {

namespace {

namespace fs = std::filesystem;

// The unfinished copy: removed unless it became the finished one.
class PartFile {
 public:
  explicit PartFile(fs::path path) : path_(std::move(path)) { discard(); }  // one may be left by a crash
  ~PartFile() { discard(); }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  const fs::path& path() const { return path_; }

 private:
  void discard() const {
    std::error_code error;
    fs::remove(path_, error);
  }

  fs::path path_;
};

Failure system_failure(const std::string& doing, int error) {
  const Cause cause = error == ENOSPC || error == EDQUOT ? Cause::full : error == ENOENT ? Cause::missing : Cause::io;
  return Failure(cause, "cannot " + doing + ": " + std::generic_category().message(error), error);
}

[[noreturn]] void refuse_existing(const fs::path& target) {
  throw Failure(Cause::exists, target.string() + " exists already, and is left as it is");
}

void copy(SQLite::Database& source, const fs::path& path) {
  // Nobody else knows the unfinished copy: without locks it can lie on a share that has none, and without a journal it
  // is written once.
  SQLite::Database copied(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, 0, "unix-none");
  copied.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL");
  SQLite::Backup pages(copied, source);
  const int code = pages.executeStep(-1);  // all at once: a snapshot, which no later commit makes start over
  if (code != SQLITE_DONE) {
    throw Failure(cause_of(code),
                  "cannot copy " + source.getFilename() + " to " + path.string() + ": " + sqlite3_errstr(code), code);
  }
}

// Renaming is done once the folder itself is on the disk. Some network shares cannot do this, which is no failure.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (error != 0 && error != EINVAL && error != ENOTSUP) throw system_failure("write folder " + folder.string(), error);
}

// Renames, unless a file has come to be there. A share that knows no such renaming gets the plain one.
void put_in_place(const fs::path& part, const fs::path& target) {
  if (::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return;
  if (errno == EEXIST) refuse_existing(target);
  if ((errno == EINVAL || errno == ENOSYS) && ::rename(part.c_str(), target.c_str()) == 0) return;
  throw system_failure("rename " + part.string() + " to " + target.string(), errno);
}

}  // namespace

void backup(Connection& from, const fs::path& to) {
  auto* source = dynamic_cast<FileConnection*>(&from);
  if (source == nullptr) throw Failure(Cause::other, "only a connection to a file can be backed up");
  if (sqlite3_txn_state(source->database().getHandle(), "main") == SQLITE_TXN_WRITE) {
    throw Failure(Cause::other, "cannot back up in the midst of writing");
  }
  std::error_code error;
  const fs::path target = fs::absolute(to, error);
  if (fs::exists(fs::symlink_status(target, error))) {
    refuse_existing(target);
  }
  if (!fs::is_directory(target.parent_path(), error)) {
    throw Failure(Cause::missing, "there is no folder " + target.parent_path().string());
  }
  const PartFile part(target.string() + ".part-" + std::to_string(::getpid()));
  try {
    copy(source->database(), part.path());
  } catch (const SQLite::Exception& failed) {
    throw failure(failed, "back up to " + target.string());
  }
  put_in_place(part.path(), target);
  sync_folder(target.parent_path());
}

}  // namespace tungdong::sql::sqlite
