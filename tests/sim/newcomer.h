// Somebody who comes to an encrypted room later: what was before she has no key to, and sees of it what she
// is told (FORMAT.md rule 6). What she must see, worked out from the room itself.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "tests/sim/homeserver.h"
#include "tests/sim/intent.h"

namespace smasteg::sim {

/// What she sees and should not, or does not and should; "" when all is right. `rightOf`: what an intent may
/// have become.
std::string newcomerDifference(const Homeservers& servers, const Device& newcomer,
                               const std::vector<Intent>& intents,
                               const std::function<std::set<std::string>(const Intent&)>& rightOf);

/// The same of what she sees because she was told: who did not read it, from the right teller, once.
std::string hearsayDifference(const Homeservers& servers, const Device& device, const std::vector<Row>& rows);

/// Whether each choice to tell on is in the room once, and no other; "" when it is so.
std::string retellDifference(const Homeservers& servers, const Device& device);

}  // namespace smasteg::sim
