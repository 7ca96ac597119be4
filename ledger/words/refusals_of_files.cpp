#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"refusal.file-changed", "Tệp đã thay đổi trong khi đang đọc. Hãy đóng chương trình đang ghi tệp, rồi nhập lại.",
     "The file changed while it was being read. Close the program that writes it, then import it again."},
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
    {"refusal.csv-column-twice", "Cột “{column}” có hai lần, không rõ dùng cột nào. Hãy xóa hoặc đổi tên một cột.",
     "The column “{column}” stands there twice, and nobody knows which is meant. Remove or rename one."},
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
     "Tệp không phải mã UTF-8 (sai ở byte thứ {byte}). Hãy khai đúng bảng mã (--encoding windows-1258, utf-16), "
     "hoặc lưu lại tệp dạng “CSV UTF-8”; phông TCVN3, VNI thì chuyển về Unicode trước.",
     "The file is not UTF-8 (wrong at byte {byte}). Declare its encoding (--encoding windows-1258, utf-16), or save it "
     "as "
     "“CSV UTF-8”; convert TCVN3 or VNI text to Unicode first."},

    {"refusal.grid-unknown-format",
     "Tệp không phải CSV cũng không phải sổ tính XLSX. Hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx.",
     "The file is neither CSV nor an XLSX workbook. Save it as “CSV UTF-8” or .xlsx."},
    {"refusal.grid-old-office",
     "Tệp là sổ tính kiểu cũ (.xls) hoặc có mật khẩu. Hãy mở ra, bỏ mật khẩu và lưu lại dạng .xlsx.",
     "The file is an old workbook (.xls) or has a password. Open it, take the password off and save it as .xlsx."},
    {"refusal.grid-no-sheets", "Tệp CSV không có trang tính để chọn. Hãy bỏ tùy chọn --sheet.",
     "A CSV file has no sheets to choose from. Leave --sheet out."},
    {"refusal.grid-too-many-rows", "Bảng có quá nhiều hàng, nhiều nhất là {largest}. Hãy tách bảng, xóa hàng thừa.",
     "The table has too many rows; {largest} is the most. Split it, or delete needless rows."},
    {"refusal.grid-too-many-cells", "Bảng quá lớn, nhiều nhất là {largest} ô. Hãy tách bảng, xóa ô thừa.",
     "The table is too large; {largest} cells are the most. Split it, or delete needless cells."},
    {"refusal.xlsx-archive-broken",
     "Tệp .xlsx hỏng hoặc bị cắt cụt, không mở được. Hãy lấy lại từ nguồn, hoặc mở rồi lưu lại.",
     "The .xlsx file is broken or was cut off. Get it from its source again, or open it and save it anew."},
    {"refusal.xlsx-part-missing", "Sổ tính thiếu phần “{part}”. Hãy mở bằng phần mềm bảng tính rồi lưu lại.",
     "The workbook has no part “{part}”. Open it in a spreadsheet and save it anew."},
    {"refusal.xlsx-part-broken", "Phần “{part}” của sổ tính bị hỏng. Hãy mở bằng phần mềm bảng tính rồi lưu lại.",
     "The part “{part}” of the workbook is broken. Open it in a spreadsheet and save it anew."},
    {"refusal.xlsx-doctype",
     "Phần “{part}” của sổ tính có khai báo kiểu tài liệu (DOCTYPE), là thứ sổ tính không được có; không đọc tiếp.",
     "The part “{part}” of the workbook declares a document type, which no workbook may; it is not read on."},
    {"refusal.xlsx-encrypted", "Sổ tính có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.",
     "The workbook has a password. Take it off and save it anew."},
    {"refusal.xlsx-too-many-parts", "Sổ tính có quá nhiều phần, nhiều nhất là {largest}. Hãy lưu riêng trang cần xem.",
     "The workbook has too many parts; {largest} are the most. Save the sheet by itself."},
    {"refusal.xlsx-too-many-bytes",
     "Sổ tính giải nén ra quá lớn, nhiều nhất là {largest} byte. Hãy lưu riêng trang cần xem.",
     "The workbook unpacks to too much; {largest} bytes are the most. Save the sheet by itself."},
    {"refusal.xlsx-no-such-sheet", "Không có trang tính “{sheet}”. Sổ tính có: {sheets}.",
     "There is no sheet “{sheet}”. The workbook has: {sheets}."},

    {"refusal.foot-no-figures",
     "Không tìm thấy bảng số liệu có tiêu đề. Hãy khai báo hàng tiêu đề (--header N), hoặc chọn đúng trang tính.",
     "No table of figures under headings was found. Declare the row of headings (--header N), or the right sheet."},
    {"refusal.foot-no-equations",
     "Không nhận ra phép cộng hay tỷ lệ nào trong bảng. Hãy khai báo: --total 'Tổng' (hàng tổng), --sum 'A=B+C' hoặc "
     "--rate 'Tỷ lệ=Giải ngân/Kế hoạch' (tên cột, chữ cái của cột, hoặc tên hàng).",
     "No sum and no rate was recognised in the table. Declare them: --total 'Total' (rows), --sum 'A=B+C' or --rate "
     "'Rate=Paid/Plan' (names of columns, their letters, or names of rows)."},
    {"refusal.foot-style-mixed",
     "Bảng viết số theo hai kiểu: ô {first} là “{text}”, ô {second} là “{other}”. Hãy sửa một ô, hoặc khai báo "
     "--numbers "
     "vi (1.234,5) hay en (1,234.5).",
     "The table writes numbers in two styles: {first} is “{text}”, {second} is “{other}”. Correct one of them, or "
     "declare "
     "--numbers vi (1.234,5) or en (1,234.5)."},
    {"refusal.foot-style-unclear",
     "Số “{text}” có thể hiểu theo hai cách, và không ô nào khác cho biết kiểu viết số. Hãy khai báo --numbers vi "
     "(1.234,5) hay en (1,234.5).",
     "The number “{text}” can be read in two ways, and no other cell tells the style. Declare --numbers vi (1.234,5) "
     "or "
     "en (1,234.5)."},
    {"refusal.foot-formula-unread",
     "Không hiểu “{text}”. Hãy viết 'Tổng=Phần 1+Phần 2' (--sum) hoặc 'Tỷ lệ=Phần/Mẫu số' (--rate).",
     "“{text}” is not understood. Write 'Total=Part 1+Part 2' (--sum) or 'Rate=Part/Base' (--rate)."},
    {"refusal.foot-name-unknown", "Không có cột hay hàng nào tên “{name}”. Hãy viết như tiêu đề, hoặc chữ cái của cột.",
     "No column or row is called “{name}”. Write it as its heading has it, or give the letter of the column."},
    {"refusal.foot-name-ambiguous", "Có nhiều cột hoặc hàng mang tên “{name}”. Hãy viết đủ tên, hoặc chữ cái của cột.",
     "Several columns or rows are called “{name}”. Write the whole name, or the letter of the column."},

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
