// The inside of LearnDesk: what it knows of each room this session, and what one command does. See
// learn_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/ids.h"
#include "core/engine/learn_desk.h"
#include "core/log/event_codec.h"
#include "core/log/op_codec.h"
#include "core/log/record_parts.h"
#include "core/view/learn_view.h"

namespace smasteg {

struct LearnDesk::Work {
  struct Room {
    bool isShown = false;
    std::map<std::string, TimeMs> read;  // threads: when each was last asked for
    bool timelineAsked = false;
    std::optional<std::uint64_t> seen;  // sync's revision when it was last gone through, and
    TimeMs seenAt = kMinTimeMs;         // when
  };
  std::map<std::string, Room, std::less<>> rooms;

  /// What one command does, with what all of them need.
  struct Doing {
    RoomSync& sync;
    const Notebook& notebook;
    RandomStream& random;
    TimeMs now;
    Actions& actions;

    /// nullptr, and said, when it is gone.
    const Record* messageOf(const std::string& eventId) const;
    /// The card of that week in whose thread everybody writes; nullptr, and said, when there is none.
    const Card* weekCard(std::string_view week, std::string otherwise) const;
    /// Where what one says of it stands; nothing, and said, where there is no thread.
    std::optional<RecordPlace> placeAbout(const Record& record, std::vector<std::string> mentions = {}) const;
    std::string weekThread() const;
    void tell(std::string target, std::string content, std::string id, std::string card) const {
      sync.tell(
          {std::move(id), std::string(kMessage), std::move(content), std::move(target), std::move(card)},
          now);
    }
    /// Whether what one writes in its thread is read: what was typed in the chat is pointed out first.
    bool opensThread(const Record& record) const;
    /// A message in a card's thread.
    void write(RecordKind kind, StepContent content, RecordPlace place, std::string target) const {
      if (place.replyTo.empty()) place.replyTo = sync.eventLog().newestIn(place.thread);
      if (place.replyTo.empty()) place.replyTo = place.thread;
      content.recordId = makeRecordId(random);
      const std::string id = content.recordId, card = place.thread;
      tell(std::move(target), recordMessage(recordKindName(kind), content, place), id, card);
    }
    std::string bodyFor(RecordKind kind, std::string text) const {
      RecordParts parts;
      parts.text = std::move(text);
      return bodyOf(kind, parts, languageOf(sync.eventLog()));
    }
    bool isUnderWay(std::string_view what, std::string_view about) const {
      return sync.outbox().jobFor(learnTarget(what, about), "tell") != nullptr;
    }

    void start(const CommandArgs& args) const;
    void close(const CommandArgs& args) const;
    void addLesson(const CommandArgs& args) const;
    void thank(const CommandArgs& args) const;
    void sendLetter(const CommandArgs& args) const;
    void call(const CommandArgs& args) const;
    void answer(const CommandArgs& args) const;
    void remove(const CommandArgs& args) const;
  };

  void advance(RoomSync& sync, TimeMs now);
  static void readThreads(RoomSync& sync, Room& room, TimeMs now);
};

}  // namespace smasteg
