// What bounds money: contract, total investment, ceilings, advances and their recovery, acceptance, lists, final value.
// Each to the đồng: at the bound it is taken, one đồng above it is refused.
#include <catch2/catch.hpp>

#include "tests/support/desk.hpp"

namespace tungdong::test {
namespace {

using rules::Attribute;

constexpr std::string_view mirror = "origin:source:NSTW-DT";
constexpr std::string_view province = "available:unit:11";
constexpr std::string_view works = "assigned:project:DA";
constexpr std::string_view contracted = "committed:contract:HD";
constexpr std::string_view advanced = "advanced:contract:HD";
constexpr std::string_view paid = "spent:contract:HD";

rules::Line appropriate(std::int64_t amount) {
  return move(Kind::appropriate, mirror, province, amount);
}
rules::Line fund(std::int64_t amount) {
  return move(Kind::fund, province, works, amount);
}
rules::Line commit(std::int64_t amount) {
  return move(Kind::commit, works, contracted, amount);
}
rules::Line advance(std::int64_t amount) {
  return move(Kind::advance, contracted, advanced, amount);
}
rules::Line recover(std::int64_t amount) {
  return move(Kind::recover, advanced, paid, amount);
}
rules::Line pay(std::int64_t amount) {
  return move(Kind::pay, contracted, paid, amount);
}
rules::Line retain(std::int64_t amount) {
  return move(Kind::retain, contracted, "held:contract:HD", amount);
}
rules::Line pay_directly(std::int64_t amount) {
  return move(Kind::pay, works, "spent:project:DA", amount);
}

chart::Contract amended(std::int64_t value) {
  return contract("HD", "DA", value);
}

// 10.000 appropriated, the whole of it given to the project.
struct Site : Desk {
  Site() {
    take(day(2025, 1, 16), appropriate(12'000));
    take(day(2025, 1, 16), fund(10'000));
  }
};

// And 5.000 committed to its contract, of which 4.999 are accepted.
struct Contracted : Site {
  Contracted() {
    take(day(2025, 1, 16), commit(5'000));
    REQUIRE(record(day(2025, 1, 17), acceptance("contract:HD", "NT", 4'999)) == "taken");
  }
};

TEST_CASE_METHOD(Site, "the total investment is that of the project as amended on the date") {
  CHECK(post(day(2025, 1, 17), fund(1)) == "over-investment");
  CHECK(said("stands") == "10001");
  CHECK(said("value") == "10000");
  REQUIRE(record(day(2025, 3, 1), project("DA", chart::ProjectType::works, "11", 10'001)) == "taken");
  CHECK(post(day(2025, 2, 28), fund(1)) == "over-investment");
  CHECK(post(day(2025, 3, 1), fund(1)) == "taken");
  CHECK(post(day(2025, 3, 1), fund(1)) == "over-investment");
  // What is spent and settled counts too; what was given back does not.
  REQUIRE(record(day(2025, 3, 1), acceptance("project:DA", "NT", 500)) == "taken");
  CHECK(post(day(2025, 3, 2), pay_directly(500)) == "taken");
  CHECK(post(day(2025, 3, 2), fund(1)) == "over-investment");
  CHECK(post(day(2025, 3, 2), move(Kind::withdraw, works, province, 7)) == "taken");
  CHECK(post(day(2025, 3, 2), fund(8)) == "over-investment");
  CHECK(post(day(2025, 3, 2), fund(7)) == "taken");
}

TEST_CASE_METHOD(Site, "it is read at the end of the entry, over all years and sources") {
  CHECK(post(day(2025, 2, 1), fund(5), move(Kind::withdraw, works, province, 5)) == "taken");
  take(day(2025, 2, 1), move(Kind::appropriate, mirror, province, 9, "NSTW-DT", "CT-1", "2026"));
  CHECK(post(day(2025, 2, 1), move(Kind::fund, province, works, 1, "NSTW-DT", "CT-1", "2026")) == "over-investment");
  take(day(2025, 2, 1), move(Kind::appropriate, "origin:source:NST-DT", province, 9, "NST-DT"));
  CHECK(post(day(2025, 2, 1), move(Kind::fund, province, works, 1, "NST-DT")) == "over-investment");
}

TEST_CASE_METHOD(Contracted, "a contract is in force from its first day to its last") {
  auto dated = contract("HD", "DA", 5'000);
  dated.from = day(2025, 2, 1);
  dated.until = day(2025, 6, 30);
  REQUIRE(record(day(2025, 1, 20), dated) == "taken");
  CHECK(post(day(2025, 1, 31), pay(1)) == "contract-not-in-force");
  CHECK(post(day(2025, 2, 1), pay(1)) == "taken");
  CHECK(post(day(2025, 6, 30), pay(1)) == "taken");
  CHECK(post(day(2025, 7, 1), pay(1)) == "contract-not-in-force");
}

TEST_CASE_METHOD(Site, "a contract is worth its value as amended on the date") {
  CHECK(post(day(2025, 2, 1), commit(5'001)) == "over-contract");
  CHECK(post(day(2025, 2, 1), commit(5'000)) == "taken");
  REQUIRE(record(day(2025, 6, 1), amended(5'600)) == "taken");
  CHECK(post(day(2025, 5, 31), commit(600)) == "over-contract");
  CHECK(post(day(2025, 6, 1), commit(600)) == "taken");
  CHECK(post(day(2025, 6, 1), commit(1)) == "over-contract");
  CHECK(said("stands") == "5601");
  REQUIRE(record(day(2025, 7, 1), amended(5'000)) == "taken");
  CHECK(post(day(2025, 7, 1), commit(1)) == "over-contract");
  CHECK(post(day(2025, 7, 1), move(Kind::release, contracted, works, 600)) == "taken");
  CHECK(post(day(2025, 7, 1), commit(1)) == "over-contract");
}

TEST_CASE_METHOD(Site, "a contract's value bounds its own money alone, not its neighbour's nor its project's") {
  REQUIRE(record(day(2025, 1, 17), contract("DA", "DA", 1'000)) == "taken");
  REQUIRE(record(day(2025, 1, 17), acceptance("project:DA", "NT", 300)) == "taken");
  CHECK(post(day(2025, 2, 1), pay_directly(300)) == "taken");
  CHECK(post(day(2025, 2, 1), commit(5'000)) == "taken");
  CHECK(post(day(2025, 2, 1), move(Kind::commit, works, "committed:contract:DA", 1'001)) == "over-contract");
  CHECK(post(day(2025, 2, 1), move(Kind::commit, works, "committed:contract:DA", 1'000)) == "taken");
}

TEST_CASE_METHOD(Desk,
                 "money at every stage counts against the value of a contract and the investment of its project") {
  const auto opening = [](std::int64_t at_works, std::int64_t at_contract) {
    rules::Entry opened = entry(move(Kind::open, mirror, contracted, at_contract));
    for (const std::string_view stand :
         {advanced, std::string_view("held:contract:HD"), paid, std::string_view("settled:contract:HD")})
      opened.lines.push_back(move(Kind::open, mirror, stand, 1'000));
    if (at_works != 0) opened.lines.push_back(move(Kind::open, mirror, works, at_works));
    return draft(fmt::format("open {} {}", at_works, at_contract), day(2025, 1, 16), std::move(opened));
  };
  const auto said_by_each = [](std::string_view code, int lines) {
    std::string codes(code);
    for (int i = 1; i < lines; ++i) codes.append(" ").append(code);
    return codes;
  };
  CHECK(tell(opening(0, 1'001)) == said_by_each("over-contract", 5));
  CHECK(tell(opening(5'001, 1'000)) == said_by_each("over-investment", 6));
  CHECK(tell(opening(5'000, 1'000)) == "taken");
}

TEST_CASE_METHOD(Desk, "what was settled was paid") {
  take(day(2025, 1, 16), move(Kind::open, mirror, "settled:contract:HD", 1'000, "NSTW-DT", "CT-1", "2024"),
       move(Kind::open, mirror, contracted, 500));
  auto terms = amended(5'000);
  terms.finalised = Dong(1'200);
  REQUIRE(record(day(2025, 1, 17), terms) == "taken");
  REQUIRE(record(day(2025, 1, 17), acceptance("contract:HD", "NT", 500)) == "taken");
  CHECK(post(day(2025, 2, 1), pay(201)) == "over-finalised");
  CHECK(post(day(2025, 2, 1), pay(200)) == "taken");
}

TEST_CASE_METHOD(Contracted, "advances: the lower of the contract's own share and the dated rule's") {
  auto terms = amended(5'000);
  SECTION("the rule's alone: 30 % of 5.000, of which 1.000 need no guarantee") {
    CHECK(post(day(2025, 2, 1), advance(1'500)) == "guarantee-missing");
    CHECK(post(day(2025, 2, 1), advance(1'501)) == "over-advance-limit guarantee-missing");
    CHECK(post(day(2025, 2, 1), advance(1'000)) == "taken");
    CHECK(post(day(2025, 2, 1), advance(1)) == "guarantee-missing");
  }
  SECTION("the contract's is lower") {
    terms.advance_percent = money::Decimal(125, 1);
    REQUIRE(record(day(2025, 2, 1), terms) == "taken");
    CHECK(post(day(2025, 2, 1), advance(626)) == "over-advance-limit");
    CHECK(said("percent") == "12.5");
    CHECK(post(day(2025, 2, 1), advance(625)) == "taken");
  }
  SECTION("the contract's is higher") {
    terms.advance_percent = money::Decimal(50, 0);
    terms.guarantee = Dong(5'000);
    terms.guarantee_until = day(2025, 12, 31);
    REQUIRE(record(day(2025, 2, 1), terms) == "taken");
    CHECK(post(day(2025, 2, 1), advance(1'501)) == "over-advance-limit");
    CHECK(post(day(2025, 2, 1), advance(1'500)) == "taken");
    // What was recovered may be advanced again: the bound is on what is outstanding.
    CHECK(post(day(2025, 3, 1), recover(400)) == "taken");
    CHECK(post(day(2025, 3, 1), advance(401)) == "over-advance-limit");
    CHECK(post(day(2025, 3, 1), advance(400)) == "taken");
  }
  SECTION("the rule changes from a day on") {
    auto later = rule("advance-limit", "10");
    later.from = day(2025, 6, 1);
    REQUIRE(record(day(2025, 5, 1), later) == "taken");
    CHECK(post(day(2025, 5, 31), advance(501)) == "taken");
    CHECK(post(day(2025, 6, 1), advance(1)) == "over-advance-limit");
  }
}

TEST_CASE_METHOD(Contracted, "a guarantee covers what is outstanding, on the day") {
  auto terms = amended(5'000);
  terms.guarantee = Dong(1'200);
  terms.guarantee_until = day(2025, 6, 30);
  SECTION("its amount and its last day") {
    REQUIRE(record(day(2025, 2, 1), terms) == "taken");
    CHECK(post(day(2025, 6, 30), advance(1'201)) == "guarantee-missing");
    CHECK(post(day(2025, 6, 30), advance(1'200)) == "taken");
    CHECK(post(day(2025, 7, 1), advance(1)) == "guarantee-missing");
  }
  SECTION("it has run out") {
    REQUIRE(record(day(2025, 2, 1), terms) == "taken");
    CHECK(post(day(2025, 7, 1), advance(1'001)) == "guarantee-missing");
    CHECK(said("threshold") == "1000");
    CHECK(post(day(2025, 7, 1), advance(1'000)) == "taken");
  }
  SECTION("one without a last day covers nothing") {
    terms.guarantee_until.reset();
    REQUIRE(record(day(2025, 2, 1), terms) == "taken");
    CHECK(post(day(2025, 2, 1), advance(1'001)) == "guarantee-missing");
  }
  SECTION("a community needs none") {
    terms.guarantee.reset();
    terms.community = true;
    REQUIRE(record(day(2025, 2, 1), terms) == "taken");
    CHECK(post(day(2025, 2, 1), advance(1'500)) == "taken");
  }
  SECTION("unless the exemption has ended") {
    terms.guarantee.reset();
    terms.community = true;
    REQUIRE(record(day(2025, 2, 1), terms) == "taken");
    auto ended = rule("guarantee-exempt/community", "in-force");
    ended.until = day(2025, 2, 28);
    REQUIRE(record(day(2025, 2, 1), ended) == "taken");
    CHECK(post(day(2025, 3, 1), advance(1'001)) == "guarantee-missing");
    CHECK(post(day(2025, 2, 28), advance(1'001)) == "taken");
  }
}

TEST_CASE_METHOD(Contracted, "a bound that no rule gives any more is asked for") {
  take(day(2025, 2, 1), advance(10));
  const auto ends = [&](std::string code, std::string value) {
    auto ended = rule(std::move(code), std::move(value));
    ended.until = day(2025, 2, 1);
    return record(day(2025, 2, 1), ended);
  };
  SECTION("of advances") {
    REQUIRE(ends("advance-limit", "30") == "taken");
    CHECK(post(day(2025, 2, 2), advance(1)) == "rule-missing");
    CHECK(said("rule") == "advance-limit");
  }
  SECTION("of guarantees") {
    REQUIRE(ends("guarantee-threshold", "1000") == "taken");
    CHECK(post(day(2025, 2, 2), advance(1)) == "rule-missing");
    CHECK(said("rule") == "guarantee-threshold");
  }
  SECTION("of their recovery") {
    REQUIRE(ends("advance-recovery", "80") == "taken");
    CHECK(post(day(2025, 2, 2), pay(1)) == "rule-missing");
    CHECK(said("rule") == "advance-recovery");
  }
  CHECK(post(day(2025, 2, 1), advance(1), pay(1)) == "taken");
}

TEST_CASE_METHOD(Contracted, "at 80 % of the contract no advance is left") {
  take(day(2025, 2, 1), advance(1'000));
  CHECK(post(day(2025, 3, 1), pay(3'000)) == "advance-not-recovered");  // 4.000 of 5.000, exactly
  CHECK(said("open") == "1000");
  CHECK(said("paid") == "4000");
  CHECK(post(day(2025, 3, 1), retain(3'000)) == "advance-not-recovered");
  CHECK(post(day(2025, 3, 1), pay(3'000), recover(999)) == "advance-not-recovered");
  CHECK(said("open") == "1");
  SECTION("one đồng below it may be open") {
    CHECK(post(day(2025, 3, 1), pay(2'999)) == "taken");
    CHECK(post(day(2025, 3, 1), pay(1)) == "advance-not-recovered");
    CHECK(post(day(2025, 3, 1), recover(1), pay(1)) == "advance-not-recovered");
    CHECK(post(day(2025, 3, 1), recover(1'000), pay(1)) == "taken");
    CHECK(post(day(2025, 3, 1), advance(1)) == "advance-not-recovered");
  }
  SECTION("payment and recovery in one entry, in either order") {
    CHECK(post(day(2025, 3, 1), pay(3'000), recover(1'000)) == "taken");
  }
  SECTION("a recovery is never refused for being partial") {
    REQUIRE(record(day(2025, 3, 1), amended(1'000)) == "taken");
    CHECK(post(day(2025, 3, 2), recover(600)) == "taken");
  }
  SECTION("by the contract as amended") {
    REQUIRE(record(day(2025, 3, 2), amended(5'010)) == "taken");
    CHECK(post(day(2025, 3, 2), pay(3'007)) == "taken");  // 4.007 of 4.008
    CHECK(post(day(2025, 3, 2), pay(1)) == "advance-not-recovered");
  }
}

TEST_CASE_METHOD(Contracted, "nothing is paid that was not accepted") {
  CHECK(post(day(2025, 1, 16), pay(1)) == "not-accepted");  // accepted the day after
  CHECK(post(day(2025, 2, 1), pay(5'000)) == "not-accepted");
  CHECK(said("stands") == "5000");
  CHECK(said("accepted") == "4999");
  take(day(2025, 2, 1), advance(700));
  CHECK(post(day(2025, 2, 2), pay(2'000), retain(250), recover(700)) == "taken");
  CHECK(post(day(2025, 2, 3), pay(2'049)) == "taken");
  CHECK(post(day(2025, 2, 3), pay(1)) == "not-accepted");
  CHECK(post(day(2025, 2, 3), move(Kind::free, "held:contract:HD", paid, 250)) == "taken");
  CHECK(post(day(2025, 2, 4), pay(1)) == "not-accepted");
  REQUIRE(record(day(2025, 2, 5), acceptance("contract:HD", "NT-2", 1)) == "taken");
  CHECK(post(day(2025, 2, 5), pay(1)) == "taken");
}

chart::Acceptance taken_back(std::string holder, std::string code, std::int64_t amount, std::string why = "đo lại") {
  chart::Acceptance less = acceptance(std::move(holder), std::move(code), -amount);
  less.content = std::move(why);
  return less;
}

TEST_CASE_METHOD(Contracted, "work accepted by mistake is taken back, as far as nothing that was paid rests on it") {
  take(day(2025, 2, 1), pay(3'000), retain(100));
  CHECK(record(day(2025, 2, 2), taken_back("contract:HD", "NT-2", 1'900)) == "acceptance-paid");
  CHECK(said("stands") == "3100");
  CHECK(said("accepted") == "3099");
  CHECK(record(day(2025, 2, 2), taken_back("contract:HD", "NT-2", 1'899, "")) == "field-missing");
  CHECK(record(day(2025, 2, 2), acceptance("contract:HD", "NT-2", 0)) == "field-amount");
  CHECK(record(day(2025, 1, 10), taken_back("contract:HD", "NT-2", 1)) ==
        "acceptance-paid");  // nothing was accepted by then
  CHECK(record(day(2025, 2, 2), taken_back("contract:HD", "NT-2", 1'899)) == "taken");
  CHECK(record(day(2025, 2, 2), taken_back("contract:HD", "NT-2", 1'899)) == "recorded-already");
  CHECK(post(day(2025, 2, 2), pay(1)) == "not-accepted");
  CHECK(post(day(2025, 2, 1), pay(1)) == "not-accepted");  // it would rest on what is accepted no more the day after
  CHECK(record(day(2025, 2, 3), acceptance("contract:HD", "NT-3", 1)) == "taken");
  CHECK(post(day(2025, 2, 2), pay(1)) == "not-accepted");
  CHECK(post(day(2025, 2, 3), pay(1)) == "taken");
  CHECK(record(day(2025, 2, 3), taken_back("project:DA", "NT", 1)) == "acceptance-paid");
  for (const std::string holder : {"unit:11", "HD", "source:NSTW-DT"})
    CHECK(record(day(2025, 2, 3), taken_back(holder, "NT", 1)) == "holder-malformed");
  CHECK(record(day(2025, 2, 3), taken_back("contract:KHAC", "NT", 1)) == "unknown-reference");
  // In one batch, and in a book that has forgotten all.
  const auto fates = append({draft("more", day(2025, 2, 3), acceptance("contract:HD", "NT-4", 10)),
                             draft("less", day(2025, 2, 3), taken_back("contract:HD", "NT-5", 10)),
                             draft("too much", day(2025, 2, 3), taken_back("contract:HD", "NT-6", 1))},
                            book::Mode::each)
                         .fates;
  CHECK(codes(fates[0]) == "taken");
  CHECK(codes(fates[1]) == "taken");
  CHECK(codes(fates[2]) == "acceptance-paid");
  const Draft tried = draft("tried", day(2025, 2, 3), acceptance("contract:HD", "NT-7", 1));
  CHECK(codes(book().append({&tried, 1}, book::Mode::whole, true).fates.front()) == "taken");
  CHECK(record(day(2025, 2, 3), taken_back("contract:HD", "NT-6", 1)) == "acceptance-paid");
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Site, "of a project's work as much can be taken back as its paid lists cover") {
  REQUIRE(record(day(2025, 1, 17), acceptance("project:DA", "NT", 100)) == "taken");
  REQUIRE(record(day(2025, 1, 17), beneficiaries("DA", "DS-1", 300)) == "taken");
  take(day(2025, 2, 1), with(pay_directly(300), Attribute::list, "DS-1"), pay_directly(60));
  CHECK(record(day(2025, 2, 2), taken_back("project:DA", "NT-2", 41)) == "acceptance-paid");
  CHECK(record(day(2025, 2, 2), taken_back("project:DA", "NT-2", 40)) == "taken");
}

TEST_CASE_METHOD(Contracted, "what was given back does not come back by a reversal above what is accepted") {
  take(day(2025, 2, 1), pay(4'000));
  const auto refunded = take(day(2025, 2, 2), move(Kind::refund, paid, contracted, 1'000));
  const auto disallowed =
      take(day(2025, 2, 2), with(move(Kind::disallow, paid, "owed:project:DA", 500), Attribute::finding, "KL 12"));
  SECTION("since other work was paid meanwhile") {
    take(day(2025, 2, 3), pay(2'000));
    CHECK(reverse(disallowed, day(2025, 2, 4)) == "not-accepted");
    CHECK(said("stands") == "5000");
    CHECK(said("accepted") == "4999");
  }
  SECTION("since the work is accepted no more") {
    REQUIRE(record(day(2025, 2, 3), taken_back("contract:HD", "NT-2", 2'499)) == "taken");
    CHECK(reverse(refunded, day(2025, 2, 4)) == "not-accepted");
    CHECK(reverse(disallowed, day(2025, 2, 4)) == "not-accepted");
    CHECK(said("stands") == "3000");
    CHECK(said("accepted") == "2500");
    REQUIRE(record(day(2025, 2, 5), acceptance("contract:HD", "NT-3", 1'500)) == "taken");
    CHECK(reverse(refunded, day(2025, 2, 5)) == "taken");
    CHECK(reverse(disallowed, day(2025, 2, 5)) == "taken");
  }
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Contracted, "a list of the project's covers nothing of its contract's") {
  REQUIRE(record(day(2025, 1, 17), beneficiaries("DA", "DS-1", 300)) == "taken");
  take(day(2025, 2, 1), with(pay_directly(300), Attribute::list, "DS-1"));
  CHECK(post(day(2025, 2, 1), pay(5'000)) == "not-accepted");
}

TEST_CASE_METHOD(Desk, "what was paid before the book was opened was accepted before") {
  take(day(2025, 1, 16), move(Kind::open, mirror, paid, 300), move(Kind::open, mirror, contracted, 100));
  CHECK(post(day(2025, 2, 1), pay(1)) == "not-accepted");
  REQUIRE(record(day(2025, 2, 1), acceptance("contract:HD", "NT", 1)) == "taken");
  CHECK(post(day(2025, 2, 1), pay(1)) == "taken");
  CHECK(post(day(2025, 2, 1), pay(1)) == "not-accepted");
}

TEST_CASE_METHOD(Site, "labour in kind needs no acceptance and takes none") {
  auto labour = move(Kind::contribute, "origin:source:DAN-HV", "spent:project:HT", 300, "DAN-HV");
  labour =
      with(with(with(labour, Attribute::quantity, "3"), Attribute::unit_price, "100"), Attribute::price_source, "x");
  take(day(2025, 2, 1), labour);
  take(day(2025, 2, 1), move(Kind::contribute, "origin:source:DAN-TIEN", "assigned:project:HT", 50, "DAN-TIEN"));
  const auto spend = move(Kind::pay, "assigned:project:HT", "spent:project:HT", 50, "DAN-TIEN");
  CHECK(post(day(2025, 2, 2), spend) == "not-accepted");
  const auto disallow = move(Kind::disallow, "spent:project:HT", "owed:project:HT", 100, "DAN-HV");
  CHECK(post(day(2025, 2, 2), with(disallow, Attribute::finding, "KL 12, mục 3")) == "taken");
  CHECK(post(day(2025, 2, 2), spend) == "not-accepted");  // labour that was disallowed covers no cash
  REQUIRE(record(day(2025, 2, 2), acceptance("project:HT", "NT", 50)) == "taken");
  CHECK(post(day(2025, 2, 2), spend) == "taken");
}

TEST_CASE_METHOD(Site, "a list of beneficiaries: its sum, once, of its own project") {
  REQUIRE(record(day(2025, 1, 17), beneficiaries("DA", "DS-1", 300)) == "taken");
  REQUIRE(record(day(2025, 1, 17), beneficiaries("HT", "DS-1", 200)) == "taken");
  REQUIRE(record(day(2025, 1, 17), beneficiaries("HT", "DS-2", 300)) == "taken");
  const auto by_list = [](std::int64_t amount, std::string list) {
    return with(pay_directly(amount), Attribute::list, std::move(list));
  };
  CHECK(post(day(2025, 2, 1), by_list(299, "DS-1")) == "list-sum");
  CHECK(said("sum") == "300");
  CHECK(post(day(2025, 2, 1), by_list(301, "DS-1")) == "list-sum not-accepted");
  CHECK(post(day(2025, 2, 1), by_list(300, "DS-2")) == "unknown-list not-accepted");  // another project's
  CHECK(post(day(2025, 2, 1), by_list(100, "DS-1"), by_list(100, "DS-1")) == "list-sum");
  CHECK(post(day(2025, 2, 1), by_list(300, "DS-1"), by_list(-5, "DS-1")) == "not-positive");
  const std::string before = state();
  CHECK(post(day(2025, 2, 1), by_list(300, "DS-1"), pay_directly(1)) == "not-accepted not-accepted");
  CHECK(state() == before);
  SECTION("in one line or in several of one entry") {
    CHECK(post(day(2025, 2, 1), by_list(100, "DS-1"), by_list(200, "DS-1")) == "taken");
    CHECK(post(day(2025, 2, 2), by_list(300, "DS-1")) == "list-used not-accepted");
    REQUIRE(record(day(2025, 2, 3), beneficiaries("DA", "DS-3", 10)) == "taken");
    CHECK(post(day(2025, 2, 3), by_list(10, "DS-3")) == "taken");
  }
  SECTION("lists of two projects bear one code and are paid in one entry") {
    take(day(2025, 1, 20), move(Kind::contribute, "origin:source:DAN-TIEN", "assigned:project:HT", 200, "DAN-TIEN"));
    const auto other =
        with(move(Kind::pay, "assigned:project:HT", "spent:project:HT", 200, "DAN-TIEN"), Attribute::list, "DS-1");
    CHECK(post(day(2025, 2, 1), by_list(300, "DS-1"), other) == "taken");
  }
}

TEST_CASE_METHOD(Site, "what serves one indicator still is linked, whatever else it serves no more") {
  results::Indicator roads;
  roads.code = roads.name = "DUONG";
  roads.version = 1;
  roads.unit = "km";
  REQUIRE(record(day(2025, 1, 2), roads) == "taken");
  REQUIRE(record(day(2025, 1, 3), results::Link{"DA", "DUONG", 1, 0}) == "taken");
  REQUIRE(record(day(2025, 1, 17), acceptance("project:DA", "NT", 1)) == "taken");
  CHECK(post(day(2025, 2, 1), pay_directly(1)) == "taken");
}

TEST_CASE_METHOD(Contracted, "nothing is paid above the approved final value") {
  take(day(2025, 2, 1), pay(3'000));
  auto final_contract = amended(5'000);
  final_contract.finalised = Dong(3'100);
  REQUIRE(record(day(2025, 3, 1), final_contract) == "taken");
  CHECK(post(day(2025, 3, 1), pay(101)) == "over-finalised");
  CHECK(said("paid") == "3101");
  CHECK(post(day(2025, 2, 28), pay(50)) == "taken");  // as it stood then
  CHECK(post(day(2025, 3, 1), pay(50)) == "taken");
  CHECK(post(day(2025, 3, 1), retain(1)) == "over-finalised");
  auto final_project = project("DA", chart::ProjectType::works, "11", 10'000);
  final_project.finalised = Dong(3'110);
  REQUIRE(record(day(2025, 3, 1), final_project) == "taken");
  REQUIRE(record(day(2025, 3, 1), acceptance("project:DA", "NT", 11)) == "taken");
  CHECK(post(day(2025, 3, 1), pay_directly(11)) == "over-finalised");
  CHECK(said("holder") == "DA");
  CHECK(post(day(2025, 3, 1), pay_directly(10)) == "taken");
  // Of a contract paid above a final value approved since nothing more is committed.
  take(day(2025, 3, 2), move(Kind::release, contracted, works, 100));
  final_contract.finalised = Dong(3'000);
  REQUIRE(record(day(2025, 3, 3), final_contract) == "taken");
  CHECK(post(day(2025, 3, 3), commit(1)) == "over-finalised");
}

TEST_CASE_METHOD(Desk, "a unit's ceiling: over its years, for a subtree, replaced by a later record") {
  const auto grant = [](std::int64_t amount, std::string component, std::string_view period) {
    return move(Kind::appropriate, mirror, province, amount, "NSTW-DT", std::move(component), period);
  };
  REQUIRE(record(day(2025, 1, 16), ceiling("unit:11", "", 1'000, 2021, 2025)) == "taken");
  REQUIRE(record(day(2025, 1, 16), ceiling("unit:11", "CT-2", 300, 2024, 2025)) == "taken");
  take(day(2025, 1, 17), grant(400, "CT-1", "2024"));
  take(day(2025, 1, 17), grant(300, "CT-2", "2025"));
  CHECK(post(day(2025, 1, 17), grant(1, "CT-2", "2024")) == "over-ceiling");
  CHECK(said("first_year") == "2024");
  CHECK(post(day(2025, 1, 17), grant(301, "CT-1", "2025")) == "over-ceiling");
  CHECK(said("value") == "1000");
  CHECK(post(day(2025, 1, 17), grant(300, "CT-1", "2021-2025")) == "taken");
  CHECK(post(day(2025, 1, 17), grant(999, "CT-1", "2026")) == "taken");     // beyond its years
  CHECK(post(day(2025, 1, 17), grant(999, "CT-1", "2020")) == "taken");     // before them
  CHECK(post(day(2025, 1, 17), grant(1, "CT", "2025")) == "over-ceiling");  // the header counts too
  CHECK(post(day(2025, 1, 17), move(Kind::appropriate, "origin:source:NSTW-TX", province, 9, "NSTW-TX")) == "taken");
  // What was passed on still counts; what was given back does not.
  take(day(2025, 1, 18), move(Kind::allot, province, "available:unit:11-SO", 100, "NSTW-DT", "CT-1", "2024"));
  CHECK(post(day(2025, 1, 18), grant(1, "CT-1", "2025")) == "over-ceiling");
  CHECK(post(day(2025, 1, 18), move(Kind::withdraw, province, mirror, 40, "NSTW-DT", "CT-2")) == "taken");
  CHECK(post(day(2025, 1, 18), grant(41, "CT-2", "2025")) == "over-ceiling over-ceiling");
  CHECK(post(day(2025, 1, 18), grant(40, "CT-2", "2025")) == "taken");
  // Replaced, from its date on.
  REQUIRE(record(day(2025, 6, 1), ceiling("unit:11", "", 1'010, 2021, 2025)) == "taken");
  CHECK(post(day(2025, 5, 31), grant(10, "CT-1", "2025")) == "over-ceiling");
  CHECK(post(day(2025, 6, 1), grant(11, "CT-1", "2025")) == "over-ceiling");
  CHECK(post(day(2025, 6, 1), grant(10, "CT-1", "2025")) == "taken");
}

TEST_CASE_METHOD(Desk, "a ceiling is replaced by one of the same component and the same years alone") {
  const auto on = day(2025, 1, 16);
  REQUIRE(record(on, ceiling("unit:11", "", 100, 2021, 2025)) == "taken");
  REQUIRE(record(on, ceiling("unit:11", "CT", 1'000, 2021, 2025)) == "taken");
  REQUIRE(record(on, ceiling("unit:11", "", 1'000, 2022, 2025)) == "taken");
  REQUIRE(record(on, ceiling("unit:11", "", 1'000, 2021, 2026)) == "taken");
  CHECK(post(on, appropriate(101)) == "over-ceiling");
  CHECK(said("value") == "100");
  CHECK(post(on, appropriate(100)) == "taken");
}

TEST_CASE_METHOD(Desk,
                 "a ceiling counts what a unit was authorised to use, from whomever, and no component's but its own") {
  REQUIRE(record(day(2025, 1, 1), source("DN", chart::Level::outside, chart::Capital::investment,
                                         chart::Family::enterprise)) == "taken");
  REQUIRE(record(day(2025, 1, 16), ceiling("unit:11", "CT-1", 100)) == "taken");
  take(day(2025, 1, 16), move(Kind::open, mirror, "transit:unit:11", 70));  // on its way: not yet
  take(day(2025, 1, 17), move(Kind::contribute, "origin:source:DN", province, 60, "DN"));
  CHECK(post(day(2025, 1, 17), move(Kind::receive, "transit:unit:11", province, 41)) == "over-ceiling");
  CHECK(post(day(2025, 1, 17), move(Kind::receive, "transit:unit:11", province, 30)) == "taken");
  CHECK(post(day(2025, 1, 17), appropriate(11)) == "over-ceiling");
  // Of a component that was recorded only later.
  REQUIRE(record(day(2025, 6, 1), component("CT-9", "CT", true)) == "taken");
  take(day(2025, 6, 1), move(Kind::appropriate, mirror, province, 500, "NSTW-DT", "CT-9"));
  CHECK(post(day(2025, 5, 1), appropriate(11)) == "over-ceiling");
  CHECK(post(day(2025, 5, 1), appropriate(10)) == "taken");
}

TEST_CASE_METHOD(Desk, "authority goes with money that is carried over or succeeded to") {
  take(day(2025, 1, 17), appropriate(100));
  SECTION("carried over into the component that follows") {
    REQUIRE(record(day(2025, 1, 2), mapping("CT-1", "CT-2")) == "taken");
    REQUIRE(record(day(2026, 1, 5), reconciliation("11", 2025)) == "taken");
    auto carry = with(move(Kind::carry, province, province, 100), Attribute::reason, "c");
    carry.to_period = chart::Period::read("2025>2026");
    carry.to_component = "CT-2";
    const auto carried = take(day(2026, 1, 6), carry);
    REQUIRE(record(day(2026, 1, 6), ceiling("unit:11", "CT-1", 50)) == "taken");
    CHECK(reverse(carried, day(2026, 1, 6)) == "over-ceiling");
  }
  SECTION("succeeded to") {
    auto ended = unit("11", "Tỉnh", chart::Level::province, "VN");
    ended.until = day(2025, 1, 17);
    REQUIRE(record(day(2025, 1, 17), ended) == "taken");
    REQUIRE(record(day(2025, 1, 18), succession("11", "22")) == "taken");
    const auto succeeded = take(day(2025, 1, 18), move(Kind::succeed, province, "available:unit:22", 100));
    REQUIRE(record(day(2025, 1, 18), ceiling("unit:11", "", 50)) == "taken");
    CHECK(reverse(succeeded, day(2025, 1, 18)) == "over-ceiling");
    ended.until.reset();  // it goes on after all
    REQUIRE(record(day(2025, 1, 18), ended) == "taken");
  }
  SECTION("moved to another component") {
    auto reallocate = move(Kind::reallocate, province, province, 100);
    reallocate.to_component = "CT-2";
    const auto moved = take(day(2025, 1, 18), reallocate);
    REQUIRE(record(day(2025, 1, 18), ceiling("unit:11", "CT-1", 50)) == "taken");
    CHECK(reverse(moved, day(2025, 1, 18)) == "over-ceiling");
  }
  // Where it was there is room for as much as it left.
  CHECK(post(day(2026, 1, 6), appropriate(51)) == "over-ceiling");
  CHECK(post(day(2026, 1, 6), appropriate(50)) == "taken");
}

TEST_CASE_METHOD(Desk, "a ceiling holds against every way into a unit, and against moving between components") {
  REQUIRE(record(day(2025, 1, 16), ceiling("unit:11-SO", "", 50)) == "taken");
  REQUIRE(record(day(2025, 1, 16), ceiling("unit:11", "CT-2", 70)) == "taken");
  take(day(2025, 1, 17), appropriate(200));
  CHECK(post(day(2025, 1, 18), move(Kind::allot, province, "available:unit:11-SO", 51)) == "over-ceiling");
  auto reallocate = move(Kind::reallocate, province, province, 71);
  reallocate.to_component = "CT-2";
  CHECK(post(day(2025, 1, 18), reallocate) == "over-ceiling");
  reallocate.amount = Dong(70);
  CHECK(post(day(2025, 1, 18), reallocate) == "taken");
  CHECK(post(day(2025, 1, 18), move(Kind::appropriate, mirror, province, 1, "NSTW-DT", "CT-2")) == "over-ceiling");
  // The component that it left has room again.
  REQUIRE(record(day(2025, 1, 18), ceiling("unit:11", "CT-1", 200)) == "taken");
  CHECK(post(day(2025, 1, 19), appropriate(71)) == "over-ceiling");
  CHECK(post(day(2025, 1, 19), appropriate(70)) == "taken");
}

TEST_CASE_METHOD(Site, "authority stands with units: what projects give back takes none from them") {
  take(day(2025, 1, 17), move(Kind::withdraw, works, province, 10));
  CHECK(number("SELECT SUM(plan) FROM account WHERE stage = 'available'") == 12'000);
  CHECK(number("SELECT COUNT(*) FROM account WHERE stage <> 'available' AND plan <> 0") == 0);
}

TEST_CASE_METHOD(Site, "a project's ceiling counts what was given to it, over its years") {
  REQUIRE(record(day(2025, 1, 16), project("DA", chart::ProjectType::works, "11", 90'000)) == "taken");
  REQUIRE(record(day(2025, 1, 20), ceiling("project:DA", "", 10'500)) == "taken");
  CHECK(post(day(2025, 1, 19), fund(501)) == "taken");  // before the ceiling was set
  CHECK(post(day(2025, 1, 20), fund(1)) == "over-ceiling");
  CHECK(said("stands") == "10502");
  CHECK(post(day(2025, 1, 21), move(Kind::withdraw, works, province, 10)) == "taken");
  CHECK(post(day(2025, 1, 21), fund(10)) == "over-ceiling");
  CHECK(post(day(2025, 1, 21), fund(9)) == "taken");
  take(day(2025, 1, 22), move(Kind::lapse, works, "lapsed:project:DA", 5));
  CHECK(post(day(2025, 1, 22), fund(6)) == "over-ceiling");
  CHECK(post(day(2025, 1, 22), fund(5)) == "taken");
}

}  // namespace
}  // namespace tungdong::test
