#include <fmt/format.h>

#include "ledger/rules/entry.hpp"
#include "tools/sheet/line.hpp"
#include "tools/signing.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::int64_t record{};
  std::vector<std::string> words;
};

// What the words say about the reversal itself: taken out of them.
struct Heading {
  record::Date date;
  std::string doc;
  std::string reason;
  std::optional<record::Date> new_date;  // that the entry should have borne; of a correction
};

using Words = std::vector<std::pair<std::string, std::string>>;

std::expected<Heading, words::Refusals> read_heading(Words& cells) {
  Heading heading;
  words::Refusals refusals;
  std::erase_if(cells, [&](const auto& cell) {
    const auto& [column, value] = cell;
    if (column == "date") read_cell("entry", column, value, {}, heading.date, refusals);
    if (column == "new_date") read_cell("entry", column, value, {}, heading.new_date, refusals);
    if (column == "doc") heading.doc = value;
    if (column == "reason") heading.reason = value;
    return column == "date" || column == "new_date" || column == "doc" || column == "reason";
  });
  if (heading.date == record::Date{}) refusals.push_back(record::field_missing("entry", "date"));
  if (heading.doc.empty()) refusals.push_back(record::field_missing("entry", "doc"));
  if (heading.reason.empty()) refusals.push_back({"reason-missing", {}});
  if (!refusals.empty()) return std::unexpected(std::move(refusals));
  return heading;
}

book::Draft reversal_of(const Session& session, std::int64_t record, const Heading& heading) {
  rules::Entry entry;
  entry.reverses = record;
  entry.reason = heading.reason;
  return {fmt::format("reverse {}", record), session.by, heading.date, heading.doc, std::move(entry)};
}

// A holder of a line by the column that names its type.
void set_holder(chart::Stand& stand, chart::HolderType type, const std::string& code) {
  if (stand.holder.type == type) stand.holder.code = code;
}

// Puts a corrected cell into a line.
void correct_cell(rules::Line& line, const std::string& column, const std::string& text, const NumberForm& form,
                  words::Refusals& refusals) {
  using chart::HolderType;
  if (column == "amount") {
    read_cell("entry", column, text, form, line.amount, refusals);
  } else if (column == "source") {
    line.source = text;
    set_holder(line.from, HolderType::source, text);
    set_holder(line.to, HolderType::source, text);
  } else if (column == "component") {
    line.component = text;
  } else if (column == "to_component") {
    line.to_component = text;
  } else if (column == "period") {
    read_cell("entry", column, text, form, line.period, refusals);
  } else if (column == "to_period") {
    read_cell("entry", column, text, form, line.to_period, refusals);
  } else if (column == "from") {
    read_cell("entry", column, text, form, line.from, refusals);
  } else if (column == "to") {
    read_cell("entry", column, text, form, line.to, refusals);
  } else if (column == "unit") {
    set_holder(line.from, HolderType::unit, text);
    if (line.from.holder.type != HolderType::unit) set_holder(line.to, HolderType::unit, text);
  } else if (column == "to_unit") {
    set_holder(line.to, HolderType::unit, text);
  } else if (column == "project" || column == "contract") {
    const auto type = column == "project" ? HolderType::project : HolderType::contract;
    set_holder(line.from, type, text);
    set_holder(line.to, type, text);
  } else if (const auto attribute = record::named<rules::Attribute>(column)) {
    line.attributes.set(*attribute, text);
  } else {
    refusals.push_back({"csv-unknown-column", {{"column", column}, {"kind", std::string("entry")}}});
  }
}

// Puts what the words say of one line into an entry. `line` names it, the first where it does not; an amount of nothing
// takes it out.
void correct_line(rules::Entry& entry, const Words& cells, std::int64_t record, const NumberForm& form,
                  words::Refusals& refusals) {
  std::int64_t number = 1;
  for (const auto& [column, text] : cells)
    if (column == "line") read_cell("entry", column, text, {}, number, refusals);
  if (number < 1 || number > static_cast<std::int64_t>(entry.lines.size())) {
    refusals.push_back(
        {"no-such-line", {{"record", record}, {"lines", static_cast<std::int64_t>(entry.lines.size())}}});
    return;
  }
  for (const auto& [column, text] : cells)
    if (column != "line") correct_cell(entry.lines[static_cast<std::size_t>(number - 1)], column, text, form, refusals);
}

int reverse(const Session& session, const Options& options) {
  auto lines = read_words(options.words);
  Words& cells = lines.front();
  const auto heading = read_heading(cells);
  if (!heading) return session.refuse(heading.error());
  if (heading->new_date) cells.emplace_back("new_date", std::string());
  if (lines.size() > 1) cells.emplace_back("+", std::string());
  if (!cells.empty())
    return session.refuse(
        {{"csv-unknown-column", {{"column", cells.front().first}, {"kind", std::string("reverse")}}}});
  auto book = session.open(sql::sqlite::Access::write);
  const book::Draft draft = reversal_of(session, options.record, *heading);
  return tell_fates(session, book.append({&draft, 1}, book::Mode::whole, session.dry_run, signer(session)));
}

// Reverses and enters again in one batch: both or neither. A lone `+` begins what is said of another line.
int correct(const Session& session, const Options& options) {
  auto lines = read_words(options.words);
  const auto heading = read_heading(lines.front());
  if (!heading) return session.refuse(heading.error());
  auto book = session.open(sql::sqlite::Access::write);
  const auto original = book.record(options.record);
  const auto* entry = original ? std::get_if<rules::Entry>(&original->body) : nullptr;
  if (entry == nullptr) return session.refuse({{"reverses-no-entry", {{"record", options.record}}}});
  rules::Entry again = *entry;
  again.part.reset();
  words::Refusals refusals;
  for (const Words& cells : lines) correct_line(again, cells, options.record, session.numbers(), refusals);
  std::erase_if(again.lines, [](const rules::Line& line) { return line.amount == money::Dong(); });
  if (again.lines.empty() && refusals.empty()) refusals.push_back({"correct-drops-all", {{"record", options.record}}});
  if (!refusals.empty()) return session.refuse(refusals);
  const std::array<book::Draft, 2> drafts{
      reversal_of(session, options.record, *heading),
      book::Draft{fmt::format("correct {}", options.record), session.by, heading->new_date.value_or(heading->date),
                  heading->doc, std::move(again)}};
  return tell_fates(session, book.append(drafts, book::Mode::whole, session.dry_run, signer(session)));
}

CLI::App* declare(CLI::App& app, Session& session, const std::shared_ptr<Options>& options, const char* name,
                  const char* about) {
  CLI::App* verb = app.add_subcommand(name, about);
  add_signing(verb, session);
  verb->add_option("record", options->record, "số bản ghi / number of the record")->required();
  verb->add_option("words", options->words, "date= doc= reason=…")->required();
  return verb;
}

}  // namespace

void declare_reverse(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  declare(app, session, options, "reverse", "đảo một bút toán / reverse an entry")->callback([&session, options] {
    session.run = [&session, options] { return reverse(session, *options); };
  });
}

void declare_correct(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      declare(app, session, options, "correct", "đảo rồi ghi lại cho đúng / reverse and enter again, in one step");
  verb->add_option("--numbers", session.number_style, "plain | vi")->check(CLI::IsMember({"plain", "vi"}));
  verb->add_option("--unit", session.number_unit, "dong | nghin | trieu | ty")
      ->check(CLI::IsMember({"dong", "nghin", "trieu", "ty"}));
  verb->callback([&session, options] { session.run = [&session, options] { return correct(session, *options); }; });
}

}  // namespace tungdong::tools
