// See learn_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/deferred_text.h"
#include "core/base/fields_apart.h"
#include "core/engine/learn_work.h"
#include "core/engine/point_out.h"
#include "core/experiments/experiment.h"
#include "core/view/pictures_view.h"

namespace smasteg {
namespace {

constexpr std::size_t kThreadsRead = 60;    // of a session, the newest
constexpr std::size_t kThreadsWatched = 5;  // the newest of them, again and again
constexpr TimeMs kThreadFreshMs = kMinuteMs;

}  // namespace

/// All once, and the newest again and again, and when somebody looks: what is written in them is pushed to
/// nobody.
void LearnDesk::Work::readThreads(RoomSync& sync, Room& room, TimeMs now) {
  std::size_t read = 0;
  for (const Record* record : sync.eventLog().records()) {
    const bool hasThread = record->kind == RecordKind::experiment || record->kind == RecordKind::call;
    if (!hasThread || ++read > kThreadsRead) continue;
    const auto [last, isFirst] = room.read.try_emplace(record->eventId, now);
    const bool isFresh = now < last->second + kThreadFreshMs && last->second >= sync.lookedAt();
    if (!isFirst && (read > kThreadsWatched || isFresh)) continue;
    last->second = now;
    sync.readThread(record->eventId);
  }
}

void LearnDesk::Work::advance(RoomSync& sync, TimeMs now) {
  Room& room = rooms[sync.room()];
  if (!sync.mayRead() || !room.isShown || !sync.history().pointersComplete()) return;
  const bool isNews = room.seen != sync.revision() || room.seenAt < sync.lookedAt();
  if (!isNews && now < room.seenAt + kThreadFreshMs) return;
  for (const auto& [id, card] : sync.eventLog().cards()) {
    const bool isOurs =
        card.kind == recordKindName(RecordKind::experiment) || card.kind == recordKindName(RecordKind::call);
    if (!isOurs || card.redacted) continue;
    if (!card.seen && !std::exchange(room.timelineAsked, true)) sync.readTimeline();
    // Deterministic in what the room has, so nothing has to be kept for it.
    const bool isUnpointed = card.seen && card.sender == sync.self() && card.pointers.empty();
    if (isUnpointed && !card.recordId.empty())
      pointOut(sync, {id, card.kind, card.week, card.recordId, learnTarget(card.kind, card.recordId)}, now);
  }
  readThreads(sync, room, now);
  room.seen = sync.revision();
  room.seenAt = now;
}

void LearnDesk::Close::operator()(Work* work) const { delete work; }

void LearnDesk::open() {
  if (!work_) work_.reset(new Work);
}

void LearnDesk::advanceOpen(RoomSync& sync, TimeMs now) { work_->advance(sync, now); }

void LearnDesk::command(const Command& command, Places places, TimeMs now, Actions& actions) {
  RoomSync& sync = places.sync;
  open();
  work_->rooms[sync.room()].isShown = true;
  RandomStream random(command.entropy + "/" + command.name);
  const CommandArgs& args = command.args;
  const Work::Doing doing{sync, places.notebook, random, now, actions};
  const std::string& name = command.name;
  if (name == SMASTEG_DEFERRED_TEXT("learnStart")) doing.start(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnClose")) doing.close(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnFromStep")) doing.addLesson(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnThank")) doing.thank(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnSendLetter")) doing.sendLetter(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnCall")) doing.call(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnAnswer")) doing.answer(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnRemove")) doing.remove(args);
  if (name == SMASTEG_DEFERRED_TEXT("learnRetry")) sync.retry(args.id, now);
}

std::string LearnDesk::view(std::string_view name, const ViewContext& context, const std::string& text) {
  open();
  // Beside the trail, whether or not Lärdomar is open: nothing more is read for it.
  if (name == LearnChainsView::name) return toJsonApart(learnChainsView(context, text));
  work_->rooms[context.room].isShown = true;
  if (name == LearnCallsView::name) return toJsonApart(learnCallsView(context));
  if (name == PicturesView::name) {
    const auto query = readRecordApart<PicturesQuery>(text);
    return toJsonApart(picturesView(context, query ? query.value() : PicturesQuery{}));
  }
  if (name == LearnRiskView::name) return toJsonApart(learnRiskView(text));
  if (name == LearnLetterView::name) return toJsonApart(learnLetterView(context, text));
  return toJsonApart(learnView(context));
}

}  // namespace smasteg
