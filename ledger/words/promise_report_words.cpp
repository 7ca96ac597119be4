#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"report.promises", "Cam kết và kết quả bàn giao", "What was promised and what was delivered"},
});

}  // namespace

std::span<const Entry> promise_report_words() {
  return table;
}

}  // namespace tungdong::words
