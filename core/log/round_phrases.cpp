// See round_phrases.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/round_phrases.h"

#include <algorithm>
#include <array>

#include "core/base/json_text.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/log/event.h"
#include "core/log/in_language.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostDetailed = 60;  // groups: 120 people, and the message is four screens
constexpr std::size_t kMostReasons = 3;

// In the order in which they say most; those that are not here are left to the app.
constexpr std::array<std::string_view, 7> kReasons = {
    "other_organisation", "other_department", "other_sector", "other_profession",
    "other_place",        "common_days",      "never_met"};

std::string reasonText(std::size_t which, Language language) {
  switch (which) {
    case 0:
      return IN_LANGUAGE("olika organisation", "different organisations");
    case 1:
      return IN_LANGUAGE("olika avdelning", "different departments");
    case 2:
      return IN_LANGUAGE("olika sektor", "different sectors");
    case 3:
      return IN_LANGUAGE("olika yrke", "different professions");
    case 4:
      return IN_LANGUAGE("olika ort", "different places");
    case 5:
      return IN_LANGUAGE("någon dag passar er båda", "some day suits you both");
    default:
      return IN_LANGUAGE("ni har inte träffats förut", "you have not met before");
  }
}

std::string dayName(int weekday, Language language) {
  return wordOf(IN_LANGUAGE("måndag tisdag onsdag torsdag fredag lördag söndag",
                            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
                weekday - 1);
}

std::string joined(const std::vector<std::string>& items, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out.append(i + 1 == items.size() ? last : std::string_view(", "));
    out.append(items[i]);
  }
  return out;
}

std::string whyOf(const ToldGroup& group, Language language) {
  std::vector<std::string> said;
  for (const ToldReason& reason : group.reasons) {
    if (reason.code != "offers" || said.size() >= kMostReasons) continue;
    said.push_back(reason.seeker + IN_LANGUAGE(" söker det som ", " seeks what ") + reason.giver +
                   IN_LANGUAGE(" kan (", " can do (") + reason.word + ")");
  }
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    const bool holds = std::any_of(group.reasons.begin(), group.reasons.end(),
                                   [&](const ToldReason& reason) { return reason.code == kReasons[i]; });
    if (holds && said.size() < kMostReasons) said.push_back(reasonText(i, language));
  }
  return joined(said, ", ");
}

std::string timeOf(const ToldTime& at, Language language) {
  const auto read = parseDay(at.day);
  if (!read) return at.day;
  const CivilDate& day = read.value();
  std::string time = at.time;
  if (language != Language::en) std::replace(time.begin(), time.end(), ':', '.');
  return dayName(isoWeekday(day), language)
      .append(" ")
      .append(std::to_string(day.day))
      .append(" ")
      .append(monthName(day.month, language))
      .append(IN_LANGUAGE(" kl. ", " at "))
      .append(time);
}

}  // namespace

std::string drawBody(int week, const std::vector<ToldGroup>& groups, Language language) {
  const bool isDetailed = groups.size() <= kMostDetailed;
  std::string body = IN_LANGUAGE("Fikarundan för vecka ", "The coffee round of week ");
  body.append(std::to_string(week)).append(IN_LANGUAGE(" är lottad.", " is drawn."));
  for (const ToldGroup& group : groups) {
    const std::string who = joined(group.names, IN_LANGUAGE(" och ", " and "));
    const std::string why = whyOf(group, language);
    body.append(isDetailed ? "\n\n" : "\n").append(who);
    if (!isDetailed) continue;
    if (!why.empty()) body.append(": ").append(why);
    body.append(".");
    if (!group.question.empty())
      body.append(IN_LANGUAGE("\nAtt börja med: ", "\nTo start with: ")).append(group.question);
    std::vector<std::string> times;
    times.reserve(group.times.size());
    for (const ToldTime& time : group.times) times.push_back(timeOf(time, language));
    if (!times.empty())
      body.append(IN_LANGUAGE("\nFörslag på tid: ", "\nProposed time: "))
          .append(joined(times, IN_LANGUAGE(" eller ", " or ")))
          .append(".");
  }
  return body.append(IN_LANGUAGE("\n\nPassar inte tiden? Kom överens om en annan.",
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
