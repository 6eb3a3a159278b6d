// Experiments, lessons and calls, read out of a room's log: what was believed and tried, what was learnt of
// it, what led there and what came after; what was asked for, and who answered. A pure reading: nothing is
// kept that the room does not have. Promises: the same for all who have the same log. An experiment is over
// when its thread has a lesson, whoever wrote it and however many there are; when all of them are removed it
// is open again. A lesson whose experiment nobody has seen is a lesson all the same. A call is over when its
// author has thanked in its thread. Refuses to count what a person has done.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/event_log.h"
#include "core/log/record_parts.h"

namespace smasteg {

/// The three questions before an experiment is started.
struct RiskAnswers {
  bool personal = false;  // personal data are used
  bool citizens = false;  // people outside are affected
  bool undone = false;    // it can be undone within a day
};
/// It is to be made smaller first: personal data, or people outside in what cannot be undone.
bool isRed(const RiskAnswers& answers);

/// One line of a text, and of a long one the beginning, cut at a word: to know it by, not to read it.
std::string tasteOf(std::string_view text);

struct Experiment {
  const Record* record = nullptr;  // its card, as it stands
  RecordParts parts;
  std::vector<const Record*> lessons;  // oldest first
  bool isOver() const { return !lessons.empty(); }
};

inline constexpr std::int64_t kCallDays = 28;  // a call that is older is not asked any more

struct Call {
  const Record* record = nullptr;      // its card, or as it was typed
  std::vector<const Record*> answers;  // oldest first
  bool isOver = false;                 // its author has thanked somebody for it
};

/// What is written in its thread counts, or will when it is pointed out: a card, and what was typed in the
/// flow as a message of its own.
bool holdsThread(const EventLog& log, const Record& record);

/// What a log holds of experiments, lessons, calls and thanks, found in one walk. Points into the log: valid
/// until its next apply.
class Learnt {
 public:
  explicit Learnt(const EventLog& log);

  /// Newest first.
  const std::vector<Experiment>& experiments() const { return experiments_; }
  /// Newest first.
  const std::vector<Call>& calls() const { return calls_; }
  /// About a step, or about an experiment that is not here. Newest first.
  const std::vector<const Record*>& otherLessons() const { return otherLessons_; }
  /// Of all weeks. Newest first.
  const std::vector<const Record*>& letters() const { return letters_; }
  /// The thanks that name a record as what they are for. Oldest first.
  std::vector<const Record*> thanksFor(const Record& record) const { return fromRecord(record, true); }
  /// What a record says that it came from, or a lesson what it is about; nullptr when it says nothing, or is
  /// not here.
  const Record* before(const Record& record) const;
  /// Steps and experiments that came from a record. Oldest first.
  std::vector<const Record*> after(const Record& record) const { return fromRecord(record, false); }

 private:
  void readCalls();
  std::vector<const Record*> fromRecord(const Record& record, bool thanks) const;

  const EventLog& log_;
  std::vector<Experiment> experiments_;
  std::vector<Call> calls_;
  std::vector<const Record*> otherLessons_, letters_;
  std::multimap<std::string_view, const Record*> from_;        // by what they name, the oldest first
  std::map<std::string_view, const Record*> namedByRecordId_;  // what somebody names by its client-made id
};

}  // namespace smasteg
