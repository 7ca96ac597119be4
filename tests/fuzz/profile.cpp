// Profiles and the sheets that they are put to: the first lines are a profile, what follows a line of dashes a sheet.
// Whatever they say, rows are as wide as their header, and every complaint has its sentence.

#include "ledger/words/catalogue.hpp"
#include "tests/fuzz/target.hpp"
#include "tools/profile/apply.hpp"
#include "tools/profile/explain.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  constexpr std::string_view line = "\n---\n";
  const std::string_view text = fuzz::text_of(bytes, count);
  const auto end = text.find(line);
  const auto say = [](const tools::Complaints& complaints) {
    for (const tools::Complaint& one : complaints) fuzz::must(!words::say(one.refusal, words::Lang::vi).empty());
  };
  const auto profile = tools::parse_profile(text.substr(0, end), "p.toml");
  if (!profile) {
    fuzz::must(!profile.error().empty());
    say(profile.error());
    return 0;
  }
  if (end == std::string_view::npos) return 0;
  const auto grid = tools::read_grid(text.substr(end + line.size()), "a.csv", "");
  if (!grid) return 0;
  const tools::Applied sheet = tools::apply(*profile, *grid, 5);
  say(sheet.complaints);
  fuzz::must(sheet.money.size() == sheet.rows.size());
  for (const auto* rows : {&sheet.rows, &sheet.broken})
    for (const tools::Row& row : *rows) {
      fuzz::must(row.cells.size() == sheet.header.size());
      fuzz::must(row.number >= 1 && row.number <= static_cast<std::int64_t>(grid->rows.size()));
    }
  fuzz::must(!tools::explain_sheet(sheet, words::Lang::en).empty());
  return 0;
}
