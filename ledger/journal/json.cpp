#include "ledger/journal/json.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <type_traits>
#include <vector>

#include <simdjson.h>

namespace tungdong::journal {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::int64_t largest_exact_integer = (std::int64_t{1} << 53) - 1;

// The views hold the library's own two-word references as plain bits, so that its header stays out of ours.
template <class Reference, class Place>
Reference reference(Place place) {
  static_assert(std::is_trivially_copyable_v<Reference> && sizeof(Reference) == sizeof(Place));
  return std::bit_cast<Reference>(place);
}

template <class Place, class Reference>
Place place(const Reference& value) {
  static_assert(std::is_trivially_copyable_v<Reference> && sizeof(Reference) == sizeof(Place));
  return std::bit_cast<Place>(value);
}

JsonFault fault(JsonFault::Code code, std::string message) {
  return JsonFault{code, std::move(message)};
}

JsonFault fault(simdjson::error_code error, const JsonLimits& limits) {
  using Code = JsonFault::Code;
  switch (error) {
    case simdjson::CAPACITY:
      return fault(Code::too_large, "JSON of more than " + std::to_string(limits.largest_bytes) + " bytes");
    case simdjson::DEPTH_ERROR:
      return fault(Code::too_deep, "JSON nested deeper than " + std::to_string(limits.deepest));
    case simdjson::UTF8_ERROR:
      return fault(Code::not_utf8, "JSON that is not UTF-8");
    case simdjson::NUMBER_ERROR:
      return fault(Code::wrong_number, "a number that is not JSON or is too great");
    case simdjson::MEMALLOC:
      throw std::bad_alloc();
    default:
      return fault(Code::malformed, std::string("not JSON: ") + simdjson::error_message(error));
  }
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

// The library refuses integers beyond 64 bits, which are JSON all the same. Written with a fraction of zero they are
// read as the nearest double. Returns whether there was any.
bool give_great_integers_a_fraction(std::string& json) {
  constexpr std::size_t digits_that_always_fit = 18;
  std::string out;
  std::size_t copied = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (in_text && json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      in_text = !in_text;
    } else if (!in_text && is_digit(json[i])) {
      const std::size_t begin = i;
      while (i < json.size() && is_digit(json[i])) ++i;
      const bool whole = i == json.size() || (json[i] != '.' && json[i] != 'e' && json[i] != 'E');
      const bool after_point = begin > 0 && std::string_view(".eE+").find(json[begin - 1]) != std::string_view::npos;
      const bool in_exponent =
          begin > 1 && json[begin - 1] == '-' && (json[begin - 2] == 'e' || json[begin - 2] == 'E');
      if (whole && !after_point && !in_exponent && i - begin > digits_that_always_fit) {
        out.append(json, copied, i - copied).append(".0");
        copied = i;
      }
      --i;
    }
  }
  if (out.empty()) return false;
  out.append(json, copied);
  json = std::move(out);
  return true;
}

}  // namespace

struct JsonParser::Parts {
  explicit Parts(JsonLimits its_limits) : limits(its_limits) {}

  JsonLimits limits;
  simdjson::dom::parser parser{};
  simdjson::dom::document document{};
  std::size_t capacity = 0;
  std::string text{};                     // the bytes with the padding that the library reads beyond them
  std::vector<std::string_view> names{};  // of one object, while they are compared

  simdjson::simdjson_result<element> parse(std::string_view json) {
    if (json.size() > capacity) {
      const std::size_t needed = std::max<std::size_t>(4096, std::bit_ceil(json.size()));
      if (const auto error = parser.allocate(needed, limits.deepest + 2)) return error;
      if (const auto error = document.allocate(needed)) return error;
      capacity = needed;
    }
    text.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    text.assign(json);
    return parse_text();
  }

  simdjson::simdjson_result<element> parse_text() {
    const std::size_t size = text.size();
    text.resize(size + simdjson::SIMDJSON_PADDING, ' ');
    auto parsed = parser.parse_into_document(document, text.data(), size, false);
    text.resize(size);
    return parsed;
  }

  std::optional<std::string_view> duplicate(simdjson::dom::object object) {
    names.clear();
    for (const auto member : object) names.push_back(member.key);
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    return twice == names.end() ? std::nullopt : std::optional(*twice);
  }

  std::optional<JsonFault> check(element value, std::size_t depth) {
    if (!value.is_object() && !value.is_array()) return std::nullopt;
    if (depth == limits.deepest) return fault(simdjson::DEPTH_ERROR, limits);
    if (value.is_object()) {
      const simdjson::dom::object object = value.get_object().value_unsafe();
      if (const auto name = duplicate(object)) {
        return fault(JsonFault::Code::duplicate_name, "member \"" + std::string(*name) + "\" twice in one object");
      }
      for (const auto member : object) {
        if (auto found = check(member.value, depth + 1)) return found;
      }
    } else {
      const simdjson::dom::array array = value.get_array().value_unsafe();
      for (const element item : array) {
        if (auto found = check(item, depth + 1)) return found;
      }
    }
    return std::nullopt;
  }
};

JsonParser::JsonParser(JsonLimits limits) : parts_(std::make_unique<Parts>(limits)) {}
JsonParser::~JsonParser() = default;
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser& JsonParser::operator=(JsonParser&&) noexcept = default;

std::expected<JsonView, JsonFault> JsonParser::parse(std::string_view json) {
  Parts& parts = *parts_;
  if (json.size() > parts.limits.largest_bytes) return std::unexpected(fault(simdjson::CAPACITY, parts.limits));
  auto parsed = parts.parse(json);
  if (parsed.error() == simdjson::NUMBER_ERROR && give_great_integers_a_fraction(parts.text)) {
    const std::string widened = parts.text;  // which the next parse overwrites
    parsed = parts.parse(widened);
  }
  if (parsed.error()) return std::unexpected(fault(parsed.error(), parts.limits));
  const element root = parsed.value_unsafe();
  if (auto found = parts.check(root, 0)) return std::unexpected(std::move(*found));
  return JsonView(place<JsonView::Place>(root));
}

JsonView::Kind JsonView::kind() const {
  switch (reference<element>(place_).type()) {
    case element_type::NULL_VALUE:
      return Kind::null;
    case element_type::BOOL:
      return Kind::boolean;
    case element_type::INT64:
      return integer() ? Kind::integer : Kind::number;
    case element_type::STRING:
      return Kind::text;
    case element_type::ARRAY:
      return Kind::array;
    case element_type::OBJECT:
      return Kind::object;
    case element_type::UINT64:
    case element_type::DOUBLE:
      break;
  }
  return Kind::number;
}

std::optional<std::int64_t> JsonView::integer() const {
  const element value = reference<element>(place_);
  if (value.type() != element_type::INT64) return std::nullopt;
  const std::int64_t read = value.get_int64().value_unsafe();
  if (read > largest_exact_integer || read < -largest_exact_integer) return std::nullopt;
  return read;
}

std::optional<double> JsonView::number() const {
  const auto read = reference<element>(place_).get_double();
  return read.error() ? std::nullopt : std::optional(read.value_unsafe());
}

std::optional<std::string_view> JsonView::text() const {
  const auto read = reference<element>(place_).get_string();
  return read.error() ? std::nullopt : std::optional(read.value_unsafe());
}

std::optional<bool> JsonView::boolean() const {
  const auto read = reference<element>(place_).get_bool();
  return read.error() ? std::nullopt : std::optional(read.value_unsafe());
}

std::optional<JsonView> JsonView::member(std::string_view name) const {
  const auto object = reference<element>(place_).get_object();
  if (object.error()) return std::nullopt;
  const auto found = object.value_unsafe().at_key(name);
  if (found.error()) return std::nullopt;
  return JsonView(place<Place>(found.value_unsafe()));
}

std::size_t JsonView::size() const {
  const element value = reference<element>(place_);
  if (value.is_object()) return value.get_object().value_unsafe().size();
  if (value.is_array()) return value.get_array().value_unsafe().size();
  return 0;
}

JsonMembers JsonView::members() const {
  const auto object = reference<element>(place_).get_object();
  if (object.error()) return {place_, place_};
  return {place<Place>(object.value_unsafe().begin()), place<Place>(object.value_unsafe().end())};
}

JsonElements JsonView::elements() const {
  const auto array = reference<element>(place_).get_array();
  if (array.error()) return {place_, place_};
  return {place<Place>(array.value_unsafe().begin()), place<Place>(array.value_unsafe().end())};
}

JsonMember JsonMembers::iterator::operator*() const {
  const auto at = reference<simdjson::dom::object::iterator>(place_);
  return {at.key(), JsonView(place<JsonView::Place>(at.value()))};
}

JsonMembers::iterator& JsonMembers::iterator::operator++() {
  auto at = reference<simdjson::dom::object::iterator>(place_);
  place_ = place<JsonView::Place>(++at);
  return *this;
}

JsonMembers::iterator JsonMembers::iterator::operator++(int) {
  const iterator before = *this;
  ++*this;
  return before;
}

JsonView JsonElements::iterator::operator*() const {
  return JsonView(place<JsonView::Place>(*reference<simdjson::dom::array::iterator>(place_)));
}

JsonElements::iterator& JsonElements::iterator::operator++() {
  auto at = reference<simdjson::dom::array::iterator>(place_);
  place_ = place<JsonView::Place>(++at);
  return *this;
}

JsonElements::iterator JsonElements::iterator::operator++(int) {
  const iterator before = *this;
  ++*this;
  return before;
}

}  // namespace tungdong::journal
