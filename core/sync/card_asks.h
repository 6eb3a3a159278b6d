// Op `ask` (FORMAT.md rule 8): who cannot read the past asks the room for the week's card, and an app that
// has a live one points it out again, or makes its next step a new one where the past stays closed. Keeps
// who has asked and when an answer is due; sends nothing itself.
// Promises: one question a week and session, one answer a question, and few to the same person.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/log/event.h"

namespace smasteg {

inline constexpr TimeMs kAskWaitMs = 30 * kSecondMs;     // an answer comes within 20 s, and is read within 5
inline constexpr TimeMs kAskAfterMs = 5 * kSecondMs;     // who only reads: keys may come a little later
inline constexpr TimeMs kAnswerAfterMs = 2 * kSecondMs;  // the soonest; the latest is 18 s after that,
inline constexpr TimeMs kAnswerSpreadMs = 18 * kSecondMs;  // so that fifty apps do not answer at once
inline constexpr TimeMs kAnswerWithinMs = kMinuteMs;       // no live card by then: somebody else's question
inline constexpr int kMaxAnswersToOne = 3;                 // a session: a person seldom has more devices
inline constexpr std::size_t kMaxQuestions = 1000;         // a session; what comes then is noise

class CardAsks {
 public:
  struct Question {
    std::string eventId, sender;
    TimeMs ts = 0;     // a claim
    TimeMs dueAt = 0;  // when this app answers, if nobody has; 0 = it is done with
    bool answered = false;
  };

  // --- asking
  enum class Next { ask, wait, make };
  /// What comes before making the week's card; pointersAt: when the pointers were last read.
  Next beforeCard(std::string_view week, TimeMs pointersAt, TimeMs now) const;
  /// The question is under way; then: it has left, or may have.
  void asking(std::string week, std::string recordId);
  void asked(TimeMs now);
  /// This person's own question was read: of another session, or of another device.
  void askedBefore(const Event& ask, TimeMs now);
  /// Whether it is time to ask for somebody who writes nothing, and has seen nothing of the week for so long.
  bool mayAskBlindly(std::string_view week, TimeMs after, TimeMs now);
  void seesTheWeek() { blindSince_ = 0; }
  /// Until when this app waits for an answer; 0 when it has not asked.
  TimeMs waitsUntil() const { return askedAt_ == 0 ? 0 : askedAt_ + kAskWaitMs; }

  // --- answering
  /// An ask was read, perhaps not for the first time. seed: the room and this person.
  void saw(const Event& ask, const std::string& seed, TimeMs now);
  /// The question whose time has come, if any. Those that were due long ago are forgotten.
  Question* due(TimeMs now);
  /// The answer is under way; then, when the server was too busy: it waits again.
  void answering(Question& question);
  void answerAgain(TimeMs now);
  /// When the next question is due; 0 = none waits.
  TimeMs dueAt() const;
  const std::vector<Question>& questions() const { return questions_; }

 private:
  std::string askedWeek_, askingWeek_, ownId_;
  TimeMs askedAt_ = 0, blindSince_ = 0;
  std::vector<Question> questions_;  // all of this session
  std::size_t answering_ = 0;
};

}  // namespace smasteg
