// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/pacing.h"

#include <gtest/gtest.h>

#include "core/sync/polling.h"

namespace smasteg {
namespace {

constexpr TimeMs kNow = 1795514400000;

TEST(SendPaceTest, LetsSixGoAtOnceThenOneInTwelveSeconds) {
  SendPace pace;
  for (int i = 0; i < kSendBurst; ++i) {
    EXPECT_EQ(pace.nextAt(kNow), kNow) << i;
    pace.spend(kNow);
  }
  EXPECT_EQ(pace.nextAt(kNow), kNow + kSendEveryMs);
  EXPECT_EQ(pace.nextAt(kNow + kSendEveryMs - 1), kNow + kSendEveryMs);
  EXPECT_EQ(pace.nextAt(kNow + kSendEveryMs), kNow + kSendEveryMs);
}

TEST(SendPaceTest, FillsToSixAndNoFurther) {
  SendPace pace;
  for (int i = 0; i < kSendBurst; ++i) pace.spend(kNow);
  const TimeMs later = kNow + kDayMs;
  for (int i = 0; i < kSendBurst; ++i) {
    EXPECT_EQ(pace.nextAt(later), later);
    pace.spend(later);
  }
  EXPECT_GT(pace.nextAt(later), later);
}

TEST(SendPaceTest, WaitsAsLongAsTheServerSaid) {
  SendPace pace;
  pace.emptyUntil(kNow + 30000);
  EXPECT_EQ(pace.nextAt(kNow), kNow + 30000);
  EXPECT_EQ(pace.nextAt(kNow + 30000), kNow + 30000);
  pace.spend(kNow + 30000);
  EXPECT_EQ(pace.nextAt(kNow + 30000), kNow + 30000 + kSendEveryMs);
}

TEST(SendPaceTest, AClockSetBackDoesNotOpenTheFloodgates) {
  SendPace pace;
  for (int i = 0; i < kSendBurst; ++i) pace.spend(kNow);
  EXPECT_GT(pace.nextAt(kNow - kHourMs), kNow - kHourMs);
}

TEST(LookAgainTest, LooksAtOnceThenEveryTwoSecondsThenEveryFifteen) {
  EXPECT_TRUE(lookAgain(kNow - 1, kNow, kNow));
  EXPECT_FALSE(lookAgain(kNow, kNow, kNow + kRereadMs - 1));
  EXPECT_TRUE(lookAgain(kNow, kNow, kNow + kRereadMs));
  EXPECT_FALSE(lookAgain(kNow + 30000, kNow, kNow + 40000));
  EXPECT_TRUE(lookAgain(kNow + 30000, kNow, kNow + 45000));
}

TEST(PollingTest, IntervalGrowsWithSilenceAndKeepsWithinAFifth) {
  Polling polling("!rum:hs");
  polling.now(kNow);
  const auto within = [&](TimeMs at, TimeMs interval) {
    polling.polled(at);
    EXPECT_GE(polling.dueAt() - at, interval - interval / 5);
    EXPECT_LE(polling.dueAt() - at, interval + interval / 5);
  };
  for (int i = 0; i < 100; ++i) within(kNow + i, kPollFastMs);
  for (int i = 0; i < 100; ++i) within(kNow + kFastForMs + i, kPollMediumMs);
  for (int i = 0; i < 100; ++i) within(kNow + kMediumForMs + i, kPollSlowMs);
}

TEST(PollingTest, ActivityBringsTheNextPollNearer) {
  Polling polling("!rum:hs");
  polling.now(kNow);
  polling.polled(kNow + kHourMs);
  EXPECT_GT(polling.dueAt(), kNow + kHourMs + kPollFastMs);
  polling.activity(kNow + kHourMs);
  EXPECT_EQ(polling.dueAt(), kNow + kHourMs + kPollFastMs);
}

TEST(PollingTest, TwoRoomsDoNotAskInStep) {
  Polling one("!en:hs"), other("!annan:hs");
  one.now(kNow);
  other.now(kNow);
  int same = 0;
  for (int i = 0; i < 50; ++i) {
    one.polled(kNow);
    other.polled(kNow);
    if (one.dueAt() == other.dueAt()) ++same;
  }
  EXPECT_LT(same, 5);
}

}  // namespace
}  // namespace smasteg
