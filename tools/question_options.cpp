#include "tools/question_options.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include "reports/render/render.hpp"

namespace tungdong::tools {

reports::Question QuestionOptions::question() const {
  reports::Question question;
  if (!as_of.empty()) {
    question.as_of = read_day(as_of);
    if (!question.as_of) throw CLI::ValidationError("--as-of", as_of + " (31/12/2025, 2025-12-31)");
  }
  question.known_at = known_at;
  question.component = component;
  question.unit = unit;
  question.project = project;
  question.source = source;
  if (!period.empty()) {
    question.period = chart::Period::read(period);
    if (!question.period) throw CLI::ValidationError("--period", period + " (2025, 2025>2026, 2021-2025)");
  }
  return question;
}

void add_moment(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--as-of", options.as_of, "điều đúng vào ngày này / what was true on this day");
  verb->add_option("--known-at", options.known_at,
                   "điều sổ biết sau N bản ghi đầu / what the book knew after N records")
      ->check(CLI::NonNegativeNumber);
}

void add_filters(CLI::App* verb, QuestionOptions& options) {
  verb->add_option("--component", options.component, "chương trình, dự án thành phần / programme or component");
  verb->add_option("--unit", options.unit, "đơn vị và cấp dưới / unit and what is below it");
  verb->add_option("--project", options.project, "dự án / project");
  verb->add_option("--source", options.source, "nguồn vốn / source");
  verb->add_option("--period", options.period, "năm kế hoạch / plan year");
}

void print_page(const Session& session, const reports::Page& page) {
  reports::Paper paper;
  if (winsize size{}; session.output.empty() && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    paper.columns = size.ws_col;
  const auto format = record::named<reports::Format>(session.format).value_or(reports::Format::text);
  session.print(reports::render(page, format, session.lang(), paper));
}

}  // namespace tungdong::tools
