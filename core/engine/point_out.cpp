// See point_out.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/point_out.h"

#include <utility>

#include "core/log/event_codec.h"

namespace smasteg {

void pointOut(RoomSync& sync, Pointed what, TimeMs now) {
  const std::string& create = sync.facts().createEvent();
  const std::string id = derivedId(what.name, "pointer");
  const bool isThere = !sync.eventLog().eventOf(sync.self(), id).empty();
  if (create.empty() || isThere || sync.outbox().find(id) != nullptr) return;
  sync.tell({id, std::string(kOpType), cardPointer(create, what.card, what.kind, what.week, id),
             std::move(what.target), ""},
            now);
}

}  // namespace smasteg
