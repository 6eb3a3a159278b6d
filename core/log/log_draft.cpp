// What one message says: the records it gives if it stands. A pure function of what is kept. See log_state.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/text.h"
#include "core/log/limits.h"
#include "core/log/log_state.h"
#include "core/log/phrases.h"
#include "core/log/text_record.h"

namespace smasteg {
namespace {

constexpr std::string_view kWeekKind = "week";
constexpr std::string_view kUnconferenceKind = "unconference";
constexpr std::string_view kCallKind = "call";

bool isReadableType(std::string_view msgtype) {
  return msgtype == "m.text" || msgtype == "m.notice" || msgtype == "m.emote";
}

/// Kinds whose message stands in the flow when the app wrote it.
bool livesInFlow(RecordKind kind) {
  return kind == RecordKind::call || kind == RecordKind::experiment || kind == RecordKind::meetup ||
         kind == RecordKind::round || kind == RecordKind::letter || kind == RecordKind::count;
}

void describe(Record& record, const RecordMeta& meta) {
  if (const auto kind = recordKindFromName(meta.kind)) record.kind = *kind;
  if (!meta.principles.empty()) record.principles = meta.principles;
  if (!meta.tags.empty()) record.tags = meta.tags;
  if (!meta.visibility.empty()) record.visibility = meta.visibility;
  if (!meta.day.empty()) record.day = meta.day;
  record.from = meta.from;
}

/// Entry i of `r` tells of line i, and its n names it; if they do not match, lines count from 1 as in a typed
/// list.
bool linesMatch(const std::vector<RecordMeta>& entries, const std::vector<TextRecord>& lines) {
  if (entries.size() != lines.size()) return false;
  std::set<int> seen;
  return std::all_of(entries.begin(), entries.end(), [&](const RecordMeta& entry) {
    return entry.n > 0 && seen.insert(entry.n).second && recordKindFromName(entry.kind).has_value();
  });
}

struct Place {
  bool known = false;  // in a card's thread, or a plain reply to a card
  std::string card, kind;
};

using Cards = std::map<std::string, Card, std::less<>>;

Place placeOf(const Cards& cards, const StoredMessage& message) {
  Place place;
  const auto card = message.threadRoot.empty() ? cards.end() : cards.find(message.threadRoot);
  if (card == cards.end() || message.ts < countsFrom(card->second)) return place;
  place.known = true;
  place.kind = card->second.kind;
  place.card = message.threadRoot;
  return place;
}

TextPlace textPlaceOf(const StoredMessage& message, const MessageBody& live, const Place& place) {
  const Relation& relation = message.relation;
  TextPlace text;
  text.inThread = place.known;
  text.proposals = place.kind == kUnconferenceKind;
  text.answers = place.kind == kCallKind;
  text.markedOnly = place.known && place.kind != kWeekKind && !text.proposals;
  text.repliesToRecord = relation.relType == "m.thread" && !relation.fallingBack &&
                         !relation.inReplyTo.empty() && relation.inReplyTo != relation.eventId;
  text.mentions = !live.mentions.empty();
  return text;
}

/// What a card is besides: a call, an experiment … is a record too; a week's card is one when it has become
/// the week's letter. Nothing for a card that only gathers.
std::string_view recordKindOfCard(const CardClaim& card, std::string_view body) {
  if (card.kind == kWeekKind) return isWeekLetterBody(body) ? "letter" : "";
  const auto kind = recordKindFromName(card.kind);
  return kind && livesInFlow(*kind) ? recordKindName(*kind) : "";
}

/// The kind of record that its structure, or the card it was written as, says that a message is; "" when it
/// is only what its text says. An edit by hand of a card has lost the structure, and the text tells the rest.
std::string_view kindSaid(const StoredMessage& message, const MessageBody& live) {
  if (message.card) return recordKindOfCard(*message.card, live.body);
  if (metaFits(live)) return live.meta->record.kind;
  return message.baseCard ? recordKindOfCard(*message.baseCard, live.body) : "";
}

/// What the text does not say: whom a thanks mentions, and what a lesson answers.
std::vector<std::string> aboutOf(const Record& record, const MessageBody& live, const StoredMessage& message,
                                 const TextPlace& text, const Place& place) {
  if (record.kind == RecordKind::thanks) return record.line == 0 ? live.mentions : std::vector<std::string>();
  if (record.kind != RecordKind::lesson) return {};
  if (text.repliesToRecord) return {message.relation.inReplyTo};
  return place.kind == "experiment" ? std::vector{place.card} : std::vector<std::string>();
}

}  // namespace

std::vector<std::string> EventLog::State::principlesByReaction(const StoredMessage& message) const {
  std::vector<std::string> principles;
  const auto people = keycapsOn.find(message.id);
  if (people == keycapsOn.end()) return principles;
  const auto own = people->second.find(message.sender);
  if (own == people->second.end()) return principles;
  for (std::size_t number = 1; number < own->second.size(); ++number) {
    if (own->second[number] == 0) continue;
    if (auto id = catalogue->idFromNumber(static_cast<int>(number))) principles.push_back(std::move(*id));
  }
  return principles;
}

Draft EventLog::State::draft(const StoredMessage& message) const {
  Draft draft;
  const MessageBody* live = message.seen && !message.redacted ? message.live() : nullptr;
  if (live == nullptr || !isReadableType(live->msgtype) || isFromNewerVersion(*live)) return draft;
  const Place place = placeOf(cards, message);
  if (!place.known && !message.relation.relType.empty()) return draft;

  const bool fits = metaFits(*live);
  const std::string_view kindName = kindSaid(message, *live);
  if (message.card && kindName.empty()) return draft;
  const auto appKind = recordKindFromName(kindName);
  const bool batch = kindName == "batch" && place.known;
  const bool single = appKind && (place.known || livesInFlow(*appKind));
  const auto reacted = principlesByReaction(message);

  TextPlace text = textPlaceOf(message, *live, place);
  text.writtenByApp = batch || single;
  text.batch = batch;
  text.plain = single && *appKind == RecordKind::answer;
  auto lines = parseText(live->body, text, *catalogue);
  if (lines.empty() && !reacted.empty() &&
      place.kind == kWeekKind) {  // a comment that its author calls a step
    text.writtenByApp = true;
    lines = parseText(live->body, text, *catalogue);
  }
  if (single && !place.known && (lines.empty() || !lines[0].marked || lines[0].kind != *appKind))
    return draft;
  if (lines.size() > kMaxRecordsPerMessage) {
    draft.flaw = "too_many_records";
    lines.resize(kMaxRecordsPerMessage);
  }

  Record common;
  common.eventId = message.id;
  common.author = message.sender;
  common.ts = message.ts;
  common.day = formatDay(stockholmDate(message.ts));
  common.card = place.card;
  common.visibility = "room";
  common.edited = !message.edits.empty();
  const bool byLine = batch && linesMatch(live->meta->lines, lines);
  common.byApp = fits && (single || byLine);
  if (common.byApp) common.wording = live->meta->wording;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (countCodePoints(lines[i].text) > kMaxTextCodePoints) {
      draft.flaw = "too_long";
      continue;
    }
    Record record = common;
    record.kind = lines[i].kind;
    record.text = std::move(lines[i].text);
    record.principles = std::move(lines[i].principles);
    record.tags = std::move(lines[i].tags);
    record.line = byLine ? live->meta->lines[i].n : lines[i].n;
    if (single && fits) describe(record, live->meta->record);
    if (byLine) describe(record, live->meta->lines[i]);
    if (!reacted.empty() && (record.line == 0 || record.principles.empty())) record.principles = reacted;
    record.about = aboutOf(record, *live, message, text, place);
    const std::string suffix = record.line == 0 ? "" : "/" + std::to_string(record.line);
    record.id = message.id + suffix;
    if (common.byApp && !live->meta->id.empty()) record.recordId = live->meta->id + suffix;
    draft.records.push_back(std::move(record));
  }
  if (common.byApp && !draft.records.empty() && !live->meta->id.empty()) {
    draft.identity = identityKey(message.sender, live->meta->id);
  }
  return draft;
}

}  // namespace smasteg
