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
  if (facts_.maySend(self_, has ? "m.room.redaction" : "m.reaction") == false) return "encourage-no-power";
  return {};
}

std::string RoomSync::encourage(std::string_view row, RandomStream& random, TimeMs now) {
  const Record* record = recordOfRow(row);
  if (record == nullptr) return outbox_.find(row) == nullptr ? "encourage-gone" : "encourage-own";
  const Job* takenBack = outbox_.jobFor(record->eventId, "unencourage");
  if (takenBack != nullptr && takenBack->attempts == 0) {
    outbox_.drop(std::string(takenBack->id));
    changed();
    return {};
  }
  if (std::string why = whyNotEncourage(*record); !why.empty()) return why;
  if (takenBack == nullptr && !ownReaction(record->eventId).empty()) return {};
  if (outbox_.jobFor(record->eventId, "encourage") != nullptr) return {};
  addReaction("encourage", *record, random, now);
  return {};
}

std::string RoomSync::unencourage(std::string_view row, RandomStream& random, TimeMs now) {
  const Record* record = recordOfRow(row);
  if (record == nullptr) return {};
  const Job* given = outbox_.jobFor(record->eventId, "encourage");
  if (given != nullptr && given->attempts == 0) {
    outbox_.drop(std::string(given->id));
    changed();
    return {};
  }
  const bool has = given != nullptr || !ownReaction(record->eventId).empty();
  if (!has || outbox_.jobFor(record->eventId, "unencourage") != nullptr) return {};
  if (!mayRedact_) return "encourage-no-permission";
  addReaction("unencourage", *record, random, now);
  return {};
}

void RoomSync::addReaction(std::string kind, const Record& record, RandomStream& random, TimeMs now) {
  Job job;
  job.id = makeRecordId(random);
  job.kind = std::move(kind);
  job.target = record.eventId;
  job.card = record.card;
  job.createdAt = job.changedAt = now;
  outbox_.add(std::move(job));
  polling_.activity(now);
  changed();
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
  if (facts_.maySend(self_, gives ? "m.reaction" : "m.room.redaction") == false) {
    failJob(job, "M_FORBIDDEN", now);
    return false;
  }
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
  if (!gives) return leave({&job}, Redact{{}, own}, now, effects);
  return leave({&job}, Send{{}, "m.reaction", reactionContent(job.target, kApplause)}, now, effects);
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
    if (record == nullptr || (!shown_.empty() && shown_.back() == record->eventId)) continue;
    shown_.push_back(record->eventId);
  }
  reactionsLeft_ = true;
}

}  // namespace smasteg
