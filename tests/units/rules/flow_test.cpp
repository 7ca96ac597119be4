// The table of flows as data, the names of kinds, and what an entry inverts to.
#include "ledger/rules/flow.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "ledger/rules/guard.hpp"

namespace tungdong::rules {
namespace {

using chart::HolderType;
using chart::Stage;

chart::Stand stand(std::string_view text) {
  return *chart::Stand::read(text);
}

Line line(Kind kind, std::string_view from, std::string_view to, std::int64_t amount) {
  Line one;
  one.kind = kind;
  one.amount = money::Dong(amount);
  one.from = stand(from);
  one.to = stand(to);
  one.source = "NSTW";
  one.component = "CT-1";
  one.period = *chart::Period::read("2025");
  return one;
}

TEST_CASE("every kind but the reversal has a row, and the names are all different") {
  std::set<Kind> kinds;
  for (const Flow& flow : flows()) kinds.insert(flow.kind);
  CHECK(kinds.size() == kind_count - 1);
  CHECK_FALSE(kinds.contains(Kind::reverse));
  const auto all_different = [](const auto& names) {
    const std::set<std::string_view> set(names.begin(), names.end());
    return set.size() == names.size() && !set.contains("");
  };
  CHECK(all_different(record::Names<Kind>::names));
  CHECK(all_different(record::Names<Guard>::names));
  CHECK(all_different(record::Names<Relation>::names));
  CHECK(all_different(record::Names<Attribute>::names));
  CHECK(std::ranges::is_sorted(record::Names<Attribute>::names));  // the order of canonical JSON
  CHECK(record::name_of(Kind::write_off) == "write-off");
  CHECK(record::name_of(Kind::settle) == "settle");
  CHECK(record::name_of(Kind::carry) == "carry");
  CHECK(record::name_of(Guard::entrusted) == "entrusted");
  CHECK(record::name_of(Relation::any) == "any");
  CHECK(record::name_of(Attribute::upper) == "upper");
}

TEST_CASE("every guard and relation stands somewhere in the table") {
  Guards met;
  std::set<Relation> relations;
  for (const Flow& flow : flows()) {
    met = met | flow.guards;
    relations.insert(flow.relation);
  }
  for (std::size_t i = 0; i < guard_count; ++i) {
    INFO(record::name_of(static_cast<Guard>(i)));
    CHECK(met.has(static_cast<Guard>(i)));
  }
  CHECK(relations.size() == record::Names<Relation>::names.size() - 1);  // all but a reversal's
}

TEST_CASE("the mirror account holds what no one else does, and nothing else") {
  for (const Flow& flow : flows()) {
    CHECK((flow.from == Stage::origin) == (flow.from_holder == HolderType::source));
    CHECK((flow.to == Stage::origin) == (flow.to_holder == HolderType::source));
    CHECK_FALSE((flow.from == Stage::returned || flow.from == Stage::lapsed));  // ends of the way
  }
}

TEST_CASE("an entry is inverted line by line, the last first, each naming the lot that it made") {
  Entry entry;
  entry.part = 2;
  entry.lines.push_back(line(Kind::appropriate, "origin:source:NSTW", "available:unit:11", 10));
  entry.lines.push_back(line(Kind::carry, "available:unit:11", "available:unit:11", 4));
  entry.lines.back().to_component = "CT-2";
  entry.lines.back().to_period = chart::Period::read("2025>2026");
  entry.lines.back().attributes.set(Attribute::reason, "c");
  const Entry inverted = inverse(entry, 7, "nhập nhầm");
  CHECK(inverted.reverses == 7);
  CHECK(inverted.reason == "nhập nhầm");
  CHECK_FALSE(inverted.part);
  REQUIRE(inverted.lines.size() == 2);
  const Line& carried = inverted.lines[0];
  CHECK(carried.kind == Kind::reverse);
  CHECK(carried.of == Kind::carry);
  CHECK(carried.from_account() == entry.lines[1].to_account());
  CHECK(carried.to_account() == entry.lines[1].from_account());
  CHECK(carried.attributes[Attribute::lots] == "7.2");
  CHECK(carried.attributes[Attribute::reason].empty());
  CHECK(inverted.lines[1].attributes[Attribute::lots] == "7.1");
  CHECK(inverted.lines[1].from == entry.lines[0].to);
  CHECK_FALSE(inverted.lines[1].to_period);
}

TEST_CASE("attributes are kept in the order of their names, an empty one not at all") {
  Attributes attributes;
  attributes.set(Attribute::treasury, "KBNN");
  attributes.set(Attribute::chapter, "422");
  attributes.set(Attribute::treasury, "KBNN Điện Biên");
  attributes.set(Attribute::item, "7000");
  attributes.set(Attribute::item, "");
  attributes.set(Attribute::note, "");
  REQUIRE(attributes.values().size() == 2);
  CHECK(attributes.values()[0].first == Attribute::chapter);
  CHECK(attributes[Attribute::treasury] == "KBNN Điện Biên");
  CHECK(attributes[Attribute::item].empty());
}

TEST_CASE("a payment's own links") {
  const auto shares = [](std::string_view text) {
    std::string read;
    const auto served = read_serves(text);
    if (!served) return std::string("malformed");
    for (const Served& one : *served)
      read += one.indicator + "/" + std::to_string(one.version) + "/" + std::to_string(one.share_ppm) + " ";
    return read;
  };
  CHECK(shares("HO@1=1000000") == "HO/1/1000000 ");
  CHECK(shares("HO@1=600000|NHA-O@2=400000") == "HO/1/600000 NHA-O/2/400000 ");
  CHECK(shares("HO@1=1") == "HO/1/1 ");
  for (const std::string_view bad :
       {"", "|", "HO", "HO@1", "HO=5", "@1=5", "HO@=5", "HO@1=", "HO@1=0", "HO@1=-1", "HO@1=1000001",
        "HO@1=600000|NHA@1=400001", "HO=1@5", "HO@1=5||NHA@1=5", "HO@x=5",
        "HO@1=9223372036854775807|NHA@1=9223372036854775807", "HO@1=5,5", "HO@1=5|HO@1=99999999999999999999"}) {
    INFO(bad);
    CHECK(shares(bad) == "malformed");
  }
}

}  // namespace
}  // namespace tungdong::rules
