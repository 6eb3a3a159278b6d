// One tap's encouragement: a reaction to somebody's message, and what must be true before it may leave. The
// same reaction twice, or one to what is gone, is refused by the server, and then the whole chat stands
// still.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/ids.h"
#include "core/log/event_codec.h"
#include "core/sync/room_sync.h"

namespace smasteg {

std::string RoomSync::whyNotEncourage(const Record& record) const {
  if (record.author == self_) return "encourage-own";
  if (!mayReact_ || !mayRead_) return "encourage-no-permission";
  const bool has = !ownReaction(record.eventId).empty();
  if (has && !mayRedact_) return "encourage-no-permission";
  if (facts_.maySend(self_, has ? kRedaction : "m.reaction") == false) return "encourage-no-power";
  return {};
}

std::string RoomSync::encourage(std::string_view row, bool give, RandomStream& random, TimeMs now) {
  const Record* record = recordOfRow(row);
  if (record == nullptr)
    return !give ? "" : outbox_.find(row) == nullptr ? "encourage-gone" : "encourage-own";
  const Job* same = outbox_.jobFor(record->eventId, give ? "encourage" : "unencourage");
  const Job* opposite = outbox_.jobFor(record->eventId, give ? "unencourage" : "encourage");
  if (opposite != nullptr && opposite->attempts == 0) {  // it has not left: forget it, and all is as it was
    outbox_.drop(std::string(opposite->id));
    changed();
    return {};
  }
  // As it will be when what is under way has come to its end.
  const bool has = opposite != nullptr ? !give : !ownReaction(record->eventId).empty();
  if (same != nullptr || has == give) return {};
  if (std::string why = whyNotEncourage(*record); !why.empty()) return why;
  Job job;
  job.id = makeRecordId(random);
  job.kind = give ? "encourage" : "unencourage";
  job.target = record->eventId;
  job.card = record->card;
  job.createdAt = job.changedAt = now;
  outbox_.add(std::move(job));
  polling_.activity(now);
  changed();
  return {};
}

/// Whether the room has given the record this session: what is gone meanwhile is not written to. While it is
/// being read the job waits; where it cannot be read it fails.
bool RoomSync::isReadBack(const Record& record, Job& job, TimeMs now) {
  if (record.card.empty()) {
    if (seenInFlow_.contains(record.eventId)) return true;
    if (history_.timelineAt() < job.changedAt) {
      history_.wantTimeline();
    } else {
      failJob(job, "unread", now);
    }
    return false;
  }
  const ThreadProgress* thread = history_.progress(record.card);
  if (thread != nullptr && thread->walked) return true;
  const auto card = log_.cards().find(record.card);
  const bool walkable = card != log_.cards().end() && card->second.kind == "week";
  if (!walkable || (thread != nullptr && !thread->failed.empty())) {
    failJob(job, "unread", now);
  } else {
    history_.wantWalk(record.card);
  }
  return false;
}

/// Given, taken back and given again: one after the other.
bool RoomSync::comesAfterAnother(const Job& job) const {
  for (const auto& each : outbox_.jobs()) {
    if (&each == &job) break;
    if (each.isReaction() && each.target == job.target) return true;
  }
  return false;
}

bool RoomSync::sendReaction(Job& job, TimeMs now, Effects& effects) {
  const auto records = log_.recordsOf(job.target);
  if (records.empty() || comesAfterAnother(job)) return false;  // settle() finds out whether it is gone
  const bool gives = job.kind == "encourage";
  if (!isReadBack(*records[0], job, now)) return false;
  // Another device of this person may have been first.
  const ThreadProgress* reactions = history_.reactions(job.target);
  if (reactions != nullptr && !reactions->failed.empty()) {
    failJob(job, "unread", now);
    return false;
  }
  if (history_.reactionsAt(job.target) < job.changedAt) {
    history_.wantReactions(job.target);
    return false;
  }
  const std::string own = ownReaction(job.target);
  if (own.empty() != gives) return false;  // so it stands already
  return gives ? leave({&job}, "m.reaction", reactionContent(job.target, kApplause), now, effects)
               : leave({&job}, kRedaction, own, now, effects);
}

bool RoomSync::settleReaction(Job& job, TimeMs now) {
  if (job.state == "failed") return true;  // it was said
  const bool gives = job.kind == "encourage";
  const TimeMs readAt = history_.reactionsAt(job.target);
  const bool stands = ownReaction(job.target).empty() != gives;
  if (comesAfterAnother(job)) return false;
  if (stands && (gives || readAt >= job.changedAt)) return true;
  if (log_.recordsOf(job.target).empty()) {
    const ThreadProgress* thread = job.card.empty() ? nullptr : history_.progress(job.card);
    if (thread != nullptr && thread->failed.empty() && !thread->walked) history_.wantWalk(job.card);
    const bool gone =
        thread != nullptr ? thread->walked || !thread->failed.empty() : history_.summary().complete;
    if (gone && gives && job.attempts == 0) said_ = "encourage-gone";
    return gone;
  }
  if (job.state == "sent" && readAt > job.changedAt + kQuietAfterUnknownMs)
    return true;  // somebody removed it
  if (mustLook(job, readAt, now)) history_.wantReactions(job.target);
  return false;
}

void RoomSync::showed(const std::vector<std::string>& rows) {
  shown_.clear();
  for (const auto& row : rows) {
    const Record* record = recordOfRow(row);
    if (record == nullptr || !record->toldBy.empty()) continue;  // what is only told cannot be read of
    if (!shown_.empty() && shown_.back() == record->eventId) continue;
    shown_.push_back(record->eventId);
  }
  reactionsLeft_ = true;
}

}  // namespace smasteg
