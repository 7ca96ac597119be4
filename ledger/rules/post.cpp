#include "ledger/rules/post.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "ledger/record/codec.hpp"
#include "ledger/rules/closed.hpp"
#include "ledger/rules/policy.hpp"
#include "ledger/rules/resolve.hpp"

namespace tungdong::rules {

namespace {

using chart::Stage;
using money::Dong;

std::int32_t month_of(Date date) {
  return static_cast<std::int32_t>(static_cast<int>(date.year()) * 100 +
                                   static_cast<int>(static_cast<unsigned>(date.month())));
}

bool brings_plan(Kind kind) {
  return kind == Kind::open || kind == Kind::appropriate || kind == Kind::contribute || kind == Kind::receive ||
         kind == Kind::allot;
}

class Posting {
 public:
  Posting(Facts& facts, const Heading& heading, const Entry& entry, words::Refusals& refusals)
      : facts_(facts), heading_(heading), entry_(entry), refusals_(refusals) {}

  void run() {
    heading();
    facts_.begin_entry();
    // What was reversed already is spoken of once: its lots are gone, and each of its lines would say so.
    if (entry_.reverses && facts_.mark(reversal_mark(*entry_.reverses)) != nullptr) return;
    guard_recorder(facts_, heading_, entry_, refusals_);
    std::vector<Resolved> resolved;
    resolved.reserve(entry_.lines.size());
    for (std::size_t i = 0; i < entry_.lines.size(); ++i) {
      words::Refusals own;
      Resolved line = resolve(facts_, heading_, entry_, i, own);
      const bool sound = own.empty();
      refusals_.insert(refusals_.end(), own.begin(), own.end());
      if (!sound) continue;
      guard_open_period(facts_, heading_, line, refusals_);
      guard_line(facts_, heading_, line, refusals_);
      move(line);
      resolved.push_back(std::move(line));
    }
    for (const Resolved& line : resolved) guard_standing(facts_, heading_, line, refusals_);
    if (!refusals_.empty())
      facts_.undo_entry();
    else
      marks();
  }

 private:
  void refuse(std::string_view code, std::vector<std::pair<std::string_view, words::Arg>> args) {
    refusals_.push_back({code, std::move(args)});
  }

  void heading() {
    if (heading_.doc.empty())
      refuse("document-missing", {});
    else if (facts_.shelf<chart::Document>().all(heading_.doc).empty())
      refuse("unknown-document", {{"code", heading_.doc}});
    if (heading_.date > heading_.today) refuse("date-in-future", {{"date", heading_.date}, {"today", heading_.today}});
    if (entry_.lines.empty()) refuse("no-lines", {});
    if (entry_.lines.size() > largest_entry_lines)
      refuse("too-many-lines", {{"lines", static_cast<std::int64_t>(entry_.lines.size())},
                                {"largest", static_cast<std::int64_t>(largest_entry_lines)}});
    if (entry_.part && facts_.mark_loaded(part()) && facts_.mark(part()) != nullptr)
      refuse("recorded-already", {{"kind", std::string(chart::Document::kind)},
                                  {"code", fmt::format("{}, {}", heading_.doc, *entry_.part)}});
    if (!entry_.reverses) {
      for (const Line& line : entry_.lines)
        if (line.kind == Kind::reverse) refuse("reverse-by-record", {});
      return;
    }
    if (entry_.reason.empty()) refuse("reason-missing", {});
    if (const Mark* reversed = facts_.mark(reversal_mark(*entry_.reverses)))
      refuse("already-reversed", {{"record", *entry_.reverses}, {"by", reversed->record}});
  }

  void marks() {
    if (entry_.reverses) {
      facts_.put_mark(reversal_mark(*entry_.reverses), {heading_.record, heading_.doc});
      facts_.free_lists(*entry_.reverses);
    }
    if (entry_.part) facts_.put_mark(part(), {heading_.record, heading_.doc});
  }

  std::string part() const { return part_mark(heading_.doc, entry_.part.value_or(0)); }

  void move(const Resolved& resolved) {
    const Line& line = *resolved.line;
    AccountState& from = facts_.account(line.from_end());
    AccountState& to = facts_.account(line.to_end());
    if (to.id == 0) facts_.open_account(to);
    const bool mirror = line.from.stage == Stage::origin;
    if (mirror) {
      if (from.id == 0) facts_.open_account(from);
    } else if (!draw(resolved, from, to)) {
      return;
    }
    const std::int64_t lot = facts_.next_lot();
    facts_.make(to, from,
                {.id = lot,
                 .record = heading_.record,
                 .line = resolved.number,
                 .date = heading_.date,
                 .kind = line.kind,
                 .account = to.id,
                 .from_account = from.id,
                 .amount = line.amount,
                 .drawn = {},
                 .undoes = undoes(resolved.number)});
    turn(line, from, to);
  }

  // A reversal's lines are those of the original, the last first.
  std::int64_t undoes(std::int64_t line) const {
    if (!entry_.reverses) return 0;
    const auto original = facts_.original(*entry_.reverses);
    assert(original);  // it was loaded with the reversal
    return original->first_lot + static_cast<std::int64_t>(entry_.lines.size()) - line;
  }

  // Turnover of a reversal is the negative of its original's, under the original's kind.
  void turn(const Line& line, AccountState& from, AccountState& to) {
    const std::int32_t month = month_of(heading_.date);
    if (line.kind == Kind::reverse) {
      const Kind turned = line.of.value_or(line.kind);
      facts_.turn({month, from.id, turned, -line.amount, Dong()});
      facts_.turn({month, to.id, turned, Dong(), -line.amount});
      plan(turned, to, from, -line.amount);
    } else {
      facts_.turn({month, to.id, line.kind, line.amount, Dong()});
      facts_.turn({month, from.id, line.kind, Dong(), line.amount});
      plan(line.kind, from, to, line.amount);
    }
  }

  void plan(Kind kind, AccountState& from, AccountState& to, Dong amount) {
    if (brings_plan(kind)) facts_.plan(to, amount);
    if (from.account.stand.stage != Stage::available) return;
    const bool along = kind == Kind::carry || kind == Kind::reallocate || kind == Kind::succeed;
    if (along || kind == Kind::withdraw) facts_.plan(from, -amount);
    if (along) facts_.plan(to, amount);
  }

  // Takes the amount from the fronts of the lots. False, with a refusal, where they do not hold enough.
  bool draw(const Resolved& resolved, AccountState& from, const AccountState& to) {
    const Line& line = *resolved.line;
    std::vector<Lot*> lots;
    if (!choose(resolved, from, to, lots)) return false;
    Dong there;
    for (const Lot* lot : lots) there += lot->open();
    if (there < line.amount) {
      explain(resolved, from, there);
      return false;
    }
    Dong left = line.amount;
    std::int64_t seq = 0;
    for (Lot* lot : lots) {
      const Dong take = std::min(left, lot->open());
      if (take == Dong()) continue;
      facts_.draw(from, *lot, take, seq++, heading_.date);
      left -= take;
    }
    return true;
  }

  bool choose(const Resolved& resolved, AccountState& from, const AccountState& to, std::vector<Lot*>& lots) {
    if (resolved.line->kind == Kind::reverse) return choose_reversed(resolved, from, lots);
    const bool upward = resolved.flow->guards.has(Guard::came_from);
    const auto eligible = [&](const Lot& lot) {
      return lot.date <= heading_.date && (!upward || facts_.came_from(lot, to.account.stand));
    };
    const std::string_view named = resolved.line->attributes[Attribute::lots];
    if (!named.empty()) return choose_named(resolved, from, named, eligible, lots);
    Dong gathered;
    for (Lot& lot : from.lots) {
      if (gathered >= resolved.line->amount) break;
      if (lot.open() == Dong() || !eligible(lot)) continue;
      lots.push_back(&lot);
      gathered += lot.open();
    }
    return true;
  }

  template <class Eligible>
  bool choose_named(const Resolved& resolved, AccountState& from, std::string_view named, Eligible&& eligible,
                    std::vector<Lot*>& lots) {
    while (!named.empty()) {
      const std::string_view one = named.substr(0, named.find('|'));
      named.remove_prefix(std::min(named.size(), one.size() + 1));
      const auto lot = find_named(from.lots, one);
      const bool there = lot != from.lots.end() && lot->open() != Dong();
      if (!there || !eligible(*lot) || std::ranges::find(lots, &*lot) != lots.end()) {
        refusals_.push_back(
            rules::refuse("no-such-lot", resolved, {{"lot", std::string(one)}, {"from", resolved.line->from.text()}}));
        return false;
      }
      lots.push_back(&*lot);
    }
    return true;
  }

  // The lot that the original line made, which nobody else may have touched unless that was reversed too; what
  // reversals of others have brought back of it; and what this reversal has brought back to the account already, where
  // a later line of the original had drawn on it.
  bool choose_reversed(const Resolved& resolved, AccountState& from, std::vector<Lot*>& lots) {
    if (!takings(from).empty()) {
      explain(resolved, from, Dong());
      return false;
    }
    const std::int64_t original = entry_.reverses.value_or(0);  // it is there: this is a reversal
    const auto named = find_named(from.lots, resolved.line->attributes[Attribute::lots]);
    if (named != from.lots.end()) lots.push_back(&*named);
    for (Lot& lot : from.lots) {
      if (lot.kind != Kind::reverse || lot.date > heading_.date) continue;
      if (lot.record == heading_.record || facts_.stems_from(lot, original)) lots.push_back(&lot);
    }
    return true;
  }

  // A lot is named by its record and line, in this one spelling.
  static std::vector<Lot>::iterator find_named(std::vector<Lot>& lots, std::string_view name) {
    const auto record = record::read_text<std::int64_t>(name.substr(0, name.find('.')));
    const auto is_named = [&](const Lot& lot) {
      return lot.record == record && fmt::format("{}.{}", lot.record, lot.line) == name;
    };
    return std::ranges::find_if(lots, is_named);
  }

  // Why the lots do not hold enough: because somebody took them later, because what is there came from elsewhere, or
  // because there never was as much.
  void explain(const Resolved& resolved, const AccountState& from, Dong there) {
    const Line& line = *resolved.line;
    Dong taken;
    std::string takers;
    std::int64_t last = 0;
    for (const Taking& taking : takings(from)) {
      taken += taking.amount;
      if (taking.record == last) continue;
      last = taking.record;
      if (!takers.empty()) takers += ", ";
      takers += fmt::format("#{} ({:02}/{:02}/{})", taking.record, static_cast<unsigned>(taking.date.day()),
                            static_cast<unsigned>(taking.date.month()), static_cast<int>(taking.date.year()));
    }
    if (taken > Dong() && (there + taken >= line.amount || line.kind == Kind::reverse))
      refusals_.push_back(rules::refuse("lots-taken-later", resolved,
                                        {{"from", line.from.text()},
                                         {"there", there},
                                         {"amount", line.amount},
                                         {"taken", taken},
                                         {"takers", takers}}));
    else if (const Dong standing = whatever_stands(line, from); standing >= line.amount)
      refusals_.push_back(rules::refuse("came-from-elsewhere", resolved,
                                        {{"from", line.from.text()},
                                         {"to", line.to.text()},
                                         {"there", there},
                                         {"standing", standing},
                                         {"amount", line.amount}}));
    else
      refusals_.push_back(rules::refuse("insufficient", resolved,
                                        {{"from", line.from.text()}, {"there", there}, {"amount", line.amount}}));
  }

  // What stands on the day, wherever it came from: more than a line may take that takes only what came from one place.
  // Nothing for a line that names its lots, as a reversal does.
  Dong whatever_stands(const Line& line, const AccountState& from) const {
    Dong sum;
    if (!line.attributes[Attribute::lots].empty()) return sum;
    for (const Lot& lot : from.lots)
      if (lot.date <= heading_.date) sum += lot.open();
    return sum;
  }

  // Who took from the account and bars the line: takings dated after it, or, of a reversal, takings of the very lots
  // that the original made which were not reversed themselves. Stored ones as loaded, and those of this batch.
  std::vector<Taking> takings(const AccountState& from) const {
    std::vector<Taking> all = from.takings;
    // The lots that are asked about, by id.
    std::vector<const Lot*> asked;
    for (const Lot& lot : from.lots)
      if (entry_.reverses ? lot.record == *entry_.reverses : lot.date <= heading_.date) asked.push_back(&lot);
    std::ranges::sort(asked, {}, &Lot::id);
    for (const Draw& draw : facts_.unwritten().draws) {
      const auto found = std::ranges::lower_bound(asked, draw.of, {}, &Lot::id);
      if (found == asked.end() || (*found)->id != draw.of) continue;
      const Lot* lot = *found;
      const auto taker = std::ranges::lower_bound(facts_.unwritten().lots, draw.lot, {}, &Lot::id);
      all.push_back({.lot_record = lot->record, .record = taker->record, .date = taker->date, .amount = draw.amount});
    }
    std::erase_if(all, [&](const Taking& taking) {
      if (taking.record == heading_.record) return true;
      if (!entry_.reverses) return taking.date <= heading_.date;
      return taking.lot_record != *entry_.reverses || taking.record == *entry_.reverses || reversed(taking.record);
    });
    return all;
  }

  bool reversed(std::int64_t record) const {
    const std::string mark = reversal_mark(record);
    return facts_.mark_loaded(mark) && facts_.mark(mark) != nullptr;
  }

  Facts& facts_;
  const Heading& heading_;
  const Entry& entry_;
  words::Refusals& refusals_;
};

}  // namespace

words::Refusals post(Facts& facts, const Heading& heading, const Entry& entry) {
  words::Refusals refusals;
  Posting(facts, heading, entry, refusals).run();
  return refusals;
}

std::string owner_of(const Facts& facts, const chart::Holder& holder) {
  if (holder.type != chart::HolderType::contract) return holder.text();
  const chart::Contract* contract = facts.shelf<chart::Contract>().last(holder.code);
  return contract == nullptr ? holder.text() : "project:" + contract->project;
}

}  // namespace tungdong::rules
