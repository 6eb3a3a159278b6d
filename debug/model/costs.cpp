// See costs.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/costs.h"

#include <algorithm>
#include <fstream>

#if defined(__linux__)
#include <unistd.h>
#endif

namespace smasteg::debug {

std::uint64_t residentBytes() {
#if defined(__linux__)
  std::ifstream file("/proc/self/statm");
  std::uint64_t all = 0, resident = 0;
  if (file >> all >> resident) return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
#endif
  return 0;
}

void Costs::add(std::string_view name, Cost cost) {
  Cost& sum = all_.try_emplace(std::string(name)).first->second;
  sum.calls += cost.calls;
  sum.nanoseconds += cost.nanoseconds;
  sum.longest = std::max({sum.longest, cost.longest, cost.calls == 1 ? cost.nanoseconds : 0});
  sum.bytesIn += cost.bytesIn;
  sum.bytesOut += cost.bytesOut;
  sum.allocations += cost.allocations;
}

}  // namespace smasteg::debug
