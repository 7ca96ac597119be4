#include "ledger/journal/json.hpp"

#include <string>
#include <type_traits>
#include <vector>

#include <catch2/catch.hpp>

#include "ledger/journal/text.hpp"

using namespace tungdong::journal;
using Code = JsonFault::Code;
using Kind = JsonView::Kind;

namespace {

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

std::string nested_objects(std::size_t depth) {
  std::string out;
  for (std::size_t i = 0; i < depth; ++i) out += R"({"a":)";
  return out + "1" + std::string(depth, '}');
}

}  // namespace

static_assert(std::is_trivially_copyable_v<JsonView>);

TEST_CASE("a record is read member by member") {
  JsonParser parser;
  const auto record = parser.parse(R"( {"v":1, "kind":"phân bổ", "lines":[{"amount":-250},{"amount":9007199254740991}],
      "open":true, "closed":false, "rate":0.5, "doc":null, "empty":{}, "\u0111\u1ed3ng":"\u0110\ud83d\ude00\u0000"} )");
  REQUIRE(record);
  CHECK(record->kind() == Kind::object);
  CHECK(record->size() == 9);
  CHECK(record->member("v")->integer() == 1);
  CHECK(record->member("v")->kind() == Kind::integer);
  CHECK(record->member("kind")->text() == "phân bổ");
  CHECK(record->member("open")->boolean() == true);
  CHECK(record->member("closed")->boolean() == false);
  CHECK(record->member("rate")->kind() == Kind::number);
  CHECK(record->member("rate")->number() == 0.5);
  CHECK(record->member("v")->number() == 1.0);
  CHECK(record->member("doc")->kind() == Kind::null);
  CHECK(record->member("empty")->size() == 0);
  CHECK(record->member("đồng")->text() == std::string("Đ😀\0", 7));
  CHECK_FALSE(record->member("amount"));
  CHECK_FALSE(record->member(""));

  std::vector<std::int64_t> amounts;
  for (const JsonView line : record->member("lines")->elements()) amounts.push_back(*line.member("amount")->integer());
  CHECK(amounts == std::vector<std::int64_t>{-250, 9007199254740991});

  std::vector<std::string_view> names;
  for (const auto& [name, value] : record->members()) names.push_back(name);
  CHECK(names == std::vector<std::string_view>{"v", "kind", "lines", "open", "closed", "rate", "doc", "empty", "đồng"});
}

TEST_CASE("a value of one kind is no value of another") {
  JsonParser parser;
  const auto given = GENERATE("null", "true", "1", "1.5", R"("1")", "[1]", R"({"1":1})");
  const JsonView value = parser.parse(given).value();
  const Kind kind = value.kind();
  CAPTURE(given);
  CHECK(value.boolean().has_value() == (kind == Kind::boolean));
  CHECK(value.integer().has_value() == (kind == Kind::integer));
  CHECK(value.number().has_value() == (kind == Kind::integer || kind == Kind::number));
  CHECK(value.text().has_value() == (kind == Kind::text));
  CHECK(value.member("1").has_value() == (kind == Kind::object));
  CHECK((value.elements().begin() != value.elements().end()) == (kind == Kind::array));
  CHECK((value.members().begin() != value.members().end()) == (kind == Kind::object));
  CHECK(value.size() == (kind == Kind::array || kind == Kind::object ? 1 : 0));
}

TEST_CASE("integers are exact or no integers") {
  struct Case {
    std::string given;
    Kind kind;
    double value;
  };
  const std::vector<Case> cases = {
      {"0", Kind::integer, 0},
      {"-0", Kind::integer, 0},
      {"9007199254740991", Kind::integer, 9007199254740991},
      {"-9007199254740991", Kind::integer, -9007199254740991},
      {"9007199254740992", Kind::number, 9007199254740992},
      {"-9007199254740992", Kind::number, -9007199254740992},
      {"9223372036854775807", Kind::number, 9223372036854775808.0},
      {"18446744073709551615", Kind::number, 18446744073709551616.0},
      {"295147905179352830000", Kind::number, 295147905179352830000.0},
      {"-295147905179352830000", Kind::number, -295147905179352830000.0},
      {"1.0", Kind::number, 1},
      {"1e2", Kind::number, 100},
      {"12345678901234567890e-19", Kind::number, 1.2345678901234567890},
      {"1e-0000000000000000000001", Kind::number, 0.1},
      {"1E+0000000000000000000001", Kind::number, 10},
      {"0.12345678901234567890123", Kind::number, 0.12345678901234567890123},
  };
  JsonParser parser;
  for (const auto& [given, kind, value] : cases) {
    CAPTURE(given);
    const auto read = parser.parse(given);
    REQUIRE(read);
    CHECK(read->kind() == kind);
    CHECK(read->number() == value);
    CHECK(read->integer().has_value() == (kind == Kind::integer));
  }
  // Beside an integer that is read as a double, all else stays what it is.
  const auto mixed = parser.parse(R"([295147905179352830000,"295147905179352830000\"295147905179352830000\\",
      -295147905179352830000,0.12345678901234567890123,1e-0000000000000000000001,1E+0000000000000000000001,
      2E0000000000000000000001,12345678901234567890e-19,{"295147905179352830000":999999999999999999}])");
  REQUIRE(mixed);
  std::vector<double> numbers;
  std::vector<std::string_view> texts;
  for (const JsonView element : mixed->elements()) {
    if (element.number()) numbers.push_back(*element.number());
    if (element.text()) texts.push_back(*element.text());
    if (const auto member = element.member("295147905179352830000")) numbers.push_back(*member->number());
  }
  CHECK(numbers == std::vector<double>{295147905179352830000.0, -295147905179352830000.0, 0.12345678901234567890123,
                                       0.1, 10, 20, 1.2345678901234567890, 999999999999999999.0});
  CHECK(texts == std::vector<std::string_view>{R"(295147905179352830000"295147905179352830000\)"});
}

TEST_CASE("what is not JSON is refused") {
  struct Case {
    std::string given;
    Code code;
  };
  const std::vector<Case> cases = {
      {"", Code::malformed},
      {"   ", Code::malformed},
      {"{", Code::malformed},
      {"}", Code::malformed},
      {"[1,]", Code::malformed},
      {"[1 2]", Code::malformed},
      {R"({"a":1,})", Code::malformed},
      {R"({"a"})", Code::malformed},
      {R"({a:1})", Code::malformed},
      {R"({'a':1})", Code::malformed},
      {R"({1:1})", Code::malformed},
      {"1 2", Code::malformed},
      {R"({} {})", Code::malformed},
      {"nul", Code::malformed},
      {"True", Code::malformed},
      {"NaN", Code::malformed},
      {"Infinity", Code::malformed},
      {"// a\n1", Code::malformed},
      {"\xEF\xBB\xBF{}", Code::malformed},  // byte order mark
      {"\"a", Code::malformed},
      {"\"a\nb\"", Code::malformed},
      {std::string("\"a\0b\"", 5), Code::malformed},
      {R"("\x41")", Code::malformed},
      {R"("\u12g4")", Code::malformed},
      {R"("\u123")", Code::malformed},
      {R"("\ud800")", Code::malformed},  // surrogates alone or in the wrong order
      {R"("\udc00")", Code::malformed},
      {R"("\udfff")", Code::malformed},
      {R"("\ud800\ud800")", Code::malformed},
      {R"("\ud800\u0041")", Code::malformed},
      {R"("\udc00\ud800")", Code::malformed},
      {R"({"\ud800":1})", Code::malformed},
      {"\"\xED\xA0\x80\"", Code::not_utf8},
      {"\"\xC0\x80\"", Code::not_utf8},
      {"\"\xFF\"", Code::not_utf8},
      {"01", Code::wrong_number},
      {"-", Code::wrong_number},
      {"1.", Code::wrong_number},
      {"1e", Code::wrong_number},
      {"0x10", Code::wrong_number},
      {"1e400", Code::wrong_number},
      {"-1e400", Code::wrong_number},
      {std::string(400, '9'), Code::wrong_number},
      {std::string("0").append(30, '9'), Code::wrong_number},
      {"+1", Code::malformed},
      {".5", Code::malformed},
      {R"({"a":1,"a":1})", Code::duplicate_name},
      {R"({"a":1,"b":2,"\u0061":3})", Code::duplicate_name},
      {R"([{"b":{"":1,"":2}}])", Code::duplicate_name},
  };
  JsonParser parser;
  for (const auto& [given, code] : cases) {
    CAPTURE(given);
    const auto refused = parser.parse(given);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == code);
    CHECK_FALSE(refused.error().message.empty());
    REQUIRE(parser.parse("[1]"));  // and the parser goes on
  }
  CHECK(parser.parse(R"({"kỳ":1,"kỳ":2})").error().message == "member \"kỳ\" twice in one object");
  CHECK(parser.parse(R"([{"a":1},{"a":1,"b":{"a":1}}])"));
}

TEST_CASE("nesting is bounded exactly") {
  JsonParser parser;
  for (std::size_t depth = 1; depth <= 16; ++depth) {
    CAPTURE(depth);
    CHECK(parser.parse(nested(depth)));
    CHECK(parser.parse(nested_objects(depth)));
  }
  for (const std::size_t depth : {17UL, 18UL, 19UL, 100UL, 30'000UL}) {
    CAPTURE(depth);
    CHECK(parser.parse(nested(depth)).error().code == Code::too_deep);
  }
  CHECK(parser.parse(nested_objects(17)).error().code == Code::too_deep);
  JsonParser flat(JsonLimits{100, 0});
  CHECK(flat.parse("1"));
  CHECK(flat.parse("[]").error().code == Code::too_deep);
}

TEST_CASE("length is bounded exactly") {
  JsonParser parser;
  CHECK(parser.parse('"' + std::string(65'533, 'a') + '"')->text()->size() == 65'533);
  CHECK(parser.parse('"' + std::string(65'534, 'a') + '"').error().code == Code::too_large);
  JsonParser small(JsonLimits{4, 16});
  CHECK(small.parse("1234"));
  CHECK(small.parse("12345").error().code == Code::too_large);
}

TEST_CASE("the text need not outlive the call, and buffers grow with it") {
  JsonParser parser;
  for (const std::size_t size : {1UL, 10UL, 5'000UL, 3UL, 60'000UL, 2UL}) {
    std::string given = '"' + std::string(size, 'x') + '"';
    const auto read = parser.parse(given);
    given.assign(given.size(), '?');
    REQUIRE(read);
    CHECK(read->text() == std::string(size, 'x'));
  }
  JsonParser moved = std::move(parser);
  CHECK(moved.parse("7")->integer() == 7);
}
