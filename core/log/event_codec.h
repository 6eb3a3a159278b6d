// Raw Matrix events in, Event out; and the contents we send. The only place that knows the wire's JSON.
// Refuses, as an Error whose code goes to quarantine: too_big, too_deep, bad_utf8, bad_json, no_event (no
// object, no event_id, sender, type or time, or wrong types), bad_content (content no object),
// too_big_content, too_many_records (a batch), bad_relation (a reaction without target or key). Not refused:
// unknown types and keys; a `v` above 1 (the reader sees version > kFormatVersion and keeps the bytes whole).
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/log/event.h"

namespace smasteg {

/// One raw event (client-server format, a sync, /messages, /relations, export or widget event).
/// Keys accepted: event_id, sender, type, room_id, origin_server_ts, state_key, content, unsigned, redacts
/// (top level or content). Encrypted (m.room.encrypted, or msgtype m.bad.encrypted) → kind locked, relation
/// kept. A server bundles the latest edit in `unsigned."m.relations"."m.replace"`, and Element hands out the
/// edit's content in place of the original's (in plain rooms without the original's relation). The edit comes
/// out as Event::bundledEdit and Event::contentFromEdit tells the two apart, so it makes no difference which
/// of them was read.
Result<Event> decodeEvent(std::string_view json);

/// Splits {"messages":[…]}, {"chunk":[…]}, a JSON array, one event, or JSON Lines into raw events (the very
/// bytes). `line` is where each began, for errors. Refuses: empty, no_json, cut_off, no_events (detail begins
/// with the line).
struct RawEvent {
  std::string json;
  std::size_t line = 0;
};
Result<std::vector<RawEvent>> splitEvents(std::string_view file);
/// The objects of another list of such a file, "own" of an export. None when the file's object has no such
/// list, or when splitEvents refuses the file.
std::vector<RawEvent> splitList(std::string_view file, std::string_view name);

/// The event_id of bytes that decodeEvent refuses, when it can be made out; else "".
std::string findEventId(std::string_view json);

/// What a person logged: the inputs of a step's message.
struct StepContent {
  std::string recordId;
  std::string body;  // phrases.h stepBody()
  std::vector<std::string> principles;
  std::vector<std::string> tags;
  std::string day;   // "2026-11-24"
  std::string from;  // what inspired it, or ""
  std::string visibility = "room";
  int wording = 0;  // how many tries went before its text was last changed; a batch has its lines' highest
  int n = 0;        // names a line of a batch for ever, from 1; 0 = the step stands alone
};

/// Where a record that is no step stands, and whom it concerns.
struct RecordPlace {
  std::string thread;                 // the card
  std::string replyTo;                // the newest message there, or what a lesson is about
  bool answers = false;               // replyTo is what it is about, not only what comes before it
  std::vector<std::string> mentions;  // user ids: their phones ring
};

// Contents to send, as JSON text. `thread` is the card, `replyTo` the newest message of its thread (or the
// card).
std::string stepMessage(const StepContent& step, std::string_view thread, std::string_view replyTo);
/// Thanks, a lesson, an answer or a session proposal; `record.body` as bodyOf (record_parts.h) writes it.
std::string recordMessage(std::string_view kind, const StepContent& record, const RecordPlace& place);
std::string stepEdit(const StepContent& step, std::string_view original);
// The same of several steps in one message, a line each: their text must have no line break. recordId: the
// message's.
std::string batchMessage(std::string_view recordId, const std::vector<StepContent>& lines,
                         std::string_view thread, std::string_view replyTo);
std::string batchEdit(std::string_view recordId, const std::vector<StepContent>& lines,
                      std::string_view original);
/// A card of any kind: what is written in it hangs in its thread. `week` may be "" for all but week cards.
/// `from`: the record that inspired it, or "".
std::string cardMessage(std::string_view kind, std::string_view body, std::string_view recordId,
                        std::string_view week, std::string_view from = {});
std::string cardPointer(std::string_view createEvent, std::string_view card, std::string_view kind,
                        std::string_view week, std::string_view recordId);
std::string cardQuestion(std::string_view createEvent, std::string_view week, std::string_view recordId);
std::string reactionContent(std::string_view target, std::string_view key);

}  // namespace smasteg
