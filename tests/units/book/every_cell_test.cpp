// The whole table of flows: what is not in it is refused, what is in it is taken, and each guard of each row can fail.
#include <functional>
#include <set>

#include <catch2/catch.hpp>

#include "tests/support/way.hpp"

namespace tungdong::test {
namespace {

constexpr std::array holder_types{HolderType::source, HolderType::unit, HolderType::project, HolderType::contract};

std::string any_holder(HolderType type) {
  return holder_of(type, "NSTW-DT");
}

TEST_CASE("a kind leads nowhere but where the table says") {
  Desk desk;
  std::size_t cells = 0;
  std::size_t rows = 0;
  std::vector<Draft> drafts;
  rules::Entry lines;
  const auto post = [&] {
    if (lines.lines.empty()) return;
    drafts.push_back(draft(fmt::format("cells {}", drafts.size()), day(2025, 3, 1), lines));
    lines.lines.clear();
  };
  for (std::size_t kind = 0; kind < rules::kind_count; ++kind)
    for (std::size_t from = 0; from < chart::stage_count; ++from)
      for (std::size_t to = 0; to < chart::stage_count; ++to)
        for (const HolderType from_type : holder_types)
          for (const HolderType to_type : holder_types) {
            rules::Line line = move(static_cast<Kind>(kind), "origin:source:NSTW-DT", "origin:source:NSTW-DT", 1);
            line.from = at(static_cast<Stage>(from), any_holder(from_type));
            line.to = at(static_cast<Stage>(to), any_holder(to_type));
            ++cells;
            if (line.kind == Kind::reverse) continue;
            if (rules::find_flow(line) != nullptr) {
              ++rows;
              continue;
            }
            lines.lines.push_back(std::move(line));
            if (lines.lines.size() == rules::largest_entry_lines) post();
          }
  post();
  CHECK(cells == 26 * 13 * 13 * 4 * 4);
  CHECK(rows == rules::flows().size());  // no two rows for one cell

  const std::string before = desk.state();
  const book::Appended appended = desk.append(drafts, book::Mode::each);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    REQUIRE_FALSE(appended.fates[i]);
    const auto& posted = std::get<rules::Entry>(drafts[i].body).lines;
    const words::Refusals& refusals = appended.fates[i].error();
    REQUIRE(refusals.size() == posted.size());
    for (std::size_t j = 0; j < posted.size(); ++j) {
      INFO(record::name_of(posted[j].kind) << " " << posted[j].from.text() << " → " << posted[j].to.text());
      REQUIRE(refusals[j].code == "no-such-flow");
    }
  }
  CHECK(desk.state() == before);
}

TEST_CASE("nobody writes a reversal by hand") {
  Desk desk;
  CHECK(desk.post(day(2025, 3, 1), move(Kind::reverse, "available:unit:11", "origin:source:NSTW-DT", 1)) ==
        "reverse-by-record insufficient");
}

TEST_CASE("every row of the table is taken") {
  for (const Flow& row : rules::flows()) {
    INFO(name_of(row));
    CHECK(decide(case_of(row)) == "taken");
  }
}

// How a guard is broken, where it stands, and the code of the refusal.
struct Break {
  Guard guard;
  std::string how;
  std::string code;
  std::function<void(Case&, const Flow&)> apply;
  std::function<bool(const Flow&)> where = [](const Flow&) { return true; };
};

const auto change_day = day(2025, 2, 15);

chart::Unit unit_of_chart(const std::string& code) {
  using chart::Level;
  if (code == "VN") return unit("VN", "Ngân sách trung ương", Level::central, "");
  if (code == "11-SO") return unit("11-SO", "Sở Nông nghiệp", Level::province, "11");
  return unit(code, "Tỉnh", Level::province, "VN");
}

std::string receiving_unit(const Case& one) {
  const chart::Holder& to = one.line.to.holder;
  return to.type == HolderType::unit ? to.code : "11";
}

std::string budget_unit(const Case& one) {
  const chart::Holder& from = one.line.from.holder;
  return from.type == HolderType::source ? receiving_unit(one) : from.type == HolderType::unit ? from.code : "11";
}

void close_unit(Case& one, const Flow&) {
  auto closed = unit_of_chart(receiving_unit(one));
  closed.until = day(2025, 2, 28);
  one.way.add(change_day, closed);
}

void amend_contract(Case& one, const std::function<void(chart::Contract&)>& amend) {
  chart::Contract amended = contract("HD", "DA", 5'000);
  amend(amended);
  one.way.add(change_day, amended);
}

void amend_project(Case& one, const std::function<void(chart::Project&)>& amend) {
  chart::Project amended = project("DA", chart::ProjectType::works, "11", 10'000);
  amend(amended);
  one.way.add(change_day, amended);
}

void change_rule(Case& one, const std::string& code, const std::string& value) {
  one.way.add(change_day, rule(code, value));
}

void end_rule(Case& one, const std::string& code) {
  auto ended = rule(code, "in-force");
  ended.until = day(2025, 2, 28);
  one.way.add(change_day, ended);
}

void forget(Case& one, const std::string& key) {
  std::erase_if(one.way.drafts, [&](const Draft& one_draft) { return one_draft.key == key; });
}

void start_anew(Case& one, const std::string& source) {
  one.way = {};
  one.way.source = one.line.source = source;
}

void from_elsewhere(Case& one, const Flow& row) {
  if (row.from == Stage::transit || row.to == Stage::available) one.line.to.holder.code = "22";
  if (row.from == Stage::available && row.to == Stage::origin) {
    start_anew(one, "NSTW-DT");
    one.way.bring("available:unit:11-SO", case_amount);
    one.line.from.holder.code = "11-SO";
  }
  if (row.from == Stage::assigned && row.to == Stage::origin) {
    start_anew(one, "NSTW-DT");
    one.line.to.holder.code = "NSTW-DT";
    one.way.bring("assigned:project:DA", case_amount);
  }
  if (row.from == Stage::assigned && row.to == Stage::available) {
    start_anew(one, "DAN-TIEN");
    one.line.to.holder.code = "11";
    one.way.bring("assigned:project:DA", case_amount);
  }
}

void overpay(Case& one, const Flow& row) {
  const bool contract = row.to_holder == HolderType::contract;
  one.way.source = "NSTW-DT";
  if (row.kind != Kind::open) one.way.bring(contract ? "spent:contract:HD" : "spent:project:DA", 10);
  if (contract)
    amend_contract(one, [](auto& amended) { amended.finalised = Dong(5); });
  else
    amend_project(one, [](auto& amended) { amended.finalised = Dong(5); });
}

void lower_ceiling(Case& one, const Flow& row) {
  const std::string component = row.kind == Kind::reallocate ? "CT-2" : "";
  const std::string holder = row.to_holder == HolderType::unit ? one.line.to.holder.text() : "project:DA";
  one.way.add(change_day, ceiling(holder, component, case_amount - 1));
}

void settle_by_another(Case& one, const Flow&) {
  const bool late = one.date > day(2026, 2, 10);
  one.way.settle_year(budget_unit(one), late ? day(2026, 2, 10) : day(2025, 2, 20));
}

void settle_the_other(Case& one, const Flow&) {
  one.way.settle_year(receiving_unit(one), day(2025, 2, 20));
}

bool between_units(const Flow& row) {
  return row.from_holder == HolderType::unit && row.to_holder == HolderType::unit && row.relation != Relation::same;
}

void give_goods(Case& one, const Flow& row) {
  start_anew(one, "DAN-HV");
  rules::Line goods = move(Kind::contribute, "origin:source:DAN-HV", one.line.from.text(), case_amount, "DAN-HV");
  goods.attributes.set(Attribute::quantity, "12.5");
  goods.attributes.set(Attribute::unit_price, "8");
  goods.attributes.set(Attribute::price_source, "Bảng giá ngày công của tỉnh");
  one.way.add(day(2025, 2, 1), entry(std::move(goods)));
  CHECK(row.from == Stage::spent);
}

void not_settled(Case& one, const Flow& row) {
  start_anew(one, row.from == Stage::lent ? "NST-DT" : "NSTW-DT");
  if (row.from == Stage::settled)
    one.way.line(Kind::open, "origin:source:NSTW-DT", one.line.from.text(), case_amount);
  else
    one.way.bring(one.line.from.text(), case_amount);
}

void open_before(Case& one, const Flow&) {
  one.way.add(day(2025, 2, 1), entry(one.line));
}

void use_before(Case& one, const Flow& row) {
  one.way.source = "NSTW-DT";
  one.way.bring(row.to_holder == HolderType::unit      ? "available:unit:11"
                : row.to_holder == HolderType::project ? "assigned:project:DA"
                                                       : "committed:contract:HD",
                1);
}

void after_the_window(Case& one, const Flow& row) {
  one.date = row.kind == Kind::carry ? day(2026, 4, 1) : day(2026, 2, 1);
}

void of_source(Case& one, const std::string& source) {
  const std::string before = one.line.source;
  one.line.source = source;
  for (chart::Holder* holder : {&one.line.from.holder, &one.line.to.holder})
    if (holder->code == before) holder->code = source;
}

std::vector<Break> breaks() {
  using A = Attribute;
  const auto say = [](A name, std::string value) {
    return [=](Case& one, const Flow&) { one.line.attributes.set(name, value); };
  };
  const auto money = [](std::string source) { return [=](Case& one, const Flow&) { of_source(one, source); }; };
  const auto settling = [](const Flow& row) { return row.kind == Kind::settle; };
  const auto not_settling = [](const Flow& row) { return row.kind != Kind::settle; };
  return {
      {Guard::open_unit, "the receiving unit was closed the day before", "unit-closed", close_unit},
      {Guard::level_fits, "commune money at a province", "level-mismatch",
       [](Case& one, const Flow&) {
         one.way.add(day(2025, 1, 1), source("NSX", chart::Level::commune, chart::Capital::investment));
         of_source(one, "NSX");
       }},
      {Guard::level_fits, "loans are not appropriated", "level-mismatch", money("TDCS")},
      {Guard::level_fits, "nor are they at the step below their own level", "level-mismatch",
       [](Case& one, const Flow&) {
         one.way.add(day(2025, 1, 1),
                     source("TDTW", chart::Level::central, chart::Capital::none, chart::Family::credit));
         of_source(one, "TDTW");
       }},
      {Guard::leaf, "the component became a header", "not-leaf",
       [](Case& one, const Flow&) { one.way.add(change_day, component("CT-1", "CT", false)); }},
      {Guard::basis, "the rule that allows it ended", "no-basis",
       [](Case& one, const Flow&) { end_rule(one, "reallocate"); }},
      {Guard::came_from, "the money came from elsewhere", "came-from-elsewhere", from_elsewhere},
      {Guard::contract_in_force, "the contract ended the day before", "contract-not-in-force",
       [](Case& one, const Flow&) { amend_contract(one, [](auto& amended) { amended.until = day(2025, 2, 28); }); }},
      {Guard::contract_in_force, "the contract begins the day after", "contract-not-in-force",
       [](Case& one, const Flow&) { amend_contract(one, [](auto& amended) { amended.from = day(2025, 3, 2); }); }},
      {Guard::advance_limit, "1,9 % of 5.000 are less than 100", "over-advance-limit",
       [](Case& one, const Flow&) { change_rule(one, "advance-limit", "1.9"); }},
      {Guard::guarantee, "the threshold is below the advance", "guarantee-missing",
       [](Case& one, const Flow&) { change_rule(one, "guarantee-threshold", "99"); }},
      {Guard::advances_recovered, "an advance is open at the share where none may be", "advance-not-recovered",
       [](Case& one, const Flow&) {
         one.way.bring("advanced:contract:HD", 10);
         change_rule(one, "advance-recovery", "2.2");
       }},
      {Guard::contract_value, "the contract was amended below", "over-contract",
       [](Case& one, const Flow&) {
         amend_contract(one, [](auto& amended) { amended.value = Dong(case_amount - 1); });
       }},
      {Guard::finalised, "paid above the approved final value", "over-finalised", overpay},
      {Guard::investment, "the total investment was amended below", "over-investment",
       [](Case& one, const Flow&) {
         amend_project(one, [](auto& amended) { amended.investment = Dong(case_amount - 1); });
       }},
      {Guard::ceiling, "one đồng above the medium-term ceiling", "over-ceiling", lower_ceiling},
      {Guard::accepted, "nothing was accepted", "not-accepted",
       [](Case& one, const Flow&) { forget(one, "acceptance of the case"); }},
      {Guard::accepted_or_listed, "neither acceptance nor list", "not-accepted",
       [](Case& one, const Flow&) { forget(one, "acceptance of the case"); }},
      {Guard::accepted_or_listed, "a list that nobody approved", "unknown-list", say(A::list, "DS-9")},
      {Guard::accepted_or_listed, "a list of another sum", "list-sum",
       [](Case& one, const Flow&) {
         one.way.add(change_day, beneficiaries("DA", "DS-1", case_amount + 1));
         one.line.attributes.set(A::list, "DS-1");
       }},
      {Guard::linked, "the project's only link ended", "unlinked",
       [](Case& one, const Flow&) {
         results::Link link;
         link.project = "DA";
         link.indicator = "HO";
         link.version = 1;
         one.way.add(change_day, link);
       }},
      {Guard::linked, "links of its own that cannot be read", "serves-malformed", say(A::serves, "HO@1=1000001")},
      {Guard::linked, "links of its own to nothing known", "unknown-indicator", say(A::serves, "HO@2=1000000")},
      {Guard::window, "the day after the last", "outside-window", after_the_window, not_settling},
      {Guard::window, "the day before the first", "outside-window",
       [](Case& one, const Flow&) { one.date = day(2026, 1, 31); }, settling},
      {Guard::window, "no window is recorded for money of this capital", "rule-missing",
       [](Case& one, const Flow&) { one.line.attributes.set(A::in_transit, "true"); }},
      {Guard::year_open, "the budget unit's year was settled", "year-settled", settle_by_another},
      {Guard::year_open, "the year of the unit at the other end was settled", "year-settled", settle_the_other,
       between_units},
      {Guard::year_settled, "the budget unit's year was not settled", "year-not-settled", not_settled},
      {Guard::settles_year, "another document has settled the year", "year-settled", settle_by_another},
      {Guard::once, "the holder was opened before", "already-opened", open_before},
      {Guard::once, "the holder already holds money", "holder-in-use", use_before},
      {Guard::upper_named, "the upper book is not named", "upper-missing", say(A::upper, "")},
      {Guard::upper_named, "received before", "received-already", open_before},
      {Guard::finding, "no finding is named", "finding-missing", say(A::finding, "")},
      {Guard::reconciled, "the Treasury has confirmed another year", "not-reconciled",
       [](Case& one, const Flow&) {
         for (Draft& was : one.way.drafts)
           if (auto* body = std::get_if<chart::Reconciliation>(&was.body)) body->year = 2024;
       }},
      {Guard::reconciled, "the Treasury confirms the day after", "not-reconciled",
       [](Case& one, const Flow&) {
         for (Draft& was : one.way.drafts)
           if (std::holds_alternative<chart::Reconciliation>(was.body)) was.date = day(2026, 1, 16);
       }},
      {Guard::carry_reason, "a reason that no rule knows", "carry-reason", say(A::reason, "z")},
      {Guard::carry_reason, "into the year after the next", "carry-period",
       [](Case& one, const Flow&) { one.line.to_period = chart::Period::read("2025>2027"); }},
      {Guard::carry_reason, "into no other year", "same-account",
       [](Case& one, const Flow&) { one.line.to_period = {}; }},
      {Guard::carry_reason, "after the reason's last day", "carry-too-late",
       [](Case& one, const Flow&) { change_rule(one, "carry-reason/c", "Y+1-01-14"); }},
      {Guard::mapped, "into a component that does not follow", "not-mapped",
       [](Case& one, const Flow&) { one.line.to_component = "CT-2"; }},
      {Guard::mapped, "into one that follows only from the day after", "not-mapped",
       [](Case& one, const Flow&) {
         one.way.add(day(2026, 1, 16), mapping("CT-1", "CT-2"));
         one.line.to_component = "CT-2";
       }},
      {Guard::in_kind, "quantity times price is another amount", "in-kind-value", say(A::quantity, "12.4")},
      {Guard::in_kind, "no quantity", "in-kind-missing", say(A::quantity, "")},
      {Guard::in_kind, "no price", "in-kind-missing", say(A::unit_price, "")},
      {Guard::in_kind, "no source of the price", "in-kind-missing", say(A::price_source, "")},
      {Guard::in_kind, "money is not in kind", "wrong-family", money("DAN-TIEN")},
      {Guard::cash_family, "a loan is not a contribution", "wrong-family", money("TDCS")},
      {Guard::credit_family, "budget is not policy credit", "wrong-family", money("NSTW-DT"),
       [](const Flow& row) { return row.kind == Kind::lend; }},
      {Guard::credit_family, "entrusted budget does not leave when its loan is repaid", "wrong-family",
       [](Case& one, const Flow&) {
         start_anew(one, "NST-DT");
         one.way.bring("lent:project:DA", case_amount);
         one.line.to.holder.code = "NST-DT";
       },
       [](const Flow& row) { return row.kind == Kind::repay; }},
      {Guard::entrusted, "central budget is not entrusted", "wrong-family",
       [](Case& one, const Flow&) {
         start_anew(one, "NSTW-DT");
         one.way.bring("assigned:project:DA", case_amount);
       }},
      {Guard::entrusted, "nor is a province's loan from abroad", "wrong-family",
       [](Case& one, const Flow&) {
         start_anew(one, "ODA-T");
         one.way.add(day(2025, 1, 1),
                     source("ODA-T", chart::Level::province, chart::Capital::investment, chart::Family::oda));
         one.way.bring("assigned:project:DA", case_amount);
       }},
      {Guard::entrusted, "nor money of no stated level", "wrong-family",
       [](Case& one, const Flow&) {
         start_anew(one, "NS-0");
         one.way.add(day(2025, 1, 1), source("NS-0", chart::Level::unstated, chart::Capital::investment));
         one.way.bring("assigned:project:DA", case_amount);
       }},
      {Guard::budget_family, "policy credit is not the project's to spend when it is repaid", "wrong-family",
       [](Case& one, const Flow& row) {
         start_anew(one, "TDCS");
         one.way.bring("lent:project:DA", case_amount);
         if (row.guards.has(Guard::year_settled)) one.way.settle_year("11", day(2026, 2, 10));
       }},
      {Guard::in_money, "goods are not given back as money", "in-kind-refund", give_goods},
      {Guard::ended_unit, "the unit has not ended before the day itself", "unit-still-open",
       [](Case& one, const Flow&) {
         auto open = unit_of_chart("11");
         open.until = one.date;
         one.way.add(day(2025, 2, 16), open);
       }},
      {Guard::entrusted, "the rule that allows it ended", "rule-missing",
       [](Case& one, const Flow&) { end_rule(one, "entrust-policy-bank"); }},
  };
}

TEST_CASE("each guard of each row can fail, and then nothing has changed") {
  const std::vector<Break> table = breaks();
  std::set<std::string> missing;
  for (const Flow& row : rules::flows())
    for (std::size_t i = 0; i < rules::guard_count; ++i) {
      const auto guard = static_cast<Guard>(i);
      if (!row.guards.has(guard)) continue;
      bool broken = false;
      for (const Break& one : table) {
        if (one.guard != guard || !one.where(row)) continue;
        broken = true;
        Case refused = case_of(row);
        one.apply(refused, row);
        INFO(name_of(row) << ": " << one.how);
        CHECK(decide(refused) == one.code);
      }
      if (!broken) missing.insert(fmt::format("{}: {}", name_of(row), record::name_of(guard)));
    }
  for (const std::string& pair : missing) FAIL_CHECK("no case breaks " << pair);
}

}  // namespace
}  // namespace tungdong::test
