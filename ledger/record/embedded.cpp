#include "ledger/record/embedded.hpp"

namespace tungdong::record {

bool Embedded::read(journal::JsonView json) {
  if (json.kind() != journal::JsonView::Kind::object) return false;
  static thread_local journal::Canonicaliser canonicaliser;
  bytes.clear();
  canonicaliser.append(bytes, json);
  return true;
}

std::optional<Embedded> Embedded::read(std::string_view text) {
  if (!text.starts_with('{')) return std::nullopt;
  auto canonical = journal::canonicalise(text);
  if (!canonical) return std::nullopt;
  return Embedded{std::move(*canonical)};
}

}  // namespace tungdong::record
