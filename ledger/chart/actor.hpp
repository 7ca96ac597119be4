#pragma once
// Who works in a book, and what two of them did together: a proposal by one, the approval by another.

#include <array>
#include <string>
#include <string_view>

#include "ledger/record/embedded.hpp"
#include "ledger/record/field.hpp"

namespace tungdong::chart {

using record::Date;
using record::Need;

enum class Duty : std::uint8_t {
  officer,        // kế toán: records
  approver,       // người duyệt, chủ tài khoản: records, and approves what others recorded
  auditor,        // kiểm toán, thanh tra: findings, and flags dismissed
  administrator,  // quản trị: actors, rules of law and the book's policy
};

// An account of the office under which somebody records (never personal data), for a unit and all below it. Recorded
// again under its code with a later date it is a new version: a new key, another unit, or its last day.
// A book without actors lets anybody record; from the first actor on, only actors.
struct Actor {
  static constexpr std::string_view kind = "actor";
  std::string code;
  Duty duty{};
  std::string unit;           // for it and what is below it
  std::string title;          // chức danh
  std::string public_key;     // the verifier key (C2SP) of its Ed25519 key, named by the code; no two actors share one
  std::optional<Date> until;  // last day

  template <class F>
  static void fields(F&& field) {
    field("code", &Actor::code, Need::key);
    field("duty", &Actor::duty, Need::required);
    field("unit", &Actor::unit, Need::required);
    field("title", &Actor::title, Need::optional);
    field("public_key", &Actor::public_key, Need::required);
    field("until", &Actor::until, Need::optional);
  }
};

// A record that waits for a second person, as its maker wants it. Until it is approved it is nothing but this.
struct Proposal {
  static constexpr std::string_view kind = "proposal";
  std::string proposed;    // the key of the record
  record::Embedded draft;  // the record, with 0 as its moment
  std::string signature;   // of the maker, base64, over rules::proposal_statement

  template <class F>
  static void fields(F&& field) {
    field("proposed", &Proposal::proposed, Need::key);
    field("draft", &Proposal::draft, Need::required);
    field("signature", &Proposal::signature, Need::required);
  }
};

enum class Decision : std::uint8_t { approved, rejected };

// What the second person decided. What is approved is the very next record of the log.
struct Approval {
  static constexpr std::string_view kind = "approval";
  std::string proposed;  // the key of the record that was proposed
  Decision decision{};
  std::string reason;     // of a rejection
  std::string signature;  // of the approver, base64, over rules::approval_statement

  template <class F>
  static void fields(F&& field) {
    field("proposed", &Approval::proposed, Need::key);
    field("decision", &Approval::decision, Need::required);
    field("reason", &Approval::reason, Need::optional);
    field("signature", &Approval::signature, Need::required);
  }
};

}  // namespace tungdong::chart

template <>
struct tungdong::record::Names<tungdong::chart::Duty> {
  static constexpr std::array<std::string_view, 4> names{"officer", "approver", "auditor", "administrator"};
};

template <>
struct tungdong::record::Names<tungdong::chart::Decision> {
  static constexpr std::array<std::string_view, 2> names{"approved", "rejected"};
};
