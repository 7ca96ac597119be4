#include <map>

#include <fmt/format.h>

#include "tools/key_ring.hpp"
#include "tools/profile/cumulative.hpp"
#include "tools/profile/explain.hpp"
#include "tools/profile/incoming.hpp"
#include "tools/progress.hpp"
#include "tools/session.hpp"
#include "tools/sheet/csv_ahead.hpp"
#include "tools/sheet/interrupt.hpp"
#include "tools/sheet/names.hpp"
#include "tools/sheet/reading.hpp"
#include "tools/sheet/rejects.hpp"
#include "tools/sheet/waiting.hpp"
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
  Import(const Session& session, const Options& options) : session_(session), options_(options), waiting_(session.by) {}

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
    results_.resize(received_.sheets.size());
    for (const Complaint& one : received_.passed) session_.tell(one);
    if (options_.explain) return explain(*form);
    if (form->profile && form->profile->kind == statement_kind) {
      session_.tell(words::Refusal{"profile-statement", {}});
      return refused;
    }
    auto book = session_.open(sql::sqlite::Access::write);
    read_rows(*form, book);
    progress_.clear();
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
      waiting_.open_sheet(one.kind, one.sheet.header, one.form);
      if (one.sheet.header.empty() || interrupt_.asked()) continue;
      const Reading::Mend mend = names.mender(one.kind, one.sheet.header);
      if (!one.rows_in.empty()) {
        read_large(one, form.csv, mend);
        continue;
      }
      auto read = read_sheet(one.kind, one.sheet, one.form, session_.by, mend);
      if (form.profile && form.profile->has_cumulative()) {
        const std::size_t before = read.size() + one.sheet.broken.size();
        tell_differences(one.sheet, settle_cumulative(book.store(), *form.profile, one.sheet, read));
        tallies_[i].already += before - std::min(before, read.size() + one.sheet.broken.size());
      }
      for (const Brought& brought : read) waiting_.add(brought);
      // The workbook that goes back has all its rows; of others the drafts are enough.
      if (options_.returned.empty()) std::vector<Row>().swap(one.sheet.rows);
    }
  }

  // The rows of a file that nobody holds as a whole.
  void read_large(Incoming& one, CsvForm csv, const Reading::Mend& mend) {
    csv.watch = [&](std::size_t rows) {
      progress_.show(one.sheet.file, rows);
      return !interrupt_.asked();
    };
    const auto written = std::filesystem::last_write_time(one.rows_in);
    const auto entry = std::ranges::find(one.sheet.header, "entry");
    TornSearch search;
    if (one.kind == rules::Entry::kind && entry != one.sheet.header.end()) {
      csv.take = [&, at = static_cast<std::size_t>(entry - one.sheet.header.begin())](const Row& row) {
        if (at < row.cells.size()) search.add(row.cells[at]);
        return true;
      };
      read_csv(one.rows_in, csv);
    }
    const auto take = [&](const Brought& brought) { waiting_.add(brought); };
    Reading reading(one.kind, one.sheet, one.form, session_.by, take, mend, std::move(search).found());
    csv.take = [&](Row row) {
      reading.add(std::move(row));
      return true;
    };
    Sheet read = read_csv_ahead(one.rows_in, csv);
    reading.finish();
    if (read.header != one.sheet.header || std::filesystem::last_write_time(one.rows_in) != written) {
      if (!read.untrusted) read.complaints = {{one.sheet.file, 0, "", {"file-changed", {}}}};
      read.untrusted = true;
      read.broken.clear();
    }
    if (read.untrusted) {
      waiting_.withdraw_sheet();
      one.sheet.complaints.clear();
      one.sheet.broken.clear();
    }
    std::ranges::move(read.complaints, std::back_inserter(one.sheet.complaints));
    std::ranges::move(read.broken, std::back_inserter(one.sheet.broken));
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
      for (Incoming& one : received_.sheets) {
        for (const std::string& line : explain_sheet(one.sheet, session_.lang())) session_.print(line + "\n");
        auto read = read_sheet(one.kind, one.sheet, one.form, session_.by, names.mender(one.kind, one.sheet.header));
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
    const auto mode = options_.keep_going ? book::Mode::each : book::Mode::whole;
    const std::string deciding = session_.say("ui.deciding");
    const std::vector<Tally> before = tallies_;
    waiting_.begun = [&] {
      tallies_ = before;
      refused_.clear();
      rejects_.clear();
      for (RowResults& results : results_) results.clear();
    };
    waiting_.told = [&](const Origin& origin, const book::Draft& draft, const book::Fate& fate) {
      note_fate(origin, draft, fate);
    };
    const book::Appended appended =
        book.append(waiting_, mode, session_.dry_run, signer(session_), [&](std::size_t decided) {
          progress_.show(deciding, decided, waiting_.size());
          return !interrupt_.asked();
        });
    progress_.clear();
    if (appended.stopped) return stopped();
    for (const auto& [sheet, row, refusal] : refused_) tell_refusal(sheet, row, refusal);
    const bool bad = broken() || !refused_.empty();
    if (bad && !options_.keep_going)
      for (RowResults& results : results_)
        std::erase_if(results, [](const auto& one) { return one.second.reason.empty(); });
    give_back(book);
    if (bad && !options_.keep_going) return give_up();
    if (bad && !session_.dry_run) write_rejects();
    summarise(appended);
    return bad ? refused : done;
  }

  bool broken() const {
    return std::ranges::any_of(received_.sheets, [](const Incoming& one) { return !one.sheet.complaints.empty(); });
  }

  // In the order of the rows, whether a row could not be parsed or not be read.
  void tell_complaints() {
    for (Incoming& one : received_.sheets) {
      std::ranges::stable_sort(one.sheet.complaints, {}, &Complaint::row);
      std::ranges::stable_sort(one.sheet.broken, {}, &Row::number);
    }
    for (const Incoming& one : received_.sheets)
      for (const Complaint& complaint : one.sheet.complaints) tell(complaint);
    for (std::size_t i = 0; i < received_.sheets.size(); ++i)
      tallies_[i].refused += received_.sheets[i].sheet.broken.size();
  }

  void tell(const Complaint& complaint) {
    if (++told_ <= most_told) session_.tell(complaint);
    if (told_ == most_told + 1) session_.tell(session_.say("ui.more-refusals"));
  }

  void note_fate(const Origin& origin, const book::Draft& draft, const book::Fate& fate) {
    Tally& tally = tallies_[origin.sheet];
    RowResults& results = results_[origin.sheet];
    if (fate) {
      ++(fate->already ? tally.already : fate->proposed ? tally.proposed : tally.taken);
      if (options_.returned.empty()) return;
      const std::string_view id = fate->already ? "form.already" : fate->proposed ? "form.proposed" : "form.taken";
      for (const Row& row : origin.rows)
        results[row.number] = {words::say(id, words::Lang::vi, {{"record", fate->record}}), {}};
      return;
    }
    ++tally.refused;
    std::string reason;
    for (const words::Refusal& refusal : fate.error()) {
      const Row& row = origin.rows[line_of(refusal, origin.rows.size())];
      if (refused_.size() <= most_told) refused_.push_back({origin.sheet, row.number, refusal});
      reason += (reason.empty() ? "" : "; ") + words::say(refusal, session_.lang());
    }
    if (options_.keep_going) {
      const auto [rejects, fresh] = rejects_.try_emplace(origin.sheet, received_.sheets[origin.sheet].sheet);
      for (const Row& row : origin.rows) rejects->second.add(row, draft.key, reason);
    }
    if (!options_.returned.empty())
      for (const Row& row : origin.rows) results[row.number] = {session_.say("form.refused"), reason};
  }

  void tell_refusal(std::size_t number, std::int64_t row, const words::Refusal& refusal) {
    const std::string& file = received_.sheets[number].sheet.file;
    tell({file, row, "", refusal});
    if (told_ < most_told && names_)
      if (auto hint = names_->hint(refusal)) tell({file, row, "", std::move(*hint)});
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

  // The workbook that was sent, with what became of each row.
  void give_back(book::Book& book) {
    if (options_.returned.empty()) return;
    const auto unit = unit_of_workbook(options_.paths.front());
    if (!unit) return session_.tell(unit.error());
    for (std::size_t number = 0; number < received_.sheets.size(); ++number) {
      const Sheet& sheet = received_.sheets[number].sheet;
      for (const Row& row : sheet.broken)
        results_[number][row.number] = {session_.say("form.refused"), broken_reason(sheet, row)};
    }
    write_file(options_.returned, unit_workbook(book, filled_of(*unit, received_.sheets, results_)));
    session_.print(session_.say("ui.workbook-returned", {{"path", options_.returned.string()}}) + "\n");
  }

  // The refused rows with their keys and reasons, then those that could not be read.
  void write_rejects() {
    for (std::size_t number = 0; number < received_.sheets.size(); ++number) {
      const auto& [kind, sheet, form, rows_in] = received_.sheets[number];
      if (!rejects_.contains(number) && sheet.broken.empty()) continue;
      Rejects& rejects = rejects_.try_emplace(number, sheet).first->second;
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

  struct Refused {
    std::size_t sheet;
    std::int64_t row;
    words::Refusal refusal;
  };

  const Session& session_;
  const Options& options_;
  Interrupt interrupt_;
  Progress progress_;
  Received received_;
  std::optional<Names> names_;
  Waiting waiting_;
  std::vector<Tally> tallies_;
  std::vector<RowResults> results_;
  std::vector<Refused> refused_;            // as many as are told, and one more
  std::map<std::size_t, Rejects> rejects_;  // by sheet
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
