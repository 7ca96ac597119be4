#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"result_level.output", "đầu ra", "output"},
    {"result_level.outcome", "kết quả", "outcome"},
    {"result_level.impact", "tác động", "impact"},

    {"direction.up", "càng cao càng tốt", "higher is better"},
    {"direction.down", "càng thấp càng tốt", "lower is better"},

    {"accumulation.flow", "phát sinh trong kỳ", "of the period"},
    {"accumulation.cumulative", "lũy kế", "cumulative"},
    {"accumulation.stock", "tại thời điểm", "at a point in time"},

    {"measure.count", "số đếm", "count"},
    {"measure.money", "số tiền", "money"},
    {"measure.rate", "tỷ lệ", "rate"},
    {"measure.criterion", "tiêu chí", "criterion"},
    {"measure.progress", "tiến độ", "progress"},

    {"bound.=", "đúng bằng", "exactly"},
    {"bound.>=", "ít nhất", "at least"},
    {"bound.<=", "nhiều nhất", "at most"},
    {"bound.~", "khoảng", "about"},

    {"nature.measured", "đo được", "measured"},
    {"nature.estimated", "ước tính", "estimated"},
    {"nature.projected", "dự kiến", "projected"},

    {"status.reported", "đã báo cáo", "reported"},
    {"status.verified", "đã xác minh", "verified"},
    {"status.audited", "đã kiểm toán", "audited"},

    {"operator.>=", "từ mức này trở lên", "at least"},
    {"operator.<", "dưới mức này", "below"},
    {"operator.<=", "không quá mức này", "at most"},
    {"operator.=", "đúng mức này", "exactly"},
    {"operator.between", "trong khoảng", "between"},

    {"target_form.level", "mức phải đạt", "level"},
    {"target_form.points-a-year", "điểm phần trăm mỗi năm", "percentage points a year"},
    {"target_form.multiple-of-base", "số lần so với gốc", "multiple of the baseline"},
    {"target_form.ratio-to-indicator", "tỷ lệ so với chỉ số khác", "ratio to another indicator"},

    {"basis.planned", "kế hoạch", "planned"},
    {"basis.allotted", "đã phân bổ", "allotted"},
    {"basis.disbursed", "đã giải ngân", "disbursed"},
    {"basis.unstated", "không nêu rõ", "not stated"},

    {"outcome.met", "đạt", "met"},
    {"outcome.missed", "không đạt", "missed"},
    {"outcome.undecided", "chưa kết luận được", "undecided"},

    {"undecided.nothing", "đã kết luận", "decided"},
    {"undecided.not-measured", "chưa có số liệu của kỳ này", "not measured for the period"},
    {"undecided.conflicting", "các số liệu của kỳ này cho kết luận trái nhau", "values for the period disagree"},
    {"undecided.bound", "số liệu là cận hoặc số xấp xỉ nên không đủ để kết luận",
     "the value is a bound or only about right, which does not decide"},
    {"undecided.no-baseline", "chưa có mức gốc", "no baseline"},
    {"undecided.no-years", "không rõ số năm giữa hai kỳ", "the years between the two periods are not known"},
    {"undecided.no-other", "chỉ số dùng để so sánh chưa có số liệu hoặc bằng 0",
     "the other indicator was not measured, or is zero"},

    {"no_change.disputed", "định nghĩa của chỉ số còn tranh chấp", "the definition is disputed"},
    {"no_change.definitions", "số liệu theo các định nghĩa khác nhau", "the values follow different definitions"},
    {"no_change.no-baseline", "chưa có mức gốc", "no baseline"},
    {"no_change.bounds", "số liệu là cận hoặc số xấp xỉ nên không tính được mức thay đổi",
     "a value is a bound or only about right, so the change is not known"},

    {"no_share.no-baseline", "chưa có mức gốc", "no baseline"},
    {"no_share.no-way", "chỉ tiêu bằng mức gốc", "the target is the baseline"},
    {"no_share.not-measured", "chưa có một số liệu duy nhất của kỳ này", "there is no one value for the period"},
    {"no_share.other-form", "chỉ tiêu không phải là một mức phải đạt", "the target is not a level to be reached"},
    {"no_share.bounds", "số liệu là cận hoặc số xấp xỉ", "a value is a bound or only about right"},

    {"no_ratio.no-count", "không có số lượng công bố kèm theo số tiền", "no count was published beside the money"},
    {"no_ratio.many-counts", "có nhiều số lượng kèm theo, không rõ phần tiền của từng loại",
     "several counts were published, without the share of the money for each"},
    {"no_ratio.not-positive", "số lượng không lớn hơn 0", "the count is not above zero"},
    {"no_ratio.no-amount", "số liệu kèm theo không phải là số tiền", "the figure beside it is not an amount of money"},
    {"no_ratio.bounds", "cận của hai số liệu không cho biết tỷ số ở phía nào", "the bounds leave the ratio open"},

    {"no_quantity.none", "chưa có số liệu", "nothing was observed"},
    {"no_quantity.overlapping", "các kỳ số liệu chồng lên nhau, cộng lại sẽ tính hai lần",
     "the periods overlap: adding them would count twice"},
    {"no_quantity.conflicting", "kỳ gần nhất có nhiều số liệu khác nhau", "several values for the last period"},
    {"no_quantity.too-large", "tổng quá lớn", "the sum is too large"},

    {"claim.stated", "tỷ số theo số liệu công bố", "stated ratio"},
    {"claim.graded", "tỷ số tính từ sổ, có xếp hạng", "graded ratio"},
    {"claim.refused", "không đủ điều kiện công bố", "refused"},
    {"claim.contribution", "cùng đóng góp, không quy kết", "contribution, not attributed"},

    {"purpose.capability", "nâng cao năng lực", "builds capability"},
    {"purpose.infrastructure", "xây dựng hạ tầng", "builds infrastructure"},
    {"purpose.support", "hỗ trợ trực tiếp", "hands out support"},
    {"purpose.unstated", "chưa phân loại", "not classified"},

    {"design.comparison-group", "so với nhóm đối chứng", "comparison group"},
    {"design.difference-in-differences", "khác biệt kép", "difference in differences"},
    {"design.matched", "ghép cặp", "matched groups"},
    {"design.discontinuity", "gián đoạn ngưỡng", "discontinuity at a threshold"},
    {"design.randomised", "thử nghiệm ngẫu nhiên", "randomised trial"},
    {"design.attribution-study", "nghiên cứu quy kết", "attribution study"},

    {"check.exact", "khớp đúng", "exact"},
    {"check.within-rounding", "khớp trong phạm vi làm tròn", "within rounding"},
    {"check.other-definition", "khác định nghĩa", "other definition"},
    {"check.impossible", "không thể khớp", "impossible"},
});

}  // namespace

std::span<const Entry> terms_of_results() {
  return table;
}

}  // namespace tungdong::words
