// How fast Småsteg may send. The host has one send queue for all rooms and the server one rate bucket per
// user, so every message of ours makes the person's own chat wait: 6 in a burst, then one in 12 s (measured:
// the human waits ≤ 0.9 s).
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>

#include "core/base/time.h"

namespace smasteg {

inline constexpr int kSendBurst = 6;
inline constexpr TimeMs kSendEveryMs = 12 * kSecondMs;
// The host's queue may stand still for 30 s: nothing of any kind until then.
inline constexpr TimeMs kQuietAfterUnknownMs = 40 * kSecondMs;
// So long after the room said yes what it does not give back has been taken away, or cannot be read here:
// longer than a page that was asked for before may take.
inline constexpr TimeMs kTakenAwayMs = 40 * kSecondMs;
inline constexpr TimeMs kSlowSendMs = 2500;  // most answers come in a second
// An answer that never came at all, not even the host's time-out.
inline constexpr TimeMs kSendTimeoutMs = 30 * kSecondMs;
inline constexpr TimeMs kReadTimeoutMs = 30 * kSecondMs;

// A host that was offline first hears what has changed: to know one's rights before that is to know the old.
inline constexpr TimeMs kHostCatchesUpMs = 3 * kSecondMs;

inline constexpr TimeMs kRereadMs = 2 * kSecondMs;  // between two looks for what was just sent

/// Whether to look (again) for something that entered its state at `since`: at once, then every two seconds
/// for a while, then every fifteen.
inline bool lookAgain(TimeMs lastLook, TimeMs since, TimeMs now) {
  const TimeMs every = now - since < 20 * kSecondMs ? kRereadMs : 15 * kSecondMs;
  return lastLook < since || now - lastLook >= every;
}

/// A token bucket in whole milliseconds.
class SendPace {
 public:
  /// When the next send may leave: `now` or later.
  TimeMs nextAt(TimeMs now) const {
    const TimeMs credit = creditAt(now);
    return credit >= kSendEveryMs ? now : now + (kSendEveryMs - credit);
  }
  void spend(TimeMs now) {
    credit_ = creditAt(now) - kSendEveryMs;
    at_ = now;
  }
  /// As it was when the panel went away; credit is cut to what there can be.
  void restore(TimeMs at, TimeMs credit) {
    at_ = at;
    credit_ = std::clamp<TimeMs>(credit, 0, kSendBurst * kSendEveryMs);
  }
  TimeMs at() const { return at_; }
  TimeMs credit() const { return credit_; }
  /// The server said to wait: nothing before then.
  void emptyUntil(TimeMs when) {
    at_ = when;
    credit_ = kSendEveryMs;
  }

 private:
  TimeMs creditAt(TimeMs now) const {
    if (now < at_) return credit_ - (at_ - now);  // a clock set back, or emptyUntil
    return std::min(credit_ + (now - at_), kSendBurst * kSendEveryMs);
  }
  TimeMs at_ = kMinTimeMs;
  TimeMs credit_ = kSendBurst * kSendEveryMs;
};

}  // namespace smasteg
