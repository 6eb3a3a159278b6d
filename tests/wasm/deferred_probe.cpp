// A Wasm of its own, split as the core is: what a first and a deferred part must share. Built without the
// core, so that parts.test.ts says something while nothing in the core is deferred, and whatever is later.
// SPDX-License-Identifier: EUPL-1.2
#include <emscripten.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/base/deferred.h"

namespace {

std::vector<int> kept;  // by both parts, on one heap

[[gnu::noinline]] int twice(int value) { return value * 2; }

// In the table of function pointers: having its address is no way around the mark.
SMASTEG_DEFERRED int negative(int value) { return -value; }

using Rule = int (*)(int);
constexpr Rule kRules[] = {twice, negative};

SMASTEG_DEFERRED int third(int value) { return value / 3; }

// So thin that an optimiser would like to do without it.
SMASTEG_DEFERRED int thin(int value) { return third(value); }

SMASTEG_DEFERRED void fill(int count, Rule rule) {
  std::vector<int> fresh(static_cast<std::size_t>(count));
  std::iota(fresh.begin(), fresh.end(), 1);
  std::transform(fresh.begin(), fresh.end(), fresh.begin(), rule);
  kept.insert(kept.end(), fresh.begin(), fresh.end());
}

}  // namespace

extern "C" {
EMSCRIPTEN_KEEPALIVE void keep(int value) { kept.push_back(value); }
/// 1 … count, each by rule 0 (twice, here) or 1 (negative, deferred).
EMSCRIPTEN_KEEPALIVE void keepMany(int count, int rule) { fill(count, kRules[rule]); }
EMSCRIPTEN_KEEPALIVE int sumKept() { return std::accumulate(kept.begin(), kept.end(), 0); }
EMSCRIPTEN_KEEPALIVE int byRule(int rule, int value) { return kRules[rule](value); }
EMSCRIPTEN_KEEPALIVE int byThin(int value) { return thin(value); }
}
