#pragma once
// What one of a result costs, beside its peers.

#include "ledger/book/book.hpp"
#include "reports/question.hpp"
#include "reports/table.hpp"

namespace tungdong::reports {

// Peers are projects with results of the same definition, the same types of work and the same zone, along the axes
// asked for. `groups`: the ratio of the sums (never the mean of the ratios), least, quartiles, most. `projects`: each
// with its distance from the median and its robust z; an outlier is a place to look, not a verdict. Below as many peers
// as the gate asks for nothing is compared; what the gate bars is not priced.
Page unit_costs(book::Book& book, const Question& question);

}  // namespace tungdong::reports
