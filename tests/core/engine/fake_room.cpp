// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/fake_room.h"

#include <algorithm>

#include "core/base/sha256.h"

namespace smasteg::test {

std::string FakeRoom::put(const std::string& sender, const std::string& type, Json content) {
  const std::string eventId = "$event" + std::to_string(++counter_);
  places_[eventId] = events.size();
  const Json relation = content.is_object() ? content.value("m.relates_to", Json::object()) : Json::object();
  if (relation.contains("event_id")) children_[relation["event_id"]].push_back(events.size());
  events.push_back({{"event_id", eventId},
                    {"sender", sender},
                    {"type", type},
                    {"room_id", id},
                    {"origin_server_ts", now + skew},
                    {"content", std::move(content)}});
  return eventId;
}

void FakeRoom::state(const std::string& type, const std::string& key, const std::string& sender,
                     Json content) {
  put(sender, type, std::move(content));
  events.back()["state_key"] = key;
}

Json* FakeRoom::find(const std::string& eventId) {
  const std::size_t index = indexOf(eventId);
  return index == events.size() ? nullptr : &events[index];
}

void FakeRoom::redact(const std::string& eventId, const std::string& sender) {
  if (Json* event = find(eventId)) {
    const std::string redaction = put(sender, "m.room.redaction", {{"redacts", eventId}});
    event = find(eventId);
    (*event)["content"] = Json::object();
    (*event)["unsigned"] = {{"redacted_because", {{"event_id", redaction}, {"sender", sender}}}};
  }
}

void FakeRoom::encrypt() {
  encrypted_ = true;
  state("m.room.encryption", "", "@skapare:hs", {{"algorithm", "m.megolm.v1.aes-sha2"}});
}

std::size_t FakeRoom::indexOf(const std::string& eventId) const {
  const auto found = places_.find(eventId);
  return found == places_.end() ? events.size() : found->second;
}

const std::vector<std::size_t>& FakeRoom::childrenOf(const std::string& eventId) const {
  static const std::vector<std::size_t> kNone;
  const auto found = children_.find(eventId);
  return found == children_.end() ? kNone : found->second;
}

bool FakeRoom::mayRead(const std::string& viewer, const std::string& eventId) const {
  const auto since = joined.find(viewer);
  return !historyFromJoin || since == joined.end() || indexOf(eventId) >= since->second ||
         eventId == create();
}

Json FakeRoom::shown(const Json& event) const {
  const Json* newest = nullptr;
  for (const std::size_t i : childrenOf(event["event_id"])) {
    const Json& content = events[i]["content"];
    const bool edits = content.contains("m.new_content") && content.contains("m.relates_to") &&
                       content["m.relates_to"].value("rel_type", "") == "m.replace";
    if (edits && events[i]["sender"] == event["sender"]) newest = &events[i];
  }
  if (newest == nullptr) return event;
  Json out = event;
  out["content"] =
      (*newest)["content"]["m.new_content"];  // as matrix-js-sdk does in plain rooms: no relation
  if (editsTold) {
    out["unsigned"]["m.relations"]["m.replace"] = *newest;
  } else if (event["content"].contains("m.relates_to")) {
    out["content"]["m.relates_to"] = event["content"]["m.relates_to"];
  }
  return out;
}

// What nobody could open comes as matrix-js-sdk hands it out: a message whose relation alone is readable.
Json FakeRoom::seenBy(const std::string& viewer, std::size_t index) const {
  const Json& event = events[index];
  const auto since = joined.find(viewer);
  const bool inClear = event.contains("state_key") || event["type"] == "m.reaction" ||
                       event["type"] == "m.room.redaction" || event["content"].empty();
  if (!encrypted_ || inClear || since == joined.end() || index >= since->second) return shown(event);
  Json locked = event;
  locked["type"] = "m.room.message";
  locked["content"] = {{"msgtype", "m.bad.encrypted"}, {"body", "** Unable to decrypt **"}};
  if (event["content"].contains("m.relates_to"))
    locked["content"]["m.relates_to"] = event["content"]["m.relates_to"];
  return locked;
}

MessagePayload FakeRoom::relations(const Read& read, const std::string& viewer) const {
  if (indexOf(read.parent) == events.size()) return Failed{read.request, "M_NOT_FOUND", "no such event", 0};
  if (!mayRead(viewer, read.parent)) return Failed{read.request, "M_FORBIDDEN", "before your time", 0};
  Page page;
  page.request = read.request;
  std::vector<Json> children;
  for (const std::size_t i : childrenOf(read.parent)) {
    const Json& content = events[i]["content"];
    if (!content.contains("m.relates_to")) continue;
    if (content["m.relates_to"].value("rel_type", "") != read.relType) continue;
    if (!mayRead(viewer, events[i]["event_id"])) continue;
    Json seen = seenBy(viewer, i);
    if (seen["type"] == read.eventType) children.push_back(std::move(seen));
  }
  std::reverse(children.begin(), children.end());
  const std::size_t from = read.from.empty() ? 0 : std::stoul(read.from);
  const std::size_t end = std::min(children.size(), from + static_cast<std::size_t>(read.limit));
  for (std::size_t i = from; i < end; ++i) page.events.push_back(children[i].dump());
  if (end < children.size()) page.next = std::to_string(end);
  return page;
}

MessagePayload FakeRoom::read(const Read& read, const std::string& viewer) {
  if (kicked.contains(viewer)) return Failed{read.request, "M_FORBIDDEN", "not in the room", 0};
  if (read.what == "relations") return relations(read, viewer);
  Page page;
  page.request = read.request;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].contains("state_key") != (read.what == "state")) continue;
    const Json seen = seenBy(viewer, i);
    if (seen["type"] == read.eventType) page.events.push_back(seen.dump());
  }
  const auto limit = static_cast<std::size_t>(read.limit);
  if (page.events.size() > limit)
    page.events.erase(page.events.begin(), page.events.end() - static_cast<std::ptrdiff_t>(limit));
  return page;
}

// What the power levels ask for, less what the user has: above 0 is too little. No levels: all may.
std::int64_t FakeRoom::levelOf(const std::string& user, const std::string& type) const {
  std::int64_t lacks = 0;
  for (const auto& event : events) {
    if (event["type"] != "m.room.power_levels") continue;
    const Json& levels = event["content"];
    const std::int64_t asked =
        levels.value("events", Json::object()).value(type, levels.value("events_default", 0));
    lacks = asked - levels.value("users", Json::object()).value(user, levels.value("users_default", 0));
  }
  return lacks;
}

std::string FakeRoom::refusal(const std::string& sender, const std::string& type, const Json& content) const {
  if (kicked.contains(sender) || levelOf(sender, type) > 0) return "M_FORBIDDEN";
  if (content.dump().size() > 60000) return "M_TOO_LARGE";
  const Json relation = content.value("m.relates_to", Json::object());
  const std::string target =
      type == "m.room.redaction" ? content.value("redacts", "") : relation.value("event_id", "");
  if (target.empty()) return "";
  const std::size_t index = indexOf(target);
  if (index == events.size()) return "M_NOT_FOUND";
  const Json& parent = events[index];
  if (type == "m.room.redaction") return parent["sender"] == sender ? "" : "M_FORBIDDEN";
  if (parent["content"].empty()) return "M_UNKNOWN";  // removed
  if (relation.value("rel_type", "") == "m.thread" && parent["content"].contains("m.relates_to"))
    return "M_UNKNOWN";  // no thread grows on an answer
  const bool twice = type == "m.reaction" && std::any_of(events.begin(), events.end(), [&](const Json& each) {
                       return each["type"] == type && each["sender"] == sender && each["content"] == content;
                     });
  return twice ? "M_DUPLICATE_ANNOTATION" : "";
}

MessagePayload FakeRoom::send(const std::string& sender, const std::string& request, const std::string& type,
                              const Json& content) {
  if (const std::string code = refusal(sender, type, content); !code.empty()) {
    jams.push_back(type + " " + code);
    return Failed{request, code, "no", 0};
  }
  if (type != "m.room.redaction") return Sent{request, put(sender, type, content)};
  redact(content["redacts"], sender);
  return Sent{request, std::string(events.back()["event_id"])};
}

std::vector<std::string> FakeRoom::bodies(const std::string& msgtype) const {
  std::vector<std::string> out;
  for (const auto& event : events) {
    const auto& content = event["content"];
    if (event["type"] != "m.room.message" || !content.contains("body") || content.contains("m.new_content"))
      continue;
    if (msgtype.empty() || content["msgtype"] == msgtype) out.push_back(content["body"]);
  }
  return out;
}

void Person::open() {
  engine_ = std::make_unique<Engine>();
  inbox_.clear();
  wakeAt_ = 0;
  reads = 0;
  tell(Start{self_, "sv", consented});
  Loaded loaded;
  loaded.available = storage;
  for (const auto& [key, bytes] : store) {
    const auto slash = key.find('|');
    loaded.records.push_back({key.substr(0, slash), key.substr(slash + 1), bytes});
  }
  tell(std::move(loaded));
  if (grant) tell(Granted{permissions});
}

void Person::tell(MessagePayload payload) {
  answer(std::move(payload));
  drain();
}

void Person::drain() {
  for (int guard = 0; !inbox_.empty() && guard < 10000; ++guard) {
    Message message{room_.now, room_.id, std::move(inbox_.front())};
    inbox_.pop_front();
    for (const auto& action : engine_->process(message)) perform(action);
  }
}

void Person::sendAnswer(const std::string& request, const std::string& type, const Json& content) {
  room_.sends.emplace_back(room_.now, type);
  const Fate fate = room_.fates.empty() ? Fate::fine : room_.fates.front();
  if (!room_.fates.empty()) room_.fates.pop_front();
  if (fate == Fate::fine) answer(room_.send(self_, request, type, content));
  if (fate == Fate::lostReply || fate == Fate::held) room_.send(self_, request, type, content);
  if (fate == Fate::lostReply || fate == Fate::lostBoth) answer(Unknown{request});
  if (fate == Fate::refused) room_.refused = content;
  if (fate == Fate::refused) answer(Failed{request, "M_FORBIDDEN", "no", 0});
  if (fate == Fate::rateLimited) answer(Failed{request, "M_LIMIT_EXCEEDED", "slow down", 20000});
}

void Person::perform(const Action& action) {
  if (const auto* wake = std::get_if<WakeAt>(&action)) wakeAt_ = wake->ms;
  if (std::holds_alternative<Changed>(action)) ++changes;
  if (const auto* notice = std::get_if<Notice>(&action)) notices.push_back(*notice);
  if (const auto* put = std::get_if<Put>(&action)) {
    ++puts;
    if (!storage) {
      answer(Failed{put->request, "QuotaExceededError", "", 0});
    } else {
      store[put->store + "|" + put->key] = put->bytes;
      answer(Stored{put->request});
    }
  }
  if (const auto* remove = std::get_if<Remove>(&action)) {
    store.erase(remove->store + "|" + remove->key);
    answer(Stored{remove->request});
  }
  if (silent) return;
  if (const auto* read = std::get_if<Read>(&action)) {
    ++reads;
    asked.emplace_back(room_.now, *read);
    const bool rule = read->what == "state" && read->eventType != "m.room.create";
    const bool isUntold = rule && (untold.contains("*") || untold.contains(read->eventType));
    answer(isUntold ? Failed{read->request, "unsupported", "", 0} : room_.read(*read, self_));
  }
  if (const auto* send = std::get_if<Send>(&action)) {
    sendAnswer(send->request, send->type, Json::parse(send->content));
  }
  if (const auto* redact = std::get_if<Redact>(&action)) {
    sendAnswer(redact->request, "m.room.redaction", {{"redacts", redact->eventId}});
  }
}

std::string Person::command(const std::string& name, CommandArgs args) {
  tell(Command{name, std::move(args), hex(sha256(self_ + std::to_string(++entropy_)))});
  const Json last = view("composer")["last"];
  return last.is_null() ? "" : std::string(last["id"]);
}

std::string Person::log(const std::string& text, std::vector<std::string> principles,
                        const std::string& visibility) {
  CommandArgs args;
  args.text = text;
  args.principles = std::move(principles);
  args.visibility = visibility;
  return command("logStep", args);
}

void Person::run(std::int64_t ms) {
  const std::int64_t end = room_.now + ms;
  while (wakeAt_ != 0 && wakeAt_ <= end) {
    room_.now = std::max(room_.now, wakeAt_);
    wakeAt_ = 0;
    ++wakes;
    tell(Woke{});
  }
  room_.now = end;
}

void Person::wakeIfDue() {
  if (wakeAt_ == 0 || wakeAt_ > room_.now) return;
  wakeAt_ = 0;
  tell(Woke{});
}

void runTogether(FakeRoom& room, const std::vector<Person*>& people, std::int64_t ms) {
  constexpr std::int64_t kTick = 100;
  for (const std::int64_t end = room.now + ms; room.now < end; room.now += kTick) {
    for (Person* person : people) person->wakeIfDue();
  }
}

Json Person::view(const std::string& name, ViewQuery query) const {
  query.now = room_.now;
  query.room = room_.id;
  return Json::parse(engine_->view(name, query));
}

std::vector<std::string> Person::texts() const {
  std::vector<std::string> out;
  const Json steps = view("steps");
  for (const auto& row : steps["rows"]) out.push_back(row["text"]);
  return out;
}

Json Person::row(const std::string& text) const {
  const Json steps = view("steps");
  for (const auto& row : steps["rows"]) {
    if (row["text"] == text) return row;
  }
  return nullptr;
}

std::string Person::state(const std::string& text) const {
  const Json found = row(text);
  return found.is_null() ? "" : std::string(found["state"]);
}

}  // namespace smasteg::test
