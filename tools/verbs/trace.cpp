#include "reports/trace.hpp"

#include "tools/question_options.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::int64_t record{};
  QuestionOptions question;
};

int trace(const Session& session, const Options& options) {
  auto book = session.open(sql::sqlite::Access::read);
  auto page = reports::trace(book, options.record, options.question.question());
  if (!page) {
    for (const auto& refusal : page.error()) session.tell(refusal);
    return refused;
  }
  return print_page(session, std::move(*page));
}

}  // namespace

void declare_trace(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("trace", "từ một khoản chi lên đến quyết định / from a payment up to its decisions");
  verb->add_option("record", options->record, "số bản ghi / number of the record")->required();
  add_moment(verb, options->question);
  verb->callback([&session, options] { session.run = [&session, options] { return trace(session, *options); }; });
}

}  // namespace tungdong::tools
