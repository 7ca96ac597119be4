#include "tools/reconciliation/corrections.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "ledger/journal/iso_date.hpp"
#include "tools/reconciliation/shell.hpp"

namespace tungdong::tools {

namespace {

using matching::Group;
using matching::Trait;
using matching::Verdict;
using reports::BookLine;
using reports::StatementRow;

using Cells = std::vector<std::pair<std::string, std::string>>;

std::string iso(record::Date date) {
  std::string text;
  journal::append_iso(text, date);
  return text;
}

// What one difference would change in one line of the book.
struct Change {
  const Group* group{};
  Cells cells;
  std::optional<record::Date> day;  // on which it should have been entered
  std::string document;
  bool drop = false;
  std::string by_hand;  // why no command does it
};

class Writer {
 public:
  Writer(reports::Scope& scope, const reports::Reconciled& reconciled, words::Lang lang)
      : scope_(scope), reconciled_(reconciled), lang_(lang) {
    for (const BookLine& line : reconciled.book)
      if (line.entered.to->holder_type == chart::HolderType::contract)
        components_.emplace(line.entered.to->holder, line.entered.to->component);
  }

  std::string run(const std::string& book) {
    text_ = "#!/bin/sh\n";
    remark(say("correction.head", {{"unit", reconciled_.order.unit}, {"period", reconciled_.order.period.text()}}));
    remark(say("correction.advice"));
    text_ += "export TUNGDONG_BOOK=" + shell_quoted(book) + "\n";
    const std::size_t empty = text_.size();
    for (const reports::Comparand* side : {&reconciled_.cash, &reconciled_.recoveries}) write(*side);
    if (text_.size() == empty) remark(say("correction.none"));
    return std::move(text_);
  }

 private:
  using Args = std::vector<std::pair<std::string_view, words::Arg>>;
  std::string say(std::string_view id, const Args& args = {}) const { return words::say(id, lang_, args); }
  std::string term(std::string_view family, std::string_view name) const {
    return std::string(words::word(fmt::format("{}.{}", family, name), lang_));
  }

  void remark(const std::string& words) { text_ += "# " + one_line(words) + "\n"; }

  void command(const std::string& words, bool runs) { text_ += (runs ? "" : "# ") + words + "\n"; }

  void write(const reports::Comparand& side) {
    side_ = &side;
    // By record: one entry is corrected once.
    std::map<std::int64_t, std::vector<Change>> changes;
    for (const Group& group : side.groups)
      if (is_difference(group.verdict) && proposes(group)) changes[book(group).entered.record].push_back(change(group));
    std::set<std::int64_t> written;
    for (const Group& group : side.groups) {
      if (!is_difference(group.verdict)) continue;
      if (proposes(group)) {
        const std::int64_t record = book(group).entered.record;
        if (written.insert(record).second) correct(record, changes[record]);
      } else if (group.verdict == Verdict::only_there) {
        text_ += "\n";
        remark(place(group));
        draft(row(group), side.their_lines[group.theirs.front()]);
      } else {
        text_ += "\n";
        remark(place(group) + ": " + say("correction.ask"));
      }
    }
  }

  static bool proposes(const Group& group) {
    switch (group.verdict) {
      case Verdict::amount_differs:
      case Verdict::classification_differs:
      case Verdict::period_differs:
      case Verdict::duplicate_here:
        return true;
      default:
        return false;
    }
  }

  const BookLine& book(const Group& group) const { return reconciled_.book[side_->ours[group.ours.front()]]; }
  const StatementRow& row(const Group& group) const {
    return reconciled_.statement.rows[side_->theirs[group.theirs.front()]];
  }

  std::string place(const Group& group) const {
    const std::string verdict = term("verdict", record::name_of(group.verdict));
    if (group.theirs.empty())
      return say("correction.place_here", {{"verdict", verdict}, {"here", book(group).reference()}});
    const std::string there = std::to_string(row(group).row);
    if (group.ours.empty()) return say("correction.place_there", {{"verdict", verdict}, {"there", there}});
    return say("correction.place", {{"verdict", verdict}, {"here", book(group).reference()}, {"there", there}});
  }

  // The code of a document that the statement names by its code or its number; nothing where several bear that number.
  std::string code_of(const std::string& document) {
    if (document.empty()) return {};
    if (scope_.chart().document(document) != nullptr) return document;
    if (!documents_) {
      documents_.emplace();
      for (book::NumberedDocument& one : book::numbered_documents(scope_.store(), scope_.moment())) {
        const auto [known, is_new] =
            documents_->try_emplace(matching::document_key(one.number.empty() ? one.code : one.number), one.code);
        if (!is_new) known->second.clear();
      }
    }
    const auto known = documents_->find(matching::document_key(document));
    return known == documents_->end() ? std::string() : known->second;
  }

  // The leaf that a mã CTMTQG stands for, where it stands for one alone.
  std::string component_of(const std::string& code) {
    if (scope_.chart().component(code) != nullptr) return code;
    const std::string_view key = matching::programme_key(code);
    std::string found;
    for (const auto& [own, component] : scope_.chart().components()) {
      if (key.empty() || matching::programme_key(component.state_code) != key) continue;
      if (!found.empty()) return {};
      found = own;
    }
    return found;
  }

  const std::string& text(const matching::Line& line, Trait trait) const { return reconciled_.texts[line[trait]]; }

  // As the statement says, or that of its contract or project.
  std::string component_of(const StatementRow& row, const matching::Line& line) {
    if (!row.component.empty()) return component_of(row.component);
    if (const auto known = components_.find(row.contract); known != components_.end()) return known->second;
    const chart::Project* project = scope_.chart().project(text(line, Trait::project));
    return project == nullptr ? std::string() : project->component;
  }

  Change change(const Group& group) {
    Change change;
    change.group = &group;
    const BookLine& line = book(group);
    if (line.entered.reverses || line.entered.reversed_by) change.by_hand = say("correction.reversed");
    if (group.verdict == Verdict::duplicate_here) {
      change.drop = true;
      return change;
    }
    const matching::Line& theirs = side_->their_lines[group.theirs.front()];
    const matching::Line& ours = side_->our_lines[group.ours.front()];
    if (group.verdict == Verdict::amount_differs)
      change.cells.emplace_back(
          "amount", std::to_string((theirs.amount < money::Dong() ? -theirs.amount : theirs.amount).count()));
    for (std::size_t i = 0; i < matching::trait_count; ++i)
      if (group.differing.has(static_cast<Trait>(i))) set(change, static_cast<Trait>(i), row(group), theirs);
    if (group.verdict == Verdict::period_differs && ours.inside != theirs.inside && theirs.date != ours.date)
      change.day = theirs.date;
    return change;
  }

  void set(Change& change, Trait trait, const StatementRow& row, const matching::Line& theirs) {
    const auto cell = [&](std::string_view column, const std::string& value) {
      if (value.empty())
        change.by_hand = term("trait", record::name_of(trait)) + " " + text(theirs, trait);
      else
        change.cells.emplace_back(column, value);
    };
    switch (trait) {
      case Trait::document:
        change.document = code_of(row.document);
        if (change.document.empty()) change.by_hand = term("trait", "document") + " " + row.document;
        break;
      case Trait::programme:
        cell("component", component_of(text(theirs, trait)));
        break;
      case Trait::year:
      case Trait::plan:
        if (change.cells.empty() || change.cells.back().first != "period")
          cell("period", row.period ? row.period->text() : std::string());
        break;
      case Trait::unit:  // that runs the project, and whether it was paid or advanced: another line altogether
      case Trait::kind:
        cell({}, {});
        break;
      default:
        cell(record::name_of(trait), text(theirs, trait));
    }
  }

  void correct(std::int64_t record, const std::vector<Change>& changes) {
    text_ += "\n";
    const BookLine& first = book(*changes.front().group);
    const bool whole = changes.size() == static_cast<std::size_t>(first.lines);
    std::string by_hand;
    std::optional<record::Date> day = changes.front().day;
    std::string document = changes.front().document;
    for (const Change& one : changes) {
      remark(place(*one.group));
      if (by_hand.empty()) by_hand = one.by_hand;
      // The day and the document are those of the whole entry.
      const bool differs = one.day != day || one.document != document;
      const bool moves = one.day || !one.document.empty();
      if (by_hand.empty() && (differs || (moves && !whole))) by_hand = say("correction.whole_entry");
    }
    if (!by_hand.empty()) return remark(say("correction.by_hand", {{"what", by_hand}}));

    const bool drops_all = whole && std::ranges::all_of(changes, [](const Change& change) { return change.drop; });
    const std::string reason =
        say("correction.reason", {{"period", reconciled_.order.period.text()},
                                  {"verdict", term("verdict", record::name_of(changes.front().group->verdict))}});
    std::string words = fmt::format("tungdong {} {}", drops_all ? "reverse" : "correct", record);
    const auto add = [&](std::string_view column, const std::string& value) {
      words += " " + shell_quoted(fmt::format("{}={}", column, one_line(value)));
    };
    add("date", iso(first.entered.date));
    add("doc", document.empty() ? first.entered.doc : document);
    add("reason", reason);
    if (day) add("new_date", iso(*day));
    if (!drops_all) {
      for (std::size_t i = 0; i < changes.size(); ++i) {
        if (i > 0) words += " +";
        add("line", std::to_string(book(*changes[i].group).entered.line));
        if (changes[i].drop) add("amount", "0");
        for (const auto& [column, value] : changes[i].cells) add(column, value);
      }
    }
    command(words, true);
  }

  // An entry out of what the statement says, and what it does not say.
  void draft(const StatementRow& row, const matching::Line& line) {
    std::string missing;
    std::string words = "tungdong record ";
    const bool back = line.amount < money::Dong();
    words += row.kind ? record::name_of(*row.kind) : back ? "refund" : "pay";
    const auto add = [&](std::string_view column, const std::string& value) {
      if (!value.empty()) words += " " + shell_quoted(fmt::format("{}={}", column, one_line(value)));
    };
    const auto need = [&](std::string_view column, std::string_view trait, const std::string& value) {
      if (value.empty()) {
        missing += (missing.empty() ? "" : ", ") + term("trait", trait) + fmt::format(" ({})", column);
        words += fmt::format(" {}=…", column);
      } else {
        add(column, value);
      }
    };
    const auto known = [](const auto* record, const std::string& code) {
      return record == nullptr ? std::string() : code;
    };
    if (row.date)
      add("date", iso(*row.date));
    else
      need("date", "day", "");
    need("doc", "document", code_of(row.document));
    if (!row.contract.empty())
      add("contract", row.contract);
    else
      need("project", "project", known(scope_.chart().project(text(line, Trait::project)), text(line, Trait::project)));
    add("amount", std::to_string((back ? -line.amount : line.amount).count()));
    need("source", "source", known(scope_.chart().source(row.source), row.source));
    need("component", "component", component_of(row, line));
    need("period", "plan", row.period ? row.period->text() : std::string());
    add("chapter", row.chapter);
    add("sector", row.sector);
    add("item", row.item);
    add("sub_item", row.sub_item);
    add("source_code", text(line, Trait::source_code));
    add("unit_code", text(line, Trait::unit_code));
    add("payee", row.payee);
    add("note", row.note);
    if (!missing.empty()) remark(say("correction.missing", {{"fields", missing}}));
    command(words, missing.empty());
  }

  reports::Scope& scope_;
  const reports::Reconciled& reconciled_;
  words::Lang lang_;
  const reports::Comparand* side_{};
  std::map<std::string, std::string> components_;                // of contracts that the book paid
  std::optional<std::map<std::string, std::string>> documents_;  // codes by how numbers are compared, once asked for
  std::string text_;
};

}  // namespace

std::string corrections(reports::Scope& scope, const reports::Reconciled& reconciled, const std::string& book,
                        words::Lang lang) {
  return Writer(scope, reconciled, lang).run(book);
}

}  // namespace tungdong::tools
