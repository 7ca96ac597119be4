#pragma once
// Which accepted work serves what, kept as it is written: a payment that names by itself what it serves (the attribute
// `serves`) gives the name to its lot, and the money carries it on from account to account of accepted work.
//   settled, freed, carried   the name goes along
//   given back, disallowed    the name stays behind: what is paid anew with that money serves what is said then
//   a reversal                each đồng is again what it was before the record that is reversed
// Only a line that makes work accepted gives a name: on one that moves accepted work no rule has read it.

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/rules/unwritten.hpp"
#include "ledger/sql/connection.hpp"

namespace tungdong::book {

// The name that a line gave to the lot that it made.
struct Naming {
  std::int64_t lot{};
  std::string serves;
};

// Stages of accepted work: paid, retained, settled. Advances have produced nothing yet.
constexpr bool is_accepted(chart::Stage stage) {
  return stage == chart::Stage::spent || stage == chart::Stage::held || stage == chart::Stage::settled;
}

// Writes what follows for `serving` and `served` from lots that are stored by now, and from the names that their lines
// gave (by lot, in order). A book in which nothing was ever named pays one look-up.
void write_serving(sql::Connection& connection, const rules::Unwritten& money, const std::vector<Naming>& named);

}  // namespace tungdong::book
