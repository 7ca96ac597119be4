// Laws that every report obeys, over generated books: what is asked again in another way is answered the same.
#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "ledger/book/query/line.hpp"
#include "reports/advances.hpp"
#include "reports/audit/audit.hpp"
#include "reports/capability.hpp"
#include "reports/contract.hpp"
#include "reports/costs.hpp"
#include "reports/counterpart.hpp"
#include "reports/disbursement.hpp"
#include "reports/figure_checks.hpp"
#include "reports/findings.hpp"
#include "reports/flow_of_money.hpp"
#include "reports/follow_up.hpp"
#include "reports/list.hpp"
#include "reports/outcomes.hpp"
#include "reports/overlap.hpp"
#include "reports/paradox.hpp"
#include "reports/promises.hpp"
#include "reports/render/render.hpp"
#include "reports/statement.hpp"
#include "reports/status.hpp"
#include "reports/trace.hpp"
#include "reports/unit_costs.hpp"
#include "reports/unlinked.hpp"
#include "tests/support/synthetic_book.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Cell;
using reports::named;
using reports::Page;
using reports::Question;
using reports::term;
using Texts = std::vector<std::string>;

// The last payment of the first `known` records.
std::int64_t payment(book::Book& book, const Question& question) {
  return book.store()
      .connection()
      .prepare("SELECT MAX(lot.record) FROM lot WHERE lot.kind = 'pay' AND lot.record <= $1")
      ->one_int64(std::min<std::int64_t>(question.moment().last_record(), 700))
      .value();
}

year_month_day last_day(book::Book& book) {
  return reports::Scope(book, {}).day();
}
year_month_day last_entry(book::Book& book) {
  return book::last_day(book.store(), {}).value();
}

// Every report: one line each.
struct Report {
  std::string_view name;
  Page (*page)(book::Book&, const Question&);
  // Of one that counts days, the day that today's page is of: a later day asks something else.
  year_month_day (*day_of)(book::Book&) = nullptr;
  bool grows = true;  // later records of every kind are told by it
};

constexpr std::array all_reports{
    Report{"status", reports::status},
    Report{"disbursement", reports::disbursement},
    Report{"outcomes", reports::outcomes},
    Report{"paradox", reports::paradox},
    Report{"unit-costs", reports::unit_costs},
    Report{"capability", reports::capability, last_day},
    Report{"flow", reports::flow_of_money},
    Report{"overlap", reports::overlap, nullptr, false},
    Report{"unlinked", reports::unlinked},
    Report{"figures", reports::figures, nullptr, false},
    Report{"counterpart", reports::counterpart, nullptr, false},
    Report{"follow-up", reports::follow_up, last_day},
    Report{"promises", reports::promises, last_day},
    Report{"advances", reports::advances, last_entry},
    Report{"audit", reports::audit, last_day},
    Report{"findings", reports::findings, last_day},
    Report{"trace",
           [](book::Book& book, const Question& question) {
             return reports::trace(book, payment(book, question), question).value();
           }},
    Report{"list entry",
           [](book::Book& book, const Question& question) { return reports::list(book, "entry", question).value(); }},
    Report{"list unit",
           [](book::Book& book, const Question& question) { return reports::list(book, "unit", question).value(); }},
    Report{"list project",
           [](book::Book& book, const Question& question) { return reports::list(book, "project", question).value(); }},
    Report{"list observation",
           [](book::Book& book, const Question& question) {
             return reports::list(book, "observation", question).value();
           }},
    Report{"find", [](book::Book& book, const Question& question) { return reports::find(book, "mau 01", question); }},
};

// A page as bytes; without the moment that was asked for, where two moments are to be alike.
std::string told_whole(Page page, bool without_moment) {
  if (without_moment) {
    page.origin.as_of.reset();
    page.origin.known_at.reset();
  }
  return reports::render_json(page, words::Lang::vi);
}

// Questions that narrow.
std::vector<Question> narrowings() {
  std::vector<Question> all(7);
  all[1].component = "DTTS";
  all[2].unit = "11";
  all[3].source = "NSTW-DT";
  all[4].period = chart::Period::read("2023");
  all[5].purpose = results::Purpose::infrastructure;
  all[6].by = {reports::Axis::commune, reports::Axis::period};
  return all;
}

TEST_CASE("as of a day after all others, and known at the last record, are today") {
  for (const std::uint64_t seed : {204U, 209U}) {
    Folder folder;
    book::Book book = new_synthetic_book(folder / "so.db");
    REQUIRE(append_all(book, drafts_of(small_shape(seed, 900)), 200) == Texts{});
    for (const Report& report : all_reports)
      for (const Question& question : narrowings()) {
        INFO(report.name << ", seed " << seed);
        const std::string today = told_whole(report.page(book, question), true);
        Question other = question;
        other.as_of = report.day_of != nullptr ? report.day_of(book) : day(2026, 12, 31);
        CHECK(told_whole(report.page(book, other), true) == today);
        other.known_at = book.head().size;
        CHECK(told_whole(report.page(book, other), true) == today);
        other.as_of.reset();
        CHECK(told_whole(report.page(book, other), true) == today);
      }
  }
}

// Records of the other kinds that tell something new of what is there already.
std::vector<Draft> afterthoughts(book::Book& book) {
  const auto date = day(2026, 6, 30);
  std::vector<Draft> drafts{draft("later document", date, document("VB-SAU"), "")};
  const auto add = [&](rules::Body body) {
    drafts.push_back(draft(fmt::format("later {}", drafts.size()), date, std::move(body), "VB-SAU"));
  };
  book::ChartView chart(book.store(), {});
  for (const std::string code : {"VN", "11", "11-SO", "11-X01"}) {
    chart::Unit one = *chart.unit(code);
    one.name = "Tên mới của " + code;
    add(one);
    results::Observation seen;
    seen.indicator = "HO-SINH-KE";
    seen.version = 1;
    seen.place = code;
    seen.period = "2025";
    seen.value = money::Decimal(17, 0);
    add(seen);
    results::Target aim;
    aim.indicator = "HO-NUOC";
    aim.version = 1;
    aim.place = code;
    aim.period = "2021-2025";
    aim.value = money::Decimal(5, 0);
    add(aim);
    results::Gap gap;
    gap.place = code;
    gap.period = "2025";
    gap.text = "Chưa công bố";
    add(gap);
    results::Figure figure;
    figure.code = "SL-" + code;
    figure.name = "Số công bố";
    figure.place = code;
    figure.period = "2025";
    figure.amount = Dong(1'000'000);
    add(figure);
  }
  for (const auto& [code, known] : chart.projects()) {
    chart::Project one = known;
    one.name = "Dự án đổi tên " + code;
    one.interventions = {"CT3"};
    one.unit = "11";
    one.places = {"11-X01"};
    add(one);
    results::Link link;
    link.project = code;
    link.indicator = "NHA-O";
    link.version = 1;
    link.share_ppm = 100'000;
    add(link);
    results::Observation seen;
    seen.indicator = "HO-NUOC";
    seen.version = 1;
    seen.project = code;
    seen.period = "2024";
    seen.value = money::Decimal(3, 0);
    add(seen);
    results::Promise promise;
    promise.holder = "project:" + code;
    promise.indicator = "HO-NUOC";
    promise.version = 1;
    promise.quantity = money::Decimal(100, 0);
    add(promise);
  }
  for (const auto& [code, known] : chart.components()) {
    chart::Component one = known;
    one.name = "Nội dung đổi tên";
    add(one);
  }
  for (const auto& [code, known] : chart.sources()) {
    chart::Source one = known;
    one.name = "Nguồn đổi tên";
    add(one);
  }
  chart::Zone zone;
  zone.unit = "11-X01";
  zone.zone = "III";
  zone.first_year = 2026;
  zone.last_year = 2030;
  add(zone);
  results::Intervention other;
  other.code = "CT1";
  other.name = "Đổi mục đích";
  other.support_ppm = 1'000'000;
  add(other);
  results::Study study;
  study.code = "NC-SAU";
  study.name = "Đánh giá tác động";
  study.indicator = "HO-NUOC";
  study.version = 1;
  study.place = "11-X01";
  study.period = "2021-2025";
  study.design = results::Design::randomised;
  study.effect = money::Decimal(4, 0);
  add(study);
  for (const int year : {2022, 2023, 2024, 2025}) {
    results::PriceIndex index;
    index.code = "CPI-SAU";
    index.name = "Chỉ số giá";
    index.base = "2022=100";
    index.period = std::to_string(year);
    index.value = money::Decimal(100 + year - 2022, 0);
    add(index);
  }
  results::Threshold threshold;
  threshold.indicator = "HO-NUOC";
  threshold.version = 1;
  threshold.first_year = 2021;
  threshold.last_year = 2030;
  threshold.op = results::Operator::at_least;
  threshold.value = money::Decimal(1, 0);
  add(threshold);
  chart::UnitClass grade;
  grade.unit = "11";
  grade.scheme = "counterpart";
  grade.grade = "kho-khan";
  grade.first_year = 2021;
  grade.last_year = 2030;
  add(grade);
  for (const auto& known : book::records_of<results::Observation>(book.store(), {})) {
    results::Observation corrected = known.value;
    corrected.corrects = known.record;
    corrected.value = known.value.value + money::Decimal(1, 0);
    add(corrected);
    if (drafts.size() > 1'400) break;
  }
  std::int64_t amended = 0;
  for (const auto& known : book::records_of<chart::Contract>(book.store(), {})) {
    chart::Contract larger = known.value;
    larger.value = larger.value + Dong(1'000'000);
    add(larger);
    if (++amended == 20) break;
  }
  // A finding, and every payment put aside that was flagged as recorded late.
  chart::Finding finding;
  finding.code = "KL-SAU";
  finding.holder = "unit:11";
  finding.remedy = chart::Remedy::correct;
  finding.text = "Chấn chỉnh sổ sách";
  add(finding);
  chart::Dismissal dismissal;
  dismissal.flagged = fmt::format("{}.1", book.head().size);
  dismissal.check = chart::Check::back_dated;
  dismissal.text = "Nhập dữ liệu cũ";
  add(dismissal);
  // A lasting result, brought and visited, of projects that had none.
  results::Indicator lasting = book::record_in_force<results::Indicator>(book.store(), {}, "HO-NUOC")->value;
  lasting.code = "CONG-TRINH";
  lasting.revisit_months = {"12"};
  add(lasting);
  for (const auto& [code, known] : chart.projects()) {
    results::Observation brought;
    brought.indicator = "CONG-TRINH";
    brought.version = lasting.version;
    brought.project = code;
    brought.period = "2024";
    brought.value = money::Decimal(3, 0);
    add(brought);
    results::Revisit visit;
    visit.project = code;
    visit.indicator = "CONG-TRINH";
    visit.version = lasting.version;
    visit.delivered = "2024";
    visit.months = 12;
    visit.visited = 3;
    visit.working = 2;
    add(visit);
  }
  results::Indicator second;
  second.code = "HO-NUOC";
  second.version = 2;
  second.name = "Hộ có nước, cách tính mới";
  second.unit = "hộ";
  add(second);
  return drafts;
}

TEST_CASE("what the book told of its first records it tells for ever, whatever is recorded later") {
  for (const std::uint64_t seed : {303U, 304U}) {
    Folder folder;
    const auto drafts = drafts_of(small_shape(seed, 1'600));
    const auto half = static_cast<std::ptrdiff_t>(drafts.size() / 2);
    book::Book book = new_synthetic_book(folder / "so.db");
    REQUIRE(append_all(book, {drafts.begin(), drafts.begin() + half}, 200) == Texts{});
    struct Asked {
      const Report* report;
      Question question;
      std::string told;
    };
    std::vector<Asked> asked;
    for (const Report& report : all_reports)
      for (Question question : narrowings()) {
        question.known_at = book.head().size - 1;
        asked.push_back({&report, question, told_whole(report.page(book, question), false)});
        question.as_of = day(2023, 8, 17);
        if (report.name != "trace")
          asked.push_back({&report, question, told_whole(report.page(book, question), false)});
      }
    const std::int64_t before = book.head().size;
    REQUIRE(append_all(book, {drafts.begin() + half, drafts.end()}, 200) == Texts{});
    CHECK(append_all(book, afterthoughts(book), 1'000) == Texts{});
    CHECK(book.head().size > before + 1'000);
    for (const Asked& one : asked) {
      INFO(one.report->name << ", seed " << seed << (one.question.as_of ? ", as of a day" : ""));
      CHECK((told_whole(one.report->page(book, one.question), false) == one.told));
    }
    // And what was recorded later does tell each of them something else today.
    for (const Report& report : all_reports) {
      INFO(report.name << ", seed " << seed);
      Question first;
      first.known_at = before - 1;
      if (report.name != "trace" && report.grows)
        CHECK((told_whole(report.page(book, {}), true) != told_whole(report.page(book, first), true)));
    }
  }
}

// Accepted work told from the entries alone, by what a filter can ask for.
struct Place {
  std::string project, unit, component, source, period;
  friend auto operator<=>(const Place&, const Place&) = default;
};
using Sums = std::map<Place, std::int64_t>;

bool is_accepted(chart::Stage stage) {
  return stage == chart::Stage::spent || stage == chart::Stage::held || stage == chart::Stage::settled;
}
bool is_advanced(chart::Stage stage) {
  return stage == chart::Stage::advanced;
}

Sums of_entries(book::Book& book, bool (*counts)(chart::Stage)) {
  book::ChartView chart(book.store(), {});
  std::map<std::string, std::string> project_of;
  for (const auto& known : book::records_of<chart::Contract>(book.store(), {}))
    project_of[known.value.code] = known.value.project;
  Sums sums;
  const auto add = [&](const chart::Account& account, std::int64_t amount) {
    const auto stage = account.stand.stage;
    if (!counts(stage)) return;
    const auto& holder = account.stand.holder;
    const std::string project = holder.type == chart::HolderType::contract ? project_of.at(holder.code) : holder.code;
    sums[{project, chart.project(project)->unit, account.component, account.source, account.period.text()}] += amount;
  };
  for (std::int64_t number = 1; number <= book.head().size; ++number) {
    const auto recorded = book.record(number);
    const auto* entry = std::get_if<rules::Entry>(&recorded->body);
    if (entry == nullptr) continue;
    for (const rules::Line& line : entry->lines) {
      add(line.to_account(), line.amount.count());
      add(line.from_account(), -line.amount.count());
    }
  }
  return sums;
}

std::int64_t sum_of_entries(book::Book& book, const Sums& sums, const Question& question) {
  book::ChartView chart(book.store(), {});
  std::int64_t sum = 0;
  for (const auto& [place, amount] : sums) {
    const bool year = !question.period || place.period == question.period->text() ||
                      place.period.ends_with(">" + question.period->text());
    if ((question.project.empty() || place.project == question.project) &&
        (question.source.empty() || place.source == question.source) && year &&
        (question.unit.empty() || chart.unit_within(place.unit, question.unit)) &&
        (question.component.empty() || chart.component_within(place.component, question.component)))
      sum += amount;
  }
  return sum;
}

// Accepted work as a report tells it, all families of it: they are added here only to be checked.
std::int64_t told_by_costs(book::Book& book, const Question& question) {
  reports::Scope scope(book, question);
  const reports::Costs costs(scope);
  Dong sum;
  for (const auto& [key, months] : costs.costs()) sum += reports::sum_of(months);
  return sum.count();
}

std::int64_t told_by_totals(const Page& page, std::string_view id, std::string_view column) {
  const reports::Table& table = table_of(page, id);
  std::int64_t sum = 0;
  for (const reports::Row& total : table.totals)
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (const auto* amount = std::get_if<Dong>(&total.cells[i]))
        if (table.columns[i].id.starts_with(column)) sum += amount->count();
  return sum;
}

std::int64_t told_by_rows(const Page& page, std::string_view id, std::string_view column) {
  const reports::Table& table = table_of(page, id);
  std::int64_t sum = 0;
  for (const reports::Row& row : table.rows)
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (const auto* amount = std::get_if<Dong>(&row.cells[i]))
        if (table.columns[i].id == column) sum += amount->count();
  return sum;
}

// What stands on stages of one kind, all families of it.
std::int64_t told_by_status(const Page& page, bool (*counts)(chart::Stage)) {
  const reports::Table& table = table_of(page, "partition");
  std::int64_t sum = 0;
  for (const reports::Row& row : table.rows)
    for (std::size_t i = 0; i < chart::stage_count; ++i)
      if (const auto stage = static_cast<chart::Stage>(i); counts(stage) && row.cells[0] == Cell(named("stage", stage)))
        for (const reports::Cell& cell : row.cells)
          if (const auto* amount = std::get_if<Dong>(&cell)) sum += amount->count();
  return sum;
}

struct Telling {
  std::string_view name;
  bool (*counts)(chart::Stage);
  std::int64_t (*told)(book::Book&, const Question&);
  bool by_period = true;  // its years are those that the money stands under; else those it was disbursed of
};

constexpr std::array tellings{
    Telling{"costs", is_accepted, told_by_costs},
    Telling{"outcomes", is_accepted,
            [](book::Book& book, const Question& question) {
              return told_by_totals(reports::outcomes(book, question), "projects", "cost_");
            }},
    Telling{"status", is_accepted,
            [](book::Book& book, const Question& question) {
              return told_by_status(reports::status(book, question), is_accepted);
            }},
    Telling{"disbursement", is_accepted,
            [](book::Book& book, const Question& question) {
              return told_by_totals(reports::disbursement(book, question), "by_programme", "accepted");
            },
            false},
    Telling{"advances", is_advanced,
            [](book::Book& book, const Question& question) {
              return told_by_totals(reports::advances(book, question), "ages", "outstanding");
            }},
};

TEST_CASE("two filters together leave what one leaves of the other, as the entries have it") {
  Folder folder;
  book::Book book = new_synthetic_book(folder / "so.db");
  REQUIRE(append_all(book, drafts_of(small_shape(404, 1'200)), 300) == Texts{});
  const Sums accepted = of_entries(book, is_accepted);
  const Sums advanced = of_entries(book, is_advanced);
  const Sums& sums = accepted;
  REQUIRE(sums.size() > 20);
  std::vector<Question> single;
  const auto add = [&](auto set) { set(single.emplace_back()); };
  const Place first = sums.begin()->first;
  const Place last = sums.rbegin()->first;
  for (const Place& place : {first, last}) {
    add([&](Question& one) { one.project = place.project; });
    add([&](Question& one) { one.unit = place.unit; });
    add([&](Question& one) { one.component = place.component; });
    add([&](Question& one) { one.source = place.source; });
    add([&](Question& one) { one.period = chart::Period::read(place.period); });
  }
  add([&](Question& one) { one.unit = "VN"; });
  add([&](Question& one) { one.component = "GNBV"; });
  add([&](Question& one) { one.period = chart::Period::read("2024"); });
  const auto both = [](Question a, const Question& b) {
    if (!b.project.empty()) a.project = b.project;
    if (!b.unit.empty()) a.unit = b.unit;
    if (!b.component.empty()) a.component = b.component;
    if (!b.source.empty()) a.source = b.source;
    if (b.period) a.period = b.period;
    return a;
  };
  for (const Telling& telling : tellings)
    for (const Question& a : single)
      for (const Question& b : single) {
        const Question question = both(a, b);
        if (question.period && !telling.by_period) continue;
        INFO(telling.name << ": " << question.project << ' ' << question.unit << ' ' << question.component << ' '
                          << question.source << ' ' << (question.period ? question.period->text() : ""));
        CHECK(telling.told(book, question) ==
              sum_of_entries(book, telling.counts == is_accepted ? accepted : advanced, question));
      }
}

TEST_CASE("the parts of every partition, and of any two crossed, add up to the whole") {
  constexpr std::size_t axes = record::Names<reports::Axis>::names.size();
  for (const std::uint64_t seed : {504U, 508U}) {
    Folder folder;
    book::Book book = new_synthetic_book(folder / "so.db");
    REQUIRE(append_all(book, drafts_of(small_shape(seed, 1'200)), 300) == Texts{});
    for (const auto& as_of : {std::optional<year_month_day>(), std::optional(day(2024, 3, 15))}) {
      Question whole;
      whole.as_of = as_of;
      const std::int64_t expected = told_by_costs(book, whole);
      REQUIRE(expected > 0);
      if (!as_of) CHECK(expected == sum_of_entries(book, of_entries(book, is_accepted), {}));
      for (std::size_t a = 0; a < axes; ++a)
        for (std::size_t b = 0; b <= a; ++b) {
          Question question = whole;
          question.by = {static_cast<reports::Axis>(a)};
          if (b != a) question.by.push_back(static_cast<reports::Axis>(b));
          INFO(record::name_of(question.by.front()) << " x " << record::name_of(question.by.back()));
          CHECK(told_by_costs(book, question) == expected);
        }
      std::int64_t purposes = 0;
      for (std::size_t i = 0; i < results::purpose_count; ++i) {
        Question question = whole;
        question.purpose = static_cast<results::Purpose>(i);
        purposes += told_by_costs(book, question);
      }
      CHECK(purposes == expected);
    }
  }
}

// A report that lays amounts along the axes asked for, and what it tells of all of them without axes.
struct Laid {
  std::string_view name;
  Page (*page)(book::Book&, const Question&);
  std::string_view column;
  std::int64_t (*whole)(const Page& plain);
};

std::string largest_contract(book::Book& book) {
  std::string holder;
  book.store()
      .connection()
      .prepare(
          "SELECT holder FROM account WHERE holder_type = 'contract' GROUP BY holder ORDER BY COUNT(*) DESC, "
          "holder LIMIT 1")
      ->one([&](const sql::Statement& row) { holder = row.text(0); });
  return holder;
}

constexpr std::array laid_reports{
    Laid{"advances", reports::advances, "outstanding",
         [](const Page& plain) { return told_by_totals(plain, "ages", "outstanding"); }},
    Laid{"counterpart", reports::counterpart, "central",
         [](const Page& plain) { return told_by_rows(plain, "counterpart", "central"); }},
    Laid{"counterpart", reports::counterpart, "local_paid",
         [](const Page& plain) { return told_by_rows(plain, "counterpart", "local_paid"); }},
    Laid{"contract",
         [](book::Book& book, const Question& question) {
           Question one = question;
           one.contract = largest_contract(book);
           return reports::contract(book, one).value();
         },
         "accepted",
         [](const Page& plain) {
           const reports::Table& table = table_of(plain, "payments");
           std::int64_t sum = 0;
           for (const reports::Row& row : table.rows)
             if (row.cells[0] == Cell(term("contract.accepted"))) sum += std::get<Dong>(row.cells.back()).count();
           return sum;
         }},
    Laid{"statement",
         [](book::Book& book, const Question& question) {
           Question one = question;
           one.account = "contract:" + largest_contract(book);
           return reports::statement(book, one).value();
         },
         "in", [](const Page& plain) { return told_by_totals(plain, "balances", "in"); }},
};

TEST_CASE("what a report lays along any two axes adds up to what it tells without them") {
  constexpr std::size_t axes = record::Names<reports::Axis>::names.size();
  Folder folder;
  book::Book book = new_synthetic_book(folder / "so.db");
  REQUIRE(append_all(book, drafts_of(small_shape(606, 1'200)), 300) == Texts{});
  for (const Laid& report : laid_reports) {
    const std::int64_t expected = report.whole(report.page(book, {}));
    CHECK(expected > 0);
    for (std::size_t a = 0; a < axes; ++a)
      for (std::size_t b = 0; b <= a; ++b) {
        Question question;
        question.by = {static_cast<reports::Axis>(a)};
        if (b != a) question.by.push_back(static_cast<reports::Axis>(b));
        INFO(report.name << ' ' << report.column << ": " << record::name_of(question.by.front()) << " x "
                         << record::name_of(question.by.back()));
        const Page page = report.page(book, question);
        CHECK(told_by_rows(page, "along", report.column) == expected);
        CHECK(report.whole(page) == expected);
      }
  }
}

}  // namespace
}  // namespace tungdong::test
