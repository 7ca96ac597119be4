#include "ledger/sql/dialect.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ledger/sql/failure.hpp"

namespace tungdong::sql {

std::string Dialect::spell(std::string_view ddl) const {
  const std::array<std::pair<std::string_view, std::string_view>, 6> words{{{"integer", integer},
                                                                            {"text", text},
                                                                            {"blob", blob},
                                                                            {"row_number", row_number},
                                                                            {"by_number", by_number},
                                                                            {"by_key", by_key}}};
  std::string spelled;
  while (true) {
    const std::size_t brace = ddl.find_first_of("{}");
    spelled += ddl.substr(0, brace);
    if (brace == std::string_view::npos) return spelled;
    ddl.remove_prefix(brace);
    const std::size_t end = ddl.find('}');
    const std::string_view word = end == std::string_view::npos || end == 0 ? "" : ddl.substr(1, end - 1);
    const auto found = std::ranges::find(words, word, &std::pair<std::string_view, std::string_view>::first);
    if (found == words.end()) {
      throw Failure(Cause::other, "no such word of the dialect, at: " + std::string(ddl.substr(0, 40)));
    }
    spelled += found->second;
    ddl.remove_prefix(end + 1);
  }
}

}  // namespace tungdong::sql
