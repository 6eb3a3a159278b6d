// The world of a simulation: one clock, one queue of what happens next, one stream of chance, and the story
// of what happened. The same seed gives the same world to the bit. No threads, no real time.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <string>
#include <string_view>
#include <vector>

namespace smasteg::sim {

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and the same everywhere.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  /// 0 … n-1; n > 0. The bias of the remainder is below 2^-40 for the numbers used here.
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n));
  }
  std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
  bool percent(int p) { return below(100) < p; }

 private:
  std::uint64_t state_;
};

/// One thing that happened, for the story of a failing seed.
struct Happening {
  std::int64_t at = 0;  // ms since the simulation began
  std::string who, what;
};

class World {
 public:
  World(std::uint64_t seed, std::int64_t start, bool telling)
      : chance(seed), now(start), start_(start), telling_(telling) {}

  Chance chance;
  std::int64_t now;

  void after(std::int64_t ms, std::function<void()> act) { queue_.push({now + ms, next_++, std::move(act)}); }
  /// Lets all that is due until then happen, in order.
  void runUntil(std::int64_t end) {
    while (!queue_.empty() && queue_.top().at <= end) {
      // The queue may grow while it acts.
      auto act = std::move(const_cast<Due&>(queue_.top()).act);
      now = queue_.top().at;
      queue_.pop();
      act();
    }
    now = end;
  }

  bool telling() const { return telling_; }
  void tell(std::string_view who, std::string what) {
    if (telling_) story_.push_back({now - start_, std::string(who), std::move(what)});
  }
  const std::vector<Happening>& story() const { return story_; }

  /// The first rule that was broken, in words; "" while all is well.
  std::string broken;
  void check(bool holds, std::string_view rule) {
    if (holds || !broken.empty()) return;
    broken = rule;
    tell("rule", "BROKEN: " + broken);
  }

 private:
  struct Due {
    std::int64_t at;
    std::uint64_t order;  // of those due at one time, the first asked for comes first
    std::function<void()> act;
    bool operator<(const Due& other) const {
      return at != other.at ? at > other.at : order > other.order;  // the queue gives the greatest first
    }
  };
  std::priority_queue<Due> queue_;
  std::uint64_t next_ = 0;
  std::int64_t start_;
  bool telling_;
  std::vector<Happening> story_;
};

}  // namespace smasteg::sim
