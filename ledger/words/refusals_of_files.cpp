#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"refusal.file-missing", "Không tìm thấy tệp {path}. Hãy kiểm tra đường dẫn và tên tệp.",
     "There is no file {path}. Check the path and the name."},
    {"refusal.file-too-large", "Tệp {path} có {bytes} byte, nhiều nhất là {largest}. Hãy chia thành nhiều tệp nhỏ hơn.",
     "The file {path} has {bytes} bytes; {largest} is the most. Split it into smaller files."},
    {"refusal.format-unknown",
     "Định dạng không được hỗ trợ. Dữ liệu nhập là tệp CSV (UTF-8); báo cáo xuất ra text, csv, json, html hoặc xlsx.",
     "This format is not supported. What is imported is CSV (UTF-8); reports come as text, csv, json, html or xlsx."},

    {"refusal.csv-empty", "Tệp không có dữ liệu. Hãy kiểm tra đã chọn đúng tệp và đã lưu tệp chưa.",
     "The file is empty. Check that it is the right file and that it was saved."},
    {"refusal.csv-no-header", "Tệp không có hàng tiêu đề. Hãy để tên các cột ở hàng đầu tiên.",
     "The file has no header. Put the names of the columns into the first row."},
    {"refusal.csv-unknown-kind",
     "Không biết tệp {file} chứa loại bản ghi nào. Hãy đặt tên tệp theo loại bản ghi, ví dụ unit.csv hoặc entry.csv.",
     "It is not clear which kind of record the file {file} holds. Name it after the kind, such as unit.csv or "
     "entry.csv."},
    {"refusal.csv-unknown-column",
     "Cột “{column}” không có trong loại bản ghi “{kind}”. Hãy sửa tên cột cho đúng, hoặc xóa cột này.",
     "There is no column “{column}” for the kind “{kind}”. Correct its name, or delete the column."},
    {"refusal.csv-missing-column",
     "Thiếu cột bắt buộc “{column}” của loại bản ghi “{kind}”. Hãy thêm cột này vào hàng tiêu đề và điền giá trị.",
     "The required column “{column}” of the kind “{kind}” is missing. Add it to the header and fill it in."},
    {"refusal.csv-too-many-columns",
     "Hàng có quá nhiều cột, nhiều nhất là {largest}. Hãy kiểm tra dấu ngăn cách và xóa các cột thừa ở bên phải.",
     "The row has too many columns; {largest} is the most. Check the separators and delete needless columns on the "
     "right."},
    {"refusal.csv-columns",
     "Hàng có {found} cột, hàng tiêu đề có {expected} cột. Hãy kiểm tra dấu ngăn cách; giá trị có dấu ngăn cách bên "
     "trong phải đặt giữa hai dấu nháy kép.",
     "The row has {found} columns, the header has {expected}. Check the separators; a value that holds one must stand "
     "between double quotes."},
    {"refusal.csv-unclosed-quote",
     "Dấu nháy kép mở ra mà không đóng lại. Hãy thêm dấu nháy kép đóng; dấu nháy kép bên trong giá trị thì viết hai "
     "lần.",
     "A double quote is opened and never closed. Close it; a double quote within a value is written twice."},
    {"refusal.csv-field-too-long",
     "Một ô có {bytes} byte, nhiều nhất là {largest}. Hãy rút gọn nội dung, hoặc kiểm tra dấu nháy kép bị thiếu.",
     "A cell has {bytes} bytes; {largest} is the most. Shorten it, or look for a missing double quote."},
    {"refusal.csv-utf8",
     "Tệp không phải mã UTF-8 (sai ở byte thứ {byte}). Hãy lưu lại tệp dạng “CSV UTF-8”; phông TCVN3, VNI thì chuyển "
     "về "
     "Unicode trước.",
     "The file is not UTF-8 (wrong at byte {byte}). Save it as “CSV UTF-8”; convert TCVN3 or VNI text to Unicode "
     "first."},

    {"refusal.number-empty", "Ô “{field}” để trống, cần một số. Hãy điền số; nếu bằng không thì ghi 0.",
     "“{field}” is empty, a number is needed. Fill it in; write 0 for nothing."},
    {"refusal.number-not-a-number",
     "“{text}” ở “{field}” không phải là số. Hãy chỉ ghi chữ số, không kèm chữ hay đơn vị tính.",
     "“{text}” in “{field}” is not a number. Write digits only, without words or units."},
    {"refusal.number-ambiguous",
     "Số “{text}” ở “{field}” có thể hiểu theo nhiều cách. Hãy bỏ dấu ngăn cách hàng nghìn (1234567), hoặc khai báo "
     "đúng "
     "kiểu viết số của tệp.",
     "The number “{text}” in “{field}” can be read in more than one way. Write it without separators (1234567), or "
     "declare the style of numbers of the file."},
    {"refusal.number-fraction",
     "Số tiền “{text}” ở “{field}” có phần lẻ nhỏ hơn một đồng. Hãy kiểm tra đơn vị tính, hoặc làm tròn theo chứng từ "
     "gốc.",
     "The amount “{text}” in “{field}” has a fraction of a đồng. Check the unit, or take the whole đồng from the "
     "voucher."},
    {"refusal.number-too-large",
     "Số “{text}” ở “{field}” quá lớn. Hãy kiểm tra số chữ số và đơn vị tính (đồng, triệu đồng, tỷ đồng).",
     "The number “{text}” in “{field}” is too large. Check its digits and the unit (đồng, million, billion)."},
    {"refusal.date-malformed", "“{text}” ở “{field}” không phải là ngày. Hãy viết theo mẫu 31/12/2025 hoặc 2025-12-31.",
     "“{text}” in “{field}” is not a date. Write it as 2025-12-31 or 31/12/2025."},

    {"refusal.entry-rows-differ",
     "Các hàng của bút toán “{entry}” không cùng ngày hoặc không cùng văn bản. Hãy sửa cho thống nhất, hoặc tách thành "
     "các bút toán khác nhau.",
     "The rows of entry “{entry}” do not have the same date and document. Make them agree, or give them as separate "
     "entries."},
    {"refusal.unknown-kind-of-entry",
     "Không có loại bút toán “{text}”. Hãy dùng một loại trong danh mục, ví dụ “phân bổ” (allot), “thanh toán” (pay).",
     "There is no kind of entry “{text}”. Use one of the list, such as “allot” or “pay”."},
    {"refusal.ends-unclear",
     "Chưa rõ tiền của bút toán “{kind}” đi từ đâu đến đâu. Hãy điền mã đơn vị, dự án hoặc hợp đồng của bên giao và "
     "bên "
     "nhận, đúng các cột mà loại bút toán này dùng; nếu vẫn chưa rõ, điền thêm from_stage và to_stage.",
     "It is not clear where the money of this “{kind}” comes from and goes to. Fill in the unit, project or contract "
     "at "
     "both ends, just the columns that this kind uses; where that is not enough, from_stage and to_stage."},
});

}  // namespace

std::span<const Entry> refusals_of_files() {
  return table;
}

}  // namespace tungdong::words
