#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"report.audit", "Hàng đợi kiểm toán", "Where an auditor might look first"},
    {"audit.note",
     "Đây là chỗ nên xem trước, không phải kết luận: mỗi dòng đều có thể có lý do chính đáng. Chỉ gồm thanh toán và "
     "tạm "
     "ứng của ngân sách, trừ khoản đã đảo.",
     "These are places to look at first, not findings: each may have a good reason. Payments and advances of the "
     "budget "
     "alone, less what was reversed."},
    {"audit.queue", "Khoản nên xem", "Payments to look at"},
    {"audit.queue_empty", "Không có khoản nào bị đánh dấu.", "Nothing is flagged."},
    {"audit.queue_note",
     "Gần nhau: trong vòng {days} ngày. Vượt trội: lớn hơn {factor} lần khoản lớn thứ hai của cùng người nhận. Số: hóa "
     "đơn, hoặc văn bản nếu không ghi hóa đơn.",
     "Near: within {days} days. Far above: more than {factor} times the payee’s second largest. Number: the invoice, "
     "or the "
     "document where none is recorded."},
    {"audit.cut", "{check}: {count} khoản, ở đây nêu {shown} khoản đầu.",
     "{check}: {count} payments, of which the first {shown} are listed."},
    {"audit.check", "Lý do", "Reason"},
    {"audit.exact-duplicate", "trùng hoàn toàn: người nhận, số, ngày, số tiền",
     "exact duplicate: payee, number, day, amount"},
    {"audit.another-payee", "cùng ngày, số, số tiền nhưng khác người nhận",
     "same day, number and amount, another payee"},
    {"audit.near-duplicate", "gần trùng: cùng người nhận, số tiền, số chỉ khác dấu",
     "near duplicate: the number alike"},
    {"audit.twice-the-amount", "gấp đôi một khoản khác của cùng người nhận", "twice another amount of the payee"},
    {"audit.rebooked", "chi lại sau khi đảo", "paid again after a reversal"},
    {"audit.far-above-others", "vượt trội so với các khoản khác của người nhận",
     "far above the payee’s other payments"},
    {"audit.in-transit", "đã giao quá lâu mà chưa tiếp nhận", "sent long ago and not received"},
    {"audit.place", "Bản ghi.dòng", "Record.line"},
    {"audit.payee", "Người nhận", "Payee"},
    {"audit.number", "Số", "Number"},
    {"audit.other", "So với", "Against"},
    {"audit.other_date", "Ngày của khoản kia", "Day of the other"},
    {"audit.other_amount", "Số tiền kia", "The other amount"},
    {"audit.digits", "Phân bố chữ số", "Digits"},
    {"audit.digits_note",
     "Chữ số đầu, thứ hai, hai chữ số đầu so với luật Benford; hai chữ số cuối so với phân bố đều. Lệch khỏi luật "
     "không "
     "phải là sai: giá niêm yết và định mức cũng làm lệch.",
     "First, second and first two digits against Benford’s law, the last two against an even spread. To depart from it "
     "is "
     "not to be wrong: list prices and norms do that too."},
    {"audit.test", "Phép thử", "Test"},
    {"audit.deviation", "Độ lệch tuyệt đối trung bình", "Mean absolute deviation"},
    {"audit.conformity", "Mức phù hợp", "Conformity"},
    {"audit.chi_squared", "χ²", "χ²"},
    {"audit.critical", "χ² tới hạn 5 %", "χ² at 5 %"},
    {"audit.too_few", "cần ít nhất {least} khoản", "at least {least} payments are needed"},
    {"digits.first", "chữ số đầu", "first digit"},
    {"digits.second", "chữ số thứ hai", "second digit"},
    {"digits.first-two", "hai chữ số đầu", "first two digits"},
    {"digits.last-two", "hai chữ số cuối", "last two digits"},
    {"conformity.close", "rất sát", "close"},
    {"conformity.acceptable", "chấp nhận được", "acceptable"},
    {"conformity.marginal", "sát ngưỡng", "marginally acceptable"},
    {"conformity.none", "không phù hợp", "nonconforming"},
    {"conformity.not-banded", "chỉ xét χ²", "by χ² alone"},
    {"audit.numbers", "Số tiền lặp lại", "Amounts paid again and again"},
    {"audit.times", "Số lần", "Times"},
    {"audit.round", "Số tròn", "Round amounts"},
    {"audit.round_unit", "Tròn đến", "Whole"},
    {"audit.round_share", "Tỷ lệ", "Share"},
    {"report.sample", "Mẫu kiểm toán theo đơn vị tiền tệ", "Monetary-unit sample"},
    {"refusal.sample-missing", "Thiếu số kiểm toán của bản ghi {record}, dòng {of}, là khoản được chọn.",
     "The audited value of record {record}, line {of}, is missing: it was selected."},
    {"refusal.sample-no-column", "Thiếu cột {column}. Cần ba cột: record, line, audited.",
     "There is no column {column}. Three are needed: record, line, audited."},
    {"refusal.sample-no-value", "Bản ghi {record} không có số kiểm toán, hoặc số âm. Không còn gì thì ghi 0.",
     "Record {record} has no audited value, or one below nothing. Where nothing is left, write 0."},
    {"refusal.sample-nothing", "Không có khoản thanh toán ngân sách nào trong phạm vi được hỏi.",
     "There is no payment of the budget within the question."},
    {"refusal.sample-order",
     "Không lập được mẫu: sai sót chấp nhận được phải lớn hơn 0 và lớn hơn sai sót dự kiến (chưa quá gần), rủi ro "
     "trong "
     "khoảng 0 đến 100 %.",
     "No sample can be planned: the tolerable misstatement must be above nothing and well above the expected one, the "
     "risk between 0 and 100 %."},
    {"refusal.sample-stranger",
     "Bản ghi {record}, dòng {of} không thuộc mẫu đã chọn. Hãy dùng đúng sổ, mốc và lời đã dùng khi "
     "chọn mẫu.",
     "Record {record}, line {of}, is not in the sample. Use the book, the moment and the word that it was selected "
     "with."},
    {"refusal.sample-twice", "Bản ghi {record}, dòng {of} có hai số kiểm toán.",
     "Record {record}, line {of}, has two audited values."},
    {"sample.audited", "Số kiểm toán", "Audited"},
    {"sample.beyond", "VƯỢT mức chấp nhận được", "BEYOND the tolerable"},
    {"sample.conclusion", "Kết luận", "Conclusion"},
    {"sample.direction", "Chiều sai sót", "Direction"},
    {"sample.evaluation", "Đánh giá mẫu", "What the sample says"},
    {"sample.evaluation_note",
     "Khả dĩ nhất = khoảng cách × tổng tỷ lệ sai + sai sót của các khoản lấy toàn bộ. Giới hạn trên theo Stringer: "
     "khoảng "
     "cách × [R0 + Σ (Rj − Rj−1)·τj] + sai sót của các khoản lấy toàn bộ; làm tròn lên.",
     "Likeliest = interval × sum of the taints + what is wrong in those taken whole. The upper limit is Stringer's: "
     "interval × [R0 + Σ (Rj − Rj−1)·τj] + what is wrong in those taken whole; rounded up."},
    {"sample.expected", "Sai sót dự kiến", "Expected misstatement"},
    {"sample.factor", "Hệ số tin cậy", "Confidence factor"},
    {"sample.interval", "Khoảng cách mẫu", "Sampling interval"},
    {"sample.items", "Các khoản được chọn", "The payments selected"},
    {"sample.known", "Sai trong các khoản lấy toàn bộ", "Wrong in those taken whole"},
    {"sample.likeliest", "Sai sót khả dĩ nhất", "Likeliest misstatement"},
    {"sample.nonce", "Lời của kiểm toán viên", "The auditor's word"},
    {"sample.not_audited", "chưa kiểm toán", "not audited yet"},
    {"sample.over", "ghi cao hơn thực", "overstated"},
    {"sample.payments", "Số khoản thanh toán", "Payments"},
    {"sample.plan", "Kế hoạch chọn mẫu", "The plan"},
    {"sample.plan_note",
     "Thanh toán và tạm ứng của ngân sách, trừ khoản đã đảo. Điểm bắt đầu = SHA-256(gốc cây băm ‖ lời của kiểm toán "
     "viên) "
     "chia lấy dư cho khoảng cách: không bên nào tự chọn được, ai cũng chọn lại được.",
     "Payments and advances of the budget, less what was reversed. The start is SHA-256(root ‖ the auditor's word) mod "
     "the "
     "interval: neither side alone can steer it, anybody can repeat it."},
    {"sample.risk", "Rủi ro chấp nhận sai", "Risk of incorrect acceptance"},
    {"sample.selected", "chọn theo khoảng cách", "by interval"},
    {"sample.size", "Cỡ mẫu", "Sample size"},
    {"sample.start", "Điểm bắt đầu", "Start"},
    {"sample.stratum", "Cách chọn", "How selected"},
    {"sample.tolerable", "Sai sót chấp nhận được", "Tolerable misstatement"},
    {"sample.under", "ghi thấp hơn thực", "understated"},
    {"sample.upper", "Giới hạn trên của sai sót", "Upper limit of misstatement"},
    {"sample.value", "Tổng giá trị ghi sổ", "Book value"},
    {"sample.whole", "lấy toàn bộ", "taken whole"},
    {"sample.within", "trong mức chấp nhận được", "within the tolerable"},
    {"sample.wrong", "Số khoản sai", "Wrong"},
});

}  // namespace

std::span<const Entry> audit_words() {
  return table;
}

}  // namespace tungdong::words
