// See memory.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/memory.h"

#include <algorithm>
#include <cstdio>

#include "core/base/random.h"
#include "core/quiz/scheduler.h"

namespace smasteg::debug {
namespace {

constexpr std::int64_t kBegins = 1'795'514'400'000;  // a Tuesday at ten
constexpr double kMillion = 1e6;
constexpr std::int64_t kDays = 365;
constexpr int kPointsADay = 4;
constexpr double kLowest = 0.7, kHighest = 0.98;

Scheduler schedulerFor(double retention) {
  auto made = Scheduler::make({.parameters = kDefaultParameters,
                               .desiredRetention = std::clamp(retention, kLowest, kHighest),
                               .hasSteps = false});
  return made.take();
}

double daysSince(TimeMs at) { return static_cast<double>(at - kBegins) / static_cast<double>(kDayMs); }

}  // namespace

Curve curveOf(const std::vector<int>& ratings, double days, double retention) {
  const Scheduler scheduler = schedulerFor(retention);
  Curve curve;
  CardSchedule card;
  TimeMs at = kBegins;
  const auto draw = [&](TimeMs until) {
    for (; at < until; at += kDayMs / kPointsADay) {
      curve.days.push_back(daysSince(at));
      curve.recall.push_back(static_cast<double>(scheduler.retrievability(card, at)) / kMillion);
    }
    at = until;
  };
  const TimeMs end = kBegins + static_cast<TimeMs>(days) * kDayMs;
  for (const int rating : ratings) {
    const TimeMs due = card.isNew() ? kBegins : card.dueMs;
    if (due > end) break;
    draw(due);
    curve.reviewDays.push_back(daysSince(due));
    curve.reviewRecall.push_back(
        card.isNew() ? 1 : static_cast<double>(scheduler.retrievability(card, due)) / kMillion);
    if (auto next = scheduler.review(card, rating, due)) card = next.take();
  }
  if (!card.isNew()) draw(end);
  return curve;
}

Year yearOf(int cards, double retention, std::uint64_t seed) {
  const Scheduler scheduler = schedulerFor(retention);
  RandomStream random("year " + std::to_string(seed));
  Year year;
  year.reviewsByDay.assign(static_cast<std::size_t>(kDays), 0);
  for (int i = 0; i < std::clamp(cards, 1, kMaxYearCards); ++i) {
    CardSchedule card;
    for (TimeMs at = kBegins + i * kDayMs; at < kBegins + kDays * kDayMs;) {
      const auto recall = static_cast<std::uint64_t>(scheduler.retrievability(card, at));
      const bool isForgotten = !card.isNew() && random.below(1'000'000) >= recall;
      auto next = scheduler.review(card, isForgotten ? 1 : 3, at);
      if (!next) break;
      card = next.take();
      ++year.reviews;
      year.forgotten += isForgotten ? 1U : 0U;
      year.reviewsByDay[static_cast<std::size_t>((at - kBegins) / kDayMs)] += 1;
      at = std::max(card.dueMs, at + kDayMs);
    }
  }
  return year;
}

std::string asText(const Curve& curve, const Year& year) {
  std::string out;
  char line[96];
  for (std::size_t i = 0; i < curve.reviewDays.size(); ++i) {
    std::snprintf(line, sizeof line, "review %zu on day %.2f at a recall of %.4f\n", i + 1,
                  curve.reviewDays[i], curve.reviewRecall[i]);
    out += line;
  }
  std::snprintf(line, sizeof line, "a year: %zu reviews, %zu forgotten\n", year.reviews, year.forgotten);
  return out + line;
}

}  // namespace smasteg::debug
