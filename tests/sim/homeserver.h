// The homeservers of one room: each orders what reaches it, and they hear of each other's events a while
// later, or when a split has healed. Keeps Matrix's rules that matter here: who may send and remove, edits by
// the author only, relations in pages, a rate limit for each user, transaction ids.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/sim/world.h"

namespace smasteg::sim {

struct RoomEvent {
  std::string id, sender, type, content;  // content: JSON text
  std::int64_t ts = 0;                    // as its server claims
  std::string stateKey;
  bool isState = false;
  std::string relType, parent, key;  // m.relates_to
  std::string newContent;            // of an edit
  std::string redacts;
  std::string recordId;  // the client-made id in it, "" when there is none
};

struct Refusal {
  std::string code;  // "" = sent
  std::int64_t retryAfterMs = 0;
  std::string eventId;
  bool ofSentAgain = false;  // limited, and would not be but for what the client has sent again
};

/// The room as one homeserver has it.
struct Side {
  std::vector<std::size_t> order;  // indices into all events, as they came
  std::vector<bool> has;           // by that index
  std::map<std::string, std::vector<std::size_t>, std::less<>> children;  // event id → places in `order`
  std::vector<std::size_t> pointers;                                      // places of ops
  std::map<std::string, std::string> removedBy;                           // event id → the redaction's sender
  std::int64_t skew = 0;
};

class Homeservers {
 public:
  Homeservers(World& world, int sides);

  /// `txn`: the same again is the same event. `triedAt`: sent again by the client itself, past all pace of
  /// ours; one of the server's machines may have a slow clock, yet not so slow that it was before then.
  Refusal send(int side, const std::string& sender, const std::string& txn, const std::string& type,
               const std::string& content, std::int64_t triedAt = 0);
  Refusal redact(int side, const std::string& sender, const std::string& txn, const std::string& target);
  std::string state(const std::string& type, const std::string& key, const std::string& sender,
                    const std::string& content);

  const RoomEvent& at(int side, std::size_t place) const {
    return events_[sides_[static_cast<std::size_t>(side)].order[place]];
  }
  std::size_t length(int side) const { return sides_[static_cast<std::size_t>(side)].order.size(); }
  /// Whether a pointer (of that week, or of any: "") points at the event, and whether anything ever hung in
  /// its thread.
  bool isPointedOut(int side, std::string_view id, std::string_view week = {}) const;
  /// By its own words, or, for who cannot open it, by a pointer's: pointers lie (FORMAT.md rule 9).
  bool isOfWeek(int side, std::string_view id, std::string_view week) const;
  std::string senderOf(std::string_view id) const;
  const RoomEvent* find(std::string_view id) const;
  bool hasThread(int side, std::string_view id) const;
  bool isRemoved(int side, const std::string& id) const;
  /// As a client hands it on: its newest edit for content, or what is left after a removal.
  std::string shown(int side, const RoomEvent& event, bool inRelations) const;
  /// Those children of `parent` that are wanted, newest first, in pages.
  std::vector<const RoomEvent*> relations(int side, const std::string& parent, const std::string& relType,
                                          const std::function<bool(const RoomEvent&)>& wanted,
                                          const std::string& from, int limit, std::string& next) const;

  void split(bool is);
  bool isSplit() const { return split_; }

  std::string create;              // the create event's id
  std::set<std::string> readOnly;  // users without the power to send
  std::set<std::string> moderators;
  bool rateLimits = true;
  const std::vector<RoomEvent>& all() const { return events_; }
  std::size_t numberOf(const RoomEvent& event) const {
    return static_cast<std::size_t>(&event - events_.data());
  }

 private:
  void arrive(int side, std::size_t index);
  void spread(int from, std::size_t index);
  std::string add(int side, RoomEvent event, std::int64_t slowMs = 0);

  World& world_;
  std::vector<RoomEvent> events_;
  std::vector<Side> sides_;
  std::map<std::string, std::string> transactions_;  // sender and txn → event id
  struct Bucket {
    double tokens = 10;  // Synapse's default: a burst of 10, then one in 5 s
    std::int64_t at = 0;
    void fill(std::int64_t now);
  };
  Refusal spend(const std::string& user, bool again);
  std::map<std::string, Bucket> buckets_, fairBuckets_;  // the latter: without what a client sent again
  std::vector<std::pair<int, std::size_t>> held_;        // by a split: from which side, which event
  bool split_ = false;
  int count_ = 0;
};

}  // namespace smasteg::sim
