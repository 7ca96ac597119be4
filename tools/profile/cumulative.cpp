#include "tools/profile/cumulative.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "ledger/book/query/movement.hpp"
#include "tools/sheet/line.hpp"

namespace tungdong::tools {

namespace {

using money::Dong;
using rules::Kind;

class Settlement {
 public:
  Settlement(book::Store& store, const Profile& profile, Applied& sheet)
      : store_(store), profile_(profile), sheet_(sheet) {
    store.connection()
        .cached(fmt::format("SELECT {} FROM account", book::account_columns))
        .for_each([&](const sql::Statement& row) {
          const rules::AccountState state = book::read_account(row);
          accounts_.emplace(state.account, state.id);
        });
  }

  std::vector<Reported> run(std::vector<Brought>& all) {
    std::vector<Brought> left;
    for (Brought& one : all) {
      if (!cumulative(one))
        keys_.insert(one.draft.key.empty() ? plain_key(one.draft) : one.draft.key);
      else if (settle(one))
        give_key(one.draft);
      else
        continue;
      left.push_back(std::move(one));
    }
    all = std::move(left);
    return std::move(reported_);
  }

 private:
  const ProfileMoney* money_of(std::size_t row) const {
    const auto index = row < sheet_.money.size() ? sheet_.money[row] : std::nullopt;
    return index && profile_.money[*index].cumulative ? &profile_.money[*index] : nullptr;
  }

  bool cumulative(const Brought& one) const {
    return std::ranges::any_of(one.places, [&](std::size_t row) { return money_of(row) != nullptr; });
  }

  // The key that it will get of its content.
  std::string plain_key(const book::Draft& draft) {
    const std::string content = content_of(draft);
    return content_key(content, ++occurrences_[content]);
  }

  // False where nothing is left of a draft.
  bool settle(Brought& one) {
    auto& lines = std::get<rules::Entry>(one.draft.body).lines;
    const auto amount = std::ranges::find(sheet_.header, "amount") - sheet_.header.begin();
    bool good = true;
    Brought left{.draft = {}, .rows = {}, .places = {}};
    std::vector<rules::Line> lines_left;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const ProfileMoney* money = money_of(one.places[i]);
      if (money != nullptr) {
        good = settle(*money, one.draft.date, lines[i], one.rows[i].number) && good;
        if (lines[i].amount == Dong()) continue;
      }
      left.rows.push_back(one.rows[i]);
      left.rows.back().cells[static_cast<std::size_t>(amount)] = std::to_string(lines[i].amount.count());
      left.places.push_back(one.places[i]);
      lines_left.push_back(std::move(lines[i]));
    }
    if (!good) {
      std::ranges::move(one.rows, std::back_inserter(sheet_.broken));
      return false;
    }
    lines = std::move(lines_left);
    one.rows = std::move(left.rows);
    one.places = std::move(left.places);
    return !lines.empty();
  }

  bool settle(const ProfileMoney& money, record::Date date, rules::Line& line, std::int64_t row) {
    const auto complain = [&](words::Refusal refusal) {
      sheet_.complaints.push_back({sheet_.file, row, money.from.front(), std::move(refusal)});
      return false;
    };
    const auto [before, fresh] = seen_.emplace(std::tuple(line.to_account(), line.kind, date), row);
    if (!fresh) return complain({"cumulative-twice", {{"first", before->second}}});
    const Dong held = held_in(money, line, date);
    const Dong reported = line.amount;
    const std::string kind(record::name_of(line.kind));
    const std::string holder = line.to.holder.text();
    reported_.push_back({row, kind, holder, reported, held});
    if (reported < held)
      return complain({"cumulative-below",
                       {{"kind", kind},
                        {"holder", holder},
                        {"reported", reported},
                        {"held", held},
                        {"difference", held - reported}}});
    line.amount = reported - held;
    return true;
  }

  Dong held_in(const ProfileMoney& money, const rules::Line& line, record::Date day) {
    const auto account = accounts_.find(line.to_account());
    if (account == accounts_.end()) return {};
    std::set<Kind> kinds{Kind::open};
    for (const std::string& name : money.counts)
      if (const auto kind = read_kind(name)) kinds.insert(*kind);
    if (money.counts.empty()) kinds.insert(line.kind);
    Dong held;
    const auto [first, last] = moved_by(day).equal_range(account->second);
    for (auto one = first; one != last; ++one)
      if (kinds.contains(one->second.kind)) held += one->second.in;
    return held;
  }

  using Moved = std::unordered_multimap<std::int64_t, book::Movement>;
  const Moved& moved_by(record::Date day) {
    const auto [place, fresh] = moved_.try_emplace(day);
    if (fresh)
      for (const book::Movement& one : book::movements(store_, {.as_of = day, .known_at = std::nullopt}))
        place->second.emplace(one.account, one);
    return place->second;
  }

  void give_key(book::Draft& draft) {
    const std::string content = content_of(draft);
    for (std::int64_t occurrence = 1;; ++occurrence) {
      draft.key = content_key(content, occurrence);
      if (!store_.record_of(book::hash_key(draft.key)) && keys_.insert(draft.key).second) return;
    }
  }

  book::Store& store_;
  const Profile& profile_;
  Applied& sheet_;
  std::unordered_map<chart::Account, std::int64_t> accounts_;
  std::map<record::Date, Moved> moved_;
  std::map<std::tuple<chart::Account, Kind, record::Date>, std::int64_t> seen_;
  std::map<std::string, std::int64_t> occurrences_;  // of the contents that are not cumulative
  std::set<std::string> keys_;
  std::vector<Reported> reported_;
};

}  // namespace

std::vector<Reported> settle_cumulative(book::Store& store, const Profile& profile, Applied& sheet,
                                        std::vector<Brought>& all) {
  return Settlement(store, profile, sheet).run(all);
}

}  // namespace tungdong::tools
