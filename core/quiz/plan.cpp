// See plan.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/base/random.h"
#include "core/base/sort.h"

namespace smasteg {
namespace {

/// A card of today's choice. What order it gets must not change before midnight.
struct Candidate {
  const PlanCard* card = nullptr;
  std::int64_t retrievability = 0;  // at the end of the day, in millionths
};

using Candidates = std::vector<Candidate>;

struct Sorted {
  Candidates due, fresh, longAgo, later;
};

/// All cards, in an order that is this day's own.
std::vector<const PlanCard*> shuffled(const std::vector<PlanCard>& cards, const PlanDay& day) {
  std::vector<const PlanCard*> order;
  order.reserve(cards.size());
  for (const PlanCard& card : cards) order.push_back(&card);
  // The deck's own order, and that of whoever gathered it, decides nothing.
  sortItems(order, [](const PlanCard* a, const PlanCard* b) { return a->id < b->id; });
  RandomStream(std::string(day.seed) + "\n" + formatDay(stockholmDate(day.now))).shuffle(order);
  return order;
}

Sorted sortOut(const Scheduler& scheduler, const std::vector<const PlanCard*>& cards, const PlanDay& day) {
  const std::int64_t today = daysFromCivil(stockholmDate(day.now));
  const TimeMs end = stockholmMidnight(civilFromDays(today + 1));
  const std::set<std::string_view> answered(day.answered.begin(), day.answered.end());
  Sorted sorted;
  for (const PlanCard* card : cards) {
    if (answered.contains(card->id)) continue;
    const CardSchedule& schedule = card->schedule;
    const std::int64_t away = today - daysFromCivil(stockholmDate(schedule.lastReviewMs));
    Candidates& where = schedule.isNew()       ? sorted.fresh
                        : schedule.dueMs < end ? sorted.due
                        : away >= kLongAgoDays ? sorted.longAgo
                                               : sorted.later;
    where.push_back({card, scheduler.retrievability(schedule, end)});
  }
  for (Candidates* each : {&sorted.due, &sorted.longAgo, &sorted.later}) {
    sortItems(*each,
              [](const Candidate& a, const Candidate& b) { return a.retrievability < b.retrievability; });
  }
  return sorted;
}

/// The new card of whose group least was met; of several the first. `fresh` is not empty.
std::size_t leastMet(const Candidates& fresh, const std::map<std::string_view, std::size_t>& met) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < fresh.size(); ++i) {
    if (met.at(fresh[i].card->group) < met.at(fresh[best].card->group)) best = i;
  }
  return best;
}

/// Whether the day has had its card from the room.
bool hadFromRoom(const std::vector<PlanCard>& cards, const PlanDay& day) {
  return std::any_of(cards.begin(), cards.end(), [&](const PlanCard& card) {
    return card.fromRoom &&
           std::find(day.answered.begin(), day.answered.end(), card.id) != day.answered.end();
  });
}

/// `count` new cards at most: one from the room, unless the day had one, then each from the principle of
/// which least was met when it is its turn.
Candidates spread(Candidates fresh, const std::vector<PlanCard>& cards, std::size_t count, bool hadOne) {
  std::map<std::string_view, std::size_t> met;
  for (const PlanCard& card : cards) met[card.group] += card.schedule.isNew() ? 0U : 1U;
  Candidates chosen;
  while (chosen.size() < count && !fresh.empty()) {
    auto next = fresh.end();
    if (!hadOne && chosen.empty())
      next =
          std::find_if(fresh.begin(), fresh.end(), [](const Candidate& each) { return each.card->fromRoom; });
    if (next == fresh.end()) next = fresh.begin() + static_cast<std::ptrdiff_t>(leastMet(fresh, met));
    ++met[next->card->group];
    chosen.push_back(*next);
    fresh.erase(next);
  }
  return chosen;
}

}  // namespace

std::vector<std::string> planDay(const Scheduler& scheduler, const std::vector<PlanCard>& cards,
                                 const PlanDay& day) {
  const std::size_t most = kQuestionsADay + day.more;
  const std::size_t room = most - std::min(most, day.answered.size());
  Sorted sorted = sortOut(scheduler, shuffled(cards, day), day);
  std::vector<std::string> plan;
  const auto take = [&](const Candidates& from) {
    for (const Candidate& each : from) {
      if (plan.size() < room) plan.push_back(each.card->id);
    }
  };
  take(sorted.due);
  take(spread(std::move(sorted.fresh), cards, room - plan.size(), hadFromRoom(cards, day)));
  take(sorted.longAgo);
  if (day.more > 0) take(sorted.later);
  return plan;
}

}  // namespace smasteg
