// The documented formats against the ones that are read.
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "ledger/rules/body.hpp"
#include "tools/sheet/columns.hpp"
#include "tools/sheet/reading.hpp"

namespace tungdong::tools {
namespace {

TEST_CASE("fixtures/README.md documents every column of every kind of record") {
  std::ostringstream text;
  text << std::ifstream(SOURCE_DIR "/fixtures/README.md", std::ios::binary).rdbuf();
  const std::string readme = text.str();
  rules::for_each_kind([&]<class T>() {
    const std::string heading = "### `" + std::string(T::kind) + ".csv`";
    const auto begin = readme.find(heading);
    INFO(heading);
    REQUIRE(begin != std::string::npos);
    const auto end = readme.find("\n### ", begin + 1);
    const std::string section = readme.substr(begin, end - begin);
    for (const std::string& column : columns_of(T::kind)) {
      INFO(column);
      const bool everywhere = column == "date" || column == "doc" || column.starts_with("_");
      CHECK((everywhere || section.find("`" + column + "`") != std::string::npos));
    }
  });
}

}  // namespace
}  // namespace tungdong::tools
