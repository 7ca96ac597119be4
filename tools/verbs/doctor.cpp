#include <fstream>

#include "ledger/book/salvage.hpp"
#include "reports/salvage.hpp"
#include "tools/key_ring.hpp"
#include "tools/question_options.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string checkpoint;
  std::vector<std::string> keys;
  std::vector<std::string> others;
  bool unproved = false;
};

using Order = std::expected<book::SalvageOrder, words::Refusal>;

// The checkpoint that lies beside the book counts like one that was given, where there is a key to check it with.
Order order_of(const Session& session, const Options& options) {
  book::SalvageOrder order{.damaged = session.book, .checkpoint = {}, .others = {}};
  const auto keys = read_keys(options.keys);
  if (!keys) return std::unexpected(keys.error());
  std::error_code fault;
  std::filesystem::path path = options.checkpoint;
  if (path.empty() && !keys->empty() && std::filesystem::exists(default_checkpoint(session.book), fault))
    path = default_checkpoint(session.book);
  if (!path.empty()) {
    if (keys->empty()) return std::unexpected(words::Refusal{"salvage-needs-key", {}});
    const auto noted = read_checkpoint_file(path);
    if (!noted) return std::unexpected(noted.error());
    if (const auto signers = proof::signers_of(noted->note, *keys); !signers) return std::unexpected(signers.error());
    order.checkpoint = noted->checkpoint;
  }
  for (const std::string& other : options.others) {
    if (!std::filesystem::is_regular_file(other, fault))
      return std::unexpected(words::Refusal{"file-missing", {{"path", other}}});
    order.others.emplace_back(other);
  }
  return order;
}

// What is saved and not in the new book, in a file beside it, each record on a line with its number. How many.
std::int64_t write_rest(book::Salvage& salvage, std::int64_t in_book, const std::filesystem::path& path) {
  std::int64_t count = 0;
  std::ofstream file;
  for (std::int64_t record = in_book + 1; record <= salvage.size(); ++record) {
    const std::string body = salvage.body(record);
    if (body.empty()) continue;
    if (count++ == 0) file.open(path, std::ios::binary | std::ios::trunc);
    file << R"({"body":)" << body << R"(,"record":)" << record << "}\n";
  }
  file.close();
  if (count > 0 && !file) throw sql::Failure(sql::Cause::io, "cannot write " + path.string());
  return count;
}

int salvage(const Session& session, const Options& options) {
  if (session.output.empty()) throw CLI::RequiredError("-o");
  Session about = session;
  about.book = session.output;
  const std::filesystem::path rest = session.output.string() + ".rest.jsonl";
  std::error_code fault;
  for (const auto& path : {session.output, rest})
    if (std::filesystem::exists(path, fault)) {
      about.book = path;
      return about.fail(sql::Failure(sql::Cause::exists, path.string()));
    }
  const Order order = order_of(session, options);
  if (!order) {
    session.tell(order.error());
    return refused;
  }
  book::Salvage salvage(*order);
  const std::int64_t leading = salvage.leading(options.unproved);
  std::optional<book::Salvage::Rebuilt> rebuilt;
  try {
    rebuilt = salvage.rebuild(leading, session.output);
  } catch (const sql::Failure& failure) {
    return about.fail(failure);
  }
  const std::int64_t in_book = rebuilt ? rebuilt->head.size : 0;
  const std::int64_t beside = write_rest(salvage, in_book, rest);

  Session printed = session;
  printed.output.clear();
  print_page(printed, reports::salvage_page(salvage, rebuilt ? std::optional(rebuilt->head) : std::nullopt));
  if (rebuilt)
    session.tell(session.say("ui.salvaged", {{"path", session.output.string()},
                                             {"records", in_book},
                                             {"size", salvage.size()},
                                             {"root", journal::hex(rebuilt->head.root)}}));
  else
    session.tell(session.say("ui.salvaged-nothing"));
  if (rebuilt && rebuilt->refused)
    session.tell(session.say("ui.salvaged-refused", {{"record", *rebuilt->refused}, {"reason", rebuilt->why}}));
  if (beside > 0) session.tell(session.say("ui.salvaged-rest", {{"records", beside}, {"path", rest.string()}}));
  if (!options.unproved && salvage.leading(true) > leading) session.tell(session.say("ui.salvaged-unproved"));
  const bool whole = salvage.counts()[0] == salvage.size() && in_book == salvage.size();
  return whole ? done : unverified;
}

}  // namespace

void declare_doctor(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "doctor",
      "cứu từ sổ hỏng mọi bản ghi chứng minh được / save of a damaged book what can still be proved, to -o NEW");
  verb->add_option("--checkpoint", options->checkpoint,
                   "mốc đã ký / signed checkpoint; beside the book by default, if there is a key");
  verb->add_option("--key", options->keys, "khóa công khai được tin / public keys that are trusted");
  verb->add_option("--from", options->others,
                   "bản sao lưu hoặc nhật ký đã xuất / backups, exported logs, what was left over");
  verb->add_flag("--unproved", options->unproved,
                 "đưa vào cả bản ghi đọc được mà chưa chứng minh / also what is readable but not proved");
  verb->callback([&session, options] { session.run = [&session, options] { return salvage(session, *options); }; });
}

}  // namespace tungdong::tools
