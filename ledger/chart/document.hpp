#pragma once
// What stands on paper: decisions, acceptances, lists, reconciliations; and the dated rules that come from law.

#include <string>
#include <string_view>

#include "ledger/chart/account.hpp"
#include "ledger/chart/accounting_period.hpp"
#include "ledger/chart/unit.hpp"

namespace tungdong::chart {

// The head of a book: its first record. The edition names the table of rules and the lot policy that it replays under.
struct BookHead {
  static constexpr std::string_view kind = "book";
  std::string code;  // the origin of its checkpoints, such as so-cai.example.vn/ctmtqg
  std::string name;
  std::string name_en;
  std::int64_t edition{};
  std::string label;  // sample, synthetic: printed on every page; empty for a real book

  template <class F>
  static void fields(F&& field) {
    field("code", &BookHead::code, Need::key);
    field("name", &BookHead::name, Need::required);
    field("name_en", &BookHead::name_en, Need::optional);
    field("edition", &BookHead::edition, Need::required);
    field("label", &BookHead::label, Need::optional);
  }
};

// A decision, contract, list, article or finding that records refer to. Its own date is the date of the paper.
// Where `parts` is given the document is entered in that many parts of at most 200 lines, all in one batch or not at
// all.
struct Document {
  static constexpr std::string_view kind = "document";
  std::string code;
  std::string number;
  std::optional<Date> issued;
  std::string issuer;
  std::string title;
  std::string title_en;
  std::string address;  // where it is published
  std::string sha256;   // of the file, hexadecimal
  std::string supersedes;
  std::optional<std::int64_t> parts;
  std::string note;
  std::string note_en;

  template <class F>
  static void fields(F&& field) {
    field("code", &Document::code, Need::key);
    field("number", &Document::number, Need::optional);
    field("issued", &Document::issued, Need::optional);
    field("issuer", &Document::issuer, Need::optional);
    field("title", &Document::title, Need::required);
    field("title_en", &Document::title_en, Need::optional);
    field("address", &Document::address, Need::optional);
    field("sha256", &Document::sha256, Need::optional);
    field("supersedes", &Document::supersedes, Need::optional);
    field("parts", &Document::parts, Need::optional);
    field("note", &Document::note, Need::optional);
    field("note_en", &Document::note_en, Need::optional);
  }
};

// A dated value of a rule. Which codes there are, and what their values look like, is `rules/parameter.hpp`.
struct Rule {
  static constexpr std::string_view kind = "rule";
  std::string code;
  std::string value;
  std::optional<Date> from;
  std::optional<Date> until;
  std::string basis;  // the article of law that it comes from

  template <class F>
  static void fields(F&& field) {
    field("code", &Rule::code, Need::key);
    field("value", &Rule::value, Need::required);
    field("from", &Rule::from, Need::optional);
    field("until", &Rule::until, Need::optional);
    field("basis", &Rule::basis, Need::required);
  }
};

// The Treasury's confirmation that its figures and a unit's agree for a year (Circular 157/2025/TT-BTC, Articles 9 and
// 11). Nothing is carried over before it. A confirmation on paper is the unit and the year alone; what was compared
// line by line says what was compared, and may be signed (rules/reconciliation.hpp).
struct Reconciliation {
  static constexpr std::string_view kind = "reconciliation";
  std::string unit;
  std::int64_t year{};
  std::optional<AccountingPeriod> period{};     // a part of the year, or all of it; nothing: all of it
  std::string statement_sha256{};               // of the Treasury's statement, hexadecimal
  std::optional<std::int64_t> matched_lines{};  // lines of the book that agree
  std::optional<money::Dong> matched{};         // and what they come to
  std::optional<std::int64_t> differences{};    // that are left
  std::string book{};                           // the code of the book that was compared
  std::optional<std::int64_t> size{};           // of its log then
  std::string root{};                           // over it, hexadecimal
  std::string signer{};                         // a verifier key, as C2SP signed-note writes them
  std::string signature{};                      // base64

  template <class F>
  static void fields(F&& field) {
    field("unit", &Reconciliation::unit, Need::key);
    field("year", &Reconciliation::year, Need::required);
    field("period", &Reconciliation::period, Need::optional);
    field("statement_sha256", &Reconciliation::statement_sha256, Need::optional);
    field("matched_lines", &Reconciliation::matched_lines, Need::optional);
    field("matched", &Reconciliation::matched, Need::optional);
    field("differences", &Reconciliation::differences, Need::optional);
    field("book", &Reconciliation::book, Need::optional);
    field("size", &Reconciliation::size, Need::optional);
    field("root", &Reconciliation::root, Need::optional);
    field("signer", &Reconciliation::signer, Need::optional);
    field("signature", &Reconciliation::signature, Need::optional);
  }
};

}  // namespace tungdong::chart
