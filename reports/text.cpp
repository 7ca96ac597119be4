#include "reports/text.hpp"

#include "ledger/money/print.hpp"

namespace tungdong::reports {

namespace {

words::Arg arg_in(const Named& named, Lang lang) {
  return std::visit(
      [&](const auto& value) -> words::Arg {
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, Text>)
          return value.in(lang);
        else if constexpr (std::is_same_v<Value, money::Decimal>)
          return money::print(value, money::Style::vietnamese);
        else
          return value;
      },
      named.value);
}

// Texts put together keep what stands between them under an id that no catalogue has.
constexpr std::string_view chain = "\n";

}  // namespace

std::string Text::in(Lang lang) const {
  if (id == chain) {
    std::string all;
    for (const Named& part : args) {
      if (vi.starts_with(';') && all.ends_with('.')) all.pop_back();
      if (!all.empty()) all += vi;
      all += std::get<Text>(part.value).in(lang);
    }
    return all;
  }
  if (id.empty()) return lang == Lang::en && !en.empty() ? en : vi;
  std::vector<std::pair<std::string_view, words::Arg>> filled;
  filled.reserve(args.size());
  for (const Named& named : args) filled.emplace_back(named.name, arg_in(named, lang));
  return words::say(id, lang, filled);
}

Text term(std::string id, std::vector<Named> args) {
  Text text;
  text.id = std::move(id);
  text.args = std::move(args);
  return text;
}

Text data(std::string vi, std::string en) {
  Text text;
  text.vi = std::move(vi);
  text.en = std::move(en);
  return text;
}

Text joined(std::vector<Text> texts, std::string_view between) {
  std::erase_if(texts, [](const Text& text) { return text.empty(); });
  if (texts.size() == 1) return std::move(texts.front());
  Text all;
  if (texts.empty()) return all;
  all.id = chain;
  all.vi = between;
  for (Text& text : texts) all.args.push_back({"", std::move(text)});
  return all;
}

}  // namespace tungdong::reports
