#include "reports/inbox.hpp"

#include "tools/question_options.hpp"

namespace tungdong::tools {

void declare_inbox(CLI::App& app, Session& session) {
  auto all = std::make_shared<bool>(false);
  CLI::App* verb = app.add_subcommand("inbox", "đề nghị đang chờ người thứ hai duyệt / what waits for a second person");
  verb->add_flag("--all", *all, "cả những đề nghị đã có quyết định / those decided on too");
  verb->callback([&session, all] {
    session.run = [&session, all] {
      auto book = session.open(sql::sqlite::Access::read);
      return print_page(session, reports::inbox(book, *all));
    };
  });
}

}  // namespace tungdong::tools
