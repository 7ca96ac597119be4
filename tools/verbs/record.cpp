#include <fmt/format.h>

#include "ledger/journal/text.hpp"
#include "ledger/money/words.hpp"
#include "tools/sheet/columns.hpp"
#include "tools/sheet/line.hpp"
#include "tools/sheet/names.hpp"
#include "tools/sheet/reading.hpp"
#include "tools/signing.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string kind;
  std::vector<std::string> words;
  std::string indicator;
  std::string value;
};

// The one row, or the rows of one entry, that the words of the command describe, as a sheet like any other.
Sheet sheet_of(const std::vector<std::vector<std::pair<std::string, std::string>>>& lines) {
  Sheet sheet;
  sheet.file = "record";
  for (const auto& line : lines)
    for (const auto& [column, value] : line)
      if (std::ranges::find(sheet.header, column) == sheet.header.end()) sheet.header.push_back(column);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Row row{static_cast<std::int64_t>(i) + 1, std::vector<std::string>(sheet.header.size())};
    const auto fill = [&](const std::vector<std::pair<std::string, std::string>>& cells) {
      for (const auto& [column, value] : cells) {
        const auto at = std::ranges::find(sheet.header, column) - sheet.header.begin();
        row.cells[static_cast<std::size_t>(at)] = journal::to_nfc(value).value_or(value);
      }
    };
    // The first line's date, document and the like hold for the lines after it until they say otherwise.
    fill(lines.front());
    fill(lines[i]);
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

// Amounts said in words before anything is written, so that a slip of a thousand is heard.
void echo_amounts(const Session& session, const book::Draft& draft) {
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  if (entry == nullptr) return;
  for (const rules::Line& line : entry->lines)
    session.print(session.say("ui.amount-echo", {{"kind", std::string(record::name_of(line.kind))},
                                                 {"amount", line.amount},
                                                 {"words", money::in_words(line.amount)}}) +
                  "\n");
}

int record_lines(const Session& session, const std::string& kind,
                 std::vector<std::vector<std::pair<std::string, std::string>>> lines) {
  const auto entry_kind = read_kind(kind);
  const std::string record_kind = entry_kind ? std::string(rules::Entry::kind) : kind;
  for (auto& line : lines) {
    if (record_kind != rules::Entry::kind) continue;
    const auto has = [&](std::string_view column) {
      return std::ranges::any_of(line, [&](const auto& cell) { return cell.first == column; });
    };
    if (entry_kind && !has("kind")) line.emplace_back("kind", record::name_of(*entry_kind));
    if (!has("entry")) line.emplace_back("entry", "1");
  }
  Sheet sheet = sheet_of(lines);
  auto book = session.open(sql::sqlite::Access::write);
  Names names(book.store());
  auto read = read_sheet(record_kind, sheet, session.numbers(), session.by, names.mender(record_kind, sheet.header));
  if (!sheet.complaints.empty() || read.size() != 1) {
    for (const Complaint& complaint : sheet.complaints) session.tell(complaint.refusal);
    session.tell(session.say("ui.nothing-written"));
    return refused;
  }
  book::Draft& draft = read.front().draft;
  if (draft.key.empty()) draft.key = content_key(content_of(draft), 1);
  echo_amounts(session, draft);
  const book::Appended appended = book.append({&draft, 1}, book::Mode::whole, session.dry_run, signer(session));
  const int told = tell_fates(session, appended);
  if (!appended.fates.front())
    for (const words::Refusal& refusal : appended.fates.front().error())
      if (const auto hint = names.hint(refusal)) session.tell(*hint);
  return told;
}

int observe(const Session& session, const Options& options) {
  auto lines = read_words(options.words);
  const auto at = options.indicator.find('@');
  lines.front().emplace_back("indicator", options.indicator.substr(0, at));
  lines.front().emplace_back("version", at == std::string::npos ? "1" : options.indicator.substr(at + 1));
  lines.front().emplace_back("value", options.value);
  for (const auto& [column, value] : defaults_of("observation")) {
    const auto& cells = lines.front();
    if (std::ranges::none_of(cells, [&](const auto& cell) { return cell.first == column; }))
      lines.front().emplace_back(column, value);
  }
  return record_lines(session, "observation", std::move(lines));
}

void add_number_options(CLI::App* verb, Session& session) {
  add_signing(verb, session);
  verb->add_option("--numbers", session.number_style, "plain: 1234567.5 | vi: 1.234.567,5")
      ->check(CLI::IsMember({"plain", "vi"}));
  verb->add_option("--unit", session.number_unit, "dong | nghin | trieu | ty")
      ->check(CLI::IsMember({"dong", "nghin", "trieu", "ty"}));
}

}  // namespace

void declare_record(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "record", "ghi một bản ghi: loại rồi cột=giá trị; `+` sang dòng tiếp / one record: kind, then column=value");
  verb->add_option("kind", options->kind, "loại: pay, thanh-toan, unit… / kind")->required();
  verb->add_option("words", options->words, "cột=giá trị / column=value")->required();
  add_number_options(verb, session);
  verb->callback([&session, options] {
    session.run = [&session, options] { return record_lines(session, options->kind, read_words(options->words)); };
  });
}

void declare_observe(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("observe", "ghi kết quả đo của chỉ số / record an observation of an indicator");
  verb->add_option("indicator", options->indicator, "chỉ số[@phiên bản] / indicator[@version]")->required();
  verb->add_option("value", options->value, "giá trị / value")->required();
  verb->add_option("words", options->words, "place= hoặc project=, period=, date=, doc=…")->required();
  add_number_options(verb, session);
  verb->callback([&session, options] { session.run = [&session, options] { return observe(session, *options); }; });
}

}  // namespace tungdong::tools
