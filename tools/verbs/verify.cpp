#include "ledger/book/stored_tree.hpp"
#include "tools/key_ring.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::vector<std::string> checkpoints;
  std::vector<std::string> keys;
  std::string proof;
  std::string body;
  std::string earlier;
  bool log_alone = false;
};

using Checked = std::expected<void, words::Refusal>;

void tell_signers(const Session& session, const std::vector<proof::Signer>& signers) {
  for (const proof::Signer& one : signers) {
    if (!one.posix_s) {
      session.print(session.say("ui.signed-by", {{"key", one.key.name}}) + "\n");
      continue;
    }
    const auto day = std::chrono::floor<date::days>(date::sys_seconds(std::chrono::seconds(*one.posix_s)));
    session.print(session.say("ui.witnessed-by", {{"key", one.key.name}, {"date", record::Date(day)}}) + "\n");
  }
}

// Without keys a note is taken at its word, and that is said.
Checked check_signatures(const Session& session, const proof::Note& note, const std::vector<proof::PublicKey>& keys) {
  if (keys.empty()) {
    session.tell(session.say("ui.signature-unchecked"));
    return {};
  }
  const auto signers = proof::signers_of(note, keys);
  if (!signers) return std::unexpected(signers.error());
  tell_signers(session, *signers);
  return {};
}

Checked check_proof(const Session& session, const Options& options, const std::vector<proof::PublicKey>& keys) {
  const auto file = read_small_file(options.proof);
  if (!file) return std::unexpected(file.error());
  if (file->starts_with("old ")) {
    const auto receipt = proof::read_consistency(*file);
    if (!receipt) return std::unexpected(receipt.error());
    if (options.earlier.empty()) return std::unexpected(words::Refusal{"proof-needs-earlier", {}});
    const auto earlier = read_checkpoint_file(options.earlier);
    if (!earlier) return std::unexpected(earlier.error());
    if (auto sound = check_signatures(session, receipt->checkpoint, keys); !sound) return sound;
    if (auto sound = proof::check(*receipt, earlier->checkpoint); !sound) return sound;
    session.print(
        session.say("ui.proof-growth-holds", {{"earlier", static_cast<std::int64_t>(earlier->checkpoint.size)}}) +
        "\n");
    return {};
  }
  const auto receipt = proof::read_inclusion(*file);
  if (!receipt) return std::unexpected(receipt.error());
  if (options.body.empty()) return std::unexpected(words::Refusal{"proof-needs-body", {}});
  const auto body = read_small_file(options.body);
  if (!body) return std::unexpected(body.error());
  if (auto sound = check_signatures(session, receipt->checkpoint, keys); !sound) return sound;
  if (auto sound = proof::check(*receipt, journal::leaf_hash(*body)); !sound) return sound;
  session.print(session.say("ui.proof-holds", {{"record", static_cast<std::int64_t>(receipt->index) + 1}}) + "\n");
  return {};
}

// The book against checkpoints that others may have kept: what was signed must still be its beginning.
Checked check_checkpoint(const Session& session, book::StoredTree& tree, const std::filesystem::path& path,
                         const std::vector<proof::PublicKey>& keys) {
  const auto noted = read_checkpoint_file(path);
  if (!noted) return std::unexpected(noted.error());
  if (auto sound = check_signatures(session, noted->note, keys); !sound) return sound;
  if (auto sound = tree.continues(noted->checkpoint); !sound) return sound;
  session.print(session.say("ui.checkpoint-holds",
                            {{"path", path.string()}, {"records", static_cast<std::int64_t>(noted->checkpoint.size)}}) +
                "\n");
  return {};
}

int verify_book(const Session& session, const Options& options, const std::vector<proof::PublicKey>& keys) {
  auto book = session.open(sql::sqlite::Access::read);
  const auto differences = options.log_alone ? book.verify_log() : book.verify();
  for (const auto& difference : differences) session.tell(difference.what);
  if (!differences.empty()) {
    session.tell(session.say(options.log_alone ? "ui.log-unverified" : "ui.unverified"));
    return unverified;
  }
  book::StoredTree tree(book.store());
  std::vector<std::string> checkpoints = options.checkpoints;
  std::error_code fault;
  if (const auto beside = default_checkpoint(session.book);
      checkpoints.empty() && std::filesystem::exists(beside, fault))
    checkpoints.push_back(beside.string());
  bool sound = true;
  for (const std::string& path : checkpoints)
    if (const auto checked = check_checkpoint(session, tree, path, keys); !checked) {
      session.tell(checked.error());
      sound = false;
    }
  if (!sound) return unverified;
  const auto head = book.head();
  session.print(session.say(options.log_alone ? "ui.log-verified" : "ui.verified",
                            {{"records", head.size}, {"root", journal::hex(head.root)}}) +
                "\n");
  return done;
}

int verify(const Session& session, const Options& options) {
  const auto keys = read_keys(options.keys);
  if (!keys) {
    session.tell(keys.error());
    return refused;
  }
  if (options.proof.empty()) return verify_book(session, options, *keys);
  const Checked checked = check_proof(session, options, *keys);
  if (checked) return done;
  session.tell(checked.error());
  return unverified;
}

}  // namespace

void declare_verify(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("verify", "tính lại mọi thứ từ nhật ký và so sánh / recompute all from the log and compare");
  verb->add_option("--checkpoint", options->checkpoints,
                   "mốc đã ký, của sổ này / signed checkpoints of the book; beside it by default");
  verb->add_option("--key", options->keys, "khóa công khai được tin / public keys that are trusted");
  verb->add_flag(
      "--log", options->log_alone,
      "chỉ xem nhật ký còn nguyên như lúc ghi, không xét quy tắc và các bảng / only whether the log is as it "
      "was written, not rules and tables");
  verb->add_option("--proof", options->proof, "kiểm một bằng chứng, không cần sổ / check a proof, without the book");
  verb->add_option("--body", options->body, "nội dung bản ghi / the record's bytes");
  verb->add_option("--earlier", options->earlier, "mốc cũ / the earlier checkpoint, of a proof of consistency");
  verb->callback([&session, options] { session.run = [&session, options] { return verify(session, *options); }; });
}

}  // namespace tungdong::tools
