// SPDX-License-Identifier: EUPL-1.2
#include "tests/sim/judge.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/sim/newcomer.h"

namespace smasteg::sim {
namespace {

/// What was taken back, and then sent by the client's own "Försök alla igen", may be there.
std::set<std::string> rightOf(const Room& room, const Intent& intent) {
  std::set<std::string> right = intent.rightOutcomes();
  const bool mayBeGone = right.contains("");
  for (const auto& device : room.devices) {
    // An edit from before the client was loaded anew may come after a newer one: a person's own doing too.
    for (const std::string& content : device->sentLate) {
      for (const std::string& text : intent.texts) {
        const bool edits = content.find("m.new_content") != std::string::npos;
        if (edits && !text.empty() && content.find(text) != std::string::npos) right.insert(text);
      }
    }
    if (!mayBeGone) continue;
    for (const std::string& content : device->sentAgain) {
      for (const std::string& text : intent.texts) {
        if (!text.empty() && content.find(text) != std::string::npos) right.insert(text);
      }
    }
  }
  return right;
}

bool isInFlow(const Room& room, const std::string& text) {
  return std::any_of(room.intents.begin(), room.intents.end(),
                     [&](const Intent& intent) { return intent.inFlow && intent.texts.contains(text); });
}

/// What is wrong with what she sees, and `all` of it.
std::string seenBy(const Room& room, const Device& device, std::string& all) {
  std::map<std::string, int> seen;
  std::vector<std::string> lines;
  const std::vector<Row>& rows = device.rows();
  for (const Row& row : rows) {
    if (row.state != "sent")
      return device.user + " still has '" + row.text + "' as " + row.state + " " + row.note;
    if (!row.toldBy.empty()) continue;
    ++seen[row.text];
    if (isInFlow(room, row.text)) continue;
    std::string line = row.author + "|" + row.text;
    for (const auto& principle : row.principles) line += "|" + principle;
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  for (const auto& line : lines) all += line + "\n";
  for (const Intent& intent : room.intents) {
    auto right = rightOf(room, intent);
    // Who was not there does not see it, nor what became of it; its author does.
    if (intent.inFlow) right.insert("");
    if (intent.inFlow && device.user != intent.owner) right.insert(intent.texts.begin(), intent.texts.end());
    int there = 0;
    for (const auto& text : right) {
      const auto found = text.empty() ? seen.end() : seen.find(text);
      if (found == seen.end()) continue;
      there += found->second;
      seen.erase(found);
    }
    if (there > 1) return device.user + " sees '" + intent.wishes.back().text + "' twice";
    if (there == 0 && !right.contains(""))
      return device.user + " does not see '" + intent.wishes.back().text + "' by " + intent.owner;
  }
  if (!seen.empty()) return device.user + " sees '" + seen.begin()->first + "', which should not be there";
  if (const std::string wrong = reachDifference(device, rows); !wrong.empty()) return wrong;
  return hearsayDifference(room.servers, device, rows);
}

}  // namespace

std::string difference(const Room& room) {
  std::string first;
  for (const auto& device : room.devices) {
    std::string all;
    std::string wrong = retellDifference(room.servers, *device);
    if (wrong.empty() && device->unsent() != 0) wrong = device->user + " still has something to send";
    if (wrong.empty() && device->cameLate()) {
      wrong = newcomerDifference(room.servers, *device, room.intents,
                                 [&](const Intent& intent) { return rightOf(room, intent); });
    } else if (wrong.empty()) {
      wrong = seenBy(room, *device, all);
    }
    if (!wrong.empty()) return wrong;
    if (device->cameLate()) continue;
    if (device == room.devices.front())
      first = all;
    else if (all != first)
      return device->user + " sees something else than " + room.devices.front()->user + ":\n" + all +
             "---\n" + first;
  }
  return {};
}

}  // namespace smasteg::sim
