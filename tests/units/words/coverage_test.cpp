// The catalogue against the sources of the floors above: what they refuse, and the names of their enumerations. Words
// stands below them and cannot include them, so their text is read.

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "ledger/words/catalogue.hpp"

namespace {

using namespace tungdong;
namespace fs = std::filesystem;

struct Source {
  std::string name;
  std::string text;
};

std::vector<Source> read_sources() {
  std::vector<Source> all;
  for (const char* floor : {"ledger", "reports", "tools"}) {
    const fs::path folder = fs::path(SOURCE_DIR) / floor;
    if (!fs::exists(folder)) continue;
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
      const fs::path& path = file.path();
      if (path.extension() != ".cpp" && path.extension() != ".hpp") continue;
      if (path.string().find("ledger/words/") != std::string::npos) continue;
      std::ostringstream text;
      text << std::ifstream(path, std::ios::binary).rdbuf();
      all.push_back({path.string(), text.str()});
    }
  }
  return all;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> all = read_sources();
  return all;
}

std::vector<std::smatch> matches(const std::string& text, const std::regex& pattern) {
  return {std::sregex_iterator(text.begin(), text.end(), pattern), std::sregex_iterator()};
}

// The names of the arguments that the statement gives from a place on: {"amount", …}.
std::set<std::string> arguments(const std::string& text, std::size_t from) {
  static const std::regex argument(R"re(\{\s*"([a-z_]+)",)re");
  const std::string statement = text.substr(from, text.find(';', from) - from);
  std::set<std::string> names;
  for (const auto& match : matches(statement, argument)) names.insert(match[1]);
  return names;
}

struct Site {
  std::string code;
  std::string file;
  std::set<std::string> arguments;
};

// Where a refusal is made with its arguments beside it: refuse("code", {{"name", …}}), Refusal{"code", …},
// refusals.push_back({"code", …}), {"code", {{"name", …}}}.
std::vector<Site> sites() {
  static const std::regex made(R"re((?:refuse\(|Refusal\{|Refusals\{\{|efusals_?\.push_back\(\{)\s*"([a-z0-9-]+)")re"
                               R"re(|\{\s*"([a-z0-9]+(?:-[a-z0-9]+)*)",\s*\{\{)re");
  std::vector<Site> all;
  for (const Source& source : sources())
    for (const auto& match : matches(source.text, made)) {
      const std::string code = match[1].matched ? match[1] : match[2];
      const auto start = static_cast<std::size_t>(match.position() + match.length());
      // The match may end within the braces of the first argument.
      all.push_back({code, source.name, arguments(source.text, start - 1)});
    }
  return all;
}

std::set<std::string> places(std::string_view text) {
  std::set<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
    names.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
  return names;
}

TEST_CASE("every refusal has its sentence, which speaks only of what the refusal says") {
  const auto all = sites();
  REQUIRE(all.size() > 90);
  for (const Site& site : all) {
    INFO(site.file << ": " << site.code);
    const words::Entry* entry = words::find_word("refusal." + site.code);
    CHECK(entry != nullptr);
    if (entry == nullptr) continue;
    for (const std::string& name : places(entry->vi)) {
      INFO("{" << name << "}");
      CHECK((name == "line" || site.arguments.contains(name)));
    }
  }
}

TEST_CASE("codes that are chosen apart from their arguments have their sentences") {
  static const std::regex code(R"re("((?:unknown|number|csv)-[a-z]+(?:-[a-z]+)*)"|sentence\("([a-z-]+)")re");
  std::set<std::string> codes;
  for (const Source& source : sources())
    for (const auto& match : matches(source.text, code)) codes.insert(match[1].matched ? match[1] : match[2]);
  REQUIRE(codes.contains("unknown-contract"));
  for (const std::string& one : codes) {
    INFO(one);
    CHECK(words::find_word("refusal." + one) != nullptr);
  }
}

TEST_CASE("every sentence of the command is there") {
  static const std::regex id(R"re("(ui\.[a-z-]+)")re");
  for (const Source& source : sources())
    for (const auto& match : matches(source.text, id)) {
      INFO(source.name << ": " << match[1]);
      CHECK(words::find_word(match[1].str()) != nullptr);
    }
}

// HolderType, ResultLevel: holder (its family is named for what it says), result_level.
std::string family_of(const std::string& type) {
  if (type == "HolderType") return "holder";
  std::string family;
  for (const char c : type) {
    if (c >= 'A' && c <= 'Z') {
      if (!family.empty()) family += '_';
      family += static_cast<char>(c - 'A' + 'a');
    } else {
      family += c;
    }
  }
  return family;
}

TEST_CASE("every name of an enumeration of records has its term") {
  static const std::regex names(R"re(Names<(?:\w+::)*(\w+)>\s*\{[^{}]*names\{([^}]*)\})re");
  static const std::regex quoted(R"re("([^"]+)")re");
  std::map<std::string, int> counts;
  for (const Source& source : sources()) {
    if (source.name.find("/ledger/") == std::string::npos) continue;
    for (const auto& match : matches(source.text, names)) {
      const std::string family = family_of(match[1]);
      const std::string list = match[2];
      for (const auto& name : matches(list, quoted)) {
        const std::string id = family + "." + name[1].str();
        INFO(source.name << ": " << id);
        CHECK(words::find_word(id) != nullptr);
        ++counts[family];
      }
    }
  }
  CHECK(counts["stage"] == 13);
  CHECK(counts["kind"] == 26);
  CHECK(counts["guard"] >= 30);
  CHECK(counts["bound"] == 4);
  CHECK(counts.size() >= 19);
}

TEST_CASE("every stage has words for its stand, and every kind of record its name") {
  for (const words::Entry& entry : words::catalogue()) {
    if (!entry.id.starts_with("stage.")) continue;
    INFO(entry.id);
    CHECK(words::find_word("stand." + std::string(entry.id.substr(6))) != nullptr);
  }
  static const std::regex kind(R"re(constexpr std::string_view kind = "([a-z-]+)";)re");
  int count = 0;
  for (const Source& source : sources())
    for (const auto& match : matches(source.text, kind)) {
      INFO(source.name << ": " << match[1]);
      CHECK(words::find_word("record." + match[1].str()) != nullptr);
      ++count;
    }
  CHECK(count >= 23);
}

}  // namespace
