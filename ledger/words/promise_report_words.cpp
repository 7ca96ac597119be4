#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"check.allowed-by-bound", "không trái với cận đã in", "not against the printed bound"},
    {"figures.along", "Kết quả đối chiếu theo chiều được hỏi", "How the checks came out, along the axes asked for"},
    {"figures.along_note", "Mỗi ô là số lần đối chiếu; một số liệu có thể được đối chiếu nhiều lần.",
     "Each cell counts checks; a figure may be checked several times."},
    {"figures.other", "Số liệu kia", "The other figure"},
    {"figures.other_amount", "Số tiền kia", "The other amount"},
    {"figures.overlapping", "Số liệu công bố có phạm vi trùng nhau", "Figures of overlapping scope"},
    {"figures.overlapping_note",
     "Cùng phạm vi: cùng nơi, dự án, kỳ và loại số, của hai văn bản. Là một phần: nằm trong phạm vi của số kia; trong "
     "một văn bản thì không thể lớn hơn. {count} cặp là một phần và nhỏ hơn, không nêu ở đây.",
     "The same scope: place, component, period and basis, of two documents. A part: within the scope of the other; in "
     "one document it cannot be more. {count} pairs are a part and less, and not listed."},
    {"figures.part_of_scope", "là một phần của", "a part of it"},
    {"figures.relation", "Quan hệ", "Relation"},
    {"figures.same_scope", "cùng phạm vi", "the same scope"},
    {"figures.actual", "Tỷ lệ tính lại", "Rate computed"},
    {"figures.base", "So với", "Against"},
    {"figures.base_amount", "Mẫu số", "Base amount"},
    {"figures.book", "Trong sổ", "In the book"},
    {"figures.entries", "Số liệu công bố và bút toán", "Published figures and entries"},
    {"figures.entries_note", "Sổ chỉ có những gì đã được ghi: chênh lệch không nói rằng số công bố sai.",
     "The book has only what was recorded: a gap does not say that a published figure is wrong."},
    {"figures.fit", "Đối chiếu", "Fit"},
    {"fit.amounts-rounded", "khớp trong phạm vi làm tròn của các số tiền", "within the rounding of the amounts"},
    {"fit.none", "không khớp: mẫu số khác", "does not fit: another base"},
    {"fit.rounded", "khớp khi làm tròn", "fits, rounded"},
    {"fit.truncated", "khớp khi cắt bớt, không làm tròn", "fits when cut off, not rounded"},
    {"figures.gap", "Chênh lệch", "Gap"},
    {"figures.hint", "Gợi ý", "Hint"},
    {"figures.implied_base", "Mẫu số suy ra", "Base implied"},
    {"figures.implied_rate", "Tỷ lệ suy ra", "Rate implied"},
    {"figures.no_base", "chưa có số liệu công bố làm mẫu số", "no base was published"},
    {"figures.not_this_base", "không phải mẫu số này", "not of this base"},
    {"figures.note",
     "Đối chiếu cho biết các số có thể cùng đúng hay không, không cho biết số nào sai. Không số nào ở đây được cộng "
     "vào sổ.",
     "A check says whether figures can all be true, not which of them is wrong. None is added to the book."},
    {"figures.nothing_in_book", "sổ không có bút toán nào trong phạm vi này", "the book has nothing of this scope"},
    {"figures.parts", "Số phần", "Parts"},
    {"figures.rates", "Tỷ lệ công bố và các số tiền", "Published rates and amounts"},
    {"figures.rates_note",
     "Mẫu số suy ra là số tiền chia cho tỷ lệ đã in; tỷ lệ in ít chữ số thì mẫu số suy ra chỉ là gần đúng.",
     "The base implied is the amount over the printed rate; a rate printed with few digits implies a base only "
     "roughly."},
    {"figures.rates_of_parts", "Tỷ lệ chung và tỷ lệ của các phần", "The rate of a whole and of its parts"},
    {"slip_kind.swapped", "hai chữ số liền nhau có thể bị đảo trong “{name}”: {amount} thì khớp",
     "two neighbouring digits may be swapped in “{name}”: {amount} would fit"},
    {"slip_kind.thousand", "“{name}” có thể bị ghi nhỏ đi nghìn lần: {amount} thì khớp",
     "“{name}” may be a thousand times too small: {amount} would fit"},
    {"slip_kind.thousandth", "“{name}” có thể bị ghi lớn lên nghìn lần: {amount} thì khớp",
     "“{name}” may be a thousand times too large: {amount} would fit"},
    {"figures.sum", "Cộng các phần", "Sum of the parts"},
    {"figures.sums", "Tổng công bố và các phần", "Published wholes and their parts"},
    {"figures.sums_note",
     "Trong phạm vi làm tròn: chênh lệch không lớn hơn tổng các nửa đơn vị làm tròn của số tổng và của từng phần.",
     "Within rounding: the gap is no more than the half units of the whole and of each part together."},
    {"figures.tolerance", "Mức làm tròn giải thích được", "What rounding explains"},
    {"figures.verdict", "Kết luận", "Verdict"},
    {"figures.whole", "Số tổng", "Whole"},
    {"promises.along", "Cam kết theo chiều được hỏi", "Promises along the axes asked for"},
    {"promises.along_note",
     "Cam kết của dự án và của từng cấp để riêng: cam kết của tỉnh đã gồm cam kết của xã và dự án trong tỉnh. Dự án có "
     "tiền ở nhiều nguồn, nhiều năm hoặc nhiều mục đích đứng ở “nhiều mục”.",
     "Promises of projects and of each level stand apart: what a province promised has what its communes and projects "
     "promised within it. A project with money of several sources, years or purposes stands under “several”."},
    {"promises.late_count", "Cam kết trễ hạn", "Late"},
    {"promises.level", "Cấp cam kết", "Level"},
    {"promises.no_result", "chưa có số liệu", "nothing was observed"},
    {"promises.no_sum", "không phải số đếm, không cộng được", "no count: not added up"},
    {"promises.promise_count", "Số cam kết", "Promises"},
    {"promises.without", "Chưa có số liệu", "Without a result"},
    {"promises.after_result", "sau khi đã biết kết quả", "after a result was known"},
    {"promises.by", "Người ghi", "Recorded by"},
    {"promises.count", "Số lần sửa", "Revisions"},
    {"promises.day", "Tính đến ngày {date}.", "As of {date}."},
    {"promises.delivered", "Đã bàn giao", "Delivered"},
    {"promises.due", "Hạn cam kết", "Promised for"},
    {"promises.first", "cam kết lần đầu", "first promise"},
    {"promises.for_delivered", "Chi phí một đơn vị đã bàn giao", "Cost of one delivered"},
    {"promises.for_promised", "Chi phí tính trên một đơn vị cam kết", "Cost for one promised"},
    {"promises.holder", "Bên cam kết", "Who promised"},
    {"promises.late", "Trễ (ngày)", "Late (days)"},
    {"promises.no_cost", "chưa có chi phí ngân sách gắn với chỉ số", "no cost of the budget names the indicator yet"},
    {"promises.no_day", "không cam kết ngày", "no day was promised"},
    {"promises.no_price", "không cam kết đơn giá", "no unit cost was promised"},
    {"promises.note",
     "Chi phí là công việc đã nghiệm thu của ngân sách. Chi phí tính trên một đơn vị cam kết = chi phí / khối lượng "
     "cam "
     "kết; chi phí một đơn vị đã bàn giao phải qua ngưỡng công bố. Trễ đến ngày đạt đủ khối lượng cam kết, hoặc đến "
     "ngày "
     "tính nếu chưa đạt.",
     "Cost is accepted work of the budget. Cost for one promised = cost / quantity promised; the cost of one delivered "
     "must pass the publication gate. Late until all that was promised was delivered, or until today where it was "
     "not."},
    {"promises.nothing", "Chưa ghi cam kết nào.", "No promise is recorded."},
    {"promises.of_place", "kết quả của địa bàn, không quy kết cho khoản giao vốn",
     "a result of the place, not attributed to the allotment"},
    {"promises.promised_each", "Đơn giá cam kết", "Unit cost promised"},
    {"promises.promises", "Cam kết, bàn giao và chi phí", "Promised, delivered, and what it cost"},
    {"promises.quantity", "Cam kết", "Promised"},
    {"promises.revised", "sửa cam kết", "revised"},
    {"promises.revisions", "Các lần cam kết và sửa cam kết", "Promises as they were made and revised"},
    {"promises.share", "So với cam kết", "Of promised"},
    {"promises.state", "Tình trạng", "State"},
    {"report.promises", "Cam kết và kết quả bàn giao", "What was promised and what was delivered"},
});

}  // namespace

std::span<const Entry> promise_report_words() {
  return table;
}

}  // namespace tungdong::words
