#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    // Any record.
    {"refusal.field-missing", "Thiếu “{field}” của bản ghi loại “{kind}”. Hãy điền giá trị này.",
     "“{field}” of the {kind} is missing. Fill it in."},
    {"refusal.field-malformed",
     "Giá trị “{text}” của “{field}” (loại bản ghi: {kind}) không đúng mẫu. Hãy kiểm tra lại cách viết giá trị này.",
     "The value “{text}” of “{field}” ({kind}) is not of the right form. Check how it is written."},
    {"refusal.field-choice",
     "Giá trị “{text}” của “{field}” (loại bản ghi: {kind}) không có trong danh sách. Hãy chọn một trong: {names}.",
     "The value “{text}” of “{field}” ({kind}) is not one of those there are. Choose one of: {names}."},
    {"refusal.field-amount",
     "Số tiền {amount} của “{field}” không hợp lệ: phải lớn hơn 0 và trong mức ghi được. Hãy kiểm tra số tiền và đơn "
     "vị "
     "tính.",
     "The amount {amount} of “{field}” must be above zero and small enough to be recorded. Check the amount and its "
     "unit."},
    {"refusal.text-too-long",
     "Nội dung của “{field}” dài {bytes} byte, nhiều nhất là {largest}. Hãy rút gọn, phần chi tiết để trong văn bản.",
     "The text of “{field}” has {bytes} bytes; {largest} is the most. Shorten it and leave the details to the "
     "document."},
    {"refusal.text-not-nfc",
     "Nội dung của “{field}” không phải tiếng Việt Unicode dựng sẵn (NFC, UTF-8). Hãy chuyển mã về Unicode dựng sẵn "
     "rồi "
     "ghi lại.",
     "The text of “{field}” is not UTF-8 in Unicode normal form C. Convert it (precomposed Unicode) and try again."},
    {"refusal.unknown-reference",
     "Mã {code} ở “{field}” chưa có trong danh mục ({kind}). Hãy kiểm tra mã, hoặc ghi nhận mã đó trước.",
     "The code {code} in “{field}” is not known ({kind}). Check the code, or record it first."},
    {"refusal.recorded-already",
     "Mã {code} ({kind}) đã có trong sổ; loại bản ghi này không ghi đè được. Hãy dùng mã khác.",
     "The code {code} ({kind}) is in the book already and is never overwritten. Use another code."},
    {"refusal.version-backdated",
     "Bản mới của {code} ({kind}) đề ngày {date}, trước bản gần nhất ngày {last}. Hãy ghi ngày từ {last} trở đi.",
     "The new version of {code} ({kind}) is dated {date}, before its last version of {last}. Date it on or after "
     "{last}."},
    {"refusal.dates-reversed", "Ngày kết thúc {until} trước ngày bắt đầu {from}. Hãy kiểm tra hai ngày này.",
     "The last day {until} is before the first day {from}. Check the two dates."},
    {"refusal.years-reversed",
     "Khoảng năm {first}–{last} không hợp lệ: năm đầu không sau năm cuối, trong khoảng 2000–2099. Hãy kiểm tra lại "
     "năm.",
     "The years {first}–{last} are not a span: the first is not after the last, both within 2000–2099. Check the "
     "years."},
    {"refusal.share-range",
     "Tỷ lệ {share} của “{field}” phải từ 0 đến 1.000.000 phần triệu. Hãy nhập lại, ví dụ 40% là 400000.",
     "The share {share} of “{field}” must lie between 0 and 1.000.000 parts per million. Write 40% as 400000."},
    {"refusal.percent-range",
     "Tỷ lệ {percent}% không hợp lệ: phải từ 0% đến 100%. Hãy kiểm tra tỷ lệ tạm ứng ghi trong hợp đồng.",
     "{percent}% is not between 0% and 100%. Check the share of advances in the contract."},
    {"refusal.count-range", "Số lượng {count} không hợp lệ: phải từ 1 trở lên. Hãy kiểm tra số đối tượng thụ hưởng.",
     "The count {count} must be 1 or more. Check the number of beneficiaries."},
    {"refusal.holder-malformed",
     "Không đọc được nơi giữ tiền “{text}”. Hãy viết theo mẫu unit:MÃ, project:MÃ hoặc contract:MÃ, ví dụ unit:11.",
     "The holder “{text}” cannot be read. Write unit:CODE, project:CODE or contract:CODE, such as unit:11."},

    // The book and its documents.
    {"refusal.book-head-again",
     "Bản ghi mở sổ chỉ có một và đứng đầu sổ. Hãy bỏ bản ghi này, hoặc mở một sổ mới ở tệp khác.",
     "The head of a book is recorded once, as its first record. Leave this record out, or start another book."},
    {"refusal.edition-unknown",
     "Sổ yêu cầu bộ quy tắc số {edition}; chương trình này có đến số {newest}. Hãy dùng phiên bản chương trình mới "
     "hơn.",
     "The book asks for edition {edition} of the rules; this program knows editions up to {newest}. Use a newer "
     "program."},
    {"refusal.parts-range",
     "Số phần của văn bản là {parts}, phải từ 1 trở lên. Hãy ghi đúng số phần, hoặc để trống nếu không chia phần.",
     "The document is said to have {parts} parts; there must be 1 or more. Correct it, or leave it empty."},
    {"refusal.document-incomplete",
     "Văn bản {document} chia nhiều phần, phải vào sổ đủ các phần trong cùng một lần; có phần thiếu hoặc bị từ chối "
     "nên "
     "chưa ghi phần nào. Hãy sửa rồi nhập lại toàn bộ văn bản.",
     "Document {document} has several parts, which are entered all at once; one is missing or was refused, so none was "
     "recorded. Correct it and enter the whole document again."},
    {"refusal.sha256-malformed",
     "Mã băm SHA-256 “{text}” không đúng: phải gồm 64 ký tự 0–9, a–f. Hãy tính lại từ tệp văn bản, hoặc để trống.",
     "The SHA-256 “{text}” is not 64 characters of 0–9 and a–f. Work it out again from the file, or leave it empty."},
    {"refusal.rule-unknown", "Chương trình không có quy định “{rule}”. Hãy kiểm tra mã quy định.",
     "There is no rule “{rule}”. Check its code."},
    {"refusal.rule-value",
     "Giá trị “{value}” không hợp với quy định về {rule}. Hãy kiểm tra: tỷ lệ viết 30, số tiền viết 1000000000, thời "
     "hạn "
     "viết Y+1-01-31, khoảng thời gian viết Y-01-01..Y+1-01-31, hiệu lực viết in-force.",
     "The value “{value}” does not suit the rule on {rule}. Write a percentage as 30, an amount as 1000000000, a last "
     "day as Y+1-01-31, a window as Y-01-01..Y+1-01-31, and what is in force as in-force."},

    // Units, programmes, sources.
    {"refusal.own-parent", "Mã {code} ghi cấp trên là chính nó. Hãy kiểm tra mã cấp trên.",
     "{code} is said to be its own parent. Check the parent's code."},
    {"refusal.parent-below",
     "Đơn vị {parent} ở cấp thấp hơn nên không thể là cấp trên của {code}. Hãy kiểm tra cấp của hai đơn vị.",
     "Unit {parent} is of a lower level and cannot stand above {code}. Check the levels of both."},
    {"refusal.own-successor", "Đơn vị {code} không thể kế thừa chính nó. Hãy kiểm tra mã đơn vị kế thừa.",
     "Unit {code} cannot succeed itself. Check the code of the successor."},
    {"refusal.parent-is-leaf",
     "Mã {parent} là mã chi tiết nhất nên {code} không thể nằm dưới nó. Hãy chọn mã cấp trên khác.",
     "{parent} is a leaf of the programme tree, so {code} cannot stand below it. Choose another parent."},
    {"refusal.source-fixed",
     "Nguồn vốn {source} đã có trong sổ; không đổi được cấp ngân sách và loại vốn. Hãy ghi nhận một mã nguồn vốn mới.",
     "Source {source} is in the book; its level and capital cannot change. Record a source under a new code."},
    {"refusal.contract-moved",
     "Hợp đồng {contract} đã ghi nhận thuộc dự án {project}, không chuyển sang dự án khác được. Hãy kiểm tra mã dự án, "
     "hoặc dùng mã hợp đồng mới.",
     "Contract {contract} belongs to project {project} and cannot move to another. Check the project, or use a new "
     "contract code."},

    // Results.
    {"refusal.shares-not-whole",
     "Các tỷ lệ của loại hình hỗ trợ {code} cộng lại là {sum} phần triệu, phải đúng 1.000.000. Hãy điều chỉnh các tỷ "
     "lệ.",
     "The shares of intervention {code} add up to {sum} parts per million; they must make 1.000.000. Adjust them."},
    {"refusal.shares-over-whole",
     "Tỷ lệ các chỉ số của dự án {project} cộng lại là {sum} phần triệu, vượt 1.000.000. Hãy giảm tỷ lệ, hoặc ghi tỷ "
     "lệ "
     "0 cho liên kết đã kết thúc trước.",
     "The shares of project {project} add up to {sum} parts per million, above 1.000.000. Lower them, or end an old "
     "link "
     "with share 0 first."},
    {"refusal.unknown-indicator",
     "Sổ chưa có chỉ số {indicator} phiên bản {version}. Hãy kiểm tra mã và phiên bản, hoặc ghi nhận chỉ số trước.",
     "The book has no indicator {indicator} version {version}. Check code and version, or record the indicator first."},
    {"refusal.definition-fixed",
     "Chỉ số {indicator} phiên bản {version} đã có trong sổ, định nghĩa không sửa được. Hãy ghi định nghĩa mới thành "
     "phiên bản mới.",
     "Indicator {indicator} version {version} is in the book and its definition is fixed. Record the new definition as "
     "a "
     "new version."},
    {"refusal.lag-reversed",
     "Độ trễ của chỉ số {indicator} không hợp lệ: số tháng sớm nhất lớn hơn số tháng muộn nhất. Hãy kiểm tra hai số "
     "này.",
     "The lag of indicator {indicator} starts after it ends. Check the earliest and the latest number of months."},
    {"refusal.target-between",
     "Chỉ tiêu dạng khoảng của chỉ số {indicator} phải có mức trên không thấp hơn mức dưới. Hãy điền “upper”.",
     "A target “between” for indicator {indicator} needs an upper value not below the lower one. Fill in “upper”."},
    {"refusal.before-definition",
     "Số liệu đề ngày {date}, trước khi có định nghĩa của chỉ số {indicator} phiên bản {version} (ngày {defined}). Hãy "
     "ghi định nghĩa với ngày ban hành của nó, hoặc kiểm tra ngày của số liệu.",
     "Dated {date}, before the definition of indicator {indicator} version {version} ({defined}). Record the "
     "definition "
     "with the day it was issued, or check the date."},
    {"refusal.at-least-range",
     "Tiêu chí {indicator} đòi đạt ít nhất {count} trong {parts} chỉ tiêu thành phần: số này phải từ 1 đến số chỉ "
     "tiêu. "
     "Hãy kiểm tra “at_least” và “parts”.",
     "Criterion {indicator} asks for at least {count} of {parts} parts: from 1 to as many as there are. Check "
     "“at_least” and “parts”."},
    {"refusal.months-range",
     "“{text}” không phải số tháng kiểm tra lại của chỉ số {indicator}. Hãy viết số tháng từ 1 đến 600, cách nhau bằng "
     "dấu |, ví dụ 12|24|36.",
     "“{text}” is not a number of months after which indicator {indicator} is looked at again. Write months from 1 to "
     "600 with | between them, such as 12|24|36."},
    {"refusal.value-not-positive", "Giá trị {value} của {code} phải lớn hơn 0. Hãy kiểm tra lại số này.",
     "The value {value} of {code} must be above zero. Check it."},
    {"refusal.period-malformed",
     "Không đọc được kỳ “{text}”. Hãy viết năm 2024, khoảng năm 2021-2025, tháng 2025-09 hoặc ngày 2025-03-31.",
     "The period “{text}” cannot be read. Write a year 2024, years 2021-2025, a month 2025-09 or a day 2025-03-31."},
    {"refusal.roll-project",
     "Danh sách người {roll}: danh sách chi thì ghi dự án, danh sách đủ điều kiện thì không ghi.",
     "The roll {roll}: one of people paid names its project, one of the eligible does not."},
    {"refusal.person-malformed",
     "Danh sách người {roll} có “{text}”, không phải mã 32 chữ số thập lục phân. Hãy tạo tệp bằng lệnh people, không "
     "ghi "
     "số định danh vào sổ.",
     "The roll {roll} has “{text}”, which is no pseudonym of 32 hexadecimal digits. Make the file with the verb "
     "people; "
     "never write identity numbers into the book."},
    {"refusal.flag-unknown", "“{text}” không phải một bản ghi đã có trong sổ. Hãy chép ô Bản ghi.dòng của hàng đợi.",
     "“{text}” is no record that the book has. Copy the cell Record.line of the queue."},
    {"refusal.revisit-counts",
     "Kiểm tra lại dự án {project}: {working} kết quả còn hoạt động trong {visited} kết quả được kiểm tra là không hợp "
     "lệ. Hãy kiểm tra hai số này.",
     "The revisit of project {project} has {working} still working of {visited} visited, which cannot be. Check the "
     "two "
     "counts."},
    {"refusal.revisit-not-due",
     "Chỉ số {indicator} không quy định kiểm tra lại sau {months} tháng. Hãy ghi đúng số tháng đã khai trong "
     "“revisit_months” của chỉ số.",
     "Indicator {indicator} has no revisit after {months} months. Write one of the months in its “revisit_months”."},
    {"refusal.revisit-before",
     "Kiểm tra lại dự án {project} đề ngày {date}, trước khi bàn giao ({delivered}). Hãy kiểm tra ngày.",
     "The revisit of project {project} is dated {date}, before the delivery ({delivered}). Check the date."},
    {"refusal.interval-ends",
     "Khoảng tin cậy của nghiên cứu {code} phải có cả hai đầu và chứa mức tác động đã ước lượng. Hãy điền cả “lower” "
     "và "
     "“higher”, hoặc để trống cả hai.",
     "The interval of study {code} needs both ends, with the effect between them. Give “lower” and “higher”, or "
     "neither."},
    {"refusal.weights-malformed",
     "Các loại hình hỗ trợ của dự án {project} không hợp lệ: mỗi mã một lần; hoặc không mã nào có trọng số, hoặc mọi "
     "mã "
     "đều có (MÃ=PHẦN TRIỆU) và cộng lại đúng 1.000.000.",
     "The types of intervention of project {project} are not well formed: each code once; no code with a weight, or "
     "all "
     "of them (CODE=PPM) adding up to 1.000.000."},
    {"refusal.project-ended",
     "Dự án {project} đã kết thúc ngày {until}; không gắn chỉ số mới cho dự án vào ngày {date}. Hãy ghi liên kết với "
     "ngày trong thời gian dự án, hoặc gia hạn dự án trước.",
     "Project {project} ended on {until}; no indicator is linked to it on {date}. Date the link within the project, or "
     "extend the project first."},
    {"refusal.segment-malformed",
     "Không đọc được nhóm “{text}” của chỉ số {indicator}. Hãy viết chiều:giá trị, ví dụ sex:nữ hoặc zone:III.",
     "The segment “{text}” of indicator {indicator} cannot be read. Write dimension:value, such as sex:female or "
     "zone:III."},
    {"refusal.criterion-value",
     "Số liệu {value} của tiêu chí {indicator} không hợp lệ: 1 là đạt, 0 là không đạt hoặc không còn đạt.",
     "The value {value} of criterion {indicator} must be 1 where it is met and 0 where it is not, or no longer."},
    {"refusal.progress-value",
     "Tiến độ {value} của chỉ số {indicator} phải từ 0 đến 100 phần trăm. Hãy kiểm tra lại số này.",
     "The progress {value} of indicator {indicator} must lie between 0 and 100 per cent. Check it."},
    {"refusal.place-or-project",
     "Số liệu của chỉ số {indicator} phải thuộc đúng một nơi: một địa bàn, một dự án hoặc một hợp đồng. Hãy điền đúng "
     "một cột.",
     "What is said of indicator {indicator} belongs to one place, one project or one contract. Fill in exactly one."},
    {"refusal.rate-parts",
     "Tử số và mẫu số của chỉ số {indicator} phải đi cùng nhau, mẫu số lớn hơn 0. Hãy điền đủ hai số, hoặc để trống cả "
     "hai.",
     "Numerator and denominator of indicator {indicator} go together, and the denominator is above zero. Give both, or "
     "neither."},
    {"refusal.corrects-unknown",
     "Bản ghi số {record} được nêu để đính chính không phải số liệu của chỉ số này. Hãy kiểm tra số bản ghi.",
     "Record {record}, said to be corrected, is not an observation of this indicator. Check the record number."},
    {"refusal.amount-or-value",
     "Số liệu công bố {code} phải là số tiền hoặc là giá trị khác: điền đúng một trong hai cột “amount”, “value”.",
     "The published figure {code} is either money or something else: fill in exactly one of “amount” and “value”."},

    // The log.
    {"refusal.key-taken",
     "Khóa “{key}” đã dùng cho bản ghi số {record} có nội dung khác. Chứng từ mới thì dùng khóa khác; muốn sửa thì đảo "
     "bản ghi cũ rồi ghi lại với khóa mới.",
     "The key “{key}” was used for record {record}, which says something else. Use another key for a new voucher; to "
     "correct, reverse the old record and record it again under a new key."},
    {"refusal.record-altered",
     "Bản ghi số {record} không còn nguyên như khi được ghi: các byte không phải là dạng chuẩn của nội dung, hoặc bút "
     "toán "
     "đảo có dòng khác với bản gốc, hoặc dấu niêm phong khóa sổ không phải của sổ này. Hãy so với bản sao lưu.",
     "Record {record} is not as it was written: its bytes are not the canonical form of what it says, or it is a "
     "reversal "
     "with other lines than its original, or a closing with a seal that is not the book’s. Compare it with a backup."},
    {"refusal.record-too-large",
     "Bản ghi dài {bytes} byte, nhiều nhất là {largest}. Hãy rút gọn ghi chú, hoặc chia văn bản thành nhiều phần.",
     "The record has {bytes} bytes; {largest} is the most. Shorten the notes, or split the document into parts."},
    {"refusal.record-malformed",
     "Không đọc được bản ghi ({reason}). Hãy kiểm tra tệp nguồn; nếu bản ghi nằm trong sổ thì kiểm tra toàn bộ sổ.",
     "The record cannot be read ({reason}). Check where it came from; if it is in the book, verify the book."},
    {"refusal.record-kind",
     "Chương trình không có loại bản ghi “{kind}”. Hãy kiểm tra tên loại, hoặc dùng phiên bản chương trình mới hơn.",
     "There is no kind of record “{kind}”. Check its name, or use a newer program."},
    {"refusal.clock-behind",
     "Đồng hồ của máy chậm {minutes} phút so với bản ghi cuối cùng của sổ (số {record}). Hãy chỉnh ngày giờ của máy "
     "cho "
     "đúng rồi ghi lại.",
     "The clock of this machine is {minutes} minutes behind the last record of the book ({record}). Set the clock, "
     "then "
     "try again."},
});

}  // namespace

std::span<const Entry> refusals_of_chart() {
  return table;
}

}  // namespace tungdong::words
