// `smasteg verify`: a round of a room is drawn again from the room's events, and compared with the result
// that was told there.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "core/matching/round.h"

namespace smasteg::cli {

/// {"valid","groups","reveals","of","why"} as one line; why is round.h's key, "checked" when all is well.
std::string verifyAsJson(const RoundCheck& check);

/// What it means, for the person at the terminal: why it is not valid and what can be done; of a valid one
/// between how many outcomes those could choose who did not open their number.
std::string verifyInWords(const RoundCheck& check);

}  // namespace smasteg::cli
