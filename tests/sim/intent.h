// What someone meant to be in the room, and which outcomes are right given what was kept of it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/base/sha256.h"
#include "tests/sim/device.h"

namespace smasteg::sim {

/// How far a step of that text may go: a choice for every text, so what is seen of one tells of the other.
inline std::string reachOf(const std::string& text) {
  const bool isTyped = text.ends_with("för hand");
  return !isTyped && fnv1a64(text) % 4 == 0 ? "public" : "room";
}

/// A step that goes further than its author let it, or not as far; "" when none does.
inline std::string reachDifference(const Device& device, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (row.toldBy.empty() && row.visibility != reachOf(row.text))
      return device.user + " sees '" + row.text + "' go as far as '" + row.visibility + "'";
  }
  return {};
}

using Outcome = std::shared_ptr<Device::Outcome>;

struct Intent {
  std::string owner;
  std::set<std::string> before;  // right as long as the newest command may be lost; "" = not there
  std::string after;             // what the newest command wants
  Outcome outcome;               // of the newest command; null: certain
  Outcome logged;                // of the step itself: what was never kept may be lost, whatever came later
  std::set<std::string> texts;   // all it ever said
  bool touched = false;          // somebody may have removed it before: not there is right too
  std::set<std::string> beforeRemoval;  // right until the newest removal
  std::set<std::string> broughtBack;    // by its undo: as uncertain as it was, however well the undo is kept

  std::set<std::string> rightOutcomes() const {
    std::set<std::string> right;
    const bool refused = outcome != nullptr && outcome->refused;
    if (!refused) right.insert(after);
    // Not kept, or not yet: the command may never have happened.
    if (outcome != nullptr && (refused || !outcome->kept())) right.insert(before.begin(), before.end());
    right.insert(broughtBack.begin(), broughtBack.end());
    if (touched || (logged && !logged->kept())) right.insert("");
    return right;
  }
  /// Whether that content says what it ever said.
  bool isIn(const std::string& content) const {
    for (const auto& text : texts) {
      if (!text.empty() && content.find(text) != std::string::npos) return true;
    }
    return false;
  }
};

}  // namespace smasteg::sim
