#include <map>

#include "ledger/book/query/law.hpp"
#include "ledger/money/ratio.hpp"
#include "ledger/record/codec.hpp"
#include "reports/audit/checks.hpp"

namespace tungdong::reports {

namespace {

using chart::Check;
using money::Dong;

// Prices against `norm/<indicator>` of their date.
class Checking {
 public:
  explicit Checking(const Look& look) : look_(look), law_(look.scope.store(), look.scope.moment()) {}

  void promised() {
    for (const auto& known : book::records_of<results::Promise>(look_.scope.store(), look_.scope.moment())) {
      const auto holder = chart::Holder::read(known.value.holder);
      if (!holder || !known.value.unit_cost || !takes(*holder)) continue;
      Flag flag{.check = Check::above_norm,
                .place = std::to_string(known.record),
                .date = known.date,
                .who = look_.scope.holder_name(*holder),
                .number = known.value.indicator,
                .amount = std::nullopt,
                .other = {},
                .other_date = std::nullopt,
                .other_amount = std::nullopt,
                .evidence = {},
                .doc = known.doc};
      judge(std::move(flag), "audit.promised_price", known.value.indicator, *known.value.unit_cost, known.date);
    }
  }

  // What a list gives each on it, where its project serves one indicator alone: then that is what is bought.
  void listed() {
    std::map<std::string, std::map<std::string, std::int64_t>> links;  // shares in force, by project and indicator
    for (const auto& known : book::records_of<results::Link>(look_.scope.store(), look_.scope.moment()))
      links[known.value.project][known.value.indicator] = known.value.share_ppm;
    std::map<std::pair<std::string, std::string>, chart::Beneficiaries> lists;
    for (auto& known : book::records_of<chart::Beneficiaries>(look_.scope.store(), look_.scope.moment()))
      lists.insert_or_assign({known.value.project, known.value.code}, std::move(known.value));
    std::map<std::pair<std::string, std::string>, bool> seen;
    for (const Paid& one : look_.paid) {
      const auto list = lists.find({one.project, one.list});
      const auto link = links.find(one.project);
      if (list == lists.end() || link == links.end() || !seen.try_emplace(list->first, true).second) continue;
      std::erase_if(link->second, [](const auto& share) { return share.second == 0; });
      if (link->second.size() != 1) continue;
      judge(flag_of(Check::above_norm, one), "audit.listed_price", link->second.begin()->first,
            money::per(list->second.amount, list->second.count), one.payment.date);
    }
  }

 private:
  bool takes(const chart::Holder& holder) {
    return holder.type == chart::HolderType::project ? look_.scope.takes_project(holder.code)
                                                     : look_.scope.takes_place(holder.code);
  }

  void judge(Flag flag, std::string_view words, const std::string& indicator, Dong price, Date date) {
    const chart::Rule* rule = law_.in_force("norm/" + indicator, date);
    if (rule == nullptr) return;
    const auto norm = record::read_text<Dong>(rule->value);
    if (!norm || price <= *norm) return;
    flag.other_amount = *norm;
    if (!flag.amount) flag.amount = price;
    flag.evidence = term(std::string(words), {{"price", price}, {"norm", *norm}, {"basis", data(rule->basis)}});
    look_.flags.push_back(std::move(flag));
  }

  const Look& look_;
  book::Law law_;
};

}  // namespace

void norms(const Look& look) {
  Checking checking(look);
  checking.promised();
  checking.listed();
}

}  // namespace tungdong::reports
