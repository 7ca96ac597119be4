#pragma once
// A record carried within another: the canonical JSON that it would have, as it is.

#include <optional>
#include <string>
#include <string_view>

#include "ledger/journal/canonical.hpp"
#include "ledger/journal/json.hpp"

namespace tungdong::record {

struct Embedded {
  std::string bytes;  // canonical JSON of an object; empty where there is none

  bool empty() const { return bytes.empty(); }
  void write(journal::ObjectWriter& out, std::string_view name) const { out.raw(name, bytes); }
  bool read(journal::JsonView json);

  const std::string& text() const { return bytes; }
  // Makes it canonical. Nothing for what is not one JSON object.
  static std::optional<Embedded> read(std::string_view text);

  friend bool operator==(const Embedded&, const Embedded&) = default;
};

}  // namespace tungdong::record
