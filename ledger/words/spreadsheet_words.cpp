#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"spreadsheet.sources", "Nguồn", "Sources"},
    {"spreadsheet.page_of", "Trang &P/&N", "Page &P of &N"},
    {"spreadsheet.too_large", "Số quá lớn để bảng tính giữ đúng từng đơn vị được ghi dưới dạng chữ.",
     "A number too large for a spreadsheet to hold exactly is written as text."},
    {"spreadsheet.terminal", "Bảng tính không in được ra màn hình: ghi vào tệp bằng -o TỆP.",
     "A spreadsheet cannot be shown on a terminal: write it to a file with -o FILE."},
    {"money_unit.dong", "đồng", "đồng"},
    {"money_unit.nghin", "1.000 đồng", "thousand đồng"},
    {"money_unit.trieu", "triệu đồng", "million đồng"},
    {"money_unit.ty", "tỷ đồng", "billion đồng"},
    {"money_unit.rounded",
     "Từng số được làm tròn riêng; tổng cộng làm tròn từ tổng đúng, không cộng các số đã làm tròn.",
     "Each number is rounded by itself; a total is the exact total rounded, not a sum of rounded numbers."},
    {"refusal.coarse-nghin",
     "Bảng “{table}” chưa được dùng đơn vị 1.000 đồng: không có số tiền nào từ 9 chữ số trở lên (điều 4 Nghị định "
     "174/2016/NĐ-CP). Hãy chọn đơn vị nhỏ hơn.",
     "The table “{table}” may not be in thousand đồng: none of its amounts has 9 digits or more (Decree "
     "174/2016/NĐ-CP, "
     "article 4). Choose a smaller unit."},
    {"refusal.coarse-trieu",
     "Bảng “{table}” chưa được dùng đơn vị triệu đồng: không có số tiền nào từ 12 chữ số trở lên (điều 4 Nghị định "
     "174/2016/NĐ-CP). Hãy chọn đơn vị nhỏ hơn.",
     "The table “{table}” may not be in million đồng: none of its amounts has 12 digits or more (Decree "
     "174/2016/NĐ-CP, "
     "article 4). Choose a smaller unit."},
    {"refusal.coarse-ty",
     "Bảng “{table}” chưa được dùng đơn vị tỷ đồng: không có số tiền nào từ 15 chữ số trở lên (điều 4 Nghị định "
     "174/2016/NĐ-CP). Hãy chọn đơn vị nhỏ hơn.",
     "The table “{table}” may not be in billion đồng: none of its amounts has 15 digits or more (Decree "
     "174/2016/NĐ-CP, "
     "article 4). Choose a smaller unit."},
});

}  // namespace

std::span<const Entry> spreadsheet_words() {
  return table;
}

}  // namespace tungdong::words
