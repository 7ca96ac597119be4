#include "ledger/matching/match.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "ledger/matching/sums.hpp"

namespace tungdong::matching {

namespace {

constexpr std::size_t most_candidates = 128;
constexpr std::int64_t most_steps = 5'000'000;

struct Side {
  std::span<const Line> lines;
  std::vector<char> used;

  explicit Side(std::span<const Line> all) : lines(all), used(lines.size(), 0) {}
  std::size_t size() const { return lines.size(); }
};

// What a pass may know of a pair.
struct Seen {
  Comparison how;
  bool inside{};     // both
  bool one_paper{};  // both state the same document
  bool papers{};     // both state a document
  bool one_sign{};

  // Differs in the plan year or the period alone.
  bool of_another_period() const {
    return how.differing.within({Trait::year, Trait::plan}) && (!inside || !how.differing.empty());
  }
};

// By which lines are brought together before they are compared.
enum class Key : std::uint8_t { document_and_amount, amount, amount_and_day, document };

struct Pass {
  Verdict verdict;
  Key key;
  bool (*admits)(const Seen&);
};

// One after another: what one pass has taken the next does not see.
constexpr Pass agreeing[] = {
    {Verdict::matched, Key::document_and_amount,
     [](const Seen& pair) { return pair.inside && pair.how.differing.empty(); }},
    {Verdict::matched, Key::amount,
     [](const Seen& pair) {
       return pair.inside && !pair.papers && pair.how.differing.empty() &&
              (pair.how.same_day() || (pair.how.near() && pair.how.equal > 0));
     }},
};
constexpr Pass differing[] = {
    {Verdict::period_differs, Key::document_and_amount, [](const Seen& pair) { return pair.of_another_period(); }},
    {Verdict::period_differs, Key::amount,
     [](const Seen& pair) {
       return !pair.papers && pair.of_another_period() &&
              (pair.how.same_day() || (pair.how.near() && pair.how.equal > 1));
     }},
    {Verdict::classification_differs, Key::document_and_amount, [](const Seen& pair) { return pair.inside; }},
    {Verdict::classification_differs, Key::amount_and_day,
     [](const Seen& pair) { return pair.inside && pair.how.differing.count() <= 2 && pair.how.equal > 1; }},
    {Verdict::amount_differs, Key::document,
     [](const Seen& pair) { return pair.inside && pair.one_sign && pair.how.differing.empty() && pair.how.near(); }},
};

using KeyValue = std::tuple<std::uint32_t, std::int64_t, std::int64_t>;

std::optional<KeyValue> key_of(Key key, const Line& line) {
  const std::uint32_t document = line[Trait::document];
  switch (key) {
    case Key::document_and_amount:
      if (document == 0) return std::nullopt;
      return KeyValue{document, line.amount.count(), 0};
    case Key::amount:
      return KeyValue{0, line.amount.count(), 0};
    case Key::amount_and_day:
      if (const auto day = line.day()) return KeyValue{0, line.amount.count(), *day};
      return std::nullopt;
    case Key::document:
      if (document == 0) return std::nullopt;
      return KeyValue{document, 0, 0};
  }
  return std::nullopt;
}

// The lines of a side that are not used yet, by key, then day, then place.
struct Keyed {
  KeyValue key;
  std::int64_t day{};
  std::size_t place{};
  friend auto operator<=>(const Keyed&, const Keyed&) = default;
};

std::vector<Keyed> keyed(const Side& side, Key key) {
  std::vector<Keyed> all;
  for (std::size_t i = 0; i < side.size(); ++i)
    if (side.used[i] == 0)
      if (const auto value = key_of(key, side.lines[i])) all.push_back({*value, side.lines[i].day().value_or(0), i});
  std::ranges::sort(all);
  return all;
}

// Calls `fn(theirs, ours)` with the runs of each key that both sides have.
template <class Fn>
void for_each_key(std::span<const Keyed> theirs, std::span<const Keyed> ours, Fn&& fn) {
  const auto run = [](std::span<const Keyed> all) {
    std::size_t end = 0;
    while (end < all.size() && all[end].key == all.front().key) ++end;
    return all.first(end);
  };
  while (!theirs.empty() && !ours.empty()) {
    const auto left = run(theirs);
    const auto right = run(ours);
    const auto order = left.front().key <=> right.front().key;
    if (order == 0) fn(left, right);
    if (order <= 0) theirs = theirs.subspan(left.size());
    if (order >= 0) ours = ours.subspan(right.size());
  }
}

// A pair that a pass admits; the better, the smaller.
struct Pair {
  int differing{};
  int unlike{};  // less what they have in common
  std::int64_t days{};
  std::int64_t gap{};
  std::size_t theirs{};
  std::size_t ours{};
  Traits traits;

  auto rank() const { return std::tie(differing, unlike, days, gap, theirs, ours); }
};

class Matcher {
 public:
  Matcher(std::span<const Line> theirs, std::span<const Line> ours) : theirs_(theirs), ours_(ours) {}

  std::vector<Group> run() {
    cancel_unheard();
    for (const Pass& pass : agreeing) take(pass);
    add_up();
    find_duplicates();
    for (const Pass& pass : differing) take(pass);
    cancel_left();
    find_duplicates();
    leave();
    std::ranges::stable_sort(groups_, {}, [](const Group& group) {
      constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
      return std::tuple(group.verdict, group.theirs.empty() ? none : group.theirs.front(),
                        group.ours.empty() ? none : group.ours.front());
    });
    return std::move(groups_);
  }

 private:
  void put(Group group) {
    for (const std::size_t i : group.theirs) theirs_.used[i] = 1;
    for (const std::size_t i : group.ours) ours_.used[i] = 1;
    groups_.push_back(std::move(group));
  }

  Seen see(const Line& left, const Line& right) const {
    Seen seen{.how = compare(left, right)};
    seen.inside = left.inside && right.inside;
    seen.papers = left[Trait::document] != 0 && right[Trait::document] != 0;
    seen.one_paper = seen.papers && left[Trait::document] == right[Trait::document];
    seen.one_sign = (left.amount < Dong()) == (right.amount < Dong());
    return seen;
  }

  // The part of a run of ours that is worth comparing with a line of theirs: all of it, or the nearest days.
  static std::span<const Keyed> nearest(std::span<const Keyed> ours, const Keyed& line) {
    if (ours.size() <= most_candidates) return ours;
    const auto at = static_cast<std::size_t>(std::ranges::lower_bound(ours, line.day, {}, &Keyed::day) - ours.begin());
    const std::size_t from = std::min(at - std::min(at, most_candidates / 2), ours.size() - most_candidates);
    return ours.subspan(from, most_candidates);
  }

  void take(const Pass& pass) {
    const auto theirs = keyed(theirs_, pass.key);
    const auto ours = keyed(ours_, pass.key);
    for_each_key(theirs, ours, [&](std::span<const Keyed> left, std::span<const Keyed> right) {
      if (pass.verdict == Verdict::matched && right.size() > most_candidates) take_alike(left, right);
      take_best(pass, left, right);
    });
  }

  // Of very many under one key those that are alike in all that theirs state, and of one day: by sorting alone.
  void take_alike(std::span<const Keyed> left, std::span<const Keyed> right) {
    std::vector<std::uint32_t> masks;
    for (const Keyed& one : left) masks.push_back(theirs_.lines[one.place].stated().bits());
    std::ranges::sort(masks);
    masks.erase(std::ranges::unique(masks).begin(), masks.end());
    if (masks.size() > most_masks) masks.resize(most_masks);
    for (const std::uint32_t mask : masks) {
      using Alike = std::tuple<std::int64_t, std::array<std::uint32_t, trait_count>, std::size_t>;
      const auto alike = [&](const Side& side, std::span<const Keyed> run, bool exactly) {
        std::vector<Alike> all;
        for (const Keyed& one : run) {
          const Line& line = side.lines[one.place];
          const std::uint32_t stated = line.stated().bits();
          if (side.used[one.place] != 0 || !line.inside || !line.date) continue;
          if (exactly ? stated != mask : (stated & mask) != mask) continue;
          std::array<std::uint32_t, trait_count> codes{};
          for (std::size_t i = 0; i < trait_count; ++i)
            if ((mask >> i & 1U) != 0) codes[i] = line.values[i];
          all.emplace_back(*line.day(), codes, one.place);
        }
        std::ranges::sort(all);
        return all;
      };
      const auto theirs = alike(theirs_, left, true);
      const auto ours = alike(ours_, right, false);
      for (std::size_t i = 0, j = 0; i < theirs.size() && j < ours.size();) {
        const auto& [day, codes, place] = theirs[i];
        const auto& [our_day, our_codes, our_place] = ours[j];
        const auto order = std::tie(day, codes) <=> std::tie(our_day, our_codes);
        if (order == 0) put({Verdict::matched, {place}, {our_place}, {}, std::nullopt});
        if (order <= 0) ++i;
        if (order >= 0) ++j;
      }
    }
  }

  void take_best(const Pass& pass, std::span<const Keyed> left, std::span<const Keyed> right) {
    std::vector<Pair> pairs;
    for (const Keyed& one : left) {
      if (theirs_.used[one.place] != 0) continue;
      const Line& line = theirs_.lines[one.place];
      for (const Keyed& other : nearest(right, one)) {
        if (ours_.used[other.place] != 0) continue;
        const Line& our = ours_.lines[other.place];
        const Seen seen = see(line, our);
        if (!pass.admits(seen)) continue;
        pairs.push_back({.differing = seen.how.differing.count(),
                         .unlike = -seen.how.equal,
                         .days = seen.how.days.value_or(0),
                         .gap = std::abs((line.amount - our.amount).count()),
                         .theirs = one.place,
                         .ours = other.place,
                         .traits = seen.how.differing});
      }
    }
    std::ranges::sort(pairs, {}, &Pair::rank);
    for (const Pair& pair : pairs)
      if (theirs_.used[pair.theirs] == 0 && ours_.used[pair.ours] == 0)
        put({pass.verdict, {pair.theirs}, {pair.ours}, pair.traits, std::nullopt});
  }

  // Sums.

  void add_up() {
    for (const Key key : {Key::document, Key::amount_and_day}) {
      add_up(theirs_, ours_, key, [&](std::size_t one, std::vector<std::size_t> many) {
        put({Verdict::matched, {one}, std::move(many), {}, std::nullopt});
      });
      add_up(ours_, theirs_, key, [&](std::size_t one, std::vector<std::size_t> many) {
        put({Verdict::matched, std::move(many), {one}, {}, std::nullopt});
      });
    }
  }

  // Brings lines together by document, or by the day alone.
  static std::vector<Keyed> gathered(const Side& side, Key key) {
    std::vector<Keyed> all = keyed(side, key);
    for (Keyed& one : all)
      if (key == Key::amount_and_day) std::get<1>(one.key) = 0;
    std::erase_if(all, [&](const Keyed& one) { return !side.lines[one.place].inside; });
    std::ranges::sort(all);
    return all;
  }

  template <class Put>
  void add_up(const Side& ones, const Side& manies, Key key, Put&& put_sum) {
    const auto left = gathered(ones, key);
    const auto right = gathered(manies, key);
    for_each_key(left, right, [&](std::span<const Keyed> whole, std::span<const Keyed> parts) {
      for (const Keyed& one : whole) {
        if (steps_ <= 0) return;
        const Line& line = ones.lines[one.place];
        std::vector<std::size_t> places;
        std::vector<std::int64_t> amounts;
        for (const Keyed& part : parts) {
          if (places.size() > 4 * most_candidates) break;
          if (manies.used[part.place] != 0) continue;
          const Line& other = manies.lines[part.place];
          const Seen seen = see(line, other);
          --steps_;
          if (!seen.one_sign || !seen.how.differing.empty()) continue;
          if (key == Key::document ? !seen.one_paper : seen.papers || seen.how.equal < 2) continue;
          places.push_back(part.place);
          amounts.push_back(std::abs(other.amount.count()));
        }
        const auto sum = adding_up(std::abs(line.amount.count()), amounts, steps_);
        if (!sum) continue;
        std::vector<std::size_t> taken;
        for (const std::size_t i : *sum) taken.push_back(places[i]);
        std::ranges::sort(taken);
        put_sum(one.place, std::move(taken));
      }
    });
  }

  // What one side has twice.

  void find_duplicates() {
    find_duplicates(
        theirs_, Verdict::duplicate_there, [](const Group& group) -> const auto& { return group.theirs; });
    find_duplicates(
        ours_, Verdict::duplicate_here, [](const Group& group) -> const auto& { return group.ours; });
  }

  template <class Places>
  void find_duplicates(const Side& side, Verdict verdict, Places&& places) {
    // Lines that are in a pair, by amount.
    std::vector<std::pair<std::int64_t, std::size_t>> paired;
    for (const Group& group : groups_)
      if (!group.theirs.empty() && !group.ours.empty())
        for (const std::size_t place : places(group)) paired.emplace_back(side.lines[place].amount.count(), place);
    std::ranges::sort(paired);
    for (std::size_t i = 0; i < side.size(); ++i) {
      const Line& line = side.lines[i];
      if (side.used[i] != 0 || !line.inside) continue;
      auto at = std::ranges::lower_bound(paired, std::pair(line.amount.count(), std::size_t{0}));
      for (std::size_t seen = 0; seen < most_candidates && at != paired.end() && at->first == line.amount.count();
           ++at, ++seen) {
        const Line& twin = side.lines[at->second];
        const Seen pair = see(line, twin);
        if (!pair.how.differing.empty()) continue;
        if (pair.one_paper ? !pair.how.near() : pair.papers || !pair.how.same_day() || line.values != twin.values)
          continue;
        Group group{verdict, {}, {}, {}, at->second};
        (verdict == Verdict::duplicate_there ? group.theirs : group.ours).push_back(i);
        put(std::move(group));
        break;
      }
    }
  }

  // What was undone within one side.

  // A line of ours and its reversal, unless the other side has the reversal too. What was undone outside the period
  // attracts nothing.
  void cancel_unheard() {
    std::vector<std::pair<std::int64_t, std::size_t>> by_amount;
    by_amount.reserve(theirs_.size());
    for (std::size_t i = 0; i < theirs_.size(); ++i) by_amount.emplace_back(theirs_.lines[i].amount.count(), i);
    std::ranges::sort(by_amount);
    const auto heard = [&](const Line& reversal) {
      auto at = std::ranges::lower_bound(by_amount, std::pair(reversal.amount.count(), std::size_t{0}));
      for (std::size_t seen = 0;
           seen < most_candidates && at != by_amount.end() && at->first == reversal.amount.count(); ++at, ++seen)
        if (see(theirs_.lines[at->second], reversal).how.differing.within({Trait::document})) return true;
      return false;
    };
    for_each_reversal([&](std::size_t original, std::size_t reversal) {
      const bool inside = ours_.lines[original].inside && ours_.lines[reversal].inside;
      const bool outside = !ours_.lines[original].inside && !ours_.lines[reversal].inside;
      if (outside) ours_.used[original] = ours_.used[reversal] = 1;
      if (inside && !heard(ours_.lines[reversal])) put_cancelled(original, reversal);
    });
  }

  // The same of what nothing was found for; and of theirs, where one document takes back what it paid, or pays what it
  // takes back of an advance: a recovery, which moves no cash.
  void cancel_left() {
    for_each_reversal([&](std::size_t original, std::size_t reversal) {
      if (ours_.lines[original].inside && ours_.lines[reversal].inside) put_cancelled(original, reversal);
    });
    std::vector<Keyed> all = keyed(theirs_, Key::document);
    for (Keyed& one : all) std::get<1>(one.key) = std::abs(theirs_.lines[one.place].amount.count());
    std::ranges::sort(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size() && j <= i + most_candidates && all[j].key == all[i].key; ++j) {
        const Line& left = theirs_.lines[all[i].place];
        const Line& right = theirs_.lines[all[j].place];
        if (theirs_.used[all[i].place] != 0 || theirs_.used[all[j].place] != 0) continue;
        if (left.amount != -right.amount || !compare(left, right).differing.within({Trait::kind})) continue;
        put({Verdict::cancelled,
             {std::min(all[i].place, all[j].place), std::max(all[i].place, all[j].place)},
             {},
             {},
             std::nullopt});
      }
    }
  }

  template <class Fn>
  void for_each_reversal(Fn&& fn) {
    for (std::size_t i = 0; i < ours_.size(); ++i) {
      const auto original = ours_.lines[i].reverses;
      if (original && ours_.used[i] == 0 && ours_.used[*original] == 0) fn(*original, i);
    }
  }

  void put_cancelled(std::size_t original, std::size_t reversal) {
    put({Verdict::cancelled, {}, {std::min(original, reversal), std::max(original, reversal)}, {}, std::nullopt});
  }

  void leave() {
    for (std::size_t i = 0; i < theirs_.size(); ++i)
      if (theirs_.used[i] == 0) put({Verdict::only_there, {i}, {}, {}, std::nullopt});
    for (std::size_t i = 0; i < ours_.size(); ++i)
      if (ours_.used[i] == 0 && ours_.lines[i].inside) put({Verdict::only_here, {}, {i}, {}, std::nullopt});
  }

  static constexpr std::size_t most_masks = 16;

  Side theirs_;
  Side ours_;
  std::int64_t steps_ = most_steps;
  std::vector<Group> groups_;
};

}  // namespace

Shape Group::shape() const {
  if (theirs.empty() || ours.empty()) return Shape::one_sided;
  if (ours.size() > 1) return Shape::one_to_many;
  return theirs.size() > 1 ? Shape::many_to_one : Shape::one_to_one;
}

std::vector<Group> match(std::span<const Line> theirs, std::span<const Line> ours) {
  return Matcher(theirs, ours).run();
}

}  // namespace tungdong::matching
