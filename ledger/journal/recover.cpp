#include "ledger/journal/recover.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace tungdong::journal {

namespace {

constexpr unsigned bits_per_level = 8;

// The versions of one hash.
using Versions = std::vector<Hash>;

// Of the root of a tile that are carried upwards: as many as where all of its hashes are in doubt and one of them is
// not like the others.
constexpr std::uint64_t most_versions = 2 * hashes_per_tile + 2;
constexpr std::uint64_t most_combinations = 4'096;  // of versions that are tried against one trusted hash

void add(Versions& versions, const Hash& hash) {
  if (std::ranges::find(versions, hash) == versions.end() && versions.size() < most_versions) versions.push_back(hash);
}

// Each once; what several sources say first, then what was told first.
Versions likeliest_first(const Versions& told) {
  Versions versions;
  for (const Hash& hash : told) add(versions, hash);
  std::ranges::stable_sort(versions, std::greater(), [&](const Hash& hash) { return std::ranges::count(told, hash); });
  return versions;
}

// Combinations of versions, the likeliest first: the likeliest of each and what differs from that in one step; then the
// unlikeliest of each and what differs from that in one place, so that a part that was rewritten altogether is read as
// another source has it; then further and further steps from the likeliest.
class Combinations {
 public:
  using Take = std::function<bool(std::span<const Hash>)>;

  Combinations(const std::vector<Versions>& slots, std::uint64_t most, const Take& take)
      : slots_(slots), left_(most), take_(take) {
    for (const Versions& versions : slots) hashes_.push_back(versions.front());
    for (std::size_t i = 0; i < slots.size(); ++i)
      if (slots[i].size() > 1) open_.push_back(i);
    steps_beyond_.assign(open_.size() + 1, 0);
    for (std::size_t i = open_.size(); i-- > 0;) steps_beyond_[i] = steps_beyond_[i + 1] + slots[open_[i]].size() - 1;
  }

  // Until `take` returns true, or there are no more of the number allowed. Whether it did.
  bool run() {
    for (std::size_t steps = 0; steps <= steps_beyond_.front() && left_ > 0; ++steps) {
      if (from(0, steps)) return true;
      if (steps == 1 && from_the_other_end()) return true;
    }
    return false;
  }

 private:
  bool from(std::size_t place, std::size_t steps) {
    if (place == open_.size()) {
      --left_;
      return take_(hashes_);
    }
    const Versions& versions = slots_[open_[place]];
    for (std::size_t one = 0; one < versions.size() && one <= steps && left_ > 0; ++one) {
      if (steps - one > steps_beyond_[place + 1]) continue;
      hashes_[open_[place]] = versions[one];
      if (from(place + 1, steps - one)) return true;
    }
    return false;
  }

  bool from_the_other_end() {
    for (const std::size_t i : open_) hashes_[i] = slots_[i].back();
    if (take_(hashes_)) return true;
    for (const std::size_t i : open_) {
      hashes_[i] = slots_[i].front();
      if (take_(hashes_)) return true;
      hashes_[i] = slots_[i].back();
    }
    return false;
  }

  const std::vector<Versions>& slots_;
  std::uint64_t left_;
  const Take& take_;
  std::vector<Hash> hashes_;
  std::vector<std::size_t> open_;          // places of several versions
  std::vector<std::size_t> steps_beyond_;  // that all open places from one on can take together
};

// Whether a combination was taken; none where a place has no version at all.
bool combine(const std::vector<Versions>& slots, std::uint64_t most, const Combinations::Take& take) {
  if (std::ranges::any_of(slots, &Versions::empty)) return false;
  return Combinations(slots, most, take).run();
}

class Prover {
 public:
  // `thorough`: leaves are asked for even where a tile has their hashes.
  Prover(Remains& remains, const ProvedLeaf& proved, bool thorough)
      : remains_(remains), proved_(proved), thorough_(thorough) {}

  bool prove(std::uint64_t size, const Hash& root) {
    // The right edge, from its left end, which is its highest level.
    struct Place {
      std::uint8_t level;
      std::uint64_t first;
      std::size_t count;
    };
    std::vector<Place> places;
    for (unsigned level = 0; level < 8 && (size >> (bits_per_level * level)) != 0; ++level) {
      const std::uint64_t hashes = size >> (bits_per_level * level);
      const auto count = static_cast<std::size_t>(hashes % hashes_per_tile);
      if (count != 0) places.insert(places.begin(), {static_cast<std::uint8_t>(level), hashes - count, count});
    }
    std::vector<Versions> slots;
    for (const Place& place : places) {
      auto some = slots_of(place.level, place.first / hashes_per_tile, place.count);
      std::ranges::move(some, std::back_inserter(slots));
    }
    std::vector<Hash> edge;
    const bool reached = combine(slots, most_combinations, [&](std::span<const Hash> hashes) {
      std::vector<Hash> subtrees;
      std::span<const Hash> rest = hashes;
      for (const Place& place : places)
        for (unsigned bit = bits_per_level; bit-- > 0;)
          if (const std::size_t width = std::size_t{1} << bit; (place.count & width) != 0) {
            subtrees.push_back(perfect_root(rest.first(width)));
            rest = rest.subspan(width);
          }
      Hash folded = subtrees.back();
      for (std::size_t i = subtrees.size() - 1; i-- > 0;) folded = node_hash(subtrees[i], folded);
      if (folded != root) return false;
      edge.assign(hashes.begin(), hashes.end());
      return true;
    });
    if (!reached) return false;
    std::size_t next = 0;
    for (const Place& place : places)
      for (std::size_t i = 0; i < place.count; ++i) descend(place.level, place.first + i, edge[next++]);
    return true;
  }

 private:
  // A hash that is proved, and with it what is below.
  void descend(std::uint8_t level, std::uint64_t index, const Hash& hash) {
    if (level == 0) {
      proved_(index, hash);
      return;
    }
    const auto below = static_cast<std::uint8_t>(level - 1);
    const auto all_proved = [&](std::span<const Hash> hashes) {
      if (perfect_root(hashes) != hash) return false;
      for (std::size_t i = 0; i < hashes.size(); ++i) descend(below, index * hashes_per_tile + i, hashes[i]);
      return true;
    };
    for (const TileHashes& tile : remains_.tiles(below, index))
      if (all_proved(tile)) return;
    combine(slots_of(below, index, hashes_per_tile, true), most_combinations, all_proved);
  }

  // The versions of the first hashes of a tile.
  std::vector<Versions> slots_of(std::uint8_t level, std::uint64_t tile, std::size_t count, bool thorough = false) {
    const auto stored = remains_.tiles(level, tile);
    std::vector<Versions> slots(count);
    for (std::size_t i = 0; i < count; ++i) {
      Versions told;
      for (const TileHashes& one : stored) told.push_back(one[i]);
      if (stored.empty() || thorough || thorough_) {
        const std::uint64_t index = tile * hashes_per_tile + i;
        const auto below = level == 0 ? remains_.leaves(index) : roots_of(static_cast<std::uint8_t>(level - 1), index);
        told.insert(told.end(), below.begin(), below.end());
      }
      slots[i] = likeliest_first(told);
    }
    return slots;
  }

  // The roots that a full tile may have.
  const Versions& roots_of(std::uint8_t level, std::uint64_t tile) {
    const auto [found, is_new] = roots_.try_emplace({level, tile});
    if (!is_new) return found->second;
    Versions roots;
    combine(slots_of(level, tile, hashes_per_tile), most_versions, [&](std::span<const Hash> hashes) {
      add(roots, perfect_root(hashes));
      return roots.size() == most_versions;
    });
    return roots_[{level, tile}] = std::move(roots);
  }

  Remains& remains_;
  const ProvedLeaf& proved_;
  bool thorough_;
  std::map<std::pair<std::uint8_t, std::uint64_t>, Versions> roots_;
};

}  // namespace

bool prove_leaves(std::uint64_t size, const Hash& root, Remains& remains, const ProvedLeaf& proved) {
  if (size == 0) return root == empty_root();
  return Prover(remains, proved, false).prove(size, root) || Prover(remains, proved, true).prove(size, root);
}

}  // namespace tungdong::journal
