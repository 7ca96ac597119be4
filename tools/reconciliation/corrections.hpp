#pragma once
// What would set a book right after a reconciliation: proposed, and never done.

#include <string>

#include "reports/reconciliation/reconciled.hpp"

namespace tungdong::tools {

// A script of commands, one block for each difference, with the place that it comes from. Commands that an officer
// can run stand by themselves; those that lack something, and what is for the Treasury to do, stand behind a #. Lines
// of one entry are corrected by one command. Whatever the statement says is quoted: it is never run.
std::string corrections(reports::Scope& scope, const reports::Reconciled& reconciled, const std::string& book,
                        words::Lang lang);

}  // namespace tungdong::tools
