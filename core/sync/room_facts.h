// What the host has told of the room: who is in it, what it is encrypted with, who may write. Each fact may
// be missing: hosts answer differently, and what nobody said is unknown, never guessed.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/log/event.h"

namespace smasteg {

class RoomFacts {
 public:
  /// A state event, read or pushed. True when something changed.
  bool apply(const Event& event);
  /// The host answered a read of this state type, with so many events of at most `limit`.
  void answered(std::string_view eventType, std::size_t count, std::size_t limit);

  const std::string& createEvent() const { return createEvent_; }
  void setCreateEvent(std::string id) { createEvent_ = std::move(id); }

  /// Joined members; nullopt when the host did not tell them all.
  std::optional<std::size_t> memberCount() const;
  std::size_t serverCount() const;
  std::optional<bool> encrypted() const { return encrypted_; }
  const std::string& historyVisibility() const { return historyVisibility_; }  // "" = unknown
  /// Who comes later cannot read what was before, be it encrypted or not.
  bool isPastClosed() const { return historyVisibility_ == "joined" || historyVisibility_ == "invited"; }
  /// When that person came, or later (a new display name is told alike); nullopt when nobody told.
  std::optional<TimeMs> joinedAt(std::string_view userId) const;
  /// Somebody was here before that person came, or may have been: who founds a room has missed nothing.
  bool hadOthersBefore(std::string_view userId) const;
  /// The room was upgraded: its people are in another one now.
  bool hasMoved() const { return !successor_.empty(); }
  const std::string& successor() const { return successor_; }  // that room; "" = not moved
  /// The room this one goes on from, when it is an upgrade; else "".
  const std::string& predecessor() const { return predecessor_; }
  /// That person was in the room, and is not any more.
  bool hasLeft(std::string_view userId) const { return others_.contains(userId); }
  /// nullopt when power levels are unknown; false also for who is not in the room, and for all when it has
  /// moved. The creator of a room of version 12 may do everything.
  std::optional<bool> maySend(std::string_view self, std::string_view eventType) const;
  /// The display name, else the local part of the id.
  std::string nameOf(std::string_view userId) const;

 private:
  std::string createEvent_, creator_, roomVersion_, predecessor_, successor_;
  std::map<std::string, TimeMs> newest_;                    // type and state key → of the event that counts
  std::map<std::string, std::string, std::less<>> joined_;  // user id → display name, "" = none
  std::map<std::string, std::string, std::less<>> others_;  // not joined (any more): names of old authors
  bool membersTold_ = false, membersCut_ = false;
  std::optional<bool> encrypted_;
  std::string historyVisibility_;
  std::optional<PowerLevels> power_;
};

}  // namespace smasteg
