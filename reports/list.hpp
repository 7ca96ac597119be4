#pragma once
// The records of a kind, as a table; and finding records by a code or a name.

#include <expected>

#include "ledger/book/book.hpp"
#include "ledger/words/refusal.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

inline constexpr std::size_t most_listed = 5'000;

// What can be listed: every kind of record by its name ("unit", "project", "entry" …), and "flow", the table of flows
// that the rules read. In the order in which a folder is imported.
std::vector<std::string_view> listable();

// All records of a kind known at the question's moment, each version; filters apply to the fields that name a unit or
// place, a component, a project or a source. Optional fields that no record uses have no column. The first `most` are
// shown, and a note says how many there are besides. Refuses (report-no-kind) another name.
std::expected<Page, words::Refusals> list(book::Book& book, std::string_view kind, const Question& question = {},
                                          std::size_t most = most_listed);

// Records whose code, name, title or number holds every word of `text`, without regard to accents and case: "dien bien"
// finds Điện Biên. A code that is the whole text comes first. Of several versions the last that matches.
Page find(book::Book& book, std::string_view text, const Question& question = {}, std::size_t most = most_listed);

}  // namespace tungdong::reports
