#pragma once
// An audit pack: a folder that says all that a book says, with what it takes to check it elsewhere.

#include <filesystem>
#include <string>

#include "tools/session.hpp"

namespace tungdong::tools {

// Writes into `session.output`, which must not be there yet, whole or not at all:
//   README.txt      what is in it and how to check it, in both languages
//   data/*.csv      the tables of reports/pack.hpp, the audit's queue and the findings
//   dictionary.csv  every column of every file: its type and what it means
//   control.csv     of every file its rows, the sum of its amounts and its SHA-256: what whoever reads it counts again
//   log.jsonl       the log, as `export --format log` writes it
//   checkpoint      the signed checkpoint, where one lies beside the book or is named; it must be of this book
//   proofs/         of every record that the queue points at, its bytes and its proof under that checkpoint
// The exit status: refused where the folder is there already, or the checkpoint is not one of this book.
int write_pack(const Session& session, const std::string& checkpoint);

}  // namespace tungdong::tools
