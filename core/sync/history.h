// What to read of a room, in which order: the pointers, then the newest weeks' threads, older ones when
// asked. Keeps how far each walk has come, so that what the view says of completeness is true. No I/O, no
// clock of its own. Refuses to call a thread complete before every page of one walk has been seen.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/event_log.h"
#include "core/sync/requests.h"

namespace smasteg {

inline constexpr int kPageLimit = 100;          // the host's and Synapse's practical ceiling
inline constexpr std::size_t kWeeksAtOpen = 8;  // read by themselves; older ones by the person's tap
inline constexpr TimeMs kReadRetryMs[] = {2 * kSecondMs, 5 * kSecondMs, 15 * kSecondMs, 60 * kSecondMs};

inline constexpr std::string_view kPowerLevels = "m.room.power_levels", kTombstone = "m.room.tombstone";

/// What one page belongs to.
struct ReadTask {
  enum class Kind {
    create,
    fact,
    pointers,
    pointersNewest,
    pointersLocked,
    thread,
    threadNewest,
    reactions,
    ops,
    edits,
    timeline
  };
  Kind kind = Kind::create;
  std::string target;  // the card, the event edited, reacted to or referred to, or the state type
  std::string from;    // "" = newest
};

/// Did this person point the card out?
bool hasPointerFrom(const Card& card, std::string_view sender);

/// How far one card's thread, or the reactions to one event, have been read.
struct ThreadProgress {
  bool walked = false;  // completely, this session
  bool opened = false;  // at least one page came, this session: it may be written to
  bool wantNewest = false, wantWalk = false;
  std::string walkFrom, newestFrom;  // continuation of the walk, of the catching up
  std::set<std::string> seen;        // ids the running walk has returned
  std::string failed;                // the world's word for why it cannot be read
  TimeMs newestAt = kMinTimeMs;      // when the newest page was last read to an overlap
  TimeMs walkedAt = kMinTimeMs;
};

class History {
 public:
  explicit History(const EventLog& log) : log_(log) {}
  /// Whose app this is: no flood hides her own cards from her.
  void setSelf(std::string self) { self_ = std::move(self); }

  /// The next page to read, most urgent first; nothing when all is read or the next try is not due.
  std::optional<ReadTask> next(TimeMs now, const std::string& createEvent);
  /// The page came and its events are applied. anyKnown: one of its ids was known before. True when with it a
  /// thread has been walked completely: by the last page of a walk, or by a newest page that was the only one
  /// (that is how removals of others are seen within one poll).
  bool pageRead(const ReadTask& task, const std::vector<std::string>& ids, bool anyKnown,
                const std::string& nextToken, TimeMs now);
  void pageFailed(const ReadTask& task, const std::string& code, TimeMs now);

  void wantPointers() { wantPointersNewest_ = true; }
  /// Pointers that nobody could open: hosts hand them out as messages only.
  void wantLockedPointers() { wantPointersLocked_ = true; }
  bool lockedPointersRead() const { return pointersLockedRead_; }
  void wantNewest(const std::string& card) { thread(card).wantNewest = true; }
  void wantWalk(const std::string& card) { thread(card).wantWalk = true; }
  void wantEdits(const std::string& eventId) { wantEdits_.insert(eventId); }
  void wantReactions(const std::string& eventId) { wantReactions_.insert(eventId); }
  void wantOps(const std::string& card) { wantOps_.insert(card); }
  void wantTimeline() { wantTimeline_ = true; }
  /// Who may write here may have changed since it was read.
  void askRightsAgain() {
    for (const auto fact : {kPowerLevels, kTombstone}) factsAsked_.erase(std::string(fact));
  }
  /// They have been asked for, and answered.
  bool rightsAsked() const { return factAsked(kPowerLevels) && factAsked(kTombstone); }
  /// The person asked for older weeks.
  void fetchOlder() { weeksWanted_ += kWeeksAtOpen; }

  /// Cards of weeks, newest week first; in it one's own, then those with messages in them, then the newest.
  /// Floods are cut as FORMAT.md rule 9 says.
  std::vector<const Card*> weekCards() const;
  const ThreadProgress* progress(std::string_view card) const;
  bool pointersComplete() const { return pointersComplete_; }
  TimeMs pointersAt() const { return pointersAt_; }
  /// The host has been asked for this state and has answered, be it with nothing.
  bool factAsked(std::string_view type) const { return factsAsked_.contains(std::string(type)); }
  TimeMs timelineAt() const { return timelineAt_; }
  TimeMs editsAt(const std::string& eventId) const;
  /// Of the reactions to an event; nullptr when they were not asked for this session.
  const ThreadProgress* reactions(std::string_view eventId) const;
  TimeMs reactionsAt(std::string_view eventId) const;
  /// Of the ops about a card; nullptr when they were not asked for this session.
  const ThreadProgress* ops(std::string_view card) const;
  /// The ids that a walk which has just come to its end returned.
  const std::set<std::string>& walked(const ReadTask& task) { return stateOf(task).seen; }
  bool failing() const {
    return failures_ > 1;
  }  // the host does not answer: said in words from the second time on
  TimeMs retryAt() const { return retryAt_; }

  struct Summary {
    bool loading = false;        // newest weeks not all read yet
    bool complete = false;       // every card's thread walked
    bool olderKnown = false;     // cards we know of and have not read
    std::size_t unreadable = 0;  // cards whose thread the server refuses
    std::string sinceWeek;       // the oldest week of the unbroken run from now, "" = none
  };
  Summary summary() const;

 private:
  ThreadProgress& thread(const std::string& card) { return threads_[card]; }
  ThreadProgress& stateOf(const ReadTask& task);
  std::optional<ReadTask> nextThread() const;
  static void newestRead(ThreadProgress& state, const std::vector<std::string>& ids, bool anyKnown,
                         const std::string& nextFrom, bool isOnlyPage, TimeMs now);

  const EventLog& log_;
  std::string self_;
  std::map<std::string, ThreadProgress, std::less<>> threads_, reactions_, ops_;
  ThreadProgress pointers_;  // only what its walk has seen
  std::map<std::string, TimeMs> editsAt_;
  std::set<std::string> wantEdits_, wantReactions_, wantOps_;
  std::set<std::string> factsAsked_;
  std::string pointersFrom_;
  bool pointersComplete_ = false, wantPointersNewest_ = false, wantTimeline_ = false;
  bool wantPointersLocked_ = false, pointersLockedRead_ = false;
  TimeMs pointersAt_ = kMinTimeMs, timelineAt_ = kMinTimeMs, retryAt_ = kMinTimeMs;
  std::size_t weeksWanted_ = kWeeksAtOpen;
  int failures_ = 0;
};

}  // namespace smasteg
