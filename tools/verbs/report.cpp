#include <expected>

#include "reports/advances.hpp"
#include "reports/audit/audit.hpp"
#include "reports/capability.hpp"
#include "reports/closing.hpp"
#include "reports/contract.hpp"
#include "reports/counterpart.hpp"
#include "reports/disbursement.hpp"
#include "reports/figure_checks.hpp"
#include "reports/findings.hpp"
#include "reports/flow_of_money.hpp"
#include "reports/follow_up.hpp"
#include "reports/outcomes.hpp"
#include "reports/overlap.hpp"
#include "reports/paradox.hpp"
#include "reports/promises.hpp"
#include "reports/provisional.hpp"
#include "reports/statement.hpp"
#include "reports/status.hpp"
#include "reports/unit_costs.hpp"
#include "reports/unknown_codes.hpp"
#include "reports/unlinked.hpp"
#include "tools/question_options.hpp"

namespace tungdong::tools {

namespace {

using Answer = std::expected<reports::Page, words::Refusals>;
using AddOptions = void (*)(CLI::App*, QuestionOptions&);

// A report that refuses nothing has an answer to every question.
template <auto report>
Answer answer(book::Book& book, const reports::Question& question) {
  return report(book, question);
}

struct Report {
  const char* name;
  const char* about;
  Answer (*make)(book::Book&, const reports::Question&);
  std::initializer_list<AddOptions> options;  // beside its moment and its filters
};

const Report all[] = {
    {"status", "mỗi đồng đang ở đâu / where every đồng stands", answer<reports::status>, {add_axes}},
    {"flow", "đường đi của đồng tiền / the way of the money", answer<reports::flow_of_money>, {refuse_axes}},
    {"disbursement",
     "kế hoạch, phân bổ, giải ngân / plan, allotted, disbursed",
     answer<reports::disbursement>,
     {add_axes, add_window}},
    {"outcomes", "tiền đã làm được gì / what the money bought", answer<reports::outcomes>, {add_axes, add_prices}},
    {"paradox", "giải ngân so với kết quả / money spent against results", answer<reports::paradox>, {add_axes}},
    {"unit-costs",
     "chi phí một đơn vị kết quả so với các dự án cùng loại / unit costs beside peers",
     answer<reports::unit_costs>,
     {add_axes, add_prices}},
    {"capability",
     "xây năng lực, hạ tầng hay hỗ trợ trực tiếp / capability, infrastructure or support",
     answer<reports::capability>,
     {add_axes, add_prices}},
    {"figures",
     "số liệu công bố đối chiếu với sổ và với nhau / published figures checked",
     answer<reports::figures>,
     {add_axes}},
    {"follow-up",
     "kiểm tra lại: đến hạn, còn hoạt động / checks due and what still works",
     answer<reports::follow_up>,
     {add_axes, add_prices}},
    {"promises",
     "cam kết và kết quả bàn giao / promised and delivered",
     answer<reports::promises>,
     {add_axes, add_prices}},
    {"overlap",
     "một kết quả do nhiều chương trình chi / one result paid by several programmes",
     answer<reports::overlap>,
     {add_axes}},
    {"unlinked",
     "chi không gắn kết quả, chỉ số không ai chi / spend without outcome",
     answer<reports::unlinked>,
     {add_axes}},
    {"statement",
     "sổ chi tiết một tài khoản / every line in and out of an account",
     answer<reports::statement>,
     {add_account, add_axes, add_window}},
    {"advances", "tạm ứng chưa thu hồi theo tuổi / advances outstanding by age", answer<reports::advances>, {add_axes}},
    {"contract",
     "thanh toán một hợp đồng (Mẫu 08a) / payments of a contract (form 08a)",
     answer<reports::contract>,
     {add_contract, add_axes, add_window}},
    {"audit",
     "hàng đợi kiểm toán / where an auditor might look first",
     answer<reports::audit>,
     {add_check, refuse_axes}},
    {"findings",
     "kiến nghị kiểm toán, thanh tra: thu hồi và còn phải thu / findings: recovered and owed",
     answer<reports::findings>,
     {refuse_axes}},
    {"closings", "các kỳ đã khóa / closed periods", answer<reports::closings>, {refuse_axes}},
    {"provisional",
     "tạm cấp, ứng trước chưa xác nhận / provisional funds unconfirmed",
     answer<reports::provisional>,
     {refuse_axes}},
    {"counterpart",
     "vốn đối ứng: phải có và đã có / counterpart: required and given",
     answer<reports::counterpart>,
     {add_axes}},
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
    for (const AddOptions add : report.options) add(one, *options);
    one->callback([&session, options, &report] {
      session.run = [&session, options, &report] {
        auto book = session.open(sql::sqlite::Access::read);
        const reports::Question question = options->question();
        Answer page = std::unexpected(reports::unknown_codes(book, question));
        if (page.error().empty()) page = report.make(book, question);
        if (!page) {
          for (const auto& refusal : page.error()) session.tell(refusal);
          return static_cast<int>(refused);
        }
        return print_page(session, std::move(*page));
      };
    });
  }
}

}  // namespace tungdong::tools
