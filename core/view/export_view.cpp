// See export_view.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/export_view.h"

#include <utility>

#include "core/base/json_text.h"
#include "core/log/phrases.h"
#include "core/view/steps_view.h"

namespace smasteg {
namespace {

ReportScope scopeOf(const ViewContext& context, std::string_view name) {
  if (name == "public") return ReportScope::beyond;
  if (context.sync == nullptr || name == "own") return ReportScope::own;
  return name == "all" ? ReportScope::all : ReportScope::room;
}

/// What the device has alone: the notebook, and what has not been read back from the room.
void addOwn(const ViewContext& context, Report& report, ReportSource& source) {
  const std::string self = context.sync == nullptr ? "" : context.sync->self();
  for (const StepRef& ref : allSteps(context)) {
    if (ref.record != nullptr || (ref.kept != nullptr && ref.kept->removedAt != 0)) continue;
    PrivateStep step;
    if (ref.kept != nullptr) {
      step = *ref.kept;
    } else {
      step.id = ref.job->id;
      step.text = ref.job->text;
      step.day = ref.job->day;
      step.from = ref.job->from;
      step.principles = ref.job->principles;
      step.loggedAt = ref.job->createdAt;
    }
    source.own.push_back(toJson(step));
    report.add(ownReportStep(step, self));
  }
}

/// As the trail shows them now: one's own edit or removal need not have reached the room.
void addPublic(const ViewContext& context, Report& report) {
  const RoomSync& sync = *context.sync;
  for (const Record* record : sync.eventLog().records()) {
    const bool isMine = record->author == sync.self();
    const Job* edit = nullptr;
    if (isMine) {
      const std::string row = sync.rowOf(*record);
      if (sync.jobFor(row, "remove") != nullptr) continue;
      edit = sync.jobFor(row, "edit");
    }
    const bool isChanged = edit != nullptr && !edit->visibility.empty();
    auto step = reportStepBeyond(*record, isChanged ? edit->visibility : record->visibility);
    if (!step) continue;
    if (edit != nullptr) {
      step->text = edit->text;
      step->principles = edit->principles;
    }
    if (isMine && report.named) step->author = sync.facts().nameOf(sync.self());
    report.add(std::move(*step));
  }
}

std::string fileNameOf(const ViewContext& context, const Report& report, const ExportQuery& query) {
  std::string name = "smasteg-";
  if (report.scope == ReportScope::beyond) name += query.language == "en" ? "public-" : "utanfor-rummet-";
  name += formatDay(stockholmDate(context.now));
  return name + (query.format == "csv" ? ".csv" : query.format == "markdown" ? ".md" : ".json");
}

Report reportOf(const ViewContext& context, const ExportQuery& query, ReportSource& source) {
  Report report;
  const ReportScope scope = scopeOf(context, query.scope);
  if (scope == ReportScope::room || scope == ReportScope::all) {
    const EventLog& log = context.sync->eventLog();
    report = makeReport(log, "", "");
    if (query.format == "json") source.messages = log.events();
  }
  report.scope = scope;
  if (scope == ReportScope::beyond) {
    report.named = query.named;
    if (context.sync != nullptr) addPublic(context, report);
  }
  if (scope == ReportScope::all || scope == ReportScope::own) addOwn(context, report, source);
  if (scope != ReportScope::room) report.sortNewestFirst();
  return report;
}

/// One line, since a record in the room's flow is one; read back it is the same step.
std::string recordOf(const ReportStep& step, const Catalogue& catalogue) {
  std::string text = step.text;
  for (char& c : text)
    if (c == '\n') c = ' ';
  return "!steg " + stepBody(text, step.principles, catalogue);
}

ExportView recordView(const ViewContext& context, const ExportQuery& query) {
  ReportSource source;
  Report report;
  addOwn(context, report, source);
  ExportView view;
  for (const ReportStep& step : report.steps) {
    if (step.id != query.id) continue;
    view.text = recordOf(step, context.catalogue);
    view.mediaType = "text/plain";
    view.steps = 1;
  }
  return view;
}

ExportView fileView(const ViewContext& context, const ExportQuery& query) {
  ReportSource source;
  const Report report = reportOf(context, query, source);
  const Language language = languageFrom(query.language);
  ExportView view;
  view.fileName = fileNameOf(context, report, query);
  view.steps = static_cast<int>(report.steps.size());
  if (query.format == "csv") {
    view.mediaType = "text/csv";
    view.text = reportAsCsv(report);
  } else if (query.format == "markdown") {
    view.mediaType = "text/markdown";
    view.text = reportAsMarkdown(report, context.catalogue, language);
  } else {
    view.mediaType = "application/json";
    view.text = reportAsJson(report, language, &source);
  }
  return view;
}

}  // namespace

ReportStep ownReportStep(const PrivateStep& step, const std::string& author) {
  ReportStep row{step.id, author, step.day, step.text, step.principles, 0, {}, {}};
  if (!step.from.empty()) row.from = step.from;
  row.ts = step.loggedAt;
  return row;
}

std::string exportViewJson(const ViewContext& context, const ExportQuery& query) {
  const ExportView view = query.format == "record" ? recordView(context, query) : fileView(context, query);
  // Not by the field list: its table would be in what a page loads first.
  JsonText out = JsonText().text("fileName", view.fileName).text("mediaType", view.mediaType);
  return out.text("text", view.text).number("steps", view.steps).str();
}

}  // namespace smasteg
