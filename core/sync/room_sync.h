// One room's synchronisation as a machine without I/O: messages in, wishes out. Owns the log, the outbox, the
// history and the week card, and decides after each message, in advance(), what to read, send, keep and when
// to wake. Promises: one send at a time; nothing is called sent before it was read back; nothing of any kind
// is sent for 40 s after an unknown outcome; nothing is sent offline, without permission, above the pace, or
// before the stores were read.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/random.h"
#include "core/log/event_log.h"
#include "core/log/phrases.h"
#include "core/sync/card_asks.h"
#include "core/sync/history.h"
#include "core/sync/outbox.h"
#include "core/sync/pacing.h"
#include "core/sync/polling.h"
#include "core/sync/requests.h"
#include "core/sync/room_facts.h"
#include "core/sync/week_card.h"

namespace smasteg {

class Catalogue;

inline constexpr TimeMs kUndoMs = 10 * kSecondMs;  // a logged or removed step can be taken back this long
inline constexpr TimeMs kReactionsEveryMs = 2 * kSecondMs;  // one read of reactions in that time, and
inline constexpr TimeMs kReactionsFreshMs = 5 * kMinuteMs;  // of what is on the screen again after this
inline constexpr std::string_view kMessage = "m.room.message", kRedaction = "m.room.redaction";
inline constexpr std::string_view kApplause = "👏";        // one tap's encouragement
inline constexpr TimeMs kSnapshotEveryMs = 3 * kSecondMs;  // a killed widget re-reads at most this much
inline constexpr std::size_t kSnapshotBytesPerMs = 100;    // of a big log more: 8 MB are written in 80 s
inline constexpr TimeMs kKeepAgainMs = 5 * kSecondMs;      // a full store may have room again

/// What a person wrote; the text as it will stand, principles chosen.
struct StepText {
  std::string text;
  std::vector<std::string> principles;
  std::string day, from;
  std::string visibility;  // as Job's
};

enum class Permission { asking, granted, partly, refused };
enum class Storage { unknown, ok, denied, full };

/// The ISO week of an instant, "2026-W48", in Stockholm.
std::string weekAt(TimeMs now);
/// An id that no command's entropy made: derived from one that is 128 random bits.
std::string derivedId(std::string_view seed, std::string_view purpose);

class RoomSync {
 public:
  RoomSync(std::string room, const Catalogue& catalogue, std::string requestPrefix);

  // --- the world
  void start(std::string self, Language language, bool consented, TimeMs now);
  void restore(std::string_view key, std::string_view bytes,
               TimeMs now);  // own and cache records of this room
  void restored(bool storageAvailable, TimeMs now);
  void granted(const std::vector<std::string>& permissions, TimeMs now);
  void online(bool is, TimeMs now);
  void visible(bool is, TimeMs now);
  void page(const std::string& request, const std::vector<std::string>& events, const std::string& next,
            TimeMs now);
  void pushed(std::string_view event, TimeMs now);
  void sent(const std::string& request, const std::string& eventId, TimeMs now);
  void unknown(const std::string& request, TimeMs now);
  void failed(const std::string& request, const std::string& code, TimeMs retryAfterMs, TimeMs now);
  void stored(const std::string& request);

  // --- a person
  std::string log(StepText step, RandomStream& random, TimeMs now);  // the row's id
  bool edit(std::string_view row, StepText step, RandomStream& random, TimeMs now);
  bool remove(std::string_view row, RandomStream& random, TimeMs now);   // waits kUndoMs when the room has it
  bool undoLog(std::string_view row, RandomStream& random, TimeMs now);  // take back what was just logged
  bool undoRemove(std::string_view row);
  bool retry(std::string_view row, TimeMs now);
  std::optional<StepText> takeOut(std::string_view row);  // a step that was not sent: out of the outbox
  void fetchOlder(TimeMs now);
  /// Encourages the author of that row, or takes it back. Refused: a message key that says why; else "".
  std::string encourage(std::string_view row, bool give, RandomStream& random, TimeMs now);
  /// How many records this person could tell on to who came later; 0 where there is no need, or no right.
  std::size_t retellable() const;
  bool isRetelling() const;  // it is on its way
  /// Tells them, newest first, as many as fit; nothing when retellable() is 0.
  void retell(RandomStream& random, TimeMs now);
  /// What stands ready for the room: an op, or a message. Its content has `id` as its own.
  struct Telling {
    std::string id, type, content;
    std::string target;  // the round that it is about, by which it can be asked for and tried again
    std::string card;    // in whose thread the message stands, or whom the op refers to; "" = the room
  };
  void tell(Telling telling, TimeMs now);
  /// Takes back what has not left. False when it has, or when there is none.
  bool dropTold(std::string_view id);
  /// Takes an event of one's own out of the room.
  void untell(std::string eventId, std::string target, RandomStream& random, TimeMs now);
  /// These cards' ops and reactions are read with each poll.
  void watch(std::vector<std::string> cards) { watched_ = std::move(cards); }
  void readRound(const std::string& card);
  /// When both were last read through; kMinTimeMs: not this session.
  TimeMs roundReadAt(std::string_view card) const;
  bool isRoundUnreadable(std::string_view card) const;  // the room refuses it
  void readTimeline() { history_.wantTimeline(); }
  /// When the panel was last looked at anew: what lies in threads is then read, as nobody is told of it.
  TimeMs lookedAt() const { return lookedAt_; }
  /// A card's thread, from the newest back to what is known.
  void readThread(const std::string& card) { history_.wantNewest(card); }
  /// These rows are on the screen: their reactions are read first.
  void showed(const std::vector<std::string>& rows);

  /// Decides what follows; call after each message. Appends to `effects`.
  void advance(TimeMs now, Effects& effects);

  /// When advance() has something to do by itself; 0 = not before the next message.
  TimeMs wakeAt(TimeMs now) const;

  // --- for views
  const std::string& room() const { return room_; }
  const std::string& self() const { return self_; }
  const EventLog& eventLog() const { return log_; }
  const Outbox& outbox() const { return outbox_; }
  const RoomFacts& facts() const { return facts_; }
  const History& history() const { return history_; }
  Permission permission() const { return permission_; }
  /// This person has said yes before, on this device.
  bool hasConsent() const { return consented_; }
  /// What is under way has not been answered for a while: said calmly, long before it counts as unknown.
  bool isSendSlow(TimeMs now) const { return send_ && now >= send_->at + kSlowSendMs; }
  Storage storage() const { return storage_; }
  bool isOnline() const { return online_; }
  bool mayRead() const { return mayRead_; }
  bool mayWrite() const { return mayWrite_; }
  TimeMs quietUntil() const { return quietUntil_; }
  /// When the next waiting step leaves, if the pace holds it back; else 0.
  TimeMs pacedUntil(TimeMs now) const;
  /// Until when steps wait for somebody to point out the week's card; in the past when they do not.
  TimeMs askingUntil() const { return asks_.waitsUntil(); }
  const Record* recordOfRow(std::string_view row) const;
  /// The id by which a person's device knows a record, from before it was sent.
  std::string rowOf(const Record& record) const;
  /// The edit or removal of that row that is on its way.
  const Job* jobFor(std::string_view row, std::string_view kind) const;
  /// Whether this person may edit or remove it from here: it is one's own, and its message can be written
  /// anew.
  bool mayChange(const Record& record) const;
  /// Why this person cannot encourage (or, who already has, take it back); "" when she can.
  std::string whyNotEncourage(const Record& record) const;
  /// Something to say once, or "".
  std::string takeSaid() { return std::exchange(said_, {}); }
  /// Counts up at every change that a view may show.
  std::uint64_t revision() const { return revision_; }

 private:
  struct InFlightRead {
    std::string request;
    ReadTask task;
    TimeMs at = 0;
  };
  struct InFlightSend {
    std::string request;
    std::vector<std::string> jobs;  // those that leave with it
    std::string week;               // whose card or pointer it is
    std::string what;               // step · edit · remove · card · pointer · ask · answer
    TimeMs at = 0;
  };

  std::string nextRequest() { return prefix_ + std::to_string(++requests_); }
  void changed() { ++revision_; }
  void resolveAnchor();

  // reads
  void advanceReads(TimeMs now, Effects& effects);
  Read readFor(const ReadTask& task);
  void pollIfDue(TimeMs now);
  std::optional<ReadTask> reactionsIfDue(TimeMs now);
  std::vector<std::string> currentCards(TimeMs now) const;
  struct Seen {
    std::vector<std::string> ids;  // of one page, in its order
    bool anyKnown = false;
  };
  bool applyEvent(std::string_view raw, std::string_view thread, Seen& seen, TimeMs now);
  void wantEditBehind(const std::string& eventId, std::string_view raw);

  // fates
  void settle(TimeMs now);
  bool mustLook(Job& job, TimeMs lastLook, TimeMs now);
  void dropTakenBack(TimeMs now);
  const Job* overtaking(const Job& job) const;
  void forgetStep(const std::string& id, std::vector<std::string>& heirs);
  bool settleStep(Job& job, TimeMs now);
  bool settleEdit(Job& job, TimeMs now);
  bool settleRemoval(Job& job, TimeMs now);
  bool isOnItsWay(const Job& job) const;
  bool isGone(const Job& job);
  bool settleReaction(Job& job, TimeMs now);
  bool settleRetell(Job& job, TimeMs now);
  bool settleTelling(Job& job, TimeMs now);
  void forgetTold(const std::string& eventId, const std::string& redaction);
  void failJob(Job& job, std::string code, TimeMs now);
  void sendFailed(const InFlightSend& flight, const std::string& code, TimeMs retryAfterMs, TimeMs now);
  void sendUnknown(const InFlightSend& flight, TimeMs now);
  void beQuiet(TimeMs until);

  // sends
  void advanceSends(TimeMs now, Effects& effects);
  bool sendSteps(TimeMs now, Effects& effects);
  std::vector<Job*> waitingSteps(TimeMs now);
  std::vector<Job*> stepsTogether(std::vector<Job*> steps) const;
  bool sendStepsIn(const std::string& card, std::vector<Job*> steps, TimeMs now, Effects& effects);
  std::string messageOf(const std::vector<Job*>& steps, const std::string& card,
                        const std::string& replyTo) const;
  void bind(std::vector<Job*>& steps, const std::string& card, const std::string& replyTo) const;
  bool sendChange(Job& job, TimeMs now, Effects& effects);
  bool sendLines(const std::string& eventId, TimeMs now, Effects& effects);
  bool sendReaction(Job& job, TimeMs now, Effects& effects);
  bool sendRetell(Job& job, TimeMs now, Effects& effects);
  bool sendTelling(Job& job, TimeMs now, Effects& effects);
  std::vector<const Record*> tellable() const;
  bool mayLeave(const std::vector<Job*>& jobs, std::string_view eventType, TimeMs now);
  bool comesAfterAnother(const Job& job) const;
  bool isReadBack(const Record& record, Job& job, TimeMs now);
  std::string ownReaction(std::string_view eventId) const {
    return log_.reactionEvent(eventId, self_, kApplause);
  }
  std::string identityOf(std::string_view row) const;
  bool leave(const std::vector<Job*>& jobs, std::string_view eventType, std::string content, TimeMs now,
             Effects& effects);
  void emit(InFlightSend flight, std::string_view eventType, std::string content, TimeMs now,
            Effects& effects);
  void sendAlone(std::string what, std::string_view eventType, std::string content, std::string week,
                 TimeMs now, Effects& effects);

  // the week's card
  std::optional<bool> isWeekLocked(TimeMs now);
  bool askForCard(TimeMs now, Effects& effects);
  bool isHiddenFrom(const CardAsks::Question& question, const std::string& card) const;
  bool isOutlived(const std::string& card, const std::string& week) const;
  bool mayMakeCard(const std::string& week, const Job& first, TimeMs now, Effects& effects);
  void makeCard(const std::string& week, Job& first, TimeMs now, Effects& effects);
  bool answerAsk(TimeMs now, Effects& effects);
  bool pointOutLoneCard(TimeMs now, Effects& effects);
  void sendPointer(OwnCard& card, TimeMs now, Effects& effects);

  // stores
  std::string storeKey(std::string_view kind, std::string_view name) const;
  void flush(TimeMs now, Effects& effects);
  TimeMs snapshotDue() const;
  void put(std::string store, std::string key, std::string bytes, const std::string& what, Effects& effects);
  void keepAgain();

  std::string room_, prefix_, self_;
  const Catalogue& catalogue_;
  Language language_ = Language::sv;
  EventLog log_;
  Outbox outbox_;
  RoomFacts facts_;
  History history_;
  WeekCards cards_;
  CardAsks asks_;
  std::vector<Job> reworded_;                // steps that stand in the room as they were, to be edited
  std::map<std::string, TimeMs> loneCards_;  // seen without a pointer → when this app points
  SendPace pace_;
  Polling polling_;
  Permission permission_ = Permission::asking;
  Storage storage_ = Storage::unknown;
  TimeMs lookedAt_ = kMinTimeMs;
  bool online_ = true, visible_ = true, mayRead_ = false, mayWrite_ = false, mayRedact_ = false;
  bool snapshotDirty_ = false, pauseDirty_ = false;
  bool mayReact_ = false, consented_ = false, slowTold_ = false;
  bool mayWriteForSure_ = false;  // the room has taken a message of ours this session
  TimeMs snapshotAt_ = kMinTimeMs, quietUntil_ = kMinTimeMs;
  std::size_t snapshotBytes_ = 0;   // of the last one
  TimeMs caughtUpAt_ = kMinTimeMs;  // back online: when the host may be asked what is allowed now
  std::optional<InFlightRead> read_;
  std::optional<InFlightSend> send_;
  // Steps of a batch that were read back this session: row → "<message's id>/<line>", and the other way
  // round.
  std::map<std::string, std::string, std::less<>> rows_;
  // What a put keeps: a job by its id, an own card by its key, the pause; "" = what can be fetched again.
  std::map<std::string, std::string> puts_;          // request → what
  std::map<std::string, std::string> latestPut_;     // what → its newest put
  TimeMs keepAgainAt_ = kMinTimeMs;                  // what the store had no room for is tried again
  std::vector<std::string> watched_;                 // rounds
  std::vector<std::string> shown_;                   // events on the screen, in their order
  std::map<std::string, std::uint64_t> otherTexts_;  // of which answer an event's edits were asked for
  std::set<std::string> seenInFlow_;  // records outside of threads that the room gave this session
  bool reactionsLeft_ = true;
  TimeMs reactionsDueAt_ = kMinTimeMs;
  std::string said_;
  std::uint64_t requests_ = 0, revision_ = 0;
};

}  // namespace smasteg
