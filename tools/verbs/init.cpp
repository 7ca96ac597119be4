#include "ledger/journal/text.hpp"
#include "ledger/rules/flow.hpp"
#include "tools/session.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::string code = "so-cai.local/tungdong";
  std::string name = "Sổ cái Từng Đồng";
  std::string name_en = "Từng Đồng ledger";
  std::string label;
  std::string date;
};

int init(const Session& session, const Options& options) {
  chart::BookHead head;
  head.code = options.code;
  head.name = journal::to_nfc(options.name).value_or(options.name);
  head.name_en = options.name_en;
  head.edition = rules::edition;
  head.label = options.label;
  const auto today = std::chrono::floor<date::days>(std::chrono::system_clock::now() + std::chrono::hours(7));
  record::Date date{today};
  if (!options.date.empty()) {
    const auto read = read_day(options.date);
    if (!read) {
      session.tell(date_refusal("date", options.date));
      return wrong_usage;
    }
    date = *read;
  }
  auto book = book::Book::create(session.book, {"book", session.by, date, "", head});
  if (!book) {
    for (const auto& refusal : book.error()) session.tell(refusal);
    std::error_code ignored;
    std::filesystem::remove(session.book, ignored);
    return refused;
  }
  session.print(session.say("ui.created", {{"path", session.book.string()}, {"name", head.name}}) + "\n");
  return done;
}

}  // namespace

void declare_init(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("init", "tạo sổ mới / make a new book");
  verb->add_option("--code", options->code, "mã sổ, gốc của chứng thực / code, origin of its checkpoints");
  verb->add_option("--name", options->name, "tên sổ / name");
  verb->add_option("--name-en", options->name_en, "tên tiếng Anh / name in English");
  verb->add_option("--label", options->label, "sample | synthetic: in trên mọi trang / printed on every page")
      ->check(CLI::IsMember({"sample", "synthetic"}));
  verb->add_option("--date", options->date, "ngày mở sổ / date");
  verb->callback([&session, options] { session.run = [&session, options] { return init(session, *options); }; });
}

}  // namespace tungdong::tools
