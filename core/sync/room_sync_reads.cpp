// What RoomSync reads: one page at a time, the most urgent first.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "core/base/sha256.h"
#include "core/log/event_codec.h"
#include "core/sync/room_sync.h"

namespace smasteg {

namespace {

using Kind = ReadTask::Kind;

constexpr int kNewestLimit = 50;         // a poll: more than a busy five seconds, small enough to be cheap
constexpr std::size_t kPolledCards = 3;  // of the current week, the newest ones
constexpr std::size_t kPolledLived = 2;  // where somebody has written; the rest is for who begins another

}  // namespace

Read RoomSync::readFor(const ReadTask& task) {
  Read read;
  read.request = nextRequest();
  read.from = task.from;
  read.limit = kPageLimit;
  read.what = "relations";
  switch (task.kind) {
    case Kind::create:
    case Kind::fact:
      read.what = "state";
      read.eventType = task.target;
      break;
    case Kind::pointers:
    case Kind::pointersNewest:
      read.parent = facts_.createEvent();
      read.relType = "m.reference";
      read.eventType = kOpType;
      break;
    case Kind::pointersLocked:
      read.parent = facts_.createEvent();
      read.relType = "m.reference";
      read.eventType = "m.room.message";
      break;
    case Kind::thread:
    case Kind::threadNewest:
      read.parent = task.target;
      read.relType = "m.thread";
      read.eventType = "m.room.message";
      break;
    case Kind::reactions:
      read.parent = task.target;
      read.relType = "m.annotation";
      read.eventType = "m.reaction";
      break;
    case Kind::ops:
      read.parent = task.target;
      read.relType = "m.reference";
      read.eventType = kOpType;
      break;
    case Kind::edits:
      read.parent = task.target;
      read.relType = "m.replace";
      read.eventType = "m.room.message";
      break;
    case Kind::timeline:
      read.what = "timeline";
      read.eventType = "m.room.message";
      break;
  }
  const bool newest = task.kind == Kind::threadNewest || task.kind == Kind::pointersNewest ||
                      task.kind == Kind::pointersLocked || task.kind == Kind::timeline;
  if (newest) read.limit = kNewestLimit;
  return read;
}

void RoomSync::advanceReads(TimeMs now, Effects& effects) {
  if (read_ || !mayRead_ || !online_ || !visible_ || storage_ == Storage::unknown) return;
  auto task = history_.next(now, facts_.createEvent());
  if (!task) task = reactionsIfDue(now);
  if (!task) return;
  if (task->kind == Kind::reactions) reactionsDueAt_ = now + kReactionsEveryMs;
  Read read = readFor(*task);
  read_ = InFlightRead{read.request, *task, now};
  effects.emplace_back(std::move(read));
}

void RoomSync::page(const std::string& request, const std::vector<std::string>& events,
                    const std::string& next, TimeMs now) {
  if (!read_ || read_->request != request)
    return;  // an answer to a question we gave up: the next one asks again
  const ReadTask task = read_->task;
  const int limit = kPageLimit;
  read_.reset();
  const bool ofThread = task.kind == Kind::thread || task.kind == Kind::threadNewest;
  Seen seen;
  bool anyNew = false;
  for (const auto& event : events) {
    anyNew = applyEvent(event, ofThread ? task.target : "", seen, now) || anyNew;
  }
  if (task.kind == Kind::create || task.kind == Kind::fact) {
    facts_.answered(task.target, events.size(), static_cast<std::size_t>(limit));
  }
  const bool wasFailing = history_.failing();
  if (history_.pageRead(task, seen.ids, seen.anyKnown, next, now)) {
    const bool ofReactions = task.kind == Kind::reactions;
    const std::set<std::string>& found = history_.walked(task);
    const Applied walked = ofReactions              ? log_.applyCompleteReactions(task.target, found)
                           : ofThread               ? log_.applyCompleteWalk(task.target, found)
                           : task.kind == Kind::ops ? log_.applyCompleteOps(task.target, found)
                                                    : log_.applyCompleteOps(facts_.createEvent(), found);
    if (walked.recordsChanged || walked.reactionsChanged || walked.opsChanged) {
      snapshotDirty_ = true;
      changed();
    }
    // How many there are is known now, if only none.
    if (ofReactions && std::find(shown_.begin(), shown_.end(), task.target) != shown_.end()) changed();
  }
  if (anyNew && task.kind == Kind::threadNewest) polling_.activity(now);
  if (anyNew || wasFailing || task.kind == Kind::thread || task.kind == Kind::pointers ||
      task.kind == Kind::fact) {
    changed();
  }
}

bool RoomSync::applyEvent(std::string_view raw, std::string_view thread, Seen& seen, TimeMs now) {
  auto decoded = decodeEvent(raw);
  Applied applied;
  if (!decoded) {
    applied = log_.apply(raw);  // sets it aside, with the code
  } else {
    Event event = decoded.take();
    // A room's events only: a host that mixes rooms up must not mix our logs up.
    if (!event.roomId.empty() && event.roomId != room_) return false;
    if (event.kind == EventKind::state) {
      const bool news = facts_.apply(event);
      if (news) changed();
      seen.ids.push_back(event.id);
      return news;
    }
    const bool asks = event.kind == EventKind::op && event.op.version == kFormatVersion &&
                      event.op.op == "ask" && event.op.week == weekAt(now);
    if (asks) asks_.saw(event, room_ + self_, now);
    if (asks && event.sender == self_) asks_.askedBefore(event, now);
    applied = log_.applyFromThread(std::move(event), raw, thread);
  }
  if (!applied.eventId.empty()) {
    seen.ids.push_back(applied.eventId);
    seen.anyKnown = seen.anyKnown || !applied.isNew;
    if (applied.isOtherText && !log_.recordsOf(applied.eventId).empty()) wantEditBehind(applied.eventId, raw);
    if (thread.empty() && !log_.recordsOf(applied.eventId).empty()) seenInFlow_.insert(applied.eventId);
  }
  const bool news =
      applied.recordsChanged || applied.cardsChanged || applied.reactionsChanged || applied.opsChanged;
  if (news) {
    snapshotDirty_ = reactionsLeft_ = true;
    changed();
  }
  return news || applied.isNew;
}

/// An edit's text in the place of a known one, without a word of the edit, as hosts give it in encrypted
/// rooms: which of the two is the newer only the edits themselves tell. Once for each such answer.
void RoomSync::wantEditBehind(const std::string& eventId, std::string_view raw) {
  if (std::exchange(otherTexts_[eventId], fnv1a64(raw)) != fnv1a64(raw)) history_.wantEdits(eventId);
}

/// The next event whose reactions are worth a read: on the screen and never read, then not lately, then the
/// rest.
std::optional<ReadTask> RoomSync::reactionsIfDue(TimeMs now) {
  if (!mayReact_ || now < history_.retryAt() || now < reactionsDueAt_ || !polling_.busy(now))
    return std::nullopt;
  const auto due = [&](const std::string& eventId, TimeMs before) {
    const ThreadProgress* state = history_.reactions(eventId);
    return state == nullptr || (state->failed.empty() && state->walkedAt < before);
  };
  const auto task = [&](const std::string& eventId) {
    const ThreadProgress* state = history_.reactions(eventId);
    return ReadTask{Kind::reactions, eventId, state == nullptr ? std::string() : state->walkFrom};
  };
  for (const TimeMs before : {kMinTimeMs + 1, now - kReactionsFreshMs}) {
    for (const auto& eventId : shown_) {
      if (due(eventId, before)) return task(eventId);
    }
  }
  for (const Record* record : log_.records()) {
    if (record->kind == RecordKind::step && due(record->eventId, kMinTimeMs + 1))
      return task(record->eventId);
  }
  reactionsLeft_ = false;
  return std::nullopt;
}

std::vector<std::string> RoomSync::currentCards(TimeMs now) const {
  const std::string week = weekAt(now);
  std::vector<std::string> lived, seen, claimed, lone;
  for (const Card* card : history_.weekCards()) {
    const bool any = !(lived.empty() && seen.empty() && claimed.empty() && lone.empty());
    if (card->week != week && any) break;  // none this week: the last one
    const ThreadProgress* thread = history_.progress(card->id);
    // Pointed out, and no card: nothing can come there.
    if (log_.isRelation(card->id) || (thread != nullptr && !thread->failed.empty())) continue;
    // Whoever pointed it out: what nobody has seen or written in yields to what lives. And nobody writes in
    // one that is not pointed out, such as a client leaves that sends again what had been refused.
    if (log_.messagesIn(card->id) > 0) {
      lived.push_back(card->id);
    } else {
      (card->pointers.empty() ? lone : card->seen ? seen : claimed).push_back(card->id);
    }
  }
  const auto rest = lived.begin() + static_cast<std::ptrdiff_t>(std::min(lived.size(), kPolledLived));
  std::vector<std::string> current(lived.begin(), rest);
  current.insert(current.end(), seen.begin(), seen.end());
  current.insert(current.end(), rest, lived.end());
  current.insert(current.end(), claimed.begin(), claimed.end());
  current.insert(current.end(), lone.begin(), lone.end());
  if (current.size() > kPolledCards) current.resize(kPolledCards);
  return current;
}

void RoomSync::pollIfDue(TimeMs now) {
  if (!mayRead_ || !online_ || !visible_ || now < polling_.dueAt() || !history_.pointersComplete()) return;
  polling_.polled(now);
  history_.wantPointers();
  for (const auto& card : watched_) readRound(card);
  for (const auto& card : currentCards(now)) {
    const ThreadProgress* progress = history_.progress(card);
    if (progress == nullptr || !progress->walked) continue;  // its first walk is under way
    if (now - progress->walkedAt >= kFullWalkEveryMs) {
      history_.wantWalk(card);
    } else {
      history_.wantNewest(card);
    }
  }
}

}  // namespace smasteg
