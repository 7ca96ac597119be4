#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"report.paradox", "Giải ngân và kết quả", "Money spent and results"},
});

}  // namespace

std::span<const Entry> result_report_words() {
  return table;
}

}  // namespace tungdong::words
