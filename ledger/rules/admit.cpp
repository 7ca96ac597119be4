#include "ledger/rules/admit.hpp"

#include <type_traits>

#include "ledger/record/codec.hpp"
#include "ledger/rules/admitting.hpp"
#include "ledger/rules/closed.hpp"
#include "ledger/rules/policy.hpp"

namespace tungdong::rules {

void Admitting::refuse(std::string_view code, std::vector<std::pair<std::string_view, words::Arg>> args) {
  refusals.push_back({code, std::move(args)});
}

void Admitting::positive(std::string_view field, money::Dong amount) {
  if (amount <= money::Dong(0) || amount > money::Dong::largest_recordable())
    refuse("field-amount", {{"field", std::string(field)}, {"amount", amount}});
}

void Admitting::ordered(const std::optional<Date>& from, const std::optional<Date>& until) {
  if (from && until && *until < *from) refuse("dates-reversed", {{"from", *from}, {"until", *until}});
}

void Admitting::years(std::int64_t first, std::int64_t last) {
  if (first < 2000 || last > 2099 || last < first) refuse("years-reversed", {{"first", first}, {"last", last}});
}

void Admitting::share(std::string_view field, std::int64_t ppm) {
  if (ppm < 0 || ppm > 1'000'000) refuse("share-range", {{"field", std::string(field)}, {"share", ppm}});
}

void Admitting::holder(const std::string& text, std::initializer_list<chart::HolderType> types) {
  const auto read = chart::Holder::read(text);
  if (!read || std::ranges::find(types, read->type) == types.end()) refuse("holder-malformed", {{"text", text}});
}

namespace {

// What every kind has: its day, its paper, what it refers to, who records it, and whether its period is open.
struct Deciding : Admitting {
  template <class T>
  void found(std::string_view field, const std::string& code) {
    if (!code.empty() && facts.shelf<T>().all(code).empty())
      refuse("unknown-reference", {{"field", std::string(field)}, {"kind", std::string(T::kind)}, {"code", code}});
  }

  template <class T>
  void add(const T& value) {
    facts.shelf<T>().add(record::place_of(value), {heading.record, heading.date, heading.doc, value});
    if constexpr (std::is_same_v<T, chart::BookHead>) facts.name_book(value.code);
    if constexpr (std::is_same_v<T, chart::Acceptance>) facts.accept(value.holder, heading.date, value.amount);
    if constexpr (std::is_same_v<T, chart::Ceiling>) facts.refers_anew(value.holder);
    if constexpr (std::is_same_v<T, chart::Project>) facts.refers_anew("project:" + value.code);
    // Its accounts are those of its project, for good; before it was known they were its own.
    if constexpr (std::is_same_v<T, chart::Contract>) facts.refers_anew("contract:" + value.code);
  }

  template <class T>
  void admit(const T& value) {
    if (heading.date > heading.today) refuse("date-in-future", {{"date", heading.date}, {"today", heading.today}});
    // What says itself why it is there, and what carries another record's document, rests on none.
    constexpr bool needs_document = !std::is_same_v<T, chart::Document> && !std::is_same_v<T, chart::BookHead> &&
                                    !std::is_same_v<T, chart::Proposal> && !std::is_same_v<T, chart::Approval> &&
                                    !std::is_same_v<T, chart::Closing> && !std::is_same_v<T, chart::Reopening>;
    if (needs_document && heading.doc.empty()) refuse("document-missing");
    if (!heading.doc.empty() && facts.shelf<chart::Document>().all(heading.doc).empty())
      refuse("unknown-document", {{"code", heading.doc}});
    const std::size_t before = refusals.size();
    references(value, [&]<class U>(Of<U>, std::string_view field, const std::string& code) { found<U>(field, code); });
    if (refusals.size() == before) {
      if constexpr (!std::is_same_v<T, chart::Proposal> && !std::is_same_v<T, chart::Approval>)
        guard_recorder(facts, heading, value, refusals);
      guard_open_period(facts, heading, value, refusals);
      check(value);
    }
    if (refusals.empty()) add(value);
  }
};

}  // namespace

words::Refusals admit(Facts& facts, const Heading& heading, const Body& body) {
  words::Refusals refusals;
  std::visit(
      [&](const auto& value) {
        if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(value)>, Entry>)
          Deciding{{facts, heading, refusals}}.admit(value);
      },
      body);
  return refusals;
}

}  // namespace tungdong::rules
