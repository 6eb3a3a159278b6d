// See report.h.
// SPDX-License-Identifier: EUPL-1.2
#include "cli/report.h"

namespace smasteg::cli {
namespace {

std::size_t encouragementOf(const EventLog& log, const Record& record) {
  std::set<std::string> people;
  for (const auto& [key, senders] : log.reactions(record.eventId))
    people.insert(senders.begin(), senders.end());
  people.erase(record.author);
  return people.size();
}

}  // namespace

Report makeReport(const EventLog& log, const std::string& from, const std::string& to) {
  Report report;
  for (const Record* record : log.records()) {
    if ((!from.empty() && record->day < from) || (!to.empty() && record->day > to)) continue;
    ++report.records[std::string(recordKindName(record->kind))];
    if (record->kind != RecordKind::step) continue;
    report.steps.push_back({record, encouragementOf(log, *record)});
    for (const std::string& principle : record->principles) ++report.byPrinciple[principle];
  }
  report.quarantined = log.quarantined();
  report.digest = log.digest();
  return report;
}

}  // namespace smasteg::cli
