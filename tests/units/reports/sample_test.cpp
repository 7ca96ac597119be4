#include "reports/sample.hpp"

#include <catch2/catch.hpp>

#include "ledger/journal/sha256.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;
using reports::SampleOrder;
using Key = std::pair<std::int64_t, std::int64_t>;

// Ten payments of 100 and one of 700 to the contract HD: 1.700 in all.
book::Book paid_book(const std::filesystem::path& path) {
  book::Book book = small_book(path);
  const auto add = [&](std::string key, year_month_day date, rules::Body body) {
    post(book, draft(std::move(key), date, std::move(body)));
  };
  add("a", day(2025, 1, 10), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 9'000)));
  add("f", day(2025, 1, 11), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 5'000)));
  add("c", day(2025, 1, 15), entry(move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 5'000)));
  add("nt", day(2025, 2, 1), acceptance("contract:HD", "NT", 5'000));
  for (int i = 0; i < 10; ++i)
    add("p" + std::to_string(i), day(2025, 2, 2),
        entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 100)));
  add("big", day(2025, 2, 3), entry(move(Kind::pay, "committed:contract:HD", "spent:contract:HD", 700)));
  return book;
}

SampleOrder order(std::int64_t tolerable, std::int64_t expected = 0) {
  return {.tolerable = Dong(tolerable),
          .expected = Dong(expected),
          .risk_percent = money::Decimal(5, 0),
          .nonce = "kiểm toán 2026",
          .audited = {}};
}

std::vector<Key> selected(const Page& page) {
  std::vector<Key> keys;
  for (const reports::Row& row : table_of(page, "items").rows)
    keys.emplace_back(std::get<money::Decimal>(row.cells[0]).units(), std::get<money::Decimal>(row.cells[1]).units());
  return keys;
}

TEST_CASE("the plan and the selection, worked by hand") {
  Folder folder;
  book::Book book = paid_book(folder / "so.db");
  const auto page = reports::sample(book, order(1'000), {});
  REQUIRE(page);
  // F = R_0 = 2,9957; n = ⌈2,9957 · 1.700 / 1.000⌉ = ⌈5,09⌉ = 6; the interval ⌊1.700 / 6⌋ = 283.
  const reports::Table& plan = table_of(*page, "plan");
  CHECK(told(plan, plan.rows.front(), {"value", "payments", "factor", "size", "interval"}) ==
        "1700 | 11 | 2.9957 | 6 | 283");
  // The start by the letter of the rule, digit by digit of the hash.
  std::string seed(page->origin.root.begin(), page->origin.root.end());
  std::int64_t start = 0;
  for (const std::uint8_t byte : journal::sha256(seed + "kiểm toán 2026")) start = (start * 256 + byte) % 283;
  CHECK(told(plan, plan.rows.front(), {"start"}) == std::to_string(start));
  // 700 is taken whole; of the thousand đồng of the others numbers start, start + 283, … stand in payment n / 100.
  std::vector<std::int64_t> wanted;
  for (std::int64_t n = start; n < 1'000; n += 283) wanted.push_back(n / 100);
  const auto keys = selected(*page);
  REQUIRE(keys.size() == wanted.size() + 1);
  const std::int64_t first =
      *book.store().connection().cached("SELECT MIN(record) FROM lot WHERE kind = 'pay'").one_int64();
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(keys[i].first == first + wanted[i]);
  CHECK(told(table_of(*page, "items"), table_of(*page, "items").rows.back(), {"amount", "stratum"}) ==
        "700 | lấy toàn bộ");
  // Anybody can repeat it; another word, or another root, selects otherwise.
  CHECK(selected(*reports::sample(book, order(1'000), {})) == keys);
  // With room for 200 of 1.000 F is 4,63: n = ⌈7,87⌉ = 8, the interval 212.
  const auto careful = reports::sample(book, order(1'000, 200), {});
  REQUIRE(careful);
  CHECK(told(table_of(*careful, "plan"), table_of(*careful, "plan").rows.front(), {"size", "interval"}) == "8 | 212");
}

TEST_CASE("what was found is carried over to all: Stringer's bound, and what was taken whole as it is") {
  Folder folder;
  book::Book book = paid_book(folder / "so.db");
  const auto keys = selected(*reports::sample(book, order(1'000), {}));
  SampleOrder audited = order(1'000);
  audited.audited.emplace();
  for (const Key& key : keys) (*audited.audited)[key] = Dong(key == keys.back() ? 700 : 100);
  const auto clean = reports::sample(book, audited, {});
  REQUIRE(clean);
  // Nothing found: 283 · 2,9957 = 847,8.
  CHECK(told(table_of(*clean, "evaluation"), "ghi cao hơn thực",
             {"wrong", "known", "likeliest", "upper", "conclusion"}) == "0 | 0 | 0 | 848 | trong mức chấp nhận được");
  (*audited.audited)[keys.front()] = Dong(50);  // half of it: a taint of 0,5
  (*audited.audited)[keys[1]] = Dong(120);      // 20 too little: by itself
  (*audited.audited)[keys.back()] = Dong(600);  // 100 of the payment taken whole
  const auto wrong = reports::sample(book, audited, {});
  REQUIRE(wrong);
  // 283 · 0,5 = 141,5 + 100 = 242; 283 · (2,9957 + 1,7482 · 0,5) = 1.095,2 + 100 = 1.196.
  CHECK(told(table_of(*wrong, "evaluation"), "ghi cao hơn thực",
             {"wrong", "known", "likeliest", "upper", "conclusion"}) ==
        "2 | 100 | 242 | 1196 | VƯỢT mức chấp nhận được");
  // 283 · 0,2 = 56,6; 283 · (2,9957 + 1,7482 · 0,2) = 946,8.
  CHECK(told(table_of(*wrong, "evaluation"), "ghi thấp hơn thực", {"wrong", "known", "likeliest", "upper"}) ==
        "1 | 0 | 57 | 947");
}

TEST_CASE("orders and audited values that cannot be are refused") {
  Folder folder;
  book::Book book = paid_book(folder / "so.db");
  const auto code = [&](const SampleOrder& one, const reports::Question& question = {}) {
    const auto page = reports::sample(book, one, question);
    return page ? std::string("taken") : std::string(page.error().front().code);
  };
  CHECK(code(order(0)) == "sample-order");
  CHECK(code(order(100, 100)) == "sample-order");
  SampleOrder risky = order(1'000);
  risky.risk_percent = money::Decimal(100, 0);
  CHECK(code(risky) == "sample-order");
  reports::Question elsewhere;
  elsewhere.unit = "22";
  CHECK(code(order(1'000), elsewhere) == "sample-nothing");
  SampleOrder missing = order(1'000);
  missing.audited.emplace();
  CHECK(code(missing) == "sample-missing");
  SampleOrder stranger = order(1'000);
  stranger.audited.emplace();
  for (const Key& key : selected(*reports::sample(book, order(1'000), {}))) (*stranger.audited)[key] = Dong(1);
  CHECK(code(stranger) == "taken");
  (*stranger.audited)[{1, 1}] = Dong(1);
  CHECK(code(stranger) == "sample-stranger");
  // A tolerable đồng asks for all of them: every payment is taken whole.
  CHECK(selected(*reports::sample(book, order(1), {})).size() == 11);
}

TEST_CASE("a payment that was reversed is no payment, and one known only later none yet") {
  Folder folder;
  book::Book book = paid_book(folder / "so.db");
  const std::int64_t size = book.head().size;
  const std::int64_t last =
      *book.store().connection().cached("SELECT MAX(record) FROM lot WHERE kind = 'pay'").one_int64();
  rules::Entry reversed;
  reversed.reverses = last;
  reversed.reason = "nhập nhầm";
  post(book, draft("r", day(2025, 2, 4), reversed));
  const auto value = [&](const reports::Question& question) {
    const auto page = reports::sample(book, order(1'000), question);
    REQUIRE(page);
    return told(table_of(*page, "plan"), table_of(*page, "plan").rows.front(), {"value"});
  };
  CHECK(value({}) == "1000");
  reports::Question then;
  then.known_at = size;
  CHECK(value(then) == "1700");
  reports::Question day_before;
  day_before.as_of = day(2025, 2, 2);
  CHECK(value(day_before) == "1000");
}

}  // namespace
}  // namespace tungdong::test
