#include "ledger/journal/proof.hpp"

#include <bit>
#include <stdexcept>

namespace tungdong::journal {
namespace {

// Roots over the leaves [begin, end) of the present tree, where begin is a multiple of the least power of two that is
// not below end − begin: all that RFC 6962 ever asks for.
class Ranges {
 public:
  Ranges(const Tree& tree, TileSource& tiles) : tree_(tree), tiles_(tiles) {}

  Hash root(std::uint64_t begin, std::uint64_t end) {
    const std::uint64_t width = end - begin;
    if (std::has_single_bit(width)) return perfect(begin, static_cast<unsigned>(std::countr_zero(width)));
    const std::uint64_t middle = begin + std::bit_floor(width);
    const Hash left = root(begin, middle);
    return node_hash(left, root(middle, end));
  }

 private:
  // The root over 2^height leaves from `begin` on, a multiple of that.
  Hash perfect(std::uint64_t begin, unsigned height) {
    constexpr unsigned bits_per_level = 8;
    const unsigned level = height / bits_per_level;
    const std::uint64_t first = begin >> (bits_per_level * level);
    const auto offset = static_cast<std::size_t>(first % hashes_per_tile);
    const auto hashes = tile(static_cast<std::uint8_t>(level), first / hashes_per_tile);
    return perfect_root(hashes.subspan(offset, std::size_t{1} << height % bits_per_level));
  }

  std::span<const Hash> tile(std::uint8_t level, std::uint64_t index) {
    const std::uint64_t hashes_of_level = tree_.size() >> (8U * level);
    if (index == hashes_of_level / hashes_per_tile) return tree_.partial_tile(level);
    tiles_.read_tile(level, index, read_);
    return read_;
  }

  const Tree& tree_;
  TileSource& tiles_;
  std::array<Hash, hashes_per_tile> read_{};
};

void expect_order(std::uint64_t smaller, std::uint64_t greater) {
  if (smaller > greater) throw std::out_of_range("no such size or index in this log");
}

// The greatest power of two smaller than `width`, where RFC 6962 splits a tree; width > 1.
std::uint64_t split(std::uint64_t width) {
  return std::bit_floor(width - 1);
}

}  // namespace

Hash root_at(const Tree& tree, TileSource& tiles, std::uint64_t size) {
  expect_order(size, tree.size());
  return size == 0 ? empty_root() : Ranges(tree, tiles).root(0, size);
}

std::vector<Hash> inclusion_proof(const Tree& tree, TileSource& tiles, std::uint64_t index, std::uint64_t size) {
  expect_order(size, tree.size());
  if (index >= size) throw std::out_of_range("no such record in the log of that size");
  Ranges ranges(tree, tiles);
  std::vector<Hash> path;  // from the root down while it is made
  std::uint64_t begin = 0;
  for (std::uint64_t end = size; end - begin > 1;) {
    const std::uint64_t middle = begin + split(end - begin);
    if (index < middle) {
      path.push_back(ranges.root(middle, end));
      end = middle;
    } else {
      path.push_back(ranges.root(begin, middle));
      begin = middle;
    }
  }
  return {path.rbegin(), path.rend()};
}

std::vector<Hash> consistency_proof(const Tree& tree, TileSource& tiles, std::uint64_t earlier, std::uint64_t later) {
  expect_order(later, tree.size());
  expect_order(earlier, later);
  if (earlier == 0 || earlier == later) return {};
  Ranges ranges(tree, tiles);
  std::vector<Hash> path;  // from the root down while it is made
  std::uint64_t begin = 0;
  std::uint64_t end = later;
  while (end != earlier) {
    const std::uint64_t middle = begin + split(end - begin);
    if (earlier <= middle) {
      path.push_back(ranges.root(middle, end));
      end = middle;
    } else {
      path.push_back(ranges.root(begin, middle));
      begin = middle;
    }
  }
  // The subtree [begin, earlier) is known to who knows the earlier root only if it is the whole earlier tree.
  if (begin != 0) path.push_back(ranges.root(begin, end));
  return {path.rbegin(), path.rend()};
}

bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof,
                      const Hash& root) {
  if (index >= size) return false;
  std::uint64_t fn = index;  // the names of RFC 9162
  std::uint64_t sn = size - 1;
  Hash r = leaf;
  for (const Hash& p : proof) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      r = node_hash(p, r);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      r = node_hash(r, p);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && r == root;
}

bool verify_consistency(std::uint64_t earlier, std::uint64_t later, const Hash& earlier_root, const Hash& later_root,
                        std::span<const Hash> proof) {
  if (earlier > later) return false;
  if (earlier == later)
    return proof.empty() && earlier_root == later_root && (earlier != 0 || later_root == empty_root());
  if (earlier == 0) return proof.empty() && earlier_root == empty_root();
  const bool from_whole_tree = std::has_single_bit(earlier);
  if (!from_whole_tree && proof.empty()) return false;
  const Hash& start = from_whole_tree ? earlier_root : proof.front();
  const auto fold_to_odd = static_cast<unsigned>(std::countr_one(earlier - 1));
  std::uint64_t fn = (earlier - 1) >> fold_to_odd;  // the names of RFC 9162
  std::uint64_t sn = (later - 1) >> fold_to_odd;
  Hash fr = start;
  Hash sr = start;
  for (const Hash& c : from_whole_tree ? proof : proof.subspan(1)) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      fr = node_hash(c, fr);
      sr = node_hash(c, sr);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      sr = node_hash(sr, c);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && fr == earlier_root && sr == later_root;
}

}  // namespace tungdong::journal
