#pragma once
// An office with two pairs of eyes: a desk whose book has actors with their keys, and a policy.

#include <map>

#include "ledger/proof/key.hpp"
#include "ledger/rules/statement.hpp"
#include "tests/support/desk.hpp"

namespace tungdong::test {

class Office {
 public:
  // Two administrators (qt-1, qt-2) of VN; of the province 11 an officer (kt-11), an approver (cd-11) and an auditor
  // (kiem-11); of the commune 03203 an officer (kt-xa) and an approver (cd-xa).
  Office() {
    hire("qt-1", chart::Duty::administrator, "VN");
    hire("qt-2", chart::Duty::administrator, "VN");
    hire("kt-11", chart::Duty::officer, "11");
    hire("cd-11", chart::Duty::approver, "11");
    hire("kiem-11", chart::Duty::auditor, "11");
    hire("kt-xa", chart::Duty::officer, "03203");
    hire("cd-xa", chart::Duty::approver, "03203");
  }

  Desk& desk() { return desk_; }
  book::Book& book() { return desk_.book(); }

  static proof::SecretKey key_of(const std::string& actor) {
    std::array<std::uint8_t, 32> seed{};
    for (std::size_t i = 0; i < actor.size() && i < seed.size(); ++i) seed[i] = static_cast<std::uint8_t>(actor[i]);
    return proof::SecretKey::from_seed(actor, proof::Role::log, seed);
  }
  static chart::Actor actor(const std::string& code, chart::Duty duty, std::string unit) {
    chart::Actor actor;
    actor.code = code;
    actor.duty = duty;
    actor.unit = std::move(unit);
    actor.public_key = key_of(code).public_key().text();
    return actor;
  }
  static book::Signer signer(const std::string& actor) {
    return [actor](std::string_view statement) -> std::expected<std::string, words::Refusal> {
      return journal::base64(key_of(actor).sign(statement));
    };
  }

  // From an amount on records of a kind need a second person.
  std::string policy(const std::string& kind, std::int64_t from) {
    return by("qt-1", day(2025, 1, 2), rule("approval/" + kind, std::to_string(from)));
  }

  // Records something as an actor who signs what has to be proposed: "taken", "proposed", or the codes of its refusals.
  std::string by(const std::string& actor, year_month_day date, rules::Body body, std::string doc = "QD-1") {
    return tell(actor, {fmt::format("office {}", ++keys_), actor, date, std::move(doc), std::move(body)});
  }
  template <class... Lines>
  std::string post(const std::string& actor, year_month_day date, Lines... lines) {
    return by(actor, date, entry(std::move(lines)...));
  }
  std::string tell(const std::string& actor, Draft draft) {
    const auto appended = book().append({&draft, 1}, book::Mode::whole, false, signer(actor));
    const book::Fate& fate = appended.fates.front();
    return fate && fate->proposed ? "proposed" : codes(fate);
  }

  // Decides on the proposal of a record.
  Draft decision(const std::string& actor, std::int64_t record, chart::Decision decided, std::string reason = {}) {
    const auto recorded = book().record(record).value();
    const auto& proposal = std::get<chart::Proposal>(recorded.body);
    chart::Approval approval{
        .proposed = proposal.proposed, .decision = decided, .reason = std::move(reason), .signature = {}};
    approval.signature =
        signer(actor)(rules::approval_statement("so-cai.test/tungdong", record, proposal.draft, approval)).value();
    return {fmt::format("approval:{}:{}:{}", record, record::name_of(decided), ++keys_),
            actor,
            day(2026, 6, 30),
            {},
            std::move(approval)};
  }
  std::string approve(const std::string& actor, std::int64_t record) {
    return tell(actor, decision(actor, record, chart::Decision::approved));
  }
  std::string reject(const std::string& actor, std::int64_t record, std::string reason = "thiếu chứng từ") {
    return tell(actor, decision(actor, record, chart::Decision::rejected, std::move(reason)));
  }

  std::int64_t last() { return desk_.last(); }

 private:
  void hire(const std::string& code, chart::Duty duty, std::string unit) {
    // The first one comes in by itself; the rest by the first.
    const std::string fate = by("qt-1", day(2025, 1, 2), actor(code, duty, std::move(unit)));
    if (fate != "taken") throw std::runtime_error(code + " was refused: " + fate);
  }

  Desk desk_;
  int keys_ = 0;
};

}  // namespace tungdong::test
