// The plan of a season: what is left can always be held, and following it nobody meets anybody twice.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/season_plan.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "core/base/random.h"

namespace smasteg {
namespace {

PairWeights drawnWeights(RandomStream& random, std::size_t count) {
  PairWeights weights(count);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b)
      weights.set(a, b, static_cast<std::int64_t>(random.below(1u << 30)));
  }
  return weights;
}

/// Each a perfect matching, and no pair in two of them.
void expectRounds(const std::vector<Mates>& rounds, std::size_t count) {
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (const Mates& mates : rounds) {
    ASSERT_EQ(mates.size(), count);
    for (std::size_t v = 0; v < count; ++v) {
      ASSERT_LT(mates[v], count);
      ASSERT_EQ(mates[mates[v]], v);
      ASSERT_NE(mates[v], v);
      const bool isNew = v > mates[v] || seen.emplace(v, mates[v]).second;
      ASSERT_TRUE(isNew) << v << " and " << mates[v];
    }
  }
}

TEST(SeasonPlanTest, BeginsAsRoundsInWhichAllMeetAllOnce) {
  for (std::size_t count = 2; count <= kMaxPlanned; count += 2) {
    const SeasonPlan plan(count);
    EXPECT_EQ(plan.classes().size(), count - 1);
    expectRounds(plan.classes(), count);
  }
}

TEST(SeasonPlanTest, WhatIsLeftCanBeHeldWhicheverRoundWasTaken) {
  RandomStream random("rounds");
  for (std::size_t count = 4; count <= 30; count += 2) {
    SeasonPlan plan(count);
    std::vector<Mates> held;
    while (!plan.classes().empty()) {
      // The heaviest of all pairs that have not met, if the plan can take it.
      PairWeights weights = drawnWeights(random, count);
      PairWeights unmet = weights;
      for (const Mates& mates : held) {
        for (std::size_t v = 0; v < count; ++v) unmet.set(v, mates[v], kForbidden);
      }
      Mates round = heaviestMatching(unmet);
      const std::size_t before = plan.classes().size();
      if (!plan.take(round)) {
        ASSERT_EQ(plan.classes().size(), before);
        round = plan.heaviestThatFits(weights);
        ASSERT_TRUE(plan.take(round));
      }
      ASSERT_EQ(plan.classes().size(), before - 1);
      held.push_back(round);
      std::vector<Mates> all = held;
      all.insert(all.end(), plan.classes().begin(), plan.classes().end());
      expectRounds(all, count);
    }
  }
}

TEST(SeasonPlanTest, RefusesARoundWithAPairThatHasMet) {
  SeasonPlan plan(6);
  const Mates first = plan.classes()[2];
  ASSERT_TRUE(plan.take(first));
  EXPECT_FALSE(plan.take(first));
  EXPECT_EQ(plan.classes().size(), 4u);
  expectRounds(plan.classes(), 6);
}

TEST(SeasonPlanTest, TheRoundThatFitsIsNoLighterThanTheHeaviestOfThePlan) {
  RandomStream random("fits");
  for (int i = 0; i < 20; ++i) {
    const std::size_t count = 12;
    const SeasonPlan plan(count);
    const PairWeights weights = drawnWeights(random, count);
    const auto sum = [&](const Mates& mates) {
      std::int64_t all = 0;
      for (std::size_t v = 0; v < count; ++v) all += v < mates[v] ? weights.at(v, mates[v]) : 0;
      return all;
    };
    const Mates chosen = plan.heaviestThatFits(weights);
    for (const Mates& mates : plan.classes()) EXPECT_GE(sum(chosen), sum(mates));
    EXPECT_TRUE(SeasonPlan(plan).take(chosen));
  }
}

}  // namespace
}  // namespace smasteg
