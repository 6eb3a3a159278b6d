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
#include "core/matching/draw.h"

namespace smasteg {

inline constexpr TimeMs kSignUpMs = 2 * kDayMs;  // from the card to the deadline, as long as no card says
inline constexpr TimeMs kCloseByAllMs = kDayMs;  // after the deadline: then anyone may close
inline constexpr std::string_view kSignUpKey = "☕";  // a reaction that signs up, without a number

enum class RoundVerdict {
  checked,      // the result follows from what it names, and nothing is missing
  unconfirmed,  // something is missing or disputed
  wrong         // the result does not follow
};

/// Why, as a key. Unconfirmed: no_close, no_result, missing_entry, missing_reveal, omitted_reveal,
/// unknown_close, earlier_close, two_results, too_few. Wrong: false_reveal, other_digest.
struct RoundCheck {
  RoundVerdict verdict = RoundVerdict::unconfirmed;
  std::string why;            // "" when checked
  std::string about;          // the event that it is said of, "" when none
  std::string close, result;  // event ids
  TimeMs resultTs = 0;
  std::size_t reveals = 0;  // numbers that were opened and count
  std::size_t of = 0;       // people who signed up with a number
  Draw draw;                // as it is recomputed; without groups as long as it cannot be
};

/// Code: no_round, the event is no round card of this log.
Result<RoundCheck> checkRound(const EventLog& log, std::string_view card);

/// What a sign-up says of a number that nobody knows yet, in hex.
std::string commitmentOf(std::string_view card, std::string_view sender, std::string_view nonce);

/// The seed of a draw, 32 bytes. Order and repetition of entries and nonces do not matter.
std::string seedOf(std::string_view card, std::string_view close, std::vector<std::string> entries,
                   std::vector<std::string> nonces);

}  // namespace smasteg
