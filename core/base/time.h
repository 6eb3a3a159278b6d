// Civil time without a clock, a locale or a time-zone database: Europe/Stockholm by the EU rule (summer time
// from the last Sunday of March to the last of October, 01.00 UTC) and ISO 8601 weeks. Integers only, so
// every device agrees.
// Promises: total: instants outside kMinTimeMs..kMaxTimeMs are clamped to it, and so is what would leave it
// by the offset (the last hours of year 9999). Refuses (Result) days that do not exist.
// The rule is in force since 1996; for earlier years it is assumed, which may put an instant an hour wrong.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace smasteg {

/// Milliseconds since 1970-01-01T00:00Z.
using TimeMs = std::int64_t;

inline constexpr TimeMs kMinTimeMs = -62135596800000;  // year 1
inline constexpr TimeMs kMaxTimeMs = 253402300799999;  // end of year 9999
inline constexpr TimeMs kSecondMs = 1000;
inline constexpr TimeMs kMinuteMs = 60 * kSecondMs;
inline constexpr TimeMs kHourMs = 60 * kMinuteMs;
inline constexpr TimeMs kDayMs = 24 * kHourMs;

/// A proleptic Gregorian date. month 1–12, day 1–31.
struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
  bool operator==(const CivilDate&) const = default;
};

/// An ISO 8601 week: Monday first, week 1 holds the year's first Thursday.
struct IsoWeek {
  int year = 1970;
  int week = 1;
  auto operator<=>(const IsoWeek&) const = default;
};

std::int64_t daysFromCivil(const CivilDate& date);  // days since 1970-01-01, may be negative
CivilDate civilFromDays(std::int64_t days);
int isoWeekday(const CivilDate& date);  // 1 Monday … 7 Sunday
IsoWeek isoWeekOf(const CivilDate& date);
CivilDate mondayOf(const IsoWeek& week);

TimeMs stockholmOffsetMs(TimeMs utcMs);  // +1 h or +2 h; instants outside the range are clamped
CivilDate stockholmDate(TimeMs utcMs);
/// The instant, in UTC ms, at which that day begins in Stockholm.
TimeMs stockholmMidnight(const CivilDate& date);

std::string formatDay(const CivilDate& date);  // "2026-11-24"
std::string formatWeek(const IsoWeek& week);   // "2026-W48"
/// Error codes: bad_day, bad_week. Years 0001–9999.
Result<CivilDate> parseDay(std::string_view text);  // strict YYYY-MM-DD of a day that exists
Result<IsoWeek> parseWeek(std::string_view text);   // strict YYYY-Www of a week that exists

}  // namespace smasteg
