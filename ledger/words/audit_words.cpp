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
    {"audit.round_millions", "Tròn triệu", "Whole millions"},
    {"audit.round_tens", "Tròn chục triệu", "Whole tens of millions"},
    {"audit.round_hundreds", "Tròn trăm triệu", "Whole hundreds of millions"},
    {"audit.all_units", "Mọi đơn vị", "All units"},
    {"audit.sums", "Hai chữ số đầu có nhiều tiền nhất", "The first two digits with the most money"},
    {"audit.sums_note",
     "Theo luật Benford, mỗi cặp chữ số đầu chiếm gần bằng nhau trong tổng số tiền (1/90, khoảng 1,11 %): cặp nào vượt "
     "xa "
     "là có vài khoản rất lớn hoặc nhiều khoản giống nhau.",
     "By Benford’s law each pair has about as much of the money (1/90, some 1.11 %): one far above has a few very "
     "large "
     "payments or many alike."},
    {"audit.year_end", "Chi cuối năm", "The end of the year"},
    {"audit.year_end_note",
     "Tuần cuối: số chi từ ngày 24/12 so với bình quân 51 tuần kia. Đánh dấu khi trên {limit}: một nghiên cứu của Hoa "
     "Kỳ "
     "đo được 4,9 lần; hãy so với các đơn vị khác. Chi tháng 1 bằng vốn năm trước là thời gian chỉnh lý, để riêng.",
     "Last week: what was paid from 24 December on against the mean of the other 51 weeks. Flagged above {limit}: the "
     "United States were measured at 4.9; compare with the other units. January out of the year before is the time of "
     "adjustment and stands apart."},
    {"audit.paid", "Đã chi", "Paid"},
    {"audit.last_quarter", "Quý IV", "Fourth quarter"},
    {"audit.december", "Tháng 12", "December"},
    {"audit.last_week", "Tuần cuối so với bình quân (lần)", "Last week against the mean (times)"},
    {"audit.adjustment", "Chỉnh lý tháng 1 năm sau", "Adjustment in January"},
    {"audit.rush",
     "năm {year}: tuần cuối gấp {rush} lần bình quân các tuần kia, mọi đơn vị {all} lần; tháng 12 chiếm {december} %",
     "{year}: the last week is {rush} times the mean of the others, {all} times of all units; December has {december} "
     "%"},
    {"audit.thresholds", "Quanh ngưỡng", "Around thresholds"},
    {"audit.threshold_note",
     "Số lần mua từ 90 % đến dưới ngưỡng bên cạnh số lần từ ngưỡng đến dưới 110 %. Bên dưới gấp hơn hai lần bên trên "
     "là "
     "đáng xem.",
     "Purchases from 90 % to just below the threshold beside those from it to below 110 %. More than twice as many "
     "below "
     "is worth a look."},
    {"audit.no_threshold",
     "Không có ngưỡng nào: ghi quy định split-threshold/works, split-threshold/task với ngày hiệu lực và căn cứ.",
     "There is no threshold: record the rules split-threshold/works and split-threshold/task with their dates and "
     "basis."},
    {"audit.purchase", "Loại", "Kind"},
    {"audit.threshold", "Ngưỡng", "Threshold"},
    {"audit.below", "Ngay dưới ngưỡng", "Just below"},
    {"audit.above", "Ngay trên ngưỡng", "Just above"},
    {"audit.split", "{count} lần mua cộng lại {sum}, ngưỡng {threshold}",
     "{count} purchases of {sum} together, the threshold {threshold}"},
    {"audit.reversed_on", "đảo ngày {date}", "reversed on {date}"},
    {"audit.issued_on", "văn bản ban hành ngày {date}", "the document was issued on {date}"},
    {"audit.accepted_on", "{paper} đề ngày {date}", "{paper} is dated {date}"},
    {"audit.accepted_by", "đến ngày chi mới nghiệm thu {accepted}, đã thanh toán {paid}",
     "{accepted} was accepted by then, {paid} paid"},
    {"audit.ended_on", "kết thúc ngày {date}", "ended on {date}"},
    {"audit.against_value", "giá trị hợp đồng {value}", "the contract is worth {value}"},
    {"audit.against_final", "giá trị quyết toán được duyệt {value}", "the approved final value is {value}"},
    {"audit.limit", "mức tạm ứng {percent} % của {value}", "the limit is {percent} % of {value}"},
    {"audit.disbursed_of", "đã giải ngân {percent} %, phải thu hồi hết khi đến {limit} %",
     "{percent} % disbursed; none may be outstanding from {limit} % on"},
    {"audit.progress", "đã chi {paid} %, tiến độ thực tế {physical} %", "{paid} % paid, {physical} % done"},
    {"audit.days", "{days} ngày", "{days} days"},
    {"audit.days_unpaid", "{days} ngày, chưa chi đồng nào", "{days} days, and nothing paid"},
    {"audit.recorded", "{count} khoản ghi sổ ngày {day}, muộn nhất {days} ngày",
     "{count} payments recorded on {day}, up to {days} days late"},
    {"audit.at_hour", "{count} khoản ghi sổ ngày {day}, khoản đầu lúc {hour} giờ",
     "{count} payments recorded on {day}, the first at {hour} o’clock"},
    {"audit.one_hand", "{count} khoản của {holder}", "{count} payments of {holder}"},
    {"audit.only_hand", "cả sổ chỉ có một người ghi: {count} khoản",
     "only one hand writes this book: {count} payments"},
    {"audit.people", "{count} người: {people}", "{count} people: {people}"},
    {"audit.promised_price", "đơn giá cam kết {price}, định mức {norm} ({basis})",
     "promised at {price} each, the norm is {norm} ({basis})"},
    {"audit.listed_price", "bình quân mỗi đối tượng {price}, định mức {norm} ({basis})",
     "{price} for each on the list, the norm is {norm} ({basis})"},
    {"audit.target_moved", "chỉ tiêu đổi từ {from} thành {to}", "the target moved from {from} to {to}"},
    {"audit.of_all", "trong {all} khối lượng hoàn thành", "of {all} of accepted work"},
    {"audit.never_seen", "{indicator}: đã quá {lag} tháng", "{indicator}: {lag} months have passed"},
    {"audit.code", "Phép kiểm tra", "Check"},
    {"audit.evidence", "Bằng chứng", "Evidence"},
    {"audit.checks", "Các phép kiểm tra", "The checks"},
    {"audit.flagged", "Số dấu hiệu", "Flags"},
    {"audit.dismissed", "Đã xem xét", "Dismissed"},
    {"audit.harmless", "Thường do", "Often because"},
    {"audit.checks_note",
     "Ngưỡng ngày: giao chưa nhận {transit}, ghi sổ muộn {recorded}, chờ giao vốn {allotment}, chờ chi lần đầu "
     "{payment}, "
     "mua gần nhau {split}; chi vượt tiến độ {ahead} điểm phần trăm. Sổ có thể ghi mức khác bằng quy định report/…; "
     "định "
     "mức giá: norm/CHỈ-SỐ; ngưỡng mua sắm: split-threshold/works, split-threshold/task.",
     "Days: in transit {transit}, recorded late {recorded}, waiting for the project {allotment}, for the first payment "
     "{payment}, purchases together {split}; paid ahead of the work by {ahead} points. A book may record others as "
     "rules "
     "report/…; norms of prices are norm/INDICATOR, thresholds split-threshold/works and split-threshold/task."},
    {"audit.by_rule_note",
     "Chi vượt cam kết và cam kết vượt dự toán không có ở đây: sổ không cho ghi. Một dấu hiệu chỉ rời hàng đợi bằng "
     "bản "
     "ghi dismissal nêu lý do và văn bản.",
     "Payments above commitments and commitments above the budget are not here: the book takes none. A flag leaves the "
     "queue by a dismissal that names its reason and paper."},
    {"audit.place", "Bản ghi.dòng", "Record.line"},
    {"audit.payee", "Người nhận", "Payee"},
    {"audit.number", "Số", "Number"},
    {"audit.other", "So với", "Against"},
    {"audit.other_date", "Ngày của khoản kia", "Day of the other"},
    {"audit.other_amount", "Số tiền kia", "The other amount"},
    {"audit.digits", "Phân bố chữ số", "Digits"},
    {"audit.digits_note",
     "Chữ số đầu, thứ hai, hai và ba chữ số đầu so với luật Benford; hai chữ số cuối so với phân bố đều. Lệch khỏi "
     "luật "
     "không "
     "phải là sai: giá niêm yết và định mức cũng làm lệch.",
     "First, second, first two and first three digits against Benford’s law, the last two against an even spread. To "
     "depart from it "
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
    {"digits.first-three", "ba chữ số đầu", "first three digits"},
    {"digits.last-two", "hai chữ số cuối", "last two digits"},
    {"conformity.close", "rất sát", "close"},
    {"conformity.acceptable", "chấp nhận được", "acceptable"},
    {"conformity.marginal", "sát ngưỡng", "marginally acceptable"},
    {"conformity.none", "không phù hợp", "nonconforming"},
    {"conformity.not-banded", "chỉ xét χ²", "by χ² alone"},
    {"audit.numbers", "Số tiền lặp lại", "Amounts paid again and again"},
    {"audit.times", "Số lần", "Times"},
    {"audit.round", "Số tròn", "Round amounts"},
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
