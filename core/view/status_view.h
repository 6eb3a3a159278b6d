// View "status": what a person needs to know about the room, the network and this device's storage.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/context.h"
#include "core/view/line.h"

namespace smasteg {

struct StatusNote {
  std::string tone;  // fact · good · note · alert
  Line title, text;
  std::string room;  // address of a room to go to, or ""
  static constexpr auto fields =
      std::tuple(field("tone", &StatusNote::tone), field("title", &StatusNote::title),
                 field("text", &StatusNote::text), field("room", &StatusNote::room));
};
struct StatusView {
  static constexpr std::string_view name = "status";
  std::string permission;  // notebook · asking · granted · partly · refused
  bool online = true;
  std::string storage;            // ok · denied · full
  int unsent = 0;                 // steps that wait, fail or are being checked
  int retellable = 0;             // records to tell on to newcomers, who cannot read them; 0 = no such thing
  bool retelling = false;         // that is on its way
  std::vector<StatusNote> notes;  // shown above the composer, most pressing first
  static constexpr auto fields =
      std::tuple(field("permission", &StatusView::permission), field("online", &StatusView::online),
                 field("storage", &StatusView::storage), field("unsent", &StatusView::unsent),
                 field("retellable", &StatusView::retellable), field("retelling", &StatusView::retelling),
                 field("notes", &StatusView::notes));
};

StatusView statusView(const ViewContext& context);

}  // namespace smasteg
