// A round of a room, from its card to who meets whom: read out of the log, drawn again, and compared with
// what somebody said the result was. FORMAT.md "A round" has the rules.
// Promises: a pure question to the log: who has the same events gives the same answer. Nobody who paused or
// declined is drawn, nobody who signed up in the close is left out, and each person counts once, however
// often she signed up or opened a number.
// Refuses to guess: what is missing is said, and makes the round unconfirmed, never another draw.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/log/event_log.h"
#include "core/log/op_codec.h"
#include "core/matching/draw.h"

namespace smasteg {

inline constexpr TimeMs kSignUpMs = 2 * kDayMs;  // from the card to the deadline, as long as no card says
inline constexpr TimeMs kCloseByAllMs = kDayMs;  // after the deadline: then anyone may close
inline constexpr std::string_view kSignUpKey = "☕";  // a reaction that signs up, without a number
inline constexpr std::string_view kSleepKey = "💤";   // a reaction that takes it back: not this time
inline constexpr std::size_t kMaxUnseenRounds = 20;   // cards that nobody has seen, only pointed at

/// A round's card. One that this log has no more of than pointers is by the one person who pointed, and from
/// then; where several did, nobody knows whose it is.
struct RoundCard {
  std::string id, opener, week;  // opener "": not known. week "" when the card does not say
  TimeMs ts = 0;
  bool seen = false;

  TimeMs deadline() const { return ts + kSignUpMs; }
  TimeMs anyoneFrom() const { return deadline() + kCloseByAllMs; }
  bool mayClose(std::string_view who, TimeMs now) const {
    return (!opener.empty() && who == opener) || now >= anyoneFrom();
  }
};

/// Somebody who is in.
struct RoundPerson {
  std::string id;
  std::string entry;   // the event that a close names
  std::string commit;  // "" without a number
  TimeMs ts = 0;       // of a sign-up by an op
  bool isOpened = false, isPaused = false, hasDeclined = false;
};

enum class RoundVerdict {
  checked,      // the result follows from what it names, and nothing is missing
  unconfirmed,  // something is missing or disputed
  wrong         // the result does not follow
};

/// Why, as a key. Unconfirmed: no_close, no_result, missing_entry, missing_reveal, omitted_reveal,
/// unknown_close, earlier_close, other_inputs, unseen_card, too_few. Wrong: false_reveal, other_digest.
struct RoundCheck {
  RoundVerdict verdict = RoundVerdict::unconfirmed;
  std::string why;            // "" when checked
  std::string about;          // the event that it is said of, "" when none
  std::string close, result;  // event ids
  std::string by;             // who told the result
  TimeMs closeTs = 0, resultTs = 0;
  std::size_t reveals = 0;  // numbers that were opened and count
  std::size_t of = 0;       // people who signed up with a number
  Draw draw;                // as it is recomputed; without groups as long as it cannot be
  /// Who meets whom as far as it counts: what a result told that is not wrong, be it confirmed or not.
  MeetingRound groups;
  std::vector<RoundPerson> people;     // of the close, by id
  std::vector<Participant> drawn;      // those of them that were drawn, as their profiles stood
  std::vector<std::string> revealIds;  // of the numbers that count
  std::string seed, inputs;            // hex
  std::size_t history = 0;             // earlier rounds that counted
};

/// All rounds that the log has, the earliest first.
std::vector<RoundCard> roundCards(const EventLog& log);
/// Who is in, by id: whom a close would name now. Who reacted with 💤 is not, nor who declined.
std::vector<RoundPerson> signedUp(const EventLog& log, const RoundCard& card);
/// The profile that counted then; of several the last.
OpFields profileAt(const EventLog& log, const std::string& sender, TimeMs ts);
bool isPausedAt(const EventLog& log, const std::string& sender, TimeMs ts);
Participant participantOf(const std::string& id, const OpFields& profile);

/// Code: no_round, the event is no round card of this log.
Result<RoundCheck> checkRound(const EventLog& log, std::string_view card);

/// One round, with what counts as its history. The log and the card must outlive it.
class RoundReader {
 public:
  struct Held {
    TimeMs resultTs = 0;
    MeetingRound groups;
  };
  RoundReader(const EventLog& log, const RoundCard& card, const std::vector<Held>& held);

  /// The result that stands. Of several: one that is checked, one that took note of most who declined, one
  /// that counts most numbers, the first. Without one: what would be drawn now.
  RoundCheck read() const;
  /// What would be drawn now, with the numbers that are open, whatever has been told.
  RoundCheck preview() const;
  /// The close that counts, "" while there is none.
  std::string firstClose() const { return valid_.empty() ? "" : valid_.front().eventId; }
  TimeMs firstCloseTs() const { return valid_.empty() ? 0 : valid_.front().ts; }

 private:
  struct Counting {
    RoundCheck check;
    bool counts = false;  // its groups are history
    std::size_t declined = 0;
    std::string missing;  // the first entry that this log does not have
  };
  const SeenOp* readClose(const OpFields& said, const SeenOp& result, Counting& out) const;
  Counting readResult(const SeenOp& result) const;
  bool readReveals(const OpFields& said, Counting& out) const;
  void compare(const OpFields& said, const SeenOp& result, const SeenOp& close, Counting& out) const;
  std::string readEntries(const SeenOp& close, RoundCheck& check) const;
  std::string openedBy(const SeenOp& reveal, const RoundCheck& check) const;
  void markDeclined(RoundCheck& check, TimeMs ts) const;
  void drawInto(RoundCheck& check, const SeenOp& close, const std::vector<std::string>& nonces) const;

  const EventLog& log_;
  const RoundCard& card_;
  const std::vector<Held>& held_;
  std::vector<SeenOp> closes_;  // all, oldest first
  std::vector<SeenOp> valid_;   // those that count, the first first
  std::vector<SeenOp> reveals_;
};

/// What a result op says of that draw.
OpFields resultOf(const RoundCheck& drawn);

/// What a sign-up says of a number that nobody knows yet, in hex.
std::string commitmentOf(std::string_view card, std::string_view sender, std::string_view nonce);

/// The seed of a draw, 32 bytes. Order and repetition of entries and nonces do not matter.
std::string seedOf(std::string_view card, std::string_view close, std::vector<std::string> entries,
                   std::vector<std::string> nonces);

/// What a draw was made from beside its seed: the people as they stood and the rounds before, in hex.
std::string inputsOf(std::vector<Participant> people, const std::vector<MeetingRound>& history);

}  // namespace smasteg
