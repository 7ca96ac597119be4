// Officers, approvers, closings and reversals in every order that chance gives: what must hold in a book holds, no
// record of one person alone passes, nothing is dated into a closed month. Looked at by plain code that walks the log.
#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "fixtures/synthetic/random.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/office.hpp"

namespace tungdong::test {
namespace {

using fixtures::Random;

constexpr std::int64_t threshold = 50;

// What chance does next in an office.
class Life {
 public:
  explicit Life(std::uint64_t seed) : random_(seed) {
    const auto must = [](const std::string& fate) {
      if (fate != "taken") throw std::runtime_error("the office did not open: " + fate);
    };
    must(office_.by("qt-1", day(2025, 1, 1), rule("year-end/adjustment", "Y+1-01-31")));
    for (const std::string kind : {"appropriate", "send", "pay", "reverse"}) {
      const std::string fate = office_.policy(kind, threshold);
      if (fate == "proposed") must(office_.approve("qt-2", office_.last()));
    }
    policy_ends_ = office_.last();
  }

  void step() {
    const auto roll = random_.below(100);
    if (roll < 52) {
      move_money();
    } else if (roll < 80) {
      decide();
    } else if (roll < 88) {
      reverse();
    } else if (roll < 92) {
      close();
    } else {
      reopen();
    }
  }

  Office& office() { return office_; }
  std::int64_t policy_ends() const { return policy_ends_; }

 private:
  std::string anybody() {
    // Mostly whom the province's money is entrusted to; now and then somebody who may not.
    if (random_.below(3) > 0) return random_.pick<std::string>({"kt-11", "cd-11"});
    return random_.pick<std::string>({"kt-11", "cd-11", "kt-xa", "cd-xa", "kiem-11", "qt-1", "qt-2"});
  }
  year_month_day some_day() {
    const int month = 1 + random_.below(12);
    return day(2025, static_cast<unsigned>(month), static_cast<unsigned>(1 + random_.below(28)));
  }
  void tell(const std::string& fate) {
    if (fate == "proposed") waiting_.push_back(office_.last());
    if (fate == "taken") taken_.push_back(office_.last());
  }

  void move_money() {
    const auto amount = random_.between(1, 100);
    const std::vector<rules::Line> lines{move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", amount),
                                         move(Kind::send, "available:unit:11", "transit:unit:03203", amount),
                                         move(Kind::receive, "transit:unit:03203", "available:unit:03203", amount),
                                         move(Kind::fund, "available:unit:11", "assigned:project:DA", amount),
                                         move(Kind::fund, "available:unit:03203", "assigned:project:HT", amount)};
    const rules::Line& line = random_.pick(lines);
    const auto date = some_day();
    tell(office_.post(anybody(), date, line));
  }
  void decide() {
    if (waiting_.empty()) return;
    const auto at = static_cast<std::size_t>(random_.below(static_cast<int>(waiting_.size())));
    const std::string actor = anybody();
    const std::string fate =
        random_.below(5) == 0 ? office_.reject(actor, waiting_[at]) : office_.approve(actor, waiting_[at]);
    if (fate != "taken") return;
    taken_.push_back(office_.last());
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(at));
  }
  void reverse() {
    if (taken_.empty()) return;
    const std::int64_t record = random_.pick(taken_);
    const auto date = some_day();
    tell(office_.by(anybody(), date, reversal(record)));
  }
  void close() {
    const auto month = 1 + random_.below(random_.below(11) + 1);  // early ones more often
    const auto period = chart::AccountingPeriod::read(fmt::format("2025-{:02}", month)).value();
    const auto next = date::year{2025} / date::month(static_cast<unsigned>(month + 1)) / date::day(5);
    const auto unit = random_.pick<std::string>({"11", "03203"});
    tell(office_.by(anybody(), next, chart::Closing{unit, period, {}, {}, {}, {}}));
  }
  void reopen() {
    for (std::int64_t record = office_.last(); record > 1; --record) {
      const auto recorded = office_.book().record(record).value();
      const auto* closing = std::get_if<chart::Closing>(&recorded.body);
      if (closing == nullptr) continue;
      tell(office_.by(anybody(), day(2025, 12, 30), chart::Reopening{closing->unit, record, "sửa sai"}));
      return;
    }
  }

  Random random_;
  Office office_;
  std::vector<std::int64_t> waiting_;
  std::vector<std::int64_t> taken_;
  std::int64_t policy_ends_{};
};

std::int64_t sum_of(const rules::Entry& entry, Kind kind) {
  std::int64_t sum = 0;
  for (const rules::Line& line : entry.lines)
    if (line.kind == kind) sum += line.amount.count();
  return sum;
}

// Which of the two units a line touches: those of the small chart that this test moves money between.
std::set<std::string> touched(const rules::Line& line) {
  std::set<std::string> units;
  for (const auto& stand : {line.from, line.to}) {
    if (stand.holder.code == "11" || stand.holder.code == "DA") units.insert("11");
    if (stand.holder.code == "03203" || stand.holder.code == "HT") units.insert("03203");
  }
  return units;
}

// What is wrong with a log by itself.
std::vector<std::string> wrong(Life& life) {
  std::vector<std::string> faults;
  std::map<std::int64_t, std::pair<std::string, std::string>> standing;  // closings: unit, period
  std::optional<book::Recorded> before;
  for (std::int64_t number = 1; number <= life.office().last(); ++number) {
    const auto recorded = life.office().book().record(number).value();
    if (const auto* closing = std::get_if<chart::Closing>(&recorded.body))
      standing[number] = {closing->unit, closing->period.text()};
    if (const auto* opened = std::get_if<chart::Reopening>(&recorded.body)) standing.erase(opened->closing);
    const auto* entry = std::get_if<rules::Entry>(&recorded.body);
    if (entry != nullptr && number > life.policy_ends()) {
      const bool needs = std::ranges::any_of(std::array{Kind::appropriate, Kind::send, Kind::pay, Kind::reverse},
                                             [&](Kind kind) { return sum_of(*entry, kind) >= threshold; });
      const auto* approval = before ? std::get_if<chart::Approval>(&before->body) : nullptr;
      const bool approved = approval != nullptr && approval->decision == chart::Decision::approved &&
                            approval->proposed == recorded.envelope.key && before->envelope.by != recorded.envelope.by;
      if (needs && !approved) faults.push_back(fmt::format("record {} had no second person", number));
      const std::string month = date::format("%Y-%m", date::sys_days(recorded.envelope.date));
      for (const rules::Line& line : entry->lines)
        for (const auto& [record, closed] : standing) {
          const auto units = touched(line);
          const bool hit = units.contains(closed.first) || (closed.first == "11" && units.contains("03203"));
          if (hit && month <= closed.second)
            faults.push_back(fmt::format("record {} is dated into what record {} closed", number, record));
        }
    }
    before = recorded;
  }
  return faults;
}

TEST_CASE("in every order of officers, approvals, closings and reversals the book stays sound") {
  std::int64_t entries = 0;
  std::int64_t approvals = 0;
  std::int64_t closings = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    Life life(seed);
    for (int i = 0; i < 150; ++i) life.step();
    auto& book = life.office().book();
    CHECK(wrong(life) == std::vector<std::string>{});
    CHECK(broken(book) == std::vector<std::string>{});
    CHECK(book.verify().empty());
    const auto digest = book.digest();
    book.rebuild();
    CHECK(book.digest() == digest);
    entries += life.office().desk().number("SELECT COUNT(*) FROM entry");
    approvals += life.office().desk().number("SELECT COUNT(*) FROM approval");
    closings += life.office().desk().number("SELECT COUNT(*) FROM closing");
  }
  // Chance did not idle.
  CHECK(entries > 300);
  CHECK(approvals > 150);
  CHECK(closings > 30);
}

}  // namespace
}  // namespace tungdong::test
