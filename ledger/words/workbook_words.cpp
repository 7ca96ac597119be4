#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

// What stands in the workbooks that people fill in. A commune's is in Vietnamese alone.
constexpr auto table = std::to_array<Entry>({
    {"form.title", "Bảng ghi sổ của {unit}", "Workbook of {unit}"},
    {"form.guide", "Hướng dẫn", "Guide"},
    {"form.balances", "Số dư", "Balances"},
    {"form.lists", "Danh mục", "Lists"},
    {"form_sheet.document", "Văn bản", "Document"},
    {"form_sheet.entry", "Bút toán", "Entry"},
    {"form_sheet.acceptance", "Nghiệm thu", "Acceptance"},
    {"form_sheet.observation", "Số liệu theo dõi", "Observation"},
    {"form.documents",
     "Quyết định, hợp đồng, biên bản, danh sách mà các dòng ở trang khác dẫn tới. Mỗi văn bản một dòng.",
     "Decisions, contracts, minutes and lists that rows of other sheets refer to. One row each."},
    {"form.entries",
     "Cam kết, tạm ứng, thanh toán, thu hồi… Mỗi chứng từ một dòng; số tiền là đồng. Các dòng cùng số ở cột “Bút toán "
     "số” "
     "là một bút toán.",
     "Commitments, advances, payments, recoveries. One row each; amounts in đồng. Rows with the same number under “Bút "
     "toán số” are one entry."},
    {"form.acceptances", "Khối lượng hoàn thành đã nghiệm thu của từng hợp đồng, dự án; số tiền là đồng.",
     "Work accepted, by contract or project; amounts in đồng."},
    {"form.observations", "Số đo của các chỉ số: mỗi chỉ số của một dự án (hoặc một địa bàn), một kỳ là một dòng.",
     "What indicators measured: a row for each indicator, project (or place) and period."},
    {"form.balances_hint", "Tiền đang đứng ở đâu vào lúc xuất bảng này. Trang này chỉ để xem, không phải điền.",
     "Where the money stood when this was written. To be read, not filled in."},
    {"form.blank_hint", "Cột có dấu * phải điền. Ngày viết 31/12/2025; số tiền là đồng; mỗi dòng một bản ghi.",
     "Columns with * must be filled in. Dates as 31/12/2025, amounts in đồng, a record in each row."},
    {"form.guide_1",
     "1. Điền vào các trang Văn bản, Bút toán, Nghiệm thu, Số liệu theo dõi, từ hàng trống đầu tiên trở xuống.",
     "1. Fill in the sheets, from the first empty row on."},
    {"form.guide_2",
     "2. Cột nền đậm có dấu * là bắt buộc. Ô có mũi tên thì chọn trong danh mục; mã chưa có trong danh mục vẫn gõ "
     "được.",
     "2. Dark columns with * must be filled in. Cells with an arrow offer a list; a code that is not in it can be "
     "typed."},
    {"form.guide_3", "3. Ngày viết 31/12/2025. Số tiền viết bằng đồng, chỉ có chữ số; Excel tự thêm dấu chấm.",
     "3. Dates as 31/12/2025. Amounts in đồng, digits alone."},
    {"form.guide_4", "4. Không đổi tên trang, không xóa hàng tiêu đề, không chèn cột.",
     "4. Do not rename sheets, delete headings or insert columns."},
    {"form.guide_5", "5. Gửi cả tệp này lên tỉnh. Tỉnh nhập vào sổ và gửi trả chính tệp này.",
     "5. Send this file to the province, which imports it and sends it back."},
    {"form.guide_6",
     "6. Trong tệp trả lại, cạnh mỗi dòng có kết quả: đã nhận và số bản ghi, đã có sẵn, hoặc từ chối và vì sao.",
     "6. In what comes back each row has its result: taken with its record, there already, or refused and why."},
    {"form.guide_7", "7. Sửa các dòng bị từ chối ngay tại chỗ rồi gửi lại cả tệp: dòng đã nhận không bị ghi lần hai.",
     "7. Correct the refused rows where they are and send all of it again: what was taken is not entered twice."},
    {"form.fate", "Kết quả (tỉnh ghi)", "Result (the province’s to write)"},
    {"form.reason", "Lý do", "Reason"},
    {"form.taken", "đã nhận, bản ghi {record}", "taken, record {record}"},
    {"form.proposed", "chờ duyệt, bản ghi {record}", "waits for approval, record {record}"},
    {"form.already", "đã có sẵn, bản ghi {record}", "there already, record {record}"},
    {"form.refused", "từ chối", "refused"},
    {"form.not_tried", "chưa ghi (tệp có dòng bị từ chối)", "not entered (another row was refused)"},
    {"form_column.doc", "Văn bản", "Document"},
    {"form_column.entry", "Bút toán số", "Entry number"},
    {"form_column.kind", "Nghiệp vụ", "Kind"},
    {"form_column.date", "Ngày", "Date"},
    {"form_column.list", "Danh sách thụ hưởng", "List of beneficiaries"},
    {"form_column.content", "Nội dung", "Content"},
    {"form_column.holder", "Hợp đồng hoặc dự án", "Contract or project"},
    {"form_column.amount", "Số tiền (đồng)", "Amount (đồng)"},
    {"form_column.method", "Cách đo", "Method"},
    {"form_column.to_unit", "Đến đơn vị", "To unit"},
    {"form_column.to_component", "Sang dự án thành phần", "To component"},
    {"form_column.to_period", "Sang kỳ", "To period"},
    {"form_column.from_stage", "Từ giai đoạn", "From stage"},
    {"form_column.to_stage", "Đến giai đoạn", "To stage"},
    {"form_column.from", "Từ", "From"},
    {"form_column.to", "Đến", "To"},
    {"form_column.part", "Phần", "Part"},
    {"refusal.workbook-no-unit",
     "{path} không phải bảng tính mà sổ này đã xuất cho một đơn vị: không có gì để gửi trả.",
     "{path} is no workbook that was exported for a unit: there is nothing to send back."},
    {"ui.workbook-written", "Đã ghi bảng tính ra {path}.", "The workbook is in {path}."},
    {"ui.workbook-returned", "Bảng tính trả lại, có kết quả từng dòng, nằm trong {path}.",
     "The workbook to be sent back, with what became of each row, is in {path}."},
});

}  // namespace

std::span<const Entry> workbook_words() {
  return table;
}

}  // namespace tungdong::words
