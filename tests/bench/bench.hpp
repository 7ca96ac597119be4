#pragma once
// What is measured, each against something measured in the same run.

#include <filesystem>
#include <string>
#include <vector>

namespace tungdong::bench {

struct Settings {
  std::filesystem::path folder;   // for books; on the disk that is to be measured
  std::size_t entries = 200'000;  // of a book that is written several times over
  std::size_t chunk = 10'000;
  int rounds = 5;
  std::size_t long_entries = 1'000'000;  // of the book that is written once
};

// One line of the table.
struct Finding {
  std::string what;
  std::string measured;
  std::string against;
  double ratio{};
  std::string reach;  // as stated by whoever asked
  bool reached{};
};

// What a second thread gains on this machine, whose cores may be two threads of one: the same work by one thread and
// twice by two at once.
std::vector<Finding> bench_cores(const Settings& settings);

// Book::append against a bare loop of prepared statements that writes the same rows; and what of it is canonical JSON,
// hashes and tree.
std::vector<Finding> bench_append(const Settings& settings);

// One entry at a time, each on the disk when it is said to be, against a bare commit of the same rows.
std::vector<Finding> bench_durable(const Settings& settings);

// Verifying a whole book, against reading its log and hashing each record.
std::vector<Finding> bench_verify(const Settings& settings);

// The trace of a payment in a long book, and how many pages it reads.
std::vector<Finding> bench_trace(const Settings& settings);

// What stands today in a long book, and in one of a tenth of its length over the same chart and months.
std::vector<Finding> bench_length(const Settings& settings);

// Reports on today over a long book, and over one of a tenth of its length over the same chart and months.
std::vector<Finding> bench_reports(const Settings& settings);

// A Treasury statement of ten thousand rows against all units of a long book: of a month, a quarter and a year.
std::vector<Finding> bench_reconcile(const Settings& settings);

// Pages of HTML and workbooks of a table of all communes.
std::vector<Finding> bench_render(const Settings& settings);

// Peak memory of writing a long book over a wide chart.
std::vector<Finding> bench_memory(const Settings& settings);

}  // namespace tungdong::bench
