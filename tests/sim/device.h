// One person's device in a simulation: the real engine in a widget that may die, its store, and the Matrix
// client around it with Element's habits: one send queue that a failed send jams, answers that get lost or
// come late, pushes that are lost, doubled or late and never of threads, messages whose key comes later.
// Its widget may die at any write.
// Holds the engine to its promises: one send at a time, none offline, none for 40 s after an unknown outcome.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "tests/sim/homeserver.h"
#include "tests/sim/second_tries.h"

namespace smasteg::sim {

/// How often what goes wrong, in percent.
struct Faults {
  int lostReply = 0, lateReply = 0, lostSend = 0, brokenSend = 0, lostRead = 0, slowRead = 0;
  int lostPush = 0, doublePush = 0, latePush = 0;
  int fullStore = 0, deadlyWrite = 0;
  bool deadlyBatch = false;  // once: the widget dies when several steps leave as one message
};

struct Row {
  std::string id, state, author, text, visibility, note, toldBy;
  std::vector<std::string> principles;
  bool mine = false, canEdit = false, canRemove = false, canUndo = false, canRetry = false;
};

/// The card in whose thread that is; "" = in none.
std::string threadOf(const std::string& content);

class Device {
 public:
  /// What became of a command. What the store does not take is lost only when the widget dies on it: until
  /// then the engine has it, and writes it again.
  struct Outcome {
    bool refused = false, lost = false;
    bool takesBack = false;                        // an undo: that the store forgets is all there is of it
    std::map<std::string, std::uint64_t> lacking;  // what is not kept yet: the key, and which write of it
  };

  Device(World& world, Homeservers& servers, int side, std::string user, std::int64_t clockOffset);

  void open();
  /// The widget dies: what was being written may or may not be kept; what the client has to send goes on.
  void crash();
  bool isOpen() const { return engine_ != nullptr; }
  std::shared_ptr<Outcome> command(const std::string& name, CommandArgs args);
  const std::vector<Row>& rows() const;
  std::int64_t unsent() const;
  /// Tries everything again that did not go.
  void retryAll();
  /// Chooses to tell those who came later, where that is offered.
  void retell();
  bool isRetelling() const;

  void setOnline(bool is);
  void setVisible(bool is);
  /// "Försök alla igen" or "Radera alla".
  void clearJam(bool sendAgain);
  bool hasUnsent() const { return !jam_.empty() || !left_.empty(); }
  /// The client is loaded anew, and the widget with it: what had not gone waits to be sent again, and no
  /// longer stands in the way.
  void reloadClient();
  void loseKeysOf(int percent) { keyless_ = percent; }
  void getKeys();
  /// She came just now: for what was written before she never gets a key.
  void comeLate() { cameAt_ = servers_.all().size(); }
  bool cameLate() const { return cameAt_ > 0; }
  bool hasKeyTo(const RoomEvent& event) const { return servers_.numberOf(event) >= cameAt_; }
  /// The same as a person types by hand in the client: into the thread, or an edit or removal there.
  Refusal type(const std::string& content);

  /// What "Försök alla igen" has sent, whether or not anybody still wanted it.
  std::vector<std::string> sentAgain;
  std::vector<std::string> sentLate;              // of that: what may come after something newer
  std::vector<std::shared_ptr<Outcome>> retells;  // each choice to tell on
  std::size_t notRetold = 0;                      // and how often she was told that it did not go

  Faults faults;
  bool storage = true;
  int pageMost = 100;  // what the server gives at once, however much is asked for
  const std::string user;
  const int side;

 private:
  struct Sending {
    std::string request, txn, type, content, redacts;
    bool answered = false;
    std::uint64_t life = 0;
    std::int64_t at = 0;
  };
  using Flight = std::shared_ptr<Sending>;

  void tell(MessagePayload payload);
  void perform(const Action& action, const std::shared_ptr<Outcome>& outcome);
  void write(const std::string& request, std::string key, std::string bytes, bool remove,
             const std::shared_ptr<Outcome>& outcome);
  void written(const std::string& key, std::uint64_t number);
  void dieSoon();
  void send(Flight flight);
  void transmit(const Flight& flight);
  void sendAgainAt(const Flight& flight);
  void checkPlace(const std::string& content);
  void answer(const Flight& flight, MessagePayload payload);
  void jam(const Flight& flight, const std::string& code);
  void read(const Read& read);
  Page page(const Read& read) const;
  bool isLocked(const RoomEvent& event) const;
  std::string handOver(const RoomEvent& event, bool inRelations) const;
  void noteHeard(const std::vector<std::string>& events);
  void sync();
  void push(const RoomEvent& event);
  std::string json(const std::string& view) const;

  World& world_;
  Homeservers& servers_;
  std::int64_t clockOffset_;
  std::unique_ptr<Engine> engine_;
  std::uint64_t life_ = 0;  // of the widget: what belongs to an earlier one is not heard
  std::map<std::string, std::string> store_;
  /// Where the engine keeps until when it sends nothing, and what it last asked to keep there.
  std::string pauseKey() const { return "own|pause/" + user + "/!rum:hs/"; }
  std::string lastPause_;
  std::vector<std::function<void(bool)>> writes_;  // under way, in order
  std::uint64_t writeCount_ = 0;
  std::vector<std::shared_ptr<Outcome>> unkept_;
  std::uint64_t wake_ = 0;
  bool online_ = true, told_ = true, visible_ = true;
  bool sending_ = false;
  std::int64_t quietUntil_ = 0, blockedUntil_ = 0;
  std::vector<Flight> jam_, left_;
  SecondTries secondTries_;
  std::set<std::string> refusedCards_;  // since the widget was opened
  std::size_t synced_ = 0, loadedSince_ = 0, cameAt_ = 0;
  int keyless_ = 0;
  std::set<std::string> heard_;
  mutable std::map<std::string, bool> locked_;
  mutable std::string rowsText_;  // the view that `rows_` was read from
  mutable std::vector<Row> rows_;
  int count_ = 0;
};

}  // namespace smasteg::sim
