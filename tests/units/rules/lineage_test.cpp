// Where the last lots came from: what is kept of them, taken back, and forgotten.
#include "ledger/rules/lineage.hpp"

#include <catch2/catch.hpp>

namespace tungdong::rules {
namespace {

using Parents = std::vector<std::int64_t>;

Date day(std::int64_t record) {
  return date::year(2025) / date::January / date::day(static_cast<unsigned>(record));
}

Lot lot(std::int64_t id, std::int64_t record) {
  Lot lot;
  lot.id = id;
  lot.record = record;
  lot.date = day(record);
  lot.kind = Kind::fund;
  lot.account = 100 + id;
  lot.from_account = 200 + id;
  return lot;
}

// The lots that a lot was drawn from; none, too, where it is not known.
Parents parents(const Lineage& lineage, std::int64_t id) {
  const auto made = lineage.find(id);
  return made ? Parents(made->parents.begin(), made->parents.end()) : Parents{};
}

// Entries 1 to 5 of two lots each, from lot 11 on; every lot drawn from the two before it.
Lineage five_entries() {
  Lineage lineage(11);
  for (std::int64_t id = 11; id <= 20; ++id) {
    lineage.draw(id - 2);
    lineage.draw(id - 1);
    lineage.make(lot(id, 1 + (id - 11) / 2));
  }
  return lineage;
}

TEST_CASE("a lot is found with what it was drawn from") {
  const Lineage lineage = five_entries();
  CHECK(parents(lineage, 11) == Parents{9, 10});
  CHECK(parents(lineage, 20) == Parents{18, 19});
  const auto made = lineage.find(14);
  REQUIRE(made);
  CHECK(made->record == 2);
  CHECK(made->account == 114);
  CHECK(made->from_account == 214);
  CHECK(made->date == day(2));
  CHECK(made->kind == Kind::fund);
  CHECK_FALSE(lineage.find(10));
  CHECK_FALSE(lineage.find(21));
  CHECK(lineage.original(1)->first_lot == 11);
  CHECK(lineage.original(5)->first_lot == 19);
  CHECK(lineage.original(5)->date == day(5));
  CHECK_FALSE(lineage.original(6));
}

TEST_CASE("what was taken back was not: neither the lot nor a draw without a lot") {
  Lineage lineage = five_entries();
  lineage.draw(3);
  lineage.take_back_draw();
  lineage.draw(4);
  lineage.make(lot(21, 6));
  lineage.take_back_lot();
  lineage.take_back_draw();
  CHECK_FALSE(lineage.find(21));
  lineage.draw(5);
  lineage.make(lot(21, 6));
  CHECK(parents(lineage, 21) == Parents{5});
  CHECK(parents(lineage, 20) == Parents{18, 19});
}

TEST_CASE("the oldest are forgotten by whole entries, and the others stay as they were") {
  Lineage lineage = five_entries();
  lineage.forget(5);  // ten lots are not more than twice five
  CHECK(lineage.find(11));
  lineage.forget(3);
  CHECK_FALSE(lineage.find(18));  // entry 4 would have been halved
  CHECK_FALSE(lineage.original(4));
  CHECK(lineage.original(5)->first_lot == 19);
  CHECK(parents(lineage, 19) == Parents{17, 18});
  CHECK(parents(lineage, 20) == Parents{18, 19});
  lineage.draw(20);
  lineage.make(lot(21, 6));
  CHECK(parents(lineage, 21) == Parents{20});
  lineage.forget(0);
  CHECK_FALSE(lineage.find(21));
  lineage.make(lot(22, 7));
  CHECK(lineage.find(22));
  CHECK(parents(lineage, 22).empty());
}

}  // namespace
}  // namespace tungdong::rules
