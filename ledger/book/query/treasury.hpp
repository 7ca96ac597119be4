#pragma once
// What of the book's lines the Treasury sees: money that left a budget's account with it, or came back.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/book/query/moment.hpp"
#include "ledger/book/store.hpp"

namespace tungdong::book {

// One for each account, however many lines went into it.
struct TreasuryAccount {
  std::string owner;  // "project:DA"
  chart::Stage stage{};
  chart::HolderType holder_type{};
  std::string holder;
  std::string source;
  std::string component;
  chart::Period period;
};

struct TreasuryLine {
  std::int64_t record{};
  std::int64_t line{};  // from 1
  Date date;
  rules::Kind kind{};                    // of a line of a reversal, the kind that it reverses
  std::optional<std::int64_t> reverses;  // the record that its entry reverses
  std::optional<std::int64_t> reversed_by;
  std::string doc;
  chart::Stage from{};
  std::shared_ptr<const TreasuryAccount> to;
  money::Dong amount;  // as entered: above zero
};

// Lines of some days whose entries a moment knows, in the order of the log:
//   pay       from what was committed or assigned
//   advance
//   retain    paid into the owner's deposit account at the Treasury (Decree 254/2025/NĐ-CP, Article 10)
//   lend      of budget money entrusted to the policy bank; repay to it
//   refund    into the year that is open. After the settlement it is revenue of the year (Decree 347/2025/NĐ-CP,
//             Article 6): another account, which no statement of spending lists.
//   recover   moves no cash: an advance becomes a payment. Statements list it as such, so it is here too, and whoever
//             counts cash leaves it out.
// and the reversals of these. `free` pays out of the deposit account, so it is not among them; nor is what never lies
// on a budget's account: gifts in kind, policy credit, money of enterprises and communities, which the caller knows by
// the family of the source.
std::vector<TreasuryLine> treasury_lines(Store& store, Date from, Date until, const Moment& moment);

// The numbers of all documents that a moment knows, with their codes: of each document the version in force.
struct NumberedDocument {
  std::string code;
  std::string number;  // empty where it has none
};
std::vector<NumberedDocument> numbered_documents(Store& store, const Moment& moment);

}  // namespace tungdong::book
