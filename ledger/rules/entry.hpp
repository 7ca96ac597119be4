#pragma once
// An entry is a document's effect on money: one or more lines, each of which moves an amount from one account to
// another. A line names its source once, so it cannot change it; and it balances by construction.

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/chart/account.hpp"
#include "ledger/journal/canonical.hpp"
#include "ledger/journal/json.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::rules {

// The kinds of movement, in the order of a đồng's life; a file is posted in the order of date, then of this list.
enum class Kind : std::uint8_t {
  open,         // số dư đầu kỳ
  appropriate,  // giao dự toán, giao kế hoạch vốn
  contribute,   // đóng góp, huy động
  send,         // bổ sung có mục tiêu
  receive,      // tiếp nhận bổ sung
  allot,        // phân bổ
  reallocate,   // điều chỉnh giữa các dự án thành phần
  succeed,      // sáp nhập, chia tách đơn vị
  fund,         // giao vốn cho dự án
  lend,         // cho vay
  commit,       // cam kết chi
  advance,      // tạm ứng
  recover,      // thu hồi tạm ứng
  retain,       // giữ lại
  pay,          // thanh toán
  free,         // trả tiền giữ lại
  repay,        // thu nợ
  refund,       // nộp trả, giảm chi
  release,      // giải phóng cam kết
  withdraw,     // điều chỉnh giảm, thu hồi dự toán
  disallow,     // xuất toán
  carry,        // chuyển nguồn, kéo dài
  lapse,        // hủy dự toán
  settle,       // quyết toán: after what is carried or cancelled, since it locks the year
  write_off,    // xóa nợ
  reverse,      // bút toán đảo
};
inline constexpr std::size_t kind_count = 26;

// What a line says beside the money: never part of the account key. In the order of their names, which is the order of
// the canonical JSON.
enum class Attribute : std::uint8_t {
  acceptance,  // the acceptance record that a payment rests on
  chapter,     // chương
  confirms,    // the provisional line, `record.line`, whose difference this posts
  estimate,    // estimate type
  finding,     // of a disallowance: document and item
  in_transit,  // "true": a voucher in transit at the year's end
  invoice,     // hóa đơn
  item,        // mục
  list,        // the approved list of beneficiaries whose sum the payment is
  lots,        // the lots that the officer names, `record.line`, separated by '|'
  note,
  note_en,
  payee,
  price_source,  // of a contribution in kind
  provisional,  // money that a later decision confirms: `tam-cap` (tạm cấp) or `ung-truoc` (ứng trước dự toán)
  quantity,     // of a contribution in kind
  reason,       // of a carry-over: a code of the dated list
  sector,       // loại, khoản
  serves,       // indicators on the payment itself: CODE@VERSION=PPM, separated by '|'; or `none`: explicitly unlinked
  source_code,  // mã nguồn
  sub_item,     // tiểu mục
  treasury,     // Treasury office
  unit_code,    // mã ĐVQHNS
  unit_price,   // of a contribution in kind, đồng
  upper,        // of money received from another book: checkpoint and entry of that book
};
inline constexpr std::size_t attribute_count = 25;

class Attributes {
 public:
  // The value, or empty.
  std::string_view operator[](Attribute) const;
  void set(Attribute, std::string value);
  bool empty() const { return values_.empty(); }
  const std::vector<std::pair<Attribute, std::string>>& values() const { return values_; }

  void write(journal::ObjectWriter& out, std::string_view name) const;
  bool read(journal::JsonView object);

 private:
  std::vector<std::pair<Attribute, std::string>> values_;  // ordered
};

struct Line {
  Kind kind{};
  money::Dong amount;
  chart::Stand from;
  chart::Stand to;
  std::string source;
  std::string component;
  chart::Period period;
  std::string to_component;                // where it changes
  std::optional<chart::Period> to_period;  // where it changes
  std::optional<Kind> of;                  // of a line of a reversal: the kind that it inverts
  Attributes attributes;

  // As long as the line stands.
  chart::AccountParts from_end() const { return {from, source, component, period}; }
  chart::AccountParts to_end() const {
    return {to, source, to_component.empty() ? component : to_component, to_period.value_or(period)};
  }
  chart::Account from_account() const { return from_end().account(); }
  chart::Account to_account() const { return to_end().account(); }

  template <class F>
  static void fields(F&& field) {
    using record::Need;
    field("amount", &Line::amount, Need::required);
    field("attributes", &Line::attributes, Need::optional);
    field("component", &Line::component, Need::required);
    field("from", &Line::from, Need::required);
    field("kind", &Line::kind, Need::required);
    field("of", &Line::of, Need::optional);
    field("period", &Line::period, Need::required);
    field("source", &Line::source, Need::required);
    field("to", &Line::to, Need::required);
    field("to_component", &Line::to_component, Need::optional);
    field("to_period", &Line::to_period, Need::optional);
  }
};

inline constexpr std::size_t largest_entry_lines = 200;

struct Entry {
  static constexpr std::string_view kind = "entry";
  std::optional<std::int64_t> part;      // of a document entered in parts: 1..parts
  std::optional<std::int64_t> reverses;  // the record that this entry reverses
  std::string reason;                    // of a reversal
  std::vector<Line> lines;

  template <class F>
  static void fields(F&& field) {
    using record::Need;
    field("lines", &Entry::lines, Need::required);
    field("part", &Entry::part, Need::optional);
    field("reason", &Entry::reason, Need::optional);
    field("reverses", &Entry::reverses, Need::optional);
  }
};

// Every line inverted, last first, each drawing the very lot that the original line made: the lines of a reversal of
// record `original`. The caller adds date, document and reason.
Entry inverse(const Entry& entry, std::int64_t original, std::string reason);

}  // namespace tungdong::rules

template <>
struct tungdong::record::Names<tungdong::rules::Kind> {
  static constexpr std::array<std::string_view, tungdong::rules::kind_count> names{
      "open",    "appropriate", "contribute", "send",    "receive", "allot",  "reallocate", "succeed", "fund",
      "lend",    "commit",      "advance",    "recover", "retain",  "pay",    "free",       "repay",   "refund",
      "release", "withdraw",    "disallow",   "carry",   "lapse",   "settle", "write-off",  "reverse"};
};

template <>
struct tungdong::record::Names<tungdong::rules::Attribute> {
  static constexpr std::array<std::string_view, tungdong::rules::attribute_count> names{
      "acceptance",  "chapter",   "confirms",   "estimate", "finding", "in_transit",  "invoice",
      "item",        "list",      "lots",       "note",     "note_en", "payee",       "price_source",
      "provisional", "quantity",  "reason",     "sector",   "serves",  "source_code", "sub_item",
      "treasury",    "unit_code", "unit_price", "upper"};
};
