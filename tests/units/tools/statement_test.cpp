#include "tools/reconciliation/statement.hpp"

#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tools/reconciliation/shell.hpp"

namespace {

using namespace tungdong;
using rules::Kind;

auto read(std::string_view text, money::Style style = money::Style::plain) {
  return tools::read_statement(tools::read_csv_text("kb.csv", std::string(text)), {style, money::Unit::dong});
}

// "3/date date-malformed; …": row, column and code of each complaint.
std::string complaints(std::string_view text) {
  const auto statement = read(text);
  if (statement) return "none";
  std::string all;
  for (const auto& complaint : statement.error())
    all += fmt::format("{}{}/{} {}", all.empty() ? "" : "; ", complaint.row, complaint.column, complaint.refusal.code);
  return all;
}

TEST_CASE("a statement row by row, as far as it says") {
  const auto statement = read(
      "unit,item,sub_item,source,component,chapter,sector,document,date,amount,kind,period,project,contract,payee,"
      "note\n"
      "1099999,9300,9301,43,0521,860,280,UNC 1,30/09/2025,1500000,thanh toán,2024>2025,DA,HD,Công ty,ghi chú\n"
      ",,,,,,,,,-7,,,,,,\n"
      ",,,,,,,,2025-10-01,5,Giảm chi,,,,,\n");
  REQUIRE(statement);
  REQUIRE(statement->rows.size() == 3);
  const auto& first = statement->rows[0];
  CHECK(first.row == 2);
  CHECK(first.unit == "1099999");
  CHECK(first.sub_item == "9301");
  CHECK(first.document == "UNC 1");
  CHECK(first.date == date::year{2025} / 9 / 30);
  CHECK(first.amount == money::Dong(1'500'000));
  CHECK(first.kind == Kind::pay);
  CHECK(first.period->text() == "2024>2025");
  CHECK(first.note == "ghi chú");
  const auto& second = statement->rows[1];
  CHECK(second.amount == money::Dong(-7));
  CHECK((!second.date && !second.kind && !second.period && second.unit.empty()));
  CHECK(statement->rows[2].kind == Kind::refund);
  CHECK(statement->file.name == "kb.csv");
}

TEST_CASE("numbers are read as they are declared, never guessed") {
  CHECK(read("amount\n1.234.567\n", money::Style::vietnamese)->rows[0].amount == money::Dong(1'234'567));
  CHECK(complaints("amount\n1.234.567\n").starts_with("2/amount number-"));
}

TEST_CASE("what cannot be read is complained about, all at once, with its row and column") {
  CHECK(complaints("date,total\n2025-01-01,5\n") == "1/ csv-unknown-column; 1/ csv-missing-column");
  CHECK(complaints("amount\n") == "0/ reconcile-empty");
  CHECK(complaints("amount,date\n5,2025-02-30\n6,hôm qua\n7,2025-01-01\n") ==
        "2/date date-malformed; 3/date date-malformed");
  CHECK(complaints("amount,kind\n5,phân bổ\n6,xyz\n7,tạm ứng\n") == "2/kind reconcile-kind; 3/kind reconcile-kind");
  CHECK(complaints("amount,period\n5,2021-2025\n6,202\n7,2025\n") ==
        "2/period reconcile-plan; 3/period reconcile-plan");
  CHECK(complaints("amount,item\n0,1\n,2\n") == "2/amount reconcile-amount; 3/amount reconcile-amount");
  CHECK(complaints("amount\n1.5\n").starts_with("2/amount number-"));
  CHECK(complaints("amount\nnăm trăm\n").starts_with("2/amount number-"));
  // 2^53 - 1 together: no sum of some of them goes beyond.
  CHECK(complaints("amount\n9007199254740991\n") == "none");
  CHECK(complaints("amount\n9007199254740991\n1\n") == "3/amount reconcile-sum");
  CHECK(complaints("amount\n-9007199254740991\n-1\n") == "3/amount reconcile-sum");
  CHECK(complaints("amount\n9223372036854775807\n") != "none");
  CHECK(complaints("amount\n-9223372036854775808\n") != "none");
  CHECK(complaints("") != "none");
  CHECK(complaints("amount,amount\n1,2\n") == "1/amount csv-column-twice");
}

TEST_CASE("what a statement says is never run") {
  using tools::shell_quoted;
  CHECK(shell_quoted("item=9300") == "item=9300");
  CHECK(shell_quoted("") == "''");
  CHECK(shell_quoted("note=a b") == "'note=a b'");
  CHECK(shell_quoted("period=2024>2025") == "'period=2024>2025'");
  CHECK(shell_quoted("$(rm -rf ~)`id`") == "'$(rm -rf ~)`id`'");
  CHECK(shell_quoted("it's; id") == R"('it'\''s; id')");
  CHECK(tools::one_line("a\nrm -rf ~\r\tb") == "a rm -rf ~  b");
}

}  // namespace
