#pragma once
// Names where our formats want codes: as people type them, with or without accents, case and the type of a unit.

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/book/store.hpp"
#include "tools/sheet/reading.hpp"

namespace tungdong::tools {

// What names and codes belong to.
enum class Register : std::uint8_t { unit, project, contract, component, source, indicator };
inline constexpr std::size_t register_count = 6;

class Names {
 public:
  // Names are looked up in the book as it is now, each register read once, when the first text in it is no code.
  explicit Names(book::Store& store) : store_(store) {}

  // What a sheet of the same import brings: its codes and names are known from then on.
  void bring(std::string_view kind, const Sheet& sheet);

  // Whether sheets of a kind bring names.
  static bool brought_by(std::string_view kind);

  // What puts codes in place of names in the cells of a row of a sheet of a kind: an exact code stays; else the one
  // whose folded name is written, among those in force on the row's day where there are any; a unit also without its
  // type (tỉnh, xã …). Refuses what several are called (name-ambiguous) and what none is but some are near (name-near),
  // each with codes and names; what is near nothing stays as it is, for the rules to refuse.
  Reading::Mend mender(std::string_view kind, const std::vector<std::string>& header);

  // What the book has that is near to a code of which the rules said that there is none (name-hint); nothing for other
  // refusals, and where nothing is near.
  std::optional<words::Refusal> hint(const words::Refusal& refusal);

 private:
  struct Named {
    std::string code;
    std::string name;
    std::string folded;  // and without its type
    std::string bare;
    std::optional<record::Date> from;
    std::optional<record::Date> until;
  };
  // What became of a text: its code, or why there is none.
  using Answer = std::expected<std::string, words::Refusal>;

  // A column of a sheet that wants codes.
  struct Column {
    std::size_t at;
    std::string_view name;
    Register in;
    bool list;
  };
  words::Refusals resolve(const std::vector<Column>& columns, std::size_t date, Row& row);
  Answer answer(Register in, std::string_view column, const std::string& text, std::optional<record::Date> day);
  bool is_code(Register in, const std::string& text);
  const std::vector<Named>& all(Register in);
  static void add(std::vector<Named>& all, Named named, std::string_view type);
  std::vector<const Named*> called(Register in, const std::string& folded, std::optional<record::Date> day);
  static std::string listed(const std::vector<const Named*>& some);
  std::vector<const Named*> near(Register in, const std::string& folded);

  book::Store& store_;
  std::array<std::set<std::string, std::less<>>, register_count> brought_;
  std::array<std::vector<Named>, register_count> brought_names_;
  std::array<std::unordered_map<std::string, bool>, register_count> codes_;
  std::array<std::optional<std::vector<Named>>, register_count> named_;
  std::unordered_map<std::string, Answer> answers_;  // by register, column, day and text
};

}  // namespace tungdong::tools
