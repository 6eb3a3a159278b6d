// Looking ahead: which pairs are left for the rounds to come, so that nobody meets anybody twice before
// everybody has met everybody. For an even number of people who are all there each time.
// A plan is a colouring of the pairs that have not met: each colour is a whole round. It begins as the circle
// method over the people in their order, and each round that was held is made one of its colours.
// Promises: a pure fold over the rounds that were held: nobody stores it, and all have the same. Whatever
// take() took, classes() are rounds that can all still be held.
// Sources: the circle method is T. P. Kirkman's (1847); chains of two colours are A. B. Kempe's (1879).
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/matching/exact_matching.h"

namespace smasteg {

inline constexpr std::size_t kMaxPlanned = 64;  // people; a plan of more is a cost that no room has asked for

using Mates = std::vector<std::size_t>;  // of each, who with

class SeasonPlan {
 public:
  explicit SeasonPlan(std::size_t count);  // even, 2 to kMaxPlanned

  /// The rounds that are left, each a perfect matching.
  const std::vector<Mates>& classes() const { return classes_; }

  /// Makes `held` one of the rounds and leaves it out. False, and nothing changed, when a pair of it has met,
  /// or no way was found to hold all other pairs in what is left.
  bool take(const Mates& held);

  /// What to hold now, when the heaviest matching does not fit: the heaviest round that does, as far as
  /// swapping between the plan's rounds finds it. There is a round left.
  Mates heaviestThatFits(const PairWeights& weights) const;

 private:
  bool recolour(std::size_t dropped, const Mates& held);
  Mates improved(std::size_t which, const PairWeights& weights) const;

  std::size_t count_;
  std::size_t taken_ = 0;
  std::vector<Mates> classes_;
};

}  // namespace smasteg
