// 128 bits, for the sums of weights: a thousand pairs of 60 bits each fit, and nothing is ever rounded.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

namespace smasteg {

__extension__ using Int128 = __int128;

/// As a person would write it: "-12".
inline std::string decimal(Int128 value) {
  __extension__ using Unsigned128 = unsigned __int128;
  auto rest = static_cast<Unsigned128>(value);
  if (value < 0) rest = 0 - rest;
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  } while (rest != 0);
  return value < 0 ? "-" + digits : digits;
}

}  // namespace smasteg
