// Which numbers of a group may leave it: counts of steps in all and by principle, where at least five people
// are behind each of them and behind whatever else follows from them (ADR 039).
// Promises: the same steps give the same numbers. Of what is told, no sum or difference, within the count,
// with the counts of its parts, or with an earlier count of the same group, shows that one to four people did
// something.
// Refuses a group in which fewer than five have done anything in that time.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/rollup/tally.h"

namespace smasteg {

inline constexpr std::size_t kLeastPeople = 5;
inline constexpr std::size_t kMasks = std::size_t{1} << kDefaultPrincipleCount;

/// Steps and the people behind them, apart by which principles a step has.
struct Crowd {
  struct Cell {
    std::int64_t steps = 0;
    std::set<std::uint32_t> people;
  };
  std::array<Cell, kMasks> cells;

  void add(const TalliedStep& step);
  void add(const Crowd& other);
  std::int64_t steps() const;
  std::int64_t stepsOf(int principle) const;  // from 0
  /// Nobody, or five at least, of those whose steps have a set of principles for which `holds`.
  template <class Holds>
  bool isSafe(Holds holds) const {
    std::set<std::uint32_t> all;
    for (std::size_t mask = 0; mask < kMasks && all.size() < kLeastPeople; ++mask) {
      if (holds(static_cast<unsigned>(mask)))
        all.insert(cells[mask].people.begin(), cells[mask].people.end());
    }
    return all.empty() || all.size() >= kLeastPeople;
  }
};

/// The part of it that falls within those days.
Crowd crowdOf(const Tally& tally, const DaySpan& span);

/// An earlier count of the same group: its days, when it was posted, and which principles it told of.
struct EarlierCount {
  DaySpan span;
  TimeMs at = 0;
  unsigned told = 0;
};

struct SafeCount {
  enum class Verdict { ready, few, since };
  Verdict verdict = Verdict::few;
  std::int64_t steps = 0;
  std::array<std::int64_t, kDefaultPrincipleCount> cells{};  // 0 = not told
  unsigned told = 0;                                         // bit 0 is principle 1
  std::vector<bool> counted;                                 // which of the rooms are in it
};

/// What may be told of these rooms together.
SafeCount safeCount(const std::vector<const Tally*>& rooms, const DaySpan& span,
                    const std::vector<EarlierCount>& earlier);

}  // namespace smasteg
