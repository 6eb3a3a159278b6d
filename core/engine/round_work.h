// The inside of RoundDesk: what is kept on this device, and what is done for each room. See round_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/catalogue/opening_questions.h"
#include "core/engine/round_desk.h"
#include "core/matching/round_book.h"
#include "core/view/round_own.h"

namespace smasteg {

inline constexpr TimeMs kRevealWaitMs = 2 * kMinuteMs;  // open apps look each minute at the latest
inline constexpr std::size_t kRoundsWatched = 2;        // the newest: what is over is read once
inline constexpr std::size_t kRoundsRead = 60;          // of a session: a year of weeks

/// The store's records of one person, written through.
class RoundRecords {
 public:
  RoundRecords(const std::string& self, std::map<std::string, std::string>& records,
               std::vector<StoreWrite>& writes, std::uint64_t& revision)
      : self_(self), records_(records), writes_(writes), revision_(revision) {}

  RoundOwn round(const std::string& room, const std::string& card) const;
  void keep(const std::string& room, const std::string& card, const RoundOwn& own);
  /// Of that room: card → what this device has of it.
  std::map<std::string, RoundOwn> rounds(const std::string& room) const;
  std::optional<ProfileOwn> profile(const std::string& room) const;
  void keepProfile(const std::string& room, const std::optional<ProfileOwn>& own);
  /// What one told last, in any room: to begin with in the next.
  std::optional<MeetProfile> lastProfile() const;
  void keepLastProfile(const std::optional<MeetProfile>& profile);

 private:
  std::string key(std::string_view kind, std::string_view room, std::string_view name) const;
  void write(const std::string& key, std::optional<std::string> bytes);

  const std::string& self_;
  std::map<std::string, std::string>& records_;
  std::vector<StoreWrite>& writes_;
  std::uint64_t& revision_;
};

struct RoundDesk::Work {
  struct Room {
    RoundBook book;
    std::set<std::string> asked;  // rounds that were read this session, or are about to be
    bool isShown = false;         // the person has opened Träffas
    bool timelineAsked = false;
    std::optional<std::uint64_t> seen;  // sync's revision when it was last gone through

    void show() {
      if (!isShown) seen.reset();
      isShown = true;
    }
  };

  explicit Work(RoundRecords recordsToUse) : records(recordsToUse) {}

  RoundRecords records;
  std::optional<OpeningQuestions> openings;
  std::map<std::string, Room, std::less<>> rooms;

  // round_commands.cpp
  void carryOut(const Command& command, RoomSync& sync, TimeMs now, Actions& actions);
  void openRound(RoomSync& sync, RandomStream& random, TimeMs now);
  void signUp(RoomSync& sync, const std::string& card, RandomStream& random, TimeMs now);
  void takeBack(RoomSync& sync, const std::string& card, RandomStream& random, TimeMs now);
  void tellPlain(RoomSync& sync, const std::string& card, std::string_view op, TimeMs now);
  void sendProfile(RoomSync& sync, MeetProfile profile, RandomStream& random, TimeMs now);
  void removeProfile(RoomSync& sync, RandomStream& random, TimeMs now);
  void pause(RoomSync& sync, const std::string& day, RandomStream& random, TimeMs now, Actions& actions);

  // round_work.cpp
  void advance(RoomSync& sync, TimeMs now);
  void readRounds(RoomSync& sync, Room& room, TimeMs now);
  void goOnOpening(RoomSync& sync, const std::string& key, const RoundOwn& own, TimeMs now);
  void openNumber(RoomSync& sync, const RoundCard& card, const RoundOwn& own, TimeMs now);
  void closeIfRead(RoomSync& sync, const RoundCard& card, RoundOwn own, TimeMs now);
  void drawIfDue(RoomSync& sync, Room& room, const RoundCard& card, RoundOwn own, TimeMs now);
  void tellPairs(RoomSync& sync, Room& room, const RoundCard& card, RoundOwn own, TimeMs now);
  void settleProfile(RoomSync& sync);
};

/// What a person typed, within the format's limits; else a notice that says what does not fit.
std::optional<MeetProfile> readProfile(const std::string& json, Actions& actions);
OpFields fieldsOf(const MeetProfile& profile);

}  // namespace smasteg
