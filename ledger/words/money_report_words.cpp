#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"axis.name_of", "Tên ({what})", "Name ({what})"},
    {"axis.none_commune", "không thuộc xã nào", "of no one commune"},
    {"axis.none_component", "chưa rõ dự án thành phần", "of no component"},
    {"axis.none_period", "chưa rõ năm", "of no year"},
    {"axis.none_programme", "chưa rõ chương trình", "of no programme"},
    {"axis.none_project", "chưa giao cho dự án", "not given to a project"},
    {"axis.none_province", "không thuộc tỉnh nào", "of no one province"},
    {"axis.none_source", "chưa rõ nguồn", "of no source"},
    {"axis.none_unit", "chưa rõ đơn vị", "of no unit"},
    {"axis.several", "nhiều địa bàn", "several places"},
    {"standing.along", "Theo các chiều được hỏi", "Along the axes asked for"},
    {"standing.bars_caption", "Tiền đang ở giai đoạn nào, mỗi thanh là một dòng của bảng.",
     "At which stage the money stands; each bar is a row of the table."},
    {"report.filter_word", "{what}: {name}", "{what}: {name}"},
    {"report.prices", "Quy về giá năm {year} theo chỉ số {index}", "In prices of {year} by index {index}"},
    {"column.commune", "Xã", "Commune"},
    {"column.province", "Tỉnh", "Province"},
    {"column.purpose", "Mục đích", "Purpose"},
});

}  // namespace

std::span<const Entry> money_report_words() {
  return table;
}

}  // namespace tungdong::words
