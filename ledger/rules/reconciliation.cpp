#include "ledger/rules/reconciliation.hpp"

#include <algorithm>
#include <ranges>

#include "ledger/journal/sha256.hpp"
#include "ledger/record/codec.hpp"
#include "ledger/rules/statement.hpp"

namespace tungdong::rules {

namespace {

using chart::Reconciliation;

void check_signature(const Reconciliation& reconciliation, words::Refusals& refusals) {
  const auto key = proof::read_public_key(reconciliation.signer);
  if (!key) {
    refusals.push_back(key.error());
    return;
  }
  if (!signed_with(*key, signed_text(reconciliation), reconciliation.signature))
    refusals.push_back({"reconciliation-signature", {{"unit", reconciliation.unit}, {"signer", key->name}}});
}

}  // namespace

std::string signed_text(const Reconciliation& reconciliation) {
  Reconciliation without = reconciliation;
  without.signature.clear();
  std::string text = "tungdong/reconciliation/v1\n";
  journal::ObjectWriter writer;
  record::write_fields(writer, without);
  writer.finish(text);
  return text + "\n";
}

words::Refusals check_reconciliation(const Reconciliation& reconciliation, std::int64_t record) {
  words::Refusals refusals;
  if (reconciliation.period && reconciliation.period->year != reconciliation.year)
    refusals.push_back(
        {"reconciliation-year", {{"period", reconciliation.period->text()}, {"year", reconciliation.year}}});
  for (const auto& count : {reconciliation.differences, reconciliation.matched_lines})
    if (count && *count < 0) refusals.push_back({"reconciliation-count", {{"count", *count}}});
  for (const std::string& digest : {reconciliation.statement_sha256, reconciliation.root})
    if (!digest.empty() && !journal::from_hex(digest)) refusals.push_back({"sha256-malformed", {{"text", digest}}});
  if (reconciliation.size && (*reconciliation.size < 1 || *reconciliation.size >= record))
    refusals.push_back({"reconciliation-size", {{"size", *reconciliation.size}}});
  if (reconciliation.signer.empty() && reconciliation.signature.empty()) return refusals;

  Reconciliation::fields([&](std::string_view name, auto member, record::Need) {
    if (!record::present(reconciliation.*member)) refusals.push_back(record::field_missing(Reconciliation::kind, name));
  });
  if (refusals.empty()) check_signature(reconciliation, refusals);
  return refusals;
}

bool year_agrees(std::span<const Known<Reconciliation>> reconciliations, int year, Date on) {
  const auto last = std::ranges::find_if(std::views::reverse(reconciliations), [&](const auto& known) {
    const auto& period = known.value.period;
    return known.value.year == year && known.date <= on && (!period || period->is_year());
  });
  return last != reconciliations.rend() && last->value.differences.value_or(0) == 0;
}

}  // namespace tungdong::rules
