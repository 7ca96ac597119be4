#pragma once
// A disk that breaks when it is told to: a SQLite file system of our own over that of the machine.

#include <array>
#include <cstdint>
#include <string_view>

namespace tungdong::faults {

// What is asked of a disk. Each is counted by itself.
enum class Request : std::uint8_t { open, read, write, space, sync, truncate, remove };
inline constexpr std::array<std::string_view, 7> request_names{"open", "read",     "write", "space",
                                                               "sync", "truncate", "remove"};

// What it does from the n-th request on.
enum class Fault : std::uint8_t {
  none,
  once,       // that request fails, the next ones succeed
  lasting,    // all requests of that kind fail from then on
  power_cut,  // the machine stops. Of what no sync has made safe each write is there, is gone, or is there in part
};

struct Plan {
  Fault fault = Fault::none;
  Request request{};  // of a power cut: any write, sync, truncation or removal counts
  int nth = 1;        // from 1
  std::uint32_t seed = 0;
};

// The exit status of a process whose machine lost its power.
inline constexpr int cut_off = 99;

// Puts the disk under all connections that this process opens from now on, and breaks it as planned. The counts of
// requests begin anew. For a process that ends with the fault: a child.
void break_disk(const Plan& plan);

// Whether the planned fault came.
bool broken();

}  // namespace tungdong::faults
