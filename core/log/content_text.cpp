// The contents we send, as JSON text. See event_codec.h; FORMAT.md has each field.
//
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/json_text.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_codec.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::string_view kNotice =
    "m.notice";  // no phone rings for each step, but for what concerns a person
constexpr std::size_t kEditTasteCodePoints = 200;

JsonText relatesTo(std::string_view relType, std::string_view eventId) {
  return JsonText().text("rel_type", relType).text("event_id", eventId);
}

JsonText message(std::string_view body, bool rings = false) {
  return JsonText().text("msgtype", rings ? "m.text" : kNotice).text("body", body).object("m.mentions", {});
}

JsonText metaOf(std::string_view kind, std::string_view recordId, std::string_view body, int wording = 0) {
  JsonText meta = JsonText().number("v", kFormatVersion).text("k", kind).text("id", recordId);
  if (wording > 0) meta.number("w", wording);
  return meta.text("h", fnv1a64Hex(body));
}

void describe(JsonText& meta, const StepContent& step) {
  if (!step.principles.empty()) meta.texts("p", step.principles);
  if (!step.tags.empty()) meta.texts("tags", step.tags);
  if (!step.day.empty()) meta.text("day", step.day);
  if (!step.from.empty()) meta.text("from", step.from);
}

JsonText stepContent(const StepContent& step) {
  JsonText meta = metaOf("step", step.recordId, step.body, step.wording).text("vis", step.visibility);
  if (!step.principles.empty()) meta.text("c", kDefaultCatalogue);
  describe(meta, step);
  return message(step.body).object(kMetaKey, meta);
}

// Lines begin with a list mark, so that they are still records when somebody edits them by hand.
std::string batchBody(const std::vector<StepContent>& lines) {
  std::string body;
  for (const StepContent& line : lines) body.append(body.empty() ? "- " : "\n- ").append(line.body);
  return body;
}

JsonText batchContent(std::string_view recordId, const std::vector<StepContent>& lines) {
  const std::string body = batchBody(lines);
  int wording = 0;
  for (const StepContent& line : lines) wording = std::max(wording, line.wording);
  JsonText meta = metaOf("batch", recordId, body, wording);
  std::vector<std::string> entries;
  for (const StepContent& line : lines) {
    JsonText entry = JsonText().number("n", line.n).text("k", "step");
    if (line.visibility != "room") entry.text("vis", line.visibility);
    if (!line.principles.empty()) meta.text("c", kDefaultCatalogue);
    describe(entry, line);
    entries.push_back(entry.str());
  }
  return message(body).object(kMetaKey, meta.list("r", entries));
}

std::string inThread(JsonText content, std::string_view thread, std::string_view replyTo,
                     bool fallingBack = true) {
  const JsonText reply = JsonText().text("event_id", replyTo);
  return content
      .object(
          "m.relates_to",
          relatesTo("m.thread", thread).truth("is_falling_back", fallingBack).object("m.in_reply_to", reply))
      .str();
}

// The body outside is for clients without edits: a taste of it, for twice the text may be too much to send.
std::string asEdit(std::string_view body, const JsonText& content, std::string_view original) {
  return message("* " + truncateCodePoints(body, kEditTasteCodePoints))
      .object("m.new_content", content)
      .object("m.relates_to", relatesTo("m.replace", original))
      .str();
}

JsonText opContent(std::string_view op, std::string_view createEvent, std::string_view recordId) {
  return JsonText()
      .number("v", kFormatVersion)
      .text("id", recordId)
      .text("op", op)
      .object("m.relates_to", relatesTo("m.reference", createEvent));
}

}  // namespace

std::string stepMessage(const StepContent& step, std::string_view thread, std::string_view replyTo) {
  return inThread(stepContent(step), thread, replyTo);
}

std::string stepEdit(const StepContent& step, std::string_view original) {
  return asEdit(step.body, stepContent(step), original);
}

std::string batchMessage(std::string_view recordId, const std::vector<StepContent>& lines,
                         std::string_view thread, std::string_view replyTo) {
  return inThread(batchContent(recordId, lines), thread, replyTo);
}

std::string batchEdit(std::string_view recordId, const std::vector<StepContent>& lines,
                      std::string_view original) {
  return asEdit(batchBody(lines), batchContent(recordId, lines), original);
}

std::string recordMessage(std::string_view kind, const StepContent& record, const RecordPlace& place) {
  JsonText meta = metaOf(kind, record.recordId, record.body, record.wording).text("vis", record.visibility);
  describe(meta, record);
  const bool rings = kind == "thanks" || kind == "answer";
  JsonText content = message(record.body, rings).object(kMetaKey, meta);
  if (!place.mentions.empty()) content.object("m.mentions", JsonText().texts("user_ids", place.mentions));
  return inThread(std::move(content), place.thread, place.replyTo, !place.answers);
}

std::string cardMessage(std::string_view kind, std::string_view body, std::string_view recordId,
                        std::string_view week, std::string_view from) {
  JsonText meta = metaOf("card", recordId, body).text("kind", kind);
  if (!week.empty()) meta.text("week", week);
  if (!from.empty()) meta.text("from", from);
  return message(body, kind == "call").object(kMetaKey, meta).str();
}

std::string cardPointer(std::string_view createEvent, std::string_view card, std::string_view kind,
                        std::string_view week, std::string_view recordId) {
  return opContent("card", createEvent, recordId)
      .text("card", card)
      .text("kind", kind)
      .text("week", week)
      .str();
}

std::string cardQuestion(std::string_view createEvent, std::string_view week, std::string_view recordId) {
  return opContent("ask", createEvent, recordId).text("week", week).str();
}

std::string reactionContent(std::string_view target, std::string_view key) {
  return JsonText().object("m.relates_to", relatesTo("m.annotation", target).text("key", key)).str();
}

}  // namespace smasteg
