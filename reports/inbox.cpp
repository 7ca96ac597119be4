#include "reports/inbox.hpp"

#include <map>

#include "ledger/book/local_time.hpp"
#include "ledger/book/query/line.hpp"
#include "ledger/book/query/records.hpp"
#include "ledger/rules/policy.hpp"
#include "reports/enumeration.hpp"
#include "reports/scope.hpp"

namespace tungdong::reports {

namespace {

using money::Dong;

struct Decided {
  std::int64_t record{};
  std::string by;
  chart::Approval approval;
};

Date day_of(std::int64_t at_us) {
  return book::local_time(at_us).day;
}

class Report {
 public:
  explicit Report(book::Book& book) : book_(book), scope_(book, {}) {
    for (auto& known : book::records_of<chart::Approval>(book.store(), {})) {
      Decided& decided = decided_[known.value.proposed];
      decided.record = known.record;
      decided.by = book::recorded_of(book.store(), known.record).envelope.by;
      decided.approval = std::move(known.value);
    }
  }

  Page page(bool decided) {
    Page page = scope_.begin("inbox");
    page.tables.push_back(waiting());
    if (decided) page.tables.push_back(past());
    if (page.tables.front().rows.empty()) page.notes.push_back(term("inbox.nothing"));
    return page;
  }

 private:
  // What is asked for, in words: a kind with its amount, or the code of a record.
  Cell what(const rules::Body& body) {
    const auto* entry = std::get_if<rules::Entry>(&body);
    if (entry == nullptr)
      return term("inbox.record",
                  {{"kind", term("record." + std::string(rules::kind_of(body)))}, {"code", data(code_of(body))}});
    if (entry->reverses) return term("inbox.reversal", {{"record", *entry->reverses}});
    const rules::Line& first = entry->lines.front();
    return term(entry->lines.size() == 1 ? "inbox.line" : "inbox.lines",
                {{"kind", named("kind", first.kind)},
                 {"from", scope_.holder_name(first.from.holder)},
                 {"to", scope_.holder_name(first.to.holder)},
                 {"lines", static_cast<std::int64_t>(entry->lines.size())}});
  }

  static std::string code_of(const rules::Body& body) {
    return std::visit(
        [](const auto& value) {
          using T = std::remove_cvref_t<decltype(value)>;
          if constexpr (std::is_same_v<T, rules::Entry>)
            return std::string();
          else
            return record::key_of(value);
        },
        body);
  }

  static Cell amount_of(const rules::Body& body) {
    const auto* entry = std::get_if<rules::Entry>(&body);
    if (entry == nullptr || entry->lines.empty()) return Empty{};
    Dong sum;
    for (const rules::Line& line : entry->lines) sum += line.amount;
    return sum;
  }

  template <class Fn>
  void for_each_proposal(Fn&& fn) {
    for (const auto& known : book::records_of<chart::Proposal>(book_.store(), {})) {
      const auto draft = book::decode(known.value.draft.bytes);
      const auto recorded = book_.record(known.record);
      if (draft && recorded) fn(known, *draft, recorded->envelope);
    }
  }

  Row row_of(std::int64_t record, const book::Recorded& draft, const journal::Envelope& envelope) {
    Row row;
    row.cells = {Code{std::to_string(record)},
                 day_of(envelope.at_us),
                 Code{envelope.by},
                 what(draft.body),
                 amount_of(draft.body),
                 draft.envelope.date,
                 draft.envelope.doc.empty() ? Cell(Empty{}) : Cell(Code{draft.envelope.doc})};
    return row;
  }

  static std::vector<Column> columns() {
    return {{"record", term("inbox.record_number"), ColumnType::code},
            {"asked", term("inbox.asked"), ColumnType::date},
            {"by", term("inbox.by"), ColumnType::code},
            {"what", term("inbox.what"), ColumnType::text},
            {"amount", term("field.amount"), ColumnType::dong},
            {"date", term("column.date"), ColumnType::date},
            {"document", term("column.document"), ColumnType::code}};
  }

  Table waiting() {
    auto heads = columns();
    heads.push_back({"approver", term("inbox.approver"), ColumnType::text});
    Table table = make_table("waiting", term("inbox.waiting"), std::move(heads), 1, Layout::cards);
    for_each_proposal([&](const auto& known, const book::Recorded& draft, const journal::Envelope& envelope) {
      if (decided_.contains(known.value.proposed)) return;
      Row row = row_of(known.record, draft, envelope);
      row.cells.emplace_back(named("duty", rules::approver_of(draft.body)));
      table.rows.push_back(std::move(row));
    });
    return table;
  }

  Table past() {
    auto heads = columns();
    heads.insert(heads.end(), {{"decision", term("field.decision"), ColumnType::text},
                               {"decided_by", term("inbox.decided_by"), ColumnType::code},
                               {"decided", term("inbox.decided_record"), ColumnType::code},
                               {"reason", term("field.reason"), ColumnType::text}});
    Table table = make_table("decided", term("inbox.decided"), std::move(heads), 1, Layout::cards);
    for_each_proposal([&](const auto& known, const book::Recorded& draft, const journal::Envelope& envelope) {
      const auto found = decided_.find(known.value.proposed);
      if (found == decided_.end()) return;
      const Decided& decided = found->second;
      Row row = row_of(known.record, draft, envelope);
      row.cells.insert(
          row.cells.end(),
          {named("decision", decided.approval.decision), Code{decided.by}, Code{std::to_string(decided.record)},
           decided.approval.reason.empty() ? Cell(Empty{}) : Cell(data(decided.approval.reason))});
      table.rows.push_back(std::move(row));
    });
    return table;
  }

  book::Book& book_;
  Scope scope_;
  std::map<std::string, Decided> decided_;
};

}  // namespace

Page inbox(book::Book& book, bool decided) {
  return Report(book).page(decided);
}

}  // namespace tungdong::reports
