#include <algorithm>

#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

std::vector<Reply> Model::take_batch(std::span<const Step> steps, bool whole) {
  const auto in_part = [&](const Step& step) { return part_of(step).has_value(); };
  if (std::ranges::none_of(steps, in_part)) {
    std::vector<Reply> replies;
    for (const Step& step : steps) replies.push_back(take(step));
    return replies;
  }
  const Model before = *this;
  std::map<std::string, Codes> fallen;
  for (;;) {
    std::vector<Reply> replies;
    std::map<std::string, std::set<int>> brought;
    std::set<std::string> refused;
    std::string falls;
    for (const Step& step : steps) {
      seen_[step.number] = step;
      const auto part = part_of(step);
      if (part && fallen.contains(part->document)) {
        replies.push_back({Fate::refused, 0, fallen.at(part->document)});
        continue;
      }
      const Reply& reply = replies.emplace_back(take(step));
      if (!part) continue;
      if (reply.fate == Fate::taken || reply.fate == Fate::proposed) brought[part->document].insert(part->number);
      if (reply.fate != Fate::refused) continue;
      refused.insert(part->document);
      if (whole) continue;
      falls = part->document;
      fallen[falls] = reply.codes;
      break;
    }
    for (const auto& [document, numbers] : brought) {
      if (!falls.empty() || refused.contains(document) || complete(document, numbers)) continue;
      falls = document;
      fallen[falls] = {"document-incomplete"};
    }
    if (falls.empty()) return replies;
    go_back(before);
  }
}

// The part that a step brings, or that one brings which it approves or repeats.
std::optional<Model::Part> Model::part_of(const Step& step) const {
  if (step.deed == Deed::post) return step.part == 0 ? std::nullopt : std::optional(Part{step.doc, step.part});
  if (step.deed == Deed::approve) {
    const auto proposed = proposals_.find(step.of);
    return proposed == proposals_.end() ? std::nullopt : part_of(proposed->second.step);
  }
  const bool altered = step.deed == Deed::altered;
  const auto of = altered || step.deed == Deed::again ? seen_.find(step.of) : seen_.end();
  if (of == seen_.end()) return std::nullopt;
  auto part = part_of(of->second);
  if (part && altered) part->document = altered_document(part->document);
  return part;
}

bool Model::stands(const std::string& document, int part) const {
  return std::ranges::any_of(taken_, [&](const Taken& one) {
    return one.step.deed == Deed::post && one.step.doc == document && one.step.part == part && !reversed(one.record);
  });
}

bool Model::complete(const std::string& document, const std::set<int>& brought) const {
  const int parts = documents().at(document);
  if (*brought.begin() < 1 || *brought.rbegin() > parts) return false;
  for (int part = 1; part <= parts; ++part)
    if (!brought.contains(part) && !stands(document, part)) return false;
  return true;
}

}  // namespace tungdong::simulation
