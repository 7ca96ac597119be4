#include "reports/sample.hpp"

#include <cassert>
#include <cmath>

#include "ledger/book/query/payment.hpp"
#include "ledger/estimate/sampling.hpp"
#include "ledger/journal/sha256.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/money/wide.hpp"
#include "reports/scope.hpp"
#include "reports/sources.hpp"

namespace tungdong::reports {

namespace {

using book::Payment;
using money::Decimal;
using money::Dong;

// Estimates are printed to the đồng, rounded up: a bound that was rounded down would be none.
Dong up_to_dong(double amount) {
  return Dong(static_cast<std::int64_t>(std::ceil(amount)));
}

struct Plan {
  double factor{};
  double risk{};
  Dong value;
  std::int64_t size{};
  Dong interval;
};

std::optional<Plan> plan_of(const SampleOrder& order, Dong value) {
  if (order.tolerable <= Dong() || order.expected < Dong() || order.expected >= order.tolerable) return std::nullopt;
  const double risk = static_cast<double>(order.risk_percent.units()) /
                      std::pow(10.0, static_cast<double>(order.risk_percent.places())) / 100;
  const auto ratio = static_cast<double>(order.expected.count()) / static_cast<double>(order.tolerable.count());
  const auto factor = estimate::planning_factor(ratio, risk);
  if (!factor) return std::nullopt;
  const double wanted =
      std::ceil(*factor * static_cast<double>(value.count()) / static_cast<double>(order.tolerable.count()));
  // Of more đồng than there are nobody need look at any twice.
  const auto size = static_cast<std::int64_t>(std::min(std::max(1.0, wanted), static_cast<double>(value.count())));
  return Plan{.factor = *factor,
              .risk = risk,
              .value = value,
              .size = size,
              .interval = Dong(std::max<std::int64_t>(1, value.count() / size))};
}

// SHA-256(root ‖ nonce) as a number, mod the interval.
Dong start_of(const journal::Hash& root, const std::string& nonce, Dong interval) {
  std::string seed(root.begin(), root.end());
  seed += nonce;
  const journal::Hash hash = journal::sha256(seed);
  // An interval has at most 53 bits, so each step has less than 64.
  std::uint64_t rest = 0;
  for (const std::uint8_t byte : hash) rest = (rest << 8 | byte) % static_cast<std::uint64_t>(interval.count());
  return Dong(static_cast<std::int64_t>(rest));
}

struct Taken {
  const Payment* payment{};
  bool whole{};  // an interval or more: taken for certain
  std::int64_t hits{};
};

std::vector<Taken> select(const std::vector<Payment>& payments, Dong interval, Dong start) {
  std::vector<Taken> taken;
  Dong next = start;  // the đồng that is looked for, counted over the payments below an interval
  Dong passed;
  for (const Payment& one : payments) {
    if (one.amount >= interval) {
      taken.push_back({.payment = &one, .whole = true, .hits = 1});
      continue;
    }
    passed += one.amount;
    if (next >= passed) continue;
    taken.push_back({.payment = &one, .whole = false, .hits = 1});
    next += interval;
  }
  return taken;
}

class Sample {
 public:
  Sample(Scope& scope, const SampleOrder& order) : scope_(scope), order_(order) {
    std::map<std::int64_t, const book::Standing*> accounts;
    for (const book::Standing& one : scope.accounts())
      if (scope.family(one.key.source) == chart::Family::budget && scope.takes(one.owner, one.key))
        accounts.emplace(one.account, &one);
    for (Payment& one : book::payments(scope.store(), scope.moment())) {
      const auto found = accounts.find(one.account);
      if (found == accounts.end()) continue;
      value_ += one.amount;
      holders_.emplace(one.account, found->second->key.stand.holder);
      payments_.push_back(std::move(one));
    }
  }

  std::expected<Page, words::Refusals> page() {
    if (payments_.empty()) return std::unexpected(words::Refusals{{"sample-nothing", {}}});
    const auto plan = plan_of(order_, value_);
    if (!plan) return std::unexpected(words::Refusals{{"sample-order", {}}});
    Page page = scope_.begin("sample");
    const Dong start = start_of(page.origin.root, order_.nonce, plan->interval);
    taken_ = select(payments_, plan->interval, start);
    if (auto refusals = check_audited(); !refusals.empty()) return std::unexpected(std::move(refusals));
    page.tables.push_back(plan_table(*plan, start));
    if (order_.audited) page.tables.push_back(evaluation(*plan));
    page.tables.push_back(items());
    page.tables.push_back(sources_.table(scope_));
    return page;
  }

 private:
  words::Refusals check_audited() const {
    words::Refusals refusals;
    if (!order_.audited) return refusals;
    std::map<std::pair<std::int64_t, std::int64_t>, bool> known;
    for (const Taken& one : taken_) {
      const auto key = std::pair(one.payment->record, one.payment->line);
      known[key] = true;
      if (!order_.audited->contains(key))
        refusals.push_back({"sample-missing", {{"record", key.first}, {"of", key.second}}});
    }
    for (const auto& [key, value] : *order_.audited)
      if (!known.contains(key)) refusals.push_back({"sample-stranger", {{"record", key.first}, {"of", key.second}}});
    return refusals;
  }

  Table plan_table(const Plan& plan, Dong start) {
    Table table = make_table("plan", term("sample.plan"),
                             {{"nonce", term("sample.nonce"), ColumnType::code},
                              {"value", term("sample.value"), ColumnType::dong},
                              {"payments", term("sample.payments"), ColumnType::number},
                              {"tolerable", term("sample.tolerable"), ColumnType::dong},
                              {"expected", term("sample.expected"), ColumnType::dong},
                              {"risk", term("sample.risk"), ColumnType::percent},
                              {"factor", term("sample.factor"), ColumnType::number},
                              {"size", term("sample.size"), ColumnType::number},
                              {"interval", term("sample.interval"), ColumnType::dong},
                              {"start", term("sample.start"), ColumnType::dong}},
                             1, Layout::cards);
    Row row;
    row.cells = {Code{order_.nonce},
                 plan.value,
                 Decimal(static_cast<std::int64_t>(payments_.size()), 0),
                 order_.tolerable,
                 order_.expected,
                 order_.risk_percent,
                 Decimal(std::llround(plan.factor * 10'000), 4),
                 Decimal(plan.size, 0),
                 plan.interval,
                 start};
    table.rows.push_back(std::move(row));
    table.notes.push_back(term("sample.plan_note"));
    return table;
  }

  Dong audited(const Payment& one) const {
    assert(order_.audited);
    return order_.audited->at({one.record, one.line});
  }

  // One direction of misstatement: what the sample says of all payments, and what is known of those taken whole.
  void push(Table& table, std::string_view name, const Plan& plan, int sign) const {
    std::vector<double> taints;
    Dong known;
    std::int64_t wrong = 0;
    for (const Taken& one : taken_) {
      const Dong gap = one.payment->amount - audited(*one.payment);
      const Dong error = sign > 0 ? gap : -gap;
      if (error <= Dong()) continue;
      ++wrong;
      if (one.whole)
        known += error;
      else
        taints.push_back(static_cast<double>(error.count()) / static_cast<double>(one.payment->amount.count()));
    }
    double sum = 0;
    for (const double taint : taints) sum += taint;
    const auto interval = static_cast<double>(plan.interval.count());
    const auto bound = estimate::stringer(taints, plan.risk);
    const Dong likeliest = up_to_dong(interval * sum) + known;
    const Dong upper = up_to_dong(interval * bound.value_or(0)) + known;
    Row row;
    row.cells = {term("sample." + std::string(name)),
                 Decimal(wrong, 0),
                 known,
                 likeliest,
                 upper,
                 order_.tolerable,
                 term(upper <= order_.tolerable ? "sample.within" : "sample.beyond")};
    table.rows.push_back(std::move(row));
  }

  Table evaluation(const Plan& plan) const {
    Table table = make_table("evaluation", term("sample.evaluation"),
                             {{"direction", term("sample.direction"), ColumnType::text},
                              {"wrong", term("sample.wrong"), ColumnType::number},
                              {"known", term("sample.known"), ColumnType::dong},
                              {"likeliest", term("sample.likeliest"), ColumnType::dong},
                              {"upper", term("sample.upper"), ColumnType::dong},
                              {"tolerable", term("sample.tolerable"), ColumnType::dong},
                              {"conclusion", term("sample.conclusion"), ColumnType::text}});
    push(table, "over", plan, 1);
    push(table, "under", plan, -1);
    table.notes.push_back(term("sample.evaluation_note"));
    return table;
  }

  Table items() {
    Table table = make_table("items", term("sample.items"),
                             {{"record", term("column.record"), ColumnType::number},
                              {"line", term("column.line"), ColumnType::number},
                              {"date", term("column.date"), ColumnType::date},
                              {"kind", term("column.kind"), ColumnType::text},
                              {"holder", term("column.holder"), ColumnType::text},
                              {"amount", term("column.amount"), ColumnType::dong},
                              {"stratum", term("sample.stratum"), ColumnType::text},
                              {"audited", term("sample.audited"), ColumnType::dong},
                              {"document", term("column.document"), ColumnType::code}},
                             2);
    for (const Taken& one : taken_) {
      const Payment& payment = *one.payment;
      Row row;
      row.cells = {Decimal(payment.record, 0),
                   Decimal(payment.line, 0),
                   payment.date,
                   named("kind", payment.kind),
                   scope_.holder_name(holders_.at(payment.account)),
                   payment.amount,
                   term(one.whole ? "sample.whole" : "sample.selected"),
                   order_.audited ? Cell(audited(payment)) : Cell(Empty{term("sample.not_audited")}),
                   sources_.cite(payment.doc)};
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  Scope& scope_;
  const SampleOrder& order_;
  std::vector<Payment> payments_;
  std::map<std::int64_t, chart::Holder> holders_;
  Dong value_;
  std::vector<Taken> taken_;
  Sources sources_;
};

}  // namespace

std::expected<Page, words::Refusals> sample(book::Book& book, const SampleOrder& order, const Question& question) {
  Scope scope(book, question);
  return Sample(scope, order).page();
}

}  // namespace tungdong::reports
