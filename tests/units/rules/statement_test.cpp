// What is signed when a record is proposed and when it is decided on: the very text, so that anybody can check it.
#include "ledger/rules/statement.hpp"

#include <array>

#include <catch2/catch.hpp>

#include "ledger/journal/sha256.hpp"
#include "ledger/proof/key.hpp"

namespace tungdong::rules {
namespace {

// As `printf '{}' | sha256sum` has it.
constexpr std::string_view digest = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

TEST_CASE("a proposal is signed for one book and one draft") {
  CHECK(proposal_statement("so-cai.test/tungdong", {"{}"}) ==
        "tungdong proposal v1\nso-cai.test/tungdong\n" + std::string(digest) + "\n");
}

TEST_CASE("an approval is signed for one book, one proposal and its draft, with the decision and its reason") {
  chart::Approval approval{.proposed = "a", .decision = chart::Decision::rejected, .reason = "thiếu", .signature = {}};
  CHECK(approval_statement("so-cai.test/tungdong", 12, {"{}"}, approval) ==
        "tungdong approval v1\nso-cai.test/tungdong\n12\n" + std::string(digest) + "\nrejected\nthiếu\n");
}

TEST_CASE("a signature is its actor's own, whole, over the very statement") {
  const std::array<std::uint8_t, 32> seed{1};
  const auto key = proof::SecretKey::from_seed("kt", proof::Role::log, seed);
  chart::Actor actor;
  actor.public_key = key.public_key().text();
  const std::string good = journal::base64(key.sign("lời"));
  CHECK(signed_by(actor, "lời", good));
  CHECK_FALSE(signed_by(actor, "lời khác", good));
  CHECK_FALSE(signed_by(actor, "lời", good.substr(0, good.size() - 4)));
  CHECK_FALSE(signed_by(actor, "lời", "không phải"));
  CHECK_FALSE(signed_by(actor, "lời", ""));
  actor.public_key = "không phải khóa";
  CHECK_FALSE(signed_by(actor, "lời", good));
}

}  // namespace
}  // namespace tungdong::rules
