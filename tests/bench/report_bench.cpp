#include <array>
#include <utility>

#include <fmt/format.h>

#include "reports/advances.hpp"
#include "reports/capability.hpp"
#include "reports/counterpart.hpp"
#include "reports/disbursement.hpp"
#include "reports/outcomes.hpp"
#include "reports/paradox.hpp"
#include "reports/status.hpp"
#include "reports/unit_costs.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"

namespace tungdong::bench {

namespace {

using reports::Page;
using reports::Question;

// A report that is measured: one line each.
struct Measured {
  std::string_view name;
  Page (*page)(book::Book&, const Question&);
};

constexpr std::array measured{
    Measured{"status", reports::status},           Measured{"disbursement", reports::disbursement},
    Measured{"outcomes", reports::outcomes},       Measured{"paradox", reports::paradox},
    Measured{"unit-costs", reports::unit_costs},   Measured{"capability", reports::capability},
    Measured{"counterpart", reports::counterpart}, Measured{"advances", reports::advances},
};

constexpr double longest_s = 0.1;

// A book that reports are asked of, as long as the bench takes.
class Asked {
 public:
  Asked(const std::filesystem::path& folder, std::string_view name, const fixtures::Shape& shape, std::size_t chunk)
      : long_(folder, name, shape, chunk) {
    book::Book book = book::Book::open(long_.path(), sql::sqlite::Access::read);
    months_ = book.store().connection().cached("SELECT COUNT(*) FROM turnover").one_int64().value();
  }

  // Each time on a connection of its own, as a command has it.
  void ask(const Measured& report) {
    book::Book book = book::Book::open(long_.path(), sql::sqlite::Access::read);
    seconds_.push_back(spent_on([&] { report.page(book, {}); }).wall_s);
  }
  // The middle of the askings since the last call.
  double take_seconds() { return median(std::exchange(seconds_, {})); }

  // Rows of turnover: what a report on today reads, whatever the length of the log.
  std::int64_t months() const { return months_; }

 private:
  LongBook long_;
  std::vector<double> seconds_;
  std::int64_t months_{};
};

}  // namespace

// Ten times the history over the same accounts and months, which is the ratio; and a chart of many accounts, in which
// the time counts. The books are asked in turn, so that whatever else the machine does falls on all of them.
std::vector<Finding> bench_reports(const Settings& settings) {
  constexpr int rounds = 25;
  Asked tenth(settings.folder, "small", small_chart(settings.long_entries / 10), settings.chunk);
  Asked whole(settings.folder, "small", small_chart(settings.long_entries), settings.chunk);
  Asked wide(settings.folder, "wide", wide_chart(settings.long_entries), settings.chunk);
  std::vector<Finding> findings;
  for (const Measured& report : measured) {
    for (int round = 0; round < rounds; ++round)
      for (Asked* book : {&tenth, &whole, &wide}) book->ask(report);
    const double tenth_s = tenth.take_seconds();
    const double whole_s = whole.take_seconds();
    const double wide_s = wide.take_seconds();
    const double ratio = whole_s / tenth_s;
    findings.push_back({fmt::format("{} today, {} entries", report.name, settings.long_entries),
                        fmt::format("{:.1f} ms ({:.1f} of a wide chart)", whole_s * 1e3, wide_s * 1e3),
                        fmt::format("{:.1f} ms at a tenth of them", tenth_s * 1e3), ratio, "<= 1.2, 0.1 s",
                        ratio <= 1.2 && whole_s < longest_s && wide_s < longest_s});
  }
  findings.push_back({"months of accounts by kind",
                      fmt::format("{} ({} of a wide chart)", whole.months(), wide.months()),
                      std::to_string(tenth.months()),
                      static_cast<double>(whole.months()) / static_cast<double>(tenth.months()), "", true});
  return findings;
}

}  // namespace tungdong::bench
