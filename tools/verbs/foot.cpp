#include "ledger/footing/foot.hpp"

#include "reports/footing.hpp"
#include "reports/units.hpp"
#include "tools/footing/plan.hpp"
#include "tools/question_options.hpp"
#include "tools/sheet/grid.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string file;
  std::string sheet;
  std::optional<std::size_t> header;
  std::string numbers;
  std::string unit;
  std::vector<std::string> totals;
  std::vector<std::string> sums;
  std::vector<std::string> rates;
  bool all = false;
};

PlanOrder order_of(const Options& options) {
  PlanOrder order;
  order.heading_row = options.header;
  if (options.numbers == "vi") order.style = NumberStyle::vietnamese;
  if (options.numbers == "en") order.style = NumberStyle::english;
  order.unit = record::named<money::Unit>(options.unit);
  order.totals = options.totals;
  order.sums = options.sums;
  order.rates = options.rates;
  return order;
}

// What was taken for true of the table, so that the reader can contradict it.
std::vector<reports::Text> assumptions(const Plan& plan) {
  using reports::term;
  std::vector<reports::Text> all;
  const std::size_t below = plan.layout.formula_row.value_or(plan.layout.first_row);
  if (below > plan.layout.first_heading)
    all.push_back(term("foot.assumed_heading", {{"row", static_cast<std::int64_t>(below)}}));
  if (plan.layout.formula_row)
    all.push_back(term("foot.assumed_formula", {{"row", static_cast<std::int64_t>(*plan.layout.formula_row) + 1}}));
  if (plan.style)
    all.push_back(term(plan.style == NumberStyle::vietnamese ? "foot.assumed_style_vi" : "foot.assumed_style_en"));
  all.push_back(
      plan.unit ? term("foot.assumed_unit", {{"unit", term("money_unit." + std::string(record::name_of(*plan.unit)))}})
                : term("foot.unit_unknown"));
  for (const footing::Place place : plan.unread_formulas)
    all.push_back(term("foot.unread_formula", {{"cell", reports::data(footing::name_of(place))}}));
  return all;
}

int foot(const Session& session, const Options& options) {
  const auto tell = [&](const Complaints& complaints) {
    for (const Complaint& complaint : complaints) session.tell(complaint);
    return static_cast<int>(refused);
  };
  const auto grid = read_grid(options.file, options.sheet);
  if (!grid) return tell(grid.error());
  const auto plan = make_plan(*grid, order_of(options));
  if (!plan) return tell(plan.error());
  const footing::Footed footed = footing::foot(plan->figures, plan->rules);

  reports::FootedTable table{.file = {.name = grid->file, .hash = grid->hash, .sheet = grid->sheet},
                             .figures = &plan->figures,
                             .rules = &plan->rules,
                             .columns = {},
                             .rows = {},
                             .assumed = assumptions(*plan)};
  for (const LayoutColumn& column : plan->layout.columns) table.columns.push_back(column.heading);
  for (const LayoutRow& row : plan->layout.rows) table.rows.push_back(row.name);
  const int printed = print_page(session, reports::footing(table, footed, options.all));
  return printed == done && reports::broken(footed) > 0 ? static_cast<int>(refused) : printed;
}

}  // namespace

void declare_foot(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "foot", "bảng số liệu (CSV, XLSX) có cộng đúng không / does a published or submitted table add up");
  verb->add_option("file", options->file, "tệp CSV hoặc XLSX / CSV or XLSX")->required();
  verb->add_option("--sheet", options->sheet, "trang tính / sheet of the workbook");
  verb->add_option("--header", options->header, "hàng tiêu đề cột / row of the headings")
      ->check(CLI::Range(1, 100'000));
  verb->add_option("--numbers", options->numbers, "vi: 1.234,5 | en: 1,234.5")->check(CLI::IsMember({"vi", "en"}));
  verb->add_option("--unit", options->unit, "dong | nghin | trieu | ty: đơn vị của bảng / unit of the table")
      ->check(CLI::IsMember({"dong", "nghin", "trieu", "ty"}));
  verb->add_option("--total", options->totals, "hàng tổng, tên bắt đầu bằng / rows that are totals, by how they begin");
  verb->add_option("--sum", options->sums, "'Tổng=Trung ương+Địa phương': cột hoặc hàng / columns or rows");
  verb->add_option("--rate", options->rates, "'Tỷ lệ=Giải ngân/Kế hoạch', %");
  verb->add_flag("--all", options->all, "nêu cả chỗ khớp / list what holds too");
  verb->callback([&session, options] { session.run = [&session, options] { return foot(session, *options); }; });
}

}  // namespace tungdong::tools
