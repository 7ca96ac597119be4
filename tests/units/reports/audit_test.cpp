#include "reports/audit/audit.hpp"

#include <catch2/catch.hpp>

#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;
using reports::Table;

// A task that pays whoever is named.
class Payer {
 public:
  explicit Payer(const std::filesystem::path& path) : book(small_book(path)) {
    take(day(2025, 1, 10), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 900'000)));
    chart::Project task = project("VIEC", chart::ProjectType::task, "11", 900'000);
    take(day(2025, 1, 11), task);
    results::Link link;
    link.project = "VIEC";
    link.indicator = "HO";
    link.version = 1;
    link.share_ppm = 1'000'000;
    take(day(2025, 1, 11), link);
    take(day(2025, 1, 12), entry(move(Kind::fund, "available:unit:11", "assigned:project:VIEC", 900'000)));
    take(day(2025, 1, 13), acceptance("project:VIEC", "NT", 900'000));
  }

  // The record of a payment, as "12.1".
  std::string pay(year_month_day date, std::int64_t amount, std::string payee, std::string invoice) {
    rules::Line line = move(Kind::pay, "assigned:project:VIEC", "spent:project:VIEC", amount);
    line = with(std::move(line), rules::Attribute::payee, std::move(payee));
    line = with(std::move(line), rules::Attribute::invoice, std::move(invoice));
    return std::to_string(take(date, entry(line))) + ".1";
  }

  std::int64_t take(year_month_day date, rules::Body body) {
    return post(book, draft("k" + std::to_string(++keys_), date, std::move(body)));
  }

  // "reason place against other", of what repeats, stands out or is on its way.
  std::string flagged(reports::Question question = {}) {
    using enum chart::Check;
    std::string text;
    for (const chart::Check check :
         {exact_duplicate, another_payee, near_duplicate, twice_the_amount, rebooked, far_above_others, in_transit}) {
      question.check = check;
      const Page page = reports::audit(book, question);
      const Table& queue = table_of(page, "queue");
      for (const reports::Row& row : queue.rows) text += told(queue, row, {"check", "place", "other"}) + " / ";
    }
    return text;
  }

  book::Book book;

 private:
  int keys_ = 0;
};

TEST_CASE("payments that repeat one another are flagged with the other, each by its reason") {
  Folder folder;
  Payer payer(folder / "so.db");
  const auto a = payer.pay(day(2025, 3, 1), 1'230, "Công ty A", "HD-0012");
  CHECK(payer.flagged().empty());
  const auto same = payer.pay(day(2025, 3, 1), 1'230, "Công ty A", "HD-0012");
  CHECK(payer.flagged() == fmt::format("trùng hoàn toàn: người nhận, số, ngày, số tiền | {} | {} / ", same, a));
}

TEST_CASE("the same number to another payee, a number mistyped, an amount doubled") {
  Folder folder;
  Payer payer(folder / "so.db");
  const auto a = payer.pay(day(2025, 3, 1), 1'230, "Công ty A", "00-12/HD");
  const auto other = payer.pay(day(2025, 3, 1), 1'230, "Công ty B", "00-12/HD");
  CHECK(payer.flagged() == fmt::format("cùng ngày, số, số tiền nhưng khác người nhận | {} | {} / ", other, a));
  Payer second(folder / "so2.db");
  const auto b = second.pay(day(2025, 3, 1), 1'230, "Công ty A", "00-12/HD");
  const auto mistyped = second.pay(day(2025, 3, 20), 1'230, "Công ty A", "12HD");
  // Thirty-one days after the first and twelve after the second.
  const auto twice = second.pay(day(2025, 4, 1), 2'460, "Công ty A", "99");
  CHECK(second.flagged() == fmt::format("gần trùng: cùng người nhận, số tiền, số chỉ khác dấu | {} | {} / "
                                        "gấp đôi một khoản khác của cùng người nhận | {} | {} / ",
                                        mistyped, b, twice, mistyped));
}

TEST_CASE("one payment far above the others of its payee, at ten times and not below") {
  Folder folder;
  Payer payer(folder / "so.db");
  payer.pay(day(2025, 1, 20), 100, "Công ty A", "1");
  payer.pay(day(2025, 4, 20), 1'000, "Công ty A", "2");
  CHECK(payer.flagged().empty());  // ten times the other, and not more
  const auto large = payer.pay(day(2025, 8, 20), 10'001, "Công ty A", "3");
  CHECK(payer.flagged().find(fmt::format("vượt trội so với các khoản khác của người nhận | {} | ", large)) !=
        std::string::npos);
  // The only payment of a payee stands above none.
  payer.pay(day(2025, 8, 21), 99'999, "Công ty B", "4");
  CHECK(payer.flagged().find("Công ty B") == std::string::npos);
}

TEST_CASE("what was reversed is no duplicate of what took its place, and is told as rebooked") {
  Folder folder;
  Payer payer(folder / "so.db");
  const auto wrong =
      payer.take(day(2025, 3, 1), entry(with(move(Kind::pay, "assigned:project:VIEC", "spent:project:VIEC", 500),
                                             rules::Attribute::payee, "Công ty A")));
  payer.take(day(2025, 3, 5), reversal(wrong));
  CHECK(payer.flagged().empty());
  const auto again = payer.pay(day(2025, 3, 6), 500, "Công ty A", "HD-1");
  CHECK(payer.flagged() == fmt::format("chi lại sau khi đảo | {} | - / ", again));
  // As the book knew it before: one payment, nothing to look at.
  reports::Question then;
  then.known_at = wrong;
  CHECK(payer.flagged(then).empty());
}

TEST_CASE("money sent and not received for more than thirty days") {
  Folder folder;
  Payer payer(folder / "so.db");
  payer.take(day(2025, 2, 1), entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 900)));
  const auto sent = payer.take(day(2025, 2, 2), entry(move(Kind::send, "available:unit:VN", "transit:unit:11", 900)));
  reports::Question question;
  question.as_of = day(2025, 3, 4);  // thirty days
  CHECK(payer.flagged(question).empty());
  question.as_of = day(2025, 3, 5);
  CHECK(payer.flagged(question) == fmt::format("đã giao quá lâu mà chưa tiếp nhận | {}.1 | - / ", sent));
}

TEST_CASE("amounts paid again and again, and round ones, are counted; digits speak only of enough payments") {
  Folder folder;
  Payer payer(folder / "so.db");
  for (unsigned i = 0; i < 3; ++i)
    payer.pay(day(2025, 3, 1 + i), 777, "Công ty " + std::to_string(i), std::to_string(i));
  payer.pay(day(2025, 4, 1), 778, "Công ty X", "9");
  const Page page = reports::audit(payer.book, {});
  const Table& numbers = table_of(page, "numbers");
  REQUIRE(numbers.rows.size() == 1);
  CHECK(told(numbers, numbers.rows.front(), {"amount", "times"}) == "777 | 3");
  CHECK(told(table_of(page, "round"), "Tỉnh Điện Biên", {"payments", "millions"}) == "4 | 0.00");
  CHECK(told(table_of(page, "digits"), "chữ số đầu", {"payments", "conformity"}) == "4 | - cần ít nhất 300 khoản");
}

}  // namespace
}  // namespace tungdong::test
