#pragma once
// A folder with a book as an officer has it in the middle of a year, and what each verb that writes would do with it.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/faults/program.hpp"

namespace tungdong::faults {

struct Verb {
  std::string what;
  std::vector<std::string> words;
  std::string book = "so-cai.db";  // that it writes
  bool in_steps = false;           // writes several transactions, one after another: each may be the last
  int status = 0;                  // it ends with, where nothing fails
};

const std::vector<Verb>& writing_verbs();

// A copy of the desk that the verbs are for, in memory-backed storage where there is some: what is tested is not the
// machine's own disk.
class Copy {
 public:
  Copy();
  ~Copy();
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// How a verb ends without a fault.
struct Ends {
  std::optional<std::string> before;  // the state of its book
  std::optional<std::string> after;
  int status{};
};
Ends ends_of(const Verb& verb);

// What is wrong with how a run ended; empty where nothing is. A book is as before or as after; what is said to be done
// is done; what failed is told with a code, as the machine's fault.
std::string wrong(const Verb& verb, const Outcome& outcome, const Ends& ends, const std::filesystem::path& folder);

// The next of many requests to fail: each in turn in the long form (FAULTS=all), in the short form each of the first
// and then ever fewer.
int after(int nth, Fault fault);

}  // namespace tungdong::faults
