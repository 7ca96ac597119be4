#include "tools/signing.hpp"

#include <cstdlib>

#include "ledger/proof/key.hpp"
#include "tools/key_ring.hpp"

namespace tungdong::tools {

void add_signing(CLI::App* verb, Session& session) {
  verb->add_option("--key", session.key, "tệp khóa của người ghi / file of the key of who records");
}

book::Signer signer(const Session& session) {
  if (session.key.empty()) return {};
  auto opened = std::make_shared<std::optional<proof::SecretKey>>();
  return [&session, opened](std::string_view statement) -> std::expected<std::string, words::Refusal> {
    if (!*opened) {
      auto key = open_key(session, session.key);
      if (!key) return std::unexpected(key.error());
      if (key->public_key().name != session.by)
        return std::unexpected(
            words::Refusal{"key-not-actors", {{"key", key->public_key().name}, {"actor", session.by}}});
      opened->emplace(std::move(*key));
    }
    return journal::base64((*opened)->sign(statement));
  };
}

std::string recorder(const Session& session) {
  const char* usual = std::getenv("TUNGDONG_BY");
  const bool said = !session.by.empty() && (usual == nullptr || session.by != usual);
  if (!said && !session.key.empty())
    if (const auto file = read_small_file(session.key))
      if (const auto sealed = proof::read_key_file(*file)) return sealed->key.name;
  if (!session.by.empty()) return session.by;
  const char* user = std::getenv("USER");
  return user != nullptr ? user : "khong-ro";
}

}  // namespace tungdong::tools
