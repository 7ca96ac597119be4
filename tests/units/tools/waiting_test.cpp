// Keys that make an import idempotent, and the order in which a folder is taken, however little of it is in memory.
#include "tools/sheet/waiting.hpp"

#include <random>

#include <catch2/catch.hpp>

#include "tests/support/small_book.hpp"

namespace tungdong::tools {
namespace {

Sheet sheet(std::vector<std::string> header, std::vector<std::vector<std::string>> rows) {
  Sheet sheet;
  sheet.file = "x.csv";
  sheet.header = std::move(header);
  std::int64_t number = 1;
  for (auto& row : rows) sheet.rows.push_back({++number, std::move(row)});
  return sheet;
}

const std::vector<std::string> plain{"date", "doc", "kind", "amount", "unit", "source", "component", "period"};

void add(Waiting& waiting, std::string_view kind, Sheet& one) {
  waiting.open_sheet(std::string(kind), one.header, {});
  for (const Brought& brought : read_sheet(kind, one, {}, "a")) waiting.add(brought);
}

std::vector<book::Draft> all(Waiting& waiting, std::size_t at_once = 250) {
  std::vector<book::Draft> drafts;
  waiting.begin();
  for (auto some = waiting.next(at_once); !some.empty(); some = waiting.next(at_once))
    drafts.insert(drafts.end(), some.begin(), some.end());
  return drafts;
}

const rules::Line& line(const book::Draft& draft) {
  return std::get<rules::Entry>(draft.body).lines.front();
}

TEST_CASE("a row's key is its content and its occurrence") {
  const std::vector<std::string> first{"2025-01-01", "QD", "appropriate", "5", "11", "NS", "CT", "2025"};
  auto second = first;
  second[3] = "6";
  Sheet one = sheet(plain, {first, first, second});
  Sheet other = sheet(plain, {second, first});
  Waiting left("a");
  Waiting right("b");
  add(left, "entry", one);
  add(right, "entry", other);
  const auto some = all(left);
  const auto others = all(right);
  REQUIRE(some.size() == 3);
  REQUIRE(others.size() == 2);
  CHECK(some[0].key != some[1].key);    // two identical rows are two payments
  CHECK(some[0].key == others[1].key);  // in another file the first of them is the same
  CHECK(some[2].key == others[0].key);
  CHECK(left.some_keys() == std::vector{some[0].key, some[0].key, some[2].key});
  // Two sheets of one import that have the same row: it is one payment.
  add(left, "entry", other);
  const auto both = all(left);
  REQUIRE(both.size() == 5);
  CHECK(std::ranges::count(both, some[0].key, &book::Draft::key) == 2);
}

TEST_CASE("rows with one entry number are the lines of one entry, or none of them is entered") {
  const std::vector<std::string> header{"date", "doc",    "entry",     "kind",  "amount",
                                        "unit", "source", "component", "period"};
  const std::vector<std::string> a{"2025-01-01", "QD", "1", "appropriate", "5", "11", "A", "CT", "2025"};
  const std::vector<std::string> b{"2025-01-01", "QD", "1", "appropriate", "7", "11", "B", "CT", "2025"};
  const std::vector<std::string> apart{"2025-01-01", "QD", "2", "appropriate", "8", "11", "B", "CT", "2025"};
  const auto rows_of = [&](const std::vector<std::vector<std::string>>& rows, Sheet& read) {
    read = sheet(header, rows);
    std::string text;
    for (const Brought& one : read_sheet("entry", read, {}, "a")) {
      REQUIRE(std::get<rules::Entry>(one.draft.body).lines.size() == one.rows.size());
      for (std::size_t i = 0; i < one.rows.size(); ++i)
        text += fmt::format("{}/{} ", one.rows[i].number, one.places[i]);
      text += "; ";
    }
    return text;
  };
  Sheet read;
  CHECK(rows_of({a, b}, read) == "2/0 3/1 ; ");
  CHECK(rows_of({a, apart, b}, read) == "3/1 ; 2/0 4/2 ; ");
  CHECK(rows_of({a, b, apart, apart}, read) == "2/0 3/1 ; 4/2 5/3 ; ");
  auto alone = apart;  // a row of no numbered entry between them
  alone[2] = "";
  CHECK(rows_of({a, alone, b}, read) == "3/1 ; 2/0 4/2 ; ");

  auto bad = b;
  bad[4] = "x";
  for (const auto& rows : {std::vector{a, bad}, std::vector{bad, a}, std::vector{a, apart, bad}}) {
    CHECK(rows_of(rows, read) == (rows.size() == 3 ? "3/1 ; " : ""));
    CHECK(read.broken.size() == 2);
    CHECK(read.complaints.size() == 1);
  }
  auto later = b;
  later[0] = "2025-01-02";
  CHECK(rows_of({a, later}, read).empty());
  REQUIRE(read.complaints.size() == 1);
  CHECK(read.complaints.front().refusal.code == "entry-rows-differ");
}

TEST_CASE("what others refer to comes first, then the life of a đồng day by day") {
  Sheet units =
      sheet({"date", "doc", "code", "name", "level", "parent"},
            {{"2025-01-01", "QD", "con", "Con", "commune", "cha"}, {"2025-01-01", "QD", "cha", "Cha", "province", ""}});
  Sheet entries = sheet({"date", "doc", "kind", "amount", "unit", "to_unit", "source", "component", "period"},
                        {{"2025-01-02", "QD", "send", "5", "cha", "con", "NS", "CT", "2025"},
                         {"2025-01-02", "QD", "appropriate", "5", "cha", "", "NS", "CT", "2025"},
                         {"2025-01-01", "QD", "send", "1", "cha", "con", "NS", "CT", "2025"}});
  Waiting waiting("a");
  add(waiting, "entry", entries);
  add(waiting, "unit", units);
  REQUIRE(waiting.size() == 5);
  std::string order;
  for (const book::Draft& one : all(waiting)) {
    if (const auto* unit = std::get_if<chart::Unit>(&one.body)) order += unit->code + " ";
    if (std::holds_alternative<rules::Entry>(one.body))
      order += fmt::format("{}{} ", record::name_of(line(one).kind), line(one).amount.count());
  }
  CHECK(order == "cha con send1 appropriate5 send5 ");
  // Nothing of a sheet that cannot be trusted is taken.
  waiting.withdraw_sheet();
  CHECK(waiting.size() == 3);
  CHECK(all(waiting).size() == 3);
}

TEST_CASE("money that goes down two levels on one day is sent on after it was received, wherever the rows stand") {
  Sheet entries =
      sheet({"date", "doc", "kind", "amount", "unit", "to_unit", "project", "source", "component", "period"},
            {{"2025-01-02", "QD", "fund", "6", "xa", "", "DA", "NS", "CT", "2025"},
             {"2025-01-02", "QD", "receive", "5", "xa", "", "", "NS", "CT", "2025"},
             {"2025-01-02", "QD", "send", "4", "tinh", "xa", "", "NS", "CT", "2025"},
             {"2025-01-02", "QD", "receive", "3", "tinh", "", "", "NS", "CT", "2025"},
             {"2025-01-02", "QD", "send", "2", "VN", "tinh", "", "NS", "CT", "2025"},
             {"2025-01-02", "QD", "appropriate", "1", "VN", "", "", "NS", "CT", "2025"}});
  Waiting waiting("a");
  add(waiting, "entry", entries);
  std::string order;
  for (const book::Draft& one : all(waiting, 4)) order += std::to_string(line(one).amount.count());
  CHECK(order == "123456");
}

TEST_CASE("each draft is told with the rows that it was read from, from the first again where the book begins again") {
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < 7; ++i)
    rows.push_back({"2025-01-01", "QD", "appropriate", std::to_string(10 - i), "11", "NS", "CT", "2025"});
  Sheet one = sheet(plain, rows);
  Waiting waiting("a");
  add(waiting, "entry", one);
  std::string told;
  waiting.begun = [&] { told += "|"; };
  waiting.told = [&](const Origin& origin, const book::Draft& draft, const book::Fate& fate) {
    told += fmt::format(" {}:{}:{:d}", origin.rows.front().number, line(draft).amount.count(), fate.has_value());
  };
  waiting.begin();
  waiting.next(3);
  waiting.tell(book::Taken{});
  waiting.begin();
  for (auto some = waiting.next(3); !some.empty(); some = waiting.next(3))
    for (const book::Draft& draft : some)
      waiting.tell(line(draft).amount == money::Dong(5) ? book::Fate(std::unexpected(words::Refusals{}))
                                                        : book::Fate(book::Taken{}));
  CHECK(told == "| 2:10:1| 2:10:1 3:9:1 4:8:1 5:7:1 6:6:1 7:5:0 8:4:1");
}

TEST_CASE("the order does not depend on how much of it is in memory") {
  std::mt19937 random(7);
  const auto some = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  std::vector<std::vector<std::string>> rows;
  const std::array<std::string, 5> kinds{"appropriate", "send", "receive", "fund", "lapse"};
  for (int i = 0; i < 4'000; ++i) {
    const std::string& kind = kinds[static_cast<std::size_t>(some(5))];
    rows.push_back({fmt::format("2025-{:02}-{:02}", 1 + some(12), 1 + some(3)), "QD", kind, std::to_string(some(40)),
                    fmt::format("u{}", some(6)), kind == "send" ? fmt::format("u{}", some(6)) : "",
                    kind == "fund" ? "DA" : "", "NS", "CT", "2025", fmt::format("e{}", i / 2 + 1'000 * some(2))});
  }
  const std::vector<std::string> header{"date",    "doc",    "kind",      "amount", "unit", "to_unit",
                                        "project", "source", "component", "period", "entry"};
  std::vector<std::vector<std::string>> figures;
  for (int i = 0; i < 300; ++i)
    figures.push_back(
        {"2025-01-01", "QD", fmt::format("f{}", i), fmt::format("{}", some(9)), fmt::format("f{}", some(300))});
  Sheet entries = sheet(header, rows);
  Sheet more = sheet(header, {rows.begin(), rows.begin() + 500});
  Sheet units = sheet({"date", "doc", "code", "name", "parent"}, figures);
  const auto order = [&](std::size_t bytes, std::size_t at_once) {
    Waiting waiting("a", bytes);
    add(waiting, "entry", entries);
    add(waiting, "unit", units);
    add(waiting, "entry", more);
    const std::vector<book::Draft> first = all(waiting, at_once);
    std::string text;
    for (const book::Draft& draft : first) {
      book::encode(text, draft, 0);
      text += "\n";
    }
    CHECK(first.size() == waiting.size());
    CHECK(all(waiting).size() == first.size());
    return text;
  };
  const std::string in_memory = order(Spool::enough_bytes, 250);
  CHECK(std::ranges::count(in_memory, '\n') > 1'500);
  for (const std::size_t bytes : {1U, 5'000U, 200'000U}) CHECK(order(bytes, bytes == 1 ? 1 : 99) == in_memory);
}

// Depth is a matter of the file: nothing may call itself once for each row.
TEST_CASE("a chain of a hundred thousand units, and money down all of it, is put in order") {
  constexpr int depth = 100'000;
  std::vector<std::vector<std::string>> chain;
  std::vector<std::vector<std::string>> sent;
  for (int i = 0; i < depth; ++i) {
    const std::string unit = fmt::format("u{}", i);
    const std::string above = fmt::format("u{}", i + 1);
    chain.push_back({"2025-01-01", "QD", unit, unit, "commune", above});
    sent.push_back({"2025-01-01", "QD", "send", "5", above, unit, "NS", "CT", "2025"});
    sent.push_back({"2025-01-01", "QD", "receive", "5", unit, "", "NS", "CT", "2025"});
  }
  Sheet units = sheet({"date", "doc", "code", "name", "level", "parent"}, std::move(chain));
  Sheet entries =
      sheet({"date", "doc", "kind", "amount", "unit", "to_unit", "source", "component", "period"}, std::move(sent));
  Waiting waiting("a");
  add(waiting, "unit", units);
  add(waiting, "entry", entries);
  const auto drafts = all(waiting);
  REQUIRE(drafts.size() == 3 * depth);
  CHECK(std::get<chart::Unit>(drafts.front().body).code == fmt::format("u{}", depth - 1));
  CHECK(std::get<chart::Unit>(drafts[depth - 1].body).code == "u0");
  CHECK(line(drafts[depth]).from.text() == fmt::format("available:unit:u{}", depth));
  CHECK(line(drafts.back()).from.text() == "transit:unit:u0");
}

}  // namespace
}  // namespace tungdong::tools
