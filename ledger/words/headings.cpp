#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"column.account", "Tài khoản", "Account"},
    {"column.actual", "Thực hiện", "Actual"},
    {"column.advanced", "Tạm ứng", "Advanced"},
    {"column.amount", "Số tiền", "Amount"},
    {"column.assigned", "Đã giao dự án", "Assigned"},
    {"column.available", "Chưa phân bổ", "Unallocated"},
    {"column.balance", "Số dư", "Balance"},
    {"column.baseline", "Mức gốc", "Baseline"},
    {"column.by", "Người ghi", "Recorded by"},
    {"column.capital", "Loại vốn", "Capital"},
    {"column.change", "Thay đổi", "Change"},
    {"column.claim", "Mức khẳng định", "Claim"},
    {"column.closing", "Số cuối kỳ", "Closing balance"},
    {"column.code", "Mã", "Code"},
    {"column.committed", "Cam kết chi", "Committed"},
    {"column.component", "Dự án thành phần", "Component"},
    {"column.contract", "Hợp đồng", "Contract"},
    {"column.cost", "Chi phí", "Cost"},
    {"column.count", "Số lượng", "Count"},
    {"column.coverage", "Tỷ lệ bao phủ", "Coverage"},
    {"column.date", "Ngày", "Date"},
    {"column.disbursed", "Giải ngân", "Disbursed"},
    {"column.document", "Văn bản", "Document"},
    {"column.family", "Nhóm nguồn", "Family"},
    {"column.from", "Từ", "From"},
    {"column.gap", "Chênh lệch", "Gap"},
    {"column.grade", "Xếp hạng", "Grade"},
    {"column.holder", "Nơi giữ", "Holder"},
    {"column.in", "Phát sinh tăng", "In"},
    {"column.indicator", "Chỉ số", "Indicator"},
    {"column.key", "Khóa", "Key"},
    {"column.kind", "Loại", "Kind"},
    {"column.level", "Cấp", "Level"},
    {"column.line", "Dòng", "Line"},
    {"column.lot", "Khoản tiền", "Lot"},
    {"column.name", "Tên", "Name"},
    {"column.note", "Ghi chú", "Note"},
    {"column.opening", "Số đầu kỳ", "Opening balance"},
    {"column.out", "Phát sinh giảm", "Out"},
    {"column.percent", "Tỷ lệ (%)", "Percent"},
    {"column.period", "Kỳ", "Period"},
    {"column.physical", "Tiến độ khối lượng", "Physical progress"},
    {"column.place", "Địa bàn", "Place"},
    {"column.plan", "Kế hoạch", "Plan"},
    {"column.project", "Dự án", "Project"},
    {"column.quantity", "Khối lượng", "Quantity"},
    {"column.rate", "Tỷ lệ giải ngân", "Disbursement rate"},
    {"column.reason", "Lý do", "Reason"},
    {"column.record", "Bản ghi", "Record"},
    {"column.result_level", "Cấp kết quả", "Result level"},
    {"column.settled", "Đã quyết toán", "Settled"},
    {"column.share", "Tỷ trọng", "Share"},
    {"column.source", "Nguồn vốn", "Source"},
    {"column.spent", "Đã thanh toán", "Paid"},
    {"column.stage", "Giai đoạn", "Stage"},
    {"column.status", "Tình trạng", "Status"},
    {"column.target", "Chỉ tiêu", "Target"},
    {"column.to", "Đến", "To"},
    {"column.unit", "Đơn vị", "Unit"},
    {"column.unit_cost", "Chi phí trên một đơn vị", "Cost per unit"},
    {"column.unit_of_measure", "Đơn vị tính", "Unit of measure"},
    {"column.value", "Giá trị", "Value"},
    {"column.verified", "Tỷ lệ xác minh", "Verified share"},

    {"report.status", "Tình hình vốn theo giai đoạn", "Where every đồng stands"},
    {"report.disbursement", "Tình hình giải ngân", "Disbursement"},
    {"report.outcomes", "Kết quả trên mỗi đồng", "Outcomes per đồng"},
    {"report.trace", "Truy vết dòng tiền", "Trace of money"},

    {"table.total", "Tổng cộng", "Total"},
    {"table.notes", "Ghi chú", "Notes"},
    {"table.empty", "Không có số liệu.", "Nothing to show."},
    {"table.origin", "Sổ {book}, {size} bản ghi, gốc {root}, số liệu đến ngày {date}.",
     "Book {book}, {size} records, root {root}, as of {date}."},
});

}  // namespace

std::span<const Entry> headings() {
  return table;
}

}  // namespace tungdong::words
