// What is on the screen, saved as a file that GoogleTest reads: tests/fixtures/saved/NAME.jsonl, first what
// the events come to, then the events. tests/core/log/saved_rooms_test.cpp holds every such file to it, in
// any order and twice.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace smasteg::debug {

struct SavedTest {
  std::string file;  // from the root of the house
  std::string test;  // the test to add, as C++
};

/// The first `count` events. `root`: the house's folder. Codes: bad_name, no_file.
Result<SavedTest> saveAsTest(const std::string& root, const std::string& name,
                             const std::vector<std::string>& events, std::size_t count);

}  // namespace smasteg::debug
