// Quiet events by name, and what one of them, `retell`, says of messages that not everybody can read
// (FORMAT.md rule 6): a claim, shown until the message itself is seen, and never instead of it. See
// log_state.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "core/log/log_state.h"
#include "core/log/op_codec.h"

namespace smasteg {
namespace {

constexpr std::string_view kRetell = "retell";

std::string claimKey(std::string_view op, const Record& record) {
  return std::string(op).append("\n").append(recordKey(record.eventId, record.line));
}

}  // namespace

void EventLog::State::nameOp(const std::string& id, const StoredOp& op) {
  if (op.about.empty()) return;
  change.opsChanged = true;
  opsNamed[op.op.op].insert({op.ts, id});
  if (op.op.op != kRetell) return;
  for (Record& record : readRetold(op.op.fields, op.sender)) {
    const std::string eventId = record.eventId, key = claimKey(id, record);
    if (!tellings.add(key, std::move(record)).second) continue;  // one op says one thing of a line
    claimsOn[eventId].insert({op.ts, key});
    showTold(eventId, toldKeys(eventId));
  }
}

void EventLog::State::unnameOp(const std::string& id, const StoredOp& op) {
  if (op.about.empty()) return;
  change.opsChanged = true;
  opsNamed[op.op.op].erase({op.ts, id});
  if (op.op.op != kRetell) return;
  for (const Record& record : readRetold(op.op.fields, op.sender)) {
    const auto claim = tellings.find(claimKey(id, record));
    if (claim == tellings.end()) continue;
    std::vector<std::string> held = toldKeys(record.eventId);
    claimsOn[record.eventId].erase({op.ts, claim->first});
    tellings.erase(claim);
    showTold(record.eventId, std::move(held));
  }
}

/// The records that people see of an event because they were told.
std::vector<std::string> EventLog::State::toldKeys(const std::string& eventId) const {
  std::vector<std::string> keys;
  const auto on = claimsOn.find(eventId);
  if (on == claimsOn.end()) return keys;
  for (const EventKey& key : on->second) {
    std::string shown = recordKey(eventId, tellings.at(key.id).line);
    const auto record = records.find(shown);
    const bool isTold = record != records.end() && !record->second.toldBy.empty();
    if (isTold && std::find(keys.begin(), keys.end(), shown) == keys.end()) keys.push_back(std::move(shown));
  }
  return keys;
}

/// A complete walk of a thread refutes what was told to hang there and was not found. It says nothing of
/// what others tell to hang elsewhere: else a false place would take away a true claim.
void EventLog::State::refuteTold(std::string_view card, const std::set<std::string>& returnedIds) {
  for (const auto& entry : tellings) {
    const Record& claim = entry.second;
    if (claim.card != card || returnedIds.contains(claim.eventId)) continue;
    if (walkedAway.insert(identityKey(card, claim.eventId))) showTold(claim.eventId, toldKeys(claim.eventId));
  }
}

/// What is told of an event, while nobody has seen it and nobody has removed it. Of several who tell, the
/// author comes first, then who told it first; all lines are told by one, and are by one.
void EventLog::State::showTold(const std::string& eventId, std::vector<std::string> held) {
  const auto on = claimsOn.find(eventId);
  if (on == claimsOn.end()) return;
  const auto message = messages.find(eventId);
  // An edit that opens may say it also where nobody can open the rest.
  const bool seen =
      message != messages.end() && message->second.seen &&
      (!message->second.locked || !message->second.records.empty() || !message->second.identity.empty());
  std::vector<Record> shown;
  if (!seen && !redacted.contains(eventId) && !walkedAway.contains(eventId)) {
    const EventKey* first = nullptr;
    const auto isRefuted = [&](const Record& claim) {
      return walkedAway.contains(identityKey(claim.card, eventId));
    };
    for (const EventKey& key : on->second) {
      const Record& claim = tellings.at(key.id);
      if (isRefuted(claim)) continue;
      if (first == nullptr) first = &key;
      if (claim.toldBy != claim.author) continue;
      first = &key;
      break;
    }
    const std::string op = first == nullptr ? "" : first->id.substr(0, first->id.find('\n') + 1);
    for (const EventKey& key : on->second) {
      if (first == nullptr) break;
      const Record& claim = tellings.at(key.id);
      if (!key.id.starts_with(op) || claim.author != tellings.at(first->id).author || isRefuted(claim))
        continue;
      shown.push_back(claim);
      shown.back().card.clear();  // a place that nobody has seen it in
    }
  }
  emit(held, std::move(shown));
  if (on->second.empty()) claimsOn.erase(on);
  setReactionsKept(eventId);
  if (message != messages.end()) setKept(message->second);
}

Applied EventLog::applyCompleteOps(std::string_view about, const std::set<std::string>& returnedIds) {
  State& state = *state_;
  state.change = Applied();
  std::vector<std::string> gone;
  for (const auto& entry : state.ops) {
    const StoredOp& op = entry.second;
    if (op.about == about && !op.op.fields.empty() && !returnedIds.contains(entry.first))
      gone.push_back(entry.first);
  }
  for (const std::string& id : gone) state.forget(id, false);
  return state.change;
}

std::vector<SeenOp> EventLog::ops(std::string_view name, std::string_view sender,
                                  std::string_view about) const {
  std::vector<SeenOp> all;
  const auto named = state_->opsNamed.find(std::string(name));
  if (named == state_->opsNamed.end()) return all;
  for (const EventKey& key : named->second) {
    const StoredOp& op = state_->ops.at(key.id);
    if ((!sender.empty() && op.sender != sender) || (!about.empty() && op.about != about)) continue;
    all.push_back({key.id, op.sender, op.about, op.ts, op.op.op, op.op.fields});
  }
  return all;
}

std::optional<SeenOp> EventLog::latestOp(std::string_view name, std::string_view sender) const {
  auto all = ops(name, sender);
  return all.empty() ? std::nullopt : std::optional(std::move(all.back()));
}

std::string_view EventLog::latestFields(std::string_view name) const {
  const auto named = state_->opsNamed.find(std::string(name));
  if (named == state_->opsNamed.end() || named->second.empty()) return "";
  return state_->ops.at(named->second.rbegin()->id).op.fields;
}

}  // namespace smasteg
