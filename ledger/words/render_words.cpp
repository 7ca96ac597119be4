#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"chart.left_out", "{count} dòng không có số liệu để vẽ, hoặc quá nhỏ, chỉ có trong bảng.",
     "{count} rows have nothing to draw or are too small: they stand in the table alone."},
    {"chart.other", "các khoản khác", "others"},
    {"chart.table_below", "Bảng số liệu của hình", "The table of this picture"},
    {"page.contents", "Mục lục", "Contents"},
    {"page.footer",
     "Trang này được tính từ sổ cái Từng Đồng; cùng sổ, cùng số bản ghi và cùng câu hỏi thì luôn cho đúng các con số "
     "này.",
     "This page was computed from the Từng Đồng ledger: the same book, the same number of records and the same "
     "question "
     "always give these figures."},
    {"page.skip", "Đến nội dung", "Skip to content"},
});

}  // namespace

std::span<const Entry> render_words() {
  return table;
}

}  // namespace tungdong::words
