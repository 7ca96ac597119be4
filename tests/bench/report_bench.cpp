#include <array>
#include <functional>

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

using Seconds = std::array<double, measured.size()>;

// Of each report on today, the middle of several askings, each on a connection of its own as a command has it.
Seconds report_s(const std::filesystem::path& path, int rounds) {
  Seconds seconds{};
  for (std::size_t i = 0; i < measured.size(); ++i) {
    std::vector<double> asked;
    for (int round = 0; round < rounds; ++round) {
      book::Book book = book::Book::open(path, sql::sqlite::Access::read);
      asked.push_back(spent_on([&] { measured[i].page(book, {}); }).wall_s);
    }
    seconds[i] = median(asked);
  }
  return seconds;
}

struct Asked {
  Seconds seconds{};
  std::int64_t months{};  // rows of turnover: what a report on today reads, whatever the length of the log
};

Asked ask(const std::filesystem::path& path, const fixtures::Shape& shape, std::size_t chunk) {
  constexpr int rounds = 9;
  Asked asked;
  {
    book::Book book = make_book(path);
    write_book(book, shape, chunk, [](book::Book&) {});
    asked.months = book.store().connection().cached("SELECT COUNT(*) FROM turnover").one_int64().value();
  }
  asked.seconds = report_s(path, rounds);
  remove_book(path);
  return asked;
}

}  // namespace

// Ten times the history over the same accounts and months, which is the ratio; and a chart of many accounts, in which
// the time counts.
std::vector<Finding> bench_reports(const Settings& settings) {
  const auto path = settings.folder / "reports.db";
  const Asked tenth = ask(path, small_chart(settings.long_entries / 10), settings.chunk);
  const Asked whole = ask(path, small_chart(settings.long_entries), settings.chunk);
  const Asked wide = ask(path, wide_chart(settings.long_entries), settings.chunk);
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < measured.size(); ++i) {
    const double ratio = whole.seconds[i] / tenth.seconds[i];
    findings.push_back(
        {fmt::format("{} today, {} entries", measured[i].name, settings.long_entries),
         fmt::format("{:.1f} ms ({:.1f} of a wide chart)", whole.seconds[i] * 1e3, wide.seconds[i] * 1e3),
         fmt::format("{:.1f} ms at a tenth of them", tenth.seconds[i] * 1e3), ratio, "<= 1.3, 0.1 s",
         ratio <= 1.3 && whole.seconds[i] < longest_s && wide.seconds[i] < longest_s});
  }
  findings.push_back({"months of accounts by kind", fmt::format("{} ({} of a wide chart)", whole.months, wide.months),
                      std::to_string(tenth.months),
                      static_cast<double>(whole.months) / static_cast<double>(tenth.months), "", true});
  return findings;
}

}  // namespace tungdong::bench
