#include "ledger/book/query/trace.hpp"

#include <algorithm>
#include <map>

namespace tungdong::book {

namespace {

using money::Dong;

// A draw seen from the lot that is followed: `at` is where it lies there, `into` the range at its other end.
struct Piece {
  Dong at;
  Range into;
};

class Walk {
 public:
  Walk(Store& store, Towards towards, const Moment& moment, const std::function<bool(const Step&)>& ends)
      : store_(store), towards_(towards), moment_(moment), ends_(ends) {}

  std::vector<Step> run(const Range& range) {
    visit(range, 0);
    return std::move(steps_);
  }

 private:
  void visit(const Range& range, std::int64_t depth) {
    Step step = step_of(range, depth);
    std::vector<Piece> pieces;
    if (!ends_ || !ends_(step)) pieces = towards_ == Towards::decisions ? above(step) : below(step);
    step.last = pieces.empty();
    steps_.push_back(std::move(step));
    for (const Piece& piece : pieces) {
      const Dong first = std::max(piece.at, range.start);
      const Dong end = std::min(piece.at + piece.into.amount, range.start + range.amount);
      if (first >= end) continue;
      const Range next{.lot = piece.into.lot, .start = piece.into.start + (first - piece.at), .amount = end - first};
      if (piece.into.lot == range.lot)
        rest(next, depth + 1);
      else
        visit(next, depth + 1);
    }
  }

  // What stands where it is.
  void rest(const Range& range, std::int64_t depth) {
    Step step = step_of(range, depth);
    step.last = true;
    steps_.push_back(std::move(step));
  }

  // The draws that tile the lot, in their order.
  std::vector<Piece> above(const Step& step) {
    std::vector<Piece> pieces;
    Dong at;
    store_.connection()
        .cached("SELECT of_lot, start, amount FROM draw WHERE lot = $1 ORDER BY seq")
        .for_each(
            [&](const sql::Statement& row) {
              const Dong amount(row.int64(2));
              pieces.push_back(
                  {.at = at, .into = {.lot = row.int64(0), .start = Dong(row.int64(1)), .amount = amount}});
              at += amount;
            },
            step.range.lot);
    return pieces;
  }

  // Those who took from the lot, from its front on, and what they left.
  std::vector<Piece> below(const Step& step) {
    std::vector<Piece> pieces;
    Dong end;
    store_.connection()
        .cached(
            "SELECT draw.lot, draw.start, draw.amount, "
            "(SELECT CAST(COALESCE(SUM(earlier.amount), 0) AS BIGINT) FROM draw AS earlier "
            "WHERE earlier.lot = draw.lot AND earlier.seq < draw.seq) "
            "FROM draw JOIN lot AS taker ON taker.id = draw.lot "
            "WHERE draw.of_lot = $1 AND taker.record <= $2 AND taker.date <= $3 ORDER BY draw.start")
        .for_each(
            [&](const sql::Statement& row) {
              const Dong start(row.int64(1));
              const Dong amount(row.int64(2));
              if (start > end) pieces.push_back({.at = end, .into = {step.range.lot, end, start - end}});
              pieces.push_back({.at = start, .into = {row.int64(0), Dong(row.int64(3)), amount}});
              end = start + amount;
            },
            step.range.lot, moment_.last_record(), moment_.last_day());
    if (!pieces.empty() && end < step.lot.amount)
      pieces.push_back({.at = end, .into = {step.range.lot, end, step.lot.amount - end}});
    return pieces;
  }

  Step step_of(const Range& range, std::int64_t depth) {
    Step step{.range = range, .depth = depth, .last = false, .lot = {}, .doc = {}, .account = {}, .from = {}};
    const bool found =
        store_.connection()
            .cached(
                "SELECT lot.id, lot.record, lot.line, lot.date, lot.kind, lot.account, lot.from_account, lot.amount, "
                "lot.drawn, entry.doc FROM lot JOIN entry ON entry.record = lot.record WHERE lot.id = $1")
            .one(
                [&](const sql::Statement& row) {
                  step.lot = read_lot(row);
                  step.doc = row.text(9);
                },
                range.lot);
    if (!found) throw sql::Failure(sql::Cause::corrupt, fmt::format("lot {} is missing", range.lot));
    step.account = account(step.lot.account);
    step.from = account(step.lot.from_account);
    return step;
  }

  const chart::Account& account(std::int64_t id) {
    const auto [place, fresh] = accounts_.try_emplace(id);
    if (!fresh) return place->second;
    static const std::string sql = fmt::format("SELECT {} FROM account WHERE id = $1", account_columns);
    store_.connection().cached(sql).one([&](const sql::Statement& row) { place->second = read_account(row).account; },
                                        id);
    return place->second;
  }

  Store& store_;
  Towards towards_;
  Moment moment_;
  const std::function<bool(const Step&)>& ends_;
  std::map<std::int64_t, chart::Account> accounts_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> follow(Store& store, const Range& range, Towards towards, const Moment& moment,
                         const std::function<bool(const Step&)>& ends) {
  return Walk(store, towards, moment, ends).run(range);
}

std::vector<rules::Lot> lots_of(Store& store, std::int64_t record, const Moment& moment) {
  static const std::string sql = [] {
    std::string columns;
    for (const std::string_view name :
         {"id", "record", "line", "date", "kind", "account", "from_account", "amount", "drawn"})
      columns += fmt::format("{}lot.{}", columns.empty() ? "" : ", ", name);
    return fmt::format(
        "SELECT {} FROM entry JOIN lot ON lot.id >= entry.first_lot AND lot.id < entry.first_lot + entry.lines "
        "WHERE entry.record = $1 AND entry.record <= $2 AND entry.date <= $3 ORDER BY lot.id",
        columns);
  }();
  std::vector<rules::Lot> lots;
  store.connection().cached(sql).for_each([&](const sql::Statement& row) { lots.push_back(read_lot(row)); }, record,
                                          moment.last_record(), moment.last_day());
  return lots;
}

}  // namespace tungdong::book
