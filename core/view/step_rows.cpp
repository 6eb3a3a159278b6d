// The rows of the trail: what is written in the room, what is on its way there, and what only this device
// has.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/ids.h"
#include "core/log/principle_marks.h"
#include "core/view/steps_view.h"

namespace smasteg {

namespace {

Line failureOf(const RoomSync& sync, const Job& job) {
  if (job.kind == "edit") return {"row-fail-edit", {{"code", job.code}}};
  if (job.kind == "remove") return {"row-fail-remove", {{"code", job.code}}};
  if (job.code == "M_FORBIDDEN" && sync.facts().hasMoved()) return {"row-fail-moved", {}};
  if (job.code == "M_FORBIDDEN" && sync.facts().hasLeft(sync.self())) return {"row-fail-left", {}};
  if (job.code == "M_FORBIDDEN") return {"row-fail-forbidden", {}};
  if (job.code == "M_TOO_LARGE") return {"row-fail-too-big", {}};
  if (job.code == "removed") return {"row-fail-removed", {}};
  if (job.code == "refused") return {"row-fail-refused", {}};
  return {"row-fail-unknown", {{"code", job.code}}};
}

Line waitingNote(const ViewContext& context, const Job& job) {
  const RoomSync& sync = *context.sync;
  if (!job.saved && context.storage == Storage::denied) return {"row-unsaved", {}};
  if (!sync.isOnline()) return {"row-offline", {}};
  if (!sync.mayWrite())
    return {sync.permission() == Permission::asking ? "row-permission" : "row-no-permission", {}};
  if (sync.askingUntil() > context.now) return {"row-asking", {}};
  const TimeMs later = std::max({sync.quietUntil(), sync.pacedUntil(context.now), job.notBefore});
  if (later > context.now + 3 * kSecondMs) return {"row-paced", {{"time", later}}};
  return {"row-waiting", {}};
}

std::string withTags(const std::string& text, const std::vector<std::string>& tags) {
  std::string out = text;
  for (const auto& tag : tags) out += " #" + tag;
  return out;
}

bool isJustLogged(const ViewContext& context, const std::string& row) {
  return context.last.row == row && context.last.said == "said-logged" &&
         context.now < context.last.at + kUndoMs;
}

StepRow rowOfJob(const ViewContext& context, const Job& job) {
  StepRow row;
  row.id = job.id;
  row.author = context.sync->self();
  row.mine = true;
  row.ts = job.createdAt;
  row.day = job.day;
  row.text = job.text;
  row.principles = job.principles;
  row.visibility = job.reach();
  if (job.state == "waiting") {
    row.state = "waiting";
    row.note = waitingNote(context, job);
    row.canKeep = !context.sync->mayWrite() && context.sync->permission() != Permission::asking;
  } else if (job.state == "unknown") {
    row.state = "checking";
    row.note = Line{"row-checking", {}};
  } else if (job.state == "failed") {
    row.state = "failed";
    row.note = failureOf(*context.sync, job);
    row.canRetry = row.canKeep = true;
  } else {
    row.state = "sending";
    row.note = Line{context.sync->isSendSlow(context.now) ? "row-slow" : "row-sending", {}};
  }
  row.canEdit = row.canRemove = true;
  row.canUndo = isJustLogged(context, job.id);
  return row;
}

// Any emoji encourages; a person counts once, and the author not at all.
void addEncouragement(const RoomSync& sync, const Record& record, StepRow& row) {
  std::set<std::string> people;
  for (const auto& [key, senders] : sync.eventLog().reactions(record.eventId)) {
    people.insert(senders.begin(), senders.end());
  }
  const bool mine = !sync.eventLog().reactionEvent(record.eventId, sync.self(), kApplause).empty();
  people.erase(record.author);
  const bool known = !people.empty() || sync.history().reactionsAt(record.eventId) > kMinTimeMs;
  if (known) row.encouragements = static_cast<int>(people.size());
  for (const auto& person : people) {
    if (row.encouragedBy.size() == 2) break;
    row.encouragedBy.push_back(sync.facts().nameOf(person));
  }
  const auto underWay = [&](std::string_view kind) {
    const Job* job = sync.outbox().jobFor(record.eventId, kind);
    return job != nullptr && job->state != "failed";
  };
  row.encouraged = underWay("unencourage") ? "removing"
                   : mine                  ? "yes"
                   : underWay("encourage") ? "sending"
                                           : "";
  if (std::string why = sync.whyNotEncourage(record); !why.empty())
    row.encourageBlocked = Line{std::move(why), {}};
}

StepRow rowOfRecord(const ViewContext& context, const Record& record) {
  const RoomSync& sync = *context.sync;
  StepRow row;
  row.id = sync.rowOf(record);
  row.state = "sent";
  row.author = record.author;
  row.mine = record.author == sync.self();
  if (!row.mine) row.name = sync.facts().nameOf(record.author);
  row.ts = record.ts;
  row.day = record.day;
  row.text = withTags(record.text, record.tags);
  row.principles = record.principles;
  row.tags = record.tags;
  row.visibility = record.visibility;
  if (!record.toldBy.empty()) row.toldBy = sync.facts().nameOf(record.toldBy);
  row.edited = record.edited;
  row.line = record.line;
  row.canEdit = row.canRemove = sync.mayChange(record) && record.toldBy.empty();
  row.canUndo = row.mine && isJustLogged(context, row.id);
  addEncouragement(sync, record, row);
  return row;
}

// An edit or a removal that is on its way shows already, and says that it is.
void applyJobs(const ViewContext& context, StepRow& row) {
  const RoomSync& sync = *context.sync;
  if (const Job* edit = sync.jobFor(row.id, "edit")) {
    row.text = edit->text;
    row.principles = edit->principles;
    if (!edit->visibility.empty()) row.visibility = edit->visibility;
    const bool failed = edit->state == "failed";
    row.note = failed ? failureOf(sync, *edit) : Line{"row-edit-waiting", {}};
    row.canRetry = row.canRetry || failed;
  }
  if (const Job* removal = sync.jobFor(row.id, "remove")) {
    const bool failed = removal->state == "failed";
    const bool undoable = removal->state == "waiting" && context.now < removal->notBefore;
    row.state = failed ? "sent" : undoable ? "removed" : "removing";
    row.note = failed     ? failureOf(sync, *removal)
               : undoable ? Line{"row-removed", {}}
                          : Line{"row-removing", {}};
    row.canUndo = undoable;
    row.canRetry = failed;
    row.canEdit = row.canRemove = failed;
  }
}

StepRow rowOfPrivate(const ViewContext& context, const PrivateStep& step) {
  StepRow row;
  row.id = step.id;
  row.mine = true;
  row.ts = step.loggedAt;
  row.day = step.day;
  row.text = step.text;
  row.principles = step.principles;
  row.edited = step.edited;
  const bool removed = step.removedAt != 0;
  row.state = removed ? "removed" : "private";
  // In the notebook everything is private: said once there, not on each row.
  if (removed) {
    row.note = Line{"row-removed", {}};
  } else if (context.sync != nullptr) {
    row.note = Line{step.reach == kLessonReach ? "row-lesson" : "row-private", {}};
  }
  row.canEdit = row.canRemove = !removed;
  row.canUndo = removed ? context.now < step.removedAt + kUndoMs : isJustLogged(context, step.id);
  return row;
}

}  // namespace

std::optional<StepRow> stepRow(const ViewContext& context, const std::string& id) {
  const auto step = stepOfRow(context, id);
  if (!step) return std::nullopt;
  return rowOf(context, *step);
}

std::optional<StepRef> stepOfRow(const ViewContext& context, const std::string& id) {
  if (context.sync != nullptr) {
    const Record* record = context.sync->recordOfRow(id);
    if (record != nullptr && record->kind == RecordKind::step && context.sync->rowOf(*record) == id)
      return StepRef{.day = record->day, .ts = record->ts, .line = record->line, .record = record};
    const Job* job = context.sync->outbox().find(id);
    if (job != nullptr && job->kind == "step")
      return StepRef{.day = job->day, .ts = job->createdAt, .job = job};
  }
  if (const PrivateStep* step = context.notebook.find(id))
    return StepRef{.day = step->day, .ts = step->loggedAt, .kept = step};
  return std::nullopt;
}

std::vector<StepRef> allSteps(const ViewContext& context) {
  std::vector<StepRef> steps;
  if (context.sync != nullptr) {
    const EventLog& log = context.sync->eventLog();
    for (const Job& job : context.sync->outbox().jobs()) {
      if (job.kind != "step" || log.recordOf(context.sync->self(), job.identity()) != nullptr) continue;
      steps.push_back({.day = job.day, .ts = job.createdAt, .job = &job});
    }
    for (const Record* record : log.records()) {
      if (record->kind == RecordKind::step)
        steps.push_back({.day = record->day, .ts = record->ts, .line = record->line, .record = record});
    }
  }
  for (const auto& [id, step] : context.notebook.steps())
    steps.push_back({.day = step.day, .ts = step.loggedAt, .kept = &step});
  return steps;
}

StepTraits traitsOf(const ViewContext& context, const StepRef& step) {
  StepTraits out;
  out.day = step.day;
  out.person = kMe;
  const Job* words = step.job;  // where an edit is on its way: that
  if (context.sync != nullptr && step.kept == nullptr) {
    out.author = context.sync->self();
    out.kind = step.job != nullptr ? step.job->reach() : step.record->visibility;
    if (step.job != nullptr || step.record->author == out.author) {
      const Job* edit = context.sync->jobFor(rowIdOf(context, step), "edit");
      if (edit != nullptr) words = edit;
      if (edit != nullptr && !edit->visibility.empty()) out.kind = edit->visibility;
    }
  }
  if (step.kept != nullptr) {
    out.kind = "private";
    out.text = step.kept->text;
    out.principles = step.kept->principles;
  } else if (words != nullptr) {
    out.text = words->text;
    out.principles = words->principles;
  } else {
    out.text = withTags(step.record->text, step.record->tags);
    out.principles = step.record->principles;
  }
  if (step.record != nullptr && step.record->author != out.author) {
    out.person = out.author = step.record->author;
    out.name = context.sync->facts().nameOf(out.author);
  }
  if (step.record != nullptr && words == nullptr) {
    out.tags = step.record->tags;
  } else if (out.text.find('#') != std::string::npos) {
    out.tags = takePrincipleMarks(out.text, false, context.catalogue).tags;
  }
  if (out.kind != "private" && out.kind != "public") out.kind = "room";
  return out;
}

std::string rowIdOf(const ViewContext& context, const StepRef& step) {
  if (step.record != nullptr) return context.sync->rowOf(*step.record);
  return step.job != nullptr ? step.job->id : step.kept->id;
}

StepRow rowOf(const ViewContext& context, const StepRef& step) {
  if (step.kept != nullptr) return rowOfPrivate(context, *step.kept);
  StepRow row = step.record != nullptr ? rowOfRecord(context, *step.record) : rowOfJob(context, *step.job);
  applyJobs(context, row);
  return row;
}

bool isAbove(const ViewContext& context, const StepRef& one, const StepRef& other) {
  const auto key = std::tie(one.day, one.ts, one.line), otherKey = std::tie(other.day, other.ts, other.line);
  return key != otherKey ? key > otherKey : rowIdOf(context, one) > rowIdOf(context, other);
}

}  // namespace smasteg
