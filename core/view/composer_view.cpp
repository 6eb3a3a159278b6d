// SPDX-License-Identifier: EUPL-1.2
#include "core/view/composer_view.h"

#include "core/log/op_codec.h"
#include "core/view/steps_view.h"

namespace smasteg {

namespace {

std::vector<Line> roomFacts(const RoomSync& sync) {
  if (sync.permission() == Permission::asking) return {{"who-asking", {}}};
  const RoomFacts& facts = sync.facts();
  std::vector<Line> lines;
  if (const auto members = facts.memberCount()) {
    const auto count = static_cast<std::int64_t>(*members);
    const auto servers = static_cast<std::int64_t>(facts.serverCount());
    if (servers > 1) {
      lines.push_back({"who-members-servers", {{"count", count}, {"servers", servers}}});
    } else {
      lines.push_back({"who-members", {{"count", count}}});
    }
  } else {
    lines.push_back({"who-members-unknown", {}});
  }
  const auto encrypted = facts.encrypted();
  lines.push_back({!encrypted   ? "who-encryption-unknown"
                   : *encrypted ? "who-encrypted"
                                : "who-unencrypted",
                   {}});
  const std::string& history = facts.historyVisibility();
  // In an encrypted room a newcomer has no keys to the past, whatever the room's setting says.
  lines.push_back({history.empty()                                                    ? "who-history-unknown"
                   : encrypted == true || history == "joined" || history == "invited" ? "who-history-joined"
                   : history == "world_readable"                                      ? "who-history-world"
                                                                                      : "who-history-shared",
                   {}});
  if (isAuthoritys(sync.eventLog())) lines.push_back({"who-authority", {}});
  return lines;
}

std::optional<Line> progressOf(const ViewContext& context, const std::string& state) {
  if (context.last.isPrivate) {
    if (context.last.said != "said-logged") return std::nullopt;
    return Line{context.storage == Storage::denied ? "now-private-unsaved" : "now-private", {}};
  }
  if (state == "waiting") {
    const Job* job = context.sync == nullptr ? nullptr : context.sync->outbox().find(context.last.row);
    if (job != nullptr && !job->saved)
      return Line{context.storage == Storage::denied ? "now-sending" : "now-saving", {}};
    if (!context.online) return Line{"now-offline", {}};
    return Line{context.sync->mayWrite() ? "now-waiting" : "now-permission", {}};
  }
  if (state == "sending") return Line{context.sync->isSendSlow(context.now) ? "now-slow" : "now-sending", {}};
  if (state == "sent" && context.last.said == "said-logged") return Line{"now-sent", {}};
  if (state == "removing") return Line{"now-removing", {}};
  return std::nullopt;
}

}  // namespace

std::optional<Line> roomBlocked(const ViewContext& context) {
  if (context.sync == nullptr) return Line{"who-no-room", {}};
  // While the host's word is on its way it can be chosen: the step waits for it.
  if (context.sync->permission() == Permission::asking) return std::nullopt;
  if (!context.sync->mayWrite()) return Line{"who-no-permission", {}};
  const auto& facts = context.sync->facts();
  if (facts.hasMoved()) return Line{"who-moved", {}};
  if (facts.hasLeft(context.sync->self())) return Line{"who-left", {}};
  if (facts.maySend(context.sync->self(), "m.room.message") == false ||
      facts.maySend(context.sync->self(), kOpType) == false) {
    return Line{"who-no-power", {}};
  }
  return std::nullopt;
}

ComposerView composerView(const ViewContext& context) {
  ComposerView view;
  for (const auto& principle : context.catalogue.defaults()) {
    view.principles.push_back({principle.id, principle.number, principle.titleSv, principle.titleEn});
  }
  VisibilityChoice mine{
      "private", {{context.storage == Storage::denied ? "who-private-unsaved" : "who-private", {}}}, {}};
  VisibilityChoice room{"room", {}, roomBlocked(context)};
  VisibilityChoice lesson{"lesson", {{"who-lesson", {}}}, room.blocked};
  VisibilityChoice everyone{"public", {{"who-public", {}}}, room.blocked};
  if (context.sync != nullptr) room.facts = roomFacts(*context.sync);
  view.draft = context.notebook.draft(context.room);
  // Who has not said yes yet tries without sharing; who said it once has only to wait a moment.
  const bool asksFirst = context.sync != nullptr && context.sync->permission() == Permission::asking &&
                         !context.sync->hasConsent();
  const std::string& chosen = view.draft.visibility;
  const bool isPrivate = room.blocked || chosen == "private" || (chosen.empty() && asksFirst);
  view.visibility = isPrivate ? "private" : chosen.empty() ? "room" : chosen;
  view.visibilities = {std::move(mine), std::move(lesson), std::move(room), std::move(everyone)};
  if (context.last.said.empty()) return view;
  const auto row = stepRow(context, context.last.row);
  LastStep last;
  last.id = context.last.row;
  last.said = {context.last.said, {}};
  if (row) {
    last.state = row->state;
    last.now = progressOf(context, row->state);
    const bool undoable = context.last.said == "said-logged" || context.last.said == "said-removed";
    if (row->canUndo && undoable) last.undoUntil = context.last.at + kUndoMs;
    if (row->state == "failed" || row->state == "checking") last.now = row->note;
    if (row->state == "failed" && context.last.said == "said-logged") last.said.key = "said-not-sent";
  }
  view.last = std::move(last);
  return view;
}

}  // namespace smasteg
