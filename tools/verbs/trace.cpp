#include "reports/trace.hpp"

#include "tools/question_options.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string subject;
  bool up = false;
  bool down = false;
  QuestionOptions question;
};

int trace(const Session& session, const Options& options) {
  auto book = session.open(sql::sqlite::Access::read);
  std::optional<book::Towards> towards;
  if (options.up) towards = book::Towards::decisions;
  if (options.down) towards = book::Towards::results;
  auto page = reports::trace(book, options.subject, towards, options.question.question());
  if (!page) {
    for (const auto& refusal : page.error()) session.tell(refusal);
    return refused;
  }
  return print_page(session, std::move(*page));
}

}  // namespace

void declare_trace(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "trace", "tiền từ đâu đến, đi đến đâu, mua được gì / where money came from, went to, what it bought");
  verb->add_option("subject", options->subject,
                   "số bản ghi, contract:HD, project:DA, unit:11, doc:QD / record, contract, project, unit, document")
      ->required();
  auto* up = verb->add_flag("--up", options->up, "lên đến quyết định / up to the decisions");
  verb->add_flag("--down", options->down, "xuống đến kết quả / down to the results")->excludes(up);
  add_moment(verb, options->question);
  verb->callback([&session, options] { session.run = [&session, options] { return trace(session, *options); }; });
}

}  // namespace tungdong::tools
