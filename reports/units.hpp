#pragma once
// Money of a page in a larger unit: nghìn, triệu or tỷ đồng.

#include <expected>

#include "ledger/words/refusal.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// As people read them on a screen: 0,873 tỷ is not 1 tỷ.
inline constexpr int screen_places = 3;

// The page with every column of đồng in the unit, rounded to so many places (0 to 3), half away from zero, the unit in
// its heading. A total is the exact total rounded, never a sum of rounded parts; a note says so. Rates, and ratios to
// one of something, stay as they are, and so does the page where the unit is đồng.
Page in_units(Page page, money::Unit unit, int places = 0);

// As a report made under Decree 174/2016/NĐ-CP, article 4, may print it: refused for each table with money of which no
// amount has the digits that the unit asks for, 9 for 1.000 đồng, 12 for triệu đồng, 15 for tỷ đồng.
// The refusals name their tables in a language.
std::expected<Page, words::Refusals> in_official_units(Page page, money::Unit unit, Lang lang);

}  // namespace tungdong::reports

template <>
struct tungdong::record::Names<tungdong::money::Unit> {
  static constexpr std::array<std::string_view, 4> names{"dong", "nghin", "trieu", "ty"};
};
