#include "tools/sheet/packed.hpp"

#include <algorithm>

namespace tungdong::tools {

void pack(std::string& out, std::string_view text) {
  pack(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

void pack(std::string& out, const Row& row) {
  pack(out, row.number);
  const auto filled = std::ranges::count_if(row.cells, [](const std::string& cell) { return !cell.empty(); });
  pack(out, static_cast<std::uint16_t>(filled));
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    pack(out, static_cast<std::uint16_t>(i));
    pack(out, std::string_view(row.cells[i]));
  }
}

std::string_view unpack_text(std::string_view& in) {
  const auto bytes = unpack<std::uint32_t>(in);
  const std::string_view text = in.substr(0, bytes);
  in.remove_prefix(bytes);
  return text;
}

Row unpack_row(std::string_view& in, std::size_t columns) {
  Row row{unpack<std::int64_t>(in), std::vector<std::string>(columns)};
  for (auto cells = unpack<std::uint16_t>(in); cells > 0; --cells) {
    const auto column = unpack<std::uint16_t>(in);
    row.cells.at(column) = unpack_text(in);
  }
  return row;
}

}  // namespace tungdong::tools
