// Keys that make an import idempotent, and the order in which a folder is taken.
#include "tools/sheet/pending.hpp"

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

TEST_CASE("a row's key is its content and its occurrence") {
  const std::vector<std::string> header{"date", "doc", "kind", "amount", "unit", "source", "component", "period"};
  const std::vector<std::string> first{"2025-01-01", "QD", "appropriate", "5", "11", "NS", "CT", "2025"};
  auto second = first;
  second[3] = "6";
  Sheet one = sheet(header, {first, first, second});
  Sheet other = sheet(header, {second, first});
  const auto left = read_sheet("entry", one, 0, {}, "a");
  const auto right = read_sheet("entry", other, 1, {}, "b");
  REQUIRE(left.size() == 3);
  REQUIRE(right.size() == 2);
  CHECK(left.drafts[0].key != left.drafts[1].key);   // two identical rows are two payments
  CHECK(left.drafts[0].key == right.drafts[1].key);  // in another file the first of them is the same
  CHECK(left.drafts[2].key == right.drafts[0].key);
}

TEST_CASE("rows with one entry number are the lines of one entry, or none of them is entered") {
  const std::vector<std::string> header{"date", "doc",    "entry",     "kind",  "amount",
                                        "unit", "source", "component", "period"};
  Sheet good = sheet(header, {{"2025-01-01", "QD", "1", "appropriate", "5", "11", "A", "CT", "2025"},
                              {"2025-01-01", "QD", "1", "appropriate", "7", "11", "B", "CT", "2025"}});
  const auto read = read_sheet("entry", good, 0, {}, "a");
  REQUIRE(read.size() == 1);
  CHECK(std::get<rules::Entry>(read.drafts.front().body).lines.size() == 2);
  CHECK(read.origins.front().rows == std::vector<std::size_t>{0, 1});

  Sheet bad = sheet(header, {{"2025-01-01", "QD", "1", "appropriate", "5", "11", "A", "CT", "2025"},
                             {"2025-01-01", "QD", "1", "appropriate", "x", "11", "B", "CT", "2025"}});
  CHECK(read_sheet("entry", bad, 0, {}, "a").drafts.empty());
  CHECK(bad.broken.size() == 2);

  Sheet torn = sheet(header, {{"2025-01-01", "QD", "1", "appropriate", "5", "11", "A", "CT", "2025"},
                              {"2025-01-02", "QD", "1", "appropriate", "7", "11", "B", "CT", "2025"}});
  CHECK(read_sheet("entry", torn, 0, {}, "a").drafts.empty());
  REQUIRE(torn.complaints.size() == 1);
  CHECK(torn.complaints.front().refusal.code == "entry-rows-differ");
}

TEST_CASE("what others refer to comes first, then the life of a đồng day by day") {
  Sheet units =
      sheet({"date", "doc", "code", "name", "level", "parent"},
            {{"2025-01-01", "QD", "con", "Con", "commune", "cha"}, {"2025-01-01", "QD", "cha", "Cha", "province", ""}});
  Sheet entries = sheet({"date", "doc", "kind", "amount", "unit", "to_unit", "source", "component", "period"},
                        {{"2025-01-02", "QD", "send", "5", "cha", "con", "NS", "CT", "2025"},
                         {"2025-01-02", "QD", "appropriate", "5", "cha", "", "NS", "CT", "2025"},
                         {"2025-01-01", "QD", "send", "1", "cha", "con", "NS", "CT", "2025"}});
  auto pending = read_sheet("entry", entries, 0, {}, "a");
  auto more = read_sheet("unit", units, 1, {}, "a");
  pending.add(std::move(more));
  put_in_order(pending);
  REQUIRE(pending.size() == 5);
  std::string order;
  for (const book::Draft& one : pending.drafts) {
    if (const auto* unit = std::get_if<chart::Unit>(&one.body)) order += unit->code + " ";
    if (const auto* entry = std::get_if<rules::Entry>(&one.body))
      order += fmt::format("{}{} ", record::name_of(entry->lines.front().kind), entry->lines.front().amount.count());
  }
  CHECK(order == "cha con send1 appropriate5 send5 ");
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
  auto pending = read_sheet("entry", entries, 0, {}, "a");
  REQUIRE(pending.size() == 6);
  put_in_order(pending);
  std::string order;
  for (const book::Draft& one : pending.drafts)
    order += std::to_string(std::get<rules::Entry>(one.body).lines.front().amount.count());
  CHECK(order == "123456");
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
  auto pending = read_sheet("unit", units, 0, {}, "a");
  pending.add(read_sheet("entry", entries, 1, {}, "a"));
  put_in_order(pending);
  REQUIRE(pending.size() == 3 * depth);
  CHECK(std::get<chart::Unit>(pending.drafts.front().body).code == fmt::format("u{}", depth - 1));
  CHECK(std::get<chart::Unit>(pending.drafts[depth - 1].body).code == "u0");
  const auto from = [&](std::size_t at) {
    return std::get<rules::Entry>(pending.drafts[at].body).lines.front().from.text();
  };
  CHECK(from(depth) == fmt::format("available:unit:u{}", depth));
  CHECK(from(3 * depth - 1) == "transit:unit:u0");
}

}  // namespace
}  // namespace tungdong::tools
