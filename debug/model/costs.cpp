// See costs.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/costs.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <new>

#if defined(__linux__)
#include <unistd.h>
#endif

namespace {

std::atomic<std::uint64_t> allocationCount{0}, allocationBytes{0};

}  // namespace

#if !defined(__SANITIZE_ADDRESS__) && !defined(__EMSCRIPTEN__)
// All of the program's, the panels' own too: what a call makes is the difference over it.
void* operator new(std::size_t size) {
  allocationCount.fetch_add(1, std::memory_order_relaxed);
  allocationBytes.fetch_add(size, std::memory_order_relaxed);
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif

namespace smasteg::debug {

Allocations allocationsSoFar() { return {allocationCount.load(), allocationBytes.load()}; }

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
