// See report.h.
// SPDX-License-Identifier: EUPL-1.2
#include "cli/report.h"

#include <set>

#include "cli/input.h"
#include "core/base/fields.h"
#include "core/view/export_view.h"

namespace smasteg::cli {
namespace {

/// What the devices have and the room has not; who they belong to does not stand in a file.
void addOwn(const EventLog& log, const OwnSteps& own, const ReportArguments& arguments, Report& report,
            ReportSource& source) {
  std::set<std::string_view> inRoom;
  for (const Record* record : log.records()) inRoom.insert(record->recordId);
  for (const auto& [id, step] : own.notebook.steps()) {
    const bool isEarly = !arguments.from.empty() && step.day < arguments.from;
    const bool isLate = !arguments.to.empty() && step.day > arguments.to;
    if (isEarly || isLate || inRoom.contains(id)) continue;
    source.own.push_back(toJson(step));
    report.add(ownReportStep(step, ""));
  }
}

Report makeScoped(const EventLog& log, const OwnSteps& own, const ReportArguments& arguments,
                  ReportSource& source) {
  if (arguments.scope == ReportScope::beyond)
    return makePublicReport(log, arguments.maker, arguments.from, arguments.to);
  Report report;
  const bool hasRoom = arguments.scope != ReportScope::own;
  if (hasRoom) report = makeReport(log, arguments.from, arguments.to);
  report.scope = arguments.scope;
  if (hasRoom && arguments.format == ReportFormat::whole) source.messages = log.events();
  if (arguments.scope != ReportScope::room) {
    addOwn(log, own, arguments, report, source);
    report.sortNewestFirst();
  }
  return report;
}

std::string written(const Report& report, const Catalogue& catalogue, const ReportArguments& arguments,
                    const ReportSource& source) {
  switch (arguments.format) {
    case ReportFormat::markdown:
      return reportAsMarkdown(report, catalogue, arguments.language);
    case ReportFormat::csv:
      return reportAsCsv(report);
    case ReportFormat::whole:
      return reportAsJson(report, arguments.language, &source);
    case ReportFormat::json:
      break;
  }
  return reportAsJson(report, arguments.language);
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::vector<std::string> notesOf(const EventLog& log, const OwnSteps& own, ReportScope scope) {
  std::vector<std::string> notes;
  const bool hasOwn = scope == ReportScope::all || scope == ReportScope::own;
  if (own.inFiles > 0 && scope == ReportScope::room) {
    notes.push_back(
        counted(own.inFiles, "step that only a device has is", "steps that only a device has are") +
        " not in the report. Take them in with --scope all.");
  }
  if (hasOwn && own.inFiles == 0)
    notes.emplace_back("there are no steps that only a device has in these files. The app saves them.");
  if (scope == ReportScope::own) return notes;
  if (log.lockedCount() > 0) {
    notes.push_back(counted(log.lockedCount(), "message is", "messages are") +
                    " still encrypted and not in the report. Export from a client that can read them.");
  }
  if (log.newerVersions() > 0) {
    notes.push_back(counted(log.newerVersions(), "message was", "messages were") +
                    " written by a newer version. Use a newer smasteg to read them.");
  }
  return notes;
}

}  // namespace

Result<ReportAnswer> makeReportAnswer(const ReportArguments& arguments) {
  const Catalogue catalogue;
  EventLog log(catalogue);
  OwnSteps own;
  if (const auto read = readRoom(arguments.files, log, &own); !read) return read.error();
  const bool hasOwn = arguments.scope == ReportScope::all || arguments.scope == ReportScope::own;
  if (hasOwn && own.wrong) return *own.wrong;
  ReportSource source;
  const Report report = makeScoped(log, own, arguments, source);
  return ReportAnswer{written(report, catalogue, arguments, source), notesOf(log, own, arguments.scope)};
}

}  // namespace smasteg::cli
