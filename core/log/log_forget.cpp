// What goes: redactions, reactions taken back, what a walk did not find; and what is set aside. See
// log_state.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/limits.h"
#include "core/log/log_state.h"

namespace smasteg {

void EventLog::State::redact(const std::string& id) {
  if (!redacted.insert(id)) return;
  forget(id, true);
}

void EventLog::State::forget(const std::string& id, bool keepCard) {
  locked.erase(id);
  noteNewer(id, false);
  setFlaw(id, "");
  dropEdit(id);
  removeReaction(id);
  if (const auto op = ops.find(id); op != ops.end()) {
    const StoredOp gone = op->second;
    ops.erase(op);
    if (!gone.op.id.empty()) clientIds[identityKey(gone.sender, gone.op.id)].erase({gone.ts, id});
    unnameOp(id, gone);
    if (const auto claims = pointers.find(gone.op.card); claims != pointers.end()) {
      claims->second.erase(Pointer{gone.ts, id, gone.sender});
      if (claims->second.empty()) pointers.erase(claims);
      recomputeCard(gone.op.card);
    }
  }
  if (const auto found = messages.find(id); found != messages.end()) {
    StoredMessage& message = found->second;
    message.redacted = true;
    message.locked = false;
    message.base.reset();
    for (const auto& edit : message.edits) edits.erase(edit.first.id);
    message.edits.clear();
    refresh(message);
    dropReactionsOn(id);
    if (!keepCard || !message.baseCard) {
      if (message.queued) --pendingCount;
      messages.erase(id);
    }
  }
  showTold(id, toldKeys(id));
  recomputeCard(id);
}

void EventLog::State::dropEdit(const std::string& id) {
  const auto found = edits.find(id);
  if (found == edits.end()) return;
  const EventPlace place = found->second;
  edits.erase(found);
  const auto original = messages.find(place.on);
  if (original == messages.end()) return;
  original->second.edits.erase(EventKey{place.ts, id});
  refresh(original->second);
}

/// How often each person has put each keycap on a message: only its author's first or last of a number
/// matters.
void EventLog::State::countKeycap(const StoredReaction& reaction, bool added) {
  const auto number = static_cast<std::size_t>(keycapNumber(reaction.key));
  if (number == 0) return;
  auto& people = keycapsOn[reaction.target];
  std::uint32_t& times = people[reaction.sender][number];
  times = added ? times + 1 : times - 1;
  const bool matters = times == (added ? 1U : 0U);
  if (!added && matters && people[reaction.sender] == Keycaps{}) people.erase(reaction.sender);
  if (people.empty()) keycapsOn.erase(reaction.target);
  const auto message = messages.find(reaction.target);
  if (!matters || message == messages.end() || message->second.redacted) return;
  if (message->second.sender == reaction.sender) refresh(message->second);
}

void EventLog::State::removeReaction(const std::string& id) {
  const auto found = reactions.find(id);
  if (found == reactions.end()) return;
  const StoredReaction gone = found->second;
  if (!gone.kept) --pendingCount;
  reactions.erase(found);
  const auto siblings = reactionsOn.find(gone.target);
  siblings->second.erase(id);
  if (siblings->second.empty()) reactionsOn.erase(siblings);
  change.reactionsChanged = true;
  countKeycap(gone, false);
}

void EventLog::State::dropReactionsOn(const std::string& id) {
  const auto found = reactionsOn.find(id);
  if (found == reactionsOn.end()) return;
  const std::set<std::string> gone = found->second;
  for (const std::string& reaction : gone) removeReaction(reaction);
}

bool EventLog::State::knows(const std::string& id) const {
  const auto message = messages.find(id);
  return (message != messages.end() && message->second.seen) || edits.contains(id) ||
         reactions.contains(id) || ops.contains(id) || redacted.contains(id) || passing.contains(id) ||
         locked.contains(id);
}

void EventLog::State::noteNewer(const std::string& id, bool is) {
  if (is) {
    newer.insert(id);
    return;
  }
  newer.erase(id);
  newerBytes.erase(id);
}

void EventLog::State::count(const std::string& code, int by) {
  std::size_t& number = quarantineCounts[code];
  number = by > 0 ? number + 1 : number - 1;
  if (number == 0) quarantineCounts.erase(code);
}

void EventLog::State::refuse(const std::string& key, const Error& error, std::string_view eventId,
                             std::string_view bytes) {
  const auto [known, added] = refused.try_emplace(key, error.code);
  if (!added) return;
  count(error.code, 1);
  if (quarantineCopies.size() >= kMaxQuarantineKept) return;
  quarantineCopies.push_back({std::string(eventId), error.code, error.detail,
                              std::string(bytes.substr(0, kMaxQuarantineCopyBytes))});
}

void EventLog::State::setFlaw(const std::string& id, const std::string& code) {
  const auto found = flaws.find(id);
  const std::string before = found == flaws.end() ? "" : found->second;
  if (before == code) return;
  if (!before.empty()) {
    count(before, -1);
    flaws.erase(id);
  }
  if (!code.empty()) {
    flaws[id] = code;
    count(code, 1);
    change.quarantined = code;
  }
}

}  // namespace smasteg
