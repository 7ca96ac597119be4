#include "ledger/book/stored_tree.hpp"
#include "tools/key_ring.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::optional<std::int64_t> record;
  std::string from;
  std::string checkpoint;
  std::string body;
};

using Outcome = std::expected<std::string, words::Refusal>;

Outcome prove_record(const Session& session, const std::string& body, std::int64_t record, book::Book& book,
                     book::StoredTree& tree, const NotedCheckpoint& at) {
  const auto size = static_cast<std::int64_t>(at.checkpoint.size);
  if (record < 1 || record > size)
    return std::unexpected(words::Refusal{"proof-beyond", {{"record", record}, {"size", size}}});
  if (!body.empty()) write_file(body, book.body(record));
  session.tell(session.say("ui.proved", {{"record", record}, {"records", size}}));
  return proof::InclusionReceipt{.index = static_cast<std::uint64_t>(record - 1),
                                 .path = tree.inclusion(record, at.checkpoint.size),
                                 .checkpoint = at.note}
      .written();
}

Outcome prove_growth(const Session& session, const Options& options, book::StoredTree& tree,
                     const NotedCheckpoint& at) {
  const auto earlier = read_checkpoint_file(options.from);
  if (!earlier) return std::unexpected(earlier.error());
  if (const auto sound = tree.continues(earlier->checkpoint); !sound) return std::unexpected(sound.error());
  if (earlier->checkpoint.size > at.checkpoint.size)
    return std::unexpected(
        words::Refusal{"checkpoint-older", {{"size", static_cast<std::int64_t>(earlier->checkpoint.size)}}});
  session.tell(session.say("ui.proved-growth", {{"earlier", static_cast<std::int64_t>(earlier->checkpoint.size)},
                                                {"records", static_cast<std::int64_t>(at.checkpoint.size)}}));
  return proof::ConsistencyReceipt{.earlier = earlier->checkpoint.size,
                                   .path = tree.consistency(earlier->checkpoint.size, at.checkpoint.size),
                                   .checkpoint = at.note}
      .written();
}

int prove(const Session& session, const Options& options) {
  if (options.record.has_value() == !options.from.empty()) throw CLI::ValidationError("prove", "N | --from CHECKPOINT");
  auto book = session.open(sql::sqlite::Access::read);
  book::StoredTree tree(book.store());
  const Outcome receipt = [&]() -> Outcome {
    const std::filesystem::path path =
        options.checkpoint.empty() ? default_checkpoint(session.book) : std::filesystem::path(options.checkpoint);
    std::error_code fault;
    if (options.checkpoint.empty() && !std::filesystem::exists(path, fault))
      return std::unexpected(words::Refusal{"proof-no-checkpoint", {{"path", path.string()}}});
    const auto at = read_checkpoint_file(path);
    if (!at) return std::unexpected(at.error());
    if (const auto sound = tree.continues(at->checkpoint); !sound) return std::unexpected(sound.error());
    if (!options.record) return prove_growth(session, options, tree, *at);
    return prove_record(session, options.body, *options.record, book, tree, *at);
  }();
  if (!receipt) {
    session.tell(receipt.error());
    return refused;
  }
  session.print(*receipt);
  return done;
}

}  // namespace

void declare_prove(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "prove", "bằng chứng kiểm được khi không có sổ / a proof that can be checked without the book");
  verb->add_option("record", options->record, "số bản ghi / number of a record that is in the log");
  verb->add_option("--from", options->from, "mốc cũ / an earlier checkpoint that the log continues");
  verb->add_option("--checkpoint", options->checkpoint, "mốc đã ký / signed checkpoint; beside the book by default");
  verb->add_option("--body", options->body, "ghi nội dung bản ghi ra tệp / write the record's bytes to a file");
  verb->callback([&session, options] { session.run = [&session, options] { return prove(session, *options); }; });
}

}  // namespace tungdong::tools
