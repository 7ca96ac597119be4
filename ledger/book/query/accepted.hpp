#pragma once
// Accepted work, which is what money cost: by month, so that it can be set against the months of a result.

#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/query/trace.hpp"
#include "ledger/book/serving.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

// What a month added to an account of accepted work; less than nothing where more was taken back (a refund, a
// disallowance). A settlement moves accepted work from account to account and adds up to nothing over them.
struct AcceptedMonth {
  std::int64_t account{};
  std::int64_t month{};  // 202512
  money::Dong net;
};

// By account, then month; months that add nothing are left out.
std::vector<AcceptedMonth> accepted_by_month(Store& store, const Moment& moment);

// The same of payments that name by themselves what they serve (the attribute `serves`), as far as that money is
// accepted work still and wherever it moved as such (ledger/book/serving.hpp). Their cost does not follow the project's
// links.
struct ServedMonth {
  std::int64_t account{};
  std::int64_t month{};
  std::string serves;  // as the line has it: CODE@VERSION=PPM|…, or none
  money::Dong net;
};

// By account, month and text.
//   now           months as they were added up when they were written, whatever the length of the log
//   then          the named lots up to the moment, and what drew on them
std::vector<ServedMonth> served_by_month(Store& store, const Moment& moment);

// Of a range of a lot of accepted work, the parts that a payment named by itself what they serve.
struct NamedPart {
  std::string serves;
  money::Dong amount;
};
std::vector<NamedPart> named_parts(Store& store, const Range& range);

}  // namespace tungdong::book
