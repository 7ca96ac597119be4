#pragma once
// What a record is made of. Each kind of record is a struct with one `fields` function that names its members:
//
//   struct Source {
//     static constexpr std::string_view kind = "source";
//     std::string code;
//     Level level{};
//     template <class F> static void fields(F&& field) {
//       field("code", &Source::code, Need::key);
//       field("level", &Source::level, Need::required);
//     }
//   };
//
// From that one description come the canonical JSON of the log, its reading back, the columns of the CSV that an
// officer imports, and the table that the database keeps.

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <date/date.h>

#include "ledger/money/decimal.hpp"
#include "ledger/money/dong.hpp"

namespace tungdong::record {

using Date = date::year_month_day;

enum class Need : std::uint8_t {
  optional,
  required,
  key,     // required; the code by which records of this kind are found. Several under one key are versions or members.
  member,  // required; tells apart the many under one key, which the rules ask for one at a time.
};

// An enumeration is written by its names: specialise with `static constexpr std::array<std::string_view, n> names`.
template <class E>
struct Names;

template <class E>
concept Named = std::is_enum_v<E> && requires {
  Names<E>::names.size();
};

template <Named E>
constexpr std::string_view name_of(E value) {
  return Names<E>::names[static_cast<std::size_t>(value)];
}

template <Named E>
constexpr std::optional<E> named(std::string_view name) {
  for (std::size_t i = 0; i < Names<E>::names.size(); ++i)
    if (Names<E>::names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

// A value that has a text of its own: `std::string text() const` and `static std::optional<T> read(std::string_view)`.
template <class T>
concept Textual = requires(const T& value, std::string_view text) {
  { value.text() } -> std::convertible_to<std::string>;
  { T::read(text) } -> std::same_as<std::optional<T>>;
};

template <class T>
concept Fielded = requires {
  T::fields([](auto&&...) {});
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
  using item = T;
};

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {
  using item = T;
};

// Whether a member says anything: an absent member is not written. A number and an enumeration always say something.
template <class T>
bool present(const T& value) {
  if constexpr (std::is_same_v<T, std::string> || IsVector<T>::value)
    return !value.empty();
  else if constexpr (IsOptional<T>::value)
    return value.has_value();
  else if constexpr (requires {
                       { value.empty() } -> std::same_as<bool>;
                     })
    return !value.empty();
  else if constexpr (std::is_same_v<T, bool>)
    return value;
  else if constexpr (std::is_same_v<T, Date>)
    return value != Date{};
  else
    return true;
}

// The name of the key field of a kind; or of its member field, which is empty for most kinds.
template <Fielded T>
std::string_view key_name(Need wanted = Need::key) {
  std::string_view name;
  T::fields([&](std::string_view field, auto, Need need) {
    if (need == wanted) name = field;
  });
  return name;
}
template <Fielded T>
std::string_view member_name() {
  return key_name<T>(Need::member);
}

// The value of the key field, or of the member field.
template <Fielded T>
const std::string& key_of(const T& value, Need wanted = Need::key) {
  const std::string* key = nullptr;
  T::fields([&](std::string_view, auto member, Need need) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value.*member)>, std::string>)
      if (need == wanted) key = &(value.*member);
  });
  assert(key != nullptr);
  return *key;
}

// Under which name the rules ask for a record: its key; where its kind has members, its key and which of them it is.
inline std::string place(const std::string& key, std::string_view member) {
  return std::string(key).append(1, '\x1f').append(member);  // a code has no such character
}
template <Fielded T>
std::string place_of(const T& value) {
  if (member_name<T>().empty()) return key_of(value);
  return place(key_of(value), key_of(value, Need::member));
}

}  // namespace tungdong::record
