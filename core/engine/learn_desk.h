// Where the engine meets experiments, lessons, calls and week letters: what a person does in "Lärdomar", and
// with a call, becomes
// messages for the room, and what the room says of them becomes views. Keeps nothing of its own: what is on
// its way lies in the outbox, the rest in the room. Promises: an experiment is not started while its risk is
// red, and not ended without a lesson; a week has one letter. What was started is pointed out by whoever
// started it, also when the page went away in between.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/deferred.h"
#include "core/engine/action.h"
#include "core/engine/message.h"
#include "core/view/context.h"

namespace smasteg {

class LearnDesk {
 public:
  /// The names of its commands and views, all of them in kNeedsDeferred (contract.h), begin so.
  static bool owns(std::string_view name) { return name.starts_with("learn"); }

  bool isOpen() const { return work_ != nullptr; }
  /// Where what a person does here goes, and what she has that is in no room.
  struct Places {
    RoomSync& sync;
    const Notebook& notebook;
  };
  SMASTEG_DEFERRED void command(const Command& command, Places places, TimeMs now, Actions& actions);
  /// After each message that concerns the room, before sync decides what follows.
  void advance(RoomSync& sync, TimeMs now) {
    if (isOpen()) advanceOpen(sync, now);
  }
  SMASTEG_DEFERRED std::string view(std::string_view name, const ViewContext& context,
                                    const std::string& text);

 private:
  struct Work;  // learn_desk.cpp
  struct Close {
    SMASTEG_DEFERRED void operator()(Work* work) const;
  };
  SMASTEG_DEFERRED void open();
  SMASTEG_DEFERRED void advanceOpen(RoomSync& sync, TimeMs now);

  std::unique_ptr<Work, Close> work_;
};

}  // namespace smasteg
