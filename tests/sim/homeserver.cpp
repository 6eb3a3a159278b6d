// SPDX-License-Identifier: EUPL-1.2
#include "tests/sim/homeserver.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace smasteg::sim {
namespace {

using Json = nlohmann::json;

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}
std::string textOf(const Json* value) {
  return value != nullptr && value->is_string() ? value->get_ref<const std::string&>() : std::string();
}

void readRelation(RoomEvent& event) {
  const Json content = Json::parse(event.content, nullptr, false);
  if (const Json* relation = member(content, "m.relates_to")) {
    event.relType = textOf(member(*relation, "rel_type"));
    event.parent = textOf(member(*relation, "event_id"));
    event.key = textOf(member(*relation, "key"));
  }
  const Json* fresh = member(content, "m.new_content");
  if (fresh != nullptr) event.newContent = fresh->dump();
  const Json* own = member(content, "se.smasteg");
  event.recordId = textOf(member(own != nullptr ? *own : content, "id"));
}

constexpr std::int64_t kFederationMs = 400;
constexpr double kTokensPerMs = 0.2 / 1000;
const std::vector<std::size_t> kNone;

}  // namespace

Homeservers::Homeservers(World& world, int sides) : world_(world), sides_(static_cast<std::size_t>(sides)) {}

std::string Homeservers::add(int side, RoomEvent event, std::int64_t slowMs) {
  event.id = "$e" + std::to_string(++count_);
  event.ts = world_.now - slowMs + sides_[static_cast<std::size_t>(side)].skew;
  readRelation(event);
  const std::string id = event.id;
  events_.push_back(std::move(event));
  const std::size_t index = events_.size() - 1;
  arrive(side, index);
  for (int other = 0; other < static_cast<int>(sides_.size()); ++other) {
    if (other == side) continue;
    if (split_)
      held_.emplace_back(side, index);
    else
      world_.after(world_.chance.between(20, kFederationMs), [this, other, index] { arrive(other, index); });
  }
  return id;
}

void Homeservers::arrive(int side, std::size_t index) {
  Side& at = sides_[static_cast<std::size_t>(side)];
  const RoomEvent& event = events_[index];
  if (at.has.size() <= index) at.has.resize(index + 1);
  if (at.has[index]) return;
  at.has[index] = true;
  if (!event.parent.empty()) at.children[event.parent].push_back(at.order.size());
  if (event.type == "se.smasteg.op") at.pointers.push_back(at.order.size());
  at.order.push_back(index);
  if (!event.redacts.empty()) at.removedBy.emplace(event.redacts, event.sender);
}

void Homeservers::split(bool is) {
  split_ = is;
  if (is) return;
  for (const auto& [from, index] : held_) {
    for (int other = 0; other < static_cast<int>(sides_.size()); ++other) {
      if (other != from) arrive(other, index);
    }
  }
  held_.clear();
}

void Homeservers::Bucket::fill(std::int64_t now) {
  tokens = std::min(10.0, tokens + static_cast<double>(now - at) * kTokensPerMs);
  at = now;
}

Refusal Homeservers::spend(const std::string& user, bool again) {
  if (!rateLimits) return {};
  Bucket& bucket = buckets_[user];
  Bucket& fair = fairBuckets_[user];
  bucket.fill(world_.now);
  fair.fill(world_.now);
  if (bucket.tokens < 1) {
    const auto wait = static_cast<std::int64_t>((1 - bucket.tokens) / kTokensPerMs) + 1;
    return {"M_LIMIT_EXCEEDED", wait, {}, fair.tokens >= 1};
  }
  bucket.tokens -= 1;
  if (!again) fair.tokens -= 1;
  return {};
}

Refusal Homeservers::send(int side, const std::string& sender, const std::string& txn,
                          const std::string& type, const std::string& content, std::int64_t triedAt) {
  const auto known = transactions_.find(sender + txn);
  if (known != transactions_.end()) return {"", 0, known->second};
  if (readOnly.contains(sender)) return {"M_FORBIDDEN", 0, {}};
  if (Refusal limited = spend(sender, triedAt != 0); !limited.code.empty()) return limited;
  RoomEvent event;
  event.sender = sender;
  event.type = type;
  event.content = content;
  const bool isSlow = triedAt != 0 && world_.chance.percent(50);
  const std::int64_t slowMs = isSlow ? world_.chance.between(0, world_.now - triedAt) : 0;
  const std::string id = add(side, std::move(event), slowMs);
  transactions_.emplace(sender + txn, id);
  return {"", 0, id};
}

Refusal Homeservers::redact(int side, const std::string& sender, const std::string& txn,
                            const std::string& target) {
  const auto known = transactions_.find(sender + txn);
  if (known != transactions_.end()) return {"", 0, known->second};
  const RoomEvent* event = find(target);
  if (event == nullptr) return {"M_NOT_FOUND", 0, {}};
  if (event->sender != sender && !moderators.contains(sender)) return {"M_FORBIDDEN", 0, {}};
  RoomEvent redaction;
  redaction.sender = sender;
  redaction.type = "m.room.redaction";
  redaction.content = R"({"redacts":")" + target + "\"}";
  redaction.redacts = target;
  const std::string id = add(side, std::move(redaction));
  transactions_.emplace(sender + txn, id);
  return {"", 0, id};
}

std::string Homeservers::state(const std::string& type, const std::string& key, const std::string& sender,
                               const std::string& content) {
  RoomEvent event;
  event.sender = sender;
  event.type = type;
  event.content = content;
  event.stateKey = key;
  event.isState = true;
  const std::string id = add(0, std::move(event));
  for (int other = 1; other < static_cast<int>(sides_.size()); ++other) arrive(other, events_.size() - 1);
  if (type == "m.room.create") create = id;
  return id;
}

/// Ids count from $e1.
const RoomEvent* Homeservers::find(std::string_view id) const {
  std::size_t number = 0;
  if (!id.starts_with("$e")) return nullptr;
  const auto [end, error] = std::from_chars(id.data() + 2, id.data() + id.size(), number);
  const bool fits = error == std::errc() && end == id.data() + id.size();
  return fits && number >= 1 && number <= events_.size() ? &events_[number - 1] : nullptr;
}

bool Homeservers::isRemoved(int side, const std::string& id) const {
  return sides_[static_cast<std::size_t>(side)].removedBy.contains(id);
}

std::string Homeservers::shown(int side, const RoomEvent& event, bool inRelations) const {
  const Side& here = sides_[static_cast<std::size_t>(side)];
  std::string content = event.content;
  std::string more;
  const auto removal = here.removedBy.find(event.id);
  if (removal != here.removedBy.end()) {
    content = "{}";
    more = R"(,"unsigned":{"redacted_because":{"type":"m.room.redaction","sender":")" + removal->second +
           R"(","event_id":"$gone"}})";
  } else if (inRelations) {
    const RoomEvent* newest = nullptr;
    const auto edits = here.children.find(event.id);
    for (const std::size_t place : edits == here.children.end() ? kNone : edits->second) {
      const RoomEvent& edit = events_[here.order[place]];
      if (edit.relType != "m.replace" || edit.sender != event.sender) continue;
      if (edit.newContent.empty() || here.removedBy.contains(edit.id)) continue;
      if (newest == nullptr || std::pair(newest->ts, newest->id) < std::pair(edit.ts, edit.id))
        newest = &edit;
    }
    // In a plain room the relation is lost with it.
    if (newest != nullptr) {
      content = newest->newContent;
      more = R"(,"unsigned":{"m.relations":{"m.replace":{"event_id":")" + newest->id + R"(","sender":")" +
             newest->sender + R"(","type":")" + newest->type + R"(","origin_server_ts":)" +
             std::to_string(newest->ts) + R"(,"content":)" + newest->content + "}}}";
    }
  }
  std::string out = R"({"event_id":")" + event.id + R"(","sender":")" + event.sender + R"(","type":")" +
                    event.type + R"(","room_id":"!rum:hs","origin_server_ts":)" + std::to_string(event.ts) +
                    R"(,"content":)" + content;
  if (event.isState) out += R"(,"state_key":")" + event.stateKey + "\"";
  return out + more + "}";
}

bool Homeservers::isPointedOut(int side, std::string_view id, std::string_view week) const {
  const std::string card = std::string(R"("card":")").append(id).append("\"");
  const std::string then = week.empty() ? "" : std::string(R"("week":")").append(week).append("\"");
  const Side& here = sides_[static_cast<std::size_t>(side)];
  return std::any_of(here.pointers.begin(), here.pointers.end(), [&](std::size_t place) {
    const std::string& content = events_[here.order[place]].content;
    const bool points = content.find(R"("op":"card")") != std::string::npos;  // a retell names cards too
    return points && content.find(card) != std::string::npos && content.find(then) != std::string::npos;
  });
}

bool Homeservers::isOfWeek(int side, std::string_view id, std::string_view week) const {
  const std::string then = std::string(R"("week":")").append(week).append("\"");
  const RoomEvent* event = find(id);
  return (event != nullptr && event->content.find(then) != std::string::npos) || isPointedOut(side, id, week);
}

std::string Homeservers::senderOf(std::string_view id) const {
  const RoomEvent* event = find(id);
  return event == nullptr ? "" : event->sender;
}

bool Homeservers::hasThread(int side, std::string_view id) const {
  const Side& here = sides_[static_cast<std::size_t>(side)];
  const auto found = here.children.find(id);
  return found != here.children.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [&](std::size_t place) { return events_[here.order[place]].relType == "m.thread"; });
}

std::vector<const RoomEvent*> Homeservers::relations(int side, const std::string& parent,
                                                     const std::string& relType,
                                                     const std::function<bool(const RoomEvent&)>& wanted,
                                                     const std::string& from, int limit,
                                                     std::string& next) const {
  const Side& here = sides_[static_cast<std::size_t>(side)];
  std::vector<const RoomEvent*> page;
  const std::size_t before = from.empty() ? here.order.size() : std::stoul(from);
  next.clear();
  const auto children = here.children.find(parent);
  if (children == here.children.end()) return page;
  for (auto place = children->second.rbegin(); place != children->second.rend(); ++place) {
    const RoomEvent& event = events_[here.order[*place]];
    if (*place >= before || event.relType != relType || !wanted(event)) continue;
    if (here.removedBy.contains(event.id)) continue;  // its relation went with its content
    if (page.size() == static_cast<std::size_t>(limit)) {
      next = std::to_string(*place + 1);
      break;
    }
    page.push_back(&event);
  }
  return page;
}

}  // namespace smasteg::sim
