// FSRS-6: the published intervals, what must hold for every card, what is refused, and the same bits natively
// and as Wasm. Parity with py-fsrs, number for number, is tests/fsrs.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/scheduler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/base/sha256.h"

namespace smasteg {
namespace {

constexpr TimeMs kBegin = 1795503312000;
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Scheduler schedulerWith(const SchedulerOptions& options = {}) { return Scheduler::make(options).take(); }

CardSchedule reviewed(const Scheduler& scheduler, const CardSchedule& card, int rating, TimeMs at) {
  auto after = scheduler.review(card, rating, at);
  EXPECT_TRUE(after.ok());
  return after.ok() ? after.take() : card;
}

TimeMs interval(const CardSchedule& card) { return card.dueMs - card.lastReviewMs; }

/// Parameters within the official bounds, now and then a bound itself. A product would be fused on some
/// machines, so the steps between the bounds are few and added.
FsrsParameters someParameters(RandomStream& random) {
  FsrsParameters parameters{};
  for (std::size_t i = 0; i < kParameterCount; ++i) {
    const double step = (kHighestParameters[i] - kLowestParameters[i]) / 1024;
    double value = kLowestParameters[i];
    for (std::uint64_t n = random.below(1025); n > 0; --n) value += step;
    parameters[i] = std::min(value, kHighestParameters[i]);
  }
  return parameters;
}

Scheduler someScheduler(RandomStream& random) {
  SchedulerOptions options;
  if (random.below(4) > 0) options.parameters = someParameters(random);
  options.desiredRetention = static_cast<double>(1 + random.below(99)) / 100;
  options.hasSteps = random.below(2) == 0;
  return schedulerWith(options);
}

TimeMs someWait(RandomStream& random, const CardSchedule& card) {
  const auto due = static_cast<std::uint64_t>(interval(card)) + 1;
  switch (random.below(4)) {
    case 0:
      return static_cast<TimeMs>(random.below(kDayMs));
    case 1:
      return interval(card);
    case 2:
      return static_cast<TimeMs>(random.below(due));
    default:
      return static_cast<TimeMs>(random.below(3 * due) % (4000 * kDayMs));
  }
}

/// `see(scheduler, before, rating, after)` for every review of many cards' lives.
template <class See>
void live(const char* seed, int lives, const See& see) {
  RandomStream random(seed);
  for (int i = 0; i < lives; ++i) {
    const Scheduler scheduler = someScheduler(random);
    CardSchedule card;
    TimeMs at = kBegin;
    for (std::uint64_t left = 1 + random.below(30); left > 0; --left) {
      const int rating = 1 + static_cast<int>(random.below(4));
      const CardSchedule after = reviewed(scheduler, card, rating, at);
      see(scheduler, card, rating, after);
      card = after;
      at += someWait(random, card);
    }
  }
}

TEST(SchedulerTest, GivesThePublishedIntervals) {
  const Scheduler scheduler = schedulerWith();
  CardSchedule card;
  TimeMs at = kBegin;
  std::vector<TimeMs> days;
  for (const int rating : {3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3}) {
    card = reviewed(scheduler, card, rating, at);
    days.push_back(interval(card) / kDayMs);
    at = card.dueMs;
  }
  EXPECT_EQ(days, (std::vector<TimeMs>{0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21}));
}

TEST(SchedulerTest, GoesThroughTheStepsOfLearning) {
  const Scheduler scheduler = schedulerWith();
  const auto first = [&](int rating) { return reviewed(scheduler, {}, rating, kBegin); };
  EXPECT_EQ(interval(first(1)), kMinuteMs);
  EXPECT_EQ(interval(first(2)), 5 * kMinuteMs + 30 * kSecondMs);
  EXPECT_EQ(interval(first(3)), 10 * kMinuteMs);
  EXPECT_EQ(first(4).state, CardState::review);
  const CardSchedule second = first(3);
  EXPECT_EQ(second.state, CardState::learning);
  EXPECT_EQ(second.step, 1);
  EXPECT_EQ(interval(reviewed(scheduler, second, 2, second.dueMs)), 10 * kMinuteMs);
  EXPECT_EQ(reviewed(scheduler, second, 1, second.dueMs).step, 0);
  const CardSchedule known = reviewed(scheduler, second, 3, second.dueMs);
  EXPECT_EQ(known.state, CardState::review);
  EXPECT_EQ(known.step, 0);
}

TEST(SchedulerTest, GoesThroughTheStepOfRelearning) {
  const Scheduler scheduler = schedulerWith();
  const CardSchedule known = reviewed(scheduler, {}, 4, kBegin);
  const CardSchedule forgotten = reviewed(scheduler, known, 1, known.dueMs);
  EXPECT_EQ(forgotten.state, CardState::relearning);
  EXPECT_EQ(interval(forgotten), 10 * kMinuteMs);
  EXPECT_EQ(interval(reviewed(scheduler, forgotten, 2, forgotten.dueMs)), 15 * kMinuteMs);
  EXPECT_EQ(reviewed(scheduler, forgotten, 3, forgotten.dueMs).state, CardState::review);
  EXPECT_EQ(reviewed(scheduler, forgotten, 4, forgotten.dueMs).state, CardState::review);
}

TEST(SchedulerTest, HasOnlyWholeDaysWithoutSteps) {
  const Scheduler scheduler = schedulerWith({.hasSteps = false});
  for (int rating = 1; rating <= 4; ++rating) {
    const CardSchedule card = reviewed(scheduler, {}, rating, kBegin);
    EXPECT_EQ(card.state, CardState::review);
    EXPECT_EQ(interval(card) % kDayMs, 0);
    EXPECT_GE(interval(card), kDayMs);
    EXPECT_EQ(reviewed(scheduler, card, 1, card.dueMs).state, CardState::review);
  }
  // A card that was in the middle of its steps when they were taken away.
  const CardSchedule card = reviewed(schedulerWith(), {}, 3, kBegin);
  EXPECT_EQ(reviewed(scheduler, card, 1, card.dueMs).state, CardState::review);
}

TEST(SchedulerTest, KeepsEveryNumberWithinItsBounds) {
  int seen = 0;
  live("bounds", 2000, [&](const Scheduler&, const CardSchedule&, int, const CardSchedule& after) {
    ASSERT_TRUE(std::isfinite(after.stability));
    ASSERT_GE(after.stability, 0.001);
    ASSERT_GE(after.difficulty, 1);
    ASSERT_LE(after.difficulty, 10);
    ASSERT_GE(interval(after), kMinuteMs);
    ASSERT_LE(interval(after), kMostIntervalDays * kDayMs);
    ASSERT_EQ(after.state == CardState::review, interval(after) >= kDayMs);
    ++seen;
  });
  EXPECT_GT(seen, 20000);
}

TEST(SchedulerTest, NeverLosesStabilityWhenACardIsRecalled) {
  live("recalled", 2000,
       [](const Scheduler&, const CardSchedule& before, int rating, const CardSchedule& after) {
         if (before.isNew() || rating < 3) return;
         ASSERT_GE(after.stability, before.stability);
       });
}

TEST(SchedulerTest, NeverGainsStabilityWhenACardIsForgottenAfterADay) {
  live("forgotten", 2000,
       [](const Scheduler&, const CardSchedule& before, int rating, const CardSchedule& after) {
         if (before.isNew() || rating != 1 || after.lastReviewMs - before.lastReviewMs < kDayMs) return;
         ASSERT_LE(after.stability, std::max(before.stability, 0.001));
       });
}

TEST(SchedulerTest, NeverBringsACardBackLaterForALowerRating) {
  live("monotone", 2000,
       [](const Scheduler& scheduler, const CardSchedule& before, int, const CardSchedule& after) {
         if (before.isNew()) return;  // the first stabilities are four parameters, in any order
         TimeMs last = 0;
         double difficulty = 11;
         for (int rating = 1; rating <= 4; ++rating) {
           const CardSchedule each = reviewed(scheduler, before, rating, after.lastReviewMs);
           ASSERT_GE(each.dueMs, last);
           ASSERT_LE(each.difficulty, difficulty);
           last = each.dueMs;
           difficulty = each.difficulty;
         }
       });
}

TEST(SchedulerTest, BringsANewCardBackInTheOrderOfItsRating) {
  for (const bool hasSteps : {true, false}) {
    const Scheduler scheduler = schedulerWith({.hasSteps = hasSteps});
    TimeMs last = 0;
    for (int rating = 1; rating <= 4; ++rating) {
      const TimeMs due = reviewed(scheduler, {}, rating, kBegin).dueMs;
      EXPECT_GE(due, last);
      last = due;
    }
  }
}

TEST(SchedulerTest, BringsACardBackSoonerWhenMoreShouldBeRecalled) {
  const CardSchedule card = reviewed(schedulerWith(), {}, 4, kBegin);
  TimeMs last = kMaxTimeMs;
  for (int percent = 1; percent <= 99; ++percent) {
    const Scheduler scheduler = schedulerWith({.desiredRetention = percent / 100.0});
    const CardSchedule after = reviewed(scheduler, card, 3, card.dueMs);
    EXPECT_LE(after.dueMs, last);
    last = after.dueMs;
  }
}

TEST(SchedulerTest, HasForgottenATenthWhenTheStabilityHasPassed) {
  const Scheduler scheduler = schedulerWith();
  CardSchedule card = reviewed(scheduler, {}, 4, kBegin);
  card.stability = 8;
  EXPECT_EQ(scheduler.retrievability(card, kBegin), 1000000);
  EXPECT_EQ(scheduler.retrievability(card, kBegin - 100 * kDayMs), 1000000);
  EXPECT_EQ(scheduler.retrievability(card, kBegin + kDayMs - 1), 1000000);
  EXPECT_NEAR(static_cast<double>(scheduler.retrievability(card, kBegin + 8 * kDayMs)), 900000, 1);
  std::int64_t last = 1000000;
  for (int day = 1; day < 1000; ++day) {
    const std::int64_t now = scheduler.retrievability(card, kBegin + day * kDayMs);
    EXPECT_LT(now, last);
    last = now;
  }
  EXPECT_EQ(scheduler.retrievability({}, kBegin), 0);
}

TEST(SchedulerTest, StaysFiniteWhenParametersAndADayAreAtTheirWorst) {
  SchedulerOptions options;
  for (const std::size_t i : {17U, 18U}) options.parameters[i] = kHighestParameters[i];
  options.parameters[19] = kLowestParameters[19];
  const Scheduler scheduler = schedulerWith(options);
  CardSchedule card;
  for (int i = 0; i < 500; ++i) card = reviewed(scheduler, card, 4, kBegin + i);
  EXPECT_EQ(card.stability, 1e100);
  EXPECT_EQ(interval(card), kMostIntervalDays * kDayMs);
  card = reviewed(scheduler, card, 1, kBegin + 3 * kDayMs);
  EXPECT_TRUE(std::isfinite(card.stability));
}

TEST(SchedulerTest, RefusesARatingOutsideOneToFour) {
  for (const int rating : {-1, 0, 5, 1 << 30}) {
    EXPECT_EQ(schedulerWith().review({}, rating, kBegin).error().code, "bad_rating") << rating;
  }
}

TEST(SchedulerTest, RefusesTimeThatGoesBackwards) {
  const CardSchedule card = reviewed(schedulerWith(), {}, 3, kBegin);
  EXPECT_EQ(schedulerWith().review(card, 3, kBegin - 1).error().code, "back_in_time");
  EXPECT_TRUE(schedulerWith().review(card, 3, kBegin).ok());
}

TEST(SchedulerTest, RefusesATimeThatNoCalendarHas) {
  for (const TimeMs at : {kMinTimeMs - 1, kMaxTimeMs + 1, std::numeric_limits<TimeMs>::max()}) {
    EXPECT_EQ(schedulerWith().review({}, 3, at).error().code, "bad_time");
  }
  EXPECT_TRUE(schedulerWith().review({}, 4, kMaxTimeMs).ok());
}

TEST(SchedulerTest, RefusesParametersThatAreOutOfBoundsOrNoNumbers) {
  for (std::size_t i = 0; i < kParameterCount; ++i) {
    for (const double bad : {kLowestParameters[i] - 0.0001, kHighestParameters[i] + 0.0001, kNotANumber,
                             kInfinity, -kInfinity}) {
      SchedulerOptions options;
      options.parameters[i] = bad;
      const auto made = Scheduler::make(options);
      ASSERT_FALSE(made.ok());
      EXPECT_EQ(made.error().code, "bad_parameter");
      EXPECT_EQ(made.error().detail, "parameter " + std::to_string(i));
    }
  }
  EXPECT_TRUE(Scheduler::make({.parameters = kLowestParameters}).ok());
  EXPECT_TRUE(Scheduler::make({.parameters = kHighestParameters}).ok());
}

TEST(SchedulerTest, RefusesARetentionThatIsNoChance) {
  for (const double bad : {0.0, -0.9, 0.0099, 0.9901, 1.0, 90.0, kNotANumber, kInfinity}) {
    EXPECT_EQ(Scheduler::make({.desiredRetention = bad}).error().code, "bad_retention") << bad;
  }
}

TEST(SchedulerTest, RefusesAScheduleThatItNeverGave) {
  const CardSchedule good = reviewed(schedulerWith(), {}, 4, kBegin);
  std::vector<CardSchedule> bad(11, good);
  bad[0].stability = kNotANumber;
  bad[1].stability = -1;
  bad[2].stability = 1e101;
  bad[3].difficulty = kNotANumber;
  bad[4].difficulty = 0.5;
  bad[5].difficulty = 10.5;
  bad[6].step = 1;
  bad[7].step = -1;
  bad[8].state = CardState::learning;
  bad[8].step = 2;
  bad[9].lastReviewMs = kMaxTimeMs + 1;
  bad[10].state = CardState::relearning;
  bad[10].step = 1;
  for (std::size_t i = 0; i < bad.size(); ++i) {
    EXPECT_EQ(schedulerWith().review(bad[i], 3, kBegin + kDayMs).error().code, "bad_card") << i;
  }
}

TEST(SchedulerTest, GivesTheGoldenBits) {
  // Natively and as Wasm. Who changes a result changes kSchedulerVersion too.
  Sha256 digest;
  const auto add = [&](std::uint64_t value) {
    std::string bytes;
    for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(value >> shift);
    digest.update(bytes);
  };
  live("golden", 3000, [&](const Scheduler&, const CardSchedule&, int, const CardSchedule& after) {
    add(std::bit_cast<std::uint64_t>(after.stability));
    add(std::bit_cast<std::uint64_t>(after.difficulty));
    add(static_cast<std::uint64_t>(after.dueMs));
    add(static_cast<std::uint64_t>(after.state) * 8 + static_cast<std::uint64_t>(after.step));
  });
  EXPECT_EQ(std::string(kSchedulerVersion) + " " + hex(digest.finish()),
            "fsrs-6.1 bc074078aec85a925f14bba5f67f34c146c4bb70fc66f6bbbf94bf4986c9a475");
}

}  // namespace
}  // namespace smasteg
