#include "tools/reconciliation/statement.hpp"

#include <algorithm>

#include "tools/key_ring.hpp"
#include "tools/profile/apply.hpp"
#include "tools/sheet/cells.hpp"
#include "tools/sheet/line.hpp"

namespace tungdong::tools {

namespace {

using reports::StatementRow;
using rules::Kind;

constexpr std::string_view kind = statement_kind;

struct TextColumn {
  std::string_view name;
  std::string StatementRow::*member;
};
constexpr std::array text_columns{
    TextColumn{"unit", &StatementRow::unit},           TextColumn{"item", &StatementRow::item},
    TextColumn{"sub_item", &StatementRow::sub_item},   TextColumn{"source", &StatementRow::source},
    TextColumn{"component", &StatementRow::component}, TextColumn{"chapter", &StatementRow::chapter},
    TextColumn{"sector", &StatementRow::sector},       TextColumn{"document", &StatementRow::document},
    TextColumn{"project", &StatementRow::project},     TextColumn{"contract", &StatementRow::contract},
    TextColumn{"payee", &StatementRow::payee},         TextColumn{"note", &StatementRow::note},
};

constexpr std::array kinds{Kind::pay,    Kind::advance, Kind::retain, Kind::recover,
                           Kind::refund, Kind::lend,    Kind::repay};

constexpr std::size_t largest_statement_bytes = 64U << 20;

class Reader {
 public:
  Reader(Sheet sheet, const NumberForm& form) : sheet_(std::move(sheet)), form_(form) {}

  std::expected<reports::Statement, Complaints> run() {
    if (sheet_.complaints.empty()) check_header();
    if (sheet_.complaints.empty()) {
      for (const Row& row : sheet_.rows) read(row);
      if (sheet_.rows.empty()) complain(0, "", {"reconcile-empty", {}});
    }
    if (!sheet_.complaints.empty()) return std::unexpected(std::move(sheet_.complaints));
    statement_.file.name = sheet_.file;
    return std::move(statement_);
  }

 private:
  void complain(std::int64_t row, std::string column, words::Refusal refusal) {
    sheet_.complaints.push_back({sheet_.file, row, std::move(column), std::move(refusal)});
  }

  void check_header() {
    const auto columns = statement_columns();
    for (const std::string& column : sheet_.header)
      if (column != "_key" && std::ranges::find(columns, column) == columns.end())
        complain(1, "", {"csv-unknown-column", {{"column", column}, {"kind", std::string(kind)}}});
    if (const auto twice = column_twice(sheet_)) complain(1, *twice, {"csv-column-twice", {{"column", *twice}}});
    if (std::ranges::find(sheet_.header, "amount") == sheet_.header.end())
      complain(1, "", {"csv-missing-column", {{"column", std::string("amount")}, {"kind", std::string(kind)}}});
  }

  void read(const Row& row) {
    const Cells cells(sheet_.header, row.cells);
    StatementRow one;
    one.row = row.number;
    for (const TextColumn& column : text_columns) one.*column.member = cells[column.name];
    const auto cell = [&](std::string_view column, auto& value) {
      words::Refusals refusals;
      read_cell(kind, column, cells[column], form_, value, refusals);
      for (words::Refusal& refusal : refusals) complain(row.number, std::string(column), std::move(refusal));
      return refusals.empty();
    };
    cell("date", one.date);
    read_period(row, cells["period"], one);
    read_kind_of(row, cells["kind"], one);
    if (cell("amount", one.amount)) check_amount(row, one.amount);
    statement_.rows.push_back(std::move(one));
  }

  void read_period(const Row& row, std::string_view text, StatementRow& one) {
    if (text.empty()) return;
    one.period = chart::Period::read(text);
    if (!one.period || one.period->is_span())
      complain(row.number, "period", {"reconcile-plan", {{"text", std::string(text)}}});
  }

  void read_kind_of(const Row& row, std::string_view text, StatementRow& one) {
    if (text.empty()) return;
    one.kind = read_kind(text);
    if (!one.kind || std::ranges::find(kinds, *one.kind) == kinds.end())
      complain(row.number, "kind", {"reconcile-kind", {{"text", std::string(text)}}});
  }

  // Amounts of either sign, all of which together a record may hold: then no sum of some of them goes beyond.
  void check_amount(const Row& row, money::Dong amount) {
    constexpr money::Dong most = money::Dong::largest_recordable();
    const bool huge = amount > most || amount < -most;
    const money::Dong size = amount < money::Dong() && !huge ? -amount : amount;
    if (amount == money::Dong()) {
      complain(row.number, "amount", {"reconcile-amount", {}});
    } else if (huge || size > most - all_) {
      complain(row.number, "amount", {"reconcile-sum", {{"most", most}}});
    } else {
      all_ += size;
    }
  }

  Sheet sheet_;
  NumberForm form_;
  money::Dong all_;
  reports::Statement statement_;
};

}  // namespace

std::expected<reports::Statement, Complaints> read_statement(Sheet sheet, const NumberForm& form) {
  return Reader(std::move(sheet), form).run();
}

std::expected<reports::Statement, Complaints> read_statement(const std::filesystem::path& path,
                                                             const NumberForm& form) {
  const auto bytes = read_small_file(path, largest_statement_bytes);
  if (!bytes) return std::unexpected(Complaints{{path.filename().string(), 0, "", bytes.error()}});
  auto statement = read_statement(read_csv_text(path.filename().string(), *bytes), form);
  if (statement) statement->file.hash = journal::sha256(*bytes);
  return statement;
}

std::expected<reports::Statement, Complaints> read_statement(const std::filesystem::path& path,
                                                             const Profile& profile) {
  const std::string file = path.filename().string();
  const auto bytes = read_small_file(path, largest_statement_bytes);
  if (!bytes) return std::unexpected(Complaints{{file, 0, "", bytes.error()}});
  const auto grid = read_grid(*bytes, file, is_workbook(*bytes) ? profile.sheet : std::string());
  if (!grid) return std::unexpected(grid.error());
  Applied applied = apply(profile, *grid);
  Sheet& sheet = applied;
  auto statement = read_statement(std::move(sheet), NumberForm{});
  if (statement) statement->file = {.name = file, .hash = grid->hash, .sheet = grid->sheet};
  return statement;
}

}  // namespace tungdong::tools
