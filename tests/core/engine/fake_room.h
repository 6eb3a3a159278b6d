// A room that behaves, for tests of the engine: server order, relations with paging, redactions, edits
// applied in what it returns, thread messages never pushed, keys and history that newcomers lack, power
// levels, answers that get lost or say no. And a person with an engine, a store and a clock, who does what
// the engine's actions ask.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/engine/engine.h"

namespace smasteg::test {

using Json = nlohmann::json;

inline const std::vector<std::string> kAllPermissions = {
    "org.matrix.msc2762.receive.event:m.room.message", "org.matrix.msc2762.send.event:m.room.message",
    "org.matrix.msc2762.receive.event:m.reaction",     "org.matrix.msc2762.send.event:m.reaction",
    "org.matrix.msc2762.receive.event:se.smasteg.op",  "org.matrix.msc2762.send.event:se.smasteg.op",
    "org.matrix.msc2762.send.event:m.room.redaction"};

/// What happens to the next sends, in order; then all is well again.
/// held: done, and the host never says a word about it.
enum class Fate { fine, lostReply, lostBoth, refused, rateLimited, held };

class FakeRoom {
 public:
  explicit FakeRoom(std::int64_t start, std::string roomId = "!rum:hs") : now(start), id(std::move(roomId)) {
    state("m.room.create", "", "@skapare:hs", {{"room_version", "11"}});
  }

  std::int64_t now;
  bool editsTold = true;  // false as in encrypted rooms: an edit's text is given, and no word of the edit
  bool historyFromJoin =
      false;  // history_visibility "joined": older events are not there, nor what hangs on them
  std::map<std::string, std::size_t> joined;  // who came later: the first of `events` they may read
  std::set<std::string> kicked;               // who was shown the door
  std::vector<std::string> jams;  // sends the server refused by itself: in Element each stops the whole chat
  std::int64_t skew = 0;          // how far the server's clock is ahead of the devices'
  std::string id;
  std::deque<Fate> fates;
  Json refused;              // what the newest of them said no to
  std::vector<Json> events;  // in server order
  std::vector<std::pair<std::int64_t, std::string>>
      sends;  // when, and what type: every try, also those refused

  std::string create() const { return events[0]["event_id"]; }
  std::string put(const std::string& sender, const std::string& type, Json content);
  void state(const std::string& type, const std::string& key, const std::string& sender, Json content);
  void redact(const std::string& eventId, const std::string& sender);
  /// From now on whoever joins later has no key to what was before.
  void encrypt();
  void join(const std::string& who) { joined[who] = events.size(); }
  /// The server's answer to a send: the event's id, or why not.
  MessagePayload send(const std::string& sender, const std::string& request, const std::string& type,
                      const Json& content);
  Json* find(const std::string& eventId);
  /// Relations newest first, from a numeric token.
  MessagePayload read(const Read& read, const std::string& viewer);
  std::vector<std::string> bodies(const std::string& msgtype = "") const;  // live messages, edits apart

 private:
  Json shown(const Json& event) const;  // with edits applied, as hosts give it
  Json seenBy(const std::string& viewer, std::size_t index) const;
  std::size_t indexOf(const std::string& eventId) const;
  const std::vector<std::size_t>& childrenOf(const std::string& eventId) const;
  bool mayRead(const std::string& viewer, const std::string& eventId) const;
  std::string refusal(const std::string& sender, const std::string& type, const Json& content) const;
  std::int64_t levelOf(const std::string& user, const std::string& type) const;
  MessagePayload relations(const Read& read, const std::string& viewer) const;
  std::map<std::string, std::size_t> places_;                 // event → its place
  std::map<std::string, std::vector<std::size_t>> children_;  // event → what hangs on it
  bool encrypted_ = false;
  int counter_ = 0;
};

class Person {
 public:
  Person(FakeRoom& room, std::string self, std::set<std::string> unknown = {})
      : untold(std::move(unknown)), room_(room), self_(std::move(self)) {
    open();
  }

  /// A fresh engine on the same store, as after a reload.
  void open();
  void tell(MessagePayload payload);
  std::string command(const std::string& name, CommandArgs args = {});  // the id of composer.last
  std::string log(const std::string& text, std::vector<std::string> principles = {},
                  const std::string& visibility = "room");
  /// Lets time go on, answering and waking as it comes.
  void run(std::int64_t ms);
  void wakeIfDue();
  Json view(const std::string& name, ViewQuery query = {}) const;
  std::vector<std::string> texts() const;            // of view "steps"
  Json row(const std::string& text) const;           // null when there is none
  std::string state(const std::string& text) const;  // of that row, "" when there is none

  bool consented = false;                             // the widget has asked before, on this device
  bool storage = true, grant = true, silent = false;  // silent: the host answers nothing at all
  /// State that the host tells nothing of; "*": none of the room's rules.
  std::set<std::string> untold;
  std::vector<std::string> permissions = kAllPermissions;
  std::map<std::string, std::string> store;
  std::vector<Notice> notices;
  int reads = 0, changes = 0, wakes = 0, puts = 0;
  std::vector<std::pair<std::int64_t, Read>> asked;  // every read, and when

 private:
  void perform(const Action& action);
  void answer(MessagePayload payload) { inbox_.push_back(std::move(payload)); }
  void drain();
  void sendAnswer(const std::string& request, const std::string& type, const Json& content);

  FakeRoom& room_;
  std::string self_;
  std::unique_ptr<Engine> engine_;
  std::deque<MessagePayload> inbox_;
  std::int64_t wakeAt_ = 0;
  int entropy_ = 0;
};

/// Time goes on for several people at once.
void runTogether(FakeRoom& room, const std::vector<Person*>& people, std::int64_t ms);

}  // namespace smasteg::test
