// Reversals: the whole entry, its last line first, once, by the very money that it brought.
#include <catch2/catch.hpp>

#include "tests/support/desk.hpp"
#include "tests/support/forged_log.hpp"

namespace tungdong::test {
namespace {

constexpr std::string_view mirror = "origin:source:NSTW-DT";
constexpr std::string_view province = "available:unit:11";
constexpr std::string_view works = "assigned:project:DA";
constexpr std::string_view contracted = "committed:contract:HD";

rules::Line appropriate(std::int64_t amount) {
  return move(Kind::appropriate, mirror, province, amount);
}
rules::Line fund(std::int64_t amount) {
  return move(Kind::fund, province, works, amount);
}
rules::Line commit(std::int64_t amount) {
  return move(Kind::commit, works, contracted, amount);
}

TEST_CASE_METHOD(Desk, "a reversal inverts every line, the last first, and draws the lots that they made") {
  const auto original = take(day(2025, 1, 20), appropriate(100), fund(60), commit(25));
  CHECK(reverse(original, day(2025, 2, 1)) == "taken");
  const auto recorded = book().record(last());
  const auto& inverse = std::get<rules::Entry>(recorded->body);
  REQUIRE(inverse.lines.size() == 3);
  CHECK(inverse.reverses == original);
  CHECK(inverse.lines[0].of == Kind::commit);
  CHECK(inverse.lines[0].from.text() == contracted);
  CHECK(inverse.lines[2].of == Kind::appropriate);
  CHECK(inverse.lines[2].to.text() == mirror);
  // Each line drew on the one before it; so does each line of the reversal, back to the mirror.
  CHECK(drawn_by(last(), 1) == fmt::format("{}.3[0,25)", original));
  CHECK(drawn_by(last(), 2) == fmt::format("{}.2[25,60) {}.1[0,25)", original, last()));
  CHECK(drawn_by(last(), 3) == fmt::format("{}.1[60,100) {}.2[0,60)", original, last()));
  for (const std::string_view stand : {mirror, province, works, contracted}) CHECK(stands(stand) == 0);
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "what a reversal refuses") {
  const auto money = take(day(2025, 1, 10), appropriate(100));
  const auto funded = take(day(2025, 1, 20), fund(50));
  const std::string before = state();
  CHECK(reverse(9'999, day(2025, 2, 1)) == "reverses-unknown");
  CHECK(reverse(0, day(2025, 2, 1)) == "reverses-unknown");
  CHECK(reverse(last() + 1, day(2025, 2, 1)) == "reverses-unknown");  // itself
  CHECK(reverse(2, day(2025, 2, 1)) == "reverses-no-entry");          // a document
  CHECK(reverse(funded, day(2025, 1, 19)) == "reversal-before");
  CHECK(said("original") == "2025-01-20");
  CHECK(tell(draft("no reason", day(2025, 2, 1), reversal(funded, ""))) == "reason-missing");
  CHECK(tell(draft("no paper", day(2025, 2, 1), reversal(funded), "")) == "document-missing");
  CHECK(tell(draft("unknown paper", day(2025, 2, 1), reversal(funded), "QD-9")) == "unknown-document");
  CHECK(tell(draft("", day(2025, 2, 1), reversal(funded))) == "field-missing");
  CHECK(said("field") == "key");
  CHECK(tell({"no date", "ke-toan", {}, "QD-1", reversal(funded)}) == "field-missing");
  CHECK(tell({"no actor", "", day(2025, 2, 1), "QD-1", reversal(funded)}) == "field-missing");
  CHECK(reverse(money, day(2025, 2, 1)) == "lots-taken-later");
  CHECK(said("takers") == fmt::format("#{} (20/01/2025)", funded));
  CHECK(state() == before);
  CHECK(reverse(funded, day(2025, 1, 20)) == "taken");  // on the day itself
  const auto reversed = last();
  CHECK(reverse(funded, day(2025, 2, 1)) == "already-reversed");
  CHECK(said("by") == std::to_string(reversed));
  CHECK(reverse(reversed, day(2025, 2, 1)) == "reverses-reversal");
}

TEST_CASE_METHOD(Desk, "one batch may post, reverse and post again, but not reverse twice") {
  const auto next = last() + 1;
  const auto fates =
      append({draft("a", day(2025, 1, 10), entry(appropriate(100))), draft("b", day(2025, 1, 11), reversal(next)),
              draft("c", day(2025, 1, 11), reversal(next)), draft("d", day(2025, 1, 11), reversal(next + 1)),
              draft("e", day(2025, 1, 12), entry(appropriate(90)))},
             book::Mode::each)
          .fates;
  std::string text;
  for (const auto& fate : fates) text += codes(fate) + "; ";
  CHECK(text == "taken; taken; already-reversed; reverses-reversal; taken; ");
  CHECK(stands(province) == 90);
}

TEST_CASE_METHOD(Desk,
                 "a reversal is barred by takers of one batch with it, of none of its lines more than of another") {
  const auto next = last() + 1;
  const auto fates =
      append({draft("a", day(2025, 1, 10), entry(appropriate(100), appropriate(50))),
              draft("b", day(2025, 1, 11), entry(fund(70))), draft("c", day(2025, 1, 12), reversal(next))},
             book::Mode::each)
          .fates;
  CHECK(codes(fates[1]) == "taken");
  CHECK(codes(fates[2]) == "lots-taken-later lots-taken-later");
}

TEST_CASE_METHOD(Desk,
                 "what was entered can be taken back though its component has ended or is the project's no more") {
  const auto granted = take(day(2025, 1, 10), appropriate(100));
  take(day(2025, 1, 11), appropriate(50));
  const auto funded = take(day(2025, 1, 12), with(fund(50), rules::Attribute::lots, fmt::format("{}.1", last())));
  const auto back = take(day(2025, 1, 13), move(Kind::withdraw, works, province, 20));
  auto moved = project("DA", chart::ProjectType::works, "11", 10'000);
  moved.component = "CT-2";
  REQUIRE(record(day(2025, 2, 1), moved) == "taken");
  CHECK(reverse(back, day(2025, 2, 2)) == "taken");
  auto ended = component("CT-1", "CT", true);
  ended.until = day(2024, 12, 31);
  REQUIRE(record(day(2025, 2, 3), ended) == "taken");
  CHECK(post(day(2025, 2, 4), appropriate(1)) == "component-not-in-force");
  CHECK(reverse(funded, day(2025, 2, 4)) == "taken");
  CHECK(reverse(granted, day(2025, 2, 4)) == "taken");
}

TEST_CASE_METHOD(Desk, "the same reversal again is the same record") {
  const auto original = take(day(2025, 1, 10), appropriate(100));
  const auto once = draft("đảo", day(2025, 1, 12), reversal(original));
  const auto first = append({once}, book::Mode::whole).fates.front();
  const auto second = append({once}, book::Mode::whole).fates.front();
  REQUIRE(second);
  CHECK(second->record == first->record);
  CHECK(second->already);
  CHECK(tell(draft("đảo", day(2025, 1, 12), reversal(original, "vì lý do khác"))) == "key-taken");
  CHECK(tell(draft("đảo", day(2025, 1, 13), reversal(original))) == "key-taken");
}

TEST_CASE_METHOD(Desk, "a reversal waits for those who took the money, and they may be reversed first") {
  const auto older = take(day(2025, 1, 9), appropriate(10));
  const auto money = take(day(2025, 1, 10), appropriate(100));
  SECTION("one after another") {
    const auto funded = take(day(2025, 1, 20), with(fund(70), rules::Attribute::lots, fmt::format("{}.1", money)));
    const auto committed = take(day(2025, 1, 21), commit(30));
    CHECK(reverse(money, day(2025, 2, 1)) == "lots-taken-later");
    CHECK(said("takers") == fmt::format("#{} (20/01/2025)", funded));
    CHECK(reverse(funded, day(2025, 2, 1)) == "lots-taken-later");
    CHECK(said("takers") == fmt::format("#{} (21/01/2025)", committed));
    CHECK(reverse(committed, day(2025, 2, 1)) == "taken");
    // The commitment is undone: the funding's money is all back, part of it in the lot that the reversal made.
    CHECK(reverse(funded, day(2025, 2, 2)) == "taken");
    CHECK(reverse(money, day(2025, 2, 1)) == "insufficient");  // before that money was back
    CHECK(reverse(money, day(2025, 2, 3)) == "taken");
    CHECK(stands(province) == 10);
    CHECK(stands(mirror) == -10);
    CHECK(drawn_by(last()) == fmt::format("{}.1[70,100) {}.1[0,70)", money, last() - 1));
    CHECK(reverse(older, day(2025, 2, 3)) == "taken");
  }
  SECTION("in one batch") {
    const auto funded = take(day(2025, 1, 20), with(fund(70), rules::Attribute::lots, fmt::format("{}.1", money)));
    const auto fates =
        append({draft("a", day(2025, 2, 1), entry(commit(70))), draft("b", day(2025, 2, 1), reversal(last() + 1)),
                draft("c", day(2025, 2, 1), reversal(funded)), draft("d", day(2025, 2, 1), reversal(money))},
               book::Mode::each)
            .fates;
    for (const auto& fate : fates) CHECK(codes(fate) == "taken");
    CHECK(stands(province) == 10);
  }
  SECTION("but not by money that was given back mixed with other money") {
    const auto funded = take(day(2025, 1, 20), fund(70));  // 10 of the older, 60 of this
    CHECK(reverse(funded, day(2025, 2, 1)) == "taken");
    CHECK(reverse(money, day(2025, 2, 2)) == "insufficient");
    CHECK(said("there") == "40");
  }
  SECTION("nor while what was given back has been taken again") {
    const auto funded = take(day(2025, 1, 20), with(fund(70), rules::Attribute::lots, fmt::format("{}.1", money)));
    CHECK(reverse(funded, day(2025, 2, 1)) == "taken");
    const auto again = take(day(2025, 2, 2), with(fund(70), rules::Attribute::lots, fmt::format("{}.1", last())));
    CHECK(reverse(money, day(2025, 2, 3)) == "insufficient");
    CHECK(reverse(again, day(2025, 2, 3)) == "taken");
    CHECK(reverse(money, day(2025, 2, 3)) == "taken");
  }
  CHECK(book().verify().empty());
}

// An entry that withdraws money and sends it on with other money, when it is reversed, gives back to whom it withdrew
// from partly out of what came back mixed. That is still the money that was withdrawn.
TEST_CASE_METHOD(Desk, "money that a reversal gives back came from where it had come from before") {
  const auto granted = take(day(2025, 1, 10), appropriate(100));
  const auto funded = take(day(2025, 1, 11), fund(60));
  const auto withdraw = [&](std::int64_t amount) { return move(Kind::withdraw, works, province, amount); };
  const std::int64_t moved = last() + 1;
  const std::vector<Draft> drafts{draft("move", day(2025, 1, 12), entry(withdraw(20), fund(50))),
                                  draft("back", day(2025, 1, 13), reversal(moved)),
                                  draft("too much", day(2025, 1, 14), entry(withdraw(61))),
                                  draft("again", day(2025, 1, 14), entry(withdraw(60))),
                                  draft("undo", day(2025, 1, 15), reversal(moved + 2)),
                                  draft("fund", day(2025, 1, 16), reversal(funded)),
                                  draft("grant", day(2025, 1, 17), reversal(granted))};
  std::string fates;
  const auto told = [&](const std::string& fate) { fates += fate + "; "; };
  SECTION("from memory") {
    for (const Draft& one : drafts) told(tell(one));
  }
  SECTION("from the tables") {
    for (const Draft& one : drafts) {
      book::Book opened = book::Book::open(book().path(), sql::sqlite::Access::write, [] { return test_now_us; });
      told(test::tell(opened, one));
    }
  }
  SECTION("within one batch") {
    for (const auto& fate : append(drafts, book::Mode::each).fates) told(codes(fate));
  }
  CHECK(fates == "taken; taken; insufficient; taken; taken; taken; taken; ");
  CHECK(drawn_by(moved + 1, 1) == fmt::format("{}.2[0,50)", moved));
  CHECK(drawn_by(moved + 1, 2) == fmt::format("{}.1[10,20) {}.1[0,10)", moved, moved + 1));
  for (const std::string_view stand : {mirror, province, works}) CHECK(stands(stand) == 0);
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "a refused reversal leaves no trace in what later drafts are told") {
  const auto money = take(day(2025, 1, 10), appropriate(100));
  take(day(2025, 3, 1), fund(70));
  CHECK(reverse(money, day(2025, 3, 2)) == "lots-taken-later");
  CHECK(post(day(2025, 3, 2), fund(31)) == "insufficient");
  CHECK(post(day(2025, 2, 1), fund(31)) == "lots-taken-later");
  CHECK(said("taken") == "70");
}

TEST_CASE_METHOD(Desk, "turnover of a reversal is negative, in its month, under the kind that it inverts") {
  const auto original = take(day(2025, 1, 10), appropriate(100));
  REQUIRE(reverse(original, day(2025, 3, 10)) == "taken");
  const auto turned = [&](std::int64_t month, std::string_view way) {
    return number(fmt::format("SELECT SUM({}) FROM turnover JOIN account ON account.id = turnover.account WHERE "
                              "month = $1 AND stage = 'available' AND kind = 'appropriate'",
                              way),
                  month);
  };
  CHECK(turned(202501, "money_in") == 100);
  CHECK(turned(202503, "money_in") == -100);
  CHECK(turned(202503, "money_out") == 0);
  CHECK(number("SELECT COUNT(*) FROM turnover WHERE kind = 'reverse'") == 0);
  CHECK(number("SELECT SUM(money_in - money_out) FROM turnover") == 0);
}

// What covers payments is kept as sums from record to record, and read from the tables where a book is opened.
TEST_CASE_METHOD(Desk, "acceptances and lists cover the same from memory, from the tables, and within one batch") {
  const std::int64_t first = last() + 1;
  const auto paid = "spent:project:DA";
  const auto pay = [&](std::int64_t amount) { return move(Kind::pay, works, paid, amount); };
  const auto by_list = [&](std::int64_t amount, std::string list) {
    return with(pay(amount), rules::Attribute::list, std::move(list));
  };
  struct Step {
    Draft draft;
    std::string_view fate;
  };
  std::vector<Step> steps;
  int today = 1;
  const auto step = [&](rules::Body body, std::string_view fate, int date = 0) {
    const auto on = day(2025, 2, static_cast<unsigned>(date == 0 ? ++today : date));
    steps.push_back({draft(fmt::format("bước {}", steps.size()), on, std::move(body)), fate});
  };
  step(entry(appropriate(1'000)), "taken");
  step(entry(fund(1'000)), "taken");
  step(beneficiaries("DA", "DS-1", 300), "taken");
  step(beneficiaries("DA", "DS-2", 200), "taken");
  step(acceptance("project:DA", "NT-1", 50), "taken");
  step(beneficiaries("DA", "DS-1", 300), "recorded-already");
  step(acceptance("project:DA", "NT-1", 50), "recorded-already");
  step(acceptance("contract:HD", "NT-1", 50), "taken");
  step(entry(by_list(100, "DS-1"), by_list(200, "DS-1")), "taken");
  const std::int64_t by_two_lines = first + 6;
  step(entry(pay(51)), "not-accepted");
  step(entry(pay(50)), "taken");
  step(entry(by_list(200, "DS-2"), pay(1)), "not-accepted not-accepted");
  step(reversal(by_two_lines), "taken");
  step(entry(pay(1)), "not-accepted");
  step(entry(by_list(300, "DS-1")), "taken");
  step(entry(by_list(300, "DS-1")), "list-used not-accepted");
  step(entry(by_list(200, "DS-2")), "taken");
  step(entry(pay(1)), "not-accepted");
  step(acceptance("project:DA", "NT-2", 7), "taken", 28);  // later than what follows, but recorded before it
  step(entry(pay(7)), "not-accepted");
  step(entry(pay(7)), "taken", 28);
  step(acceptance("project:DA", "NT-3", 5), "taken", 3);  // earlier than most of what is there
  step(entry(pay(5)), "taken", 28);
  step(entry(pay(1)), "not-accepted", 28);

  SECTION("from memory") {
    for (const Step& one : steps) CHECK(tell(one.draft) == one.fate);
  }
  SECTION("from the tables") {
    for (const Step& one : steps) {
      book::Book opened = book::Book::open(book().path(), sql::sqlite::Access::write, [] { return test_now_us; });
      CHECK(test::tell(opened, one.draft) == one.fate);
    }
  }
  SECTION("within one batch") {
    std::vector<Draft> drafts;
    for (const Step& one : steps) drafts.push_back(one.draft);
    const auto fates = append(drafts, book::Mode::each).fates;
    for (std::size_t i = 0; i < steps.size(); ++i) CHECK(codes(fates[i]) == steps[i].fate);
  }
  CHECK(stands(paid) == 50 + 300 + 200 + 7 + 5);
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "a reversal frees what could happen once") {
  SECTION("a list may be paid again") {
    REQUIRE(record(day(2025, 1, 5), beneficiaries("DA", "DS-1", 40)) == "taken");
    take(day(2025, 1, 10), appropriate(100));
    take(day(2025, 1, 11), fund(100));
    const auto pay = with(move(Kind::pay, works, "spent:project:DA", 40), rules::Attribute::list, "DS-1");
    const auto paid = take(day(2025, 1, 12), pay);
    CHECK(post(day(2025, 1, 13), pay) == "list-used not-accepted");
    CHECK(said("record") == std::to_string(paid));
    CHECK(reverse(paid, day(2025, 1, 14)) == "taken");
    CHECK(post(day(2025, 1, 15), pay) == "taken");
    CHECK(post(day(2025, 1, 16), pay) == "list-used not-accepted");
  }
  SECTION("a holder may be opened again") {
    const auto open = move(Kind::open, mirror, province, 40);
    const auto opened = take(day(2025, 1, 10), open, move(Kind::open, mirror, "transit:unit:11", 5));
    CHECK(post(day(2025, 1, 11), open) == "already-opened");
    CHECK(reverse(opened, day(2025, 1, 12)) == "taken");
    CHECK(post(day(2025, 1, 13), open) == "taken");
    CHECK(post(day(2025, 1, 14), open) == "already-opened");
  }
  SECTION("but not one that has been used, even if nothing is left") {
    take(day(2025, 1, 10), appropriate(100));
    take(day(2025, 1, 11), fund(100));
    CHECK(post(day(2025, 1, 12), move(Kind::open, mirror, province, 40)) == "holder-in-use");
  }
  SECTION("a contract may be opened where its project has been used") {
    take(day(2025, 1, 10), appropriate(100));
    take(day(2025, 1, 11), fund(100));
    CHECK(post(day(2025, 1, 20), move(Kind::open, mirror, "committed:contract:HD", 40)) == "taken");
  }
  SECTION("money of another book may be received again") {
    const auto receive = with(move(Kind::receive, mirror, province, 40), rules::Attribute::upper, "so-tw@81 #45");
    const auto received = take(day(2025, 1, 10), receive);
    CHECK(post(day(2025, 1, 11), receive) == "received-already");
    CHECK(reverse(received, day(2025, 1, 12)) == "taken");
    CHECK(post(day(2025, 1, 13), receive) == "taken");
  }
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "a reversal goes back over the caps only where it raises what stands") {
  take(day(2025, 1, 10), appropriate(5'000));
  const auto funded = take(day(2025, 1, 11), fund(3'000));
  SECTION("a withdrawal cannot be undone once others have used its place") {
    const auto back = take(day(2025, 2, 1), move(Kind::withdraw, works, province, 500));
    REQUIRE(record(day(2025, 2, 2), project("DA", chart::ProjectType::works, "11", 2'600)) == "taken");
    CHECK(reverse(back, day(2025, 2, 3)) == "over-investment");
  }
  SECTION("what was granted above a cap since lowered can be undone, be it not all of it") {
    take(day(2025, 1, 12), fund(20));
    REQUIRE(record(day(2025, 2, 2), project("DA", chart::ProjectType::works, "11", 10)) == "taken");
    REQUIRE(record(day(2025, 2, 2), ceiling("project:DA", "", 10)) == "taken");
    CHECK(reverse(funded, day(2025, 2, 3)) == "taken");
  }
  SECTION("nor does what a unit is given back ask for room under its ceiling") {
    const auto allotted = take(day(2025, 2, 1), move(Kind::allot, province, "available:unit:11-SO", 100));
    REQUIRE(record(day(2025, 2, 2), ceiling("unit:11", "", 10)) == "taken");
    CHECK(reverse(allotted, day(2025, 2, 3)) == "taken");
  }
  SECTION("nor does what is on its way to a unit again, which is not its plan yet") {
    take(day(2025, 2, 1), move(Kind::send, province, "transit:unit:03203", 200));
    take(day(2025, 2, 1), move(Kind::receive, "transit:unit:03203", "available:unit:03203", 100));
    const auto back = take(day(2025, 2, 2), move(Kind::withdraw, "transit:unit:03203", province, 100));
    REQUIRE(record(day(2025, 2, 3), ceiling("unit:03203", "", 50)) == "taken");
    CHECK(reverse(back, day(2025, 2, 4)) == "taken");
  }
  SECTION("a ceiling is kept too") {
    const auto back = take(day(2025, 2, 1), move(Kind::withdraw, province, mirror, 500));
    REQUIRE(record(day(2025, 2, 2), ceiling("unit:11", "", 4'999)) == "taken");
    CHECK(reverse(back, day(2025, 2, 3)) == "over-ceiling");
    REQUIRE(record(day(2025, 2, 4), ceiling("unit:11", "", 5'000)) == "taken");
    CHECK(reverse(back, day(2025, 2, 4)) == "taken");
  }
  SECTION("moving money between components and back leaves the plan as it was") {
    auto reallocate = move(Kind::reallocate, province, province, 800);
    reallocate.to_component = "CT-2";
    const auto moved = take(day(2025, 2, 1), reallocate);
    REQUIRE(record(day(2025, 2, 2), ceiling("unit:11", "CT-1", 5'000)) == "taken");
    CHECK(post(day(2025, 2, 2), appropriate(801)) == "over-ceiling");
    REQUIRE(reverse(moved, day(2025, 2, 3)) == "taken");
    CHECK(post(day(2025, 2, 3), appropriate(1)) == "over-ceiling");
    CHECK(number("SELECT SUM(plan) FROM account WHERE component = 'CT-2'") == 0);
  }
  SECTION("a release cannot be undone above the contract's value as amended since") {
    take(day(2025, 2, 1), commit(900));
    const auto released = take(day(2025, 2, 2), move(Kind::release, contracted, works, 500));
    REQUIRE(record(day(2025, 2, 3), contract("HD", "DA", 899)) == "taken");
    CHECK(reverse(released, day(2025, 2, 4)) == "over-contract");
    REQUIRE(record(day(2025, 2, 5), contract("HD", "DA", 900)) == "taken");
    CHECK(reverse(released, day(2025, 2, 5)) == "taken");
  }
  SECTION("nor a refund above the final value that was approved since") {
    REQUIRE(record(day(2025, 2, 1), acceptance("contract:HD", "NT", 900)) == "taken");
    take(day(2025, 2, 1), commit(900));
    take(day(2025, 2, 2), move(Kind::pay, contracted, "spent:contract:HD", 900));
    const auto refunded = take(day(2025, 2, 3), move(Kind::refund, "spent:contract:HD", contracted, 500));
    auto final_contract = contract("HD", "DA", 5'000);
    final_contract.finalised = Dong(899);
    REQUIRE(record(day(2025, 2, 4), final_contract) == "taken");
    CHECK(reverse(refunded, day(2025, 2, 5)) == "over-finalised");
    final_contract.finalised = Dong(900);
    REQUIRE(record(day(2025, 2, 6), final_contract) == "taken");
    CHECK(reverse(refunded, day(2025, 2, 6)) == "taken");
  }
  SECTION("a contract amended below what is paid does not bar undoing a payment") {
    REQUIRE(record(day(2025, 2, 1), acceptance("contract:HD", "NT", 900)) == "taken");
    take(day(2025, 2, 1), commit(900));
    const auto committed = take(day(2025, 2, 2), commit(50));
    const auto half = take(day(2025, 2, 2), move(Kind::pay, contracted, "spent:contract:HD", 450));
    take(day(2025, 2, 2), move(Kind::pay, contracted, "spent:contract:HD", 450));
    auto lower = contract("HD", "DA", 100);
    lower.finalised = Dong(100);
    REQUIRE(record(day(2025, 2, 3), lower) == "taken");
    CHECK(reverse(committed, day(2025, 2, 4)) == "taken");
    CHECK(reverse(half, day(2025, 2, 4)) == "taken");
  }
}

TEST_CASE_METHOD(Desk, "the lines of a reversal are the book's to write, whoever wrote them before") {
  const auto original = take(day(2025, 1, 10), appropriate(100));
  CHECK(tell(draft("đảo", day(2025, 1, 11), rules::inverse(entry(appropriate(70)), original, "nhầm"))) == "taken");
  CHECK(stands(province) == 0);
}

TEST_CASE_METHOD(Desk, "no log passes with a reversal of what is not there, or before what it reverses") {
  const auto original = take(day(2025, 1, 10), appropriate(100));
  const auto with = [&](year_month_day date, std::int64_t record) {
    return replayed(book(), {body_of(draft("đảo", date, rules::inverse(entry(appropriate(100)), record, "nhầm")))});
  };
  CHECK(with(day(2025, 1, 10), original) == "sound");
  CHECK_THAT(with(day(2025, 1, 9), original), Catch::Contains("before 2025-01-10"));
  CHECK_THAT(with(day(2025, 1, 10), 9'999), Catch::Contains("no record"));
}

TEST_CASE_METHOD(Desk, "a reversal keeps to the years that are open") {
  REQUIRE(record(day(2025, 1, 1), acceptance("project:DA", "NT", 100)) == "taken");
  const auto money = take(day(2025, 1, 10), appropriate(200));
  take(day(2025, 1, 11), fund(100));
  take(day(2025, 1, 12), move(Kind::pay, works, "spent:project:DA", 100));
  const auto settled = take(day(2026, 2, 10), move(Kind::settle, "spent:project:DA", "settled:project:DA", 100));
  CHECK(post(day(2026, 2, 11), fund(1)) == "year-settled");
  CHECK(reverse(money, day(2026, 2, 11)) == "year-settled lots-taken-later");
  CHECK(reverse(settled, day(2026, 2, 11)) == "year-settled");
  // What may follow a settlement may be undone after it.
  const auto disallow = with(move(Kind::disallow, "settled:project:DA", "owed:project:DA", 40),
                             rules::Attribute::finding, "KL 12, mục 3");
  const auto disallowed = take(day(2026, 3, 1), disallow);
  CHECK(reverse(disallowed, day(2026, 3, 2)) == "taken");
  const auto refunded = take(day(2026, 3, 3), move(Kind::refund, "settled:project:DA", "returned:unit:11", 10));
  CHECK(reverse(refunded, day(2026, 3, 4)) == "taken");
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "a carry-over cannot be undone into a settled year") {
  REQUIRE(record(day(2025, 1, 1), acceptance("project:DA", "NT", 100)) == "taken");
  REQUIRE(record(day(2026, 1, 2), reconciliation("11", 2025)) == "taken");
  take(day(2025, 1, 10), appropriate(200));
  take(day(2025, 1, 11), fund(200));
  take(day(2025, 1, 12), move(Kind::pay, works, "spent:project:DA", 100));
  auto carry = with(move(Kind::carry, works, works, 100), rules::Attribute::reason, "c");
  carry.to_period = chart::Period::read("2025>2026");
  const auto carried = take(day(2026, 1, 10), carry);
  CHECK(tell(draft("try", day(2026, 1, 11), reversal(carried))) == "taken");
  const auto again = take(day(2026, 1, 12), carry);
  take(day(2026, 2, 10), move(Kind::settle, "spent:project:DA", "settled:project:DA", 100));
  CHECK(reverse(again, day(2026, 2, 11)) == "year-settled");
  CHECK(said("year") == "2025");
}

}  // namespace
}  // namespace tungdong::test
