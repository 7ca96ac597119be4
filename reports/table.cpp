#include "reports/table.hpp"

namespace tungdong::reports {

Table make_table(std::string id, Text title, std::vector<Column> columns, std::size_t keys, Layout layout) {
  Table table;
  table.id = std::move(id);
  table.title = std::move(title);
  table.columns = std::move(columns);
  table.keys = keys;
  table.layout = layout;
  return table;
}

Text label_words(const std::string& label) {
  if (label.empty()) return {};
  const std::string id = "label." + label;
  return words::find_word(id) == nullptr ? data(label) : term(id);
}

}  // namespace tungdong::reports
