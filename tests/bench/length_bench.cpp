#include <fstream>
#include <string>

#include <fmt/format.h>

#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"

namespace tungdong::bench {

namespace {

// The most memory that this process ever held.
double peak_memory_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * 1024 / 1e6;
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

std::int64_t count_accounts(book::Book& book) {
  return book.store().connection().cached("SELECT COUNT(*) FROM account").one_int64().value();
}

}  // namespace

std::vector<Finding> bench_length(const Settings& settings) {
  constexpr int looks = 25;
  const LongBook short_book(settings.folder, "wide", wide_chart(settings.long_entries / 10), settings.chunk);
  const LongBook long_book(settings.folder, "wide", wide_chart(settings.long_entries), settings.chunk);
  book::Book a_tenth = book::Book::open(short_book.path(), sql::sqlite::Access::read);
  book::Book whole = book::Book::open(long_book.path(), sql::sqlite::Access::read);
  const double short_s = standing_s(a_tenth, looks);
  const double long_s = standing_s(whole, looks);
  const auto accounts = count_accounts(whole);
  const auto short_accounts = count_accounts(a_tenth);
  std::vector<Finding> findings{
      {fmt::format("what stands today, {} entries", settings.long_entries), fmt::format("{:.1f} ms", long_s * 1e3),
       fmt::format("{:.1f} ms at a tenth of them", short_s * 1e3), long_s / short_s, "<= 1.2", long_s / short_s <= 1.2},
      {"the accounts of both", std::to_string(accounts), std::to_string(short_accounts),
       static_cast<double>(accounts) / static_cast<double>(short_accounts), "", true}};
  if (const auto& written = long_book.written())
    findings.push_back({"rate over so long a book",
                        fmt::format("{:.0f} entries/s", static_cast<double>(settings.long_entries) / written->wall_s),
                        "", 0, "", true});
  return findings;
}

std::vector<Finding> bench_memory(const Settings& settings) {
  const LongBook book(settings.folder, "nation", shape_of(settings.long_entries), settings.chunk);
  if (!book.written()) throw std::runtime_error("the book of this length is there already: remove it to measure");
  const double memory_mb = peak_memory_mb();
  const auto bytes = static_cast<double>(std::filesystem::file_size(book.path()));
  return {
      {fmt::format("rate over {} entries", settings.long_entries),
       fmt::format("{:.0f} entries/s", static_cast<double>(settings.long_entries) / book.written()->wall_s), "", 0, "",
       true},
      {fmt::format("peak memory of writing {} entries", settings.long_entries), fmt::format("{:.0f} MB", memory_mb),
       "200 MB", memory_mb / 200, "< 1", memory_mb < 200},
      {"bytes of an entry, all tables and indexes",
       fmt::format("{:.0f}", bytes / static_cast<double>(settings.long_entries)), "", 0, "", true},
  };
}

}  // namespace tungdong::bench
