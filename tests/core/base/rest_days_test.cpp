// Holidays against an almanac, over leap years and both ends of Easter.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/rest_days.h"

#include <gtest/gtest.h>

#include <map>

namespace smasteg {
namespace {

TEST(RestDaysTest, EasterIsWhereTheAlmanacHasIt) {
  const std::map<int, std::string> almanac = {
      {1961, "1961-04-02"}, {2000, "2000-04-23"}, {2008, "2008-03-23"}, {2011, "2011-04-24"},
      {2016, "2016-03-27"}, {2019, "2019-04-21"}, {2024, "2024-03-31"}, {2025, "2025-04-20"},
      {2026, "2026-04-05"}, {2027, "2027-03-28"}, {2028, "2028-04-16"}, {2038, "2038-04-25"},
      {2049, "2049-04-18"}, {2076, "2076-04-19"}, {2100, "2100-03-28"}, {2285, "2285-03-22"}};
  for (const auto& [year, day] : almanac) EXPECT_EQ(formatDay(easterSunday(year)), day);
}

TEST(RestDaysTest, AYearHasTheHolidaysOfTheLawAndItsThreeEves) {
  const std::map<std::string, std::string> almanac = {
      {"2026-01-01", "new-year"},      {"2026-01-06", "epiphany"},      {"2026-04-03", "good-friday"},
      {"2026-04-05", "easter-sunday"}, {"2026-04-06", "easter-monday"}, {"2026-05-01", "first-of-may"},
      {"2026-05-14", "ascension"},     {"2026-05-24", "pentecost"},     {"2026-06-06", "national-day"},
      {"2026-06-19", "midsummer-eve"}, {"2026-06-20", "midsummer-day"}, {"2026-10-31", "all-saints"},
      {"2026-12-24", "christmas-eve"}, {"2026-12-25", "christmas-day"}, {"2026-12-26", "boxing-day"},
      {"2026-12-31", "new-years-eve"}};
  std::map<std::string, std::string> found;
  for (std::int64_t day = daysFromCivil({2026, 1, 1}); day < daysFromCivil({2027, 1, 1}); ++day) {
    const CivilDate date = civilFromDays(day);
    if (const std::string holiday = holidayOf(date); !holiday.empty()) found[formatDay(date)] = holiday;
  }
  EXPECT_EQ(found, almanac);
}

TEST(RestDaysTest, WhatMovesStaysWithinItsDays) {
  for (int year = 1990; year < 2200; ++year) {
    int midsummers = 0, saints = 0;
    for (std::int64_t day = daysFromCivil({year, 1, 1}); day < daysFromCivil({year + 1, 1, 1}); ++day) {
      const CivilDate date = civilFromDays(day);
      const std::string holiday = holidayOf(date);
      if (holiday == "midsummer-day") {
        ++midsummers;
        EXPECT_TRUE(date.month == 6 && date.day >= 20 && date.day <= 26 && isoWeekday(date) == 6);
      }
      if (holiday == "all-saints") {
        ++saints;
        EXPECT_TRUE(isoWeekday(date) == 6 && (date.month == 10 ? date.day == 31 : date.day <= 6));
      }
    }
    EXPECT_EQ(midsummers, 1) << year;
    EXPECT_EQ(saints, 1) << year;
    EXPECT_EQ(isoWeekday(easterSunday(year)), 7) << year;
  }
}

}  // namespace
}  // namespace smasteg
