// What calls of the core cost: how often, how long, how many bytes in and out, how many allocations. The one
// clock of the inspector; nothing that the core answers depends on it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace smasteg::debug {

/// Since the process began. Zero where a sanitizer watches the memory itself.
struct Allocations {
  std::uint64_t count = 0, bytes = 0;
};
Allocations allocationsSoFar();
/// What the process holds of memory just now; 0 where the system does not say.
std::uint64_t residentBytes();

struct Cost {
  std::uint64_t calls = 0, nanoseconds = 0, longest = 0, bytesIn = 0, bytesOut = 0, allocations = 0;
};

class Costs {
 public:
  /// Does the work as one call of that name; it gives the bytes that came out.
  template <class Work>
  void measure(std::string_view name, std::size_t bytesIn, const Work& work) {
    const std::uint64_t allocations = allocationsSoFar().count;
    const auto start = std::chrono::steady_clock::now();
    const std::size_t bytesOut = work();
    const auto took = std::chrono::steady_clock::now() - start;
    add(name, {.calls = 1,
               .nanoseconds = static_cast<std::uint64_t>(std::chrono::nanoseconds(took).count()),
               .longest = 0,
               .bytesIn = bytesIn,
               .bytesOut = bytesOut,
               .allocations = allocationsSoFar().count - allocations});
  }
  void add(std::string_view name, Cost cost);
  const std::map<std::string, Cost, std::less<>>& all() const { return all_; }

 private:
  std::map<std::string, Cost, std::less<>> all_;
};

}  // namespace smasteg::debug
