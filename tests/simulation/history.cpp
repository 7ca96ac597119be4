#include "tests/simulation/history.hpp"

#include <array>

#include <fmt/format.h>

namespace tungdong::simulation {

namespace {

constexpr std::array<std::string_view, 18> deeds{"post",     "reverse", "again",      "altered",   "accept",  "list",
                                                 "contract", "project", "ceiling",    "reconcile", "close",   "reopen",
                                                 "approve",  "reject",  "succession", "ending",    "confirm", "hire"};
constexpr std::array<std::string_view, 6> fates{"taken", "already", "proposed", "proposed already", "refused", "idle"};

std::string text_of(const Move& move) {
  std::string text = fmt::format("{} {} {} → {}, {} {} {}", move.kind, move.amount, move.from, move.to, move.source,
                                 move.component, move.period);
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text += fmt::format(" {}={}", name, value);
  };
  add("to_component", move.to_component);
  add("to_period", move.to_period);
  add("list", move.list);
  add("reason", move.reason);
  add("finding", move.finding);
  add("serves", move.serves);
  add("upper", move.upper);
  if (move.tenths != 0) text += fmt::format(" tenths={}", move.tenths);
  if (move.price != 0) text += fmt::format(" price={}", move.price);
  add("price_source", move.price_source);
  add("provisional", move.provisional);
  if (move.confirms.first != 0) text += fmt::format(" confirms=#{}.{}", move.confirms.first, move.confirms.second);
  for (const auto& [step, line] : move.lots) text += fmt::format(" lot=#{}.{}", step, line);
  return text;
}

}  // namespace

std::string altered_document(const std::string& document) {
  return document == "QD-1" ? "QD-2" : "QD-1";
}

std::string text(const Account& account) {
  return fmt::format("{} {} {} {}", account.stand, account.source, account.component, account.period);
}

std::string text(const Reply& reply) {
  std::string text(fates[static_cast<std::size_t>(reply.fate)]);
  if (reply.record != 0) text += fmt::format(", record {}", reply.record);
  for (const std::string& code : reply.codes) text += ' ' + code;
  return text;
}

std::string text(const Step& step) {
  std::string text = fmt::format("#{} {} {} {}: {}", step.number, step.date, step.by, step.doc.empty() ? "-" : step.doc,
                                 deeds[static_cast<std::size_t>(step.deed)]);
  if (step.of != 0) text += fmt::format(" #{}", step.of);
  if (step.line != 0) text += fmt::format(".{}", step.line);
  if (step.part != 0) text += fmt::format(" part={}", step.part);
  if (!step.thing.empty()) text += ' ' + step.thing;
  if (!step.code.empty()) text += ' ' + step.code;
  if (step.amount != 0) text += fmt::format(" {}", step.amount);
  if (step.finalised) text += fmt::format(" finalised={}", *step.finalised);
  if (step.guarantee) text += fmt::format(" guarantee={}", *step.guarantee);
  if (!step.duty.empty()) text += " as " + step.duty;
  if (!step.until.empty()) text += " until=" + step.until;
  const std::string between = step.moves.size() > 1 ? "\n      " : " ";
  for (const Move& move : step.moves) text += between + text_of(move);
  return text;
}

std::string text(const History& history) {
  std::string text = fmt::format("seed {}, {}, {} at once{}, {} steps\n", history.seed,
                                 history.office ? "an office with a policy" : "a book of one person", history.at_once,
                                 history.whole ? " or none" : "", history.steps.size());
  for (const Step& step : history.steps) text += "  " + simulation::text(step) + '\n';
  return text;
}

}  // namespace tungdong::simulation
