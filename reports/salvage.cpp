#include "reports/salvage.hpp"

#include "ledger/book/draft.hpp"

namespace tungdong::reports {

namespace {

using book::Certainty;
using book::Salvaged;
using money::Decimal;

// By the order of their enumerations.
constexpr std::array certainties{"proved", "agrees", "readable", "lost"};
constexpr std::array doubts{"none", "gone",      "altered", "garbled", "unreached",
                            "edge", "tile_gone", "differs", "beyond"};
constexpr std::array whences{"nowhere", "book", "pages", "other"};
constexpr std::array trusts{"nothing", "checkpoint", "head"};

template <class E, std::size_t n>
Text one_of(std::string_view family, const std::array<const char*, n>& names, E value) {
  return term(fmt::format("salvage.{}_{}", family, names.at(static_cast<std::size_t>(value))));
}

// How many of each certainty, how many of them in the new book and how many beside it.
Table counts(const book::Salvage& salvage, std::int64_t in_book) {
  Table table = make_table("counts", term("salvage.counts"),
                           {{"certainty", term("salvage.certainty"), ColumnType::text},
                            {"records", term("salvage.records_column"), ColumnType::number},
                            {"in_book", term("salvage.in_book"), ColumnType::number},
                            {"beside", term("salvage.beside"), ColumnType::number}});
  std::array<std::int64_t, certainties.size()> leading{};
  for (std::int64_t record = 1; record <= in_book; ++record)
    ++leading.at(static_cast<std::size_t>(salvage.salvaged(record).certainty));
  const auto counts = salvage.counts();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto certainty = static_cast<Certainty>(i);
    const std::int64_t beside = certainty == Certainty::lost ? 0 : counts.at(i) - leading.at(i);
    Row row;
    row.cells = {one_of("certainty", certainties, certainty), Decimal(counts.at(i), 0), Decimal(leading.at(i), 0),
                 Decimal(beside, 0)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table unproved(const book::Salvage& salvage, std::int64_t in_book) {
  Table table = make_table("unproved", term("salvage.unproved"),
                           {{"first", term("salvage.first"), ColumnType::number},
                            {"last", term("salvage.last"), ColumnType::number},
                            {"certainty", term("salvage.certainty"), ColumnType::text},
                            {"doubt", term("salvage.doubt"), ColumnType::text},
                            {"found", term("salvage.whence"), ColumnType::text},
                            {"kept", term("salvage.kept"), ColumnType::text}},
                           2);
  for (std::int64_t first = 1; first <= salvage.size();) {
    const Salvaged salvaged = salvage.salvaged(first);
    const bool leads = first <= in_book;
    std::int64_t last = first;
    while (last < salvage.size() && salvage.salvaged(last + 1) == salvaged && (last + 1 <= in_book) == leads) ++last;
    if (salvaged.certainty != Certainty::proved) {
      Row row;
      row.cells = {Decimal(first, 0),
                   Decimal(last, 0),
                   one_of("certainty", certainties, salvaged.certainty),
                   one_of("doubt", doubts, salvaged.doubt),
                   one_of("whence", whences, salvaged.whence),
                   term(salvaged.certainty == Certainty::lost ? "salvage.kept_nowhere"
                        : leads                               ? "salvage.kept_book"
                                                              : "salvage.kept_rest")};
      table.rows.push_back(std::move(row));
    }
    first = last + 1;
  }
  return table;
}

// Of the first record, as far as it says what it is: nothing needs to be proved to name the book.
std::optional<chart::BookHead> first_record(book::Salvage& salvage) {
  if (salvage.size() == 0) return std::nullopt;
  const auto recorded = book::decode(salvage.body(1));
  const auto* head = recorded ? std::get_if<chart::BookHead>(&recorded->body) : nullptr;
  return head == nullptr ? std::nullopt : std::optional(*head);
}

}  // namespace

Page salvage_page(book::Salvage& salvage, const std::optional<book::Head>& made) {
  Page page;
  page.id = "salvage";
  page.title = term("report.salvage");
  const auto head = first_record(salvage);
  page.origin.book = head ? head->code : "";
  page.origin.name = head ? data(head->name, head->name_en) : term("salvage.nameless");
  page.origin.label = head ? head->label : "";
  if (made) {
    page.origin.size = made->size;
    page.origin.root = made->root;
  }
  const std::int64_t in_book = made ? made->size : 0;
  page.tables.push_back(counts(salvage, in_book));
  if (Table rest = unproved(salvage, in_book); !rest.rows.empty()) page.tables.push_back(std::move(rest));
  page.notes.push_back(one_of("trust", trusts, salvage.trust()));
  if (salvage.head_contradicts()) page.notes.push_back(term("salvage.contradicts"));
  if (salvage.gave_up()) page.notes.push_back(term("salvage.gave_up"));
  const auto amounts = salvage.counts();
  if (amounts[0] != salvage.size()) page.notes.push_back(term("salvage.advice"));
  return page;
}

}  // namespace tungdong::reports
