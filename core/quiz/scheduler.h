// When a card should be asked again: FSRS-6, the Free Spaced Repetition Scheduler with 21 parameters. It
// knows three things of a card: its stability (days until the chance of recall has sunk to 90 %), its
// difficulty (1–10) and, from when it was last seen, its retrievability (the chance of recall now).
// Source: "The Algorithm", Open Spaced Repetition; behaviour, steps, bounds and defaults as py-fsrs 6.3,
// which is the oracle of the tests (tests/fsrs). No fuzz: nothing here is random.
// Promises: pure, the same bits natively and as Wasm (exponential.h), total: what is out of bounds is
// refused with a code, and every number that comes out is finite.
// What is kept of a person's practice is the ratings and their times; schedules are worked out from them.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace smasteg {

/// Another name for other results: who keeps schedules keeps it beside them, and reckons anew when it
/// differs.
inline constexpr std::string_view kSchedulerVersion = "fsrs-6.1";

/// Again: forgotten. Hard, good, easy: recalled, with great, some or no effort. docs/quiz.md tells which
/// answers give which.
enum class Rating { again = 1, hard, good, easy };

/// Learning: on the way to its first interval. Review: has had one. Relearning: forgotten after that.
enum class CardState { learning, review, relearning };

struct CardSchedule {
  CardState state = CardState::learning;
  int step = 0;           // which of the learning or relearning steps, from 0; 0 in review
  double stability = 0;   // days, 0.001–1e100; 0 before the first review
  double difficulty = 0;  // 1–10; 0 before the first review
  TimeMs dueMs = 0;
  TimeMs lastReviewMs = 0;
  bool isNew() const { return stability == 0; }
  bool operator==(const CardSchedule&) const = default;
};

inline constexpr std::size_t kParameterCount = 21;
using FsrsParameters = std::array<double, kParameterCount>;

/// py-fsrs's, trained on many people's reviews. 0–3 are days, the others are numbers without a unit.
inline constexpr FsrsParameters kDefaultParameters = {0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                                                      0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                                                      1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};
inline constexpr FsrsParameters kLowestParameters = {0.001, 0.001, 0.001, 0.001, 1,     0.001, 0.001,
                                                     0.001, 0,     0,     0.001, 0.001, 0.001, 0.001,
                                                     0,     0,     1,     0,     0,     0,     0.1};
inline constexpr FsrsParameters kHighestParameters = {100, 100,  100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5,
                                                      5,   0.25, 0.9, 4,   1,  6, 2, 2,    0.8, 0.8};

inline constexpr std::int64_t kMostIntervalDays = 36500;  // a hundred years
inline constexpr double kLowestRetention = 0.01, kHighestRetention = 0.99;

struct SchedulerOptions {
  FsrsParameters parameters = kDefaultParameters;
  double desiredRetention = 0.9;  // the chance of recall at which a card is due
  bool hasSteps = true;           // 1 and 10 min when learning, 10 min when relearning; else whole days only
};

class Scheduler {
 public:
  /// Codes: bad_parameter (out of bounds or not a number; the detail says which), bad_retention.
  static Result<Scheduler> make(const SchedulerOptions& options);

  /// The card after a review at that time, in UTC ms. Days between reviews are whole spans of 24 h, rounded
  /// down; within the first the formula for reviews of the same day counts. Intervals are whole days, 1 to
  /// 36 500, or a step. Codes: bad_rating (outside 1–4), bad_time (outside years 1–9999), back_in_time
  /// (before the card's last review), bad_card (a schedule that this class never gave).
  Result<CardSchedule> review(const CardSchedule& card, int rating, TimeMs at) const;

  /// The chance of recall in millionths, rounded down: an integer, since what is asked is decided by it. 0
  /// for a new card; at a time before its last review as at that. The card is one that `review` gave.
  std::int64_t retrievability(const CardSchedule& card, TimeMs at) const;

 private:
  explicit Scheduler(const SchedulerOptions& options);
  std::span<const TimeMs> stepsOf(CardState state) const;
  double initialDifficulty(Rating rating) const;
  double nextDifficulty(double difficulty, Rating rating) const;
  double recallChance(double elapsedDays, double stability) const;
  double sameDayStability(double stability, Rating rating) const;
  double stabilityAfterRecall(const CardSchedule& card, double recall, Rating rating) const;
  double stabilityAfterLapse(const CardSchedule& card, double recall) const;
  void remember(CardSchedule& card, Rating rating, TimeMs at) const;
  TimeMs intervalMs(double stability) const;
  TimeMs advance(CardSchedule& card, Rating rating) const;

  FsrsParameters w_;
  bool hasSteps_;
  // What no review changes, reckoned once.
  double forgettingFactor_, intervalFactor_, easyDifficulty_, growth_, shortTermGrowth_;
};

}  // namespace smasteg
