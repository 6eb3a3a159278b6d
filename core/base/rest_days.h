// The days on which Sweden rests: the public holidays of the law (1989:253), and the eves that are as a
// Sunday at work (Midsummer, Christmas, New Year). Reckoned, Easter too, so that no table runs out.
// Promises: a key for each ("easter-monday"), the words of which are in i18n. Weekends are not holidays.
// The rule is in force since 2005; for earlier years it is assumed.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "core/base/time.h"

namespace smasteg {

/// Easter Sunday, Gregorian, by integers alone (Meeus, Jones and Butcher).
CivilDate easterSunday(int year);

/// "" when it is none.
std::string holidayOf(const CivilDate& date);

}  // namespace smasteg
