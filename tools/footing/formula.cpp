#include "tools/footing/formula.hpp"

#include <algorithm>
#include <charconv>

#include "tools/sheet/csv_stream.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t longest_formula = 200;
constexpr std::size_t most_terms = 100;

// Column numbers with what stands between them; spaces dropped, other signs of the same meaning made one.
std::optional<std::string> tidied(std::string_view text) {
  struct Same {
    std::string_view written;
    std::string_view meant;
  };
  constexpr Same same[] = {{"×", "*"}, {"…", "..."}, {"÷", "/"}, {"−", "-"}, {"–", "-"}, {"\u00A0", ""}};
  std::string tidy;
  for (std::size_t i = 0; i < text.size();) {
    const auto found =
        std::ranges::find_if(same, [&](const Same& one) { return text.substr(i).starts_with(one.written); });
    if (found != std::end(same)) {
      tidy += found->meant;
      i += found->written.size();
      continue;
    }
    const char c = text[i++];
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    tidy += c == 'x' || c == 'X' ? '*' : c == ':' ? '/' : c == '[' ? '(' : c == ']' ? ')' : c;
  }
  if (tidy.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWYZabcdefgh+-*/=().%") != std::string::npos)
    return std::nullopt;
  return tidy;
}

std::string_view unwrapped(std::string_view text) {
  while (text.size() > 2 && text.front() == '(' && text.back() == ')' &&
         text.substr(1, text.size() - 2).find_first_of("()") == std::string_view::npos)
    text = text.substr(1, text.size() - 2);
  return text;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 2 && text.find_first_not_of("0123456789") == std::string_view::npos &&
         text.front() != '0';
}

// "5" or "A".
bool is_name(std::string_view text) {
  return is_number(text) || (text.size() == 1 && text.front() >= 'A' && text.front() <= 'z');
}

// "4+5-6", "4+...+7", each with brackets or without.
std::optional<std::vector<NamedTerm>> read_terms(std::string_view text) {
  std::vector<NamedTerm> terms;
  text = unwrapped(text);
  bool minus = false;
  bool range = false;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("+-"), text.size());
    const std::string_view name = unwrapped(text.substr(0, end));
    if (name.starts_with("..")) {
      range = true;
    } else if (!is_name(name)) {
      return std::nullopt;
    } else if (range) {
      int first = 0;
      int last = 0;
      if (terms.empty() || !is_number(terms.back().name) || !is_number(name)) return std::nullopt;
      std::from_chars(terms.back().name.data(), terms.back().name.data() + terms.back().name.size(), first);
      std::from_chars(name.data(), name.data() + name.size(), last);
      for (int i = first + 1; i <= last; ++i) terms.push_back({std::to_string(i), minus});
      range = false;
    } else {
      terms.push_back({std::string(name), minus});
    }
    if (end == text.size()) break;
    minus = text[end] == '-';
    text.remove_prefix(end + 1);
    if (text.empty()) return std::nullopt;
  }
  if (terms.empty() || range || terms.size() > most_terms) return std::nullopt;
  return terms;
}

void drop_all(std::string& text, std::string_view what, bool& dropped) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what)) {
    text.erase(at, what.size());
    dropped = true;
  }
}

std::size_t quotient_at(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (text[i] == '/' && depth == 0) return i;
  }
  return std::string_view::npos;
}

// Brackets around the whole of a quotient: "(6/3)".
std::string_view without_outer(std::string_view text) {
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return text;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth == 0) return text;
  }
  return text.substr(1, text.size() - 2);
}

std::optional<std::vector<NamedTerm>> read_names(std::string_view text) {
  std::vector<NamedTerm> terms;
  bool minus = false;
  while (true) {
    const auto plus = text.find('+');
    const auto less = text.find(" - ");
    const auto end = std::min(plus, less);
    const std::string_view name = trim(text.substr(0, end));
    if (name.empty() || terms.size() >= most_terms) return std::nullopt;
    terms.push_back({std::string(name), minus});
    if (end == std::string_view::npos) return terms;
    minus = less < plus;
    text.remove_prefix(end + (minus ? 3 : 1));
  }
}

}  // namespace

std::optional<Formula> read_column_number(std::string_view text) {
  if (text.size() > longest_formula) return std::nullopt;
  const auto tidy = tidied(text);
  if (!tidy || tidy->empty()) return std::nullopt;
  Formula formula;
  const std::string_view whole = without_outer(*tidy);
  const auto equals = whole.find('=');
  const std::string_view result = unwrapped(whole.substr(0, equals));
  if (!is_name(result) || result.front() >= 'a') return std::nullopt;
  formula.result = result;
  if (equals == std::string_view::npos) return formula;
  std::string right(whole.substr(equals + 1));
  for (const std::string_view hundred : {"*100%", "*100", "100*", "%"}) drop_all(right, hundred, formula.hundredfold);
  const std::string_view bare = without_outer(right);
  const auto slash = quotient_at(bare);
  auto parts = read_terms(bare.substr(0, slash));
  if (!parts) return std::nullopt;
  formula.parts = std::move(*parts);
  if (slash == std::string_view::npos) return formula;
  auto base = read_terms(bare.substr(slash + 1));
  if (!base) return std::nullopt;
  formula.base = std::move(*base);
  return formula;
}

std::optional<Formula> read_declared(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || text.size() > 10 * longest_formula) return std::nullopt;
  Formula formula;
  formula.result = trim(text.substr(0, equals));
  const std::string_view right = text.substr(equals + 1);
  const auto slash = right.find('/');
  auto parts = read_names(right.substr(0, slash));
  if (formula.result.empty() || !parts) return std::nullopt;
  formula.parts = std::move(*parts);
  if (slash == std::string_view::npos) return formula;
  auto base = read_names(right.substr(slash + 1));
  if (!base) return std::nullopt;
  formula.base = std::move(*base);
  return formula;
}

}  // namespace tungdong::tools
