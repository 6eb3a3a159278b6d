// See round_phrases.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/round_phrases.h"

#include <algorithm>
#include <array>

#include "core/base/deferred_text.h"
#include "core/base/json_text.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/log/event.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostDetailed = 60;  // groups: 120 people, and the message is four screens
constexpr std::size_t kMostReasons = 3;

/// One of two sentences, and neither lies in the first Wasm.
#define SAID(sv, en) (isEnglish ? SMASTEG_DEFERRED_TEXT(en) : SMASTEG_DEFERRED_TEXT(sv))

// In the order in which they say most; those that are not here are left to the app.
constexpr std::array<std::string_view, 7> kReasons = {
    "other_organisation", "other_department", "other_sector", "other_profession",
    "other_place",        "common_days",      "never_met"};

std::string reasonText(std::size_t which, bool isEnglish) {
  switch (which) {
    case 0:
      return SAID("olika organisation", "different organisations");
    case 1:
      return SAID("olika avdelning", "different departments");
    case 2:
      return SAID("olika sektor", "different sectors");
    case 3:
      return SAID("olika yrke", "different professions");
    case 4:
      return SAID("olika ort", "different places");
    case 5:
      return SAID("någon dag passar er båda", "some day suits you both");
    default:
      return SAID("ni har inte träffats förut", "you have not met before");
  }
}

/// The word with this number, from 0, in a list with spaces.
std::string wordOf(const std::string& words, int number) {
  std::size_t at = 0;
  for (; number > 0; --number) at = words.find(' ', at) + 1;
  return words.substr(at, words.find(' ', at) - at);
}

std::string dayName(int weekday, bool isEnglish) {
  return wordOf(SAID("måndag tisdag onsdag torsdag fredag lördag söndag",
                     "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
                weekday - 1);
}

std::string monthName(int month, bool isEnglish) {
  return wordOf(SAID("januari februari mars april maj juni juli augusti september oktober november december",
                     "January February March April May June July August September October November December"),
                month - 1);
}

std::string joined(const std::vector<std::string>& items, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out.append(i + 1 == items.size() ? last : std::string_view(", "));
    out.append(items[i]);
  }
  return out;
}

std::string whyOf(const ToldGroup& group, bool isEnglish) {
  std::vector<std::string> said;
  for (const ToldReason& reason : group.reasons) {
    if (reason.code != "offers" || said.size() >= kMostReasons) continue;
    said.push_back(reason.seeker + SAID(" söker det som ", " seeks what ") + reason.giver +
                   SAID(" kan (", " can do (") + reason.word + ")");
  }
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    const bool holds = std::any_of(group.reasons.begin(), group.reasons.end(),
                                   [&](const ToldReason& reason) { return reason.code == kReasons[i]; });
    if (holds && said.size() < kMostReasons) said.push_back(reasonText(i, isEnglish));
  }
  return joined(said, ", ");
}

std::string timeOf(const ToldTime& at, bool isEnglish) {
  const auto read = parseDay(at.day);
  if (!read) return at.day;
  const CivilDate& day = read.value();
  std::string time = at.time;
  if (!isEnglish) std::replace(time.begin(), time.end(), ':', '.');
  return dayName(isoWeekday(day), isEnglish)
      .append(" ")
      .append(std::to_string(day.day))
      .append(" ")
      .append(monthName(day.month, isEnglish))
      .append(SAID(" kl. ", " at "))
      .append(time);
}

}  // namespace

std::string drawBody(int week, const std::vector<ToldGroup>& groups, Language language) {
  const bool isEnglish = language == Language::en, isDetailed = groups.size() <= kMostDetailed;
  std::string body = SAID("Fikarundan för vecka ", "The coffee round of week ");
  body.append(std::to_string(week)).append(SAID(" är lottad.", " is drawn."));
  for (const ToldGroup& group : groups) {
    const std::string who = joined(group.names, SAID(" och ", " and "));
    const std::string why = whyOf(group, isEnglish);
    body.append(isDetailed ? "\n\n" : "\n").append(who);
    if (!isDetailed) continue;
    if (!why.empty()) body.append(": ").append(why);
    body.append(".");
    if (!group.question.empty())
      body.append(SAID("\nAtt börja med: ", "\nTo start with: ")).append(group.question);
    std::vector<std::string> times;
    times.reserve(group.times.size());
    for (const ToldTime& time : group.times) times.push_back(timeOf(time, isEnglish));
    if (!times.empty())
      body.append(SAID("\nFörslag på tid: ", "\nProposed time: "))
          .append(joined(times, SAID(" eller ", " or ")))
          .append(".");
  }
  return body.append(SAID("\n\nPassar inte tiden? Kom överens om en annan.",
                          "\n\nDoes the time not suit? Agree on another."));
}

std::string drawMessage(std::string_view body, std::string_view recordId, std::string_view card,
                        const std::vector<std::string>& mentions) {
  const JsonText reply = JsonText().text("event_id", card);
  const JsonText relation = JsonText()
                                .text("rel_type", "m.thread")
                                .text("event_id", card)
                                .truth("is_falling_back", true)
                                .object("m.in_reply_to", reply);
  const JsonText meta = JsonText()
                            .number("v", kFormatVersion)
                            .text("k", "draw")
                            .text("id", recordId)
                            .text("h", fnv1a64Hex(body));
  std::string content = JsonText()
                            .text("msgtype", "m.text")
                            .text("body", body)
                            .object("m.mentions", JsonText().texts("user_ids", mentions))
                            .object(kMetaKey, meta)
                            .object("m.relates_to", relation)
                            .str();
  return content.size() > kMaxContentBytes ? "" : content;
}

}  // namespace smasteg
