// A reproducible stream of bytes: SHA-256(seed ‖ counter), the counter being 0, 1, … as eight bytes,
// big-endian. The core has no randomness of its own; seeds come in with messages, so one seed replays any
// failure. Never std::shuffle or a std:: distribution: those differ between libraries.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/sha256.h"

namespace smasteg {

class RandomStream {
 public:
  explicit RandomStream(std::string_view seed) : seed_(seed) {}
  std::string bytes(std::size_t count);
  std::uint64_t next();                      // 64 uniform bits: the next eight bytes, big-endian
  std::uint64_t below(std::uint64_t bound);  // uniform in [0, bound), by rejection; bound > 0

  template <class T>
  void shuffle(std::vector<T>& items) {  // Fisher–Yates, from the end
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[static_cast<std::size_t>(below(i))]);
    }
  }

 private:
  std::uint8_t byte();
  std::string seed_;
  std::uint64_t counter_ = 0;
  Digest block_{};
  std::size_t used_ = sizeof(Digest);
};

}  // namespace smasteg
