// How ideas spread: steps and experiments that came from one another, each idea as one tree.
// Promises: the same log gives the same trees, whatever came first. What names something that is not here (it
// was removed, is older than what is fetched, or only told on) still hangs together: its source is a node
// without a record. Those that name each other in a circle came from nowhere, and are in no idea.
// Refuses to say who a person is, and to count anybody.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <vector>

#include "core/experiments/experiment.h"

namespace smasteg {

struct IdeaNode {
  const Record* record = nullptr;  // nullptr: it is not here
  std::size_t after = 0;           // which node of the idea it came from; the first came from itself
  std::size_t depth = 0;
};
/// In reading order: each before what came from it, and of what came from the same the oldest first.
using Idea = std::vector<IdeaNode>;

/// Of two nodes at least. By their first records, oldest first.
std::vector<Idea> ideasOf(const EventLog& log, const Learnt& learnt);

}  // namespace smasteg
