#pragma once
// The chance that makes up a history. Where an entry leads and what a record says is drawn from what the model has, so
// that it could be taken, or is refused for one thing.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fixtures/synthetic/random.hpp"
#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

using Texts = std::vector<std::string>;

// A day some days after a day.
std::string later(const std::string& date, int days);

class Chance {
 public:
  Chance(std::uint64_t seed, bool office, std::int64_t first_records);
  History run();

 private:
  using Random = fixtures::Random;

  // chance.cpp: what is done next, when and by whom; what is about earlier steps
  Step next(int i);
  void remember(const Step& step);
  std::string some_day();
  Step blank(Deed deed);
  std::string somebody(const Step& step);
  Step reversal();
  static bool repeatable(const Step& step);
  Step repetition();
  Step decision();
  std::string owner(const std::string& stand) const { return model_.owner(stand, now_); }

  // chance_entering.cpp: money that enters the book
  std::string source();
  std::string component();
  std::string period();
  Step appropriation();
  Move appropriate();
  Move entering();
  void from_above(Move& move, const std::string& unit);
  void in_kind(Move& move);
  Step opening();
  std::string unopened();
  Move opened(const std::string& holder);
  void mark(Move& move);

  // chance_entry.cpp: money that goes on
  Step entry();
  void begin_document();
  Step part();
  int weight(const Way& way, const Account& from, const std::string& date);
  static Texts below(const std::string& unit, std::string_view relation);
  Texts runs(const std::string& unit, const std::string& component) const;
  Move onward(const Balances& there, const std::string& date);
  std::int64_t up_to_edge(const Move& move, const std::string& date);
  std::string target(const Way& way, const Account& from);
  void dress(Move& move, const Way& way);
  void spoil(const Move& chosen, Step& step);

  // chance_chart.cpp: records that are no entries
  std::string holder();
  Step acceptance();
  Step list();
  Step version();
  Step version_of(const std::string& project);
  std::string new_owner(const std::string& project);
  Step ceiling();
  Step merger();
  Step succession();
  Step hire();
  Step confirmation();
  Step reconciliation();
  Step closing();
  Step reopening();

  Random random_;
  Model model_;
  History history_;
  int length_{};
  bool hasty_{};
  bool commune_{};  // most happens in the commune: lists paid to people
  std::string now_ = "2025-01-10";
  std::vector<int> entries_;
  std::vector<int> waiting_;
  int openings_{};    // how many holders are opened before all else
  std::string ends_;  // the unit that ends in this history, if any
  bool ended_{};
  std::vector<std::pair<std::string, std::string>> heirs_;  // units, and who follows them
  std::vector<std::pair<int, int>> provisional_;            // steps and lines
  Texts uppers_;
  std::vector<std::pair<std::string, std::int64_t>> lists_;
  std::vector<std::pair<std::string, int>> parts_;  // that come next, the last first
};

}  // namespace tungdong::simulation
