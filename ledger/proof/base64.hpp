#pragma once
// Base64 read strictly (RFC 4648 section 4): padded, no space, no bit beyond the last byte.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tungdong::proof {

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

}  // namespace tungdong::proof
