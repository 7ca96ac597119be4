// What the values of places, periods and segments add up to, and what they may not be added up to.
#include <catch2/catch.hpp>

#include "reports/outcomes.hpp"
#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;
using reports::Question;
using reports::Table;

results::Indicator outcome(std::string code, results::Measure measure, results::Accumulation accumulation) {
  results::Indicator one;
  one.code = std::move(code);
  one.version = 1;
  one.name = one.code;
  one.unit = measure == results::Measure::rate ? "%" : "hộ";
  one.measure = measure;
  one.accumulation = accumulation;
  one.level = results::ResultLevel::outcome;
  return one;
}

results::Observation seen(std::string indicator, std::string place, std::string period, std::string_view value) {
  results::Observation one;
  one.indicator = std::move(indicator);
  one.version = 1;
  one.place = std::move(place);
  one.period = std::move(period);
  one.value = decimal(value);
  return one;
}

results::Observation rate(std::string place, std::string period, std::string_view value, std::string_view part,
                          std::string_view whole) {
  results::Observation one = seen("TL", std::move(place), std::move(period), value);
  one.numerator = decimal(part);
  one.denominator = decimal(whole);
  return one;
}

// Communes 03203, C2 and C3 of province 11; TL a rate, CO a stock, MOI a flow.
class Province {
 public:
  explicit Province(const std::filesystem::path& path) : book(small_book(path)) {
    take(unit("C2", "Xã Hai", chart::Level::commune, "11"));
    take(unit("C3", "Xã Ba", chart::Level::commune, "11"));
    take(outcome("TL", results::Measure::rate, results::Accumulation::stock));
    take(outcome("CO", results::Measure::count, results::Accumulation::stock));
    take(outcome("MOI", results::Measure::count, results::Accumulation::flow));
  }

  void take(rules::Body body) { post(book, draft("k" + std::to_string(++keys_), day(2026, 4, 1), std::move(body))); }

  // What is added up of an indicator: place, over what, period, parts, sum, observed, gap.
  std::string told_of(std::string_view indicator) {
    const Page page = reports::outcomes(book, {});
    if (std::ranges::find(page.tables, "sums", &Table::id) == page.tables.end()) return "";
    return told(table_of(page, "sums"), indicator, {"place", "over", "period", "parts", "sum", "observed", "gap"});
  }

  book::Book book;

 private:
  int keys_ = 0;
};

TEST_CASE("a rate over places is the sum of numerators over the sum of denominators, never a mean") {
  Folder folder;
  Province province(folder / "so.db");
  province.take(rate("03203", "2025", "20", "20", "100"));
  CHECK(province.told_of("TL").empty());  // one place is no sum
  province.take(rate("C2", "2025", "60", "30", "50"));
  // 50 / 150 = 33,33 %; the mean of 20 and 60 would be 40.
  CHECK(province.told_of("TL") ==
        "Tỉnh Điện Biên | địa bàn cấp dưới | 2025 | 2 | 33.33 | - không có số của toàn bộ | -");
  province.take(rate("11", "2025", "33.0", "33", "100"));
  CHECK(province.told_of("TL") == "Tỉnh Điện Biên | địa bàn cấp dưới | 2025 | 2 | 33.33 | 33.0 | 0.33");
  province.take(seen("TL", "C3", "2025", "10"));
  CHECK(province.told_of("TL") ==
        "Tỉnh Điện Biên | địa bàn cấp dưới | 2025 | 3 | - tỷ lệ không có tử số và mẫu số | 33.0 | -");
}

TEST_CASE("a flow adds up over periods that do not overlap, a stock over none") {
  Folder folder;
  Province province(folder / "so.db");
  province.take(seen("MOI", "03203", "2024", "3"));
  province.take(seen("MOI", "03203", "2025", "4"));
  province.take(seen("CO", "03203", "2024", "30"));
  province.take(seen("CO", "03203", "2025", "34"));
  CHECK(province.told_of("MOI") == "Xã Na Son | các kỳ | 2024 – 2025 | 2 | 7 | - không có số của toàn bộ | -");
  CHECK(province.told_of("CO").empty());
  province.take(seen("MOI", "03203", "2024-2025", "7"));
  CHECK(province.told_of("MOI") == "Xã Na Son | các kỳ | 2024 – 2025 | 3 | - các kỳ chồng nhau | - | -");
}

TEST_CASE("segments add up to the whole only where they are declared to make it up, and all are there") {
  Folder folder;
  Province province(folder / "so.db");
  auto declared = outcome("CHIA", results::Measure::count, results::Accumulation::stock);
  declared.partitions = {"sex"};
  province.take(declared);
  const auto of = [&](std::string indicator, std::string segment, std::string_view value, std::string place = "03203") {
    results::Observation one = seen(std::move(indicator), std::move(place), "2025", value);
    one.segment = std::move(segment);
    province.take(one);
  };
  for (const std::string code : {"CO", "CHIA"}) {
    of(code, "sex:nam", "4");
    of(code, "sex:nữ", "6");
  }
  CHECK(province.told_of("CO") == "Xã Na Son | nhóm (sex) | 2025 | 2 | - các nhóm không hợp thành toàn bộ | - | -");
  province.take(seen("CHIA", "03203", "2025", "11"));
  CHECK(province.told_of("CHIA") == "Xã Na Son | nhóm (sex) | 2025 | 2 | 10 | 11 | -1");
  // Elsewhere a third segment was seen: here it is missing.
  of("CHIA", "sex:khác", "1", "C2");
  CHECK(province.told_of("CHIA").find(
            "Xã Na Son | nhóm (sex) | 2025 | 2 | - thiếu số liệu của một số nhóm: khác | 11") != std::string::npos);
}

TEST_CASE("a place below one that has its own value is not added a second time") {
  Folder folder;
  Province province(folder / "so.db");
  province.take(seen("CO", "03203", "2025", "10"));
  province.take(seen("CO", "C2", "2025", "5"));
  province.take(seen("CO", "11", "2025", "16"));
  province.take(seen("CO", "22", "2025", "100"));
  // 10 + 5 beside the 16 of the province; the country has 16 + 100, not 131.
  CHECK(province.told_of("CO") ==
        "Tỉnh Điện Biên | địa bàn cấp dưới | 2025 | 2 | 15 | 16 | -1 / "
        "Ngân sách trung ương | địa bàn cấp dưới | 2025 | 2 | 116 | - không có số của toàn bộ | -");
}

TEST_CASE("a merged place starts from the baselines of those merged into it, where they were merged whole") {
  Folder folder;
  Province province(folder / "so.db");
  const auto base = [&](results::Observation one) {
    one.baseline = true;
    province.take(one);
  };
  province.take(unit("GOP", "Xã Gộp", chart::Level::commune, "11"));
  province.take(chart::Succession{"C2", "GOP", {}, {}});
  province.take(chart::Succession{"C3", "GOP", {}, {}});
  base(rate("C2", "2020", "30", "30", "100"));
  province.take(rate("GOP", "2025", "15", "30", "200"));
  const auto rows = [&] {
    const Page page = reports::outcomes(province.book, {});
    const Table& changes = table_of(page, "changes");
    std::string text;
    for (const reports::Row& row : changes.rows)
      if (told(changes, row, {"place"}) == "Xã Gộp")
        text += told(changes, row, {"period", "value", "quality", "change"}) + " / ";
    for (const reports::Text& note : changes.notes)
      if (const std::string said = note.in(words::Lang::vi); said.find("sáp nhập") != std::string::npos) text += said;
    return text;
  };
  // One of the two has no baseline.
  CHECK(
      rows() ==
      "2025 | 15 | đo được, đã báo cáo | - chưa có mức gốc / Xã Gộp, TL: không tính lại được mức gốc từ các nơi đã sáp "
      "nhập: đơn vị cũ không có số gốc, Xã Ba.");
  base(rate("C3", "2020", "10", "10", "100"));
  // 40 / 200 = 20 %, down to 15 %.
  CHECK(rows() ==
        "2020 | 20.00 | mức gốc, mức gốc tính lại từ các nơi đã sáp nhập, đo được, đã báo cáo | - / "
        "2025 | 15 | đo được, đã báo cáo | -5.00 / ");
  province.take(chart::Succession{"C3", "03203", {}, {}});
  CHECK(
      rows() ==
      "2025 | 15 | đo được, đã báo cáo | - chưa có mức gốc / Xã Gộp, TL: không tính lại được mức gốc từ các nơi đã sáp "
      "nhập: đơn vị cũ bị chia cho nhiều nơi, Xã Ba.");
}

}  // namespace
}  // namespace tungdong::test
