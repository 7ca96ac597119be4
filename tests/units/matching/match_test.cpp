#include "ledger/matching/match.hpp"

#include <algorithm>
#include <random>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ledger/journal/iso_date.hpp"
#include "ledger/matching/sums.hpp"

namespace {

using namespace tungdong;
using matching::Group;
using matching::Line;
using matching::Trait;
using matching::Verdict;

// One for all lists of these tests.
std::uint32_t number_of(std::string_view text) {
  static matching::Texts texts;
  return texts.number_of(text);
}

// "100 2025-09-10 document=ct.1 item=6900"; a lone - instead of the day: none is stated; outside: of another period;
// reverses=N: the line of ours that it reverses.
Line line(std::string_view words) {
  Line one;
  std::vector<std::string> parts;
  while (!words.empty()) {
    const std::string_view part = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), part.size() + 1));
    parts.emplace_back(part);
  }
  one.amount = money::Dong(std::stoll(parts.at(0)));
  if (parts.at(1) != "-") one.date = journal::read_iso(parts[1]).value();
  for (std::size_t i = 2; i < parts.size(); ++i) {
    if (parts[i] == "outside") {
      one.inside = false;
      continue;
    }
    const auto equals = parts[i].find('=');
    const std::string value = parts[i].substr(equals + 1);
    if (parts[i].starts_with("reverses="))
      one.reverses = std::stoul(value);
    else
      one[record::named<Trait>(parts[i].substr(0, equals)).value()] = number_of(value);
  }
  return one;
}

std::vector<Line> lines(const std::vector<std::string>& texts) {
  std::vector<Line> all;
  for (const std::string& text : texts) all.push_back(line(text));
  return all;
}

// "matched 0:0; only-there 1:; amount-differs 2:1", theirs before the colon; "{item}" for what differs, "~0" for the
// line that a duplicate repeats.
std::string said(const std::vector<Group>& groups) {
  std::string text;
  for (const Group& group : groups) {
    text += fmt::format("{}{} {}:{}", text.empty() ? "" : "; ", record::name_of(group.verdict),
                        fmt::join(group.theirs, ","), fmt::join(group.ours, ","));
    if (group.twin) text += fmt::format("~{}", *group.twin);
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < matching::trait_count; ++i)
      if (group.differing.has(static_cast<Trait>(i))) names.push_back(record::name_of(static_cast<Trait>(i)));
    if (!names.empty()) text += fmt::format(" {{{}}}", fmt::join(names, ","));
  }
  return text;
}

struct Case {
  const char* what;
  std::vector<std::string> theirs;
  std::vector<std::string> ours;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.what);
    CHECK(said(matching::match(lines(one.theirs), lines(one.ours))) == one.expected);
  }
}

TEST_CASE("what agrees") {
  check({
      {"alike in all", {"100 2025-09-10 document=a item=1"}, {"100 2025-09-10 document=a item=1"}, "matched 0:0"},
      {"booked some days later, the document is the same",
       {"100 2025-09-24 document=a"},
       {"100 2025-09-03 document=a"},
       "matched 0:0"},
      {"what one side does not state is no difference",
       {"100 2025-09-10 document=a item=1"},
       {"100 2025-09-10 document=a chapter=860"},
       "matched 0:0"},
      {"no document there: the day", {"100 2025-09-10"}, {"100 2025-09-10 document=a item=1"}, "matched 0:0"},
      {"no document there: a code in common",
       {"100 2025-09-10 item=1"},
       {"100 2025-09-12 document=a item=1"},
       "matched 0:0"},
      {"no document, no day and nothing in common is no match",
       {"100 2025-09-10 item=1"},
       {"100 2025-09-12 document=a chapter=860"},
       "only-here :0; only-there 0:"},
      {"no day there", {"100 - document=a"}, {"100 2025-09-12 document=a"}, "matched 0:0"},
      {"a refund is not a payment",
       {"-100 2025-09-10 document=a"},
       {"100 2025-09-10 document=a"},
       "only-here :0; only-there 0:"},
      {"a refund agrees with a refund", {"-100 2025-09-10 document=a"}, {"-100 2025-09-10 document=a"}, "matched 0:0"},
      {"nothing at all", {}, {}, ""},
  });
}

TEST_CASE("of several the one with most in common, then the nearest day, then the first") {
  check({
      {"most in common",
       {"100 2025-09-10 document=a item=1"},
       {"100 2025-09-10 document=a", "100 2025-09-20 document=a item=1"},
       "duplicate-here :0~1; matched 0:1"},
      {"the nearest day",
       {"100 2025-09-20 document=a", "100 2025-09-02 document=a"},
       {"100 2025-09-01 document=a", "100 2025-09-19 document=a"},
       "matched 0:1; matched 1:0"},
      {"the first of those that are alike",
       {"100 2025-09-10 document=a", "100 2025-09-10 document=a"},
       {"100 2025-09-10 document=a", "100 2025-09-10 document=a"},
       "matched 0:0; matched 1:1"},
  });
}

TEST_CASE("one line against several that add up to it") {
  check({
      {"one there, three here",
       {"100 2025-09-10 document=a"},
       {"20 2025-09-10 document=a item=1", "30 2025-09-11 document=a item=2", "50 2025-09-10 document=a item=3"},
       "matched 0:0,1,2"},
      {"three there, one here",
       {"20 2025-09-10 document=a", "30 2025-09-10 document=a", "50 2025-09-10 document=a"},
       {"100 2025-09-10 document=a"},
       "matched 0,1,2:0"},
      {"some of them, the rest stays",
       {"100 2025-09-10 document=a"},
       {"70 2025-09-10 document=a", "30 2025-09-10 document=a", "45 2025-09-10 document=a"},
       "only-here :2; matched 0:0,1"},
      {"refunds add up among themselves alone",
       {"-50 2025-09-10 document=a"},
       {"-20 2025-09-10 document=a", "-30 2025-09-10 document=a"},
       "matched 0:0,1"},
      {"payments less refunds are not tried",
       {"50 2025-09-10 document=a"},
       {"80 2025-09-10 document=a", "-30 2025-09-10 document=a"},
       "only-here :1; amount-differs 0:0"},
      {"of another source they do not belong to it",
       {"100 2025-09-10 document=a source=TW"},
       {"60 2025-09-10 document=a source=TW", "40 2025-09-10 document=a source=DP"},
       "only-here :1; amount-differs 0:0"},
      {"without a document: one day, and two codes in common",
       {"100 2025-09-10 project=p source=TW"},
       {"60 2025-09-10 document=a project=p source=TW", "40 2025-09-10 document=b project=p source=TW"},
       "matched 0:0,1"},
      {"without a document: another day is another payment",
       {"100 2025-09-10 project=p source=TW"},
       {"60 2025-09-10 document=a project=p source=TW", "40 2025-09-11 document=b project=p source=TW"},
       "only-here :0; only-here :1; only-there 0:"},
  });
}

TEST_CASE("what is there twice") {
  check({
      {"twice here",
       {"100 2025-09-10 document=a"},
       {"100 2025-09-10 document=a", "100 2025-09-12 document=a"},
       "duplicate-here :1~0; matched 0:0"},
      {"twice there",
       {"100 2025-09-10 document=a", "100 2025-09-10 document=a"},
       {"100 2025-09-10 document=a"},
       "duplicate-there 1:~0; matched 0:0"},
      {"three times here",
       {"100 2025-09-10 document=a"},
       {"100 2025-09-10 document=a", "100 2025-09-10 document=a", "100 2025-09-10 document=a"},
       "duplicate-here :1~0; duplicate-here :2~0; matched 0:0"},
      {"the same sum of another item is no duplicate",
       {"100 2025-09-10 document=a item=1"},
       {"100 2025-09-10 document=a item=1", "100 2025-09-10 document=a item=2"},
       "only-here :1; matched 0:0"},
      {"without a document only what is alike in all",
       {"100 2025-09-10 project=p", "100 2025-09-10 project=p", "100 2025-09-11 project=p"},
       {"100 2025-09-10 project=p"},
       "only-there 2:; duplicate-there 1:~0; matched 0:0"},
      {"a duplicate of what differs",
       {"100 2025-09-10 document=a item=1"},
       {"100 2025-09-10 document=a item=2", "100 2025-09-10 document=a item=2"},
       "classification-differs 0:0 {item}; duplicate-here :1~0"},
  });
}

TEST_CASE("what differs") {
  check({
      {"the item",
       {"100 2025-09-10 document=a item=1 chapter=860"},
       {"100 2025-09-10 document=a item=2 chapter=860"},
       "classification-differs 0:0 {item}"},
      {"several codes",
       {"100 2025-09-10 document=a item=1 chapter=860 sector=280"},
       {"100 2025-09-10 document=a item=2 chapter=861 sector=340"},
       "classification-differs 0:0 {chapter,sector,item}"},
      {"the pair with fewer differences first",
       {"100 2025-09-10 document=a item=1 chapter=860"},
       {"100 2025-09-10 document=a item=2 chapter=861", "100 2025-09-10 document=a item=1 chapter=861"},
       "only-here :0; classification-differs 0:1 {chapter}"},
      {"the number of the document",
       {"100 2025-09-10 document=b project=p source=TW"},
       {"100 2025-09-10 document=a project=p source=TW"},
       "classification-differs 0:0 {document}"},
      {"the number of the document, and little else known",
       {"100 2025-09-10 document=b"},
       {"100 2025-09-10 document=a project=p"},
       "only-here :0; only-there 0:"},
      {"the amount", {"120 2025-09-12 document=a item=1"}, {"100 2025-09-10 document=a item=1"}, "amount-differs 0:0"},
      {"the amount, of two the nearer",
       {"120 2025-09-10 document=a"},
       {"100 2025-09-10 document=a", "119 2025-09-10 document=a"},
       "only-here :0; amount-differs 0:1"},
      {"the amount and the item: two different things",
       {"120 2025-09-10 document=a item=1"},
       {"100 2025-09-10 document=a item=2"},
       "only-here :0; only-there 0:"},
      {"more than a month apart",
       {"120 2025-07-01 document=a"},
       {"100 2025-09-10 document=a"},
       "only-here :0; only-there 0:"},
  });
}

TEST_CASE("what is of another period") {
  check({
      {"ours is dated in the next month",
       {"100 2025-09-30 document=a"},
       {"100 2025-10-01 document=a outside"},
       "period-differs 0:0"},
      {"theirs is dated in the next month",
       {"100 2025-10-01 document=a outside"},
       {"100 2025-09-30 document=a"},
       "period-differs 0:0"},
      {"the plan year: in the days of adjustment money of both years moves",
       {"100 2026-01-12 document=a year=2025"},
       {"100 2026-01-12 document=a year=2026 outside"},
       "period-differs 0:0 {year}"},
      {"extended money, and money of the year",
       {"100 2025-03-12 document=a year=2025 plan=2024>2025"},
       {"100 2025-03-12 document=a year=2025 plan=2025"},
       "period-differs 0:0 {plan}"},
      {"without a document: two codes in common and a month at most",
       {"100 2025-09-30 project=p source=TW"},
       {"100 2025-10-02 document=a project=p source=TW outside"},
       "period-differs 0:0"},
      {"lines outside say nothing by themselves", {}, {"100 2025-10-01 document=a outside"}, ""},
      {"a line within the period goes first",
       {"100 2025-09-30 document=a"},
       {"100 2025-10-01 document=a outside", "100 2025-09-02 document=a"},
       "matched 0:1"},
  });
}

TEST_CASE("what was undone") {
  check({
      {"the other side never heard of it",
       {"90 2025-09-10 document=a"},
       {"100 2025-09-10 document=a", "-100 2025-09-10 document=a reverses=0", "90 2025-09-10 document=a"},
       "cancelled :0,1; matched 0:2"},
      {"entered again under another item: the wrong line is not taken for the right one",
       {"100 2025-09-10 document=a"},
       {"100 2025-09-10 document=a item=1", "-100 2025-09-10 document=a item=1 reverses=0",
        "100 2025-09-10 document=a item=2"},
       "cancelled :0,1; matched 0:2"},
      {"the other side undid it too",
       {"100 2025-09-10 document=a", "-100 2025-09-12 document=b"},
       {"100 2025-09-10 document=a", "-100 2025-09-11 document=a reverses=0"},
       "only-here :1; only-there 1:; matched 0:0"},
      {"the other side undid it too, under the same number",
       {"100 2025-09-10 document=a", "-100 2025-09-12 document=a"},
       {"100 2025-09-10 document=a", "-100 2025-09-11 document=a reverses=0"},
       "matched 0:0; matched 1:1"},
      {"only the other side undid it, in one document",
       {"100 2025-09-10 document=a", "-100 2025-09-10 document=a", "90 2025-09-10 document=a"},
       {"90 2025-09-10 document=a"},
       "cancelled 0,1:; matched 2:0"},
      {"a recovery as two rows: an advance that became a payment moved no cash",
       {"100 2025-09-10 document=a kind=pay", "-100 2025-09-10 document=a kind=advance"},
       {},
       "cancelled 0,1:"},
      {"undone in the next month: it stood in this one",
       {"100 2025-09-10 document=a"},
       {"100 2025-09-10 document=a", "-100 2025-10-03 document=a reverses=0 outside"},
       "matched 0:0"},
      {"both outside attract nothing",
       {"100 2025-09-30 document=a"},
       {"100 2025-10-01 document=a outside", "-100 2025-10-03 document=a reverses=0 outside"},
       "only-there 0:"},
  });
}

TEST_CASE("numbers of documents as they are compared") {
  using matching::document_key;
  CHECK(document_key("Số 0012/QĐ-UBND") == document_key("12 / qđ-ubnd"));
  CHECK(document_key("CT-002") == document_key("ct 2"));
  CHECK(document_key("1/2") != document_key("12"));
  CHECK(document_key("HD-0") != document_key("HD"));
  CHECK(document_key("100") != document_key("1"));
  CHECK(document_key("  ") == "");
}

TEST_CASE("which parts add up") {
  const auto sum = [](std::int64_t whole, std::vector<std::int64_t> parts) {
    std::int64_t steps = 100'000;
    const auto places = matching::adding_up(whole, parts, steps);
    return places ? fmt::format("{}", fmt::join(*places, ",")) : std::string("none");
  };
  CHECK(sum(60, {10, 20, 30}) == "0,1,2");
  CHECK(sum(50, {10, 20, 30}) == "1,2");
  CHECK(sum(50, {50, 20, 10}) == "none");  // a single one is no sum
  CHECK(sum(61, {10, 20, 30}) == "none");
  CHECK(sum(25, {10, 20, 30}) == "none");
  CHECK(sum(10, {}) == "none");
  // A search without an answer ends.
  std::vector<std::int64_t> even;
  for (std::int64_t i = 0; i < 40; ++i) even.push_back(1'000'000 + 2 * i * i);
  CHECK(sum(11'000'001, even) == "none");
}

// Books of random lines with random slips: nothing is lost, nothing is in two groups, and the sums conserve.
TEST_CASE("every line is in one group") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO(seed);
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
    std::vector<Line> theirs;
    std::vector<Line> ours;
    const auto make = [&] {
      Line one;
      one.amount = money::Dong((below(5) == 0 ? -1 : 1) * static_cast<std::int64_t>(10 + 10 * below(12)));
      if (below(9) != 0) one.date = date::year{2025} / 9 / static_cast<int>(1 + below(28));
      for (std::size_t i = 0; i < matching::trait_count; ++i)
        if (below(3) == 0) one.values[i] = number_of(std::to_string(below(3)));
      if (below(3) != 0) one[Trait::document] = number_of("d" + std::to_string(below(6)));
      one.inside = below(8) != 0;
      return one;
    };
    for (std::uint32_t i = 0, end = 5 + below(60); i < end; ++i) {
      const Line one = make();
      if (below(6) != 0) theirs.push_back(one);
      if (below(6) != 0) ours.push_back(one);
      if (below(6) == 0 && !ours.empty()) {
        const std::size_t original = below(static_cast<std::uint32_t>(ours.size()));
        Line undone = ours[original];
        undone.amount = -undone.amount;
        undone.reverses = original;
        if (!ours[original].reverses) ours.push_back(undone);
      }
    }
    const auto groups = matching::match(theirs, ours);
    std::vector<int> seen_theirs(theirs.size());
    std::vector<int> seen_ours(ours.size());
    for (const Group& group : groups) {
      std::int64_t there = 0;
      std::int64_t here = 0;
      for (const std::size_t i : group.theirs) ++seen_theirs.at(i), there += theirs[i].amount.count();
      for (const std::size_t i : group.ours) ++seen_ours.at(i), here += ours[i].amount.count();
      if (group.verdict == Verdict::matched) CHECK(there == here);
      if (group.verdict == Verdict::cancelled) CHECK((there == 0 && here == 0));
      if (group.verdict == Verdict::classification_differs) CHECK((there == here && !group.differing.empty()));
      if (group.verdict == Verdict::amount_differs) CHECK((there != here && group.differing.empty()));
      if (group.verdict == Verdict::only_here || group.verdict == Verdict::duplicate_here) CHECK(group.theirs.empty());
      if (group.verdict == Verdict::only_there || group.verdict == Verdict::duplicate_there) CHECK(group.ours.empty());
    }
    for (const int times : seen_theirs) CHECK(times == 1);
    for (std::size_t i = 0; i < ours.size(); ++i) CHECK((seen_ours[i] == 1 || (seen_ours[i] == 0 && !ours[i].inside)));
    CHECK(said(matching::match(theirs, ours)) == said(groups));
  }
}

// Ten thousand households paid the same on one day, told apart by their projects alone; the book has them in another
// order.
TEST_CASE("very many alike are told apart") {
  std::vector<Line> theirs;
  std::vector<Line> ours;
  constexpr std::size_t many = 10'000;
  for (std::size_t i = 0; i < many; ++i) {
    theirs.push_back(line(fmt::format("5000000 2025-09-10 project=p{}", i)));
    ours.push_back(line(fmt::format("5000000 2025-09-10 document=ds project=p{} source=TW", (i * 7919) % many)));
  }
  const auto groups = matching::match(theirs, ours);
  REQUIRE(groups.size() == many);
  CHECK(std::ranges::all_of(groups, [&](const Group& group) {
    return group.verdict == Verdict::matched &&
           theirs[group.theirs.at(0)][Trait::project] == ours[group.ours.at(0)][Trait::project];
  }));
}

}  // namespace
