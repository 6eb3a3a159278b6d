// See scheduler.h. w_[n] is the algorithm's w_n; the formulas stand in the order of its description.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/scheduler.h"

#include <algorithm>
#include <string>

#include "core/quiz/exponential.h"

namespace smasteg {
namespace {

constexpr double kLowestStability = 0.001;  // days
// The algorithm has no ceiling. Hundreds of reviews in one day, with parameters at their bounds, would leave
// the doubles; below this everything is as it says.
constexpr double kHighestStability = 1e100;
constexpr double kLowestDifficulty = 1, kHighestDifficulty = 10;
constexpr double kRetentionOfStability = 0.9;  // stability is defined by it
constexpr std::array<TimeMs, 2> kLearningSteps = {kMinuteMs, 10 * kMinuteMs};
constexpr std::array<TimeMs, 1> kRelearningSteps = {10 * kMinuteMs};

double bounded(double stability) { return std::clamp(stability, kLowestStability, kHighestStability); }

/// To the nearest whole number, a half to the even one; for 0 ≤ value ≤ 2^52.
std::int64_t rounded(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  const double rest = value - static_cast<double>(whole);
  return rest > 0.5 || (rest == 0.5 && whole % 2 == 1) ? whole + 1 : whole;
}

/// 10 − difficulty as a share of 9: what is difficult already grows more difficult slowly.
double linearDamping(double difficulty) { return (kHighestDifficulty - difficulty) / 9; }

bool isTime(TimeMs at) { return at >= kMinTimeMs && at <= kMaxTimeMs; }

bool isSchedule(const CardSchedule& card) {
  const int steps = card.state == CardState::review ? 1 : card.state == CardState::learning ? 2 : 1;
  // Written so that NaN is refused.
  return card.step >= 0 && card.step < steps && isTime(card.lastReviewMs) &&
         card.stability >= kLowestStability && card.stability <= kHighestStability &&
         card.difficulty >= kLowestDifficulty && card.difficulty <= kHighestDifficulty;
}

}  // namespace

Result<Scheduler> Scheduler::make(const SchedulerOptions& options) {
  for (std::size_t i = 0; i < kParameterCount; ++i) {
    const double each = options.parameters[i];
    if (!(each >= kLowestParameters[i] && each <= kHighestParameters[i]))
      return Error{"bad_parameter", "parameter " + std::to_string(i)};
  }
  if (!(options.desiredRetention >= kLowestRetention && options.desiredRetention <= kHighestRetention))
    return Error{"bad_retention", "outside 0.01–0.99"};
  return Scheduler(options);
}

Scheduler::Scheduler(const SchedulerOptions& options)
    : w_(options.parameters),
      hasSteps_(options.hasSteps),
      forgettingFactor_(power(kRetentionOfStability, -1 / w_[20]) - 1),
      intervalFactor_(power(options.desiredRetention, -1 / w_[20]) - 1),
      easyDifficulty_(initialDifficulty(Rating::easy)),
      growth_(exponential(w_[8])),
      shortTermGrowth_(exponential(w_[17] * w_[18])) {}

std::span<const TimeMs> Scheduler::stepsOf(CardState state) const {
  if (!hasSteps_ || state == CardState::review) return {};
  return state == CardState::learning ? std::span<const TimeMs>(kLearningSteps) : kRelearningSteps;
}

double Scheduler::initialDifficulty(Rating rating) const {
  return w_[4] - exponential(w_[5] * (static_cast<int>(rating) - 1)) + 1;
}

double Scheduler::nextDifficulty(double difficulty, Rating rating) const {
  const double change = -w_[6] * (static_cast<int>(rating) - 3);
  const double changed = difficulty + change * linearDamping(difficulty);
  const double reverted = w_[7] * easyDifficulty_ + (1 - w_[7]) * changed;  // a little towards an easy card's
  return std::clamp(reverted, kLowestDifficulty, kHighestDifficulty);
}

/// The forgetting curve.
double Scheduler::recallChance(double elapsedDays, double stability) const {
  return power(1 + forgettingFactor_ * elapsedDays / stability, -w_[20]);
}

double Scheduler::sameDayStability(double stability, Rating rating) const {
  const double shift = static_cast<int>(rating) - 3 + w_[18];
  const double increase = exponential(w_[17] * shift) * power(stability, -w_[19]);
  return stability * (rating == Rating::again ? increase : std::max(increase, 1.0));
}

double Scheduler::stabilityAfterRecall(const CardSchedule& card, double recall, Rating rating) const {
  const double hardPenalty = rating == Rating::hard ? w_[15] : 1;
  const double easyBonus = rating == Rating::easy ? w_[16] : 1;
  const double increase = growth_ * (11 - card.difficulty) * power(card.stability, -w_[9]) *
                          (exponential((1 - recall) * w_[10]) - 1) * hardPenalty * easyBonus;
  return card.stability * (1 + increase);
}

double Scheduler::stabilityAfterLapse(const CardSchedule& card, double recall) const {
  const double longTerm = w_[11] * power(card.difficulty, -w_[12]) * (power(card.stability + 1, w_[13]) - 1) *
                          exponential((1 - recall) * w_[14]);
  return std::min(longTerm, card.stability / shortTermGrowth_);
}

/// Stability and difficulty after a review.
void Scheduler::remember(CardSchedule& card, Rating rating, TimeMs at) const {
  if (card.isNew()) {
    card.stability = w_[static_cast<std::size_t>(rating) - 1];
    card.difficulty = std::clamp(initialDifficulty(rating), kLowestDifficulty, kHighestDifficulty);
    return;
  }
  const std::int64_t days = (at - card.lastReviewMs) / kDayMs;
  double stability = 0;
  if (days < 1) {
    stability = sameDayStability(card.stability, rating);
  } else {
    const double recall = recallChance(static_cast<double>(days), card.stability);
    stability = rating == Rating::again ? stabilityAfterLapse(card, recall)
                                        : stabilityAfterRecall(card, recall, rating);
  }
  card.stability = bounded(stability);
  card.difficulty = nextDifficulty(card.difficulty, rating);
}

/// How long it takes until the chance of recall is the desired one.
TimeMs Scheduler::intervalMs(double stability) const {
  const double days = stability / forgettingFactor_ * intervalFactor_;
  if (days >= static_cast<double>(kMostIntervalDays)) return kMostIntervalDays * kDayMs;
  return std::max<std::int64_t>(rounded(days), 1) * kDayMs;
}

/// State and step after a review, and the time until the next.
TimeMs Scheduler::advance(CardSchedule& card, Rating rating) const {
  if (card.state == CardState::review && rating == Rating::again && hasSteps_)
    card.state = CardState::relearning;
  const auto steps = stepsOf(card.state);
  const auto step = static_cast<std::size_t>(card.step);
  const bool isDone = rating == Rating::easy || (rating == Rating::good && step + 1 >= steps.size());
  if (steps.empty() || isDone) {
    card.state = CardState::review;
    card.step = 0;
    return intervalMs(card.stability);
  }
  if (rating == Rating::again) card.step = 0;
  if (rating == Rating::good) ++card.step;
  const TimeMs wait = steps[static_cast<std::size_t>(card.step)];
  if (rating != Rating::hard || step > 0) return wait;
  // Hard at the first step: half way to the next one, or half as long again where there is none.
  return steps.size() == 1 ? wait + wait / 2 : (wait + steps[1]) / 2;
}

Result<CardSchedule> Scheduler::review(const CardSchedule& card, int rating, TimeMs at) const {
  if (rating < 1 || rating > 4) return Error{"bad_rating", "outside 1–4"};
  if (!isTime(at)) return Error{"bad_time", "outside years 1–9999"};
  if (!card.isNew()) {
    if (!isSchedule(card)) return Error{"bad_card", "not a schedule"};
    if (at < card.lastReviewMs) return Error{"back_in_time", "before the last review"};
  }
  CardSchedule after = card.isNew() ? CardSchedule{} : card;
  remember(after, static_cast<Rating>(rating), at);
  after.dueMs = at + advance(after, static_cast<Rating>(rating));
  after.lastReviewMs = at;
  return after;
}

std::int64_t Scheduler::retrievability(const CardSchedule& card, TimeMs at) const {
  if (card.isNew()) return 0;
  SMASTEG_ASSERT(isSchedule(card));
  const std::int64_t days = std::max<std::int64_t>(at - card.lastReviewMs, 0) / kDayMs;
  return static_cast<std::int64_t>(1e6 * recallChance(static_cast<double>(days), card.stability));
}

}  // namespace smasteg
