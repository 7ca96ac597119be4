#include <fstream>
#include <iostream>

#include "reports/journal.hpp"
#include "tools/session.hpp"

namespace tungdong::tools {

namespace {

constexpr std::string_view log_format = "log";

// Written as it comes, to a file that gets its name when all of it is there.
class Sink {
 public:
  explicit Sink(const Session& session) : path_(session.output) {
    if (!path_.empty()) file_.open(unfinished(), std::ios::binary | std::ios::trunc);
  }
  void write(std::string_view text) { (path_.empty() ? static_cast<std::ostream&>(std::cout) : file_) << text; }
  void finish() {
    if (path_.empty()) {
      std::cout << std::flush;
      return;
    }
    file_ << std::flush;
    if (!file_) {
      std::error_code ignored;
      std::filesystem::remove(unfinished(), ignored);
      throw sql::Failure(sql::Cause::io, "cannot write " + path_.string());
    }
    file_.close();
    std::filesystem::rename(unfinished(), path_);
  }

 private:
  std::filesystem::path unfinished() const { return path_.string() + ".unfinished"; }
  std::filesystem::path path_;
  std::ofstream file_;
};

int export_book(const Session& session, const std::string& format) {
  auto book = session.open(sql::sqlite::Access::read);
  Sink sink(session);
  if (format == log_format) {
    const std::int64_t size = book.head().size;
    for (std::int64_t number = 1; number <= size; ++number) sink.write(book.body(number) + '\n');
  } else {
    const auto dialect = record::named<reports::Dialect>(format);
    reports::write_journal(book, dialect.value(), [&](std::string_view text) { sink.write(text); });
  }
  sink.finish();
  return done;
}

}  // namespace

void declare_export(CLI::App& app, Session& session) {
  auto format = std::make_shared<std::string>(log_format);
  CLI::App* verb = app.add_subcommand(
      "export", "xuất cả sổ để chương trình khác tính lại / the whole book, for other programs to add up");
  verb->add_option("--format", *format, "log | hledger | ledger | beancount")
      ->check(CLI::IsMember({"log", "hledger", "ledger", "beancount"}));
  verb->callback([&session, format] { session.run = [&session, format] { return export_book(session, *format); }; });
}

}  // namespace tungdong::tools
