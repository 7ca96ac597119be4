#include <array>

#include "ledger/words/tables.hpp"

namespace tungdong::words {

namespace {

constexpr auto table = std::to_array<Entry>({
    {"page.print_hint", "Bản in", "Print version"},
});

}  // namespace

std::span<const Entry> render_words() {
  return table;
}

}  // namespace tungdong::words
