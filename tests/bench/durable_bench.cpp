#include <fmt/format.h>

#include "ledger/book/schema.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"
#include "tests/bench/recording.hpp"

namespace tungdong::bench {

namespace {

// Enough commits that the write-ahead log is moved into the file meanwhile: as often as the book does it.
constexpr std::size_t commits = 11'000;
constexpr std::size_t commits_between_checkpoints = 5'000;

double percentile(std::vector<double> seconds, double part) {
  std::ranges::sort(seconds);
  return seconds[std::min(seconds.size() - 1, static_cast<std::size_t>(part * static_cast<double>(seconds.size())))];
}

}  // namespace

std::vector<Finding> bench_durable(const Settings& settings) {
  const auto path = settings.folder / "durable.db";
  const auto bare_path = settings.folder / "durable-bare.db";
  fixtures::Generator generator(shape_of(settings.entries));
  Recording recording;
  std::vector<double> book_s;
  std::vector<double> bare_s;
  {
    book::Book book = make_book(path);
    recording.add_batch(book.store().connection());
    std::vector<book::Draft> drafts;
    const auto next = [&]() -> book::Draft {
      if (drafts.empty()) {
        drafts = generator.next(settings.chunk);
        std::ranges::reverse(drafts);
      }
      book::Draft one = std::move(drafts.back());
      drafts.pop_back();
      return one;
    };
    // The chart, and a book that has begun to live.
    std::vector<book::Draft> before;
    while (before.size() < settings.chunk) before.push_back(next());
    if (!book.append(before, book::Mode::whole).written) throw std::runtime_error("a synthetic draft was refused");
    recording.add_batch(book.store().connection());
    for (std::size_t i = 0; i < commits; ++i) {
      const book::Draft one = next();
      book_s.push_back(spent_on([&] { book.append({&one, 1}, book::Mode::whole); }).wall_s);
      recording.add_batch(book.store().connection());
    }
  }
  {
    remove_book(bare_path);
    const auto file = sql::sqlite::open(bare_path, sql::sqlite::Access::create, book::identity, book::options);
    {
      sql::Transaction transaction(*file, sql::Transaction::Kind::write);
      book::create_tables(*file);
      transaction.commit();
    }
    for (std::size_t batch = 0; batch < recording.batches(); ++batch) {
      const double spent = spent_on([&] {
                             recording.write_batch(*file, batch);
                             if (batch % commits_between_checkpoints == 0) file->checkpoint(sql::Checkpoint::passive);
                           }).wall_s;
      if (batch >= 2) bare_s.push_back(spent);
    }
  }
  remove_book(path);
  remove_book(bare_path);
  const double ratio = median(bare_s) / median(book_s);
  const double slowest = percentile(book_s, 0.99) / percentile(bare_s, 0.99);
  const auto ms = [](double seconds) { return fmt::format("{:.2f} ms", seconds * 1e3); };
  return {
      {"append of one entry, durable", ms(median(book_s)), "bare commit " + ms(median(bare_s)), ratio, ">= 0.6",
       ratio >= 0.6},
      {"the slowest in a hundred", ms(percentile(book_s, 0.99)), "bare " + ms(percentile(bare_s, 0.99)), slowest,
       "<= 2", slowest <= 2},
  };
}

}  // namespace tungdong::bench
