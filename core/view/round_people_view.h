// What the views of a round and the message in its thread have in common: groups with why they are groups,
// what to start with, and when.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/opening_questions.h"
#include "core/log/round_phrases.h"
#include "core/matching/round_book.h"
#include "core/view/context.h"
#include "core/view/meet_view.h"

namespace smasteg {

/// Of two, as one of docs/matching.md's keys says it; `first` and `second` are ids.
struct PairReason {
  std::string code;  // without what comes after the colon; "offers" for either of the two
  std::string giver, seeker, word;
  int count = 0;  // of rounds_since
};

/// Of all pairs in the group, each once; what one offers first.
std::vector<PairReason> reasonsOf(const std::vector<std::string>& group, const RoundCheck& check);
/// Two proposals, on days that suit all who have named some, from the second day after.
std::vector<MeetTime> timesFor(const std::vector<std::string>& group, const RoundCheck& check);
/// The same for everyone who has the same file; nullptr without one.
const OpeningQuestion* questionFor(const std::vector<std::string>& group, const RoundCheck& check,
                                   const OpeningQuestions* questions);
/// As people in the room read it.
std::vector<ToldGroup> toldGroups(const RoundCheck& check, const RoomFacts& facts,
                                  const OpeningQuestions* questions, Language language);
MeetProfile profileOf(const OpFields& fields);

}  // namespace smasteg
