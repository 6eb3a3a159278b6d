// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/room_facts.h"

#include <algorithm>

#include "core/base/ids.h"

namespace smasteg {

namespace {
// From room version 12 on the creator stands above all power levels (MSC4289) and is not listed in them.
bool creatorStandsAbove(const std::string& version) { return version.size() == 2 && version >= "12"; }
}  // namespace

bool RoomFacts::apply(const Event& event) {
  if (event.kind != EventKind::state || !event.stateKey) return false;
  // Hosts hand over superseded state too, newest first or in any order.
  TimeMs& newest = newest_.try_emplace(event.type + '\n' + *event.stateKey, kMinTimeMs).first->second;
  if (event.ts < newest) return false;
  newest = event.ts;
  if (event.type == "m.room.member") {
    membersTold_ = true;
    const std::string& user = *event.stateKey;
    if (event.state.membership == "join") {
      others_.erase(user);
      joined_.insert_or_assign(user, event.state.displayName);
      return true;
    }
    const auto found = joined_.find(user);
    others_[user] = found == joined_.end() ? event.state.displayName : found->second;
    if (found != joined_.end()) joined_.erase(found);
    return true;
  }
  if (!event.stateKey->empty()) return false;
  if (event.type == "m.room.create") {
    createEvent_ = event.id;
    creator_ = event.sender;
    roomVersion_ = event.state.roomVersion;
    predecessor_ = event.state.predecessorRoom;
    return true;
  }
  if (event.type == "m.room.encryption") {
    encrypted_ =
        encrypted_.value_or(false) || !event.state.algorithm.empty();  // encryption cannot be switched off
    return true;
  }
  if (event.type == "m.room.history_visibility") {
    historyVisibility_ = event.state.historyVisibility;
    return true;
  }
  if (event.type == "m.room.tombstone") {
    successor_ = event.state.successorRoom;
    return true;
  }
  if (event.type == "m.room.power_levels") {
    power_ = event.state.power;
    return true;
  }
  return false;
}

void RoomFacts::answered(std::string_view eventType, std::size_t count, std::size_t limit) {
  if (eventType == "m.room.member") {
    if (count > 0) membersTold_ = true;
    if (count >= limit) membersCut_ = true;
  }
  // Asked and answered with nothing: the room has no such state. (Visibility then is "shared", by the Matrix
  // spec.)
  if (eventType == "m.room.encryption" && count == 0 && !encrypted_) encrypted_ = false;
  if (eventType == "m.room.history_visibility" && count == 0 && historyVisibility_.empty())
    historyVisibility_ = "shared";
}

std::optional<std::size_t> RoomFacts::memberCount() const {
  if (!membersTold_ || membersCut_ || joined_.empty()) return std::nullopt;
  return joined_.size();
}

std::optional<TimeMs> RoomFacts::joinedAt(std::string_view userId) const {
  if (!joined_.contains(userId)) return std::nullopt;
  return newest_.at(std::string("m.room.member\n").append(userId));
}

bool RoomFacts::hadOthersBefore(std::string_view userId) const {
  const auto came = joinedAt(userId);
  return !came || membersCut_ || std::any_of(joined_.begin(), joined_.end(), [&](const auto& member) {
    return joinedAt(member.first).value_or(*came) < *came;
  });
}

std::size_t RoomFacts::serverCount() const {
  std::set<std::string> servers;
  for (const auto& [user, name] : joined_) servers.insert(serverName(user));
  return servers.size();
}

std::optional<bool> RoomFacts::maySend(std::string_view self, std::string_view eventType) const {
  if (hasMoved() || hasLeft(self)) return false;
  if (!power_) return std::nullopt;
  if (!creator_.empty() && creator_ == self && creatorStandsAbove(roomVersion_)) return true;
  const auto user = power_->users.find(std::string(self));
  const auto mine = user == power_->users.end() ? power_->usersDefault : user->second;
  const auto event = power_->events.find(std::string(eventType));
  return mine >= (event == power_->events.end() ? power_->eventsDefault : event->second);
}

std::string RoomFacts::nameOf(std::string_view userId) const {
  for (const auto* names : {&joined_, &others_}) {
    const auto found = names->find(userId);
    if (found != names->end() && !found->second.empty()) return found->second;
  }
  return localpart(userId);
}

}  // namespace smasteg
