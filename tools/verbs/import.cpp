#include <fmt/format.h>

#include "tools/key_ring.hpp"
#include "tools/profile/cumulative.hpp"
#include "tools/profile/explain.hpp"
#include "tools/profile/incoming.hpp"
#include "tools/progress.hpp"
#include "tools/session.hpp"
#include "tools/sheet/interrupt.hpp"
#include "tools/sheet/names.hpp"
#include "tools/sheet/pending.hpp"
#include "tools/sheet/rejects.hpp"
#include "tools/signing.hpp"
#include "tools/workbook/give_back.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::vector<std::filesystem::path> paths;
  bool keep_going = false;
  std::filesystem::path rejects = ".";
  std::string kind;
  std::string sheet;
  std::string encoding;
  std::string delimiter;
  std::filesystem::path profile;
  std::vector<std::string> set;
  bool explain = false;
  std::size_t rows = 5;
  std::filesystem::path returned;  // the workbook that goes back
};

// How many refusals, and how many differences, are printed one by one before the rest is only counted.
constexpr std::size_t most_told = 50;

struct Tally {
  std::size_t taken = 0;
  std::size_t proposed = 0;
  std::size_t already = 0;
  std::size_t refused = 0;
};

class Import {
 public:
  Import(const Session& session, const Options& options) : session_(session), options_(options) {}

  int run() {
    auto form = make_form();
    if (!form) return refused;
    if (options_.explain) form->explained = options_.rows;
    for (const auto& file : files_of(options_.paths)) {
      const std::string name = file.filename().string();
      progress_.show(name);
      form->csv.watch = [&](std::size_t rows) {
        progress_.show(name, rows);
        return !interrupt_.asked();
      };
      receive(file, *form, received_);
      if (interrupt_.asked()) return stopped();
    }
    progress_.clear();
    if (received_.sheets.empty()) {
      session_.tell(words::Refusal{"csv-empty", {}});
      return refused;
    }
    tallies_.resize(received_.sheets.size());
    reasons_.resize(received_.sheets.size());
    results_.resize(received_.sheets.size());
    for (const Complaint& one : received_.passed) session_.tell(one);
    if (options_.explain) return explain(*form);
    if (form->profile && form->profile->kind == statement_kind) {
      session_.tell(words::Refusal{"profile-statement", {}});
      return refused;
    }
    auto book = session_.open(sql::sqlite::Access::write);
    read_rows(*form, book);
    if (interrupt_.asked()) return stopped();
    tell_complaints();
    if (broken() && !options_.keep_going) {
      give_back(book);
      return give_up();
    }
    return decide(book);
  }

 private:
  std::optional<ImportForm> make_form() {
    ImportForm form;
    form.csv.encoding = record::named<Encoding>(options_.encoding);
    if (options_.delimiter == "comma") form.csv.delimiter = ',';
    if (options_.delimiter == "semicolon") form.csv.delimiter = ';';
    if (options_.delimiter == "tab") form.csv.delimiter = '\t';
    form.numbers = session_.numbers();
    form.kind = options_.kind;
    form.sheet = options_.sheet;
    if (options_.profile.empty()) return form;
    auto profile = read_profile(options_.profile);
    if (!profile) {
      for (const Complaint& complaint : profile.error()) session_.tell(complaint);
      return std::nullopt;
    }
    for (const std::string& word : options_.set) {
      const auto equals = word.find('=');
      if (equals == std::string::npos || equals == 0) throw CLI::ValidationError(word, "column=value");
      if (const auto refusal = set_column(*profile, word.substr(0, equals), word.substr(equals + 1))) {
        session_.tell(*refusal);
        return std::nullopt;
      }
    }
    form.profile = std::move(*profile);
    return form;
  }

  // From rows to drafts: names to codes, text to values, reported figures to differences.
  void read_rows(const ImportForm& form, book::Book& book) {
    Names& names = names_.emplace(book.store());
    for (const Incoming& one : received_.sheets) names.bring(one.kind, one.sheet);
    for (std::size_t i = 0; i < received_.sheets.size(); ++i) {
      Incoming& one = received_.sheets[i];
      if (one.sheet.header.empty() || interrupt_.asked()) continue;
      const RowRefusals found = names.resolve(one.kind, one.sheet);
      // Rows are kept to be given back; else their numbers are enough.
      const bool given_back = options_.keep_going || !options_.returned.empty();
      Pending read =
          read_sheet(one.kind, one.sheet, i, one.form, session_.by, found, given_back ? Kept::cells : Kept::nothing);
      if (form.profile && form.profile->has_cumulative()) {
        const std::size_t before = read.size() + one.sheet.broken.size();
        tell_differences(one.sheet, settle_cumulative(book.store(), *form.profile, one.sheet, read));
        tallies_[i].already += before - std::min(before, read.size() + one.sheet.broken.size());
      }
      pending_.add(std::move(read));
    }
  }

  void tell_differences(const Sheet& sheet, const std::vector<Reported>& all) const {
    std::size_t told = 0;
    std::size_t same = 0;
    std::size_t more = 0;
    for (const Reported& one : all) {
      if (one.reported == one.held) {
        ++same;
      } else if (told++ < most_told) {
        session_.print(session_.say("ui.cumulative", {{"file", sheet.file},
                                                      {"row", one.row},
                                                      {"kind", one.kind},
                                                      {"holder", one.holder},
                                                      {"reported", one.reported},
                                                      {"held", one.held},
                                                      {"difference", one.reported - one.held}}) +
                       "\n");
      } else {
        ++more;
      }
    }
    const auto count = [&](std::string_view id, std::size_t rows) {
      if (rows > 0) session_.print(session_.say(id, {{"count", static_cast<std::int64_t>(rows)}}) + "\n");
    };
    count("ui.cumulative-more", more);
    count("ui.cumulative-same", same);
  }

  int explain(const ImportForm& form) {
    bool bad = false;
    if (form.profile && form.profile->kind != statement_kind && std::filesystem::exists(session_.book)) {
      auto book = session_.open(sql::sqlite::Access::read);
      Names names(book.store());
      std::vector<RowRefusals> found;
      for (Incoming& one : received_.sheets) {
        for (const std::string& line : explain_sheet(one.sheet, session_.lang())) session_.print(line + "\n");
        found.push_back(names.resolve(one.kind, one.sheet));
        auto read = read_sheet(one.kind, one.sheet, 0, one.form, session_.by, found.back());
        if (form.profile->has_cumulative())
          tell_differences(one.sheet, settle_cumulative(book.store(), *form.profile, one.sheet, read));
      }
    } else {
      for (Incoming& one : received_.sheets)
        for (const std::string& line : explain_sheet(one.sheet, session_.lang())) session_.print(line + "\n");
    }
    for (const Incoming& one : received_.sheets)
      for (const Complaint& complaint : one.sheet.complaints) {
        bad = true;
        tell(complaint);
      }
    session_.print(session_.say("ui.explained") + "\n");
    return bad ? refused : done;
  }

  int decide(book::Book& book) {
    put_in_order(pending_);
    const auto mode = options_.keep_going ? book::Mode::each : book::Mode::whole;
    const std::string deciding = session_.say("ui.deciding");
    const book::Appended appended =
        book.append(pending_.drafts, mode, session_.dry_run, signer(session_), [&](std::size_t decided) {
          progress_.show(deciding, decided, pending_.size());
          return !interrupt_.asked();
        });
    progress_.clear();
    if (appended.stopped) return stopped();
    for (std::size_t i = 0; i < pending_.size(); ++i) tell_fate(pending_.origins[i], appended.fates[i]);
    const bool bad = broken() || refusals_ > 0;
    if (bad && !options_.keep_going)
      for (SheetResults& results : results_)
        std::erase_if(results.sound, [](const auto& one) { return one.second.reason.empty(); });
    give_back(book);
    if (bad && !options_.keep_going) return give_up();
    if (bad && !session_.dry_run) write_rejects();
    summarise(appended);
    return bad ? refused : done;
  }

  bool broken() const {
    return std::ranges::any_of(received_.sheets, [](const Incoming& one) { return !one.sheet.complaints.empty(); });
  }

  void tell_complaints() {
    for (const Incoming& one : received_.sheets)
      for (const Complaint& complaint : one.sheet.complaints) tell(complaint);
    for (std::size_t i = 0; i < received_.sheets.size(); ++i)
      tallies_[i].refused += received_.sheets[i].sheet.broken.size();
  }

  void tell(const Complaint& complaint) {
    if (++told_ <= most_told) session_.tell(complaint);
    if (told_ == most_told + 1) session_.tell(session_.say("ui.more-refusals"));
  }

  void tell_fate(const Origin& one, const book::Fate& fate) {
    Tally& tally = tallies_[one.sheet];
    if (fate) {
      ++(fate->already ? tally.already : fate->proposed ? tally.proposed : tally.taken);
      if (options_.returned.empty()) return;
      const std::string_view id = fate->already ? "form.already" : fate->proposed ? "form.proposed" : "form.taken";
      for (const std::size_t row : one.rows)
        results_[one.sheet].sound[row] = {words::say(id, words::Lang::vi, {{"record", fate->record}}), {}};
      return;
    }
    ++tally.refused;
    ++refusals_;
    const Sheet& sheet = received_.sheets[one.sheet].sheet;
    for (const words::Refusal& refusal : fate.error()) {
      const std::size_t row = one.rows[line_of(refusal, one.rows.size())];
      tell({sheet.file, sheet.rows[row].number, "", refusal});
      if (told_ < most_told)
        if (auto hint = names_->hint(refusal)) tell({sheet.file, sheet.rows[row].number, "", std::move(*hint)});
      for (const std::size_t each : one.rows) {
        std::string& reason = reasons_[one.sheet][each];
        reason += (reason.empty() ? "" : "; ") + words::say(refusal, session_.lang());
        results_[one.sheet].sound[each] = {session_.say("form.refused"), reason};
      }
    }
  }

  // Which of an entry's rows a refusal speaks of.
  static std::size_t line_of(const words::Refusal& refusal, std::size_t rows) {
    for (const auto& [name, value] : refusal.args)
      if (const auto* line = std::get_if<std::int64_t>(&value); name == "line" && line != nullptr)
        return std::min(rows - 1, static_cast<std::size_t>(*line - 1));
    return 0;
  }

  int give_up() {
    session_.tell(session_.say("ui.import-nothing"));
    return refused;
  }

  int stopped() {
    progress_.clear();
    session_.tell(words::Refusal{"cancelled", {}});
    session_.tell(session_.say("ui.nothing-written"));
    return refused;
  }

  // The refused rows with their keys and reasons.
  // The workbook that was sent, with what became of each row.
  void give_back(book::Book& book) {
    if (options_.returned.empty()) return;
    const auto unit = unit_of_workbook(options_.paths.front());
    if (!unit) return session_.tell(unit.error());
    for (std::size_t number = 0; number < received_.sheets.size(); ++number) {
      const Sheet& sheet = received_.sheets[number].sheet;
      for (std::size_t i = 0; i < sheet.broken.size(); ++i)
        results_[number].broken[i] = {session_.say("form.refused"), broken_reason(sheet, sheet.broken[i])};
    }
    write_file(options_.returned, unit_workbook(book, filled_of(*unit, received_.sheets, results_)));
    session_.print(session_.say("ui.workbook-returned", {{"path", options_.returned.string()}}) + "\n");
  }

  void write_rejects() {
    for (std::size_t number = 0; number < received_.sheets.size(); ++number) {
      const auto& [kind, sheet, form] = received_.sheets[number];
      if (reasons_[number].empty() && sheet.broken.empty()) continue;
      Rejects rejects(sheet);
      for (std::size_t i = 0; i < pending_.size(); ++i)
        for (const std::size_t row : pending_.origins[i].rows)
          if (pending_.origins[i].sheet == number && reasons_[number].contains(row))
            rejects.add(sheet.rows[row], pending_.drafts[i].key, reasons_[number][row]);
      for (const Row& row : sheet.broken) rejects.add(row, "", broken_reason(sheet, row));
      const std::filesystem::path path = options_.rejects / rejects_name(sheet, kind);
      rejects.write(path);
      session_.tell(session_.say("ui.rejects", {{"path", path.string()}}));
    }
  }

  // Why a row could not be read; where it could, why its sheet is not taken.
  std::string broken_reason(const Sheet& sheet, const Row& row) const {
    std::string reason;
    for (const Complaint& complaint : sheet.complaints)
      if (complaint.row == row.number)
        reason += (reason.empty() ? "" : "; ") + words::say(complaint.refusal, session_.lang());
    if (reason.empty() && !sheet.complaints.empty())
      reason = words::say(sheet.complaints.back().refusal, session_.lang());
    return reason;
  }

  void summarise(const book::Appended& appended) {
    Tally sum;
    for (std::size_t i = 0; i < received_.sheets.size(); ++i) {
      const Applied& sheet = received_.sheets[i].sheet;
      const Tally& tally = tallies_[i];
      session_.print(
          session_.say(tally.proposed > 0 ? "ui.import-file-proposed" : "ui.import-file", counts(sheet.file, tally)) +
          "\n");
      if (!sheet.passed.empty())
        session_.print(session_.say("ui.import-passed", {{"file", sheet.file},
                                                         {"count", static_cast<std::int64_t>(sheet.passed.size())},
                                                         {"totals", static_cast<std::int64_t>(sheet.totals.size())}}) +
                       "\n");
      sum.taken += tally.taken;
      sum.proposed += tally.proposed;
      sum.already += tally.already;
      sum.refused += tally.refused;
    }
    session_.print(session_.say(session_.dry_run ? "ui.import-would" : "ui.import-done", counts("", sum)) + "\n");
    if (sum.proposed > 0)
      session_.print(session_.say("ui.import-proposed", {{"proposed", static_cast<std::int64_t>(sum.proposed)}}) +
                     "\n");
    session_.print(session_.say("ui.log-now", {{"records", appended.size}, {"root", journal::hex(appended.root)}}) +
                   "\n");
  }

  static Session::Args counts(const std::string& file, const Tally& tally) {
    return {{"file", file},
            {"taken", static_cast<std::int64_t>(tally.taken)},
            {"proposed", static_cast<std::int64_t>(tally.proposed)},
            {"already", static_cast<std::int64_t>(tally.already)},
            {"refused", static_cast<std::int64_t>(tally.refused)}};
  }

  const Session& session_;
  const Options& options_;
  Interrupt interrupt_;
  Progress progress_;
  Received received_;
  std::optional<Names> names_;
  Pending pending_;
  std::vector<Tally> tallies_;
  std::vector<SheetResults> results_;
  std::vector<std::map<std::size_t, std::string>> reasons_;  // of refused rows, by sheet
  std::size_t refusals_ = 0;
  std::size_t told_ = 0;
};

}  // namespace

void declare_import(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "import", "nhập tệp CSV, XLSX hoặc thư mục / import files of CSV, workbooks (.xlsx) or folders");
  verb->add_option("paths", options->paths, "tệp, thư mục / files, folders")->required();
  verb->add_flag("--keep-going", options->keep_going, "nhận dòng tốt, dòng lỗi ra tệp riêng / take the good rows");
  verb->add_option("--kind", options->kind, "loại bản ghi của các tệp / kind of record of the files");
  verb->add_option("--rejects", options->rejects, "thư mục cho tệp dòng bị từ chối / folder of the rejects file");
  verb->add_option("--numbers", session.number_style, "plain: 1234567.5 | vi: 1.234.567,5")
      ->check(CLI::IsMember({"plain", "vi"}));
  verb->add_option("--unit", session.number_unit, "dong | nghin | trieu | ty")
      ->check(CLI::IsMember({"dong", "nghin", "trieu", "ty"}));
  verb->add_option("--sheet", options->sheet, "trang tính / sheet of the workbook");
  verb->add_option("--encoding", options->encoding, "bảng mã của tệp CSV / encoding of CSV")
      ->check(CLI::IsMember({"utf-8", "utf-16", "windows-1258"}));
  verb->add_option("--delimiter", options->delimiter, "dấu ngăn cột của tệp CSV / delimiter of CSV")
      ->check(CLI::IsMember({"comma", "semicolon", "tab"}));
  auto* profile =
      verb->add_option("--profile", options->profile, "mẫu đọc tệp của nơi khác / how to read another's sheet");
  verb->add_option("--set", options->set, "cột=giá trị cho mọi hàng / column=value for all rows")
      ->needs(profile)
      ->allow_extra_args(false);
  verb->add_flag("--explain", options->explain, "không ghi: mỗi ô thành gì / write nothing: what each cell becomes")
      ->needs(profile);
  verb->add_option("--return", options->returned,
                   "bảng tính của xã gửi trả, cạnh mỗi dòng là kết quả / the commune’s workbook with each row’s fate");
  add_signing(verb, session);
  verb->add_option("--rows", options->rows, "số hàng --explain nêu / rows that --explain shows")
      ->check(CLI::Range(0, 1'000));
  verb->callback(
      [&session, options] { session.run = [&session, options] { return Import(session, *options).run(); }; });
}

}  // namespace tungdong::tools
