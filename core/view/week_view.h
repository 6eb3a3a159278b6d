// View "week": the current ISO week's walk, one entry a day, Monday first. Counts the room together, never a
// person.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/context.h"

namespace smasteg {

struct WeekDay {
  std::string day;    // "2026-11-24"
  int steps = 0;      // everyone's, private ones of this device too
  bool mine = false;  // I did something that day
  bool today = false;
  static constexpr auto fields = std::tuple(field("day", &WeekDay::day), field("steps", &WeekDay::steps),
                                            field("mine", &WeekDay::mine), field("today", &WeekDay::today));
};
struct WeekView {
  static constexpr std::string_view name = "week";
  int year = 0, week = 0;     // ISO 8601
  std::vector<WeekDay> days;  // 7
  int steps = 0;              // in the week
  static constexpr auto fields = std::tuple(field("year", &WeekView::year), field("week", &WeekView::week),
                                            field("days", &WeekView::days), field("steps", &WeekView::steps));
};

WeekView weekView(const ViewContext& context);

}  // namespace smasteg
