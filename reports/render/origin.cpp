#include "reports/render/origin.hpp"

namespace tungdong::reports {

std::vector<OriginLine> origin_lines(const Origin& origin) {
  std::vector<OriginLine> lines;
  if (origin.file) {
    lines.push_back({term("origin.file"), data(origin.file->name)});
    if (!origin.file->sheet.empty()) lines.push_back({term("origin.sheet"), data(origin.file->sheet)});
    lines.push_back({term("origin.hash"), data(journal::hex(origin.file->hash))});
    return lines;
  }
  lines.push_back({term("origin.book"), joined({data(origin.book), origin.name}, " · ")});
  if (!origin.label.empty()) lines.push_back({term("origin.label"), label_words(origin.label)});
  lines.push_back({term("origin.size"), term("origin.records", {{"count", origin.size}})});
  lines.push_back({term("origin.root"), data(journal::hex(origin.root))});
  lines.push_back(
      {term("origin.as_of"), origin.as_of ? term("origin.day", {{"date", *origin.as_of}}) : term("origin.now")});
  if (origin.known_at)
    lines.push_back({term("origin.known_at"), term("origin.first_records", {{"count", *origin.known_at}})});
  if (!origin.filters.empty()) lines.push_back({term("origin.filters"), joined(origin.filters)});
  return lines;
}

}  // namespace tungdong::reports
