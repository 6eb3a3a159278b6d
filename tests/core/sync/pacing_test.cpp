// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/pacing.h"

#include <gtest/gtest.h>

#include "core/sync/polling.h"

namespace smasteg {
namespace {

constexpr TimeMs kPacingNow = 1795514400000;

TEST(SendPaceTest, LetsSixGoAtOnceThenOneInTwelveSeconds) {
  SendPace pace;
  for (int i = 0; i < kSendBurst; ++i) {
    EXPECT_EQ(pace.nextAt(kPacingNow), kPacingNow) << i;
    pace.spend(kPacingNow);
  }
  EXPECT_EQ(pace.nextAt(kPacingNow), kPacingNow + kSendEveryMs);
  EXPECT_EQ(pace.nextAt(kPacingNow + kSendEveryMs - 1), kPacingNow + kSendEveryMs);
  EXPECT_EQ(pace.nextAt(kPacingNow + kSendEveryMs), kPacingNow + kSendEveryMs);
}

TEST(SendPaceTest, FillsToSixAndNoFurther) {
  SendPace pace;
  for (int i = 0; i < kSendBurst; ++i) pace.spend(kPacingNow);
  const TimeMs later = kPacingNow + kDayMs;
  for (int i = 0; i < kSendBurst; ++i) {
    EXPECT_EQ(pace.nextAt(later), later);
    pace.spend(later);
  }
  EXPECT_GT(pace.nextAt(later), later);
}

TEST(SendPaceTest, WaitsAsLongAsTheServerSaid) {
  SendPace pace;
  pace.emptyUntil(kPacingNow + 30000);
  EXPECT_EQ(pace.nextAt(kPacingNow), kPacingNow + 30000);
  EXPECT_EQ(pace.nextAt(kPacingNow + 30000), kPacingNow + 30000);
  pace.spend(kPacingNow + 30000);
  EXPECT_EQ(pace.nextAt(kPacingNow + 30000), kPacingNow + 30000 + kSendEveryMs);
}

TEST(SendPaceTest, AClockSetBackDoesNotOpenTheFloodgates) {
  SendPace pace;
  for (int i = 0; i < kSendBurst; ++i) pace.spend(kPacingNow);
  EXPECT_GT(pace.nextAt(kPacingNow - kHourMs), kPacingNow - kHourMs);
}

TEST(LookAgainTest, LooksAtOnceThenEveryTwoSecondsThenEveryFifteen) {
  EXPECT_TRUE(lookAgain(kPacingNow - 1, kPacingNow, kPacingNow));
  EXPECT_FALSE(lookAgain(kPacingNow, kPacingNow, kPacingNow + kRereadMs - 1));
  EXPECT_TRUE(lookAgain(kPacingNow, kPacingNow, kPacingNow + kRereadMs));
  EXPECT_FALSE(lookAgain(kPacingNow + 30000, kPacingNow, kPacingNow + 40000));
  EXPECT_TRUE(lookAgain(kPacingNow + 30000, kPacingNow, kPacingNow + 45000));
}

TEST(PollingTest, IntervalGrowsWithSilenceAndKeepsWithinAFifth) {
  Polling polling("!rum:hs");
  polling.now(kPacingNow);
  const auto within = [&](TimeMs at, TimeMs interval) {
    polling.polled(at);
    EXPECT_GE(polling.dueAt() - at, interval - interval / 5);
    EXPECT_LE(polling.dueAt() - at, interval + interval / 5);
  };
  for (int i = 0; i < 100; ++i) within(kPacingNow + i, kPollFastMs);
  for (int i = 0; i < 100; ++i) within(kPacingNow + kFastForMs + i, kPollMediumMs);
  for (int i = 0; i < 100; ++i) within(kPacingNow + kMediumForMs + i, kPollSlowMs);
}

TEST(PollingTest, ActivityBringsTheNextPollNearer) {
  Polling polling("!rum:hs");
  polling.now(kPacingNow);
  polling.polled(kPacingNow + kHourMs);
  EXPECT_GT(polling.dueAt(), kPacingNow + kHourMs + kPollFastMs);
  polling.activity(kPacingNow + kHourMs);
  EXPECT_EQ(polling.dueAt(), kPacingNow + kHourMs + kPollFastMs);
}

TEST(PollingTest, TwoRoomsDoNotAskInStep) {
  Polling one("!en:hs"), other("!annan:hs");
  one.now(kPacingNow);
  other.now(kPacingNow);
  int same = 0;
  for (int i = 0; i < 50; ++i) {
    one.polled(kPacingNow);
    other.polled(kPacingNow);
    if (one.dueAt() == other.dueAt()) ++same;
  }
  EXPECT_LT(same, 5);
}

}  // namespace
}  // namespace smasteg
