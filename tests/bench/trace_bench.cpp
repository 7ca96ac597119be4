#include <fmt/format.h>

#include "reports/trace.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"

namespace tungdong::bench {

namespace {

constexpr double longest_s = 0.05;

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
  const auto path = settings.folder / "trace.db";
  {
    book::Book book = make_book(path);
    write_book(book, wide_chart(settings.long_entries), settings.chunk, [](book::Book&) {});
  }
  std::vector<double> seconds;
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
  }
  remove_book(path);
  std::ranges::sort(seconds);
  const double longest = seconds.back();
  return {{fmt::format("trace of a payment, {} entries", settings.long_entries),
           fmt::format("{:.1f} ms, at most {:.1f} ms", median(seconds) * 1e3, longest * 1e3), "", longest / longest_s,
           "< 50 ms", longest < longest_s}};
}

}  // namespace tungdong::bench
