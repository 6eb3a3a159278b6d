// Who takes part in a draw, and who met whom before: what `smasteg match` reads and what a round of a room
// is made into. All of a person but the id may be missing: then it crosses no border and forbids nothing.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace smasteg {

inline constexpr std::size_t kMaxParticipants = 2046;  // above that a sum of 32-bit draws outvotes a merit
inline constexpr std::size_t kMaxRounds = 1000;        // of a history: twenty years of weeks

struct Participant {
  std::string id;
  std::string profession, organisation, department, sector, place;  // coarse words, compared folded
  std::vector<std::string> languages, offers, seeks;
  int days = 0;  // a bit for each day that suits, bit 0 is Monday; 0 is "not said"
};

/// Groups of two, or of three with the third last; ids. People who have left since may be in it.
using MeetingRound = std::vector<std::vector<std::string>>;

}  // namespace smasteg
