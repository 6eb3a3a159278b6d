// See tally.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/rollup/tally.h"

#include "core/base/deferred_text.h"
#include "core/base/time.h"
#include "core/catalogue/catalogue.h"

namespace smasteg {
namespace {

constexpr std::int64_t kDaysBack = 29;

std::uint8_t maskOf(const Record& record, const std::vector<std::string>& ids) {
  unsigned mask = 0;
  for (const std::string& id : record.principles) {
    for (std::size_t i = 0; i < ids.size(); ++i) mask |= ids[i] == id ? 1U << i : 0U;
  }
  return static_cast<std::uint8_t>(mask);
}

}  // namespace

Tally tallyOf(const EventLog& log, const Catalogue& catalogue, People& people) {
  std::vector<std::string> ids;
  for (int number = 1; number <= kDefaultPrincipleCount; ++number)
    ids.push_back(catalogue.idFromNumber(number).value_or(""));
  Tally tally;
  for (const Record* record : log.records()) {
    const auto day = parseDay(record->day);
    if (record->kind != RecordKind::step || !record->toldBy.empty() || !day) continue;
    tally.push_back(
        {daysFromCivil(day.value()), record->ts, people.numberOf(record->author), maskOf(*record, ids)});
  }
  return tally;
}

DaySpan daySpanOf(std::string_view period, TimeMs now) {
  CivilDate first = stockholmDate(now);
  const std::int64_t today = daysFromCivil(first);
  if (period == SMASTEG_DEFERRED_TEXT("days30")) return {today - kDaysBack, today};
  first.day = 1;
  if (period == SMASTEG_DEFERRED_TEXT("year")) first.month = 1;
  return {daysFromCivil(first), today};
}

}  // namespace smasteg
