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
});

}  // namespace

std::span<const Entry> terms_of_evidence() {
  return table;
}

}  // namespace tungdong::words
