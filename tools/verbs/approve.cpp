#include <fmt/format.h>

#include "ledger/book/query/records.hpp"
#include "ledger/rules/statement.hpp"
#include "tools/signing.hpp"

namespace tungdong::tools {

namespace {

using chart::Decision;

struct Options {
  std::vector<std::int64_t> records;
  std::string reason;
  std::string date;
};

// The decision on the proposal of a record, signed.
std::expected<book::Draft, words::Refusal> decision(const Session& session, book::Book& book, const Options& options,
                                                    std::int64_t number, Decision decided, record::Date day) {
  const auto recorded = book.record(number);
  const auto* proposal = recorded ? std::get_if<chart::Proposal>(&recorded->body) : nullptr;
  if (proposal == nullptr) return std::unexpected(words::Refusal{"proposal-unknown", {{"record", number}}});
  const auto heads = book::records_of<chart::BookHead>(book.store(), {});
  chart::Approval approval{
      .proposed = proposal->proposed, .decision = decided, .reason = options.reason, .signature = {}};
  const auto signature =
      signer(session)(rules::approval_statement(heads.front().value.code, number, proposal->draft, approval));
  if (!signature) return std::unexpected(signature.error());
  approval.signature = *signature;
  return book::Draft{
      fmt::format("approval:{}:{}", number, record::name_of(decided)), session.by, day, {}, std::move(approval)};
}

// All that are named together, so that a document in parts is approved whole: all or none.
int decide(const Session& session, const Options& options, Decision decided) {
  if (session.key.empty()) throw CLI::RequiredError("--key");
  const auto day = business_day(options.date);
  if (!day) {
    session.tell(day.error());
    return refused;
  }
  auto book = session.open(sql::sqlite::Access::write);
  std::vector<book::Draft> drafts;
  for (const std::int64_t number : options.records) {
    auto draft = decision(session, book, options, number, decided, *day);
    if (!draft) {
      session.tell(draft.error());
      session.tell(session.say("ui.still-waiting"));
      return refused;
    }
    drafts.push_back(std::move(*draft));
  }
  const book::Appended appended = book.append(drafts, book::Mode::whole, session.dry_run);
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (!appended.fates[i])
      for (const auto& refusal : appended.fates[i].error())
        session.tell(fmt::format("{}: {} [{}]", options.records[i], words::say(refusal, session.lang()), refusal.code));
  if (std::ranges::any_of(appended.fates, [](const book::Fate& fate) { return !fate.has_value(); })) {
    session.tell(session.say("ui.still-waiting"));
    return refused;
  }
  for (std::size_t i = 0; i < drafts.size(); ++i)
    session.print(session.say(decided == Decision::rejected ? "ui.rejected-proposal"
                              : session.dry_run             ? "ui.would-approve"
                                                            : "ui.approved-proposal",
                              {{"proposal", options.records[i]}, {"record", appended.fates[i]->record + 1}}) +
                  "\n");
  return done;
}

CLI::App* declare(CLI::App& app, Session& session, const std::shared_ptr<Options>& options, const char* name,
                  const char* about) {
  CLI::App* verb = app.add_subcommand(name, about);
  verb->add_option("records", options->records, "số bản ghi của đề nghị / records of the proposals")->required();
  verb->add_option("--date", options->date,
                   "ngày quyết định, mặc định hôm nay / day of the decision, today by default");
  add_signing(verb, session);
  return verb;
}

}  // namespace

void declare_approve(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  declare(app, session, options, "approve", "duyệt đề nghị của người khác / approve what somebody else proposed")
      ->callback([&session, options] {
        session.run = [&session, options] { return decide(session, *options, Decision::approved); };
      });
}

void declare_reject(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      declare(app, session, options, "reject", "không duyệt, nêu lý do / reject a proposal, with a reason");
  verb->add_option("--reason", options->reason, "lý do / the reason")->required();
  verb->callback([&session, options] {
    session.run = [&session, options] { return decide(session, *options, Decision::rejected); };
  });
}

}  // namespace tungdong::tools
