#include "reports/counted.hpp"

#include "ledger/book/query/accepted.hpp"

namespace tungdong::reports {

namespace {

using chart::Stage;
using money::Dong;
using rules::Kind;

constexpr bool is_disbursed(Stage stage) {
  return stage == Stage::advanced || book::is_accepted(stage);
}

constexpr bool is_allotted(const chart::Stand& stand) {
  switch (stand.stage) {
    case Stage::assigned:
    case Stage::committed:
    case Stage::advanced:
    case Stage::held:
    case Stage::spent:
    case Stage::settled:
    case Stage::lent:
      return true;
    case Stage::owed:
      return stand.holder.type == chart::HolderType::project;
    default:
      return false;
  }
}

// The net authority that a movement brought to a unit, as its account's own `plan` has it: what goes to units below
// stays received, what goes back up does not.
Dong received_by(Stage stage, const book::Movement& movement) {
  if (stage != Stage::available) return {};
  switch (movement.kind) {
    case Kind::open:
    case Kind::appropriate:
    case Kind::contribute:
    case Kind::receive:
    case Kind::allot:
      return movement.in;
    case Kind::withdraw:
      return -movement.out;
    case Kind::carry:
    case Kind::reallocate:
    case Kind::succeed:
      return movement.in - movement.out;
    default:
      return {};
  }
}

// Kinds by which authority is given the first time, at each level that it comes to. All others change what was given.
constexpr bool gives(Kind kind) {
  switch (kind) {
    case Kind::open:
    case Kind::appropriate:
    case Kind::contribute:
    case Kind::send:
    case Kind::receive:
    case Kind::allot:
    case Kind::fund:
    case Kind::lend:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Amounts::derive() {
  (*this)[Sum::plan] = (*this)[Sum::original] + (*this)[Sum::changes] + (*this)[Sum::brought];
  (*this)[Sum::current] = (*this)[Sum::plan] - (*this)[Sum::extended];
  (*this)[Sum::disbursed_in] = (*this)[Sum::accepted_in] + (*this)[Sum::paid] - (*this)[Sum::recovered];
  (*this)[Sum::closing] = (*this)[Sum::opening] + (*this)[Sum::paid] - (*this)[Sum::recovered];
}

Amounts in_window(const chart::Account& account, const book::Movement& movement, bool flows) {
  const Dong net = movement.in - movement.out;
  Amounts amounts;
  const bool before = movement.kind == Kind::open || movement.kind == Kind::carry;
  if (book::is_accepted(account.stand.stage) && !before) amounts[Sum::accepted_in] = net;
  if (account.stand.stage != Stage::advanced) return amounts;
  if (before)
    amounts[Sum::opening] = flows ? movement.in : net;
  else if (movement.kind == Kind::advance)
    amounts[Sum::paid] = net;
  else
    amounts[Sum::recovered] = -net;
  return amounts;
}

Amounts amounts_of(const chart::Account& account, const book::Movement& movement, bool flows) {
  const Stage stage = account.stand.stage;
  const bool carried = movement.kind == Kind::carry;
  const Dong net = movement.in - movement.out;
  const Dong planned = flows && carried ? movement.in : net;
  const Dong done = flows && carried ? Dong() : net;
  Amounts amounts = in_window(account, movement, flows);
  amounts[carried ? Sum::brought : gives(movement.kind) ? Sum::original : Sum::changes] = planned;
  if (account.period.is_extended()) amounts[Sum::extended] = planned;
  amounts[Sum::received] = received_by(stage, movement);
  if (stage == Stage::available || stage == Stage::transit) amounts[Sum::unallotted] = net;
  if (is_allotted(account.stand)) amounts[Sum::allotted] = planned;
  if (stage == Stage::committed) amounts[Sum::committed] = net;
  if (stage == Stage::advanced) amounts[Sum::advanced] = net;
  if (book::is_accepted(stage)) amounts[Sum::accepted] = done;
  if (is_disbursed(stage)) amounts[Sum::disbursed] = done;
  if (stage == Stage::lent) amounts[Sum::lent] = net;
  if (stage == Stage::owed) amounts[Sum::owed] = net;
  if (stage == Stage::returned) amounts[Sum::returned] = net;
  if (stage == Stage::lapsed) amounts[Sum::lapsed] = net;
  if (carried) amounts[Sum::carried] = movement.out;
  return amounts;
}

}  // namespace tungdong::reports
