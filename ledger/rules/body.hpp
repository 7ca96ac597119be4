#pragma once
// Every kind of record there is.

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
using Body =
    std::variant<chart::BookHead, chart::Document, chart::Rule, chart::Source, chart::Unit, chart::Succession,
                 chart::Zone, chart::UnitClass, chart::Component, chart::Mapping, results::Intervention,
                 results::Indicator, results::Threshold, results::PriceIndex, chart::Project, chart::Contract,
                 chart::Ceiling, results::Link, chart::Acceptance, chart::Beneficiaries, chart::Roll,
                 chart::Reconciliation, Entry, results::Target, results::Promise, results::Observation,
                 results::Revisit, results::Study, results::Gap, results::Figure, chart::Finding, chart::Dismissal,
                 chart::Confirmation, chart::Closing, chart::Reopening, chart::Actor, chart::Proposal, chart::Approval>;

// Calls `fn.template operator()<T>()` for each kind of record.
template <class F, std::size_t... i>
void for_each_kind(F&& fn, std::index_sequence<i...>) {
  (fn.template operator()<std::variant_alternative_t<i, Body>>(), ...);
}
template <class F>
void for_each_kind(F&& fn) {
  for_each_kind(std::forward<F>(fn), std::make_index_sequence<std::variant_size_v<Body>>{});
}

std::string_view kind_of(const Body& body);

}  // namespace tungdong::rules
