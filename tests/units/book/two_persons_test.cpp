// Two pairs of eyes: who may record, what becomes a proposal, who may approve it, and that no log passes without.
#include <catch2/catch.hpp>

#include "tests/support/forged_log.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/office.hpp"

namespace tungdong::test {
namespace {

using chart::Duty;

rules::Line appropriation(std::int64_t amount) {
  return move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", amount);
}
rules::Line sending(std::int64_t amount) {
  return move(Kind::send, "available:unit:11", "transit:unit:03203", amount);
}

std::vector<std::string> differences(book::Book& book) {
  std::vector<std::string> texts;
  for (const auto& one : book.verify()) texts.push_back(words::say(one.what, words::Lang::en));
  return texts;
}

void end_policy(Office& office, const std::string& kind) {
  auto ended = rule("approval/" + kind, "0");
  ended.until = day(2026, 6, 30);
  REQUIRE(office.by("qt-1", day(2025, 1, 2), ended) == "proposed");
  REQUIRE(office.approve("qt-2", office.last()) == "taken");
}

// More than a batch keeps before it writes.
std::vector<Draft> many_documents(const std::string& actor) {
  std::vector<Draft> drafts;
  for (int i = 0; i < 10'001; ++i)
    drafts.push_back({fmt::format("VB {}", i), actor, day(2025, 3, 1), {}, document(fmt::format("VB-{}", i))});
  return drafts;
}

TEST_CASE("in a book without actors anybody records; from the first on only they do") {
  Desk desk;
  CHECK(desk.post(day(2025, 2, 1), appropriation(5)) == "taken");
  CHECK(desk.record(day(2025, 2, 1), Office::actor("kt", Duty::officer, "11")) == "actor-first");
  CHECK(desk.record(day(2025, 2, 1), Office::actor("qt", Duty::administrator, "VN")) == "taken");
  CHECK(desk.post(day(2025, 2, 1), appropriation(5)) == "actor-unknown");
}

TEST_CASE("who may record what, for which units") {
  Office office;
  const auto on = day(2025, 3, 1);
  struct Case {
    std::string actor;
    rules::Body body;
    std::string fate;
  };
  const chart::Finding finding{"KL-1", "project:DA", chart::Remedy::recover, Dong(5), "Thu hồi", {}, {}, {}};
  results::Observation seen;
  seen.indicator = "HO";
  seen.version = 1;
  seen.place = "11";
  seen.period = "2025";
  const std::vector<Case> cases{
      {"kt-11", entry(appropriation(5)), "taken"},
      {"cd-11", entry(appropriation(5)), "taken"},         // who approves also records
      {"kiem-11", entry(appropriation(5)), "actor-duty"},  // who audits does not
      {"qt-1", entry(appropriation(5)), "actor-duty"},     // nor does who administers
      {"kt-xa", entry(appropriation(5)), "actor-unit"},    // the province's money is not the commune's
      {"kt-la", entry(appropriation(5)), "actor-unknown"},
      {"kt-11", entry(sending(5)), "taken"},
      {"kt-xa", entry(move(Kind::receive, "transit:unit:03203", "available:unit:03203", 5)), "taken"},
      {"kt-11", project("DA-2", chart::ProjectType::works, "11", 5), "taken"},
      {"kt-11", project("DA-3", chart::ProjectType::works, "22", 5), "actor-unit"},
      {"kt-xa", project("DA", chart::ProjectType::works, "03203", 10'000), "actor-unit"},  // the province runs it
      {"kt-xa", acceptance("contract:HD", "NT-1", 5), "actor-unit"},
      {"kt-11", acceptance("contract:HD", "NT-1", 5), "taken"},
      {"kt-11", rule("advance-limit", "40"), "actor-duty"},
      {"qt-2", rule("advance-limit", "40"), "taken"},
      {"kt-11", Office::actor("moi", Duty::officer, "11"), "actor-duty"},
      {"qt-1", Office::actor("moi", Duty::officer, "11"), "taken"},
      {"kiem-11", document("KL-9"), "taken"},
      {"kt-11", chart::Dismissal{"1.1", chart::Check::unlinked, "quen", {}}, "actor-duty"},
      {"kiem-11", chart::Dismissal{"1.1", chart::Check::unlinked, "quen", {}}, "taken"},
      {"cd-11", chart::Dismissal{"1.1", chart::Check::unlinked, "quen", {}}, "actor-duty"},
      {"kiem-11", finding, "taken"},
      {"kt-11", finding, "taken"},
      {"qt-1", finding, "actor-duty"},
      {"qt-1", document("QD-10"), "taken"},
      {"cd-11", rule("advance-limit", "40"), "actor-duty"},
      {"cd-11", Office::actor("moi", Duty::officer, "11"), "actor-duty"},
      {"kt-11", unit("11-MOI", "Phòng mới", chart::Level::province, "11"), "taken"},  // of a new unit its parent
      {"kt-11", unit("22-MOI", "Phòng mới", chart::Level::province, "22"), "actor-unit"},
      {"kt-xa", unit("11-MOI", "Phòng", chart::Level::province, "11"), "actor-unit"},
      {"kt-xa", unit("BO", "Bộ", chart::Level::central, ""), "taken"},  // below nobody: anybody's
      {"kt-xa", seen, "taken"},                                         // of a place, and so of no project
  };
  for (const Case& one : cases) {
    INFO(one.actor << " records a " << rules::kind_of(one.body));
    CHECK(office.by(one.actor, on, one.body) == one.fate);
  }
  CHECK(differences(office.book()).empty());
}

TEST_CASE("an actor's key is its own, and names it") {
  Office office;
  auto other = Office::actor("moi", Duty::officer, "11");
  other.public_key = Office::key_of("kt-11").public_key().text();
  CHECK(office.by("qt-1", day(2025, 3, 1), other) == "actor-key actor-key-shared");
  const std::array<std::uint8_t, 32> seed{9};
  other.public_key = proof::SecretKey::from_seed("moi", proof::Role::witness, seed).public_key().text();
  CHECK(office.by("qt-1", day(2025, 3, 1), other) == "actor-key");  // a key that signs no log
  other.public_key = "không phải khóa";
  CHECK(office.by("qt-1", day(2025, 3, 1), other) == "actor-key");
}

TEST_CASE("an actor whose last day is past neither records nor approves") {
  Office office;
  auto gone = Office::actor("kt-11", Duty::officer, "11");
  gone.until = day(2026, 6, 30);  // the test's clock stands at 1 July 2026
  CHECK(office.by("qt-1", day(2025, 3, 1), gone) == "taken");
  CHECK(office.post("kt-11", day(2025, 3, 1), appropriation(5)) == "actor-past");
  gone.until = day(2026, 7, 1);
  CHECK(office.by("qt-1", day(2025, 3, 1), gone) == "taken");
  CHECK(office.post("kt-11", day(2025, 3, 1), appropriation(5)) == "taken");  // on the last day itself
  REQUIRE(office.policy("appropriate", 0) == "taken");
  REQUIRE(office.post("kt-11", day(2025, 3, 1), appropriation(5)) == "proposed");
  const std::int64_t asked = office.last();
  auto approver = Office::actor("cd-11", Duty::approver, "11");
  approver.until = day(2026, 6, 30);
  REQUIRE(office.by("qt-1", day(2025, 3, 1), approver) == "proposed");
  REQUIRE(office.approve("qt-2", office.last()) == "taken");
  CHECK(office.approve("cd-11", asked) == "actor-past");
  CHECK(office.approve("cd-la", asked) == "actor-unknown");
}

TEST_CASE("what has an amount waits from that amount on, what has none always") {
  Office office;
  const auto on = day(2025, 3, 1);
  REQUIRE(office.policy("contract", 1'000) == "taken");
  for (const std::string kind : {"project", "acceptance", "document"}) {
    REQUIRE(office.policy(kind, 1'000) == "proposed");
    REQUIRE(office.approve("qt-2", office.last()) == "taken");
  }
  CHECK(office.by("kt-11", on, contract("HD-2", "DA", 999)) == "taken");
  CHECK(office.by("kt-11", on, contract("HD-3", "DA", 1'000)) == "proposed");
  CHECK(office.by("kt-11", on, project("DA-2", chart::ProjectType::works, "11", 999)) == "taken");
  CHECK(office.by("kt-11", on, project("DA-3", chart::ProjectType::works, "11", 1'000)) == "proposed");
  CHECK(office.by("kt-11", on, acceptance("contract:HD", "NT-1", 999)) == "taken");
  CHECK(office.by("kt-11", on, acceptance("contract:HD", "NT-2", 1'000)) == "proposed");
  CHECK(office.by("kt-11", on, document("QD-9")) == "proposed");
}

TEST_CASE("a policy needs two administrators, speaks of something, and protects itself") {
  Desk desk;
  CHECK(desk.record(day(2025, 1, 2), rule("approval/entry", "0")) == "policy-administrators");
  Office office;
  CHECK(office.policy("khong-co", 0) == "rule-unknown");
  for (const std::string kind : {"proposal", "approval", "book"}) CHECK(office.policy(kind, 0) == "rule-unknown");
  CHECK(office.policy("send", 100) == "taken");
  CHECK(office.by("qt-1", day(2025, 3, 1), rule("advance-limit", "40")) == "taken");  // law is no policy
  CHECK(office.policy("pay", 100) == "proposed");
  const std::int64_t asked = office.last();
  CHECK(office.approve("cd-11", asked) == "actor-duty");  // an approver is no administrator
  CHECK(office.approve("qt-1", asked) == "own-proposal");
  CHECK(office.approve("qt-2", asked) == "taken");
  CHECK(office.by("qt-1", day(2025, 3, 1), Office::actor("moi", Duty::approver, "11")) == "proposed");
  CHECK(office.approve("cd-11", office.last()) == "actor-duty");
  CHECK(office.approve("qt-2", office.last()) == "taken");
}

TEST_CASE("two administrators stay as long as anything needs a second person") {
  Office office;
  const auto on = day(2025, 3, 1);
  const auto leaves = [](std::string code) {
    auto leaving = Office::actor(code, Duty::administrator, "VN");
    leaving.until = day(2099, 12, 31);
    return leaving;
  };
  SECTION("where a policy is in force") {
    REQUIRE(office.policy("send", 100) == "taken");
    CHECK(office.by("qt-1", on, leaves("qt-2")) == "policy-administrators");
    CHECK(office.by("qt-1", on, Office::actor("qt-2", Duty::officer, "VN")) == "policy-administrators");
    CHECK(office.by("qt-1", on, Office::actor("qt-2", Duty::administrator, "11")) == "proposed");  // it stays one
    REQUIRE(office.by("qt-1", on, Office::actor("qt-3", Duty::administrator, "VN")) == "proposed");
    REQUIRE(office.approve("qt-2", office.last()) == "taken");
    REQUIRE(office.by("qt-1", on, leaves("qt-2")) == "proposed");
    REQUIRE(office.approve("qt-3", office.last()) == "taken");
    CHECK(office.by("qt-1", on, leaves("qt-3")) == "policy-administrators");
    // Who is no administrator comes and goes, and so does one who was to leave anyway.
    CHECK(office.by("qt-1", on, Office::actor("kt-11", Duty::officer, "22")) == "proposed");
    CHECK(office.by("qt-1", on, Office::actor("qt-2", Duty::officer, "VN")) == "proposed");
  }
  SECTION("also before the day from which it is in force") {
    auto coming = rule("approval/send", "100");
    coming.from = day(2026, 12, 1);
    REQUIRE(office.by("qt-1", on, coming) == "taken");
    CHECK(office.by("qt-1", on, leaves("qt-2")) == "policy-administrators");
  }
  SECTION("but not once it has ended") {
    auto ended = rule("approval/send", "100");
    ended.from = day(2025, 1, 1);
    ended.until = day(2026, 6, 30);
    REQUIRE(office.by("qt-1", on, ended) == "taken");
    REQUIRE(office.by("qt-1", on, leaves("qt-2")) == "taken");
  }
  SECTION("before there is one, and not once there is") {
    REQUIRE(office.by("qt-1", on, leaves("qt-2")) == "taken");
    CHECK(office.policy("send", 100) == "policy-administrators");
  }
  CHECK(differences(office.book()).empty());
}

TEST_CASE("from its amount on a record waits for a second person, and is then the very record that was asked for") {
  Office office;
  const auto on = day(2025, 3, 1);
  REQUIRE(office.policy("send", 100) == "taken");
  REQUIRE(office.post("kt-11", on, appropriation(500)) == "taken");
  CHECK(office.post("kt-11", on, sending(99)) == "taken");
  CHECK(office.post("kt-11", on, sending(60), sending(40)) == "proposed");  // 60 + 40 = 100
  const std::int64_t asked = office.last();
  CHECK(office.desk().stands("transit:unit:03203") == 99);
  CHECK(office.approve("kt-11", asked) == "own-proposal actor-duty");
  CHECK(office.approve("cd-xa", asked) == "actor-unit");
  CHECK(office.approve("cd-11", asked) == "taken");
  CHECK(office.desk().stands("transit:unit:03203") == 199);
  const auto recorded = office.book().record(asked + 2).value();
  CHECK(recorded.envelope.by == "kt-11");
  CHECK(std::get<rules::Entry>(recorded.body).lines.size() == 2);
  CHECK(office.approve("cd-11", asked) == "proposal-decided");
  CHECK(broken(office.book()).empty());
  CHECK(differences(office.book()).empty());
}

TEST_CASE("an approver's own record is approved by another") {
  Office office;
  REQUIRE(office.policy("appropriate", 0) == "taken");
  REQUIRE(office.post("cd-11", day(2025, 3, 1), appropriation(5)) == "proposed");
  const std::int64_t asked = office.last();
  CHECK(office.approve("cd-11", asked) == "own-proposal");
  CHECK(office.desk().stands("available:unit:11") == 0);
}

TEST_CASE("what would be refused with approval is refused at once; what fails at approval says why and stays") {
  Office office;
  const auto on = day(2025, 3, 1);
  REQUIRE(office.policy("send", 0) == "taken");
  CHECK(office.post("kt-11", on, sending(50)) == "insufficient");
  REQUIRE(office.post("kt-11", on, appropriation(100)) == "taken");
  CHECK(office.post("kt-11", on, sending(80)) == "proposed");
  const std::int64_t first = office.last();
  CHECK(office.post("kt-11", on, sending(70)) == "proposed");
  const std::int64_t second = office.last();
  CHECK(office.approve("cd-11", first) == "taken");
  const auto before = office.desk().state();
  CHECK(office.approve("cd-11", second) == "insufficient");
  CHECK(office.desk().state() == before);
  CHECK(office.post("kt-11", on, appropriation(60)) == "taken");
  CHECK(office.approve("cd-11", second) == "taken");
  CHECK(office.desk().stands("transit:unit:03203") == 150);
  CHECK(differences(office.book()).empty());
}

TEST_CASE("a rejection needs a reason, and ends the proposal") {
  Office office;
  REQUIRE(office.policy("appropriate", 0) == "taken");
  REQUIRE(office.post("kt-11", day(2025, 3, 1), appropriation(5)) == "proposed");
  const std::int64_t asked = office.last();
  CHECK(office.reject("cd-11", asked, "") == "reason-missing");
  CHECK(office.reject("kt-11", asked) == "own-proposal actor-duty");
  CHECK(office.reject("cd-11", asked) == "taken");
  CHECK(office.approve("cd-11", asked) == "proposal-decided");
  CHECK(office.desk().stands("available:unit:11") == 0);
  REQUIRE(office.by("kt-11", day(2025, 3, 1), document("QD-9")) == "taken");
  CHECK(differences(office.book()).empty());
}

TEST_CASE("the same approval again is the earlier one, and approves nothing more") {
  Office office;
  REQUIRE(office.policy("appropriate", 0) == "taken");
  REQUIRE(office.post("kt-11", day(2025, 3, 1), appropriation(5)) == "proposed");
  const Draft decided = office.decision("cd-11", office.last(), chart::Decision::approved);
  REQUIRE(office.tell("cd-11", decided) == "taken");
  const std::string before = office.desk().state();
  CHECK(office.tell("cd-11", decided) == "taken");
  CHECK(office.desk().state() == before);
}

TEST_CASE("an approval that fails leaves no trace in the batch that it stood in") {
  Office office;
  const auto on = day(2025, 3, 1);
  REQUIRE(office.policy("send", 0) == "taken");
  REQUIRE(office.post("kt-11", on, appropriation(100)) == "taken");
  REQUIRE(office.post("kt-11", on, sending(80)) == "proposed");
  const std::int64_t first = office.last();
  REQUIRE(office.post("kt-11", on, sending(70)) == "proposed");
  const Draft failing = office.decision("cd-11", office.last(), chart::Decision::approved);
  REQUIRE(office.approve("cd-11", first) == "taken");
  // Where no policy is in force any more nothing is tried out before.
  end_policy(office, "send");
  const auto fates_of = [&](std::vector<Draft> drafts) {
    std::string fates;
    for (const auto& fate : office.desk().append(std::move(drafts), book::Mode::each).fates)
      fates += codes(fate) + "; ";
    return fates;
  };
  const chart::Closing closing{"11", chart::AccountingPeriod::read("2025-02").value(), {}, {}, {}, {}};
  CHECK(fates_of({failing, {"khóa", "kt-11", on, "QD-1", closing}}) == "insufficient; taken; ");
  CHECK(fates_of({{"thêm", "kt-11", on, "QD-1", entry(appropriation(30))},
                  failing,
                  {"thêm nữa", "kt-11", on, "QD-1", entry(appropriation(30))},
                  failing}) == "taken; insufficient; taken; taken; ");
  CHECK(office.desk().stands("transit:unit:03203") == 150);
  CHECK(broken(office.book()).empty());
  CHECK(differences(office.book()).empty());
}

TEST_CASE("the same draft proposed twice is one proposal, and one record once it is approved") {
  Office office;
  REQUIRE(office.policy("appropriate", 0) == "taken");
  const Draft draft{"một", "kt-11", day(2025, 3, 1), "QD-1", entry(appropriation(5))};
  REQUIRE(office.tell("kt-11", draft) == "proposed");
  const std::int64_t asked = office.last();
  CHECK(office.tell("kt-11", draft) == "proposed");
  CHECK(office.last() == asked);
  const auto unsigned_again = office.book().append({&draft, 1}, book::Mode::whole).fates.front();
  REQUIRE(codes(unsigned_again) == "taken");  // it needs no second signature
  CHECK(unsigned_again->proposed);
  auto other = draft;
  other.body = entry(appropriation(6));
  CHECK(office.tell("kt-11", other) == "key-taken");
  // What could not be proposed under any key says so.
  other.body = entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 5, ""));
  CHECK(office.tell("kt-11", other) == "field-missing");
  other.body = reversal(9'999);
  CHECK(office.tell("kt-11", other) == "reverses-unknown");
  REQUIRE(office.approve("cd-11", asked) == "taken");
  CHECK(office.tell("kt-11", draft) == "taken");
  CHECK(office.desk().stands("available:unit:11") == 5);
}

TEST_CASE("a draft proposed again is the earlier proposal, though it could not be taken any more") {
  Office office;
  REQUIRE(office.policy("send", 0) == "taken");
  REQUIRE(office.post("kt-11", day(2025, 3, 1), appropriation(100)) == "taken");
  Draft draft{"một", "kt-11", day(2025, 3, 2), "QD-1", entry(sending(100))};
  REQUIRE(office.tell("kt-11", draft) == "proposed");
  const std::int64_t asked = office.last();
  REQUIRE(office.post("kt-11", day(2025, 3, 3), move(Kind::fund, "available:unit:11", "assigned:project:DA", 40)) ==
          "taken");
  CHECK(office.tell("kt-11", draft) == "proposed");
  CHECK(office.last() == asked + 1);
  CHECK(office.approve("cd-11", asked) == "lots-taken-later");
  draft.doc = "QD-2";
  CHECK(office.tell("kt-11", draft) == "key-taken");
}

TEST_CASE("a reversal is a matter of those whose entry it takes back") {
  Office office;
  const auto on = day(2025, 3, 1);
  REQUIRE(office.post("kt-11", on, appropriation(100)) == "taken");
  const std::int64_t appropriated = office.last();
  REQUIRE(office.post("kt-11", on, sending(70)) == "taken");
  const std::int64_t sent = office.last();
  CHECK(office.by("kt-xa", on, reversal(sent)) == "actor-unit");
  CHECK(office.by("kt-xa", on, reversal(appropriated)) == "actor-unit lots-taken-later");
  CHECK(office.by("kt-11", on, reversal(sent)) == "taken");
  CHECK(office.by("kt-11", on, reversal(appropriated)) == "taken");
  // The commune takes back what it did itself, wherever the money is now.
  REQUIRE(office.post("kt-11", on, appropriation(50)) == "taken");
  REQUIRE(office.post("kt-11", on, sending(50)) == "taken");
  REQUIRE(office.post("kt-xa", on, move(Kind::receive, "transit:unit:03203", "available:unit:03203", 50)) == "taken");
  REQUIRE(office.post("kt-xa", on, move(Kind::withdraw, "available:unit:03203", "available:unit:11", 20)) == "taken");
  CHECK(office.by("kt-xa", on, reversal(office.last())) == "taken");
  CHECK(differences(office.book()).empty());
}

TEST_CASE("without a signature, or with another's, nothing is proposed or decided") {
  Office office;
  REQUIRE(office.policy("appropriate", 0) == "taken");
  const Draft draft{"một", "kt-11", day(2025, 3, 1), "QD-1", entry(appropriation(5))};
  CHECK(codes(office.book().append({&draft, 1}, book::Mode::whole).fates.front()) == "second-person-unsigned");
  CHECK(office.tell("cd-11", draft) == "signature-bad");
  const book::Signer locked = [](std::string_view) { return std::unexpected(words::Refusal{"key-locked", {}}); };
  CHECK(codes(office.book().append({&draft, 1}, book::Mode::whole, false, locked).fates.front()) == "key-locked");
  REQUIRE(office.tell("kt-11", draft) == "proposed");
  Draft forged = office.decision("kt-11", office.last(), chart::Decision::approved);
  forged.by = "cd-11";
  CHECK(office.tell("kt-11", forged) == "signature-bad");
  Draft turned = office.decision("cd-11", office.last(), chart::Decision::rejected, "không");
  std::get<chart::Approval>(turned.body).decision = chart::Decision::approved;
  CHECK(office.tell("cd-11", turned) == "signature-bad");
}

TEST_CASE("a proposal that somebody writes by hand") {
  Office office;
  REQUIRE(office.policy("appropriate", 0) == "taken");
  const Draft wanted{"một", "kt-11", day(2025, 3, 1), "QD-1", entry(appropriation(5))};
  const auto proposal = [](const Draft& draft, const std::string& signer) {
    chart::Proposal one{.proposed = draft.key, .draft = {}, .signature = {}};
    book::encode(one.draft.bytes, draft, 0);
    one.signature = Office::signer(signer)(rules::proposal_statement("so-cai.test/tungdong", one.draft)).value();
    return Draft{"tay " + draft.key, draft.by, draft.date, draft.doc, one};
  };
  CHECK(office.tell("kt-11", proposal(wanted, "kt-11")) == "taken");
  CHECK(office.approve("cd-11", office.last()) == "taken");
  Draft again = proposal(wanted, "kt-11");
  again.key = "tay lần nữa";
  CHECK(office.tell("kt-11", again) == "recorded-already");
  Draft other = wanted;
  other.key = "hai";
  CHECK(office.tell("kt-11", proposal(other, "cd-11")) == "signature-bad");
  other.by = "kt-la";
  CHECK(office.tell("kt-la", proposal(other, "kt-la")) == "actor-unknown actor-unknown");
  // What a proposal says of itself is what its draft says.
  other.by = "kt-11";
  const auto unfit = [&](auto change) {
    Draft draft = proposal(other, "kt-11");
    change(draft);
    return office.tell("kt-11", draft);
  };
  CHECK(unfit([](Draft& draft) { draft.by = "cd-11"; }) == "proposal-malformed");
  CHECK(unfit([](Draft& draft) { draft.date = day(2025, 3, 2); }) == "proposal-malformed");
  CHECK(unfit([](Draft& draft) { draft.doc = "QD-2"; }) == "proposal-malformed");
  CHECK(unfit([](Draft& draft) { std::get<chart::Proposal>(draft.body).proposed = "ba"; }) == "proposal-malformed");
  CHECK(unfit([](Draft& draft) { std::get<chart::Proposal>(draft.body).draft.bytes = "{}"; }) == "proposal-malformed");
  CHECK(unfit([&](Draft& draft) {
          auto& bytes = std::get<chart::Proposal>(draft.body).draft.bytes;
          bytes.clear();
          book::encode(bytes, other, test_now_us);  // a time is the book's to give
        }) == "proposal-malformed");
  CHECK(office.tell("cd-11", {"duyệt gì",
                              "cd-11",
                              day(2025, 3, 1),
                              {},
                              chart::Approval{"không có", chart::Decision::approved, {}, "AA=="}}) ==
        "unknown-reference");
}

TEST_CASE(
    "however much is in a batch, nothing of it is written before all of it is decided that may fall with a part") {
  Office office;
  auto paper = document("QD-CHIA");
  paper.parts = 2;
  REQUIRE(office.by("kt-11", day(2025, 3, 1), paper) == "taken");
  std::vector<Draft> parts;
  for (const std::int64_t part : {1, 2}) {
    auto body = entry(appropriation(5));
    body.part = part;
    parts.push_back({fmt::format("phần {}", part), "kt-11", day(2025, 3, 1), "QD-CHIA", std::move(body)});
  }
  auto drafts = many_documents("kt-11");
  REQUIRE(office.policy("appropriate", 0) == "taken");
  SECTION("of an approval") {
    REQUIRE(office.book().append(parts, book::Mode::whole, false, Office::signer("kt-11")).written);
    drafts.push_back(office.decision("cd-11", office.last(), chart::Decision::approved));
    end_policy(office, "appropriate");
  }
  SECTION("of an entry") {
    end_policy(office, "appropriate");
    drafts.push_back(parts.front());
  }
  const std::int64_t before = office.last();
  const auto appended = office.desk().append(drafts, book::Mode::each);
  CHECK(codes(appended.fates.back()) == "document-incomplete");
  CHECK(appended.written);
  CHECK(office.last() == before + static_cast<std::int64_t>(drafts.size()) - 1);
  CHECK(differences(office.book()).empty());
}

TEST_CASE("what is tried out is not written, however much it is") {
  Office office;
  REQUIRE(office.policy("send", 0) == "taken");
  const auto appended = office.desk().append(many_documents("kt-11"), book::Mode::whole);
  CHECK(appended.written);
  CHECK_FALSE(appended.fates.front()->already);
}

// The records of the proposals of a document in two parts, each of 5 đồng.
std::vector<std::int64_t> propose_two_parts(Office& office) {
  const auto on = day(2025, 3, 1);
  auto paper = document("QD-CHIA");
  paper.parts = 2;
  REQUIRE(office.by("kt-11", on, paper) == "taken");
  REQUIRE(office.policy("appropriate", 0) == "taken");
  std::vector<Draft> drafts;
  for (const std::int64_t part : {1, 2}) {
    auto body = entry(appropriation(5));
    body.part = part;
    drafts.push_back({fmt::format("phần {}", part), "kt-11", on, "QD-CHIA", std::move(body)});
  }
  std::vector<std::int64_t> records;
  for (const auto& fate : office.book().append(drafts, book::Mode::whole, false, Office::signer("kt-11")).fates)
    records.push_back(fate.value().record);
  return records;
}

TEST_CASE("a part of a document is rejected by itself") {
  Office office;
  const auto asked = propose_two_parts(office);
  CHECK(office.reject("cd-11", asked[0]) == "taken");
}

TEST_CASE("an approval lets in no reversal of what is not there") {
  Office office;
  const auto money = entry(appropriation(5));
  const Draft wanted{"đảo", "kt-11", day(2025, 3, 1), "QD-1", rules::inverse(money, 9'999, "nhầm")};
  chart::Proposal one{.proposed = wanted.key, .draft = {}, .signature = {}};
  book::encode(one.draft.bytes, wanted, 0);
  one.signature = Office::signer("kt-11")(rules::proposal_statement("so-cai.test/tungdong", one.draft)).value();
  REQUIRE(office.tell("kt-11", {"tay", "kt-11", wanted.date, wanted.doc, one}) == "taken");
  CHECK(office.approve("cd-11", office.last()) == "reverses-unknown");
}

TEST_CASE("an approval lets in no entry that moves nothing") {
  Office office;
  const Draft wanted{"rỗng", "kt-11", day(2025, 3, 1), "QD-1", entry(appropriation(5))};
  chart::Proposal one{.proposed = wanted.key, .draft = {}, .signature = {}};
  std::string& bytes = one.draft.bytes;
  book::encode(bytes, wanted, 0);
  const auto first = bytes.find("[{") + 1;
  bytes.erase(first, bytes.rfind("}]") + 1 - first);
  one.signature = Office::signer("kt-11")(rules::proposal_statement("so-cai.test/tungdong", one.draft)).value();
  REQUIRE(office.tell("kt-11", {"tay", "kt-11", wanted.date, wanted.doc, one}) == "taken");
  CHECK(office.approve("cd-11", office.last()) == "no-lines");
}

TEST_CASE("rows of one file that build on one another are proposed together and approved in their order") {
  Office office;
  REQUIRE(office.policy("entry", 0) == "taken");
  const auto on = day(2025, 3, 1);
  const std::vector<Draft> drafts{{"a", "kt-11", on, "QD-1", entry(appropriation(100))},
                                  {"b", "kt-11", on, "QD-1", entry(sending(70))},
                                  {"c", "kt-11", on, "QD-1", entry(sending(40))}};
  const auto appended = office.book().append(drafts, book::Mode::each, false, Office::signer("kt-11"));
  CHECK(appended.fates[0]->proposed);
  CHECK(appended.fates[1]->proposed);
  CHECK(codes(appended.fates[2]) == "insufficient");  // 100 - 70 = 30
  const std::int64_t first = appended.fates[0]->record;
  CHECK(office.approve("cd-11", first + 1) == "insufficient");
  CHECK(office.approve("cd-11", first) == "taken");
  CHECK(office.approve("cd-11", first + 1) == "taken");
  CHECK(office.desk().stands("transit:unit:03203") == 70);
}

TEST_CASE("a reversal waits too, and is expanded when it is approved") {
  Office office;
  const auto on = day(2025, 3, 1);
  REQUIRE(office.post("kt-11", on, appropriation(100)) == "taken");
  const std::int64_t original = office.last();
  REQUIRE(office.policy("reverse", 0) == "taken");
  REQUIRE(office.by("kt-11", on, reversal(original)) == "proposed");
  const std::int64_t asked = office.last();
  CHECK(office.approve("cd-xa", asked) == "actor-unit");
  CHECK(office.approve("cd-11", asked) == "taken");
  CHECK(office.desk().stands("available:unit:11") == 0);
  CHECK(differences(office.book()).empty());
}

TEST_CASE("a document in parts is approved whole or not at all") {
  Office office;
  const auto asked = propose_two_parts(office);
  CHECK(office.approve("cd-11", asked[0]) == "document-incomplete");
  std::vector<Draft> decisions;
  for (const std::int64_t record : asked)
    decisions.push_back(office.decision("cd-11", record, chart::Decision::approved));
  const auto approved = office.book().append(decisions, book::Mode::whole, false, Office::signer("cd-11"));
  CHECK(codes(approved.fates[0]) == "taken");
  CHECK(approved.written);
  CHECK(office.desk().stands("available:unit:11") == 10);
  CHECK(differences(office.book()).empty());
}

TEST_CASE("nothing is written before an approval by which a document falls, however much it is") {
  Office office;
  const auto asked = propose_two_parts(office);
  end_policy(office, "appropriate");  // while it is in force all is tried out first, which writes nothing
  auto drafts = many_documents("kt-11");
  drafts.push_back(office.decision("cd-11", asked[0], chart::Decision::approved));
  const auto fates = office.book().append(drafts, book::Mode::each, false, Office::signer("cd-11")).fates;
  CHECK(codes(fates.back()) == "document-incomplete");
  CHECK(std::ranges::none_of(fates, [](const auto& fate) { return fate && fate->already; }));
  CHECK(differences(office.book()).empty());
}

TEST_CASE("no log passes in which one person did it alone, whoever wrote the file") {
  Office office;
  const auto on = day(2025, 3, 1);
  REQUIRE(office.policy("appropriate", 0) == "taken");
  const Draft wanted{"một", "kt-11", on, "QD-1", entry(appropriation(5))};
  CHECK_THAT(replayed(office.book(), {body_of(wanted)}), Catch::Contains("second person"));

  REQUIRE(office.tell("kt-11", wanted) == "proposed");
  const std::int64_t asked = office.last();
  const auto good = body_of(office.decision("cd-11", asked, chart::Decision::approved));
  CHECK(replayed(office.book(), {good, body_of(wanted)}) == "sound");
  CHECK_THAT(replayed(office.book(), {good}), Catch::Contains("missing"));
  CHECK_THAT(replayed(office.book(), {body_of(wanted)}), Catch::Contains("second person"));
  Draft more = wanted;
  more.body = entry(appropriation(6));
  CHECK_THAT(replayed(office.book(), {good, body_of(more)}), Catch::Contains("not what"));
  const Draft other{"hai", "kt-11", on, "QD-1", entry(appropriation(5))};
  CHECK_THAT(replayed(office.book(), {good, body_of(other)}), Catch::Contains("not what"));
  CHECK_THAT(replayed(office.book(), {good, body_of(wanted), body_of(other)}), Catch::Contains("second person"));
  Draft own = office.decision("kt-11", asked, chart::Decision::approved);
  CHECK_THAT(replayed(office.book(), {body_of(own), body_of(wanted)}), Catch::Contains("made the proposal"));
  own.by = "cd-11";
  CHECK_THAT(replayed(office.book(), {body_of(own), body_of(wanted)}), Catch::Contains("signature"));
}

TEST_CASE("what decides on proposals is not itself proposed") {
  Office office;
  REQUIRE(office.policy("appropriate", 0) == "taken");
  REQUIRE(office.post("kt-11", day(2025, 3, 1), appropriation(5)) == "proposed");
  // The maker hides its own approval in a proposal that an approver may be led to approve.
  const Draft own = office.decision("kt-11", office.last(), chart::Decision::approved);
  chart::Proposal hidden{.proposed = own.key, .draft = {}, .signature = {}};
  book::encode(hidden.draft.bytes, own, 0);
  hidden.signature = Office::signer("kt-11")(rules::proposal_statement("so-cai.test/tungdong", hidden.draft)).value();
  CHECK(office.tell("kt-11", {"giấu", "kt-11", own.date, own.doc, hidden}) == "proposal-malformed");
}

}  // namespace
}  // namespace tungdong::test
