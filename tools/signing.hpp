#pragma once
// Who signs what a book with two pairs of eyes asks for: the key of whoever works with the command.

#include "tools/session.hpp"

namespace tungdong::tools {

// Adds --key, the file of the actor's key.
void add_signing(CLI::App* verb, Session& session);

// Signs with the key of the session, which is opened, and its passphrase asked for, when the first signature is asked
// for. No signer where the session has no key. Refuses as open_key does, and a key that is not of who records
// (key-not-actors).
book::Signer signer(const Session& session);

// Under whose name the session records: --by as it was typed; without it the name of its key, then $TUNGDONG_BY, then
// the machine's user.
std::string recorder(const Session& session);

}  // namespace tungdong::tools
