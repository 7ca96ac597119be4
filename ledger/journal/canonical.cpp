#include "ledger/journal/canonical.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "ledger/journal/text.hpp"

namespace tungdong::journal {
namespace {

// Every write_… below writes at `to`, where the caller has made room, and returns the end of what it wrote.

constexpr std::size_t largest_escape = 6;   // \u001f
constexpr std::size_t largest_number = 32;  // -0.0000033333333333333333 and 1.7976931348623157e+308 with room to spare

std::size_t largest_quoted(std::string_view text) {
  return largest_escape * text.size() + 2;
}

char* write(char* to, std::string_view bytes) {
  return std::copy(bytes.begin(), bytes.end(), to);
}

constexpr std::uint64_t every_byte(std::uint64_t byte) {
  return byte * 0x0101010101010101U;
}

// Marks a byte of eight that must be escaped. Borrows may mark a byte above a true one too, never without one.
std::uint64_t marks_of_escapes(std::uint64_t word) {
  const auto less_than = [](std::uint64_t bytes, std::uint64_t limit) {
    return (bytes - every_byte(limit)) & ~bytes & every_byte(0x80);
  };
  return less_than(word, 0x20) | less_than(word ^ every_byte('"'), 1) | less_than(word ^ every_byte('\\'), 1);
}

char* write_escape(char* to, char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view escaped = "\b\t\n\f\r\"\\";
  constexpr std::string_view letters = "btnfr\"\\";
  *to++ = '\\';
  if (const auto at = escaped.find(byte); at != std::string_view::npos) {
    *to++ = letters[at];
    return to;
  }
  to = write(to, "u00");
  *to++ = digits[static_cast<unsigned char>(byte) >> 4];
  *to++ = digits[byte & 15];
  return to;
}

// Copies and looks in one pass, eight bytes at a time where nothing is escaped: this is where most bytes of a record
// come through.
char* write_quoted(char* to, std::string_view text) {
  std::uint64_t seen = 0;
  *to++ = '"';
  for (const char *at = text.data(), *const end = at + text.size(); at != end;) {
    std::uint64_t word = 0;
    if (static_cast<std::size_t>(end - at) >= sizeof word) {
      std::memcpy(&word, at, sizeof word);
      if (marks_of_escapes(word) == 0) {
        std::memcpy(to, &word, sizeof word);
        seen |= word;
        at += sizeof word;
        to += sizeof word;
        continue;
      }
    }
    const char byte = *at++;
    const auto value = static_cast<unsigned char>(byte);
    seen |= value;
    if (value < 0x20 || byte == '"' || byte == '\\') {
      to = write_escape(to, byte);
    } else {
      *to++ = byte;
    }
  }
  *to++ = '"';
  if ((seen & every_byte(0x80)) != 0 && !valid_utf8(text)) {
    throw std::invalid_argument("text that is not UTF-8 cannot be written as JSON");
  }
  return to;
}

char* write_integer(char* to, std::int64_t value) {
  if (value > largest_integer || value < -largest_integer) {
    throw std::out_of_range("an integer beyond 2^53 - 1 has no exact canonical form");
  }
  return std::to_chars(to, to + largest_number, value).ptr;
}

// The significant digits of a finite positive double, and n such that the value is 0.digits × 10^n.
struct Decimal {
  std::array<char, largest_number> digits;
  std::size_t count;
  int n;
};

Decimal shortest_decimal(double value) {
  std::array<char, largest_number> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific).ptr;
  const char* const exponent = std::find(text.data(), end, 'e');
  Decimal decimal{{}, 0, 0};
  for (const char* at = text.data(); at != exponent; ++at) {
    if (*at != '.') decimal.digits[decimal.count++] = *at;
  }
  int power = 0;
  std::from_chars(exponent + (exponent[1] == '+' ? 2 : 1), end, power);
  decimal.n = power + 1;
  return decimal;
}

// ECMA-262, Number::toString, whose n and k these are.
char* write_number(char* to, double value) {
  if (!std::isfinite(value)) throw std::out_of_range("JSON has no infinity and no not-a-number");
  if (value == 0) return write(to, "0");  // also for negative zero
  if (value < 0) *to++ = '-';
  const Decimal decimal = shortest_decimal(std::fabs(value));
  const std::string_view digits(decimal.digits.data(), decimal.count);
  const int n = decimal.n;
  const int k = static_cast<int>(decimal.count);
  if (k <= n && n <= 21) return std::fill_n(write(to, digits), n - k, '0');
  if (0 < n && n <= 21) {
    to = write(write(to, digits.substr(0, decimal.count - static_cast<std::size_t>(k - n))), ".");
    return write(to, digits.substr(decimal.count - static_cast<std::size_t>(k - n)));
  }
  if (-6 < n && n <= 0) return write(std::fill_n(write(to, "0."), -n, '0'), digits);
  to = write(to, digits.substr(0, 1));
  if (k > 1) to = write(write(to, "."), digits.substr(1));
  to = write(to, n > 0 ? "e+" : "e-");
  return std::to_chars(to, to + 4, std::abs(n - 1)).ptr;
}

std::string_view literal(bool value) {
  return value ? "true" : "false";
}

void expect_bytes(std::string_view canonical_bytes) {
  if (canonical_bytes.empty()) throw std::invalid_argument("no bytes are no JSON value");
}

// Order of UTF-16 code units without leaving UTF-8. Both orders agree but for characters beyond U+FFFF, whose
// surrogates lie below U+E000..U+FFFF; so the lead bytes of those (EE, EF) must come after all others (up to F4).
unsigned weight(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value == 0xEE || value == 0xEF ? value + 0x10U : value;
}

int compare_utf16(std::string_view left, std::string_view right) {
  const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  if (l == left.end()) return r == right.end() ? 0 : -1;
  if (r == right.end()) return 1;
  return weight(*l) < weight(*r) ? -1 : 1;
}

}  // namespace

void append_canonical_string(std::string& out, std::string_view text) {
  std::array<char, 256> few;
  if (largest_quoted(text) <= few.size()) {
    out.append(few.data(), write_quoted(few.data(), text));
    return;
  }
  std::string many(largest_quoted(text), '\0');
  out.append(many.data(), write_quoted(many.data(), text));
}

std::string canonical_string(std::string_view text) {
  std::string out;
  append_canonical_string(out, text);
  return out;
}

void append_canonical_number(std::string& out, double value) {
  std::array<char, largest_number> digits;
  out.append(digits.data(), write_number(digits.data(), value));
}

template <class Write>
void ObjectWriter::add(std::string_view name, std::size_t largest_value, Write write_value) {
  const std::size_t at = bytes_.size();
  char* const start = bytes_.room(name.size() + largest_quoted(name) + 2 + largest_value);
  Member member{at + 1, name.size(), at, 0};
  char* to = write_quoted(start, name);
  if (static_cast<std::size_t>(to - start) != name.size() + 2) {
    // The name is escaped. The bytes as they are, by which it sorts, go before it.
    member.name = at;
    member.begin = at + name.size();
    to = write_quoted(write(start, name), name);
  }
  *to++ = ':';
  to = write_value(to);
  *to++ = ',';
  bytes_.end_at(to);  // only now, so that what threw leaves nothing behind
  member.end = bytes_.size();
  members_.push_back(member);
}

void ObjectWriter::text(std::string_view name, std::string_view value) {
  add(name, largest_quoted(value), [value](char* to) { return write_quoted(to, value); });
}

void ObjectWriter::integer(std::string_view name, std::int64_t value) {
  add(name, largest_number, [value](char* to) { return write_integer(to, value); });
}

void ObjectWriter::number(std::string_view name, double value) {
  add(name, largest_number, [value](char* to) { return write_number(to, value); });
}

void ObjectWriter::boolean(std::string_view name, bool value) {
  add(name, largest_number, [value](char* to) { return write(to, literal(value)); });
}

void ObjectWriter::null(std::string_view name) {
  add(name, largest_number, [](char* to) { return write(to, "null"); });
}

void ObjectWriter::raw(std::string_view name, std::string_view canonical_bytes) {
  expect_bytes(canonical_bytes);
  add(name, canonical_bytes.size(), [canonical_bytes](char* to) { return write(to, canonical_bytes); });
}

void ObjectWriter::object(std::string_view name, ObjectWriter& value) {
  add(name, value.prepare(), [&value](char* to) { return value.write_to(to); });
}

void ObjectWriter::array(std::string_view name, ArrayWriter& value) {
  add(name, value.prepared_size(), [&value](char* to) { return value.write_to(to); });
}

std::string_view ObjectWriter::name_of(const Member& member) const {
  return bytes_.view().substr(member.name, member.name_length);
}

void ObjectWriter::sort() {
  constexpr std::size_t few = 64;
  const auto before = [this](const Member& left, const Member& right) {
    return compare_utf16(name_of(left), name_of(right)) < 0;
  };
  if (members_.size() > few) {
    std::sort(members_.begin(), members_.end(), before);
    return;
  }
  for (std::size_t i = 1; i < members_.size(); ++i) {
    const Member member = members_[i];
    std::size_t hole = i;
    for (; hole > 0 && before(member, members_[hole - 1]); --hole) members_[hole] = members_[hole - 1];
    members_[hole] = member;
  }
}

// Puts the members in order and returns how many bytes write_to() will write.
std::size_t ObjectWriter::prepare() {
  sort();
  const auto same = [this](const Member& left, const Member& right) { return name_of(left) == name_of(right); };
  if (const auto twice = std::adjacent_find(members_.begin(), members_.end(), same); twice != members_.end()) {
    throw std::logic_error("two members of one object are named \"" + std::string(name_of(*twice)) + '"');
  }
  std::size_t size = members_.empty() ? 2 : 1;
  for (const Member& member : members_) size += member.end - member.begin;
  return size;
}

char* ObjectWriter::write_to(char* to) {
  *to++ = '{';
  for (const Member& member : members_) to = write(to, bytes_.view().substr(member.begin, member.end - member.begin));
  if (members_.empty()) ++to;
  to[-1] = '}';  // over the last comma
  clear();
  return to;
}

void ObjectWriter::finish(std::string& out) {
  const std::size_t size = prepare();
  const std::size_t before = out.size();
  out.resize(before + size);
  write_to(out.data() + before);
}

void ObjectWriter::clear() {
  bytes_.clear();
  members_.clear();
}

template <class Write>
void ArrayWriter::add(std::size_t largest_value, Write write_value) {
  char* to = write_value(bytes_.room(largest_value + 1));
  *to++ = ',';
  bytes_.end_at(to);
}

void ArrayWriter::text(std::string_view value) {
  add(largest_quoted(value), [value](char* to) { return write_quoted(to, value); });
}

void ArrayWriter::integer(std::int64_t value) {
  add(largest_number, [value](char* to) { return write_integer(to, value); });
}

void ArrayWriter::number(double value) {
  add(largest_number, [value](char* to) { return write_number(to, value); });
}

void ArrayWriter::boolean(bool value) {
  add(largest_number, [value](char* to) { return write(to, literal(value)); });
}

void ArrayWriter::null() {
  add(largest_number, [](char* to) { return write(to, "null"); });
}

void ArrayWriter::raw(std::string_view canonical_bytes) {
  expect_bytes(canonical_bytes);
  add(canonical_bytes.size(), [canonical_bytes](char* to) { return write(to, canonical_bytes); });
}

void ArrayWriter::object(ObjectWriter& value) {
  add(value.prepare(), [&value](char* to) { return value.write_to(to); });
}

void ArrayWriter::array(ArrayWriter& value) {
  add(value.prepared_size(), [&value](char* to) { return value.write_to(to); });
}

// How many bytes write_to() will write.
std::size_t ArrayWriter::prepared_size() const {
  return std::max<std::size_t>(2, bytes_.size() + 1);
}

char* ArrayWriter::write_to(char* to) {
  *to++ = '[';
  to = write(to, bytes_.view());
  if (bytes_.size() == 0) ++to;
  to[-1] = ']';  // over the last comma
  clear();
  return to;
}

void ArrayWriter::finish(std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + prepared_size());
  write_to(out.data() + before);
}

void ArrayWriter::clear() {
  bytes_.clear();
}

void Canonicaliser::append(std::string& out, JsonView value, std::size_t depth) {
  switch (value.kind()) {
    case JsonView::Kind::null:
      out.append("null");
      break;
    case JsonView::Kind::boolean:
      out.append(literal(value.boolean() == true));
      break;
    case JsonView::Kind::integer:
      if (const auto integer = value.integer()) out.append(std::to_string(*integer));
      break;
    case JsonView::Kind::number:
      if (const auto number = value.number()) append_canonical_number(out, *number);
      break;
    case JsonView::Kind::text:
      if (const auto text = value.text()) append_canonical_string(out, *text);
      break;
    case JsonView::Kind::array:
      append_array(out, value, depth);
      break;
    case JsonView::Kind::object:
      append_object(out, value, depth);
      break;
  }
}

void Canonicaliser::append_array(std::string& out, JsonView array, std::size_t depth) {
  out.push_back('[');
  bool first = true;
  for (const JsonView element : array.elements()) {
    if (!first) out.push_back(',');
    first = false;
    append(out, element, depth + 1);
  }
  out.push_back(']');
}

void Canonicaliser::append_object(std::string& out, JsonView object, std::size_t depth) {
  while (levels_.size() <= depth) levels_.emplace_back();
  Level& level = levels_[depth];
  level.writer.clear();
  for (const auto& [name, value] : object.members()) {
    level.value.clear();
    append(level.value, value, depth + 1);
    level.writer.raw(name, level.value);
  }
  level.writer.finish(out);
}

std::expected<std::string, JsonFault> canonicalise(std::string_view json, JsonLimits limits) {
  JsonParser parser(limits);
  const auto value = parser.parse(json);
  if (!value) return std::unexpected(value.error());
  std::string out;
  Canonicaliser().append(out, *value);
  return out;
}

}  // namespace tungdong::journal
