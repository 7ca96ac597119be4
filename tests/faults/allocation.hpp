#pragma once
// Memory that runs out when it is told to.

#include <cstdint>

namespace tungdong::faults {

// The n-th allocation from now on fails, of C++ or of SQLite; 0 for none. Counting begins anew.
void exhaust_memory(std::int64_t nth);

// How many there were since.
std::int64_t allocation_count();

}  // namespace tungdong::faults
