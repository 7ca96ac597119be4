#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "ledger/money/decimal.hpp"
#include "ledger/money/print.hpp"
#include "ledger/words/catalogue.hpp"

namespace tungdong::words {

namespace {

using money::Style;
using Args = std::vector<std::pair<std::string_view, Arg>>;

// Numbers that name a thing are not amounts: grouped digits would make them unfit for searching.
constexpr std::array<std::string_view, 15> plain_names{"record", "in_record",  "by",        "row",     "line",
                                                       "year",   "first",      "last",      "version", "edition",
                                                       "newest", "first_year", "last_year", "known",   "found"};

struct NamedFamily {
  std::string_view argument;
  std::string_view family;
};
// Arguments that hold the name of an enumeration. `kind` is that of an entry or, where there is none, of a record.
constexpr std::array<NamedFamily, 13> families{{{"kind", "kind"},
                                                {"kind", "record"},
                                                {"level", "level"},
                                                {"source_level", "level"},
                                                {"unit_level", "level"},
                                                {"relation", "relation"},
                                                {"expected", "family"},
                                                {"family", "family"},
                                                {"capital", "capital"},
                                                {"stage", "stage"},
                                                {"guard", "guard"},
                                                {"attribute", "attribute"},
                                                {"duty", "duty"}}};

template <class... Names>
bool one_of(std::string_view name, Names... names) {
  return ((name == names) || ...);
}

// A text of a user's file goes to a terminal: what would steer it (U+0000 to U+001F, U+007F to U+009F) becomes spaces.
std::string harmless(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    const auto next = static_cast<unsigned char>(i + 1 < out.size() ? out[i + 1] : '\0');
    if (byte < 0x20 || byte == 0x7f) out[i] = ' ';
    if (byte == 0xc2 && next >= 0x80 && next < 0xa0) out[i] = out[i + 1] = ' ';
  }
  return out;
}

// "unit:11" in words, or nothing.
std::optional<std::string> holder_words(std::string_view text, Lang lang) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const Entry* type = find_word(fmt::format("holder.{}", text.substr(0, colon)));
  if (type == nullptr) return std::nullopt;
  return fmt::format("{} {}", lang == Lang::vi ? type->vi : type->en, harmless(text.substr(colon + 1)));
}

// "available:unit:11" or "unit:11" in words, or nothing.
std::optional<std::string> stand_words(std::string_view text, Lang lang) {
  if (auto holder = holder_words(text, lang)) return holder;
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string id = fmt::format("stand.{}", text.substr(0, colon));
  auto holder = holder_words(text.substr(colon + 1), lang);
  if (!holder || find_word(id) == nullptr) return std::nullopt;
  return say(id, lang, {{"holder", std::move(*holder)}});
}

std::optional<std::string> rule_words(std::string_view code, Lang lang) {
  const Entry* rule = find_word(fmt::format("rule.{}", code.substr(0, code.find('/'))));
  if (rule == nullptr) return std::nullopt;
  return fmt::format("{} ({})", lang == Lang::vi ? rule->vi : rule->en, harmless(code));
}

std::string print(std::string_view name, const std::string& text, Lang lang) {
  for (const auto& [argument, family] : families)
    if (name == argument)
      if (const Entry* term = find_word(fmt::format("{}.{}", family, text)))
        return std::string(lang == Lang::vi ? term->vi : term->en);
  std::optional<std::string> words;
  if (one_of(name, "from", "to", "holder")) words = stand_words(text, lang);
  if (name == "rule") words = rule_words(text, lang);
  if (one_of(name, "percent", "quantity"))
    if (const auto number = money::read_decimal(text, Style::plain)) words = money::print(*number, Style::vietnamese);
  return words ? *words : harmless(text);
}

std::string print(std::string_view name, std::int64_t number, Lang) {
  const bool plain = std::ranges::find(plain_names, name) != plain_names.end() || (number > -10'000 && number < 10'000);
  const std::string digits = std::to_string(number);
  return plain ? digits : money::group_digits(digits, Style::vietnamese);
}

std::string print(std::string_view, money::Dong amount, Lang lang) {
  return words::print(amount, lang);
}
std::string print(std::string_view, date::year_month_day day, Lang lang) {
  return words::print(day, lang);
}

const Arg* find_arg(const Args& args, std::string_view name) {
  const auto found = std::ranges::find(args, name, &Args::value_type::first);
  return found == args.end() ? nullptr : &found->second;
}

// fmt would throw where an argument is missing, and would take a brace in a user's text for its own.
std::string fill(std::string_view sentence, Lang lang, const Args& args) {
  std::string out;
  for (;;) {
    const auto open = sentence.find('{');
    const auto close = sentence.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += sentence.substr(0, open);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    if (const Arg* arg = find_arg(args, name))
      out += std::visit([&](const auto& value) { return print(name, value, lang); }, *arg);
    else
      out += sentence.substr(open, close - open + 1);
    sentence.remove_prefix(close + 1);
  }
  return out += sentence;
}

}  // namespace

std::string print(money::Dong amount, Lang) {
  return money::print(amount, Style::vietnamese) + " ₫";
}

std::string print(date::year_month_day day, Lang lang) {
  const int y = static_cast<int>(day.year());
  const unsigned m = static_cast<unsigned>(day.month());
  const unsigned d = static_cast<unsigned>(day.day());
  return lang == Lang::vi ? fmt::format("{:02}/{:02}/{:04}", d, m, y) : fmt::format("{:04}-{:02}-{:02}", y, m, d);
}

std::string say(std::string_view id, Lang lang, const Args& args) {
  return fill(word(id, lang), lang, args);
}

std::string say(const Refusal& refusal, Lang lang) {
  const std::string_view sentence = word(fmt::format("refusal.{}", refusal.code), lang);
  std::string place;
  for (const std::string_view part : {"file", "in_table", "in_record", "row", "line"}) {
    if (find_arg(refusal.args, part) == nullptr) continue;
    if (sentence.find(fmt::format("{{{}}}", part)) != std::string_view::npos) continue;
    if (!place.empty()) place += ", ";
    place += say(fmt::format("place.{}", part), lang, refusal.args);
  }
  if (place.empty()) return fill(sentence, lang, refusal.args);
  // The words for places begin with a letter of ASCII in both languages.
  if (place[0] >= 'a' && place[0] <= 'z') place[0] = static_cast<char>(place[0] - 'a' + 'A');
  return fmt::format("{}: {}", place, fill(sentence, lang, refusal.args));
}

}  // namespace tungdong::words
