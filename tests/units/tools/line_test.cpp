// From the columns that an officer fills in to the ends of a line.
#include "tools/sheet/line.hpp"

#include <catch2/catch.hpp>

#include "ledger/words/catalogue.hpp"

namespace tungdong::tools {
namespace {

Cells cells(std::initializer_list<std::pair<const char*, const char*>> values) {
  Cells row;
  row.set("source", "NS");
  row.set("component", "CT");
  row.set("period", "2025");
  row.set("amount", "5");
  for (const auto& [column, value] : values) row.set(column, value);
  return row;
}

std::string ends(const Cells& row) {
  const auto line = read_line(row, {});
  if (!line) return std::string(line.error().front().code);
  return line->from.text() + " -> " + line->to.text();
}

TEST_CASE("the kind and the holders say which stages a line leads from and to") {
  using Row = std::initializer_list<std::pair<const char*, const char*>>;
  struct Case {
    Row row;
    const char* expected;
  };
  const Case cases[] = {
      {{{"kind", "appropriate"}, {"unit", "11"}}, "origin:source:NS -> available:unit:11"},
      {{{"kind", "giao dự toán"}, {"unit", "11"}}, "origin:source:NS -> available:unit:11"},
      {{{"kind", "GIAO DU TOAN"}, {"unit", "11"}}, "origin:source:NS -> available:unit:11"},
      {{{"kind", "send"}, {"unit", "VN"}, {"to_unit", "11"}}, "available:unit:VN -> transit:unit:11"},
      {{{"kind", "receive"}, {"unit", "11"}}, "transit:unit:11 -> available:unit:11"},
      {{{"kind", "receive"}, {"unit", "11"}, {"upper", "goc 12"}}, "origin:source:NS -> available:unit:11"},
      {{{"kind", "fund"}, {"unit", "11"}, {"project", "DA"}}, "available:unit:11 -> assigned:project:DA"},
      {{{"kind", "commit"}, {"project", "DA"}, {"contract", "HD"}}, "assigned:project:DA -> committed:contract:HD"},
      {{{"kind", "advance"}, {"contract", "HD"}}, "committed:contract:HD -> advanced:contract:HD"},
      {{{"kind", "advance"}, {"project", "DA"}}, "assigned:project:DA -> advanced:project:DA"},
      {{{"kind", "pay"}, {"contract", "HD"}}, "committed:contract:HD -> spent:contract:HD"},
      {{{"kind", "thanh toán"}, {"project", "DA"}}, "assigned:project:DA -> spent:project:DA"},
      {{{"kind", "contribute"}, {"project", "DA"}}, "origin:source:NS -> assigned:project:DA"},
      {{{"kind", "contribute"}, {"project", "DA"}, {"quantity", "3"}}, "origin:source:NS -> spent:project:DA"},
      {{{"kind", "refund"}, {"contract", "HD"}, {"from_stage", "spent"}}, "spent:contract:HD -> committed:contract:HD"},
      {{{"kind", "refund"}, {"contract", "HD"}}, "ends-unclear"},
      {{{"kind", "pay"}}, "ends-unclear"},
      {{{"kind", "pay"}, {"unit", "11"}, {"contract", "HD"}}, "ends-unclear"},
      {{{"kind", "carry"}, {"unit", "11"}, {"from_stage", "available"}, {"to_period", "2025>2026"}},
       "available:unit:11 -> available:unit:11"},
      {{{"kind", "open"}, {"contract", "HD"}, {"to_stage", "advanced"}}, "origin:source:NS -> advanced:contract:HD"},
      {{{"kind", "pay"}, {"from", "assigned:project:DA"}, {"to", "spent:project:DA"}},
       "assigned:project:DA -> spent:project:DA"},
      {{{"kind", "pay"}, {"from", "assigned:project:DA"}}, "field-missing"},
      {{{"kind", "trả tiền"}, {"project", "DA"}}, "unknown-kind-of-entry"},
      {{{"kind", "pay"}, {"project", "DA"}, {"amount", "1.5"}}, "number-fraction"},
      {{{"kind", "pay"}, {"project", "DA"}, {"amount", "1,234,567"}}, "number-ambiguous"},
      {{{"kind", "pay"}, {"project", "DA"}, {"period", "25"}}, "field-malformed"},
  };
  for (const Case& one : cases) {
    std::string shown;
    for (const auto& [column, value] : one.row) shown += std::string(column) + "=" + value + " ";
    INFO(shown);
    CHECK(ends(cells(one.row)) == one.expected);
  }
}

TEST_CASE("every kind has a Vietnamese name that leads back to it") {
  for (std::size_t i = 0; i < rules::kind_count; ++i) {
    const auto kind = static_cast<rules::Kind>(i);
    const std::string id = "kind." + std::string(record::name_of(kind));
    CHECK(read_kind(words::word(id, words::Lang::vi)).has_value());
    CHECK(read_kind(record::name_of(kind)) == kind);
  }
}

}  // namespace
}  // namespace tungdong::tools
