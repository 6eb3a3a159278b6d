// How the week's card comes about: asked for by who cannot read the past, made when there is none, pointed
// out again to who asks.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/ids.h"
#include "core/log/event_codec.h"
#include "core/sync/room_sync.h"

namespace smasteg {
namespace {

/// From when on what is hidden may be this week's card: a day for wrong clocks.
TimeMs hiddenSince(TimeMs now) { return stockholmMidnight(mondayOf(isoWeekOf(stockholmDate(now)))) - kDayMs; }

}  // namespace

std::string weekAt(TimeMs now) { return formatWeek(isoWeekOf(stockholmDate(now))); }

std::string derivedId(std::string_view seed, std::string_view purpose) {
  RandomStream random(std::string(purpose) + "/" + std::string(seed));
  return makeRecordId(random);
}

/// What no job of a person's stands behind.
void RoomSync::sendAlone(std::string what, std::string_view eventType, std::string content, std::string week,
                         TimeMs now, Effects& effects) {
  emit({{}, {}, std::move(week), std::move(what), now}, eventType, std::move(content), now, effects);
}

/// Whether the room has pointers from this week that this device has no key to; nullopt until that is read.
std::optional<bool> RoomSync::isWeekLocked(TimeMs now) {
  if (!history_.factAsked("m.room.encryption")) return std::nullopt;
  if (facts_.encrypted() == false) return false;
  if (!history_.lockedPointersRead()) {
    history_.wantLockedPointers();
    return std::nullopt;
  }
  return log_.newestLocked("m.reference", facts_.createEvent()) >= hiddenSince(now);
}

/// Who sees nothing of this week, though there may be something, asks for it: else she would learn of the
/// others' steps only by writing one herself.
bool RoomSync::askForCard(TimeMs now, Effects& effects) {
  if (!mayRead_ || !history_.pointersComplete() || !history_.factAsked("m.room.member")) return false;
  const std::string week = weekAt(now);
  for (const Card* card : history_.weekCards()) {
    const ThreadProgress* thread = history_.progress(card->id);
    if (card->week != week || (thread != nullptr && !thread->failed.empty())) continue;
    asks_.seesTheWeek();
    return false;
  }
  // Where the past is closed the server hides it: nothing locked is left to be seen.
  const bool came = facts_.joinedAt(self_).value_or(kMaxTimeMs) >= hiddenSince(now);
  const bool closed = facts_.isPastClosed() && came && facts_.hadOthersBefore(self_);
  if (!closed && !isWeekLocked(now).value_or(false)) return false;
  const TimeMs after = closed ? 0 : kAskAfterMs;  // no key opens what the server hides
  if (facts_.maySend(self_, kOpType) == false || !asks_.mayAskBlindly(week, after, now)) return false;
  const std::string id = derivedId(room_ + self_ + week + std::to_string(now), "ask");
  asks_.asking(week, id);
  sendAlone("ask", kOpType, cardQuestion(facts_.createEvent(), week, id), {}, now, effects);
  return true;
}

/// Somebody came after this card, to a room whose past is closed, and has asked: what is written in it stays
/// hidden from her for ever.
bool RoomSync::isHiddenFrom(const CardAsks::Question& question, const std::string& card) const {
  const auto known = log_.cards().find(card);
  if (!facts_.isPastClosed() || known == log_.cards().end() || question.sender == self_) return false;
  const TimeMs made = known->second.ts;
  return question.ts > made && facts_.joinedAt(question.sender).value_or(question.ts) > made;
}

/// Whether the next step begins a card that everybody can read, instead of going on in this one. Never so
/// often that the week's last card of ours goes to it.
bool RoomSync::isOutlived(const std::string& card, const std::string& week) const {
  if (WeekCards::madeBy(log_, self_, week) + 1 >= kMaxCardsPerSenderWeek) return false;
  return std::any_of(asks_.questions().begin(), asks_.questions().end(),
                     [&](const CardAsks::Question& each) { return isHiddenFrom(each, card); });
}

/// Whether nothing stands in the way of making a card: the room hides nothing of this week from us, or we
/// have asked for its card and waited.
bool RoomSync::mayMakeCard(const std::string& week, const Job& first, TimeMs now, Effects& effects) {
  const OwnCard* own = cards_.find(week);
  if (own != nullptr && own->state != "ready") return true;  // it is being made
  const auto locked = isWeekLocked(now);
  if (!locked.value_or(true)) return true;
  if (!locked) return false;
  switch (asks_.beforeCard(week, history_.pointersAt(), now)) {
    case CardAsks::Next::make:
      return true;
    case CardAsks::Next::wait:
      if (now >= asks_.waitsUntil()) history_.wantPointers();
      return false;
    case CardAsks::Next::ask: {
      const std::string id = derivedId(first.id, "ask");
      asks_.asking(week, id);
      sendAlone("ask", kOpType, cardQuestion(facts_.createEvent(), week, id), {}, now, effects);
      return false;
    }
  }
  return true;
}

/// Points out again the card that this app would write in, to who cannot read the pointers there are.
bool RoomSync::answerAsk(TimeMs now, Effects& effects) {
  CardAsks::Question* question = asks_.due(now);
  if (question == nullptr || facts_.maySend(self_, kOpType) == false) return false;
  const std::string week = weekAt(now);
  const std::string card = cards_.choose(log_, history_, self_, week, now).card;
  if (card.empty()) return false;
  if (isHiddenFrom(*question, card)) {  // pointed out, it could not be opened; the next step makes a new one
    question->dueAt = 0;
    return false;
  }
  const Pointer asked{question->ts, question->eventId, question->sender};
  for (const auto& [id, known] : log_.cards()) {
    if (known.kind != "week" || known.week != week || known.pointers.empty()) continue;
    // Somebody has answered; or the one who asked has a card by now.
    const bool told = id == card && asked < *known.pointers.rbegin();
    const bool helped = std::any_of(
        known.pointers.begin(), known.pointers.end(),
        [&](const Pointer& pointer) { return asked < pointer && pointer.sender == asked.sender; });
    if (told || helped) {
      question->dueAt = 0;
      return false;
    }
  }
  const std::string id = derivedId(question->eventId + self_, "answer");
  asks_.answering(*question);
  sendAlone("answer", kOpType, cardPointer(facts_.createEvent(), card, "week", week, id), {}, now, effects);
  return true;
}

/// Points out a card that nobody has pointed out (FORMAT.md rule 3): its maker's panel went away, or the
/// pointer was lost, and what is written in its thread would be seen by few.
bool RoomSync::pointOutLoneCard(TimeMs now, Effects& effects) {
  if (!history_.pointersComplete() || facts_.maySend(self_, kOpType) == false) return false;
  for (auto& [week, own] : cards_.own()) {
    const auto known = log_.cards().find(own.eventId);
    const bool gone = known != log_.cards().end() && known->second.redacted;
    if (own.state != "confirmed" || gone || now < own.pointAgainAt) continue;
    sendPointer(own, now, effects);
    return true;
  }
  for (const Card* card : history_.weekCards()) {
    if (!card->pointers.empty() || card->redacted || log_.messagesIn(card->id) == 0) continue;
    // Its maker comes first, then one of those who have seen it; each tries once.
    RandomStream random(room_ + self_ + card->id);
    const auto wait = kLoneCardMs + static_cast<TimeMs>(random.below(kLoneCardMs));
    TimeMs& due = loneCards_.try_emplace(card->id, now + wait).first->second;
    if (now < due) continue;
    due = kMaxTimeMs;
    sendAlone(
        "lone", kOpType,
        cardPointer(facts_.createEvent(), card->id, "week", card->week, derivedId(card->id + self_, "lone")),
        {}, now, effects);
    return true;
  }
  return false;
}

void RoomSync::sendPointer(OwnCard& card, TimeMs now, Effects& effects) {
  cards_.enter(card, "pointing", now);
  sendAlone("pointer", kOpType,
            cardPointer(facts_.createEvent(), card.eventId, "week", card.week, card.pointerId), card.week,
            now, effects);
}

void RoomSync::makeCard(const std::string& week, Job& first, TimeMs now, Effects& effects) {
  OwnCard* card = cards_.find(week);
  if (card == nullptr || card->state == "ready") {  // none yet, or that one is full, removed or refused
    if (WeekCards::madeBy(log_, self_, week) >= kMaxCardsPerSenderWeek) {
      failJob(first, "too_many_cards", now);  // whatever goes wrong with cards, the room is not flooded
      return;
    }
    OwnCard fresh;
    fresh.week = week;
    fresh.id = derivedId(first.id, "card");
    fresh.pointerId = derivedId(first.id, "pointer");
    card = &cards_.own().insert_or_assign(week, std::move(fresh)).first->second;
    cards_.enter(*card, "", now);
  }
  if (card->state.empty()) {
    const std::string body = weekCardBody(isoWeekOf(stockholmDate(now)), language_);
    cards_.enter(*card, "sending", now);
    sendAlone("card", kMessage, cardMessage("week", body, card->id, week), week, now, effects);
  } else if (card->state == "confirmed") {
    sendPointer(*card, now, effects);
  }
}

}  // namespace smasteg
