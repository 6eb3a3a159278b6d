// The law of the log, tried out: the same events in another order, some twice, some late, some only on a
// second reading, give the same digest.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace smasteg::debug {

/// In percent of the events; `seed` decides which, and the order.
struct Disorder {
  std::uint64_t seed = 1;
  bool shuffle = false;
  int duplicate = 0;
  int drop = 0;   // lost, and read again when all the rest has come
  int delay = 0;  // arrives up to kMostDelay places later
};
inline constexpr std::size_t kMostDelay = 200;

struct Ordeal {
  std::vector<std::size_t> order;  // places in the list of events; what is dropped stands at the end
  std::size_t dropped = 0;
  std::string digest, withoutDropped;
  std::size_t records = 0;
};

/// Of the first `count` events.
Ordeal endure(const std::vector<std::string>& events, std::size_t count, const Disorder& disorder);

}  // namespace smasteg::debug
