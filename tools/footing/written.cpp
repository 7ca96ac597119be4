#include "tools/footing/written.hpp"

#include <algorithm>

#include "ledger/journal/text.hpp"
#include "tools/sheet/csv_stream.hpp"

namespace tungdong::tools {

namespace {

using footing::Bound;

struct BoundWord {
  std::string_view folded;
  Bound bound;
};
constexpr BoundWord bound_words[] = {
    {"tren", Bound::at_least},     {"hon", Bound::at_least},       {"it nhat", Bound::at_least},
    {"tu", Bound::at_least},       {">", Bound::at_least},         {">=", Bound::at_least},
    {"≥", Bound::at_least},        {"more than", Bound::at_least}, {"over", Bound::at_least},
    {"at least", Bound::at_least}, {"duoi", Bound::at_most},       {"gan", Bound::at_most},
    {"toi da", Bound::at_most},    {"<", Bound::at_most},          {"<=", Bound::at_most},
    {"≤", Bound::at_most},         {"under", Bound::at_most},      {"nearly", Bound::at_most},
    {"less than", Bound::at_most}, {"khoang", Bound::about},       {"xap xi", Bound::about},
    {"uoc", Bound::about},         {"uoc dat", Bound::about},      {"~", Bound::about},
    {"≈", Bound::about},           {"about", Bound::about},        {"around", Bound::about},
};

std::optional<Bound> read_bound(std::string_view words) {
  if (words.empty()) return Bound::exactly;
  if (words.size() > 32) return std::nullopt;
  const std::string folded = journal::fold(words);
  const auto found = std::ranges::find(bound_words, folded, &BoundWord::folded);
  return found == std::end(bound_words) ? std::nullopt : std::optional(found->bound);
}

bool is_dash(std::string_view text) {
  return text == "-" || text == "–" || text == "—";
}

bool take_front(std::string_view& text, std::string_view front) {
  if (!text.starts_with(front)) return false;
  text = trim(text.substr(front.size()));
  return true;
}

}  // namespace

std::optional<Written> read_written(std::string_view text) {
  constexpr std::size_t longest = 80;
  text = trim(text);
  if (text.empty() || text.size() > longest) return std::nullopt;
  Written written;
  if (is_dash(text)) {
    written.nil = true;
    written.digits = "0";
    return written;
  }
  const auto first = text.find_first_of("0123456789");
  if (first == std::string_view::npos) return std::nullopt;
  const auto last = text.find_last_of("0123456789");
  std::string_view before = trim(text.substr(0, first));
  std::string_view after = trim(text.substr(last + 1));
  const std::string_view digits = text.substr(first, last + 1 - first);

  bool negative = false;
  for (const std::string_view sign : {"-", "−", "–"})
    if (before.ends_with(sign)) {
      negative = true;
      before = trim(before.substr(0, before.size() - sign.size()));
      break;
    }
  if (before.ends_with('(') && take_front(after, ")")) {
    negative = true;
    before = trim(before.substr(0, before.size() - 1));
  }
  written.percent = take_front(after, "%");
  const auto bound = read_bound(before);
  if (!bound || !after.empty()) return std::nullopt;
  written.bound = *bound;
  for (std::size_t i = 0; i < digits.size();) {
    const std::string_view rest = digits.substr(i);
    const std::size_t taken = rest.starts_with("\u00A0") ? 2 : rest.starts_with("\u202F") ? 3 : 1;
    const char c = rest.front();
    if (taken == 1 && (c < '0' || c > '9') && c != '.' && c != ',' && c != ' ') return std::nullopt;
    i += taken;
  }
  written.digits = (negative ? "-" : "") + std::string(digits);
  return written;
}

std::expected<money::Decimal, money::NumberFault> read_digits(std::string_view digits, NumberStyle style) {
  if (style == NumberStyle::vietnamese) return money::read_decimal(digits, money::Style::vietnamese);
  // The one style is the other with its separators exchanged.
  std::string exchanged(digits);
  for (char& c : exchanged)
    if (c == '.' || c == ',') c = c == '.' ? ',' : '.';
  return money::read_decimal(exchanged, money::Style::vietnamese);
}

}  // namespace tungdong::tools
