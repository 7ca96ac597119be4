#include "reports/journal.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "ledger/book/query/records.hpp"
#include "ledger/book/query/standing.hpp"

namespace tungdong::reports {

namespace {

constexpr std::string_view not_named = "X-00-";  // what begins with a letter that beancount takes for none
constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_capital_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string in_hex(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return {hex_digits[byte >> 4], hex_digits[byte & 15]};
}

std::optional<char> from_hex(std::string_view two) {
  if (two.size() != 2) return std::nullopt;
  const std::size_t high = hex_digits.find(two[0]);
  const std::size_t low = hex_digits.find(two[1]);
  if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
  return static_cast<char>(high << 4 | low);
}

std::string plain_part(std::string_view text) {
  if (text.empty()) return "%";
  std::string part;
  for (const char c : text)
    part += is_letter_or_digit(c) || std::string_view("-._/>").find(c) != std::string_view::npos ? std::string(1, c)
                                                                                                 : '%' + in_hex(c);
  return part;
}

std::optional<std::string> read_plain_part(std::string_view part) {
  std::string text;
  if (part == "%") return text;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '%') {
      text += part[i];
      continue;
    }
    const auto byte = from_hex(part.substr(i + 1, 2));
    if (!byte) return std::nullopt;
    text += *byte;
    i += 2;
  }
  return text;
}

std::string bean_part(std::string_view text) {
  std::string part;
  for (const char c : text) part += is_letter_or_digit(c) ? std::string(1, c) : c == '-' ? "--" : '-' + in_hex(c) + '-';
  if (part.empty() || !is_capital_or_digit(part.front())) part.insert(0, not_named);
  return part;
}

std::optional<std::string> read_bean_part(std::string_view part) {
  if (part.starts_with(not_named)) part.remove_prefix(not_named.size());
  std::string text;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '-') {
      text += part[i];
    } else if (part.substr(i + 1, 1) == "-") {
      text += '-';
      ++i;
    } else {
      const auto byte = from_hex(part.substr(i + 1, 2));
      if (!byte || part.substr(i + 3, 1) != "-") return std::nullopt;
      text += *byte;
      i += 3;
    }
  }
  return text;
}

std::array<std::string, 6> parts_of(const chart::Account& account) {
  return {std::string(record::name_of(account.stand.stage)),
          std::string(record::name_of(account.stand.holder.type)),
          account.stand.holder.code,
          account.source,
          account.component,
          account.period.text()};
}

// The words of an enumeration begin with a small letter: as a name of beancount with a capital one.
std::string capital(std::string word) {
  word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}
std::string small(std::string word) {
  if (!word.empty() && word.front() >= 'A' && word.front() <= 'Z')
    word.front() = static_cast<char>(word.front() - 'A' + 'a');
  return word;
}

// A value of a tag: hledger ends it at a comma.
std::string tag_value(std::string_view text) {
  std::string value;
  for (const char c : text)
    if (c != '\n' && c != '\r') value += c == ',' ? std::string("%2C") : std::string(1, c);
  return value;
}

std::string in_quotes(std::string_view text) {
  std::string value = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') value += '\\';
    if (c != '\n' && c != '\r') value += c;
  }
  return value + '"';
}

class Journal {
 public:
  Journal(book::Book& book, Dialect dialect, const std::function<void(std::string_view)>& write)
      : book_(book), dialect_(dialect), write_(write) {
    for (const book::Standing& one : book::accounts(book.store())) owners_.emplace(one.key, one.owner);
    for (const auto& known : book::records_of<results::Link>(book.store(), {}))
      if (known.value.share_ppm > 0) indicators_[known.value.project].insert(known.value.indicator);
  }

  void run() {
    const auto heads = book::records_of<chart::BookHead>(book_.store(), {});
    const std::string title = heads.empty() ? std::string() : heads.front().value.name;
    if (dialect_ == Dialect::beancount)
      write_(fmt::format("option \"title\" {}\noption \"operating_currency\" \"VND\"\n\n", in_quotes(title)));
    else
      write_(fmt::format("; {}\ncommodity VND\n\n", tag_value(title)));
    const std::int64_t size = book_.head().size;
    for (std::int64_t number = 1; number <= size; ++number) {
      const auto recorded = book_.record(number);
      if (!recorded) throw sql::Failure(sql::Cause::corrupt, fmt::format("record {} cannot be read", number));
      if (const auto* entry = std::get_if<rules::Entry>(&recorded->body))
        transaction(number, recorded->envelope, *entry);
    }
    if (dialect_ == Dialect::beancount)
      for (const auto& [name, day] : opened_) write_(fmt::format("{} open {} VND\n", day, name));
  }

 private:
  void transaction(std::int64_t number, const journal::Envelope& envelope, const rules::Entry& entry) {
    const std::string day = date::format("%F", date::sys_days(envelope.date));
    std::string text;
    if (dialect_ == Dialect::beancount)
      text = fmt::format("{} * {} {}\n", day, in_quotes(envelope.doc), in_quotes(entry.reason));
    else
      text = fmt::format("{} * ({}) {}\n", day, number, tag_value(envelope.doc));
    tag(text, "record", std::to_string(number));
    tag(text, "document", envelope.doc);
    if (entry.reverses) tag(text, "reverses", std::to_string(*entry.reverses));
    for (const rules::Line& line : entry.lines) {
      posting(text, day, line.to_account(), line.amount.count(), line);
      posting(text, day, line.from_account(), -line.amount.count(), line);
    }
    write_(text + '\n');
  }

  void posting(std::string& text, const std::string& day, const chart::Account& account, std::int64_t amount,
               const rules::Line& line) {
    const std::string name = account_name(dialect_, account);
    if (dialect_ == Dialect::beancount) {
      auto [place, fresh] = opened_.try_emplace(name, day);
      if (!fresh) place->second = std::min(place->second, day);
    }
    text += fmt::format("  {}  {} VND\n", name, amount);
    tag(text, "kind", record::name_of(line.kind), 4);
    const auto owner = owners_.find(account);
    if (owner == owners_.end() || !owner->second.starts_with("project:")) return;
    const std::string project = owner->second.substr(std::string_view("project:").size());
    tag(text, "project", project, 4);
    std::string served(line.attributes[rules::Attribute::serves]);
    if (served.empty())
      for (const std::string& indicator : indicators_[project]) served += (served.empty() ? "" : " ") + indicator;
    if (!served.empty()) tag(text, "indicator", served, 4);
  }

  void tag(std::string& text, std::string_view name, std::string_view value, int indent = 2) const {
    if (value.empty()) return;
    if (dialect_ == Dialect::beancount)
      text += fmt::format("{:{}}{}: {}\n", "", indent, name, in_quotes(value));
    else
      text += fmt::format("{:{}}; {}: {}\n", "", indent, name, tag_value(value));
  }

  book::Book& book_;
  Dialect dialect_;
  const std::function<void(std::string_view)>& write_;
  std::map<chart::Account, std::string> owners_;
  std::map<std::string, std::set<std::string>> indicators_;  // by project
  std::map<std::string, std::string> opened_;                // the first day of each account
};

}  // namespace

std::string account_name(Dialect dialect, const chart::Account& account) {
  auto parts = parts_of(account);
  std::string name;
  if (dialect == Dialect::beancount) {
    name = account.stand.stage == chart::Stage::origin ? "Equity" : "Assets";
    for (std::size_t i = 0; i < parts.size(); ++i) name += ':' + bean_part(i < 2 ? capital(parts[i]) : parts[i]);
    return name;
  }
  for (const std::string& part : parts) name += (name.empty() ? "" : ":") + plain_part(part);
  return name;
}

std::optional<chart::Account> account_of(Dialect dialect, std::string_view name) {
  std::vector<std::string> parts;
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find(':'));
    name.remove_prefix(std::min(name.size(), part.size() + 1));
    const auto text = dialect == Dialect::beancount ? read_bean_part(part) : read_plain_part(part);
    if (!text) return std::nullopt;
    parts.push_back(*text);
  }
  if (dialect == Dialect::beancount && !parts.empty()) parts.erase(parts.begin());
  if (parts.size() != 6) return std::nullopt;
  const auto stage = record::named<chart::Stage>(small(parts[0]));
  const auto type = record::named<chart::HolderType>(small(parts[1]));
  const auto period = chart::Period::read(parts[5]);
  if (!stage || !type || !period) return std::nullopt;
  return chart::Account{
      .stand = {*stage, {*type, parts[2]}}, .source = parts[3], .component = parts[4], .period = *period};
}

void write_journal(book::Book& book, Dialect dialect, const std::function<void(std::string_view)>& write) {
  Journal(book, dialect, write).run();
}

}  // namespace tungdong::reports
