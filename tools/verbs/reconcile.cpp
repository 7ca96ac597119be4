#include <cassert>

#include <fmt/format.h>

#include "ledger/book/query/provenance.hpp"
#include "ledger/rules/reconciliation.hpp"
#include "tools/key_ring.hpp"
#include "tools/question_options.hpp"
#include "tools/reconciliation/corrections.hpp"
#include "tools/reconciliation/statement.hpp"
#include "tools/signing.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string statement;
  std::string profile;
  std::vector<std::string> set;
  std::string unit;
  std::string period;
  std::string corrections;
  std::optional<std::int64_t> known_at;
  bool recoveries = false;
  bool all = false;
  bool record = false;
  std::string key;  // a file; with it the record is signed
  std::string date;
  std::string doc;
};

chart::AccountingPeriod read_period(const Options& options) {
  const auto period = chart::AccountingPeriod::read(options.period);
  if (!period) throw CLI::ValidationError("--period", options.period + " (2025-09, 2025-Q3, 2025)");
  return *period;
}

// Our own format; or, through a profile, somebody else's.
std::expected<reports::Statement, Complaints> statement_of(const Session& session, const Options& options) {
  if (options.profile.empty()) return read_statement(options.statement, session.numbers());
  auto profile = read_profile(options.profile);
  if (!profile) return std::unexpected(profile.error());
  const auto refuse = [&](words::Refusal refusal) {
    return std::unexpected(Complaints{{profile->file, 0, "", std::move(refusal)}});
  };
  if (profile->kind != statement_kind) return refuse({"reconcile-profile", {{"given", profile->kind}}});
  const auto given = read_words(options.set);
  for (const auto& [column, value] : given.front())
    if (auto refusal = set_column(*profile, column, value)) return refuse(std::move(*refusal));
  return read_statement(options.statement, *profile);
}

// The record of what was compared: where it stands, before anybody signs it.
chart::Reconciliation record_of(reports::Scope& scope, const reports::Reconciled& reconciled) {
  const book::Provenance from = book::provenance(scope.store(), scope.moment());
  const reports::SideSum matched = reconciled.matched();
  chart::Reconciliation record;
  record.unit = reconciled.order.unit;
  record.year = reconciled.order.period.year;
  record.period = reconciled.order.period;
  record.statement_sha256 = journal::hex(reconciled.statement.file.hash);
  record.matched_lines = matched.lines;
  record.matched = matched.amount;
  record.differences = static_cast<std::int64_t>(reconciled.differences());
  record.book = from.book.code;
  record.size = from.size;
  record.root = journal::hex(from.root);
  return record;
}

// What to record, or why it cannot be; nothing where no record is asked for.
std::expected<std::optional<book::Draft>, words::Refusals> draft_of(const Session& session, const Options& options,
                                                                    chart::Reconciliation record) {
  if (!options.record && options.key.empty()) return std::nullopt;
  const auto date = read_day(options.date);
  if (!date || options.doc.empty()) return std::unexpected(words::Refusals{{"reconcile-signs", {}}});
  if (!options.key.empty()) {
    const auto key = open_key(session, options.key);
    if (!key) return std::unexpected(words::Refusals{key.error()});
    record.signer = key->public_key().text();
    record.signature = journal::base64(key->sign(rules::signed_text(record)));
  }
  assert(record.period && record.size);
  std::string name = fmt::format("reconcile {} {} {}", record.unit, record.period->text(), *record.size);
  return book::Draft{std::move(name), session.by, *date, options.doc, std::move(record)};
}

int write_record(const Session& session, const book::Draft& draft) {
  auto book = session.open(sql::sqlite::Access::write);
  const book::Appended appended = book.append({&draft, 1}, book::Mode::whole, session.dry_run, signer(session));
  const book::Fate& fate = appended.fates.front();
  if (!fate || session.dry_run) {
    Session terminal = session;
    terminal.output.clear();
    return tell_fates(terminal, appended);
  }
  const auto& record = std::get<chart::Reconciliation>(draft.body);
  assert(record.period && record.differences);
  session.tell(session.say("ui.reconciled",
                           {{"unit", record.unit}, {"period", record.period->text()}, {"record", fate->record}}));
  if (*record.differences > 0) session.tell(session.say("ui.reconciled-differing", {{"count", *record.differences}}));
  return done;
}

int reconcile(const Session& session, const Options& options) {
  const auto period = read_period(options);
  auto statement = statement_of(session, options);
  if (!statement) {
    for (const Complaint& complaint : statement.error()) session.tell(complaint);
    return refused;
  }
  std::optional<book::Draft> draft;
  std::size_t differences = 0;
  {
    auto book = session.open(sql::sqlite::Access::read);
    reports::Question question;
    question.unit = options.unit;
    question.known_at = options.known_at;
    reports::Scope scope(book, question);
    if (scope.chart().unit(options.unit) == nullptr) {
      session.tell(words::Refusal{"reconcile-unit", {{"code", options.unit}}});
      return refused;
    }
    const reports::Reconciled reconciled =
        reports::reconcile(scope, {options.unit, period, options.recoveries}, std::move(*statement));
    differences = reconciled.differences();
    auto drafted = draft_of(session, options, record_of(scope, reconciled));
    if (!drafted) {
      for (const words::Refusal& refusal : drafted.error()) session.tell(refusal);
      return refused;
    }
    draft = std::move(*drafted);
    if (!options.corrections.empty())
      write_file(options.corrections, corrections(scope, reconciled, session.book.string(), session.lang()));
    const int printed = print_page(session, reports::reconciliation(scope, reconciled, options.all));
    if (printed != done) return printed;
    if (!options.corrections.empty())
      session.tell(session.say("ui.corrections-written", {{"path", options.corrections}}));
  }
  if (draft)
    if (const int written = write_record(session, *draft); written != done) return written;
  return differences == 0 ? done : refused;
}

}  // namespace

void declare_reconcile(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "reconcile", "đối chiếu sao kê của Kho bạc với sổ / match a statement of the Treasury to the book");
  verb->add_option("statement", options->statement, "sao kê: CSV, hoặc tệp khác theo mẫu đọc / the statement")
      ->required();
  auto* profile =
      verb->add_option("--profile", options->profile, "mẫu đọc tệp của Kho bạc / how to read the Treasury's sheet");
  verb->add_option("--set", options->set, "cột=giá trị cho mọi hàng / column=value for all rows")
      ->needs(profile)
      ->expected(1);
  verb->add_option("--unit", options->unit, "đơn vị và cấp dưới / unit and what is below it")->required();
  verb->add_option("--period", options->period, "2025-09, 2025-Q3, 2025: kỳ đối chiếu / the period")->required();
  verb->add_option("--numbers", session.number_style, "plain | vi")->check(CLI::IsMember({"plain", "vi"}));
  verb->add_option("--known-at", options->known_at,
                   "điều sổ biết sau N bản ghi đầu / what the book knew after N records");
  verb->add_option("--corrections", options->corrections,
                   "tệp lệnh điều chỉnh đề xuất, không tự chạy / file for the corrections proposed; none is run");
  verb->add_flag("--recoveries", options->recoveries,
                 "đối chiếu cả thu hồi tạm ứng / recoveries of advances too, though the statement lists none");
  verb->add_flag("--all", options->all, "nêu cả dòng khớp / list what agrees too");
  verb->add_flag("--record", options->record, "ghi biên bản đối chiếu vào sổ / record the reconciliation");
  verb->add_option("--sign", options->key, "tệp khóa: ghi và ký biên bản / file of a key: record it, signed");
  verb->add_option("--date", options->date, "ngày của biên bản / day of the record");
  verb->add_option("--doc", options->doc, "văn bản xác nhận của Kho bạc / the Treasury's confirmation");
  verb->callback([&session, options] {
    session.key = options->key;
    session.run = [&session, options] { return reconcile(session, *options); };
  });
}

}  // namespace tungdong::tools
