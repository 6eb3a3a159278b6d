// What RoomSync sends: one thing at a time, the first step of a new card last and alone.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/catalogue.h"
#include "core/log/event_codec.h"
#include "core/sync/room_sync.h"

namespace smasteg {

namespace {

StepContent contentOf(const Job& job, const Catalogue& catalogue) {
  StepContent content;
  content.recordId = job.id;
  content.body = stepBody(job.text, job.principles, catalogue);
  content.principles = job.principles;
  content.day = job.day;
  content.from = job.from;
  return content;
}

}  // namespace

void RoomSync::advanceSends(TimeMs now, Effects& effects) {
  if (send_ || !mayWrite_ || !online_ || storage_ == Storage::unknown || now < quietUntil_) return;
  if (pace_.nextAt(now) > now || answerAsk(now, effects)) return;
  for (auto& job : outbox_.jobs()) {
    if (job.state != "waiting" || job.notBefore > now) continue;
    const bool handled = job.kind == "step"   ? sendStep(job, now, effects)
                         : job.kind == "edit" ? sendEdit(job, now, effects)
                                              : sendRemoval(job, now, effects);
    if (handled) return;
  }
  pointOutLoneCard(now, effects);
}

bool RoomSync::emit(Effect effect, InFlightSend flight, std::size_t bytes, TimeMs now, Effects& effects) {
  if (bytes > kMaxContentBytes) {  // refused by the server, and it would jam the person's own chat
    sendFailed(flight, "M_TOO_LARGE", 0, now);
    return true;
  }
  flight.at = now;
  send_ = std::move(flight);
  pace_.spend(now);
  pauseDirty_ = true;
  effects.push_back(std::move(effect));
  changed();
  return true;
}

bool RoomSync::sendStep(Job& job, TimeMs now, Effects& effects) {
  if (outbox_.jobFor(job.id, "remove") != nullptr) {  // taken back before it left
    const std::string removal = outbox_.jobFor(job.id, "remove")->id;
    const std::string step = job.id;
    outbox_.drop(removal);
    outbox_.drop(step);
    changed();
    advanceSends(now, effects);  // `job` is gone: go round again
    return true;
  }
  if (facts_.maySend(self_, "m.room.message") == false || facts_.maySend(self_, kOpType) == false) {
    if (history_.factAsked(kPowerLevels)) failJob(job, "M_FORBIDDEN", now);
    return false;
  }
  if (!history_.pointersComplete()) return false;  // whether there is a card is not known yet
  const std::string week = weekAt(now);
  const auto choice = cards_.choose(log_, history_, self_, week, now);
  if (choice.wait) {
    for (const auto& card : currentCards(now)) history_.wantNewest(card);
    return true;
  }
  if (choice.card.empty()) {
    // Another's card that has not been read may be the living one.
    for (const Card* card : history_.weekCards()) {
      const ThreadProgress* thread = history_.progress(card->id);
      const bool unread = thread == nullptr || (!thread->opened && thread->failed.empty());
      if (card->week == week && unread) return true;
    }
    if (mayMakeCard(week, job, now, effects)) makeCard(week, job, now, effects);
    return true;
  }
  const std::string newest = log_.newestIn(choice.card);
  job.card = choice.card;
  return sendMessage(
      job, stepMessage(contentOf(job, catalogue_), choice.card, newest.empty() ? choice.card : newest), now,
      effects);
}

bool RoomSync::sendEdit(Job& job, TimeMs now, Effects& effects) {
  const Record* record = recordOfRow(job.target);
  if (record == nullptr || outbox_.jobFor(job.target, "remove") != nullptr) return false;
  StepContent content = contentOf(job, catalogue_);
  if (!record->recordId.empty()) content.recordId = record->recordId;
  if (!record->visibility.empty()) content.visibility = record->visibility;
  return sendMessage(job, stepEdit(content, record->eventId), now, effects);
}

bool RoomSync::sendMessage(Job& job, const std::string& content, TimeMs now, Effects& effects) {
  ++job.attempts;
  outbox_.enter(job, "sending", now);
  InFlightSend flight{nextRequest(), job.id, {}, job.kind, now};
  Send send{flight.request, "m.room.message", content};
  return emit(std::move(send), std::move(flight), content.size(), now, effects);
}

bool RoomSync::sendRemoval(Job& job, TimeMs now, Effects& effects) {
  const Record* record = recordOfRow(job.target);
  if (record == nullptr || record->author != self_) return false;
  if (!mayRedact_) {
    failJob(job, "refused", now);
    return false;
  }
  ++job.attempts;
  outbox_.enter(job, "sending", now);
  InFlightSend flight{nextRequest(), job.id, {}, "remove", now};
  Redact redact{flight.request, record->eventId};
  return emit(std::move(redact), std::move(flight), 0, now, effects);
}

}  // namespace smasteg
