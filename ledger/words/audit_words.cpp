#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
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
