#include "ledger/record/codec.hpp"

namespace tungdong::record {

words::Refusal field_missing(std::string_view kind, std::string_view field) {
  return {"field-missing", {{"kind", std::string(kind)}, {"field", std::string(field)}}};
}

words::Refusal field_malformed(std::string_view kind, std::string_view field, std::string_view text) {
  return {"field-malformed",
          {{"kind", std::string(kind)}, {"field", std::string(field)}, {"text", std::string(text.substr(0, 80))}}};
}

}  // namespace tungdong::record
