#pragma once
// What chance makes people do: a history from a seed. It looks at the model on the way, so that most steps could be
// taken and the refused ones are near misses.

#include "tests/simulation/model.hpp"

namespace tungdong::simulation {

History by_chance(std::uint64_t seed, std::int64_t first_records_alone, std::int64_t first_records_office);

}  // namespace tungdong::simulation
