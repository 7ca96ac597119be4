#pragma once
// The whole book as a plain-text journal, to be added up by programs that we did not write.

#include <functional>
#include <string>
#include <string_view>

#include "ledger/book/book.hpp"

namespace tungdong::reports {

enum class Dialect : std::uint8_t { hledger, ledger, beancount };

// The name of an account in a dialect: its stage, type and code of holder, source, component and period, one below the
// other. No two accounts have one name, and `account_of` reads it back.
//   hledger, ledger   advanced:contract:HD-1:NSTW-DT:DTTS-DA1:2025>2026, other bytes than letters, digits and -._/> as
//                     %3A, nothing as %
//   beancount         Assets:Advanced:Contract:HD--1:…, under Equity for origin: a hyphen twice, other bytes than
//   letters
//                     and digits as -3E-, and X-00- in front of what begins with none of A-Z, 0-9
std::string account_name(Dialect dialect, const chart::Account& account);
std::optional<chart::Account> account_of(Dialect dialect, std::string_view name);

// Every entry as a transaction, in the order of the log: for each line two postings in VND, that together are nothing;
// record, document, project and indicators as tags (ledger, hledger) or metadata (beancount). Pieces go to `write` one
// after another.
void write_journal(book::Book& book, Dialect dialect, const std::function<void(std::string_view)>& write);

}  // namespace tungdong::reports

template <>
struct tungdong::record::Names<tungdong::reports::Dialect> {
  static constexpr std::array<std::string_view, 3> names{"hledger", "ledger", "beancount"};
};
