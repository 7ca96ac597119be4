#include "ledger/proof/note.hpp"

#include <random>

#include <catch2/catch.hpp>

#include "ledger/proof/checkpoint.hpp"
#include "ledger/proof/receipt.hpp"

using namespace tungdong;
using namespace tungdong::proof;

namespace {

const std::string neumann =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\xe2\x80\x94 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const PublicKey neumann_key =
    read_public_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").value();

std::array<std::uint8_t, 32> seed(std::uint8_t byte) {
  std::array<std::uint8_t, 32> bytes;
  bytes.fill(byte);
  return bytes;
}

Checkpoint checkpoint(std::uint64_t size) {
  return {.origin = "so-cai.test/x", .size = size, .root = journal::sha256(std::to_string(size))};
}

}  // namespace

TEST_CASE("the example of Go's signed notes is read, verified and written back") {
  const auto note = read_note(neumann);
  REQUIRE(note.has_value());
  CHECK(note->written() == neumann);
  const auto signers = signers_of(*note, std::array{neumann_key});
  REQUIRE(signers.has_value());
  CHECK(signers->front().key == neumann_key);
}

TEST_CASE("the note of the specification is read, with the blank line within its text") {
  // C2SP signed-note, section 1.
  const std::string text =
      "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
      "\xe2\x80\x94 quasimodo.example/salvatore "
      "NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";
  const auto note = read_note(text);
  REQUIRE(note.has_value());
  CHECK(note->text == "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n");
  CHECK(note->signatures.front().key_id == 0x367ba04b);
  CHECK(note->written() == text);
}

TEST_CASE("the checkpoint of the specification, with a witness's line, is read") {
  // C2SP tlog-cosignature.
  const std::string text =
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
      "\xe2\x80\x94 example.com/behind-the-sofa "
      "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
      "\xe2\x80\x94 witness.example.com/w1 "
      "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
  const auto note = read_note(text);
  REQUIRE(note.has_value());
  const auto read = read_checkpoint(*note);
  REQUIRE(read.has_value());
  CHECK(read->origin == "example.com/behind-the-sofa");
  CHECK(read->size == 20'852'163);
  CHECK(read->text() == note->text);
  REQUIRE(note->signatures.size() == 2);
  // 8 bytes of time, 1679315147 as the specification's signed message has it, and 64 of a signature.
  CHECK(note->signatures[1].bytes.size() == 72);
  std::uint64_t time = 0;
  for (std::size_t i = 0; i < 8; ++i) time = time << 8 | note->signatures[1].bytes[i];
  CHECK(time == 1'679'315'147);
  CHECK(note->written() == text);
}

TEST_CASE("what is no note is refused") {
  const std::string line = neumann.substr(neumann.find("\xe2\x80\x94"));
  struct Case {
    std::string why, note;
  };
  const std::vector<Case> cases{
      {"empty", ""},
      {"no signature", "text\n\n"},
      {"no blank line", "text\n" + line},
      {"no text", "\n\n" + line},
      {"not ended", neumann.substr(0, neumann.size() - 1)},
      {"a carriage return", "te\rxt\n\n" + line},
      {"a null", std::string("te\0xt\n\n", 7) + line},
      {"not UTF-8", "te\xffxt\n\n" + line},
      {"a hyphen for a dash", "text\n\n- PeterNeumann x08go/ZJ\n"},
      {"no name", "text\n\n\xe2\x80\x94  x08go/ZJ\n"},
      {"a plus in the name", "text\n\n\xe2\x80\x94 a+b x08go/ZJ\n"},
      {"no signature behind the name", "text\n\n\xe2\x80\x94 name\n"},
      {"four bytes are the id alone", "text\n\n\xe2\x80\x94 name AAAAAA==\n"},
      {"no base64", "text\n\n\xe2\x80\x94 name AAAA*AAA\n"},
      {"something behind", neumann + "x"},
      {"too long", std::string(longest_note, 'x') + "\n\n" + line},
  };
  for (const Case& one : cases) {
    INFO(one.why);
    const auto note = read_note(one.note);
    REQUIRE_FALSE(note.has_value());
    CHECK(note.error().code == "note-unreadable");
  }
  std::string many = "text\n\n";
  for (std::size_t i = 0; i < most_signatures; ++i) many += line;
  CHECK(read_note(many).has_value());
  CHECK_FALSE(read_note(many + line).has_value());
}

TEST_CASE("a signature is of every byte of the text, under the key that is named") {
  const SecretKey log = SecretKey::from_seed("so-cai.test/x", Role::log, seed(1));
  const SecretKey witness = SecretKey::from_seed("kiem-toan.test/w", Role::witness, seed(2));
  const SecretKey stranger = SecretKey::from_seed("so-cai.test/x", Role::log, seed(3));
  Note note = sign(checkpoint(7), log);
  cosign(note, witness, 1'800'000'000);
  const std::array both{log.public_key(), witness.public_key()};
  const auto signers = signers_of(note, both);
  REQUIRE(signers.has_value());
  REQUIRE(signers->size() == 2);
  CHECK_FALSE((*signers)[0].posix_s.has_value());
  CHECK((*signers)[1].posix_s == 1'800'000'000);
  // The same name and another key: passed over, so that nobody known signed.
  const auto unknown = signers_of(note, std::array{stranger.public_key()});
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().code == "note-unsigned");
  for (std::size_t i = 0; i < note.text.size(); ++i) {
    Note altered = note;
    altered.text[i] = static_cast<char>(altered.text[i] ^ 1);
    for (const PublicKey& key : both) {
      const auto found = signers_of(altered, std::array{key});
      REQUIRE_FALSE(found.has_value());
      CHECK(found.error().code == "note-bad-signature");
    }
  }
  for (std::size_t n = 0; n < note.signatures.size(); ++n)
    for (std::size_t i = 0; i < note.signatures[n].bytes.size(); ++i) {
      Note altered = note;
      altered.signatures[n].bytes[i] ^= 1;
      CHECK_FALSE(signers_of(altered, both).has_value());
    }
  // A witness's word alone is not the log's, where the log's key is known.
  Note witnessed_only = note;
  witnessed_only.signatures.erase(witnessed_only.signatures.begin());
  CHECK_FALSE(signers_of(witnessed_only, both).has_value());
  CHECK(signers_of(witnessed_only, std::array{witness.public_key()}).has_value());
  // A later cosignature of one witness takes the place of the earlier.
  cosign(note, witness, 1'800'000'060);
  CHECK(note.signatures.size() == 2);
  CHECK(signers_of(note, both)->back().posix_s == 1'800'000'060);
  // A log's key does not pass for a witness's of the same name and bytes.
  PublicKey other = log.public_key();
  other.role = Role::witness;
  CHECK_FALSE(signers_of(note, std::array{other}).has_value());
}

TEST_CASE("a key speaks for the log of its own name, and a witness for any") {
  const SecretKey other = SecretKey::from_seed("so-cai.test/nguoi", Role::log, seed(4));
  const SecretKey witness = SecretKey::from_seed("kiem-toan.test/w", Role::witness, seed(2));
  Note note = sign(checkpoint(7), other);
  const auto signers = signers_of(note, std::array{other.public_key()});
  REQUIRE_FALSE(signers.has_value());
  CHECK(signers.error().code == "key-of-another");
  cosign(note, witness, 1'800'000'000);
  CHECK(signers_of(note, std::array{witness.public_key()}).has_value());
  // A note that is no checkpoint has no log.
  Note text{.text = "một tờ giấy\n", .signatures = {}};
  const auto bytes = other.sign(text.text);
  text.signatures.push_back({.name = other.public_key().name,
                             .key_id = other.public_key().id(),
                             .bytes = std::vector<std::uint8_t>(bytes.begin(), bytes.end())});
  CHECK(signers_of(text, std::array{other.public_key()}).has_value());
}

TEST_CASE("what is no checkpoint is refused") {
  const std::string root = journal::base64(journal::sha256("x"));
  for (const std::string& text :
       std::vector<std::string>{"so\n7\n", "so\n\n" + root + "\n", "so\n07\n" + root + "\n", "so\n-7\n" + root + "\n",
                                "so\n7x\n" + root + "\n", "so\n 7\n" + root + "\n",
                                "so\n18446744073709551616\n" + root + "\n", "so\n9223372036854775808\n" + root + "\n",
                                "so\n7\n" + root.substr(1) + "\n", "so\n7\nAAAA\n", "so\n0\n" + root + "\n"}) {
    INFO(text);
    const auto read = read_checkpoint(Note{.text = text, .signatures = {}});
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == "checkpoint-unreadable");
  }
  // A line behind the third is opaque, and signed with the rest.
  CHECK(read_checkpoint(Note{.text = "so\n7\n" + root + "\nthêm\n", .signatures = {}}).has_value());
  CHECK(read_checkpoint(Note{.text = "so\n0\n" + journal::base64(journal::empty_root()) + "\n", .signatures = {}})
            .has_value());
}

TEST_CASE("receipts are read as they were written, and nothing else is") {
  const SecretKey log = SecretKey::from_seed("so-cai.test/x", Role::log, seed(1));
  const InclusionReceipt in{.index = 73'894,
                            .path = {journal::sha256("a"), journal::sha256("b")},
                            .checkpoint = sign(checkpoint(109'482), log)};
  const std::string file = in.written();
  CHECK(file.starts_with("c2sp.org/tlog-proof@v1\nindex 73894\n"));
  CHECK(read_inclusion(file) == in);
  // The optional line for others is passed over.
  std::string with_extra = file;
  with_extra.insert(with_extra.find("index"), "extra AQID\n");
  CHECK(read_inclusion(with_extra) == in);
  const ConsistencyReceipt grown{.earlier = 3, .path = in.path, .checkpoint = in.checkpoint};
  CHECK(read_consistency(grown.written()) == grown);
  std::string endless = "old 3\n";
  for (int i = 0; i < 64; ++i) endless += journal::base64(journal::sha256("a")) + '\n';
  CHECK_FALSE(read_consistency(endless + "\n" + in.checkpoint.written()).has_value());
  // Cut off anywhere, or with any byte less: refused, whatever of it is left.
  for (std::size_t size = 0; size < file.size(); ++size) CHECK_FALSE(read_inclusion(file.substr(0, size)).has_value());
  std::mt19937 random(7);  // NOLINT: the same bytes every time
  for (int round = 0; round < 20'000; ++round) {
    std::string altered = file;
    for (unsigned n = 1 + random() % 4; n > 0; --n) altered[random() % altered.size()] = static_cast<char>(random());
    if (const auto read = read_inclusion(altered); read) CHECK(read->written().size() <= altered.size() + 8);
  }
}

TEST_CASE("a receipt for the last number that there is, is refused as any other") {
  const SecretKey log = SecretKey::from_seed("so-cai.test/x", Role::log, seed(1));
  for (const std::uint64_t index : {std::uint64_t{INT64_MAX}, UINT64_MAX}) {
    const InclusionReceipt receipt{.index = index, .path = {}, .checkpoint = sign(checkpoint(5), log)};
    const auto checked = check(receipt, journal::sha256("a"));
    REQUIRE_FALSE(checked.has_value());
    CHECK(checked.error().code == "proof-not-included");
  }
}
