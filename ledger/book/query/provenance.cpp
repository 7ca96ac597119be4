#include "ledger/book/query/provenance.hpp"

#include <algorithm>

#include "ledger/book/query/records.hpp"
#include "ledger/book/stored_tree.hpp"

namespace tungdong::book {

Provenance provenance(Store& store, const Moment& moment) {
  const auto head = store.head();
  if (!head) throw sql::Failure(sql::Cause::corrupt, "the head of the book is missing");
  Provenance provenance;
  // The book's own head is its first record: known at every moment, whatever its date.
  const auto books = records_of<chart::BookHead>(store, {});
  if (!books.empty()) provenance.book = books.front().value;
  provenance.size = std::clamp<std::int64_t>(moment.last_record(), 0, head->size);
  provenance.root = head->root;
  if (provenance.size == head->size) return provenance;
  StoredTiles tiles(store.connection());
  StoredLeaves leaves(store.connection());
  provenance.root = journal::Tree::resume(static_cast<std::uint64_t>(provenance.size), tiles, leaves).root();
  return provenance;
}

}  // namespace tungdong::book
