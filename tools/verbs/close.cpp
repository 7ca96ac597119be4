#include <fmt/format.h>

#include "ledger/book/query/records.hpp"
#include "ledger/book/query/year_end.hpp"
#include "reports/closing.hpp"
#include "reports/unknown_codes.hpp"
#include "tools/question_options.hpp"
#include "tools/signing.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string period;
  std::string unit;
  std::string date;
  std::string doc;
  std::string reason;
  bool preview = false;
};

// The entries that the end of a year makes, of at most as many lines as an entry may have; a release and the lapse
// behind it stay together.
std::vector<book::Draft> year_end_drafts(const Session& session, book::Book& book, const Options& options,
                                         const chart::AccountingPeriod& period, record::Date day) {
  const auto lines = book::year_end_lines(book.store(), book::year_end(book.store(), options.unit, period.year, day));
  std::vector<book::Draft> drafts;
  rules::Entry entry;
  const auto finish = [&] {
    if (entry.lines.empty()) return;
    drafts.push_back({fmt::format("year-end:{}:{}:{}", options.unit, options.period,
                                  book.head().size + static_cast<std::int64_t>(drafts.size())),
                      session.by, day, options.doc, std::move(entry)});
    entry = {};
  };
  for (const rules::Line& line : lines) {
    if (entry.lines.size() + 2 > rules::largest_entry_lines && line.kind != rules::Kind::lapse) finish();
    entry.lines.push_back(line);
  }
  finish();
  return drafts;
}

// What a batch was not taken for, or what of it waits for a second person now: then nothing is closed yet.
std::optional<int> unfinished(const Session& session, const book::Appended& appended) {
  const int told = tell_fates(session, appended);
  if (told != done) return told;
  const bool waits = std::ranges::any_of(appended.fates, [](const book::Fate& fate) { return fate->proposed; });
  if (!waits) return std::nullopt;
  session.tell(session.say("ui.close-after-approval"));
  return refused;
}

int close(const Session& session, const Options& options) {
  const auto day = business_day(options.date);
  if (!day) return session.refuse({day.error()});
  const auto period = chart::AccountingPeriod::read(options.period);
  if (!period || (!period->is_year() && !period->is_month()))
    return session.refuse({{"closing-period", {{"text", options.period}}}});
  auto book = session.open(options.preview ? sql::sqlite::Access::read : sql::sqlite::Access::write);
  reports::Question question;
  question.unit = options.unit;
  if (const auto unknown = reports::unknown_codes(book, question); !unknown.empty()) return session.refuse(unknown);
  if (options.preview) return print_page(session, reports::closing_preview(book, options.unit, *period, *day));
  if (period->is_year()) {
    const auto drafts = year_end_drafts(session, book, options, *period, *day);
    if (!drafts.empty())
      if (const auto status =
              unfinished(session, book.append(drafts, book::Mode::whole, session.dry_run, signer(session))))
        return *status;
    if (!drafts.empty() && session.dry_run) return done;
  }
  const std::size_t before = book::records_of<chart::Reopening>(book.store(), {}).size();
  const book::Draft draft{fmt::format("closing:{}:{}:{}", options.unit, options.period, before), session.by, *day,
                          options.doc, chart::Closing{options.unit, *period, {}, {}, {}, {}}};
  const book::Appended appended = book.append({&draft, 1}, book::Mode::whole, session.dry_run, signer(session));
  const book::Fate& fate = appended.fates.front();
  if (!fate || fate->proposed || session.dry_run) return tell_fates(session, appended);
  return print_page(session, reports::closing_certificate(book, fate->record));
}

// The latest closing of the unit is taken back.
int reopen(const Session& session, const Options& options) {
  const auto day = business_day(options.date);
  if (!day) return session.refuse({day.error()});
  auto book = session.open(sql::sqlite::Access::write);
  std::int64_t closing = 0;  // none: the rules say which is the latest
  for (const auto& known : book::records_under<chart::Closing>(book.store(), {}, options.unit))
    if (known.value.period.text() == options.period) closing = known.record;
  const book::Draft draft{fmt::format("reopening:{}", closing), session.by, *day, options.doc,
                          chart::Reopening{options.unit, closing, options.reason}};
  return tell_fates(session, book.append({&draft, 1}, book::Mode::whole, session.dry_run, signer(session)));
}

CLI::App* declare(CLI::App& app, Session& session, const std::shared_ptr<Options>& options, const char* name,
                  const char* about) {
  CLI::App* verb = app.add_subcommand(name, about);
  verb->add_option("period", options->period, "2025-09 | 2025")->required();
  verb->add_option("--unit", options->unit, "đơn vị và các đơn vị bên dưới / the unit and what is below it")
      ->required();
  verb->add_option("--date", options->date, "ngày ghi, mặc định hôm nay / business date, today by default");
  verb->add_option("--doc", options->doc, "văn bản / document");
  add_signing(verb, session);
  return verb;
}

}  // namespace

void declare_close(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = declare(app, session, options, "close",
                           "khóa sổ một tháng, một năm: từ đó không ghi vào kỳ ấy nữa / close a month or a year");
  verb->add_flag("--preview", options->preview, "xem trước mọi dòng, không ghi / every line before it is written");
  verb->callback([&session, options] { session.run = [&session, options] { return close(session, *options); }; });
}

void declare_reopen(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      declare(app, session, options, "reopen", "mở lại kỳ khóa sau cùng, nêu lý do / reopen the latest closing");
  verb->add_option("--reason", options->reason, "lý do / the reason")->required();
  verb->callback([&session, options] { session.run = [&session, options] { return reopen(session, *options); }; });
}

}  // namespace tungdong::tools
