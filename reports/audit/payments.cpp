#include "reports/audit/payments.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

#include "ledger/book/query/line.hpp"
#include "ledger/journal/text.hpp"

namespace tungdong::reports {

namespace {

using rules::Attribute;

// A number as people mistype it: letters and digits alone, no zeros in front.
std::string bare_of(const std::string& number) {
  std::string text;
  for (const char c : journal::fold(number))
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) text += c;
  return text.substr(std::min(text.find_first_not_of('0'), text.size()));
}

class Reading {
 public:
  explicit Reading(Scope& scope) : scope_(scope) {
    for (const auto& known : book::records_of<chart::Contract>(scope.store(), scope.moment()))
      contractors_[known.value.code] = known.value.contractor;
  }

  Paid read(book::Payment payment, const book::Standing& at) {
    if (payment.record != record_) {
      recorded_ = book::recorded_of(scope_.store(), payment.record);
      record_ = payment.record;
    }
    const auto& entry = std::get<rules::Entry>(recorded_.body);
    const rules::Attributes& attributes = entry.lines.at(static_cast<std::size_t>(payment.line - 1)).attributes;
    const chart::Holder& holder = at.key.stand.holder;
    const auto contractor = contractors_.find(holder.code);
    const bool contracted = holder.type == chart::HolderType::contract && contractor != contractors_.end();
    const auto first_of = [&](std::initializer_list<Attribute> names, const std::string& otherwise) {
      for (const Attribute name : names)
        if (!attributes[name].empty()) return std::string(attributes[name]);
      return otherwise;
    };
    Paid paid{.payment = std::move(payment),
              .account = at.key,
              .project = at.owner.substr(at.owner.find(':') + 1),
              .payee = first_of({Attribute::payee, Attribute::list}, contracted ? contractor->second : holder.code),
              .number = {},
              .bare = {},
              .acceptance = std::string(attributes[Attribute::acceptance]),
              .list = std::string(attributes[Attribute::list]),
              .by = recorded_.envelope.by,
              .recorded = book::local_time(recorded_.envelope.at_us)};
    paid.number = first_of({Attribute::invoice}, paid.payment.doc);
    paid.bare = bare_of(paid.number);
    return paid;
  }

 private:
  Scope& scope_;
  std::map<std::string, std::string> contractors_;
  std::int64_t record_{};
  book::Recorded recorded_;
};

}  // namespace

std::string Paid::place() const {
  return fmt::format("{}.{}", payment.record, payment.line);
}

std::vector<Paid> paid(Scope& scope) {
  std::map<std::int64_t, const book::Standing*> accounts;
  for (const book::Standing& one : scope.accounts())
    if (scope.family(one.key.source) == chart::Family::budget && scope.takes(one.owner, one.key))
      accounts.emplace(one.account, &one);
  Reading reading(scope);
  std::vector<Paid> all;
  for (book::Payment& one : book::payments(scope.store(), scope.moment()))
    if (const auto found = accounts.find(one.account); found != accounts.end())
      all.push_back(reading.read(std::move(one), *found->second));
  std::ranges::stable_sort(all, {}, [](const Paid& one) { return std::pair(one.payment.date, one.payment.record); });
  return all;
}

}  // namespace tungdong::reports
