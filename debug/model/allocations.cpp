// Counts what the program allocates: all of it, the panels' own too. Alone in its file, and without the
// standard library's containers: a compiler that saw both would pair up what does not belong together.
// SPDX-License-Identifier: EUPL-1.2
#include <atomic>
#include <cstdlib>
#include <new>

#include "debug/model/costs.h"

namespace {

std::atomic<std::uint64_t> allocationCount{0}, allocationBytes{0};

}  // namespace

#if !defined(__SANITIZE_ADDRESS__)
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

}  // namespace smasteg::debug
