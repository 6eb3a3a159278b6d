// Civil time by arithmetic. See time.h. The day count is the era method: 400 Gregorian years are 146,097
// days, and a year that begins in March has its odd day last.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/time.h"

#include <algorithm>

namespace smasteg {
namespace {

constexpr std::int64_t kDaysPerEra = 146097;
constexpr std::int64_t kDaysToEpoch = 719468;                   // from 0000-03-01 to 1970-01-01
constexpr std::int64_t kMaxDays = 365 * std::int64_t{1000000};  // a bound that keeps every year within an int
constexpr int kMinYear = 1;
constexpr std::int64_t kMinDay = kMinTimeMs / kDayMs;
constexpr std::int64_t kMaxDay = kMaxTimeMs / kDayMs;
constexpr TimeMs kStandardOffsetMs = kHourMs;
constexpr TimeMs kSummerOffsetMs = 2 * kHourMs;

constexpr std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

bool isLeapYear(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int daysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && isLeapYear(year) ? 29 : kDays[month - 1];
}

/// 1 Monday … 7 Sunday; 1970-01-01 was a Thursday.
int weekdayOfDays(std::int64_t days) {
  const std::int64_t sinceMonday = days + 3;
  return static_cast<int>(sinceMonday - 7 * floorDivide(sinceMonday, 7)) + 1;
}

/// 01.00 UTC on the last Sunday of a month that has 31 days, as March and October have.
TimeMs lastSundayAtOne(int year, int month) {
  const std::int64_t lastDay = daysFromCivil({year, month, 31});
  return (lastDay - weekdayOfDays(lastDay) % 7) * kDayMs + kHourMs;
}

void appendDigits(std::string& text, int value, int width) {
  const std::string digits = std::to_string(value);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) text += '0';
  text += digits;
}

/// `count` ASCII digits from `at`, or -1.
int readDigits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = 10 * value + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::int64_t daysFromCivil(const CivilDate& date) {
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floorDivide(year, 400);
  const std::int64_t yearOfEra = year - era * 400;
  const std::int64_t monthFromMarch = (std::int64_t{date.month} + 9) % 12;
  const std::int64_t dayOfYear = (153 * monthFromMarch + 2) / 5 + date.day - 1;
  const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * kDaysPerEra + dayOfEra - kDaysToEpoch;
}

CivilDate civilFromDays(std::int64_t days) {
  const std::int64_t shifted = std::clamp(days, -kMaxDays, kMaxDays) + kDaysToEpoch;
  const std::int64_t era = floorDivide(shifted, kDaysPerEra);
  const std::int64_t dayOfEra = shifted - era * kDaysPerEra;
  const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const std::int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
  const std::int64_t day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
  const std::int64_t month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const std::int64_t year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
}

int isoWeekday(const CivilDate& date) { return weekdayOfDays(daysFromCivil(date)); }

IsoWeek isoWeekOf(const CivilDate& date) {
  // The week belongs to the year that its Thursday is in.
  const std::int64_t days = daysFromCivil(date);
  const std::int64_t thursday = days - weekdayOfDays(days) + 4;
  const int year = civilFromDays(thursday).year;
  return {year, static_cast<int>((thursday - daysFromCivil({year, 1, 1})) / 7) + 1};
}

CivilDate mondayOf(const IsoWeek& week) {
  const std::int64_t fourth = daysFromCivil({week.year, 1, 4});  // always in week 1
  return civilFromDays(fourth - weekdayOfDays(fourth) + 1 + 7 * (std::int64_t{week.week} - 1));
}

TimeMs stockholmOffsetMs(TimeMs utcMs) {
  const TimeMs instant = std::clamp(utcMs, kMinTimeMs, kMaxTimeMs);
  const int year = civilFromDays(floorDivide(instant, kDayMs)).year;
  const bool summer = instant >= lastSundayAtOne(year, 3) && instant < lastSundayAtOne(year, 10);
  return summer ? kSummerOffsetMs : kStandardOffsetMs;
}

CivilDate stockholmDate(TimeMs utcMs) {
  const TimeMs instant = std::clamp(utcMs, kMinTimeMs, kMaxTimeMs);
  const std::int64_t day = floorDivide(instant + stockholmOffsetMs(instant), kDayMs);
  return civilFromDays(std::clamp(day, kMinDay, kMaxDay));
}

TimeMs stockholmMidnight(const CivilDate& date) {
  // Changes of the clock come at 02 or 03 local time, so the offset an hour before midnight is midnight's
  // own.
  const std::int64_t day = std::clamp(daysFromCivil(date), kMinDay, kMaxDay);
  const TimeMs midnightUtc = day * kDayMs;
  return std::clamp(midnightUtc - stockholmOffsetMs(midnightUtc - kHourMs), kMinTimeMs, kMaxTimeMs);
}

std::string formatDay(const CivilDate& date) {
  std::string text;
  appendDigits(text, date.year, 4);
  text += '-';
  appendDigits(text, date.month, 2);
  text += '-';
  appendDigits(text, date.day, 2);
  return text;
}

std::string formatWeek(const IsoWeek& week) {
  std::string text;
  appendDigits(text, week.year, 4);
  text += "-W";
  appendDigits(text, week.week, 2);
  return text;
}

Result<CivilDate> parseDay(std::string_view text) {
  const CivilDate date{readDigits(text, 0, 4), readDigits(text, 5, 2), readDigits(text, 8, 2)};
  const bool formed = text.size() == 10 && text[4] == '-' && text[7] == '-' && date.year >= 0 &&
                      date.month >= 0 && date.day >= 0;
  if (!formed) return Error{"bad_day", "expected YYYY-MM-DD"};
  const bool exists = date.year >= kMinYear && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
                      date.day <= daysInMonth(date.year, date.month);
  if (!exists) return Error{"bad_day", "no such day"};
  return date;
}

Result<IsoWeek> parseWeek(std::string_view text) {
  const IsoWeek week{readDigits(text, 0, 4), readDigits(text, 6, 2)};
  const bool formed = text.size() == 8 && text.substr(4, 2) == "-W" && week.year >= 0 && week.week >= 0;
  if (!formed) return Error{"bad_week", "expected YYYY-Www"};
  const bool exists =
      week.year >= kMinYear && week.week >= 1 && week.week <= isoWeekOf({week.year, 12, 28}).week;
  if (!exists) return Error{"bad_week", "no such week"};
  return week;
}

}  // namespace smasteg
