#include "reports/sources.hpp"

namespace tungdong::reports {

Cell Sources::cite(const std::string& document) {
  if (document.empty()) return Empty{};
  cited_.insert(document);
  return Code{document};
}

Cell Sources::cite(const std::vector<std::string>& documents) {
  std::string all;
  for (const std::string& document : documents) {
    if (document.empty()) continue;
    cited_.insert(document);
    all += (all.empty() ? "" : ", ") + document;
  }
  if (all.empty()) return Empty{};
  return Code{all};
}

Table Sources::table(Scope& scope) const {
  Table table = make_table("sources", term("report.sources"),
                           {{"document", term("column.document"), ColumnType::code},
                            {"title", term("column.title"), ColumnType::text},
                            {"number", term("column.number"), ColumnType::code},
                            {"issued", term("column.issued"), ColumnType::date},
                            {"issuer", term("column.issuer"), ColumnType::text},
                            {"address", term("column.address"), ColumnType::text}},
                           2, Layout::cards);
  for (const std::string& code : cited_) {
    const chart::Document* document = scope.chart().document(code);
    Row row;
    if (document == nullptr) {
      row.cells = {Code{code}, Empty{}, Empty{}, Empty{}, Empty{}, Empty{}};
    } else {
      const Cell issued = document->issued ? Cell(*document->issued) : Cell(Empty{});
      row.cells = {Code{code},
                   data(document->title, document->title_en),
                   Code{document->number},
                   issued,
                   data(document->issuer),
                   document->address.empty() ? Cell(Empty{term("report.no_address")}) : Cell(data(document->address))};
      row.note = data(document->note, document->note_en);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tungdong::reports
