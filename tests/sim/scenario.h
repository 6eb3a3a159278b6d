// One simulated room from one seed: people who log, edit, remove, take back and type by hand while everything
// goes wrong; then all is mended, and everyone must see the same, nothing lost and nothing doubled.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/sim/world.h"

namespace smasteg::sim {

struct Verdict {
  std::uint64_t seed = 0;
  std::string broken;  // the rule, in words; "" = all held
  std::vector<Happening> story;
  std::size_t commands = 0;  // what people did
};

/// `telling`: keep the story. It changes nothing else.
Verdict runScenario(std::uint64_t seed, bool telling);

}  // namespace smasteg::sim
