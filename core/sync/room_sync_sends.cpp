// What RoomSync sends: one thing at a time; the first step of a new card last and alone, many that wait as
// one.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

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
  if (!job.visibility.empty()) content.visibility = job.visibility;
  content.n = job.line;
  content.wording = job.rewordedAt;
  return content;
}

bool isDue(const Job* job, TimeMs now) {
  return job != nullptr && job->state == "waiting" && job->notBefore <= now;
}

/// What was tried alone may be there yet, or leave the client later, as what it was: alone it stays.
bool canBind(const Job& job) { return job.attempts == 0 && job.batch.empty() && job.isShort(); }

/// Also what did not go: the client may hold it, and send it later.
bool hasLeft(const Job* job) { return job != nullptr && job->attempts > 0; }

}  // namespace

void RoomSync::advanceSends(TimeMs now, Effects& effects) {
  if (send_ || !mayWrite_ || !online_ || storage_ == Storage::unknown || now < quietUntil_) return;
  // What is allowed is being read, or will be in a moment.
  if (caughtUpAt_ != kMinTimeMs || !history_.rightsAsked()) return;
  if (pace_.nextAt(now) > now || answerAsk(now, effects) || sendSteps(now, effects)) return;
  for (auto& job : outbox_.jobs()) {
    const bool due = job.kind != "step" && job.state == "waiting" && job.notBefore <= now;
    if (due && sendChange(job, now, effects)) return;
  }
  if (!askForCard(now, effects)) pointOutLoneCard(now, effects);
}

/// One event on its way; of a redaction, `content` is the event that goes.
void RoomSync::emit(InFlightSend flight, std::string_view eventType, std::string content, TimeMs now,
                    Effects& effects) {
  if (content.size() > kMaxContentBytes) {  // the server would refuse it, and the chat would stand still
    sendFailed(flight, "M_TOO_LARGE", 0, now);
    return;
  }
  flight.request = nextRequest();
  flight.at = now;
  if (eventType == kRedaction) {
    effects.emplace_back(Redact{flight.request, std::move(content)});
  } else {
    effects.emplace_back(Send{flight.request, std::string(eventType), std::move(content)});
  }
  send_ = std::move(flight);
  pace_.spend(now);
  pauseDirty_ = true;
  changed();
}

/// The permission that the host gave and the room's power levels; where they say no, the jobs fail in words.
bool RoomSync::mayLeave(const std::vector<Job*>& jobs, std::string_view eventType, TimeMs now) {
  const bool refused = eventType == kRedaction && !mayRedact_;
  if (!refused && facts_.maySend(self_, eventType) != false) return true;
  for (Job* job : jobs) failJob(*job, refused ? "refused" : "M_FORBIDDEN", now);
  return false;
}

/// These jobs leave with one event, if they may.
bool RoomSync::leave(const std::vector<Job*>& jobs, std::string_view eventType, std::string content,
                     TimeMs now, Effects& effects) {
  if (!mayLeave(jobs, eventType, now)) return false;
  InFlightSend flight;
  flight.what = jobs[0]->kind;
  for (Job* job : jobs) {
    ++job->attempts;
    outbox_.enter(*job, "sending", now);
    flight.jobs.push_back(job->id);
  }
  emit(std::move(flight), eventType, std::move(content), now, effects);
  return true;
}

std::vector<Job*> RoomSync::waitingSteps(TimeMs now) {
  std::vector<Job*> steps;
  for (auto& job : outbox_.jobs()) {
    const bool ready = job.kind == "step" && job.state == "waiting" && job.notBefore <= now;
    if (ready && outbox_.jobFor(job.id, "remove") == nullptr) steps.push_back(&job);
  }
  return steps;
}

bool RoomSync::sendSteps(TimeMs now, Effects& effects) {
  const std::vector<Job*> steps = waitingSteps(now);
  if (steps.empty()) return false;
  if (!mayLeave(steps, kMessage, now) || !mayLeave(steps, kOpType, now)) return false;
  if (!history_.pointersComplete()) return false;  // whether there is a card is not known yet
  const std::string week = weekAt(now);
  auto choice = cards_.choose(log_, history_, self_, week, now);
  if (!choice.card.empty() && isOutlived(choice.card, week)) choice.card.clear();
  if (choice.wait) {
    for (const auto& card : currentCards(now)) {
      const ThreadProgress* thread = history_.progress(card);
      if (thread != nullptr && now - thread->newestAt >= kRereadMs) history_.wantNewest(card);
    }
    return false;
  }
  if (choice.card.empty()) {
    // Another's card that has not been read may be the living one.
    for (const Card* card : history_.weekCards()) {
      const ThreadProgress* thread = history_.progress(card->id);
      const bool unread = thread == nullptr || (!thread->opened && thread->failed.empty());
      if (card->week == week && unread) return false;
    }
    if (mayMakeCard(week, *steps[0], now, effects)) makeCard(week, *steps[0], now, effects);
    return send_.has_value();
  }
  if (log_.messagesIn(choice.card) == 0) {
    // The first step of a card goes alone: the host holds up all that is sent after it.
    for (const auto& job : outbox_.jobs()) {
      if (job.card == choice.card && (job.state == "sent" || job.state == "unknown")) return false;
    }
    // One that was tried before is one message, however many lines it has.
    return sendStepsIn(choice.card, steps[0]->batch.empty() ? std::vector{steps[0]} : stepsTogether(steps),
                       now, effects);
  }
  return sendStepsIn(choice.card, stepsTogether(steps), now, effects);
}

/// Which of the waiting steps leave together: the first, or as many short ones as one message holds.
std::vector<Job*> RoomSync::stepsTogether(std::vector<Job*> steps) const {
  const Job& first = *steps[0];
  // Tried before: the same lines under the same id, so that none can ever be there twice.
  if (!first.batch.empty()) {
    const std::string batch = first.batch;
    std::erase_if(steps, [&](const Job* step) { return step->batch != batch; });
    return steps;
  }
  // Until the room has taken something, or its rules are known, one step is all that is risked.
  const bool sure = mayWriteForSure_ || facts_.maySend(self_, kMessage).has_value();
  // Nor are they bound together where the bond cannot be kept: who forgot it would send them once more.
  const bool together = sure && canBind(first) && storage_ != Storage::full;
  std::erase_if(steps, [&](const Job* step) { return step != &first && !(together && canBind(*step)); });
  if (steps.size() < kMinBatched) steps.resize(1);
  if (steps.size() > kMaxRecordsPerMessage) steps.resize(kMaxRecordsPerMessage);
  return steps;
}

/// False while the bond between several is being kept: it must be known before they leave, else a panel that
/// died would send them once more, each alone.
bool RoomSync::sendStepsIn(const std::string& card, std::vector<Job*> steps, TimeMs now, Effects& effects) {
  if (!steps[0]->batch.empty() && steps[0]->attempts == 0 && storage_ == Storage::full) {
    for (Job* step : steps) step->leaveAlone();
    steps.resize(1);
  }
  const std::string newest = log_.newestIn(card);
  const std::string& replyTo = newest.empty() ? card : newest;
  for (Job* step : steps) step->card = card;
  if (steps[0]->batch.empty() && steps.size() > 1) {
    bind(steps, card, replyTo);
    if (steps.size() > 1 && storage_ == Storage::ok) {
      for (const Job* step : steps) outbox_.touch(*step);
      return false;
    }
  }
  const bool beingKept =
      std::any_of(steps.begin(), steps.end(), [&](const Job* step) { return latestPut_.contains(step->id); });
  if (!steps[0]->batch.empty() && beingKept && storage_ == Storage::ok) return false;
  return leave(steps, kMessage, messageOf(steps, card, replyTo), now, effects);
}

std::string RoomSync::messageOf(const std::vector<Job*>& steps, const std::string& card,
                                const std::string& replyTo) const {
  std::vector<StepContent> lines;
  lines.reserve(steps.size());
  for (const Job* step : steps) lines.push_back(contentOf(*step, catalogue_));
  return steps[0]->batch.empty() ? stepMessage(lines[0], card, replyTo)
                                 : batchMessage(steps[0]->batch, lines, card, replyTo);
}

/// Makes one message of as many of the steps as it can hold; the others are left for the next.
void RoomSync::bind(std::vector<Job*>& steps, const std::string& card, const std::string& replyTo) const {
  // An id of just these: of an earlier bond the store may have some lines, and a panel that died the others.
  std::string all = std::to_string(steps[0]->attempts);
  for (const Job* step : steps) all += "/" + step->id;
  const std::string batch = derivedId(all, "batch");
  for (;;) {
    int line = 0;
    for (Job* step : steps) {
      step->batch = batch;
      step->line = ++line;
    }
    const std::size_t bytes = messageOf(steps, card, replyTo).size();
    if (bytes <= kMaxBatchBytes) return;
    for (Job* step : steps) step->leaveAlone();
    steps.resize(std::max<std::size_t>(1, steps.size() * kMaxBatchBytes / bytes));
    if (steps.size() == 1) return;
  }
}

/// An edit or a removal of what the room has.
bool RoomSync::sendChange(Job& job, TimeMs now, Effects& effects) {
  if (job.isReaction()) return sendReaction(job, now, effects);
  if (job.kind == "retell") return sendRetell(job, now, effects);
  if (job.isTelling()) return sendTelling(job, now, effects);
  const Record* record = recordOfRow(job.target);
  if (record == nullptr || record->author != self_ || !isReadBack(*record, job, now)) return false;
  if (record->line != 0) return sendLines(record->eventId, now, effects);
  if (job.kind == "edit") {
    if (jobFor(job.target, "remove") != nullptr) return false;
    StepContent content = contentOf(job, catalogue_);
    // What was typed by hand gets its id by its first edit: the same by whichever edit and device.
    content.recordId = record->recordId.empty() ? derivedId(record->eventId, "typed") : record->recordId;
    if (job.visibility.empty() && !record->visibility.empty()) content.visibility = record->visibility;
    content.wording = record->wording;
    return leave({&job}, kMessage, stepEdit(content, record->eventId), now, effects);
  }
  return leave({&job}, kRedaction, record->eventId, now, effects);
}

/// A message of several steps as it shall stand: with all that is due for its lines, and all that left before
/// and was not read back yet, which else would be undone; or gone with the last.
bool RoomSync::sendLines(const std::string& eventId, TimeMs now, Effects& effects) {
  std::vector<Job*> jobs;
  std::vector<StepContent> lines;
  std::string id;
  for (const Record* record : log_.recordsOf(eventId)) {
    id = record->recordId.substr(0, record->recordId.find('/'));
    const std::string row = rowOf(*record);
    const Job* removal = jobFor(row, "remove");
    const Job* edit = jobFor(row, "edit");
    const bool goes = isDue(removal, now), changes = removal == nullptr && isDue(edit, now);
    if (goes || changes) jobs.push_back(outbox_.find((goes ? removal : edit)->id));
    if (goes || hasLeft(removal)) continue;
    StepContent line;
    const bool isChanged = changes || hasLeft(edit);
    if (isChanged) {
      line = contentOf(*edit, catalogue_);
    } else {
      std::string text = record->text;
      for (const auto& tag : record->tags) text += " #" + tag;
      line.body = stepBody(text, record->principles, catalogue_);
      line.principles = record->principles;
      line.day = record->day;
      line.from = record->from;
    }
    if (!isChanged || edit->visibility.empty()) line.visibility = record->visibility;
    line.n = record->line;
    line.wording = record->wording;
    lines.push_back(std::move(line));
  }
  if (jobs.empty()) return false;
  if (lines.empty()) return leave(jobs, kRedaction, eventId, now, effects);
  return leave(jobs, kMessage, batchEdit(id, lines, eventId), now, effects);
}

}  // namespace smasteg
