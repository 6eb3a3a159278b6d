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

void CardAsks::saw(const Event& ask, const std::string& seed, TimeMs now) {
  if (ask.op.id == ownId_ || !handled_.insert(ask.id).second) return;
  if (questions_.contains(ask.sender) || answers_[ask.sender] >= kMaxAnswersToOne) return;
  RandomStream random(seed + ask.id);
  const auto spread = static_cast<TimeMs>(random.below(kAnswerSpreadMs + 1));
  questions_[ask.sender] = {ask.id, ask.sender, ask.ts, now + kAnswerAfterMs + spread};
}

const CardAsks::Question* CardAsks::due(TimeMs now) {
  std::erase_if(questions_, [&](const auto& entry) { return now > entry.second.dueAt + kAnswerWithinMs; });
  for (const auto& [sender, question] : questions_) {
    if (question.dueAt <= now) return &question;
  }
  return nullptr;
}

void CardAsks::answering(const Question& question) {
  answering_ = question;
  ++answers_[answering_.sender];
  questions_.erase(answering_.sender);
}

void CardAsks::answerAgain() {
  --answers_[answering_.sender];
  questions_.emplace(answering_.sender, answering_);
}

TimeMs CardAsks::dueAt() const {
  TimeMs first = 0;
  for (const auto& [sender, question] : questions_) {
    first = first == 0 ? question.dueAt : std::min(first, question.dueAt);
  }
  return first;
}

}  // namespace smasteg
