#include "ledger/rules/body.hpp"

namespace tungdong::rules {

static_assert(std::is_nothrow_move_constructible_v<RecordOfAnyKind> &&
              std::is_nothrow_move_assignable_v<RecordOfAnyKind>);

Body::Body() = default;
Body::Body(const Body& other) = default;
Body::Body(Body&& other) noexcept = default;
Body& Body::operator=(const Body& other) = default;
Body& Body::operator=(Body&& other) noexcept = default;
Body::~Body() = default;

template <class T>
requires is_one_of<T, RecordOfAnyKind> Body::Body(T record) : RecordOfAnyKind(std::move(record)) {}

// Of a kind that is left out here nobody can make a body: the program does not link.
template Body::Body(chart::BookHead);
template Body::Body(chart::Document);
template Body::Body(chart::Rule);
template Body::Body(chart::Source);
template Body::Body(chart::Unit);
template Body::Body(chart::Succession);
template Body::Body(chart::Zone);
template Body::Body(chart::UnitClass);
template Body::Body(chart::Component);
template Body::Body(chart::Mapping);
template Body::Body(results::Intervention);
template Body::Body(results::Indicator);
template Body::Body(results::Threshold);
template Body::Body(results::PriceIndex);
template Body::Body(chart::Project);
template Body::Body(chart::Contract);
template Body::Body(chart::Ceiling);
template Body::Body(results::Link);
template Body::Body(chart::Acceptance);
template Body::Body(chart::Beneficiaries);
template Body::Body(chart::Roll);
template Body::Body(chart::Reconciliation);
template Body::Body(Entry);
template Body::Body(results::Target);
template Body::Body(results::Promise);
template Body::Body(results::Observation);
template Body::Body(results::Revisit);
template Body::Body(results::Study);
template Body::Body(results::Gap);
template Body::Body(results::Figure);
template Body::Body(chart::Finding);
template Body::Body(chart::Dismissal);
template Body::Body(chart::Confirmation);
template Body::Body(chart::Closing);
template Body::Body(chart::Reopening);
template Body::Body(chart::Actor);
template Body::Body(chart::Proposal);
template Body::Body(chart::Approval);

std::string_view kind_of(const Body& body) {
  return std::visit([](const auto& value) { return std::remove_cvref_t<decltype(value)>::kind; }, body);
}

}  // namespace tungdong::rules
