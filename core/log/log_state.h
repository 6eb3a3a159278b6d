// The inside of EventLog: what is kept of each event, and what follows from it. Only core/log's own files
// include this. The rule for every function here: what is kept depends on the set of events, never on their
// order; whatever is derived (records, cards, who is a copy of whom) is derived anew from what is kept
// whenever one of its causes changes.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/id_map.h"
#include "core/base/sha256.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event.h"
#include "core/log/event_log.h"

namespace smasteg {

/// How claims by one author are ordered.
struct EventKey {
  TimeMs ts = 0;
  std::string id;
  auto operator<=>(const EventKey&) const = default;
};

/// Of messages that would be the same record the first stands: the latest wording, of equals the earliest.
struct CopyRank {
  int wording = 0;
  EventKey key;
  bool operator<(const CopyRank& other) const {
    return wording != other.wording ? wording > other.wording : key < other.key;
  }
};

struct CardClaim {
  std::string kind, week, recordId;
  bool operator==(const CardClaim&) const = default;
};

/// The claim of a message that is a card by itself: its structure fits and its body has the form.
std::optional<CardClaim> cardClaimOf(const MessageBody& message);
/// From when on messages in its thread count: rule 9 of FORMAT.md.
TimeMs countsFrom(const Card& card);
/// A claim by pointer: its kind and week make sense.
bool isCardClaim(std::string_view kind, std::string_view week);

struct StoredEdit {
  std::string sender;
  MessageBody content;
};

struct StoredMessage {
  std::string id, sender;
  TimeMs ts = 0;
  Relation relation;
  bool seen = false;                     // its envelope; else only edits of it have come
  bool locked = false;                   // seen, but nobody could open it yet
  bool redacted = false;                 // only baseCard is left
  bool kept = false;                     // belongs to the log; else pending
  bool queued = false;                   // counted as pending
  std::optional<MessageBody> base;       // the original's content; none while only an edit's was seen
  std::map<EventKey, StoredEdit> edits;  // by the author, once the author is known
  std::optional<CardClaim> baseCard;     // of the original's content: survives its removal
  // derived
  std::optional<CardClaim> card;     // the live claim
  std::vector<std::string> records;  // keys
  std::string identity;              // of its candidacy as one record or batch, "" for none
  int wording = 0;                   // under which it is a candidate
  std::string clientKey;             // under which eventOf finds it
  std::string threadRoot;            // where it is filed
  bool liveInThread = false;         // and counted there

  EventKey key() const { return {ts, id}; }
  CopyRank rank() const { return {wording, key()}; }
  const MessageBody* live() const;
};

/// Where an event hangs, and when it came. Of an edit: its original. Of what nobody could open: how and on
/// what, which is in the clear, as "m.thread $card"; "" when it hangs on nothing.
struct EventPlace {
  std::string on;
  TimeMs ts = 0;
};

struct StoredReaction {
  std::string sender, target, key;
  TimeMs ts = 0;
  bool kept = false;
};

struct StoredOp {
  std::string sender;
  TimeMs ts = 0;
  Op op;              // `card` only of a valid pointer
  std::string about;  // what it refers to; "" when it refers to nothing, and then it says nothing
};

using Keycaps = std::array<std::uint32_t, kDefaultPrincipleCount + 1>;

/// By (time, id), or by time alone when only that is asked for.
struct ByTime {
  using is_transparent = void;
  bool operator()(const StoredMessage* a, const StoredMessage* b) const {
    return a->ts != b->ts ? a->ts < b->ts : a->id < b->id;
  }
  bool operator()(const StoredMessage* a, TimeMs before) const { return a->ts < before; }
  bool operator()(TimeMs before, const StoredMessage* a) const { return before < a->ts; }
};

/// A message that is filed keeps its time and id, and its place in `messages`.
struct Thread {
  std::set<StoredMessage*, ByTime> all;  // thread messages and plain replies, locked ones too
  std::size_t live = 0;                  // of them: thread messages in the clear
};

/// What a message gives: records, the identity they share, and what was wrong.
struct Draft {
  std::vector<Record> records;
  std::string identity;
  std::string flaw;  // a quarantine code
};

template <class T>
using ById = IdMap<T>;

struct EventLog::State {
  explicit State(const Catalogue& catalogueToUse) : catalogue(&catalogueToUse) {}

  const Catalogue* catalogue;

  // Kept.
  ById<StoredMessage> messages;
  ById<EventPlace> edits;
  ById<StoredReaction> reactions;
  ById<StoredOp> ops;
  IdSet redacted;  // targets; grows only
  ById<EventPlace> locked;
  IdSet walkedAway;  // a complete walk did not find them, nor has anybody since; and CARD\nEVENT of a claim
  IdSet passing;     // seen and of no use to us: other types, redactions
  std::set<std::string> newer;
  std::map<std::string, std::string> newerBytes;
  std::map<std::string, std::string> refused;  // event id or digest of bytes → code
  std::map<std::string, std::string> flaws;    // event id → code
  std::vector<Quarantined> quarantineCopies;
  std::map<std::string, std::size_t> quarantineCounts;

  // Derived.
  ById<Record> records;  // by recordKey: Record::id alone can be made to collide
  std::map<std::string, Card, std::less<>> cards;
  ById<std::map<Pointer, CardClaim>> pointers;  // by card
  ById<Thread> threads;
  ById<std::set<std::string>> reactionsOn;         // target → reactions
  ById<std::map<std::string, Keycaps>> keycapsOn;  // target → sender → how many of each
  ById<std::set<CopyRank>> candidates;             // identity → messages that would be that record
  ById<std::set<EventKey>> clientIds;              // sender and client-made id → events
  ById<std::set<EventKey>> opsNamed;               // name → ops
  ById<Record> tellings;                           // op and record key → what a retell tells of it
  ById<std::set<EventKey>> claimsOn;               // event → keys of claims, by the ops' time
  std::vector<const Record*> sorted;               // oldest first: the newest come last and move nobody
  bool sortedIsStale = false;
  std::size_t changesSinceSorted = 0;
  std::deque<std::string> pendingQueue;
  std::size_t pendingCount = 0;
  Applied change;  // of the event being applied

  // log_apply.cpp
  Applied apply(Event& event);  // takes what it keeps out of it
  void applyMessage(Event& event);
  void applyEdit(Event& event);
  void applyReaction(const Event& event);
  void applyOp(const Event& event);
  void applyLocked(const Event& event);
  void unlock(const std::string& id);
  void addEdit(StoredMessage& message, const EventKey& key, StoredEdit edit);
  void setEnvelope(StoredMessage& message, const Event& event);
  void setBase(StoredMessage& message, MessageBody content);
  void redact(const std::string& id);
  void forget(const std::string& id, bool keepCard);
  void countKeycap(const StoredReaction& reaction, bool added);
  void dropReactionsOn(const std::string& id);
  void removeReaction(const std::string& id);
  void dropEdit(const std::string& id);
  bool knows(const std::string& id) const;
  void noteNewer(const std::string& id, bool is);
  void refuse(const std::string& key, const Error& error, std::string_view eventId, std::string_view bytes);
  void setFlaw(const std::string& id, const std::string& code);
  void count(const std::string& code, int by);

  // log_cards.cpp
  void recomputeCard(const std::string& id);
  void rereadThread(const std::string& card, TimeMs from, TimeMs before);

  // log_derive.cpp
  void refresh(StoredMessage& message);
  void file(StoredMessage& message);
  void unfile(StoredMessage& message);
  void derive(StoredMessage& message);
  void deriveOwn(StoredMessage& message);
  void emit(std::vector<std::string>& held, std::vector<Record> drafts);
  void leave(StoredMessage& message);
  void setClientKey(StoredMessage& message, std::string key);
  bool belongs(const StoredMessage& message) const;
  void setKept(StoredMessage& message);
  bool isTargetKept(const std::string& id) const;
  void setReactionsKept(const std::string& target);
  void dropPending();
  const std::vector<const Record*>& oldestFirst();
  void noteSorted(const Record* record, bool added);

  // log_ops.cpp
  void nameOp(const std::string& id, const StoredOp& op);
  void unnameOp(const std::string& id, const StoredOp& op);
  std::vector<std::string> toldKeys(const std::string& eventId) const;
  void refuteTold(std::string_view card, const std::set<std::string>& returnedIds);
  void showTold(const std::string& eventId, std::vector<std::string> held);

  // log_draft.cpp
  Draft draft(const StoredMessage& message) const;
  std::vector<std::string> principlesByReaction(const StoredMessage& message) const;
};

/// (sender, client-made id) as one key.
std::string identityKey(std::string_view sender, std::string_view recordId);
/// Event and line. "$a/2" may be line 2 of $a, or an event of its own.
std::string recordKey(std::string_view eventId, int line);
/// By (ts, id).
bool isOlder(const Record* a, const Record* b);

}  // namespace smasteg
