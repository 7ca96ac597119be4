#pragma once
// Where a trace begins: the ranges of lots that its subject stands for.

#include <expected>

#include "ledger/book/query/trace.hpp"
#include "ledger/words/refusal.hpp"
#include "reports/costs.hpp"

namespace tungdong::reports {

struct TraceStart {
  std::vector<book::Range> ranges;
  book::Towards towards{};
  std::optional<Aim> aim;  // of an observation: only what served this is told
};

std::expected<TraceStart, words::Refusals> trace_start(Scope& scope, const std::string& subject);

}  // namespace tungdong::reports
