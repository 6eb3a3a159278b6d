// What the tests of the engine share: a room on a Tuesday of week 48, and how to look at it.
//
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/engine/fake_room.h"

namespace smasteg::test {

inline constexpr std::int64_t kTuesday = 1795514400000;  // 2026-11-24T10:00Z, ISO week 48
using Strings = std::vector<std::string>;

inline std::size_t countOf(const Strings& all, const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const auto& each) { return each.find(text) == 0; }));
}

/// The arguments of a command about that row.
inline CommandArgs argsOf(const Json& row) {
  CommandArgs args;
  if (!row.is_null()) args.id = row["id"];
  return args;
}

class EngineTest : public ::testing::Test {
 protected:
  FakeRoom room{kTuesday};
};

}  // namespace smasteg::test
