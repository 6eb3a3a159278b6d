// SMASTEG_ASSERT: a broken promise inside the core. On in release too: a wrong log is worse than a stopped
// one. It traps; the page starts a new worker from the stores. Never used for input: that is Result<T>.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#define SMASTEG_ASSERT(condition)       \
  do {                                  \
    if (!(condition)) __builtin_trap(); \
  } while (false)
