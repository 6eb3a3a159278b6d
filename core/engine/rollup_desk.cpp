// See rollup_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/rollup_desk.h"

#include <map>
#include <optional>
#include <utility>

#include "core/base/deferred_text.h"
#include "core/base/fields_apart.h"
#include "core/base/ids.h"
#include "core/log/count_phrases.h"
#include "core/log/limits.h"
#include "core/view/rollup_build.h"

namespace smasteg {

struct RollupDesk::Held {
  People people;
  std::map<std::string, Tally> rooms;
  std::string posted;
  TimeMs postedAt = 0;
};

namespace {

constexpr std::size_t kMaxKeptBytes = kMaxSnapshotBytes / 3 * 4 + 1024;  // as base64, in a small object

RollupQuery queryOf(const std::string& json) {
  auto read = readRecordApart<RollupQuery>(json);
  return read ? read.take() : RollupQuery();
}

}  // namespace

void RollupDesk::Close::operator()(Held* held) const { delete held; }

void RollupDesk::load(const std::string& json, const Catalogue& catalogue, RoomSync* sync) {
  if (!held_) {
    held_.reset(new Held);
    if (sync != nullptr) sync->readTimeline();
  }
  JsonDocument document;
  if (!parseJson(json, kMaxKeptBytes, kMaxStoredDepth, document)) return;
  const auto id = readString(document.root(), SMASTEG_DEFERRED_TEXT("id"), kMaxIdBytes);
  const auto bytes = readString(document.root(), SMASTEG_DEFERRED_TEXT("bytes"), kMaxKeptBytes);
  if (!id || id->empty()) return;
  const std::string room(*id);
  held_->rooms.erase(room);
  const auto snapshot = fromBase64(bytes.value_or(""));
  EventLog log(catalogue);
  if (snapshot && log.loadSnapshot(snapshot.value()).ok())
    held_->rooms[room] = tallyOf(log, catalogue, held_->people);
}

namespace {

/// The rooms that are held, and the open one as it is now. `open` keeps its tally while the input is used.
RollupInput inputOf(const ViewContext& context, const std::map<std::string, Tally>& rooms, People& people,
                    Tally& open) {
  RollupInput input{.context = context, .rooms = {}, .posted = {}};
  for (const auto& [id, tally] : rooms) input.rooms[id] = &tally;
  if (context.sync == nullptr) return input;
  open = tallyOf(context.sync->eventLog(), context.catalogue, people);
  input.rooms[context.room] = &open;
  return input;
}

bool isCount(const RoomSync& sync, const std::string& id) {
  const Record* record = sync.recordOfRow(id);
  const Job* job = sync.outbox().find(id);
  return record != nullptr ? record->kind == RecordKind::count
                           : job != nullptr && job->target == RollupView::name;
}

}  // namespace

std::string RollupDesk::view(const std::string& query, const ViewContext& context) const {
  Tally open;
  People people;
  const std::map<std::string, Tally> none;
  RollupInput input = inputOf(context, held_ ? held_->rooms : none, held_ ? held_->people : people, open);
  if (held_) {
    input.posted = held_->posted;
    input.postedAt = held_->postedAt;
  }
  return toJsonApart(rollupView(input, queryOf(query)));
}

void RollupDesk::command(const Command& command, const ViewContext& context, RoomSync& sync) {
  RandomStream random(command.entropy + "/" + command.name);
  if (command.name == SMASTEG_DEFERRED_TEXT("takeBackCount")) {
    if (isCount(sync, command.args.id)) sync.undoLog(command.args.id, random, context.now);
    return;
  }
  if (!held_ || command.name != SMASTEG_DEFERRED_TEXT("postCount")) return;
  Tally open;
  const RollupInput input = inputOf(context, held_->rooms, held_->people, open);
  const RollupDraft draft = rollupDraft(input, queryOf(command.args.text));
  // What was signed off is that text and no other: if it has changed it is shown again first.
  if (draft.id.empty() || draft.id != command.args.id) return;
  held_->posted = makeRecordId(random);
  held_->postedAt = context.now;
  sync.tell({held_->posted, std::string(kMessage), countMessage(draft.text, held_->posted),
             std::string(RollupView::name), ""},
            context.now);
}

}  // namespace smasteg
