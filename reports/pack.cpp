#include "reports/pack.hpp"

#include <memory>

#include <fmt/format.h>

#include "ledger/book/query/line.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/book/query/standing.hpp"
#include "ledger/journal/iso_date.hpp"
#include "reports/render/cell.hpp"

namespace tungdong::reports {

namespace {

using Cells = std::vector<std::string>;
using Write = std::function<void(std::span<const std::string>)>;

std::string iso(Date date) {
  std::string text;
  journal::append_iso(text, date);
  return text;
}

std::string moment_of(std::int64_t at_us) {
  const date::sys_time<std::chrono::microseconds> moment{std::chrono::microseconds(at_us)};
  return date::format("%FT%TZ", moment);
}

template <class V>
constexpr PackType type_of() {
  if constexpr (record::IsOptional<V>::value)
    return type_of<typename V::value_type>();
  else if constexpr (std::is_same_v<V, money::Dong>)
    return PackType::dong;
  else if constexpr (std::is_same_v<V, money::Decimal> || std::is_same_v<V, std::int64_t>)
    return PackType::number;
  else if constexpr (std::is_same_v<V, Date>)
    return PackType::date;
  else
    return PackType::text;
}

// As `import` reads it.
template <class V>
std::string cell_of(const V& value) {
  if constexpr (record::IsOptional<V>::value) {
    return value ? cell_of(*value) : std::string();
  } else if constexpr (std::is_same_v<V, std::string>) {
    return value;
  } else if constexpr (std::is_same_v<V, bool>) {
    return value ? "true" : "false";
  } else if constexpr (std::is_same_v<V, std::int64_t>) {
    return std::to_string(value);
  } else if constexpr (std::is_same_v<V, money::Dong>) {
    return std::to_string(value.count());
  } else if constexpr (record::Named<V>) {
    return std::string(record::name_of(value));
  } else if constexpr (std::is_same_v<V, Date>) {
    return value == Date{} ? std::string() : iso(value);
  } else if constexpr (record::IsVector<V>::value) {
    std::string all;
    for (const auto& item : value) all += (all.empty() ? "" : "|") + item;
    return all;
  } else {
    return value.text();
  }
}

PackColumn column(std::string name, PackType type, std::string term_id) {
  return {std::move(name), type, term(std::move(term_id))};
}

PackTable records_table() {
  return {.name = "records",
          .about = term("pack.records"),
          .columns = {column("record", PackType::number, "column.record"),
                      column("kind", PackType::text, "column.kind"), column("key", PackType::text, "pack.key"),
                      column("by", PackType::text, "pack.by"), column("at", PackType::moment, "pack.at"),
                      column("date", PackType::date, "column.date"), column("doc", PackType::text, "column.document")},
          .rows = [](book::Book& book, const Write& write) {
            for (std::int64_t record = 1; record <= book.head().size; ++record) {
              const journal::Envelope envelope = book::recorded_of(book.store(), record).envelope;
              write(Cells{std::to_string(record), envelope.kind, envelope.key, envelope.by, moment_of(envelope.at_us),
                          iso(envelope.date), envelope.doc});
            }
          }};
}

PackTable line_table() {
  PackTable table{
      .name = "line",
      .about = term("pack.line"),
      .columns = {column("record", PackType::number, "column.record"), column("line", PackType::number, "column.line"),
                  column("date", PackType::date, "column.date"), column("doc", PackType::text, "column.document"),
                  column("kind", PackType::text, "column.kind"), column("reverses", PackType::number, "list.reverses"),
                  column("of", PackType::text, "pack.of"), column("amount", PackType::dong, "column.amount"),
                  column("from_stage", PackType::text, "pack.from_stage"),
                  column("from_holder", PackType::text, "pack.from_holder"),
                  column("to_stage", PackType::text, "pack.to_stage"),
                  column("to_holder", PackType::text, "pack.to_holder"),
                  column("source", PackType::text, "column.source"),
                  column("component", PackType::text, "column.component"),
                  column("period", PackType::text, "column.period"),
                  column("to_component", PackType::text, "pack.to_component"),
                  column("to_period", PackType::text, "pack.to_period")},
      .rows = {}};
  for (const std::string_view name : record::Names<rules::Attribute>::names)
    table.columns.push_back(column(std::string(name), PackType::text, "attribute." + std::string(name)));
  table.rows = [](book::Book& book, const Write& write) {
    for (std::int64_t record = 1; record <= book.head().size; ++record) {
      const book::Recorded recorded = book::recorded_of(book.store(), record);
      const auto* entry = std::get_if<rules::Entry>(&recorded.body);
      if (entry == nullptr) continue;
      std::int64_t number = 0;
      for (const rules::Line& line : entry->lines) {
        Cells cells{std::to_string(record),
                    std::to_string(++number),
                    iso(recorded.envelope.date),
                    recorded.envelope.doc,
                    cell_of(line.kind),
                    cell_of(entry->reverses),
                    cell_of(line.of),
                    cell_of(line.amount),
                    cell_of(line.from.stage),
                    line.from.holder.text(),
                    cell_of(line.to.stage),
                    line.to.holder.text(),
                    line.source,
                    line.component,
                    line.period.text(),
                    line.to_component,
                    line.to_period ? line.to_period->text() : std::string()};
        for (std::size_t i = 0; i < rules::attribute_count; ++i)
          cells.emplace_back(line.attributes[static_cast<rules::Attribute>(i)]);
        write(cells);
      }
    }
  };
  return table;
}

PackTable draw_table() {
  return {
      .name = "draw",
      .about = term("pack.draw"),
      .columns = {column("record", PackType::number, "column.record"), column("line", PackType::number, "column.line"),
                  column("of_record", PackType::number, "pack.of_record"),
                  column("of_line", PackType::number, "pack.of_line"), column("start", PackType::dong, "pack.start"),
                  column("amount", PackType::dong, "column.amount")},
      .rows = [](book::Book& book, const Write& write) {
        book.store()
            .connection()
            .cached(
                "SELECT lot.record, lot.line, source.record, source.line, draw.start, draw.amount FROM draw "
                "JOIN lot ON lot.id = draw.lot JOIN lot AS source ON source.id = draw.of_lot "
                "ORDER BY draw.lot, draw.seq")
            .for_each([&](const sql::Statement& row) {
              Cells cells;
              for (int i = 0; i < 6; ++i) cells.push_back(std::to_string(row.int64(i)));
              write(cells);
            });
      }};
}

PackTable balance_table() {
  return {
      .name = "balance",
      .about = term("pack.balance"),
      .columns = {column("owner", PackType::text, "pack.owner"), column("stage", PackType::text, "column.stage"),
                  column("holder", PackType::text, "column.holder"), column("source", PackType::text, "column.source"),
                  column("component", PackType::text, "column.component"),
                  column("period", PackType::text, "column.period"), column("balance", PackType::dong, "pack.stands")},
      .rows = [](book::Book& book, const Write& write) {
        for (const book::Standing& one : book::accounts(book.store()))
          write(Cells{one.owner, cell_of(one.key.stand.stage), one.key.stand.holder.text(), one.key.source,
                      one.key.component, one.key.period.text(), cell_of(one.balance)});
      }};
}

template <class T>
PackTable kind_table() {
  PackTable table{
      .name = std::string(T::kind),
      .about = term("record." + std::string(T::kind)),
      .columns = {column("record", PackType::number, "column.record"), column("date", PackType::date, "column.date"),
                  column("doc", PackType::text, "column.document")},
      .rows = {}};
  T::fields([&](std::string_view field, auto member, record::Need) {
    using Value = std::remove_cvref_t<decltype(std::declval<T>().*member)>;
    table.columns.push_back(column(std::string(field), type_of<Value>(), "field." + std::string(field)));
  });
  table.rows = [](book::Book& book, const Write& write) {
    for (const auto& known : book::records_of<T>(book.store(), {})) {
      Cells cells{std::to_string(known.record), iso(known.date), known.doc};
      T::fields([&](std::string_view, auto member, record::Need) { cells.push_back(cell_of(known.value.*member)); });
      write(cells);
    }
  };
  return table;
}

PackType type_of(ColumnType type) {
  if (type == ColumnType::dong) return PackType::dong;
  if (type == ColumnType::date) return PackType::date;
  return is_numeric(type) ? PackType::number : PackType::text;
}

}  // namespace

std::vector<PackTable> pack_tables() {
  std::vector<PackTable> tables{records_table(), line_table(), draw_table(), balance_table()};
  rules::for_each_kind([&]<class T>() {
    if constexpr (!std::is_same_v<T, rules::Entry>) tables.push_back(kind_table<T>());
  });
  return tables;
}

PackTable pack_table(const Table& table, Lang lang) {
  PackTable pack{.name = table.id, .about = table.title, .columns = {}, .rows = {}};
  for (const Column& one : table.columns) pack.columns.push_back({one.id, type_of(one.type), one.heading});
  const auto rows = std::make_shared<std::vector<Row>>(table.rows);
  pack.rows = [rows, lang](book::Book&, const Write& write) {
    for (const Row& row : *rows) {
      Cells cells;
      for (const Cell& cell : row.cells) cells.push_back(canonical(cell, lang));
      write(cells);
    }
  };
  return pack;
}

}  // namespace tungdong::reports
