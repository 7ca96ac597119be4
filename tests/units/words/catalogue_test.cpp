#include "ledger/words/catalogue.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

#include <catch2/catch.hpp>

#include "ledger/journal/text.hpp"

namespace {

using namespace tungdong;
using words::Lang;

std::set<std::string> places(std::string_view text) {
  std::set<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
    names.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
  return names;
}

void check_text(std::string_view text) {
  REQUIRE_FALSE(text.empty());
  CHECK(journal::is_nfc(text));
  CHECK(text.front() != ' ');
  CHECK(text.back() != ' ');
  CHECK(text.find("  ") == std::string_view::npos);
  CHECK(text.find('\n') == std::string_view::npos);
  CHECK(std::ranges::count(text, '{') == std::ranges::count(text, '}'));
  for (const std::string& name : places(text)) {
    CHECK_FALSE(name.empty());
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos);
  }
}

TEST_CASE("every word is there in both languages, clean and about the same things") {
  for (const words::Entry& entry : words::catalogue()) {
    INFO(entry.id);
    check_text(entry.vi);
    check_text(entry.en);
    CHECK(places(entry.vi) == places(entry.en));
  }
}

TEST_CASE("ids are sorted, once each, and of a family") {
  const auto all = words::catalogue();
  REQUIRE(all.size() > 300);
  CHECK(std::ranges::is_sorted(all, {}, &words::Entry::id));
  CHECK(std::ranges::adjacent_find(all, {}, &words::Entry::id) == all.end());
  for (const words::Entry& entry : all) {
    INFO(entry.id);
    const auto dot = entry.id.find('.');
    CHECK(dot != std::string_view::npos);
    CHECK(dot + 1 < entry.id.size());
  }
}

TEST_CASE("a refusal is a sentence: it ends, and Vietnamese carries its marks") {
  for (const words::Entry& entry : words::catalogue()) {
    if (!entry.id.starts_with("refusal.")) continue;
    INFO(entry.id);
    CHECK(entry.vi.ends_with('.'));
    CHECK(entry.en.ends_with('.'));
    CHECK(entry.vi != entry.en);
    CHECK_FALSE(journal::is_ascii(entry.vi));
  }
}

TEST_CASE("a word is found by its id") {
  CHECK(words::word("stage.committed", Lang::vi) == "cam kết chi");
  CHECK(words::word("kind.disallow", Lang::vi) == "xuất toán");
  CHECK(words::word("kind.disallow", Lang::en) == "disallowance");
  CHECK(words::word("column.amount", Lang::vi) == "Số tiền");
  REQUIRE(words::find_word("level.commune") != nullptr);
  CHECK(words::find_word("level.commune")->en == "commune level");
}

TEST_CASE("a word that is not there is nothing, or an error of the program") {
  CHECK(words::find_word("stage.nowhere") == nullptr);
  CHECK(words::find_word("") == nullptr);
  CHECK(words::find_word("zzz") == nullptr);
  CHECK_THROWS_AS(words::word("stage.nowhere", Lang::vi), std::logic_error);
  CHECK_THROWS_AS(words::say("refusal.nothing-of-the-kind", Lang::en, {}), std::logic_error);
  CHECK_THROWS_AS(words::say(words::Refusal{"nothing-of-the-kind", {}}, Lang::en), std::logic_error);
}

}  // namespace
