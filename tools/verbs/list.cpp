#include "reports/list.hpp"

#include "tools/question_options.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string what;
  std::size_t most = reports::most_listed;
  QuestionOptions question;
};

int list(const Session& session, const Options& options) {
  auto book = session.open(sql::sqlite::Access::read);
  auto page = reports::list(book, options.what, options.question.question(), options.most);
  if (!page) {
    for (const auto& refusal : page.error()) session.tell(refusal);
    return wrong_usage;
  }
  return print_page(session, std::move(*page));
}

int find(const Session& session, const Options& options) {
  auto book = session.open(sql::sqlite::Access::read);
  const reports::Page page = reports::find(book, options.what, options.question.question(), options.most);
  return print_page(session, page);
}

void declare(CLI::App& app, Session& session, const char* name, const char* about, const char* what,
             int (*run)(const Session&, const Options&)) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(name, about);
  verb->add_option("what", options->what, what)->required();
  verb->add_option("--most", options->most, "nhiều nhất bao nhiêu hàng / at most so many rows");
  add_moment(verb, options->question);
  add_filters(verb, options->question);
  verb->callback(
      [&session, options, run] { session.run = [&session, options, run] { return run(session, *options); }; });
}

}  // namespace

void declare_list(CLI::App& app, Session& session) {
  std::string kinds;
  for (const auto kind : reports::listable()) kinds += (kinds.empty() ? "" : ", ") + std::string(kind);
  declare(app, session, "list", "liệt kê bản ghi một loại / list the records of a kind", kinds.c_str(), list);
}

void declare_find(CLI::App& app, Session& session) {
  declare(app, session, "find", "tìm theo mã hoặc tên, không cần dấu / find by code or name, without accents",
          "chữ cần tìm / what to look for", find);
}

}  // namespace tungdong::tools
