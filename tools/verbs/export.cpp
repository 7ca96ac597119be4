#include <cassert>
#include <fstream>
#include <iostream>

#include "reports/journal.hpp"
#include "reports/unknown_codes.hpp"
#include "tools/key_ring.hpp"
#include "tools/pack.hpp"
#include "tools/session.hpp"
#include "tools/workbook/workbook.hpp"

namespace tungdong::tools {

namespace {

constexpr std::string_view log_format = "log";
constexpr std::string_view pack_format = "pack";

struct Options {
  std::string format{log_format};
  std::string checkpoint;  // of a pack
  bool workbook = false;
  std::string unit;  // of a workbook
};

// The workbook that a commune fills in.
int export_workbook(const Session& session, const Options& options) {
  if (session.output.empty()) throw CLI::RequiredError("-o");
  if (options.unit.empty()) throw CLI::RequiredError("--unit");
  auto book = session.open(sql::sqlite::Access::read);
  reports::Question question;
  question.unit = options.unit;
  if (const auto unknown = reports::unknown_codes(book, question); !unknown.empty()) {
    for (const auto& refusal : unknown) session.tell(refusal);
    return refused;
  }
  write_file(session.output, unit_workbook(book, {.unit = options.unit, .rows = {}}));
  Session terminal = session;
  terminal.output.clear();
  terminal.print(session.say("ui.workbook-written", {{"path", session.output.string()}}) + "\n");
  return done;
}

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

int export_book(const Session& session, const Options& options) {
  if (options.workbook) return export_workbook(session, options);
  const std::string& format = options.format;
  if (format == pack_format) {
    if (session.output.empty()) throw CLI::RequiredError("-o");
    return write_pack(session, options.checkpoint);
  }
  auto book = session.open(sql::sqlite::Access::read);
  Sink sink(session);
  if (format == log_format) {
    const std::int64_t size = book.head().size;
    for (std::int64_t number = 1; number <= size; ++number) sink.write(book.body(number) + '\n');
  } else {
    const auto dialect = record::named<reports::Dialect>(format);
    assert(dialect);  // of other words the command line has complained
    reports::write_journal(book, *dialect, [&](std::string_view text) { sink.write(text); });
  }
  sink.finish();
  return done;
}

}  // namespace

void declare_export(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "export", "xuất cả sổ để chương trình khác tính lại / the whole book, for other programs to add up");
  verb->add_option("--format", options->format,
                   "log | hledger | ledger | beancount | pack (hồ sơ kiểm toán: một thư mục / an audit pack: a folder)")
      ->check(CLI::IsMember({"log", "hledger", "ledger", "beancount", "pack"}));
  verb->add_option(
      "--checkpoint", options->checkpoint,
      "của pack: mốc đã ký; mặc định ở cạnh sổ / of a pack: the signed checkpoint; beside the book by default");
  verb->add_flag("--workbook", options->workbook, "bảng tính để xã điền / a workbook for a commune to fill in");
  verb->add_option("--unit", options->unit, "của bảng tính: đơn vị / of a workbook: the unit");
  verb->callback([&session, options] { session.run = [&session, options] { return export_book(session, *options); }; });
}

}  // namespace tungdong::tools
