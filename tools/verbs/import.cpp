#include <fstream>
#include <iostream>
#include <unistd.h>

#include <fmt/format.h>

#include "tools/session.hpp"
#include "tools/sheet/pending.hpp"

namespace tungdong::tools {

namespace {

struct Options {
  std::vector<std::filesystem::path> paths;
  bool keep_going = false;
  std::filesystem::path rejects = ".";
  std::string kind;
};

// How many refusals are printed one by one before the rest is only counted.
constexpr std::size_t most_told = 50;

struct Tally {
  std::size_t taken = 0;
  std::size_t already = 0;
  std::size_t refused = 0;
};

std::vector<std::filesystem::path> files_of(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> files;
  for (const auto& path : paths) {
    if (!std::filesystem::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::filesystem::path> inside;
    for (const auto& entry : std::filesystem::directory_iterator(path))
      if (entry.path().extension() == ".csv") inside.push_back(entry.path());
    std::ranges::sort(inside);
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

class Import {
 public:
  Import(const Session& session, const Options& options) : session_(session), options_(options) {}

  int run() {
    read();
    if (sheets_.empty()) {
      session_.tell(words::Refusal{"csv-empty", {}});
      return refused;
    }
    tell_complaints();
    if (broken() && !options_.keep_going) return give_up();
    put_in_order(pending_);
    progress("ui.deciding");
    auto book = session_.open(sql::sqlite::Access::write);
    std::vector<book::Draft> drafts;
    drafts.reserve(pending_.size());
    for (Pending& one : pending_) {
      keys_.push_back(one.draft.key);
      drafts.push_back(std::move(one.draft));
    }
    const auto mode = options_.keep_going ? book::Mode::each : book::Mode::whole;
    const book::Appended appended = book.append(drafts, mode, session_.dry_run);
    for (std::size_t i = 0; i < pending_.size(); ++i) tell_fate(pending_[i], appended.fates[i]);
    progress("");
    const bool bad = broken() || refusals_ > 0;
    if (bad && !options_.keep_going) return give_up();
    if (bad && !session_.dry_run) write_rejects();
    summarise(appended);
    return bad ? refused : done;
  }

 private:
  void read() {
    for (const auto& file : files_of(options_.paths)) {
      progress(file.filename().string());
      const std::size_t number = sheets_.size();
      sheets_.push_back(read_csv(file));
      tallies_.emplace_back();
      reasons_.emplace_back();
      if (sheets_.back().header.empty()) continue;
      const std::string kind = options_.kind.empty() ? kind_of_sheet(sheets_.back()) : options_.kind;
      auto read = read_sheet(kind, sheets_.back(), number, session_.numbers(), session_.by);
      pending_.insert(pending_.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
    }
  }

  bool broken() const {
    return std::ranges::any_of(sheets_, [](const Sheet& sheet) { return !sheet.complaints.empty(); });
  }

  void tell_complaints() {
    for (const Sheet& sheet : sheets_)
      for (const Complaint& complaint : sheet.complaints) tell(complaint);
    for (std::size_t i = 0; i < sheets_.size(); ++i) tallies_[i].refused += sheets_[i].broken.size();
  }

  void tell(const Complaint& complaint) {
    if (++told_ <= most_told) session_.tell(complaint);
    if (told_ == most_told + 1) session_.tell(session_.say("ui.more-refusals"));
  }

  void tell_fate(const Pending& one, const book::Fate& fate) {
    Tally& tally = tallies_[one.sheet];
    if (fate) {
      ++(fate->already ? tally.already : tally.taken);
      return;
    }
    ++tally.refused;
    ++refusals_;
    const Sheet& sheet = sheets_[one.sheet];
    for (const words::Refusal& refusal : fate.error()) {
      const std::size_t row = one.rows[line_of(refusal, one.rows.size())];
      tell({sheet.file, sheet.rows[row].number, "", refusal});
      for (const std::size_t each : one.rows) {
        std::string& reason = reasons_[one.sheet][each];
        reason += (reason.empty() ? "" : "; ") + words::say(refusal, session_.lang());
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

  // The refused rows with their keys and reasons, to be corrected and imported again.
  void write_rejects() {
    for (std::size_t number = 0; number < sheets_.size(); ++number) {
      const Sheet& sheet = sheets_[number];
      if (reasons_[number].empty() && sheet.broken.empty()) continue;
      std::vector<std::string> header = sheet.header;
      std::erase(header, "_key");
      std::erase(header, "_reason");
      std::string text = "\xEF\xBB\xBF";
      auto heading = header;
      heading.insert(heading.end(), {"_key", "_reason"});
      text += write_csv(heading);
      for (const Pending& one : pending_)
        for (const std::size_t row : one.rows)
          if (one.sheet == number && reasons_[number].contains(row))
            text += reject(sheet, header, sheet.rows[row], keys_of(one), reasons_[number][row]);
      for (const Row& row : sheet.broken) text += reject(sheet, header, row, "", broken_reason(sheet, row));
      const std::filesystem::path path = options_.rejects / ("rejects." + sheet.file);
      std::ofstream file(path, std::ios::binary | std::ios::trunc);
      file << text << std::flush;
      if (!file) throw sql::Failure(sql::Cause::io, "cannot write " + path.string());
      session_.tell(session_.say("ui.rejects", {{"path", path.string()}}));
    }
  }

  static std::string reject(const Sheet& sheet, const std::vector<std::string>& header, const Row& row,
                            const std::string& key, const std::string& reason) {
    const Cells cells(sheet.header, row.cells);
    std::vector<std::string> out;
    for (const std::string& column : header) out.emplace_back(cells[column]);
    out.push_back(key.empty() ? std::string(cells["_key"]) : key);
    out.push_back(reason);
    return write_csv(out);
  }

  std::string keys_of(const Pending& one) const { return keys_[static_cast<std::size_t>(&one - pending_.data())]; }

  std::string broken_reason(const Sheet& sheet, const Row& row) const {
    std::string reason;
    for (const Complaint& complaint : sheet.complaints)
      if (complaint.row == row.number)
        reason += (reason.empty() ? "" : "; ") + words::say(complaint.refusal, session_.lang());
    return reason;
  }

  void summarise(const book::Appended& appended) {
    Tally sum;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      const Tally& tally = tallies_[i];
      session_.print(session_.say("ui.import-file", counts(sheets_[i].file, tally)) + "\n");
      sum.taken += tally.taken;
      sum.already += tally.already;
      sum.refused += tally.refused;
    }
    session_.print(session_.say(session_.dry_run ? "ui.import-would" : "ui.import-done", counts("", sum)) + "\n");
    session_.print(session_.say("ui.log-now", {{"records", appended.size}, {"root", journal::hex(appended.root)}}) +
                   "\n");
  }

  static Session::Args counts(const std::string& file, const Tally& tally) {
    return {{"file", file},
            {"taken", static_cast<std::int64_t>(tally.taken)},
            {"already", static_cast<std::int64_t>(tally.already)},
            {"refused", static_cast<std::int64_t>(tally.refused)}};
  }

  // On a terminal, what is going on; quiet in a pipe.
  void progress(std::string_view what) const {
    if (::isatty(STDERR_FILENO) == 0) return;
    std::cerr << "\r\x1b[K" << (what.starts_with("ui.") ? session_.say(what) : std::string(what)) << std::flush;
  }

  const Session& session_;
  const Options& options_;
  std::vector<Sheet> sheets_;
  std::vector<Pending> pending_;
  std::vector<std::string> keys_;
  std::vector<Tally> tallies_;
  std::vector<std::map<std::size_t, std::string>> reasons_;  // of refused rows, by sheet
  std::size_t refusals_ = 0;
  std::size_t told_ = 0;
};

}  // namespace

void declare_import(CLI::App& app, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("import", "nhập tệp hoặc thư mục CSV / import CSV files or folders");
  verb->add_option("paths", options->paths, "tệp, thư mục / files, folders")->required();
  verb->add_flag("--keep-going", options->keep_going, "nhận dòng tốt, dòng lỗi ra tệp riêng / take the good rows");
  verb->add_option("--kind", options->kind, "loại bản ghi của các tệp / kind of record of the files");
  verb->add_option("--rejects", options->rejects, "thư mục cho tệp dòng bị từ chối / folder of the rejects file");
  verb->add_option("--numbers", session.number_style, "plain: 1234567.5 | vi: 1.234.567,5")
      ->check(CLI::IsMember({"plain", "vi"}));
  verb->add_option("--unit", session.number_unit, "dong | nghin | trieu | ty")
      ->check(CLI::IsMember({"dong", "nghin", "trieu", "ty"}));
  verb->callback(
      [&session, options] { session.run = [&session, options] { return Import(session, *options).run(); }; });
}

}  // namespace tungdong::tools
