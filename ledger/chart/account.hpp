#pragma once
// Where money stands: the account key. An account is (holder, stage, source, component, period).

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/chart/period.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::chart {

// The stages of the life of a đồng, in the order of that life.
enum class Stage : std::uint8_t {
  origin,     // nguồn: the mirror account, the only one that goes negative
  available,  // dự toán, kế hoạch vốn chưa phân bổ: authority received and not yet passed on
  transit,  // đã giao, chưa tiếp nhận: sent by the upper budget, not yet confirmed below; held by the unit below
  assigned,   // đã giao cho dự án, nhiệm vụ
  committed,  // cam kết chi: reserved by a signed contract
  advanced,   // tạm ứng: paid out, work not yet accepted
  held,       // tiền giữ lại (bảo hành): accepted, retained until the warranty ends
  spent,      // thanh toán khối lượng hoàn thành: paid for accepted work or delivered support
  settled,    // đã quyết toán: in an approved annual settlement
  owed,       // phải thu hồi theo kết luận
  lent,       // dư nợ cho vay
  returned,   // nộp trả ngân sách cấp trên
  lapsed,     // hủy dự toán, xóa nợ
};
inline constexpr std::size_t stage_count = 13;

enum class HolderType : std::uint8_t { source, unit, project, contract };

// Who holds money: a budget unit, a project (works, or a task such as support paid to households), a contract of a
// project; `source` for the mirror account alone.
struct Holder {
  HolderType type{};
  std::string code;

  std::string text() const;  // "unit:11"
  static std::optional<Holder> read(std::string_view text);
  friend auto operator<=>(const Holder&, const Holder&) = default;
};

// A stage at a holder: one end of a line.
struct Stand {
  Stage stage{};
  Holder holder;

  std::string text() const;  // "available:unit:11"
  static std::optional<Stand> read(std::string_view text);
  friend auto operator<=>(const Stand&, const Stand&) = default;
};

struct Account {
  Stand stand;
  std::string source;
  std::string component;
  Period period;

  friend auto operator<=>(const Account&, const Account&) = default;
};

// An account whose parts stand elsewhere, and stay there while it is asked about: it is looked up without being copied.
struct AccountParts {
  const Stand& stand;
  const std::string& source;
  const std::string& component;
  Period period;

  AccountParts(const Stand& where, const std::string& money, const std::string& purpose, Period when)
      : stand(where), source(money), component(purpose), period(when) {}
  AccountParts(const Account& account)  // NOLINT(google-explicit-constructor): an account is its parts
      : AccountParts(account.stand, account.source, account.component, account.period) {}

  Account account() const { return {stand, source, component, period}; }
  friend bool operator==(const AccountParts& left, const AccountParts& right) {
    return left.stand == right.stand && left.source == right.source && left.component == right.component &&
           left.period == right.period;
  }
};

}  // namespace tungdong::chart

template <>
struct tungdong::record::Names<tungdong::chart::Stage> {
  static constexpr std::array<std::string_view, tungdong::chart::stage_count> names{
      "origin", "available", "transit", "assigned", "committed", "advanced", "held",
      "spent",  "settled",   "owed",    "lent",     "returned",  "lapsed"};
};

template <>
struct tungdong::record::Names<tungdong::chart::HolderType> {
  static constexpr std::array<std::string_view, 4> names{"source", "unit", "project", "contract"};
};

template <>
struct std::hash<tungdong::chart::AccountParts> {
  std::size_t operator()(const tungdong::chart::AccountParts& account) const noexcept;
};

template <>
struct std::hash<tungdong::chart::Account> : std::hash<tungdong::chart::AccountParts> {};

template <>
struct std::hash<tungdong::chart::Holder> {
  std::size_t operator()(const tungdong::chart::Holder& holder) const noexcept;
};
