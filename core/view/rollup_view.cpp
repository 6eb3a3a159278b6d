// See rollup_view.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/rollup_view.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/base/deferred_text.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/log/count_phrases.h"
#include "core/log/op_codec.h"
#include "core/view/rollup_build.h"
#include "core/view/told_note.h"

namespace smasteg {
namespace {

std::string dayOf(std::int64_t day) { return formatDay(civilFromDays(day)); }

RollupRoom rollupRoom(const std::string& id, const Crowd& crowd) {
  RollupRoom room;
  room.id = id;
  room.steps = static_cast<int>(crowd.steps());
  for (int i = 0; i < kDefaultPrincipleCount; ++i) room.cells.push_back(static_cast<int>(crowd.stepsOf(i)));
  room.others = static_cast<int>(crowd.cells[0].steps);
  return room;
}

void addNewest(RollupRoom& room, const Tally& tally) {
  const auto newest = std::max_element(tally.begin(), tally.end(),
                                       [](const auto& a, const auto& b) { return a.day < b.day; });
  if (newest != tally.end()) room.newest = std::max(room.newest, dayOf(newest->day));
}

constexpr unsigned kSomeStep = 1U << kDefaultPrincipleCount;

/// Which principles its steps in that time have, and whether there are any.
unsigned principlesIn(const Tally& tally, const DaySpan& span) {
  unsigned seen = 0;
  for (const TalliedStep& step : tally) seen |= span.has(step.day) ? step.principles | kSomeStep : 0U;
  return seen;
}

/// The group's counts that everybody in the room can lay beside a new one.
std::vector<EarlierCount> earlierCounts(const EventLog& log, const std::string& group) {
  std::vector<EarlierCount> earlier;
  for (const Record* record : log.records()) {
    if (record->kind != RecordKind::count) continue;
    const auto count = countIn(record->text);
    if (!count || foldText(count->group) != foldText(group)) continue;
    EarlierCount before;
    before.span = {daysFromCivil(parseDay(count->from).value()), daysFromCivil(parseDay(count->to).value())};
    before.at = record->ts;
    for (std::size_t i = 0; i < count->cells.size(); ++i) before.told |= count->cells[i] > 0 ? 1U << i : 0U;
    earlier.push_back(before);
  }
  return earlier;
}

RollupPost postOf(const PostedCount& count, const std::string& id) {
  RollupPost post;
  post.id = id;
  post.group = count.group;
  post.from = count.from;
  post.to = count.to;
  post.steps = static_cast<int>(count.steps);
  for (const std::int64_t cell : count.cells) post.cells.push_back(static_cast<int>(cell));
  return post;
}

void addWaiting(const RollupInput& input, std::vector<RollupPost>& posts) {
  const RoomSync& sync = *input.context.sync;
  for (const Job& job : sync.outbox().jobs()) {
    const bool isHere = !sync.eventLog().eventOf(sync.self(), job.id).empty();
    if (job.target != RollupView::name || isHere) continue;
    const auto count = countIn(bodyOfCount(job.text));
    if (!count) continue;
    RollupPost post = postOf(*count, job.id);
    post.mine = true;
    post.day = formatDay(stockholmDate(job.createdAt));
    post.by = sync.facts().nameOf(sync.self());
    post.state =
        job.state == "waiting" || job.state == "failed" ? job.state : SMASTEG_DEFERRED_TEXT("sending");
    post.note = toldNote(job);
    posts.push_back(std::move(post));
  }
}

void addSent(const RollupInput& input, std::vector<RollupPost>& posts) {
  const RoomSync& sync = *input.context.sync;
  std::set<std::string> latest;
  for (const Record* record : sync.eventLog().records()) {
    if (record->kind != RecordKind::count || !record->toldBy.empty()) continue;
    const auto count = countIn(record->text);
    if (!count) continue;
    RollupPost post = postOf(*count, sync.rowOf(*record));
    post.mine = record->author == sync.self();
    // One's own can each be taken away; of the others the latest word of a group about a time counts.
    if (!post.mine && !latest.insert(foldText(post.group) + "\n" + post.from).second) continue;
    post.day = formatDay(stockholmDate(record->ts));
    post.by = sync.facts().nameOf(record->author);
    post.state = SMASTEG_DEFERRED_TEXT("sent");
    posts.push_back(std::move(post));
  }
}

std::vector<RollupPost> postsOf(const RollupInput& input) {
  std::vector<RollupPost> posts;
  if (input.context.sync == nullptr) return posts;
  addWaiting(input, posts);
  addSent(input, posts);
  for (RollupPost& post : posts) {
    if (!post.mine) continue;
    if (post.id == input.posted) post.undoUntil = input.postedAt + kUndoMs;
    const Job* removal = input.context.sync->jobFor(post.id, "remove");
    if (removal == nullptr) continue;
    const bool isRefused = removal->state == SMASTEG_DEFERRED_TEXT("failed");
    post.state = isRefused ? SMASTEG_DEFERRED_TEXT("kept") : SMASTEG_DEFERRED_TEXT("removing");
    post.note = toldNote(*removal);
  }
  return posts;
}

}  // namespace

RollupDraft rollupDraft(const RollupInput& input, const RollupQuery& query) {
  RollupDraft draft;
  if (input.context.sync == nullptr) {
    draft.why = SMASTEG_DEFERRED_TEXT("room");
    return draft;
  }
  std::vector<std::string> ids;
  std::vector<const Tally*> rooms;
  for (const auto& [id, tally] : input.rooms) {
    const bool isMeant = query.of == SMASTEG_DEFERRED_TEXT("all") ? id != input.context.room : id == query.of;
    if (!isMeant) continue;
    ids.push_back(id);
    rooms.push_back(tally);
  }
  const EventLog& log = input.context.sync->eventLog();
  const DaySpan span = daySpanOf(query.period, input.context.now);
  const std::string group = countGroup(query.group);
  const auto earlier = earlierCounts(log, group);
  const SafeCount safe = safeCount(rooms, span, earlier);
  std::array<bool, kDefaultPrincipleCount> isThere{};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const unsigned seen = principlesIn(*rooms[i], span);
    if (!safe.counted[i] && (seen & kSomeStep) != 0) draft.leftOut.push_back(ids[i]);
    for (std::size_t which = 0; which < isThere.size(); ++which)
      isThere[which] = isThere[which] || (safe.counted[i] && (seen >> which & 1U) != 0);
  }
  if (safe.verdict == SafeCount::Verdict::few) draft.why = SMASTEG_DEFERRED_TEXT("few");
  if (safe.verdict == SafeCount::Verdict::since) {
    draft.why = SMASTEG_DEFERRED_TEXT("since");
    draft.since = formatDay(stockholmDate(earlier.front().at));
  }
  if (draft.why.empty() && group.empty()) draft.why = SMASTEG_DEFERRED_TEXT("name");
  if (!draft.why.empty()) return draft;
  const PostedCount count{group, dayOf(span.from), dayOf(span.to), safe.steps, safe.cells};
  for (std::size_t which = 0; which < isThere.size(); ++which) {
    if (isThere[which] && (safe.told >> which & 1U) == 0) draft.hidden.push_back(static_cast<int>(which) + 1);
  }
  draft.text = countBody(count, input.context.catalogue, languageOf(log));
  draft.id = fnv1a64Hex(draft.text);
  return draft;
}

RollupView rollupView(const RollupInput& input, const RollupQuery& query) {
  RollupView view;
  const DaySpan span = daySpanOf(query.period, input.context.now);
  view.from = dayOf(span.from);
  view.to = dayOf(span.to);
  Crowd all;
  std::string newest;
  for (const auto& [id, tally] : input.rooms) {
    const Crowd crowd = crowdOf(*tally, span);
    all.add(crowd);
    view.rooms.push_back(rollupRoom(id, crowd));
    addNewest(view.rooms.back(), *tally);
    newest = std::max(newest, view.rooms.back().newest);
  }
  view.together = rollupRoom("", all);
  view.together.newest = newest;
  view.draft = rollupDraft(input, query);
  view.posts = postsOf(input);
  return view;
}

}  // namespace smasteg
