// See rest_days.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/rest_days.h"

#include "core/base/deferred_text.h"

namespace smasteg {
namespace {

constexpr int kSaturday = 6;

/// The Saturday that falls on `from` or within the six days after it.
std::int64_t saturdayFrom(const CivilDate& from) {
  return daysFromCivil(from) + (kSaturday - isoWeekday(from) + 7) % 7;
}

std::string fixedHoliday(const CivilDate& date) {
  switch (date.month * 100 + date.day) {
    case 101:
      return SMASTEG_DEFERRED_TEXT("new-year");
    case 106:
      return SMASTEG_DEFERRED_TEXT("epiphany");
    case 501:
      return SMASTEG_DEFERRED_TEXT("first-of-may");
    case 606:
      return SMASTEG_DEFERRED_TEXT("national-day");
    case 1224:
      return SMASTEG_DEFERRED_TEXT("christmas-eve");
    case 1225:
      return SMASTEG_DEFERRED_TEXT("christmas-day");
    case 1226:
      return SMASTEG_DEFERRED_TEXT("boxing-day");
    case 1231:
      return SMASTEG_DEFERRED_TEXT("new-years-eve");
    default:
      return {};
  }
}

}  // namespace

CivilDate easterSunday(int year) {
  const int golden = year % 19, century = year / 100, within = year % 100;
  const int moons = (8 * century + 13) / 25;
  const int epact = (19 * golden + century - century / 4 - moons + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (within / 4) - epact - within % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int marchBased = epact + weekday - 7 * late + 114;
  return {year, marchBased / 31, marchBased % 31 + 1};
}

std::string holidayOf(const CivilDate& date) {
  const std::int64_t day = daysFromCivil(date);
  switch (day - daysFromCivil(easterSunday(date.year))) {
    case -2:
      return SMASTEG_DEFERRED_TEXT("good-friday");
    case 0:
      return SMASTEG_DEFERRED_TEXT("easter-sunday");
    case 1:
      return SMASTEG_DEFERRED_TEXT("easter-monday");
    case 39:
      return SMASTEG_DEFERRED_TEXT("ascension");
    case 49:
      return SMASTEG_DEFERRED_TEXT("pentecost");
    default:
      break;
  }
  const std::int64_t midsummer = saturdayFrom({date.year, 6, 20});
  if (day == midsummer - 1) return SMASTEG_DEFERRED_TEXT("midsummer-eve");
  if (day == midsummer) return SMASTEG_DEFERRED_TEXT("midsummer-day");
  if (day == saturdayFrom({date.year, 10, 31})) return SMASTEG_DEFERRED_TEXT("all-saints");
  return fixedHoliday(date);
}

}  // namespace smasteg
