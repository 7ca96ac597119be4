#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"refusal.missing-folder",
     "Không có thư mục {folder}. Hãy kiểm tra đường dẫn của {path}, hoặc tạo thư mục ấy trước.",
     "There is no folder {folder}. Check the path of {path}, or make that folder first."},
    {"refusal.missing-book", "Không tìm thấy sổ {path}. Hãy kiểm tra đường dẫn, hoặc mở sổ mới bằng lệnh init.",
     "There is no book {path}. Check the path, or make a new book with init."},
    {"refusal.book-exists", "Đã có tệp {path}, không tạo đè lên. Hãy chọn tên khác, hoặc dùng chính sổ đang có.",
     "The file {path} exists and is not overwritten. Choose another name, or use the book that is there."},
    {"refusal.not-a-book", "Tệp {path} không phải là sổ. Hãy kiểm tra đã chọn đúng tệp chưa; tệp này vẫn giữ nguyên.",
     "The file {path} is not a book. Check that it is the right file; it was left as it was."},
    {"refusal.foreign-file",
     "Tệp {path} là cơ sở dữ liệu của phần mềm khác. Hãy kiểm tra đã chọn đúng tệp chưa; tệp này vẫn giữ nguyên.",
     "The file {path} is a database of another program. Check that it is the right file; it was left as it was."},
    {"refusal.newer-book",
     "Sổ {path} do một phiên bản mới hơn của chương trình ghi. Hãy cài phiên bản mới hơn rồi mở lại; sổ vẫn giữ "
     "nguyên.",
     "The book {path} was written by a newer version of this program. Install it, then open the book again; the book "
     "was left as it was."},
    {"refusal.damaged",
     "Sổ {path} bị hỏng ({reason}). Hãy ngừng ghi, giữ nguyên tệp, khôi phục từ bản sao lưu gần nhất rồi kiểm tra lại "
     "bản đó; phần chưa sao lưu thì cứu bằng lệnh doctor.",
     "The book {path} is damaged ({reason}). Stop writing, keep the file as it is, restore the last backup and verify "
     "it; what it does not have, save with doctor."},
    {"refusal.network-share",
     "Sổ {path} nằm trên thư mục mạng, nơi không bảo đảm khóa tệp khi nhiều người cùng ghi. Hãy đặt sổ trên ổ đĩa của "
     "máy.",
     "The book {path} lies on a network share, where locks cannot be relied upon. Put it on a local disk."},
    {"refusal.read-only",
     "Không được phép ghi vào {path}. Hãy kiểm tra quyền đối với tệp và thư mục, hoặc chép sổ sang nơi ghi được.",
     "{path} cannot be written. Check the permissions of the file and its folder, or copy the book to another place."},
    {"refusal.busy", "Sổ đang được người khác ghi. Hãy đợi trong giây lát rồi thực hiện lại.",
     "Somebody else is writing to the book. Wait a moment, then try again."},
    {"refusal.disk-full",
     "Ổ đĩa đã đầy nên chưa ghi được gì; sổ vẫn như trước. Hãy giải phóng dung lượng rồi thực hiện lại.",
     "The disk is full, so nothing was written; the book is as it was. Free some space, then try again."},
    {"refusal.machine-failed",
     "Máy gặp lỗi: {reason}. Sổ vẫn như trước. Hãy thực hiện lại; nếu lỗi lặp lại thì kiểm tra ổ đĩa và báo bộ phận kỹ "
     "thuật.",
     "The machine failed: {reason}. The book is as it was. Try again; if it fails again, check the disk and tell the "
     "technical staff."},
});

}  // namespace

std::span<const Entry> failures() {
  return table;
}

}  // namespace tungdong::words
