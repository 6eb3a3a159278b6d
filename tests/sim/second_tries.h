// Holds one widget to a promise that no row shows, since the room folds the same away: what has an unknown
// outcome is looked for when the silence is over, before it is sent again.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace smasteg::sim {

class SecondTries {
 public:
  /// A widget that opens anew knows what its store says.
  void forget() { tries_.clear(); }
  /// Nobody knows whether the message of that id came to the card's thread; silence until then.
  void unknown(const std::string& id, const std::string& card, std::int64_t quietUntil) {
    if (!id.empty() && !card.empty()) tries_[id] = {card, quietUntil};
  }
  void looked(const std::string& card, std::int64_t now) {
    for (auto& [id, last] : tries_) last.looked |= last.card == card && now >= last.quietUntil;
  }
  bool maySend(const std::string& id) {
    const auto found = tries_.find(id);
    const bool may = found == tries_.end() || found->second.looked;
    if (found != tries_.end()) tries_.erase(found);
    return may;
  }

 private:
  struct Try {
    std::string card;
    std::int64_t quietUntil = 0;
    bool looked = false;
  };
  std::map<std::string, Try> tries_;
};

}  // namespace smasteg::sim
