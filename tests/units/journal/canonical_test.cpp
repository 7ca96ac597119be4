#include "ledger/journal/canonical.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "ledger/journal/text.hpp"

using namespace tungdong::journal;

namespace {

std::string number(double value) {
  std::string out;
  append_canonical_number(out, value);
  return out;
}

std::string finished(ObjectWriter& writer) {
  std::string out;
  writer.finish(out);
  return out;
}

std::string finished(ArrayWriter& writer) {
  std::string out;
  writer.finish(out);
  return out;
}

std::string bytes_in_hex(const std::string& text) {
  std::string out;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (!out.empty()) out += ' ';
    out += "0123456789abcdef"[value >> 4];
    out += "0123456789abcdef"[value & 15];
  }
  return out;
}

// RFC 8785 section 3.2.2.
const std::string example = R"({
  "numbers": [333333333.33333329, 1E30, 4.50,
              2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
})";

}  // namespace

TEST_CASE("the example of RFC 8785 becomes the bytes of its section 3.2.4") {
  const auto canonical = canonicalise(example);
  REQUIRE(canonical);
  CHECK(*canonical == R"({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
                      R"("string":"€$\u000f\nA'B\"\\\\\"/"})");
  CHECK(bytes_in_hex(*canonical) ==
        "7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 "
        "75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a "
        "5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 "
        "65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37 "
        "5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 "
        "30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d");
}

// RFC 8785 section 3.2.3.
TEST_CASE("names sort by UTF-16 code units") {
  const auto canonical = canonicalise(R"({
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis"
  })");
  CHECK(canonical ==
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
        "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
        "\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
}

// RFC 8785 appendix B.
TEST_CASE("numbers are written as ECMAScript does") {
  struct Case {
    std::uint64_t ieee754;
    std::string written;
  };
  const std::vector<Case> cases = {
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0xffefffffffffffff, "-1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"},
      {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"},
      // and of the test data of cyberphone/json-canonicalization
      {0x4340000000000001, "9007199254740994"},
      {0x4340000000000002, "9007199254740996"},
  };
  for (const auto& [ieee754, written] : cases) {
    CAPTURE(written);
    CHECK(number(std::bit_cast<double>(ieee754)) == written);
    CHECK(canonicalise(written) == written);
  }
  CHECK_THROWS_AS(number(std::bit_cast<double>(0x7fffffffffffffff)), std::out_of_range);
  CHECK_THROWS_AS(number(std::bit_cast<double>(0x7ff0000000000000)), std::out_of_range);
  CHECK_THROWS_AS(number(-std::numeric_limits<double>::infinity()), std::out_of_range);
}

TEST_CASE("every double is read back from what is written") {
  std::mt19937_64 random(20'260'101);
  int wrong = 0;
  for (int i = 0; i < 200'000; ++i) {
    const auto value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    const std::string written = number(value);
    if (std::strtod(written.c_str(), nullptr) != value || written.size() > 25) ++wrong;
  }
  CHECK(wrong == 0);
}

// The test data of cyberphone/json-canonicalization.
TEST_CASE("the published samples become canonical") {
  struct Case {
    std::string name;
    std::string input;
    std::string output;
  };
  const std::vector<Case> cases = {
      {"arrays", R"([ 56, { "d": true, "10": null, "1": [ ] } ])", R"([56,{"1":[],"10":null,"d":true}])"},
      {"french",
       R"({ "peach": "This sorting order", "péché": "is wrong according to French",
            "pêche": "but canonicalization MUST", "sin":   "ingnore locale" })",
       R"({"peach":"This sorting order","péché":"is wrong according to French",)"
       R"("pêche":"but canonicalization MUST","sin":"ingnore locale"})"},
      {"structures",
       R"({ "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ { } ], "A": { } })",
       R"({"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}})"},
      {"unicode", R"({ "Unnormalized Unicode":"\u1e0d\u0307" })", "{\"Unnormalized Unicode\":\"\u1E0D\u0307\"}"},
      {"values",
       R"({ "numbers": [1E30, 4.50, 333333333.33333329, 2e-3, 0.000000000000000000000000001],
            "escaping": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] })",
       R"({"escaping":"€$\u000f\nA'B\"\\\\\"/","literals":[null,true,false],)"
       R"("numbers":[1e+30,4.5,333333333.3333333,0.002,1e-27]})"},
      {"weird",
       R"({ "\u20ac": "Euro Sign", "1": "One", "\u0080": "Control\u007f", "\ud83d\ude02": "Smiley",
            "\u00f6": "Latin Small Letter O With Diaeresis", "\ufb33": "Hebrew Letter Dalet With Dagesh",
            "</script>": "Browser Challenge" })",
       "{\"1\":\"One\",\"</script>\":\"Browser Challenge\",\"\u0080\":\"Control\x7f\","
       "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😂\":\"Smiley\","
       "\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}"},
      {"text alone", R"( "\u0110\u1ed3ng" )", R"("Đồng")"},
      {"null alone", "null", "null"},
      {"boolean alone", " false ", "false"},
      {"zero with a sign", "[-0,-0.0,0e5]", "[0,0,0]"},
      {"integers beyond 2^53", "[9007199254740993,-9007199254740993,10000000000000000000000]",
       "[9007199254740992,-9007199254740992,1e+22]"},
  };
  for (const auto& [name, input, output] : cases) {
    CAPTURE(name);
    CHECK(canonicalise(input) == output);
    CHECK(canonicalise(output) == output);
  }
  CHECK(canonicalise("[1").error().code == JsonFault::Code::malformed);
  CHECK(canonicalise("[1]", JsonLimits{2, 16}).error().code == JsonFault::Code::too_large);
}

TEST_CASE("only what must be escaped is") {
  const std::string short_escapes = canonical_string("\b\t\n\f\r\"\\");
  CHECK(short_escapes == R"("\b\t\n\f\r\"\\")");
  for (int code = 0; code < 0x80; ++code) {
    const std::string text(1, static_cast<char>(code));
    const std::string quoted = canonical_string(text);
    CAPTURE(code);
    if (code == '"' || code == '\\' || code == '\b' || code == '\t' || code == '\n' || code == '\f' || code == '\r') {
      CHECK(quoted.size() == 4);
    } else if (code < 0x20) {
      CHECK(quoted == std::string("\"\\u00") + "0123456789abcdef"[code >> 4] + "0123456789abcdef"[code & 15] + '"');
    } else {
      CHECK(quoted == '"' + text + '"');
    }
  }
  CHECK(canonical_string("Hộ nghèo </script> \u2028 \u00AD 😀 '") == "\"Hộ nghèo </script> \u2028 \u00AD 😀 '\"");
}

TEST_CASE("escapes are found wherever they stand in a text") {
  for (std::size_t length = 1; length < 30; ++length) {
    for (std::size_t i = 0; i < length; ++i) {
      for (const char escaped : {'\n', '"', '\\'}) {
        std::string text(length, 'x');
        text[i] = escaped;
        const std::string code = escaped == '\n' ? "\\n" : std::string("\\") + escaped;
        if (canonical_string(text) != '"' + text.substr(0, i) + code + text.substr(i + 1) + '"') {
          FAIL("length " << length << ", at " << i << ", " << code);
        }
      }
    }
  }
}

TEST_CASE("text that is not UTF-8 is never written") {
  const std::string wrong = GENERATE(as<std::string>{}, "\xFF", "Đồng\xC4", "\xED\xA0\x80", "abcdefghijklmnop\x80");
  std::string out = "so far";
  CHECK_THROWS_AS(append_canonical_string(out, wrong), std::invalid_argument);
  CHECK(out == "so far");
  ObjectWriter object;
  object.integer("a", 1);
  CHECK_THROWS_AS(object.text("b", wrong), std::invalid_argument);
  CHECK_THROWS_AS(object.integer(wrong, 1), std::invalid_argument);
  CHECK(finished(object) == R"({"a":1})");
  ArrayWriter array;
  array.integer(1);
  CHECK_THROWS_AS(array.text(wrong), std::invalid_argument);
  CHECK(finished(array) == "[1]");
}

TEST_CASE("an object is written in order, again and again") {
  ObjectWriter line;
  ArrayWriter lines;
  ObjectWriter record;
  for (int round = 0; round < 3; ++round) {
    for (const std::int64_t amount : {1'500'000, -1}) {
      line.text("to", "Xã Mường Phăng");
      line.integer("amount", amount);
      line.null("note");
      lines.object(line);
    }
    record.text("kind", "allot");
    record.array("lines", lines);
    record.boolean("late", false);
    record.number("rate", 0.5);
    record.raw("at", "[1,2]");
    record.object("empty", line);
    record.array("none", lines);
    CHECK(finished(record) ==
          R"({"at":[1,2],"empty":{},"kind":"allot","late":false,"lines":[{"amount":1500000,"note":null,)"
          R"("to":"Xã Mường Phăng"},{"amount":-1,"note":null,"to":"Xã Mường Phăng"}],"none":[],"rate":0.5})");
  }
  CHECK(finished(record) == "{}");
  CHECK(finished(lines) == "[]");
}

TEST_CASE("an array keeps its order and its kinds") {
  ArrayWriter inner;
  ArrayWriter array;
  inner.boolean(true);
  array.text("b");
  array.integer(largest_integer);
  array.integer(-largest_integer);
  array.number(1e21);
  array.boolean(false);
  array.null();
  array.raw("{}");
  array.array(inner);
  CHECK(finished(array) == R"(["b",9007199254740991,-9007199254740991,1e+21,false,null,{},[true]])");
  array.text("forgotten");
  array.clear();
  CHECK(finished(array) == "[]");
}

TEST_CASE("a name twice is refused, however often and wherever it stands") {
  ObjectWriter writer;
  std::string out = "so far";
  for (const char* const name : {"b", "a\n", "c", "a\n", "d"}) writer.integer(name, 1);
  CHECK_THROWS_AS(writer.finish(out), std::logic_error);
  CHECK(out == "so far");
  ObjectWriter outer;
  outer.integer("z", 1);
  CHECK_THROWS_AS(outer.object("inner", writer), std::logic_error);
  CHECK(finished(outer) == R"({"z":1})");
  writer.clear();
  CHECK(finished(writer) == "{}");
}

TEST_CASE("what no canonical form has is refused and leaves nothing") {
  ObjectWriter object;
  object.integer("kept", 0);
  CHECK_THROWS_AS(object.integer("a", largest_integer + 1), std::out_of_range);
  CHECK_THROWS_AS(object.integer("a", -largest_integer - 1), std::out_of_range);
  CHECK_THROWS_AS(object.integer("a", std::numeric_limits<std::int64_t>::min()), std::out_of_range);
  CHECK_THROWS_AS(object.number("a", std::nan("")), std::out_of_range);
  CHECK_THROWS_AS(object.raw("a", ""), std::invalid_argument);
  object.integer("a", 7);
  CHECK(finished(object) == R"({"a":7,"kept":0})");
  ArrayWriter array;
  CHECK_THROWS_AS(array.integer(largest_integer + 1), std::out_of_range);
  CHECK_THROWS_AS(array.number(std::nan("")), std::out_of_range);
  CHECK_THROWS_AS(array.raw(""), std::invalid_argument);
  CHECK(finished(array) == "[]");
}

// UTF-16 done the plain way, to compare with.
TEST_CASE("many members of any names sort as their UTF-16 does") {
  const auto utf16 = [](const std::string& name) {
    std::u16string units;
    for (std::size_t i = 0; i < name.size();) {
      const auto lead = static_cast<unsigned char>(name[i]);
      const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
      for (std::size_t j = 1; j < length; ++j) code = code << 6 | (static_cast<unsigned char>(name[i + j]) & 0x3FU);
      i += length;
      if (code < 0x10000) {
        units.push_back(static_cast<char16_t>(code));
      } else {
        units.push_back(static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10)));
        units.push_back(static_cast<char16_t>(0xDC00 + ((code - 0x10000) & 0x3FF)));
      }
    }
    return units;
  };
  const std::vector<std::string> letters = {"a",      "B",      "\n",     "\"",         "đ",
                                            "\u07FF", "\u0800", "\uD7FF", "\uE000",     "\uFFFD",
                                            "\uFFFF", "😀",      "ộ",      "\U00010000", "\U0010FFFF"};
  std::mt19937 random(8785);
  for (const std::size_t count : {5UL, 64UL, 65UL, 300UL}) {
    ObjectWriter writer;
    std::vector<std::pair<std::u16string, std::string>> names;
    for (std::size_t i = 0; i < count; ++i) {
      std::string name;
      for (int j = 0; j < 6; ++j) name += letters[random() % letters.size()];
      if (i == 0) name.clear();
      names.emplace_back(utf16(name), name);
      writer.null(name);
    }
    std::sort(names.begin(), names.end());
    std::string expected = "{";
    for (const auto& [units, name] : names) {
      if (expected.size() > 1) expected += ',';
      expected += canonical_string(name) + ":null";
    }
    CHECK(finished(writer) == expected + "}");
  }
}

TEST_CASE("whatever is accepted has one canonical form") {
  const std::string seed =
      R"({"v":1,"kind":"pay","lines":[{"amount":-12500000000,"to":"Xã Nậm Nhừ"},[]],"x":{"y":[1.5e3,true,null,"\u00e9\n"]}})";
  std::mt19937 random(2026);
  const std::string alphabet = "{}[]\",:\\u0123456789eE+-.truefalsn \n\xC4\x91\xFF";
  JsonParser parser;
  Canonicaliser canonicaliser;
  int accepted = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string given = seed;
    for (auto changes = random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % given.size();
      const char byte = alphabet[random() % alphabet.size()];
      const auto what = random() % 3;
      if (what == 0) given[at] = byte;
      if (what == 1) given.insert(at, 1, byte);
      if (what == 2) given.erase(at, 1);
    }
    const auto value = parser.parse(given);
    if (!value) continue;
    ++accepted;
    std::string once;
    canonicaliser.append(once, *value);
    if (!valid_utf8(once) || canonicalise(once) != once) FAIL(given);
  }
  CHECK(accepted > 5'000);
  CHECK(accepted < 45'000);
}
