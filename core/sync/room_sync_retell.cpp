// Op `retell` (FORMAT.md rule 6): one member tells those who came later what was logged before. Sent once, by
// a person's own choice, of what this device has read this session: what somebody has removed meanwhile is
// not told.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/ids.h"
#include "core/log/op_codec.h"
#include "core/sync/room_sync.h"

namespace smasteg {

/// What may be told: seen here, and known to be there still. Newest first, as many as one op may hold.
std::vector<const Record*> RoomSync::tellable() const {
  std::vector<const Record*> records;
  const std::string* card = nullptr;  // records of one card mostly stand together
  bool walked = false;
  for (const Record* record : log_.records()) {
    if (records.size() >= kMaxRetold) break;
    if (!record->card.empty() && (card == nullptr || *card != record->card)) {
      card = &record->card;
      const ThreadProgress* thread = history_.progress(*card);
      walked = thread != nullptr && thread->walked;
    }
    const bool fresh = record->card.empty() ? seenInFlow_.contains(record->eventId) : walked;
    if (record->toldBy.empty() && fresh) records.push_back(record);
  }
  return records;
}

std::size_t RoomSync::retellable() const {
  const bool hidden = facts_.encrypted() == true || facts_.isPastClosed();
  if (!hidden || !mayWrite_ || facts_.maySend(self_, kOpType) == false || isRetelling()) return 0;
  return tellable().size();
}

bool RoomSync::isRetelling() const {
  const auto& jobs = outbox_.jobs();
  return std::any_of(jobs.begin(), jobs.end(), [](const Job& job) { return job.kind == "retell"; });
}

void RoomSync::retell(RandomStream& random, TimeMs now) {
  if (retellable() == 0) return;
  Job job;
  job.id = makeRecordId(random);
  job.kind = "retell";
  job.createdAt = job.changedAt = now;
  outbox_.add(std::move(job));
  polling_.activity(now);
  changed();
}

bool RoomSync::sendRetell(Job& job, TimeMs now, Effects& effects) {
  const auto records = tellable();
  if (records.empty()) {
    // After a reload the threads are read anew; if that is done, all that was to be told has been removed.
    if (history_.summary().complete) failJob(job, "nothing", now);
    return false;
  }
  std::size_t count = 0;
  return leave({&job}, kOpType, retellMessage(facts_.createEvent(), job.id, records, count), now, effects);
}

bool RoomSync::settleRetell(Job& job, TimeMs now) {
  if (job.state == "failed") return true;  // it was said
  if (!log_.eventOf(self_, job.id).empty()) {
    said_ = "said-retold";
    return true;
  }
  if (mustLook(job, history_.pointersAt(), now)) history_.wantPointers();
  return false;
}

}  // namespace smasteg
