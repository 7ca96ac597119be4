// Checkpoints and who signed them. The keys are known to everybody, so that a fuzzer begins with notes that they
// signed; it cannot sign another, so whatever they vouch for is the text that they signed.

#include "ledger/proof/checkpoint.hpp"

#include <array>

#include "tests/fuzz/target.hpp"

using namespace tungdong;

namespace {

proof::PublicKey key(std::string name, proof::Role role, std::uint8_t byte) {
  std::array<std::uint8_t, 32> seed;
  seed.fill(byte);
  return proof::SecretKey::from_seed(std::move(name), role, seed).public_key();
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  static const std::array trusted{key("so-cai.test/x", proof::Role::log, 1),
                                  key("kiem-toan.test/w", proof::Role::witness, 2)};
  static const std::string signed_text =
      proof::Checkpoint{.origin = "so-cai.test/x", .size = 968, .root = journal::sha256("968")}.text();
  const auto note = proof::read_note(fuzz::text_of(bytes, count));
  if (!note) return 0;
  if (const auto signers = proof::signers_of(*note, trusted)) fuzz::must(note->text == signed_text);
  const auto checkpoint = proof::read_checkpoint(*note);
  if (checkpoint) fuzz::must(note->text.starts_with(checkpoint->text()));
  return 0;
}
