#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/journal/bytes.hpp"
#include "ledger/journal/json.hpp"

// Canonical JSON as RFC 8785 (JCS) defines it: one sequence of bytes for one value, so that it can be hashed.

namespace tungdong::journal {

/// The greatest integer a record may hold, 2^53 − 1: beyond it other readers of JSON round (RFC 8785 section 3.2.2.3).
inline constexpr std::int64_t largest_integer = (std::int64_t{1} << 53) - 1;

/// Appends `text` quoted and escaped as RFC 8785 section 3.2.2.2: \b \t \n \f \r \" \\ short, other characters below
/// U+0020 as \u00xx in lower case, nothing else. Throws std::invalid_argument if `text` is not UTF-8, and then appends
/// nothing.
void append_canonical_string(std::string& out, std::string_view text);
std::string canonical_string(std::string_view text);

/// Appends `value` as ECMAScript writes it (RFC 8785 section 3.2.2.3): the shortest digits that read back as the same
/// double. Throws std::out_of_range for what JSON cannot say: not-a-number and infinity.
void append_canonical_number(std::string& out, double value);

class ArrayWriter;

/// Writes one object. Members may come in any order; finish() puts them in the order of RFC 8785 section 3.2.3 (by the
/// UTF-16 code units of their names). Made to be reused: after the first objects it allocates nothing.
/// A member that throws is not added.
class ObjectWriter {
 public:
  /// Throws std::invalid_argument if the value (as any function here, if the name) is not UTF-8.
  void text(std::string_view name, std::string_view value);
  /// Throws std::out_of_range beyond ±largest_integer.
  void integer(std::string_view name, std::int64_t value);
  /// As append_canonical_number(). Amounts of money are never written so.
  void number(std::string_view name, double value);
  void boolean(std::string_view name, bool value);
  void null(std::string_view name);
  /// A value that is canonical already, made here or by canonicalise(): its bytes are taken as they are.
  /// Throws std::invalid_argument if there are none.
  void raw(std::string_view name, std::string_view canonical_bytes);
  /// What the other writer holds; it is finished and left empty.
  void object(std::string_view name, ObjectWriter& value);
  void array(std::string_view name, ArrayWriter& value);

  /// Appends the object to `out` and clears the writer for the next one. Throws std::logic_error if two members have
  /// the same name; then nothing is appended and the writer keeps its members.
  void finish(std::string& out);
  /// Forgets the members.
  void clear();

 private:
  struct Member {
    std::size_t name;  // where the name stands, unescaped
    std::size_t name_length;
    std::size_t begin;  // where `"name":value,` stands
    std::size_t end;
  };
  template <class Write>
  void add(std::string_view name, std::size_t largest_value, Write write);
  std::string_view name_of(const Member& member) const;
  void sort();
  std::size_t prepare();
  char* write_to(char* to);
  friend class ArrayWriter;

  Bytes bytes_;
  std::vector<Member> members_;
};

/// Writes one array, in the order given. Throws as ObjectWriter does; an element that throws is not added.
class ArrayWriter {
 public:
  void text(std::string_view value);
  void integer(std::int64_t value);
  void number(double value);
  void boolean(bool value);
  void null();
  void raw(std::string_view canonical_bytes);
  void object(ObjectWriter& value);
  void array(ArrayWriter& value);

  /// Appends the array to `out` and clears the writer for the next one.
  void finish(std::string& out);
  void clear();

 private:
  template <class Write>
  void add(std::size_t largest_value, Write write);
  std::size_t prepared_size() const;
  char* write_to(char* to);
  friend class ObjectWriter;

  Bytes bytes_;  // each element with a comma behind it
};

/// Writes parsed JSON canonically, and keeps its buffers from one value to the next.
class Canonicaliser {
 public:
  /// Appends `value`, with all it holds. Numbers become doubles where they are not integers within ±largest_integer.
  void append(std::string& out, JsonView value) { append(out, value, 0); }

 private:
  struct Level {
    ObjectWriter writer;
    std::string value;  // of the member being written
  };
  void append(std::string& out, JsonView value, std::size_t depth);
  void append_array(std::string& out, JsonView array, std::size_t depth);
  void append_object(std::string& out, JsonView object, std::size_t depth);

  std::deque<Level> levels_;  // one for each depth; a deque, since deeper ones are added while this one is in use
};

/// Parses `json` within `limits` and writes it canonically.
std::expected<std::string, JsonFault> canonicalise(std::string_view json, JsonLimits limits = {});

}  // namespace tungdong::journal
