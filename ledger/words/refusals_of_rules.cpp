#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    // The heading of an entry.
    {"refusal.document-missing",
     "Chưa nêu văn bản làm căn cứ. Hãy điền mã văn bản; nếu văn bản chưa có trong sổ thì ghi nhận văn bản trước.",
     "No document is named. Give the code of the document; if it is not in the book yet, record it first."},
    {"refusal.unknown-document",
     "Sổ chưa có văn bản {code}. Hãy kiểm tra mã văn bản, hoặc ghi nhận văn bản này trước rồi ghi lại.",
     "The book has no document {code}. Check the code, or record the document first."},
    {"refusal.date-in-future",
     "Ngày {date} sau ngày hôm nay ({today}). Hãy kiểm tra ngày chứng từ; nghiệp vụ chưa phát sinh thì chưa ghi sổ.",
     "The date {date} is after today ({today}). Check the date; what has not happened yet is not recorded."},
    {"refusal.no-lines", "Bút toán không có dòng nào. Hãy ghi ít nhất một dòng tiền.",
     "The entry has no lines. Give at least one line of money."},
    {"refusal.too-many-lines",
     "Bút toán có {lines} dòng, nhiều nhất là {largest} dòng. Hãy chia văn bản thành nhiều phần và nhập các phần cùng "
     "một lần.",
     "The entry has {lines} lines; {largest} is the most. Split the document into parts and enter all of them at "
     "once."},
    {"refusal.reverse-by-record",
     "Không tự ghi từng dòng của bút toán đảo. Hãy nêu số bản ghi cần đảo và lý do; sổ sẽ tự lập các dòng.",
     "The lines of a reversal are not written by hand. Name the record to be reversed and the reason; the book makes "
     "the lines."},
    {"refusal.reason-missing", "Bút toán đảo chưa nêu lý do. Hãy ghi rõ lý do đảo.",
     "The reversal gives no reason. State why the record is reversed."},
    {"refusal.already-reversed",
     "Bản ghi số {record} đã được đảo bằng bản ghi số {by}; mỗi bản ghi chỉ đảo một lần. Hãy kiểm tra lại số bản ghi.",
     "Record {record} has already been reversed by record {by}; a record is reversed once. Check the record number."},
    {"refusal.reverses-unknown", "Sổ không có bản ghi số {record} để đảo. Hãy kiểm tra lại số bản ghi.",
     "The book has no record {record} to reverse. Check the record number."},
    {"refusal.reverses-no-entry",
     "Bản ghi số {record} không phải là bút toán tiền nên không đảo được. Danh mục, số liệu ghi nhầm thì sửa bằng một "
     "bản ghi mới.",
     "Record {record} is not an entry of money, so it cannot be reversed. What was recorded wrongly in the chart or "
     "the "
     "results is corrected by a new record."},
    {"refusal.reverses-reversal",
     "Bản ghi số {record} là bút toán đảo nên không đảo tiếp được. Hãy ghi lại bút toán ban đầu bằng một bút toán mới.",
     "Record {record} is itself a reversal and cannot be reversed. Record the original movement again as a new entry."},
    {"refusal.reversal-before",
     "Ngày đảo {date} trước ngày {original} của bản ghi số {record} cần đảo. Hãy ghi ngày đảo từ {original} trở đi.",
     "The reversal is dated {date}, before {original}, the date of record {record} that it reverses. Date it on or "
     "after {original}."},

    {"refusal.no-such-line", "Bản ghi số {record} chỉ có {lines} dòng. Hãy kiểm tra lại số thứ tự của dòng cần sửa.",
     "Record {record} has only {lines} lines. Check the number of the line to be corrected."},

    // A line and its two ends.
    {"refusal.not-positive",
     "Số tiền {amount} không hợp lệ: số tiền phải lớn hơn 0. Muốn giảm số đã ghi, hãy dùng bút toán đảo, điều chỉnh "
     "giảm hoặc nộp trả.",
     "The amount {amount} is not above zero. To take money back, use a reversal, a withdrawal or a refund."},
    {"refusal.too-large",
     "Số tiền {amount} vượt mức lớn nhất ghi được là {largest}. Hãy kiểm tra đơn vị tính (đồng, triệu đồng, tỷ đồng).",
     "The amount {amount} is beyond the largest that can be recorded, {largest}. Check the unit (đồng, million, "
     "billion)."},
    {"refusal.unknown-source",
     "Sổ chưa có nguồn vốn {code}. Hãy kiểm tra mã nguồn vốn, hoặc ghi nhận nguồn vốn này trước.",
     "The book has no source {code}. Check the code, or record the source first."},
    {"refusal.unknown-component",
     "Sổ chưa có dự án thành phần {code}. Hãy kiểm tra mã chương trình, dự án thành phần, hoặc ghi nhận mã này trước.",
     "The book has no component {code}. Check the code, or record the component first."},
    {"refusal.unknown-unit",
     "Sổ chưa có đơn vị {code}. Hãy kiểm tra mã đơn vị (giữ nguyên số 0 ở đầu), hoặc ghi nhận đơn vị này trước.",
     "The book has no unit {code}. Check the code (keep zeros in front), or record the unit first."},
    {"refusal.unknown-project", "Sổ chưa có dự án {code}. Hãy kiểm tra mã dự án, hoặc ghi nhận dự án này trước.",
     "The book has no project {code}. Check the code, or record the project first."},
    {"refusal.unknown-contract",
     "Sổ chưa có hợp đồng {code}. Hãy kiểm tra mã hợp đồng, hoặc ghi nhận hợp đồng này trước.",
     "The book has no contract {code}. Check the code, or record the contract first."},
    {"refusal.not-yet-in-force",
     "Mã {code} chỉ có trong sổ từ ngày {from}, bút toán lại đề ngày {date}. Hãy kiểm tra ngày của bút toán, hoặc ngày "
     "đã ghi nhận mã này.",
     "The code {code} is in the book only from {from}, but the entry is dated {date}. Check the date of the entry, or "
     "the date under which the code was recorded."},
    {"refusal.no-such-flow",
     "Không có nghiệp vụ “{kind}” đi từ {from} đến {to}. Hãy kiểm tra loại bút toán và hai bên của dòng.",
     "There is no “{kind}” from {from} to {to}. Check the kind of entry and the two ends of the line."},
    {"refusal.not-related",
     "Từ {from} đến {to} không đúng quan hệ của nghiệp vụ này; yêu cầu: {relation}. Hãy kiểm tra mã hai bên; nếu mã "
     "đúng thì bổ sung quan hệ đó vào danh mục trước.",
     "From {from} to {to}: the two do not stand as this movement needs: {relation}. Check both codes; if they are "
     "right, record how the two are related first."},
    {"refusal.component-changes",
     "Loại bút toán này không được đổi sang dự án thành phần {component}. Hãy bỏ cột “to_component”, hoặc dùng “điều "
     "chỉnh giữa các dự án thành phần”.",
     "This kind of entry may not move money to component {component}. Leave “to_component” empty, or use "
     "“reallocation between components”."},
    {"refusal.component-same",
     "Điều chỉnh giữa các dự án thành phần phải nêu dự án thành phần nhận khác với {component}. Hãy điền mã nhận vào "
     "cột “to_component”.",
     "A reallocation must name a receiving component other than {component}. Give it in “to_component”."},
    {"refusal.period-changes",
     "Loại bút toán này không được đổi sang năm kế hoạch {period}. Hãy bỏ cột “to_period”; vốn năm trước chỉ sang năm "
     "sau bằng “chuyển nguồn, kéo dài”.",
     "This kind of entry may not move money to plan year {period}. Leave “to_period” empty; only a carry-over takes "
     "money into another year."},
    {"refusal.same-account",
     "Hai bên của dòng là cùng một tài khoản nên không có gì thay đổi. Hãy kiểm tra lại bên giao và bên nhận.",
     "Both ends of the line are the same account, so nothing would change. Check where the money comes from and goes."},
    {"refusal.component-not-in-force",
     "Dự án thành phần {component} không thực hiện trong năm kế hoạch {period}. Hãy kiểm tra năm kế hoạch, hoặc dùng "
     "mã dự án thành phần của giai đoạn đó.",
     "Component {component} does not run in plan year {period}. Check the plan year, or use the component of that "
     "period."},
    {"refusal.not-the-projects-component",
     "Dự án {project} thuộc dự án thành phần {component}; dòng này ghi mã khác. Hãy dùng đúng mã {component}.",
     "Project {project} belongs to component {component}; the line names another one. Use {component}."},
    {"refusal.not-leaf",
     "Mã {component} chưa phải mã chi tiết nhất của chương trình; tiền của dự án phải ghi vào mã chi tiết nhất. Hãy "
     "chọn một mã bên dưới {component}.",
     "{component} is not a leaf of the programme tree; money of a project is booked on a leaf. Choose a code below "
     "{component}."},

    // Is there enough, and did it come from there?
    {"refusal.insufficient",
     "Không đủ tiền: cần {amount}, nhưng {from} chỉ còn {there} dùng được cho dòng này. Hãy kiểm tra số tiền, ngày, "
     "nguồn vốn, dự án thành phần và năm kế hoạch; nếu quyết định giao vốn chưa vào sổ thì ghi trước.",
     "Not enough money: {amount} is needed, but only {there} is left for this line in {from}. Check amount, date, "
     "source, component and plan year; if the decision that brings the money is not in the book yet, record it first."},
    {"refusal.came-from-elsewhere",
     "Không đủ tiền để trả về nơi này: cần {amount}; {from} còn {standing}, nhưng chỉ {there} là từ {to}. Tiền chỉ "
     "được trả về nơi đã giao nó: hãy kiểm tra nơi nhận; phần còn lại thì trả về nơi đã giao phần đó.",
     "Not enough money to give back there: {amount} is needed; {from} has {standing}, but only {there} of it came from "
     "{to}. Money goes back only to where it came from: check to whom it goes; the rest goes back to who gave that."},
    {"refusal.lots-taken-later",
     "Không đủ tiền vào ngày này: cần {amount}, {from} còn {there}, vì {taken} đã được dùng ở bản ghi {takers}. Hãy "
     "đảo "
     "các bản ghi đó (bản ghi sau cùng đảo trước), ghi bút toán này với ngày từ ngày đảo trở đi, rồi ghi lại chúng.",
     "Not enough money on this date: {amount} is needed and {from} has {there}, because {taken} was used by record "
     "{takers}. Reverse those records (the latest first), record this entry dated on or after that, then record them "
     "again."},
    {"refusal.no-such-lot",
     "Không dùng được khoản tiền {lot} chỉ định cho {from}: khoản đó không có ở đây, đã dùng hết, đề ngày sau, hoặc bị "
     "nêu hai lần. Hãy kiểm tra số “bản ghi.dòng”, hoặc để trống để sổ dùng khoản cũ nhất trước.",
     "The lot {lot} named for {from} cannot be used: it is not there, is used up, is of a later date, or is named "
     "twice. "
     "Check “record.line”, or leave it empty and the oldest lots are used first."},

    // Units, levels, components.
    {"refusal.unit-closed",
     "Đơn vị {unit} đã kết thúc hoạt động từ sau ngày {until} nên không nhận tiền mới. Hãy ghi cho đơn vị kế thừa.",
     "Unit {unit} was closed after {until} and takes no new money. Record it for the unit that succeeds it."},
    {"refusal.unit-not-yet",
     "Đơn vị {unit} chỉ hoạt động từ ngày {from}. Hãy kiểm tra ngày của bút toán, hoặc ghi cho đơn vị có vào ngày đó.",
     "Unit {unit} exists only from {from}. Check the date, or record it for the unit that existed on that day."},
    {"refusal.unit-still-open",
     "Ngày {date} đơn vị {unit} còn hoạt động nên chưa bàn giao tiền cho đơn vị kế thừa. Nếu đơn vị đã kết thúc, hãy "
     "ghi ngày kết thúc của đơn vị trước; nếu chưa, hãy điều chỉnh giảm rồi giao lại.",
     "On {date} unit {unit} is still open, and hands nothing over to a successor. If it has ended, record its last day "
     "first; if not, withdraw the money and allot it anew."},
    {"refusal.level-not-in-force",
     "Ngày {date}, {level} không phải là cấp ngân sách đang có hiệu lực theo các quy định đã ghi nhận. Hãy dùng đơn "
     "vị, nguồn vốn của cấp đang có hiệu lực; tiền của đơn vị đã kết thúc thì chuyển cho đơn vị kế thừa.",
     "On {date}, {level} is not a level of budget in force by the rules that the book has. Use a unit and source of a "
     "level in force; money of a closed unit goes to its successor."},
    {"refusal.level-mismatch",
     "Nguồn vốn {source} ({source_level}) không giao thẳng được cho đơn vị {unit} ({unit_level}). Chỉ nguồn ngân sách "
     "được giao, cho đơn vị cùng cấp hoặc cấp dưới trực tiếp; hãy giao qua từng cấp, nguồn khác thì ghi là đóng góp.",
     "Source {source} ({source_level}) cannot be given straight to unit {unit} ({unit_level}). Only budget money is "
     "appropriated, to a unit of its level or one step below; pass it down level by level, and record other money as a "
     "contribution."},
    {"refusal.no-basis",
     "Ngày {date} không có căn cứ pháp lý đang có hiệu lực để điều chỉnh giữa các dự án thành phần. Hãy ghi nhận quy "
     "định cho phép (văn bản, thời gian hiệu lực) trước.",
     "On {date} no legal basis for a reallocation between components is in force. Record the rule that permits it, "
     "with its dates, first."},
    {"refusal.not-mapped",
     "Chưa ghi nhận việc chuyển tiếp từ dự án thành phần {component} sang {to_component}. Hãy kiểm tra mã, hoặc ghi "
     "nhận "
     "việc chuyển tiếp trước.",
     "No mapping from component {component} to {to_component} is recorded. Check the codes, or record the mapping "
     "first."},
    {"refusal.wrong-family",
     "Nguồn vốn {source} không thuộc nhóm mà nghiệp vụ này dùng ({expected}). Hãy chọn nguồn vốn khác, hoặc loại bút "
     "toán đúng với nguồn này.",
     "Source {source} is not of the family that this movement uses ({expected}). Choose another source, or the kind of "
     "entry that suits it."},

    {"refusal.in-kind-refund",
     "Đóng góp bằng hiện vật không hoàn lại thành tiền cho dự án. Nếu ghi sai, hãy đảo bút toán đóng góp.",
     "A contribution in kind does not come back to the project as money. If it was entered by mistake, reverse the "
     "entry."},

    // Projects and contracts.
    {"refusal.contract-not-in-force",
     "Ngày {date} nằm ngoài thời gian có hiệu lực của hợp đồng {contract} (từ ngày {from}). Hãy kiểm tra ngày của bút "
     "toán; nếu hợp đồng đã gia hạn thì ghi nhận phụ lục trước.",
     "The date {date} lies outside the time for which contract {contract} is in force (from {from}). Check the date; "
     "if the contract was extended, record the amendment first."},
    {"refusal.over-contract",
     "Vượt giá trị hợp đồng {contract}: cam kết chi, tạm ứng, giữ lại, thanh toán và quyết toán cộng lại là {stands}, "
     "hợp đồng chỉ có {value}. Hãy giảm số tiền, hoặc ghi nhận phụ lục tăng giá trị trước.",
     "Above the value of contract {contract}: committed, advanced, held, paid and settled come to {stands}, the "
     "contract is worth {value}. Lower the amount, or record the amendment first."},
    {"refusal.over-finalised",
     "Vượt giá trị quyết toán được duyệt của {holder}: đã giải ngân cộng dồn {paid}, được duyệt {value}. Hãy giảm số "
     "tiền; phần đã chi vượt phải thu hồi nộp ngân sách.",
     "Above the approved final value of {holder}: {paid} disbursed in all, {value} approved. Lower the amount; what "
     "was "
     "paid above it is to be recovered."},
    {"refusal.over-investment",
     "Vượt tổng mức đầu tư của dự án {project}: vốn đã giao cộng dồn {stands}, tổng mức đầu tư {value}. Hãy giảm số "
     "tiền, hoặc ghi nhận quyết định điều chỉnh dự án trước.",
     "Above the total investment of project {project}: {stands} assigned in all, {value} approved. Lower the amount, "
     "or "
     "record the decision that amends the project first."},
    {"refusal.over-ceiling",
     "Vượt kế hoạch đầu tư công trung hạn {first_year}–{last_year} của {holder}: các năm cộng lại {stands}, mức được "
     "giao {value}. Hãy giảm số tiền, hoặc ghi nhận quyết định điều chỉnh kế hoạch trung hạn trước.",
     "Above the medium-term plan {first_year}–{last_year} of {holder}: the years come to {stands}, the ceiling is "
     "{value}. Lower the amount, or record the decision that amends the medium-term plan first."},
    {"refusal.over-advance-limit",
     "Số dư tạm ứng của hợp đồng {contract} là {stands}, vượt mức {percent}% giá trị hợp đồng ({value}). Hãy giảm số "
     "tạm ứng, hoặc thu hồi bớt tạm ứng trước.",
     "The outstanding advance of contract {contract} is {stands}, above {percent}% of its value ({value}). Lower the "
     "advance, or recover some of it first."},
    {"refusal.guarantee-missing",
     "Số dư tạm ứng của hợp đồng {contract} là {stands}, trên {threshold} thì phải có bảo lãnh tạm ứng. Hãy ghi nhận "
     "bảo "
     "lãnh còn hiệu lực với giá trị không thấp hơn số dư tạm ứng, hoặc giảm số tạm ứng.",
     "The outstanding advance of contract {contract} is {stands}; above {threshold} it needs a guarantee. Record a "
     "valid "
     "guarantee of at least that amount, or lower the advance."},
    {"refusal.advance-not-recovered",
     "Hợp đồng {contract} đã giải ngân {paid}, đạt {percent}% giá trị hợp đồng, nhưng còn {open} tạm ứng chưa thu hồi. "
     "Hãy thu hồi hết tạm ứng ngay trong bút toán này.",
     "Contract {contract} has {paid} disbursed, {percent}% of its value or more, and {open} of advances is not yet "
     "recovered. Recover all of it in this same entry."},
    {"refusal.not-accepted",
     "Vượt giá trị nghiệm thu: {holder} đã thanh toán và giữ lại {stands}, nghiệm thu hoặc danh sách được duyệt mới có "
     "{accepted}. Hãy ghi nhận nghiệm thu, danh sách thụ hưởng trước, hoặc giảm số thanh toán.",
     "Above what was accepted: {stands} is paid and retained at {holder}, acceptances and approved lists come to "
     "{accepted}. Record the acceptance or the list first, or lower what is paid."},
    {"refusal.acceptance-paid",
     "Giảm như vậy, nghiệm thu và danh sách của {holder} chỉ còn {accepted}, trong khi đã thanh toán và giữ lại "
     "{stands}. Hãy giảm ít hơn, hoặc ghi giảm chi, thu hồi phần đã thanh toán trước.",
     "That leaves {accepted} accepted or listed at {holder}, where {stands} is paid and retained. Take less back, or "
     "record the refund of what was paid first."},
    {"refusal.unknown-list",
     "Dự án {project} chưa có danh sách đối tượng thụ hưởng {list}. Hãy kiểm tra mã danh sách, hoặc ghi nhận danh sách "
     "được duyệt trước.",
     "Project {project} has no list of beneficiaries {list}. Check its code, or record the approved list first."},
    {"refusal.list-used",
     "Danh sách thụ hưởng {list} đã được chi ở bản ghi số {record}. Hãy kiểm tra để không chi hai lần; đợt chi mới cần "
     "danh sách mới.",
     "The list of beneficiaries {list} was already paid by record {record}. Make sure that nobody is paid twice; a new "
     "round needs a new list."},
    {"refusal.list-sum",
     "Danh sách thụ hưởng {list} được duyệt {sum}, các dòng chi theo danh sách cộng lại {amount}. Hai số phải bằng "
     "nhau: "
     "hãy kiểm tra lại danh sách và số tiền.",
     "The list of beneficiaries {list} was approved for {sum}, the lines that pay it come to {amount}. The two must be "
     "equal: check the list and the amounts."},
    {"refusal.unlinked",
     "Dự án {project} chưa gắn với chỉ số kết quả nào. Hãy ghi nhận liên kết dự án với chỉ số, hoặc nêu chỉ số ở cột "
     "“serves”; nếu khoản chi không phục vụ chỉ số nào thì ghi “none”.",
     "Project {project} serves no indicator yet. Record a link, or name the indicators in “serves”; if the payment "
     "serves none, write “none”."},
    {"refusal.serves-malformed",
     "Không đọc được chỉ số kết quả “{serves}”. Hãy viết theo mẫu MÃ@PHIÊN_BẢN=PHẦN_TRIỆU, ngăn cách bằng dấu |, tổng "
     "không quá 1.000.000; ví dụ NHA@1=600000|NUOC@1=400000.",
     "The indicators served, “{serves}”, cannot be read. Write CODE@VERSION=PARTS_PER_MILLION, separated by |, at most "
     "1.000.000 in all; for example NHA@1=600000|NUOC@1=400000."},

    // The year.
    {"refusal.rule-missing",
     "Sổ chưa có quy định về {rule} có hiệu lực vào ngày {date}. Hãy ghi nhận quy định đó (giá trị, thời gian hiệu "
     "lực, "
     "căn cứ pháp lý) rồi ghi lại.",
     "The book has no rule in force on {date} for {rule}. Record it, with its value, dates and legal basis, then try "
     "again."},
    {"refusal.outside-window",
     "Ngày {date} ngoài thời hạn của nghiệp vụ “{kind}”, từ {first} đến {last} (căn cứ: {basis}). Hãy kiểm tra ngày và "
     "năm kế hoạch; hết thời hạn thì chỉ phần được chuyển nguồn, kéo dài mới dùng tiếp.",
     "The date {date} lies outside the time for “{kind}”, {first} to {last} (basis: {basis}). Check the date and the "
     "plan year; after it only what is carried over can be used."},
    {"refusal.year-settled",
     "Năm {year} của đơn vị {unit} đã quyết toán (bản ghi số {record}, văn bản {doc}) nên đã khóa; quyết toán đã ghi "
     "thì không đảo được. Việc phát hiện sau quyết toán thì ghi vào năm xử lý (nộp trả, xuất toán); vốn giao thêm thì "
     "giao vào năm chưa quyết toán.",
     "Year {year} of unit {unit} is settled (record {record}, document {doc}) and so locked; a settlement is not "
     "reversed. What is found later goes into the year in which it is handled (refund, disallowance); further money "
     "into a year that is not settled."},
    {"refusal.year-not-settled",
     "Năm {year} của đơn vị {unit} chưa quyết toán. Khi chưa quyết toán, hãy ghi giảm chi về dự án, hợp đồng; chỉ nộp "
     "trả ngân sách cấp trên sau khi quyết toán.",
     "Year {year} of unit {unit} is not settled. Until it is, record the refund to the project or contract; money is "
     "returned to the upper budget only after the settlement."},
    {"refusal.not-reconciled",
     "Đơn vị {unit} chưa đối chiếu với Kho bạc cho năm {year}. Hãy ghi nhận kết quả đối chiếu trước rồi mới chuyển "
     "nguồn.",
     "Unit {unit} has no reconciliation with the Treasury for {year}. Record it first, then carry over."},
    {"refusal.carry-reason",
     "Lý do chuyển nguồn “{reason}” không có trong danh mục có hiệu lực vào ngày {date}. Hãy chọn một mã lý do trong "
     "danh mục (các quy định carry-reason/…) và điền vào cột “reason”.",
     "The reason “{reason}” is not on the list of carry-over reasons in force on {date}. Choose a code from the list "
     "(the rules carry-reason/…) and give it in “reason”."},
    {"refusal.carry-period",
     "Không chuyển nguồn được từ {period} sang {to_period}: vốn của một năm chỉ chuyển một lần, sang năm liền sau. Hãy "
     "điền cột “to_period” theo mẫu 2024>2025.",
     "Money of {period} cannot be carried into {to_period}: the money of one year is carried once, into the next year. "
     "Write “to_period” as in 2024>2025."},
    {"refusal.carry-too-late",
     "Số chuyển nguồn theo lý do “{reason}” chỉ được dùng đến {last}, bút toán đề ngày sau đó. Hãy kiểm tra ngày và lý "
     "do; phần quá hạn phải hủy dự toán hoặc nộp trả.",
     "Money carried over for “{reason}” may be used until {last}; the entry is dated later. Check the date and the "
     "reason; what is past its time lapses or is returned."},

    // Openings, other books, findings, contributions.
    {"refusal.already-opened",
     "Số dư đầu kỳ của {holder} đã nhập ở bản ghi số {record}; mỗi bên chỉ nhập một lần. Nếu còn thiếu, hãy đảo bản "
     "ghi "
     "đó rồi nhập lại đầy đủ.",
     "The opening balance of {holder} was entered in record {record}; it is entered once. If something is missing, "
     "reverse that record and enter all of it again."},
    {"refusal.holder-in-use",
     "Đã có bút toán của {holder} nên không nhập số dư đầu kỳ được nữa. Số dư đầu kỳ phải nhập trước mọi bút toán "
     "khác.",
     "There are entries for {holder} already, so no opening balance can be entered. It comes before all other "
     "entries."},
    {"refusal.upper-missing",
     "Chưa nêu bút toán tương ứng của sổ cấp trên. Hãy điền điểm kiểm và số bút toán của sổ cấp trên vào cột “upper”.",
     "The entry of the upper book is not named. Give that book's checkpoint and entry in “upper”."},
    {"refusal.received-already",
     "Khoản “{upper}” của sổ cấp trên đã tiếp nhận ở bản ghi số {record}. Hãy kiểm tra để không tiếp nhận hai lần.",
     "“{upper}” of the upper book was already received by record {record}. Make sure that it is not received twice."},
    {"refusal.finding-missing",
     "Xuất toán phải nêu kết luận kiểm toán, thanh tra và nội dung kiến nghị. Hãy điền vào cột “finding”.",
     "A disallowance names the finding of the audit or inspection and its item. Give it in “finding”."},
    {"refusal.in-kind-missing",
     "Đóng góp bằng công, đất, hiện vật phải có số lượng, đơn giá và căn cứ đơn giá. Hãy điền các cột “quantity”, "
     "“unit_price”, “price_source”.",
     "A contribution in kind needs its quantity, unit price and the source of the price. Give “quantity”, “unit_price” "
     "and “price_source”."},
    {"refusal.in-kind-value",
     "Số lượng {quantity} nhân đơn giá {price} không bằng số tiền {amount}. Hãy tính lại một trong ba số.",
     "Quantity {quantity} times unit price {price} is not the amount {amount}. Work out one of the three again."},
});

}  // namespace

std::span<const Entry> refusals_of_rules() {
  return table;
}

}  // namespace tungdong::words
