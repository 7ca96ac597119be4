#pragma once
// Values one behind the other in a piece of bytes, for this process alone: how rows lie in a spool and go from one
// thread to another.

#include <string>
#include <string_view>
#include <type_traits>

#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

template <class T>
requires std::is_arithmetic_v<T>
void pack(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}
void pack(std::string& out, std::string_view text);
// Of a row what is not blank.
void pack(std::string& out, const Row& row);

// Each takes what it reads away from the front.
template <class T>
T unpack(std::string_view& in) {
  T value;
  in.copy(reinterpret_cast<char*>(&value), sizeof value);
  in.remove_prefix(sizeof value);
  return value;
}
std::string_view unpack_text(std::string_view& in);
Row unpack_row(std::string_view& in, std::size_t columns);

}  // namespace tungdong::tools
