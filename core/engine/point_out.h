// The op that points out a message as a card: from then on what stands in its thread counts.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/sync/room_sync.h"

namespace smasteg {

struct Pointed {
  std::string card;             // its event
  std::string_view kind, week;  // "experiment", "2026-W48"
  std::string_view name;        // what its maker called it; of what was typed its event
  std::string target;           // what it is said to be, as long as it is on its way
};

/// Once: nothing when one has done it, when it is on its way, and where nothing can be pointed out.
void pointOut(RoomSync& sync, Pointed what, TimeMs now);

}  // namespace smasteg
