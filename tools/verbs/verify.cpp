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

}  // namespace

void declare_verify(CLI::App& app, Session& session) {
  app.add_subcommand("verify", "tính lại mọi thứ từ nhật ký và so sánh / recompute all from the log and compare")
      ->callback([&session] { session.run = [&session] { return verify(session); }; });
}

}  // namespace tungdong::tools
