#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tungdong::journal {

/// Why JSON, or an envelope within it, was not accepted.
struct JsonFault {
  enum class Code {
    too_large,       ///< more bytes than allowed
    too_deep,        ///< objects and arrays nested deeper than allowed
    not_utf8,        ///< the bytes, or an escaped text within them, are not well-formed Unicode
    malformed,       ///< not one JSON value (RFC 8259)
    wrong_number,    ///< a number that is not JSON or that no double can approach
    duplicate_name,  ///< one object has the same member name twice, however it is escaped
    missing_member,  ///< a member that must be there is not
    wrong_kind,      ///< a member of another kind than it must be
    wrong_value,     ///< a member of the right kind with a value it cannot have
  };
  Code code;
  std::string message;  ///< English, for whoever reads a file or a log; names the member where there is one
};

/// What a reader of hostile JSON puts up with.
struct JsonLimits {
  std::size_t largest_bytes = 65'535;  ///< of the text
  std::size_t deepest = 16;            ///< objects and arrays within each other: `1` is 0 deep, `[1]` 1, `[{}]` 2
};

class JsonMembers;
class JsonElements;

/// One value of a parsed text. Cheap to copy; valid, as every std::string_view it gives, until the parser that made it
/// parses again or is destroyed.
class JsonView {
 public:
  enum class Kind { null, boolean, integer, number, text, array, object };

  /// `integer` is a number written without fraction and exponent, within ±(2^53 − 1); all others are `number`.
  Kind kind() const;

  /// The value of kind integer; nothing for every other kind, so never a rounded one.
  std::optional<std::int64_t> integer() const;
  /// The value of kind number or integer as the nearest double.
  std::optional<double> number() const;
  /// The value of kind text, unescaped, well-formed UTF-8; it may hold U+0000.
  std::optional<std::string_view> text() const;
  std::optional<bool> boolean() const;

  /// The member of an object by its unescaped name; nothing if there is none or this is not an object.
  std::optional<JsonView> member(std::string_view name) const;
  /// How many members or elements; 0 unless an object or an array.
  std::size_t size() const;
  /// To range over the members of an object in the order written: `for (const auto& [name, value] : view.members())`.
  /// Empty unless this is an object.
  JsonMembers members() const;
  /// To range over the elements of an array in order. Empty unless this is an array.
  JsonElements elements() const;

 private:
  using Place = std::array<std::size_t, 2>;  // the parser's own reference to the value, as bits
  explicit JsonView(Place place) : place_(place) {}
  Place place_;

  friend class JsonParser;
  friend class JsonMembers;
  friend class JsonElements;
};

struct JsonMember {
  std::string_view name;
  JsonView value;
};

/// The members of an object, as a range.
class JsonMembers {
 public:
  class iterator {
   public:
    using value_type = JsonMember;
    using difference_type = std::ptrdiff_t;
    JsonMember operator*() const;
    iterator& operator++();
    iterator operator++(int);
    bool operator==(const iterator&) const = default;

   private:
    explicit iterator(JsonView::Place place) : place_(place) {}
    JsonView::Place place_;
    friend class JsonMembers;
  };

  iterator begin() const { return iterator(begin_); }
  iterator end() const { return iterator(end_); }

 private:
  JsonMembers(JsonView::Place begin, JsonView::Place end) : begin_(begin), end_(end) {}
  JsonView::Place begin_;
  JsonView::Place end_;
  friend class JsonView;
};

/// The elements of an array, as a range.
class JsonElements {
 public:
  class iterator {
   public:
    using value_type = JsonView;
    using difference_type = std::ptrdiff_t;
    JsonView operator*() const;
    iterator& operator++();
    iterator operator++(int);
    bool operator==(const iterator&) const = default;

   private:
    explicit iterator(JsonView::Place place) : place_(place) {}
    JsonView::Place place_;
    friend class JsonElements;
  };

  iterator begin() const { return iterator(begin_); }
  iterator end() const { return iterator(end_); }

 private:
  JsonElements(JsonView::Place begin, JsonView::Place end) : begin_(begin), end_(end) {}
  JsonView::Place begin_;
  JsonView::Place end_;
  friend class JsonView;
};

/// Reads JSON that nobody vouches for. Owns its buffers and keeps them from one text to the next; not for use by two
/// threads at once.
class JsonParser {
 public:
  explicit JsonParser(JsonLimits limits = {});
  ~JsonParser();
  JsonParser(JsonParser&&) noexcept;
  JsonParser& operator=(JsonParser&&) noexcept;

  /// Parses exactly one JSON value with nothing but white space around it; copies `json`, which need not outlive the
  /// call. Refuses what JsonFault lists up to duplicate_name. An integer too great for 64 bits is read as a double.
  std::expected<JsonView, JsonFault> parse(std::string_view json);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tungdong::journal
