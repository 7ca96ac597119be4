#include "reports/sample.hpp"

#include "reports/unknown_codes.hpp"
#include "tools/question_options.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string tolerable;
  std::string expected = "0";
  std::string risk = "5";
  std::string nonce;
  std::string audited;
  QuestionOptions question;
};

template <class T>
T read(const Session& session, std::string_view option, const std::string& text) {
  T value{};
  words::Refusals refusals;
  read_cell("sample", option, text, session.numbers(), value, refusals);
  if (!refusals.empty() || text.empty())
    throw CLI::ValidationError("--" + std::string(option),
                               refusals.empty() ? text : words::say(refusals.front(), session.lang()));
  return value;
}

// The auditor's values: a sheet with the columns record, line and audited.
using Audited = std::map<std::pair<std::int64_t, std::int64_t>, money::Dong>;
std::expected<Audited, std::vector<Complaint>> read_audited(const Session& session, const std::string& path) {
  Sheet sheet = read_csv(path);
  std::array<std::size_t, 3> columns{};
  const std::array<std::string_view, 3> names{"record", "line", "audited"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::ranges::find(sheet.header, names[i]);
    if (found == sheet.header.end() && sheet.complaints.empty())
      sheet.complaints.push_back(
          {sheet.file, 1, std::string(names[i]), {"sample-no-column", {{"column", std::string(names[i])}}}});
    columns[i] = static_cast<std::size_t>(found - sheet.header.begin());
  }
  Audited audited;
  if (sheet.complaints.empty())
    for (const tools::Row& row : sheet.rows) {
      const auto cell = [&](std::size_t i) {
        return columns[i] < row.cells.size() ? row.cells[columns[i]] : std::string();
      };
      std::int64_t record{};
      std::int64_t line{};
      std::optional<money::Dong> value;
      words::Refusals refusals;
      read_cell("sample", "record", cell(0), session.numbers(), record, refusals);
      read_cell("sample", "line", cell(1), session.numbers(), line, refusals);
      read_cell("sample", "audited", cell(2), session.numbers(), value, refusals);
      if (refusals.empty() && value.value_or(money::Dong(-1)) < money::Dong())
        refusals.push_back({"sample-no-value", {{"record", record}}});
      if (refusals.empty() && value && !audited.emplace(std::pair(record, line), *value).second)
        refusals.push_back({"sample-twice", {{"record", record}, {"of", line}}});
      for (words::Refusal& refusal : refusals)
        sheet.complaints.push_back({sheet.file, row.number, "", std::move(refusal)});
    }
  if (!sheet.complaints.empty()) return std::unexpected(std::move(sheet.complaints));
  return audited;
}

int sample(const Session& session, const Options& options) {
  reports::SampleOrder order{.tolerable = read<money::Dong>(session, "tolerable", options.tolerable),
                             .expected = read<money::Dong>(session, "expected", options.expected),
                             .risk_percent = read<money::Decimal>(session, "risk", options.risk),
                             .nonce = options.nonce,
                             .audited = {}};
  if (!options.audited.empty()) {
    auto audited = read_audited(session, options.audited);
    if (!audited) {
      for (const Complaint& complaint : audited.error()) session.tell(complaint);
      return refused;
    }
    order.audited = std::move(*audited);
  }
  auto book = session.open(sql::sqlite::Access::read);
  const reports::Question question = options.question.question();
  std::expected<reports::Page, words::Refusals> page = std::unexpected(reports::unknown_codes(book, question));
  if (page.error().empty()) page = reports::sample(book, order, question);
  if (!page) {
    for (const auto& refusal : page.error()) session.tell(refusal);
    return refused;
  }
  return print_page(session, std::move(*page));
}

}  // namespace

void declare_sample(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "sample", "chọn mẫu theo đơn vị tiền tệ để kiểm toán / monetary-unit sample of the payments, for an audit");
  verb->add_option("--tolerable", options->tolerable, "sai sót chấp nhận được / tolerable misstatement, đồng")
      ->required();
  verb->add_option("--expected", options->expected, "sai sót dự kiến / expected misstatement, đồng");
  verb->add_option("--risk", options->risk, "rủi ro, % / risk, per cent");
  verb->add_option("--nonce", options->nonce, "lời của kiểm toán viên / the auditor's own word")->required();
  verb->add_option("--audited", options->audited, "CSV record,line,audited: số kiểm toán / the audited values");
  add_moment(verb, options->question);
  add_filters(verb, options->question);
  verb->callback([&session, options] { session.run = [&session, options] { return sample(session, *options); }; });
}

}  // namespace tungdong::tools
