#pragma once
// The tables that the catalogue is put together from, each in one source file, in no particular order.

#include <span>

#include "ledger/words/catalogue.hpp"

namespace tungdong::words {

std::span<const Entry> refusals_of_rules();     // what the rules of money refuse
std::span<const Entry> refusals_of_chart();     // what the chart, the results and the log refuse
std::span<const Entry> refusals_of_files();     // what cannot be read
std::span<const Entry> refusals_of_proofs();    // keys, signatures, checkpoints, proofs
std::span<const Entry> failures();              // what the machine cannot do
std::span<const Entry> terms_of_money();        // stages, kinds, guards and what stands beside the money
std::span<const Entry> terms_of_results();      // indicators, targets, observations, figures
std::span<const Entry> terms_of_evidence();     // why an estimate, a sum, a criterion or a survival says nothing
std::span<const Entry> headings();              // columns, titles and what stands around a table
std::span<const Entry> words_of_command();      // what the command says of its own work
std::span<const Entry> words_of_reports();      // what each report says beside its headings
std::span<const Entry> words_of_fields();       // the fields of records
std::span<const Entry> money_report_words();    // what the reports on money say
std::span<const Entry> result_report_words();   // what the reports on results say
std::span<const Entry> promise_report_words();  // what the reports on figures, promises and what lasts say
std::span<const Entry> audit_words();           // samples, and what they say
std::span<const Entry> check_words();           // the checks of the audit, and what findings ask for
std::span<const Entry> salvage_words();         // what was saved of a damaged book
std::span<const Entry> footing_words();         // whether a table adds up
std::span<const Entry> reconciliation_words();  // the book against a statement of the Treasury
std::span<const Entry> render_words();          // what stands around a page
std::span<const Entry> import_words();          // what is said of files and profiles that are imported
std::span<const Entry> spreadsheet_words();     // what a spreadsheet says, and the units of money

}  // namespace tungdong::words
