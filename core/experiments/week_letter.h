// The week's letter: what a room did in a week, as a text that reads well without the app. Proposed by the
// core, changed by the person who sends it. Promises: says what was done, learnt, thanked for and asked for;
// nothing of who did not. What is only told on is left out, and so is what is in no room.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

#include "core/catalogue/catalogue.h"
#include "core/experiments/experiment.h"
#include "core/log/event_log.h"
#include "core/log/phrases.h"

namespace smasteg {

struct LetterSources {
  const EventLog& log;
  const Learnt& learnt;
  const Catalogue& catalogue;
  std::function<std::string(const std::string&)> nameOf;  // a person's, of her id
};

/// What follows "📰 Veckobrev v. 48 · ": at most kMaxTextCodePoints with it. The same log gives the same
/// text.
std::string letterDraft(const LetterSources& from, const IsoWeek& week, Language language);

/// A week's letter: of several the earliest by (ts, id), so that two people who send at the same time have
/// written one. nullptr when there is none.
const Record* letterOf(const Learnt& learnt, const IsoWeek& week);

/// The week's letter may be written in the thread of that card: somebody has written in it.
bool holdsLetters(const EventLog& log, const Card& card);

}  // namespace smasteg
