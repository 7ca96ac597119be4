#pragma once
// What must always hold in a book, asked of its tables in plain SQL that shares nothing with the code that wrote them.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/book/book.hpp"

namespace tungdong::test {

struct Invariant {
  std::string_view name;
  std::string_view violations;  // a query that counts them
};

inline constexpr std::array invariants{
    Invariant{"per source, what stands adds up to nothing",
              "SELECT COUNT(*) FROM (SELECT source FROM account GROUP BY source HAVING SUM(balance) <> 0)"},
    Invariant{"no account but the origin is below zero",
              "SELECT COUNT(*) FROM account WHERE balance < 0 AND stage <> 'origin'"},
    Invariant{"a balance is the sum of its open lots",
              "SELECT COUNT(*) FROM account WHERE stage <> 'origin' AND balance <> "
              "(SELECT COALESCE(SUM(amount - drawn), 0) FROM lot WHERE lot.account = account.id)"},
    Invariant{"the origin owes what came from it less what went back",
              "SELECT COUNT(*) FROM account WHERE stage = 'origin' AND balance <> "
              "(SELECT COALESCE(SUM(amount), 0) FROM lot WHERE lot.account = account.id) - "
              "(SELECT COALESCE(SUM(amount), 0) FROM lot WHERE lot.from_account = account.id)"},
    Invariant{"a balance is the sum of its turnover",
              "SELECT COUNT(*) FROM account WHERE balance <> "
              "(SELECT COALESCE(SUM(money_in - money_out), 0) FROM turnover WHERE turnover.account = account.id)"},
    Invariant{"no turnover without its account",
              "SELECT COUNT(*) FROM turnover WHERE account NOT IN (SELECT id FROM account)"},
    Invariant{"a lot holds something, and no more is drawn than it holds",
              "SELECT COUNT(*) FROM lot WHERE amount <= 0 OR drawn < 0 OR drawn > amount"},
    Invariant{"draws of a lot lie end to end from its front",
              "SELECT COUNT(*) FROM (SELECT start, SUM(amount) OVER (PARTITION BY of_lot ORDER BY start) - amount AS "
              "expected FROM draw) AS laid WHERE start <> expected"},
    Invariant{"and reach as far as the lot says",
              "SELECT COUNT(*) FROM lot WHERE drawn <> "
              "(SELECT COALESCE(SUM(amount), 0) FROM draw WHERE draw.of_lot = lot.id) AND account NOT IN "
              "(SELECT id FROM account WHERE stage = 'origin')"},
    Invariant{"a line's draws add up to it",
              "SELECT COUNT(*) FROM lot WHERE from_account NOT IN (SELECT id FROM account WHERE stage = 'origin') AND "
              "amount <> (SELECT COALESCE(SUM(amount), 0) FROM draw WHERE draw.lot = lot.id)"},
    Invariant{
        "and are numbered from 0",
        "SELECT COUNT(*) FROM (SELECT lot FROM draw GROUP BY lot HAVING MIN(seq) <> 0 OR MAX(seq) <> COUNT(*) - 1) "
        "AS numbered"},
    Invariant{"nothing is drawn from the origin",
              "SELECT COUNT(*) FROM draw JOIN lot ON lot.id = draw.lot JOIN account ON account.id = lot.from_account "
              "WHERE account.stage = 'origin'"},
    Invariant{
        "a line draws only on the account that it moves money from",
        "SELECT COUNT(*) FROM draw JOIN lot AS made ON made.id = draw.lot JOIN lot AS taken ON taken.id = draw.of_lot "
        "WHERE taken.account <> made.from_account OR taken.id >= made.id"},
    Invariant{
        "no money is taken before it came",
        "SELECT COUNT(*) FROM draw JOIN lot AS made ON made.id = draw.lot JOIN lot AS taken ON taken.id = draw.of_lot "
        "WHERE made.date < taken.date"},
    Invariant{"no account is below zero on any date",
              "SELECT COUNT(*) FROM (SELECT moved.account, SUM(moved.amount) OVER (PARTITION BY moved.account ORDER BY "
              "moved.date RANGE UNBOUNDED PRECEDING) AS stands FROM (SELECT account, date, amount FROM lot UNION ALL "
              "SELECT from_account, date, -amount FROM lot) AS moved) AS run JOIN account ON account.id = run.account "
              "WHERE run.stands < 0 AND account.stage <> 'origin'"},
    Invariant{"nor at any record of the log",
              "SELECT COUNT(*) FROM (SELECT moved.account, SUM(moved.amount) OVER (PARTITION BY moved.account ORDER BY "
              "moved.id RANGE UNBOUNDED PRECEDING) AS stands FROM (SELECT account, id, amount FROM lot UNION ALL "
              "SELECT from_account, id, -amount FROM lot) AS moved) AS run JOIN account ON account.id = run.account "
              "WHERE run.stands < 0 AND account.stage <> 'origin'"},
    Invariant{"a source never changes",
              "SELECT COUNT(*) FROM lot JOIN account AS there ON there.id = lot.account JOIN account AS here ON "
              "here.id = lot.from_account WHERE there.source <> here.source"},
    Invariant{"every record is in the log, without a gap",
              "SELECT ABS((SELECT COUNT(*) FROM log) - (SELECT size FROM head)) + "
              "ABS((SELECT MAX(record) FROM log) - (SELECT size FROM head))"},
    Invariant{"every record has its key", "SELECT ABS((SELECT COUNT(*) FROM taken_key) - (SELECT size FROM head))"},
};

// What does not hold, with how often.
inline std::vector<std::string> broken(book::Book& book) {
  std::vector<std::string> names;
  for (const Invariant& invariant : invariants) {
    const auto count = book.store().connection().cached(invariant.violations).one_int64().value_or(0);
    if (count != 0) names.push_back(fmt::format("{}: {}", invariant.name, count));
  }
  return names;
}

}  // namespace tungdong::test
