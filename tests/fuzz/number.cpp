// Amounts, decimals, dates and periods as people type them.

#include "ledger/chart/period.hpp"
#include "ledger/journal/iso_date.hpp"
#include "ledger/money/decimal.hpp"
#include "ledger/money/print.hpp"
#include "ledger/words/catalogue.hpp"
#include "tests/fuzz/target.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text = fuzz::text_of(bytes, count);
  for (const money::Style style : {money::Style::plain, money::Style::vietnamese}) {
    if (const auto number = money::read_decimal(text, style)) {
      const auto back = money::read_decimal(number->text(), money::Style::plain);
      fuzz::must(back && *back == *number && back->places() == number->places());
    }
    for (const money::Unit unit : {money::Unit::dong, money::Unit::nghin, money::Unit::trieu, money::Unit::ty})
      if (const auto amount = money::read_dong(text, style, unit))
        fuzz::must(!words::print(*amount, words::Lang::vi).empty() && *amount <= money::Dong::largest_recordable() &&
                   *amount >= -money::Dong::largest_recordable());
  }
  if (const auto day = journal::read_iso(text)) {
    std::string written;
    journal::append_iso(written, *day);
    fuzz::must(written == text);
  }
  if (const auto period = chart::Period::read(text)) fuzz::must(period->text() == text);
  return 0;
}
