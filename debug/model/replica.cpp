// See replica.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/replica.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/time.h"
#include "core/engine/message_codec.h"
#include "core/log/event_codec.h"
#include "core/log/limits.h"

namespace smasteg::debug {
namespace {

constexpr int kSettleRounds = 40;           // of a command: its card, the pointer, itself, and the reads
constexpr std::int64_t kSettleMs = 60'000;  // further ahead nothing is waited for
constexpr std::int64_t kFirstNow = 1'700'000'000'000;  // of a room without a time

const std::vector<std::string> kPermissions = {
    "org.matrix.msc2762.receive.event:m.room.message", "org.matrix.msc2762.send.event:m.room.message",
    "org.matrix.msc2762.receive.event:m.reaction",     "org.matrix.msc2762.send.event:m.reaction",
    "org.matrix.msc2762.receive.event:se.smasteg.op",  "org.matrix.msc2762.send.event:se.smasteg.op",
    "org.matrix.msc2762.send.event:m.room.redaction"};

ArchivedEvent archived(const std::string& json, const Result<Event>& event) {
  ArchivedEvent out{.json = json, .id = {}, .type = {}, .relType = {}, .parent = {}};
  if (!event) return out;
  out.id = event.value().id;
  out.type = event.value().type;
  out.relType = event.value().relation.relType;
  out.parent = event.value().relation.eventId;
  if (event.value().kind == EventKind::op && out.parent.empty()) {
    out.relType = "m.reference";
    out.parent = event.value().op.card;
  }
  out.ts = event.value().ts;
  out.isState = event.value().stateKey.has_value();
  return out;
}

ArchivedEvent archived(const std::string& json) { return archived(json, decodeEvent(json)); }

std::string kindOf(const MessagePayload& payload) {
  return std::visit([](const auto& message) { return std::string(message.kind); }, payload);
}

/// Every host has it, and exports often leave it out: without it nobody can point out a card.
void giveCreation(Archive& archive) {
  const auto isCreation = [](const ArchivedEvent& event) { return event.type == "m.room.create"; };
  if (std::any_of(archive.events.begin(), archive.events.end(), isCreation)) return;
  JsonText text;
  text.text("event_id", "$create").text("sender", "@inspector:local").text("type", "m.room.create");
  text.text("state_key", "").text("room_id", archive.room).number("origin_server_ts", 1);
  archive.given.push_back(archived(text.json("content", R"({"room_version":"11"})").str()));
}

}  // namespace

Archive makeArchive(const std::vector<std::string>& events, const std::string& self) {
  Archive archive{.events = {}, .given = {}, .room = "!room:inspector", .self = self};
  std::map<std::string, std::size_t> wrote;
  for (const std::string& json : events) {
    const auto event = decodeEvent(json);
    archive.events.push_back(archived(json, event));
    if (!event) continue;
    if (!event.value().roomId.empty() && archive.room == "!room:inspector")
      archive.room = event.value().roomId;
    if (event.value().kind == EventKind::message) ++wrote[event.value().sender];
  }
  giveCreation(archive);
  if (!self.empty()) return archive;
  std::size_t most = 0;
  archive.self = "@inspector:local";
  for (const auto& [sender, count] : wrote) {
    if (count <= most) continue;
    most = count;
    archive.self = sender;
  }
  return archive;
}

const std::vector<std::string>& viewNames() {
  static const std::vector<std::string> names = {
      "steps", "composer", "status",      "week",       "principles",    "quiz",    "meet",
      "draw",  "learn",    "learnChains", "learnCalls", "learnPictures", "profile", "rollup"};
  return names;
}

Replica::Replica(const Archive& archive) : archive_(archive) {
  for (const ArchivedEvent& event : archive_.events) {
    if (event.ts > 0 && (now_ == 0 || event.ts < now_)) now_ = event.ts;
  }
  if (now_ == 0) now_ = kFirstNow;
  process(Start{archive_.self, "sv", true});
  process(Loaded{true, {}});
  process(Online{true});
  process(Granted{kPermissions});
}

void Replica::process(MessagePayload payload) {
  inbox_.push_back({now_, archive_.room, std::move(payload)});
  if (inbox_.size() > 1) return;  // it is being worked through further out
  for (std::size_t at = 0; at < inbox_.size(); ++at) {
    const Message message = inbox_[at];
    Actions actions;
    costs_.measure("process " + kindOf(message.payload), 0, [&] {
      actions = engine_.process(message);
      return std::size_t{0};
    });
    perform(actions);
  }
  inbox_.clear();
}

void Replica::perform(const Actions& actions) {
  for (const Action& action : actions) {
    if (const auto* read = std::get_if<Read>(&action)) answer(*read);
    if (const auto* wake = std::get_if<WakeAt>(&action)) wakeAt_ = wake->ms;
    if (const auto* send = std::get_if<Send>(&action)) sent(send->request, send->type, send->content);
    if (const auto* redact = std::get_if<Redact>(&action)) {
      sent(redact->request, "m.room.redaction", JsonText().text("redacts", redact->eventId).str());
    }
    if (const auto* put = std::get_if<Put>(&action)) process(Stored{put->request});
    if (const auto* remove = std::get_if<Remove>(&action)) process(Stored{remove->request});
  }
}

void Replica::sent(const std::string& request, const std::string& type, const std::string& content) {
  JsonText text;
  const std::string id = "$inspector" + std::to_string(own_.size());
  text.text("event_id", id).text("sender", archive_.self).text("type", type).text("room_id", archive_.room);
  text.number("origin_server_ts", now_).json("content", content);
  own_.push_back(archived(text.str()));
  file(own_.back());
  process(Sent{request, id});
  process(Pushed{own_.back().json});
}

void Replica::answer(const Read& read) {
  Page page;
  page.request = read.request;
  if (read.what == "state") {
    for (const auto* list : {&archive_.given, &archive_.events}) {
      for (const ArchivedEvent& event : *list) {
        if (event.isState && event.type == read.eventType) page.events.push_back(event.json);
      }
    }
    return process(std::move(page));
  }
  const auto& lists = read.what == "relations" ? children_ : byType_;
  const auto found = lists.find(read.what == "relations" ? read.relType + " " + read.parent : read.eventType);
  if (found != lists.end()) {
    std::size_t end = found->second.size();
    if (!read.from.empty()) end = std::min(end, static_cast<std::size_t>(std::stoul(read.from)));
    const std::size_t most = static_cast<std::size_t>(std::max(read.limit, 1));
    const std::size_t begin = end - std::min(end, most);
    for (std::size_t at = end; at > begin; --at) page.events.push_back(found->second[at - 1]->json);
    if (begin > 0) page.next = std::to_string(begin);
  }
  process(std::move(page));
}

void Replica::file(const ArchivedEvent& event) {
  if (!event.parent.empty()) children_[event.relType + " " + event.parent].push_back(&event);
  byType_[event.type].push_back(&event);
}

void Replica::arrive(std::size_t index) {
  const ArchivedEvent& event = archive_.events[index];
  if (event.isState) return;
  file(event);
  now_ = std::max(now_, event.ts);
  process(Pushed{event.json});
}

void Replica::goOn(std::size_t position) {
  while (position_ < std::min(position, archive_.events.size())) arrive(position_++);
}

void Replica::settle() {
  for (int round = 0; round < kSettleRounds && wakeAt_ > 0 && wakeAt_ <= now_ + kSettleMs; ++round) {
    now_ = std::max(now_, wakeAt_);
    wakeAt_ = 0;
    process(Woke{});
  }
}

std::string Replica::tell(std::string_view json) {
  auto message = readMessage(json);
  if (!message) return writeError(message.error());
  Message told = message.take();
  told.now = now_;
  told.room = archive_.room;
  Actions actions;
  std::string out;
  costs_.measure("process " + kindOf(told.payload), json.size(), [&] {
    actions = engine_.process(told);
    out = writeActions(actions);
    return out.size();
  });
  perform(actions);
  settle();
  return out;
}

std::string Replica::view(const std::string& name, const std::string& text) {
  ViewQuery query;
  query.now = now_;
  query.room = archive_.room;
  query.text = text;
  std::string json;
  costs_.measure("view " + name, text.size(), [&] {
    json = engine_.view(name, query);
    return json.size();
  });
  return json;
}

}  // namespace smasteg::debug
