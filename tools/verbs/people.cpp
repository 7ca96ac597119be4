#include <algorithm>

#include "ledger/chart/audit.hpp"
#include "ledger/proof/pseudonym.hpp"
#include "tools/key_ring.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t people_of_record = 1'000;  // 32 digits each: well within the longest record
constexpr std::string_view heading = "person";

struct Options {
  std::string file;
  std::string key;
  std::string use;
  std::string code;
  std::string project;
  std::string component;
  std::string from;
  std::string until;
  std::string date;
  std::string doc;
};

// The identity numbers of a sheet, each as it is counted. Refuses a sheet without the column and rows without a number.
std::expected<std::vector<std::string>, std::vector<Complaint>> read_people(const std::string& path) {
  Sheet sheet = read_csv(path);
  const auto found = std::ranges::find(sheet.header, heading);
  if (found == sheet.header.end() && sheet.complaints.empty())
    sheet.complaints.push_back({sheet.file, 1, "", {"people-no-column", {{"column", std::string(heading)}}}});
  const auto column = static_cast<std::size_t>(found - sheet.header.begin());
  std::vector<std::string> people;
  if (sheet.complaints.empty())
    for (const Row& row : sheet.rows) {
      const auto number = proof::identity(column < row.cells.size() ? row.cells[column] : std::string());
      if (number)
        people.push_back(*number);
      else
        sheet.complaints.push_back({sheet.file, row.number, std::string(heading), {"people-no-number", {}}});
    }
  if (sheet.complaints.empty() && people.empty()) sheet.complaints.push_back({sheet.file, 0, "", {"people-none", {}}});
  if (!sheet.complaints.empty()) return std::unexpected(std::move(sheet.complaints));
  return people;
}

std::string joined(std::span<const std::string> people) {
  std::string text;
  for (const std::string& person : people) text += (text.empty() ? "" : "|") + person;
  return text;
}

// The rolls that the people make, as `import` takes them: in the order of their pseudonyms, which tells nothing of the
// order on the paper.
int people(const Session& session, const Options& options) {
  const auto numbers = read_people(options.file);
  if (!numbers) {
    for (const Complaint& complaint : numbers.error()) session.tell(complaint);
    return refused;
  }
  const auto key = open_key(session, options.key);
  if (!key) {
    session.tell(key.error());
    return refused;
  }
  std::vector<std::string> people;
  for (const std::string& number : *numbers) people.push_back(proof::pseudonym(*key, number));
  std::ranges::sort(people);
  std::string csv =
      write_csv({"date", "doc", "code", "use", "project", "component", "people_key", "people", "from", "until"});
  for (std::size_t first = 0; first < people.size(); first += people_of_record) {
    const auto some = std::span(people).subspan(first, std::min(people_of_record, people.size() - first));
    csv += write_csv({options.date, options.doc, options.code, options.use, options.project, options.component,
                      proof::people_key(key->public_key()), joined(some), options.from, options.until});
  }
  session.print(csv);
  return done;
}

}  // namespace

void declare_people(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("people",
                         "mã hóa danh sách người bằng khóa để ngoài sổ, thành tệp roll.csv cho lệnh import / "
                         "people as pseudonyms under a key outside the book: a roll.csv for import");
  verb->add_option("file", options->file, "CSV có cột person: số định danh / with a column person: identity numbers")
      ->required();
  verb->add_option("--key", options->key, "tệp khóa / the key's file")->required();
  verb->add_option("--use", options->use, "eligible (đủ điều kiện), paid (được chi)")
      ->required()
      ->check(CLI::IsMember({"eligible", "paid"}));
  verb->add_option("--code", options->code, "mã danh sách / code of the list")->required();
  verb->add_option("--project", options->project, "dự án của danh sách chi / the project of a list that was paid");
  verb->add_option("--component", options->component, "đủ điều kiện cho dự án thành phần nào / eligible for what");
  verb->add_option("--from", options->from, "có hiệu lực từ / eligible from");
  verb->add_option("--until", options->until, "đến / until");
  verb->add_option("--date", options->date, "ngày của bản ghi / business date of the record")->required();
  verb->add_option("--doc", options->doc, "văn bản / document")->required();
  verb->callback([&session, options] { session.run = [&session, options] { return people(session, *options); }; });
}

}  // namespace tungdong::tools
