// One event into what is kept. See log_state.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <tuple>

#include "core/base/assert.h"
#include "core/log/limits.h"
#include "core/log/log_state.h"
#include "core/log/text_record.h"

namespace smasteg {
namespace {

/// Two contents under one event id (an exporter put an edit in the original's place): the same one on every
/// device.
bool winsOver(const MessageBody& one, const MessageBody& other) {
  if (one.body != other.body) return one.body > other.body;
  return one.meta.has_value() && !other.meta.has_value();
}

/// Talk in the flow: no card, no record, no answer to anything. Only that it exists is remembered, and not
/// for long.
bool isPlainChat(const Relation& relation, const MessageBody& content, const Catalogue& catalogue) {
  const bool loose = relation.relType.empty() && relation.inReplyTo.empty() && !content.meta;
  return loose && parseText(content.body, TextPlace{}, catalogue).empty();
}

}  // namespace

const MessageBody* StoredMessage::live() const {
  if (!edits.empty()) return &edits.rbegin()->second.content;
  return base ? &*base : nullptr;
}

Applied EventLog::State::apply(Event& event) {
  change = Applied();
  change.eventId = event.id;
  change.isNew = !knows(event.id) || (event.kind != EventKind::locked && locked.contains(event.id));
  if (event.redacted) {
    redact(event.id);
  } else {
    switch (event.kind) {
      case EventKind::message:
        event.relation.relType == "m.replace" ? applyEdit(event) : applyMessage(event);
        break;
      case EventKind::reaction:
        applyReaction(event);
        break;
      case EventKind::redaction:
        if (!event.redacts.empty()) redact(event.redacts);
        passing.insert(event.id);
        break;
      case EventKind::op:
        applyOp(event);
        break;
      case EventKind::locked:
        applyLocked(event);
        break;
      case EventKind::other:
        unlock(event.id);
        passing.insert(event.id);
        break;
      case EventKind::state:
        break;
    }
  }
  dropPending();
  return change;
}

void EventLog::State::setEnvelope(StoredMessage& message, const Event& event) {
  const auto rank = [](const Relation& relation) {
    return std::pair(relation.relType == "m.thread",
                     std::tie(relation.relType, relation.eventId, relation.inReplyTo));
  };
  if (!message.seen) {
    message.sender = event.sender;
    message.ts = event.ts;
    message.relation = event.relation;
    message.seen = true;
    for (auto edit = message.edits.begin(); edit != message.edits.end();) {
      if (edit->second.sender == message.sender) {
        ++edit;
        continue;
      }
      edits.erase(edit->first.id);
      passing.insert(edit->first.id);
      edit = message.edits.erase(edit);
    }
  } else if (rank(message.relation) < rank(event.relation)) {
    unfile(message);  // an edit's content came first and had lost the relation
    message.relation = event.relation;
  }
}

void EventLog::State::setBase(StoredMessage& message, MessageBody content) {
  if (auto claim = message.relation.relType.empty() ? cardClaimOf(content) : std::nullopt)
    message.baseCard = std::move(claim);
  if (isPlainChat(message.relation, content, *catalogue))
    content = MessageBody{std::move(content.msgtype), "", std::nullopt, {}};
  if (!message.base || winsOver(content, *message.base)) message.base = std::move(content);
}

void EventLog::State::applyMessage(Event& event) {
  locked.erase(event.id);
  if (redacted.contains(event.id)) {
    // A late copy of what was removed. That it was a card is all that may be remembered: its thread stays
    // readable.
    if (event.relation.relType.empty() && !event.contentFromEdit) {
      if (auto claim = cardClaimOf(event.message)) {
        StoredMessage& message = messages[event.id];
        message.id = event.id;
        setEnvelope(message, event);
        message.redacted = true;
        message.baseCard = std::move(claim);
        recomputeCard(event.id);
        setKept(message);
      }
    }
    return;
  }
  if (edits.contains(event.id)) return;  // the same id as an edit: no server does that
  StoredMessage& message = messages[event.id];
  message.id = event.id;
  walkedAway.erase(event.id);
  walkedAway.erase(identityKey(event.relation.eventId, event.id));
  setEnvelope(message, event);
  message.locked = false;
  const MessageBody* known = message.live();
  change.isOtherText = known != nullptr && known->body != event.message.body && event.bundledEdit.empty();
  if (!event.contentFromEdit) setBase(message, std::move(event.message));
  for (Event& edit : event.bundledEdit) {
    if (redacted.contains(edit.id)) continue;
    addEdit(message, EventKey{edit.ts, edit.id}, {edit.sender, std::move(*edit.newContent)});
    locked.erase(edit.id);
  }
  // Its edit is not told: a claim without a place among the others, so it yields to every edit that has one.
  if (event.contentFromEdit && event.bundledEdit.empty())
    addEdit(message, EventKey{}, {event.sender, std::move(event.message)});
  refresh(message);
}

void EventLog::State::addEdit(StoredMessage& message, const EventKey& key, StoredEdit edit) {
  if (message.seen && edit.sender != message.sender) {
    if (!key.id.empty()) passing.insert(key.id);  // somebody else's: never counts
    return;
  }
  const auto known = edits.find(key.id);
  if (known != edits.end() && (known->second.on != message.id || known->second.ts != key.ts)) {
    // One id in two places: no server does that. The same one of them counts on every device.
    if (std::tie(known->second.on, known->second.ts) < std::tie(message.id, key.ts)) return;
    dropEdit(key.id);
  }
  const auto [stored, added] = message.edits.try_emplace(key, std::move(edit));
  if (!added && winsOver(edit.content, stored->second.content)) stored->second = std::move(edit);
  if (!key.id.empty()) edits[key.id] = EventPlace{message.id, key.ts};
}

void EventLog::State::applyEdit(Event& event) {
  unlock(event.id);
  if (!event.newContent || redacted.contains(event.id) || redacted.contains(event.relation.eventId)) {
    passing.insert(event.id);
    return;
  }
  if (const auto same = messages.find(event.id); same != messages.end() && same->second.seen) return;
  StoredMessage& original = messages[event.relation.eventId];
  original.id = event.relation.eventId;
  addEdit(original, EventKey{event.ts, event.id}, {event.sender, std::move(*event.newContent)});
  refresh(original);
}

void EventLog::State::applyReaction(const Event& event) {
  const std::string& target = event.relation.eventId;
  if (redacted.contains(event.id) || redacted.contains(target)) {
    passing.insert(event.id);
    return;
  }
  if (!reactions.add(event.id, StoredReaction{event.sender, target, event.relation.key, event.ts, true})
           .second)
    return;
  reactionsOn[target].insert(event.id);
  change.reactionsChanged = true;
  if (!isTargetKept(target)) {
    reactions[event.id].kept = false;
    ++pendingCount;
    pendingQueue.push_back(event.id);
  }
  countKeycap(reactions.at(event.id), true);
}

/// What was locked has turned out to be no message.
void EventLog::State::unlock(const std::string& id) {
  locked.erase(id);
  const auto found = messages.find(id);
  if (found != messages.end() && found->second.locked) forget(id, false);
}

void EventLog::State::applyOp(const Event& event) {
  unlock(event.id);
  if (redacted.contains(event.id)) return;
  const bool pointer = event.op.version == kFormatVersion && event.op.op == "card" &&
                       !event.op.card.empty() && event.relation.relType == "m.reference" &&
                       isCardClaim(event.op.cardKind, event.op.week);
  const bool refers = event.relation.relType == "m.reference";
  const auto [stored, added] =
      ops.add(event.id, StoredOp{event.sender, event.ts, event.op, refers ? event.relation.eventId : ""});
  if (!added) return;
  if (!pointer) stored->second.op.card.clear();
  if (event.op.version > kFormatVersion) noteNewer(event.id, true);
  if (event.op.version != kFormatVersion) return;
  if (!event.op.id.empty()) clientIds[identityKey(event.sender, event.op.id)].insert({event.ts, event.id});
  nameOp(event.id, stored->second);
  if (!pointer) return;
  pointers[event.op.card].emplace(Pointer{event.ts, event.id, event.sender},
                                  CardClaim{event.op.cardKind, event.op.week, ""});
  recomputeCard(event.op.card);
}

void EventLog::State::applyLocked(const Event& event) {
  const auto message = messages.find(event.id);
  const bool open = (message != messages.end() && message->second.seen && !message->second.locked) ||
                    edits.contains(event.id) || ops.contains(event.id) || reactions.contains(event.id) ||
                    passing.contains(event.id) || redacted.contains(event.id);
  if (open) return;
  EventPlace& place = locked[event.id];
  place.ts = event.ts;
  // A host may have lost the relation on the way: what says more counts, whichever came first.
  std::string on =
      event.relation.relType.empty() ? "" : event.relation.relType + " " + event.relation.eventId;
  if (place.on < on) place.on = std::move(on);
  // Its envelope is in the clear: who sent it decides which edits of it count, where it stands that it is
  // there.
  if (event.relation.relType == "m.replace" || event.relation.relType == "m.reference") return;
  StoredMessage& stored = messages[event.id];
  stored.id = event.id;
  walkedAway.erase(event.id);
  walkedAway.erase(identityKey(event.relation.eventId, event.id));
  setEnvelope(stored, event);
  stored.locked = true;
  refresh(stored);
}

}  // namespace smasteg
