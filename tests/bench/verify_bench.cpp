#include <fmt/format.h>

#include "ledger/journal/sha256.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"

namespace tungdong::bench {

std::vector<Finding> bench_verify(const Settings& settings) {
  const auto path = settings.folder / "verify.db";
  {
    book::Book book = make_book(path);
    write_book(book, shape_of(settings.entries), settings.chunk, [](book::Book&) {});
  }
  std::vector<double> ratios;
  std::vector<double> log_ratios;
  std::vector<double> verify_s;
  std::vector<double> log_s;
  std::vector<double> scan_s;
  for (int round = 0; round < settings.rounds; ++round) {
    book::Book book = book::Book::open(path, sql::sqlite::Access::read);
    std::uint8_t any = 0;  // so that nothing of it is left out
    const double scan = spent_on([&] {
                          book.store()
                              .connection()
                              .cached("SELECT body FROM log ORDER BY record")
                              .for_each([&](const sql::Statement& row) { any ^= journal::sha256(row.text(0))[0]; });
                        }).wall_s;
    bool sound = false;
    const double verify = spent_on([&] { sound = book.verify(1).empty(); }).wall_s;
    bool intact = false;
    const double log = spent_on([&] { intact = book.verify_log(1).empty(); }).wall_s;
    if (!sound || !intact) throw std::runtime_error(fmt::format("the book does not verify ({})", any));
    scan_s.push_back(scan);
    verify_s.push_back(verify);
    log_s.push_back(log);
    ratios.push_back(verify / scan);
    log_ratios.push_back(log / scan);
  }
  remove_book(path);
  const double ratio = median(ratios);
  const std::string scanned = fmt::format("log read and hashed {:.2f} s", median(scan_s));
  return {
      {fmt::format("verify of {} entries", settings.entries), fmt::format("{:.2f} s", median(verify_s)), scanned, ratio,
       "<= 6", ratio <= 6},
      {"the same, of the log alone", fmt::format("{:.2f} s", median(log_s)), scanned, median(log_ratios), "", true}};
}

}  // namespace tungdong::bench
