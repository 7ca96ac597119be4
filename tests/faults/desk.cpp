#include "tests/faults/desk.hpp"

#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/faults/program.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::faults {

namespace {

using namespace test;
namespace fs = std::filesystem;

void write(const fs::path& path, std::string_view text) {
  std::ofstream(path) << text;
}

void record(book::Book& book, year_month_day date, rules::Body body) {
  const std::string fate = tell(book, draft(fmt::format("before {}", book.head().size), date, std::move(body)));
  if (fate != "taken") throw std::runtime_error("not taken: " + fate);
}
void post(book::Book& book, year_month_day date, rules::Line line) {
  record(book, date, entry(std::move(line)));
}

void make_book(const fs::path& path) {
  book::Book book = small_book(path);
  for (const auto& [code, value] :
       {std::pair("year-end/adjustment", "Y+1-01-31"), std::pair("year-end/advances", "Y+1-02-15"),
        std::pair("window/lapse/investment", "Y-01-01..Y+1-07-01")})
    record(book, day(2025, 1, 2), rule(code, value));
  post(book, day(2025, 1, 5), move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:VN", 19'000));
  post(book, day(2025, 1, 8), move(Kind::send, "available:unit:VN", "transit:unit:11", 6'000));
  post(book, day(2025, 1, 9), move(Kind::receive, "transit:unit:11", "available:unit:11", 6'000));
  post(book, day(2025, 1, 10), move(Kind::fund, "available:unit:11", "assigned:project:DA", 4'000));
  post(book, day(2025, 1, 20), move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 3'000));
  post(book, day(2025, 2, 1), move(Kind::advance, "committed:contract:HD", "advanced:contract:HD", 500));
  post(book, day(2025, 2, 3),
       with(move(Kind::send, "available:unit:VN", "transit:unit:22", 900), rules::Attribute::provisional, "tam-cap"));
}

void close_january(const fs::path& path) {
  book::Book book = book::Book::open(path, sql::sqlite::Access::write, [] { return test_now_us; });
  chart::Closing january;
  january.unit = "22";
  january.period = chart::AccountingPeriod::read("2025-01").value();
  record(book, day(2025, 2, 4), january);
}

void must(const fs::path& folder, const std::vector<std::string>& words) {
  const Outcome outcome = run(folder, words);
  if (outcome.status != 0) throw std::runtime_error(words.front() + ": " + outcome.err);
}

// A book with two administrators, an officer and an approver, who need each other from 1 đồng on; one record waits.
void make_office(const fs::path& folder) {
  make_book(folder / "hai-nguoi.db");
  const auto as_first = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"-b", "hai-nguoi.db", "--by", "qt-1"});
    must(folder, words);
  };
  const std::vector<std::pair<std::string, std::string>> people{
      {"qt-1", "administrator"}, {"qt-2", "administrator"}, {"kt", "officer"}, {"cd", "approver"}};
  for (const auto& [name, duty] : people) {
    must(folder, {"key", "--name", name, "-o", name + ".khoa"});
    std::string key;
    std::ifstream file(folder / (name + ".khoa.pub"));
    std::getline(file, key);
    as_first({"record", "actor", "date=2025-01-02", "doc=QD-1", "code=" + name, "duty=" + duty, "unit=VN",
              "public_key=" + key});
  }
  as_first({"record", "rule", "date=2025-01-02", "doc=QD-1", "code=approval/entry", "value=1", "basis=quy chế"});
  must(folder, {"-b", "hai-nguoi.db", "record", "fund", "date=2025-02-10", "doc=QD-1", "unit=11", "project=DA",
                "amount=70", "source=NSTW-DT", "component=CT-1", "period=2025", "--key", "kt.khoa"});
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    all.emplace_back(word);
  }
  return all;
}

constexpr std::string_view payments =
    "_key,date,doc,kind,unit,to_unit,project,contract,source,component,period,amount\n"
    "a,2025-02-10,QD-1,fund,11,,DA,,NSTW-DT,CT-1,2025,100\n"
    "b,2025-02-11,QD-1,send,VN,22,,,NSTW-DT,CT-1,2025,200\n"
    "c,2025-02-12,QD-1,commit,,,DA,HD,NSTW-DT,CT-1,2025,300\n"
    "d,2025-02-13,QD-1,advance,,,,HD,NSTW-DT,CT-1,2025,100\n"
    "e,2025-02-14,QD-1,fund,11,,DA,,NSTW-DT,CT-1,2025,50\n";

// Writes the book and the files that the verbs name into an empty folder.
void prepare(const fs::path& folder) {
  make_book(folder / "so-cai.db");
  close_january(folder / "so-cai.db");
  make_office(folder);
  write(folder / "tot.entry.csv", payments);
  write(folder / "xau.entry.csv",
        std::string(payments) + "f,2025-02-15,QD-1,send,VN,22,,,NSTW-DT,CT-1,2025,999999999\n");
  std::string many = "_key,date,doc,kind,unit,to_unit,source,component,period,amount\n";
  for (int i = 0; i < 3'000; ++i) many += fmt::format("r{},2025-02-10,QD-1,send,VN,22,NSTW-DT,CT-1,2025,1\n", i);
  write(folder / "nhieu.entry.csv", many);
  write(folder / "ke-hoach.csv", "unit,successor,share\n22,11,100\n");
  write(folder / "sao-ke.csv", "document,date,unit,source,component,amount\nQD-1,2025-02-01,11,NSTW-DT,CT-1,500\n");
}

// One desk for all cases.
const fs::path& desk() {
  static const Folder folder;
  static const fs::path path = [] {
    ::setenv("TUNGDONG_PASSPHRASE", "mat-khau", 1);
    ::setenv("TUNGDONG_BY", "ke-toan", 1);
    prepare(folder / "");
    return folder / "";
  }();
  return path;
}

constexpr int refused = 1;
constexpr int machine = 4;  // the exit status of what is not the user's fault

}  // namespace

const std::vector<Verb>& writing_verbs() {
  static const std::vector<Verb> verbs{
      {"makes a book", words("-b moi.db init --label sample --name Sổ"), "moi.db"},
      {"makes a synthetic book", words("-b moi.db synthesise --entries 40 --communes 1 --projects 2 --years 1"),
       "moi.db", true},
      {"records one entry", words("record send date=2025-02-10 doc=QD-1 unit=VN to_unit=22 amount=10 source=NSTW-DT "
                                  "component=CT-1 period=2025")},
      {"records a document", words("record document date=2025-02-10 doc=QD-1 code=QD-9 title=Chín")},
      {"imports a file", words("import tot.entry.csv")},
      {"imports a file of two pages", words("import nhieu.entry.csv")},
      {"imports the good rows of a file", words("import xau.entry.csv --keep-going"), "so-cai.db", false, refused},
      {"reverses", words("reverse 102 date=2025-02-12 doc=QD-1 reason=nhầm")},
      {"corrects", words("correct 102 date=2025-02-12 doc=QD-1 reason=nhầm amount=400")},
      {"confirms what was provisional", words("confirm 103.1 --amount 800 --doc QD-2 --date 2025-02-20")},
      {"closes a month", words("close 2025-02 --unit 11 --date 2025-03-02 --doc QD-1")},
      {"closes a year", words("close 2025 --unit 22 --date 2026-02-20 --doc QD-1"), "so-cai.db", true},
      {"reopens a month", words("reopen 2025-01 --unit 22 --date 2025-03-02 --doc QD-1 --reason sai")},
      {"merges units", words("succeed ke-hoach.csv --date 2025-07-01 --doc QD-1")},
      {"records a reconciliation",
       words("reconcile sao-ke.csv --unit 11 --period 2025-02 --record --date 2025-03-02 --doc QD-1")},
      {"rebuilds", words("rebuild")},
      {"copies a book", words("backup ban-sao.db"), "ban-sao.db"},
      {"saves a book", words("doctor -o cuu.db"), "cuu.db"},
      {"proposes",
       words("-b hai-nguoi.db record fund date=2025-02-11 doc=QD-1 unit=11 project=DA amount=60 "
             "source=NSTW-DT component=CT-1 period=2025 --key kt.khoa"),
       "hai-nguoi.db"},
      {"approves", words("-b hai-nguoi.db approve 109 --key cd.khoa"), "hai-nguoi.db"},
      {"rejects", words("-b hai-nguoi.db reject 109 --reason sai --key cd.khoa"), "hai-nguoi.db"},
  };
  return verbs;
}

Copy::Copy()
    : path_((fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) /
            fmt::format("tungdong-faults-{}", ::getpid())) {
  fs::remove_all(path_);
  fs::copy(desk(), path_);
}

Copy::~Copy() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Ends ends_of(const Verb& verb) {
  const Copy copy;
  Ends ends;
  ends.before = state(copy.path() / verb.book);
  const Outcome outcome = run(copy.path(), verb.words);
  ends.status = outcome.status;
  ends.after = state(copy.path() / verb.book);
  if (ends.status != verb.status)
    throw std::runtime_error(fmt::format("{} ends with {} without a fault: {}", verb.what, ends.status, outcome.err));
  if (!ends.after) throw std::runtime_error(verb.what + " leaves no book");
  return ends;
}

std::string wrong(const Verb& verb, const Outcome& outcome, const Ends& ends, const fs::path& folder) {
  std::optional<std::string> found;
  try {
    found = state(folder / verb.book);
  } catch (const std::exception& error) {
    return std::string("the book: ") + error.what();
  }
  if (!verb.in_steps && found != ends.before && found != ends.after)
    return "neither before nor after: " + found.value_or("no book");
  if (outcome.status == ends.status) return found == ends.after ? "" : "said to be done, and is not: " + outcome.err;
  if (outcome.status == cut_off) return "";
  if (outcome.status != machine) return fmt::format("status {}: {}", outcome.status, outcome.err);
  if (outcome.err.find(']') == std::string::npos) return "no clear error: " + outcome.err;
  return "";
}

int after(int nth, Fault fault) {
  static const bool all = std::getenv("FAULTS") != nullptr;
  if (all) return nth + 1;
  return fault == Fault::lasting ? 2 * nth : nth + 1 + nth / 3;
}

}  // namespace tungdong::faults
