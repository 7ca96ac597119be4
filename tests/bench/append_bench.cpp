#include <algorithm>
#include <cstdio>
#include <iterator>

#include <fmt/format.h>

#include "ledger/book/schema.hpp"
#include "ledger/journal/tree.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"
#include "tests/bench/recording.hpp"

namespace tungdong::bench {

namespace {

// What every record costs before any rule is asked: canonical JSON, and the hashes of its leaf and of the tree.
struct Proofs {
  double json_s{};
  double hash_s{};
};

Proofs proofs(const Settings& settings) {
  Proofs spent;
  fixtures::Generator generator(shape_of(settings.entries));
  journal::Tree tree;
  while (!generator.done()) {
    const auto drafts = generator.next(settings.chunk);
    std::vector<std::string> bodies(drafts.size());
    spent.json_s += spent_on([&] {
                      for (std::size_t i = 0; i < drafts.size(); ++i) book::encode(bodies[i], drafts[i], any_moment_us);
                    }).cpu_s;
    spent.hash_s += spent_on([&] {
                      for (const std::string& body : bodies) tree.add(journal::leaf_hash(body));
                      tree.take_completed();
                    }).cpu_s;
  }
  return spent;
}

Spent write_bare(const Recording& recording, const std::filesystem::path& path) {
  remove_book(path);
  const auto file = sql::sqlite::open(path, sql::sqlite::Access::create, book::identity, book::options);
  {
    sql::Transaction transaction(*file, sql::Transaction::Kind::write);
    book::create_tables(*file);
    transaction.commit();
  }
  Spent spent;
  for (std::size_t batch = 0; batch < recording.batches(); ++batch)
    spent += spent_on([&] {
      recording.write_batch(*file, batch);
      file->checkpoint(sql::Checkpoint::passive);  // as the book does after so many records
    });
  return spent;
}

std::vector<Finding> bench_chunks(const Settings& settings) {
  const auto path = settings.folder / "append.db";
  const auto bare_path = settings.folder / "bare.db";
  const fixtures::Shape shape = shape_of(settings.entries);
  Recording recording;
  journal::Hash digest{};
  {
    book::Book book = make_book(path);
    recording.add_batch(book.store().connection());  // the head of the book
    write_book(book, shape, settings.chunk,
               [&](book::Book& written) { recording.add_batch(written.store().connection()); });
    digest = book.digest();
  }
  std::vector<double> ratios;
  std::vector<double> cpu_ratios;
  std::vector<double> book_s;
  std::vector<double> bare_s;
  std::vector<double> book_cpu_s;
  for (int round = 0; round < settings.rounds; ++round) {
    book::Book book = make_book(path);
    const Spent whole = write_book(book, shape, settings.chunk, [](book::Book&) {});
    const Spent bare = write_bare(recording, bare_path);
    if (book::Book::open(bare_path, sql::sqlite::Access::read).digest() != digest)
      throw std::runtime_error("the bare loop did not write the rows of the book");
    ratios.push_back(bare.wall_s / whole.wall_s);
    cpu_ratios.push_back(bare.cpu_s / whole.cpu_s);
    book_s.push_back(whole.wall_s);
    bare_s.push_back(bare.wall_s);
    book_cpu_s.push_back(whole.cpu_s);
    fmt::print(stderr, "round {}: book {:.2f} s ({:.2f} s of CPU), bare {:.2f} s ({:.2f} s of CPU)\n", round + 1,
               whole.wall_s, whole.cpu_s, bare.wall_s, bare.cpu_s);
  }
  const auto entries = static_cast<double>(settings.entries);
  const auto rate = [&](double seconds) { return fmt::format("{:.0f} entries/s", entries / seconds); };
  const Proofs proof = proofs(settings);
  remove_book(path);
  remove_book(bare_path);
  const double ratio = median(ratios);
  const double rate_per_s = entries / median(book_s);
  const bool large = settings.chunk >= 100'000;
  const double json = proof.json_s / median(book_cpu_s);
  const double hash = proof.hash_s / median(book_cpu_s);
  return {
      {fmt::format("append, chunks of {}", settings.chunk), rate(median(book_s)), "bare " + rate(median(bare_s)), ratio,
       large ? ">= 0.8, 25000/s" : ">= 0.8", ratio >= 0.8 && (!large || rate_per_s >= 25'000)},
      {"the same, CPU alone", fmt::format("{:.2f} s", median(book_cpu_s)), "bare", median(cpu_ratios), "", true},
      {"canonical JSON, share of the CPU", fmt::format("{:.2f} s", proof.json_s), "append", json, "", true},
      {"hashes and tree, share of the CPU", fmt::format("{:.2f} s", proof.hash_s), "append", hash, "<= 0.05",
       hash <= 0.05},
  };
}

}  // namespace

std::vector<Finding> bench_append(const Settings& settings) {
  std::vector<Finding> findings = bench_chunks(settings);
  Settings large = settings;
  large.chunk = 100'000;
  std::ranges::copy(bench_chunks(large), std::back_inserter(findings));
  return findings;
}

}  // namespace tungdong::bench
