// A Matrix event as the core sees it: the envelope, and of the content only what Småsteg knows. Everything is
// the sender's claim. Promises: every string is valid UTF-8 within limits.h. Made by event_codec, from
// nothing else.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace smasteg {

inline constexpr std::string_view kMetaKey = "se.smasteg";    // in a message's content (and m.new_content's)
inline constexpr std::string_view kOpType = "se.smasteg.op";  // quiet timeline events

enum class EventKind { message, reaction, redaction, op, state, locked, other };
enum class RecordKind {
  step,
  thanks,
  lesson,
  call,
  experiment,
  meetup,
  session,
  round,
  letter,
  count,
  answer
};

/// "step", "thanks", …: the wire's and the report's names.
std::string_view recordKindName(RecordKind kind);
std::optional<RecordKind> recordKindFromName(std::string_view name);

/// Without variation selectors and skin tones: how reactions are compared.
std::string normalReactionKey(std::string_view key);
/// 1…7 of a keycap ("6" + U+20E3, normalised), else 0.
int keycapNumber(std::string_view normalKey);

struct Relation {
  std::string relType;  // "m.thread", "m.replace", "m.annotation", "m.reference" or ""
  std::string eventId;
  std::string key;  // of an annotation, without variation selectors and skin tones
  std::string inReplyTo;
  bool fallingBack = false;
  bool operator==(const Relation&) const = default;
};

/// One record's structure, from `se.smasteg` or from an entry of its `r`.
struct RecordMeta {
  int n = 0;                                     // line of a batch, from 1; 0 = the message is one record
  std::string kind;                              // "step", …, "batch", "card"; unknown names are kept
  std::vector<std::string> principles;           // in the order given, no doubles
  std::string catalogue, visibility, from, day;  // "" = not said; visibility "room" or "public"
  std::optional<int> minutes;                    // 0…1440
  std::vector<std::string> tags;
  bool operator==(const RecordMeta&) const = default;
};

/// `se.smasteg` of a message. Counts only while `hash` equals fnv1a64Hex(body).
struct MessageMeta {
  int version = 0;
  std::string id;   // the record's client-made identity
  int wording = 0;  // of messages with the same identity the highest stands
  std::string hash;
  RecordMeta record;
  std::vector<RecordMeta> lines;  // of a batch
  std::string cardKind, week;     // of a card: "week" …, "2026-W48"
  bool operator==(const MessageMeta&) const = default;
};

struct MessageBody {
  std::string msgtype;  // "m.text", "m.notice", "m.emote", "m.image" …
  std::string body;     // raw bytes as sent (valid UTF-8): the hash is over these
  std::optional<MessageMeta> meta;
  std::vector<std::string> mentions;
  bool operator==(const MessageBody&) const = default;
};

/// `se.smasteg.op`: its name, what the log itself needs of it, and what it says.
struct Op {
  int version = 0;
  std::string id, op;  // "card", "ask", … unknown names are kept and ignored
  std::string card, cardKind, week;
  std::string fields;  // op_codec.h: the rest of what it says, as one JSON object
};

struct PowerLevels {
  std::map<std::string, std::int64_t> users, events;
  std::int64_t usersDefault = 0, eventsDefault = 0, stateDefault = 50, redact = 50;
};

/// What Småsteg reads of a state event; fields of other types are empty.
struct StateFacts {
  std::string membership, displayName;       // m.room.member
  std::string historyVisibility;             // m.room.history_visibility
  std::string algorithm;                     // m.room.encryption
  std::string roomVersion, predecessorRoom;  // m.room.create
  std::string successorRoom;                 // m.room.tombstone
  std::optional<PowerLevels> power;          // m.room.power_levels
};

struct Event {
  EventKind kind = EventKind::other;
  std::string id, sender, type, roomId;
  std::optional<std::string> stateKey;
  TimeMs ts = 0;  // origin_server_ts: a claim
  Relation relation;
  MessageBody message;                    // kind message
  std::optional<MessageBody> newContent;  // of an edit (relation m.replace)
  Op op;                                  // kind op
  StateFacts state;                       // kind state
  std::string redacts;                    // kind redaction
  bool redacted = false;                  // its content is gone (unsigned.redacted_because or empty content)
  // A server bundles the latest edit in `unsigned`, and hosts put that edit's content in place of the
  // original's. Then `message` is the edit's (contentFromEdit) and the edit itself is here, so both readings
  // of a room end the same.
  bool contentFromEdit = false;
  std::vector<Event> bundledEdit;  // none or one
};

/// The message's structure is of a newer version or an unknown kind: kept whole, counted, not a record.
bool isFromNewerVersion(const MessageBody& message);
/// `se.smasteg` is ours, of version 1, and its checksum fits the body.
bool metaFits(const MessageBody& message);

}  // namespace smasteg
