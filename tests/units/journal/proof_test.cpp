#include "ledger/journal/proof.hpp"

#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "stored_log.hpp"

using namespace tungdong::journal;

namespace {

using Proof = std::vector<Hash>;

std::size_t split_point(std::size_t size) {
  std::size_t k = 1;
  while (2 * k < size) k *= 2;
  return k;
}

// PATH of RFC 6962 section 2.1.1, word for word.
Proof path(std::size_t m, std::span<const Hash> leaves) {
  if (leaves.size() == 1) return {};
  const std::size_t k = split_point(leaves.size());
  Proof proof = m < k ? path(m, leaves.first(k)) : path(m - k, leaves.subspan(k));
  proof.push_back(merkle_tree_hash(m < k ? leaves.subspan(k) : leaves.first(k)));
  return proof;
}

// SUBPROOF of RFC 6962 section 2.1.2, word for word.
Proof subproof(std::size_t m, std::span<const Hash> leaves, bool whole) {
  if (m == leaves.size()) return whole ? Proof{} : Proof{merkle_tree_hash(leaves)};
  const std::size_t k = split_point(leaves.size());
  Proof proof = m <= k ? subproof(m, leaves.first(k), whole) : subproof(m - k, leaves.subspan(k), false);
  proof.push_back(merkle_tree_hash(m <= k ? leaves.subspan(k) : leaves.first(k)));
  return proof;
}

Proof hashes(const std::vector<std::string>& digits) {
  Proof out;
  for (const std::string& one : digits) out.push_back(from_hex(one).value());
  return out;
}

// Every proof that differs from `proof` by one small wrong.
std::vector<Proof> spoilt(const Proof& proof, const Hash& root) {
  std::vector<Proof> out;
  const auto with = [&out](const Hash* first, std::span<const Hash> middle, const Hash* last) {
    Proof& made = out.emplace_back();
    if (first != nullptr) made.push_back(*first);
    for (const Hash& hash : middle) made.push_back(hash);
    if (last != nullptr) made.push_back(*last);
  };
  for (std::size_t i = 0; i < proof.size(); ++i) {
    with(nullptr, proof, nullptr);
    out.back()[i][0] ^= 8;
  }
  if (!proof.empty()) {
    with(nullptr, std::span(proof).first(proof.size() - 1), nullptr);
    with(nullptr, std::span(proof).subspan(1), nullptr);
    with(&proof.front(), proof, nullptr);
  }
  with(nullptr, proof, &root);
  with(&root, proof, nullptr);
  return out;
}

StoredLog log_of(std::size_t size) {
  StoredLog log;
  while (log.leaves.size() < size) log.add_record();
  return log;
}

Hash root_of(const std::string& digits) {
  return from_hex(digits).value();
}

}  // namespace

// From the tests of transparency-dev/merkle (proof/verify_test.go), whose records count from 1.
TEST_CASE("the published inclusion proofs are made and verified") {
  struct Case {
    std::uint64_t record;
    std::uint64_t size;
    std::vector<std::string> proof;
  };
  const std::vector<Case> cases = {
      {1, 1, {}},
      {1,
       8,
       {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
      {6,
       8,
       {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
      {3, 3, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
      {2,
       5,
       {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}},
  };
  const auto leaves = published_leaves();
  Tree tree;
  for (const Hash& leaf : leaves) tree.add(leaf);
  StoredLog no_tiles;
  for (const auto& [record, size, digits] : cases) {
    CAPTURE(record, size);
    const Proof proof = hashes(digits);
    CHECK(inclusion_proof(tree, no_tiles, record - 1, size) == proof);
    CHECK(verify_inclusion(record - 1, size, leaves[record - 1], proof, root_of(published_roots[size - 1])));
  }
}

TEST_CASE("the published consistency proofs are made and verified") {
  struct Case {
    std::uint64_t earlier;
    std::uint64_t later;
    std::vector<std::string> proof;
  };
  const std::vector<Case> cases = {
      {1, 1, {}},
      {1,
       8,
       {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
      {6,
       8,
       {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
      {2,
       5,
       {"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}},
      {6,
       7,
       {"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
  };
  Tree tree;
  for (const Hash& leaf : published_leaves()) tree.add(leaf);
  StoredLog no_tiles;
  for (const auto& [earlier, later, digits] : cases) {
    CAPTURE(earlier, later);
    const Proof proof = hashes(digits);
    CHECK(consistency_proof(tree, no_tiles, earlier, later) == proof);
    CHECK(verify_consistency(earlier, later, root_of(published_roots[earlier - 1]), root_of(published_roots[later - 1]),
                             proof));
  }
}

TEST_CASE("every record of every small log is proved, and nothing else is") {
  StoredLog log = log_of(66);
  const std::span<const Hash> leaves = log.leaves;
  int wrong = 0;
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    const Hash root = merkle_tree_hash(leaves.first(size));
    if (root_at(log.tree, log, size) != root) ++wrong;
    for (std::size_t index = 0; index < size; ++index) {
      const Proof proof = inclusion_proof(log.tree, log, index, size);
      if (proof != path(index, leaves.first(size))) ++wrong;
      if (!verify_inclusion(index, size, leaves[index], proof, root)) ++wrong;
      for (const Proof& other : spoilt(proof, root)) wrong += verify_inclusion(index, size, leaves[index], other, root);
      wrong += verify_inclusion(index + 1, size, leaves[index], proof, root);
      wrong += verify_inclusion(index - 1, size, leaves[index], proof, root);
      wrong += verify_inclusion(index ^ 2, size, leaves[index], proof, root);
      wrong += verify_inclusion(index, 2 * size, leaves[index], proof, root);
      wrong += verify_inclusion(index, size / 2, leaves[index], proof, root);
      wrong += verify_inclusion(index, size, empty_root(), proof, root);
      wrong += verify_inclusion(index, size, leaves[index], proof, empty_root());
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("every small log is proved to continue every earlier one, and no other") {
  StoredLog log = log_of(66);
  const std::span<const Hash> leaves = log.leaves;
  std::vector<Hash> roots;
  for (std::size_t size = 0; size <= leaves.size(); ++size) roots.push_back(merkle_tree_hash(leaves.first(size)));
  int wrong = 0;
  for (std::size_t later = 1; later <= leaves.size(); ++later) {
    for (std::size_t earlier = 1; earlier < later; ++earlier) {
      const Hash& first = roots[earlier];
      const Hash& second = roots[later];
      const Proof proof = consistency_proof(log.tree, log, earlier, later);
      if (proof != subproof(earlier, leaves.first(later), true)) ++wrong;
      if (!verify_consistency(earlier, later, first, second, proof)) ++wrong;
      for (const Proof& other : spoilt(proof, second)) {
        wrong += verify_consistency(earlier, later, first, second, other);
      }
      wrong += verify_consistency(earlier, later, first, second, {});
      wrong += verify_consistency(earlier, later, second, first, proof);
      wrong += verify_consistency(earlier, later, empty_root(), second, proof);
      wrong += verify_consistency(earlier, later, first, empty_root(), proof);
      wrong += verify_consistency(earlier - 1, later, first, second, proof);
      wrong += verify_consistency(earlier + 1, later, first, second, proof);
      wrong += verify_consistency(earlier ^ 2, later, first, second, proof);
      wrong += verify_consistency(earlier, 2 * later, first, second, proof);
      wrong += verify_consistency(earlier, later / 2, first, second, proof);
      wrong += verify_consistency(later, earlier, second, first, proof);
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("sizes that are equal or zero") {
  const Hash some = leaf_hash("x");
  const Hash other = leaf_hash("y");
  CHECK(verify_consistency(5, 5, some, some, {}));
  CHECK_FALSE(verify_consistency(5, 5, some, other, {}));
  CHECK_FALSE(verify_consistency(5, 5, some, some, Proof{some}));
  CHECK(verify_consistency(0, 0, empty_root(), empty_root(), {}));
  CHECK_FALSE(verify_consistency(0, 0, some, some, {}));
  CHECK(verify_consistency(0, 5, empty_root(), some, {}));
  CHECK_FALSE(verify_consistency(0, 5, some, some, {}));
  CHECK_FALSE(verify_consistency(0, 5, empty_root(), some, Proof{some}));
  CHECK_FALSE(verify_consistency(5, 0, some, empty_root(), {}));
  CHECK_FALSE(verify_consistency(1, 2, some, other, {}));
  CHECK_FALSE(verify_consistency(3, 7, some, other, {}));
  CHECK_FALSE(verify_inclusion(0, 0, some, {}, empty_root()));
  CHECK_FALSE(verify_inclusion(1, 1, some, {}, some));
  CHECK(verify_inclusion(0, 1, some, {}, some));
}

TEST_CASE("what the log does not have cannot be proved") {
  StoredLog log = log_of(10);
  CHECK_THROWS_AS(root_at(log.tree, log, 11), std::out_of_range);
  CHECK_THROWS_AS(inclusion_proof(log.tree, log, 0, 11), std::out_of_range);
  CHECK_THROWS_AS(inclusion_proof(log.tree, log, 10, 10), std::out_of_range);
  CHECK_THROWS_AS(inclusion_proof(log.tree, log, 0, 0), std::out_of_range);
  CHECK_THROWS_AS(consistency_proof(log.tree, log, 1, 11), std::out_of_range);
  CHECK_THROWS_AS(consistency_proof(log.tree, log, 6, 5), std::out_of_range);
  CHECK(consistency_proof(log.tree, log, 0, 5).empty());
  CHECK(consistency_proof(log.tree, log, 5, 5).empty());
  CHECK(root_at(log.tree, log, 0) == empty_root());
}

TEST_CASE("proofs over full tiles of two levels, at the present and at earlier sizes") {
  StoredLog log = log_of(65'536 + 2 * 256 + 19);
  const std::span<const Hash> leaves = log.leaves;
  std::mt19937 random(9162);
  std::vector<std::size_t> sizes = {1,      255,    256,    257,    511,    512,          1000,
                                    65'535, 65'536, 65'537, 65'792, 66'048, leaves.size()};
  for (int i = 0; i < 12; ++i) sizes.push_back(1 + random() % leaves.size());
  std::sort(sizes.begin(), sizes.end());
  std::vector<Hash> roots;
  for (const std::size_t size : sizes) roots.push_back(merkle_tree_hash(leaves.first(size)));
  int wrong = 0;
  for (std::size_t j = 0; j < sizes.size(); ++j) {
    if (root_at(log.tree, log, sizes[j]) != roots[j]) ++wrong;
    for (int i = 0; i < 20; ++i) {
      const std::size_t index = i == 0 ? 0 : i == 1 ? sizes[j] - 1 : random() % sizes[j];
      log.tiles_read = 0;
      const Proof proof = inclusion_proof(log.tree, log, index, sizes[j]);
      if (!verify_inclusion(index, sizes[j], leaves[index], proof, roots[j])) ++wrong;
      if (log.tiles_read > 64) ++wrong;
    }
    for (std::size_t i = 0; i <= j; ++i) {
      const Proof proof = consistency_proof(log.tree, log, sizes[i], sizes[j]);
      if (!verify_consistency(sizes[i], sizes[j], roots[i], roots[j], proof)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}
