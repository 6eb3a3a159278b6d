// See report.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/report/report.h"

#include <set>
#include <utility>

#include "core/base/sort.h"

namespace smasteg {
namespace {

std::optional<std::string> orNull(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

bool isWithin(const Record& record, const std::string& from, const std::string& to) {
  return (from.empty() || record.day >= from) && (to.empty() || record.day <= to);
}

}  // namespace

void Report::add(ReportStep step) {
  for (const std::string& principle : step.principles) ++byPrinciple[principle];
  steps.push_back(std::move(step));
}

void Report::sortNewestFirst() {
  sortItems(steps, [](const ReportStep& a, const ReportStep& b) {
    return a.day != b.day ? a.day > b.day : a.ts > b.ts;
  });
}

ReportStep reportStep(const EventLog& log, const Record& record) {
  std::set<std::string> people;
  for (const auto& [key, senders] : log.reactions(record.eventId))
    people.insert(senders.begin(), senders.end());
  people.erase(record.author);
  ReportStep step{record.id, record.author, record.day, record.text, record.principles, 0, {}, {}};
  step.encouragement = static_cast<std::int64_t>(people.size());
  step.from = orNull(record.from);
  step.toldBy = orNull(record.toldBy);
  step.ts = record.ts;
  return step;
}

Report makeReport(const EventLog& log, const std::string& from, const std::string& to) {
  Report report;
  for (const Record* record : log.records()) {
    if (!isWithin(*record, from, to)) continue;
    ++report.records[std::string(recordKindName(record->kind))];
    if (record->kind == RecordKind::step) report.add(reportStep(log, *record));
  }
  report.quarantined = log.quarantined();
  report.digest = log.digest();
  return report;
}

std::optional<ReportStep> reportStepBeyond(const Record& record, std::string_view visibility) {
  if (record.kind != RecordKind::step || !record.toldBy.empty() || visibility != "public") return {};
  ReportStep step{{}, {}, record.day, record.text, record.principles, 0, {}, {}};
  step.ts = record.ts;
  return step;
}

Report makePublicReport(const EventLog& log, const ReportMaker& maker, const std::string& from,
                        const std::string& to) {
  Report report;
  report.scope = ReportScope::beyond;
  report.named = !maker.id.empty();
  for (const Record* record : log.records()) {
    auto step = reportStepBeyond(*record, record->visibility);
    if (!step || !isWithin(*record, from, to)) continue;
    if (report.named && record->author == maker.id) step->author = maker.name;
    report.add(std::move(*step));
  }
  report.sortNewestFirst();
  return report;
}

}  // namespace smasteg
