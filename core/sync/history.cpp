// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/history.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/base/sort.h"

namespace smasteg {

namespace {

using Kind = ReadTask::Kind;

// Asked once each, after the first thread, so that they do not delay what people see first. Nothing is sent
// before the first was answered, and no card is made before the second.
constexpr std::array<std::string_view, 5> kFacts = {kPowerLevels, "m.room.encryption",
                                                    "m.room.history_visibility", "m.room.member", kTombstone};

bool isRefusal(std::string_view code) { return code == "M_FORBIDDEN" || code == "M_NOT_FOUND"; }

/// Of cards that come week by week.
struct WeekCount {
  std::size_t count = 0;
  std::string_view week;

  void add(const Card& card) {
    if (card.week != week) ++count;
    week = card.week;
  }
};

/// Of one that is only pointed at, who pointed first.
std::string_view senderOf(const Card& card) {
  return !card.sender.empty() || card.pointers.empty() ? std::string_view(card.sender)
                                                       : std::string_view(card.pointers.begin()->sender);
}

TimeMs firstPointer(const Card& card) { return card.pointers.empty() ? card.ts : card.pointers.begin()->ts; }

}  // namespace

bool hasPointerFrom(const Card& card, std::string_view sender) {
  return std::any_of(card.pointers.begin(), card.pointers.end(),
                     [&](const Pointer& pointer) { return pointer.sender == sender; });
}

std::vector<const Card*> History::weekCards() const {
  struct Ranked {
    const Card* card = nullptr;
    int rank = 0;  // what is alive is not crowded out by what is only claimed
    TimeMs at = 0;
  };
  std::vector<Ranked> ranked;
  for (const auto& [id, card] : log_.cards()) {
    if (card.kind != "week" || card.week.empty()) continue;
    const bool own = card.sender == self_ || hasPointerFrom(card, self_);
    const bool lives = log_.messagesIn(id) > 0;
    ranked.push_back({&card, (own ? 2 : 0) + (lives ? 1 : 0), firstPointer(card)});
  }
  sortItems(ranked, [](const Ranked& a, const Ranked& b) {
    return std::tie(a.card->week, a.rank, a.at, a.card->id) >
           std::tie(b.card->week, b.rank, b.at, b.card->id);
  });
  // A flood of cards costs its sender, not the reader: of a week and of a sender in it only so many are
  // taken.
  std::vector<const Card*> cards;
  std::size_t first = 0;  // of the week
  for (const Ranked& each : ranked) {
    if (!cards.empty() && cards.back()->week != each.card->week) first = cards.size();
    if (cards.size() - first == kMaxCardsPerWeek) continue;
    std::size_t ofSender = 0;
    for (std::size_t i = first; i < cards.size(); ++i)
      ofSender += senderOf(*cards[i]) == senderOf(*each.card);
    if (ofSender < kMaxCardsPerSenderWeek) cards.push_back(each.card);
  }
  return cards;
}

const ThreadProgress* History::progress(std::string_view card) const {
  const auto found = threads_.find(card);
  return found == threads_.end() ? nullptr : &found->second;
}

const ThreadProgress* History::reactions(std::string_view eventId) const {
  const auto found = reactions_.find(eventId);
  return found == reactions_.end() ? nullptr : &found->second;
}

const ThreadProgress* History::ops(std::string_view card) const {
  const auto found = ops_.find(card);
  return found == ops_.end() ? nullptr : &found->second;
}

ThreadProgress& History::stateOf(const ReadTask& task) {
  if (task.kind == Kind::reactions) return reactions_[task.target];
  if (task.kind == Kind::ops) return ops_[task.target];
  const bool ofThread = task.kind == Kind::thread || task.kind == Kind::threadNewest;
  return ofThread ? thread(task.target) : pointers_;
}

TimeMs History::reactionsAt(std::string_view eventId) const {
  const ThreadProgress* state = reactions(eventId);
  return state == nullptr ? kMinTimeMs : state->walkedAt;
}

TimeMs History::editsAt(const std::string& eventId) const {
  const auto found = editsAt_.find(eventId);
  return found == editsAt_.end() ? kMinTimeMs : found->second;
}

std::optional<ReadTask> History::next(TimeMs now, const std::string& createEvent) {
  if (now < retryAt_) return std::nullopt;
  if (createEvent.empty()) return ReadTask{Kind::create, "m.room.create", {}};
  if (!pointersComplete_) return ReadTask{Kind::pointers, {}, pointersFrom_};
  if (wantPointersNewest_) return ReadTask{Kind::pointersNewest, {}, {}};
  if (wantPointersLocked_) return ReadTask{Kind::pointersLocked, {}, {}};
  if (wantTimeline_) return ReadTask{Kind::timeline, "m.room.message", {}};
  for (const auto& [card, state] : threads_) {
    if (state.wantNewest && state.failed.empty()) return ReadTask{Kind::threadNewest, card, state.newestFrom};
  }
  if (!wantEdits_.empty()) return ReadTask{Kind::edits, *wantEdits_.begin(), {}};
  if (!wantReactions_.empty()) {
    const std::string& target = *wantReactions_.begin();
    return ReadTask{Kind::reactions, target, reactions_[target].walkFrom};
  }
  if (!wantOps_.empty()) {
    const std::string& target = *wantOps_.begin();
    return ReadTask{Kind::ops, target, ops_[target].walkFrom};
  }
  auto thread = nextThread();
  const bool firstThread = thread && threads_.empty();
  if (!firstThread) {
    for (const auto fact : kFacts) {
      if (!factsAsked_.contains(std::string(fact))) return ReadTask{Kind::fact, std::string(fact), {}};
    }
  }
  return thread;
}

std::optional<ReadTask> History::nextThread() const {
  WeekCount weeks;
  for (const Card* card : weekCards()) {
    weeks.add(*card);
    const ThreadProgress* state = progress(card->id);
    if (state != nullptr && (!state->failed.empty() || (state->walked && !state->wantWalk))) continue;
    if (weeks.count > weeksWanted_ && (state == nullptr || !state->wantWalk)) continue;
    return ReadTask{Kind::thread, card->id, state == nullptr ? std::string() : state->walkFrom};
  }
  return std::nullopt;
}

void History::newestRead(ThreadProgress& state, const std::vector<std::string>& ids, bool anyKnown,
                         const std::string& nextFrom, bool isOnlyPage, TimeMs now) {
  state.opened = true;
  state.newestFrom = anyKnown ? std::string() : nextFrom;
  if (isOnlyPage) {
    state.walked = true;
    state.wantWalk = false;
    state.walkFrom.clear();
    state.seen.clear();
    state.seen.insert(ids.begin(), ids.end());
    state.walkedAt = now;
  }
  if (state.newestFrom.empty()) {
    state.wantNewest = false;
    state.newestAt = now;
  }
}

bool History::pageRead(const ReadTask& task, const std::vector<std::string>& ids, bool anyKnown,
                       const std::string& nextToken, TimeMs now) {
  // A host that gives the same token again would keep us reading for ever.
  const std::string nextFrom = nextToken == task.from ? std::string() : nextToken;
  ThreadProgress& state = stateOf(task);
  failures_ = 0;
  retryAt_ = kMinTimeMs;
  switch (task.kind) {
    case Kind::create:
      // Answered with nothing: an older host that has not loaded it yet. Not at once again.
      if (ids.empty()) retryAt_ = now + kReadRetryMs[1];
      break;
    case Kind::fact:
      factsAsked_.insert(task.target);
      break;
    case Kind::pointers:
      if (task.from.empty()) state.seen.clear();
      state.seen.insert(ids.begin(), ids.end());
      pointersFrom_ = nextFrom;
      pointersComplete_ = nextFrom.empty();
      pointersAt_ = now;
      break;
    case Kind::pointersNewest:
      // New pointers beyond one page: walk them all again rather than keep a second cursor.
      if (!anyKnown && !nextFrom.empty()) {
        pointersComplete_ = false;
        pointersFrom_ = nextFrom;
      }
      wantPointersNewest_ = false;
      pointersAt_ = now;
      state.seen = std::set<std::string>(ids.begin(), ids.end());
      break;
    case Kind::pointersLocked:
      wantPointersLocked_ = false;
      pointersLockedRead_ = true;
      break;
    case Kind::reactions:
    case Kind::ops:
    case Kind::thread:
      state.opened = true;
      if (task.from.empty()) state.seen.clear();
      state.seen.insert(ids.begin(), ids.end());
      state.walkFrom = nextFrom;
      if (nextFrom.empty()) {
        state.walked = true;
        state.wantWalk = false;
        state.wantNewest = false;
        state.walkedAt = state.newestAt = now;
        if (task.kind == Kind::reactions) wantReactions_.erase(task.target);
        if (task.kind == Kind::ops) wantOps_.erase(task.target);
      }
      break;
    case Kind::threadNewest:
      newestRead(state, ids, anyKnown, nextFrom, task.from.empty() && nextFrom.empty(), now);
      break;
    case Kind::edits:
      wantEdits_.erase(task.target);
      editsAt_[task.target] = now;
      break;
    case Kind::timeline:
      wantTimeline_ = false;
      timelineAt_ = now;
      break;
  }
  // A token that points at itself ends the reading, but proves nothing of what lies behind it.
  const bool walk = task.kind == Kind::thread || task.kind == Kind::reactions || task.kind == Kind::ops ||
                    task.kind == Kind::pointers || task.kind == Kind::pointersNewest ||
                    (task.kind == Kind::threadNewest && task.from.empty());
  return walk && nextToken.empty();
}

void History::pageFailed(const ReadTask& task, const std::string& code, TimeMs now) {
  const bool ofThread = task.kind == Kind::thread || task.kind == Kind::threadNewest;
  if (ofThread && isRefusal(code)) {  // from before one's time, or no event at all: never again
    thread(task.target).failed = code;
    return;
  }
  if (task.kind == Kind::reactions || task.kind == Kind::ops) {
    ThreadProgress& state = stateOf(task);
    state.walkFrom.clear();
    if (isRefusal(code)) {
      state.failed = code;
      (task.kind == Kind::ops ? wantOps_ : wantReactions_).erase(task.target);
      return;
    }
  }
  if (task.kind == Kind::fact) {  // unknown, and said so; nothing waits for it
    factsAsked_.insert(task.target);
    return;
  }
  if (task.kind == Kind::pointersLocked) {  // nothing more can be known of them
    wantPointersLocked_ = false;
    pointersLockedRead_ = true;
    return;
  }
  if (task.kind == Kind::edits && isRefusal(code)) wantEdits_.erase(task.target);
  // A continuation token may have grown old: begin that walk again.
  if (ofThread) {
    ThreadProgress& state = thread(task.target);
    state.walkFrom.clear();
    state.newestFrom.clear();
    state.seen.clear();
  }
  if (task.kind == Kind::pointers) pointersFrom_.clear();
  const auto step = std::min<std::size_t>(static_cast<std::size_t>(failures_), std::size(kReadRetryMs) - 1);
  retryAt_ = now + kReadRetryMs[step];
  ++failures_;
}

History::Summary History::summary() const {
  Summary sum;
  if (!pointersComplete_) {
    sum.loading = true;
    return sum;
  }
  WeekCount weeks;
  bool unbroken = true;
  sum.complete = true;
  for (const Card* card : weekCards()) {
    weeks.add(*card);
    const ThreadProgress* state = progress(card->id);
    if (state != nullptr && !state->failed.empty()) {
      ++sum.unreadable;
      continue;
    }
    if (state != nullptr && state->walked) {
      if (unbroken) sum.sinceWeek = card->week;
      continue;
    }
    unbroken = sum.complete = false;
    if (weeks.count <= weeksWanted_) {
      sum.loading = true;
    } else {
      sum.olderKnown = true;
    }
  }
  return sum;
}

}  // namespace smasteg
