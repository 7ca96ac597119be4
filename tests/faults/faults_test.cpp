// Every verb that writes, on a disk and with a memory that fail at each request in turn: a clear error, and the book as
// it was before or as it is afterwards, nothing between.
#include <algorithm>
#include <csignal>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/faults/desk.hpp"
#include "tests/faults/program.hpp"

namespace tungdong::faults {
namespace {

namespace fs = std::filesystem;

TEST_CASE("whatever request the disk refuses, the book is as before or as after, and the user is told", "[disk]") {
  for (const Verb& verb : writing_verbs()) DYNAMIC_SECTION(verb.what) {
      const Ends ends = ends_of(verb);
      int runs = 0;
      for (const Fault fault : {Fault::once, Fault::lasting})
        for (std::size_t request = 0; request < request_names.size(); ++request)
          for (int nth = 1;; nth = after(nth, fault)) {
            const Copy copy;
            const Plan plan{.fault = fault, .request = static_cast<Request>(request), .nth = nth};
            const Outcome outcome = run(copy.path(), verb.words, plan);
            ++runs;
            const std::string said = wrong(verb, outcome, ends, copy.path());
            if (!said.empty())
              FAIL(fmt::format("{}: {} {} no. {}: {}", verb.what, fault == Fault::once ? "once" : "from then on",
                               request_names[request], nth, said));
            if (!outcome.broken) break;
          }
      WARN(fmt::format("{}: {} runs", verb.what, runs));
    }
}

// Losing power is no failure that could be told: the process is gone. What was said to be done before is done.
TEST_CASE("whenever the power goes, the book is as before or as after", "[power]") {
  for (const Verb& verb : writing_verbs()) DYNAMIC_SECTION(verb.what) {
      const Ends ends = ends_of(verb);
      int cuts = 0;
      for (int nth = 1;; nth = after(nth, Fault::power_cut)) {
        bool came = false;
        for (std::uint32_t seed = 1; seed <= 3; ++seed) {
          const Copy copy;
          const Plan plan{.fault = Fault::power_cut, .nth = nth, .seed = seed};
          const Outcome outcome = run(copy.path(), verb.words, plan);
          came = outcome.status == cut_off;
          cuts += came;
          const std::string said = wrong(verb, outcome, ends, copy.path());
          if (!said.empty()) FAIL(fmt::format("{}: change no. {}, seed {}: {}", verb.what, nth, seed, said));
        }
        if (!came) break;
      }
      CHECK(cuts > 3);
    }
}

TEST_CASE("whenever memory runs out, the book is as before or as after, and the user is told", "[memory]") {
  for (const Verb& verb : writing_verbs()) DYNAMIC_SECTION(verb.what) {
      if (std::ranges::find(verb.words, "--key") != verb.words.end()) continue;  // a passphrase takes its time
      const Ends ends = ends_of(verb);
      std::int64_t all = 0;
      {
        const Copy copy;
        run(copy.path(), verb.words);
        all = allocations();
      }
      const std::int64_t step = std::getenv("FAULTS") != nullptr ? 1 : std::max<std::int64_t>(all / 40, 1);
      int runs = 0;
      for (std::int64_t nth = 1; nth <= all; nth += step, ++runs) {
        const Copy copy;
        const Outcome outcome = run(copy.path(), verb.words, {}, nth);
        // SQLiteCpp allocates as it closes a database, where nothing can be told any more: all is done by then.
        if (outcome.status == 128 + SIGABRT && state(copy.path() / verb.book) == ends.after) continue;
        const std::string said = wrong(verb, outcome, ends, copy.path());
        if (!said.empty()) FAIL(fmt::format("{}: allocation {} of {}: {}", verb.what, nth, all, said));
      }
      CHECK(runs >= 40);
    }
}

}  // namespace
}  // namespace tungdong::faults
