// What the kinds that hold more than a text say in it: whom a thanks is for, an experiment's four lines, when
// and where a meet-up is, a session's title. Each is written as a body that a person reads, in the room's
// language, and read from the text alone, in both languages.
// Promises: total; what was written reads back as it was written; what a person typed reads as far as it
// goes, the rest is the title or the text.
// Refuses to guess: a part that the text does not have is empty.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/log/event_log.h"
#include "core/log/phrases.h"

namespace smasteg {

struct RecordParts {
  std::string title;  // experiment, meet-up, session; of the others everything is text
  std::string text;   // a session's after its title; of thanks, lesson, call … the whole
  std::string believe, test, measure, right;  // experiment
  std::string day, time, place;               // meet-up: "2026-12-03", "17:00"
  int week = 0;                               // round, letter: the number in the text
  bool operator==(const RecordParts&) const = default;
};

/// `text` is Record::text. `said`: the day it was sent; a date without a year is the next one from then.
RecordParts partsOf(RecordKind kind, std::string_view text, const CivilDate& said);
/// The body that reads back as these parts. White space is tidied, and in a part of one line what would end
/// the part is written in another way (a place without ":", a title without " – ").
std::string bodyOf(RecordKind kind, const RecordParts& parts, Language language);
/// "🗳 Knytkonferens: Hösten": a card that only gathers, and is no record.
std::string unconferenceBody(std::string_view title, Language language);

/// Whom a thanks concerns: who is mentioned, else the user ids in its text, else names as they were written
/// ("Anna och Bo för …").
std::vector<std::string> thankedBy(const Record& thanks);

}  // namespace smasteg
