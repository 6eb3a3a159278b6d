// One person's core in a room that is played from a list of events: the shipped engine, and a host that
// answers what it reads from those that have arrived, and takes what it sends as one more arrival. What is
// state is there from the beginning, as a host gives it.
// Promises: the same events in the same order, and the same commands, give the same views. Commands go
// through Engine::process and nowhere else.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"
#include "debug/model/costs.h"

namespace smasteg::debug {

/// What the host must know of an event, made once for all replicas.
struct ArchivedEvent {
  std::string json, id, type, relType, parent;
  std::int64_t ts = 0;
  bool isState = false;
};

struct Archive {
  std::vector<ArchivedEvent> events;
  std::vector<ArchivedEvent> given;  // that the room was made, where a file leaves that out
  std::string room, self;            // self: who looks
};

/// Of raw events as they came. `self` "": who wrote most.
Archive makeArchive(const std::vector<std::string>& events, const std::string& self = "");

/// Views of the engine that can be asked for without words, in the order of the screen.
const std::vector<std::string>& viewNames();

class Replica {
 public:
  explicit Replica(const Archive& archive);

  /// Lets events arrive until so many have; only forwards.
  void goOn(std::size_t position);
  std::size_t position() const { return position_; }
  /// Of the engine's messages: the latest time that an arrived event claims.
  std::int64_t now() const { return now_; }
  /// A message's JSON, as the bridge reads it; "now" and "room" are this replica's. Gives what became of it:
  /// the engine's actions, or its refusal, as JSON.
  std::string tell(std::string_view json);
  std::string view(const std::string& name, const std::string& text = "");
  const Costs& costs() const { return costs_; }

 private:
  void process(MessagePayload payload);
  void perform(const Actions& actions);
  void answer(const Read& read);
  void arrive(std::size_t index);
  void sent(const std::string& request, const std::string& type, const std::string& content);
  void settle();

  const Archive& archive_;
  Engine engine_;
  using Lists = std::map<std::string, std::vector<const ArchivedEvent*>, std::less<>>;
  void file(const ArchivedEvent& event);

  std::deque<ArchivedEvent> own_;  // what this engine has sent
  Lists children_;                 // "m.thread $card" → events
  Lists byType_;                   // what is no state
  std::vector<Message> inbox_;
  std::size_t position_ = 0;
  std::int64_t now_ = 0, wakeAt_ = 0;
  Costs costs_;
};

}  // namespace smasteg::debug
