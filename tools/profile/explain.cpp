#include "tools/profile/explain.hpp"

#include <fmt/format.h>

#include "ledger/money/words.hpp"
#include "ledger/words/catalogue.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t most_listed = 50;

class Explanation {
 public:
  Explanation(const Applied& sheet, words::Lang lang) : sheet_(sheet), lang_(lang) {}

  std::vector<std::string> run() {
    for (std::size_t i = 0; i < sheet_.read.size(); ++i) {
      say("ui.explain-row", {{"file", sheet_.file}, {"row", sheet_.rows[i].number}});
      for (const ReadCell& cell : sheet_.read[i]) tell(cell);
    }
    for (std::size_t i = 0; i < sheet_.passed.size() && i < most_listed; ++i)
      lines_.push_back(fmt::format("{}: {}", place(sheet_.passed[i].row), words::say(sheet_.passed[i].why, lang_)));
    if (sheet_.passed.size() > most_listed)
      say("ui.explain-more", {{"count", static_cast<std::int64_t>(sheet_.passed.size() - most_listed)}});
    for (std::size_t i = 0; i < sheet_.totals.size() && i < most_listed; ++i) {
      const CheckedTotal& total = sheet_.totals[i];
      say("ui.explain-total", {{"row", total.row},
                               {"column", total.heading},
                               {"amount", total.amount},
                               {"count", static_cast<std::int64_t>(total.items)}});
    }
    say("ui.explain-rows", {{"file", sheet_.file},
                            {"count", static_cast<std::int64_t>(sheet_.rows.size())},
                            {"passed", static_cast<std::int64_t>(sheet_.passed.size())},
                            {"refused", static_cast<std::int64_t>(sheet_.broken.size())}});
    return std::move(lines_);
  }

 private:
  using Args = std::vector<std::pair<std::string_view, words::Arg>>;
  void say(std::string_view id, const Args& args) { lines_.push_back(words::say(id, lang_, args)); }
  std::string place(std::int64_t row) const { return words::say("ui.explain-place", lang_, {{"row", row}}); }

  void tell(const ReadCell& cell) {
    std::string value = cell.value;
    if (cell.column == "amount")
      if (const auto amount = money::read_dong(value, money::Style::plain, money::Unit::dong))
        value = fmt::format("{} ({})", words::print(*amount, lang_), money::in_words(*amount));
    if (cell.place.empty())
      say("ui.explain-constant", {{"column", cell.column}, {"text", value}});
    else
      say("ui.explain-cell", {{"cell", cell.place},
                              {"heading", cell.heading},
                              {"text", cell.text},
                              {"column", cell.column},
                              {"value", value}});
  }

  const Applied& sheet_;
  words::Lang lang_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> explain_sheet(const Applied& sheet, words::Lang lang) {
  return Explanation(sheet, lang).run();
}

}  // namespace tungdong::tools
