#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"refusal.proof-no-checkpoint",
     "Chưa có mốc đã ký ở {path}, nên chưa có gì để chứng minh theo. Ký mốc trước: tungdong checkpoint --key KHÓA.",
     "There is no signed checkpoint at {path} to prove anything under. Sign one first: tungdong checkpoint --key KEY."},
    {"refusal.pack-exists", "{path} đã có. Hãy chọn một thư mục chưa có.",
     "{path} is there already. Choose a folder that is not."},
    {"refusal.people-no-column", "Tệp không có cột {column}: ghi số định danh của mỗi người vào cột này.",
     "There is no column {column}: write each person’s identity number in it."},
    {"refusal.people-no-number",
     "Ô này không có số định danh, hoặc ít hơn 9 chữ số. Số bị cắt số 0 ở đầu thì định dạng cột là văn bản.",
     "There is no identity number here, or fewer than 9 digits. Where leading zeros were lost, make the column text."},
    {"refusal.people-none", "Tệp không có người nào.", "There is nobody in the file."},
    {"refusal.checkpoint-ahead",
     "Mốc có {size} bản ghi mà sổ chỉ có {book}: sổ bị cắt bớt, hoặc là bản sao cũ. Hãy tìm bản đầy đủ của sổ.",
     "The checkpoint has {size} records and the book only {book}: it was cut off, or is an older copy. Look for the "
     "whole book."},
    {"refusal.checkpoint-differs",
     "{size} bản ghi đầu của sổ không phải là những bản ghi đã ký: nhật ký đã bị viết lại. Hãy giữ nguyên sổ và mốc, "
     "báo "
     "người chứng kiến.",
     "The first {size} records of the book are not those that were signed: the log was rewritten. Keep book and "
     "checkpoint as they are, and tell the witnesses."},
    {"refusal.checkpoint-older", "Mốc này cũ hơn mốc {size} bản ghi đã biết. Hãy dùng mốc mới hơn.",
     "This checkpoint is older than one known already, of {size} records. Use a later one."},
    {"refusal.checkpoint-other-log", "Mốc này của sổ {other}, không phải của {log}.",
     "This checkpoint is of the book {other}, not of {log}."},
    {"refusal.checkpoint-unreadable",
     "Không đọc được mốc: phải có tên sổ, số bản ghi và gốc, mỗi thứ một dòng (C2SP tlog-checkpoint).",
     "The checkpoint cannot be read: it has a name, a number of records and a root, on a line each (C2SP "
     "tlog-checkpoint)."},
    {"refusal.key-exists", "Đã có tệp {path}: khóa không bị ghi đè. Hãy chọn tên khác.",
     "There is a file {path} already: no key is overwritten. Choose another name."},
    {"refusal.key-file-unreadable", "Không đọc được tệp khóa: tệp bị hỏng, bị sửa, hoặc không phải tệp khóa.",
     "The key file cannot be read: it is damaged, altered, or no key file."},
    {"refusal.key-missing",
     "Không có tệp khóa {path}, và đó cũng không phải khóa công khai viết thẳng ra, dạng TÊN+1234abcd+BASE64.",
     "There is no key file {path}, nor is that a public key written out, of the form NAME+1234abcd+BASE64."},
    {"refusal.key-name", "Tên khóa “{name}” không dùng được: không để trống, không có dấu cách và dấu cộng.",
     "“{name}” is no name for a key: it may not be empty, nor have a space or a plus."},
    {"refusal.key-no-passphrase",
     "Cần mật khẩu của khóa: gõ trên màn hình, hoặc đặt biến môi trường TUNGDONG_PASSPHRASE.",
     "The passphrase of the key is needed: typed on a terminal, or in the environment as TUNGDONG_PASSPHRASE."},
    {"refusal.key-no-witness", "Khóa {key} không phải khóa của người chứng kiến. Hãy tạo bằng key --witness.",
     "The key {key} is not a witness's. Make one with key --witness."},
    {"refusal.key-of-another", "Khóa {key} không phải khóa của sổ {book}.",
     "The key {key} is not that of the book {book}."},
    {"refusal.key-passphrase", "Mật khẩu không mở được khóa {key}, hoặc tệp khóa đã bị sửa.",
     "The passphrase does not open the key {key}, or its file was altered."},
    {"refusal.key-passphrases-differ", "Hai lần gõ mật khẩu khác nhau.", "The two passphrases differ."},
    {"refusal.key-unreadable", "“{key}” không phải khóa công khai: phải có dạng TÊN+1234abcd+BASE64.",
     "“{key}” is no public key: it has the form NAME+1234abcd+BASE64."},
    {"refusal.note-bad-signature", "Chữ ký của {key} SAI: mốc đã bị sửa sau khi ký.",
     "The signature of {key} is WRONG: the checkpoint was altered after it was signed."},
    {"refusal.note-unreadable", "Không đọc được tệp đã ký: không theo dạng C2SP signed-note.",
     "The signed file cannot be read: it is no C2SP signed-note."},
    {"refusal.note-unsigned", "Không có chữ ký nào của các khóa được tin ({keys}): tệp này do {signers} ký.",
     "None of the trusted keys ({keys}) signed it: it is signed by {signers}."},
    {"refusal.proof-beyond", "Bản ghi {record} không có trong mốc đã ký, mốc chỉ có {size} bản ghi. Hãy ký mốc mới.",
     "Record {record} is not in the signed checkpoint, which has {size} records. Sign a new one."},
    {"refusal.proof-needs-body", "Cần nội dung của bản ghi: --body TỆP.",
     "The record's bytes are needed: --body FILE."},
    {"refusal.proof-needs-earlier", "Cần mốc cũ: --earlier TỆP.", "The earlier checkpoint is needed: --earlier FILE."},
    {"refusal.proof-not-consistent",
     "Bằng chứng SAI: nhật ký {later} bản ghi không nối tiếp nhật ký {earlier} bản ghi.",
     "The proof is WRONG: the log of {later} records does not continue that of {earlier} records."},
    {"refusal.proof-not-included",
     "Bằng chứng SAI: nội dung này không phải bản ghi {record} của nhật ký {size} bản ghi đã ký.",
     "The proof is WRONG: these bytes are not record {record} of the signed log of {size} records."},
    {"refusal.proof-of-another", "Bằng chứng này là của một mốc khác.", "The proof is of another checkpoint."},
    {"refusal.salvage-needs-key", "Mốc đã ký phải kiểm bằng khóa công khai: --key KHÓA.",
     "A signed checkpoint is checked with a public key: --key KEY."},
    {"refusal.proof-unreadable", "Không đọc được bằng chứng: không theo dạng C2SP tlog-proof.",
     "The proof cannot be read: it is no C2SP tlog-proof."},
});

}  // namespace

std::span<const Entry> refusals_of_proofs() {
  return table;
}

}  // namespace tungdong::words
