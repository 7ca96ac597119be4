#include "tools/session.hpp"

namespace tungdong::tools {

namespace {

int rebuild(const Session& session) {
  auto book = session.open(sql::sqlite::Access::write);
  const std::string before = journal::hex(book.digest());
  book.rebuild();
  const std::string after = journal::hex(book.digest());
  session.print(session.say(before == after ? "ui.rebuilt-same" : "ui.rebuilt-other", {{"digest", after}}) + "\n");
  return done;
}

}  // namespace

void declare_rebuild(CLI::App& app, Session& session) {
  app.add_subcommand("rebuild", "dựng lại các bảng từ nhật ký / rebuild the projections from the log")
      ->callback([&session] { session.run = [&session] { return rebuild(session); }; });
}

}  // namespace tungdong::tools
