// Several drafts at once: every violation is told, a refused draft leaves no trace, a document in parts stands or falls
// as one.
#include "ledger/book/batch.hpp"

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
const auto spring = day(2025, 3, 1);

std::string all(const std::vector<book::Fate>& fates) {
  std::string text;
  for (const auto& fate : fates) text += (text.empty() ? "" : "; ") + codes(fate);
  return text;
}

TEST_CASE_METHOD(Desk, "every violation of a draft is told at once, each with its line") {
  auto closed = unit("22", "Tỉnh Quảng Ninh", chart::Level::province, "VN");
  closed.until = day(2025, 2, 1);
  REQUIRE(record(day(2025, 1, 20), closed) == "taken");
  REQUIRE(record(day(2025, 1, 20), ceiling("unit:22", "", 5)) == "taken");
  const auto bad =
      entry(move(Kind::appropriate, mirror, "available:unit:22", 6),  // closed, over ceiling
            move(Kind::fund, province, works, 7),                     // nothing there
            move(Kind::pay, works, "available:unit:11", 1),           // no such flow
            move(Kind::appropriate, "origin:source:KHONG", "available:unit:99", 0, "KHONG", "CT-9"));  // nothing known
  CHECK(tell(draft("bad", day(2026, 7, 2), bad, "QD-9")) ==
        "unknown-document date-in-future unit-closed insufficient no-such-flow not-positive unknown-source "
        "unknown-component unknown-unit over-ceiling");
  const auto fate = append({draft("bad", day(2026, 7, 2), bad, "QD-9")}, book::Mode::whole).fates.front();
  std::string lines;
  for (const auto& refusal : fate.error())
    for (const auto& [name, value] : refusal.args)
      if (name == "line") lines += std::to_string(std::get<std::int64_t>(value));
  CHECK(lines == "12344441");
  CHECK(tell(draft("none", spring, rules::Entry{})) == "field-missing");
  CHECK(said("field") == "lines");
}

TEST_CASE_METHOD(Desk, "what every entry must have") {
  take(day(2025, 2, 1), appropriate(100));
  CHECK(tell(draft("a", spring, entry(fund(1)), "")) == "document-missing");
  CHECK(tell(draft("b", spring, entry(fund(1)), "QD-9")) == "unknown-document");
  CHECK(tell(draft("c", day(2026, 7, 1), entry(move(Kind::allot, province, "available:unit:11-SO", 1)))) == "taken");
  CHECK(tell(draft("d", day(2026, 7, 2), entry(move(Kind::allot, province, "available:unit:11-SO", 1)))) ==
        "date-in-future");
  rules::Entry long_one;
  for (std::size_t i = 0; i < rules::largest_entry_lines; ++i) long_one.lines.push_back(appropriate(1));
  CHECK(tell(draft("e", spring, long_one)) == "taken");
  long_one.lines.push_back(appropriate(1));
  CHECK(tell(draft("f", spring, long_one)) == "too-many-lines");
  const auto largest = Dong::largest_recordable().count();
  CHECK(post(spring, appropriate(0)) == "not-positive");
  CHECK(post(spring, appropriate(-5)) == "not-positive");
  CHECK(post(spring, appropriate(largest)) == "taken");
  CHECK(post(spring, appropriate(largest + 1)) == "too-large");
  CHECK(post(spring, move(Kind::appropriate, mirror, province, 5, "NSTW-DT", "CT-9")) == "unknown-component");
  CHECK(post(spring, move(Kind::appropriate, mirror, "available:unit:99", 5)) == "unknown-unit");
  CHECK(post(spring, move(Kind::fund, province, "assigned:project:KHONG", 5)) == "unknown-project");
  CHECK(post(spring, move(Kind::commit, works, "committed:contract:KHONG", 5)) == "unknown-contract");
  CHECK(post(day(2024, 12, 31), appropriate(5)) == "not-yet-in-force not-yet-in-force not-yet-in-force");
  rules::Line nothing = fund(1);
  nothing.from = {};
  CHECK(post(spring, nothing) == "field-missing");
  nothing = fund(1);
  nothing.component.clear();
  CHECK(post(spring, nothing) == "field-missing");
}

TEST_CASE_METHOD(Desk, "an amount of any record that is larger than can be written exactly is refused") {
  const auto largest = Dong::largest_recordable();
  auto terms = contract("HD-9", "DA", largest.count());
  CHECK(record(spring, terms) == "taken");
  terms.value = largest + Dong(1);
  CHECK(record(spring, terms) == "field-amount");
  CHECK(said("field") == "value");
  terms.value = Dong(5);
  for (const Dong amount : {largest, -largest}) {
    terms.finalised = amount;
    CHECK(record(spring, terms) == "taken");
  }
  for (const Dong amount : {largest + Dong(1), -largest - Dong(1)}) {
    terms.finalised = amount;
    CHECK(record(spring, terms) == "field-amount");
    CHECK(said("field") == "finalised");
    CHECK_FALSE(post(spring, appropriate(amount.count())) == "taken");
    CHECK(said("line") == "1");
  }
}

TEST_CASE_METHOD(Desk, "what the form of a draft keeps out, whatever the rules would say") {
  const auto paper = [](auto change) { return changed(document("QD-X"), change); };
  const auto law = [](auto change) { return changed(rule("advance-limit", "30"), change); };
  const auto noted = [](std::string note) { return entry(with(appropriate(1), Attribute::note, std::move(note))); };
  const std::string most(4'000, 'a');
  const std::string decomposed = "e\u0301";
  struct Case {
    std::string_view what;
    rules::Body body;
    std::string fate;
  };
  const std::vector<Case> cases{
      {"a text of 4.000 bytes", paper([&](auto& one) { one.title = most; }), "taken"},
      {"of 4.001", paper([&](auto& one) { one.title = most + 'a'; }), "text-too-long"},
      {"of letters and their marks apart", paper([&](auto& one) { one.issuer = decomposed; }), "text-not-nfc"},
      {"a note of 4.000 bytes", noted(most), "taken"},
      {"of 4.001", noted(most + 'a'), "text-too-long"},
      {"of letters and their marks apart", noted(decomposed), "text-not-nfc"},
      {"one of several texts",
       changed(project("MOI", chart::ProjectType::works, "11", 5),
               [&](auto& one) {
                 one.places = {"11", most + 'a'};
               }),
       "text-too-long"},
      {"a holder's code", entry(move(Kind::fund, province, "assigned:project:" + most + 'a', 1)), "text-too-long"},
      {"from the first day of 1900", law([](auto& one) { one.from = day(1900, 1, 1); }), "taken"},
      {"from the day before", law([](auto& one) { one.from = day(1899, 12, 31); }), "field-malformed"},
      {"to the last day of 2999", law([](auto& one) { one.until = day(2999, 12, 31); }), "taken"},
      {"to the day after", law([](auto& one) { one.until = day(3000, 1, 1); }), "field-malformed"},
      {"to a day that there is not", law([](auto& one) { one.until = day(2025, 2, 30); }), "field-malformed"},
      {"the largest number that is written exactly", paper([](auto& one) { one.parts = (std::int64_t{1} << 53) - 1; }),
       "taken"},
      {"the next", paper([](auto& one) { one.parts = std::int64_t{1} << 53; }), "field-malformed"},
      {"the least", paper([](auto& one) { one.parts = 1 - (std::int64_t{1} << 53); }), "parts-range"},
      {"the next", paper([](auto& one) { one.parts = -(std::int64_t{1} << 53); }), "field-malformed"},
  };
  for (const Case& one : cases) {
    INFO(rules::kind_of(one.body) << ": " << one.what);
    CHECK(record(spring, one.body) == one.fate);
  }
  const auto headed = [&](std::string key, std::string by, std::string doc) {
    return tell({std::move(key), std::move(by), spring, std::move(doc), entry(appropriate(1))});
  };
  CHECK(headed(most, "ke-toan", "QD-1") == "taken");
  CHECK(headed(most + 'a', "ke-toan", "QD-1") == "text-too-long");
  CHECK(headed("k", decomposed, "QD-1") == "text-not-nfc");
  CHECK(headed("k", "ke-toan", decomposed) == "text-not-nfc");
  CHECK(tell(draft("k", day(1899, 12, 31), document("QD-X"), "")) == "field-malformed");
  CHECK(tell(draft("k", day(1900, 1, 1), document("QD-Y"), "")) == "taken");
}

TEST_CASE_METHOD(Desk, "a record has 65.535 bytes at most") {
  const auto of_bytes = [](std::size_t bytes) {
    rules::Entry long_one;
    for (int i = 0; i < 15; ++i)
      long_one.lines.push_back(with(appropriate(1), Attribute::note, std::string(4'000, 'a')));
    long_one.lines.push_back(with(appropriate(1), Attribute::note, "a"));
    std::string body;
    book::encode(body, draft("dài", spring, long_one), test_now_us);
    long_one.lines.back() = with(appropriate(1), Attribute::note, std::string(bytes + 1 - body.size(), 'a'));
    return draft("dài", spring, long_one);
  };
  CHECK(tell(of_bytes(65'536)) == "record-too-large");
  CHECK(said("bytes") == "65536");
  CHECK(tell(of_bytes(65'535)) == "taken");
}

TEST_CASE_METHOD(Desk, "who watches is asked every 256 drafts, and may stop all of it") {
  std::vector<Draft> drafts;
  for (int i = 0; i < 600; ++i) drafts.push_back(draft(fmt::format("{}", i), spring, entry(appropriate(1))));
  std::vector<std::size_t> asked;
  const auto watch_until = [&](std::size_t stop) {
    return [&asked, stop](std::size_t decided) {
      asked.push_back(decided);
      return decided < stop;
    };
  };
  const std::string before = state();
  CHECK(book().append(drafts, book::Mode::each, false, {}, watch_until(512)).stopped);
  CHECK(asked == std::vector<std::size_t>{0, 256, 512});
  CHECK(state() == before);
  asked.clear();
  CHECK(book().append(drafts, book::Mode::each, false, {}, watch_until(513)).written);
  CHECK(asked == std::vector<std::size_t>{0, 256, 512});
}

TEST_CASE_METHOD(Desk, "what a line may not change or claim") {
  take(day(2025, 2, 1), appropriate(100));
  auto line = fund(10);
  line.to_component = "CT-2";
  CHECK(post(spring, line) == "component-changes");
  line = fund(10);
  line.to_period = chart::Period::read("2025>2026");
  CHECK(post(spring, line) == "period-changes");
  line = move(Kind::reallocate, province, province, 10);
  CHECK(post(spring, line) == "component-same same-account");
  line.to_component = "CT-2";
  line.to_period = chart::Period::read("2026");
  CHECK(post(spring, line) == "period-changes");
  // Only a reversal's line says which kind it inverts: turnover would be booked under it.
  line = fund(10);
  line.of = Kind::appropriate;
  CHECK(post(spring, line) == "field-malformed");
  CHECK(said("field") == "of");
  CHECK(number("SELECT SUM(plan) FROM account") == 100);
  // A component that does not run in the plan year.
  auto ended = component("CT-2", "CT", true);
  ended.until = day(2024, 12, 31);
  REQUIRE(record(day(2025, 1, 1), ended) == "taken");
  CHECK(post(spring, move(Kind::appropriate, mirror, province, 1, "NSTW-DT", "CT-2")) == "component-not-in-force");
  CHECK(post(spring, move(Kind::appropriate, mirror, province, 1, "NSTW-DT", "CT-2", "2024")) == "taken");
}

TEST_CASE_METHOD(Desk, "a contract that was asked for before it was known is its project's") {
  take(spring, appropriate(100));
  take(spring, fund(100));
  const auto commit = [](std::string key) {
    return draft(std::move(key), spring, entry(move(Kind::commit, works, "committed:contract:MOI", 10)));
  };
  // The same hands try first, then record the contract, and try again.
  CHECK(codes(append({commit("a")}, book::Mode::each).fates.front()) == "unknown-contract");
  REQUIRE(record(spring, contract("MOI", "DA", 50)) == "taken");
  CHECK(codes(append({commit("b")}, book::Mode::each).fates.front()) == "taken");
  CHECK(number("SELECT COUNT(*) FROM account WHERE holder = 'MOI' AND owner <> 'project:DA'") == 0);
  CHECK(book().verify().empty());
}

TEST_CASE("a refused draft leaves no trace in the drafts after it, nor in the book") {
  const auto good = [](std::string key, auto... lines) { return draft(std::move(key), spring, entry(lines...)); };
  const auto list = with(move(Kind::pay, works, "spent:project:DA", 30), Attribute::list, "DS-1");
  const std::vector<Draft> before{good("a", appropriate(100)), draft("list", spring, beneficiaries("DA", "DS-1", 30))};
  // Each of these moves money, opens accounts, uses a list or an opening, and then fails on its last line.
  const auto broken = fund(1'000'000);
  const std::vector<Draft> refused{good("x1", fund(60), move(Kind::commit, works, "committed:contract:HD", 60), broken),
                                   good("x2", fund(40), list, broken),
                                   good("x3", move(Kind::open, mirror, "available:unit:22", 9), broken),
                                   good("x4", move(Kind::allot, province, "available:unit:11-SO", 70),
                                        move(Kind::withdraw, "available:unit:11-SO", province, 70), broken),
                                   draft("x5", spring, project("MOI", chart::ProjectType::works, "khong co", 5)),
                                   draft("x6", spring, reversal(9'999))};
  const std::vector<Draft> after{good("b", fund(90)), good("c", list),
                                 good("d", move(Kind::open, mirror, "available:unit:22", 9)),
                                 good("e", move(Kind::commit, works, "committed:contract:HD", 60))};
  std::vector<Draft> with_refused = before;
  for (const Draft& one : refused) with_refused.push_back(one);
  for (const Draft& one : after) {
    with_refused.push_back(one);
    for (Draft again : refused) {
      again.key += " again " + one.key;
      with_refused.push_back(again);
    }
  }
  std::vector<Draft> without = before;
  without.insert(without.end(), after.begin(), after.end());

  Desk saw;
  Desk never_saw;
  const auto fates = saw.append(with_refused, book::Mode::each).fates;
  for (std::size_t i = 0; i < fates.size(); ++i) {
    INFO(with_refused[i].key << ": " << codes(fates[i]));
    CHECK(fates[i].has_value() == !with_refused[i].key.starts_with('x'));
  }
  for (const auto& fate : never_saw.append(without, book::Mode::each).fates) CHECK(fate);
  CHECK(saw.state() == never_saw.state());
  CHECK(saw.book().verify().empty());
  // And in one whole batch a single refusal takes all with it.
  const std::string stays = saw.state();
  CHECK_FALSE(saw.append({good("f", appropriate(5)), good("g", fund(1'000))}, book::Mode::whole).written);
  CHECK(saw.state() == stays);
  CHECK(all(saw.append({good("f", appropriate(5))}, book::Mode::whole).fates) == "taken");
}

TEST_CASE_METHOD(Desk, "a refusal does not use up its key, a record does") {
  CHECK(tell(draft("k", spring, entry(fund(10)))) == "insufficient");
  CHECK(tell(draft("k", spring, entry(appropriate(10)))) == "taken");
  const auto first = last();
  const auto again = append({draft("k", spring, entry(appropriate(10)))}, book::Mode::whole).fates.front();
  REQUIRE(again);
  CHECK(again->record == first);
  CHECK(again->already);
  CHECK(tell(draft("k", spring, entry(appropriate(11)))) == "key-taken");
  CHECK(said("record") == std::to_string(first));
  CHECK(last() == first);
}

// A document in three parts.
struct Parts : Desk {
  Parts() {
    auto paper = document("QD-3P");
    paper.parts = 3;
    REQUIRE(record(day(2025, 1, 1), paper) == "taken");
  }
  static Draft part(std::int64_t number, rules::Line line, std::string key = "") {
    rules::Entry one = entry(std::move(line));
    one.part = number;
    return draft(fmt::format("phần {}{}", number, key), spring, one, "QD-3P");
  }
};

TEST_CASE_METHOD(Parts, "a document in parts is taken with all of them") {
  const std::vector<Draft> whole{part(2, appropriate(2)), part(1, appropriate(1)), part(3, appropriate(3))};
  CHECK(all(append(whole, book::Mode::whole).fates) == "taken; taken; taken");
  const std::string before = state();
  SECTION("the same again is what is there already, even to a book just opened") {
    book::Book other = book::Book::open(book().path(), sql::sqlite::Access::write, [] { return test_now_us; });
    for (const auto mode : {book::Mode::whole, book::Mode::each})
      for (const auto& fate : other.append(whole, mode).fates) {
        REQUIRE(fate);
        CHECK(fate->already);
      }
  }
  SECTION("under other keys it is refused") {
    const std::vector<Draft> again{part(1, appropriate(1), "'"), part(2, appropriate(2), "'"),
                                   part(3, appropriate(3), "'")};
    CHECK(all(append(again, book::Mode::whole).fates) == "recorded-already; recorded-already; recorded-already");
    CHECK(all(append(again, book::Mode::each).fates) == "recorded-already; recorded-already; recorded-already");
    CHECK(all(append({part(2, appropriate(9), "'")}, book::Mode::each).fates) == "recorded-already");
    CHECK(all(append({part(4, appropriate(9), "'")}, book::Mode::each).fates) == "document-incomplete");
  }
  CHECK(state() == before);
  SECTION("a part that was reversed may be entered again, alone") {
    const auto second = append(whole, book::Mode::whole).fates.front()->record;
    REQUIRE(reverse(second, spring) == "taken");
    CHECK(all(append({part(1, appropriate(9), "'")}, book::Mode::each).fates) == "recorded-already");
    CHECK(all(append({part(2, appropriate(20), "'")}, book::Mode::whole).fates) == "taken");
    CHECK(stands(province) == 24);
  }
  SECTION("reversed and entered again in one batch") {
    const auto second = append(whole, book::Mode::whole).fates.front()->record;
    CHECK(
        all(append({draft("đảo", spring, reversal(second)), part(2, appropriate(20), "'")}, book::Mode::whole).fates) ==
        "taken; taken");
    CHECK(stands(province) == 24);
  }
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Parts, "a document with a part missing, double or too many is refused, and nothing else is") {
  const std::string before = state();
  const auto incomplete = [&](std::vector<Draft> drafts) {
    const std::string whole = all(append(drafts, book::Mode::whole).fates);
    CHECK(state() == before);
    const std::string each = all(append(drafts, book::Mode::each).fates);
    CHECK(state() == before);
    CHECK(whole == each);
    return each;
  };
  CHECK(incomplete({part(1, appropriate(1)), part(3, appropriate(3))}) == "document-incomplete; document-incomplete");
  CHECK(incomplete({part(0, appropriate(1))}) == "document-incomplete");
  CHECK(incomplete(
            {part(0, appropriate(1)), part(1, appropriate(1)), part(2, appropriate(2)), part(3, appropriate(3))}) ==
        "document-incomplete; document-incomplete; document-incomplete; document-incomplete");
  CHECK(incomplete(
            {part(1, appropriate(1)), part(2, appropriate(2)), part(3, appropriate(3)), part(4, appropriate(4))}) ==
        "document-incomplete; document-incomplete; document-incomplete; document-incomplete");
  // A document without parts has none to enter.
  rules::Entry one = entry(appropriate(1));
  one.part = 1;
  CHECK(incomplete({draft("của QD-1", spring, one)}) == "document-incomplete");
  const auto twice = append({part(1, appropriate(1)), part(2, appropriate(2)), part(2, appropriate(2), "'"),
                             part(3, appropriate(3)), draft("khác", spring, entry(appropriate(50)))},
                            book::Mode::each);
  CHECK(all(twice.fates) == "recorded-already; recorded-already; recorded-already; recorded-already; taken");
  CHECK(stands(province) == 50);
}

TEST_CASE_METHOD(Parts,
                 "a refused part brings the others down, with its reason, and leaves the other drafts standing") {
  const auto before = draft("trước", spring, entry(appropriate(10)));
  const auto after = draft("sau", spring, entry(fund(4)));
  const auto leans = draft("dựa vào", spring, entry(fund(12)));  // needs what a part would have brought
  SECTION("in the middle") {
    const auto fates =
        append({before, part(1, appropriate(5)), part(2, fund(99)), after, part(3, appropriate(5)), leans},
               book::Mode::each)
            .fates;
    CHECK(all(fates) == "taken; insufficient; insufficient; taken; insufficient; insufficient");
  }
  SECTION("as the last draft of the batch") {
    const auto fates =
        append({before, after, part(1, appropriate(5)), part(2, appropriate(5)), part(3, fund(99))}, book::Mode::each)
            .fates;
    CHECK(all(fates) == "taken; taken; insufficient; insufficient; insufficient");
  }
  SECTION("refused for its form alone") {
    const auto fates = append({before, part(1, appropriate(5)), part(2, appropriate(5)), after,
                               part(3, move(Kind::appropriate, mirror, province, 5, ""))},
                              book::Mode::each)
                           .fates;
    CHECK(all(fates) == "taken; field-missing; field-missing; taken; field-missing");
  }
  CHECK(stands(province) == 6);
  CHECK(stands(works) == 4);
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Parts, "in a whole batch each part tells its own reason") {
  const std::string before = state();
  CHECK(all(append({part(1, appropriate(5)), part(2, fund(99)), part(3, appropriate(5))}, book::Mode::whole).fates) ==
        "taken; insufficient; taken");
  CHECK(all(append({part(1, move(Kind::appropriate, mirror, province, 5, "")), part(2, appropriate(1))},
                   book::Mode::whole)
                .fates) == "field-missing; taken");
  rules::Entry no_paper = entry(appropriate(1));
  no_paper.part = 1;
  CHECK(all(append({draft("không văn bản", spring, no_paper, "")}, book::Mode::whole).fates) == "document-missing");
  CHECK(all(append({draft("không văn bản", spring, no_paper, "QD-9")}, book::Mode::each).fates) == "unknown-document");
  CHECK(state() == before);
}

TEST_CASE_METHOD(Parts, "two documents in one batch stand and fall each by itself") {
  auto paper = document("QD-2P");
  paper.parts = 2;
  REQUIRE(record(day(2025, 1, 1), paper) == "taken");
  const auto other = [](std::int64_t number) {
    rules::Entry one = entry(appropriate(100));
    one.part = number;
    return draft(fmt::format("khác {}", number), spring, one, "QD-2P");
  };
  CHECK(all(append({part(1, appropriate(1)), other(1), part(2, appropriate(1)), other(2)}, book::Mode::each).fates) ==
        "document-incomplete; taken; document-incomplete; taken");
  CHECK(stands(province) == 200);
  CHECK(all(append({part(1, appropriate(1)), part(2, appropriate(1)), part(3, appropriate(1))}, book::Mode::each)
                .fates) == "taken; taken; taken");
}

// How many stand above one another is up to whoever records them: nothing may call itself once for each.
TEST_CASE_METHOD(Desk, "units that stand fifty thousand deep above one another are taken, and one below them later") {
  constexpr int depth = 50'000;
  std::vector<Draft> chain;
  for (int i = 0; i < depth; ++i)
    chain.push_back(
        draft(fmt::format("đơn vị {}", i), spring,
              unit(fmt::format("u{}", i), "Xã", chart::Level::commune, i == 0 ? "11" : fmt::format("u{}", i - 1))));
  CHECK(append(chain, book::Mode::whole).written);
  book::Book again = book::Book::open(book().path(), sql::sqlite::Access::write, [] { return test_now_us; });
  CHECK(test::tell(again, draft("dưới cùng", spring,
                                unit("uu", "Xã", chart::Level::commune, fmt::format("u{}", depth - 1)))) == "taken");
}

// A long batch is held to be new until the table of keys, or a refusal, says otherwise.
TEST_CASE_METHOD(Desk, "a long batch of which something is in the book already is taken as a short one would be") {
  const auto paper = [](std::size_t i) {
    return draft(fmt::format("VB {}", i), spring, document(fmt::format("VB-{}", i)));
  };
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < 3 * book::Batch::records_on_page; ++i) drafts.push_back(paper(i));
  const Draft list = draft("danh sách", spring, beneficiaries("DA", "DS-1", 30));
  const std::size_t place = GENERATE(1U, 2'501U, 4'001U, 7'490U);  // on a page that is turned, and on the last
  const auto mode = GENERATE(book::Mode::whole, book::Mode::each);
  const std::int64_t before = last();
  std::string_view fate = "taken";
  SECTION("nothing is") {}
  SECTION("a record that may stand twice but for its key") {
    REQUIRE(tell(drafts[place]) == "taken");
    fate = "already";
  }
  SECTION("a record that may not") {
    REQUIRE(tell(list) == "taken");
    drafts[place] = list;
    fate = "already";
  }
  SECTION("another record under the key") {
    REQUIRE(tell(draft(drafts[place].key, spring, document("khác"))) == "taken");
    fate = "key-taken";
  }
  SECTION("an earlier draft of the batch") {
    drafts[place] = drafts[0];
    fate = "already";
  }
  SECTION("another record under the key of an earlier draft") {
    drafts[place] = draft(drafts[0].key, spring, document("khác"));
    fate = "key-taken";
  }
  const std::int64_t there = last();
  const auto appended = append(drafts, mode);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& one = appended.fates[i];
    const std::string told = one && one->already ? "already" : codes(one);
    if (told != (i == place ? fate : "taken")) FAIL(fmt::format("{}: {}", i, told));
  }
  const bool refused = fate == "key-taken";
  CHECK(appended.written == (mode == book::Mode::each || !refused));
  const auto news = static_cast<std::int64_t>(drafts.size()) - (fate == "taken" ? 0 : 1);
  CHECK(last() == there + (appended.written ? news : 0));
  CHECK(before <= there);
  CHECK(append(drafts, book::Mode::each).written == (refused && mode == book::Mode::whole));
}

// What stood before is read beside the writer, and what the first pages brought is in memory: neither is missed.
TEST_CASE_METHOD(Desk,
                 "the last page of a long batch knows what was there before it, and what its own first page brought") {
  REQUIRE(tell(draft("danh sách cũ", spring, beneficiaries("DA", "DS-cũ", 30))) == "taken");
  std::vector<Draft> drafts{draft("danh sách mới", spring, beneficiaries("DA", "DS-mới", 40))};
  for (std::size_t i = 0; i < 3 * book::Batch::records_on_page; ++i)
    drafts.push_back(draft(fmt::format("VB {}", i), spring, document(fmt::format("VB-{}", i))));
  for (const char* code : {"DS-cũ", "DS-mới"})
    drafts.push_back(draft(fmt::format("{} lần nữa", code), spring, beneficiaries("DA", code, 50)));
  const auto appended = append(drafts, book::Mode::each);
  CHECK(appended.written);
  CHECK(codes(appended.fates.front()) == "taken");
  CHECK(codes(appended.fates[drafts.size() - 2]) == "recorded-already");
  CHECK(codes(appended.fates[drafts.size() - 1]) == "recorded-already");
}

TEST_CASE_METHOD(
    Desk, "of a long batch that is refused it is told what is in the book already, even where it was not written") {
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i <= book::Batch::records_on_page; ++i)
    drafts.push_back(draft(fmt::format("VB {}", i), spring, document(fmt::format("VB-{}", i))));
  const std::size_t known = drafts.size() - 3;
  REQUIRE(tell(drafts[known]) == "taken");
  drafts.push_back(draft("không đủ tiền", spring, entry(fund(1))));
  const auto appended = append(drafts, book::Mode::whole);
  CHECK_FALSE(appended.written);
  CHECK(codes(appended.fates.back()) == "insufficient");
  REQUIRE(appended.fates[known].has_value());
  CHECK(appended.fates[known]->already);
}

TEST_CASE_METHOD(Parts, "nothing is written before a document that falls, however much it is") {
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i <= book::Batch::records_on_page; ++i)
    drafts.push_back(draft(fmt::format("VB {}", i), spring, document(fmt::format("VB-{}", i))));
  drafts.push_back(part(1, appropriate(1)));
  const auto fates = append(drafts, book::Mode::each).fates;
  CHECK(codes(fates.back()) == "document-incomplete");
  CHECK(std::ranges::none_of(fates, [](const auto& fate) { return fate && fate->already; }));
  CHECK(book().verify().empty());
}

// Drafts that are made when they are asked for, at most seven at a time; after some of them that fails, if it is to.
class Made final : public book::Queue {
 public:
  explicit Made(std::vector<Draft> drafts) : drafts_(std::move(drafts)) {}

  std::size_t size() const override { return drafts_.size(); }
  void begin() override {
    ++begun;
    at_ = 0;
    told.clear();
  }
  std::span<const Draft> next(std::size_t most) override {
    if (at_ >= fails_after) throw sql::Failure(sql::Cause::full, "the spool is full");
    const std::size_t some = std::min({most, std::size_t{7}, drafts_.size() - at_});
    now_.assign(drafts_.begin() + static_cast<std::ptrdiff_t>(at_),
                drafts_.begin() + static_cast<std::ptrdiff_t>(at_ + some));
    at_ += some;
    return now_;
  }
  void tell(const book::Fate& fate) override { told.push_back(fate); }
  bool stand_together() const override { return std::ranges::any_of(drafts_, book::stands_with_others); }
  std::vector<std::string> some_keys() const override { return {drafts_.front().key}; }

  std::vector<book::Fate> told;
  int begun = 0;
  std::size_t fails_after = std::numeric_limits<std::size_t>::max();

 private:
  std::vector<Draft> drafts_;
  std::vector<Draft> now_;
  std::size_t at_ = 0;
};

std::vector<Draft> documents(std::size_t count) {
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < count; ++i)
    drafts.push_back(draft(fmt::format("VB {}", i), spring, document(fmt::format("VB-{}", i))));
  return drafts;
}

TEST_CASE_METHOD(Desk, "a queue of drafts is told what a batch of them is told, once for each") {
  auto drafts = documents(2 * book::Batch::records_on_page);
  drafts.push_back(draft("không đủ tiền", spring, entry(fund(1))));
  drafts.push_back(drafts[3]);  // on a page that is written by then: only the table knows its key, so all begins again
  Desk other;
  for (const auto mode : {book::Mode::whole, book::Mode::each}) {
    Made queue(drafts);
    const auto appended = book().append(queue, mode);
    const auto batch = other.append(drafts, mode);
    CHECK(appended.fates.empty());
    CHECK(appended.written == batch.written);
    CHECK(all(queue.told) == all(batch.fates));
    CHECK(queue.begun == 2);
    CHECK(state() == other.state());
  }
  // All of it is there already but the last page: what was told before the key was met does not count.
  auto more = drafts;
  more.erase(more.begin());
  std::ranges::rotate(more, more.end() - 2);
  for (std::size_t i = 0; i < 500; ++i)
    more.insert(more.begin(), draft(fmt::format("mới {}", i), spring, document(fmt::format("M-{}", i))));
  Made queue(more);
  CHECK(book().append(queue, book::Mode::each).written);
  CHECK(queue.begun == 2);
  CHECK(queue.told.size() == more.size());
  CHECK(std::ranges::count_if(queue.told, [](const auto& fate) { return fate && !fate->already; }) == 500);
  CHECK(book().verify().empty());
}

TEST_CASE_METHOD(Desk, "a queue that fails leaves the book as it was, and it can be appended to") {
  const std::string before = state();
  const auto drafts = documents(3 * book::Batch::records_on_page);
  for (const std::size_t after : {std::size_t{0}, std::size_t{70}, 2 * book::Batch::records_on_page + 7}) {
    Made queue(drafts);
    queue.fails_after = after;
    CHECK_THROWS_AS(book().append(queue, book::Mode::whole), sql::Failure);
    CHECK(state() == before);
  }
  Made queue(drafts);
  CHECK(book().append(queue, book::Mode::whole).written);
  CHECK(book().verify().empty());
}

}  // namespace
}  // namespace tungdong::test
