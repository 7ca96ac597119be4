#pragma once
// Where a report's numbers come from: which book, how much of its log, under which root.

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"
#include "ledger/chart/document.hpp"
#include "ledger/journal/sha256.hpp"

namespace tungdong::book {

struct Provenance {
  chart::BookHead book;
  std::int64_t size{};   // records that the report knows of
  journal::Hash root{};  // of the tree over them
};

// Known at N: the size is N, and the root the one that the book had then. A later N than the book's size is the book's.
Provenance provenance(Store& store, const Moment& moment);

}  // namespace tungdong::book
