// SPDX-License-Identifier: EUPL-1.2
#include "core/view/week_view.h"

#include "core/view/steps_view.h"

namespace smasteg {

WeekView weekView(const ViewContext& context) {
  WeekView view;
  const CivilDate today = stockholmDate(context.now);
  const IsoWeek week = isoWeekOf(today);
  view.year = week.year;
  view.week = week.week;
  const std::int64_t monday = daysFromCivil(mondayOf(week));
  for (std::int64_t i = 0; i < 7; ++i) {
    const CivilDate date = civilFromDays(monday + i);
    WeekDay day;
    day.day = formatDay(date);
    day.today = date == today;
    view.days.push_back(std::move(day));
  }
  const std::vector<StepRef> steps = allSteps(context);
  for (const StepRef& step : steps) {
    for (auto& day : view.days) {
      if (day.day != step.day) continue;
      const StepRow row = rowOf(context, step);
      if (row.state == "removed" || row.state == "removing") continue;
      ++day.steps;
      ++view.steps;
      day.mine = day.mine || row.mine;
    }
  }
  return view;
}

}  // namespace smasteg
