#include <fmt/format.h>

#include "ledger/book/query/provisional.hpp"
#include "ledger/money/words.hpp"
#include "tools/signing.hpp"

namespace tungdong::tools {

namespace {

using chart::Stage;
using money::Dong;

struct Options {
  std::string line;
  std::string amount;
  std::string date;
  std::string doc;
};

Dong balance_of(book::Store& store, const chart::Account& account) {
  const auto state = store.account(account, account.stand.holder.text());
  return state ? state->balance : Dong();
}

// What was decided above what was sent is sent as that was; what was decided below it comes back from where it stands
// by now: received, or still on its way.
rules::Line difference_line(book::Store& store, const book::Provisional& provisional, const std::string& name,
                            Dong decided) {
  rules::Line line = provisional.line;
  line.attributes = {};
  line.attributes.set(rules::Attribute::confirms, name);
  const Dong missing = decided - provisional.line.amount - provisional.difference;
  line.amount = missing;
  if (missing > Dong()) return line;
  line.amount = -missing;
  line.kind = rules::Kind::withdraw;
  chart::Account at = provisional.line.to_account();
  if (at.stand.stage == Stage::transit) {
    chart::Account received = at;
    received.stand.stage = Stage::available;
    if (balance_of(store, at) < line.amount && balance_of(store, received) >= line.amount) at = received;
  }
  line.to = provisional.line.from;
  line.from = at.stand;
  return line;
}

int confirm(const Session& session, const Options& options) {
  words::Refusals refusals;
  const auto day = business_day(options.date);
  if (!day) refusals.push_back(day.error());
  Dong decided;
  read_cell("confirmation", "amount", options.amount, session.numbers(), decided, refusals);
  if (!refusals.empty()) return session.refuse(refusals);
  auto book = session.open(sql::sqlite::Access::write);
  const auto lines = book::provisional_lines(book.store(), {});
  const auto name_of = [](const book::Provisional& one) { return fmt::format("{}.{}", one.record, one.number); };
  const auto found = std::ranges::find(lines, options.line, name_of);
  if (found == lines.end()) return session.refuse({{"not-provisional", {{"text", options.line}}}});

  const auto& confirmed = found->confirmed;
  if (confirmed && confirmed->value.amount != decided)
    return session.refuse(
        {{"confirmed-already",
          {{"text", options.line}, {"amount", confirmed->value.amount}, {"record", confirmed->record}}}});

  std::vector<book::Draft> drafts;
  const Dong sent = found->line.amount + found->difference;
  if (decided != sent) {
    rules::Entry entry;
    entry.lines.push_back(difference_line(book.store(), *found, options.line, decided));
    drafts.push_back({"difference:" + options.line, session.by, *day, options.doc, std::move(entry)});
  }
  drafts.push_back(
      {"confirmation:" + options.line, session.by, *day, options.doc, chart::Confirmation{options.line, decided}});
  session.print(
      session.say(
          "ui.confirm",
          {{"sent", sent}, {"decided", decided}, {"words", money::in_words(decided)}, {"difference", decided - sent}}) +
      "\n");
  return tell_fates(session, book.append(drafts, book::Mode::whole, session.dry_run, signer(session)));
}

}  // namespace

void declare_confirm(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "confirm", "quyết định sau khoản tạm cấp, ứng trước; ghi chênh lệch / the decision on provisional money");
  verb->add_option("line", options->line, "dòng đã tạm cấp: bản ghi.dòng / the line, record.line")->required();
  verb->add_option("--amount", options->amount, "số được quyết định / what was decided")->required();
  verb->add_option("--doc", options->doc, "quyết định / the decision")->required();
  verb->add_option("--date", options->date, "ngày ghi, mặc định hôm nay / business date, today by default");
  verb->add_option("--numbers", session.number_style, "plain | vi")->check(CLI::IsMember({"plain", "vi"}));
  verb->add_option("--unit", session.number_unit, "dong | nghin | trieu | ty")
      ->check(CLI::IsMember({"dong", "nghin", "trieu", "ty"}));
  add_signing(verb, session);
  verb->callback([&session, options] { session.run = [&session, options] { return confirm(session, *options); }; });
}

}  // namespace tungdong::tools
