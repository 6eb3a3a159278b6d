// Where the engine meets rounds of coffee: what a person does in "Träffas" becomes events for the room, and
// what the room says of rounds becomes views. Made when it is first asked for; until then its records lie
// here as the store gave them.
// An open app does by itself what nobody shall have to think of: it opens one's number when the sign-up is
// closed, and goes on with what a person has set going when what that waits for has come.
// Promises: a number is kept before it is promised, and opened only for a close that counts and names one's
// own sign-up. Nothing of a profile leaves without that person's tap.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/deferred.h"
#include "core/base/store_write.h"
#include "core/engine/action.h"
#include "core/engine/message.h"
#include "core/view/context.h"

namespace smasteg {

class RoundDesk {
 public:
  /// What it answers, each of them in kNeedsDeferred (contract.h).
  static bool hasCommand(std::string_view name);
  static bool hasView(std::string_view name);

  void setOwner(std::string_view self) { self_ = self; }
  /// False when the record is not of rounds.
  bool restore(const std::string& key, const std::string& bytes);
  /// Our own questions to start with. False when the file does not fit: then it is as it was.
  /// That room's rounds are about to be looked at: from now on they are read.
  SMASTEG_DEFERRED bool loadOpenings(const std::string& json, const std::string& room);
  /// From now on it does what it does by itself: the deferred part is here.
  SMASTEG_DEFERRED void open();
  bool isOpen() const { return work_ != nullptr; }
  SMASTEG_DEFERRED void command(const Command& command, RoomSync& sync, TimeMs now, Actions& actions);
  /// After each message that concerns the room, before sync decides what follows.
  void advance(RoomSync& sync, TimeMs now) {
    if (isOpen()) advanceOpen(sync, now);
  }
  SMASTEG_DEFERRED std::string view(std::string_view name, const ViewContext& context,
                                    const std::string& text, int limit, const std::string& before);
  std::vector<StoreWrite> takeWrites() { return std::exchange(writes_, {}); }
  std::uint64_t revision() const { return revision_; }

  struct Work;  // round_work.h

 private:
  struct Close {
    SMASTEG_DEFERRED void operator()(Work* work) const;
  };
  SMASTEG_DEFERRED void advanceOpen(RoomSync& sync, TimeMs now);

  std::string self_;
  std::map<std::string, std::string> records_;  // as the store has them
  std::vector<StoreWrite> writes_;
  std::uint64_t revision_ = 0;
  std::unique_ptr<Work, Close> work_;
};

}  // namespace smasteg
