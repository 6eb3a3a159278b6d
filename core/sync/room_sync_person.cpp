// What a person does: each becomes a job in the outbox, or takes one out.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/ids.h"
#include "core/sync/room_sync.h"

namespace smasteg {

std::string RoomSync::log(StepText step, RandomStream& random, TimeMs now) {
  Job job;
  job.id = makeRecordId(random);
  job.kind = "step";
  job.text = std::move(step.text);
  job.principles = std::move(step.principles);
  job.day = std::move(step.day);
  job.from = std::move(step.from);
  job.visibility = std::move(step.visibility);
  job.createdAt = job.changedAt = now;
  polling_.activity(now);
  changed();
  return outbox_.add(std::move(job)).id;
}

bool RoomSync::edit(std::string_view row, StepText step, RandomStream& random, TimeMs now) {
  changed();
  // The newest word counts: a removal that did not go is not tried again.
  const Job* removal = jobFor(row, "remove");
  if (removal != nullptr && removal->state != "failed") removal = nullptr;
  Job* own = outbox_.find(row);
  if (own != nullptr && own->kind == "step" && (own->state == "waiting" || own->state == "failed")) {
    if (removal != nullptr) outbox_.drop(std::string(removal->id), {own->id});
    // An edit from while it was on its way, if it had been, is older than this.
    if (const Job* older = jobFor(row, "edit")) outbox_.drop(std::string(older->id), {own->id});
    own->text = std::move(step.text);  // not sent yet: it simply says something else now
    own->principles = std::move(step.principles);
    if (!step.visibility.empty()) own->visibility = std::move(step.visibility);
    own->rewordedAt = own->attempts + (own->restored ? 1 : 0);
    own->saved = false;
    // As one line of several it may have left, and arrive yet: it stays that line.
    if (own->attempts > 0 && !own->batch.empty()) std::replace(own->text.begin(), own->text.end(), '\n', ' ');
    if (own->attempts == 0 && !own->isShort()) own->leaveAlone();
    outbox_.enter(*own, "waiting", now);
    if (!own->batch.empty()) retry(row, now);  // lines of one message go again as one
    return true;
  }
  const Record* record = recordOfRow(row);
  if (own == nullptr && (record == nullptr || !mayChange(*record))) return false;
  Job job;
  job.id = makeRecordId(random);
  job.kind = "edit";
  job.target = own != nullptr ? std::string(row) : identityOf(row);
  job.text = std::move(step.text);
  const bool isLine = own != nullptr ? !own->batch.empty() : record->line != 0;
  if (isLine) std::replace(job.text.begin(), job.text.end(), '\n', ' ');  // one line of several stays one
  job.principles = std::move(step.principles);
  job.visibility = std::move(step.visibility);
  job.day = own != nullptr ? own->day : record->day;
  job.from = own != nullptr ? own->from : record->from;
  job.card = own != nullptr ? own->card : record->card;
  job.rewordedAt = own != nullptr ? own->rewordedAt : 0;
  job.createdAt = job.changedAt = now;
  if (removal != nullptr) outbox_.drop(std::string(removal->id), {job.id});
  // The newest word counts: an older edit that has not left is not sent any more.
  if (const Job* older = jobFor(row, "edit"); older != nullptr && older->state != "sending") {
    if (job.visibility.empty()) job.visibility = older->visibility;
    outbox_.drop(std::string(older->id), {job.id});
  }
  outbox_.add(std::move(job));
  return true;
}

bool RoomSync::remove(std::string_view row, RandomStream& random, TimeMs now) {
  changed();
  if (jobFor(row, "remove") != nullptr) return false;
  const Job* own = outbox_.find(row);
  const Record* record = recordOfRow(row);
  if (own == nullptr && (record == nullptr || !mayChange(*record))) return false;
  Job job;
  job.id = makeRecordId(random);
  job.kind = "remove";
  job.target = own != nullptr ? std::string(row) : identityOf(row);
  job.card = own != nullptr ? own->card : record->card;
  job.createdAt = job.changedAt = now;
  job.notBefore = now + kUndoMs;
  outbox_.add(std::move(job));
  return true;
}

bool RoomSync::undoLog(std::string_view row, RandomStream& random, TimeMs now) {
  changed();
  const Job* own = outbox_.find(row);
  if (own != nullptr && own->kind == "step" && (own->state == "waiting" || own->state == "failed") &&
      own->attempts == 0) {
    outbox_.drop(row);
    return true;
  }
  if (!remove(row, random, now)) return false;
  Job* removal = outbox_.find(jobFor(row, "remove")->id);
  removal->notBefore = now;  // taking back is already the second thought
  outbox_.touch(*removal);
  return true;
}

bool RoomSync::undoRemove(std::string_view row) {
  const Job* removal = jobFor(row, "remove");
  if (removal == nullptr || removal->state != "waiting") return false;
  outbox_.drop(std::string(removal->id));
  changed();
  return true;
}

bool RoomSync::retry(std::string_view row, TimeMs now) {
  bool any = false;
  const std::string identity = identityOf(row);
  const Job* step = outbox_.find(row);
  const std::string batch = step == nullptr ? "" : step->batch;
  for (auto& job : outbox_.jobs()) {
    // Lines of one message go again as one.
    const bool together = !batch.empty() && job.batch == batch;
    const bool concerns = job.id == row || job.target == row || job.target == identity || together;
    if (concerns && job.state == "failed") {
      job.code.clear();
      job.notBefore = now;
      outbox_.enter(job, "waiting", now);
      any = true;
    }
  }
  if (!any) return false;
  history_.askRightsAgain();  // who may write may be another now than when it was refused
  changed();
  return true;
}

std::optional<StepText> RoomSync::takeOut(std::string_view row) {
  const Job* job = outbox_.find(row);
  if (job == nullptr || job->kind != "step" || (job->state != "failed" && job->state != "waiting"))
    return std::nullopt;
  StepText step{job->text, job->principles, job->day, job->from, job->visibility};
  outbox_.drop(row);
  changed();
  return step;
}

void RoomSync::fetchOlder(TimeMs now) {
  history_.fetchOlder();
  polling_.activity(now);
  changed();
}

}  // namespace smasteg
