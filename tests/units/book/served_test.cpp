// What accepted work serves, by month: as the book keeps it, and as it follows from every đồng's way, told here once
// more from the entries alone.
#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "ledger/book/draft.hpp"
#include "ledger/book/query/accepted.hpp"
#include "tests/support/synthetic_book.hpp"

namespace tungdong::test {
namespace {

using book::Moment;
using Texts = std::vector<std::string>;

// By account, month and text.
using Served = std::map<std::tuple<std::int64_t, std::int64_t, std::string>, std::int64_t>;

Served kept(book::Book& book, const Moment& moment) {
  Served served;
  for (const auto& one : book::served_by_month(book.store(), moment))
    served[{one.account, one.month, one.serves}] = one.net.count();
  return served;
}

// Every lot as a row of pieces, each with the names that its money had, the last on top: a payment lays its name on
// top, money that leaves accepted work gets none on top, and a reversal takes the top off.
class Told {
 public:
  explicit Told(book::Book& book) {
    auto& connection = book.store().connection();
    connection.prepare("SELECT id FROM account WHERE stage IN ('spent', 'held', 'settled')")
        ->for_each([&](const auto& row) { accepted_.insert(row.int64(0)); });
    connection.prepare("SELECT id, record, line, date, account, from_account, amount FROM lot ORDER BY id")
        ->for_each([&](const auto& row) {
          lots_.push_back(
              {row.int64(0), row.int64(1), row.int64(2), row.int64(3), row.int64(4), row.int64(5), row.int64(6)});
        });
    connection.prepare("SELECT lot, of_lot, start, amount FROM draw ORDER BY lot, seq")->for_each([&](const auto& row) {
      draws_[row.int64(0)].push_back({row.int64(1), row.int64(2), row.int64(3)});
    });
    for (const Lot& lot : lots_) tell(book, lot);
  }

  Served up_to(const Moment& moment) const {
    Served served;
    for (const Move& move : moves_)
      if (move.record <= moment.last_record() && move.date <= moment.last_day())
        served[{move.account, move.date / 100, move.serves}] += move.amount;
    std::erase_if(served, [](const auto& one) { return one.second == 0; });
    return served;
  }

 private:
  struct Lot {
    std::int64_t id, record, line, date, account, from, amount;
  };
  struct Drawn {
    std::int64_t of, start, amount;
  };
  struct Piece {
    std::int64_t amount;
    Texts names;
  };
  struct Move {
    std::int64_t record, date, account, amount;
    std::string serves;
  };

  void tell(book::Book& book, const Lot& lot) {
    const auto recorded = book.record(lot.record);
    const auto& entry = std::get<rules::Entry>(recorded->body);
    std::string own(entry.lines.at(static_cast<std::size_t>(lot.line - 1)).attributes[rules::Attribute::serves]);
    const bool comes = accepted_.contains(lot.account);
    const bool leaves = accepted_.contains(lot.from);
    std::vector<Piece> pieces;
    for (const Drawn& drawn : draws_[lot.id]) {
      std::int64_t at = 0;
      for (const Piece& one : pieces_[drawn.of]) {
        const std::int64_t first = std::max(at, drawn.start);
        const std::int64_t end = std::min(at + one.amount, drawn.start + drawn.amount);
        at += one.amount;
        if (first < end) pieces.push_back({end - first, one.names});
      }
    }
    if (pieces.empty()) pieces.push_back({lot.amount, {""}});
    for (Piece& one : pieces) {
      if (leaves) add({lot.record, lot.date, lot.from, -one.amount, one.names.back()});
      if (entry.reverses)
        one.names.pop_back();
      else if (!comes)
        one.names.emplace_back();
      else
        one.names.push_back(leaves ? one.names.back() : own);
      if (comes) add({lot.record, lot.date, lot.account, one.amount, one.names.back()});
    }
    pieces_[lot.id] = std::move(pieces);
  }

  void add(Move move) {
    if (!move.serves.empty()) moves_.push_back(std::move(move));
  }

  std::set<std::int64_t> accepted_;
  std::vector<Lot> lots_;
  std::map<std::int64_t, std::vector<Drawn>> draws_;
  std::map<std::int64_t, std::vector<Piece>> pieces_;
  std::vector<Move> moves_;
};

TEST_CASE("what accepted work serves is what every đồng's way tells, today and at every earlier moment") {
  std::set<std::string> texts;
  int taken_back = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    Folder folder;
    book::Book book = new_synthetic_book(folder / "so.db");
    CHECK(append_all(book, drafts_of(small_shape(seed, 700 + 60 * (seed % 9))), 1 + 37 * (seed % 5)) == Texts{});
    const Told told(book);
    const Served today = kept(book, {});
    CHECK(today == told.up_to({}));
    CHECK(kept(book, {.as_of = day(2026, 12, 31), .known_at = {}}) == today);
    CHECK(kept(book, {.as_of = {}, .known_at = book.head().size}) == today);
    for (const auto date : {day(2022, 6, 30), day(2023, 2, 10), day(2024, 5, 17), day(2025, 1, 31)}) {
      const Moment moment{.as_of = date, .known_at = {}};
      CHECK(kept(book, moment) == told.up_to(moment));
    }
    for (const std::int64_t tenths : {3, 5, 8}) {
      const Moment moment{.as_of = {}, .known_at = book.head().size * tenths / 10};
      CHECK(kept(book, moment) == told.up_to(moment));
      const Moment both{.as_of = day(2024, 1, 31), .known_at = moment.known_at};
      CHECK(kept(book, both) == told.up_to(both));
    }
    CHECK(book.verify().empty());
    for (const auto& [key, net] : today) {
      texts.insert(std::get<2>(key));
      if (net < 0) ++taken_back;
    }
  }
  // The books did have what is to be told apart.
  CHECK(texts.size() == 3);
  CHECK(taken_back > 20);
}

// What stands on the accounts of accepted work under a name, by stage and text.
std::string standing(book::Book& book) {
  std::map<std::string, std::int64_t> sums;
  std::map<std::int64_t, std::string> stages;
  book.store().connection().prepare("SELECT id, stage FROM account")->for_each([&](const auto& row) {
    stages[row.int64(0)] = row.text(1);
  });
  for (const auto& [key, net] : kept(book, {})) sums[stages[std::get<0>(key)] + ' ' + std::get<2>(key)] += net;
  std::string text;
  for (const auto& [name, sum] : sums)
    if (sum != 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, sum);
  return text;
}

TEST_CASE("the name that a payment gave goes with its money, and comes back with it") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto pay = [](std::int64_t amount, std::string serves) {
    return with(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", amount), rules::Attribute::serves,
                std::move(serves));
  };
  std::map<std::string, std::int64_t> records;
  const auto post = [&](std::string key, year_month_day date, rules::Body body) {
    const Draft one = draft(key, date, std::move(body));
    const auto appended = book.append({&one, 1}, book::Mode::whole);
    INFO(key << ' ' << codes(appended.fates.front()));
    REQUIRE(appended.fates.front());
    records[key] = appended.fates.front()->record;
    return standing(book);
  };
  chart::Acceptance done;
  done.holder = "contract:HD";
  done.code = "NT-1";
  done.amount = Dong(1'000);
  post("plan", day(2025, 1, 10), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 900)));
  post("send", day(2025, 1, 11), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 900)));
  post("receive", day(2025, 1, 12), entry(move(Kind::receive, "transit:unit:11", "available:unit:11", 900)));
  post("fund", day(2025, 1, 20), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 900)));
  post("commit", day(2025, 2, 1), entry(move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 700)));
  CHECK(post("accept", day(2025, 2, 2), done) == "");
  CHECK(post("pay", day(2025, 2, 3), entry(pay(100, "HO@1=1000000"), pay(60, "none"))) ==
        "spent HO@1=1000000 100, spent none 60");
  post("rest", day(2025, 2, 4), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 540)));
  // 130 given back, oldest first: all of HO, and 30 of the rest.
  CHECK(post("back", day(2025, 3, 1), entry(move(Kind::refund, "spent:contract:HD", "committed:contract:HD", 130))) ==
        "spent none 30");
  // Paid anew with the very money that had served HO: what serves what is said then, here the project's links.
  CHECK(post("anew", day(2025, 3, 2), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 130))) ==
        "spent none 30");
  CHECK(post("un-anew", day(2025, 3, 3), reversal(records["anew"])) == "spent none 30");
  CHECK(post("un-back", day(2025, 3, 4), reversal(records["back"])) == "spent HO@1=1000000 100, spent none 60");
  CHECK(post("un-pay", day(2025, 3, 5), reversal(records["pay"])) == "");
}

}  // namespace
}  // namespace tungdong::test
