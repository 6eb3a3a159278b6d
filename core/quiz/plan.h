// Which questions are asked today. A day has five of them however long one was away: nothing piles up, and
// nothing is said about a gap, since nothing here knows of one.
// Promises: the same answer for the same question, everywhere; no card twice, none that was answered today;
// answering the first of the plan leaves the rest as it was, at any time of the day.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/quiz/scheduler.h"

namespace smasteg {

inline constexpr std::size_t kQuestionsADay = 5;
/// Who comes back after this long finds five questions even where every card is due much later.
inline constexpr std::int64_t kLongAgoDays = 30;

struct PlanCard {
  std::string id;         // of its own among the cards
  std::string group;      // new cards are spread over these: a principle, or a whole catalogue
  CardSchedule schedule;  // as the scheduler gave it; new where it was never answered
  bool fromRoom = false;  // one a day goes before the other new ones
};

struct PlanDay {
  TimeMs now = 0;                     // UTC ms: the day is Stockholm's
  std::vector<std::string> answered;  // the cards answered that day; one that was twice stands there twice
  std::size_t more = 0;               // questions asked for on top of the five
  std::string_view seed;              // decides between equals; the day is mixed in
};

/// The ids of what is left to ask that day, in order; at most 5 + more − answered. First what is due before
/// the day ends, the least likely to be recalled first. Then what is new: one from the room unless one was
/// answered that day, then from the group of which least was met so far. Then what was not seen for thirty
/// days. Where more was asked for, also what is due later.
std::vector<std::string> planDay(const Scheduler& scheduler, const std::vector<PlanCard>& cards,
                                 const PlanDay& day);

}  // namespace smasteg
