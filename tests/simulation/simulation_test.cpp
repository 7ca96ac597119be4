// Histories of many people, units and years, told to a book and to a simple model of it: both must answer the same, and
// the same must stand everywhere, on every day. What differs is made short before it is shown.

#include <cstdlib>
#include <span>

#include <catch2/catch.hpp>

#include "fixtures/synthetic/random.hpp"
#include "tests/simulation/chance.hpp"
#include "tests/simulation/registrar.hpp"
#include "tests/simulation/shrink.hpp"
#include "tests/support/invariants.hpp"

namespace tungdong::simulation {
namespace {

constexpr std::uint64_t usual_seeds = 2'000;

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::stoull(text);
}

std::int64_t first_records(bool office) {
  static const std::array<std::int64_t, 2> records{Registrar::first_records(false), Registrar::first_records(true)};
  return records[office ? 1 : 0];
}

std::string compare(const Balances& model, const Balances& book, const std::string& moment) {
  std::string text;
  const auto tell = [&](const Account& account, std::int64_t expected, std::int64_t found) {
    if (expected != found)
      text +=
          fmt::format("{}, {}: the model has {}, the book {}\n", simulation::text(account), moment, expected, found);
  };
  for (const auto& [account, balance] : model) tell(account, balance, book.contains(account) ? book.at(account) : 0);
  for (const auto& [account, balance] : book)
    if (!model.contains(account)) tell(account, 0, balance);
  return text;
}

std::string compare(const Pedigrees& model, const Pedigrees& book) {
  std::string text;
  for (const auto& [line, pieces] : model)
    if (!book.contains(line) || book.at(line) != pieces)
      text += fmt::format("{} took, to the model, {}and to the book {}\n", line, pieces,
                          book.contains(line) ? book.at(line) : "nothing");
  if (text.empty() && model.size() != book.size()) text = "the book has draws that the model has not\n";
  return text;
}

// What chance came across, so that it can be seen that it does not idle.
struct Seen {
  std::map<std::string, int> kinds;  // taken
  std::map<std::string, int> codes;
  std::map<Fate, int> fates;
  int parts{};  // of documents, taken
};

std::string tally(const Seen& seen) {
  std::string tally;
  for (const auto& [kind, count] : seen.kinds) tally += fmt::format("{} {}, ", kind, count);
  for (const auto& [code, count] : seen.codes) tally += fmt::format("{} {}, ", code, count);
  for (const auto& [fate, count] : seen.fates) tally += fmt::format("{} {}, ", text(Reply{fate}), count);
  return tally;
}

class Run {
 public:
  explicit Run(const History& history)
      : history_(history),
        in_parts_(std::ranges::any_of(history.steps, [](const Step& step) { return step.part != 0; })),
        model_(history.office, first_records(history.office)),
        registrar_(history.office) {}

  // How book and model differ; nothing where they do not.
  std::string difference(Seen* seen = nullptr) {
    const auto& steps = history_.steps;
    for (std::size_t at = 0; at < steps.size();) {
      const std::size_t first = at;
      const auto before = history_.whole ? std::optional(model_) : std::nullopt;
      Model ahead = model_;
      do {
        registrar_.prepare(steps[at], ahead);
        ahead.take(steps[at]);
        ++at;
      } while (at < steps.size() && at - first < history_.at_once && !alone(at - 1) && !alone(at) &&
               !(in_parts_ && looks_back(at, first)));
      const std::vector<Reply> expected =
          model_.take_batch(std::span(steps).subspan(first, at - first), history_.whole);
      if ((history_.seed + first) % 5 == 0)
        if (auto text = rehearsed(first, expected); !text.empty()) return text;
      const std::vector<Reply> replies = registrar_.append(history_.whole);
      if (auto text = unlike(first, expected, replies); !text.empty()) return text;
      const bool falls = history_.whole && std::ranges::find(expected, Fate::refused, &Reply::fate) != expected.end();
      if (falls) model_.go_back(*before);
      for (std::size_t i = 0; seen != nullptr && !falls && i < expected.size(); ++i)
        note(*seen, steps[first + i], expected[i]);
      if (at / 12 == first / 12) continue;
      if (auto text = compare(model_.balances(), registrar_.balances(), "now"); !text.empty()) return text;
      if (at % 3 == 0) registrar_.reopen();
    }
    return at_the_end();
  }

 private:
  bool alone(std::size_t at) const {
    const Step& step = history_.steps[at];
    return Registrar::alone(step) || ((step.deed == Deed::again || step.deed == Deed::altered) && history_.at_once > 1);
  }

  // Whether a step names what another of its batch is to make. Where a document falls, that gets another number.
  bool looks_back(std::size_t at, std::size_t first) const {
    const Step& step = history_.steps[at];
    const int since = history_.steps[first].number;
    return step.of >= since || std::ranges::any_of(step.moves, [&](const Move& move) {
             return move.confirms.first >= since ||
                    std::ranges::any_of(move.lots, [&](const auto& lot) { return lot.first >= since; });
           });
  }

  std::string unlike(std::size_t first, const std::vector<Reply>& expected, const std::vector<Reply>& replies) const {
    for (std::size_t i = 0; i < expected.size(); ++i)
      if (replies[i] != expected[i])
        return fmt::format("{}\nthe model: {}\nthe book:  {}\n", text(history_.steps[first + i]), text(expected[i]),
                           text(replies[i]));
    return {};
  }

  // A book that is only asked answers what it will answer, and stays what it was.
  std::string rehearsed(std::size_t first, const std::vector<Reply>& expected) {
    const std::string before = registrar_.digest();
    // Where documents fall it matters whether the others are told so.
    const bool whole = in_parts_ ? history_.whole : first % 2 == 0;
    std::string text = unlike(first, expected, registrar_.rehearse(whole));
    if (!text.empty()) text = "In a dry run: " + text;
    if (registrar_.digest() != before)
      text += "A dry run changed the book before " + simulation::text(history_.steps[first]) + '\n';
    return text;
  }

  std::string at_the_end() {
    std::string text = compare(model_.balances(), registrar_.balances(), "now");
    for (const std::string date : {"2025-03-05", "2025-08-31", "2025-12-31", "2026-02-14"})
      text += compare(model_.balances(date), registrar_.balances(date), date);
    const std::int64_t known = (first_records(history_.office) + model_.records()) / 2;
    text += compare(model_.balances("9999", known), registrar_.balances({}, known), fmt::format("known at {}", known));
    text += compare(model_.pedigrees(), registrar_.pedigrees());
    for (const std::string& broken : test::broken(registrar_.book())) text += broken + '\n';
    if (history_.seed % 16 != 0) return text;
    for (const auto& one : registrar_.book().verify()) text += words::say(one.what, words::Lang::en) + '\n';
    return text;
  }

  static void note(Seen& seen, const Step& step, const Reply& reply) {
    ++seen.fates[reply.fate];
    for (const std::string& code : reply.codes) ++seen.codes[code];
    if (reply.fate != Fate::taken) return;
    if (step.deed == Deed::reverse) ++seen.kinds["reverse"];
    if (step.part != 0) ++seen.parts;
    for (const Move& move : step.moves) ++seen.kinds[move.kind];
  }

  const History& history_;
  bool in_parts_;
  Model model_;
  Registrar registrar_;
};

std::string difference(const History& history, Seen* seen = nullptr) try {
  return Run(history).difference(seen);
} catch (const std::exception& failure) {
  return fmt::format("it fails: {}\n", failure.what());
}

TEST_CASE("a book answers what the model of it answers, in every history") {
  const std::uint64_t first = number_from("FIRST_SEED", 1);
  const std::uint64_t seeds = number_from("SEEDS", usual_seeds);
  Seen seen;
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + seeds && failures < 3; ++seed) {
    const History history = by_chance(seed, first_records(false), first_records(true));
    if (difference(history, &seen).empty()) continue;
    ++failures;
    const History shortest = shrink(history, [](const History& one) { return !difference(one).empty(); });
    FAIL_CHECK(text(shortest) << difference(shortest));
  }
  CHECK(failures == 0);
  if (std::getenv("TALLY") != nullptr) WARN(tally(seen));
  if (seeds < 1'000) return;
  // Chance did not idle.
  CHECK(seen.kinds.size() == 26);
  CHECK(seen.codes.size() > 75);
  CHECK(seen.fates[Fate::taken] > 10 * static_cast<int>(seeds));
  CHECK(seen.parts > static_cast<int>(seeds) / 10);
  CHECK(seen.fates[Fate::already] > 0);
  CHECK(seen.fates[Fate::proposed] > 0);
  CHECK(seen.fates[Fate::proposed_already] > 0);
}

TEST_CASE("a failing history is made short") {
  History history = by_chance(7, first_records(false), first_records(true));
  history.at_once = 3;
  const auto appropriations = [](const History& one) {
    int count = 0;
    for (const Step& step : one.steps)
      for (const Move& move : step.moves) count += move.kind == "appropriate";
    return count;
  };
  const auto fails = [&](const History& one) { return appropriations(one) >= 2; };
  REQUIRE(fails(history));
  const History shortest = shrink(history, fails);
  CHECK(appropriations(shortest) == 2);
  CHECK(shortest.at_once == 1);
  for (const Step& step : shortest.steps)
    for (const Move& move : step.moves) CHECK(move.kind == "appropriate");
}

}  // namespace
}  // namespace tungdong::simulation
