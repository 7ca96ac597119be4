#include "ledger/book/stored_tree.hpp"
#include "tools/key_ring.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string name;
  bool witness = false;
};

int make_key(const Session& session, const Options& options) {
  std::string name = options.name;
  if (name.empty() && !options.witness) {
    auto book = session.open(sql::sqlite::Access::read);
    name = book::StoredTree(book.store()).checkpoint().origin;
  }
  if (!proof::is_key_name(name)) {
    session.tell(words::Refusal{"key-name", {{"name", name}}});
    return refused;
  }
  std::error_code fault;
  if (session.output.empty()) throw CLI::RequiredError("-o");
  if (std::filesystem::exists(session.output, fault)) {
    session.tell(words::Refusal{"key-exists", {{"path", session.output.string()}}});
    return refused;
  }
  const auto passphrase = ask_passphrase(session, true);
  if (!passphrase) {
    session.tell(passphrase.error());
    return refused;
  }
  const proof::SecretKey key = proof::SecretKey::make(name, options.witness ? proof::Role::witness : proof::Role::log);
  const std::string open = key.public_key().text();
  write_file(session.output, proof::seal(key, *passphrase), Privacy::secret);
  write_file(session.output.string() + ".pub", open + '\n');
  Session terminal = session;
  terminal.output.clear();
  terminal.print(session.say("ui.key-made", {{"path", session.output.string()}, {"key", open}}) + "\n");
  return done;
}

}  // namespace

void declare_key(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("key", "tạo khóa ký, mở bằng mật khẩu / make a key that a passphrase opens");
  verb->add_option("--name", options->name, "tên khóa; mặc định là mã sổ / its name; the book's code by default");
  verb->add_flag("--witness", options->witness, "khóa của người chứng kiến / of a witness");
  verb->callback([&session, options] { session.run = [&session, options] { return make_key(session, *options); }; });
}

}  // namespace tungdong::tools
