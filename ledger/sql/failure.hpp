#pragma once

#include <stdexcept>
#include <string>

namespace tungdong::sql {

// Why the machinery failed, in words that hold for any engine.
enum class Cause {
  busy,            // another connection holds the lock and did not let go within the busy timeout: try again later
  full,            // the disk, or the size allowed to the database, is used up
  read_only,       // file, folder or connection does not allow writing
  not_a_database,  // the file is something else: text, an empty file, random bytes, a directory
  newer_version,   // written by a later version of this program
  foreign_file,    // a database, but of another application
  corrupt,         // a database of ours that is damaged
  constraint,      // a row breaks a constraint of its table
  io,              // reading or writing failed
  missing,         // no such file or folder
  exists,          // a file stands where a new one was to be made
  network_share,   // the place is a network share, where locks and shared memory cannot be relied upon
  other            // wrong SQL, wrong type, wrong use of a connection
};

// Broken machinery, or a file that cannot be used: never the refusal of a rule. The message is one English sentence
// (or two: what happened, then what to do), with the file or the SQL it is about; it never holds bound values.
class Failure : public std::runtime_error {
 public:
  // `code` is the engine's own number (for SQLite the extended result code), 0 where there is none.
  Failure(Cause cause, const std::string& message, int code = 0)
      : std::runtime_error(message), cause_(cause), code_(code) {}

  Cause cause() const noexcept { return cause_; }
  int code() const noexcept { return code_; }

 private:
  Cause cause_;
  int code_;
};

}  // namespace tungdong::sql
