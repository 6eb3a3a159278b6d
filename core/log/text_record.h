// The tolerant grammar: a message's body → records. What a person types on a phone counts as much as what the
// app writes. Never an error: what it cannot place is a step without a principle (in a thread) or nothing (in
// the flow). Promises: total, linear in the length of the body, the same answer everywhere.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/log/event.h"

namespace smasteg {

class Catalogue;

struct TextRecord {
  RecordKind kind = RecordKind::step;
  int n = 0;         // line number from 1 when the message holds several records, else 0
  std::string text;  // cleaned, without marker, principle and trailing tags
  std::vector<std::string> principles;
  std::vector<std::string> tags;  // without '#', as written (NFC)
  bool marked = false;            // began with a marker (💡 👏 📣 🧪 📅 !…) or a list mark
};

/// Where the message stands; decides whether unmarked text is a step.
struct TextPlace {
  bool inThread = false;         // in a week card's thread (or a plain reply to a card)
  bool repliesToRecord = false;  // is_falling_back false and in reply to another record: a comment
  bool writtenByApp = false;     // has a valid se.smasteg: its text is a record whatever it looks like
  bool batch = false;            // … of several: each line is a record
  bool mentions = false;         // m.mentions names someone: "tack alice …" thanks her
  bool markedOnly = false;       // in another card's thread: only 💡 👏 !… and the like count
  bool proposals = false;        // in an unconference's thread: any text proposes a session
  bool answers = false;          // in a call's thread: any text answers it
  bool plain = false;            // the app wrote it as an answer: nothing in it is a marker
};

/// Empty when the message is a comment, a question, praise, or (in the flow) has no marker.
std::vector<TextRecord> parseText(std::string_view body, const TextPlace& place, const Catalogue& catalogue);

}  // namespace smasteg
