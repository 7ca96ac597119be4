#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"report.footing", "Cộng lại bảng số liệu", "Does the table add up?"},
    {"footing.exact", "khớp đúng", "exact"},
    {"footing.within-rounding", "khớp trong phạm vi làm tròn", "within rounding"},
    {"footing.allowed-by-bound", "không trái với “trên”, “dưới”, “khoảng”", "allowed by “more than”, “under”, “about”"},
    {"footing.incomplete", "chưa kết luận được: có ô trống", "undecided: a cell is blank"},
    {"footing.unjudged", "không xét được", "cannot be judged"},
    {"footing.broken", "KHÔNG KHỚP", "BROKEN"},
    {"foot.half_units", "khớp trong phạm vi làm tròn: {count} nửa đơn vị, nhiều nhất {most}",
     "within rounding: {count} half-units of at most {most}"},
    {"mistake.swapped", "đảo hai chữ số liền nhau", "two neighbouring digits swapped"},
    {"mistake.thousand", "nhỏ đi 1.000 lần: nhầm đơn vị hoặc dấu ngăn cách", "a thousandth: unit or separator slipped"},
    {"mistake.thousandth", "lớn lên 1.000 lần: nhầm đơn vị hoặc dấu ngăn cách",
     "a thousand times: unit or separator slipped"},
    {"mistake.truncated", "cắt bớt chữ số thay vì làm tròn", "cut off instead of rounded"},
    {"mistake.other-base", "tính trên mẫu số khác", "taken on another denominator"},
    {"mistake.nine", "độ lệch chia hết cho 9, thường gặp khi đảo hai chữ số",
     "the gap is divisible by nine, as swapped digits leave it"},
    {"evidence.option", "được khai báo", "declared"},
    {"evidence.formula-row", "công thức dưới tiêu đề", "formula under the headings"},
    {"evidence.numbering", "số thứ tự của hàng", "numbering of the rows"},
    {"evidence.total-row", "tên hàng tổng", "name of the total"},
    {"evidence.headings", "tiêu đề cột, đa số hàng khớp", "heading, and most rows agree"},

    {"foot.rules", "Các phép tính được xét", "What the table is held to"},
    {"foot.formula", "Phép tính", "Formula"},
    {"foot.evidence", "Căn cứ", "Because of"},
    {"foot.count", "Số lần xét", "Judged"},
    {"foot.exact", "Khớp đúng", "Exact"},
    {"foot.within", "Khớp khi làm tròn", "Within rounding"},
    {"foot.bound", "Theo “trên”, “khoảng”", "By a bound"},
    {"foot.undecided", "Chưa kết luận", "Undecided"},
    {"foot.broken", "Không khớp", "Broken"},
    {"foot.rules_cut", "Còn {count} phép tính khác, đã tính trong hàng tổng cộng.",
     "There are {count} more, counted in the total."},
    {"foot.culprits", "Ô nghi sai", "Cells to look at"},
    {"foot.culprits_note",
     "Số đề nghị là số làm cho mọi phép tính có ô đó đều khớp; không phải là kết luận. Hãy đối chiếu với chứng từ.",
     "The figure proposed is one with which every equation of the cell holds; it is no finding. Compare the voucher."},
    {"foot.culprits_none", "Không ô nào một mình giải thích được các chỗ không khớp.",
     "No cell alone explains what is broken."},
    {"foot.cell", "Ô", "Cell"},
    {"foot.place", "Vị trí", "Where"},
    {"foot.printed", "Số đã in", "Printed"},
    {"foot.instead", "Số sẽ khớp", "Would fit"},
    {"foot.explains", "Giải thích", "Explains"},
    {"foot.reason", "Dấu hiệu", "Sign"},
    {"foot.alone", "ô duy nhất giải thích được", "the only cell that explains it"},
    {"foot.not_alone", "có ô khác cũng giải thích được", "other cells would explain it too"},
    {"foot.open", "Chỗ không khớp và chưa kết luận", "Broken or undecided"},
    {"foot.all", "Chỗ khớp", "What holds"},
    {"foot.stated", "Số đã in", "Stated"},
    {"foot.should", "Tính lại", "Recomputed"},
    {"foot.gap", "Chênh lệch", "Gap"},
    {"foot.verdict", "Kết luận", "Verdict"},
    {"foot.hint", "Có thể do", "Perhaps"},
    {"foot.hint_slip", "ô {cell}: {mistake}, đúng ra {instead}", "{cell}: {mistake}, {instead} would fit"},
    {"foot.hint_base", "tỷ lệ đúng nếu chia cho {base}", "true over {base}"},
    {"foot.hint_base_cut", "tỷ lệ đúng nếu chia cho {base}, nhưng đã cắt bớt chữ số thay vì làm tròn",
     "true over {base}, but cut off instead of rounded"},
    {"foot.blank", "{count} ô trống, cộng lại phải là {gap}", "{count} blank, which would have to hold {gap}"},
    {"foot.more", "… và {count} phép tính khác", "… and {count} more"},
    {"foot.assumed_heading", "Tiêu đề cột ở hàng {row}.", "The headings are in row {row}."},
    {"foot.assumed_formula", "Số thứ tự cột và công thức ở hàng {row}.",
     "Column numbers and formulas are in row {row}."},
    {"foot.assumed_style_vi", "Số được đọc kiểu 1.234,5.", "Numbers are read as 1.234,5."},
    {"foot.assumed_style_en", "Số được đọc kiểu 1,234.5.", "Numbers are read as 1,234.5."},
    {"foot.assumed_unit", "Đơn vị: {unit}.", "Unit: {unit}."},
    {"foot.unit_unknown",
     "Bảng không nói đơn vị tính; số nguyên được coi là đã làm tròn. Nếu là đồng, hãy khai báo --unit dong.",
     "The table does not say its unit; whole numbers are taken as rounded. Where they are đồng, declare --unit dong."},
    {"foot.unread_formula", "Công thức ở ô {cell} không phải tổng hay thương của các cột, nên không xét.",
     "The formula in {cell} is no sum and no quotient of columns; it is not judged."},
    {"foot.listed_cut", "Chỉ nêu chỗ không khớp và chưa kết luận; --all nêu tất cả.",
     "Only what is broken or undecided is listed; --all lists everything."},
    {"foot.note",
     "Làm tròn giải thích được độ lệch tối đa bằng tổng các nửa đơn vị của những số đã làm tròn, kể cả số tổng. Tỷ lệ "
     "được "
     "làm tròn nửa lên. Ô trống không phải là 0; dấu gạch ngang là 0.",
     "Rounding explains a gap of at most the half-units of all figures rounded, the total among them. Rates are "
     "rounded "
     "half up. A blank is not nothing; a dash is."},
});

}  // namespace

std::span<const Entry> footing_words() {
  return table;
}

}  // namespace tungdong::words
