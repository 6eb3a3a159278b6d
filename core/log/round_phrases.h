// What is written in the thread of a round's card when it is drawn: who meets whom and why, a question to
// start with and two times for each group. A message for people in any client; its pairs are in the op.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/log/phrases.h"

namespace smasteg {

struct ToldReason {
  std::string code;                 // docs/matching.md: "other_sector", "offers" …
  std::string giver, seeker, word;  // of "offers": names, and what
};

struct ToldTime {
  std::string day, time;  // "2026-12-02", "10:00"
};

struct ToldGroup {
  std::vector<std::string> names;
  std::vector<ToldReason> reasons;
  std::string question;
  std::vector<ToldTime> times;
};

/// Shorter when there are so many groups that it would not be read: without reasons, times and questions.
std::string drawBody(int week, const std::vector<ToldGroup>& groups, Language language);
/// Its content, as JSON text: everybody in it is mentioned. "" when it holds more than a message may.
std::string drawMessage(std::string_view body, std::string_view recordId, std::string_view card,
                        const std::vector<std::string>& mentions);

}  // namespace smasteg
