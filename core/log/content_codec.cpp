// The contents we send, as JSON text. See event_codec.h; FORMAT.md has each field.
// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_codec.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::string_view kNotice = "m.notice";  // no phone rings for each step

Json relatesTo(std::string_view relType, std::string_view eventId) {
  return Json{{"rel_type", relType}, {"event_id", eventId}};
}

Json stepMeta(const StepContent& step) {
  Json meta = {{"v", kFormatVersion},
               {"k", "step"},
               {"id", step.recordId},
               {"h", fnv1a64Hex(step.body)},
               {"vis", step.visibility}};
  if (!step.principles.empty()) {
    meta["p"] = step.principles;
    meta["c"] = kDefaultCatalogue;
  }
  if (!step.tags.empty()) meta["tags"] = step.tags;
  if (!step.day.empty()) meta["day"] = step.day;
  if (!step.from.empty()) meta["from"] = step.from;
  return meta;
}

Json stepBodyContent(const StepContent& step) {
  return Json{
      {"msgtype", kNotice}, {"body", step.body}, {"m.mentions", Json::object()}, {kMetaKey, stepMeta(step)}};
}

Json opContent(std::string_view op, std::string_view createEvent, std::string_view recordId) {
  return Json{{"v", kFormatVersion},
              {"id", recordId},
              {"op", op},
              {"m.relates_to", relatesTo("m.reference", createEvent)}};
}

}  // namespace

std::string stepMessage(const StepContent& step, std::string_view thread, std::string_view replyTo) {
  Json content = stepBodyContent(step);
  Json relation = relatesTo("m.thread", thread);
  relation["is_falling_back"] = true;
  relation["m.in_reply_to"] = Json{{"event_id", replyTo}};
  content["m.relates_to"] = std::move(relation);
  return writeJson(content);
}

std::string stepEdit(const StepContent& step, std::string_view original) {
  const Json content = {{"msgtype", kNotice},
                        {"body", "* " + step.body},
                        {"m.mentions", Json::object()},
                        {"m.new_content", stepBodyContent(step)},
                        {"m.relates_to", relatesTo("m.replace", original)}};
  return writeJson(content);
}

std::string weekCardMessage(std::string_view body, std::string_view recordId, std::string_view week) {
  const Json meta = {{"v", kFormatVersion},   {"k", "card"},    {"id", recordId},
                     {"h", fnv1a64Hex(body)}, {"kind", "week"}, {"week", week}};
  return writeJson(
      Json{{"msgtype", kNotice}, {"body", body}, {"m.mentions", Json::object()}, {kMetaKey, meta}});
}

std::string cardPointer(std::string_view createEvent, std::string_view card, std::string_view kind,
                        std::string_view week, std::string_view recordId) {
  Json content = opContent("card", createEvent, recordId);
  content["card"] = card;
  content["kind"] = kind;
  content["week"] = week;
  return writeJson(content);
}

std::string reactionContent(std::string_view target, std::string_view key) {
  Json relation = relatesTo("m.annotation", target);
  relation["key"] = key;
  return writeJson(Json{{"m.relates_to", std::move(relation)}});
}

std::string askOp(std::string_view createEvent, std::string_view week, std::string_view recordId) {
  Json content = opContent("ask", createEvent, recordId);
  content["week"] = week;
  return writeJson(content);
}

}  // namespace smasteg
