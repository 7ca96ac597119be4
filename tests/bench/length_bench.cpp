#include <fstream>
#include <string>

#include <fmt/format.h>

#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"

namespace tungdong::bench {

namespace {

// The most memory that this process ever held.
double peak_memory_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

// What stands where: stage by stage and source by source.
double standing_s(book::Book& book, int rounds) {
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round)
    seconds.push_back(spent_on([&] {
                        book.store()
                            .connection()
                            .cached("SELECT stage, source, SUM(balance) FROM account GROUP BY stage, source")
                            .for_each([](const sql::Statement&) {});
                      }).wall_s);
  return median(seconds);
}

}  // namespace

std::vector<Finding> bench_length(const Settings& settings) {
  const auto path = settings.folder / "long.db";
  const auto short_path = settings.folder / "short.db";
  constexpr int looks = 25;
  double short_s = 0;
  {
    book::Book book = make_book(short_path);
    write_book(book, shape_of(settings.long_entries / 10), settings.chunk, [](book::Book&) {});
    short_s = standing_s(book, looks);
  }
  book::Book book = make_book(path);
  const Spent spent = write_book(book, shape_of(settings.long_entries), settings.chunk, [](book::Book&) {});
  const double memory_mib = peak_memory_mib();
  const double long_s = standing_s(book, looks);
  const auto bytes = static_cast<double>(std::filesystem::file_size(path));
  const auto entries = static_cast<double>(settings.long_entries);
  remove_book(short_path);
  remove_book(path);
  return {
      {fmt::format("what stands today, {} entries", settings.long_entries), fmt::format("{:.1f} ms", long_s * 1e3),
       fmt::format("{:.1f} ms at a tenth of them", short_s * 1e3), long_s / short_s, "<= 1.3", long_s / short_s <= 1.3},
      {"peak memory of writing them", fmt::format("{:.0f} MiB", memory_mib), "200 MB", memory_mib * 1.048576 / 200,
       "< 1", memory_mib * 1.048576 < 200},
      {"their rate", fmt::format("{:.0f} entries/s", entries / spent.wall_s), "", 0, "", true},
      {"bytes of an entry, all tables and indexes", fmt::format("{:.0f}", bytes / entries), "", 0, "", true},
  };
}

}  // namespace tungdong::bench
