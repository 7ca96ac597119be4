#include <map>

#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using money::Dong;

// The day on which a document was issued; nothing where that was not recorded.
std::optional<Date> issued(const Look& look, const std::string& code) {
  const chart::Document* document = code.empty() ? nullptr : look.scope.chart().document(code);
  return document == nullptr ? std::nullopt : document->issued;
}

// The later of a record's own day and the issue of the paper that it stands on.
template <class T>
Date day_of_paper(const Look& look, const rules::Known<T>& known) {
  return std::max(known.date, issued(look, known.doc).value_or(known.date));
}

// What was accepted of a holder, and the lists of a project: by the day of the paper.
struct Accepted {
  std::map<std::string, Date> papers;  // by code
  std::map<Date, Dong> sums;           // of acceptances alone
  bool drawn_up_later = false;         // a paper is of a later day than the record that the rules went by

  Dong by(Date day) const {
    Dong sum;
    for (auto one = sums.begin(); one != sums.end() && one->first <= day; ++one) sum += one->second;
    return sum;
  }
};

std::map<std::string, Accepted> accepted(const Look& look) {
  std::map<std::string, Accepted> all;
  for (const auto& known : book::records_of<chart::Acceptance>(look.scope.store(), look.scope.moment())) {
    Accepted& of = all[known.value.holder];
    const Date day = day_of_paper(look, known);
    of.papers[known.value.code] = day;
    of.sums[day] += known.value.amount;
    of.drawn_up_later = of.drawn_up_later || known.date < day;
  }
  for (const auto& known : book::records_of<chart::Beneficiaries>(look.scope.store(), look.scope.moment()))
    all["project:" + known.value.project].papers[known.value.code] = day_of_paper(look, known);
  return all;
}

// The acceptance or list that a payment cites, where its day is later; and of one that cites none, whether all that was
// paid of its holder by then is more than what was accepted by then. By the records' own days the rules have seen to
// that: only where a paper was drawn up later is there anything to look at.
class BeforeAcceptance {
 public:
  explicit BeforeAcceptance(const Look& look) : look_(look), accepted_(accepted(look)) {}

  void check(const Paid& one) {
    const std::string holder = one.account.stand.holder.text();
    const Date date = one.payment.date;
    const auto of = accepted_.find(holder);
    if (of == accepted_.end()) return;
    const std::string& cited = one.list.empty() ? one.acceptance : one.list;
    if (const auto paper = of->second.papers.find(cited); paper != of->second.papers.end()) {
      if (date < paper->second)
        look_.flag(Check::before_acceptance, one, nullptr,
                   term("audit.accepted_on", {{"paper", data(cited)}, {"date", paper->second}}));
      return;
    }
    if (one.payment.kind != rules::Kind::pay || !one.list.empty() || !of->second.drawn_up_later) return;
    const Dong paid = paid_[holder] += one.payment.amount;
    if (const Dong by_then = of->second.by(date); by_then < paid)
      look_.flag(Check::before_acceptance, one, nullptr,
                 term("audit.accepted_by", {{"accepted", by_then}, {"paid", paid}}));
  }

 private:
  const Look& look_;
  std::map<std::string, Accepted> accepted_;
  std::map<std::string, Dong> paid_;
};

}  // namespace

void papers(const Look& look) {
  std::map<std::string, std::optional<Date>> ends;  // of contracts
  for (const auto& known : book::records_of<chart::Contract>(look.scope.store(), look.scope.moment()))
    ends[known.value.code] = known.value.until;
  BeforeAcceptance before_acceptance(look);
  for (const Paid& one : look.paid) {
    const Date date = one.payment.date;
    if (const auto day = issued(look, one.payment.doc); day && date < *day)
      look.flag(Check::before_document, one, nullptr, term("audit.issued_on", {{"date", *day}}));
    before_acceptance.check(one);
    const chart::Holder& holder = one.account.stand.holder;
    const chart::Project* project = look.scope.chart().project(one.project);
    std::optional<Date> end = project == nullptr ? std::nullopt : project->until;
    if (const auto found = ends.find(holder.code); holder.type == chart::HolderType::contract && found != ends.end()) {
      const std::optional<Date> contract_end = found->second;
      if (contract_end && (!end || *contract_end < *end)) end = contract_end;
    }
    if (end && *end < date) look.flag(Check::after_end, one, nullptr, term("audit.ended_on", {{"date", *end}}));
  }
}

}  // namespace tungdong::reports
