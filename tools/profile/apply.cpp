#include "tools/profile/apply.hpp"

#include <algorithm>
#include <cassert>
#include <unordered_map>

#include <fmt/format.h>

#include "ledger/footing/figure.hpp"
#include "ledger/journal/sha256.hpp"
#include "ledger/journal/text.hpp"
#include "tools/profile/headings.hpp"
#include "tools/profile/totals.hpp"
#include "tools/profile/value.hpp"
#include "tools/sheet/from_grid.hpp"

namespace tungdong::tools {

namespace {

constexpr std::string_view key_column = "_key";

// One row of ours before it has its places under the header.
struct Made {
  std::map<std::string, std::string, std::less<>> values;
  std::vector<ReadCell> read;
};

class Application {
 public:
  Application(const Profile& profile, const Grid& grid, std::size_t explained)
      : profile_(profile), grid_(grid), explained_(explained) {
    out_.file = label_of(grid);
    out_.sheet = grid.sheet;
  }

  Applied run() {
    auto headings = Headings::find(profile_, grid_);
    if (!headings) {
      out_.complaints = std::move(headings.error());
      return std::move(out_);
    }
    headings_ = &*headings;
    for (const ProfileColumn& one : profile_.columns)
      if (one.given) complain(0, one.target, {"profile-not-given", {{"column", one.target}}});
    if (!out_.complaints.empty()) return std::move(out_);
    find_places();
    make_header();
    for (std::size_t row = headings->first_row(); row < grid_.rows.size(); ++row) take(row);
    auto totals = check_totals(profile_, summed_, money_headings_, out_.file);
    out_.totals = std::move(totals.checked);
    if (!totals.complaints.empty()) {
      // Which of the rows is wrong nobody knows, so none of them is taken.
      std::ranges::move(out_.rows, std::back_inserter(out_.broken));
      out_.rows.clear();
      out_.money.clear();
      out_.read.clear();
    }
    std::ranges::move(totals.complaints, std::back_inserter(out_.complaints));
    return std::move(out_);
  }

 private:
  void complain(std::int64_t row, std::string column, words::Refusal refusal) {
    out_.complaints.push_back({out_.file, row, std::move(column), std::move(refusal)});
  }

  // The headings were found by these marks, among others.
  std::size_t column_of(const RowMark& mark) const {
    const auto place = headings_->column({mark.column});
    assert(place);
    return *place;
  }

  void find_places() {
    for (const ProfileColumn& one : profile_.columns) {
      const auto place = headings_->column(one.from);
      places_.push_back(place);
      if (one.type == ColumnType::money && place) add_money(*place);
    }
    for (const ProfileMoney& one : profile_.money) {
      const auto place = headings_->column(one.from);
      money_places_.push_back(place);
      if (place) add_money(*place);
    }
    total_places_.reserve(profile_.totals.size());
    for (const ProfileTotal& one : profile_.totals) total_places_.push_back(column_of(one.mark));
    skip_places_.reserve(profile_.skips.size());
    for (const RowMark& one : profile_.skips) skip_places_.push_back(column_of(one));
    carried_.resize(places_.size());
  }

  void add_money(std::size_t place) {
    summed_places_.push_back(place);
    money_headings_.push_back(headings_->text(place));
  }

  void make_header() {
    const auto add = [&](std::string_view column) {
      if (std::ranges::find(out_.header, column) == out_.header.end()) out_.header.emplace_back(column);
    };
    for (const ProfileColumn& one : profile_.columns) add(one.target);
    for (const ProfileMoney& one : profile_.money)
      for (const auto& [column, value] : one.set) add(column);
    if (!profile_.money.empty()) {
      add("kind");
      add("amount");
    }
    if (!profile_.key.empty()) add(key_column);
  }

  bool marked(const RowMark& mark, std::size_t row, std::size_t place) const {
    const std::string& text = grid_.at(row, place).text;
    if (mark.blank || text.empty()) return mark.blank && text.empty();
    const std::string folded = journal::fold(text);
    return std::ranges::any_of(mark.texts, [&](const std::string& one) { return folded.starts_with(one); });
  }

  void take(std::size_t row) {
    const auto number = static_cast<std::int64_t>(row) + 1;
    if (std::ranges::all_of(grid_.rows[row], [](const GridCell& cell) { return cell.text.empty(); })) return;
    for (std::size_t i = 0; i < profile_.totals.size(); ++i)
      if (marked(profile_.totals[i].mark, row, total_places_[i])) {
        sum(row, i);
        out_.passed.push_back({number, {"profile-passed-total", {}}});
        return;
      }
    for (std::size_t i = 0; i < profile_.skips.size(); ++i)
      if (marked(profile_.skips[i], row, skip_places_[i])) {
        const std::string& text = grid_.at(row, skip_places_[i]).text;
        if (profile_.skips[i].blank)
          out_.passed.push_back({number, {"profile-passed-blank", {{"column", profile_.skips[i].column}}}});
        else
          out_.passed.push_back(
              {number, {"profile-passed-text", {{"column", profile_.skips[i].column}, {"text", text}}}});
        return;
      }
    item(row);
  }

  // The amounts of a row, for its totals; a cell that cannot be read is complained about where it is read.
  void sum(std::size_t row, std::optional<std::size_t> total) {
    SummedRow summed{.row = static_cast<std::int64_t>(row) + 1, .total = total, .amounts = {}};
    for (std::size_t i = 0; i < summed_places_.size(); ++i) {
      const GridCell& cell = grid_.at(row, summed_places_[i]);
      summed.amounts.emplace_back();
      if (cell.text.empty()) continue;
      auto amount = read_money(profile_, cell, money_headings_[i]);
      if (amount)
        summed.amounts.back() = *amount;
      else if (total)
        complain(summed.row, money_headings_[i], std::move(amount.error()));
    }
    summed_.push_back(std::move(summed));
  }

  void item(std::size_t row) {
    const auto number = static_cast<std::int64_t>(row) + 1;
    const std::size_t before = out_.complaints.size();
    Made made;
    for (std::size_t i = 0; i < profile_.columns.size(); ++i)
      if (!read_column(row, i, made)) return;
    std::vector<std::pair<std::size_t, money::Dong>> amounts;
    for (std::size_t i = 0; i < profile_.money.size(); ++i)
      if (!read_amount(row, i, amounts)) return;
    sum(row, std::nullopt);
    if (out_.complaints.size() > before) {
      keep_broken(made, number);
      return;
    }
    if (profile_.money.empty()) {
      keep(std::move(made), number, std::nullopt);
      return;
    }
    if (amounts.empty()) out_.passed.push_back({number, {"profile-passed-no-money", {}}});
    for (const auto& [index, amount] : amounts) keep(with_money(made, row, index, amount), number, index);
  }

  // What a blank cell means; false where its row is passed over.
  bool blank(Blank meaning, std::size_t row, const std::string& heading) {
    const auto number = static_cast<std::int64_t>(row) + 1;
    if (meaning == Blank::refuse) complain(number, heading, {"profile-blank", {{"column", heading}}});
    if (meaning == Blank::skip_row) out_.passed.push_back({number, {"profile-passed-blank", {{"column", heading}}}});
    return meaning != Blank::skip_row;
  }

  bool read_column(std::size_t row, std::size_t index, Made& made) {
    const ProfileColumn& column = profile_.columns[index];
    if (column.constant) {
      if (!column.constant->empty()) made.read.push_back({"", "", "", column.target, *column.constant});
      made.values[column.target] = *column.constant;
      return true;
    }
    const auto found = places_[index];
    if (!found) return true;
    const std::size_t place = *found;
    const std::string& heading = headings_->text(place);
    const GridCell* cell = &grid_.at(row, place);
    std::string at = fmt::format("{}{}", footing::name_of_column(place), row + 1);
    if (cell->text.empty() && column.blank == Blank::carry_down) {
      cell = &carried_[index].cell;
      at = carried_[index].place;
      if (cell->text.empty())
        complain(static_cast<std::int64_t>(row) + 1, heading, {"profile-blank", {{"column", heading}}});
    }
    if (cell->text.empty()) {
      if (column.blank == Blank::zero) made.values.insert_or_assign(column.target, std::string("0"));
      return column.blank == Blank::carry_down || blank(column.blank, row, heading);
    }
    if (column.blank == Blank::carry_down) carried_[index] = {*cell, at};
    auto value = read_value(profile_, column, *cell, heading);
    if (!value) {
      complain(static_cast<std::int64_t>(row) + 1, heading, std::move(value.error()));
      made.values[column.target] = cell->text;
      return true;
    }
    made.read.push_back({at, heading, cell->text, column.target, *value});
    made.values[column.target] = std::move(*value);
    return true;
  }

  bool read_amount(std::size_t row, std::size_t index, std::vector<std::pair<std::size_t, money::Dong>>& amounts) {
    const ProfileMoney& money = profile_.money[index];
    const auto found = money_places_[index];
    if (!found) return true;
    const std::size_t place = *found;
    const std::string& heading = headings_->text(place);
    const GridCell& cell = grid_.at(row, place);
    if (cell.text.empty()) {
      if (money.blank == Blank::zero && money.cumulative) amounts.emplace_back(index, money::Dong());
      return blank(money.blank, row, heading);
    }
    if (cell.kind == CellKind::fault) {
      complain(static_cast<std::int64_t>(row) + 1, heading, {"cell-fault", {{"text", cell.text}}});
      return true;
    }
    auto amount = read_money(profile_, cell, heading);
    if (!amount)
      complain(static_cast<std::int64_t>(row) + 1, heading, std::move(amount.error()));
    else if (*amount != money::Dong() || money.cumulative)  // nothing moved is no entry
      amounts.emplace_back(index, *amount);
    return true;
  }

  Made with_money(Made made, std::size_t row, std::size_t index, money::Dong amount) const {
    const ProfileMoney& money = profile_.money[index];
    for (const std::string& column : money.omit) {
      made.values.erase(column);
      std::erase_if(made.read, [&](const ReadCell& cell) { return cell.column == column; });
    }
    for (const auto& [column, value] : money.set) {
      made.values[column] = value;
      made.read.push_back({"", "", "", column, value});
    }
    made.values["kind"] = money.kind;
    made.read.push_back({"", "", "", "kind", money.kind});
    const auto found = money_places_[index];
    assert(found);  // the amount was read there
    const std::size_t place = *found;
    made.values["amount"] = std::to_string(amount.count());
    made.read.push_back({fmt::format("{}{}", footing::name_of_column(place), row + 1), headings_->text(place),
                         grid_.at(row, place).text, "amount", std::to_string(amount.count())});
    return made;
  }

  Row row_of(const Made& made, std::int64_t number) const {
    Row row{number, {}};
    for (const std::string& column : out_.header) {
      const auto found = made.values.find(column);
      row.cells.push_back(found == made.values.end() ? "" : found->second);
    }
    return row;
  }

  void keep(Made made, std::int64_t number, std::optional<std::size_t> money) {
    const bool cumulative = money && profile_.money[*money].cumulative;
    if (!profile_.key.empty() && !cumulative && !give_key(made, number)) {
      keep_broken(made, number);
      return;
    }
    out_.rows.push_back(row_of(made, number));
    out_.money.push_back(money);
    if (out_.read.size() < explained_) out_.read.push_back(std::move(made.read));
  }

  void keep_broken(const Made& made, std::int64_t number) { out_.broken.push_back(row_of(made, number)); }

  bool give_key(Made& made, std::int64_t number) {
    std::string content = profile_.kind + '\n' + made.values["kind"];
    for (const std::string& column : profile_.key) content += '\n' + made.values[column];
    std::string key = fmt::format("{}:{}", profile_.file, journal::hex(journal::sha256(content)).substr(0, 32));
    const auto [before, fresh] = keys_.emplace(key, number);
    if (!fresh) complain(number, "", {"profile-key-twice", {{"first", before->second}}});
    made.values[std::string(key_column)] = std::move(key);
    return fresh;
  }

  struct Carried {
    GridCell cell;
    std::string place;
  };

  const Profile& profile_;
  const Grid& grid_;
  std::size_t explained_;
  Applied out_;
  const Headings* headings_ = nullptr;
  std::vector<std::optional<std::size_t>> places_;
  std::vector<std::optional<std::size_t>> money_places_;
  std::vector<std::size_t> total_places_;
  std::vector<std::size_t> skip_places_;
  std::vector<std::size_t> summed_places_;  // all columns of money
  std::vector<std::string> money_headings_;
  std::vector<Carried> carried_;
  std::vector<SummedRow> summed_;
  std::unordered_map<std::string, std::int64_t> keys_;
};

}  // namespace

Applied apply(const Profile& profile, const Grid& grid, std::size_t explained) {
  return Application(profile, grid, explained).run();
}

}  // namespace tungdong::tools
