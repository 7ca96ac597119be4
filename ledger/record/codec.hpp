#pragma once
// Records to and from canonical JSON and the text of a cell, by their `fields`.

#include <charconv>
#include <expected>
#include <string>
#include <string_view>

#include "ledger/journal/canonical.hpp"
#include "ledger/journal/iso_date.hpp"
#include "ledger/journal/json.hpp"
#include "ledger/record/field.hpp"
#include "ledger/words/refusal.hpp"

namespace tungdong::record {

// A value that writes itself as a nested object.
template <class T>
concept Nested = requires(T& value, journal::ObjectWriter& out, journal::JsonView json) {
  value.write(out, std::string_view());
  { value.read(json) } -> std::same_as<bool>;
  { value.empty() } -> std::same_as<bool>;
};

// Adds the members of a record that say something to an object of canonical JSON.
template <Fielded T>
void write_fields(journal::ObjectWriter& out, const T& record);

// One member, under its name. Amounts are integers of đồng; dates ISO; enumerations and textual values their text.
template <class T>
void write_member(journal::ObjectWriter& out, std::string_view name, const T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    out.text(name, value);
  } else if constexpr (std::is_same_v<T, bool>) {
    out.boolean(name, value);
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    out.integer(name, value);
  } else if constexpr (std::is_same_v<T, money::Dong>) {
    out.integer(name, value.count());
  } else if constexpr (Named<T>) {
    out.text(name, name_of(value));
  } else if constexpr (std::is_same_v<T, Date>) {
    std::string text;
    journal::append_iso(text, value);
    out.text(name, text);
  } else if constexpr (Nested<T>) {
    value.write(out, name);
  } else if constexpr (std::is_same_v<T, money::Decimal> || Textual<T>) {
    out.text(name, value.text());
  } else if constexpr (IsOptional<T>::value) {
    if (value) write_member(out, name, *value);
  } else {
    static_assert(IsVector<T>::value);
    // Writers keep their buffers from one record to the next: a log is written at a hundred thousand records a second.
    static thread_local journal::ArrayWriter array;
    array.clear();
    for (const auto& item : value) {
      if constexpr (std::is_same_v<typename T::value_type, std::string>) {
        array.text(item);
      } else {
        static thread_local journal::ObjectWriter inner;
        inner.clear();
        write_fields(inner, item);
        array.object(inner);
      }
    }
    out.array(name, array);
  }
}

template <Fielded T>
void write_fields(journal::ObjectWriter& out, const T& record) {
  T::fields([&](std::string_view name, auto member, Need) {
    const auto& value = record.*member;
    if (present(value)) write_member(out, name, value);
  });
}

// The value that a text stands for, in the plain style of files: `1234567.5`, `2025-12-31`. Empty where it stands for
// none.
template <class T>
std::optional<T> read_text(std::string_view text) {
  if constexpr (std::is_same_v<T, std::string>) {
    return std::string(text);
  } else if constexpr (std::is_same_v<T, bool>) {
    if (text == "true" || text == "1" || text == "có" || text == "yes") return true;
    if (text == "false" || text == "0" || text == "không" || text == "no") return false;
    return std::nullopt;
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    std::int64_t value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
  } else if constexpr (std::is_same_v<T, money::Dong>) {
    const auto value = money::read_dong(text, money::Style::plain, money::Unit::dong);
    return value ? std::optional(*value) : std::nullopt;
  } else if constexpr (std::is_same_v<T, money::Decimal>) {
    const auto value = money::read_decimal(text, money::Style::plain);
    return value ? std::optional(*value) : std::nullopt;
  } else if constexpr (Named<T>) {
    return named<T>(text);
  } else if constexpr (std::is_same_v<T, Date>) {
    return journal::read_iso(text);
  } else {
    return T::read(text);
  }
}

// What keeps a text from being a record: the field, and a code of the catalogue (field-missing, field-malformed).
words::Refusal field_missing(std::string_view kind, std::string_view field);
words::Refusal field_malformed(std::string_view kind, std::string_view field, std::string_view text);

template <Fielded T>
std::expected<T, words::Refusal> read_fields(std::string_view kind, journal::JsonView object);

// One member out of JSON; false where the JSON is of another shape.
template <class T>
bool read_member(std::string_view kind, journal::JsonView json, T& value, words::Refusals& refusals) {
  if constexpr (Nested<T>) {
    return value.read(json);
  } else if constexpr (std::is_same_v<T, bool>) {
    const auto found = json.boolean();
    if (found) value = *found;
    return found.has_value();
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    const auto found = json.integer();
    if (found) value = *found;
    return found.has_value();
  } else if constexpr (std::is_same_v<T, money::Dong>) {
    const auto found = json.integer();
    if (found) value = money::Dong(*found);
    return found.has_value();
  } else if constexpr (IsOptional<T>::value) {
    value.emplace();
    return read_member(kind, json, *value, refusals);
  } else if constexpr (IsVector<T>::value) {
    if (json.kind() != journal::JsonView::Kind::array) return false;
    bool good = true;
    for (const journal::JsonView element : json.elements()) {
      if constexpr (std::is_same_v<typename T::value_type, std::string>) {
        const auto text = element.text();
        good = good && text.has_value();
        if (text) value.emplace_back(*text);
      } else {
        auto item = read_fields<typename T::value_type>(kind, element);
        if (item)
          value.push_back(std::move(*item));
        else
          refusals.push_back(item.error());
      }
    }
    return good;
  } else {
    const auto text = json.text();
    if (!text) return false;
    auto found = read_text<T>(*text);
    if (found) value = std::move(*found);
    return found.has_value();
  }
}

template <Fielded T>
std::expected<T, words::Refusal> read_fields(std::string_view kind, journal::JsonView object) {
  T record;
  words::Refusals refusals;
  T::fields([&](std::string_view name, auto member, Need need) {
    const auto json = object.member(name);
    if (!json) {
      if (need != Need::optional) refusals.push_back(field_missing(kind, name));
      return;
    }
    if (!read_member(kind, *json, record.*member, refusals)) refusals.push_back(field_malformed(kind, name, ""));
  });
  if (!refusals.empty()) return std::unexpected(refusals.front());
  return record;
}

}  // namespace tungdong::record
