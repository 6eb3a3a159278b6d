// Where the engine meets several rooms at once: snapshots of rooms that are not open become tallies, and a
// count that a person has seen and signed off becomes a message to the room that is open, through its outbox.
// Promises: of another room nothing is kept but its tally; nothing is posted but the text of a draft as it
// was shown; nothing of a room is read anew, sent to it or written in the stores.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "core/base/deferred.h"
#include "core/engine/message.h"
#include "core/view/context.h"

namespace smasteg {

class RollupDesk {
 public:
  /// `{"id": room, "bytes": its snapshot as the store has it}`; without bytes, or with such as do not fit,
  /// the device has nothing of it. `sync`: the room that is open, whose counts are to be read; nullptr
  /// without.
  SMASTEG_DEFERRED void load(const std::string& json, const Catalogue& catalogue, RoomSync* sync);
  /// postCount, takeBackCount. `context` is of the room that is open, `sync` is its.
  SMASTEG_DEFERRED void command(const Command& command, const ViewContext& context, RoomSync& sync);
  SMASTEG_DEFERRED std::string view(const std::string& query, const ViewContext& context) const;

 private:
  struct Held;
  struct Close {
    SMASTEG_DEFERRED void operator()(Held* held) const;
  };
  std::unique_ptr<Held, Close> held_;
};

}  // namespace smasteg
