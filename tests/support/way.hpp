#pragma once
// The way of money: brings it to any stage at any holder of the small chart, by the entries that lead there; and one
// good line for each row of the table of flows.

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/desk.hpp"

namespace tungdong::test {

using chart::HolderType;
using chart::Stage;
using rules::Attribute;
using rules::Flow;
using rules::Guard;
using rules::Relation;

struct Way {
  std::vector<Draft> drafts;
  std::string source = "NSTW-DT";

  void add(year_month_day date, rules::Body body, std::string doc = "QD-1") {
    drafts.push_back(draft(fmt::format("way {}", drafts.size()), date, std::move(body), std::move(doc)));
  }
  void line(Kind kind, std::string_view from, std::string_view to, std::int64_t amount,
            year_month_day date = day(2025, 2, 1)) {
    rules::Line one = move(kind, from, to, amount, source);
    if (kind == Kind::disallow) one.attributes.set(Attribute::finding, "KL 12, mục 3");
    add(date, entry(std::move(one)));
  }

  void bring(std::string_view stand, std::int64_t amount) {
    const auto at = *chart::Stand::read(stand);
    const std::string code = at.holder.code;
    const std::string origin = "origin:source:" + source;
    const auto from = [&](Kind kind, std::string_view before) {
      bring(before, amount);
      line(kind, before, stand, amount);
    };
    const auto accept = [&] {
      add(day(2025, 2, 1), acceptance(at.holder.text(), fmt::format("NT {}", drafts.size()), amount));
    };
    switch (at.stage) {
      case Stage::available:
        if (source == "DAN-TIEN") return line(Kind::contribute, origin, stand, amount);
        if (code == "11-SO") return from(Kind::allot, "available:unit:11");
        if (code == "03203") return from(Kind::receive, "transit:unit:03203");
        return line(Kind::appropriate, origin, stand, amount);
      case Stage::transit:
        return from(Kind::send, code == "03203" ? "available:unit:11" : "available:unit:VN");
      case Stage::assigned:
        if (source == "DAN-TIEN") return line(Kind::contribute, origin, stand, amount);
        return from(Kind::fund, code == "HT" ? "available:unit:03203" : "available:unit:11");
      case Stage::committed:
        return from(Kind::commit, "assigned:project:DA");
      case Stage::advanced:
        return from(Kind::advance, paid_from(at));
      case Stage::held:
        accept();
        return from(Kind::retain, paid_from(at));
      case Stage::spent:
        accept();
        return from(Kind::pay, paid_from(at));
      case Stage::settled: {
        const std::string spent = "spent:" + at.holder.text();
        bring(spent, amount);
        return line(Kind::settle, spent, stand, amount, day(2026, 2, 10));
      }
      case Stage::owed:
        if (at.holder.type == HolderType::unit) return line(Kind::open, origin, stand, amount);
        return from(Kind::disallow, "spent:" + at.holder.text());
      case Stage::lent:
        if (source == "TDCS") return line(Kind::lend, origin, stand, amount);
        return from(Kind::lend, "assigned:" + at.holder.text());
      default:
        break;
    }
    throw std::logic_error("no way leads to " + std::string(stand));
  }

  // Settles a unit's year by another project of it and another document.
  void settle_year(const std::string& unit, year_month_day date) {
    add(day(2025, 2, 1), rule("window/settle/investment", "Y-01-01..Y+1-12-31"));
    add(day(2025, 2, 1), project("KHAC", chart::ProjectType::works, unit, 1'000));
    add(day(2025, 2, 1), entry(move(Kind::open, "origin:source:NSTW-DT", "spent:project:KHAC", 10)));
    add(date, entry(move(Kind::settle, "spent:project:KHAC", "settled:project:KHAC", 10)), "QD-2");
  }

 private:
  static std::string paid_from(const chart::Stand& at) {
    return (at.holder.type == HolderType::contract ? "committed:" : "assigned:") + at.holder.text();
  }
};

// A line to be posted, and what has to be there before it.
struct Case {
  Way way;
  rules::Line line;
  year_month_day date = day(2025, 3, 1);
  std::string doc = "QD-1";

  Draft last() const { return draft("the case", date, entry(line), doc); }
};

inline constexpr std::int64_t case_amount = 100;

inline std::string source_of(const Flow& row) {
  const bool loan = row.from == Stage::lent || row.to == Stage::lent;
  if (row.guards.has(Guard::in_kind)) return "DAN-HV";
  if (row.kind == Kind::contribute) return "DAN-TIEN";
  if (row.kind == Kind::withdraw && row.from == Stage::assigned && row.to == Stage::origin) return "DAN-TIEN";
  if (loan && (row.from == Stage::assigned || row.guards.has(Guard::budget_family))) return "NST-DT";
  return loan && row.kind != Kind::open ? "TDCS" : "NSTW-DT";
}

inline std::string holder_of(HolderType type, const std::string& source) {
  switch (type) {
    case HolderType::source:
      return "source:" + source;
    case HolderType::unit:
      return "unit:11";
    case HolderType::project:
      return "project:DA";
    case HolderType::contract:
      return "contract:HD";
  }
  return {};
}

// The holders of the two ends of a row's line, related as the row wants.
inline std::pair<std::string, std::string> holders_of(const Flow& row, const std::string& source) {
  std::string from = holder_of(row.from_holder, source);
  std::string to = holder_of(row.to_holder, source);
  if (row.relation == Relation::below_in_government) to = "unit:11-SO";
  if (row.relation == Relation::budget_below) from = "unit:VN";
  if (row.relation == Relation::successor) to = "unit:22";
  if (row.relation == Relation::back_up && row.from == Stage::transit) to = "unit:VN";
  if (row.relation == Relation::back_up && row.from == Stage::available) from = "unit:11-SO";
  return {from, to};
}

inline year_month_day date_of(const Flow& row) {
  if (row.kind == Kind::carry) return day(2026, 1, 15);
  const bool after = row.kind == Kind::settle || row.from == Stage::settled || row.guards.has(Guard::year_settled);
  return after ? day(2026, 3, 1) : day(2025, 3, 1);
}

// What a row's line must say beside the money, and the records that its guards ask for.
inline void satisfy(Case& one, const Flow& row, std::int64_t amount) {
  rules::Line& line = one.line;
  const auto start = day(2025, 1, 1);
  if (row.kind == Kind::carry) {
    line.to_period = chart::Period::read("2025>2026");
    line.attributes.set(Attribute::reason, "c");
    one.way.add(start, reconciliation("11", 2025));
  }
  if (row.kind == Kind::reallocate) line.to_component = "CT-2";
  if (row.guards.has(Guard::upper_named)) line.attributes.set(Attribute::upper, "so-tw@81 bản ghi 45");
  if (row.guards.has(Guard::finding)) line.attributes.set(Attribute::finding, "KL 12, mục 3");
  if (row.guards.has(Guard::in_kind)) {
    line.attributes.set(Attribute::quantity, "12.5");
    line.attributes.set(Attribute::unit_price, "8");
    line.attributes.set(Attribute::price_source, "Bảng giá ngày công của tỉnh");
  }
  if (row.relation == Relation::successor) one.way.add(start, succession("11", "22"));
  if (row.guards.has(Guard::ended_unit)) {
    auto ended = unit("11", "Tỉnh", chart::Level::province, "VN");
    ended.until = day(2025, 2, 28);
    one.way.add(day(2025, 2, 15), ended);
  }
  if (row.guards.has(Guard::accepted) || row.guards.has(Guard::accepted_or_listed)) {
    one.way.add(start, acceptance(line.from.holder.text(), "NT", amount));
    one.way.drafts.back().key = "acceptance of the case";
  }
  if (row.guards.has(Guard::year_settled) && row.from != Stage::settled) one.way.settle_year("11", day(2026, 2, 10));
}

// A line of a row that is taken once `way` has been gone.
inline Case case_of(const Flow& row) {
  Case one;
  one.way.source = source_of(row);
  const auto [from, to] = holders_of(row, one.way.source);
  const std::string from_stand = fmt::format("{}:{}", record::name_of(row.from), from);
  const std::string to_stand = fmt::format("{}:{}", record::name_of(row.to), to);
  one.line = move(row.kind, from_stand, to_stand, case_amount, one.way.source);
  one.date = date_of(row);
  if (row.from != Stage::origin) one.way.bring(from_stand, case_amount);
  satisfy(one, row, case_amount);
  return one;
}

inline std::string name_of(const Flow& row) {
  return fmt::format("{} {}:{} → {}:{}", record::name_of(row.kind), record::name_of(row.from),
                     record::name_of(row.from_holder), record::name_of(row.to), record::name_of(row.to_holder));
}

// What becomes of a case on a book of its own: once with its way stored before, once in one batch with it. The two must
// agree, and a refusal must leave the book as it was; where not, the answer says so.
inline std::string decide(const Case& one) {
  Desk desk;
  std::vector<Draft> together = one.way.drafts;
  together.push_back(one.last());
  const std::string at_once = codes(desk.book().append(together, book::Mode::each, true).fates.back());
  if (!one.way.drafts.empty()) {
    const book::Appended appended = desk.append(one.way.drafts, book::Mode::each);
    for (std::size_t i = 0; i < one.way.drafts.size(); ++i)
      if (!appended.fates[i]) return fmt::format("the way is barred at {}: {}", i, codes(appended.fates[i]));
  }
  const std::string before = desk.state();
  const std::string alone = desk.tell(one.last());
  if (alone != at_once) return fmt::format("alone {}, in one batch {}", alone, at_once);
  if (alone != "taken" && desk.state() != before) return alone + ", and the book has changed";
  if (alone == "taken") {
    if (desk.state() == before) return "taken, but nothing has changed";
    for (const auto& difference : desk.book().verify(1))
      return "taken, but " + words::say(difference.what, words::Lang::en);
  }
  return alone;
}

}  // namespace tungdong::test
