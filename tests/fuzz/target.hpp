#pragma once
// What every target of the fuzzer has: one function that takes bytes that nobody vouches for, and what must hold
// whatever they are.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count);

namespace tungdong::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t count) {
  return {reinterpret_cast<const char*>(bytes), count};
}

// Ends the program, as a crash does, so that the fuzzer keeps the bytes.
inline void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace tungdong::fuzz
