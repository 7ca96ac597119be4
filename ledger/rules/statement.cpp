#include "ledger/rules/statement.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ledger/journal/sha256.hpp"
#include "ledger/proof/base64.hpp"

namespace tungdong::rules {

std::string proposal_statement(std::string_view book, const record::Embedded& draft) {
  return fmt::format("tungdong proposal v1\n{}\n{}\n", book, journal::hex(journal::sha256(draft.bytes)));
}

std::string approval_statement(std::string_view book, std::int64_t proposal, const record::Embedded& draft,
                               const chart::Approval& approval) {
  return fmt::format("tungdong approval v1\n{}\n{}\n{}\n{}\n{}\n", book, proposal,
                     journal::hex(journal::sha256(draft.bytes)), record::name_of(approval.decision), approval.reason);
}

bool signed_with(const proof::PublicKey& key, std::string_view statement, std::string_view signature) {
  const auto bytes = proof::from_base64(signature);
  std::array<std::uint8_t, 64> raw{};
  if (!bytes || bytes->size() != raw.size()) return false;
  std::ranges::copy(*bytes, raw.begin());
  return proof::verifies(key, statement, raw);
}

bool signed_by(const chart::Actor& actor, std::string_view statement, std::string_view signature) {
  const auto key = proof::read_public_key(actor.public_key);
  return key && signed_with(*key, statement, signature);
}

}  // namespace tungdong::rules
