// From what is kept to records: who stands for whom, what is pending, and the order people read in. See
// log_state.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/log/limits.h"
#include "core/log/log_state.h"

namespace smasteg {
namespace {

constexpr std::size_t kMaxSortedRepairs = 64;  // beyond that sorting anew is cheaper than moving each

/// The card a message would belong to: its thread's root, or what it answers in the flow.
const std::string& rootOf(const StoredMessage& message) {
  static const std::string kNone;
  if (message.relation.relType == "m.thread") return message.relation.eventId;
  return message.relation.relType.empty() ? message.relation.inReplyTo : kNone;
}

}  // namespace

std::string identityKey(std::string_view sender, std::string_view recordId) {
  return std::string(sender).append("\n").append(recordId);
}

std::string recordKey(std::string_view eventId, int line) {
  return line == 0 ? std::string(eventId) : std::string(eventId).append("\n").append(std::to_string(line));
}

bool isOlder(const Record* a, const Record* b) {
  if (a->ts != b->ts) return a->ts < b->ts;
  return a->id != b->id ? a->id < b->id : a->eventId < b->eventId;
}

void EventLog::State::unfile(StoredMessage& message) {
  if (message.threadRoot.empty()) return;
  const auto thread = threads.find(message.threadRoot);
  thread->second.all.erase(&message);
  thread->second.live -= std::exchange(message.liveInThread, false) ? 1U : 0U;
  if (thread->second.all.empty()) threads.erase(thread);
  message.threadRoot.clear();
}

void EventLog::State::file(StoredMessage& message) {
  const std::string root = message.seen && !message.redacted ? rootOf(message) : "";
  if (root != message.threadRoot) unfile(message);
  if (root.empty()) return;
  Thread& thread = threads[root];
  thread.all.insert(&message);
  if (message.relation.relType == "m.thread" && !message.locked)
    thread.live += std::exchange(message.liveInThread, true) ? 0U : 1U;
  message.threadRoot = root;
}

/// After anything about the message itself has changed.
void EventLog::State::refresh(StoredMessage& message) {
  file(message);
  const MessageBody* live = message.seen && !message.redacted ? message.live() : nullptr;
  const bool inFlow = message.relation.relType.empty();
  auto claim = live != nullptr && inFlow ? cardClaimOf(*live) : std::nullopt;
  const bool cardChanged = claim != message.card;
  message.card = std::move(claim);
  noteNewer(message.id, live != nullptr && isFromNewerVersion(*live));
  const bool named = live != nullptr && metaFits(*live) && !live->meta->id.empty();
  setClientKey(message, named ? identityKey(message.sender, live->meta->id) : "");
  if (cardChanged) recomputeCard(message.id);
  derive(message);
  setKept(message);
}

void EventLog::State::setClientKey(StoredMessage& message, std::string key) {
  if (message.clientKey == key) return;
  if (!message.clientKey.empty()) {
    const auto users = clientIds.find(message.clientKey);
    users->second.erase(message.key());
    if (users->second.empty()) clientIds.erase(users);
  }
  message.clientKey = std::move(key);
  if (!message.clientKey.empty()) clientIds[message.clientKey].insert(message.key());
}

/// Gives up its place among the messages with the same identity; the next in line takes it.
void EventLog::State::leave(StoredMessage& message) {
  if (message.identity.empty()) return;
  const auto group = candidates.find(message.identity);
  const bool led = group->second.begin()->key == message.key();
  group->second.erase(message.rank());
  message.identity.clear();
  message.wording = 0;
  if (group->second.empty()) {
    candidates.erase(group);
  } else if (led) {
    StoredMessage& next = messages.at(group->second.begin()->key.id);
    emit(next.records, draft(next).records);
  }
}

void EventLog::State::derive(StoredMessage& message) {
  std::vector<std::string> told = toldKeys(message.id);
  emit(told, {});  // before what it says itself, which may come under the same keys
  deriveOwn(message);
  showTold(message.id, {});
}

void EventLog::State::deriveOwn(StoredMessage& message) {
  Draft made = draft(message);
  setFlaw(message.id, made.flaw);
  const int wording = made.records.empty() ? 0 : made.records[0].wording;
  if (made.identity != message.identity || wording != message.wording) leave(message);
  if (made.identity.empty()) {
    emit(message.records, std::move(made.records));
    return;
  }
  std::set<CopyRank>& group = candidates[made.identity];
  const std::string before = group.empty() ? "" : group.begin()->key.id;
  message.identity = made.identity;
  message.wording = wording;
  group.insert(message.rank());
  const std::string& leader = group.begin()->key.id;
  if (leader != message.id) {
    emit(message.records, {});
    return;
  }
  if (!before.empty() && before != message.id) emit(messages.at(before).records, {});
  emit(message.records, std::move(made.records));
}

/// Makes the records that somebody holds equal to `drafts`.
void EventLog::State::emit(std::vector<std::string>& held, std::vector<Record> drafts) {
  std::vector<std::string> keys;
  keys.reserve(drafts.size());
  for (const Record& record : drafts) keys.push_back(recordKey(record.eventId, record.line));
  for (const std::string& key : held) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const auto gone = records.find(key);
    noteSorted(&gone->second, false);
    records.erase(gone);
    change.recordsChanged = true;
  }
  for (Record& record : drafts) {
    const std::string key = recordKey(record.eventId, record.line);
    const auto* known = records.find(key);
    if (known != nullptr && known->second == record) continue;
    change.recordsChanged = true;
    Record& kept = records[key];
    kept = std::move(record);  // its time and id, by which it is sorted, are the event's
    if (known == nullptr) noteSorted(&kept, true);
  }
  held = std::move(keys);
}

void EventLog::State::noteSorted(const Record* record, bool added) {
  if (sortedIsStale) return;
  if (++changesSinceSorted > kMaxSortedRepairs) {
    sortedIsStale = true;
    sorted.clear();
    return;
  }
  const auto place = std::lower_bound(sorted.begin(), sorted.end(), record, isOlder);
  if (added) {
    sorted.insert(place, record);
    return;
  }
  SMASTEG_ASSERT(place != sorted.end() && *place == record);
  sorted.erase(place);
}

const std::vector<const Record*>& EventLog::State::oldestFirst() {
  if (sortedIsStale) {
    sorted.clear();
    for (const auto& entry : records) sorted.push_back(&entry.second);
    sortItems(sorted, isOlder);
    sortedIsStale = false;
  }
  changesSinceSorted = 0;
  return sorted;
}

/// Of use now: a record or a copy of one, a card, or in a known card's thread. All else waits, in memory
/// only.
bool EventLog::State::belongs(const StoredMessage& message) const {
  if (message.redacted) return message.baseCard.has_value();
  if (!message.seen) return false;
  if (!message.records.empty() || !message.identity.empty() || message.card || message.baseCard) return true;
  if (newer.contains(message.id) || flaws.contains(message.id)) return true;  // kept whole, and counted
  if (claimsOn.contains(message.id)) return true;  // it is there to refute or confirm what is told of it
  return cards.contains(message.id) || (!message.threadRoot.empty() && cards.contains(message.threadRoot));
}

void EventLog::State::setKept(StoredMessage& message) {
  const bool keep = belongs(message);
  if (keep && message.queued) --pendingCount;
  if (!keep && !message.queued) {
    ++pendingCount;
    pendingQueue.push_back(message.id);
  }
  message.queued = !keep;
  if (keep == message.kept) return;
  message.kept = keep;
  setReactionsKept(message.id);
}

/// Reactions are kept for what is kept, for a card of which only a pointer was seen, and for what is told.
bool EventLog::State::isTargetKept(const std::string& id) const {
  const auto message = messages.find(id);
  if ((message != messages.end() && message->second.kept) || cards.contains(id)) return true;
  return !toldKeys(id).empty();
}

void EventLog::State::setReactionsKept(const std::string& target) {
  const auto found = reactionsOn.find(target);
  if (found == reactionsOn.end()) return;
  const bool keep = isTargetKept(target);
  for (const std::string& id : found->second) {
    StoredReaction& reaction = reactions.at(id);
    if (reaction.kept == keep) continue;
    reaction.kept = keep;
    if (keep) {
      --pendingCount;
    } else {
      ++pendingCount;
      pendingQueue.push_back(id);
    }
  }
}

/// First in, first out. Who is no longer waiting only leaves the queue.
void EventLog::State::dropPending() {
  while (pendingCount > kMaxPending && !pendingQueue.empty()) {
    const std::string id = std::move(pendingQueue.front());
    pendingQueue.pop_front();
    if (const auto reaction = reactions.find(id); reaction != reactions.end() && !reaction->second.kept) {
      removeReaction(id);
    } else if (const auto message = messages.find(id); message != messages.end() && message->second.queued) {
      const bool wasLocked = locked.contains(id);
      const EventPlace place = wasLocked ? locked[id] : EventPlace{};
      forget(id, false);
      if (wasLocked) locked[id] = place;  // still counted
    }
  }
}

}  // namespace smasteg
