// The week's card makes itself (FORMAT.md rules 8 and 9): which card a step is written in, and, when there is
// none, how one comes about: card, pointer, both read back, and only then the first step, alone.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/log/event_log.h"
#include "core/sync/history.h"
#include "core/sync/job.h"

namespace smasteg {

inline constexpr TimeMs kForeignCardGraceMs =
    10 * kSecondMs;  // somebody's new card gets its first step within this

// A pointer that did not go is tried again by itself after this: each try may wait in the host for "try all
// again". A step that waits for the card tries at once.
inline constexpr TimeMs kPointAgainMs = 60 * kSecondMs;

inline constexpr TimeMs kLoneCardMs =
    30 * kSecondMs;  // a card without a pointer by then is pointed out by who has seen it

class WeekCards {
 public:
  /// Cards this app made or is making, by week.
  std::map<std::string, OwnCard, std::less<>>& own() { return own_; }
  const std::map<std::string, OwnCard, std::less<>>& own() const { return own_; }
  OwnCard* find(std::string_view week);
  void restore(OwnCard card, TimeMs now);
  void enter(OwnCard& card, std::string_view state, TimeMs now);
  /// To be written to the store once more.
  void touch(const std::string& week) { dirty_.insert(week); }
  /// A write in this card was refused: never again.
  void refuse(const std::string& card) { refused_.insert(card); }

  struct Choice {
    std::string card;   // write here
    bool wait = false;  // a fresh foreign card: read it again before making one
  };
  Choice choose(const EventLog& log, const History& history, std::string_view self, std::string_view week,
                TimeMs now) const;

  /// How many cards of the week this person has made or pointed out.
  static std::size_t madeBy(const EventLog& log, std::string_view self, std::string_view week);

  /// Moves cards under way along when the log or the history shows that the room has them. True when one
  /// moved.
  bool settle(const EventLog& log, History& history, std::string_view self, TimeMs now);

  std::set<std::string> takeDirty();

 private:
  std::map<std::string, OwnCard, std::less<>> own_;
  std::set<std::string> refused_, dirty_;
};

}  // namespace smasteg
