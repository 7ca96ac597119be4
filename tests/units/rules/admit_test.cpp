// What the chart, the rules of law, the results and the figures may say: every refusal, by one broken record each.
#include "ledger/rules/admit.hpp"

#include <functional>

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace tungdong::rules {
namespace {

using date::year_month_day;
using money::Decimal;
using money::Dong;

constexpr year_month_day today = date::year{2026} / date::month{7} / date::day{1};
constexpr year_month_day start = date::year{2025} / date::month{1} / date::day{1};
constexpr year_month_day spring = date::year{2025} / date::month{3} / date::day{1};
constexpr year_month_day winter = date::year{2024} / date::month{12} / date::day{31};

// Decides records one after another, each seeing those before it.
class Registry {
 public:
  std::string admit(const Body& body, year_month_day date = spring, std::string doc = "QD-1") {
    prepare(body, doc);
    const Heading heading{++records_, date, std::move(doc), today};
    refusals_ = rules::admit(facts_, heading, body);
    std::string codes;
    for (const auto& refusal : refusals_) codes += (codes.empty() ? "" : " ") + std::string(refusal.code);
    return codes.empty() ? "taken" : codes;
  }
  const words::Refusals& refusals() const { return refusals_; }
  std::int64_t records() const { return records_; }

 private:
  template <class T>
  void known(const std::string& key) {
    if (!key.empty() && !facts_.shelf<T>().loaded(key)) facts_.shelf<T>().load(key, {});
  }
  void prepare(const Body& body, const std::string& doc) {
    known<chart::Document>(doc);
    std::visit(
        [&](const auto& value) {
          using T = std::remove_cvref_t<decltype(value)>;
          if constexpr (!std::is_same_v<T, Entry>) {
            known<T>(record::place_of(value));
            if constexpr (std::is_same_v<T, chart::Acceptance>)
              if (!facts_.accepted_loaded(value.holder)) facts_.load_accepted(value.holder, {});
            if constexpr (std::is_same_v<T, chart::Roll>)
              known<chart::Beneficiaries>(record::place(value.project, value.code));
            if constexpr (std::is_same_v<T, chart::Confirmation>) {
              facts_.load_mark(provisional_mark(value.line), Mark{1, "QD-1"});
              facts_.load_mark(reversal_mark(1), std::nullopt);
            }
            references(value, [&]<class U>(Of<U>, std::string_view, const std::string& code) { this->known<U>(code); });
          }
        },
        body);
  }

  Facts facts_;
  words::Refusals refusals_;
  std::int64_t records_ = 0;
};

// Good records, one of each kind, in the order in which each finds what it refers to.
struct Good {
  chart::BookHead head{.code = "so", .name = "Sổ", .name_en = {}, .edition = edition, .label = {}};
  chart::Document document;
  chart::Rule rule{"advance-limit", "30", {}, {}, "Điều 10"};
  chart::Source source{
      "NSTW", "Ngân sách trung ương", {}, chart::Level::central, chart::Capital::investment, chart::Family::budget};
  chart::Unit state;
  chart::Unit unit;
  chart::Unit office;
  chart::Succession succession{"11-SO", "11", {}, {}};
  chart::Zone zone{"11", "I", 2021, 2025};
  chart::Component header;
  chart::Component leaf;
  chart::Component group;
  chart::Mapping mapping{"CT-1", "CT-2", {}};
  results::Intervention intervention{"NUOC", "Nước sạch", {}, 200'000, 500'000, 300'000};
  results::Indicator indicator;
  chart::Project project;
  chart::Contract contract;
  chart::Ceiling ceiling{"unit:11", "CT", 2021, 2025, Dong(5)};
  results::Link link{"DA", "HO", 1, 600'000};
  chart::Acceptance acceptance{"contract:HD", "NT", Dong(5), {}};
  chart::Beneficiaries list;
  chart::Reconciliation reconciliation{"11", 2025};
  results::Target target;
  results::Observation observation;
  results::Gap gap{"11", "2025", "7 mục tiêu không đạt", {}};
  results::Figure figure;
  chart::UnitClass unit_class{"11", "counterpart", "A", 2021, 2025};
  results::Threshold threshold;
  results::PriceIndex index;
  results::Promise promise;
  results::Revisit revisit;
  results::Study study;
  chart::Roll roll;
  chart::Finding finding{"KL-1", "project:DA", chart::Remedy::recover, Dong(5), "Thu hồi", {}, {}, {}};
  chart::Dismissal dismissal{"1.1", chart::Check::unlinked, "Chi quản lý chung", {}};

  Good() {
    document.code = document.title = "QD-1";
    state.code = state.name = "VN";
    unit.code = unit.name = "11";
    unit.level = office.level = chart::Level::province;
    unit.parent = "VN";
    office.code = office.name = "11-SO";
    office.parent = "11";
    header.code = header.name = "CT";
    leaf.code = leaf.name = "CT-1";
    leaf.parent = group.parent = "CT";
    leaf.leaf = true;
    group.code = group.name = "CT-2";
    indicator.code = "HO";
    indicator.version = 1;
    indicator.name = indicator.unit = "hộ";
    indicator.revisit_months = {"12", "24"};
    project.code = project.name = "DA";
    project.unit = "11";
    project.component = "CT-1";
    project.investment = Dong(10);
    project.places = {"11"};
    project.interventions = {"NUOC"};
    contract.code = "HD";
    contract.project = "DA";
    contract.contractor = "Công ty";
    contract.value = Dong(5);
    contract.from = start;
    list.code = "DS";
    list.project = "DA";
    list.count = 2;
    list.amount = Dong(4);
    target.indicator = observation.indicator = "HO";
    target.version = observation.version = 1;
    target.place = observation.place = figure.place = "11";
    target.period = observation.period = figure.period = "2025";
    figure.code = figure.name = "F-1";
    figure.amount = Dong(7);
    threshold.indicator = promise.indicator = revisit.indicator = study.indicator = "HO";
    threshold.version = promise.version = revisit.version = study.version = 1;
    threshold.places = {"11"};
    threshold.first_year = 2021;
    threshold.last_year = 2025;
    threshold.value = Decimal(50, 0);
    index.code = index.name = "CPI";
    index.period = "2024";
    index.value = Decimal(1105, 1);
    index.base = "2019=100";
    promise.holder = "project:DA";
    promise.quantity = Decimal(40, 0);
    promise.unit_cost = Dong(3);
    revisit.project = study.project = "DA";
    revisit.delivered = "2023";
    revisit.months = 12;
    revisit.visited = 30;
    revisit.working = 21;
    roll.code = "HN";
    roll.people_key = "khoa+00000001";
    roll.people = {std::string(32, 'a')};
    study.code = study.name = "NC-1";
    study.period = "2021-2025";
    study.effect = Decimal(-12, 1);
    study.lower = Decimal(-20, 1);
    study.higher = Decimal(-4, 1);
  }

  std::vector<Body> all() const {
    return {
        head,      document,   rule,    source,         unit_of_state(), unit,        office,  succession, zone,
        header,    leaf,       group,   mapping,        intervention,    indicator,   project, contract,   ceiling,
        link,      acceptance, list,    reconciliation, target,          observation, gap,     figure,     unit_class,
        threshold, index,      promise, revisit,        study,           roll,        finding, dismissal};
  }
  Body unit_of_state() const { return state; }
};

Registry registry_of(const Good& good) {
  Registry registry;
  for (const Body& body : good.all()) {
    const bool papers = std::holds_alternative<chart::BookHead>(body) || std::holds_alternative<chart::Document>(body);
    const std::string fate = registry.admit(body, start, papers ? "" : "QD-1");
    if (fate != "taken") throw std::logic_error(fmt::format("{} was refused: {}", kind_of(body), fate));
  }
  return registry;
}

template <class T, class Change>
Body but(T value, Change&& change) {
  change(value);
  return value;
}

struct Case {
  std::string what;
  Body body;
  std::string codes;
  year_month_day date = spring;
  std::string doc = "QD-1";
};

void check(const std::vector<Case>& cases) {
  const Good good;
  for (const Case& one : cases) {
    INFO(kind_of(one.body) << ": " << one.what);
    Registry registry = registry_of(good);
    CHECK(registry.admit(one.body, one.date, one.doc) == one.codes);
  }
}

const Good good;

TEST_CASE("one good record of each kind is taken") {
  // Several units and components; no entry, and not the six kinds that bear on what comes after them: actors,
  // proposals, approvals, closings, reopenings, confirmations (tests of the book).
  CHECK(good.all().size() == std::variant_size_v<RecordOfAnyKind> + 4 - 1 - 6);
  CHECK_NOTHROW(registry_of(good));
}

TEST_CASE("of any record: its paper and its day") {
  check({
      {"no document", good.zone, "document-missing", spring, ""},
      {"an unknown one", good.zone, "unknown-document", spring, "QD-9"},
      {"tomorrow", good.zone, "date-in-future", date::sys_days(today) + date::days(1)},
      {"today", good.zone, "taken", today},
      {"both at once", good.zone, "date-in-future document-missing", date::sys_days(today) + date::days(1), ""},
      {"a document rests on none", but(good.document, [](auto& d) { d.code = "QD-2"; }), "taken", spring, ""},
      {"but not on an unknown one", but(good.document, [](auto& d) { d.code = "QD-2"; }), "unknown-document", spring,
       "QD-9"},
  });
}

TEST_CASE("of any record: what it refers to") {
  const auto unknown = [](auto value, auto member, std::string code) -> Body {
    value.*member = std::move(code);
    return value;
  };
  const std::string refused = "unknown-reference";
  check({
      {"supersedes", unknown(good.document, &chart::Document::supersedes, "QD-9"), refused},
      {"unit", unknown(good.succession, &chart::Succession::unit, "99"), refused},
      {"successor", unknown(good.succession, &chart::Succession::successor, "99"), refused},
      {"unit", unknown(good.zone, &chart::Zone::unit, "99"), refused},
      {"parent", unknown(good.unit, &chart::Unit::parent, "99"), refused},
      {"parent", unknown(good.leaf, &chart::Component::parent, "CT-9"), refused},
      {"component", unknown(good.mapping, &chart::Mapping::component, "CT-9"), refused},
      {"successor", unknown(good.mapping, &chart::Mapping::successor, "CT-9"), refused},
      {"unit", unknown(good.project, &chart::Project::unit, "99"), refused},
      {"component", unknown(good.project, &chart::Project::component, "CT-9"), refused},
      {"places", but(good.project, [](auto& p) { p.places.push_back("99"); }), refused},
      {"interventions",
       but(good.project,
           [](auto& p) {
             p.interventions = {"XX", "YY"};
           }),
       refused + " " + refused},
      {"project", unknown(good.contract, &chart::Contract::project, "XX"), refused},
      {"unit of a ceiling", unknown(good.ceiling, &chart::Ceiling::holder, "unit:99"), refused},
      {"project of a ceiling", unknown(good.ceiling, &chart::Ceiling::holder, "project:XX"), refused},
      {"component of a ceiling", unknown(good.ceiling, &chart::Ceiling::component, "CT-9"), refused},
      {"project", unknown(good.link, &results::Link::project, "XX"), refused},
      {"indicator", unknown(good.link, &results::Link::indicator, "XX"), refused},
      {"contract of an acceptance", unknown(good.acceptance, &chart::Acceptance::holder, "contract:XX"), refused},
      {"project", unknown(good.list, &chart::Beneficiaries::project, "XX"), refused},
      {"unit", unknown(good.reconciliation, &chart::Reconciliation::unit, "99"), refused},
      {"indicator", unknown(good.target, &results::Target::indicator, "XX"), refused},
      {"place", unknown(good.target, &results::Target::place, "99"), refused},
      {"other indicator", unknown(good.target, &results::Target::other_indicator, "XX"), refused},
      {"indicator", unknown(good.observation, &results::Observation::indicator, "XX"), refused},
      {"place", unknown(good.observation, &results::Observation::place, "99"), refused},
      {"project", unknown(good.observation, &results::Observation::project, "XX"), refused},
      {"place", unknown(good.gap, &results::Gap::place, "99"), refused},
      {"place", unknown(good.figure, &results::Figure::place, "99"), refused},
      {"component", unknown(good.figure, &results::Figure::component, "CT-9"), refused},
      {"whole", unknown(good.figure, &results::Figure::part_of, "F-9"), refused},
      {"figure beside", unknown(good.figure, &results::Figure::beside, "F-9"), refused},
      {"unit of a class", unknown(good.unit_class, &chart::UnitClass::unit, "99"), refused},
      {"parts",
       but(good.indicator,
           [](auto& i) {
             i.code = "NTM", i.parts = {"HO", "XX"};
           }),
       refused},
      {"flows", but(good.indicator, [](auto& i) { i.code = "NGHEO", i.gains = {"XX"}, i.losses = {"YY"}; }),
       refused + " " + refused},
      {"places of a threshold", but(good.threshold, [](auto& t) { t.places.push_back("99"); }), refused},
      {"project of a promise", unknown(good.promise, &results::Promise::holder, "project:XX"), refused},
      {"unit of a promise", unknown(good.promise, &results::Promise::holder, "unit:99"), refused},
      {"component of a promise", unknown(good.promise, &results::Promise::component, "CT-9"), refused},
      {"project visited", unknown(good.revisit, &results::Revisit::project, "XX"), refused},
      {"project studied", but(good.study, [](auto& s) { s.code = "NC-2", s.project = "XX"; }), refused},
      {"place studied", but(good.study, [](auto& s) { s.code = "NC-2", s.project.clear(), s.place = "99"; }), refused},
      {"component studied", but(good.study, [](auto& s) { s.code = "NC-2", s.component = "CT-9"; }), refused},
  });
}

TEST_CASE("the head, documents and rules of law") {
  check({
      {"a second head", good.head, "book-head-again", start, ""},
      {"a newer edition", but(good.head, [](auto& h) { h.edition = edition + 1; }), "book-head-again edition-unknown",
       start, ""},
      {"no edition", but(good.head, [](auto& h) { h.edition = 0; }), "book-head-again edition-unknown", start, ""},
      {"before its last version", good.document, "version-backdated", winter, ""},
      {"no parts", but(good.document, [](auto& d) { d.parts = 0; }), "parts-range"},
      {"one part", but(good.document, [](auto& d) { d.parts = 1; }), "taken"},
      {"a digest of 64 digits", but(good.document, [](auto& d) { d.sha256 = std::string(64, 'a'); }), "taken"},
      {"of 63", but(good.document, [](auto& d) { d.sha256 = std::string(63, 'a'); }), "sha256-malformed"},
      {"in capitals", but(good.document, [](auto& d) { d.sha256 = std::string(64, 'A'); }), "sha256-malformed"},
      {"a code that nothing reads", but(good.rule, [](auto& r) { r.code = "advance"; }), "rule-unknown"},
      {"a value of another form", but(good.rule, [](auto& r) { r.value = "Y-12-31"; }), "rule-value"},
      {"ending before it begins", but(good.rule, [](auto& r) { r.from = spring, r.until = start; }), "dates-reversed"},
      {"one day long", but(good.rule, [](auto& r) { r.from = r.until = spring; }), "taken"},
  });
  Registry first;
  CHECK(first.admit(good.head, start, "") == "taken");
}

TEST_CASE("sources, units and components") {
  check({
      {"another name", but(good.source, [](auto& s) { s.name = "NSTW, vốn đầu tư"; }), "taken"},
      {"another level", but(good.source, [](auto& s) { s.level = chart::Level::province; }), "source-fixed"},
      {"other capital", but(good.source, [](auto& s) { s.capital = chart::Capital::recurrent; }), "source-fixed"},
      {"another family", but(good.source, [](auto& s) { s.family = chart::Family::oda; }), "source-fixed"},
      {"a new version", but(good.unit, [](auto& u) { u.name = "Tỉnh"; }), "taken"},
      {"before the last", good.unit, "version-backdated", winter},
      {"ending before it begins", but(good.unit, [](auto& u) { u.from = spring, u.until = start; }), "dates-reversed"},
      {"below itself", but(good.unit, [](auto& u) { u.parent = "11"; }), "own-parent"},
      {"below its own office", but(good.unit, [](auto& u) { u.parent = "11-SO"; }), "own-parent"},
      {"the State below its province", but(good.state, [](auto& u) { u.parent = "11-SO"; }), "own-parent parent-below"},
      {"a province below a commune",
       but(good.office, [](auto& u) { u.level = chart::Level::commune, u.parent = "11-SO"; }), "own-parent"},
      {"above its parent", but(good.office, [](auto& u) { u.level = chart::Level::central; }), "parent-below"},
      {"its own successor", but(good.succession, [](auto& s) { s.successor = s.unit; }), "own-successor"},
      {"years backwards", but(good.zone, [](auto& z) { z.last_year = 2020; }), "years-reversed"},
      {"years before 2000", but(good.zone, [](auto& z) { z.first_year = 1999; }), "years-reversed"},
      {"years after 2099", but(good.zone, [](auto& z) { z.last_year = 2100; }), "years-reversed"},
      {"before the last", good.leaf, "version-backdated", winter},
      {"ending before it begins", but(good.leaf, [](auto& c) { c.from = spring, c.until = start; }), "dates-reversed"},
      {"below itself", but(good.group, [](auto& c) { c.parent = "CT-2"; }), "own-parent"},
      {"below one that is below it", but(good.header, [](auto& c) { c.parent = "CT-2"; }), "own-parent"},
      {"below a leaf", but(good.group, [](auto& c) { c.parent = "CT-1"; }), "parent-is-leaf"},
  });
}

TEST_CASE("projects, contracts and what bounds them") {
  const auto too_much = Dong(Dong::largest_recordable().count() + 1);
  check({
      {"before the last version", good.project, "version-backdated", winter},
      {"ending before it begins", but(good.project, [](auto& p) { p.from = spring, p.until = start; }),
       "dates-reversed"},
      {"worth nothing", but(good.project, [](auto& p) { p.investment = Dong(0); }), "field-amount"},
      {"worth too much", but(good.project, [=](auto& p) { p.investment = too_much; }), "field-amount"},
      {"at a header", but(good.project, [](auto& p) { p.component = "CT"; }), "not-leaf"},
      {"before the last version", good.contract, "version-backdated", winter},
      {"ending before it begins", but(good.contract, [](auto& c) { c.from = spring, c.until = start; }),
       "dates-reversed"},
      {"worth nothing", but(good.contract, [](auto& c) { c.value = Dong(0); }), "field-amount"},
      {"worth less", but(good.contract, [](auto& c) { c.value = Dong(-1); }), "field-amount"},
      {"advances of more than all", but(good.contract, [](auto& c) { c.advance_percent = Decimal(1001, 1); }),
       "percent-range"},
      {"of less than nothing", but(good.contract, [](auto& c) { c.advance_percent = Decimal(-1, 0); }),
       "percent-range"},
      {"of all", but(good.contract, [](auto& c) { c.advance_percent = Decimal(100, 0); }), "taken"},
      {"no ceiling", but(good.ceiling, [](auto& c) { c.amount = Dong(0); }), "field-amount"},
      {"years backwards", but(good.ceiling, [](auto& c) { c.last_year = 2020; }), "years-reversed"},
      {"of nobody", but(good.ceiling, [](auto& c) { c.holder = "11"; }), "holder-malformed"},
      {"of a contract", but(good.ceiling, [](auto& c) { c.holder = "contract:HD"; }), "holder-malformed"},
      {"of nothing", but(good.acceptance, [](auto& a) { a.code = "NT-2", a.amount = Dong(0); }), "field-amount"},
      {"of nobody", but(good.acceptance, [](auto& a) { a.holder = "HD"; }), "holder-malformed"},
      {"of a unit", but(good.acceptance, [](auto& a) { a.holder = "unit:11"; }), "holder-malformed"},
      {"recorded before", good.acceptance, "recorded-already"},
      {"of nobody", but(good.list, [](auto& l) { l.code = "DS-2", l.count = 0; }), "count-range"},
      {"of nothing", but(good.list, [](auto& l) { l.code = "DS-2", l.amount = Dong(0); }), "field-amount"},
      {"recorded before", good.list, "recorded-already"},
      {"of no year", but(good.reconciliation, [](auto& r) { r.year = 25; }), "years-reversed"},
  });
  Registry registry = registry_of(good);
  auto other = good.project;
  other.code = "DB";
  REQUIRE(registry.admit(other) == "taken");
  CHECK(registry.admit(but(good.contract, [](auto& c) { c.project = "DB"; })) == "contract-moved");
  CHECK(registry.admit(but(good.list, [](auto& l) { l.project = "DB"; })) == "taken");  // a list of its own
}

TEST_CASE("interventions, indicators and links") {
  check({
      {"less than the whole", but(good.intervention, [](auto& i) { i.support_ppm = 0; }), "shares-not-whole"},
      {"out of range", but(good.intervention, [](auto& i) { i.support_ppm = -200'000, i.capability_ppm = 700'000; }),
       "share-range"},
      {"a version again", but(good.indicator, [](auto& i) { i.unit = "nhà"; }), "definition-fixed"},
      {"a new version", but(good.indicator, [](auto& i) { i.version = 2; }), "taken"},
      {"lags backwards",
       but(good.indicator, [](auto& i) { i.version = 2, i.lag_from_months = 12, i.lag_to_months = 6; }),
       "lag-reversed"},
      {"of an unknown version", but(good.link, [](auto& l) { l.version = 2; }), "unknown-indicator"},
      {"out of range", but(good.link, [](auto& l) { l.share_ppm = 1'000'001; }), "share-range shares-over-whole"},
      {"below nothing", but(good.link, [](auto& l) { l.share_ppm = -1; }), "share-range"},
      {"replacing its own share", but(good.link, [](auto& l) { l.share_ppm = 1'000'000; }), "taken"},
  });
  Registry registry = registry_of(good);
  REQUIRE(registry.admit(but(good.indicator, [](auto& i) { i.code = "NHA"; })) == "taken");
  const auto share = [&](std::string indicator, std::int64_t ppm) {
    return registry.admit(but(good.link, [&](auto& l) { l.indicator = indicator, l.share_ppm = ppm; }));
  };
  CHECK(share("NHA", 400'001) == "shares-over-whole");
  CHECK(share("NHA", 400'000) == "taken");
  CHECK(share("HO", 600'001) == "shares-over-whole");
  CHECK(share("HO", 0) == "taken");
  CHECK(share("NHA", 1'000'000) == "taken");
  CHECK(share("HO", 1) == "shares-over-whole");
  // Of several each counts, by its latest link.
  REQUIRE(registry.admit(but(good.indicator, [](auto& i) { i.code = "DUONG"; })) == "taken");
  CHECK(share("NHA", 300'000) == "taken");
  CHECK(share("HO", 600'000) == "taken");
  CHECK(share("DUONG", 100'001) == "shares-over-whole");
  CHECK(share("DUONG", 100'000) == "taken");
}

TEST_CASE("targets, observations and figures") {
  using results::Operator;
  check({
      {"of an unknown version", but(good.target, [](auto& t) { t.version = 2; }), "unknown-indicator"},
      {"between one", but(good.target, [](auto& t) { t.op = Operator::between; }), "target-between"},
      {"between two the wrong way",
       but(good.target, [](auto& t) { t.op = Operator::between, t.upper = Decimal(-1, 0); }), "target-between"},
      {"between two", but(good.target, [](auto& t) { t.op = Operator::between, t.upper = Decimal(1, 0); }), "taken"},
      {"a ratio to nothing", but(good.target, [](auto& t) { t.form = results::TargetForm::ratio_to_indicator; }),
       "field-missing"},
      {"a ratio to another",
       but(good.target, [](auto& t) { t.form = results::TargetForm::ratio_to_indicator, t.other_indicator = "HO"; }),
       "taken"},
      {"of an unknown version", but(good.observation, [](auto& o) { o.version = 2; }), "unknown-indicator"},
      {"of no place", but(good.observation, [](auto& o) { o.place.clear(); }), "place-or-project"},
      {"of a place and a project", but(good.observation, [](auto& o) { o.project = "DA"; }), "place-or-project"},
      {"half a rate", but(good.observation, [](auto& o) { o.numerator = Decimal(1, 0); }), "rate-parts"},
      {"the other half", but(good.observation, [](auto& o) { o.denominator = Decimal(1, 0); }), "rate-parts"},
      {"of none", but(good.observation, [](auto& o) { o.numerator = o.denominator = Decimal(0, 0); }), "rate-parts"},
      {"a rate", but(good.observation, [](auto& o) { o.numerator = o.denominator = Decimal(1, 0); }), "taken"},
      {"correcting what is none", but(good.observation, [](auto& o) { o.corrects = 1; }), "corrects-unknown"},
      {"correcting the first", but(good.observation, [](auto& o) { o.corrects = 24; }), "taken"},
      {"recorded before", good.figure, "recorded-already"},
      {"neither amount nor value", but(good.figure, [](auto& f) { f.code = "F-2", f.amount.reset(); }),
       "amount-or-value"},
      {"both", but(good.figure, [](auto& f) { f.code = "F-2", f.value = Decimal(1, 0), f.unit = "hộ"; }),
       "amount-or-value"},
      {"a value of no unit",
       but(good.figure, [](auto& f) { f.code = "F-2", f.amount.reset(), f.value = Decimal(1, 0); }), "field-missing"},
      {"part of another", but(good.figure, [](auto& f) { f.code = "F-2", f.part_of = "F-1"; }), "taken"},
  });
}

TEST_CASE("what a criterion, a work and a segment may be") {
  using results::Measure;
  check({
      {"of no parts but at least one", but(good.indicator, [](auto& i) { i.code = "NTM", i.at_least = 1; }),
       "at-least-range"},
      {"at least none", but(good.indicator, [](auto& i) { i.code = "NTM", i.parts = {"HO"}, i.at_least = 0; }),
       "at-least-range"},
      {"at least two of one", but(good.indicator, [](auto& i) { i.code = "NTM", i.parts = {"HO"}, i.at_least = 2; }),
       "at-least-range"},
      {"one of one", but(good.indicator, [](auto& i) { i.code = "NTM", i.parts = {"HO"}, i.at_least = 1; }), "taken"},
      {"part of itself", but(good.indicator, [](auto& i) { i.version = 2, i.parts = {"HO"}; }), "own-parent"},
      {"looked at again after no months",
       but(good.indicator,
           [](auto& i) {
             i.version = 2, i.revisit_months = {"0", "601", "x", "600"};
           }),
       "months-range months-range months-range"},
      {"of no dimension", but(good.observation, [](auto& o) { o.segment = "nữ"; }), "segment-malformed"},
      {"of an empty one", but(good.observation, [](auto& o) { o.segment = ":nữ"; }), "segment-malformed"},
      {"of an empty segment", but(good.observation, [](auto& o) { o.segment = "sex:"; }), "segment-malformed"},
      {"of a segment", but(good.observation, [](auto& o) { o.segment = "sex:nữ"; }), "taken"},
      {"before its definition", good.observation, "before-definition", winter},
      {"on the day of it", good.observation, "taken", start},
  });
  Registry registry = registry_of(good);
  const auto define = [&](std::string code, Measure measure) {
    return registry.admit(but(good.indicator, [&](auto& i) { i.code = code, i.measure = measure; }));
  };
  REQUIRE(define("TC", Measure::criterion) == "taken");
  REQUIRE(define("TD", Measure::progress) == "taken");
  const auto see = [&](std::string code, Decimal value) {
    return registry.admit(but(good.observation, [&](auto& o) { o.indicator = code, o.value = value; }));
  };
  CHECK(see("TC", Decimal(1, 0)) == "taken");
  CHECK(see("TC", Decimal(0, 0)) == "taken");
  CHECK(see("TC", Decimal(5, 1)) == "criterion-value");
  CHECK(see("TC", Decimal(2, 0)) == "criterion-value");
  CHECK(see("TD", Decimal(100, 0)) == "taken");
  CHECK(see("TD", Decimal(0, 0)) == "taken");
  CHECK(see("TD", Decimal(1001, 1)) == "progress-value");
  CHECK(see("TD", Decimal(-1, 1)) == "progress-value");
}

TEST_CASE("thresholds, classes, prices, promises, revisits and studies") {
  using results::Operator;
  check({
      {"years backwards", but(good.unit_class, [](auto& u) { u.last_year = 2020; }), "years-reversed"},
      {"of an unknown version", but(good.threshold, [](auto& t) { t.version = 2; }), "unknown-indicator"},
      {"before its definition", good.threshold, "before-definition", winter},
      {"years backwards", but(good.threshold, [](auto& t) { t.last_year = 2020; }), "years-reversed"},
      {"between one", but(good.threshold, [](auto& t) { t.op = Operator::between; }), "target-between"},
      {"between two", but(good.threshold, [](auto& t) { t.op = Operator::between, t.upper = Decimal(60, 0); }),
       "taken"},
      {"of no period", but(good.index, [](auto& i) { i.period = "năm ngoái"; }), "period-malformed"},
      {"of nothing", but(good.index, [](auto& i) { i.value = Decimal(0, 0); }), "value-not-positive"},
      {"a year again", but(good.index, [](auto& i) { i.value = Decimal(1106, 1); }), "taken"},
      {"of an unknown version", but(good.promise, [](auto& p) { p.version = 2; }), "unknown-indicator"},
      {"before its definition", good.promise, "before-definition", winter},
      {"of a contract", but(good.promise, [](auto& p) { p.holder = "contract:HD"; }), "holder-malformed"},
      {"of nobody", but(good.promise, [](auto& p) { p.holder = "DA"; }), "holder-malformed"},
      {"of nothing", but(good.promise, [](auto& p) { p.quantity = Decimal(0, 0); }), "value-not-positive"},
      {"for nothing", but(good.promise, [](auto& p) { p.unit_cost = Dong(0); }), "field-amount"},
      {"of a unit", but(good.promise, [](auto& p) { p.holder = "unit:11", p.component = "CT-1"; }), "taken"},
      {"of an unknown version", but(good.revisit, [](auto& r) { r.version = 2; }), "unknown-indicator"},
      {"of no period", but(good.revisit, [](auto& r) { r.delivered = "sớm"; }), "period-malformed"},
      {"of nobody", but(good.revisit, [](auto& r) { r.visited = r.working = 0; }), "revisit-counts"},
      {"more working than visited", but(good.revisit, [](auto& r) { r.working = 31; }), "revisit-counts"},
      {"fewer than none working", but(good.revisit, [](auto& r) { r.working = -1; }), "revisit-counts"},
      {"none working", but(good.revisit, [](auto& r) { r.working = 0; }), "taken"},
      {"at another age", but(good.revisit, [](auto& r) { r.months = 36; }), "revisit-not-due"},
      {"before it was delivered", but(good.revisit, [](auto& r) { r.delivered = "2025-04"; }), "revisit-before"},
      {"a study again", good.study, "recorded-already"},
      {"of an unknown version", but(good.study, [](auto& s) { s.code = "NC-2", s.version = 2; }), "unknown-indicator"},
      {"of no period", but(good.study, [](auto& s) { s.code = "NC-2", s.period = "lâu"; }), "period-malformed"},
      {"of neither", but(good.study, [](auto& s) { s.code = "NC-2", s.project.clear(); }), "place-or-project"},
      {"of both", but(good.study, [](auto& s) { s.code = "NC-2", s.place = "11"; }), "place-or-project"},
      {"one end", but(good.study, [](auto& s) { s.code = "NC-2", s.lower.reset(); }), "interval-ends"},
      {"ends that do not hold it", but(good.study, [](auto& s) { s.code = "NC-2", s.higher = Decimal(-13, 1); }),
       "interval-ends"},
      {"no interval", but(good.study, [](auto& s) { s.code = "NC-2", s.lower.reset(), s.higher.reset(); }), "taken"},
  });
}

TEST_CASE("a work is visited when its own version of the indicator says") {
  Registry registry = registry_of(good);
  REQUIRE(registry.admit(but(good.indicator, [](auto& i) { i.version = 2, i.revisit_months = {"36"}; })) == "taken");
  const auto after = [&](std::int64_t version, std::int64_t months) {
    return registry.admit(but(good.revisit, [&](auto& r) { r.version = version, r.months = months; }));
  };
  CHECK(after(1, 12) == "taken");
  CHECK(after(1, 36) == "revisit-not-due");
  CHECK(after(2, 36) == "taken");
  CHECK(after(2, 12) == "revisit-not-due");
}

TEST_CASE("weights of interventions, and links of a project that ended") {
  check({
      {"less than the whole", but(good.project, [](auto& p) { p.interventions = {"NUOC=999999"}; }),
       "weights-malformed"},
      {"a type twice",
       but(good.project,
           [](auto& p) {
             p.interventions = {"NUOC", "NUOC"};
           }),
       "weights-malformed"},
      {"the whole", but(good.project, [](auto& p) { p.interventions = {"NUOC=1000000"}; }), "taken"},
  });
  Registry registry = registry_of(good);
  REQUIRE(registry.admit(but(good.project, [](auto& p) { p.until = spring; })) == "taken");
  CHECK(registry.admit(good.link, spring) == "taken");
  CHECK(registry.admit(good.link, date::sys_days(spring) + date::days(1)) == "project-ended");
  CHECK(registry.admit(but(good.link, [](auto& l) { l.share_ppm = 0; }), today) == "taken");
}

TEST_CASE("at its bound a value is taken") {
  const auto most = Dong::largest_recordable();
  check({
      {"worth the most there is", but(good.project, [=](auto& p) { p.investment = most; }), "taken"},
      {"from 2000 to 2099", but(good.zone, [](auto& z) { z.first_year = 2000, z.last_year = 2099; }), "taken"},
      {"of one year", but(good.zone, [](auto& z) { z.first_year = z.last_year = 2025; }), "taken"},
      {"advances of none", but(good.contract, [](auto& c) { c.advance_percent = Decimal(0, 0); }), "taken"},
      {"all of one kind",
       but(good.intervention, [](auto& i) { i.support_ppm = i.capability_ppm = 0, i.infrastructure_ppm = 1'000'000; }),
       "taken"},
      {"a lag of one month",
       but(good.indicator, [](auto& i) { i.version = 2, i.lag_from_months = i.lag_to_months = 12; }), "taken"},
      {"a lag without an end", but(good.indicator, [](auto& i) { i.version = 2, i.lag_from_months = 12; }), "taken"},
      {"looked at again after one month and after fifty years",
       but(good.indicator,
           [](auto& i) {
             i.version = 2, i.revisit_months = {"1", "600"};
           }),
       "taken"},
      {"between one and the same",
       but(good.target, [](auto& t) { t.op = results::Operator::between, t.upper = t.value; }), "taken"},
      {"on the day of delivery", but(good.revisit, [](auto& r) { r.delivered = "2025-03"; }), "taken"},
      {"all of them working", but(good.revisit, [](auto& r) { r.working = r.visited; }), "taken"},
      {"one visited", but(good.revisit, [](auto& r) { r.working = r.visited = 1; }), "taken"},
      {"an interval of one point", but(good.study, [](auto& s) { s.code = "NC-2", s.lower = s.higher = s.effect; }),
       "taken"},
      {"an effect at its lower end", but(good.study, [](auto& s) { s.code = "NC-2", s.lower = s.effect; }), "taken"},
      {"an effect below it", but(good.study, [](auto& s) { s.code = "NC-2", s.lower = Decimal(-11, 1); }),
       "interval-ends"},
      {"the other end alone", but(good.study, [](auto& s) { s.code = "NC-2", s.higher.reset(); }), "interval-ends"},
      {"a version of the same day", good.unit, "taken", start},
      {"the most there is", chart::Confirmation{"1.1", most}, "taken"},
      {"more than that", chart::Confirmation{"1.1", Dong(most.count() + 1)}, "field-amount"},
      {"nothing", chart::Confirmation{"1.1", Dong(0)}, "taken"},
      {"reopened without a reason", chart::Reopening{"11", 1, ""}, "reason-missing closing-unknown"},
      {"less than nothing", chart::Confirmation{"1.1", Dong(-1)}, "field-amount"},
  });
}

TEST_CASE("of successors the shares are no more than the whole") {
  const auto share = [](std::string successor, std::int64_t ppm) {
    return but(good.succession, [&](auto& s) { s.successor = successor, s.share_ppm = ppm; });
  };
  check({{"more than the whole", share("11", 1'000'001), "share-range succession-shares"},
         {"less than nothing", share("11", -1), "share-range"},
         {"nothing", share("11", 0), "taken"},
         {"the whole", share("11", 1'000'000), "taken"}});
  Registry registry = registry_of(good);
  CHECK(registry.admit(share("11", 400'000)) == "taken");
  CHECK(registry.admit(share("VN", 600'001)) == "succession-shares");
  CHECK(registry.admit(share("VN", 600'000)) == "taken");
}

TEST_CASE("rolls of people, findings and flags put aside") {
  const auto paid = [](auto& r) { r.use = chart::RollUse::paid, r.code = "DS", r.project = "DA"; };
  check({
      {"paid for no project", but(good.roll, [](auto& r) { r.use = chart::RollUse::paid; }), "roll-project"},
      {"eligible for a project", but(good.roll, [](auto& r) { r.project = "DA"; }), "roll-project"},
      {"paid by a list", but(good.roll, paid), "taken"},
      {"by one that nobody knows", but(good.roll, [&](auto& r) { paid(r), r.code = "DS-9"; }), "unknown-list"},
      {"ending before it begins", but(good.roll, [](auto& r) { r.from = spring, r.until = start; }), "dates-reversed"},
      {"people of 31 digits", but(good.roll, [](auto& r) { r.people = {std::string(31, 'a')}; }), "person-malformed"},
      {"people by their names",
       but(good.roll,
           [](auto& r) {
             r.people = {std::string(32, 'a'), std::string(32, 'g')};
           }),
       "person-malformed"},
      {"every digit", but(good.roll, [](auto& r) { r.people = {"0123456789abcdef0123456789abcdef"}; }), "taken"},
      {"a sign before the digits", but(good.roll, [](auto& r) { r.people = {std::string(32, '/')}; }),
       "person-malformed"},
      {"a sign behind them", but(good.roll, [](auto& r) { r.people = {std::string(32, ':')}; }), "person-malformed"},
      {"a sign before the letters", but(good.roll, [](auto& r) { r.people = {std::string(32, '`')}; }),
       "person-malformed"},
      {"before its last version", good.finding, "version-backdated", winter},
      {"about nobody", but(good.finding, [](auto& f) { f.holder = "DA"; }), "holder-malformed"},
      {"about a source", but(good.finding, [](auto& f) { f.holder = "source:NSTW"; }), "holder-malformed"},
      {"of nothing", but(good.finding, [](auto& f) { f.amount = Dong(0); }), "field-amount"},
      {"of no amount", but(good.finding, [](auto& f) { f.amount.reset(); }), "taken"},
      {"of no record", but(good.dismissal, [](auto& d) { d.flagged = "một"; }), "flag-unknown"},
      {"of record 0", but(good.dismissal, [](auto& d) { d.flagged = "0.1"; }), "flag-unknown"},
  });
  Registry registry = registry_of(good);
  const auto put_aside = [&](std::int64_t record) {
    return registry.admit(but(good.dismissal, [&](auto& d) { d.flagged = std::to_string(record); }));
  };
  CHECK(put_aside(registry.records() + 1) == "flag-unknown");  // itself
  CHECK(put_aside(registry.records()) == "taken");
}

TEST_CASE("nobody approves what cannot be read") {
  Facts facts;
  const chart::Proposal torn{.proposed = "một", .draft = {}, .signature = {}};
  facts.shelf<chart::Proposal>().load("một", {{1, start, "", torn}});
  facts.shelf<chart::Approval>().load("một", {});
  const auto refusals =
      rules::admit(facts, Heading{2, spring, "", today}, chart::Approval{"một", chart::Decision::approved, {}, "AA=="});
  REQUIRE(refusals.size() == 1);
  CHECK(refusals.front().code == "proposal-malformed");
}

TEST_CASE("a refused record is not known to the next") {
  Registry registry = registry_of(good);
  auto other = good.project;
  other.code = "DB";
  other.investment = Dong(0);
  CHECK(registry.admit(other) == "field-amount");
  CHECK(registry.admit(but(good.contract, [](auto& c) { c.code = "HB", c.project = "DB"; })) == "unknown-reference");
}

}  // namespace
}  // namespace tungdong::rules
