// Which money a line takes: oldest lots first, or the lots that an officer names; never money that came later; and what
// goes back up goes only where it came from.
#include <catch2/catch.hpp>

#include "tests/support/desk.hpp"

namespace tungdong::test {
namespace {

using rules::Attribute;

constexpr std::string_view mirror = "origin:source:NSTW-DT";
constexpr std::string_view province = "available:unit:11";
constexpr std::string_view works = "assigned:project:DA";

rules::Line appropriate(std::int64_t amount) {
  return move(Kind::appropriate, mirror, province, amount);
}
rules::Line fund(std::int64_t amount) {
  return move(Kind::fund, province, works, amount);
}
rules::Line fund_from(std::int64_t amount, std::string lots) {
  return with(fund(amount), Attribute::lots, std::move(lots));
}

using Lots = Desk;

TEST_CASE_METHOD(Lots, "the oldest money goes first: by date, then record, then line") {
  const auto third = take(day(2025, 1, 5), appropriate(100));
  const auto fourth = take(day(2025, 1, 5), appropriate(20), appropriate(30));
  const auto first = take(day(2025, 1, 3), appropriate(40));  // entered last, dated first
  const auto late = take(day(2025, 1, 9), appropriate(500));
  const auto spent = take(day(2025, 1, 8), fund(175));
  CHECK(drawn_by(spent) == fmt::format("{0}.1[0,40) {1}.1[0,100) {2}.1[0,20) {2}.2[0,15)", first, third, fourth));
  CHECK(post(day(2025, 1, 8), fund(16)) == "insufficient");
  CHECK(said("there") == "15");
  const auto rest = take(day(2025, 1, 9), fund(16));
  CHECK(drawn_by(rest) == fmt::format("{}.2[15,30) {}.1[0,1)", fourth, late));
  // Also where all come in one batch.
  const auto next = last() + 1;
  append({draft("younger", day(2025, 2, 2), entry(appropriate(10))),
          draft("older", day(2025, 2, 1), entry(appropriate(10))),
          draft("all that was there", day(2025, 2, 2), entry(fund(509)))},
         book::Mode::each);
  CHECK_THAT(drawn_by(last()), Catch::EndsWith(fmt::format("{}.1[0,10)", next + 1)));
  // The draws of a line tile its lot, and every lot is drawn from its front.
  CHECK(number("SELECT COUNT(*) FROM lot WHERE from_account <> (SELECT id FROM account WHERE stage = 'origin') AND "
               "amount <> (SELECT SUM(amount) FROM draw WHERE draw.lot = lot.id)") == 0);
  CHECK(number("SELECT COUNT(*) FROM lot WHERE drawn <> COALESCE((SELECT SUM(amount) FROM draw WHERE of_lot = lot.id), "
               "0)") == 0);
  CHECK(number("SELECT COUNT(*) FROM draw JOIN lot ON lot.id = draw.lot JOIN lot AS source ON source.id = draw.of_lot "
               "WHERE source.date > lot.date") == 0);
}

TEST_CASE_METHOD(Lots, "all of one entry's lines are seen one after another, and so are the entries of a batch") {
  const auto both = take(day(2025, 1, 5), appropriate(70), fund(70));
  CHECK(drawn_by(both, 2) == fmt::format("{}.1[0,70)", both));
  CHECK(post(day(2025, 1, 5), fund(70), appropriate(70)) == "insufficient");
  const auto fates =
      append({draft("a", day(2025, 1, 6), entry(appropriate(10))), draft("b", day(2025, 1, 6), entry(fund(11))),
              draft("c", day(2025, 1, 6), entry(fund(10)))},
             book::Mode::each)
          .fates;
  CHECK(codes(fates[0]) == "taken");
  CHECK(codes(fates[1]) == "insufficient");
  CHECK(codes(fates[2]) == "taken");
}

TEST_CASE_METHOD(Lots, "an officer may name the lots") {
  const auto one = take(day(2025, 1, 2), appropriate(50));
  const auto two = take(day(2025, 1, 3), appropriate(50));
  const auto three = take(day(2025, 1, 4), appropriate(50));
  const auto name = [](std::int64_t record) { return fmt::format("{}.1", record); };

  const auto named = take(day(2025, 1, 5), fund_from(60, name(three) + "|" + name(two)));
  CHECK(drawn_by(named) == fmt::format("{}.1[0,50) {}.1[0,10)", three, two));
  const auto oldest = take(day(2025, 1, 5), fund(55));
  CHECK(drawn_by(oldest) == fmt::format("{}.1[0,50) {}.1[10,15)", one, two));

  CHECK(post(day(2025, 1, 5), fund_from(36, name(two))) == "insufficient");
  CHECK(said("there") == "35");
  CHECK(post(day(2025, 1, 2), fund_from(1, name(two))) == "no-such-lot");                    // dated later
  CHECK(post(day(2025, 1, 5), fund_from(1, "9999.1")) == "no-such-lot");                     // unknown
  CHECK(post(day(2025, 1, 5), fund_from(1, "một")) == "no-such-lot");                        // no name of a lot
  CHECK(post(day(2025, 1, 5), fund_from(1, name(oldest))) == "no-such-lot");                 // of another account
  CHECK(post(day(2025, 1, 5), fund_from(1, name(two) + "|" + name(two))) == "no-such-lot");  // named twice
  CHECK(post(day(2025, 1, 5), fund_from(1, name(one))) == "no-such-lot");                    // used up
  CHECK(said("lot") == name(one));
}

TEST_CASE_METHOD(Lots, "a lot used up is not there, whether it was used up in this batch or before") {
  const auto one = take(day(2025, 1, 2), appropriate(50));
  const auto two = take(day(2025, 1, 3), appropriate(50));
  const auto both = entry(fund_from(10, fmt::format("{}.1|{}.1", one, two)));
  const auto at_once = append({draft("use up", day(2025, 1, 4), entry(fund(50))), draft("name", day(2025, 1, 4), both)},
                              book::Mode::each);
  CHECK(codes(at_once.fates[1]) == "no-such-lot");
  CHECK(codes(append({draft("name", day(2025, 1, 4), both)}, book::Mode::each).fates[0]) == "no-such-lot");
}

TEST_CASE_METHOD(Lots, "a line dated before others learns who took the money since") {
  take(day(2025, 1, 2), appropriate(100));
  const auto march = take(day(2025, 3, 1), fund(30));
  const auto april = take(day(2025, 4, 2), fund(60));
  CHECK(post(day(2025, 2, 1), fund(11)) == "lots-taken-later");
  CHECK(said("there") == "10");
  CHECK(said("taken") == "90");
  CHECK(said("takers") == fmt::format("#{} (01/03/2025), #{} (02/04/2025)", march, april));
  CHECK(post(day(2025, 3, 15), fund(11)) == "lots-taken-later");
  CHECK(said("takers") == fmt::format("#{} (02/04/2025)", april));
  CHECK(post(day(2025, 2, 1), fund(101)) == "insufficient");  // never there
  CHECK(post(day(2025, 4, 2), fund(11)) == "insufficient");   // nobody took it later
  CHECK(post(day(2025, 2, 1), fund(10)) == "taken");

  SECTION("in the same batch, by one already stored and by one of the batch, each named once") {
    take(day(2025, 1, 3), appropriate(40), appropriate(40));
    const auto stored = take(day(2025, 6, 1), fund(20));
    const auto fates =
        append({draft("later", day(2025, 5, 1), entry(fund(30))), draft("earlier", day(2025, 2, 2), entry(fund(35)))},
               book::Mode::each)
            .fates;
    REQUIRE(codes(fates[0]) == "taken");
    REQUIRE(codes(fates[1]) == "lots-taken-later");
    CHECK(tell(draft("earlier", day(2025, 2, 2), entry(fund(35)))) == "lots-taken-later");
    CHECK(said("takers") == fmt::format("#{} (01/03/2025), #{} (02/04/2025), #{} (01/06/2025), #{} (01/05/2025)", march,
                                        april, stored, last()));
    CHECK(said("taken") == "140");
    const auto in_batch = fates[1].error().front();
    const words::Refusals alone =
        append({draft("earlier", day(2025, 2, 2), entry(fund(35)))}, book::Mode::each).fates.front().error();
    CHECK(in_batch == alone.front());
  }
}

TEST_CASE_METHOD(Lots, "takers are named of money that was there on the day alone") {
  const auto fates =
      append(
          {draft("money", day(2025, 3, 1), entry(appropriate(100))), draft("later", day(2025, 3, 2), entry(fund(100))),
           draft("before", day(2025, 2, 28), entry(fund(50))), draft("same day", day(2025, 3, 1), entry(fund(50)))},
          book::Mode::each)
          .fates;
  CHECK(codes(fates[1]) == "taken");
  CHECK(codes(fates[2]) == "insufficient");
  CHECK(codes(fates[3]) == "lots-taken-later");
}

TEST_CASE_METHOD(Lots, "too little, at every stage, says what is there") {
  CHECK(post(day(2025, 1, 5), fund(1)) == "insufficient");  // an account that was never opened
  CHECK(said("there") == "0");
  CHECK(said("from") == "available:unit:11");
  take(day(2025, 1, 5), appropriate(100));
  CHECK(post(day(2025, 1, 5), fund(101)) == "insufficient");
  CHECK(said("there") == "100");
  CHECK(said("amount") == "101");
  CHECK(post(day(2025, 1, 4), fund(1)) == "insufficient");  // before the money came
  auto other = fund(1);
  other.period = *chart::Period::read("2024");
  CHECK(post(day(2025, 1, 5), other) == "insufficient");  // another year's
  other = fund(1);
  other.source = "NST-DT";
  CHECK(post(day(2025, 1, 5), other) == "insufficient");  // another source's
  other = fund(1);
  other.component = "CT-2";
  CHECK(post(day(2025, 1, 5), other) == "not-the-projects-component");
}

// What goes back up.

const auto back_to_province = [](std::int64_t amount) { return move(Kind::withdraw, works, province, amount); };
const auto back_to_mirror = [](std::int64_t amount) { return move(Kind::withdraw, province, mirror, amount); };
const auto commit = [](std::int64_t amount) { return move(Kind::commit, works, "committed:contract:HD", amount); };

TEST_CASE_METHOD(Lots, "a project gives back what its unit gave") {
  take(day(2025, 1, 2), appropriate(100));
  const auto funded = take(day(2025, 1, 3), fund(100));
  const auto back = take(day(2025, 1, 4), back_to_province(40));
  CHECK(drawn_by(back) == fmt::format("{}.1[0,40)", funded));

  SECTION("after a release") {
    take(day(2025, 2, 1), commit(60));
    CHECK(post(day(2025, 2, 2), back_to_province(1)) == "insufficient");
    const auto released = take(day(2025, 2, 3), move(Kind::release, "committed:contract:HD", works, 60));
    const auto again = take(day(2025, 2, 4), back_to_province(60));
    CHECK(drawn_by(again) == fmt::format("{}.1[0,60)", released));
  }
  SECTION("after a loan of it was repaid") {
    const auto local = [](Kind kind, std::string_view from, std::string_view to) {
      return move(kind, from, to, 60, "NST-DT");
    };
    take(day(2025, 2, 1), local(Kind::appropriate, "origin:source:NST-DT", province),
         local(Kind::fund, province, works), local(Kind::lend, works, "lent:project:DA"));
    take(day(2025, 2, 2), local(Kind::repay, "lent:project:DA", works));
    take(day(2025, 2, 3), local(Kind::withdraw, works, province));
  }
  SECTION("after a release in the same entry") {
    take(day(2025, 2, 1), commit(60));
    take(day(2025, 2, 3), move(Kind::release, "committed:contract:HD", works, 60), back_to_province(60));
    CHECK(stands(works) == 0);
  }
  SECTION("after a payment was refunded and its commitment released") {
    CHECK(record(day(2025, 2, 1), acceptance("contract:HD", "NT", 60)) == "taken");
    take(day(2025, 2, 1), commit(60));
    take(day(2025, 2, 2), move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 60));
    take(day(2025, 2, 3), move(Kind::refund, "spent:contract:HD", "committed:contract:HD", 60));
    take(day(2025, 2, 4), move(Kind::release, "committed:contract:HD", works, 60));
    take(day(2025, 2, 5), back_to_province(60));
  }
  SECTION("after a refund of what the project paid itself") {
    CHECK(record(day(2025, 2, 1), acceptance("project:DA", "NT", 60)) == "taken");
    take(day(2025, 2, 2), move(Kind::pay, works, "spent:project:DA", 60));
    take(day(2025, 2, 3), move(Kind::refund, "spent:project:DA", works, 60));
    take(day(2025, 2, 5), back_to_province(60));
  }
  SECTION("after a reversal, in the batch of the reversal or later") {
    take(day(2025, 2, 1), commit(60));
    const auto commitment = last();
    const auto fates = append({draft("đảo", day(2025, 2, 2), reversal(commitment)),
                               draft("nửa", day(2025, 2, 3), entry(back_to_province(30)))},
                              book::Mode::each)
                           .fates;
    CHECK(codes(fates[0]) == "taken");
    CHECK(codes(fates[1]) == "taken");
    take(day(2025, 2, 4), back_to_province(30));
  }
  SECTION("and the unit gives on what it was given back") {
    const auto up = take(day(2025, 2, 1), back_to_mirror(40));
    CHECK(drawn_by(up) == fmt::format("{}.1[0,40)", back));
    CHECK(stands(mirror) == -60);
  }
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Lots, "what came from elsewhere is passed over") {
  const auto cash = [](std::int64_t amount) {
    return move(Kind::contribute, "origin:source:DAN-TIEN", works, amount, "DAN-TIEN");
  };
  const auto cash_to_unit = [](std::int64_t amount) {
    return move(Kind::contribute, "origin:source:DAN-TIEN", province, amount, "DAN-TIEN");
  };
  const auto give_back = [](std::string_view to, std::int64_t amount) {
    return move(Kind::withdraw, works, to, amount, "DAN-TIEN");
  };
  const auto own = take(day(2025, 1, 2), cash(30));
  take(day(2025, 1, 2), cash_to_unit(100));
  const auto funded = take(day(2025, 1, 3), move(Kind::fund, province, works, 50, "DAN-TIEN"));
  const auto own_again = take(day(2025, 1, 4), cash(20));

  const auto to_unit = take(day(2025, 1, 5), give_back(province, 40));
  CHECK(drawn_by(to_unit) == fmt::format("{}.1[0,40)", funded));  // the older contribution is passed over
  CHECK(post(day(2025, 1, 5), give_back(province, 11)) == "came-from-elsewhere");
  CHECK(said("there") == "10");
  const auto to_people = take(day(2025, 1, 5), give_back("origin:source:DAN-TIEN", 45));
  CHECK(drawn_by(to_people) == fmt::format("{}.1[0,30) {}.1[0,15)", own, own_again));
  CHECK(post(day(2025, 1, 5), give_back("origin:source:DAN-TIEN", 6)) == "came-from-elsewhere");
  CHECK(post(day(2025, 1, 5), with(give_back(province, 5), Attribute::lots, fmt::format("{}.1", own_again))) ==
        "no-such-lot");
  // Mixed in one lot they go to neither.
  take(day(2025, 2, 1), move(Kind::commit, works, "committed:contract:HD", 15, "DAN-TIEN"));
  take(day(2025, 2, 2), move(Kind::release, "committed:contract:HD", works, 15, "DAN-TIEN"));
  CHECK(post(day(2025, 2, 3), give_back(province, 1)) == "came-from-elsewhere");
  CHECK(post(day(2025, 2, 3), give_back("origin:source:DAN-TIEN", 1)) == "came-from-elsewhere");
}

// Each time twice as many ways lead back from a lot to the one that it all came from.
TEST_CASE_METHOD(Lots, "money that was parted and joined a hundred times over is followed back at once") {
  take(day(2025, 1, 2), move(Kind::appropriate, mirror, province, 200));
  take(day(2025, 1, 3), move(Kind::fund, province, works, 100));
  take(day(2025, 1, 3), move(Kind::fund, province, works, 100));
  const std::string contract = "committed:contract:HD";
  const std::array rounds{move(Kind::commit, works, contract, 150), move(Kind::commit, works, contract, 50),
                          move(Kind::release, contract, works, 100), move(Kind::release, contract, works, 100)};
  std::vector<Draft> drafts;
  for (int round = 0; round < 100; ++round)
    for (const rules::Line& line : rounds)
      drafts.push_back(draft(fmt::format("round {}", drafts.size()), day(2025, 2, 1), entry(line)));
  CHECK(append(drafts, book::Mode::whole).fates.back());
  const auto withdrawal = move(Kind::withdraw, works, province, 200);
  const auto back = take(day(2025, 2, 2), withdrawal);  // out of memory
  CHECK(reverse(back, day(2025, 2, 3)) == "taken");
  book::Book again = book::Book::open(book().path(), sql::sqlite::Access::write, [] { return test_now_us; });
  const std::vector later{draft("withdrawn", day(2025, 2, 3), entry(withdrawal)),
                          draft("undone", day(2025, 2, 4), reversal(again.head().size + 1))};
  CHECK(again.append(later, book::Mode::whole).fates.back());  // out of the tables
  CHECK(again.verify(1).empty());
}

TEST_CASE_METHOD(Lots, "money goes back down the ladder that it came up, rung by rung") {
  const auto at_state = [](std::string_view to, std::int64_t amount) {
    return move(Kind::appropriate, mirror, to, amount);
  };
  take(day(2025, 1, 2), at_state("available:unit:VN", 100));
  take(day(2025, 1, 3), move(Kind::send, "available:unit:VN", "transit:unit:11", 100));
  take(day(2025, 1, 4), move(Kind::receive, "transit:unit:11", province, 80));
  take(day(2025, 1, 5), move(Kind::allot, province, "available:unit:11-SO", 60));
  const auto back = [](std::string_view from, std::string_view to, std::int64_t amount) {
    return move(Kind::withdraw, from, to, amount);
  };
  CHECK(post(day(2025, 2, 1), back("transit:unit:11", "available:unit:VN", 20)) == "taken");
  CHECK(post(day(2025, 2, 1), back("available:unit:11-SO", "available:unit:VN", 1)) == "came-from-elsewhere");
  CHECK(post(day(2025, 2, 1), back("available:unit:11-SO", mirror, 1)) == "came-from-elsewhere");
  CHECK(post(day(2025, 2, 1), back(province, mirror, 1)) == "came-from-elsewhere");
  CHECK(post(day(2025, 2, 1), back("available:unit:11-SO", province, 60)) == "taken");
  CHECK(post(day(2025, 2, 2), back(province, "available:unit:VN", 80)) == "taken");
  CHECK(post(day(2025, 2, 3), back("available:unit:VN", mirror, 100)) == "taken");
  CHECK(stands(mirror) == 0);
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Lots, "what was given back is not withdrawn down again") {
  take(day(2025, 1, 2), appropriate(100));
  const auto back = [](std::string_view from, std::string_view to, std::int64_t amount) {
    return move(Kind::withdraw, from, to, amount);
  };
  SECTION("by a reversal of the allotment") {
    take(day(2025, 1, 5), move(Kind::allot, province, "available:unit:11-SO", 60));
    CHECK(reverse(last(), day(2025, 1, 6)) == "taken");
  }
  SECTION("by a withdrawal, also of money that had gone on to a project and come back") {
    take(day(2025, 1, 3), appropriate(20));
    take(day(2025, 1, 5), move(Kind::allot, province, "available:unit:11-SO", 60));
    take(day(2025, 1, 6), back("available:unit:11-SO", province, 60));
    take(day(2025, 1, 7), move(Kind::fund, province, works, 120));
    take(day(2025, 1, 8), back_to_province(120));
  }
  CHECK(post(day(2025, 2, 1), back(province, "available:unit:11-SO", 60)) == "came-from-elsewhere");
  CHECK(post(day(2025, 2, 1), back_to_mirror(100)) == "taken");
}

TEST_CASE_METHOD(Lots, "who took the money later is named before those who gave what is left") {
  const auto give_back = move(Kind::withdraw, works, province, 10, "DAN-TIEN");
  take(day(2025, 1, 2), move(Kind::contribute, "origin:source:DAN-TIEN", works, 100, "DAN-TIEN"));
  take(day(2025, 1, 2), move(Kind::contribute, "origin:source:DAN-TIEN", province, 10, "DAN-TIEN"));
  take(day(2025, 1, 3), move(Kind::fund, province, works, 10, "DAN-TIEN"));
  take(day(2025, 2, 10), give_back);
  CHECK(post(day(2025, 2, 5), give_back) == "lots-taken-later");
  CHECK(post(day(2025, 2, 11), give_back) == "came-from-elsewhere");
  CHECK(said("there") == "0");
  CHECK(said("standing") == "100");
  // What comes on the day is there; of lots that were named there is no more than they hold.
  const auto late = take(day(2025, 2, 12), move(Kind::contribute, "origin:source:DAN-TIEN", works, 20, "DAN-TIEN"));
  CHECK(post(day(2025, 2, 12), move(Kind::withdraw, works, province, 120, "DAN-TIEN")) == "came-from-elsewhere");
  CHECK(post(day(2025, 2, 12), move(Kind::withdraw, works, province, 121, "DAN-TIEN")) == "insufficient");
  CHECK(post(day(2025, 2, 12), with(move(Kind::withdraw, works, "origin:source:DAN-TIEN", 21, "DAN-TIEN"),
                                    Attribute::lots, fmt::format("{}.1", late))) == "insufficient");
}

TEST_CASE_METHOD(
    Lots, "who receives money and gives it back in one entry is asked for all of its way, in a book opened anew") {
  const auto send = move(Kind::send, province, "transit:unit:03203", 80);
  const auto receive = move(Kind::receive, "transit:unit:03203", "available:unit:03203", 80);
  const auto give_back = move(Kind::withdraw, "available:unit:03203", province, 80);
  take(day(2025, 1, 2), appropriate(100));
  take(day(2025, 1, 3), send);
  // What was only tried is forgotten, and all else with it.
  const Draft tried = draft("tried", day(2025, 1, 3), entry(appropriate(1)));
  CHECK(codes(book().append({&tried, 1}, book::Mode::whole, true).fates.front()) == "taken");
  take(day(2025, 1, 4), receive, give_back);
  CHECK(stands(province) == 100);
}

TEST_CASE_METHOD(Lots, "what a refused entry would have drawn is not where later money came from") {
  const auto line = [](Kind kind, std::string_view from, std::string_view to, std::int64_t amount) {
    return move(kind, from, to, amount, "DAN-TIEN");
  };
  const std::string_view contract = "committed:contract:HD";
  take(day(2025, 1, 2), line(Kind::contribute, "origin:source:DAN-TIEN", province, 100));
  take(day(2025, 1, 3), line(Kind::fund, province, works, 50));
  take(day(2025, 2, 4), line(Kind::commit, works, contract, 50));
  take(day(2025, 2, 5), line(Kind::contribute, "origin:source:DAN-TIEN", works, 30));
  CHECK(post(day(2025, 2, 6), line(Kind::commit, works, contract, 30), line(Kind::fund, province, works, 1'000)) ==
        "insufficient");
  take(day(2025, 2, 7), line(Kind::release, contract, works, 50));
  CHECK(post(day(2025, 2, 8), line(Kind::withdraw, works, province, 50)) == "taken");
}

TEST_CASE_METHOD(Lots, "a receipt that was reversed is not withdrawn to its receiver") {
  take(day(2025, 1, 2), appropriate(100));
  take(day(2025, 1, 3), move(Kind::send, province, "transit:unit:03203", 80));
  take(day(2025, 1, 4), move(Kind::receive, "transit:unit:03203", "available:unit:03203", 80));
  CHECK(reverse(last(), day(2025, 1, 5)) == "taken");
  CHECK(post(day(2025, 2, 1), move(Kind::withdraw, "transit:unit:03203", "available:unit:03203", 80)) ==
        "came-from-elsewhere");
  CHECK(post(day(2025, 2, 1), move(Kind::withdraw, "transit:unit:03203", province, 80)) == "taken");
}

TEST_CASE_METHOD(Lots, "money carried over, moved to another component or taken over still goes back") {
  take(day(2025, 1, 2), appropriate(100));
  SECTION("carried over at the project") {
    take(day(2025, 1, 3), fund(100));
    CHECK(record(day(2026, 1, 2), reconciliation("11", 2025)) == "taken");
    auto carry = with(move(Kind::carry, works, works, 100), Attribute::reason, "c");
    carry.to_period = chart::Period::read("2025>2026");
    take(day(2026, 1, 10), carry);
    auto back = back_to_province(70);
    back.period = *carry.to_period;
    take(day(2026, 2, 1), back);
    back = back_to_mirror(70);
    back.period = *carry.to_period;
    take(day(2026, 2, 1), back);
  }
  SECTION("reallocated at the unit") {
    auto reallocate = move(Kind::reallocate, province, province, 100);
    reallocate.to_component = "CT-2";
    take(day(2025, 1, 3), reallocate);
    auto back = back_to_mirror(100);
    back.component = "CT-2";
    take(day(2025, 1, 4), back);
  }
  SECTION("taken over by a successor") {
    take(day(2025, 1, 3), move(Kind::send, province, "transit:unit:03203", 100));
    take(day(2025, 1, 4), move(Kind::receive, "transit:unit:03203", "available:unit:03203", 100));
    auto ended = unit("03203", "Xã", chart::Level::commune, "11");
    ended.until = day(2025, 1, 4);
    CHECK(record(day(2025, 1, 4), ended) == "taken");
    CHECK(record(day(2025, 1, 5), succession("03203", "22")) == "taken");
    take(day(2025, 1, 6), move(Kind::succeed, "available:unit:03203", "available:unit:22", 100));
    CHECK(post(day(2025, 1, 7), move(Kind::withdraw, "available:unit:22", mirror, 1)) == "came-from-elsewhere");
    take(day(2025, 1, 7), move(Kind::withdraw, "available:unit:22", province, 100));
  }
  CHECK(book().verify().empty());
}

}  // namespace
}  // namespace tungdong::test
