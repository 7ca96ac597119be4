#include <ctime>

#include "ledger/book/stored_tree.hpp"
#include "tools/key_ring.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string key;
  bool witness = false;
  std::vector<std::string> log_keys;
  std::string proof;
};

// Where the last checkpoint of a book lies unless said otherwise.
std::filesystem::path checkpoint_path(const Session& session) {
  return session.output.empty() ? default_checkpoint(session.book) : session.output;
}

using Outcome = std::expected<proof::Note, words::Refusal>;

// The book's own signature over all that it has.
Outcome sign_book(const Session& session, const Options& options, const proof::SecretKey& key) {
  auto book = session.open(sql::sqlite::Access::read);
  book::StoredTree tree(book.store());
  const proof::Checkpoint checkpoint = tree.checkpoint();
  if (key.public_key().role != proof::Role::log || key.public_key().name != checkpoint.origin)
    return std::unexpected(
        words::Refusal{"key-of-another", {{"key", key.public_key().name}, {"book", checkpoint.origin}}});
  const Seen seen(options.key, checkpoint.origin);
  const auto last = seen.last();
  if (!last) return std::unexpected(last.error());
  if (const auto& before = *last)
    if (const auto sound = tree.continues(*before); !sound) return std::unexpected(sound.error());
  proof::Note note = proof::sign(checkpoint, key);
  std::error_code fault;
  if (const auto path = checkpoint_path(session); std::filesystem::exists(path, fault)) {
    const auto former = read_checkpoint_file(path);
    if (!former) return std::unexpected(former.error());
    if (const auto sound = tree.continues(former->checkpoint); !sound) return std::unexpected(sound.error());
    // The same log again: witnesses of it stay.
    if (former->note.text == note.text)
      for (const proof::NoteSignature& one : former->note.signatures)
        if (one.name != note.signatures.front().name) note.signatures.push_back(one);
  }
  seen.remember(note);
  return note;
}

// That the checkpoint continues what the witness saw last: by the book, or by a proof where there is none at hand.
std::expected<void, words::Refusal> continues(const Session& session, const Options& options,
                                              const NotedCheckpoint& now,
                                              const std::optional<proof::Checkpoint>& last) {
  if (!options.proof.empty()) {
    const auto file = read_small_file(options.proof);
    if (!file) return std::unexpected(file.error());
    const auto receipt = proof::read_consistency(*file);
    if (!receipt) return std::unexpected(receipt.error());
    if (receipt->checkpoint.text != now.note.text) return std::unexpected(words::Refusal{"proof-of-another", {}});
    return last ? proof::check(*receipt, *last) : std::expected<void, words::Refusal>();
  }
  auto book = session.open(sql::sqlite::Access::read);
  book::StoredTree tree(book.store());
  if (last)
    if (auto sound = tree.continues(*last); !sound) return sound;
  if (last && last->size > now.checkpoint.size)
    return std::unexpected(words::Refusal{"checkpoint-older", {{"size", static_cast<std::int64_t>(last->size)}}});
  return tree.continues(now.checkpoint);
}

Outcome witness(const Session& session, const Options& options, const proof::SecretKey& key) {
  auto now = read_checkpoint_file(checkpoint_path(session));
  if (!now) return std::unexpected(now.error());
  if (key.public_key().role != proof::Role::witness)
    return std::unexpected(words::Refusal{"key-no-witness", {{"key", key.public_key().name}}});
  const auto trusted = read_keys(options.log_keys);
  if (!trusted) return std::unexpected(trusted.error());
  if (const auto signers = proof::signers_of(now->note, *trusted); !signers) return std::unexpected(signers.error());
  const Seen seen(options.key, now->checkpoint.origin);
  const auto last = seen.last();
  if (!last) return std::unexpected(last.error());
  if (const auto sound = continues(session, options, *now, *last); !sound) return std::unexpected(sound.error());
  proof::cosign(now->note, key, std::time(nullptr));
  seen.remember(now->note);
  return std::move(now->note);
}

int checkpoint(const Session& session, const Options& options) {
  const auto key = open_key(session, options.key);
  if (!key) {
    session.tell(key.error());
    return refused;
  }
  const Outcome note = options.witness ? witness(session, options, *key) : sign_book(session, options, *key);
  if (!note) {
    session.tell(note.error());
    return refused;
  }
  const auto signed_now = proof::read_checkpoint(*note).value();
  const auto path = checkpoint_path(session);
  write_file(path, note->written());
  Session terminal = session;
  terminal.output.clear();
  terminal.print(session.say(options.witness ? "ui.witnessed" : "ui.checkpointed",
                             {{"path", path.string()},
                              {"key", key->public_key().name},
                              {"records", static_cast<std::int64_t>(signed_now.size)},
                              {"root", journal::hex(signed_now.root)}}) +
                 "\n");
  return done;
}

}  // namespace

void declare_checkpoint(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("checkpoint",
                                      "ký mốc của nhật ký / sign what the log is, so that nobody can change it unseen");
  verb->add_option("--key", options->key, "tệp khóa / file of the key")->required();
  verb->add_flag("--witness", options->witness, "chứng kiến mốc đã ký / add the signature of a witness");
  verb->add_option("--log-key", options->log_keys, "khóa công khai của sổ / public key of the book, for a witness");
  verb->add_option("--proof", options->proof,
                   "bằng chứng nối tiếp, khi không có sổ / proof of consistency, where the book is not at hand");
  verb->callback([&session, options] { session.run = [&session, options] { return checkpoint(session, *options); }; });
}

}  // namespace tungdong::tools
