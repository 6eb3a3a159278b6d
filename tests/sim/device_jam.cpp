// What a client does with what did not go: it stands in the way, until the person lets it be sent again, or
// deletes it, or loads the client anew.
// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "tests/sim/device.h"

namespace smasteg::sim {

void Device::jam(const Flight& flight, const std::string& code) {
  world_.tell(user, "the client is jammed: " + code);
  if (code == "M_FORBIDDEN" && flight->life == life_) refusedCards_.insert(threadOf(flight->content));
  jam_.push_back(flight);
  world_.after(3, [this, flight, code] { answer(flight, Failed{flight->request, code, "", 0}); });
}

void Device::reloadClient() {
  world_.tell(user, "loads the client anew");
  left_.insert(left_.end(), jam_.begin(), jam_.end());
  jam_.clear();
  blockedUntil_ = 0;
  crash();
  open();
}

void Device::clearJam(bool sendAgain) {
  std::vector<Flight> waiting = std::exchange(left_, {});
  for (const auto& flight : waiting) {
    if (sendAgain && online_) sentLate.push_back(flight->content);
  }
  waiting.insert(waiting.end(), jam_.begin(), jam_.end());
  jam_.clear();
  if (!waiting.empty()) world_.tell(user, sendAgain ? "Försök alla igen" : "Radera alla");
  if (!sendAgain) return;
  for (const auto& flight : waiting) {
    if (!online_) {
      jam_.push_back(flight);
      continue;
    }
    sentAgain.push_back(flight->content);
    sendAgainAt(flight);
  }
}

/// The client waits when the server tells it to.
void Device::sendAgainAt(const Flight& flight) {
  if (!flight->redacts.empty()) {
    servers_.redact(side, user, flight->txn, flight->redacts);
    return;
  }
  const Refusal refusal = servers_.send(side, user, flight->txn, flight->type, flight->content, flight->at);
  if (refusal.code == "M_LIMIT_EXCEEDED")
    world_.after(refusal.retryAfterMs, [this, flight] { sendAgainAt(flight); });
}

}  // namespace smasteg::sim
