// The life of a đồng through the book: what is taken, what stands, what a trace finds.
#include <catch2/catch.hpp>

#include "tests/support/small_book.hpp"

namespace tungdong::test {
namespace {

std::string stands(book::Book& book, std::string_view stage) {
  const auto sum =
      book.store().connection().cached("SELECT SUM(balance) FROM account WHERE stage = $1").one_int64(stage);
  return std::to_string(sum.value_or(0));
}

TEST_CASE("a đồng goes from appropriation to settlement") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto post = [&](std::string key, year_month_day date, rules::Entry entry) {
    return tell(book, draft(std::move(key), date, std::move(entry)));
  };
  CHECK(post("1", day(2025, 1, 10),
             entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 9'000))) == "taken");
  CHECK(post("2", day(2025, 1, 12), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 6'000))) == "taken");
  CHECK(post("3", day(2025, 1, 14), entry(move(Kind::receive, "transit:unit:11", "available:unit:11", 6'000))) ==
        "taken");
  CHECK(post("4", day(2025, 1, 20), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 5'500))) ==
        "taken");
  CHECK(post("5", day(2025, 2, 1), entry(move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 5'000))) ==
        "taken");
  CHECK(post("6", day(2025, 2, 2),
             entry(move(Kind::advance, "committed:contract:HD", "advanced:contract:HD", 1'000))) == "taken");
  CHECK(post("7", day(2025, 3, 2), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 500))) ==
        "not-accepted");
  chart::Acceptance acceptance;
  acceptance.holder = "contract:HD";
  acceptance.code = "NT-1";
  acceptance.amount = Dong(4'500);
  CHECK(tell(book, draft("NT-1", day(2025, 3, 1), acceptance)) == "taken");
  CHECK(post("7", day(2025, 3, 2), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 500))) ==
        "taken");
  // At 80 % of 5.000 the advance must be recovered: payment and recovery share one entry.
  CHECK(post("8", day(2025, 4, 2), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 3'000))) ==
        "advance-not-recovered");
  CHECK(post("8", day(2025, 4, 2),
             entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 3'000),
                   move(Kind::recover, "advanced:contract:HD", "spent:contract:HD", 1'000))) == "taken");
  CHECK(stands(book, "spent") == "4500");
  CHECK(stands(book, "advanced") == "0");
  CHECK(stands(book, "origin") == "-9000");
  CHECK(book.verify().empty());
  const auto before = book.digest();
  book.rebuild();
  CHECK(book.digest() == before);
}

}  // namespace
}  // namespace tungdong::test
