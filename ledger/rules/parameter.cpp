#include "ledger/rules/parameter.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "ledger/record/codec.hpp"

namespace tungdong::rules {

namespace {

using enum ParameterForm;

constexpr std::array<std::pair<std::string_view, ParameterForm>, 15> forms{{
    {"level", in_force},
    {"advance-limit", percent},
    {"advance-recovery", percent},
    {"guarantee-threshold", dong},
    {"guarantee-exempt", in_force},
    {"reallocate", in_force},
    {"entrust-policy-bank", in_force},
    {"carry-reason", deadline},
    {"window", window},
    {"counterpart", percent},
    {"report", decimal},
    {"norm", dong},
    {"split-threshold", dong},
    {"approval", dong},
    {"year-end", deadline},
}};

bool number(std::string_view text, auto& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::optional<ParameterForm> parameter_form(std::string_view code) {
  const std::string_view head = code.substr(0, code.find('/'));
  for (const auto& [name, form] : forms)
    if (name == head) return form;
  return std::nullopt;
}

record::Date Deadline::in(int plan_year) const {
  return date::year{plan_year + years_after} / date::month{month} / date::day{day};
}

std::optional<Deadline> Deadline::read(std::string_view text) {
  if (!text.starts_with('Y')) return std::nullopt;
  text.remove_prefix(1);
  Deadline deadline;
  if (text.starts_with('+')) {
    if (!number(text.substr(1, 1), deadline.years_after)) return std::nullopt;
    text.remove_prefix(2);
  }
  if (text.size() != 6 || text[0] != '-' || text[3] != '-') return std::nullopt;
  if (!number(text.substr(1, 2), deadline.month) || !number(text.substr(4, 2), deadline.day)) return std::nullopt;
  if (!deadline.in(2001).ok()) return std::nullopt;
  return deadline;
}

std::optional<Window> Window::read(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto first = Deadline::read(text.substr(0, dots));
  const auto last = Deadline::read(text.substr(dots + 2));
  if (!first || !last || first->in(2001) > last->in(2001)) return std::nullopt;
  return Window{*first, *last};
}

bool well_formed(ParameterForm form, std::string_view value) {
  switch (form) {
    case in_force:
      return value == "in-force";
    case percent: {
      const auto read = record::read_text<money::Decimal>(value);
      return read && *read >= money::Decimal() && *read <= money::Decimal(100, 0);
    }
    case decimal: {
      const auto read = record::read_text<money::Decimal>(value);
      return read && *read >= money::Decimal();
    }
    case dong: {
      const auto read = record::read_text<money::Dong>(value);
      return read && *read >= money::Dong(0);
    }
    case deadline:
      return Deadline::read(value).has_value();
    case window:
      return Window::read(value).has_value();
  }
  return false;
}

std::string window_code(Kind kind, chart::Capital capital, const chart::Period& period, bool in_transit) {
  std::string code("window/");
  code.append(record::name_of(kind)).append("/").append(record::name_of(capital));
  if (period.is_extended()) code += "/extended";
  if (in_transit) code += "/in-transit";
  return code;
}

int window_year(const chart::Period& period) {
  return period.is_extended() ? period.extended : period.last;
}

}  // namespace tungdong::rules
