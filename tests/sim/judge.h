// What everybody must see when all has come to rest: the same, nothing lost, nothing doubled, nothing that
// nobody meant to be there.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/sim/homeserver.h"
#include "tests/sim/intent.h"

namespace smasteg::sim {

struct Room {
  const Homeservers& servers;
  const std::vector<std::unique_ptr<Device>>& devices;
  const std::vector<Intent>& intents;
};

/// What one sees and another does not, or what is there and should not be; "" when all is right.
std::string difference(const Room& room);

}  // namespace smasteg::sim
