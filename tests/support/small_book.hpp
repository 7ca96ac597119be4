#pragma once
// A small chart for tests: the State, a province with a department, a commune; one programme; central and provincial
// money of both capitals; a works project with a contract and a task without one. Rules of law as rule records.

#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

#include "ledger/book/book.hpp"
#include "ledger/rules/flow.hpp"

namespace tungdong::test {

using book::Draft;
using date::year_month_day;
using money::Dong;
using rules::Kind;

// A folder for as long as a test lasts.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / fmt::format("tungdong-test-{}-{}", ::getpid(), next_++)) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  static inline int next_ = 0;
  std::filesystem::path path_;
};

inline year_month_day day(int year, unsigned month, unsigned dom) {
  return date::year{year} / date::month{month} / date::day{dom};
}

// 1 July 2026, 00:00 UTC: the clock of tests.
inline constexpr std::int64_t test_now_us = 1'782'864'000'000'000;

inline Draft draft(std::string key, year_month_day date, rules::Body body, std::string doc = "QD-1") {
  return {std::move(key), "ke-toan", date, std::move(doc), std::move(body)};
}

inline chart::Stand at(chart::Stage stage, std::string_view holder) {
  return {stage, *chart::Holder::read(holder)};
}

// A line by its words: move(Kind::fund, "available:unit:11", "assigned:project:DA", 5).
inline rules::Line move(Kind kind, std::string_view from, std::string_view to, std::int64_t amount,
                        std::string source = "NSTW-DT", std::string component = "CT-1",
                        std::string_view period = "2025") {
  rules::Line line;
  line.kind = kind;
  line.amount = Dong(amount);
  line.from = *chart::Stand::read(from);
  line.to = *chart::Stand::read(to);
  line.source = std::move(source);
  line.component = std::move(component);
  line.period = *chart::Period::read(period);
  return line;
}

inline rules::Line with(rules::Line line, rules::Attribute attribute, std::string value) {
  line.attributes.set(attribute, std::move(value));
  return line;
}

template <class... Lines>
rules::Entry entry(Lines... lines) {
  rules::Entry entry;
  (entry.lines.push_back(std::move(lines)), ...);
  return entry;
}

inline rules::Entry reversal(std::int64_t record, std::string reason = "nhập nhầm") {
  rules::Entry entry;
  entry.reverses = record;
  entry.reason = std::move(reason);
  return entry;
}

inline chart::Unit unit(std::string code, std::string name, chart::Level level, std::string parent) {
  chart::Unit unit;
  unit.code = std::move(code);
  unit.name = std::move(name);
  unit.level = level;
  unit.parent = std::move(parent);
  return unit;
}

inline chart::Source source(std::string code, chart::Level level, chart::Capital capital,
                            chart::Family family = chart::Family::budget) {
  chart::Source source;
  source.code = source.name = std::move(code);
  source.level = level;
  source.capital = capital;
  source.family = family;
  return source;
}

inline chart::Component component(std::string code, std::string parent, bool leaf) {
  chart::Component component;
  component.code = component.name = std::move(code);
  component.parent = std::move(parent);
  component.leaf = leaf;
  return component;
}

inline chart::Rule rule(std::string code, std::string value) {
  chart::Rule rule;
  rule.code = std::move(code);
  rule.value = std::move(value);
  rule.basis = "for the test";
  return rule;
}

inline chart::Project project(std::string code, chart::ProjectType type, std::string unit, std::int64_t investment) {
  chart::Project project;
  project.code = project.name = std::move(code);
  project.type = type;
  project.unit = std::move(unit);
  project.component = "CT-1";
  project.investment = Dong(investment);
  return project;
}

inline chart::Contract contract(std::string code, std::string project, std::int64_t value) {
  chart::Contract contract;
  contract.code = std::move(code);
  contract.project = std::move(project);
  contract.contractor = "Công ty Một";
  contract.value = Dong(value);
  contract.from = day(2025, 1, 15);
  return contract;
}

inline chart::Document document(std::string code) {
  chart::Document document;
  document.code = document.title = std::move(code);
  return document;
}

inline std::vector<chart::Rule> law() {
  std::vector<chart::Rule> rules{rule("level/central", "in-force"),   rule("level/province", "in-force"),
                                 rule("level/commune", "in-force"),   rule("advance-limit", "30"),
                                 rule("advance-recovery", "80"),      rule("guarantee-threshold", "1000"),
                                 rule("reallocate", "in-force"),      rule("entrust-policy-bank", "in-force"),
                                 rule("carry-reason/c", "Y+1-12-31"), rule("guarantee-exempt/community", "in-force")};
  rules.push_back(rule("level/district", "in-force"));
  rules.back().until = day(2025, 6, 30);
  for (const std::string_view kind : {"commit", "advance", "pay", "recover", "retain", "free", "refund", "lapse"})
    for (const std::string_view capital : {"investment", "recurrent", "unstated"}) {
      rules.push_back(rule(fmt::format("window/{}/{}", kind, capital), "Y-01-01..Y+1-01-31"));
      rules.push_back(rule(fmt::format("window/{}/{}/extended", kind, capital), "Y-01-01..Y+1-01-31"));
    }
  for (const std::string_view capital : {"investment", "recurrent", "unstated"}) {
    rules.push_back(rule(fmt::format("window/carry/{}", capital), "Y-12-31..Y+1-03-31"));
    rules.push_back(rule(fmt::format("window/settle/{}", capital), "Y+1-02-01..Y+1-12-31"));
    rules.push_back(rule(fmt::format("window/settle/{}/extended", capital), "Y+1-02-01..Y+1-12-31"));
  }
  return rules;
}

// The chart, dated 1 January 2025: units VN, 11 (province), 11-SO (its department), 112 (district), 03203 (commune), 22
// (another province); components CT > CT-1, CT-2 (leaves); sources NSTW-DT, NSTW-TX, NST-DT, NSH (district), TDCS
// (credit), DAN-HV (in kind), DAN-TIEN (cash); project DA (works, province, 10.000) with contract HD (5.000); project
// HT (task, commune, 3.000) ; indicator HO, served by both projects.
inline std::vector<Draft> chart_drafts() {
  using namespace chart;
  const auto start = day(2025, 1, 1);
  std::vector<Draft> drafts{draft("QD-1", start, document("QD-1"), "")};
  const auto add = [&](std::string key, rules::Body body) {
    drafts.push_back(draft(std::move(key), start, std::move(body)));
  };
  add("QD-2", document("QD-2"));
  for (auto& one : law()) add("rule " + one.code, one);
  add("VN", unit("VN", "Ngân sách trung ương", Level::central, ""));
  add("11", unit("11", "Tỉnh Điện Biên", Level::province, "VN"));
  add("22", unit("22", "Tỉnh Quảng Ninh", Level::province, "VN"));
  add("11-SO", unit("11-SO", "Sở Nông nghiệp", Level::province, "11"));
  add("112", unit("112", "Huyện", Level::district, "11"));
  add("03203", unit("03203", "Xã Na Son", Level::commune, "11"));
  add("NSTW-DT", source("NSTW-DT", Level::central, Capital::investment));
  add("NSTW-TX", source("NSTW-TX", Level::central, Capital::recurrent));
  add("NST-DT", source("NST-DT", Level::province, Capital::investment));
  add("NSH", source("NSH", Level::district, Capital::investment));
  add("TDCS", source("TDCS", Level::outside, Capital::none, Family::credit));
  add("DAN-HV", source("DAN-HV", Level::outside, Capital::none, Family::community_in_kind));
  add("DAN-TIEN", source("DAN-TIEN", Level::outside, Capital::none, Family::community_cash));
  add("CT", component("CT", "", false));
  add("CT-1", component("CT-1", "CT", true));
  add("CT-2", component("CT-2", "CT", true));
  results::Indicator indicator;
  indicator.code = "HO";
  indicator.version = 1;
  indicator.name = "Hộ có nước";
  indicator.unit = "hộ";
  add("HO", indicator);
  add("DA", project("DA", ProjectType::works, "11", 10'000));
  add("HT", project("HT", ProjectType::task, "03203", 3'000));
  add("HD", contract("HD", "DA", 5'000));
  for (const std::string code : {"DA", "HT"}) {
    results::Link link;
    link.project = code;
    link.indicator = "HO";
    link.version = 1;
    link.share_ppm = 1'000'000;
    add("link " + code, link);
  }
  return drafts;
}

inline Draft head_draft() {
  chart::BookHead head;
  head.code = "so-cai.test/tungdong";
  head.name = "Sổ thử";
  head.edition = rules::edition;
  head.label = "synthetic";
  return draft("book", day(2025, 1, 1), head, "");
}

inline book::Book new_book(const std::filesystem::path& path) {
  auto book = book::Book::create(path, head_draft(), [] { return test_now_us; });
  if (!book) throw std::runtime_error("the test's book was refused: " + std::string(book.error().front().code));
  return std::move(*book);
}

// The codes of all refusals, in order, or "taken".
inline std::string codes(const book::Fate& fate) {
  if (fate) return "taken";
  std::string text;
  for (const auto& refusal : fate.error()) {
    if (!text.empty()) text += ' ';
    text += refusal.code;
  }
  return text;
}

inline book::Book small_book(const std::filesystem::path& path) {
  book::Book book = new_book(path);
  const auto drafts = chart_drafts();
  const auto appended = book.append(drafts, book::Mode::whole);
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (!appended.fates[i]) throw std::runtime_error(drafts[i].key + " was refused: " + codes(appended.fates[i]));
  return book;
}

// Appends one draft and tells what became of it.
inline std::string tell(book::Book& book, Draft one, bool dry_run = false) {
  return codes(book.append({&one, 1}, book::Mode::whole, dry_run).fates.front());
}

}  // namespace tungdong::test
