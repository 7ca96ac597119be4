// What is asked of a book, against plain sums over the lines of its log: whatever of it is kept, indexed or added up
// when it is written, a question about any day and any earlier book has the answer that the log gives.
#include <map>
#include <numeric>
#include <set>

#include <catch2/catch.hpp>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/chart_view.hpp"
#include "ledger/book/query/disallowed.hpp"
#include "ledger/book/query/entries.hpp"
#include "ledger/book/query/line.hpp"
#include "ledger/book/query/movement.hpp"
#include "ledger/book/query/paper.hpp"
#include "ledger/book/query/payment.hpp"
#include "ledger/book/query/provenance.hpp"
#include "ledger/book/query/standing.hpp"
#include "ledger/book/query/trace.hpp"
#include "ledger/book/query/treasury.hpp"
#include "ledger/book/query/year_end.hpp"
#include "tests/support/synthetic_book.hpp"

namespace tungdong::book {
namespace {

using chart::Account;
using chart::Stage;
using rules::Kind;
using test::day;
using Sums = std::map<Account, std::int64_t>;

// A line of the log, with what its entry says.
struct Plain {
  std::int64_t record{};
  std::int64_t number{};
  Date date;
  std::string doc;
  rules::Line line;
  Kind kind{};  // of a line of a reversal, the kind that it reverses
  std::optional<std::int64_t> reverses;
  std::string finding;
};

// Three years of a province in miniature, written once for all questions.
struct Asked {
  Asked() : book(test::new_synthetic_book(folder / "so.db")) {
    fixtures::Shape shape = test::small_shape(11, 2'500);
    shape.projects = 5;
    shape.years = 3;
    const auto refused = test::append_all(book, test::drafts_of(shape), 1'000);
    if (!refused.empty()) throw std::runtime_error("refused: " + refused.front());
    std::map<std::int64_t, rules::Entry> entries;
    for (std::int64_t record = 1; record <= book.head().size; ++record) {
      const Recorded recorded = *book.record(record);
      const auto* entry = std::get_if<rules::Entry>(&recorded.body);
      if (entry == nullptr) continue;
      entries.emplace(record, *entry);
      for (std::size_t i = 0; i < entry->lines.size(); ++i) {
        const rules::Line& line = entry->lines[i];
        Plain plain{record,
                    static_cast<std::int64_t>(i) + 1,
                    recorded.envelope.date,
                    recorded.envelope.doc,
                    line,
                    line.kind,
                    entry->reverses,
                    std::string(line.attributes[rules::Attribute::finding])};
        if (entry->reverses) {
          const auto& original = entries.at(*entry->reverses).lines;
          plain.kind = original[original.size() - 1 - i].kind;
        }
        lines.push_back(std::move(plain));
      }
    }
    for (const Standing& one : accounts(book.store())) {
      id_of[one.key] = one.account;
      key_of[one.account] = one.key;
      owner_of[one.account] = one.owner;
    }
  }

  // The lines that a moment knows.
  std::vector<Plain> known(const Moment& moment) const {
    std::vector<Plain> some;
    for (const Plain& one : lines)
      if (one.record <= moment.last_record() && (!moment.as_of || one.date <= *moment.as_of)) some.push_back(one);
    return some;
  }

  test::Folder folder;
  Book book;
  std::vector<Plain> lines;
  std::map<Account, std::int64_t> id_of;
  std::map<std::int64_t, Account> key_of;
  std::map<std::int64_t, std::string> owner_of;
};

Asked& asked() {
  static Asked one;
  return one;
}

// Today; a day within a month and the last of one; the book as it was; and both.
Moment any_moment() {
  const std::int64_t size = asked().book.head().size;
  return GENERATE_COPY(Moment{}, Moment{.as_of = day(2023, 5, 17), .known_at = {}},
                       Moment{.as_of = day(2023, 12, 31), .known_at = {}}, Moment{.as_of = {}, .known_at = size / 2},
                       Moment{.as_of = day(2023, 11, 3), .known_at = 2 * size / 3}, Moment{.as_of = {}, .known_at = 0});
}

Sums balances(const Moment& moment) {
  Sums sums;
  for (const Plain& one : asked().known(moment)) {
    sums[one.line.to_account()] += one.line.amount.count();
    sums[one.line.from_account()] -= one.line.amount.count();
  }
  return sums;
}

std::set<std::int64_t> reversed(const Moment& moment) {
  std::set<std::int64_t> records;
  for (const Plain& one : asked().known(moment))
    if (one.reverses) records.insert(*one.reverses);
  return records;
}

TEST_CASE("what stands on each account is the sum of its lines, and nothing over each source") {
  const Moment moment = any_moment();
  Sums plain = balances(moment);
  Sums all;
  std::map<std::string, std::int64_t> sources;
  for (const Standing& one : accounts(asked().book.store(), moment)) {
    all[one.key] = one.balance.count();
    sources[one.key.source] += one.balance.count();
  }
  for (const auto& [source, sum] : sources) CHECK(sum == 0);
  for (const auto& [key, id] : asked().id_of) plain.try_emplace(key, 0);
  CHECK((all == plain));
  std::erase_if(plain, [](const auto& one) { return one.second == 0; });
  Sums standing;
  for (const Standing& one : standings(asked().book.store(), moment)) standing[one.key] = one.balance.count();
  CHECK((standing == plain));
}

TEST_CASE("what moved is the sum of the lines by kind, less under its kind what a reversal takes back") {
  const Moment moment = any_moment();
  std::map<std::pair<std::int64_t, Kind>, std::pair<std::int64_t, std::int64_t>> plain;
  for (const Plain& one : asked().known(moment)) {
    const std::int64_t amount = one.line.amount.count();
    const std::int64_t to = asked().id_of.at(one.line.to_account());
    const std::int64_t from = asked().id_of.at(one.line.from_account());
    if (one.reverses) {
      plain[{to, one.kind}].second -= amount;
      plain[{from, one.kind}].first -= amount;
    } else {
      plain[{to, one.kind}].first += amount;
      plain[{from, one.kind}].second += amount;
    }
  }
  std::erase_if(plain, [](const auto& one) { return one.second == std::pair<std::int64_t, std::int64_t>{}; });
  const auto told = [&](std::optional<Stage> stage) {
    std::map<std::pair<std::int64_t, Kind>, std::pair<std::int64_t, std::int64_t>> sums;
    for (const Movement& one : movements(asked().book.store(), moment, stage))
      if (one.in != money::Dong() || one.out != money::Dong())
        sums[{one.account, one.kind}] = {one.in.count(), one.out.count()};
    return sums;
  };
  CHECK((told(std::nullopt) == plain));
  std::erase_if(plain, [](const auto& one) { return asked().key_of.at(one.first.first).stand.stage != Stage::spent; });
  CHECK((told(Stage::spent) == plain));
}

TEST_CASE("entries and payments are those of the log, in its order") {
  const Moment moment = any_moment();
  std::map<std::int64_t, std::vector<Plain>> by_record;
  for (const Plain& one : asked().known(moment)) by_record[one.record].push_back(one);
  const auto some = entries(asked().book.store(), moment, 1'000'000);
  CHECK(entry_count(asked().book.store(), moment) == static_cast<std::int64_t>(by_record.size()));
  CHECK(entries(asked().book.store(), moment, 7).size() == std::min<std::size_t>(7, by_record.size()));
  REQUIRE(some.size() == by_record.size());
  auto plain = by_record.begin();
  for (const EntrySum& one : some) {
    const auto& [record, lines] = *plain++;
    const auto sum =
        std::accumulate(lines.begin(), lines.end(), std::int64_t{0},
                        [](std::int64_t before, const Plain& next) { return before + next.line.amount.count(); });
    const bool same = one.record == record && one.date == lines.front().date && one.doc == lines.front().doc &&
                      one.lines == static_cast<std::int64_t>(lines.size()) && one.reverses == lines.front().reverses &&
                      one.kind == lines.front().line.kind && one.amount.count() == sum;
    if (!same) CHECK(one.record == -record);
  }
  std::string paid;
  for (const Payment& one : payments(asked().book.store(), moment))
    paid += fmt::format("{}.{} {} {}\n", one.record, one.line, one.account, one.amount.count());
  std::string wanted;
  const auto undone = reversed(moment);
  for (const auto& [record, lines] : by_record)
    for (const Plain& one : lines)
      if ((one.line.kind == Kind::pay || one.line.kind == Kind::advance) && !undone.contains(record))
        wanted += fmt::format("{}.{} {} {}\n", record, one.number, asked().id_of.at(one.line.to_account()),
                              one.line.amount.count());
  CHECK(paid == wanted);
  CHECK((!moment.is_now() || !wanted.empty()));
}

TEST_CASE("the lines of a holder are all that brought to it or took from it, by date") {
  const Moment moment = any_moment();
  std::set<chart::Holder> holders;
  for (const auto& [key, id] : asked().id_of) holders.insert(key.stand.holder);
  for (const chart::Holder& holder : holders) {
    std::vector<Plain> plain;
    for (const Plain& one : asked().known(moment))
      if (one.line.from.holder == holder || one.line.to.holder == holder) plain.push_back(one);
    std::ranges::stable_sort(plain, {}, &Plain::date);
    std::string wanted;
    for (const Plain& one : plain)
      wanted += fmt::format("{}.{} {} {} ", one.record, one.number, one.doc, one.line.amount.count());
    std::string told;
    for (const EnteredLine& one : lines_of(asked().book.store(), holder, moment))
      told += fmt::format("{}.{} {} {} ", one.record, one.line, one.doc, one.amount.count());
    CAPTURE(holder.text());
    CHECK(told == wanted);
  }
}

TEST_CASE("the ranges that stand on an account are its balance, and each leads up to decisions of the same sum") {
  const Moment moment = any_moment();
  Store& store = asked().book.store();
  Sums plain = balances(moment);
  for (const Stage stage : {Stage::available, Stage::spent, Stage::owed, Stage::advanced, Stage::lapsed}) {
    Sums standing;
    std::size_t lots = 0;
    for (const StandingLot& one : standing_lots(store, stage, moment)) {
      money::Dong last_end;
      for (const Range& range : one.open) {
        CHECK(range.start >= last_end);
        CHECK(range.amount > money::Dong());
        last_end = range.start + range.amount;
        standing[asked().key_of.at(one.lot.account)] += range.amount.count();
        if (++lots % 5 != 0) continue;
        money::Dong decided;
        for (const Step& step : follow(store, range, Towards::decisions, moment))
          if (step.last) decided += step.range.amount;
        CHECK(decided == range.amount);
      }
      CHECK(last_end <= one.lot.amount);
    }
    Sums wanted = plain;
    std::erase_if(wanted, [&](const auto& one) { return one.first.stand.stage != stage || one.second == 0; });
    CHECK((standing == wanted));
    for (const auto& [key, sum] : wanted) {
      money::Dong on_it;
      for (const StandingLot& one : standing_lots_on(store, asked().id_of.at(key), moment))
        for (const Range& range : one.open) on_it += range.amount;
      CHECK(on_it.count() == sum);
      // The papers of what stands there are papers of lines that brought to it.
      std::set<std::string> papers;
      std::set<std::pair<std::string, std::string>> notes;
      for (const Plain& one : asked().known(moment)) {
        if (one.line.to_account() != key) continue;
        papers.insert(one.doc);
        notes.emplace(one.line.attributes[rules::Attribute::note], one.line.attributes[rules::Attribute::note_en]);
      }
      const auto documents = documents_of(store, asked().id_of.at(key), moment, 3);
      CHECK(documents.size() >= 1);
      CHECK(documents.size() <= 3);
      for (const std::string& doc : documents) CHECK(papers.contains(doc));
      for (const LineNote& note : notes_of(store, asked().id_of.at(key), moment, 5))
        CHECK(notes.contains({note.vi, note.en}));
    }
  }
}

TEST_CASE("what entered from outside leads down to where it stands, to the đồng") {
  const Moment moment = any_moment();
  Store& store = asked().book.store();
  std::size_t followed = 0;
  for (const Plain& one : asked().known(moment)) {
    if (one.line.from.stage != Stage::origin || followed++ % 3 != 0) continue;
    const auto lots = lots_of(store, one.record, moment);
    REQUIRE(lots.size() >= static_cast<std::size_t>(one.number));
    const rules::Lot& lot = lots[static_cast<std::size_t>(one.number - 1)];
    CHECK(lot.amount == one.line.amount);
    money::Dong stands;
    for (const Step& step : follow(store, {lot.id, money::Dong(), lot.amount}, Towards::results, moment))
      if (step.last) stands += step.range.amount;
    CHECK(stands == lot.amount);
    const auto own = lots_of_document(store, one.doc, moment);
    CHECK(std::ranges::find(own, lot.id, &rules::Lot::id) != own.end());
  }
  CHECK((followed > 0) == !asked().known(moment).empty());
  CHECK(lots_of(store, 1, {}).empty());  // the head is no entry
  CHECK_THROWS(entry_of(store, 1));
  CHECK_THROWS(recorded_of(store, 1'000'000));
}

TEST_CASE("what the Treasury sees is what left a budget's account with it, or came back") {
  const Moment moment = any_moment();
  std::map<std::int64_t, std::int64_t> reversed_by;
  for (const Plain& one : asked().known(moment))
    if (one.reverses) reversed_by[*one.reverses] = one.record;
  std::string wanted;
  for (const Plain& one : asked().known(moment)) {
    if (one.date < day(2022, 9, 1) || day(2024, 2, 29) < one.date) continue;
    const Stage from = one.reverses ? one.line.to.stage : one.line.from.stage;
    const Stage to = one.reverses ? one.line.from.stage : one.line.to.stage;
    const bool seen = one.kind == Kind::pay || one.kind == Kind::advance || one.kind == Kind::retain ||
                      one.kind == Kind::recover || (one.kind == Kind::lend && from != Stage::origin) ||
                      (one.kind == Kind::repay && to != Stage::origin) ||
                      (one.kind == Kind::refund && to != Stage::returned);
    if (!seen) continue;
    const auto undone = reversed_by.find(one.record);
    wanted += fmt::format("{}.{} {} {} {} {} {}\n", one.record, one.number, record::name_of(one.kind), one.doc,
                          one.line.amount.count(), asked().owner_of.at(asked().id_of.at(one.line.to_account())),
                          undone == reversed_by.end() ? 0 : undone->second);
  }
  std::string told;
  for (const TreasuryLine& one : treasury_lines(asked().book.store(), day(2022, 9, 1), day(2024, 2, 29), moment))
    told += fmt::format("{}.{} {} {} {} {} {}\n", one.record, one.line, record::name_of(one.kind), one.doc,
                        one.amount.count(), one.to->owner, one.reversed_by.value_or(0));
  CHECK(told == wanted);
  CHECK((!moment.is_now() || !wanted.empty()));

  std::map<std::string, std::string> numbers;
  for (std::int64_t record = 1; record <= asked().book.head().size && record <= moment.last_record(); ++record) {
    const Recorded recorded = *asked().book.record(record);
    const auto* document = std::get_if<chart::Document>(&recorded.body);
    if (document != nullptr && (!moment.as_of || recorded.envelope.date <= *moment.as_of))
      numbers[document->code] = document->number;
  }
  std::map<std::string, std::string> numbered;
  for (const NumberedDocument& one : numbered_documents(asked().book.store(), moment)) numbered[one.code] = one.number;
  CHECK((numbered == numbers));
}

TEST_CASE("accepted work by month adds up to what is accepted") {
  const Moment moment = any_moment();
  const auto accepted = [](const Account& key) {
    return key.stand.stage == Stage::spent || key.stand.stage == Stage::held || key.stand.stage == Stage::settled;
  };
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> plain;
  for (const Plain& one : asked().known(moment)) {
    const std::int64_t month =
        static_cast<int>(one.date.year()) * 100 + static_cast<int>(static_cast<unsigned>(one.date.month()));
    for (const bool to : {true, false}) {
      const Account key = to ? one.line.to_account() : one.line.from_account();
      if (accepted(key)) plain[{asked().id_of.at(key), month}] += (to ? 1 : -1) * one.line.amount.count();
    }
  }
  std::erase_if(plain, [](const auto& one) { return one.second == 0; });
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> told;
  for (const AcceptedMonth& one : accepted_by_month(asked().book.store(), moment))
    told[{one.account, one.month}] = one.net.count();
  CHECK((told == plain));
  // Of what payments named by themselves no more is served than was accepted.
  std::map<std::int64_t, std::int64_t> served;
  for (const ServedMonth& one : served_by_month(asked().book.store(), moment)) served[one.account] += one.net.count();
  const Sums sums = balances(moment);
  for (const auto& [account, net] : served) {
    CHECK(net >= 0);
    CHECK(net <= sums.at(asked().key_of.at(account)));
  }
  CHECK((served.empty() == (moment.known_at == 0)));
}

TEST_CASE("what was disallowed is recovered or owed") {
  const Moment moment = any_moment();
  const auto undone = reversed(moment);
  std::string wanted;
  for (const Plain& one : asked().known(moment))
    if (one.line.kind == Kind::disallow && !undone.contains(one.record))
      wanted += fmt::format("{}.{} {} {} ", one.record, one.number, one.line.amount.count(), one.finding);
  std::string told;
  money::Dong owed;
  for (const Disallowed& one : disallowed(asked().book.store(), moment)) {
    told += fmt::format("{}.{} {} {} ", one.record, one.line, one.amount.count(), one.finding);
    CHECK(one.recovered + one.owed == one.amount);
    CHECK(one.last_refund.has_value() == (one.recovered != money::Dong()));
    owed += one.owed;
  }
  CHECK(told == wanted);
  CHECK((!moment.is_now() || !wanted.empty()));
  std::int64_t stands = 0;
  for (const auto& [key, sum] : balances(moment))
    if (key.stand.stage == Stage::owed) stands += sum;
  CHECK(owed.count() <= stands);  // carried advances to be repaid are owed too
}

TEST_CASE("the end of a year tells every đồng of its plan that stands open, once") {
  Store& store = asked().book.store();
  ChartView chart(store, {});
  std::size_t told = 0;
  const Sums all = balances({});
  std::set<std::string> units;  // whose money it is, and those above them
  for (const auto& [account, owner] : asked().owner_of)
    for (std::string& code : chart.line_of(chart.unit_of(owner))) units.insert(std::move(code));
  for (const std::string& code : units) {
    for (const int year : {2022, 2023, 2024}) {
      std::map<Account, std::int64_t> sums;
      const auto plan = year_end(store, code, year, day(year, 12, 31));
      for (const YearEndLine& one : plan) {
        CHECK(one.amount > money::Dong());
        CHECK((one.what == YearEnd::carry) == !one.reason.empty());
        sums[one.account] += one.amount.count();
      }
      told += plan.size();
      for (const auto& [key, sum] : sums) {
        CHECK(sum == all.at(key));
        CHECK(chart.unit_within(chart.unit_of(asked().owner_of.at(asked().id_of.at(key))), code));
      }
      money::Dong moved;
      for (const rules::Line& line : year_end_lines(store, plan))
        if (line.kind != Kind::release) moved += line.amount;
      money::Dong carried_or_lapsed;
      for (const YearEndLine& one : plan)
        if (one.what == YearEnd::carry || one.what == YearEnd::lapse) carried_or_lapsed += one.amount;
      CHECK(moved == carried_or_lapsed);
    }
  }
  CHECK(told > 0);
}

TEST_CASE("a question says which book it was asked of, and under which root") {
  const Moment moment = any_moment();
  Book& book = asked().book;
  const Provenance from = provenance(book.store(), moment);
  const std::int64_t size = std::min(book.head().size, moment.known_at.value_or(book.head().size));
  CHECK(from.size == size);
  journal::Tree tree;
  for (std::int64_t record = 1; record <= size; ++record) tree.add(journal::leaf_hash(book.body(record)));
  CHECK(from.root == tree.root());
  std::optional<Date> last;
  for (const Plain& one : asked().known(moment))
    if (!last || *last < one.date) last = one.date;
  CHECK(last_day(book.store(), moment) == last);
}

TEST_CASE("the chart tells what lies below what") {
  ChartView chart(asked().book.store(), {});
  for (const auto& [code, unit] : chart.units()) {
    const auto line = chart.line_of(code);
    REQUIRE_FALSE(line.empty());
    CHECK(line.front() == code);
    for (const std::string& above : line) CHECK(chart.unit_within(code, above));
    for (const auto& [other, ignored] : chart.units())
      if (std::ranges::find(line, other) == line.end()) CHECK_FALSE(chart.unit_within(code, other));
    if (!unit.parent.empty()) CHECK(line[1] == unit.parent);
  }
  for (const auto& [code, component] : chart.components()) {
    CHECK(chart.component_within(code, chart.programme_of(code)));
    CHECK((component.parent.empty() == (chart.programme_of(code) == code)));
  }
  for (const auto& [code, project] : chart.projects()) CHECK(chart.unit_of("project:" + code) == project.unit);
  CHECK(chart.unit_of("source:NSTW-DT").empty());
  CHECK(chart.line_of("").empty());
  CHECK(chart.unit("không có") == nullptr);
  CHECK(chart.document("không có") == nullptr);
  CHECK(chart.document(asked().lines.front().doc) != nullptr);
}

}  // namespace
}  // namespace tungdong::book
