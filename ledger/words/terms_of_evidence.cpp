#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

// Why evidence says nothing, as short clauses.
constexpr auto table = std::to_array<Entry>({
    {"no_estimate.too-few", "quá ít giá trị để ước lượng", "too few values to estimate from"},
    {"no_estimate.not-a-count", "số liệu không thể có thật: số đạt ngoài phạm vi số xem xét, hoặc phương sai sai",
     "figures that cannot be: successes outside the trials, or a wrong variance"},
    {"no_estimate.no-level", "mức tin cậy không nằm giữa 0 và 1", "a level of confidence not between 0 and 1"},
    {"no_estimate.not-finite", "giá trị vượt quá phạm vi tính được", "a value beyond what can be computed with"},
    {"no_estimate.near-nothing", "không ước lượng được: mẫu số không khác 0 một cách rõ ràng",
     "not estimable: the divisor is not clear of zero"},
    {"no_estimate.no-scale", "hơn một nửa số giá trị bằng nhau: không có thước đo độ lệch",
     "more than half of the values are the same: no scale to measure a distance by"},

    {"no_survival.nothing-lasting", "chỉ số không yêu cầu kiểm tra lại", "the indicator asks for no revisits"},
    {"no_survival.period", "không đọc được kỳ bàn giao", "a period of delivery that cannot be read"},
    {"no_survival.below-zero", "số lượng bàn giao âm", "a delivered quantity below zero"},
    {"no_survival.not-due", "chưa đến hạn kiểm tra lại", "not due yet"},
    {"no_survival.not-visited", "đến hạn nhưng chưa kiểm tra lại", "due, but not visited"},
    {"no_survival.too-large", "số quá lớn", "a number too large"},

    {"no_discount.rate", "lãi suất chiết khấu không nằm trong khoảng 0–100 %", "a rate of discount outside 0 to 100 %"},
    {"no_discount.too-far", "năm quá xa năm gốc để tính chính xác", "a year too far from the base to compute exactly"},
    {"no_discount.too-large", "số quá lớn", "a number too large"},

    {"no_sum.none", "không có số liệu", "nothing was observed"},
    {"no_sum.no-parts", "tỷ lệ không có tử số và mẫu số", "a rate without numerator and denominator"},
    {"no_sum.not-percent", "tỷ lệ không tính bằng %", "a rate in another unit than per cent"},
    {"no_sum.money", "số bình quân không cộng được", "an average of money, which does not add up"},
    {"no_sum.not-additive", "tiêu chí và tiến độ không cộng được", "criteria and progress do not add up"},
    {"no_sum.stock-over-time", "số tại thời điểm không cộng qua các kỳ", "a stock does not add up over time"},
    {"no_sum.overlapping", "các kỳ chồng nhau", "periods that overlap"},
    {"no_sum.conflicting", "nhiều giá trị khác nhau cho cùng một nơi và kỳ", "several values for one place and period"},
    {"no_sum.other-definition", "khác định nghĩa", "another definition"},
    {"no_sum.other-place", "không cùng một nơi", "not of one place"},
    {"no_sum.other-period", "không cùng một kỳ", "not of one period"},
    {"no_sum.parts-of-whole", "lẫn số của nhóm với số chung", "segments mixed with wholes"},
    {"no_sum.not-a-partition", "các nhóm không hợp thành toàn bộ",
     "segments that are not declared to make up the whole"},
    {"no_sum.missing-segments", "thiếu số liệu của một số nhóm", "some segments were not observed"},
    {"no_sum.too-large", "số quá lớn", "a number too large"},

    {"no_rebase.no-predecessor", "không tiếp nhận đơn vị nào", "it took over no other unit"},
    {"no_rebase.split", "đơn vị cũ bị chia cho nhiều nơi", "a former unit was split among several"},
    {"no_rebase.predecessor-missing", "đơn vị cũ không có số gốc", "a former unit has no baseline"},
    {"no_rebase.other-definition", "số gốc theo định nghĩa khác", "baselines under another definition"},
    {"no_rebase.other-period", "số gốc không cùng một kỳ", "baselines of different periods"},
    {"no_rebase.no-parts", "tỷ lệ không có tử số và mẫu số", "a rate without numerator and denominator"},
    {"no_rebase.not-additive", "chỉ số không cộng được", "an indicator that does not add up"},
    {"no_rebase.too-large", "số quá lớn", "a number too large"},

    {"no_identity.no-flows", "chỉ số không khai biến động tăng, giảm", "the indicator names no gains and no losses"},
    {"no_identity.no-opening", "không có số đầu kỳ", "no opening value"},
    {"no_identity.no-closing", "không có số cuối kỳ", "no closing value"},
    {"no_identity.no-flow", "thiếu số biến động trong kỳ", "a flow was not observed"},
    {"no_identity.bounds", "có giá trị chỉ là mức chặn hoặc xấp xỉ", "a value that is only a bound, or about right"},
    {"no_identity.too-large", "số quá lớn", "a number too large"},

    {"unmet.nothing", "đã kết luận", "decided"},
    {"unmet.unknown", "không có chỉ số này", "no such indicator"},
    {"unmet.not-observed", "chưa có số liệu", "not observed"},
    {"unmet.no-threshold", "không có mức chuẩn đang áp dụng", "no threshold in force"},
    {"unmet.undecided", "số liệu không đủ chính xác để kết luận", "a value that does not decide"},
    {"unmet.parts", "thiếu kết luận về các tiêu chí thành phần", "too many of its parts are not decided"},
    {"unmet.cycle", "tiêu chí bao gồm chính nó", "a criterion that is made of itself"},
    {"unmet.too-deep", "tiêu chí lồng nhau quá sâu", "criteria nested too deep"},
});

}  // namespace

std::span<const Entry> terms_of_evidence() {
  return table;
}

}  // namespace tungdong::words
