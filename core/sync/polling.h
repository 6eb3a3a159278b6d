// When to read the current card again. The host never pushes thread messages, so Småsteg asks: every 5 s (±20
// %) for two minutes after something happened, then every 15 s, then every 60 s; never when hidden. A poll is
// two small reads.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "core/base/sha256.h"
#include "core/base/time.h"

namespace smasteg {

inline constexpr TimeMs kPollFastMs = 5 * kSecondMs;
inline constexpr TimeMs kPollMediumMs = 15 * kSecondMs;
inline constexpr TimeMs kPollSlowMs = 60 * kSecondMs;
inline constexpr TimeMs kFastForMs = 2 * kMinuteMs;
inline constexpr TimeMs kMediumForMs = 12 * kMinuteMs;  // two minutes fast, then ten more
inline constexpr TimeMs kFullWalkEveryMs =
    5 * kMinuteMs;  // finds edits and removals that a newest page misses

class Polling {
 public:
  explicit Polling(std::string_view room) : jitter_(fnv1a64(room)) {}

  void activity(TimeMs now) {
    activeAt_ = now;
    if (polledAt_ != kMinTimeMs && dueAt_ > now + kPollFastMs) dueAt_ = now + kPollFastMs;
  }
  /// Read at once: on opening, on focus, after an own send.
  void now(TimeMs now) {
    activeAt_ = now;
    dueAt_ = now;
  }
  void polled(TimeMs now) {
    polledAt_ = now;
    dueAt_ = now + spread(intervalAt(now));
  }
  TimeMs dueAt() const { return dueAt_; }
  /// Something happened a while ago at most: there is reason to read more than the newest.
  bool busy(TimeMs now) const { return now - activeAt_ < kMediumForMs; }

 private:
  TimeMs intervalAt(TimeMs now) const {
    const TimeMs idle = now - activeAt_;
    return idle < kFastForMs ? kPollFastMs : idle < kMediumForMs ? kPollMediumMs : kPollSlowMs;
  }
  // ±20 %, so that a room of fifty widgets does not ask in step. Deterministic per room and turn.
  TimeMs spread(TimeMs interval) {
    jitter_ = jitter_ * 6364136223846793005ULL + 1442695040888963407ULL;  // Knuth's MMIX generator
    return interval - interval / 5 + static_cast<TimeMs>(jitter_ >> 33) % (2 * interval / 5 + 1);
  }
  std::uint64_t jitter_;
  TimeMs activeAt_ = kMinTimeMs / 2, polledAt_ = kMinTimeMs, dueAt_ = kMinTimeMs / 2;
};

}  // namespace smasteg
