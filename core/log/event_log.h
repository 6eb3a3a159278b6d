// The log: a set of events and the state that follows from the set. Any order, any duplication, any gap
// filled later gives the same state; the author is the envelope's sender. FORMAT.md tells the rules.
// Promises: apply() never throws and never stops on bad input (quarantine, counted). Redacted content leaves
// the memory.
// Refuses to decide anything by the order of arrival.
// Costs: apply() is logarithmic in the log, but for a card's first, last or earlier claim, which reads its
// thread anew.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/log/event.h"
#include "core/log/limits.h"

namespace smasteg {

class Catalogue;

/// What became of one event.
struct Applied {
  std::string eventId;
  std::string quarantined;   // the code, or ""
  bool isNew = false;        // first time this event is seen
  bool isOtherText = false;  // known with another text: the host put an edit's in its place and says no more
  bool recordsChanged = false;
  bool cardsChanged = false;
  bool reactionsChanged = false;
  bool opsChanged = false;  // of what ops() gives: who is in a round, which numbers are opened
};

/// One thing a person did, as it stands now (edits applied).
struct Record {
  std::string id;  // event id; "EVENT/2" for the second line of several
  std::string eventId;
  std::string recordId;  // client-made, "" for typed ones
  RecordKind kind = RecordKind::step;
  std::string author;  // the envelope's sender
  TimeMs ts = 0;       // of the original
  std::string day;     // said, else the Stockholm day of ts
  std::string card;    // thread root, "" in the flow
  std::string text, from, visibility;
  std::vector<std::string> principles, tags;
  // What the text does not say. Thanks: the user ids it mentions. A lesson: the message or experiment it is
  // about.
  std::vector<std::string> about;
  std::string toldBy;  // retold: by whom; "" = seen itself
  bool edited = false;
  bool byApp = false;  // se.smasteg fits its body
  int line = 0;
  int wording = 0;  // MessageMeta::wording
  bool operator==(const Record&) const = default;
};

/// A quiet event as it was sent: `fields` is read by readOpFields (op_codec.h).
struct SeenOp {
  std::string eventId, sender;
  std::string about;  // the card, or the room's create event
  TimeMs ts = 0;
  std::string op, fields;
};

struct Pointer {
  TimeMs ts = 0;
  std::string eventId, sender;
  auto operator<=>(const Pointer&) const = default;
};

struct Card {
  std::string id;
  std::string kind;      // "week"
  std::string week;      // "2026-W48"
  std::string sender;    // "" until the card itself is seen
  std::string recordId;  // client-made, of the card itself; "" until it is seen
  TimeMs ts = 0;         // of the card itself when seen, else of its first pointer
  std::set<Pointer> pointers;
  bool seen = false;      // the message itself, in card form
  bool redacted = false;  // removed: its thread stays readable and gets nothing new
  bool operator==(const Card&) const = default;
};

/// Records newest first, over a list that is kept oldest first: what comes last is there without moving the
/// others.
class NewestFirst {
 public:
  explicit NewestFirst(const std::vector<const Record*>& oldestFirst) : list_(&oldestFirst) {}
  auto begin() const { return list_->rbegin(); }
  auto end() const { return list_->rend(); }
  std::size_t size() const { return list_->size(); }
  bool empty() const { return list_->empty(); }
  const Record* operator[](std::size_t at) const { return list_->rbegin()[static_cast<std::ptrdiff_t>(at)]; }

 private:
  const std::vector<const Record*>* list_;
};

class EventLog {
 public:
  explicit EventLog(const Catalogue& catalogue);
  ~EventLog();
  EventLog(EventLog&&) noexcept;
  EventLog& operator=(EventLog&&) noexcept;

  Applied apply(std::string_view rawEvent);
  Applied apply(Event event);
  /// An event that the room gave as an answer to relations(card, m.thread): Element puts an edit's content in
  /// the original's place, and in plain rooms the relation is lost with it. What carries none itself belongs
  /// to `card`.
  Applied applyFromThread(std::string_view rawEvent, std::string_view card);
  /// The same of an event already decoded from `rawEvent`.
  Applied applyFromThread(Event event, std::string_view rawEvent, std::string_view card);
  /// A complete walk of a thread: what we have there and the answer had neither in the clear nor locked is
  /// gone, and what somebody has told to hang there is not shown.
  Applied applyCompleteWalk(std::string_view card, const std::set<std::string>& returnedIds);
  /// The same of all reactions on an event.
  Applied applyCompleteReactions(std::string_view eventId, const std::set<std::string>& returnedIds);
  /// The same of all ops about a card or the room, of those whose fields are kept.
  Applied applyCompleteOps(std::string_view about, const std::set<std::string>& returnedIds);

  // Newest first: by (ts, id) descending. Valid until the next apply.
  NewestFirst records() const;
  const Record* record(std::string_view id) const;  // by Record::id
  const Record* recordOf(std::string_view sender,
                         std::string_view recordId) const;  // by identity; "id/n" in a batch
  /// What a message holds now, in the order of its lines.
  std::vector<const Record*> recordsOf(std::string_view eventId) const;
  /// The event in which `sender` used this client-made id: of a record, a card or an op. "" when none has
  /// been read back.
  std::string eventOf(std::string_view sender, std::string_view recordId) const;
  const std::map<std::string, Card, std::less<>>& cards() const;
  /// All live ops of that name, oldest first by (ts, id); of one sender or about one event when given.
  std::vector<SeenOp> ops(std::string_view name, std::string_view sender = "",
                          std::string_view about = "") const;
  /// The one that stands where the latest wins: a person's `profile`, the room's `settings` (sender "").
  std::optional<SeenOp> latestOp(std::string_view name, std::string_view sender = "") const;
  /// What the room's says, as it came (SeenOp::fields); "" when there is none. Valid until the next apply.
  std::string_view latestFields(std::string_view name) const;
  /// key → senders, of everyone's live reactions on an event; card seeds excluded.
  std::map<std::string, std::set<std::string>> reactions(std::string_view eventId) const;
  /// The reaction event by which `sender` reacted so, or "" (for taking it back).
  std::string reactionEvent(std::string_view target, std::string_view sender, std::string_view key) const;

  bool knows(std::string_view eventId) const;            // any event applied and kept
  std::string senderOf(std::string_view eventId) const;  // "" when unknown
  bool isRelation(std::string_view eventId) const;       // a message that hangs on another: carries no thread
  std::size_t messagesIn(std::string_view card) const;   // live messages in the thread, comments too
  std::string newestIn(std::string_view card) const;     // event id of the newest live message there, or ""
  std::size_t lockedCount() const;                       // messages in cards' threads that nobody could open
  /// When the newest child of `parent` came that nobody could open; kMinTimeMs when there is none.
  TimeMs newestLocked(std::string_view relType, std::string_view parent) const;
  const std::map<std::string, std::size_t>& quarantined() const;  // code → count
  std::size_t newerVersions() const;                              // kept whole, not understood
  std::vector<std::string> newerEvents() const;  // their bytes, by event id; at most kMaxNewerKept of them
  /// What is kept, as raw events that give an equal log in any order: the same records, cards, reactions,
  /// ops, and digest. Cards and pointers first. See log_events.cpp for what is put in place of what is gone.
  std::vector<std::string> events() const;
  /// Copies of what was refused, in order of arrival, cut at kMaxQuarantineCopyBytes; at most
  /// kMaxQuarantineKept.
  struct Quarantined {
    std::string eventId, code, detail, bytes;
  };
  const std::vector<Quarantined>& quarantine() const;

  /// SHA-256 over canonical lines (FORMAT.md "Digest"): equal exactly when two logs hold the same state.
  std::string digest() const;

  std::string saveSnapshot() const;                   // versioned binary with checksum
  Result<void> loadSnapshot(std::string_view bytes);  // into an empty log; codes: bad_snapshot, newer_version

  struct State;  // log_state.h: for core/log's own files only

 private:
  std::unique_ptr<State> state_;
};

}  // namespace smasteg
