#include <catch2/catch.hpp>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/standing.hpp"
#include "reports/advances.hpp"
#include "reports/contract.hpp"
#include "reports/counterpart.hpp"
#include "reports/disbursement.hpp"
#include "reports/statement.hpp"
#include "reports/status.hpp"
#include "tests/support/synthetic_book.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Axis;
using reports::Page;
using reports::Question;
using reports::Table;

Dong amount_of(const Table& table, const reports::Row& row, std::string_view id) {
  return std::get<Dong>(row.cells[column_of(table, id)]);
}

// Of all rows, whatever the family.
Dong sum_of(const Table& table, std::string_view id) {
  Dong sum;
  for (const reports::Row& row : table.rows) sum += amount_of(table, row, id);
  return sum;
}

book::Book generated_book(const std::filesystem::path& path, std::uint64_t seed) {
  book::Book book = new_synthetic_book(path);
  const auto drafts = drafts_of(small_shape(seed, 400));
  const auto refused = append_all(book, drafts, 500);
  if (!refused.empty()) throw std::runtime_error(refused.front());
  return book;
}

TEST_CASE("status along two axes: the same money, slice by slice") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  Question question;
  question.by = {Axis::unit, Axis::period};
  const Page page = reports::status(book, question);
  REQUIRE(page.tables.size() == 1);
  const Table& table = table_of(page, "along");
  // 11: 200 available and 300 assigned, 250 held, 1.900 settled of 2025; 2.150 + 600 + 100 carried into 2026.
  CHECK(told(table, "11", {"period", "total"}) == "2025 | 2650 / 2025>2026 | 2850");
  CHECK(told(table, "Tổng cộng", {"total"}) == "9000 / 400 / 200");
}

TEST_CASE("any axes, any purpose: slices add up to the đồng") {
  for (const std::uint64_t seed : {3U, 11U}) {
    Folder folder;
    book::Book book = generated_book(folder / "so.db", seed);
    Dong all;
    for (const auto& one : book::standings(book.store(), {}))
      if (one.key.stand.stage != chart::Stage::origin) all += one.balance;
    for (std::size_t i = 0; i < record::Names<Axis>::names.size(); ++i) {
      Question question;
      question.by = {static_cast<Axis>(i), Axis::purpose};
      INFO(seed << " " << record::name_of(question.by.front()));
      const Page page = reports::status(book, question);
      CHECK(sum_of(table_of(page, "along"), "total") == all);
      question.by.pop_back();
      Dong purposes;
      Dong planned;
      for (std::size_t k = 0; k < results::purpose_count; ++k) {
        question.purpose = static_cast<results::Purpose>(k);
        const Page part = reports::status(book, question);
        purposes += sum_of(table_of(part, "along"), "total");
        if (question.by.front() == Axis::period) continue;  // of a period, what is carried out stays its plan
        const Page plan = reports::disbursement(book, question);
        planned += sum_of(table_of(plan, "along"), "plan");
      }
      CHECK(purposes == all);
      if (question.by.front() != Axis::period) CHECK(planned == all);
    }
  }
}

TEST_CASE("disbursement in a window: 12 = 9 + 10 − 11 and 16 = 8 + 10 − 11, whoever counts") {
  for (const std::uint64_t seed : {2U, 7U, 12U}) {
    Folder folder;
    book::Book book = generated_book(folder / "so.db", seed);
    // What stood as advance, and what was disbursed, on an evening: counted from the balances.
    const auto stood = [&](const book::Moment& moment) {
      std::pair<Dong, Dong> sums;
      for (const auto& one : book::standings(book.store(), moment)) {
        if (one.key.stand.stage == chart::Stage::advanced) sums.first += one.balance;
        if (one.key.stand.stage == chart::Stage::advanced || book::is_accepted(one.key.stand.stage))
          sums.second += one.balance;
      }
      return sums;
    };
    for (const int month : {3, 8, 12}) {
      Question question;
      question.by = {Axis::programme};
      question.from = date::year(2022) / month / 1;
      question.as_of = date::year(2022) / date::December / 31;
      INFO(seed << " from month " << month);
      const Page page = reports::disbursement(book, question);
      const Table& table = table_of(page, "along");
      for (const reports::Row& row : table.rows) {
        const auto of = [&](std::string_view id) { return amount_of(table, row, id); };
        CHECK(of("disbursed_in") == of("accepted_in") + of("paid") - of("recovered"));
        CHECK(of("closing") == of("opening") + of("paid") - of("recovered"));
        CHECK(of("plan") == of("original") + of("changes") + of("brought"));
        CHECK(of("plan") == of("current") + of("extended"));
      }
      const auto before = stood(question.before(*question.from));
      const auto after = stood(question.moment());
      CHECK(sum_of(table, "opening") == before.first);
      CHECK(sum_of(table, "closing") == after.first);
      CHECK(sum_of(table, "disbursed_in") == after.second - before.second);
      CHECK(sum_of(table, "disbursed") == after.second);
    }
  }
}

TEST_CASE("the plan: as given, as changed, as it is") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  Question question;
  question.by = {Axis::unit};
  const Page page = reports::disbursement(book, question);
  // 11 received 6.000, passed 400 on, gave 100 back: 5.600 − 100 = 5.500.
  CHECK(told(table_of(page, "along"), "11", {"original", "changes", "brought", "plan", "extended", "current"}) ==
        "5600 | -100 | 0 | 5500 | 2850 | 2650");
  // April 2025: 1.000 of advances stood; 1.000 paid directly; the 300 of March reversed on the 5th.
  question.from = day(2025, 4, 1);
  question.as_of = day(2025, 5, 31);
  const Page spring = reports::disbursement(book, question);
  // and in May 400 recovered, 250 retained: accepted 1.000 − 300 + 400 + 250 = 1.350; disbursed 1.350 + 0 − 400 = 950.
  CHECK(told(table_of(spring, "along"), "11",
             {"opening", "accepted_in", "paid", "recovered", "disbursed_in", "closing"}) ==
        "1000 | 1350 | 0 | 400 | 950 | 600");
}

TEST_CASE("statement: opening + in − out = closing, which is what stands") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  Question question;
  question.account = "contract:HD";
  question.from = day(2025, 4, 1);
  const auto page = reports::statement(book, question);
  REQUIRE(page.has_value());
  const Table& balances = table_of(*page, "balances");
  // committed on the eve of April: 5.000 − 1.000 − 500 − 300 = 3.200.
  CHECK(told(balances, "cam kết chi", {"opening", "closing"}) == "3200 | 2150");
  CHECK(told(balances, "tạm ứng", {"opening", "in", "out", "closing"}) == "1000 | 600 | 1000 | 600");
  CHECK(told(balances, "đã quyết toán", {"closing"}) == "1900");
  CHECK(told(balances, "Tổng cộng", {"closing"}) == "5000");  // 2.150 + 600 + 250 + 1.900 + 100
  const Table& lines = table_of(*page, "lines");
  // The reversal of the 5th of April: out of spent, back to committed.
  CHECK(told(lines, "20250405", {"kind", "in", "out", "balance"}) ==
        "bút toán đảo | - | 300 | 500 / bút toán đảo | 300 | - | 3500");
  CHECK(lines.rows.front().note.id == "statement.reverses");
  question.from.reset();
  question.account = "advanced:contract:HD";
  const auto advance = reports::statement(book, question);
  REQUIRE(advance.has_value());
  CHECK(told(table_of(*advance, "lines"), "20250202", {"in", "balance", "other"}) ==
        "1000 | 1000 | cam kết chi · hợp đồng HD");
  for (const char* wrong : {"", "HD", "contract:", "contract:KHONG", "tien:contract:HD"}) {
    question.account = wrong;
    INFO(wrong);
    const auto refused = reports::statement(book, question);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().front().code == "report-no-account");
  }
}

TEST_CASE("statements of a generated book close at its balances") {
  Folder folder;
  book::Book book = generated_book(folder / "so.db", 5);
  const book::Moment moment{.as_of = day(2022, 9, 15), .known_at = {}};
  std::map<std::string, Dong> standing;
  for (const auto& one : book::standings(book.store(), moment))
    if (one.key.stand.stage != chart::Stage::origin) standing[one.key.stand.holder.text()] += one.balance;
  REQUIRE(standing.size() > 5);
  for (const auto& [holder, balance] : standing) {
    Question question;
    question.account = holder;
    question.as_of = moment.as_of;
    question.from = day(2022, 5, 1);
    INFO(holder);
    const auto page = reports::statement(book, question);
    REQUIRE(page.has_value());
    CHECK(sum_of(table_of(*page, "balances"), "closing") == balance);
  }
}

TEST_CASE("advances: the days count from the payment, also after a carry, and the ages add up") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  Question question;
  question.as_of = day(2026, 2, 2);
  const Page page = reports::advances(book, question);
  // 1.000 paid on 2 February 2025, 400 recovered; 600 carried on 1 February 2026: exactly 365 days old the day after.
  const Table& ages = table_of(page, "ages");
  CHECK(told(ages, "hợp đồng HD", {"outstanding", "to_30", "to_90", "to_180", "to_365", "beyond", "oldest"}) ==
        "600 | 0 | 0 | 0 | 600 | 0 | 20250202");
  question.as_of = day(2026, 2, 3);
  CHECK(told(table_of(reports::advances(book, question), "ages"), "hợp đồng HD", {"to_365", "beyond"}) == "0 | 600");
  question.as_of = day(2025, 3, 4);  // 30 days
  CHECK(told(table_of(reports::advances(book, question), "ages"), "hợp đồng HD", {"to_30", "to_90"}) == "1000 | 0");
  question.as_of = day(2025, 2, 1);
  CHECK(table_of(reports::advances(book, question), "ages").rows.empty());
  // 600 + 250 + 1.900 + 100 = 2.850 of 5.000 is 57 %.
  CHECK(told(table_of(reports::advances(book, {}), "due"), "hợp đồng HD", {"disbursed", "disbursed_percent"}) ==
        "2850 | 57.00");
}

TEST_CASE("advances of a generated book: ages and lots add up to the balances") {
  for (const std::uint64_t seed : {4U, 9U}) {
    Folder folder;
    book::Book book = generated_book(folder / "so.db", seed);
    for (const auto& as_of : {std::optional<book::Date>(), std::optional<book::Date>(day(2022, 10, 10))}) {
      Question question;
      question.as_of = as_of;
      Dong balance;
      for (const auto& one : book::standings(book.store(), question.moment()))
        if (one.key.stand.stage == chart::Stage::advanced) balance += one.balance;
      const Page page = reports::advances(book, question);
      const Table& ages = table_of(page, "ages");
      CHECK(sum_of(ages, "outstanding") == balance);
      CHECK(sum_of(ages, "to_30") + sum_of(ages, "to_90") + sum_of(ages, "to_180") + sum_of(ages, "to_365") +
                sum_of(ages, "beyond") ==
            balance);
      CHECK(sum_of(table_of(page, "lots"), "amount") == balance);
    }
  }
}

TEST_CASE("contract: the three balances of form 08a") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  Question question;
  question.contract = "HD";
  question.from = day(2025, 5, 1);
  question.as_of = day(2025, 5, 31);
  const auto page = reports::contract(book, question);
  REQUIRE(page.has_value());
  const Table& table = table_of(*page, "payments");
  const auto line = [&](std::string_view name) { return told(table, name, {"before", "period", "to_date"}); };
  // To the end of April: advance 1.000, direct 500 + 1.000. May: 400 recovered, 250 retained.
  CHECK(line("Thanh toán (tạm ứng + trực tiếp)") == "2500 | 250 | 2750");
  CHECK(line("— tạm ứng") == "1000 | 0 | 1000");
  CHECK(line("— thanh toán trực tiếp") == "1500 | 250 | 1750");
  CHECK(line("Thu hồi tạm ứng") == "0 | 400 | 400");
  CHECK(line("Số dư tạm ứng") == "1000 | -400 | 600");
  CHECK(line("Khối lượng đã thanh toán") == "1500 | 650 | 2150");
  // 4.500 accepted, 2.150 of it paid for; of 5.000 2.750 is disbursed.
  CHECK(told(table_of(*page, "contract"), "HD", {"signed", "value", "work", "unpaid", "held", "remains"}) ==
        "5000 | 5000 | 4500 | 2350 | 250 | 2250");
  // 2.750 / 5.000.
  CHECK(told(table_of(*page, "contract"), "HD", {"paid_percent", "progress"}) == "55.00 | - chưa có số liệu tiến độ");
  question.contract = "KHONG";
  const auto refused = reports::contract(book, question);
  REQUIRE(!refused.has_value());
  CHECK(refused.error().front().code == "report-no-contract");
}

TEST_CASE("contract: what was paid beside the work that stands") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  results::Indicator progress;
  progress.code = "TIEN-DO";
  progress.version = 1;
  progress.name = "Tiến độ";
  progress.unit = "%";
  progress.measure = results::Measure::progress;
  post(book, draft("i", day(2026, 4, 1), progress));
  for (const auto& [period, value] : {std::pair("2025", 60), std::pair("2026", 85)}) {
    results::Observation seen;
    seen.indicator = "TIEN-DO";
    seen.version = 1;
    seen.contract = "HD";
    seen.period = period;
    seen.value = money::Decimal(value, 0);
    post(book, draft(period, day(2026, 4, 1), seen));
  }
  Question question;
  question.contract = "HD";
  const auto page = reports::contract(book, question);
  REQUIRE(page.has_value());
  // Advance 1.000 + direct (1.900 + 250 + 100 − 400 recovered) = 2.850 of 5.000.
  CHECK(told(table_of(*page, "contract"), "HD", {"paid_percent", "progress"}) == "57.00 | 85");
}

// Central money of CT in province 11, beside it local money.
book::Book counterpart_book(const std::filesystem::path& path) {
  book::Book book = small_book(path);
  chart::Source local;
  local.code = "NST-DT";
  local.name = "Ngân sách tỉnh";
  local.level = chart::Level::province;
  local.capital = chart::Capital::investment;
  local.family = chart::Family::budget;
  post(book, draft("nst", day(2025, 1, 1), local));
  post(book, draft("1", day(2025, 1, 10),
                   entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 2'005))));
  post(book, draft("2", day(2025, 1, 11), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 1'005))));
  post(book, draft("3", day(2025, 1, 12),
                   entry(move(Kind::appropriate, "origin:source:NST-DT", "available:unit:11", 100, "NST-DT"))));
  return book;
}

TEST_CASE("counterpart: no ratio is ever assumed; with one, required is rounded up") {
  Folder folder;
  book::Book book = counterpart_book(folder / "so.db");
  const std::initializer_list<std::string_view> columns{"province", "ratio", "central", "local", "required", "gap"};
  CHECK(told(table_of(reports::counterpart(book, {}), "counterpart"), "CT", columns) ==
        "11 | - không có tỷ lệ nào đang hiệu lực trong sổ | 1005 | 100 | - không có tỷ lệ nào đang hiệu lực trong sổ | "
        "- không có tỷ lệ nào đang hiệu lực trong sổ");
  chart::Rule rule;
  rule.code = "counterpart/CT";
  rule.value = "10";
  rule.from = day(2022, 1, 1);
  rule.basis = "QĐ";
  post(book, draft("r", day(2025, 1, 1), rule));
  // 10 % of 1.005 is 100,5: 101 are required, 100 are there.
  CHECK(told(table_of(reports::counterpart(book, {}), "counterpart"), "CT", columns) ==
        "11 | 10 | 1005 | 100 | 101 | -1");
  // A class has its own ratio.
  chart::UnitClass grade;
  grade.unit = "11";
  grade.scheme = "counterpart";
  grade.grade = "ngheo";
  grade.first_year = 2021;
  grade.last_year = 2025;
  post(book, draft("g", day(2025, 1, 1), grade));
  rule.code = "counterpart/CT/ngheo";
  rule.value = "9.5";
  post(book, draft("r2", day(2025, 1, 1), rule));
  // 9,5 % of 1.005 is 95,475: 96.
  CHECK(told(table_of(reports::counterpart(book, {}), "counterpart"), "CT", {"grade", "required", "gap", "state"}) ==
        "ngheo | 96 | 4 | đủ");
  // Ended before the plan year was over: the general one again.
  rule.until = day(2025, 6, 30);
  post(book, draft("r3", day(2025, 1, 1), rule));
  CHECK(told(table_of(reports::counterpart(book, {}), "counterpart"), "CT", {"ratio"}) == "10");
  // Along the sources: 2.005 central (1.000 of it still with the centre, in no province), 100 of the province.
  Question question;
  question.by = {reports::Axis::source};
  const auto page = reports::counterpart(book, question);
  CHECK(told(table_of(page, "along"), "Tổng cộng", {"central", "local", "share"}) == "1005 | 100 | 9.95");
  CHECK(told(table_of(page, "along"), "NST-DT", {"central", "local", "share"}) ==
        "0 | 100 | - không có vốn trung ương");
}

}  // namespace
}  // namespace tungdong::test
