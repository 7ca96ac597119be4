#include "reports/capability.hpp"
#include "reports/disbursement.hpp"
#include "reports/follow_up.hpp"
#include "reports/outcomes.hpp"
#include "reports/overlap.hpp"
#include "reports/paradox.hpp"
#include "reports/status.hpp"
#include "reports/unit_costs.hpp"
#include "reports/unlinked.hpp"
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
    {"paradox", "giải ngân so với kết quả / money spent against results", reports::paradox},
    {"unit-costs", "chi phí một đơn vị kết quả so với các dự án cùng loại / unit costs beside peers",
     reports::unit_costs, true},
    {"capability", "xây năng lực, hạ tầng hay hỗ trợ trực tiếp / capability, infrastructure or support",
     reports::capability, true},
    {"follow-up", "kiểm tra lại: đến hạn, còn hoạt động / checks due and what still works", reports::follow_up, true},
    {"overlap", "một kết quả do nhiều chương trình chi / one result paid by several programmes", reports::overlap},
    {"unlinked", "chi không gắn kết quả, chỉ số không ai chi / spend without outcome", reports::unlinked},
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
        print_page(session, report.make(book, options->question()));
        return static_cast<int>(done);
      };
    });
  }
}

}  // namespace tungdong::tools
