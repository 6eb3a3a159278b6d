// What someone meant to be in the room, and which outcomes are right given what was kept of it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
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

/// One command about a step: what it shall say from now on, "" = be gone.
struct Wish {
  std::string text;
  Outcome outcome;  // null: certain
  Outcome undone;   // a removal: that was taken back
};

struct Intent {
  std::string owner;
  std::vector<Wish> wishes;     // the first is the step itself
  std::set<std::string> texts;  // all it ever said
  bool touched = false;         // somebody may have removed it before: not there is right too
  bool inFlow = false;          // typed in no thread: seen by who was there, and by no one else

  static bool isRefused(const Outcome& outcome) { return outcome != nullptr && outcome->refused; }
  /// It cannot be lost (any more), nor was it refused.
  static bool isCertain(const Outcome& outcome) {
    return outcome == nullptr || (!outcome->refused && !outcome->lost);
  }
  /// Worked out anew each time: until a panel dies on it nothing is lost, whatever the store did not take.
  std::set<std::string> rightOutcomes() const {
    std::set<std::string> right;
    if (touched || !isCertain(wishes.front().outcome)) right.insert("");
    for (auto wish = wishes.rbegin(); wish != wishes.rend(); ++wish) {
      if (wish->undone != nullptr && isCertain(wish->undone)) continue;  // as if it had not been
      if (!isRefused(wish->outcome)) right.insert(wish->text);
      if (isCertain(wish->outcome) && (wish->undone == nullptr || isRefused(wish->undone))) break;
    }
    return right;
  }
  /// Whether a row of it may say so while its newest wishes are on their way.
  bool mayShow(const std::string& text) const {
    std::size_t certain = 0;
    for (auto wish = wishes.rbegin(); wish != wishes.rend() && certain < 2; ++wish) {
      if (wish->text == text) return true;
      if (!wish->text.empty() && isCertain(wish->outcome)) ++certain;
    }
    return false;
  }
  bool isRemoved() const { return wishes.back().text.empty() && wishes.back().undone == nullptr; }
  /// Whether that content says what it ever said.
  bool isIn(const std::string& content) const {
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
      return !text.empty() && content.find(text) != std::string::npos;
    });
  }
};

}  // namespace smasteg::sim
