// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/card_asks.h"

#include <algorithm>

#include "core/base/random.h"

namespace smasteg {

CardAsks::Next CardAsks::beforeCard(std::string_view week, TimeMs pointersAt, TimeMs now) const {
  if (askedWeek_ != week) return Next::ask;
  // Read once more after the wait: the last answer may have come in the last second.
  return now < waitsUntil() || pointersAt < waitsUntil() ? Next::wait : Next::make;
}

void CardAsks::asking(std::string week, std::string recordId) {
  askingWeek_ = std::move(week);
  ownId_ = std::move(recordId);
}

void CardAsks::asked(TimeMs now) {
  askedWeek_ = askingWeek_;
  askedAt_ = now;
}

void CardAsks::askedBefore(const Event& ask, TimeMs now) {
  if (askedWeek_ == ask.op.week || ask.op.id == ownId_) return;
  askedWeek_ = ask.op.week;
  askedAt_ = std::min(ask.ts, now);
}

bool CardAsks::mayAskBlindly(std::string_view week, TimeMs after, TimeMs now) {
  if (askedWeek_ == week) return false;
  if (blindSince_ == 0) blindSince_ = now;
  return now >= blindSince_ + after;
}

void CardAsks::saw(const Event& ask, const std::string& seed, TimeMs now) {
  if (ask.op.id == ownId_ || questions_.size() >= kMaxQuestions) return;
  int answers = 0;
  bool waits = false;
  for (const Question& each : questions_) {
    if (each.eventId == ask.id) return;
    if (each.sender != ask.sender) continue;
    answers += each.answered ? 1 : 0;
    waits = waits || each.dueAt != 0;  // that answer will do for this one too
  }
  Question question{ask.id, ask.sender, ask.ts, 0, false};
  if (!waits && answers < kMaxAnswersToOne) {
    RandomStream random(seed + ask.id);
    question.dueAt = now + kAnswerAfterMs + static_cast<TimeMs>(random.below(kAnswerSpreadMs + 1));
  }
  questions_.push_back(std::move(question));
}

CardAsks::Question* CardAsks::due(TimeMs now) {
  for (Question& question : questions_) {
    if (question.dueAt != 0 && now > question.dueAt + kAnswerWithinMs) question.dueAt = 0;
    if (question.dueAt != 0 && question.dueAt <= now) return &question;
  }
  return nullptr;
}

void CardAsks::answering(Question& question) {
  question.answered = true;
  question.dueAt = 0;
  answering_ = static_cast<std::size_t>(&question - questions_.data());
}

void CardAsks::answerAgain(TimeMs now) {
  questions_[answering_].answered = false;
  questions_[answering_].dueAt = now;
}

TimeMs CardAsks::dueAt() const {
  TimeMs first = 0;
  for (const Question& question : questions_) {
    if (question.dueAt != 0 && (first == 0 || question.dueAt < first)) first = question.dueAt;
  }
  return first;
}

}  // namespace smasteg
