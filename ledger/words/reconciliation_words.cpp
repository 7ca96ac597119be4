#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"report.reconciliation", "Đối chiếu với Kho bạc", "Reconciliation with the Treasury"},
    {"record.statement", "sao kê Kho bạc", "statement of the Treasury"},
    {"verdict.matched", "khớp", "agrees"},
    {"shape.one-to-one", "khớp từng dòng", "agrees, line by line"},
    {"shape.one-to-many", "khớp: một dòng Kho bạc, nhiều dòng sổ", "agrees: one line there, several here"},
    {"shape.many-to-one", "khớp: nhiều dòng Kho bạc, một dòng sổ", "agrees: several lines there, one here"},
    {"shape.one-sided", "chỉ có ở một bên", "on one side alone"},
    {"verdict.cancelled", "tự triệt tiêu trong kỳ", "cancels out within the period"},
    {"verdict.only-here", "chỉ có trong sổ", "only in the book"},
    {"verdict.only-there", "chỉ có ở Kho bạc", "only at the Treasury"},
    {"verdict.amount-differs", "lệch số tiền", "amount differs"},
    {"verdict.classification-differs", "lệch mục lục ngân sách", "classification differs"},
    {"verdict.period-differs", "lệch kỳ", "period differs"},
    {"verdict.duplicate-here", "trùng trong sổ", "twice in the book"},
    {"verdict.duplicate-there", "trùng ở Kho bạc", "twice at the Treasury"},

    {"trait.document", "số chứng từ", "voucher"},
    {"trait.day", "ngày", "day"},
    {"trait.unit", "đơn vị", "unit"},
    {"trait.unit_code", "mã ĐVQHNS", "code of the unit"},
    {"trait.project", "dự án", "project"},
    {"trait.contract", "hợp đồng", "contract"},
    {"trait.source", "nguồn vốn", "source"},
    {"trait.source_code", "mã nguồn", "budget source code"},
    {"trait.component", "dự án thành phần", "component"},
    {"trait.programme", "mã CTMTQG", "programme code"},
    {"trait.chapter", "chương", "chapter"},
    {"trait.sector", "loại, khoản", "sector"},
    {"trait.item", "mục", "item"},
    {"trait.sub_item", "tiểu mục", "sub-item"},
    {"trait.kind", "tạm ứng hay thanh toán", "advance or payment"},
    {"trait.year", "năm ngân sách", "budget year"},
    {"trait.plan", "kế hoạch vốn", "plan"},

    {"reconcile.cash", "Tiền chi và thu hồi qua Kho bạc", "Cash through the Treasury"},
    {"reconcile.recoveries", "Thu hồi tạm ứng (không có dòng tiền)", "Recoveries of advances (no cash moves)"},
    {"reconcile.verdict", "Kết quả", "Outcome"},
    {"reconcile.lines_here", "Số dòng sổ", "Lines here"},
    {"reconcile.lines_there", "Số dòng Kho bạc", "Lines there"},
    {"reconcile.sum_here", "Trong sổ", "In the book"},
    {"reconcile.sum_there", "Ở Kho bạc", "At the Treasury"},
    {"reconcile.gap", "Sổ trừ Kho bạc", "Book less Treasury"},
    {"reconcile.control", "Tổng kiểm soát", "Control total"},
    {"reconcile.matched_table", "Các dòng khớp", "What agrees"},
    {"reconcile.cancelled_table", "Tự triệt tiêu trong kỳ", "Cancels out within the period"},
    {"reconcile.sums_table", "Khớp theo tổng nhiều dòng", "What agrees as a sum of several lines"},
    {"reconcile.here", "Dòng trong sổ", "Line of the book"},
    {"reconcile.there", "Hàng của sao kê", "Row of the statement"},
    {"reconcile.row", "hàng {rows}", "row {rows}"},
    {"reconcile.date_here", "Ngày ghi sổ", "Date in the book"},
    {"reconcile.date_there", "Ngày Kho bạc", "Date at the Treasury"},
    {"reconcile.document", "Chứng từ", "Voucher"},
    {"reconcile.differing", "Chỗ lệch", "What differs"},
    {"reconcile.differs", "{what}: sổ {here}, Kho bạc {there}", "{what}: {here} in the book, {there} at the Treasury"},
    {"reconcile.months_differ", "ngày: sổ {here}, Kho bạc {there}", "day: {here} in the book, {there} at the Treasury"},
    {"reconcile.content", "Nội dung", "About"},
    {"reconcile.remark", "Lưu ý", "Remark"},
    {"reconcile.reversed_by", "đã đảo ở bản ghi số {record}", "reversed by record {record}"},
    {"reconcile.is_reversal", "là bút toán đảo của bản ghi số {record}", "reverses record {record}"},
    {"reconcile.repeats", "trùng với {line}", "repeats {line}"},
    {"reconcile.statement", "sao kê", "statement"},
    {"reconcile.statement_hash", "SHA-256 của sao kê", "SHA-256 of the statement"},
    {"reconcile.period", "kỳ đối chiếu", "period"},
    {"reconcile.days_differ", "{count} cặp khớp có ngày ghi sổ khác ngày Kho bạc, cùng trong kỳ.",
     "{count} pairs that agree bear different days, within the period."},
    {"reconcile.recoveries_left_out",
     "Sao kê không có dòng thu hồi tạm ứng nên {count} dòng thu hồi trong sổ ({amount}) không được đối chiếu. Dùng "
     "--recoveries để đối chiếu cả chúng.",
     "The statement lists no recovery of an advance, so {count} of the book ({amount}) were not compared. --recoveries "
     "compares them too."},
    {"reconcile.note",
     "Thanh toán, tạm ứng, giữ lại bảo hành và cho vay ủy thác là tiền chi; nộp trả trong năm chưa quyết toán và bút "
     "toán đảo là số âm. Nguồn ngoài ngân sách không qua Kho bạc. Ô mà một bên không ghi thì không tính là lệch.",
     "Payments, advances, retentions and entrusted loans are cash that left; refunds into an open year and reversals "
     "are negative. Money from outside the budget does not pass the Treasury. What one side does not state is no "
     "difference."},
    {"reconcile.year_note", "Kỳ là cả năm ngân sách {year}, kể cả thời gian chỉnh lý quyết toán đến {last}.",
     "The period is the whole budget year {year}, with its days of adjustment up to {last}."},
    {"reconcile.clean", "Khớp hoàn toàn.", "Everything agrees."},

    {"reconcile.title.only-here", "Chỉ có trong sổ", "Only in the book"},
    {"reconcile.title.only-there", "Chỉ có ở Kho bạc", "Only at the Treasury"},
    {"reconcile.title.amount-differs", "Lệch số tiền", "Amount differs"},
    {"reconcile.title.classification-differs", "Lệch mục lục ngân sách", "Classification differs"},
    {"reconcile.title.period-differs", "Lệch kỳ", "Period differs"},
    {"reconcile.title.duplicate-here", "Trùng trong sổ", "Twice in the book"},
    {"reconcile.title.duplicate-there", "Trùng ở Kho bạc", "Twice at the Treasury"},

    {"reconcile.do.only-here",
     "Hỏi Kho bạc chứng từ đã hạch toán chưa. Nếu Kho bạc không chi, hãy đảo bút toán; nếu hạch toán ở kỳ sau, dòng "
     "này "
     "sẽ nằm trong đối chiếu kỳ sau.",
     "Ask the Treasury whether it booked the voucher. If it never paid, reverse the entry; if it books it later, the "
     "line will be in the statement of that period."},
    {"reconcile.do.only-there",
     "Tìm chứng từ. Nếu là khoản chi của đơn vị thì ghi sổ theo dự thảo ở tệp đề xuất; nếu không phải, đề nghị Kho bạc "
     "điều chỉnh.",
     "Find the voucher. If it is the unit's spending, enter it from the draft in the file of proposals; if not, ask "
     "the "
     "Treasury to correct it."},
    {"reconcile.do.amount-differs",
     "Xem chứng từ gốc. Nếu sổ sai thì đảo và ghi lại theo số của chứng từ; nếu Kho bạc sai thì đề nghị điều chỉnh.",
     "Look at the voucher. If the book is wrong, reverse and enter again; if the Treasury is, ask it to correct."},
    {"reconcile.do.classification-differs",
     "Xem chứng từ gốc. Nếu sổ sai thì đảo và ghi lại theo mã của Kho bạc; nếu Kho bạc sai thì lập phiếu điều chỉnh.",
     "Look at the voucher. If the book is wrong, reverse and enter again under the Treasury's codes; if the Treasury "
     "is, file a correction voucher."},
    {"reconcile.do.period-differs",
     "Xác định khoản chi thuộc kỳ và năm ngân sách nào, nhất là chứng từ trong thời gian chỉnh lý; bên ghi sai kỳ điều "
     "chỉnh.",
     "Settle which period and budget year the money belongs to, above all in the days of adjustment; whoever is wrong "
     "corrects it."},
    {"reconcile.do.duplicate-here", "Nếu chỉ chi một lần thì đảo dòng ghi trùng.",
     "If it was paid once, reverse the line that repeats it."},
    {"reconcile.do.duplicate-there", "Đề nghị Kho bạc kiểm tra việc hạch toán trùng hoặc chi hai lần.",
     "Ask the Treasury whether it booked it twice, or paid it twice."},

    {"correction.head", "Đề xuất điều chỉnh sau đối chiếu {unit}, kỳ {period}. Chưa ghi gì vào sổ.",
     "Corrections proposed after reconciling {unit}, {period}. Nothing is entered yet."},
    {"correction.advice",
     "Hãy xem chứng từ gốc, sửa hoặc bỏ từng lệnh, rồi chạy những lệnh còn lại. Dòng bắt đầu bằng # không chạy.",
     "Look at the vouchers, change or drop each command, then run what is left. Lines that begin with # do not run."},
    {"correction.none", "Không có gì phải điều chỉnh.", "There is nothing to correct."},
    {"correction.reason", "đối chiếu Kho bạc kỳ {period}: {verdict}",
     "reconciliation with the Treasury {period}: {verdict}"},
    {"correction.place", "{verdict}: sổ {here}, sao kê hàng {there}", "{verdict}: book {here}, statement row {there}"},
    {"correction.place_here", "{verdict}: sổ {here}", "{verdict}: book {here}"},
    {"correction.place_there", "{verdict}: sao kê hàng {there}", "{verdict}: statement row {there}"},
    {"correction.ask", "hỏi Kho bạc, chưa đề xuất gì trong sổ", "ask the Treasury; nothing is proposed for the book"},
    {"correction.missing", "còn thiếu: {fields}", "still missing: {fields}"},
    {"correction.by_hand", "không đề xuất được bằng một lệnh: {what}; hãy đảo rồi ghi lại bằng tay",
     "no single command does it: {what}; reverse it and enter it again by hand"},
    {"correction.whole_entry", "bút toán còn dòng khác", "the entry has other lines"},
    {"correction.reversed", "bút toán đã bị đảo hoặc là bút toán đảo", "the entry is reversed, or reverses another"},

    {"refusal.reconciliation-year", "Kỳ đối chiếu {period} không thuộc năm {year}. Hãy sửa kỳ hoặc năm cho khớp.",
     "The period {period} is not of the year {year}. Make them fit."},
    {"refusal.reconciliation-count", "Số đếm {count} của biên bản đối chiếu không được âm. Hãy kiểm tra lại.",
     "A count of a reconciliation cannot be below zero: {count}. Check it."},
    {"refusal.reconciliation-size",
     "Biên bản đối chiếu nói nhật ký có {size} bản ghi, không khớp với sổ này. Hãy đối chiếu lại trên sổ này.",
     "The reconciliation speaks of a log of {size} records, which this book did not have. Reconcile on this book."},
    {"refusal.reconciliation-signature",
     "Chữ ký của {signer} không khớp với biên bản đối chiếu của đơn vị {unit}. Hãy ký lại bằng lệnh reconcile --sign.",
     "The signature of {signer} does not fit the reconciliation of unit {unit}. Sign it again with reconcile --sign."},
    {"refusal.reconcile-unit",
     "Mã {code} không phải là đơn vị trong sổ. Hãy kiểm tra --unit, hoặc ghi nhận đơn vị trước.",
     "{code} is no unit of the book. Check --unit, or record the unit first."},
    {"refusal.reconcile-kind",
     "“{text}” không phải là loại dòng của sao kê Kho bạc. Dùng: thanh toán (pay), tạm ứng (advance), giữ lại "
     "(retain), "
     "thu hồi tạm ứng (recover), nộp trả (refund), cho vay (lend), thu nợ (repay).",
     "“{text}” is no kind of line of a Treasury statement. Use: pay, advance, retain, recover, refund, lend, repay."},
    {"refusal.reconcile-amount", "Hàng này không có số tiền, hoặc số tiền bằng 0. Hãy điền số tiền, hoặc xóa hàng.",
     "This row has no amount, or one of nothing. Give the amount, or delete the row."},
    {"refusal.reconcile-sum",
     "Cộng đến hàng này, số tiền của sao kê vượt quá {most}. Hãy kiểm tra số tiền và kiểu số (--numbers).",
     "Up to this row the statement's amounts go beyond {most}. Check the amount and how numbers are written "
     "(--numbers)."},
    {"refusal.correct-drops-all",
     "Không còn dòng nào của bản ghi số {record}. Hãy dùng lệnh reverse để đảo cả bút toán.",
     "No line of record {record} is left. Reverse the whole entry instead."},
    {"refusal.reconcile-profile",
     "Mẫu đọc này là của loại {given}, không phải của sao kê. Hãy dùng mẫu có kind = \"statement\".",
     "This profile is of the kind {given}, not of a statement. Use one with kind = \"statement\"."},
    {"refusal.reconcile-plan",
     "“{text}” không phải là một năm kế hoạch. Hãy viết 2025, hoặc 2024>2025 cho vốn kéo dài.",
     "“{text}” is no plan year. Write 2025, or 2024>2025 for extended money."},
    {"refusal.reconcile-column-twice", "Cột “{column}” có hai lần. Hãy bỏ bớt một cột, hoặc đổi tên cho đúng.",
     "The column “{column}” stands there twice. Take one out, or name it right."},
    {"refusal.reconcile-empty", "Sao kê không có hàng nào. Hãy kiểm tra tệp.",
     "The statement has no row. Check the file."},
    {"refusal.reconcile-signs",
     "Ký biên bản đối chiếu cần --date và --doc: ngày và văn bản xác nhận của Kho bạc, đã ghi nhận trong sổ.",
     "A record of the reconciliation needs --date and --doc: the day and the Treasury's confirmation, as recorded in "
     "the book."},
    {"ui.reconciled", "Đã ghi biên bản đối chiếu {unit}, kỳ {period}: bản ghi số {record}.",
     "The reconciliation of {unit}, {period}, is record {record}."},
    {"ui.reconciled-differing", "Còn {count} chỗ lệch: biên bản này không mở được việc chuyển nguồn.",
     "{count} differences are left: this record does not open the carry-over."},
    {"ui.corrections-written", "Đã ghi các đề xuất điều chỉnh vào {path}; sổ giữ nguyên.",
     "The corrections proposed are in {path}; the book is as it was."},
});

}  // namespace

std::span<const Entry> reconciliation_words() {
  return table;
}

}  // namespace tungdong::words
