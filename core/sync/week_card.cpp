// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/week_card.h"

#include <algorithm>
#include <utility>

#include "core/sync/pacing.h"

namespace smasteg {

namespace {

// The pointer that places a card among several: its first that is not from the future.
const Pointer* placing(const Card& card, TimeMs now) {
  for (const auto& pointer : card.pointers) {
    if (pointer.ts <= now + kMaxPointerAheadMs) return &pointer;
  }
  return nullptr;
}

}  // namespace

std::size_t WeekCards::madeBy(const EventLog& log, std::string_view self, std::string_view week) {
  std::size_t made = 0;
  for (const auto& [id, card] : log.cards()) {
    if (card.kind == "week" && card.week == week && (card.sender == self || hasPointerFrom(card, self)))
      ++made;
  }
  return made;
}

OwnCard* WeekCards::find(std::string_view week) {
  const auto found = own_.find(week);
  return found == own_.end() ? nullptr : &found->second;
}

void WeekCards::restore(OwnCard card, TimeMs now) {
  if (card.state == "sending") card.state = "unknown";
  if (card.state == "pointing") card.state = "pointUnknown";
  card.changedAt = now;
  own_.insert_or_assign(card.week, std::move(card));
}

void WeekCards::enter(OwnCard& card, std::string_view state, TimeMs now) {
  card.state = state;
  card.changedAt = now;
  dirty_.insert(card.week);
}

WeekCards::Choice WeekCards::choose(const EventLog& log, const History& history, std::string_view self,
                                    std::string_view week, TimeMs now) const {
  Choice choice;
  const Pointer* newest = nullptr;
  for (const Card* card : history.weekCards()) {
    if (card->week != week || card->redacted || refused_.contains(card->id)) continue;
    if (log.isRelation(card->id)) continue;  // a pointer at somebody's answer: no thread can grow there
    const auto mine = own_.find(week);
    const bool own =
        (mine != own_.end() && mine->second.eventId == card->id && mine->second.state == "ready") ||
        (card->seen && card->sender == self);
    // One's own card is no liar, however wrong a clock is: else each step would make another card.
    const Pointer* pointer = own && !card->pointers.empty() ? &*card->pointers.begin() : placing(*card, now);
    if (pointer == nullptr || log.messagesIn(card->id) >= kCardFullMessages) continue;
    const ThreadProgress* thread = history.progress(card->id);
    if (thread != nullptr && !thread->failed.empty()) continue;
    // What a newcomer has no key to lives too.
    const bool opened = thread != nullptr && thread->opened;
    const bool lived =
        opened && (log.messagesIn(card->id) > 0 || log.newestLocked("m.thread", card->id) > kMinTimeMs);
    if (own && !opened) continue;  // from an earlier session: the room gives it back first
    if (!own && !lived) {
      if (now - pointer->ts < kForeignCardGraceMs) choice.wait = true;
      continue;
    }
    if (newest == nullptr || *newest < *pointer) {
      newest = pointer;
      choice.card = card->id;
    }
  }
  if (newest != nullptr) choice.wait = false;
  return choice;
}

bool WeekCards::settle(const EventLog& log, History& history, std::string_view self, TimeMs now) {
  bool moved = false;
  for (auto& [week, card] : own_) {
    const bool quietOver = now >= card.changedAt + kQuietAfterUnknownMs;
    if (card.state == "unknown") {
      // Did it arrive? What the host has loaded tells; the log knows a card by its own form.
      for (const auto& [id, seen] : log.cards()) {
        if (seen.seen && seen.sender == self && seen.week == week && !seen.redacted) {
          card.eventId = id;
          enter(card, "sent", now);
          moved = true;
          break;
        }
      }
      if (card.state == "unknown") {
        if (quietOver && history.timelineAt() >= card.changedAt + kQuietAfterUnknownMs) {
          enter(card, "", now);  // not there: make it anew, with the same id
          moved = true;
        } else if (lookAgain(history.timelineAt(), card.changedAt, now)) {
          history.wantTimeline();
        }
      }
    }
    if (card.state == "sent") {
      const ThreadProgress* thread = history.progress(card.eventId);
      const auto seen = log.cards().find(card.eventId);
      if ((thread != nullptr && thread->opened) || (seen != log.cards().end() && seen->second.seen)) {
        enter(card, "confirmed", now);
        moved = true;
      } else if (thread == nullptr || (!thread->wantNewest && thread->failed.empty())) {
        history.wantNewest(card.eventId);
      }
    }
    if (card.state == "pointed" || card.state == "pointUnknown") {
      const auto known = log.cards().find(card.eventId);
      if (known != log.cards().end() && hasPointerFrom(known->second, self)) {
        enter(card, "ready", now);
        moved = true;
      } else if (card.state == "pointUnknown" && quietOver &&
                 history.pointersAt() >= card.changedAt + kQuietAfterUnknownMs) {
        enter(card, "confirmed", now);  // point again
        moved = true;
      } else if (lookAgain(history.pointersAt(), card.changedAt, now)) {
        history.wantPointers();
      }
    }
  }
  return moved;
}

std::set<std::string> WeekCards::takeDirty() { return std::exchange(dirty_, {}); }

}  // namespace smasteg
