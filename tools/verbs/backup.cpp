#include "ledger/sql/sqlite/backup.hpp"

#include "tools/session.hpp"

namespace tungdong::tools {

namespace {

int back_up(const Session& session, const std::string& to) {
  auto book = session.open(sql::sqlite::Access::read);
  try {
    sql::sqlite::backup(book.store().connection(), to);
  } catch (const sql::Failure& failure) {
    Session about = session;
    about.book = to;
    return about.fail(failure);
  }
  const auto head = book.head();
  session.print(session.say("ui.backed-up", {{"path", to}, {"records", head.size}, {"root", journal::hex(head.root)}}) +
                "\n");
  return done;
}

}  // namespace

void declare_backup(CLI::App& app, Session& session) {
  auto to = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand("backup", "sao lưu sổ ra tệp khác / copy the book to another file");
  verb->add_option("to", *to, "tệp đích / the new file")->required();
  verb->callback([&session, to] { session.run = [&session, to] { return back_up(session, *to); }; });
}

}  // namespace tungdong::tools
