#include "tools/session.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "ledger/book/local_time.hpp"

namespace tungdong::tools {

NumberForm Session::numbers() const {
  NumberForm form;
  form.style = number_style == "vi" ? money::Style::vietnamese : money::Style::plain;
  if (number_unit == "nghin") form.unit = money::Unit::nghin;
  if (number_unit == "trieu") form.unit = money::Unit::trieu;
  if (number_unit == "ty") form.unit = money::Unit::ty;
  return form;
}

void Session::print(std::string_view text) const {
  if (output.empty()) {
    std::cout << text << std::flush;
    return;
  }
  const std::filesystem::path unfinished = output.string() + ".unfinished";
  {
    std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
    file << text << std::flush;
    if (!file) {
      std::error_code ignored;
      std::filesystem::remove(unfinished, ignored);
      throw sql::Failure(sql::Cause::io, "cannot write " + output.string());
    }
  }
  std::filesystem::rename(unfinished, output);
}

void Session::tell(std::string_view text) const {
  std::cerr << text << '\n';
}

void Session::tell(const words::Refusal& refusal) const {
  tell(fmt::format("{} [{}]", words::say(refusal, lang()), refusal.code));
}

void Session::tell(const Complaint& complaint) const {
  std::string where = complaint.file;
  if (complaint.row != 0) where += say("ui.at-row", {{"row", complaint.row}});
  if (!complaint.column.empty()) where += say("ui.at-column", {{"column", complaint.column}});
  tell(fmt::format("{}: {} [{}]", where, words::say(complaint.refusal, lang()), complaint.refusal.code));
}

int Session::refuse(const words::Refusals& refusals) const {
  for (const words::Refusal& refusal : refusals) tell(refusal);
  tell(say("ui.nothing-written"));
  return refused;
}

int Session::fail(const sql::Failure& failure) const {
  using sql::Cause;
  const auto sentence = [&](std::string_view code, Args args = {}) {
    args.emplace_back("path", book.string());
    tell(words::Refusal{code, args});
  };
  const std::string reason = failure.what();
  switch (failure.cause()) {
    case Cause::not_a_database:
      sentence("not-a-book");
      return refused;
    case Cause::newer_version:
      sentence("newer-book", {{"reason", reason}});
      return refused;
    case Cause::foreign_file:
      sentence("foreign-file");
      return refused;
    case Cause::missing: {
      const auto folder = book.parent_path();
      const bool known = folder.empty() || std::filesystem::is_directory(folder);
      sentence(known ? "missing-book" : "missing-folder", {{"folder", folder.string()}});
      return refused;
    }
    case Cause::exists:
      sentence("book-exists");
      return refused;
    case Cause::corrupt:
      sentence("damaged", {{"reason", reason}});
      return unverified;
    case Cause::busy:
      sentence("busy");
      break;
    case Cause::full:
      sentence("disk-full");
      break;
    case Cause::read_only:
      sentence("read-only");
      break;
    case Cause::network_share:
      sentence("network-share");
      break;
    case Cause::constraint:
    case Cause::io:
    case Cause::other:
      sentence("machine-failed", {{"reason", reason}});
      break;
  }
  return machine;
}

std::expected<record::Date, words::Refusal> business_day(const std::string& text) {
  if (text.empty()) return book::local_time(book::system_clock_us()).day;
  const auto day = read_day(text);
  if (!day) return std::unexpected(date_refusal("date", text));
  return *day;
}

std::vector<std::vector<std::pair<std::string, std::string>>> read_words(const std::vector<std::string>& words) {
  std::vector<std::vector<std::pair<std::string, std::string>>> lines(1);
  for (const std::string& word : words) {
    if (word == "+") {
      lines.emplace_back();
      continue;
    }
    const auto equals = word.find('=');
    if (equals == std::string::npos || equals == 0) throw CLI::ValidationError(word, "column=value");
    lines.back().emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  return lines;
}

int tell_fates(const Session& session, const book::Appended& appended) {
  words::Refusals refusals;  // what holds for many drafts is said once
  bool bad = false;
  for (const book::Fate& fate : appended.fates) {
    if (fate) continue;
    bad = true;
    for (const words::Refusal& refusal : fate.error())
      if (std::ranges::find(refusals, refusal) == refusals.end()) refusals.push_back(refusal);
  }
  if (bad) return session.refuse(refusals);
  for (const book::Fate& fate : appended.fates)
    session.print(session.say(fate->proposed && fate->already ? "ui.already-proposed"
                              : fate->proposed                ? "ui.proposed"
                              : fate->already                 ? "ui.already"
                              : session.dry_run               ? "ui.would-record"
                                                              : "ui.recorded",
                              {{"record", fate->record}}) +
                  "\n");
  return done;
}

}  // namespace tungdong::tools
