#include "reports/disbursement.hpp"
#include "reports/outcomes.hpp"
#include "reports/status.hpp"
#include "tools/question_options.hpp"

namespace tungdong::tools {

namespace {

struct Report {
  const char* name;
  const char* about;
  reports::Page (*make)(book::Book&, const reports::Question&);
  bool priced = false;  // it may be asked for in the prices of one year
};

constexpr Report all[] = {
    {"status", "mỗi đồng đang ở đâu / where every đồng stands", reports::status},
    {"disbursement", "kế hoạch, phân bổ, giải ngân / plan, allotted, disbursed", reports::disbursement},
    {"outcomes", "tiền đã làm được gì / what the money bought", reports::outcomes, true},
};

}  // namespace

void declare_report(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("report", "báo cáo / reports");
  verb->require_subcommand(1);
  verb->fallthrough();
  for (const Report& report : all) {
    auto options = std::make_shared<QuestionOptions>();
    CLI::App* one = verb->add_subcommand(report.name, report.about);
    add_moment(one, *options);
    add_filters(one, *options);
    add_axes(one, *options);
    if (report.priced) add_prices(one, *options);
    one->callback([&session, options, &report] {
      session.run = [&session, options, &report] {
        auto book = session.open(sql::sqlite::Access::read);
        return print_page(session, report.make(book, options->question()));
      };
    });
  }
}

}  // namespace tungdong::tools
