// A job: something a person did that is on its way to the room. It lives in the own store until the room has
// it back.
//   waiting → sending → sent (the host said yes) → gone from the outbox (read back: the log has it)
//                     → unknown (the host said nothing) → read back → gone, or waiting again
//                     → failed (the world said no): stays, with words and ways on
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace smasteg {

struct Job {
  std::string id;                 // a step: the record's id; an edit or removal: an id of its own
  std::string kind;               // step · edit · remove · encourage · unencourage · retell · tell · untell
  std::string state = "waiting";  // waiting · sending · unknown · sent · failed
  std::string target;  // edit, remove: the row it concerns; encourage …: the event; tell …: the round
  std::string batch;   // a step that left with others: the id of their message, else ""
  int line = 0;        // which of them
  std::string text, day, from;  // tell: the content and, as `from`, its type; untell: `from` is what goes
  std::vector<std::string> principles;
  std::string visibility;  // "room" or "public"; "": "room", and of an edit: as it was
  std::int64_t createdAt = 0;
  std::int64_t notBefore = 0;  // removals wait ten seconds for an undo; rate limits say when
  std::int64_t changedAt = 0;  // when it entered its state
  int attempts = 0;
  std::string eventId;  // once the host said it
  std::string card;     // the card it was sent to, or in whose thread its target stands
  std::string code;     // failed: the world's word
  // A step: its text was changed after so many tries, which may arrive yet. An edit: as its step's then was.
  int rewordedAt = 0;
  static constexpr auto fields = std::tuple(
      field("id", &Job::id), field("kind", &Job::kind), field("state", &Job::state),
      field("target", &Job::target), field("batch", &Job::batch), field("line", &Job::line),
      field("text", &Job::text), field("day", &Job::day), field("from", &Job::from),
      field("principles", &Job::principles), field("visibility", &Job::visibility),
      field("createdAt", &Job::createdAt), field("notBefore", &Job::notBefore),
      field("changedAt", &Job::changedAt), field("attempts", &Job::attempts), field("eventId", &Job::eventId),
      field("card", &Job::card), field("code", &Job::code), field("rewordedAt", &Job::rewordedAt));

  /// How far a step may go: what is not said is the room.
  std::string reach() const { return visibility.empty() ? "room" : visibility; }
  /// The identity under which the room has it, or will have it.
  std::string identity() const { return batch.empty() ? id : batch + "/" + std::to_string(line); }
  /// It has not left, and is no longer bound to others.
  void leaveAlone() {
    batch.clear();
    line = 0;
  }
  /// A reaction or its withdrawal: fails in words, and leaves nothing behind.
  bool isReaction() const { return kind.ends_with("encourage"); }
  /// Something ready-made for the room, or what takes it back.
  bool isTelling() const { return kind.ends_with("tell") && kind != "retell"; }
  /// Reads as one line among others.
  bool isShort() const;

  // Not part of what is stored:
  bool saved = false;     // the store has it, as it is now
  bool restored = false;  // from the store, which may not have taken that it left since
};

/// The card an app is making, or made, for a week. Kept so that a reload in between does not make two.
struct OwnCard {
  std::string week;  // "2026-W48"
  std::string id;    // the card record's id
  // "" (to be sent) · sending · unknown · sent · confirmed · pointing · pointUnknown · pointed · ready
  std::string state;
  std::string eventId, pointerId, pointerEvent;  // card event; the pointer's record id and event
  std::int64_t changedAt = 0;
  std::int64_t pointAgainAt = 0;  // the pointer did not go: by itself not before then (not stored)
  static constexpr auto fields =
      std::tuple(field("week", &OwnCard::week), field("id", &OwnCard::id), field("state", &OwnCard::state),
                 field("eventId", &OwnCard::eventId), field("pointerId", &OwnCard::pointerId),
                 field("pointerEvent", &OwnCard::pointerEvent), field("changedAt", &OwnCard::changedAt));
};

/// When something may be sent again, kept because the panel may go away meanwhile.
struct Pause {
  std::int64_t quietUntil = 0;              // after an unknown outcome
  std::int64_t paceAt = 0, paceCredit = 0;  // as SendPace has them
  static constexpr auto fields =
      std::tuple(field("quietUntil", &Pause::quietUntil), field("paceAt", &Pause::paceAt),
                 field("paceCredit", &Pause::paceCredit));
};

/// Stored bytes back into a struct. code bad_record: a flipped byte, or another program's record.
Result<Job> readJob(std::string_view bytes);
Result<OwnCard> readOwnCard(std::string_view bytes);
Result<Pause> readPause(std::string_view bytes);

}  // namespace smasteg
