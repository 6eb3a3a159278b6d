// What leaves ready-made: sign-ups, closes, numbers, results, profiles, the card of a round and what is told
// in its thread. What they say and when is decided where rounds are understood; here is how they leave, how
// they are read back, and when a round is read again.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "core/base/ids.h"
#include "core/sync/room_sync.h"

namespace smasteg {

void RoomSync::tell(Telling telling, TimeMs now) {
  Job job;
  job.id = std::move(telling.id);
  job.kind = "tell";
  job.target = std::move(telling.target);
  job.from = std::move(telling.type);
  job.text = std::move(telling.content);
  job.card = std::move(telling.card);
  job.createdAt = job.changedAt = now;
  outbox_.add(std::move(job));
  polling_.activity(now);
  changed();
}

bool RoomSync::dropTold(std::string_view id) {
  const Job* job = outbox_.find(id);
  const bool isHere = job != nullptr && (job->state == "waiting" || job->state == "failed");
  if (!isHere || job->attempts > (job->state == "failed" ? 1 : 0)) return false;
  outbox_.drop(id);
  changed();
  return true;
}

void RoomSync::untell(std::string eventId, std::string target, RandomStream& random, TimeMs now) {
  Job job;
  job.id = makeRecordId(random);
  job.kind = "untell";
  job.target = std::move(target);
  job.from = std::move(eventId);
  job.createdAt = job.changedAt = now;
  outbox_.add(std::move(job));
  polling_.activity(now);
  changed();
}

void RoomSync::readRound(const std::string& card) {
  if (isRoundUnreadable(card)) return;
  history_.wantOps(card);
  if (mayReact_) history_.wantReactions(card);
}

TimeMs RoomSync::roundReadAt(std::string_view card) const {
  const ThreadProgress* ops = history_.ops(card);
  const TimeMs opsAt = ops == nullptr ? kMinTimeMs : ops->walkedAt;
  return mayReact_ ? std::min(opsAt, history_.reactionsAt(card)) : opsAt;
}

bool RoomSync::isRoundUnreadable(std::string_view card) const {
  const ThreadProgress* ops = history_.ops(card);
  return ops != nullptr && !ops->failed.empty();
}

/// Nothing is written about a card that the room has not given this session.
bool RoomSync::sendTelling(Job& job, TimeMs now, Effects& effects) {
  if (!history_.pointersComplete()) return false;
  if (job.kind == "untell") return leave({&job}, kRedaction, job.from, now, effects);
  if (!job.card.empty()) {
    if (isRoundUnreadable(job.card)) {
      failJob(job, "unread", now);
      return false;
    }
    const ThreadProgress* ops = history_.ops(job.card);
    if (ops == nullptr || !ops->walked) {
      history_.wantOps(job.card);
      return false;
    }
  }
  const std::string type = job.from, content = job.text;
  return leave({&job}, type, content, now, effects);
}

bool RoomSync::settleTelling(Job& job, TimeMs now) {
  if (job.kind == "untell") {
    if (job.state == "sent") return true;
    // To take away what is gone already is refused by nobody: it is simply tried again.
    if (job.state == "unknown" && now >= job.changedAt + kQuietAfterUnknownMs)
      outbox_.enter(job, "waiting", now);
    return log_.senderOf(job.from).empty();
  }
  if (!log_.eventOf(self_, job.id).empty()) return true;
  const bool isOp = job.from == kOpType;
  const ThreadProgress* progress = isOp ? history_.ops(job.card) : history_.progress(job.card);
  const TimeMs lookedAt = job.card.empty()      ? (isOp ? history_.pointersAt() : history_.timelineAt())
                          : progress == nullptr ? kMinTimeMs
                          : isOp                ? progress->walkedAt
                                                : progress->newestAt;
  if (job.state == "sent" && lookedAt >= job.changedAt + kTakenAwayMs) return true;
  if (!mustLook(job, lookedAt, now)) return false;
  if (job.card.empty() && isOp) history_.wantPointers();
  if (job.card.empty() && !isOp) history_.wantTimeline();
  if (!job.card.empty() && isOp) history_.wantOps(job.card);
  if (!job.card.empty() && !isOp) history_.wantNewest(job.card);
  return false;
}

/// The room has taken it away: so do we, without waiting for a walk that does not find it.
void RoomSync::forgetTold(const std::string& eventId, const std::string& redaction) {
  Event event;
  event.kind = EventKind::redaction;
  event.id = redaction;
  event.sender = self_;
  event.type = kRedaction;
  event.redacts = eventId;
  log_.apply(std::move(event));
  snapshotDirty_ = true;
}

}  // namespace smasteg
