// What may be told of a group: five people behind every number, and behind whatever follows from the numbers.
// SPDX-License-Identifier: EUPL-1.2
#include "core/rollup/count.h"

#include <gtest/gtest.h>

namespace smasteg {
namespace {

constexpr DaySpan kSpan{100, 130};
using Verdict = SafeCount::Verdict;

/// `people`: each of them does one such step.
void add(Tally& tally, std::uint32_t first, std::uint32_t people, unsigned principles, std::int64_t day = 110,
         TimeMs ts = 1) {
  for (std::uint32_t i = 0; i < people; ++i)
    tally.push_back({day, ts, first + i, static_cast<std::uint8_t>(principles)});
}

SafeCount one(const Tally& tally, const std::vector<EarlierCount>& earlier = {}) {
  return safeCount({&tally}, kSpan, earlier);
}

TEST(SafeCount, FourPeopleAreTooFewAndFiveAreEnough) {
  Tally tally;
  add(tally, 1, 4, 1);
  add(tally, 1, 4, 1);
  EXPECT_EQ(one(tally).verdict, Verdict::few);
  add(tally, 5, 1, 1);
  const SafeCount count = one(tally);
  EXPECT_EQ(count.verdict, Verdict::ready);
  EXPECT_EQ(count.steps, 9);
  EXPECT_EQ(count.cells[0], 9);
  EXPECT_EQ(count.told, 1U);
}

TEST(SafeCount, OnlyTheDaysOfThePeriodCount) {
  Tally tally;
  add(tally, 1, 5, 1, 100);
  add(tally, 1, 5, 1, 130);
  add(tally, 1, 9, 1, 99);
  add(tally, 1, 9, 1, 131);
  EXPECT_EQ(one(tally).steps, 10);
}

TEST(SafeCount, APrincipleOfFewIsNotToldNorWhatWouldGiveItAway) {
  Tally tally;
  add(tally, 1, 6, 1);
  add(tally, 1, 2, 2);
  // 8 steps, and 6 of them of the first: two people did something else.
  const SafeCount count = one(tally);
  EXPECT_EQ(count.steps, 8);
  EXPECT_EQ(count.told, 0U);
  // What others did besides covers them.
  add(tally, 10, 3, 0);
  EXPECT_EQ(one(tally).told, 1U);
  EXPECT_EQ(one(tally).cells[0], 6);
}

TEST(SafeCount, OfSeveralTheLeastGoesUntilTheRestIsCovered) {
  Tally tally;
  add(tally, 1, 9, 1);
  add(tally, 20, 5, 2);
  add(tally, 30, 2, 4);
  const SafeCount count = one(tally);
  EXPECT_EQ(count.steps, 16);
  EXPECT_EQ(count.told, 1U);  // 16 less 9 are of seven people
  EXPECT_EQ(count.cells, (decltype(count.cells){9, 0, 0, 0, 0, 0, 0}));
}

TEST(SafeCount, MoreThanTheTotalTellsThatSomeStepsHaveTwo) {
  Tally tally;
  add(tally, 1, 8, 1);
  add(tally, 20, 8, 2);
  add(tally, 1, 1, 3);
  const SafeCount count = one(tally);  // 9 and 9 of 17
  EXPECT_EQ(count.told, 1U);
  add(tally, 2, 4, 3);
  EXPECT_EQ(one(tally).told, 3U);
}

TEST(SafeCount, ASmallRoomIsNotInTheWholeWhereItCouldBeReckonedOut) {
  Tally big, small, other;
  add(big, 1, 6, 1);
  add(small, 20, 3, 1);
  SafeCount count = safeCount({&big, &small}, kSpan, {});
  EXPECT_EQ(count.steps, 6);
  EXPECT_EQ(count.counted, (std::vector{true, false}));
  // Two small ones are one that is big enough.
  add(other, 30, 2, 1);
  count = safeCount({&big, &small, &other}, kSpan, {});
  EXPECT_EQ(count.steps, 11);
  EXPECT_EQ(count.counted, (std::vector{true, true, true}));
  count = safeCount({&small, &other}, kSpan, {});
  EXPECT_EQ(count.steps, 5);
  EXPECT_EQ(count.told, 1U);
}

TEST(SafeCount, WhatARoomCannotTellTheWholeDoesNotTellEither) {
  Tally a, b;
  add(a, 1, 6, 1);
  add(a, 1, 6, 2);
  add(a, 1, 1, 4);  // of one person, in this room
  add(b, 20, 6, 2);
  add(b, 20, 6, 4);
  const SafeCount count = safeCount({&a, &b}, kSpan, {});
  EXPECT_EQ(count.told & 4U, 0U);
  EXPECT_EQ(count.told & 2U, one(a).told & 2U);
}

TEST(SafeCount, OnePersonInTwoRoomsIsOne) {
  Tally a, b;
  add(a, 1, 3, 1);
  add(b, 2, 3, 1);
  EXPECT_EQ(safeCount({&a, &b}, kSpan, {}).verdict, Verdict::few);
  add(b, 5, 1, 1);
  EXPECT_EQ(safeCount({&a, &b}, kSpan, {}).verdict, Verdict::ready);
}

TEST(SafeCount, ASecondCountDoesNotShowWhatFewDidInBetween) {
  Tally tally;
  add(tally, 1, 6, 1);
  const std::vector<EarlierCount> earlier = {{kSpan, 5, 1U}};
  EXPECT_EQ(one(tally, earlier).verdict, Verdict::ready);  // the same again
  add(tally, 1, 2, 1, 111, 9);
  EXPECT_EQ(one(tally, earlier).verdict, Verdict::since);
  add(tally, 3, 3, 2, 111, 9);
  const SafeCount count = one(tally, earlier);
  EXPECT_EQ(count.verdict, Verdict::ready);
  EXPECT_EQ(count.steps, 11);
  EXPECT_EQ(count.told & 1U, 0U);  // two people's: it was told then, so it is not told now
  // Another time is another matter.
  EXPECT_EQ(one(tally, {{{50, 99}, 5, 1U}}).told & 1U, one(tally).told & 1U);
}

TEST(SafeCount, AShorterTimeWithinALongerOneIsADifferenceToo) {
  Tally tally;
  add(tally, 1, 6, 1, 120);
  add(tally, 1, 2, 1, 101);
  EXPECT_EQ(one(tally, {{{110, 130}, 5, 0U}}).verdict, Verdict::since);
  add(tally, 3, 3, 1, 102);
  EXPECT_EQ(one(tally, {{{110, 130}, 5, 0U}}).verdict, Verdict::ready);
}

TEST(DaySpan, MonthAndYearEndTodayAndThirtyDaysAreThirty) {
  constexpr TimeMs kNow = 1795514400000;  // 2026-11-24T10:00Z
  const std::int64_t today = daysFromCivil({2026, 11, 24});
  EXPECT_EQ(daySpanOf("month", kNow).from, daysFromCivil({2026, 11, 1}));
  EXPECT_EQ(daySpanOf("year", kNow).from, daysFromCivil({2026, 1, 1}));
  EXPECT_EQ(daySpanOf("days30", kNow).from, today - 29);
  for (const char* period : {"month", "year", "days30", "?"}) EXPECT_EQ(daySpanOf(period, kNow).to, today);
}

}  // namespace
}  // namespace smasteg
