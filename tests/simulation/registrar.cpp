#include "tests/simulation/registrar.hpp"

#include "ledger/book/query/standing.hpp"
#include "tests/support/office.hpp"

namespace tungdong::simulation {

namespace {

using book::Draft;
using test::Office;

date::year_month_day read_day(const std::string& text) {
  return date::year{std::stoi(text.substr(0, 4))} / std::stoi(text.substr(5, 2)) / std::stoi(text.substr(8, 2));
}

template <class T>
T dated(T value, const std::string& from, const std::string& until) {
  if constexpr (requires { value.from; })
    if (!from.empty()) value.from = read_day(from);
  if (!until.empty()) value.until = read_day(until);
  return value;
}

chart::Contract contract(const std::string& code) {
  const Contract& known = contracts().at(code);
  chart::Contract contract = test::contract(code, known.project, known.value);
  if (known.advance_percent < 100) contract.advance_percent = money::Decimal(known.advance_percent, 0);
  return dated(contract, "", known.until);
}

chart::Project project(const std::string& code) {
  const Project& known = projects().at(code);
  const auto type = code == "HT" ? chart::ProjectType::task : chart::ProjectType::works;
  chart::Project project = test::project(code, type, known.unit, known.investment);
  project.component = known.component;
  return project;
}

chart::Unit new_unit(const std::string& code) {
  const Unit& known = units().at(code);
  return dated(test::unit(code, code, static_cast<chart::Level>(known.level), known.parent), known.from, "");
}

// What the model's world has beside the small chart.
std::vector<Draft> more_chart() {
  std::vector<Draft> drafts;
  const auto add = [&](rules::Body body) {
    drafts.push_back(test::draft(fmt::format("more {}", drafts.size()), read_day(chart_date), std::move(body)));
  };
  for (const auto& [code, parts] : documents()) {
    if (parts == 0) continue;
    chart::Document document = test::document(code);
    document.parts = parts;
    add(std::move(document));
  }
  add(test::source("ODA", chart::Level::central, chart::Capital::investment, chart::Family::oda));
  add(test::source("LONG-GHEP", chart::Level::central, chart::Capital::investment, chart::Family::integrated));
  add(test::source("DN", chart::Level::outside, chart::Capital::none, chart::Family::enterprise));
  add(new_unit("03300"));
  add(project("DB"));
  add(contract("HE"));
  add(contract("HB"));
  add(dated(test::rule("advance-limit", "50"), "2026-01-01", ""));
  add(dated(test::rule("reallocate", "in-force"), "", "2026-03-31"));
  add(dated(test::rule("entrust-policy-bank", "in-force"), "", "2026-03-31"));
  add(test::rule("carry-reason/b", "Y+1-01-31"));
  add(test::rule("year-end/adjustment", "Y+1-01-31"));
  drafts.push_back(test::draft("mapping", read_day("2025-12-01"), test::mapping("CT-1", "CT-2")));
  return drafts;
}

// Those who act, each with a key, and then what needs two of them.
std::vector<Draft> people() {
  std::vector<Draft> drafts;
  const auto add = [&](rules::Body body) {
    drafts.push_back(
        {fmt::format("people {}", drafts.size()), "qt-1", read_day("2025-01-02"), "QD-1", std::move(body)});
  };
  const auto hire = [&](const std::string& code) {
    const Actor& known = actors().at(code);
    add(Office::actor(code, record::named<chart::Duty>(known.duty).value(), known.unit));
  };
  hire("qt-1");
  for (const auto& [code, known] : actors())
    if (code != "qt-1") hire(code);
  return drafts;
}

void must(const book::Fate& fate) {
  if (!fate) throw std::runtime_error("the chart of a simulation was refused: " + test::codes(fate));
}

// A history's book is copied from one that is made once; best where files are memory.
std::filesystem::path make_chart(bool office) {
  static const test::Folder folder;
  const auto path = folder / (office ? "office.db" : "alone.db");
  book::Book book = test::small_book(path);
  for (const book::Fate& fate : book.append(more_chart(), book::Mode::whole).fates) must(fate);
  if (!office) return path;
  for (const book::Fate& fate : book.append(people(), book::Mode::whole).fates) must(fate);
  // The first rule protects the next: it takes both administrators.
  for (const auto& [kind, from] : policy()) {
    const Draft draft{"policy " + kind, "qt-1", read_day("2025-01-02"), "QD-1",
                      test::rule("approval/" + kind, std::to_string(from))};
    const auto fate = book.append({&draft, 1}, book::Mode::whole, false, Office::signer("qt-1")).fates.front();
    must(fate);
    if (!fate->proposed) continue;
    const auto recorded = book.record(fate->record).value();
    const auto& proposal = std::get<chart::Proposal>(recorded.body);
    chart::Approval approval{
        .proposed = proposal.proposed, .decision = chart::Decision::approved, .reason = {}, .signature = {}};
    approval.signature = Office::signer("qt-2")(
                             rules::approval_statement("so-cai.test/tungdong", fate->record, proposal.draft, approval))
                             .value();
    const Draft decided{"approval of policy " + kind, "qt-2", read_day("2025-01-02"), {}, approval};
    must(book.append({&decided, 1}, book::Mode::whole).fates.front());
  }
  return path;
}

const std::filesystem::path& prepared(bool office) {
  static const std::filesystem::path alone = make_chart(false);
  static const std::filesystem::path with_policy = make_chart(true);
  return office ? with_policy : alone;
}

std::string in_text(std::int64_t tenths) {
  return tenths % 10 == 0 ? std::to_string(tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

std::string line_name(const std::pair<int, int>& line, const Model& model) {
  return fmt::format("{}.{}", model.record_of(line.first), line.second);
}

rules::Line line_of(const Move& move, const Model& model) {
  rules::Line line = test::move(record::named<rules::Kind>(move.kind).value(), move.from, move.to, move.amount,
                                move.source, move.component, move.period);
  line.to_component = move.to_component;
  if (!move.to_period.empty()) line.to_period = chart::Period::read(move.to_period);
  line.attributes.set(rules::Attribute::list, move.list);
  line.attributes.set(rules::Attribute::reason, move.reason);
  line.attributes.set(rules::Attribute::finding, move.finding);
  line.attributes.set(rules::Attribute::serves, move.serves);
  std::string lots;
  for (const auto& lot : move.lots) lots += (lots.empty() ? "" : "|") + line_name(lot, model);
  line.attributes.set(rules::Attribute::lots, std::move(lots));
  line.attributes.set(rules::Attribute::upper, move.upper);
  if (move.tenths != 0) line.attributes.set(rules::Attribute::quantity, in_text(move.tenths));
  if (move.price != 0) line.attributes.set(rules::Attribute::unit_price, std::to_string(move.price));
  line.attributes.set(rules::Attribute::price_source, move.price_source);
  line.attributes.set(rules::Attribute::provisional, move.provisional);
  if (move.confirms.first != 0) line.attributes.set(rules::Attribute::confirms, line_name(move.confirms, model));
  return line;
}

chart::Succession succession(const Step& step) {
  chart::Succession succession;
  succession.unit = step.thing;
  succession.successor = step.code;
  if (step.amount != 0) succession.share_ppm = step.amount;
  return succession;
}

rules::Body body_of(const Step& step, const Model& model) {
  rules::Entry entry;
  switch (step.deed) {
    case Deed::post:
      if (step.part != 0) entry.part = step.part;
      for (const Move& move : step.moves) entry.lines.push_back(line_of(move, model));
      return entry;
    case Deed::reverse:
      return test::reversal(model.record_of(step.of), step.reason);
    case Deed::accept: {
      chart::Acceptance acceptance;
      acceptance.holder = step.thing;
      acceptance.code = step.code;
      acceptance.amount = money::Dong(step.amount);
      acceptance.content = step.reason;
      return acceptance;
    }
    case Deed::list:
      return test::beneficiaries(step.thing, step.code, step.amount);
    case Deed::contract: {
      chart::Contract version = contract(step.thing);
      version.value = money::Dong(step.amount);
      version.until.reset();
      if (!step.until.empty()) version.until = read_day(step.until);
      if (step.finalised) version.finalised = money::Dong(*step.finalised);
      if (step.guarantee) {
        version.guarantee = money::Dong(*step.guarantee);
        version.guarantee_until = read_day(guaranteed_until);
      }
      return version;
    }
    case Deed::project: {
      chart::Project version = project(step.thing);
      version.unit = step.code;
      version.investment = money::Dong(step.amount);
      if (step.finalised) version.finalised = money::Dong(*step.finalised);
      return version;
    }
    case Deed::ceiling:
      return test::ceiling(step.thing, step.code, step.amount, 2025, 2025);
    case Deed::reconcile: {
      chart::Reconciliation reconciliation = test::reconciliation(step.thing, std::stoi(step.code));
      reconciliation.differences = step.amount;
      return reconciliation;
    }
    case Deed::close:
      return chart::Closing{step.thing, chart::AccountingPeriod::read(step.code).value(), {}, {}, {}, {}};
    case Deed::reopen:
      return chart::Reopening{step.thing, model.record_of(step.of), step.reason};
    case Deed::succession:
      return succession(step);
    case Deed::ending:
      return dated(new_unit(step.thing), "", step.until);
    case Deed::hire:
      return dated(Office::actor(step.thing, record::named<chart::Duty>(step.duty).value(), step.code), "", step.until);
    case Deed::confirm:
      return chart::Confirmation{line_name({step.of, step.line}, model), money::Dong(step.amount)};
    default:
      throw std::logic_error("no record of its own: " + text(step));
  }
}

Reply reply_of(const book::Fate& fate) {
  Reply reply;
  if (!fate) {
    reply.fate = Fate::refused;
    for (const auto& refusal : fate.error()) reply.codes.emplace(refusal.code);
    return reply;
  }
  reply.record = fate->record;
  if (fate->proposed)
    reply.fate = fate->already ? Fate::proposed_already : Fate::proposed;
  else
    reply.fate = fate->already ? Fate::already : Fate::taken;
  return reply;
}

}  // namespace

Registrar::Registrar(bool office) : office_(office) {
  std::filesystem::copy_file(prepared(office), folder_ / "so.db");
  reopen();
}

std::int64_t Registrar::first_records(bool office) {
  return book::Book::open(prepared(office), sql::sqlite::Access::read).head().size;
}

bool Registrar::alone(const Step& step) {
  return step.deed == Deed::close || step.deed == Deed::approve || step.deed == Deed::reject;
}

void Registrar::reopen() {
  book_.reset();
  book_ = book::Book::open(folder_ / "so.db", sql::sqlite::Access::write, [] { return test::test_now_us; });
}

std::optional<Draft> Registrar::draft_of(const Step& step, const Model& model) {
  if (step.deed == Deed::approve || step.deed == Deed::reject) return decision(step, model);
  if (step.deed == Deed::again || step.deed == Deed::altered) {
    const auto found = seen_.find(step.of);
    if (found == seen_.end()) return std::nullopt;
    auto draft = draft_of(found->second, model);
    if (step.deed == Deed::altered) draft->doc = altered_document(draft->doc);
    return draft;
  }
  return Draft{fmt::format("step {}", step.number), step.by, read_day(step.date), step.doc, body_of(step, model)};
}

std::optional<Draft> Registrar::decision(const Step& step, const Model& model) {
  const std::int64_t record = model.proposal_of(step.of);
  if (record == 0) return std::nullopt;
  const auto recorded = book_->record(record).value();
  const auto& proposal = std::get<chart::Proposal>(recorded.body);
  chart::Approval approval{
      .proposed = proposal.proposed,
      .decision = step.deed == Deed::approve ? chart::Decision::approved : chart::Decision::rejected,
      .reason = step.reason,
      .signature = {}};
  approval.signature =
      Office::signer(step.by)(rules::approval_statement("so-cai.test/tungdong", record, proposal.draft, approval))
          .value();
  return Draft{fmt::format("step {}", step.number), step.by, read_day(step.date), step.doc, std::move(approval)};
}

void Registrar::prepare(const Step& step, const Model& model) {
  seen_[step.number] = step;
  auto draft = draft_of(step, model);
  replies_.push_back({draft ? Fate::taken : Fate::idle});
  if (draft) drafts_.push_back(std::move(*draft));
}

std::vector<Reply> Registrar::append(bool whole) {
  std::vector<Reply> replies = ask(false, whole);
  replies_.clear();
  drafts_.clear();
  return replies;
}

std::vector<Reply> Registrar::rehearse(bool whole) {
  return ask(true, whole);
}

std::vector<Reply> Registrar::ask(bool dry_run, bool whole) {
  std::vector<Reply> replies = replies_;
  if (drafts_.empty()) return replies;
  const auto signer = office_ ? Office::signer(drafts_.front().by) : book::Signer();
  const auto appended = book_->append(drafts_, whole ? book::Mode::whole : book::Mode::each, dry_run, signer);
  auto fate = appended.fates.begin();
  for (Reply& reply : replies)
    if (reply.fate != Fate::idle) reply = reply_of(*fate++);
  return replies;
}

std::string Registrar::digest() {
  return journal::hex(book_->head().root) + journal::hex(book_->digest());
}

Balances Registrar::balances(const std::string& until, std::int64_t known) {
  book::Moment moment;
  if (!until.empty()) moment.as_of = read_day(until);
  if (known != 0) moment.known_at = known;
  Balances balances;
  for (const auto& one : book::standings(book_->store(), moment))
    balances[{one.key.stand.text(), one.key.source, one.key.component, one.key.period.text()}] = one.balance.count();
  return balances;
}

Pedigrees Registrar::pedigrees() {
  Pedigrees pedigrees;
  book_->store()
      .connection()
      .cached(
          "SELECT lot.record, lot.line, draw.amount, source.record, source.line FROM draw JOIN lot ON lot.id = "
          "draw.lot "
          "JOIN lot AS source ON source.id = draw.of_lot ORDER BY draw.lot, draw.seq")
      .for_each([&](const sql::Statement& row) {
        pedigrees[fmt::format("{}.{}", row.int64(0), row.int64(1))] +=
            fmt::format("{} of {}.{}, ", row.int64(2), row.int64(3), row.int64(4));
      });
  return pedigrees;
}

}  // namespace tungdong::simulation
