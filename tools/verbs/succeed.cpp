#include <fmt/format.h>

#include "reports/succession_plan.hpp"
#include "tools/question_options.hpp"
#include "tools/sheet/cells.hpp"
#include "tools/signing.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::filesystem::path plan;
  std::string date;
  std::string doc;
  bool preview = false;
};

constexpr std::array<std::string_view, 4> columns{"unit", "successor", "share", "project"};

// A share in per cent (60, 33.3333), in parts per million.
std::optional<std::int64_t> read_share(std::string_view text, words::Refusals& refusals) {
  std::optional<money::Decimal> percent;
  read_cell("succession", "share", text, {}, percent, refusals);
  if (!percent) return std::nullopt;
  const auto ppm =
      percent->places() <= 4 ? money::Wide{percent->units()} * money::ten_to(4 - percent->places()) : money::Wide{-1};
  if (ppm < 0 || ppm > 1'000'000) {
    refusals.push_back(record::field_malformed("succession", "share", text));
    return std::nullopt;
  }
  return static_cast<std::int64_t>(ppm);
}

std::vector<book::SuccessionRow> read_plan(Sheet& sheet) {
  std::vector<book::SuccessionRow> rows;
  const auto complain = [&](std::int64_t row, std::string_view column, words::Refusal refusal) {
    sheet.complaints.push_back({sheet.file, row, std::string(column), std::move(refusal)});
  };
  for (const std::string& column : sheet.header)
    if (std::ranges::find(columns, column) == columns.end())
      complain(1, "", {"csv-unknown-column", {{"column", column}, {"kind", std::string("succession")}}});
  for (const Row& row : sheet.rows) {
    const Cells cells(sheet.header, row.cells);
    words::Refusals refusals;
    for (const std::string_view column : {"unit", "successor"})
      if (cells[column].empty()) complain(row.number, column, record::field_missing("succession", column));
    rows.push_back({std::string(cells["unit"]), std::string(cells["successor"]), read_share(cells["share"], refusals),
                    std::string(cells["project"])});
    for (auto& refusal : refusals) complain(row.number, "share", std::move(refusal));
  }
  return rows;
}

int succeed(const Session& session, const Options& options) {
  const auto day = business_day(options.date);
  if (!day) return session.refuse({day.error()});
  Sheet sheet = read_csv(options.plan);
  const auto rows = read_plan(sheet);
  if (!sheet.complaints.empty()) {
    for (const Complaint& complaint : sheet.complaints) session.tell(complaint);
    return session.refuse({});
  }
  auto book = session.open(options.preview ? sql::sqlite::Access::read : sql::sqlite::Access::write);
  const auto plan = book::plan_succession(book.store(), rows, *day);
  if (!plan) return session.refuse(plan.error());
  if (options.preview) return print_page(session, reports::succession_plan(book, *plan, *day));
  const auto drafts = book::succession_drafts(*plan, session.by, *day, options.doc);
  const book::Appended appended = book.append(drafts, book::Mode::whole, session.dry_run, signer(session));
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (!appended.fates[i]) return tell_fates(session, appended);
  const auto count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  session.print(
      session.say(session.dry_run ? "ui.would-succeed" : "ui.succeeded", {{"units", count(plan->ended.size())},
                                                                          {"money", count(plan->money.size())},
                                                                          {"projects", count(plan->projects.size())},
                                                                          {"records", appended.size}}) +
      "\n");
  return done;
}

}  // namespace

void declare_succeed(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "succeed", "sáp nhập, chia tách đơn vị trong một bước: tiền và dự án đi theo / units that end, in one step");
  verb->add_option("plan", options->plan, "CSV: unit, successor, share (%), project")->required();
  verb->add_option("--date", options->date, "ngày đơn vị mới hoạt động / the first day of the successors");
  verb->add_option("--doc", options->doc, "văn bản / document")->required();
  verb->add_flag("--preview", options->preview, "xem trước mọi dòng, không ghi / every line before it is written");
  add_signing(verb, session);
  verb->callback([&session, options] { session.run = [&session, options] { return succeed(session, *options); }; });
}

}  // namespace tungdong::tools
