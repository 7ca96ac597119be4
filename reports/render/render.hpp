#pragma once
// A page in a format and a language. Renderers print what the page holds and compute nothing.

#include <optional>
#include <string>
#include <string_view>

#include "reports/table.hpp"

namespace tungdong::reports {

enum class Format : std::uint8_t { text, csv, json, html, xlsx };

struct Paper {
  int columns = 100;    // of the terminal, for text; at least 40
  bool colour = false;  // the terminal shows it: what is said in colour is always said in words or signs as well
};

// text   for people: aligned by the width of the characters, 1.234.567 ₫, dates as the language writes them, the book's
//        label over the title; what is too wide is wrapped, or goes on in a further grid under the same names of rows
// csv    UTF-8 with a byte order mark, canonical digits, ISO dates; for each table a line with its title (and the
// book's
//        label), the headings, the rows, the totals, and an empty line; last the provenance
// json   one object: đồng as integers (as a string beyond ±(2^53 − 1)), decimals as strings with the digits they were
//        published with, null with the reason under `_why`, and the provenance
// html   one page that asks nothing of any network: tables with their charts as SVG, for screen, phone, paper, keyboard
//        and screen reader, in light and in dark
// xlsx   the bytes of a workbook: a sheet for each table and one of provenance; numbers as numbers, codes as text,
// dates
//        as dates, what does not fit a double exactly as text with a note; a total is a formula only where it is the
//        sum of the rows above it. The same page gives the same bytes. Throws std::runtime_error where it cannot be
//        made.
std::string render(const Page& page, Format format, Lang lang, Paper paper = {});

std::string render_text(const Page& page, Lang lang, Paper paper);
std::string render_csv(const Page& page, Lang lang);
std::string render_json(const Page& page, Lang lang);
std::string render_html(const Page& page, Lang lang);
std::string render_xlsx(const Page& page, Lang lang);

}  // namespace tungdong::reports

template <>
struct tungdong::record::Names<tungdong::reports::Format> {
  static constexpr std::array<std::string_view, 5> names{"text", "csv", "json", "html", "xlsx"};
};
