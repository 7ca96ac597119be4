#include "ledger/sql/statement.hpp"

#include <string>

#include "ledger/sql/failure.hpp"

namespace tungdong::sql {

void Statement::refuse_use(std::size_t argument_count) const {
  if (in_use_) throw Failure(Cause::other, "the statement is in use: its rows are still being read");
  throw Failure(Cause::other, "the statement has " + std::to_string(parameter_count_) + " parameters, but was given " +
                                  std::to_string(argument_count));
}

}  // namespace tungdong::sql
