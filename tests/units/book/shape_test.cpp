// Records of every kind, as a log that somebody has changed could hold them: each member left out, or with a value of
// another shape. What is read nevertheless is written again as it was read.
#include <array>
#include <set>

#include <catch2/catch.hpp>

#include "ledger/book/draft.hpp"
#include "tests/support/small_book.hpp"

namespace tungdong::test {
namespace {

// A value of a field, whatever it means.
template <class T>
T some() {
  if constexpr (std::is_same_v<T, std::string>) {
    return "x";
  } else if constexpr (std::is_same_v<T, bool>) {
    return true;
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    return 1;
  } else if constexpr (std::is_same_v<T, Dong>) {
    return Dong(1);
  } else if constexpr (std::is_same_v<T, record::Date>) {
    return day(2025, 1, 2);
  } else if constexpr (std::is_same_v<T, money::Decimal>) {
    return *money::read_decimal("1.5", money::Style::plain);
  } else if constexpr (std::is_same_v<T, record::Embedded>) {
    return *record::Embedded::read(R"({"a":1})");
  } else if constexpr (record::Named<T> || record::Nested<T>) {
    return T{};
  } else if constexpr (record::IsOptional<T>::value) {
    return some<typename T::value_type>();
  } else if constexpr (record::IsVector<T>::value) {
    return {some<typename T::value_type>()};
  } else if constexpr (record::Fielded<T>) {
    T filled;
    T::fields([&](std::string_view, auto member, auto) {
      filled.*member = some<std::remove_cvref_t<decltype(filled.*member)>>();
    });
    return filled;
  } else {
    for (const std::string_view text : {"2025", "available:unit:11", "unit:11", "2025-01"})
      if (const auto read = T::read(text)) return *read;
    throw std::logic_error("a type of field of which the test knows no text");
  }
}

// Behind the value of JSON that begins at a place.
std::size_t value_end(std::string_view json, std::size_t at) {
  int depth = 0;
  bool quoted = false;
  for (; at < json.size(); ++at) {
    const char letter = json[at];
    if (quoted) {
      quoted = letter != '"';
    } else if (letter == '"') {
      quoted = true;
    } else if (letter == '[' || letter == '{') {
      ++depth;
    } else if (letter == ']' || letter == '}' || letter == ',') {
      if (depth == 0) return at;
      if (letter != ',') --depth;
    }
  }
  return at;
}

std::string written(const book::Recorded& one) {
  const auto& envelope = one.envelope;
  std::string text;
  book::encode(text, {envelope.key, envelope.by, envelope.date, envelope.doc, one.body}, envelope.at_us);
  return text;
}

// Whether a text is a record; then it can be asked what its form lacks, and where that is nothing it is written so that
// it can be read again.
bool is_record(const std::string& text) {
  INFO(text);
  const auto read = book::decode(text);
  if (!read) {
    CHECK_FALSE(words::say(read.error(), words::Lang::vi).empty());
    return false;
  }
  const auto& envelope = read->envelope;
  const auto lacks = book::check_form({envelope.key, envelope.by, envelope.date, envelope.doc, read->body});
  for (const auto& refusal : lacks) CHECK_FALSE(words::say(refusal, words::Lang::vi).empty());
  const std::string once = written(*read);
  const auto again = book::decode(once);
  if (!again) {
    CHECK_FALSE(lacks.empty());  // a member that says nothing is not written
    return true;
  }
  CHECK(written(*again) == once);
  return true;
}

TEST_CASE("a record of any kind with a member of another shape is refused, or read as it is written") {
  const std::array<std::string, 14> values{"null",  "true", "7",   "-1",   "1.5",  "9007199254740993", "\"\"",
                                           "\"y\"", "[]",   "[7]", "[[]]", "[{}]", "[\"y\",7]",        "{}"};
  std::size_t kinds = 0;
  rules::for_each_kind([&]<class T>() {
    ++kinds;
    std::string whole;
    book::encode(whole, draft("k", day(2025, 1, 2), some<T>()), test_now_us);
    INFO(whole);
    CHECK(is_record(whole));
    // Each value, wherever it stands: of the record, of its lines, of what is in them.
    std::size_t refused = 0;
    for (std::size_t colon = whole.find("\":"); colon != std::string::npos; colon = whole.find("\":", colon + 1)) {
      const std::size_t begin = colon + 2;
      const std::size_t end = value_end(whole, begin);
      for (const std::string& value : values)
        refused += is_record(whole.substr(0, begin) + value + whole.substr(end)) ? 0U : 1U;
      const std::size_t name = whole.rfind('"', colon - 1);
      const bool first = whole[name - 1] == '{';
      const bool last = whole[end] != ',';
      std::string without = whole.substr(0, first || last ? name : name - 1);
      if (last && !first) without.pop_back();
      without += whole.substr(first && !last ? end + 1 : end);
      INFO(without);
      is_record(without);
    }
    CHECK(refused > 0);
    CHECK_FALSE(is_record(whole.substr(0, whole.size() - 1)));
    const auto with_more = book::decode(whole.substr(0, whole.size() - 1) + ",\"zzz\":1}");
    CHECK((!with_more || written(*with_more) == whole));  // so a log that says more than its records is seen
  });
  CHECK(kinds > 30);
}

// What keeps a value from being written at all.
template <class T>
T too_much() {
  if constexpr (std::is_same_v<T, std::string>) {
    return std::string(5'000, 'a');
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    return std::int64_t{1} << 60;
  } else if constexpr (std::is_same_v<T, Dong>) {
    return Dong(std::int64_t{1} << 60);
  } else if constexpr (std::is_same_v<T, record::Date>) {
    return day(3025, 1, 2);
  } else if constexpr (record::IsOptional<T>::value) {
    return too_much<typename T::value_type>();
  } else if constexpr (record::IsVector<T>::value) {
    return {too_much<typename T::value_type>()};
  } else if constexpr (record::Fielded<T> && !record::Nested<T>) {
    T filled = some<T>();
    T::fields([&](std::string_view, auto member, auto) {
      filled.*member = too_much<std::remove_cvref_t<decltype(filled.*member)>>();
    });
    return filled;
  } else {
    return some<T>();
  }
}

TEST_CASE("no field of any kind takes what cannot be written, and each that must be there is asked for") {
  rules::for_each_kind([&]<class T>() {
    const T filled = some<T>();
    const auto refusals = [](const T& value) { return book::check_form(draft("k", day(2025, 1, 2), value)); };
    const auto whole = refusals(filled);
    T::fields([&](std::string_view name, auto member, record::Need need) {
      using Value = std::remove_cvref_t<decltype(filled.*member)>;
      INFO(T::kind << " " << name);
      T emptied = filled;
      emptied.*member = Value{};
      // What is nothing cannot be told from what is not there; a number, a choice or a date always says something.
      if (!record::present(emptied.*member) && need != record::Need::optional)
        CHECK(refusals(emptied).size() > whole.size());
      else
        CHECK(refusals(emptied).size() <= whole.size() + 1);
      T swollen = filled;
      swollen.*member = too_much<Value>();
      if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, std::int64_t> ||
                    std::is_same_v<Value, Dong> || std::is_same_v<Value, record::Date>)
        CHECK(refusals(swollen).size() > whole.size());
      else
        CHECK(refusals(swollen).size() >= whole.size());
    });
  });
}

}  // namespace
}  // namespace tungdong::test
