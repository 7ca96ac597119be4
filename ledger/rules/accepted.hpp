#pragma once
// Accepted work (form 03.a/TT), and what rests on it.

#include <string>

#include "ledger/rules/facts.hpp"

namespace tungdong::rules {

// Of a project, or of a contract of it: what is paid, held back or settled, and what covers that: work accepted until
// a day (that day included) and not taken back later, what was paid already when it was opened, and of a project its
// paid lists. Work and goods given in kind are in neither: nobody accepts them, and they cover nothing else. The holder
// must be loaded.
struct AcceptedWork {
  money::Dong stands;
  money::Dong covered;
};
AcceptedWork accepted_work(const Facts& facts, const chart::Holder& holder, const std::string& project, Date until);

}  // namespace tungdong::rules
