// The heaviest matching against all matchings there are, and where it must give way.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/exact_matching.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/matching/int128.h"

namespace smasteg {
namespace {

/// What a matching is worth where a forbidden pair costs `penalty`.
Int128 worthOf(const PairWeights& weights, const std::vector<std::size_t>& mates, Int128 penalty) {
  Int128 sum = 0;
  for (std::size_t v = 0; v < mates.size(); ++v) {
    if (v > mates[v]) continue;
    sum += weights.at(v, mates[v]) == kForbidden ? -penalty : Int128{weights.at(v, mates[v])};
  }
  return sum;
}

/// The most that any matching is worth, by trying all of them.
Int128 mostWorth(const PairWeights& weights, std::vector<bool>& used, Int128 penalty) {
  std::size_t first = 0;
  while (first < used.size() && used[first]) ++first;
  if (first == used.size()) return 0;
  used[first] = true;
  Int128 most = 0;
  bool isFirst = true;
  for (std::size_t other = first + 1; other < used.size(); ++other) {
    if (used[other]) continue;
    used[other] = true;
    const std::int64_t weight = weights.at(first, other);
    const Int128 whole =
        (weight == kForbidden ? -penalty : Int128{weight}) + mostWorth(weights, used, penalty);
    if (isFirst || whole > most) most = whole;
    isFirst = false;
    used[other] = false;
  }
  used[first] = false;
  return most;
}

struct RandomTable {
  std::uint64_t range, forbiddenPercent;
};

PairWeights randomWeights(RandomStream& random, std::size_t count, const RandomTable& shape) {
  PairWeights weights(count);
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      const auto weight = static_cast<std::int64_t>(random.below(shape.range));
      if (random.below(100) >= shape.forbiddenPercent) weights.set(a, b, weight);
    }
  }
  return weights;
}

void expectMatching(const std::vector<std::size_t>& mates) {
  for (std::size_t v = 0; v < mates.size(); ++v) {
    ASSERT_LT(mates[v], mates.size());
    ASSERT_NE(mates[v], v);
    ASSERT_EQ(mates[mates[v]], v);
  }
}

TEST(ExactMatchingTest, NobodyIsMatchedWithNobodyAndTwoWithEachOther) {
  EXPECT_TRUE(heaviestMatching(PairWeights(0)).empty());
  EXPECT_EQ(heaviestMatching(PairWeights(2)),
            (std::vector<std::size_t>{1, 0}));  // forbidden, and all there is
}

TEST(ExactMatchingTest, IsAsHeavyAsTheHeaviestOfAllMatchings) {
  RandomStream random("brute force");
  const std::vector<RandomTable> shapes = {{2, 0},   {4, 0},   {4, 30},        {30, 0},
                                           {30, 50}, {30, 75}, {1u << 30, 10}, {std::uint64_t{1} << 59, 20}};
  for (int i = 0; i < 2000; ++i) {
    const RandomTable& shape = shapes[static_cast<std::size_t>(i) % shapes.size()];
    const std::size_t count = 2 + 2 * static_cast<std::size_t>(random.below(5));
    const PairWeights weights = randomWeights(random, count, shape);
    const Int128 penalty = static_cast<Int128>(shape.range) * 8;
    const auto mates = heaviestMatching(weights);
    expectMatching(mates);
    std::vector<bool> used(count);
    ASSERT_TRUE(worthOf(weights, mates, penalty) == mostWorth(weights, used, penalty))
        << i << " n " << count << " range " << shape.range << " forbidden " << shape.forbiddenPercent;
  }
}

TEST(ExactMatchingTest, TheLargestWeightsThatThereAreAreAddedUpRight) {
  // Too large for 64 bits once they are doubled and added.
  PairWeights weights(6);
  for (std::size_t a = 0; a < 6; ++a) {
    for (std::size_t b = a + 1; b < 6; ++b) weights.set(a, b, kMaxPairWeight - 1);
  }
  weights.set(0, 3, kMaxPairWeight);
  weights.set(1, 4, kMaxPairWeight);
  EXPECT_EQ(heaviestMatching(weights), (std::vector<std::size_t>{3, 4, 5, 0, 1, 2}));
}

/// The same as mostWorth, for more people: by which of them are left, each set once.
Int128 mostWorthOfSets(const PairWeights& weights, Int128 penalty) {
  const std::size_t count = weights.count();
  std::vector<Int128> most(std::size_t{1} << count, 0);
  for (std::size_t set = 1; set < most.size(); ++set) {
    std::size_t first = 0, size = 0;
    for (std::size_t v = 0; v < count; ++v) size += set >> v & 1;
    if (size % 2 == 1) continue;
    while ((set >> first & 1) == 0) ++first;
    bool isFirst = true;
    for (std::size_t other = first + 1; other < count; ++other) {
      if ((set >> other & 1) == 0) continue;
      const std::int64_t weight = weights.at(first, other);
      const Int128 whole = (weight == kForbidden ? -penalty : Int128{weight}) +
                           most[set ^ (std::size_t{1} << first) ^ (std::size_t{1} << other)];
      if (isFirst || whole > most[set]) most[set] = whole;
      isFirst = false;
    }
  }
  return most.back();
}

TEST(ExactMatchingTest, BlossomsThatOneTreeMadeAreTakenApartByTheNext) {
  // People in clusters of three and five who weigh much among themselves: each cluster is an odd circle, and
  // all must give somebody away, some through others.
  RandomStream random("clusters");
  for (int i = 0; i < 600; ++i) {
    const std::size_t count = 12 + 2 * static_cast<std::size_t>(i % 2);
    std::vector<std::size_t> cluster;
    while (cluster.size() < count)
      cluster.insert(cluster.end(), random.below(3) == 0 ? 5 : 3, cluster.size());
    const std::uint64_t forbidden = random.below(3) * 40, inner = 20 + random.below(80);
    PairWeights weights(count);
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) {
        const bool isNear = cluster[a] == cluster[b];
        const auto weight = static_cast<std::int64_t>(random.below(30) + (isNear ? inner : 0));
        if (isNear || random.below(100) >= forbidden) weights.set(a, b, weight);
      }
    }
    const auto mates = heaviestMatching(weights);
    expectMatching(mates);
    ASSERT_TRUE(worthOf(weights, mates, 10000) == mostWorthOfSets(weights, 10000)) << i;
  }
}

TEST(ExactMatchingTest, NumbersThatGrowTooLargeOnTheWayAreReckonedWithMoreBits) {
  // A path whose only perfect matching is of its light pairs: each heavy one pushes the next further up.
  for (const std::size_t count : {4u, 8u, 60u}) {
    PairWeights weights(count);
    for (std::size_t v = 0; v + 1 < count; ++v)
      weights.set(v, v + 1, v % 2 == 0 ? 0 : (std::int64_t{1} << 59) - 1);
    const auto mates = heaviestMatching(weights);
    for (std::size_t v = 0; v < count; v += 2) EXPECT_EQ(mates[v], v + 1);
  }
  // Triangles joined in the same way: now it is the trees that push.
  for (const std::size_t triangles : {4u, 10u, 20u}) {
    const std::size_t count = 3 * triangles;
    PairWeights weights(count);
    for (std::size_t v = 0; v < count; v += 3) {
      for (const auto& [a, b] : {std::pair(0u, 1u), {1u, 2u}, {0u, 2u}})
        weights.set(v + a, v + b, (std::int64_t{1} << 59) - 1 - static_cast<std::int64_t>(v + b));
      if (v > 0) weights.set(v - 1, v, v % 2 == 0 ? 0 : 7);
    }
    const auto mates = heaviestMatching(weights);
    for (std::size_t v = 3; v < count; v += 6) EXPECT_EQ(mates[v - 1], v);
  }
}

TEST(ExactMatchingTest, WhereNoPerfectMatchingIsAllowedAsFewForbiddenPairsAsCanBe) {
  // A star: only the first can be matched with anybody, and its heaviest pair is the one that counts.
  PairWeights weights(6);
  for (std::size_t b = 1; b < 6; ++b) weights.set(0, b, static_cast<std::int64_t>(b == 3 ? 9 : b));
  EXPECT_EQ(heaviestMatching(weights)[0], 3u);
}

TEST(ExactMatchingTest, TwoTrianglesGiveUpOnePairEach) {
  // Odd circles, joined by one light edge: the light edge must be used.
  PairWeights weights(6);
  for (const auto& [a, b] : {std::pair(0, 1), {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}})
    weights.set(static_cast<std::size_t>(a), static_cast<std::size_t>(b), 1000);
  weights.set(2, 3, 1);
  EXPECT_EQ(heaviestMatching(weights), (std::vector<std::size_t>{1, 0, 3, 2, 5, 4}));
}

TEST(ExactMatchingTest, TheSameForEveryOrderWhenTheOptimumIsUnique) {
  RandomStream random("orders");
  for (int i = 0; i < 50; ++i) {
    const std::size_t count = 30;
    const PairWeights weights = randomWeights(random, count, {std::uint64_t{1} << 50, 20});
    std::vector<std::size_t> order;
    for (std::size_t v = 0; v < count; ++v) order.push_back(v);
    random.shuffle(order);
    PairWeights other(count);
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) other.set(a, b, weights.at(order[a], order[b]));
    }
    const auto mates = heaviestMatching(weights), others = heaviestMatching(other);
    for (std::size_t v = 0; v < count; ++v) ASSERT_EQ(order[others[v]], mates[order[v]]);
  }
}

TEST(ExactMatchingTest, ManyNestedCirclesOfEqualWeightsAreTakenApartAgain) {
  // Small weights make blossoms in blossoms; the sum is compared with what swapping two pairs would give.
  RandomStream random("nested");
  for (int i = 0; i < 60; ++i) {
    const std::size_t count = 40 + 2 * static_cast<std::size_t>(random.below(21));
    const PairWeights weights = randomWeights(random, count, {3, static_cast<std::uint64_t>(i % 3) * 30});
    const auto mates = heaviestMatching(weights);
    expectMatching(mates);
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        const std::size_t c = mates[a], d = mates[b];
        if (a == b || a == d) continue;
        const auto worth = [&](std::size_t one, std::size_t other) {
          return weights.at(one, other) == kForbidden ? -1000 : weights.at(one, other);
        };
        ASSERT_GE(worth(a, c) + worth(b, d), worth(a, b) + worth(c, d));
      }
    }
  }
}

TEST(Int128Test, IsWrittenAsAPersonWould) {
  EXPECT_EQ(decimal(0), "0");
  EXPECT_EQ(decimal(-12), "-12");
  EXPECT_EQ(decimal(Int128{1} << 100), "1267650600228229401496703205376");
  EXPECT_EQ(decimal(-(Int128{1} << 126) * 2), "-170141183460469231731687303715884105728");
}

}  // namespace
}  // namespace smasteg
