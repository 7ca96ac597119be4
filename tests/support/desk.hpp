#pragma once
// An officer's desk: a small book of its own, what is posted to it, and what can then be seen in it.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "tests/support/small_book.hpp"

namespace tungdong::test {

// The small book with nothing but its chart, made once and copied for each desk.
inline const std::filesystem::path& blank_book() {
  static const Folder folder;
  static const std::filesystem::path path = [] {
    const auto made = folder / "blank.db";
    small_book(made);
    return made;
  }();
  return path;
}

class Desk {
 public:
  Desk() : book_(book::Book::open(copy(), sql::sqlite::Access::write, [] { return test_now_us; })) {}

  book::Book& book() { return book_; }

  // Posts an entry of some lines; "taken", or the codes of its refusals.
  template <class... Lines>
  std::string post(year_month_day date, Lines... lines) {
    return tell(draft(next_key(), date, entry(std::move(lines)...)));
  }
  // Posts what has to be taken, and gives its record.
  template <class... Lines>
  std::int64_t take(year_month_day date, Lines... lines) {
    const std::string fate = post(date, std::move(lines)...);
    if (fate != "taken") throw std::runtime_error("not taken: " + fate);
    return last();
  }
  // Records anything else under QD-1.
  std::string record(year_month_day date, rules::Body body) { return tell(draft(next_key(), date, std::move(body))); }
  std::string reverse(std::int64_t record, year_month_day date) {
    return tell(draft(next_key(), date, reversal(record)));
  }

  std::string tell(Draft one) {
    const book::Appended appended = append({std::move(one)}, book::Mode::whole);
    refusals_ = appended.fates.front() ? words::Refusals{} : appended.fates.front().error();
    return codes(appended.fates.front());
  }
  book::Appended append(std::vector<Draft> drafts, book::Mode mode) { return book_.append(drafts, mode); }

  // Whether nothing that a draft could change has changed between two moments.
  std::string state() { return fmt::format("{} {}", book_.head().size, journal::hex(book_.digest())); }

  // The last record, and the argument of the last refusal that bears a name.
  std::int64_t last() { return book_.head().size; }
  std::string said(std::string_view argument) const {
    for (const auto& refusal : refusals_)
      for (const auto& [name, value] : refusal.args)
        if (name == argument) return print(value);
    return "nothing";
  }

  // What stands at a stage and holder, over all sources, components and periods.
  std::int64_t stands(std::string_view stand) {
    const auto at = *chart::Stand::read(stand);
    return number("SELECT SUM(balance) FROM account WHERE stage = $1 AND holder_type = $2 AND holder = $3",
                  record::name_of(at.stage), record::name_of(at.holder.type), std::string_view(at.holder.code));
  }
  template <class... Values>
  std::int64_t number(std::string_view sql, const Values&... values) {
    return book_.store().connection().cached(std::string(sql)).one_int64(values...).value_or(0);
  }

  // Where the money of a line came from: the ranges that it took, `record.line[start,end)`, in order.
  std::string drawn_by(std::int64_t record, std::int64_t line = 1) {
    std::string text;
    book_.store()
        .connection()
        .cached(
            "SELECT source.record, source.line, draw.start, draw.amount FROM lot JOIN draw ON draw.lot = lot.id "
            "JOIN lot AS source ON source.id = draw.of_lot WHERE lot.record = $1 AND lot.line = $2 ORDER BY draw.seq")
        .for_each(
            [&](const sql::Statement& row) {
              text += fmt::format("{}{}.{}[{},{})", text.empty() ? "" : " ", row.int64(0), row.int64(1), row.int64(2),
                                  row.int64(2) + row.int64(3));
            },
            record, line);
    return text;
  }

 private:
  std::filesystem::path copy() {
    const auto path = folder_ / "so.db";
    std::filesystem::copy_file(blank_book(), path);
    return path;
  }
  std::string next_key() { return fmt::format("desk {}", ++keys_); }
  static std::string print(const words::Arg& value) {
    return std::visit(
        [](const auto& held) -> std::string {
          using T = std::remove_cvref_t<decltype(held)>;
          if constexpr (std::is_same_v<T, std::string>)
            return held;
          else if constexpr (std::is_same_v<T, Dong>)
            return std::to_string(held.count());
          else if constexpr (std::is_same_v<T, std::int64_t>)
            return std::to_string(held);
          else
            return date::format("%F", date::sys_days(held));
        },
        value);
  }

  Folder folder_;
  book::Book book_;
  words::Refusals refusals_;
  int keys_ = 0;
};

// A version of a thing of the small chart, with something changed.
template <class T, class Change>
T changed(T value, Change&& change) {
  change(value);
  return value;
}

inline chart::Acceptance acceptance(std::string holder, std::string code, std::int64_t amount) {
  chart::Acceptance acceptance;
  acceptance.holder = std::move(holder);
  acceptance.code = std::move(code);
  acceptance.amount = Dong(amount);
  return acceptance;
}

inline chart::Ceiling ceiling(std::string holder, std::string component, std::int64_t amount, std::int64_t first = 2021,
                              std::int64_t last = 2025) {
  chart::Ceiling ceiling;
  ceiling.holder = std::move(holder);
  ceiling.component = std::move(component);
  ceiling.first_year = first;
  ceiling.last_year = last;
  ceiling.amount = Dong(amount);
  return ceiling;
}

inline chart::Beneficiaries beneficiaries(std::string project, std::string code, std::int64_t amount) {
  chart::Beneficiaries list;
  list.project = std::move(project);
  list.code = std::move(code);
  list.count = 2;
  list.amount = Dong(amount);
  return list;
}

inline chart::Succession succession(std::string unit, std::string successor) {
  chart::Succession succession;
  succession.unit = std::move(unit);
  succession.successor = std::move(successor);
  return succession;
}

inline chart::Mapping mapping(std::string component, std::string successor) {
  chart::Mapping mapping;
  mapping.component = std::move(component);
  mapping.successor = std::move(successor);
  return mapping;
}

inline chart::Reconciliation reconciliation(std::string unit, std::int64_t year) {
  chart::Reconciliation reconciliation;
  reconciliation.unit = std::move(unit);
  reconciliation.year = year;
  return reconciliation;
}

}  // namespace tungdong::test
