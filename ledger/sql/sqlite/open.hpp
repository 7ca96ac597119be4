#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "ledger/sql/connection.hpp"

namespace tungdong::sql::sqlite {

enum class Access {
  create,  // makes the file, then writes
  write,
  read  // refuses every change through SQL
};

// What an application puts into the header of its files, to know them again.
struct Identity {
  std::int32_t application_id;  // not 0, which is what a file of no application carries
  std::int32_t schema_version;  // 1 or more; of an existing file: the newest that the program understands
};

struct Options {
  int busy_timeout_ms = 10'000;  // how long a write waits for another connection's
  int cache_mib = 64;            // pages kept in memory, at most
  int mapped_mib = 64;           // with Access::read: of the file, seen in memory as it lies; beyond, through the cache
  bool immutable = false;        // with Access::read: nobody will change the file, so that nothing needs locking
};

// Opens one SQLite file in write-ahead mode: one writer and any number of readers at a time, each commit on the disk
// when it returns (synchronous=FULL). The file is looked at before SQLite touches it: a file that is not ours is left
// as it was. Throws Failure:
//   create  exists: anything but an empty file is there; missing: no such folder
//   write   read_only: file or folder does not allow writing
//   both, and read
//           missing; not_a_database: text, an empty file, random bytes, a folder; foreign_file: another application_id;
//           newer_version: a later schema version (both are in the message); corrupt: damaged so far that it shows at
//           once; network_share: NFS or SMB, which cannot serve a write-ahead log; busy, io, full
//
// Closing. A connection with write access checkpoints; the last one to close leaves one complete file, with no -wal
// and -shm beside it. So does a reading connection that may write to the file: it is opened with the right to tidy up
// (only PRAGMA query_only forbids it changes), since one opened read-only would leave both files lying there. Of two that
// close at one moment each may take the other for one that stays; then the next one to close tidies up.
//
// Reading where the folder cannot be written, as on a CD: the file is taken as immutable, without locks. If a log with
// unfinished work lies beside it, that is refused (read_only), as the book would be read without its last entries. If
// somebody with more rights writes to the file meanwhile, reads may fail as corrupt: then open it again.
//
// On a network share, only Access::read with Options::immutable is accepted.
std::unique_ptr<Connection> open(const std::filesystem::path& path, Access access, Identity identity,
                                 const Options& options = {});

}  // namespace tungdong::sql::sqlite
