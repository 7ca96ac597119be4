// Profiles: what they may say, and what they make of a sheet.
#include "tools/profile/profile.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tools/profile/apply.hpp"

namespace tungdong::tools {
namespace {

// Rows of cells joined by '/', or the complaints as code@row:column.
std::string shape(const Applied& sheet) {
  std::string text;
  for (const Row& row : sheet.rows) {
    text += fmt::format("{}:", row.number);
    for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i > 0 ? "/" : "") + row.cells[i];
    text += '\n';
  }
  for (const Complaint& one : sheet.complaints)
    text += fmt::format("!{}@{}:{}\n", one.refusal.code, one.row, one.column);
  return text;
}

Applied applied(const std::string& profile, const std::string& csv, std::size_t explained = 0) {
  const auto read = parse_profile(profile, "p.toml");
  REQUIRE(read);
  const auto grid = read_grid(csv, "a.csv", "");
  REQUIRE(grid);
  return apply(*read, *grid, explained);
}

std::string faults(const std::string& profile) {
  const auto read = parse_profile(profile, "p.toml");
  if (read) return "";
  std::string text;
  for (const Complaint& one : read.error()) {
    text += fmt::format("{}@{}", one.refusal.code, one.row);
    for (const auto& [name, value] : one.refusal.args)
      if (name == "near") text += "→" + std::get<std::string>(value);
    text += ' ';
  }
  return text;
}

TEST_CASE("a profile that means nothing is refused with its line and the nearest that means something") {
  struct Case {
    std::string text;
    std::string faults;
  };
  const std::string good = "kind = \"statement\"\n[columns.amount]\nfrom = \"Số tiền\"\n";
  const Case cases[] = {
      {good, ""},
      {"kind = \"statement\"\nunits = \"ty\"\n[columns.amount]\nfrom = \"A\"\n", "profile-unknown-key@2→unit "},
      {good + "fromm = \"B\"\n", "profile-unknown-key@4→from "},
      {"kind = \"statement\"\n[columns.amuont]\nfrom = \"A\"\n", "profile-unknown-column@2→amount "},
      {"kind = \"entri\"\n", "profile-kind@1 "},
      {"", "profile-kind@1 "},
      {"kind = ", "profile-toml@1 "},
      {"kind = \"statement\"\nunit = \"tỷ\"\n[columns.amount]\nfrom = \"A\"\n", "profile-value@2 "},
      {"kind = \"statement\"\n[columns.amount]\nfrom = \"A\"\nconstant = \"5\"\n", "profile-one-of@2 "},
      {"kind = \"statement\"\n[columns.amount]\nconstant = \"5\"\n", "profile-reads-nothing@0 "},
      {"kind = \"statement\"\n[columns.amount]\nfrom = 5\n", "profile-value@3 profile-one-of@2 "},
      {"kind = \"unit\"\n[[money]]\nfrom = \"A\"\nkind = \"pay\"\n", "profile-no-money@0 "},
      {"kind = \"entry\"\n[[money]]\nfrom = \"A\"\nkind = \"chi\"\n", "unknown-kind-of-entry@4 "},
      {good + "[[skip]]\ncolumn = \"TT\"\n", "profile-mark@4 "},
      {good + "[header]\nrows = 9\n", "profile-value@5 "},
      {"kind = \"statement\"\nkind = \"statement\"\n", "profile-toml@2 "},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(faults(one.text) == one.faults);
  }
}

TEST_CASE("headings are found whatever their case, accents and blanks, below titles") {
  const std::string profile =
      "kind = \"statement\"\nnumbers = \"vi\"\nunit = \"trieu\"\ndates = \"dd/mm/yyyy\"\n"
      "[columns.date]\nfrom = [\"Ngày\", \"Ngày CT\"]\n[columns.amount]\nfrom = \"Số tiền\"\n";
  CHECK(shape(applied(profile,
                      "Bảng kê quý III;\n;\nNGAY CT;so  tien\n5/3/2026;1.200,5\n05-03-2026 00:00:00;-0,000001\n")) ==
        "4:1200500000/2026-03-05\n5:-1/2026-03-05\n");
  CHECK(shape(applied(profile, "Ngày;Tiền\n5/3/2026;1\n")) == "!profile-no-heading@1:\n");
  CHECK(shape(applied(profile, "Ngày;Số tiền;SO TIEN\n5/3/2026;1;2\n")) == "!profile-heading-twice@1:Số tiền\n");
  CHECK(shape(applied(profile, "Ngày;Số tiền\n3/15/2026;1\n5/3/2026;1.5\n5/3/2026;0,0000001\n")) ==
        "!date-malformed@2:Ngày\n!number-ambiguous@3:Số tiền\n!number-fraction@4:Số tiền\n");
}

TEST_CASE("days and numbers are written in the declared way alone") {
  struct Case {
    std::string style;
    std::string day;
    std::string read;
  };
  const Case cases[] = {
      {"iso", "2026-03-05", "2026-03-05"},
      {"iso", "05/03/2026", ""},
      {"dd/mm/yyyy", "5.3.2026", "2026-03-05"},
      {"mm/dd/yyyy", "5/3/2026", "2026-05-03"},
      {"mm/dd/yyyy", "31/12/2026", ""},
      {"yyyymmdd", "20260305", "2026-03-05"},
      {"yyyymmdd", "2026035", ""},
      {"excel", "46086", "2026-03-05"},  // 46.086 days from 30/12/1899
  };
  for (const Case& one : cases) {
    INFO(one.style << " " << one.day);
    const std::string profile = "kind = \"statement\"\ndates = \"" + one.style + "\"\n[columns.date]\nfrom = \"D\"\n";
    CHECK(shape(applied(profile, "D,E\n" + one.day + ",x\n")) ==
          (one.read.empty() ? "!date-malformed@2:D\n" : "2:" + one.read + "\n"));
  }
  for (const auto& [style, text] : {std::pair("plain", "1234.5"), {"vi", "1.234,5"}, {"en", "1,234.5"}}) {
    const std::string profile = fmt::format(
        "kind = \"statement\"\nnumbers = \"{}\"\nunit = \"nghin\"\n[columns.amount]\nfrom = \"A\"\n", style);
    CHECK(shape(applied(profile, fmt::format("A;B\n{};x\n", text))) == "2:1234500\n");
  }
}

TEST_CASE("a blank means what the profile says") {
  const auto with = [](const std::string& blank) {
    return shape(applied(
        "kind = \"statement\"\n[columns.unit]\nfrom = \"U\"\nblank = \"" + blank + "\"\n[columns.note]\nfrom = \"N\"\n",
        "U,N\n,first\n11,a\n,b\n"));
  };
  CHECK(with("not-reported") == "2:first/\n3:a/11\n4:b/\n");
  CHECK(with("skip-row") == "3:a/11\n");
  CHECK(with("zero") == "2:first/0\n3:a/11\n4:b/0\n");
  CHECK(with("refuse") == "3:a/11\n!profile-blank@2:U\n!profile-blank@4:U\n");
  CHECK(with("carry-down") == "3:a/11\n4:b/11\n!profile-blank@2:U\n");
}

TEST_CASE("codes come out of the table, and lost zeros come back") {
  const std::string profile =
      "kind = \"statement\"\n[columns.source]\nfrom = \"N\"\ncodes = { \"Vốn ĐT\" = \"NSTW-DT\" }\n"
      "[columns.chapter]\nfrom = \"C\"\ndigits = 3\n";
  CHECK(shape(applied(profile, "N,C\nvon dt,18\nVỐN ĐT,800\nvốn sự nghiệp,1\n")) ==
        "2:018/NSTW-DT\n3:800/NSTW-DT\n!profile-no-code@4:N\n");
}

const std::string money =
    "kind = \"entry\"\nnumbers = \"vi\"\n[header]\nrows = 2\n[columns.date]\nconstant = \"2026-09-30\"\n"
    "[columns.project]\nfrom = \"Dự án\"\nblank = \"refuse\"\n[columns.unit]\nconstant = \"XM\"\n"
    "[[money]]\nfrom = \"Kế hoạch\"\nkind = \"fund\"\n[[money]]\nfrom = \"Giải ngân Thanh toán\"\nkind = \"pay\"\n"
    "omit = [\"unit\"]\n";

TEST_CASE("each column of money becomes a row of its own, under two rows of headings") {
  CHECK(shape(applied(money, "Dự án;Kế hoạch;Giải ngân;\n;;Tạm ứng;Thanh toán\nA;1.000;5;700\nB;2.000;;\nC;;;0\n")) ==
        "3:2026-09-30/A/XM/fund/1000\n3:2026-09-30/A//pay/700\n4:2026-09-30/B/XM/fund/2000\n");
}

TEST_CASE("totals are the sums of their items, group by group, or nothing is taken") {
  const std::string profile = money +
                              "[[total]]\ncolumn = \"TT\"\ntext = \"Tổng\"\n"
                              "[[total]]\ncolumn = \"TT\"\ntext = [\"I\", \"V\"]\nof = \"below\"\n"
                              "[[skip]]\ncolumn = \"TT\"\ntext = \"Ghi chú\"\n";
  const std::string head = "TT;Dự án;Kế hoạch;Thanh toán\n;;;\n";
  const std::string single = [&] {
    std::string one = profile;
    one.replace(one.find("rows = 2"), 8, "rows = 1");
    one.replace(one.find("Giải ngân Thanh toán"), std::string_view("Giải ngân Thanh toán").size(), "Thanh toán");
    return one;
  }();
  // 60 + 40 = 100; 25 + 15 = 40; 100 + 40 = 140. Payments: 30 + 0; 15.
  const std::string rows = "I;Nhóm một;100;30\n1;A;60;30\n2;B;40;\nII;Nhóm hai;40;15\n1;C;25;15\n2;D;15;\nGhi chú;;;\n";
  const Applied good = applied(single, head + "Tổng số;;140;45\n" + rows);
  CHECK(good.complaints.empty());
  CHECK(good.rows.size() == 6);
  CHECK(good.totals.size() == 6);
  CHECK(good.passed.size() == 4);
  const Applied bad = applied(single, head + "Tổng số;;141;45\n" + rows);
  REQUIRE(bad.complaints.size() == 1);
  CHECK(bad.rows.empty());
  CHECK(bad.broken.size() == 6);
  const Complaint& one = bad.complaints.front();
  CHECK(one.row == 3);
  CHECK(one.column == "Kế hoạch");
  CHECK(words::say(one.refusal, words::Lang::vi) ==
        "Tổng 141 ₫ không bằng cộng các hàng 5–9: 140 ₫, chênh lệch 1 ₫. Hãy sửa tệp.");
}

TEST_CASE("a key is of the columns that the profile names, and stands once") {
  const std::string profile =
      "kind = \"statement\"\nkey = [\"document\", \"amount\"]\n[columns.document]\nfrom = "
      "\"D\"\n[columns.amount]\nfrom = "
      "\"A\"\n";
  // A statement is no record and has no column for keys of ours; an entry has.
  CHECK(faults(profile) == "");
  const std::string entry =
      "kind = \"entry\"\nkey = [\"invoice\"]\n[columns.invoice]\nfrom = \"D\"\n[columns.amount]\nfrom = \"A\"\n";
  const Applied first = applied(entry, "D,A\nX1,5\nX2,5\nX1,6\n");
  REQUIRE(first.rows.size() == 2);
  CHECK(first.rows[0].cells.back().starts_with("p.toml:"));
  CHECK(first.rows[0].cells.back() != first.rows[1].cells.back());
  REQUIRE(first.complaints.size() == 1);
  CHECK(first.complaints[0].refusal.code == "profile-key-twice");
  CHECK(first.complaints[0].row == 4);
  const Applied again = applied(entry, "D,A\nX0,1\nX1,5\n");
  CHECK(again.rows[1].cells.back() == first.rows[0].cells.back());
}

TEST_CASE("what is given with the command stands in every row") {
  auto profile =
      parse_profile("kind = \"statement\"\n[columns.date]\ngiven = true\n[columns.note]\nfrom = \"N\"\n", "p");
  REQUIRE(profile);
  const auto grid = read_grid("N,M\na,\n", "a.csv", "");
  CHECK(shape(apply(*profile, *grid)) == "!profile-not-given@0:date\n");
  REQUIRE_FALSE(set_column(*profile, "date", "2026-09-30"));
  REQUIRE_FALSE(set_column(*profile, "unit", "11"));
  CHECK(shape(apply(*profile, *grid)) == "2:2026-09-30/a/11\n");
  CHECK(set_column(*profile, "dat", "x")->code == "profile-unknown-column");
}

TEST_CASE("what each cell became can be seen") {
  const Applied sheet = applied(money, "Dự án;Kế hoạch;Giải ngân;\n;;Tạm ứng;Thanh toán\nA;1.000;5;700\n", 1);
  REQUIRE(sheet.read.size() == 1);
  const ReadCell& last = sheet.read[0].back();
  CHECK(last.place == "B3");
  CHECK(last.heading == "Kế hoạch");
  CHECK(last.text == "1.000");
  CHECK(last.column == "amount");
  CHECK(last.value == "1000");
}

}  // namespace
}  // namespace tungdong::tools
