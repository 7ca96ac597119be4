#include "reports/render/cell.hpp"

#include "ledger/journal/iso_date.hpp"
#include "ledger/money/print.hpp"

namespace tungdong::reports {

namespace {

using money::Style;

// Text of a record goes to a terminal and into files: what would steer either becomes a space.
std::string harmless(std::string text) {
  for (char& c : text)
    if ((c >= 0 && c < ' ') || c == '\x7f') c = ' ';
  return text;
}

struct Print {
  ColumnType type;
  Lang lang;

  std::string operator()(const Empty&) const { return {}; }
  std::string operator()(const Text& text) const { return harmless(text.in(lang)); }
  std::string operator()(const Code& code) const { return harmless(code.text); }
  std::string operator()(money::Dong amount) const { return words::print(amount, lang); }
  std::string operator()(const money::Decimal& number) const {
    return money::print(number, Style::vietnamese) + (type == ColumnType::percent ? " %" : "");
  }
  std::string operator()(Date day) const { return words::print(day, lang); }
};

struct Canonical {
  Lang lang;

  std::string operator()(const Empty&) const { return {}; }
  std::string operator()(const Text& text) const { return harmless(text.in(lang)); }
  std::string operator()(const Code& code) const { return harmless(code.text); }
  std::string operator()(money::Dong amount) const { return money::print(amount, Style::plain); }
  std::string operator()(const money::Decimal& number) const { return number.text(); }
  std::string operator()(Date day) const {
    std::string text;
    journal::append_iso(text, day);
    return text;
  }
};

}  // namespace

std::string printed(const Cell& cell, ColumnType type, Lang lang) {
  return std::visit(Print{type, lang}, cell);
}

std::string canonical(const Cell& cell, Lang lang) {
  return std::visit(Canonical{lang}, cell);
}

Text reason_of(const Cell& cell) {
  const auto* empty = std::get_if<Empty>(&cell);
  return empty == nullptr ? Text() : empty->reason;
}

}  // namespace tungdong::reports
