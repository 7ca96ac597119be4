#include <map>

#include "ledger/book/query/accepted.hpp"
#include "ledger/book/query/law.hpp"
#include "ledger/money/ratio.hpp"
#include "reports/audit/checks.hpp"
#include "reports/outcome_facts.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using chart::Stage;
using money::Decimal;
using money::Dong;

// What stands of a contract, or of a project with its contracts, whatever money pays it.
struct Sums {
  Dong committed;
  Dong advanced;
  Dong accepted;

  Dong disbursed() const { return advanced + accepted; }
};

class Checking {
 public:
  explicit Checking(const Look& look)
      : look_(look), law_(look.scope.store(), look.scope.moment()), facts_(look.scope), day_(look.scope.day()) {
    for (const book::Standing& one : look.scope.accounts()) {
      const Stage stage = one.key.stand.stage;
      for (Sums* sums : {&of_[one.key.stand.holder.text()], &of_[one.owner]}) {
        if (stage == Stage::committed) sums->committed += one.balance;
        if (stage == Stage::advanced) sums->advanced += one.balance;
        if (book::is_accepted(stage)) sums->accepted += one.balance;
        if (one.owner == one.key.stand.holder.text()) break;
      }
    }
    for (const Paid& one : look.paid) {
      last_[one.account.stand.holder.text()] = &one;
      last_["project:" + one.project] = &one;
    }
  }

  void run() {
    std::map<std::string, rules::Known<chart::Contract>> contracts;
    for (auto& known : book::records_of<chart::Contract>(look_.scope.store(), look_.scope.moment()))
      if (look_.scope.takes_project(known.value.project)) contracts.insert_or_assign(known.value.code, known);
    for (const auto& [code, known] : contracts) of_contract(known);
    std::map<std::string, rules::Known<chart::Project>> projects;
    for (auto& known : book::records_of<chart::Project>(look_.scope.store(), look_.scope.moment()))
      if (look_.scope.takes_project(known.value.code)) projects.insert_or_assign(known.value.code, known);
    for (const auto& [code, known] : projects) of_project(known);
  }

 private:
  // What the flag points at: the last payment, or where there is none the record of the contract or project.
  struct Subject {
    std::string holder;
    Text name;
    std::int64_t record{};
    Date date;
    std::string doc;
  };

  void flag(Check check, const Subject& subject, Dong amount, Text evidence) {
    const auto paid = last_.find(subject.holder);
    Flag flag{.check = check,
              .place = std::to_string(subject.record),
              .date = subject.date,
              .who = subject.name,
              .number = {},
              .amount = amount,
              .other = {},
              .other_date = std::nullopt,
              .other_amount = std::nullopt,
              .evidence = std::move(evidence),
              .doc = subject.doc};
    if (paid != last_.end()) {
      flag.place = paid->second->place();
      flag.date = paid->second->payment.date;
      flag.number = paid->second->number;
      flag.doc = paid->second->payment.doc;
    }
    look_.flags.push_back(std::move(flag));
  }

  void of_contract(const rules::Known<chart::Contract>& known) {
    const chart::Contract& contract = known.value;
    const chart::Holder holder{chart::HolderType::contract, contract.code};
    const Subject subject{holder.text(), look_.scope.holder_name(holder), known.record, known.date, known.doc};
    const Sums sums = of_[subject.holder];
    if (const Dong stands = sums.committed + sums.disbursed(); stands > contract.value)
      flag(Check::over_contract, subject, stands, term("audit.against_value", {{"value", contract.value}}));
    else if (contract.finalised && sums.disbursed() > *contract.finalised)
      flag(Check::over_contract, subject, sums.disbursed(),
           term("audit.against_final", {{"value", *contract.finalised}}));
    advances(subject, contract, sums);
    progress(subject, sums.disbursed(), contract.value, facts_.progress_of_contract(contract.code));
  }

  void of_project(const rules::Known<chart::Project>& known) {
    const chart::Project& project = known.value;
    const chart::Holder holder{chart::HolderType::project, project.code};
    const Subject subject{holder.text(), look_.scope.holder_name(holder), known.record, known.date, known.doc};
    progress(subject, of_[subject.holder].disbursed(), project.investment, facts_.progress_of_project(project.code));
  }

  void advances(const Subject& subject, const chart::Contract& contract, const Sums& sums) {
    if (sums.advanced <= Dong()) return;
    std::optional<Decimal> limit = law_.value<Decimal>("advance-limit", day_);
    if (contract.advance_percent && (!limit || *contract.advance_percent < *limit)) limit = contract.advance_percent;
    if (limit && above(sums.advanced, *limit, contract.value))
      flag(Check::advance_over_limit, subject, sums.advanced,
           term("audit.limit", {{"percent", *limit}, {"value", contract.value}}));
    if (contract.until && *contract.until < day_)
      flag(Check::advance_overdue, subject, sums.advanced, term("audit.ended_on", {{"date", *contract.until}}));
    const auto recovery = law_.value<Decimal>("advance-recovery", day_);
    if (recovery && !below(sums.disbursed(), *recovery, contract.value))
      flag(Check::advance_not_recovered, subject, sums.advanced,
           term("audit.disbursed_of",
                {{"percent", money::percent(sums.disbursed(), contract.value, 1)}, {"limit", *recovery}}));
  }

  void progress(const Subject& subject, Dong paid, Dong value, const results::Observation* seen) {
    if (seen == nullptr || value <= Dong() || paid <= Dong()) return;
    const Decimal percent = money::percent(paid, value, 2);
    const Decimal& physical = seen->value;
    const Text evidence = term("audit.progress", {{"paid", percent}, {"physical", physical}});
    if (paid >= value && physical < Decimal(100, 0))
      flag(Check::paid_in_full, subject, paid, evidence);
    else if (percent - physical > look_.cutoffs.ahead)
      flag(Check::paid_ahead, subject, paid, evidence);
  }

  // part > percent of whole, exactly.
  static bool above(Dong part, const Decimal& percent, Dong whole) {
    return money::Wide{part.count()} * 100 * money::ten_to(percent.places()) >
           money::Wide{percent.units()} * whole.count();
  }
  // part < percent of whole, exactly.
  static bool below(Dong part, const Decimal& percent, Dong whole) {
    return money::Wide{part.count()} * 100 * money::ten_to(percent.places()) <
           money::Wide{percent.units()} * whole.count();
  }

  const Look& look_;
  book::Law law_;
  OutcomeFacts facts_;
  Date day_;
  std::map<std::string, Sums> of_;           // by holder, and by project over its contracts
  std::map<std::string, const Paid*> last_;  // payment, by holder and by project
};

}  // namespace

void contracts(const Look& look) {
  Checking(look).run();
}

}  // namespace tungdong::reports
