// Raw Matrix events → Event. See event_codec.h; the contents we send are written in content_text.cpp.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/event_codec.h"

#include <algorithm>
#include <utility>

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/limits.h"
#include "core/log/op_codec.h"

namespace smasteg {
namespace {

constexpr std::size_t kMaxTypeBytes = 255;
constexpr std::size_t kMaxKeyBytes = 128;  // an emoji of a family with skin tones is 41
constexpr std::size_t kMaxWordBytes = 64;  // kinds, weeks, hashes, msgtypes
constexpr std::size_t kMaxNameBytes = 1024;
constexpr std::int64_t kMaxVersion = 1'000'000;
constexpr std::int64_t kMaxLine = 9999;
constexpr std::int64_t kMaxPower = 9'007'199'254'740'991;

std::string_view text(JsonValue object, std::string_view key, std::size_t maxBytes) {
  return readString(object, key, maxBytes).value_or("");
}

std::string eventIdAt(JsonValue object, std::string_view key) {
  const std::string_view id = text(object, key, kMaxIdBytes);
  return std::string(isEventId(id) ? id : "");
}

Relation readRelation(JsonValue content) {
  Relation relation;
  const JsonValue object = readObject(content, "m.relates_to");
  if (!object) return relation;
  relation.relType = text(object, "rel_type", kMaxTypeBytes);
  relation.eventId = eventIdAt(object, "event_id");
  if (relation.eventId.empty()) relation.relType.clear();
  if (relation.relType == "m.annotation") relation.key = normalReactionKey(text(object, "key", kMaxKeyBytes));
  if (const JsonValue reply = readObject(object, "m.in_reply_to"))
    relation.inReplyTo = eventIdAt(reply, "event_id");
  relation.fallingBack = readBool(object, "is_falling_back").value_or(false);
  return relation;
}

void addOnce(std::vector<std::string>& list, std::string_view item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.emplace_back(item);
}

RecordMeta readRecordMeta(JsonValue object) {
  RecordMeta meta;
  meta.n = static_cast<int>(readInt(object, "n", 1, kMaxLine).value_or(0));
  meta.kind = text(object, "k", kMaxWordBytes);
  for (const std::string_view id : readStrings(object, "p", kMaxPrinciplesPerRecord, kMaxWordBytes)) {
    if (Catalogue::isPrincipleId(id)) addOnce(meta.principles, id);
  }
  for (const std::string_view tag : readStrings(object, "tags", kMaxTagsPerRecord, kMaxTagBytes)) {
    const std::string clean = cleanText(tag);
    if (const std::string_view word = trim(clean); !word.empty()) addOnce(meta.tags, word);
  }
  meta.catalogue = text(object, "c", kMaxWordBytes);
  meta.visibility = text(object, "vis", kMaxWordBytes);
  if (meta.visibility != "room" && meta.visibility != "public") meta.visibility.clear();
  meta.from = cleanText(text(object, "from", kMaxIdBytes + 5));
  meta.day = text(object, "day", kMaxWordBytes);
  if (!parseDay(meta.day)) meta.day.clear();
  if (const auto minutes = readInt(object, "min", 0, 1440)) meta.minutes = static_cast<int>(*minutes);
  return meta;
}

Result<std::optional<MessageMeta>> readMeta(JsonValue content) {
  const JsonValue object = readObject(content, kMetaKey);
  if (!object) return std::optional<MessageMeta>();
  const auto version = readInt(object, "v", 1, kMaxVersion);
  if (!version) return std::optional<MessageMeta>();
  MessageMeta meta;
  meta.version = static_cast<int>(*version);
  meta.id = text(object, "id", kMaxWordBytes);
  if (!isRecordId(meta.id)) meta.id.clear();
  meta.wording = static_cast<int>(readInt(object, "w", 1, kMaxWording).value_or(0));
  meta.hash = text(object, "h", kMaxWordBytes);
  meta.record = readRecordMeta(object);
  meta.record.n = 0;
  if (meta.version == kFormatVersion && meta.record.kind.empty()) return std::optional<MessageMeta>();
  if (meta.record.kind == "card") {
    meta.cardKind = text(object, "kind", kMaxWordBytes);
    meta.week = text(object, "week", kMaxWordBytes);
  }
  if (const JsonValue lines = readArray(object, "r"); lines && meta.record.kind == "batch") {
    if (lines.size() > kMaxRecordsPerMessage) return Error{"too_many_records", std::to_string(lines.size())};
    for (const JsonValue line : lines.items()) meta.lines.push_back(readRecordMeta(line));
  }
  return std::optional<MessageMeta>(std::move(meta));
}

Result<MessageBody> readMessage(JsonValue content) {
  MessageBody message;
  message.msgtype = text(content, "msgtype", kMaxWordBytes);
  message.body = text(content, "body", kMaxContentBytes);
  auto meta = readMeta(content);
  if (!meta) return meta.error();
  message.meta = meta.take();
  if (const JsonValue mentions = readObject(content, "m.mentions")) {
    for (const std::string_view user : readStrings(mentions, "user_ids", kMaxMentions, kMaxIdBytes)) {
      if (isUserId(user)) addOnce(message.mentions, user);
    }
  }
  return message;
}

Op readOp(JsonValue content) {
  Op op;
  op.version = static_cast<int>(readInt(content, "v", 1, kMaxVersion).value_or(0));
  op.id = text(content, "id", kMaxWordBytes);
  if (!isRecordId(op.id)) op.id.clear();
  op.op = text(content, "op", kMaxWordBytes);
  op.card = eventIdAt(content, "card");
  op.cardKind = text(content, "kind", kMaxWordBytes);
  op.week = text(content, "week", kMaxWordBytes);
  op.fields = opFieldsText(op.op, content);
  return op;
}

void readPowers(JsonValue content, std::string_view key, std::map<std::string, std::int64_t>& powers) {
  for (const auto& [name, value] : readObject(content, key).members()) {
    if (name.size() > kMaxIdBytes) continue;
    if (const auto power = value.integer(-kMaxPower, kMaxPower)) powers[std::string(name)] = *power;
  }
}

StateFacts readState(JsonValue content, std::string_view type) {
  StateFacts facts;
  if (type == "m.room.member") {
    facts.membership = text(content, "membership", kMaxWordBytes);
    facts.displayName = std::string(trim(cleanText(text(content, "displayname", kMaxNameBytes))));
  } else if (type == "m.room.tombstone") {
    facts.successorRoom = text(content, "replacement_room", kMaxIdBytes);
  } else if (type == "m.room.history_visibility") {
    facts.historyVisibility = text(content, "history_visibility", kMaxWordBytes);
  } else if (type == "m.room.encryption") {
    facts.algorithm = text(content, "algorithm", kMaxWordBytes);
  } else if (type == "m.room.create") {
    facts.roomVersion = text(content, "room_version", kMaxWordBytes);
    if (const JsonValue old = readObject(content, "predecessor"))
      facts.predecessorRoom = text(old, "room_id", kMaxIdBytes);
  } else if (type == "m.room.power_levels") {
    PowerLevels power;
    readPowers(content, "users", power.users);
    readPowers(content, "events", power.events);
    const auto level = [&](std::string_view key, std::int64_t otherwise) {
      return readInt(content, key, -kMaxPower, kMaxPower).value_or(otherwise);
    };
    power.usersDefault = level("users_default", 0);
    power.eventsDefault = level("events_default", 0);
    power.stateDefault = level("state_default", 50);
    power.redact = level("redact", 50);
    facts.power = std::move(power);
  }
  return facts;
}

bool isLocked(const Event& event, JsonValue content) {
  return event.type == "m.room.encrypted" || text(content, "msgtype", kMaxWordBytes) == "m.bad.encrypted";
}

EventKind kindOf(const Event& event, JsonValue content) {
  if (event.stateKey) return EventKind::state;
  if (isLocked(event, content)) return EventKind::locked;
  if (event.type == "m.room.message") return EventKind::message;
  if (event.type == "m.reaction") return EventKind::reaction;
  if (event.type == "m.room.redaction") return EventKind::redaction;
  return event.type == kOpType ? EventKind::op : EventKind::other;
}

Result<Event> readEnvelope(JsonValue root) {
  Event event;
  if (!root.isObject()) return Error{"no_event", "not an object"};
  event.id = text(root, "event_id", kMaxIdBytes);
  event.sender = text(root, "sender", kMaxIdBytes);
  event.type = text(root, "type", kMaxTypeBytes);
  event.roomId = text(root, "room_id", kMaxIdBytes);
  const auto ts = readInt(root, "origin_server_ts", 0, kMaxTimeMs);
  if (!isEventId(event.id)) return Error{"no_event", "event_id is missing or no event id"};
  if (!isUserId(event.sender)) return Error{"no_event", "sender is missing or no user id"};
  if (event.type.empty()) return Error{"no_event", "type is missing"};
  if (!ts) return Error{"no_event", "origin_server_ts is missing or out of range"};
  event.ts = *ts;
  event.stateKey = readString(root, "state_key", kMaxIdBytes);
  return event;
}

/// Fills what the kind needs. `content` is an object.
Result<void> readContent(Event& event, JsonValue root, JsonValue content) {
  event.relation = readRelation(content);
  switch (event.kind) {
    case EventKind::message: {
      auto message = readMessage(content);
      if (!message) return message.error();
      event.message = message.take();
      const JsonValue edited = readObject(content, "m.new_content");
      if (!edited || event.relation.relType != "m.replace") return {};
      auto newContent = readMessage(edited);
      if (!newContent) return newContent.error();
      event.newContent = newContent.take();
      return {};
    }
    case EventKind::reaction:
      if (event.relation.relType == "m.annotation" && !event.relation.key.empty()) return {};
      return Error{"bad_relation", "a reaction without a target or a key"};
    case EventKind::redaction:
      event.redacts = eventIdAt(root, "redacts");
      if (event.redacts.empty()) event.redacts = eventIdAt(content, "redacts");
      return {};
    case EventKind::op:
      event.op = readOp(content);
      return {};
    case EventKind::state:
      event.state = readState(content, event.type);
      return {};
    case EventKind::locked:
    case EventKind::other:
      return {};
  }
  return {};
}

Result<Event> readEvent(JsonValue root, bool big) {
  auto envelope = readEnvelope(root);
  if (!envelope) return envelope;
  Event event = envelope.take();
  const JsonValue content = readObject(root, "content");
  if (!content) return Error{"bad_content", "content is missing or no object"};
  event.kind = kindOf(event, content);
  const bool ours =
      event.kind != EventKind::state && event.kind != EventKind::locked && event.kind != EventKind::other;
  if (ours && big && compactSize(content) > kMaxContentBytes) {
    return Error{"too_big_content", "content above " + std::to_string(kMaxContentBytes) + " bytes"};
  }
  event.redacted =
      readObject(readObject(root, "unsigned"), "redacted_because") ||
      (content.empty() && (ours || event.kind == EventKind::locked) && event.kind != EventKind::redaction);
  if (event.redacted) return event;
  if (auto read = readContent(event, root, content); !read) return read.error();
  return event;
}

JsonValue bundleOf(JsonValue root) {
  return readObject(readObject(readObject(root, "unsigned"), "m.relations"), "m.replace");
}

/// The edit that the server bundled. In the clear it is an event like any other; locked or a stub, the
/// content that came with it is the edit's, since only then did a host or an older server have something to
/// put there.
void readBundle(Event& event, JsonValue bundle, bool big) {
  if (event.kind != EventKind::message || event.relation.relType == "m.replace") return;
  Event edit;
  edit.id = eventIdAt(bundle, "event_id");
  edit.sender = text(bundle, "sender", kMaxIdBytes);
  edit.ts = readInt(bundle, "origin_server_ts", 0, kMaxTimeMs).value_or(0);
  if (edit.id.empty() || edit.sender != event.sender) return;
  if (auto whole = readEvent(bundle, big); whole && whole.value().newContent) {
    edit = whole.take();
    if (edit.relation.eventId != event.id) return;
    event.contentFromEdit = edit.newContent->body == event.message.body;
  } else {
    edit.kind = EventKind::message;
    edit.type = event.type;
    edit.relation.relType = "m.replace";
    edit.relation.eventId = event.id;
    edit.newContent = event.message;
    event.contentFromEdit = true;
  }
  event.bundledEdit.push_back(std::move(edit));
}

}  // namespace

Result<Event> decodeEvent(std::string_view json) {
  JsonDocument document;
  if (auto parsed = parseJson(json, kMaxEventBytes, kMaxJsonDepth, document); !parsed) return parsed.error();
  const JsonValue root = document.root();
  const bool big = json.size() > kMaxContentBytes;
  auto event = readEvent(root, big);
  const JsonValue bundle = bundleOf(root);
  if (!event || !bundle) return event;
  Event complete = event.take();
  if (complete.redacted && readObject(root, "content").empty() &&
      !readObject(readObject(root, "unsigned"), "redacted_because")) {
    complete.redacted = false;  // the host could not unlock the edit: that is no removal
    complete.kind = EventKind::locked;
  }
  if (!complete.redacted) readBundle(complete, bundle, big);
  return complete;
}

}  // namespace smasteg
