#include "ledger/rules/reconciliation.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "ledger/journal/sha256.hpp"
#include "ledger/proof/key.hpp"

namespace {

using namespace tungdong;
using chart::Reconciliation;

const proof::SecretKey& key() {
  static const std::array<std::uint8_t, 32> seed{7};
  static const proof::SecretKey one = proof::SecretKey::from_seed("xa-thu.example.vn/ke-toan", proof::Role::log, seed);
  return one;
}

// What `reconcile --sign` records as record 100.
Reconciliation compared() {
  Reconciliation one;
  one.unit = "11";
  one.year = 2025;
  one.period = chart::AccountingPeriod::read("2025");
  one.statement_sha256 = std::string(64, 'a');
  one.matched_lines = 12;
  one.matched = money::Dong(251'000'000);
  one.differences = 0;
  one.book = "so";
  one.size = 99;
  one.root = std::string(64, 'b');
  return one;
}

Reconciliation signed_now(Reconciliation one) {
  one.signer = key().public_key().text();
  one.signature = journal::base64(key().sign(rules::signed_text(one)));
  return one;
}

template <class Change>
Reconciliation but(Reconciliation one, Change change) {
  change(one);
  return one;
}

std::string codes(const Reconciliation& one) {
  std::string text;
  for (const auto& refusal : rules::check_reconciliation(one, 100))
    text += (text.empty() ? "" : " ") + std::string(refusal.code);
  return text;
}

TEST_CASE("what a reconciliation may say") {
  Reconciliation paper;
  paper.unit = "11";
  paper.year = 2025;
  CHECK(codes(paper) == "");
  CHECK(codes(compared()) == "");
  CHECK(codes(but(compared(), [](auto& r) { r.year = 2024; })) == "reconciliation-year");
  CHECK(codes(but(compared(), [](auto& r) { r.differences = -1; })) == "reconciliation-count");
  CHECK(codes(but(compared(), [](auto& r) { r.matched_lines = -1; })) == "reconciliation-count");
  CHECK(codes(but(compared(), [](auto& r) { r.statement_sha256 = "a"; })) == "sha256-malformed");
  CHECK(codes(but(compared(), [](auto& r) { r.root = std::string(64, 'x'); })) == "sha256-malformed");
  CHECK(codes(but(compared(), [](auto& r) { r.size = 100; })) == "reconciliation-size");  // of a log that was not yet
  CHECK(codes(but(compared(), [](auto& r) { r.size = 0; })) == "reconciliation-size");
  CHECK(codes(but(compared(), [](auto& r) { r.size = 1; })) == "");
}

TEST_CASE("a signature vouches for all that the record says") {
  const Reconciliation good = signed_now(compared());
  CHECK(codes(good) == "");
  const std::string unfit = "reconciliation-signature";
  CHECK(codes(but(good, [](auto& r) { r.unit = "12"; })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.period = chart::AccountingPeriod::read("2025-09"); })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.year = 2024, r.period = chart::AccountingPeriod::read("2024"); })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.statement_sha256[0] = 'b'; })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.matched_lines = 13; })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.matched = money::Dong(251'000'001); })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.differences = 1; })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.book = "so-khac"; })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.size = 98; })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.root[0] = 'c'; })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.signature = "AAAA"; })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.signature[5] ^= 1; })) == unfit);
  const std::array<std::uint8_t, 32> seed{8};
  const auto other = proof::SecretKey::from_seed("xa-thu.example.vn/ke-toan", proof::Role::log, seed);
  CHECK(codes(but(good, [&](auto& r) { r.signer = other.public_key().text(); })) == unfit);
  CHECK(codes(but(good, [](auto& r) { r.signer = "ke-toan"; })) != "");
}

TEST_CASE("what is signed names all of it, and half a signature is none") {
  const Reconciliation good = signed_now(compared());
  CHECK(codes(but(good, [](auto& r) { r.signature.clear(); })) == "field-missing");
  CHECK(codes(but(good, [](auto& r) { r.signer.clear(); })) == "field-missing");
  CHECK(codes(signed_now(but(compared(), [](auto& r) { r.book.clear(); }))) == "field-missing");
  CHECK(codes(signed_now(but(compared(), [](auto& r) { r.differences.reset(); }))) == "field-missing");
  CHECK(rules::signed_text(good) ==
        "tungdong/reconciliation/v1\n"
        R"({"book":"so","differences":0,"matched":251000000,"matched_lines":12,"period":"2025","root":")" +
            std::string(64, 'b') + R"(","signer":")" + key().public_key().text() +
            R"(","size":99,"statement_sha256":")" + std::string(64, 'a') + R"(","unit":"11","year":2025})" + "\n");
}

TEST_CASE("the last reconciliation of the whole year says whether it agrees") {
  std::vector<rules::Known<Reconciliation>> known;
  const auto on = date::year{2026} / 2 / 10;
  const auto agrees = [&] { return rules::year_agrees(known, 2025, on); };
  const auto add = [&](const char* period, std::int64_t differences, record::Date date = date::year{2026} / 2 / 5) {
    Reconciliation one = compared();
    one.period = chart::AccountingPeriod::read(period);
    one.year = one.period->year;
    one.differences = differences;
    known.push_back({.record = static_cast<std::int64_t>(known.size()) + 1, .date = date, .doc = "DC", .value = one});
  };
  CHECK_FALSE(agrees());
  add("2025-12", 0);
  CHECK_FALSE(agrees());  // a part of the year
  add("2024", 0);
  CHECK_FALSE(agrees());
  add("2025", 0, date::year{2026} / 2 / 11);
  CHECK_FALSE(agrees());  // later
  add("2025", 1);
  CHECK_FALSE(agrees());
  add("2025", 0);
  CHECK(agrees());
  add("2025-11", 3);
  CHECK(agrees());
  add("2025", 2);
  CHECK_FALSE(agrees());  // compared again, and not agreed
  Reconciliation paper;
  paper.unit = "11";
  paper.year = 2025;
  known.push_back({.record = 99, .date = on, .doc = "DC", .value = paper});
  CHECK(agrees());
}

}  // namespace
