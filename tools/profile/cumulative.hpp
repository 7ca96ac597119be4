#pragma once
// Reports that say what was moved from the start of the year (lũy kế): what is new in them, against the book.

#include <vector>

#include "ledger/book/store.hpp"
#include "tools/profile/apply.hpp"
#include "tools/sheet/reading.hpp"

namespace tungdong::tools {

// What a row reports, and what the book held of it: the turnover of its kind (or of the kinds that the profile counts)
// and of openings into the same account up to the report's day, less what was reversed.
struct Reported {
  std::int64_t row{};
  std::string kind;
  std::string holder;  // "project:DA-01"
  money::Dong reported;
  money::Dong held;
};

// Puts the difference in place of what the cumulative rows of a sheet report. A difference of nothing leaves no draft.
// Complained about, with its row: less than what the book holds (cumulative-below), and two rows for one account, kind
// and day (cumulative-twice). What makes the same report add nothing twice is the book, not the key: each draft gets a
// key of its content that the book does not know yet. `all` are the drafts of the sheet; their rows say what they do.
std::vector<Reported> settle_cumulative(book::Store& store, const Profile& profile, Applied& sheet,
                                        std::vector<Brought>& all);

}  // namespace tungdong::tools
