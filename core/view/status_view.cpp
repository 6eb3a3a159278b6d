// SPDX-License-Identifier: EUPL-1.2
#include "core/view/status_view.h"

#include "core/base/ids.h"

namespace smasteg {

namespace {

StatusNote note(std::string tone, const std::string& key) {
  return {std::move(tone), {key + "-title", {}}, {key + "-text", {}}, {}};
}

std::string permissionName(const ViewContext& context) {
  if (context.sync == nullptr) return "notebook";
  switch (context.sync->permission()) {
    case Permission::asking:
      return "asking";
    case Permission::granted:
      return "granted";
    case Permission::partly:
      return "partly";
    case Permission::refused:
      return "refused";
  }
  return "asking";
}

}  // namespace

StatusView statusView(const ViewContext& context) {
  StatusView view;
  view.permission = permissionName(context);
  view.online = context.online;
  view.storage = context.storage == Storage::denied ? "denied"
                 : context.storage == Storage::full ? "full"
                                                    : "ok";
  if (context.sync != nullptr) {
    const RoomSync& sync = *context.sync;
    for (const Job& job : sync.outbox().jobs()) {
      if (job.state != "sent" && !job.isReaction() && job.kind != "retell" && !job.isTelling()) ++view.unsent;
    }
    view.retellable = static_cast<int>(sync.retellable());
    view.retelling = sync.isRetelling();
    if (sync.quietUntil() > context.now) view.notes.push_back(note("note", "note-silent"));
    if (!context.online) view.notes.push_back(note("note", "note-offline"));
    if (view.permission == "refused") view.notes.push_back(note("fact", "note-refused"));
    if (view.permission == "partly") view.notes.push_back(note("fact", "note-partly"));
    const bool moved = sync.facts().hasMoved(), left = sync.facts().hasLeft(sync.self());
    if (moved) {
      view.notes.push_back(note("fact", "note-moved"));
      view.notes.back().room = roomAddress(sync.facts().successor(), sync.self());
    }
    if (left && !moved) view.notes.push_back(note("fact", "note-left"));
    if (sync.mayRead() && context.online && sync.history().failing() && !moved && !left)
      view.notes.push_back(note("note", "note-no-room"));
  }
  if (view.storage == "denied") view.notes.push_back(note("note", "note-storage-denied"));
  if (view.storage == "full") view.notes.push_back(note("alert", "note-storage-full"));
  return view;
}

}  // namespace smasteg
