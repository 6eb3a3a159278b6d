// See in_language.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/in_language.h"

namespace smasteg {

std::string wordOf(const std::string& words, int number) {
  std::size_t at = 0;
  for (; number > 0; --number) at = words.find(' ', at) + 1;
  return words.substr(at, words.find(' ', at) - at);
}

std::string monthNames(Language language) {
  return IN_LANGUAGE("januari februari mars april maj juni juli augusti september oktober november december",
                     "January February March April May June July August September October November December");
}

std::string monthName(int month, Language language) { return wordOf(monthNames(language), month - 1); }

}  // namespace smasteg
