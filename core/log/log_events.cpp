// What is kept, written as the raw events that it came from: what goes out of a log and can be read into
// another (FORMAT.md "Export"). The digests are equal; what a log does not keep of an event (formatting,
// fields of others) is not there.
// What is gone has no words left, so something stands in its place. For a removed event: a stub without
// content. For a removed card, which keeps its thread readable: the shortest text of its kind, and the stub.
// For an edit that was shown in its original's place and never told: an id made of the original's.
// SPDX-License-Identifier: EUPL-1.2
#include <functional>
#include <utility>

#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/sha256.h"
#include "core/base/sort.h"
#include "core/log/event_codec.h"
#include "core/log/limits.h"
#include "core/log/log_state.h"
#include "core/log/phrases.h"

namespace smasteg {
namespace {

constexpr std::string_view kMessageType = "m.room.message";
constexpr std::string_view kNobody = "@removed:invalid";  // who sent a removed event is not kept

struct Envelope {
  std::string_view id, sender, type;
  TimeMs ts = 0;
};

std::string rawEvent(const Envelope& event, const JsonText& content, const JsonText* more = nullptr) {
  JsonText out = JsonText().text("event_id", event.id).text("sender", event.sender);
  out.text("type", event.type).number("origin_server_ts", event.ts).object("content", content);
  if (more != nullptr) out.object("unsigned", *more);
  return out.str();
}

std::string removed(std::string_view id) {
  const JsonText because = JsonText().object("redacted_because", {});
  return rawEvent({id, kNobody, kMessageType}, {}, &because);
}

void describe(JsonText& out, const RecordMeta& meta) {
  if (meta.n > 0) out.number("n", meta.n);
  if (!meta.kind.empty()) out.text("k", meta.kind);
  if (!meta.principles.empty()) out.texts("p", meta.principles);
  if (!meta.tags.empty()) out.texts("tags", meta.tags);
  if (!meta.catalogue.empty()) out.text("c", meta.catalogue);
  if (!meta.visibility.empty()) out.text("vis", meta.visibility);
  if (!meta.from.empty()) out.text("from", meta.from);
  if (!meta.day.empty()) out.text("day", meta.day);
  if (meta.minutes) out.number("min", *meta.minutes);
}

JsonText metaJson(const MessageMeta& meta) {
  JsonText out = JsonText().number("v", meta.version).text("h", meta.hash);
  if (!meta.id.empty()) out.text("id", meta.id);
  if (meta.wording > 0) out.number("w", meta.wording);
  describe(out, meta.record);
  if (!meta.cardKind.empty()) out.text("kind", meta.cardKind);
  if (!meta.week.empty()) out.text("week", meta.week);
  std::vector<std::string> lines;
  for (const RecordMeta& line : meta.lines) {
    JsonText entry;
    describe(entry, line);
    lines.push_back(entry.str());
  }
  if (!lines.empty()) out.list("r", lines);
  return out;
}

JsonText contentOf(const MessageBody& message) {
  JsonText out = JsonText().text("msgtype", message.msgtype).text("body", message.body);
  JsonText mentions;
  if (!message.mentions.empty()) mentions.texts("user_ids", message.mentions);
  out.object("m.mentions", mentions);
  if (message.meta) out.object(kMetaKey, metaJson(*message.meta));
  return out;
}

void relate(JsonText& content, const Relation& relation) {
  JsonText out;
  if (!relation.relType.empty()) out.text("rel_type", relation.relType).text("event_id", relation.eventId);
  if (relation.fallingBack) out.truth("is_falling_back", true);
  if (!relation.inReplyTo.empty())
    out.object("m.in_reply_to", JsonText().text("event_id", relation.inReplyTo));
  if (out.str() != "{}") content.object("m.relates_to", out);
}

JsonText relatesTo(std::string_view relType, std::string_view eventId) {
  return JsonText().text("rel_type", relType).text("event_id", eventId);
}

std::string editEvent(const StoredMessage& message, const EventKey& key, const StoredEdit& edit) {
  JsonText content = JsonText().text("msgtype", edit.content.msgtype).text("body", "*");
  content.object("m.new_content", contentOf(edit.content))
      .object("m.relates_to", relatesTo("m.replace", message.id));
  return rawEvent({key.id, edit.sender, kMessageType, key.ts}, content);
}

/// The original when all that is known of it is an edit's content: as a host gives it, which puts that in its
/// place.
std::string shownAsEdited(const StoredMessage& message, const EventKey& key, const StoredEdit& edit) {
  const std::string id = key.id.empty() ? "$untold-" + hex(sha256(message.id)) : key.id;
  JsonText content = contentOf(edit.content);
  relate(content, message.relation);
  const JsonText bundle =
      JsonText().text("event_id", id).text("sender", edit.sender).number("origin_server_ts", key.ts);
  const JsonText more = JsonText().object("m.relations", JsonText().object("m.replace", bundle));
  return rawEvent({message.id, message.sender, kMessageType, message.ts}, content, &more);
}

/// What can still be told of a removed card: that it was one, whose, and of which week.
std::string removedCard(const StoredMessage& message) {
  const CardClaim& claim = *message.baseCard;
  const auto week = parseWeek(claim.week);
  MessageBody card{"m.notice", plainCardBody(claim.kind, week ? week.value().week : 1), MessageMeta{}, {}};
  card.meta->version = kFormatVersion;
  card.meta->id = claim.recordId;
  card.meta->hash = fnv1a64Hex(card.body);
  card.meta->record.kind = "card";
  card.meta->cardKind = claim.kind;
  card.meta->week = claim.week;
  return rawEvent({message.id, message.sender, kMessageType, message.ts}, contentOf(card));
}

void addMessage(const StoredMessage& message, std::vector<std::string>& out) {
  if (message.redacted) {
    if (message.baseCard && message.seen) out.push_back(removedCard(message));
    return;
  }
  if (message.locked) {
    JsonText content = JsonText().text("algorithm", "m.megolm.v1.aes-sha2");
    relate(content, message.relation);
    out.push_back(rawEvent({message.id, message.sender, "m.room.encrypted", message.ts}, content));
  } else if (message.base) {
    JsonText content = contentOf(*message.base);
    relate(content, message.relation);
    out.push_back(rawEvent({message.id, message.sender, kMessageType, message.ts}, content));
  }
  bool shown = message.locked || message.base;
  for (const auto& [key, edit] : message.edits) {
    if (!std::exchange(shown, true) || key.id.empty()) {
      out.push_back(shownAsEdited(message, key, edit));
    } else {
      out.push_back(editEvent(message, key, edit));
    }
  }
}

std::string opEvent(const std::string& id, const StoredOp& op) {
  JsonText content = JsonText().text("op", op.op.op);
  if (op.op.version > 0) content.number("v", op.op.version);
  if (!op.op.id.empty()) content.text("id", op.op.id);
  if (!op.about.empty()) content.object("m.relates_to", relatesTo("m.reference", op.about));
  if (op.op.fields.empty()) {
    if (!op.op.card.empty()) content.text("card", op.op.card);
    if (!op.op.cardKind.empty()) content.text("kind", op.op.cardKind);
    if (!op.op.week.empty()) content.text("week", op.op.week);
  } else {
    JsonDocument fields;
    if (parseJson(op.op.fields, kMaxContentBytes * 2, kMaxJsonDepth, fields)) {
      for (const auto& [name, value] : fields.root().members()) content.json(name, compactText(value));
    }
  }
  return rawEvent({id, op.sender, kOpType, op.ts}, content);
}

template <class Map>
std::vector<std::string> sortedIds(const Map& map) {
  std::vector<std::string> ids;
  ids.reserve(map.size());
  for (const auto& entry : map) ids.push_back(entry.first);
  sortItems(ids, std::less<>());
  return ids;
}

}  // namespace

std::vector<std::string> EventLog::events() const {
  const State& state = *state_;
  std::vector<std::string> out = newerEvents();
  for (const std::string& id : sortedIds(state.ops)) out.push_back(opEvent(id, state.ops.at(id)));
  std::vector<const StoredMessage*> messages;
  for (const auto& entry : state.messages) {
    if (entry.second.kept) messages.push_back(&entry.second);
  }
  sortItems(messages, [](const StoredMessage* a, const StoredMessage* b) {
    const bool flowA = a->relation.relType.empty(), flowB = b->relation.relType.empty();
    return flowA != flowB ? flowA : ByTime()(a, b);
  });
  for (const StoredMessage* message : messages) addMessage(*message, out);
  for (const std::string& id : sortedIds(state.reactions)) {
    const StoredReaction& reaction = state.reactions.at(id);
    if (!reaction.kept) continue;
    const JsonText relation = relatesTo("m.annotation", reaction.target).text("key", reaction.key);
    out.push_back(rawEvent({id, reaction.sender, "m.reaction", reaction.ts},
                           JsonText().object("m.relates_to", relation)));
  }
  for (const std::string& id : sortedIds(state.redacted)) out.push_back(removed(id));
  for (const std::string& id : sortedIds(state.walkedAway)) out.push_back(removed(id));
  return out;
}

}  // namespace smasteg
