// "Ur verkligheten": steps of the room that their authors let go beyond it become questions, "which principle
// did she think of?". A card holds what the log says now; who takes a step back, or lets it stay in the room,
// takes the question away with it.
// Promises: the same log gives the same cards everywhere; nothing is asked about one's own steps, nor about
// what is only told on; the text is never kept with what was practised.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/log/event_log.h"

namespace smasteg {

inline constexpr std::size_t kMaxRealSteps = 30;  // the newest; the deck has its share of the day too

struct RealStep {
  std::string card;  // "step-" and 32 hex digits made of its identity: progress hangs on it
  std::string author, day, text;
  std::vector<std::string> principles;  // what the author chose; the first is asked for
  std::vector<std::string> options;     // four ids of the seven principles, in the order they are shown
  std::size_t best = 0;
};

/// The newest such steps that others than `self` logged, at most kMaxRealSteps, newest first.
std::vector<RealStep> realSteps(const EventLog& log, const Catalogue& catalogue, std::string_view self);

}  // namespace smasteg
