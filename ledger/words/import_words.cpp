#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"refusal.cancelled", "Đã dừng theo yêu cầu (Ctrl-C).", "Stopped as asked (Ctrl-C)."},

    {"refusal.text-encoding",
     "Tệp không phải mã {encoding} (sai ở byte thứ {byte}). Hãy khai đúng --encoding, hoặc lưu lại dạng “CSV UTF-8”.",
     "The file is not {encoding} (wrong at byte {byte}). Declare the right --encoding, or save it as “CSV UTF-8”."},
    {"refusal.text-utf16", "Tệp có vẻ là mã UTF-16. Hãy khai --encoding utf-16, hoặc lưu lại dạng “CSV UTF-8”.",
     "The file looks like UTF-16. Declare --encoding utf-16, or save it as “CSV UTF-8”."},
    {"refusal.text-tcvn3",
     "Chữ trong tệp có vẻ gõ bằng phông TCVN3 (.VnTime, ABC), ví dụ “{word}”. Hãy chuyển sang Unicode bằng công cụ gõ "
     "tiếng Việt (mã nguồn TCVN3, mã đích Unicode), rồi lưu lại dạng “CSV UTF-8” hoặc .xlsx.",
     "The text looks typed in a TCVN3 font (.VnTime, ABC), such as “{word}”. Convert it to Unicode with a Vietnamese "
     "keyboard tool (from TCVN3 to Unicode), then save it as “CSV UTF-8” or .xlsx."},
    {"refusal.text-vni",
     "Chữ trong tệp có vẻ gõ bằng phông VNI (VNI-Times), ví dụ “{word}”. Hãy chuyển sang Unicode bằng công cụ gõ tiếng "
     "Việt (mã nguồn VNI Windows, mã đích Unicode), rồi lưu lại dạng “CSV UTF-8” hoặc .xlsx.",
     "The text looks typed in a VNI font (VNI-Times), such as “{word}”. Convert it to Unicode with a Vietnamese "
     "keyboard tool (from VNI Windows to Unicode), then save it as “CSV UTF-8” or .xlsx."},

    {"refusal.cell-fault", "Ô có lỗi công thức “{text}”. Hãy sửa công thức rồi lưu lại.",
     "The cell has the fault “{text}”. Mend its formula and save again."},
    {"refusal.cell-no-heading", "Ô có “{text}” mà cột không có tiêu đề. Hãy đặt tên cột, hoặc xóa ô này.",
     "The cell holds “{text}” under no heading. Name the column, or empty the cell."},
    {"refusal.cell-inexact",
     "Số “{text}” có quá 15 chữ số, sổ tính không giữ đúng từng đồng. Hãy để ô dạng văn bản và ghi đủ chữ số.",
     "The number “{text}” has more than the 15 digits that a workbook keeps. Make the cell text and write all digits."},

    {"refusal.profile-toml", "Mẫu đọc viết sai cú pháp TOML: {reason}. Hãy sửa ở dòng nêu trên.",
     "The profile is not written as TOML: {reason}. Correct it at the line above."},
    {"refusal.profile-unknown-key", "Mẫu đọc không có mục “{key}”. Gần nhất: {near}.",
     "A profile has no “{key}”. Nearest: {near}."},
    {"refusal.profile-unknown-column", "Loại “{kind}” không có cột “{column}”. Gần nhất: {near}.",
     "The kind “{kind}” has no column “{column}”. Nearest: {near}."},
    {"refusal.profile-value", "Giá trị không dùng được. Hãy viết: {expected}.",
     "The value cannot be used. Write: {expected}."},
    {"refusal.profile-kind",
     "Mẫu đọc phải nêu loại bản ghi ở mục kind, ví dụ entry, observation hoặc statement; “{text}” không phải.",
     "A profile names a kind of record under kind, such as entry, observation or statement; “{text}” is none."},
    {"refusal.profile-one-of", "Mỗi cột cần đúng một trong ba: from (tiêu đề), constant (hằng), given = true.",
     "Each column has just one of: from (headings), constant, given = true."},
    {"refusal.profile-mark", "Cần column (tiêu đề) và một trong hai: text (chữ đầu ô) hoặc blank = true. Hãy viết đủ.",
     "It takes column (a heading) and either text (how the cell begins) or blank = true. Write both."},
    {"refusal.profile-reads-nothing",
     "Mẫu đọc không lấy cột nào của tệp. Hãy thêm [columns.…] có from, hoặc [[money]].",
     "The profile takes no column of the file. Add a [columns.…] with from, or [[money]]."},
    {"refusal.profile-no-money", "Loại “{kind}” không có [[money]]: chỉ entry và statement có. Hãy dùng [columns.…].",
     "The kind “{kind}” has no [[money]]: only entry and statement do. Use [columns.…]."},
    {"refusal.profile-money-twice", "Đã có [[money]] thì không khai cột amount và kind. Hãy bỏ một trong hai cách.",
     "With [[money]] there are no columns amount and kind. Leave one of the two out."},
    {"refusal.profile-not-given", "Mẫu đọc cần giá trị của “{column}”. Hãy thêm --set {column}=GIÁ-TRỊ.",
     "The profile needs a value for “{column}”. Add --set {column}=VALUE."},
    {"refusal.profile-no-header", "Không thấy hàng tiêu đề mà mẫu đọc nêu. Hãy kiểm tra trang tính và mục header.",
     "The row of headings that the profile names is not there. Check the sheet, and header."},
    {"refusal.profile-no-heading", "Không có cột “{heading}”. Hàng này có: {headings}. Hãy sửa mẫu đọc hoặc tiêu đề.",
     "There is no column “{heading}”. This row has: {headings}. Correct the profile or the heading."},
    {"refusal.profile-heading-twice",
     "Có nhiều cột mang tiêu đề “{heading}”. Hãy viết đủ cả tiêu đề trên và dưới trong mẫu đọc.",
     "Several columns are headed “{heading}”. Write the upper and the lower heading in the profile."},
    {"refusal.profile-blank", "Ô “{column}” để trống, mẫu đọc yêu cầu có giá trị. Hãy điền.",
     "“{column}” is blank, and the profile wants it filled. Fill it in."},
    {"refusal.profile-no-code",
     "“{text}” ở “{field}” không có trong bảng mã của mẫu đọc ({known}). Hãy thêm vào codes.",
     "“{text}” in “{field}” is not in the profile's table of codes ({known}). Add it to codes."},
    {"refusal.profile-total",
     "Tổng {amount} không bằng cộng các hàng {first}–{last}: {sum}, chênh lệch {difference}. Hãy sửa tệp.",
     "The total {amount} is not the sum of rows {first}–{last}: {sum}, a difference of {difference}. Correct the "
     "file."},
    {"refusal.profile-total-too-large", "Tổng của cột này quá lớn để cộng. Hãy kiểm tra đơn vị tính.",
     "The total of this column is too large to add up. Check the unit."},
    {"refusal.profile-key-twice", "Khóa của hàng này trùng với hàng {first}. Hãy sửa tệp, hoặc thêm cột vào mục key.",
     "This row has the key of row {first}. Correct the file, or add a column to key."},
    {"refusal.profile-passed-total", "Bỏ qua: hàng tổng.", "Passed over: a total."},
    {"refusal.profile-passed-blank", "Bỏ qua: ô “{column}” để trống.", "Passed over: “{column}” is blank."},
    {"refusal.profile-passed-text", "Bỏ qua: ô “{column}” là “{text}”.", "Passed over: “{column}” is “{text}”."},
    {"refusal.profile-passed-no-money", "Bỏ qua: không có số tiền nào.", "Passed over: it has no amount."},
    {"refusal.profile-statement",
     "Mẫu đọc loại statement là bảng kê để đối chiếu, không phải bản ghi; lệnh import chỉ xem được bằng --explain.",
     "A profile of the kind statement is for comparing, not of records; import only shows it, with --explain."},

    {"refusal.sheet-passed",
     "Tên trang tính không cho biết loại bản ghi, nên không đọc. Hãy đặt tên trang theo loại (entry, unit…) nếu cần "
     "nhập.",
     "The name of the sheet says no kind of record, so it is not read. Name it after a kind (entry, unit…) to import "
     "it."},
    {"refusal.name-ambiguous", "Có nhiều nơi mang tên “{text}” ở “{field}”: {names}. Hãy ghi mã.",
     "Several are called “{text}” in “{field}”: {names}. Write the code."},
    {"refusal.name-near", "Sổ không có “{text}” ở “{field}”. Gần nhất: {names}. Hãy ghi mã hoặc tên cho đúng.",
     "The book has no “{text}” in “{field}”. Nearest: {names}. Write the right code or name."},
    {"refusal.name-hint", "Gần với “{text}”, sổ có: {names}.", "Near to “{text}” the book has: {names}."},
    {"refusal.cumulative-below",
     "Lũy kế “{kind}” của {holder} là {reported}, nhỏ hơn số sổ đã có {held}, chênh lệch {difference}. Nếu tiền đã nộp "
     "trả thì ghi nộp trả (refund); nếu sổ ghi sai thì đảo bút toán (reverse); nếu báo cáo sai thì sửa báo cáo.",
     "The cumulative “{kind}” of {holder} is {reported}, less than the {held} that the book holds, a difference of "
     "{difference}. Where money was given back record a refund; where the book is wrong reverse the entry; else "
     "correct the report."},
    {"refusal.cumulative-twice",
     "Lũy kế của cùng một dự án hoặc hợp đồng, loại, nguồn, nội dung và năm đã có ở hàng {first}. Hãy gộp hai hàng.",
     "The cumulative figure of the same project or contract, kind, source, component and year stands in row {first}. "
     "Make the two rows one."},
    {"ui.cumulative",
     "{file}, hàng {row}: lũy kế “{kind}” của {holder}: báo cáo {reported}, sổ đã có {held}, chênh lệch {difference}",
     "{file}, row {row}: cumulative “{kind}” of {holder}: reported {reported}, held {held}, difference {difference}"},
    {"ui.cumulative-more", "… còn {count} hàng có chênh lệch.", "… and {count} more rows that differ."},
    {"ui.cumulative-same", "{count} số lũy kế bằng đúng số sổ đã có, không ghi thêm gì.",
     "{count} cumulative figures equal what the book holds and add nothing."},
    {"ui.import-passed", "{file}: bỏ qua {count} hàng theo mẫu đọc; {totals} số tổng cộng đúng",
     "{file}: {count} rows passed over by the profile; {totals} totals add up"},
    {"ui.explained", "Chỉ xem mẫu đọc, không ghi gì vào sổ.", "The profile was only shown; nothing was written."},
    {"ui.explain-row", "{file}, hàng {row}:", "{file}, row {row}:"},
    {"ui.explain-place", "Hàng {row}", "Row {row}"},
    {"ui.explain-cell", "– {cell} “{heading}”: “{text}” → {column} = {value}",
     "– {cell} “{heading}”: “{text}” → {column} = {value}"},
    {"ui.explain-constant", "– hằng → {column} = {text}", "– constant → {column} = {text}"},
    {"ui.explain-total", "Hàng {row}, “{column}”: tổng {amount} bằng cộng {count} mục.",
     "Row {row}, “{column}”: the total {amount} is the sum of {count} items."},
    {"ui.explain-more", "… còn {count} hàng bỏ qua.", "… and {count} more rows passed over."},
    {"ui.explain-rows", "{file}: {count} hàng của sổ, bỏ qua {passed} hàng, không đọc được {refused}.",
     "{file}: {count} rows of ours, {passed} passed over, {refused} that cannot be read."},
});

}  // namespace

std::span<const Entry> import_words() {
  return table;
}

}  // namespace tungdong::words
