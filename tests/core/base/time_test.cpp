// Civil time against golden values from the tz database. See core/base/time.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/time.h"

#include <gtest/gtest.h>

#include <iterator>
#include <limits>

#include "core/base/sha256.h"
#include "tests/core/base/time_golden.h"

namespace smasteg {
namespace {

TEST(TimeTest, ChangesTheClockAtEveryGoldenInstantAndNotAMillisecondBeside) {
  ASSERT_EQ(std::size(golden::kStockholmChanges), 84u);
  bool toSummer = true;
  for (const std::int64_t second : golden::kStockholmChanges) {
    const TimeMs change = second * kSecondMs;
    const TimeMs before = toSummer ? kHourMs : 2 * kHourMs;
    const TimeMs after = toSummer ? 2 * kHourMs : kHourMs;
    EXPECT_EQ(stockholmOffsetMs(change - 1), before) << second;
    EXPECT_EQ(stockholmOffsetMs(change), after) << second;
    EXPECT_EQ(stockholmOffsetMs(change + 1), after) << second;
    toSummer = !toSummer;
  }
}

TEST(TimeTest, KeepsOneOffsetBetweenTwoGoldenChanges) {
  for (std::size_t i = 1; i < std::size(golden::kStockholmChanges); ++i) {
    const TimeMs from = golden::kStockholmChanges[i - 1] * kSecondMs;
    const TimeMs until = golden::kStockholmChanges[i] * kSecondMs;
    const TimeMs offset = i % 2 == 1 ? 2 * kHourMs : kHourMs;
    for (TimeMs t = from; t < until; t += 6 * kHourMs) ASSERT_EQ(stockholmOffsetMs(t), offset) << t;
  }
}

TEST(TimeTest, AgreesWithTheTimeZoneDatabaseAtRandomInstants) {
  ASSERT_EQ(std::size(golden::kInstants), 200u);
  for (const auto& golden : golden::kInstants) {
    const CivilDate date = stockholmDate(golden.utcMs);
    EXPECT_EQ(stockholmOffsetMs(golden.utcMs), golden.offsetHours * kHourMs) << golden.utcMs;
    EXPECT_EQ(formatDay(date), golden.day) << golden.utcMs;
    EXPECT_EQ(formatWeek(isoWeekOf(date)), golden.week) << golden.utcMs;
  }
}

TEST(TimeTest, KnowsTheWeeksAroundEveryNewYear) {
  ASSERT_EQ(std::size(golden::kYearEnds), 41u);
  for (const auto& end : golden::kYearEnds) {
    const std::int64_t first = daysFromCivil({end.year, 12, 28});
    for (std::size_t i = 0; i < std::size(end.weeks); ++i) {
      const CivilDate date = civilFromDays(first + static_cast<std::int64_t>(i));
      EXPECT_EQ(formatWeek(isoWeekOf(date)), end.weeks[i]) << formatDay(date);
    }
  }
}

TEST(TimeTest, NamesEveryDayOfTenThousandYearsAsPythonDoes) {
  Sha256 digest;
  const std::int64_t last = daysFromCivil({9999, 12, 31});
  for (std::int64_t day = daysFromCivil({1, 1, 1}); day <= last; ++day) {
    const CivilDate date = civilFromDays(day);
    ASSERT_EQ(daysFromCivil(date), day);
    digest.update(formatDay(date) + ' ' + formatWeek(isoWeekOf(date)) + ' ' +
                  std::to_string(isoWeekday(date)) + '\n');
  }
  EXPECT_EQ(hex(digest.finish()), golden::kEveryDayDigest);
}

TEST(TimeTest, BeginsEachDayAtTheFirstInstantOfThatDateInStockholm) {
  for (std::int64_t day = daysFromCivil({1996, 1, 1}); day <= daysFromCivil({2037, 12, 31}); ++day) {
    const CivilDate date = civilFromDays(day);
    const TimeMs midnight = stockholmMidnight(date);
    ASSERT_EQ(stockholmDate(midnight), date);
    ASSERT_EQ(stockholmDate(midnight - 1), civilFromDays(day - 1));
  }
}

TEST(TimeTest, MakesTheDaysOfTheChangesTwentyThreeAndTwentyFiveHoursLong) {
  EXPECT_EQ(stockholmMidnight({2026, 3, 30}) - stockholmMidnight({2026, 3, 29}), 23 * kHourMs);
  EXPECT_EQ(stockholmMidnight({2026, 10, 26}) - stockholmMidnight({2026, 10, 25}), 25 * kHourMs);
  EXPECT_EQ(stockholmMidnight({2026, 11, 24}), 1795474800000);
}

TEST(TimeTest, PutsMondayFirstInEveryWeekItNames) {
  for (std::int64_t day = daysFromCivil({1999, 12, 1}); day <= daysFromCivil({2041, 2, 1}); ++day) {
    const CivilDate date = civilFromDays(day);
    const CivilDate monday = mondayOf(isoWeekOf(date));
    ASSERT_EQ(isoWeekday(monday), 1);
    ASSERT_EQ(daysFromCivil(monday), day - isoWeekday(date) + 1);
  }
}

TEST(TimeTest, ClampsInstantsThatNoCalendarHas) {
  for (const TimeMs wild : {std::numeric_limits<TimeMs>::min(), kMinTimeMs - 1, kMinTimeMs}) {
    EXPECT_EQ(stockholmOffsetMs(wild), kHourMs);
    EXPECT_EQ(stockholmDate(wild), (CivilDate{1, 1, 1}));
  }
  for (const TimeMs wild : {std::numeric_limits<TimeMs>::max(), kMaxTimeMs + 1, kMaxTimeMs}) {
    EXPECT_EQ(stockholmOffsetMs(wild), kHourMs);
    EXPECT_EQ(stockholmDate(wild), (CivilDate{9999, 12, 31}));
  }
  EXPECT_EQ(stockholmMidnight({1, 1, 1}), kMinTimeMs);
  EXPECT_EQ(stockholmMidnight({std::numeric_limits<int>::max(), 12, 31}), kMaxTimeMs + 1 - kDayMs - kHourMs);
  EXPECT_EQ(stockholmMidnight({std::numeric_limits<int>::min(), 1, 1}), kMinTimeMs);
}

TEST(TimeTest, SurvivesDatesThatDoNotExist) {
  for (const int wild : {std::numeric_limits<int>::min(), -13, 0, 13, std::numeric_limits<int>::max()}) {
    (void)isoWeekOf({wild, wild, wild});
    (void)mondayOf({wild, wild});
    (void)formatDay({wild, wild, wild});
    EXPECT_GE(isoWeekday({wild, wild, wild}), 1);
    EXPECT_LE(isoWeekday({wild, wild, wild}), 7);
  }
  for (const std::int64_t wild :
       {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    const CivilDate date = civilFromDays(wild);
    EXPECT_GE(date.month, 1);
    EXPECT_LE(date.month, 12);
  }
}

TEST(TimeTest, ReadsBackTheDaysAndWeeksItWrites) {
  for (const char* day :
       {"0001-01-01", "1970-01-01", "2000-02-29", "2024-02-29", "2026-11-24", "9999-12-31"}) {
    const auto parsed = parseDay(day);
    ASSERT_TRUE(parsed.ok()) << day;
    EXPECT_EQ(formatDay(parsed.value()), day);
  }
  for (const char* week : {"0001-W01", "2020-W53", "2026-W48", "2026-W53", "9999-W52"}) {
    const auto parsed = parseWeek(week);
    ASSERT_TRUE(parsed.ok()) << week;
    EXPECT_EQ(formatWeek(parsed.value()), week);
  }
}

TEST(TimeTest, RefusesDaysThatDoNotExistOrAreWrittenInAnotherWay) {
  for (const char* day :
       {"",           "2026",        "2026-11-2",  "2026-11-240",      "26-11-24",   "2026-1-24",
        "2026/11/24", "2026-11/24",  "2026-00-10", "2026-13-01",       "2026-02-29", "1900-02-29",
        "2026-04-31", "2026-11-00",  "2026-11-32", "0000-01-01",       "-001-01-01", "2026-11-+4",
        " 026-11-24", "2026-11-24 ", "2026-11-2x", "20\xD9\xA2-11-24", "2026-W48"}) {
    const auto parsed = parseDay(day);
    ASSERT_FALSE(parsed.ok()) << day;
    EXPECT_EQ(parsed.error().code, "bad_day");
  }
  EXPECT_FALSE(parseDay(std::string_view("2026-11-24\0", 11)).ok());
}

TEST(TimeTest, RefusesWeeksThatDoNotExistOrAreWrittenInAnotherWay) {
  for (const char* week :
       {"", "2026W48", "2026-48", "2026-w48", "2026-W4", "2026-W048", "2026-W00", "2026-W54", "2021-W53",
        "2025-W53", "0000-W10", "2026-W-1", "2026-W48-1", "2026-Wxx"}) {
    const auto parsed = parseWeek(week);
    ASSERT_FALSE(parsed.ok()) << week;
    EXPECT_EQ(parsed.error().code, "bad_week");
  }
}

}  // namespace
}  // namespace smasteg
