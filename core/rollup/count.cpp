// See count.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/rollup/count.h"

#include <bit>
#include <optional>

namespace smasteg {
namespace {

constexpr unsigned kAll = kMasks - 1;

bool has(unsigned set, int principle) { return (set >> principle & 1U) != 0; }

std::size_t peopleIn(const Crowd& crowd) {
  std::set<std::uint32_t> all;
  for (const Crowd::Cell& cell : crowd.cells) all.insert(cell.people.begin(), cell.people.end());
  return all.size();
}

bool isSafeOf(const Crowd& crowd, int principle) {
  return crowd.isSafe([&](unsigned mask) { return has(mask, principle); });
}

/// The numbers of a crowd, once.
struct Numbers {
  explicit Numbers(const Crowd& crowd) : all(crowd.steps()) {
    for (int i = 0; i < kDefaultPrincipleCount; ++i) of[static_cast<std::size_t>(i)] = crowd.stepsOf(i);
  }
  std::int64_t all;
  std::array<std::int64_t, kDefaultPrincipleCount> of{};
};

/// A part of what is told from which one can reckon that somebody did a thing: the total less these numbers
/// leaves steps that have none of these principles, or these numbers exceed the total, and some have several.
bool tellsOfFew(const Crowd& crowd, const Numbers& numbers, unsigned part) {
  std::int64_t left = numbers.all;
  for (int i = 0; i < kDefaultPrincipleCount; ++i)
    left -= has(part, i) ? numbers.of[static_cast<std::size_t>(i)] : 0;
  if (left > 0) return !crowd.isSafe([&](unsigned mask) { return (mask & part) == 0; });
  return left < 0 && !crowd.isSafe([&](unsigned mask) { return std::popcount(mask & part) > 1; });
}

/// Of those principles the one with the fewest steps goes, of equals the last.
unsigned withoutLeast(const Numbers& numbers, unsigned told, unsigned part) {
  std::size_t least = kDefaultPrincipleCount;
  for (std::size_t i = 0; i < numbers.of.size(); ++i) {
    const bool isMeant = (part >> i & 1U) != 0;
    if (isMeant && (least == kDefaultPrincipleCount || numbers.of[i] <= numbers.of[least])) least = i;
  }
  return told & ~(1U << least);
}

/// As many of those principles as can be told of.
unsigned toldOf(const Crowd& crowd, unsigned told) {
  const Numbers numbers(crowd);
  for (int i = 0; i < kDefaultPrincipleCount; ++i) {
    if (numbers.of[static_cast<std::size_t>(i)] == 0 || !isSafeOf(crowd, i)) told &= ~(1U << i);
  }
  for (unsigned part = 1; part <= kAll; ++part) {
    if ((part & ~told) != 0 || !tellsOfFew(crowd, numbers, part)) continue;
    told = withoutLeast(numbers, told, part);
    part = 0;  // from the beginning: what is left may be told, or not
  }
  return told;
}

/// Of a part of a group one knows what its own count tells, and where it has nothing.
unsigned knownOf(const Crowd& crowd) {
  unsigned known = toldOf(crowd, kAll);
  for (int i = 0; i < kDefaultPrincipleCount; ++i) known |= crowd.stepsOf(i) == 0 ? 1U << i : 0U;
  return known;
}

/// What was counted then or is counted now, but not both.
Crowd changedSince(const std::vector<const Tally*>& rooms, const std::vector<bool>& counted,
                   const DaySpan& span, const EarlierCount& before) {
  Crowd changed;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    if (!counted[i]) continue;
    for (const TalliedStep& step : *rooms[i]) {
      const bool wasIn = before.span.has(step.day) && step.ts <= before.at;
      if (wasIn != span.has(step.day)) changed.add(step);
    }
  }
  return changed;
}

bool overlap(const DaySpan& a, const DaySpan& b) { return a.from <= b.to && b.from <= a.to; }

}  // namespace

void Crowd::add(const TalliedStep& step) {
  Cell& cell = cells[step.principles % kMasks];
  ++cell.steps;
  cell.people.insert(step.person);
}

void Crowd::add(const Crowd& other) {
  for (std::size_t mask = 0; mask < kMasks; ++mask) {
    cells[mask].steps += other.cells[mask].steps;
    cells[mask].people.insert(other.cells[mask].people.begin(), other.cells[mask].people.end());
  }
}

std::int64_t Crowd::steps() const {
  std::int64_t all = 0;
  for (const Cell& cell : cells) all += cell.steps;
  return all;
}

std::int64_t Crowd::stepsOf(int principle) const {
  std::int64_t all = 0;
  for (std::size_t mask = 0; mask < kMasks; ++mask)
    all += has(static_cast<unsigned>(mask), principle) ? cells[mask].steps : 0;
  return all;
}

Crowd crowdOf(const Tally& tally, const DaySpan& span) {
  Crowd crowd;
  for (const TalliedStep& step : tally) {
    if (span.has(step.day)) crowd.add(step);
  }
  return crowd;
}

SafeCount safeCount(const std::vector<const Tally*>& rooms, const DaySpan& span,
                    const std::vector<EarlierCount>& earlier) {
  SafeCount count;
  count.counted.assign(rooms.size(), true);
  Crowd whole, small;
  unsigned told = kAll;
  std::vector<std::size_t> smallOnes;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    const Crowd crowd = crowdOf(*rooms[i], span);
    if (peopleIn(crowd) >= kLeastPeople) {
      whole.add(crowd);
      told &= knownOf(crowd);
    } else {
      small.add(crowd);
      smallOnes.push_back(i);
    }
  }
  // A room with fewer could be reckoned from the whole and the others: they are in it as one, or not at all.
  if (peopleIn(small) >= kLeastPeople) {
    whole.add(small);
    told &= knownOf(small);
  } else {
    for (const std::size_t i : smallOnes) count.counted[i] = false;
  }
  if (peopleIn(whole) < kLeastPeople) return count;
  told = toldOf(whole, told);
  for (const EarlierCount& before : earlier) {
    if (!overlap(span, before.span)) continue;
    const Crowd changed = changedSince(rooms, count.counted, span, before);
    if (!changed.isSafe([](unsigned) { return true; })) {
      count.verdict = SafeCount::Verdict::since;
      return count;
    }
    for (int i = 0; i < kDefaultPrincipleCount; ++i) {
      if (has(before.told, i) && !isSafeOf(changed, i)) told &= ~(1U << i);
    }
  }
  count.verdict = SafeCount::Verdict::ready;
  count.steps = whole.steps();
  count.told = told;
  for (int i = 0; i < kDefaultPrincipleCount; ++i)
    count.cells[static_cast<std::size_t>(i)] = has(told, i) ? whole.stepsOf(i) : 0;
  return count;
}

}  // namespace smasteg
