// What went wrong with something ready-made on its way to the room.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "core/sync/job.h"
#include "core/view/line.h"

namespace smasteg {

/// Nothing while it is on its way.
std::optional<Line> toldNote(const Job& job);

}  // namespace smasteg
