#include <fmt/format.h>

#include "ledger/sql/sqlite/backup.hpp"
#include "tools/session.hpp"

namespace tungdong::tools {

namespace {

int verify(const Session& session) {
  auto book = session.open(sql::sqlite::Access::read);
  const auto differences = book.verify();
  for (const auto& difference : differences)
    session.tell(session.say("ui.difference",
                             {{"place", difference.place}, {"row", difference.row}, {"what", difference.what}}));
  if (!differences.empty()) {
    session.tell(session.say("ui.unverified"));
    return unverified;
  }
  const auto head = book.head();
  session.print(session.say("ui.verified", {{"records", head.size}, {"root", journal::hex(head.root)}}) + "\n");
  return done;
}

int rebuild(const Session& session) {
  auto book = session.open(sql::sqlite::Access::write);
  const std::string before = journal::hex(book.digest());
  book.rebuild();
  const std::string after = journal::hex(book.digest());
  session.print(session.say(before == after ? "ui.rebuilt-same" : "ui.rebuilt-other", {{"digest", after}}) + "\n");
  return done;
}

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

void declare_verify(CLI::App& app, Session& session) {
  app.add_subcommand("verify", "tính lại mọi thứ từ nhật ký và so sánh / recompute all from the log and compare")
      ->callback([&session] { session.run = [&session] { return verify(session); }; });
}

void declare_rebuild(CLI::App& app, Session& session) {
  app.add_subcommand("rebuild", "dựng lại các bảng từ nhật ký / rebuild the projections from the log")
      ->callback([&session] { session.run = [&session] { return rebuild(session); }; });
}

void declare_backup(CLI::App& app, Session& session) {
  auto to = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand("backup", "sao lưu sổ ra tệp khác / copy the book to another file");
  verb->add_option("to", *to, "tệp đích / the new file")->required();
  verb->callback([&session, to] { session.run = [&session, to] { return back_up(session, *to); }; });
}

}  // namespace tungdong::tools
