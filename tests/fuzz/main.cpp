// One target as a libFuzzer program: FUZZ_TARGET says which.
//
// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  smasteg::fuzz::FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
