// How a card is forgotten between its reviews, and a year of somebody's practice played through by the
// scheduler that ships.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace smasteg::debug {

inline constexpr int kMaxYearCards = 200;

struct Curve {
  std::vector<double> days, recall;  // the chance of recall, 0–1
  std::vector<double> reviewDays;    // when it was asked again
  std::vector<double> reviewRecall;  // the chance just before
};

/// Ratings 1–4, each given on the day when the card was due; then on until `days`.
Curve curveOf(const std::vector<int>& ratings, double days, double retention);

struct Year {
  std::vector<double> reviewsByDay;  // 365
  std::size_t reviews = 0, forgotten = 0;
};

/// So many cards begun one a day; each is recalled as often as the scheduler thinks it is.
Year yearOf(int cards, double retention, std::uint64_t seed);

std::string asText(const Curve& curve, const Year& year);

}  // namespace smasteg::debug
