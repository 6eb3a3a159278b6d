// Raw events for tests, as a server would send them. Times are minutes after Monday 23 November 2026, 08:00
// UTC (week 48).
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/fields.h"
#include "core/base/sha256.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_codec.h"
#include "core/log/event_log.h"
#include "core/log/phrases.h"

namespace smasteg::testing {

inline constexpr TimeMs kMonday = 1795420800000;  // 2026-11-23T08:00Z
inline const std::string kAnna = "@anna:hs", kBo = "@bo:hs", kCreate = "$create", kCard = "$card";

inline std::string jsonText(std::string_view text) {
  std::string out;
  appendJsonString(out, text);
  return out;
}

inline std::string rawEvent(const std::string& id, const std::string& sender, int minute,
                            const std::string& type, const std::string& content,
                            const std::string& more = "") {
  return "{\"event_id\":" + jsonText(id) + ",\"sender\":" + jsonText(sender) + ",\"type\":" + jsonText(type) +
         ",\"room_id\":\"!room:hs\",\"origin_server_ts\":" + std::to_string(kMonday + minute * kMinuteMs) +
         ",\"content\":" + content + more + "}";
}

inline std::string message(const std::string& id, const std::string& sender, int minute,
                           const std::string& content) {
  return rawEvent(id, sender, minute, "m.room.message", content);
}

inline std::string textContent(const std::string& body, const std::string& more = "") {
  return "{\"msgtype\":\"m.text\",\"body\":" + jsonText(body) + more + "}";
}

/// What Element writes in a thread.
inline std::string inThread(const std::string& card = kCard, const std::string& replyTo = "") {
  return ",\"m.mentions\":{},\"m.relates_to\":{\"rel_type\":\"m.thread\",\"event_id\":" + jsonText(card) +
         ",\"is_falling_back\":" + (replyTo.empty() ? "true" : "false") +
         ",\"m.in_reply_to\":{\"event_id\":" + jsonText(replyTo.empty() ? card : replyTo) + "}}";
}

inline std::string typed(const std::string& id, const std::string& sender, int minute,
                         const std::string& body, const std::string& card = kCard) {
  return message(id, sender, minute, textContent(body, inThread(card)));
}

inline std::string replyInFlow(const std::string& to) {
  return ",\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":" + jsonText(to) + "}}";
}

inline StepContent step(const std::string& recordId, const std::string& body,
                        const std::vector<std::string>& principles = {}) {
  StepContent content;
  content.recordId = recordId;
  content.body = body;
  content.principles = principles;
  content.day = "2026-11-24";
  return content;
}

inline std::string sentStep(const std::string& id, const std::string& sender, int minute,
                            const StepContent& content, const std::string& card = kCard) {
  return message(id, sender, minute, stepMessage(content, card, card));
}

/// What Element writes when somebody edits: our key is gone.
inline std::string typedEdit(const std::string& id, const std::string& sender, int minute,
                             const std::string& target, const std::string& body) {
  return message(id, sender, minute,
                 textContent("* " + body, ",\"m.new_content\":" + textContent(body) +
                                              ",\"m.relates_to\":{\"rel_type\":\"m.replace\",\"event_id\":" +
                                              jsonText(target) + "}"));
}

inline std::string weekCard(const std::string& id = kCard, const std::string& sender = kAnna,
                            int minute = 0) {
  return message(
      id, sender, minute,
      cardMessage("week", weekCardBody({2026, 48}, Language::sv), "cardcardcardcardcard01", "2026-W48"));
}

inline std::string pointer(const std::string& id, const std::string& sender, int minute,
                           const std::string& card = kCard) {
  return rawEvent(id, sender, minute, "se.smasteg.op",
                  cardPointer(kCreate, card, "week", "2026-W48", "pointerpointer-" + fnv1a64Hex(id)));
}

inline std::string redaction(const std::string& id, const std::string& sender, int minute,
                             const std::string& target) {
  return rawEvent(id, sender, minute, "m.room.redaction", "{\"redacts\":" + jsonText(target) + "}");
}

inline std::string reaction(const std::string& id, const std::string& sender, int minute,
                            const std::string& target, const std::string& key) {
  return rawEvent(id, sender, minute, "m.reaction", reactionContent(target, key));
}

inline std::string lockedEvent(const std::string& id, const std::string& sender, int minute,
                               const std::string& card = kCard) {
  return rawEvent(
      id, sender, minute, "m.room.encrypted",
      "{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"ciphertext\":\"AwgA\",\"m.relates_to\":{\"rel_type\":"
      "\"m.thread\",\"event_id\":" +
          jsonText(card) + "}}");
}

inline std::string batchBody() {
  return "- Ringde designern #6\n- Testade blanketten #5\n- Skrev ett inlägg";
}

/// Several offline steps in one message.
inline std::string batchContent(const std::string& body, const std::string& entries,
                                const std::string& card = kCard) {
  return "{\"msgtype\":\"m.notice\",\"body\":" + jsonText(body) +
         ",\"se.smasteg\":{\"v\":1,\"id\":\"batchbatchbatchbatch01\",\"k\":\"batch\",\"h\":\"" +
         fnv1a64Hex(body) + "\",\"r\":" + entries + "}" + inThread(card) + "}";
}

inline EventLog logOf(const std::vector<std::string>& events) {
  static const Catalogue catalogue;
  EventLog log(catalogue);
  for (const std::string& event : events) log.apply(event);
  return log;
}

class LogTest : public ::testing::Test {
 protected:
  void apply(const std::vector<std::string>& events) {
    for (const std::string& event : events) log_.apply(event);
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> all;
    for (const Record* record : log_.records()) all.push_back(record->text);
    return all;
  }
  std::size_t count() const { return log_.records().size(); }

  Catalogue catalogue_;
  EventLog log_{catalogue_};
};

using Texts = std::vector<std::string>;

}  // namespace smasteg::testing
