#include <thread>

#include <fmt/format.h>

#include "ledger/journal/tree.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/books.hpp"

namespace tungdong::bench {

namespace {

// Canonical JSON and hashes: most of what they do is to reckon, so that what two threads share is the core itself.
void write_and_hash(const std::vector<book::Draft>& drafts) {
  journal::Tree tree;
  std::string body;
  for (int again = 0; again < 10; ++again)
    for (const book::Draft& draft : drafts) {
      body.clear();
      book::encode(body, draft, any_moment_us);
      tree.add(journal::leaf_hash(body));
    }
}

}  // namespace

std::vector<Finding> bench_cores(const Settings& settings) {
  fixtures::Generator generator(shape_of(settings.entries));
  const auto drafts = generator.next(settings.chunk);
  std::vector<double> gains;
  std::vector<double> one_s;
  std::vector<double> two_s;
  for (int round = 0; round < settings.rounds; ++round) {
    one_s.push_back(spent_on([&] { write_and_hash(drafts); }).wall_s);
    two_s.push_back(spent_on([&] {
                      const std::jthread beside([&] { write_and_hash(drafts); });
                      write_and_hash(drafts);
                    }).wall_s);
    gains.push_back(2 * one_s.back() / two_s.back());
  }
  return {{"two threads at once: work of how many cores", fmt::format("{:.2f} s", median(two_s)),
           fmt::format("one thread, half of it: {:.2f} s", median(one_s)), median(gains), "", true}};
}

}  // namespace tungdong::bench
