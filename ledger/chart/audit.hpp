#pragma once
// What auditors and inspectors leave in a book: what they found and asked for, what they looked at and put aside, and
// who stands on the lists that money was paid by.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/chart/unit.hpp"

namespace tungdong::chart {

// Why a payment, or what stands behind one, is looked at first. Each is a check of its own; `reports/audit` has them.
enum class Check : std::uint8_t {
  exact_duplicate,        // the same payee, number, day and amount
  another_payee,          // the same day, number and amount, another payee
  near_duplicate,         // the same payee and amount, the number alike but for signs and zeros
  twice_the_amount,       // one amount twice the other
  rebooked,               // paid again after a reversal
  far_above_others,       // relative size factor
  splitting,              // several, each below a threshold that they reach together
  year_end,               // the last week of the year against the other weeks
  before_document,        // paid before the document that it cites was issued
  before_acceptance,      // paid before the acceptance that it cites was issued
  after_end,              // paid after the project's or the contract's end
  over_contract,          // more stands than the contract is worth, as amended since
  advance_over_limit,     // more advanced than the contract and the law allow, as amended since
  advance_overdue,        // outstanding after the contract ended
  advance_not_recovered,  // outstanding although disbursed as far as the law says
  paid_ahead,             // paid per cent far above physical per cent
  paid_in_full,           // all paid, the work not all done
  in_transit,             // sent and not received
  back_dated,             // recorded long after its date
  outside_hours,          // recorded at night or on a Sunday
  same_hand,              // one hand recorded the acceptance and the payment
  two_programmes,         // a person paid under two programmes
  twice_on_list,          // a person twice on one list
  not_eligible,           // a person on no list of the eligible of the date
  above_norm,             // a price above the dated norm
  late_allotment,         // long from the money's arrival to the project
  late_payment,           // long from the project's money to its first payment
  share_changed,          // a link's share changed after a result was known
  target_changed,         // a target changed after a result was known
  unlinked,               // accepted work that serves no indicator
  no_result,              // accepted work whose result should show and was never observed
};
inline constexpr std::size_t check_count = 31;

// A flag that was looked at and put aside: `report audit` shows it no more, and counts it. By whom and on which paper
// stands in the record.
struct Dismissal {
  static constexpr std::string_view kind = "dismissal";
  std::string flagged;  // the record and line that the flag points at: "12.1"
  Check check{};
  std::string text;  // why it is put aside
  std::string text_en;

  template <class F>
  static void fields(F&& field) {
    field("flagged", &Dismissal::flagged, Need::key);
    field("check", &Dismissal::check, Need::required);
    field("text", &Dismissal::text, Need::required);
    field("text_en", &Dismissal::text_en, Need::optional);
  }
};

// What a finding asks for.
enum class Remedy : std::uint8_t {
  recover,     // thu hồi nộp ngân sách nhà nước
  reduce,      // giảm cấp phát, giảm thanh toán, giảm dự toán
  correct,     // chấn chỉnh, điều chỉnh sổ sách, hồ sơ
  discipline,  // kiểm điểm, xử lý trách nhiệm
  amend,       // sửa đổi, bổ sung quy định
};

// A finding of an audit or inspection and what it recommends (such as those of State Audit,
// Law 81/2015/QH13). The body is the issuer of the record's document. The money that a
// finding takes back is in the `disallow` entries whose lines name it. Recorded again under its code it is a new
// version: another sum after an appeal, or the day on which it was closed.
struct Finding {
  static constexpr std::string_view kind = "finding";
  std::string code;
  std::string holder;  // "unit:11", "project:DA-01", "contract:HD-01"
  Remedy remedy{};
  std::optional<money::Dong> amount;  // that it asks for; none where it asks for no money
  std::string text;
  std::string text_en;
  std::optional<Date> due;
  std::optional<Date> closed;  // when the body took it for carried out

  template <class F>
  static void fields(F&& field) {
    field("code", &Finding::code, Need::key);
    field("holder", &Finding::holder, Need::required);
    field("remedy", &Finding::remedy, Need::required);
    field("amount", &Finding::amount, Need::optional);
    field("text", &Finding::text, Need::required);
    field("text_en", &Finding::text_en, Need::optional);
    field("due", &Finding::due, Need::optional);
    field("closed", &Finding::closed, Need::optional);
  }
};

// What a roll is for.
enum class RollUse : std::uint8_t {
  eligible,  // who may be supported, between its dates
  paid,      // who a list of beneficiaries pays
};

// People on a list, each as a pseudonym: an HMAC of the identity number under a key that lies outside the book
// (ledger/proof/pseudonym.hpp). A long roll is several records under one code, which belong together.
struct Roll {
  static constexpr std::string_view kind = "roll";
  std::string code;  // of `paid`, the code of the list of beneficiaries
  RollUse use{};
  std::string project;              // of `paid`: whose list it is
  std::string component;            // of `eligible`: what for, with all below it; empty for anything
  std::string people_key;           // which key the pseudonyms are under: only those of one key can be compared
  std::vector<std::string> people;  // 32 hexadecimal digits each
  std::optional<Date> from;         // of `eligible`
  std::optional<Date> until;

  template <class F>
  static void fields(F&& field) {
    field("code", &Roll::code, Need::key);
    field("use", &Roll::use, Need::required);
    field("project", &Roll::project, Need::optional);
    field("component", &Roll::component, Need::optional);
    field("people_key", &Roll::people_key, Need::required);
    field("people", &Roll::people, Need::required);
    field("from", &Roll::from, Need::optional);
    field("until", &Roll::until, Need::optional);
  }
};

}  // namespace tungdong::chart

template <>
struct tungdong::record::Names<tungdong::chart::Check> {
  static constexpr std::array<std::string_view, tungdong::chart::check_count> names{
      "exact-duplicate",  "another-payee",  "near-duplicate",     "twice-the-amount", "rebooked",
      "far-above-others", "splitting",      "year-end",           "before-document",  "before-acceptance",
      "after-end",        "over-contract",  "advance-over-limit", "advance-overdue",  "advance-not-recovered",
      "paid-ahead",       "paid-in-full",   "in-transit",         "back-dated",       "outside-hours",
      "same-hand",        "two-programmes", "twice-on-list",      "not-eligible",     "above-norm",
      "late-allotment",   "late-payment",   "share-changed",      "target-changed",   "unlinked",
      "no-result"};
};

template <>
struct tungdong::record::Names<tungdong::chart::Remedy> {
  static constexpr std::array<std::string_view, 5> names{"recover", "reduce", "correct", "discipline", "amend"};
};

template <>
struct tungdong::record::Names<tungdong::chart::RollUse> {
  static constexpr std::array<std::string_view, 2> names{"eligible", "paid"};
};
