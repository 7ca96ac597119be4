#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"bar.coverage", "chưa đủ phần chi phí gắn với chỉ số", "too little of the cost names an indicator"},
    {"bar.flagged", "phần chi phải thu hồi theo kết luận còn lớn", "too much of the cost is owed back after findings"},
    {"bar.lag", "chưa qua độ trễ của kết quả", "the lag has not passed"},
    {"bar.mixed-unit", "đơn vị tính không cùng loại", "what is counted is not of one kind"},
    {"bar.no-baseline", "chưa có mức gốc", "no baseline"},
    {"bar.no-interval", "còn dự án chưa đo kết quả và số dự án đã đo chưa đủ để tính khoảng tin cậy",
     "some projects were not measured, and too few were for an interval"},
    {"bar.over-whole", "các tỷ phần cộng lại vượt quá một", "the shares claim more than the whole"},
    {"bar.price-years", "chi phí của nhiều năm chưa quy được về giá một năm (--price-year, --price-index)",
     "the cost is of several years and not in the prices of one (--price-year, --price-index)"},
    {"bar.projected", "khối lượng mới là dự kiến", "the quantity is only projected"},
    {"claim.attributed", "quy kết theo nghiên cứu {code} ({design})", "attributed by study {code} ({design})"},
    {"grade.a", "A", "A"},
    {"grade.b", "B", "B"},
    {"grade.c", "C", "C"},
    {"outcomes.all_in_flight", "chi phí còn trong độ trễ, chưa có kết quả để tính",
     "the cost is still within its lag: there is no result to count yet"},
    {"outcomes.census", "toàn bộ dự án, không có sai số chọn mẫu", "census: no sampling error"},
    {"outcomes.change_per_ty", "Thay đổi trên một tỷ đồng", "Change for a tỷ đồng"},
    {"outcomes.contribution", "Kết quả của địa bàn đặt cạnh chi phí của các dự án gắn với chỉ số",
     "Outcomes of places beside the cost of the projects that name them"},
    {"outcomes.coverage", "Chi phí gắn với chỉ số", "Coverage"},
    {"outcomes.financing_share", "khối lượng tính theo tỷ phần cùng tài trợ, không phải phần tác động",
     "the quantity is by share of the financing, not of the effect"},
    {"outcomes.full_cost", "Toàn bộ chi phí ngân sách của dự án (không cộng qua các chỉ số)",
     "Full cost of the project, budget (never added over indicators)"},
    {"outcomes.gate_note",
     "Ngưỡng công bố: chi phí gắn chỉ số từ {coverage} %; hạng A khi {a} % chi phí có khối lượng đã xác minh, B từ {b} "
     "%, "
     "còn lại C; khoảng tin cậy từ {interval} dự án nếu chưa đo hết; phải thu hồi theo kết luận không quá {flagged} %. "
     "Đây là ngưỡng nghiệp vụ đề xuất, sổ ghi được ngưỡng khác (quy định report/…).",
     "Publication gate: at least {coverage} % of the cost names an indicator; grade A where {a} % of the cost has a "
     "verified quantity, B from {b} %, C below; an interval from {interval} projects where not all were measured; at "
     "most "
     "{flagged} % owed back after findings. Proposed cut-offs of practice: a book may record others (rule report/…)."},
    {"outcomes.grade", "Hạng", "Grade"},
    {"outcomes.in_flight", "Trong đó: còn trong độ trễ", "Of it: in flight"},
    {"outcomes.in_flight_apart", "{amount} chi sau kỳ số liệu hoặc còn trong độ trễ, không tính vào tỷ lệ",
     "{amount} spent after the observation or still within the lag, not in the ratio"},
    {"outcomes.interval_high", "Cận trên", "Upper end"},
    {"outcomes.interval_low", "Cận dưới", "Lower end"},
    {"outcomes.interval_open", "không ước lượng được", "not estimable"},
    {"outcomes.linked_cost", "Chi phí ngân sách gắn với chỉ số", "Budget cost that names the indicator"},
    {"outcomes.no_effect", "không có tác động hoặc không có chi phí để tính",
     "no effect, or no cost to set against it"},
    {"outcomes.no_target", "không có chỉ tiêu", "no target"},
    {"outcomes.outside", "Trong đó: trước mức gốc", "Of it: before the baseline"},
    {"outcomes.outside_apart", "{amount} chi trước mức gốc, không tính vào tỷ lệ",
     "{amount} spent before the baseline, not in the ratio"},
    {"outcomes.per_ty", "Kết quả trên một tỷ đồng", "Results for a tỷ đồng"},
    {"outcomes.price_missing", "Chuỗi giá {index} không có giá trị năm {year}: chi phí năm ấy giữ giá hiện hành.",
     "Price series {index} has no value for {year}: the cost of that year stands at its own prices."},
    {"outcomes.unqualified", "không đủ điều kiện: {reasons}", "not qualified: {reasons}"},
    {"outcomes.verified", "Chi phí có kết quả đã xác minh", "Verified share"},
    {"report.paradox", "Giải ngân và kết quả", "Money spent and results"},
});

}  // namespace

std::span<const Entry> result_report_words() {
  return table;
}

}  // namespace tungdong::words
