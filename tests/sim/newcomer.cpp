// SPDX-License-Identifier: EUPL-1.2
#include "tests/sim/newcomer.h"

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

namespace smasteg::sim {
namespace {

using Json = nlohmann::json;

/// One op `retell`, and what it says of one event.
struct Telling {
  std::int64_t ts = 0;
  std::string op, teller, author;
  std::vector<std::string> texts;
  auto place() const { return std::pair(ts, op); }
};

bool isMessage(const RoomEvent& event) {
  return event.type == "m.room.message" && event.relType != "m.replace";
}

Json retellIn(const RoomEvent& event) {
  if (event.type != "se.smasteg.op" || event.content.find(R"("retell")") == std::string::npos) return {};
  return Json::parse(event.content, nullptr, false);
}

/// What is told on, by the event it is about, in ops that came after she did.
std::map<std::string, std::vector<Telling>> tellingsSince(const Homeservers& servers,
                                                          const Device& newcomer) {
  std::map<std::string, std::vector<Telling>> all;
  for (const RoomEvent& event : servers.all()) {
    if (!newcomer.hasKeyTo(event)) continue;
    const Json op = retellIn(event);
    if (!op.is_object()) continue;
    for (const Json& record : op["records"]) {
      auto& tellings = all[record["id"]];
      if (tellings.empty() || tellings.back().op != event.id)
        tellings.push_back({event.ts, event.id, event.sender, record["by"], {}});
      tellings.back().texts.push_back(record["body"]);
    }
  }
  return all;
}

/// The author's own word comes first, then who told it first.
const Telling& chosen(const std::vector<Telling>& tellings) {
  return *std::min_element(tellings.begin(), tellings.end(), [](const Telling& a, const Telling& b) {
    return std::tuple(a.teller != a.author, a.place()) < std::tuple(b.teller != b.author, b.place());
  });
}

std::string lineOf(const std::string& author, const std::string& text, const std::string& teller) {
  return "'" + text + "' by " + author + ", told by " + teller;
}

/// From when on messages in that thread count for her: from the earliest pointer that she can read, while she
/// has not seen the card itself (FORMAT.md rule 9). kNever: she does not know of it.
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
std::int64_t countsFrom(const Homeservers& servers, const Device& newcomer, const std::string& card) {
  const RoomEvent* root = servers.find(card);
  if (root != nullptr && newcomer.hasKeyTo(*root)) return 0;
  const std::string pointer = R"("card":")" + card + "\"";
  std::int64_t from = kNever;
  for (const RoomEvent& event : servers.all()) {
    const bool points = event.type == "se.smasteg.op" && event.parent == servers.create &&
                        event.content.find(R"("op":"card")") != std::string::npos &&
                        event.content.find(pointer) != std::string::npos;
    if (points && newcomer.hasKeyTo(event)) from = std::min(from, event.ts);
  }
  return from;
}

}  // namespace

std::string hearsayDifference(const Homeservers& servers, const Device& newcomer,
                              const std::vector<Row>& rows) {
  std::map<std::string, int> right, perhaps;
  for (const auto& [id, tellings] : tellingsSince(servers, newcomer)) {
    const RoomEvent* event = servers.find(id);
    const Telling& telling = chosen(tellings);
    if (event == nullptr || event->sender != telling.author)
      return telling.teller + " tells of " + id + ", which " + telling.author + " never wrote";
    const bool removed = servers.isRemoved(newcomer.side, id);
    const bool reads = newcomer.hasKeyTo(*event) && countsFrom(servers, newcomer, event->parent) != kNever;
    if (reads && !removed) continue;  // she has read it herself: that counts
    // Removed since: a walk of the thread that it is told to hang in shows that. Who does not know that
    // thread never learns it.
    if (removed && countsFrom(servers, newcomer, event->parent) != kNever) continue;
    auto& these = removed ? perhaps : right;
    for (const auto& text : telling.texts)
      ++these[lineOf(telling.author, text, telling.teller.substr(1, telling.teller.find(':') - 1))];
  }
  for (const Row& row : rows) {
    if (row.toldBy.empty()) continue;
    const std::string line = lineOf(row.author, row.text, row.toldBy);
    auto& these = right[line] > 0 ? right : perhaps;
    if (--these[line] < 0) return newcomer.user + " sees " + line + ", who did not";
  }
  for (const auto& [line, left] : right) {
    if (left > 0) return newcomer.user + " does not see " + line;
  }
  return {};
}

std::string newcomerDifference(const Homeservers& servers, const Device& newcomer,
                               const std::vector<Intent>& intents,
                               const std::function<std::set<std::string>(const Intent&)>& rightOf) {
  const std::vector<Row>& rows = newcomer.rows();
  std::map<std::string, int> seen;
  for (const Row& row : rows) {
    if (row.state != "sent")
      return newcomer.user + " still has '" + row.text + "' as " + row.state + " " + row.note;
    if (row.toldBy.empty()) ++seen[row.text];
  }
  for (const Intent& intent : intents) {
    bool hidden = false, readable = false;
    for (const RoomEvent& event : servers.all()) {
      if (!isMessage(event) || !intent.isIn(event.content)) continue;
      if (servers.isRemoved(newcomer.side, event.id)) continue;
      const bool counts = newcomer.hasKeyTo(event) && event.ts >= countsFrom(servers, newcomer, event.parent);
      (counts ? readable : hidden) = true;
    }
    auto right = rightOf(intent);
    const bool mayLack = right.contains("") || !readable;
    // An edit of a copy that she has no key to is nothing to her.
    if (hidden) right.insert(intent.texts.begin(), intent.texts.end());
    int there = 0;
    for (const auto& text : right) {
      const auto found = seen.find(text);
      if (text.empty() || found == seen.end()) continue;
      there += found->second;
      seen.erase(found);
    }
    if (there > 1) return newcomer.user + " sees '" + intent.wishes.back().text + "' twice";
    if (there > 0 && !readable)
      return newcomer.user + " sees '" + intent.wishes.back().text + "' without its key";
    if (there == 0 && !mayLack) return newcomer.user + " does not see '" + intent.wishes.back().text + "'";
  }
  if (!seen.empty()) return newcomer.user + " sees '" + seen.begin()->first + "', which should not be there";
  return hearsayDifference(servers, newcomer, rows);
}

std::string retellDifference(const Homeservers& servers, const Device& device) {
  if (device.isRetelling()) return device.user + " still has something to tell on";
  std::set<std::string> ids;
  for (const RoomEvent& event : servers.all()) {
    if (event.sender != device.user || !retellIn(event).is_object()) continue;
    const bool again =
        std::find(device.sentAgain.begin(), device.sentAgain.end(), event.content) != device.sentAgain.end();
    if (!ids.insert(event.recordId).second && !again) return device.user + " tells on twice";
  }
  std::size_t kept = 0;
  for (const auto& outcome : device.retells) kept += outcome->lost || outcome->refused ? 0 : 1;
  if (ids.size() > device.retells.size()) return device.user + " tells on unasked";
  if (ids.size() + device.notRetold < kept) return device.user + " does not tell on what was to be told";
  return {};
}

}  // namespace smasteg::sim
