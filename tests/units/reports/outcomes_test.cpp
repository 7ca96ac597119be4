#include "reports/outcomes.hpp"

#include <catch2/catch.hpp>

#include "tests/units/reports/life.hpp"

namespace tungdong::test {
namespace {

using reports::Page;
using reports::Question;
using reports::Table;
using results::Bound;

results::Indicator indicator(std::string code, std::int64_t version, results::Measure measure,
                             results::Direction direction, results::ResultLevel level) {
  results::Indicator one;
  one.code = std::move(code);
  one.version = version;
  one.name = "Chỉ số " + one.code;
  one.unit = measure == results::Measure::rate ? "%" : "hộ";
  one.measure = measure;
  one.direction = direction;
  one.level = level;
  one.accumulation = results::Accumulation::stock;
  return one;
}

results::Observation observation(std::string of, std::string_view value, std::string period, std::int64_t version = 1) {
  results::Observation one;
  one.indicator = std::move(of);
  one.version = version;
  one.period = std::move(period);
  one.value = decimal(value);
  return one;
}

results::Observation at_place(results::Observation one, std::string place = "11") {
  one.place = std::move(place);
  return one;
}

results::Observation of_project(results::Observation one, std::string project) {
  one.project = std::move(project);
  return one;
}

results::Link link(std::string project, std::string indicator, std::int64_t ppm) {
  results::Link one;
  one.project = std::move(project);
  one.indicator = std::move(indicator);
  one.version = 1;
  one.share_ppm = ppm;
  return one;
}

// Chế Là, in small: 873 to 291 households, paid by a list, of a span of years.
book::Book che_la(const std::filesystem::path& path) {
  book::Book book = small_book(path);
  const auto date = day(2025, 12, 31);
  const auto line = [](Kind kind, std::string_view from, std::string_view to) {
    return move(kind, from, to, 873, "NS-KN", "CT-1", "2021-2025");
  };
  post(book, draft("0", date, source("NS-KN", chart::Level::unstated, chart::Capital::unstated)));
  post(book, draft("1", date, entry(line(Kind::appropriate, "origin:source:NS-KN", "available:unit:03203"))));
  post(book, draft("2", date, entry(line(Kind::fund, "available:unit:03203", "assigned:project:HT"))));
  post(book, draft("3", date, beneficiaries("DS", "HT", 291, 873)));
  post(book,
       draft("4", date,
             entry(with(line(Kind::pay, "assigned:project:HT", "spent:project:HT"), rules::Attribute::list, "DS")),
             "QD-2"));
  post(book, draft("5", date, of_project(observation("HO", "291", "2021-2025"), "HT")));
  return book;
}

TEST_CASE("money of a span of years has no price year: its cost is shown, and no figure is graded from it") {
  Folder folder;
  book::Book book = che_la(folder / "so.db");
  const Page page = reports::outcomes(book, {});
  const Table& table = table_of(page, "projects");
  REQUIRE(table.rows.size() == 1);
  CHECK(told(table, table.rows.front(),
             {"code", "share", "cost_budget", "quantity", "unit", "unit_cost", "claim", "document"}) ==
        "HO | 100.00 | 873 | 291 | hộ | - không đủ điều kiện: chi phí của nhiều năm chưa quy được về giá một năm "
        "(--price-year, --price-index) | không đủ điều kiện công bố | QD-2, QD-1");
  const std::string reasons = told(table, table.rows.front(), {"reasons"});
  CHECK(reasons.find("khối lượng mới được báo cáo, chưa ai xác minh") != std::string::npos);
  CHECK(reasons.find("danh sách thụ hưởng DS không có bản lưu để đối chiếu") != std::string::npos);
  CHECK(reasons.find("có khoản chi theo giai đoạn") != std::string::npos);
  CHECK(reasons.find("nguồn công bố không nêu đủ cấp ngân sách hoặc loại vốn") != std::string::npos);
  // Before the survey was known there is a cost and no ratio.
  Question before;
  before.known_at = book.head().size - 1;
  const Page then = reports::outcomes(book, before);
  CHECK(told(table_of(then, "projects"), table_of(then, "projects").rows.front(),
             {"cost_budget", "quantity", "unit_cost", "claim"}) ==
        "873 | - chưa có số liệu | - chưa có số liệu | không đủ điều kiện công bố");
}

TEST_CASE("cost is accepted work of the budget; advances, credit and labour stand apart") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  post(book, draft("q1", day(2026, 4, 1), of_project(observation("HO", "100", "2025"), "DA")));
  post(book, draft("q2", day(2026, 4, 1), of_project(observation("HO", "30", "2025"), "HT")));
  const Page page = reports::outcomes(book, {});
  const Table& table = table_of(page, "projects");
  // DA: held 250 + settled 1.900 + spent 100 = 2.250, of which 100 were spent in 2026, after what was seen of 2025:
  // 2.150 for 100 households, 21,5. HT: 300 for 30, and 200 in kind beside it.
  CHECK(told(table, "DA", {"cost_budget", "in_flight", "cost_community-in-kind", "unit_cost"}) ==
        "2250 | 100 | 0 | 22");
  CHECK(told(table, "DA", {"claim"}) == "tỷ lệ từ bút toán, chưa kiểm chứng, làm tròn đến đồng");
  CHECK(told(table, "DA", {"reasons"}).find("còn 600 ₫ tạm ứng chưa thu hồi") != std::string::npos);
  CHECK(told(table, "HT", {"cost_budget", "cost_community-in-kind", "unit_cost"}) == "300 | 200 | 10");
  CHECK(told(table, "Tổng cộng", {"cost_budget", "cost_community-in-kind"}) == "2550 | 200");
  // Over both projects the ratio of sums: 2.450 / 130 = 18,8; the mean of 21,5 and 10 would be 15,75.
  CHECK(told(table_of(page, "indicators"), "Hộ có nước",
             {"projects", "cost_budget", "quantity", "unit_cost", "missing"}) == "2 | 2550 | 130 | 19 | 0");
}

TEST_CASE("a cost is shared over indicators to the đồng, and what serves none is shown") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  using enum results::Measure;
  using enum results::Direction;
  post(book, draft("i1", day(2026, 4, 1), indicator("B", 1, count, up, results::ResultLevel::output)));
  post(book, draft("i2", day(2026, 4, 1), indicator("C", 1, count, up, results::ResultLevel::outcome)));
  post(book, draft("l1", day(2026, 4, 1), link("DA", "HO", 333'333)));
  post(book, draft("l2", day(2026, 4, 1), link("DA", "B", 333'333)));
  post(book, draft("l3", day(2026, 4, 1), link("DA", "C", 200'000)));
  for (const std::string code : {"HO", "B", "C"})
    post(book,
         draft("o" + code, day(2026, 4, 1), of_project(observation(code, code == "B" ? "0" : "10", "2025"), "DA")));
  const Page page = reports::outcomes(book, {});
  const Table& table = table_of(page, "projects");
  // 2.250 × 0,333333 = 749,99925 twice, × 0,2 = 450, unlinked 300,0015: 750 + 450 + 750 + 300. Of HO's 750, the part
  // of the 100 spent after 2025 is in flight: 750 − 33 = 717 for 10 households.
  CHECK(told(table, "DA", {"indicator", "cost_budget", "unit_cost", "claim"}) ==
        "Chỉ số B | 750 | - khối lượng không lớn hơn 0 | không đủ điều kiện công bố / "
        "Chỉ số C | 450 | - không quy kết: nhiều yếu tố cùng tác động, chưa có so sánh đối chứng hay nghiên cứu quy "
        "kết | "
        "cùng đóng góp, không quy kết / "
        "Hộ có nước | 750 | 72 | tỷ lệ từ bút toán, chưa kiểm chứng, làm tròn đến đồng / "
        "Không gắn với chỉ số nào | 300 | - phần chi này không gắn với chỉ số nào | không đủ điều kiện công bố");
  Dong sum;
  for (const reports::Row& row : table.rows)
    if (told(row.cells.front()) == "DA") sum += std::get<Dong>(row.cells[column_of(table, "cost_budget")]);
  CHECK(sum == Dong(2'250));
}

TEST_CASE("a payment that names its own indicators does not follow the project's links, wherever it went since") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  using enum results::Measure;
  const auto start = day(2025, 1, 2);
  post(book, draft("i", start, indicator("B", 1, count, results::Direction::up, results::ResultLevel::output)));
  post(book, draft("1", day(2025, 1, 10),
                   entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 1'000))));
  post(book, draft("2", day(2025, 1, 11), entry(move(Kind::fund, "available:unit:11", "assigned:project:DA", 1'000))));
  post(book,
       draft("3", day(2025, 1, 20), entry(move(Kind::commit, "assigned:project:DA", "committed:contract:HD", 1'000))));
  post(book, draft("nt", day(2025, 1, 20), acceptance("contract:HD", "NT", 1'000)));
  const auto pay = [](std::int64_t amount) {
    return move(Kind::pay, "committed:contract:HD", "spent:contract:HD", amount);
  };
  post(book, draft("4", day(2025, 2, 1), entry(with(pay(300), rules::Attribute::serves, "B@1=600000"), pay(400))));
  post(book, draft("5", day(2025, 2, 2), entry(with(pay(100), rules::Attribute::serves, "none"))));
  const auto parts = [&](const Question& question) {
    const Page page = reports::outcomes(book, question);
    const Table& table = table_of(page, "projects");
    return told(table, "DA", {"code", "cost_budget"});
  };
  // 300 by the payment's own: 180 to B, 120 to none; 400 by the link to HO; 100 says that it serves none.
  CHECK(parts({}) == "B | 180 / HO | 400 /  | 220");
  // 50 of the first payment refunded: 250 × 0,6 = 150 to B.
  post(book, draft("6", day(2025, 3, 1), entry(move(Kind::refund, "spent:contract:HD", "committed:contract:HD", 50))));
  CHECK(parts({}) == "B | 150 / HO | 400 /  | 200");
  // Settling moves it and changes nothing.
  post(book, draft("7", day(2026, 2, 15), entry(move(Kind::settle, "spent:contract:HD", "settled:contract:HD", 750))));
  CHECK(parts({}) == "B | 150 / HO | 400 /  | 200");
  Question before;
  before.as_of = day(2025, 2, 28);
  CHECK(parts(before) == "B | 180 / HO | 400 /  | 220");
}

TEST_CASE("links recorded later with earlier dates may claim too much for a day: no cost is shared, and why") {
  Folder folder;
  book::Book book = life_book(folder / "so.db");
  post(book, draft("i", day(2025, 1, 1),
                   indicator("B", 1, results::Measure::count, results::Direction::up, results::ResultLevel::output)));
  post(book, draft("l1", day(2026, 3, 10), link("DA", "HO", 0)));
  post(book, draft("l2", day(2025, 1, 5), link("DA", "B", 1'000'000)));
  Question day_before;
  day_before.as_of = day(2026, 3, 9);
  const Page page = reports::outcomes(book, day_before);
  CHECK(told(table_of(page, "projects"), "DA", {"cost_budget", "unit_cost"}) ==
        "2250 | - các tỷ phần tại thời điểm này cộng lại vượt quá một, nên không chia chi phí");
  CHECK(told(table_of(reports::outcomes(book, {}), "projects"), "DA", {"code", "cost_budget"}) == "B | 2250");
}

results::Figure figure(std::string code, std::optional<std::int64_t> amount, std::optional<std::string_view> value,
                       std::string beside = {}) {
  results::Figure one;
  one.code = std::move(code);
  one.name = "Số " + one.code;
  one.place = "11";
  one.period = "2021-2025";
  one.basis = amount ? results::Basis::allotted : results::Basis::unstated;
  if (amount) one.amount = Dong(*amount);
  if (value) one.value = decimal(*value);
  if (value) one.unit = "hộ";
  one.beside = std::move(beside);
  return one;
}

TEST_CASE("figures: one count beside the money gives a stated ratio, several give the reason and no ratio") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto date = day(2025, 12, 31);
  const auto add = [&](const results::Figure& one) { post(book, draft(one.code, date, one, "QD-2")); };
  add(figure("DA2", 140'909'000'000, {}));
  add(figure("DA2-HO", {}, "430", "DA2"));
  add(figure("DA1", 251'004'000'000, {}));
  add(figure("DA1-NHA", {}, "507", "DA1"));
  add(figure("DA1-NUOC", {}, "27096", "DA1"));
  add(figure("LE", {}, "22000"));
  const Page page = reports::outcomes(book, {});
  const Table& table = table_of(page, "stated_ratios");
  CHECK(told(table, "Số DA2", {"amount", "counts", "ratio", "unit", "claim", "document"}) ==
        "140909000000 | 430 hộ (Số DA2-HO) | 327695349 | hộ | tỷ số theo số liệu công bố, không xếp hạng, làm tròn đến "
        "đồng | QD-2");
  CHECK(
      told(table, "Số DA1", {"counts", "ratio", "claim"}) ==
      "507 hộ (Số DA1-NHA); 27.096 hộ (Số DA1-NUOC) | - có nhiều số lượng kèm theo, không rõ phần tiền của từng loại | "
      "không đủ điều kiện công bố");
  // A count that stands beside no money is shown, and nothing is divided by it.
  CHECK(told(table_of(page, "other_figures"), "Số LE", {"value", "document"}) == "22000 | QD-2");
  CHECK(table_of(page, "other_figures").rows.size() == 1);
}

TEST_CASE("places: change against the baseline beside the money, never a cost per point") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto date = day(2025, 12, 31);
  using enum results::Measure;
  post(book, draft("i", date, indicator("NGHEO", 1, rate, results::Direction::down, results::ResultLevel::outcome)));
  post(book, draft("m", date,
                   entry(move(Kind::appropriate, "origin:source:NSTW-DT", "available:unit:11", 4'539, "NSTW-DT", "CT",
                              "2021-2025")),
                   "QD-2"));
  auto base = at_place(observation("NGHEO", "34.9", "2021"));
  base.baseline = true;
  post(book, draft("o1", date, base));
  post(book, draft("o2", date, at_place(observation("NGHEO", "21.29", "2024"))));
  auto projected = at_place(observation("NGHEO", "17.66", "2025"));
  projected.nature = results::Nature::projected;
  post(book, draft("o3", date, projected));
  post(book, draft("o4", day(2026, 1, 31), at_place(observation("NGHEO", "17.66", "2025")), "QD-2"));
  const Page page = reports::outcomes(book, {});
  const Table& table = table_of(page, "changes");
  REQUIRE(table.rows.size() == 4);
  const std::string no_base = "không ghi nhận quy mô dân số làm mẫu số của tỷ lệ";
  const std::string no_claim =
      "không quy kết: nhiều yếu tố cùng tác động, chưa có so sánh đối chứng hay nghiên cứu quy kết";
  CHECK(told(table, table.rows[0], {"period", "value", "quality", "change", "cost"}) ==
        "2021 | 34.9 | mức gốc, đo được, đã báo cáo | - | -");
  CHECK(told(table, table.rows[1], {"period", "value", "change", "direction", "cost"}) ==
        "2024 | 21.29 | -13.61 | điểm phần trăm, tốt lên | - " + no_base + "; " + no_claim);
  CHECK(told(table, table.rows[2], {"period", "quality", "change", "cost"}) ==
        "2025 | dự kiến, đã báo cáo | -17.24 | - " + no_base + "; số liệu mới là dự kiến; " + no_claim);
  CHECK(told(table, table.rows[3], {"period", "quality", "change", "document"}) ==
        "2025 | đo được, đã báo cáo | -17.24 | QD-2");
  const Table& beside = table_of(page, "money_of_places");
  CHECK(told(beside, "Tỉnh Điện Biên", {"family", "period", "amount", "claim", "document"}) ==
        "ngân sách nhà nước | 2021-2025 | 4539 | cùng đóng góp, không quy kết | QD-2");
  CHECK(beside.rows.front().note.id == "period.span_note");
}

TEST_CASE("two definitions under one name: no change is printed, and why") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto date = day(2025, 12, 31);
  for (const std::int64_t version : {1, 2}) {
    auto one =
        indicator("THU-NHAP", version, results::Measure::money, results::Direction::up, results::ResultLevel::outcome);
    post(book, draft("i" + std::to_string(version), date, one));
  }
  auto base = at_place(observation("THU-NHAP", "21.84", "2021", 1));
  base.baseline = true;
  post(book, draft("o1", date, base));
  post(book, draft("o2", date, at_place(observation("THU-NHAP", "54", "2025", 2))));
  const auto change = [&] {
    const Page page = reports::outcomes(book, {});
    const Table& table = table_of(page, "changes");
    return told(table, table.rows.back(), {"indicator", "value", "change", "direction", "cost"});
  };
  CHECK(change() ==
        "Chỉ số THU-NHAP (định nghĩa 2) | 54 | - số liệu theo các định nghĩa khác nhau | - | - không có mức thay đổi");
  auto disputed =
      indicator("THU-NHAP", 2, results::Measure::money, results::Direction::up, results::ResultLevel::outcome);
  disputed.dispute = "Có thể là GRDP.";
  if (tell(book, draft("i3", date, disputed)) == "taken")
    CHECK(change() ==
          "Chỉ số THU-NHAP (định nghĩa 2) | 54 | - định nghĩa của chỉ số còn tranh chấp: Có thể là GRDP. | - | "
          "- không có mức thay đổi");
}

TEST_CASE("targets: met or missed with the operator, no share without a baseline, and the gaps beside them") {
  Folder folder;
  book::Book book = small_book(folder / "so.db");
  const auto date = day(2025, 2, 6);
  using enum results::Measure;
  const auto aim = [&](std::string code, results::Operator op, std::string_view value, results::Direction direction,
                       std::optional<std::string_view> actual) {
    post(book, draft("i" + code, date, indicator(code, 1, rate, direction, results::ResultLevel::outcome)));
    results::Target target;
    target.indicator = code;
    target.version = 1;
    target.place = "11";
    target.period = "2021-2025";
    target.op = op;
    target.value = decimal(value);
    post(book, draft("t" + code, date, target));
    if (actual) post(book, draft("o" + code, date, at_place(observation(code, *actual, "2021-2025")), "QD-2"));
  };
  aim("DAO-TAO", results::Operator::at_least, "33.2", results::Direction::up, "33.2");
  aim("THAP-COI", results::Operator::below, "24.7", results::Direction::down, "24.56");
  aim("NHE-CAN", results::Operator::below, "14.8", results::Direction::down, "14.80");
  aim("KHONG-DO", results::Operator::at_least, "5", results::Direction::up, {});
  results::Gap gap;
  gap.place = "11";
  gap.period = "2021-2025";
  gap.text = "7 chỉ tiêu khác không đạt.";
  post(book, draft("gap", date, gap));
  const Page page = reports::outcomes(book, {});
  const Table& table = table_of(page, "targets");
  const auto row = [&](std::string_view code) {
    return told(table, "Chỉ số " + std::string(code), {"target", "actual", "outcome", "share", "document"});
  };
  CHECK(row("DAO-TAO") == "≥ 33,2 | 33.2 | đạt | - chưa có mức gốc | QD-1, QD-2");
  CHECK(row("THAP-COI") == "< 24,7 | 24.56 | đạt | - chưa có mức gốc | QD-1, QD-2");
  CHECK(row("NHE-CAN") == "< 14,8 | 14.80 | không đạt | - chưa có mức gốc | QD-1, QD-2");
  CHECK(
      row("KHONG-DO") ==
      "≥ 5 | - chưa có số liệu của kỳ này | chưa kết luận được: chưa có số liệu của kỳ này | - chưa có mức gốc | QD-1");
  REQUIRE(table.notes.size() == 2);
  CHECK(table.notes[0]
            .in(words::Lang::vi)
            .starts_with("Trong 4 chỉ tiêu ghi ở đây: 2 đạt, 1 không đạt, 1 chưa kết luận được."));
  CHECK(table.notes[1].in(words::Lang::vi) ==
        "Còn thiếu (Tỉnh Điện Biên, 2021-2025): 7 chỉ tiêu khác không đạt. [QD-1]");
  // A value that serves only a target is not told twice.
  CHECK(table_of(page, "changes").rows.empty());
  // A second, contradicting publication leaves it undecided.
  post(book, draft("o5", date, at_place(observation("DAO-TAO", "30", "2021-2025"))));
  const Page later = reports::outcomes(book, {});
  CHECK(told(table_of(later, "targets"), "Chỉ số DAO-TAO", {"outcome"}) ==
        "chưa kết luận được: các số liệu của kỳ này cho kết luận trái nhau");
}

}  // namespace
}  // namespace tungdong::test
