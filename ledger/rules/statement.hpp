#pragma once
// What actors sign: texts that name the book, so that a signature given in one says nothing in another.

#include <string>
#include <string_view>

#include "ledger/chart/actor.hpp"
#include "ledger/proof/key.hpp"

namespace tungdong::rules {

// "I ask for this record."
std::string proposal_statement(std::string_view book, const record::Embedded& draft);

// "I approve, or reject, what was proposed in that record." `approval` needs no signature yet.
std::string approval_statement(std::string_view book, std::int64_t proposal, const record::Embedded& draft,
                               const chart::Approval& approval);

// Whether a signature (base64 of 64 bytes) over a statement is that of a key, or of the actor's.
bool signed_with(const proof::PublicKey& key, std::string_view statement, std::string_view signature);
bool signed_by(const chart::Actor& actor, std::string_view statement, std::string_view signature);

}  // namespace tungdong::rules
