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
  static constexpr auto fields = std::tuple(
      field("tone", &StatusNote::tone), field("title", &StatusNote::title), field("text", &StatusNote::text));
};
struct StatusView {
  static constexpr std::string_view name = "status";
  std::string permission;  // notebook · asking · granted · partly · refused
  bool online = true;
  std::string storage;            // ok · denied · full
  int unsent = 0;                 // steps that wait, fail or are being checked
  std::vector<StatusNote> notes;  // shown above the composer, most pressing first
  static constexpr auto fields =
      std::tuple(field("permission", &StatusView::permission), field("online", &StatusView::online),
                 field("storage", &StatusView::storage), field("unsent", &StatusView::unsent),
                 field("notes", &StatusView::notes));
};

StatusView statusView(const ViewContext& context);

}  // namespace smasteg
