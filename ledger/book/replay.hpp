#pragma once
// From the log to everything else.

#include "ledger/book/book.hpp"

namespace tungdong::book {

// Decides every record of a book's log again, in order, and writes what follows from it to a store (of the same book,
// or of another). Throws sql::Failure (corrupt) naming the first record that cannot be read, that is not canonical, or
// that the rules refuse.
Head replay_log(Book& source, Store& target, bool projections_only);

}  // namespace tungdong::book
