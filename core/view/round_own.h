// What this device knows of a round beside the room: its number, and what a person has set going here.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <tuple>

#include "core/base/fields.h"
#include "core/view/profile_view.h"

namespace smasteg {

/// Kept under the card's id; while a card is on its way under its own, and then `opening` says so.
struct RoundOwn {
  std::string nonce;                          // the number that one's sign-up promises
  std::string signUp;                         // the id of that sign-up
  std::string opening;                        // the card's client-made id, until it is pointed out
  std::int64_t closingAt = 0, drawingAt = 0;  // a person wants that, since; 0 = not
  std::string drawn;    // the id of one's own result, until its pairs are told in the thread
  bool tooFew = false;  // a close or a draw came to nothing for that reason
  static constexpr auto fields =
      std::tuple(field("nonce", &RoundOwn::nonce), field("signUp", &RoundOwn::signUp),
                 field("opening", &RoundOwn::opening), field("closingAt", &RoundOwn::closingAt),
                 field("drawingAt", &RoundOwn::drawingAt), field("drawn", &RoundOwn::drawn),
                 field("tooFew", &RoundOwn::tooFew));
  bool operator==(const RoundOwn&) const = default;
};

/// A profile that the room has not given back yet.
struct ProfileOwn {
  MeetProfile profile;
  std::string sent;  // the id under which it is on its way, "" = kept here only
  static constexpr auto fields =
      std::tuple(field("profile", &ProfileOwn::profile), field("sent", &ProfileOwn::sent));
};

/// By the card's id; nothing where this device has nothing of it.
using OwnOfRound = std::function<RoundOwn(const std::string& card)>;

}  // namespace smasteg
