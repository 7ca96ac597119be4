#pragma once
// People in the book without their names: a person is the HMAC-SHA256 (RFC 2104) of an identity number, under a key
// that lies outside the book. Whoever has the book alone can see that two lists name one person, and not whom; whoever
// loses the key cannot add to old rolls.

#include <optional>
#include <string>
#include <string_view>

#include "ledger/proof/key.hpp"

namespace tungdong::proof {

// An identity number as it is counted: its digits and letters alone, folded. Nothing where fewer than nine are left,
// the length of the shortest number there is (chứng minh nhân dân; the citizen's number, Law 26/2023/QH15, has twelve).
std::optional<std::string> identity(std::string_view typed);

// The first 16 bytes, 32 hexadecimal digits. The HMAC's own key is HMAC-SHA256(seed, "tungdong person 1"), so that a
// key that also signs gives nothing away.
std::string pseudonym(const SecretKey& key, std::string_view identity);

// How a roll names the key: "name+1234abcd".
std::string people_key(const PublicKey& key);

}  // namespace tungdong::proof
