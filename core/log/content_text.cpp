// The contents we send, as JSON text. See event_codec.h; FORMAT.md has each field.
//
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json_text.h"
#include "core/base/sha256.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_codec.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::string_view kNotice = "m.notice";  // no phone rings for each step

JsonText relatesTo(std::string_view relType, std::string_view eventId) {
  return JsonText().text("rel_type", relType).text("event_id", eventId);
}

JsonText message(std::string_view body) {
  return JsonText().text("msgtype", kNotice).text("body", body).object("m.mentions", {});
}

JsonText metaOf(std::string_view kind, std::string_view recordId, std::string_view body) {
  return JsonText()
      .number("v", kFormatVersion)
      .text("k", kind)
      .text("id", recordId)
      .text("h", fnv1a64Hex(body));
}

JsonText stepContent(const StepContent& step) {
  JsonText meta = metaOf("step", step.recordId, step.body).text("vis", step.visibility);
  if (!step.principles.empty()) meta.texts("p", step.principles).text("c", kDefaultCatalogue);
  if (!step.tags.empty()) meta.texts("tags", step.tags);
  if (!step.day.empty()) meta.text("day", step.day);
  if (!step.from.empty()) meta.text("from", step.from);
  return message(step.body).object(kMetaKey, meta);
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
  const JsonText reply = JsonText().text("event_id", replyTo);
  return stepContent(step)
      .object("m.relates_to",
              relatesTo("m.thread", thread).truth("is_falling_back", true).object("m.in_reply_to", reply))
      .str();
}

std::string stepEdit(const StepContent& step, std::string_view original) {
  return message("* " + step.body)
      .object("m.new_content", stepContent(step))
      .object("m.relates_to", relatesTo("m.replace", original))
      .str();
}

std::string weekCardMessage(std::string_view body, std::string_view recordId, std::string_view week) {
  return message(body)
      .object(kMetaKey, metaOf("card", recordId, body).text("kind", "week").text("week", week))
      .str();
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
