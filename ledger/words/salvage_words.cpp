#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"report.salvage", "Cứu sổ bị hỏng", "What was saved of a damaged book"},
    {"salvage.advice",
     "Chưa cứu được hết. Hãy tìm bản sao lưu hay bản xuất nhật ký (export), kể cả bản cũ hoặc bản cũng bị hỏng, rồi "
     "chạy "
     "lại với --from; có mốc đã ký thì thêm --checkpoint và --key. Bản ghi nào không tìm lại được thì nhập lại từ "
     "chứng "
     "từ vào sổ mới. Giữ nguyên tệp hỏng.",
     "Not everything is saved. Look for a backup or an exported log, however old or damaged itself, and run this again "
     "with --from; if there is a signed checkpoint, add --checkpoint and --key. What cannot be found again is to be "
     "entered into the new book from its documents. Keep the damaged file as it is."},
    {"salvage.beside", "Ở tệp bên cạnh", "Beside it"},
    {"salvage.contradicts",
     "Phần đầu của sổ MÂU THUẪN với mốc đã ký: nhật ký đã bị viết lại, hoặc mốc là của sổ khác. Chỉ những gì mốc đã ký "
     "chứng minh mới được coi là đúng.",
     "The head of the book CONTRADICTS the signed checkpoint: the log was rewritten, or the checkpoint is another "
     "book's. Only what the checkpoint proves is taken for true."},
    {"salvage.counts", "Số bản ghi theo tình trạng", "Records by what can be said of them"},
    {"salvage.first", "Từ số", "From"},
    {"salvage.gave_up",
     "Tệp chứa những vòng trang nối nhau không dứt, nên chưa tìm hết: có thể tệp được cố ý làm ra như vậy.",
     "The file holds chains of pages that do not end, so not all of it was searched: it may have been made so on "
     "purpose."},
    {"salvage.in_book", "Trong sổ mới", "In the new book"},
    {"salvage.kept", "Nằm ở", "Kept in"},
    {"salvage.kept_book", "sổ mới", "the new book"},
    {"salvage.kept_nowhere", "không đâu cả", "nowhere"},
    {"salvage.kept_rest", "tệp phần còn lại", "the file of the rest"},
    {"salvage.last", "Đến số", "To"},
    {"salvage.nameless", "không rõ sổ nào", "a book without a name"},
    {"salvage.doubt", "Vì sao", "Why"},
    {"salvage.doubt_altered", "nội dung tìm thấy không phải là nội dung đã băm",
     "what was found is not what was hashed"},
    {"salvage.doubt_beyond", "nằm sau bản ghi cuối mà gốc nói tới",
     "it is behind the last record that the root speaks of"},
    {"salvage.doubt_differs", "thẻ băm giữ mã khác", "the tile that keeps its hash has another"},
    {"salvage.doubt_edge", "nằm sau thẻ băm đầy cuối cùng, không có mã băm riêng",
     "it is behind the last full tile and has no hash of its own"},
    {"salvage.doubt_garbled", "nội dung tìm thấy không đọc được thành bản ghi", "what was found is no record"},
    {"salvage.doubt_gone", "không còn nội dung nào", "nothing of it is left"},
    {"salvage.doubt_none", "đã chứng minh", "proved"},
    {"salvage.doubt_tile_gone", "thẻ băm giữ mã của nó đã mất", "the tile that kept its hash is gone"},
    {"salvage.doubt_unreached", "khớp thẻ băm, nhưng thẻ băm không nối được tới gốc",
     "its tile agrees with it, but does not lead to the root"},
    {"salvage.records_column", "Bản ghi", "Records"},
    {"salvage.certainty", "Tình trạng", "Standing"},
    {"salvage.certainty_agrees", "khớp thẻ băm, chưa chứng minh", "agrees with its tile, not proved"},
    {"salvage.certainty_lost", "MẤT", "LOST"},
    {"salvage.certainty_proved", "chứng minh được", "proved"},
    {"salvage.certainty_readable", "đọc được, chưa chứng minh", "readable, not proved"},
    {"salvage.trust_checkpoint", "Chứng minh theo mốc đã ký; phần sau mốc theo phần đầu của chính sổ này.",
     "Proved by the signed checkpoint; what is behind it by the head of the book itself."},
    {"salvage.trust_head",
     "Chứng minh theo gốc ghi trong chính sổ hỏng: sổ không tự mâu thuẫn. Muốn chắc là không ai viết lại, hãy thêm mốc "
     "đã "
     "ký.",
     "Proved by the root in the damaged book itself: it does not contradict itself. That nobody rewrote it, only a "
     "signed "
     "checkpoint shows."},
    {"salvage.trust_nothing",
     "Không nối được tới gốc nào: phần đầu sổ hỏng, hoặc thiếu bản ghi ở cuối. KHÔNG có gì được chứng minh, chỉ là "
     "khớp "
     "với nhau.",
     "No root could be reached: the head is damaged, or records at the end are missing. NOTHING is proved, it only "
     "agrees "
     "with itself."},
    {"salvage.unproved", "Bản ghi mất hoặc chưa chứng minh được", "Records that are lost or not proved"},
    {"salvage.whence", "Tìm thấy ở", "Found in"},
    {"salvage.whence_book", "sổ hỏng", "the damaged book"},
    {"salvage.whence_nowhere", "không tìm thấy", "nowhere"},
    {"salvage.whence_other", "bản khác (--from)", "another copy (--from)"},
    {"salvage.whence_pages", "các trang rời của sổ hỏng", "loose pages of the damaged book"},
    {"ui.salvaged", "Sổ mới {path}: {records} trên {size} bản ghi, gốc {root}, đã kiểm tra.",
     "The new book {path}: {records} of {size} records, root {root}, verified."},
    {"ui.salvaged-nothing", "Không dựng được sổ mới: không có bản ghi đầu tiên nào dùng được.",
     "No new book could be made: there is no first record that could be used."},
    {"ui.salvaged-refused", "Sổ mới dừng trước bản ghi {record}, không dựng lại được: {reason}.",
     "The new book ends before record {record}, which cannot be replayed: {reason}."},
    {"ui.salvaged-rest", "Ngoài sổ mới còn cứu được {records} bản ghi, trong {path}, mỗi dòng một bản ghi kèm số.",
     "Beside the new book {records} records are saved in {path}, one on each line with its number."},
    {"ui.salvaged-unproved", "Thêm --unproved để đưa vào sổ mới cả những bản ghi đọc được mà chưa chứng minh.",
     "With --unproved the new book takes also what is readable but not proved."},
});

}  // namespace

std::span<const Entry> salvage_words() {
  return table;
}

}  // namespace tungdong::words
