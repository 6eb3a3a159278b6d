// The public face. See event_log.h; the work is in log_*.cpp.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/event_log.h"

#include <algorithm>
#include <utility>

#include "core/base/ids.h"
#include "core/log/event_codec.h"
#include "core/log/log_state.h"
#include "core/log/snapshot.h"

namespace smasteg {
namespace {

constexpr std::string_view kInThread = "m.thread ";

}  // namespace

EventLog::EventLog(const Catalogue& catalogue) : state_(std::make_unique<State>(catalogue)) {}
EventLog::~EventLog() = default;
EventLog::EventLog(EventLog&&) noexcept = default;
EventLog& EventLog::operator=(EventLog&&) noexcept = default;

Applied EventLog::apply(std::string_view rawEvent) { return applyFromThread(rawEvent, ""); }

Applied EventLog::applyFromThread(std::string_view rawEvent, std::string_view card) {
  auto decoded = decodeEvent(rawEvent);
  if (!decoded) {
    Applied applied;
    applied.quarantined = decoded.error().code;
    applied.eventId = findEventId(rawEvent);
    const std::string key = applied.eventId.empty() ? hex(sha256(rawEvent)) : applied.eventId;
    applied.isNew = !state_->refused.contains(key);
    state_->refuse(key, decoded.error(), applied.eventId, rawEvent);
    return applied;
  }
  return applyFromThread(decoded.take(), rawEvent, card);
}

Applied EventLog::applyFromThread(Event event, std::string_view rawEvent, std::string_view card) {
  const bool placed = event.kind == EventKind::message || event.kind == EventKind::locked;
  if (!card.empty() && placed && event.relation.relType.empty()) {
    event.relation.relType = "m.thread";
    event.relation.eventId = std::string(card);
    event.relation.fallingBack = event.relation.inReplyTo.empty();
    event.contentFromEdit = true;
  }
  const Applied applied = state_->apply(event);
  if (state_->newer.contains(event.id) && state_->newerBytes.size() < kMaxNewerKept) {
    state_->newerBytes.try_emplace(event.id, rawEvent);
  }
  return applied;
}

Applied EventLog::apply(Event event) { return state_->apply(event); }

Applied EventLog::applyCompleteWalk(std::string_view card, const std::set<std::string>& returnedIds) {
  State& state = *state_;
  state.change = Applied();
  state.refuteTold(card, returnedIds);
  const auto thread = state.threads.find(card);
  if (thread == state.threads.end()) return state.change;
  std::vector<std::string> gone;
  for (const StoredMessage* message : thread->second.all) {
    const bool inThread = message->relation.relType == "m.thread";
    if (inThread && !returnedIds.contains(message->id)) gone.push_back(message->id);
  }
  for (const std::string& id : gone) {
    state.walkedAway.insert(id);
    state.forget(id, false);
  }
  return state.change;
}

Applied EventLog::applyCompleteReactions(std::string_view eventId, const std::set<std::string>& returnedIds) {
  State& state = *state_;
  state.change = Applied();
  const auto known = state.reactionsOn.find(eventId);
  if (known == state.reactionsOn.end()) return state.change;
  const std::set<std::string> before = known->second;
  for (const std::string& id : before) {
    if (!returnedIds.contains(id)) state.removeReaction(id);
  }
  return state.change;
}

NewestFirst EventLog::records() const { return NewestFirst(state_->oldestFirst()); }

const Record* EventLog::record(std::string_view id) const {
  if (const auto found = state_->records.find(id); found != state_->records.end()) return &found->second;
  const std::size_t slash = id.rfind('/');
  if (slash == std::string_view::npos) return nullptr;
  std::string key(id);
  key[slash] = '\n';
  const auto line = state_->records.find(key);
  return line == state_->records.end() ? nullptr : &line->second;
}

const Record* EventLog::recordOf(std::string_view sender, std::string_view recordId) const {
  const std::size_t slash = std::min(recordId.find('/'), recordId.size());
  const auto group = state_->candidates.find(identityKey(sender, recordId.substr(0, slash)));
  if (group == state_->candidates.end()) return nullptr;
  for (const std::string& key : state_->messages.at(group->second.begin()->key.id).records) {
    const Record& record = state_->records.at(key);
    if (slash == recordId.size() || record.recordId == recordId) return &record;
  }
  return nullptr;
}

std::vector<const Record*> EventLog::recordsOf(std::string_view eventId) const {
  std::vector<const Record*> records;
  const auto message = state_->messages.find(eventId);
  if (message == state_->messages.end()) return records;
  for (const std::string& key : message->second.records) records.push_back(&state_->records.at(key));
  return records;
}

std::string EventLog::eventOf(std::string_view sender, std::string_view recordId) const {
  const auto users = state_->clientIds.find(identityKey(sender, recordId));
  return users == state_->clientIds.end() || users->second.empty() ? "" : users->second.begin()->id;
}

const std::map<std::string, Card, std::less<>>& EventLog::cards() const { return state_->cards; }

std::map<std::string, std::set<std::string>> EventLog::reactions(std::string_view eventId) const {
  std::map<std::string, std::set<std::string>> byKey;
  const auto found = state_->reactionsOn.find(eventId);
  if (found == state_->reactionsOn.end()) return byKey;
  const auto card = state_->cards.find(eventId);
  const std::string seeder = card == state_->cards.end() ? "" : card->second.sender;
  for (const std::string& id : found->second) {
    const StoredReaction& reaction = state_->reactions.at(id);
    if (reaction.sender != seeder) byKey[reaction.key].insert(reaction.sender);
  }
  return byKey;
}

std::string EventLog::reactionEvent(std::string_view target, std::string_view sender,
                                    std::string_view key) const {
  const auto found = state_->reactionsOn.find(target);
  if (found == state_->reactionsOn.end()) return "";
  const std::string normal = normalReactionKey(key);
  for (const std::string& id : found->second) {
    const StoredReaction& reaction = state_->reactions.at(id);
    if (reaction.sender == sender && reaction.key == normal) return id;
  }
  return "";
}

bool EventLog::knows(std::string_view eventId) const { return state_->knows(std::string(eventId)); }

std::string EventLog::senderOf(std::string_view eventId) const {
  const std::string id(eventId);
  if (const auto found = state_->messages.find(id); found != state_->messages.end())
    return found->second.sender;
  if (const auto found = state_->reactions.find(id); found != state_->reactions.end())
    return found->second.sender;
  if (const auto found = state_->ops.find(id); found != state_->ops.end()) return found->second.sender;
  const auto edit = state_->edits.find(id);
  if (edit == state_->edits.end()) return "";
  const EventKey key{edit->second.ts, edit->first};
  return state_->messages.at(edit->second.on).edits.at(key).sender;
}

bool EventLog::isRelation(std::string_view eventId) const {
  const auto found = state_->messages.find(eventId);
  return found != state_->messages.end() && !found->second.relation.relType.empty();
}

std::size_t EventLog::messagesIn(std::string_view card) const {
  const auto thread = state_->threads.find(card);
  return thread == state_->threads.end() ? 0 : thread->second.live;
}

std::string EventLog::newestIn(std::string_view card) const {
  const auto thread = state_->threads.find(card);
  if (thread == state_->threads.end()) return "";
  const auto& all = thread->second.all;
  for (auto newest = all.rbegin(); newest != all.rend(); ++newest) {
    if ((*newest)->liveInThread) return (*newest)->id;
  }
  return "";
}

std::size_t EventLog::lockedCount() const {
  std::size_t count = 0;
  for (const auto& entry : state_->locked) {
    const std::string_view on = entry.second.on;
    if (on.starts_with(kInThread) && state_->cards.contains(on.substr(kInThread.size()))) ++count;
  }
  return count;
}

TimeMs EventLog::newestLocked(std::string_view relType, std::string_view parent) const {
  TimeMs newest = kMinTimeMs;
  const std::string on = std::string(relType).append(" ").append(parent);
  for (const auto& entry : state_->locked) {
    if (entry.second.on == on) newest = std::max(newest, entry.second.ts);
  }
  return newest;
}

const std::map<std::string, std::size_t>& EventLog::quarantined() const { return state_->quarantineCounts; }
const std::vector<EventLog::Quarantined>& EventLog::quarantine() const { return state_->quarantineCopies; }
std::size_t EventLog::newerVersions() const { return state_->newer.size(); }

std::vector<std::string> EventLog::newerEvents() const {
  std::vector<std::string> events;
  for (const auto& [id, bytes] : state_->newerBytes) events.push_back(bytes);
  return events;
}

std::string EventLog::digest() const { return digestOf(*this); }

std::string EventLog::saveSnapshot() const { return writeSnapshot(*state_); }

Result<void> EventLog::loadSnapshot(std::string_view bytes) {
  SMASTEG_ASSERT(state_->messages.empty() && state_->ops.empty());
  auto fresh = std::make_unique<State>(*state_->catalogue);
  if (auto read = readSnapshot(bytes, *fresh); !read) return read;
  state_ = std::move(fresh);
  return {};
}

}  // namespace smasteg
