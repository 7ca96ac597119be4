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
    {"criteria.criterion", "Tiêu chí", "Criterion"},
    {"criteria.lost_in", "Mất đạt năm", "Lost in"},
    {"criteria.met_in", "Đạt các năm", "Met in"},
    {"criteria.missing", "Còn thiếu", "Missing"},
    {"criteria.note",
     "Tiêu chí đạt theo số liệu ghi trực tiếp, theo mức chuẩn của vùng và năm, hoặc theo các chỉ tiêu thành phần; đạt "
     "rồi vẫn "
     "có thể mất.",
     "A criterion is met as observed, by the threshold of its region and year, or by its parts; what was met can be "
     "lost "
     "again."},
    {"criteria.standard", "Bộ tiêu chí", "Standard"},
    {"criteria.title", "Tiêu chí của địa bàn: đạt, không đạt, mất đạt", "Criteria of places: met, missed, lost again"},
    {"criteria.year", "Năm", "Year"},
    {"sensitivity.at", "Chi phí một đơn vị, lãi suất {rate} %", "Cost of one at {rate} %"},
    {"sensitivity.base_year", "Quy về năm", "In the value of"},
    {"sensitivity.note",
     "Độ nhạy: chi phí từng năm quy về năm chi cuối cùng theo lãi suất, Σ C / (1 + r)^(năm − năm gốc); bảng khác không "
     "chiết khấu. Không có một lãi suất đúng duy nhất.",
     "Sensitivity: the cost of each year in the value of the last year of cost, Σ C / (1 + r)^(year − base); no other "
     "table discounts. There is no single right rate."},
    {"sensitivity.title", "Độ nhạy theo lãi suất chiết khấu", "Sensitivity to the rate of discount"},
    {"stocks.closing", "Cuối kỳ", "Closing"},
    {"stocks.expected", "Cuối kỳ suy ra", "Expected"},
    {"stocks.gains", "Tăng trong kỳ", "Gains"},
    {"stocks.losses", "Giảm trong kỳ", "Losses"},
    {"stocks.note", "Cuối kỳ suy ra = đầu kỳ + tăng − giảm. Chênh lệch khác 0 nghĩa là các báo cáo không khớp nhau.",
     "Expected = opening + gains − losses. A gap other than 0 means that the reports do not agree."},
    {"stocks.opening", "Đầu kỳ", "Opening"},
    {"stocks.title", "Số đầu kỳ, biến động và số cuối kỳ", "Stocks against their flows"},
    {"flow.advanced", "tạm ứng, chưa nghiệm thu", "advanced, not yet accepted"},
    {"flow.amount", "Số tiền", "Amount"},
    {"flow.caption",
     "Từ nguồn vốn, qua cấp quản lý, đến chương trình, dự án thành phần và việc tiền đã phục vụ; bề dày của dải là số "
     "tiền.",
     "From the source, through the level that runs it, to programme, component and what it served; a band is as thick "
     "as "
     "its amount."},
    {"flow.from", "Từ", "From"},
    {"flow.given_up", "nộp trả hoặc hủy", "returned or lapsed"},
    {"flow.lent", "dư nợ cho vay", "credit outstanding"},
    {"flow.note",
     "Chỉ tính ngân sách nhà nước. Mỗi chặng cộng lại đúng bằng nhau: phần chưa giao, chưa chi, tạm ứng, phải thu hồi "
     "được "
     "ghi riêng. Chi phí đã nghiệm thu chia cho chỉ số theo tỷ phần đã ghi.",
     "Of the State budget alone. Every step adds up to the same: what is not given on, not spent, advanced or owed "
     "back "
     "stands as such. Accepted work is apportioned over indicators by the recorded shares."},
    {"flow.owed", "phải thu hồi theo kết luận", "owed back after findings"},
    {"flow.step", "Chặng", "Step"},
    {"flow.title", "Đường đi của đồng tiền", "The way of the money"},
    {"flow.to", "Đến", "To"},
    {"flow.unallotted", "chưa giao cho dự án", "not yet given to a project"},
    {"flow.unlinked", "không gắn với chỉ số nào", "linked to no indicator"},
    {"flow.unspent", "đã giao, chưa chi", "given to projects, not yet spent"},
    {"follow_up.caption", "Phần còn hoạt động theo số tháng sau bàn giao; vạch đứng là khoảng tin cậy 95 %.",
     "The share still working by months after delivery; the bars are the interval at 95 %."},
    {"follow_up.coverage", "Đã kiểm tra trong số đến hạn", "Visited of what was due"},
    {"follow_up.day", "Tính đến ngày {date}.", "As of {date}."},
    {"follow_up.delivered", "Kỳ bàn giao", "Delivered in"},
    {"follow_up.done", "đã kiểm tra", "visited"},
    {"follow_up.due", "Kiểm tra lại phải làm", "Checks to be made"},
    {"follow_up.due_on", "Đến hạn", "Due on"},
    {"follow_up.lasting_cost", "Chi phí một kết quả còn hoạt động", "Cost of one that lasts"},
    {"follow_up.later", "chưa đến hạn", "not due yet"},
    {"follow_up.none_lasts", "không còn kết quả nào hoạt động", "none still works"},
    {"follow_up.note",
     "Còn hoạt động = số còn hoạt động / số đã kiểm tra, của các đợt đến hạn; phần chưa kiểm tra không được coi là "
     "giống phần "
     "đã kiểm tra. Chi phí một kết quả còn hoạt động = chi phí / (khối lượng × phần còn hoạt động).",
     "Still working = working / visited, of the cohorts due; what was not visited is not assumed to be alike. Cost of "
     "one "
     "that lasts = cost / (quantity × share still working)."},
    {"follow_up.nothing", "Không có kết quả nào phải kiểm tra lại.", "No result has to be looked at again."},
    {"follow_up.overdue", "quá hạn", "overdue"},
    {"follow_up.quantity_due", "Đến hạn kiểm tra", "Quantity due"},
    {"follow_up.series", "Chỉ số · mục đích chính", "Indicator · main purpose"},
    {"follow_up.state", "Tình trạng", "State"},
    {"follow_up.survival", "Phần còn hoạt động theo thời gian", "Survival of what was delivered"},
    {"report.flow", "Đường đi của đồng tiền", "The way of the money"},
    {"report.follow-up", "Kiểm tra lại kết quả", "Follow-up of lasting results"},
    {"grade.a", "A", "A"},
    {"grade.b", "B", "B"},
    {"grade.c", "C", "C"},
    {"overlap.amount", "Số tiền của danh sách", "Amount of the list"},
    {"overlap.count", "Số đối tượng", "Beneficiaries"},
    {"overlap.list", "Danh sách", "List"},
    {"overlap.lists", "Một danh sách thụ hưởng, nhiều chương trình", "One list of beneficiaries, several programmes"},
    {"overlap.none", "Không xã nào có một chỉ số do từ hai chương trình cùng chi.",
     "In no commune did two programmes pay for one indicator."},
    {"overlap.note",
     "Trùng lặp chưa phải là sai: đây là chỗ một kết quả có thể được báo cáo hai lần. Chi phí là công việc đã nghiệm "
     "thu.",
     "An overlap is no fault by itself: it is where one result may be reported twice. Cost is accepted work."},
    {"overlap.places", "Một xã, một chỉ số, nhiều chương trình", "One commune, one indicator, several programmes"},
    {"report.overlap", "Kết quả do nhiều chương trình cùng chi", "Results paid for by several programmes"},
    {"report.unlinked", "Chi không gắn với kết quả", "Spend that names no outcome"},
    {"unlinked.aimed_at", "có chỉ tiêu", "has a target"},
    {"unlinked.all_linked", "Mọi khoản chi trong phạm vi được hỏi đều gắn với chỉ số.",
     "All spend within the question names an indicator."},
    {"unlinked.cost", "Chi phí đã nghiệm thu", "Accepted work"},
    {"unlinked.idle", "Chỉ số không có khoản chi nào phục vụ", "Indicators that no spend serves"},
    {"unlinked.idle_note", "Kết quả có thể do nguồn khác, hoặc dự án chưa ghi liên kết.",
     "The result may come from other sources, or the link was not recorded."},
    {"unlinked.known", "Có gì trong sổ", "What the book has"},
    {"unlinked.links", "Liên kết cần xem lại", "Links to look at"},
    {"unlinked.never", "Chưa bao giờ gắn", "Never linked"},
    {"unlinked.note",
     "Chưa bao giờ gắn: phần chi phí không có tỷ phần nào; nói rõ là không: chứng từ chi ghi serves=none. Phần này "
     "không "
     "chia cho chỉ số nào.",
     "Never linked: no share claims it; said so: the payment itself has serves=none. This part is spread over no "
     "indicator."},
    {"unlinked.observed", "có số liệu", "was observed"},
    {"unlinked.reason", "Lý do", "Reason"},
    {"unlinked.said", "Nói rõ là không", "Said to serve none"},
    {"unlinked.share", "Tỷ phần", "Share"},
    {"unlinked.share_changed", "tỷ phần đổi từ {from} % thành {to} % sau khi đã biết kết quả",
     "share changed from {from} % to {to} % after a result was known"},
    {"unlinked.spend", "Chi phí không gắn với chỉ số nào", "Cost that names no indicator"},
    {"unlinked.superseded", "định nghĩa đã có phiên bản {version}", "the definition has a version {version} since"},
    {"unlinked.unfounded", "Chỉ tiêu không có mức gốc", "Targets without a baseline"},
    {"unlinked.unfounded_note", "Không có mức gốc thì chỉ biết đạt hay không đạt, không biết đã thay đổi bao nhiêu.",
     "Without a baseline it is known whether a target was met, and not how much changed."},
    {"unlinked.unlinked", "Không gắn chỉ số", "No indicator"},
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
    {"outcomes.owed_apart", "xuất toán: còn phải thu hồi {owed}, đã thu hồi {recovered}, không tính vào chi phí",
     "disallowed: {owed} still owed, {recovered} recovered, not in the cost"},
    {"outcomes.per_ty", "Kết quả trên một tỷ đồng", "Results for a tỷ đồng"},
    {"outcomes.price_missing", "Chuỗi giá {index} không có giá trị năm {year}: chi phí năm ấy giữ giá hiện hành.",
     "Price series {index} has no value for {year}: the cost of that year stands at its own prices."},
    {"outcomes.trend_caption", "Số liệu của từng chỉ số theo thời gian; vạch ngắn là chỉ tiêu của kỳ.",
     "The values of each indicator over time; a short stroke is the target of its period."},
    {"outcomes.unqualified", "không đủ điều kiện: {reasons}", "not qualified: {reasons}"},
    {"outcomes.verified", "Chi phí có kết quả đã xác minh", "Verified share"},
    {"paradox.achieved", "Kết quả đạt (%)", "Achieved"},
    {"paradox.ahead", "Đã trả vượt tiến độ (điểm %)", "Paid ahead of physical (points)"},
    {"paradox.bars", "Đã trả, tiến độ thi công, kết quả", "Paid, physical progress, results"},
    {"paradox.bars_caption", "Ba tỷ lệ của từng dự án đặt cạnh nhau: đã trả, đã làm, đã đạt.",
     "Three shares of each project side by side: paid, built, achieved."},
    {"paradox.caption",
     "Mỗi điểm là một dòng của bảng: ngang là tỷ lệ giải ngân, dọc là phần kết quả đã đạt; hai đường cắt là ngưỡng.",
     "Each point is a row of the table: across, the share disbursed; up, the share achieved; the two lines are the "
     "cut-offs."},
    {"paradox.class", "Xếp loại", "Class"},
    {"paradox.classes", "Số dự án và tiền đã giải ngân theo loại", "Projects and money disbursed by class"},
    {"paradox.classes_note",
     "Dự án có nhiều cam kết được đếm theo từng cam kết. Xếp loại là của cả dự án; tiền là phần của dòng.",
     "A project with several promises is counted for each. The class is of the whole project; the money is the row's."},
    {"paradox.cutoffs",
     "Ngưỡng: giải ngân từ {disbursed} % là đã chi; kết quả từ {achieved} % là đạt; đã trả vượt tiến độ thi công quá "
     "{ahead} điểm thì được nêu. Đây là ngưỡng nghiệp vụ đề xuất, sổ ghi được ngưỡng khác (quy định report/…).",
     "Cut-offs: from {disbursed} % disbursed counts as spent; from {achieved} % counts as achieved; paid more than "
     "{ahead} points ahead of physical progress is pointed out. Proposed cut-offs of practice: a book may record "
     "others "
     "(rule report/…)."},
    {"paradox.disbursed", "Đã giải ngân (ngân sách)", "Disbursed (budget)"},
    {"paradox.disbursed_rate", "Giải ngân (% vốn được giao)", "Disbursed (% of money given)"},
    {"paradox.given", "Vốn được giao (ngân sách)", "Money given (budget)"},
    {"paradox.no_money", "không có vốn ngân sách", "no money of the budget"},
    {"paradox.no_progress", "chưa ghi nhận tiến độ thi công", "no physical progress recorded"},
    {"paradox.no_promise", "không có cam kết khối lượng để so sánh", "no promised quantity to compare with"},
    {"paradox.nothing_below", "sổ chưa ghi khoản nào giao xuống dự án nên chưa biết đã chi bao nhiêu",
     "nothing given on to projects is recorded, so what was spent is not known"},
    {"paradox.paid_ahead", "Đã trả vượt xa tiến độ thi công.", "Paid far ahead of physical progress."},
    {"paradox.physical", "Tiến độ thi công", "Physical progress"},
    {"paradox.places", "Địa bàn: giải ngân và phần chỉ tiêu đã đạt", "Places: disbursed, and share of target achieved"},
    {"paradox.places_note",
     "Tiền là toàn bộ vốn ngân sách của địa bàn trong phạm vi được hỏi, đặt cạnh từng chỉ tiêu, không quy kết. Phần "
     "chỉ "
     "tiêu đã đạt tính từ mức gốc; chỉ tiêu không có mức gốc mà đã đạt thì ghi 100.",
     "The money is all of the budget's in the place within the question, beside each target, not attributed. The share "
     "of a target counts from the baseline; a target without one that was met counts as 100."},
    {"paradox.projects", "Dự án: giải ngân và khối lượng so với cam kết",
     "Projects: disbursed, and delivered of promised"},
    {"paradox.projects_note", "Kết quả đạt là khối lượng bàn giao so với khối lượng cam kết gần nhất.",
     "Achieved is the quantity delivered of the quantity last promised."},
    {"paradox.money-and-results", "có tiền, có kết quả", "money and results"},
    {"paradox.money-without-results", "tiền đã chi, kết quả chưa có", "money without results"},
    {"paradox.neither", "chưa chi, chưa có kết quả", "neither"},
    {"paradox.not-measured", "chưa đo được", "not measured"},
    {"paradox.results-ahead", "kết quả đi trước tiền", "results ahead of money"},
    {"capability.bought", "Mỗi mục đích đã mua được gì", "What each purpose bought"},
    {"capability.bought_note",
     "Khối lượng của dự án có nhiều mục đích được chia theo tỷ phần cùng tài trợ, không phải phần tác động.",
     "The quantity of a project with several purposes is shared by financing, not by effect."},
    {"capability.caption", "Chi phí ngân sách theo mục đích.", "Cost of the budget by purpose."},
    {"capability.high", "Cận trên", "Upper end"},
    {"capability.lasting", "Những gì còn hoạt động khi kiểm tra lại", "What still worked when looked at again"},
    {"capability.lasting_note",
     "Xếp theo mục đích chiếm phần lớn nhất của dự án; mỗi đợt bàn giao tính lần kiểm tra được ghi sau cùng. Khoảng "
     "tin "
     "cậy Wilson 95 %.",
     "By the purpose with the largest share of the project; of each delivery the visit recorded last counts. Wilson "
     "interval at 95 %."},
    {"capability.lasting_share", "Còn hoạt động", "Still working"},
    {"capability.low", "Cận dưới", "Lower end"},
    {"capability.months", "Sau (tháng)", "After (months)"},
    {"capability.note",
     "Mục đích của dự án lấy theo loại hình hỗ trợ đã ghi, có trọng số; dự án chưa ghi loại hình thì chưa phân loại. "
     "Các "
     "phần cộng lại đúng bằng tổng đến từng đồng.",
     "The purposes of a project are those of its recorded types of intervention, weighted; one that names none is not "
     "classified. The parts add up to the total to the đồng."},
    {"capability.nothing_revisited", "Chưa có kết quả nào được kiểm tra lại.",
     "No result has been looked at again yet."},
    {"capability.purposes", "Chi phí theo mục đích", "Cost by purpose"},
    {"capability.share", "Phần của chi phí ngân sách", "Share of the budget's cost"},
    {"capability.visited", "Đã kiểm tra", "Visited"},
    {"capability.working", "Còn hoạt động (số lượng)", "Still working (count)"},
    {"report.capability", "Xây năng lực, hạ tầng hay hỗ trợ trực tiếp", "Capability, infrastructure or support"},
    {"report.unit-costs", "Chi phí một đơn vị kết quả", "Unit costs"},
    {"unit_costs.cost", "Chi phí (ngân sách)", "Cost (budget)"},
    {"unit_costs.few", "mới có {count} dự án cùng loại, cần ít nhất {peers} để so sánh",
     "only {count} peers: at least {peers} are needed to compare"},
    {"unit_costs.flag", "Cần xem", "To look at"},
    {"unit_costs.groups", "Nhóm dự án cùng định nghĩa, loại hình và khu vực",
     "Projects of the same definition, work and zone"},
    {"unit_costs.high", "cao bất thường", "unusually high"},
    {"unit_costs.least", "Thấp nhất", "Least"},
    {"unit_costs.low", "thấp bất thường", "unusually low"},
    {"unit_costs.median", "Trung vị", "Median"},
    {"unit_costs.most", "Cao nhất", "Most"},
    {"unit_costs.no_deviation", "hơn nửa số dự án có cùng chi phí nên không đo được độ lệch",
     "more than half have the same cost, so there is no measure of distance"},
    {"unit_costs.no_zone", "chưa ghi khu vực", "no zone recorded"},
    {"unit_costs.note",
     "Tỷ số của các tổng, không phải trung bình của các tỷ số. So sánh khi có từ {peers} dự án cùng loại; cần xem khi "
     "|z| > {z}, với z = 0,6745 × (x − trung vị) / MAD. Giá trị bất thường là chỗ cần xem, không phải kết luận.",
     "The ratio of the sums, not the mean of the ratios. Compared from {peers} peers on; to look at where |z| > {z}, "
     "with "
     "z = 0.6745 × (x − median) / MAD. An outlier is a place to look, not a verdict."},
    {"unit_costs.nothing", "Chưa có dự án nào có cả chi phí và khối lượng đầu ra.",
     "No project has both a cost and an output."},
    {"unit_costs.of_median", "So với trung vị", "Of the median"},
    {"unit_costs.outliers", "Cần xem (số dự án)", "To look at (projects)"},
    {"unit_costs.projects", "Từng dự án so với nhóm", "Each project beside its peers"},
    {"unit_costs.q1", "Tứ phân vị 1", "Lower quartile"},
    {"unit_costs.q3", "Tứ phân vị 3", "Upper quartile"},
    {"unit_costs.work", "Loại hình", "Work"},
    {"unit_costs.z", "z bền vững", "Robust z"},
    {"unit_costs.zone", "Khu vực", "Zone"},
    {"work.none", "chưa ghi loại hình", "no type of work recorded"},
    {"report.paradox", "Giải ngân và kết quả", "Money spent and results"},
});

}  // namespace

std::span<const Entry> result_report_words() {
  return table;
}

}  // namespace tungdong::words
