#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"ui.packed", "Hồ sơ kiểm toán ở {path}: bảng, từ điển, số kiểm soát, nhật ký, mốc đã ký và bằng chứng.",
     "The audit pack is in {path}: tables, dictionary, control totals, log, signed checkpoint and proofs."},
    {"ui.packed-unsigned",
     "Hồ sơ kiểm toán ở {path}, chưa có mốc đã ký: chạy lệnh checkpoint rồi xuất lại để có bằng chứng.",
     "The audit pack is in {path}, without a signed checkpoint: run checkpoint and export again for proofs."},
    {"ui.already", "Đã có sẵn: bản ghi số {record}.", "Already there: record {record}."},
    {"ui.amount-echo", "{kind}: {amount} ({words})", "{kind}: {amount} ({words})"},
    {"ui.at-column", ", cột “{column}”", ", column “{column}”"},
    {"ui.at-row", ", hàng {row}", ", row {row}"},
    {"ui.backed-up", "Đã sao lưu ra {path}: {records} bản ghi, gốc {root}.",
     "Copied to {path}: {records} records, root {root}."},
    {"ui.created", "Đã tạo sổ “{name}” tại {path}.", "Made the book “{name}” at {path}."},
    {"ui.deciding", "Đang xét các bản ghi theo quy tắc…", "Deciding the records by the rules…"},
    {"ui.import-done", "Tổng cộng: nhận {taken}, đã có sẵn {already}, từ chối {refused}.",
     "In all: {taken} taken, {already} there already, {refused} refused."},
    {"ui.import-file", "{file}: nhận {taken}, đã có sẵn {already}, từ chối {refused}",
     "{file}: {taken} taken, {already} there already, {refused} refused"},
    {"ui.import-nothing",
     "Không ghi gì vào sổ. Hãy sửa các dòng nêu trên rồi nhập lại, hoặc dùng --keep-going để nhận các dòng tốt.",
     "Nothing was written. Correct the rows above and import again, or take the good rows with --keep-going."},
    {"ui.import-would", "Xem trước, chưa ghi gì: sẽ nhận {taken}, đã có sẵn {already}, từ chối {refused}.",
     "A preview, nothing is written: {taken} would be taken, {already} are there already, {refused} refused."},
    {"ui.log-unverified", "Nhật ký KHÔNG còn nguyên như lúc ghi.", "The log is NOT as it was written."},
    {"ui.log-verified",
     "Nhật ký còn nguyên như lúc ghi: {records} bản ghi, gốc {root}. Quy tắc và các bảng chưa được xét: muốn xét hết, "
     "chạy lệnh không có --log.",
     "The log is as it was written: {records} records, root {root}. Rules and tables were not looked at: without --log "
     "all is."},
    {"ui.log-now", "Nhật ký: {records} bản ghi, gốc {root}", "Log: {records} records, root {root}"},
    {"ui.more-refusals", "… còn nữa; số lượng ở phần tổng hợp.", "… and more; the summary has their number."},
    {"ui.no-verb", "Hãy cho biết cần làm gì: {verbs}. Xem tất cả bằng tungdong --help.",
     "Say what to do: {verbs}. All of it is in tungdong --help."},
    {"ui.nothing-written", "Không ghi gì vào sổ.", "Nothing was written."},
    {"ui.rebuilt-other", "Đã dựng lại từ nhật ký; các bảng trước đó KHÁC với nhật ký. Mã tóm lược: {digest}",
     "Rebuilt from the log; the tables before DIFFERED from the log. Digest: {digest}"},
    {"ui.rebuilt-same", "Đã dựng lại từ nhật ký, kết quả y như trước. Mã tóm lược: {digest}",
     "Rebuilt from the log, the same as before. Digest: {digest}"},
    {"ui.recorded", "Đã ghi: bản ghi số {record}.", "Recorded: record {record}."},
    {"ui.rejects", "Các dòng bị từ chối, kèm lý do, nằm trong {path}. Sửa rồi nhập lại chính tệp đó.",
     "The refused rows, with the reasons, are in {path}. Correct them and import that file."},
    {"ui.synthesised", "Sổ giả lập: {entries} bút toán, {records} bản ghi, gốc {root}.",
     "Synthetic book: {entries} entries, {records} records, root {root}."},
    {"ui.unverified", "Sổ KHÔNG khớp với nhật ký của chính nó.", "The book does NOT match its own log."},
    {"ui.passphrase", "Mật khẩu của khóa:", "Passphrase of the key:"},
    {"ui.passphrase-again", "Nhập lại mật khẩu:", "Once more:"},
    {"ui.key-made", "Đã tạo khóa tại {path}. Khóa công khai, giao cho người kiểm tra: {key}",
     "The key is in {path}. Its public key, for whoever checks: {key}"},
    {"ui.checkpointed", "Đã ký mốc bằng khóa {key}: {records} bản ghi, gốc {root}, tại {path}.",
     "A checkpoint is signed with the key {key}: {records} records, root {root}, in {path}."},
    {"ui.witnessed", "Đã chứng kiến bằng khóa {key}: {records} bản ghi, gốc {root}, tại {path}.",
     "Witnessed with the key {key}: {records} records, root {root}, in {path}."},
    {"ui.proved", "Bản ghi {record} có trong nhật ký {records} bản ghi đã ký.",
     "Record {record} is in the signed log of {records} records."},
    {"ui.proved-growth", "Nhật ký {records} bản ghi đã ký nối tiếp nhật ký {earlier} bản ghi.",
     "The signed log of {records} records continues that of {earlier} records."},
    {"ui.signed-by", "Chữ ký đúng của sổ: {key}.", "Signed by the book: {key}."},
    {"ui.witnessed-by", "Được chứng kiến: {key}, ngày {date}.", "Witnessed: {key}, on {date}."},
    {"ui.signature-unchecked", "Chưa kiểm chữ ký: không nêu khóa công khai (--key).",
     "The signature was not checked: no public key was given (--key)."},
    {"ui.checkpoint-holds", "Sổ nối tiếp mốc {path}: {records} bản ghi.",
     "The book continues the checkpoint {path}: {records} records."},
    {"ui.proof-holds", "Bằng chứng đúng: đây là bản ghi {record} của nhật ký đã ký.",
     "The proof holds: this is record {record} of the signed log."},
    {"ui.proof-growth-holds", "Bằng chứng đúng: nhật ký đã ký nối tiếp nhật ký {earlier} bản ghi.",
     "The proof holds: the signed log continues that of {earlier} records."},
    {"ui.verified", "Sổ khớp với nhật ký: {records} bản ghi, gốc {root}.",
     "The book matches its log: {records} records, root {root}."},
    {"ui.would-record", "Xem trước, chưa ghi gì: sẽ là bản ghi số {record}.",
     "A preview, nothing is written: it would be record {record}."},
    {"ui.option-missing", "thiếu {typed}", "{typed} is missing"},
    {"ui.value-missing", "thiếu giá trị của {typed}", "{typed} has no value"},
    {"ui.value-unknown", "{typed} không thuộc {known}", "{typed} is none of {known}"},
    {"ui.value-unread", "không đọc được {typed}", "{typed} cannot be read"},
    {"ui.word-unknown", "không hiểu {typed}", "not understood: {typed}"},
    {"ui.wrong-usage", "Lệnh viết chưa đúng: {reason}. Xem cách viết bằng tungdong {verb} --help.",
     "The command is not written right: {reason}. See how with tungdong {verb} --help."},
});

}  // namespace

std::span<const Entry> words_of_command() {
  return table;
}

}  // namespace tungdong::words
