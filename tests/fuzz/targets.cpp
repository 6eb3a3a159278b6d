// SPDX-License-Identifier: EUPL-1.2
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/base/assert.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/engine/message_codec.h"
#include "core/log/event_codec.h"
#include "core/log/event_log.h"
#include "core/log/text_record.h"

namespace smasteg::fuzz {
namespace {

const Catalogue& catalogue() {
  static const Catalogue instance;
  return instance;
}

constexpr std::size_t kMostLines = 40;  // more of them only repeat what few can do

std::vector<std::string_view> linesOf(std::string_view bytes) {
  auto lines = splitLines(bytes);
  lines.resize(std::min(lines.size(), kMostLines));
  return lines;
}

/// What people are shown is valid UTF-8 without anything that turns or hides text.
void mustBeClean(const std::string& text) { SMASTEG_ASSERT(cleanText(text) == text); }

void mustHold(const EventLog& log) {
  for (const Record* record : log.records()) {
    mustBeClean(record->text);
    SMASTEG_ASSERT(log.record(record->id) != nullptr);
    SMASTEG_ASSERT(!record->author.empty() && log.senderOf(record->eventId) == record->author);
  }
  EventLog again(catalogue());
  const std::string bytes = log.saveSnapshot();
  SMASTEG_ASSERT(again.loadSnapshot(bytes).ok());
  SMASTEG_ASSERT(again.digest() == log.digest());
  SMASTEG_ASSERT(again.saveSnapshot() == bytes);
}

void mustLoadSoundly(std::string_view bytes) {
  EventLog log(catalogue());
  if (!log.loadSnapshot(bytes)) {
    SMASTEG_ASSERT(log.records().empty() && log.cards().empty());
    return;
  }
  for (const char* event :
       {R"({"event_id":"$n1","sender":"@bo:hs","type":"m.room.message","origin_server_ts":1795420900000,)"
        R"("content":{"msgtype":"m.text","body":"Ringde en kollega","m.relates_to":)"
        R"({"rel_type":"m.thread","event_id":"$card"}}})",
        R"({"event_id":"$n2","sender":"@bo:hs","type":"m.room.redaction","origin_server_ts":1795420900001,)"
        R"("content":{"redacts":"$a"}})"}) {
    log.apply(event);
  }
  mustHold(log);
}

}  // namespace

void codec(std::string_view bytes) {
  const auto lines = linesOf(bytes);
  EventLog forwards(catalogue()), backwards(catalogue());
  for (const auto line : lines) {
    (void)decodeEvent(line);
    (void)findEventId(line);
    forwards.apply(line);
  }
  (void)splitEvents(bytes);
  for (int round = 0; round < 2; ++round) {
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) backwards.apply(*line);
  }
  SMASTEG_ASSERT(forwards.digest() == backwards.digest());
  mustHold(forwards);
}

void grammar(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto flags = static_cast<unsigned char>(bytes[0]);
  const std::string_view body = bytes.substr(1);
  TextPlace place;
  place.inThread = (flags & 1) != 0;
  place.repliesToRecord = (flags & 2) != 0;
  place.writtenByApp = (flags & 4) != 0;
  place.batch = (flags & 8) != 0;
  place.mentions = (flags & 16) != 0;
  place.markedOnly = (flags & 32) != 0;
  place.answers = (flags & 64) != 0;
  place.plain = (flags & 128) != 0;
  const auto records = parseText(body, place, catalogue());
  SMASTEG_ASSERT(records.size() <= body.size() + 1);
  std::set<int> lines;
  for (const TextRecord& record : records) {
    mustBeClean(record.text);
    for (const auto& tag : record.tags) mustBeClean(tag);
    for (const auto& id : record.principles) SMASTEG_ASSERT(Catalogue::isPrincipleId(id));
    SMASTEG_ASSERT(lines.insert(record.n).second);
    SMASTEG_ASSERT(record.n > 0 || records.size() == 1);
  }
}

void snapshot(std::string_view bytes) {
  mustLoadSoundly(bytes);
  const Digest sum = sha256(bytes);
  mustLoadSoundly(std::string(bytes).append(reinterpret_cast<const char*>(sum.data()), sum.size()));
}

void engine(std::string_view bytes) {
  Engine engine;
  ViewQuery query;
  query.now = 1795514400000;
  for (const auto line : linesOf(bytes)) {
    (void)readQuery(line);
    const auto message = readMessage(line);
    if (!message) {
      SMASTEG_ASSERT(nlohmann::json::accept(writeError(message.error())));
      continue;
    }
    SMASTEG_ASSERT(nlohmann::json::accept(writeActions(engine.process(message.value()))));
    query.room = message.value().room;
    for (const char* name : {"steps", "composer", "status", "week", "principles"})
      SMASTEG_ASSERT(nlohmann::json::accept(engine.view(name, query)));
  }
}

}  // namespace smasteg::fuzz
