#include "tools/question_options.hpp"

#include <algorithm>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

#include "reports/render/render.hpp"
#include "reports/units.hpp"

namespace tungdong::tools {

namespace {

template <class E>
std::string names_of() {
  std::string names;
  for (const std::string_view name : record::Names<E>::names) names += (names.empty() ? "" : ", ") + std::string(name);
  return names;
}

}  // namespace

reports::Question QuestionOptions::question() const {
  reports::Question question;
  if (!as_of.empty()) {
    question.as_of = read_day(as_of);
    if (!question.as_of) throw CLI::ValidationError("--as-of", as_of + " (31/12/2025, 2025-12-31)");
  }
  if (!from.empty()) {
    question.from = read_day(from);
    if (!question.from) throw CLI::ValidationError("--from", from + " (01/01/2025, 2025-01-01)");
    if (question.as_of && *question.from > *question.as_of) throw CLI::ValidationError("--from", "--as-of");
  }
  if (known_at && *known_at < 0) throw CLI::ValidationError("--known-at", std::to_string(*known_at) + " < 0");
  question.known_at = known_at;
  question.contract = contract;
  question.account = account;
  question.component = component;
  question.unit = unit;
  question.project = project;
  question.source = source;
  if (!period.empty()) {
    question.period = chart::Period::read(period);
    if (!question.period) throw CLI::ValidationError("--period", period + " (2025, 2025>2026, 2021-2025)");
  }
  if (!purpose.empty()) {
    question.purpose = record::named<results::Purpose>(purpose);
    if (!question.purpose) throw CLI::ValidationError("--purpose", names_of<results::Purpose>());
  }
  for (const std::string& name : by) {
    const auto axis = record::named<reports::Axis>(name);
    if (!axis) throw CLI::ValidationError("--by", name + " (" + names_of<reports::Axis>() + ")");
    if (std::ranges::find(question.by, *axis) == question.by.end()) question.by.push_back(*axis);
  }
  if (question.by.size() > 2) throw CLI::ValidationError("--by", "A hoặc A,B / A or A,B");
  if (!check.empty()) {
    question.check = record::named<chart::Check>(check);
    if (!question.check) throw CLI::ValidationError("--check", check + " (" + names_of<chart::Check>() + ")");
  }
  question.price_index = price_index;
  question.price_year = price_year;
  if (price_year && price_index.empty()) throw CLI::ValidationError("--price-year", "--price-index CPI");
  return question;
}

void add_moment(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--as-of", options.as_of, "điều đúng vào ngày này / what was true on this day");
  verb->add_option("--known-at", options.known_at,
                   "điều sổ biết sau N bản ghi đầu / what the book knew after N records");
}

void add_filters(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--component", options.component, "chương trình, dự án thành phần / programme or component");
  verb->add_option("--unit", options.unit, "đơn vị và cấp dưới / unit and what is below it");
  verb->add_option("--project", options.project, "dự án / project");
  verb->add_option("--source", options.source, "nguồn vốn / source");
  verb->add_option("--period", options.period, "năm kế hoạch / plan year");
  verb->add_option("--purpose", options.purpose,
                   "capability, infrastructure, support, unstated: mục đích / what it is for");
}

void add_axes(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--by", options.by,
                   "xếp theo một hoặc hai chiều / along one or two axes: " + names_of<reports::Axis>())
      ->delimiter(',');
}

void refuse_axes(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--by", options.by, "")->group("")->check([](const std::string&) {
    return std::string("--by: báo cáo này không xếp theo chiều / this report has no axes");
  });
}

void add_window(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--from", options.from, "ngày đầu kỳ báo cáo / first day of the reporting window");
}

void add_contract(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--contract", options.contract, "hợp đồng / contract")->required();
}

void add_account(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--account", options.account,
                   "unit:11, project:DA, contract:HD, advanced:contract:HD: tài khoản / account")
      ->required();
}

void add_check(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--check", options.check, "một phép kiểm tra / one check alone: " + names_of<chart::Check>());
}

void add_prices(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--price-year", options.price_year, "quy về giá của năm / in the prices of this year");
  verb->add_option("--price-index", options.price_index, "theo chỉ số giá / by this price index");
}

int print_page(const Session& session, reports::Page exact) {
  const auto unit = record::named<money::Unit>(session.money_unit).value_or(money::Unit::dong);
  const auto page = session.official ? reports::in_official_units(std::move(exact), unit, session.lang())
                                     : std::expected<reports::Page, words::Refusals>(
                                           reports::in_units(std::move(exact), unit, reports::screen_places));
  if (!page) {
    for (const words::Refusal& refusal : page.error()) session.tell(refusal);
    return refused;
  }

  reports::Paper paper;
  if (winsize size{}; session.output.empty() && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    paper.columns = size.ws_col;
  const char* terminal = std::getenv("TERM");
  paper.colour = session.output.empty() && ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr &&
                 terminal != nullptr && std::string_view(terminal) != "dumb";
  const auto format = record::named<reports::Format>(session.format).value_or(reports::Format::text);
  if (format == reports::Format::xlsx && session.output.empty() && ::isatty(STDOUT_FILENO) != 0)
    throw CLI::ValidationError("--format", session.say("spreadsheet.terminal"));
  session.print(reports::render(*page, format, session.lang(), paper));
  return done;
}

}  // namespace tungdong::tools
