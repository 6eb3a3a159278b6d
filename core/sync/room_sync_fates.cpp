// What became of what was sent: the host's answers, and what the room gives back.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "core/sync/room_sync.h"

namespace smasteg {

namespace {

bool isRateLimit(std::string_view code) { return code == "M_LIMIT_EXCEEDED"; }

/// The room has it as the job would have it.
bool stands(const Record& record, const Job& job) {
  const bool goesAsFar = job.visibility.empty() || record.visibility == job.visibility;
  return record.text == job.text && record.principles == job.principles && goesAsFar;
}

}  // namespace

void RoomSync::settle(TimeMs now) {
  if (!mayRead_ && mayWrite_) {
    // Nothing can be read back, so the host's word is all there is.
    std::vector<std::string> done;
    for (const auto& job : outbox_.jobs()) {
      if (job.state == "sent") done.push_back(job.id);
    }
    for (const auto& id : done) outbox_.drop(id);
    return;
  }
  if (cards_.settle(log_, history_, self_, now)) changed();
  dropTakenBack(now);
  std::vector<Outbox::Gone> done;
  for (auto& job : outbox_.jobs()) {
    if (const Job* newer = overtaking(job)) {
      done.push_back({job.id, {newer->id}});
      continue;
    }
    const bool settled = job.kind == "step"     ? settleStep(job, now)
                         : job.kind == "edit"   ? settleEdit(job, now)
                         : job.isReaction()     ? settleReaction(job, now)
                         : job.kind == "retell" ? settleRetell(job, now)
                         : job.isTelling()      ? settleTelling(job, now)
                                                : settleRemoval(job, now);
    // No walk finds out again that what was in no thread is gone: the store must know it before the job goes.
    if (!settled) continue;
    done.push_back({job.id, {}});
    if (job.kind != "remove" || !job.card.empty()) continue;
    snapshotAt_ = kMinTimeMs;
    done.back().heirs.emplace_back(kSnapshotKept);
  }
  for (Job& step : std::exchange(reworded_, {})) {
    Job edit;
    edit.id = derivedId(step.id + std::to_string(step.attempts), "edit");
    edit.kind = "edit";
    edit.target = step.identity();
    edit.text = std::move(step.text);
    edit.principles = std::move(step.principles);
    edit.visibility = step.reach();
    edit.day = step.day;
    edit.from = step.from;
    edit.card = step.card;
    edit.createdAt = step.createdAt;
    edit.changedAt = now;
    const auto old =
        std::find_if(done.begin(), done.end(), [&](const auto& each) { return each.id == step.id; });
    old->heirs.push_back(outbox_.addBehind(step.id, std::move(edit)).id);
  }
  for (auto& [id, heirs] : done) {
    forgetStep(id, heirs);
    outbox_.drop(id, heirs);
    changed();
  }
}

/// The newest word counts: what was done after the job, and makes it pointless to send it (again), since it
/// would be the last then. What is under way comes to its end first.
const Job* RoomSync::overtaking(const Job& job) const {
  if (job.state == "sending" || job.state == "sent") return nullptr;
  const bool isEdit = job.kind == "edit";
  if (!isEdit && (job.kind != "remove" || job.state != "failed")) return nullptr;
  const Job* edit = outbox_.jobFor(job.target, "edit");
  if (isEdit && edit != &job) return edit;
  const Job* step = outbox_.find(job.target);
  if (isEdit) return step != nullptr && step->rewordedAt > job.rewordedAt ? step : nullptr;
  return edit != nullptr && outbox_.isAfter(*edit, job) ? edit : nullptr;
}

/// Steps that were taken back before they left: nothing is sent.
void RoomSync::dropTakenBack(TimeMs now) {
  if (!outbox_.hasTargets()) return;
  std::vector<std::string> gone;
  for (const auto& removal : outbox_.jobs()) {
    if (removal.kind != "remove" || removal.notBefore > now) continue;
    const Job* step = outbox_.find(removal.target);
    if (step == nullptr || (step->state != "waiting" && step->state != "failed")) continue;
    gone.push_back(step->id);  // first: a panel that dies in between must not bring it back
    gone.push_back(removal.id);
  }
  for (const auto& id : gone) {
    outbox_.drop(id);
    changed();
  }
}

/// The room has the step. As a line of several it has another name there: what concerns it follows, and its
/// row keeps its own for this session.
void RoomSync::forgetStep(const std::string& id, std::vector<std::string>& heirs) {
  const Job* step = outbox_.find(id);
  if (step == nullptr || step->batch.empty()) return;
  const std::string identity = step->identity();
  rows_[id] = identity;
  rows_[identity] = id;
  for (auto& job : outbox_.jobs()) {
    if (job.target != id) continue;
    job.target = identity;
    outbox_.touch(job);
    heirs.push_back(job.id);  // until it is kept under that name only its step tells what it concerns
  }
}

/// Whether to look for what became of the job. One with an unknown outcome that was looked for after the
/// quiet time, and is not there, waits again, with the same id.
bool RoomSync::mustLook(Job& job, TimeMs lastLook, TimeMs now) {
  if (job.state != "sent" && job.state != "unknown") return false;
  const TimeMs quietOver = job.changedAt + kQuietAfterUnknownMs;
  const bool mayConclude = job.state == "unknown" && now >= quietOver;
  if (mayConclude && lastLook >= quietOver) {
    outbox_.enter(job, "waiting", now);
    changed();
    return false;
  }
  return lookAgain(lastLook, mayConclude ? quietOver : job.changedAt, now);
}

bool RoomSync::settleStep(Job& job, TimeMs now) {
  // The store remembers a bond that was given up when nothing more could be kept: it went alone.
  if (!job.batch.empty() && !log_.eventOf(self_, job.id).empty()) job.leaveAlone();
  // Whatever the store remembers of it: what was kept last may be old. Also when it was removed or edited by
  // hand since.
  if (!log_.eventOf(self_, job.batch.empty() ? job.id : job.batch).empty()) {
    const Record* record = log_.recordOf(self_, job.identity());
    const bool asItWas = record != nullptr && !stands(*record, job);
    // An earlier try arrived after all, with what it said then: what it says now follows as an edit.
    const Job* edit = outbox_.jobFor(job.id, "edit");
    const bool isEdited = edit != nullptr && edit->rewordedAt >= job.rewordedAt;
    if (job.rewordedAt > 0 && asItWas && !isEdited) reworded_.push_back(job);
    return true;
  }
  if (!job.eventId.empty() && log_.knows(job.eventId)) return true;
  if (job.state == "unknown" && job.card.empty()) {
    outbox_.enter(job, "waiting", now);  // it never had a card to be looked for in
    changed();
    return false;
  }
  const ThreadProgress* thread = history_.progress(job.card);
  if (job.state == "sent" && now >= job.changedAt + kTakenAwayMs) {
    // The room said yes and does not have it: somebody has removed it. A whole walk is the proof.
    if (thread != nullptr && thread->walkedAt >= job.changedAt + kTakenAwayMs)
      failJob(job, "removed", now);
    else
      history_.wantWalk(job.card);
    return false;
  }
  if (mustLook(job, thread == nullptr ? kMinTimeMs : thread->newestAt, now)) history_.wantNewest(job.card);
  return false;
}

bool RoomSync::settleEdit(Job& job, TimeMs now) {
  const Record* record = recordOfRow(job.target);
  if (record == nullptr) {
    if (isOnItsWay(job) || !isGone(job)) return false;
    if (outbox_.jobFor(job.target, "remove") == nullptr) said_ = "said-edit-gone";  // not by this person
    return true;
  }
  if (stands(*record, job) || (!job.eventId.empty() && log_.knows(job.eventId))) return true;
  if (mustLook(job, history_.editsAt(record->eventId), now)) history_.wantEdits(record->eventId);
  return false;
}

bool RoomSync::settleRemoval(Job& job, TimeMs now) {
  const Record* record = recordOfRow(job.target);
  if (record == nullptr) return !isOnItsWay(job) && isGone(job);
  if (record->card.empty()) {
    if (mustLook(job, history_.timelineAt(), now)) history_.wantTimeline();
    return false;
  }
  const ThreadProgress* thread = history_.progress(record->card);
  const TimeMs walkedAt = thread == nullptr ? kMinTimeMs : thread->walkedAt;
  const TimeMs goneBy = job.changedAt + kTakenAwayMs;
  if (job.state == "sent" && walkedAt >= goneBy) {
    // The room has removed one and there is another: a try that a client gave up arrived after all.
    outbox_.enter(job, "waiting", now);
    changed();
  } else if ((job.state == "sent" && now >= goneBy) || mustLook(job, walkedAt, now)) {
    history_.wantWalk(record->card);
  }
  return false;
}

/// Whether the step that an edit or a removal concerns has not come back from the room yet: wait for it.
bool RoomSync::isOnItsWay(const Job& job) const {
  const Job* step = outbox_.find(job.target);
  return step != nullptr && step->kind == "step";
}

/// Whether the record that the job concerns, and the log does not have, is truly gone: its thread has been
/// read through, or the flow, where it was in none. Right after the panel has opened nothing is known yet.
bool RoomSync::isGone(const Job& job) {
  if (job.card.empty() && history_.timelineAt() == kMinTimeMs) {
    history_.wantTimeline();
    return false;
  }
  const ThreadProgress* thread = history_.progress(job.card);
  if (thread != nullptr && (thread->walked || !thread->failed.empty())) return true;
  if (history_.summary().complete) return true;
  if (!job.card.empty()) history_.wantWalk(job.card);
  return false;
}

// --- the answers

void RoomSync::sent(const std::string& request, const std::string& eventId, TimeMs now) {
  if (!send_ || send_->request != request) return;
  const InFlightSend flight = *send_;
  send_.reset();
  changed();
  if (OwnCard* card = flight.week.empty() ? nullptr : cards_.find(flight.week)) {
    (flight.what == "card" ? card->eventId : card->pointerEvent) = eventId;
    cards_.enter(*card, flight.what == "card" ? "sent" : "pointed", now);
    mayWriteForSure_ = true;
    return;
  }
  if (flight.what == "ask") asks_.asked(now);
  if (flight.what == "step" || flight.what == "edit") mayWriteForSure_ = true;
  for (const auto& id : flight.jobs) {
    Job* job = outbox_.find(id);
    if (job == nullptr) continue;
    job->eventId = eventId;
    outbox_.enter(*job, "sent", now);
    if (job->kind == "untell") forgetTold(job->from, eventId);
  }
  polling_.activity(now);
}

void RoomSync::unknown(const std::string& request, TimeMs now) {
  if (send_ && send_->request == request) {
    const InFlightSend flight = *send_;
    send_.reset();
    sendUnknown(flight, now);
  } else if (read_ && read_->request == request) {
    history_.pageFailed(read_->task, "timeout", now);
    read_.reset();
    changed();
  }
}

void RoomSync::sendUnknown(const InFlightSend& flight, TimeMs now) {
  beQuiet(now + kQuietAfterUnknownMs);
  changed();
  if (flight.what == "ask") asks_.asked(now);  // no harm if it is lost: then there is a card more
  if (OwnCard* card = flight.week.empty() ? nullptr : cards_.find(flight.week)) {
    cards_.enter(*card, flight.what == "card" ? "unknown" : "pointUnknown", now);
  }
  for (const auto& id : flight.jobs) {
    if (Job* job = outbox_.find(id)) outbox_.enter(*job, "unknown", now);
  }
}

/// The panel may go away and come back meanwhile: it is kept.
void RoomSync::beQuiet(TimeMs until) {
  if (until <= quietUntil_) return;
  quietUntil_ = until;
  pauseDirty_ = true;
}

void RoomSync::failed(const std::string& request, const std::string& code, TimeMs retryAfterMs, TimeMs now) {
  if (send_ && send_->request == request) {
    const InFlightSend flight = *send_;
    send_.reset();
    sendFailed(flight, code, retryAfterMs, now);
  } else if (read_ && read_->request == request) {
    history_.pageFailed(read_->task, code, now);
    read_.reset();
    changed();
  } else if (const auto put = puts_.find(request); put != puts_.end()) {
    puts_.erase(put);
    storage_ = code == "QuotaExceededError" ? Storage::full : Storage::denied;
    if (storage_ == Storage::full) keepAgainAt_ = now + kKeepAgainMs;
    changed();
  }
}

void RoomSync::sendFailed(const InFlightSend& flight, const std::string& code, TimeMs retryAfterMs,
                          TimeMs now) {
  changed();
  if (isRateLimit(code)) pace_.emptyUntil(now + std::max(retryAfterMs, kSendEveryMs));
  if (code == "M_FORBIDDEN") {
    // The rules have changed, or one is no longer in the room: nothing leaves before both were read again,
    // and who is out gets no pointers.
    history_.wantPointers();
    history_.askRightsAgain();
  }
  if (OwnCard* card = flight.week.empty() ? nullptr : cards_.find(flight.week)) {
    cards_.enter(*card, flight.what == "card" ? "" : "confirmed", now);
    card->pointAgainAt = now + kPointAgainMs;
    if (isRateLimit(code)) return;
    for (auto& job : outbox_.jobs()) {  // the steps that waited for the card
      if (job.kind == "step" && job.state == "waiting") failJob(job, code, now);
    }
    return;
  }
  if (flight.what == "ask" && !isRateLimit(code)) asks_.asked(now);
  if (flight.what == "answer" && isRateLimit(code)) asks_.answerAgain(now);
  for (const auto& id : flight.jobs) {
    Job* job = outbox_.find(id);
    if (job == nullptr) continue;
    if (isRateLimit(code)) {
      outbox_.enter(*job, "waiting", now);
      continue;
    }
    if (job->kind == "step" && code == "M_FORBIDDEN") cards_.refuse(job->card);
    failJob(*job, code, now);  // still bound: the host may send it yet, when the person tells it to
  }
}

void RoomSync::failJob(Job& job, std::string code, TimeMs now) {
  job.code = std::move(code);
  outbox_.enter(job, "failed", now);
  if (job.isReaction()) said_ = job.kind == "encourage" ? "said-not-encouraged" : "said-still-encouraged";
  if (job.kind == "retell") said_ = "said-not-retold";
  changed();
}

}  // namespace smasteg
