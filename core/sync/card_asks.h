// Op `ask` (FORMAT.md rule 8): who cannot read the past asks the room for the week's card, and an app that
// has a live one points it out again. Keeps who has asked and when an answer is due; sends nothing itself.
// Promises: one question a week and session, one answer a question, and few to the same person.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/log/event.h"

namespace smasteg {

inline constexpr TimeMs kAskWaitMs = 30 * kSecondMs;     // an answer comes within 20 s, and is read within 5
inline constexpr TimeMs kAnswerAfterMs = 2 * kSecondMs;  // the soonest; the latest is 18 s after that,
inline constexpr TimeMs kAnswerSpreadMs = 18 * kSecondMs;  // so that fifty apps do not answer at once
inline constexpr TimeMs kAnswerWithinMs = kMinuteMs;       // no live card by then: somebody else's question
inline constexpr int kMaxAnswersToOne = 3;                 // a session: a person seldom has more devices

class CardAsks {
 public:
  struct Question {
    std::string eventId, sender;
    TimeMs ts = 0;     // a claim
    TimeMs dueAt = 0;  // when this app answers, if nobody has
  };

  // --- asking
  enum class Next { ask, wait, make };
  /// What comes before making the week's card; pointersAt: when the pointers were last read.
  Next beforeCard(std::string_view week, TimeMs pointersAt, TimeMs now) const;
  /// The question is under way; then: it has left, or may have.
  void asking(std::string week, std::string recordId);
  void asked(TimeMs now);
  /// Until when this app waits for an answer; 0 when it has not asked.
  TimeMs waitsUntil() const { return askedAt_ == 0 ? 0 : askedAt_ + kAskWaitMs; }

  // --- answering
  /// An ask was read, perhaps not for the first time. seed: the room and this person.
  void saw(const Event& ask, const std::string& seed, TimeMs now);
  /// The question whose time has come, if any. Those that were due long ago are forgotten.
  const Question* due(TimeMs now);
  /// Answered by another, or moot.
  void drop(const Question& question) { questions_.erase(std::string(question.sender)); }
  /// The answer is under way; then, when the server was too busy: it waits again.
  void answering(const Question& question);
  void answerAgain();
  /// When the next question is due; 0 = none waits.
  TimeMs dueAt() const;

 private:
  std::string askedWeek_, askingWeek_, ownId_;
  TimeMs askedAt_ = 0;
  std::map<std::string, Question> questions_;  // by sender: the first that waits
  std::map<std::string, int> answers_;         // to whom, how many
  std::set<std::string> handled_;              // event ids
  Question answering_;
};

}  // namespace smasteg
