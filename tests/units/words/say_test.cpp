#include <catch2/catch.hpp>

#include "ledger/words/catalogue.hpp"

namespace {

using namespace tungdong;
using money::Dong;
using words::Lang;
using words::Refusal;
using Text = std::string;
using Number = std::int64_t;

date::year_month_day day(int year, unsigned month, unsigned of_month) {
  return date::year{year} / date::month{month} / date::day{of_month};
}

struct Case {
  Refusal refusal;
  Text vi;
  Text en;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.refusal.code);
    CHECK(words::say(one.refusal, Lang::vi) == one.vi);
    CHECK(words::say(one.refusal, Lang::en) == one.en);
  }
}

TEST_CASE("refusals of money, as an accountant reads them") {
  check({
      {{"insufficient",
        {{"from", Text("available:unit:11")},
         {"there", Dong(1'234'567)},
         {"amount", Dong(2'000'000)},
         {"line", Number{3}}}},
       "Dòng 3: Không đủ tiền: cần 2.000.000 ₫, nhưng dự toán chưa phân bổ của đơn vị 11 chỉ còn 1.234.567 ₫ dùng được "
       "cho dòng này. Hãy kiểm tra số tiền, ngày, nguồn vốn, dự án thành phần và năm kế hoạch; nếu quyết định giao vốn "
       "chưa vào sổ thì ghi trước.",
       "Line 3: Not enough money: 2.000.000 ₫ is needed, but only 1.234.567 ₫ is left for this line in unallocated "
       "authority of unit 11. Check amount, date, source, component and plan year; if the decision that brings the "
       "money is not in the book yet, record it first."},
      {{"came-from-elsewhere",
        {{"from", Text("assigned:project:CAU")},
         {"to", Text("available:unit:11")},
         {"there", Dong(10)},
         {"standing", Dong(50)},
         {"amount", Dong(40)},
         {"line", Number{1}}}},
       "Dòng 1: Không đủ tiền để trả về nơi này: cần 40 ₫; số vốn đã giao cho dự án CAU còn 50 ₫, nhưng chỉ 10 ₫ là từ "
       "dự toán chưa phân bổ của đơn vị 11. Tiền chỉ được trả về nơi đã giao nó: hãy kiểm tra nơi nhận; phần còn lại "
       "thì trả về nơi đã giao phần đó.",
       "Line 1: Not enough money to give back there: 40 ₫ is needed; authority assigned to project CAU has 50 ₫, but "
       "only 10 ₫ of it came from unallocated authority of unit 11. Money goes back only to where it came from: check "
       "to whom it goes; the rest goes back to who gave that."},
      {{"lots-taken-later",
        {{"from", Text("assigned:project:DA-01")},
         {"there", Dong(0)},
         {"amount", Dong(50'000'000)},
         {"taken", Dong(50'000'000)},
         {"takers", Text("#12 (05/03/2025), #15 (06/03/2025)")},
         {"line", Number{1}}}},
       "Dòng 1: Không đủ tiền vào ngày này: cần 50.000.000 ₫, số vốn đã giao cho dự án DA-01 còn 0 ₫, vì 50.000.000 ₫ "
       "đã được dùng ở bản ghi #12 (05/03/2025), #15 (06/03/2025). Hãy đảo các bản ghi đó (bản ghi sau cùng đảo "
       "trước), "
       "ghi bút toán này với ngày từ ngày đảo trở đi, rồi ghi lại chúng.",
       "Line 1: Not enough money on this date: 50.000.000 ₫ is needed and authority assigned to project DA-01 has 0 ₫, "
       "because 50.000.000 ₫ was used by record #12 (05/03/2025), #15 (06/03/2025). Reverse those records (the latest "
       "first), record this entry dated on or after that, then record them again."},
      {{"no-such-flow",
        {{"kind", Text("pay")},
         {"from", Text("available:unit:11")},
         {"to", Text("spent:project:DA-01")},
         {"line", Number{1}}}},
       "Dòng 1: Không có nghiệp vụ “thanh toán” đi từ dự toán chưa phân bổ của đơn vị 11 đến số đã thanh toán của dự "
       "án "
       "DA-01. Hãy kiểm tra loại bút toán và hai bên của dòng.",
       "Line 1: There is no “payment” from unallocated authority of unit 11 to paid work of project DA-01. Check the "
       "kind of entry and the two ends of the line."},
      {{"not-related",
        {{"relation", Text("budget-below")},
         {"from", Text("unit:11")},
         {"to", Text("unit:03127")},
         {"line", Number{2}}}},
       "Dòng 2: Từ đơn vị 11 đến đơn vị 03127 không đúng quan hệ của nghiệp vụ này; yêu cầu: bên nhận là ngân sách cấp "
       "dưới trực tiếp. Hãy kiểm tra mã hai bên; nếu mã đúng thì bổ sung quan hệ đó vào danh mục trước.",
       "Line 2: From unit 11 to unit 03127: the two do not stand as this movement needs: the receiver is the budget "
       "one "
       "step below. Check both codes; if they are right, record how the two are related first."},
      {{"not-yet-in-force", {{"code", Text("DA-01")}, {"from", day(2025, 3, 1)}, {"date", day(2025, 2, 9)}}},
       "Mã DA-01 chỉ có trong sổ từ ngày 01/03/2025, bút toán lại đề ngày 09/02/2025. Hãy kiểm tra ngày của bút toán, "
       "hoặc ngày đã ghi nhận mã này.",
       "The code DA-01 is in the book only from 2025-03-01, but the entry is dated 2025-02-09. Check the date of the "
       "entry, or the date under which the code was recorded."},
      {{"too-many-lines", {{"lines", Number{12'345}}, {"largest", Number{200}}}},
       "Bút toán có 12.345 dòng, nhiều nhất là 200 dòng. Hãy chia văn bản thành nhiều phần và nhập các phần cùng một "
       "lần.",
       "The entry has 12.345 lines; 200 is the most. Split the document into parts and enter all of them at once."},
      {{"already-reversed", {{"record", Number{1'234'567}}, {"by", Number{1'234'570}}}},
       "Bản ghi số 1234567 đã được đảo bằng bản ghi số 1234570; mỗi bản ghi chỉ đảo một lần. Hãy kiểm tra lại số bản "
       "ghi.",
       "Record 1234567 has already been reversed by record 1234570; a record is reversed once. Check the record "
       "number."},
      {{"document-missing", {}},
       "Chưa nêu văn bản làm căn cứ. Hãy điền mã văn bản; nếu văn bản chưa có trong sổ thì ghi nhận văn bản trước.",
       "No document is named. Give the code of the document; if it is not in the book yet, record it first."},
  });
}

TEST_CASE("refusals of the guards, as an accountant reads them") {
  check({
      {{"unit-closed", {{"unit", Text("095")}, {"until", day(2025, 6, 30)}, {"line", Number{1}}}},
       "Dòng 1: Đơn vị 095 đã kết thúc hoạt động từ sau ngày 30/06/2025 nên không nhận tiền mới. Hãy ghi cho đơn vị kế "
       "thừa.",
       "Line 1: Unit 095 was closed after 2025-06-30 and takes no new money. Record it for the unit that succeeds it."},
      {{"acceptance-paid", {{"holder", Text("contract:HD")}, {"stands", Dong(3'100)}, {"accepted", Dong(3'099)}}},
       "Giảm như vậy, nghiệm thu và danh sách của hợp đồng HD chỉ còn 3.099 ₫, trong khi đã thanh toán và giữ lại "
       "3.100 "
       "₫. Hãy giảm ít hơn, hoặc ghi giảm chi, thu hồi phần đã thanh toán trước.",
       "That leaves 3.099 ₫ accepted or listed at contract HD, where 3.100 ₫ is paid and retained. Take less back, or "
       "record the refund of what was paid first."},
      {{"unit-still-open", {{"unit", Text("095")}, {"date", day(2025, 6, 30)}, {"line", Number{1}}}},
       "Dòng 1: Ngày 30/06/2025 đơn vị 095 còn hoạt động nên chưa bàn giao tiền cho đơn vị kế thừa. Nếu đơn vị đã kết "
       "thúc, hãy ghi ngày kết thúc của đơn vị trước; nếu chưa, hãy điều chỉnh giảm rồi giao lại.",
       "Line 1: On 2025-06-30 unit 095 is still open, and hands nothing over to a successor. If it has ended, record "
       "its last day first; if not, withdraw the money and allot it anew."},
      {{"level-not-in-force", {{"level", Text("district")}, {"date", day(2025, 7, 1)}, {"line", Number{1}}}},
       "Dòng 1: Ngày 01/07/2025, cấp huyện không phải là cấp ngân sách đang có hiệu lực theo các quy định đã ghi nhận. "
       "Hãy dùng đơn vị, nguồn vốn của cấp đang có hiệu lực; tiền của đơn vị đã kết thúc thì chuyển cho đơn vị kế "
       "thừa.",
       "Line 1: On 2025-07-01, district level is not a level of budget in force by the rules that the book has. Use a "
       "unit and source of a level in force; money of a closed unit goes to its successor."},
      {{"level-mismatch",
        {{"source", Text("NSTW-DT")},
         {"source_level", Text("central")},
         {"unit", Text("03127")},
         {"unit_level", Text("commune")},
         {"line", Number{1}}}},
       "Dòng 1: Nguồn vốn NSTW-DT (cấp trung ương) không giao thẳng được cho đơn vị 03127 (cấp xã). Chỉ nguồn ngân "
       "sách "
       "được giao, cho đơn vị cùng cấp hoặc cấp dưới trực tiếp; hãy giao qua từng cấp, nguồn khác thì ghi là đóng góp.",
       "Line 1: Source NSTW-DT (central level) cannot be given straight to unit 03127 (commune level). Only budget "
       "money "
       "is appropriated, to a unit of its level or one step below; pass it down level by level, and record other money "
       "as a contribution."},
      {{"rule-missing", {{"rule", Text("window/pay/investment")}, {"date", day(2025, 7, 1)}, {"line", Number{1}}}},
       "Dòng 1: Sổ chưa có quy định về thời hạn của nghiệp vụ (window/pay/investment) có hiệu lực vào ngày 01/07/2025. "
       "Hãy ghi nhận quy định đó (giá trị, thời gian hiệu lực, căn cứ pháp lý) rồi ghi lại.",
       "Line 1: The book has no rule in force on 2025-07-01 for window of a kind of entry (window/pay/investment). "
       "Record it, with its value, dates and legal basis, then try again."},
      {{"outside-window",
        {{"kind", Text("pay")},
         {"date", day(2026, 2, 3)},
         {"first", day(2025, 1, 1)},
         {"last", day(2026, 1, 31)},
         {"basis", Text("Luật 58/2024/QH15, Điều 72")},
         {"line", Number{1}}}},
       "Dòng 1: Ngày 03/02/2026 ngoài thời hạn của nghiệp vụ “thanh toán”, từ 01/01/2025 đến 31/01/2026 (căn cứ: Luật "
       "58/2024/QH15, Điều 72). Hãy kiểm tra ngày và năm kế hoạch; hết thời hạn thì chỉ phần được chuyển nguồn, kéo "
       "dài "
       "mới dùng tiếp.",
       "Line 1: The date 2026-02-03 lies outside the time for “payment”, 2025-01-01 to 2026-01-31 (basis: Luật "
       "58/2024/QH15, Điều 72). Check the date and the plan year; after it only what is carried over can be used."},
      {{"over-advance-limit",
        {{"contract", Text("HD-01")},
         {"stands", Dong(400'000'000)},
         {"percent", Text("29.5")},
         {"value", Dong(1'000'000'000)},
         {"line", Number{2}}}},
       "Dòng 2: Số dư tạm ứng của hợp đồng HD-01 là 400.000.000 ₫, vượt mức 29,5% giá trị hợp đồng (1.000.000.000 ₫). "
       "Hãy giảm số tạm ứng, hoặc thu hồi bớt tạm ứng trước.",
       "Line 2: The outstanding advance of contract HD-01 is 400.000.000 ₫, above 29,5% of its value (1.000.000.000 "
       "₫). "
       "Lower the advance, or recover some of it first."},
      {{"over-ceiling",
        {{"holder", Text("unit:11")},
         {"first_year", Number{2021}},
         {"last_year", Number{2025}},
         {"stands", Dong(1'001)},
         {"value", Dong(1'000)}}},
       "Vượt kế hoạch đầu tư công trung hạn 2021–2025 của đơn vị 11: các năm cộng lại 1.001 ₫, mức được giao 1.000 ₫. "
       "Hãy giảm số tiền, hoặc ghi nhận quyết định điều chỉnh kế hoạch trung hạn trước.",
       "Above the medium-term plan 2021–2025 of unit 11: the years come to 1.001 ₫, the ceiling is 1.000 ₫. Lower the "
       "amount, or record the decision that amends the medium-term plan first."},
      {{"not-accepted",
        {{"holder", Text("contract:HD-01")},
         {"stands", Dong(5'000'000)},
         {"accepted", Dong(4'000'000)},
         {"line", Number{1}}}},
       "Dòng 1: Vượt giá trị nghiệm thu: hợp đồng HD-01 đã thanh toán và giữ lại 5.000.000 ₫, nghiệm thu hoặc danh "
       "sách "
       "được duyệt mới có 4.000.000 ₫. Hãy ghi nhận nghiệm thu, danh sách thụ hưởng trước, hoặc giảm số thanh toán.",
       "Line 1: Above what was accepted: 5.000.000 ₫ is paid and retained at contract HD-01, acceptances and approved "
       "lists come to 4.000.000 ₫. Record the acceptance or the list first, or lower what is paid."},
      {{"year-settled",
        {{"unit", Text("11")}, {"year", Number{2024}}, {"record", Number{123'456}}, {"doc", Text("QD-9")}}},
       "Năm 2024 của đơn vị 11 đã quyết toán (bản ghi số 123456, văn bản QD-9) nên đã khóa; quyết toán đã ghi thì "
       "không đảo được. Việc phát hiện sau quyết toán thì ghi vào năm xử lý (nộp trả, xuất toán); vốn "
       "giao thêm thì giao vào năm chưa quyết toán.",
       "Year 2024 of unit 11 is settled (record 123456, document QD-9) and so locked; a settlement is not reversed. "
       "What is found later goes into the year in which it is handled (refund, disallowance); further "
       "money into a year that is not settled."},
      {{"wrong-family", {{"source", Text("NSTW")}, {"expected", Text("community-in-kind")}}},
       "Nguồn vốn NSTW không thuộc nhóm mà nghiệp vụ này dùng (đóng góp bằng công, đất, hiện vật). Hãy chọn nguồn vốn "
       "khác, hoặc loại bút toán đúng với nguồn này.",
       "Source NSTW is not of the family that this movement uses (contributions in kind). Choose another source, or "
       "the "
       "kind of entry that suits it."},
      {{"in-kind-value", {{"quantity", Text("1234.50")}, {"price", Dong(200'000)}, {"amount", Dong(99)}}},
       "Số lượng 1.234,50 nhân đơn giá 200.000 ₫ không bằng số tiền 99 ₫. Hãy tính lại một trong ba số.",
       "Quantity 1.234,50 times unit price 200.000 ₫ is not the amount 99 ₫. Work out one of the three again."},
  });
}

TEST_CASE("refusals of the chart, of files and of the machine") {
  check({
      {{"field-missing", {{"kind", Text("unit")}, {"field", Text("name")}}},
       "Thiếu “name” của bản ghi loại “đơn vị”. Hãy điền giá trị này.",
       "“name” of the unit is missing. Fill it in."},
      {{"unknown-reference", {{"field", Text("parent")}, {"kind", Text("component")}, {"code", Text("EMM.1")}}},
       "Mã EMM.1 ở “parent” chưa có trong danh mục (dự án thành phần). Hãy kiểm tra mã, hoặc ghi nhận mã đó trước.",
       "The code EMM.1 in “parent” is not known (component). Check the code, or record it first."},
      {{"shares-not-whole", {{"code", Text("MH")}, {"sum", Number{950'000}}}},
       "Các tỷ lệ của loại hình hỗ trợ MH cộng lại là 950.000 phần triệu, phải đúng 1.000.000. Hãy điều chỉnh các tỷ "
       "lệ.",
       "The shares of intervention MH add up to 950.000 parts per million; they must make 1.000.000. Adjust them."},
      {{"key-taken", {{"key", Text("UNC-07")}, {"record", Number{20'250}}}},
       "Khóa “UNC-07” đã dùng cho bản ghi số 20250 có nội dung khác. Chứng từ mới thì dùng khóa khác; muốn sửa thì đảo "
       "bản ghi cũ rồi ghi lại với khóa mới.",
       "The key “UNC-07” was used for record 20250, which says something else. Use another key for a new voucher; to "
       "correct, reverse the old record and record it again under a new key."},
      {{"csv-columns",
        {{"file", Text("unit.csv")}, {"row", Number{12'345}}, {"found", Number{7}}, {"expected", Number{8}}}},
       "Tệp unit.csv, hàng 12345: Hàng có 7 cột, hàng tiêu đề có 8 cột. Hãy kiểm tra dấu ngăn cách; giá trị có dấu "
       "ngăn "
       "cách bên trong phải đặt giữa hai dấu nháy kép.",
       "File unit.csv, row 12345: The row has 7 columns, the header has 8. Check the separators; a value that holds "
       "one "
       "must stand between double quotes."},
      {{"number-fraction", {{"field", Text("amount")}, {"text", Text("1,5")}}},
       "Số tiền “1,5” ở “amount” có phần lẻ nhỏ hơn một đồng. Hãy kiểm tra đơn vị tính, hoặc làm tròn theo chứng từ "
       "gốc.",
       "The amount “1,5” in “amount” has a fraction of a đồng. Check the unit, or take the whole đồng from the "
       "voucher."},
      {{"busy", {}},
       "Sổ đang được người khác ghi. Hãy đợi trong giây lát rồi thực hiện lại.",
       "Somebody else is writing to the book. Wait a moment, then try again."},
  });
}

TEST_CASE("a refusal says where it is, as far as it knows and its sentence does not") {
  const auto at = [](std::vector<std::pair<std::string_view, words::Arg>> args, Lang lang) {
    const Text said = words::say(Refusal{"no-lines", std::move(args)}, lang);
    return said.substr(0, said.find(lang == Lang::vi ? "Bút toán" : "The entry"));
  };
  const std::pair<std::string_view, words::Arg> file{"file", Text("but-toan.csv")};
  const std::pair<std::string_view, words::Arg> row{"row", Number{40'001}};
  const std::pair<std::string_view, words::Arg> line{"line", Number{2}};
  CHECK(at({}, Lang::vi).empty());
  CHECK(at({line}, Lang::vi) == "Dòng 2: ");
  CHECK(at({line}, Lang::en) == "Line 2: ");
  CHECK(at({row}, Lang::vi) == "Hàng 40001: ");
  CHECK(at({line, row, file}, Lang::vi) == "Tệp but-toan.csv, hàng 40001, dòng 2: ");
  CHECK(at({file, row, line}, Lang::en) == "File but-toan.csv, row 40001, line 2: ");
  CHECK(at({row, {"in_table", Text("account")}}, Lang::vi) == "Bảng account, hàng 40001: ");
  CHECK(at({line, {"in_record", Number{975'000}}}, Lang::vi) == "Bản ghi 975000, dòng 2: ");
  CHECK(at({line, {"in_record", Number{975'000}}}, Lang::en) == "Record 975000, line 2: ");
  // The sentence names the file itself.
  const Refusal unknown{"csv-unknown-kind", {{"file", Text("abc.csv")}}};
  CHECK(words::say(unknown, Lang::vi).starts_with("Không biết tệp abc.csv chứa"));
}

TEST_CASE("a missing argument stays a place, and never fails") {
  const Refusal bare{"over-contract", {{"contract", Text("HD-01")}}};
  CHECK(words::say(bare, Lang::vi).starts_with("Vượt giá trị hợp đồng HD-01: "));
  CHECK(words::say(bare, Lang::vi).find("cộng lại là {stands}, hợp đồng chỉ có {value}.") != Text::npos);
  for (const words::Entry& entry : words::catalogue())
    if (entry.id.starts_with("refusal.")) {
      INFO(entry.id);
      CHECK(words::say(Refusal{entry.id.substr(8), {}}, Lang::vi) == entry.vi);
      CHECK(words::say(Refusal{entry.id.substr(8), {}}, Lang::en) == entry.en);
    }
}

TEST_CASE("texts of users stand in a sentence as they are, but steer no terminal") {
  const auto said = [](Text code) {
    return words::say("refusal.unknown-project", Lang::en, {{"code", std::move(code)}});
  };
  CHECK(said("{amount}").starts_with("The book has no project {amount}."));
  CHECK(said("%s{}{0}").starts_with("The book has no project %s{}{0}."));
  CHECK(said("a\x1b[31mb\n\x7f").starts_with("The book has no project a [31mb  ."));
  CHECK(said("a\xc2\x9b"
             "31mb")
            .starts_with("The book has no project a  31mb."));
  CHECK(said("Mường Ảng").starts_with("The book has no project Mường Ảng."));
}

TEST_CASE("stands and holders in words") {
  const auto end = [](Text text, Lang lang) {
    const Text said = words::say(Refusal{"holder-in-use", {{"holder", std::move(text)}}}, lang);
    return lang == Lang::vi ? said.substr(0, said.find(" nên")) : said.substr(0, said.find(" already"));
  };
  CHECK(end("unit:11", Lang::vi) == "Đã có bút toán của đơn vị 11");
  CHECK(end("unit:11", Lang::en) == "There are entries for unit 11");
  CHECK(end("contract:HD:01", Lang::vi) == "Đã có bút toán của hợp đồng HD:01");
  CHECK(end("lent:project:TD-1", Lang::vi) == "Đã có bút toán của dư nợ cho vay của dự án TD-1");
  CHECK(end("origin:source:NSTW", Lang::en) == "There are entries for source NSTW");
  // What is no stand and no holder is printed as it is.
  CHECK(end("HD-01", Lang::vi) == "Đã có bút toán của HD-01");
  CHECK(end("nowhere:unit:11", Lang::vi) == "Đã có bút toán của nowhere:unit:11");
  CHECK(end("unit", Lang::vi) == "Đã có bút toán của unit");
  CHECK(end("", Lang::vi) == "Đã có bút toán của ");
}

TEST_CASE("names of enumerations become terms; names that are none stay") {
  const auto kind = [](Text name) { return words::say("refusal.record-kind", Lang::vi, {{"kind", std::move(name)}}); };
  CHECK(kind("pay").find("“thanh toán”") != Text::npos);
  CHECK(kind("write-off").find("“xóa nợ”") != Text::npos);
  CHECK(kind("beneficiaries").find("“danh sách đối tượng") != Text::npos);
  CHECK(kind("gift").find("“gift”") != Text::npos);
}

TEST_CASE("amounts and dates by language") {
  CHECK(words::print(Dong(0), Lang::vi) == "0 ₫");
  CHECK(words::print(Dong(1'234'567), Lang::vi) == "1.234.567 ₫");
  CHECK(words::print(Dong(1'234'567), Lang::en) == "1.234.567 ₫");
  CHECK(words::print(Dong(-50'000), Lang::vi) == "-50.000 ₫");
  CHECK(words::print(day(2025, 12, 31), Lang::vi) == "31/12/2025");
  CHECK(words::print(day(2025, 2, 9), Lang::vi) == "09/02/2025");
  CHECK(words::print(day(2025, 2, 9), Lang::en) == "2025-02-09");
}

TEST_CASE("integers are grouped from 10.000 on, numbers of things never") {
  const auto bytes = [](Number number) {
    const Text said = words::say("refusal.csv-utf8", Lang::en, {{"byte", number}});
    const auto first = said.find("byte ") + 5;
    return said.substr(first, said.find(')') - first);
  };
  CHECK(bytes(9'999) == "9999");
  CHECK(bytes(10'000) == "10.000");
  CHECK(bytes(-10'000) == "-10.000");
  CHECK(bytes(1'234'567) == "1.234.567");
  const Text years =
      words::say("refusal.years-reversed", Lang::en, {{"first", Number{20'250}}, {"last", Number{1999}}});
  CHECK(years.starts_with("The years 20250–1999 are not a span"));
}

}  // namespace
