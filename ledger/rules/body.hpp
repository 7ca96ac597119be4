#pragma once
// Every kind of record there is.

#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "ledger/chart/actor.hpp"
#include "ledger/chart/audit.hpp"
#include "ledger/chart/closing.hpp"
#include "ledger/chart/document.hpp"
#include "ledger/chart/programme.hpp"
#include "ledger/chart/project.hpp"
#include "ledger/results/figure.hpp"
#include "ledger/results/link.hpp"
#include "ledger/results/promise.hpp"
#include "ledger/results/study.hpp"
#include "ledger/rules/entry.hpp"

namespace tungdong::rules {

// In the order in which a folder of files is taken: what others refer to comes first.
using RecordOfAnyKind =
    std::variant<chart::BookHead, chart::Document, chart::Rule, chart::Source, chart::Unit, chart::Succession,
                 chart::Zone, chart::UnitClass, chart::Component, chart::Mapping, results::Intervention,
                 results::Indicator, results::Threshold, results::PriceIndex, chart::Project, chart::Contract,
                 chart::Ceiling, results::Link, chart::Acceptance, chart::Beneficiaries, chart::Roll,
                 chart::Reconciliation, Entry, results::Target, results::Promise, results::Observation,
                 results::Revisit, results::Study, results::Gap, results::Figure, chart::Finding, chart::Dismissal,
                 chart::Confirmation, chart::Closing, chart::Reopening, chart::Actor, chart::Proposal, chart::Approval>;

template <class T, class OneOf>
inline constexpr bool is_one_of = false;
template <class T, class... All>
inline constexpr bool is_one_of<T, std::variant<All...>> = (std::is_same_v<T, All> || ...);

// What a record says. How it is made, copied and let go is compiled once: the kinds are so many that it would otherwise
// be most of what every source that holds a record is compiled for.
class Body : public RecordOfAnyKind {
 public:
  Body();
  template <class T>
  requires is_one_of<T, RecordOfAnyKind> Body(T record);  // any record is a body
  Body(const Body& other);
  Body(Body&& other) noexcept;
  Body& operator=(const Body& other);
  Body& operator=(Body&& other) noexcept;
  ~Body();
};

// Calls `fn.template operator()<T>()` for each kind of record.
template <class F, std::size_t... i>
void for_each_kind(F&& fn, std::index_sequence<i...>) {
  (fn.template operator()<std::variant_alternative_t<i, RecordOfAnyKind>>(), ...);
}
template <class F>
void for_each_kind(F&& fn) {
  for_each_kind(std::forward<F>(fn), std::make_index_sequence<std::variant_size_v<RecordOfAnyKind>>{});
}

std::string_view kind_of(const Body& body);

}  // namespace tungdong::rules
