#include <fstream>

#include <fmt/format.h>

#include "reports/trace.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"

namespace tungdong::bench {

namespace {

constexpr double longest_s = 0.05;
constexpr std::uintmax_t page_bytes = 4'096;
constexpr double most_pages = 1'000;

// How often this process has read from a file.
std::int64_t reads() {
  std::ifstream io("/proc/self/io");
  std::int64_t count = 0;
  for (std::string name; io >> name >> count;)
    if (name == "syscr:") return count;
  return 0;
}

// Records of payments, from all over the book.
std::vector<std::int64_t> payments(book::Book& book, std::int64_t count) {
  std::vector<std::int64_t> records;
  auto& connection = book.store().connection();
  const std::int64_t lots = connection.cached("SELECT MAX(id) FROM lot").one_int64().value();
  for (std::int64_t i = 1; i <= count; ++i)
    if (const auto record =
            connection.cached("SELECT record FROM lot WHERE id >= $1 AND kind = 'pay' ORDER BY id LIMIT 1")
                .one_int64(i * lots / (count + 1)))
      records.push_back(*record);
  return records;
}

}  // namespace

std::vector<Finding> bench_trace(const Settings& settings) {
  constexpr std::int64_t traced = 200;
  const LongBook traced_book(settings.folder, "nation", shape_of(settings.long_entries), settings.chunk);
  const auto& path = traced_book.path();
  std::vector<double> seconds;
  std::vector<double> pages;
  std::vector<std::int64_t> records;
  {
    book::Book book = book::Book::open(path, sql::sqlite::Access::read);
    records = payments(book, traced);
  }
  for (const std::int64_t record : records) {
    // On a connection of its own, as a command has it.
    book::Book book = book::Book::open(path, sql::sqlite::Access::read);
    seconds.push_back(spent_on([&] {
                        if (!reports::trace(book, record)) throw std::runtime_error("a payment cannot be traced");
                      }).wall_s);
    // A connection that may write has nothing mapped: it reads each page once, by itself.
    book::Book unmapped = book::Book::open(path, sql::sqlite::Access::write);
    const std::int64_t before = reads();
    static_cast<void>(reports::trace(unmapped, record));
    pages.push_back(static_cast<double>(reads() - before));
  }
  const auto bytes = std::filesystem::file_size(path);
  std::ranges::sort(seconds);
  const double longest = seconds.back();
  return {{fmt::format("trace of a payment, {} entries", settings.long_entries),
           fmt::format("{:.1f} ms, at most {:.1f} ms", median(seconds) * 1e3, longest * 1e3), "", longest / longest_s,
           "< 50 ms", longest < longest_s},
          {"pages that it reads", fmt::format("{:.0f}, at most {:.0f}", median(pages), std::ranges::max(pages)),
           fmt::format("{} in the book", bytes / page_bytes), 0, "few", std::ranges::max(pages) < most_pages}};
}

}  // namespace tungdong::bench
