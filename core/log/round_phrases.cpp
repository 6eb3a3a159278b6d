// See round_phrases.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/round_phrases.h"

#include <algorithm>
#include <array>

#include "core/base/json_text.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/log/event.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostDetailed = 60;  // groups: 120 people, and the message is four screens
constexpr std::size_t kMostReasons = 3;

struct Phrase {
  std::string_view code, sv, en;
};

// In the order in which they say most; those that are not here are left to the app.
constexpr std::array kPhrases = {
    Phrase{"other_organisation", "olika organisation", "different organisations"},
    Phrase{"other_department", "olika avdelning", "different departments"},
    Phrase{"other_sector", "olika sektor", "different sectors"},
    Phrase{"other_profession", "olika yrke", "different professions"},
    Phrase{"other_place", "olika ort", "different places"},
    Phrase{"common_days", "någon dag passar er båda", "some day suits you both"},
    Phrase{"never_met", "ni har inte träffats förut", "you have not met before"}};

constexpr std::array<std::array<std::string_view, 7>, 2> kDays = {
    {{"måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"},
     {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}}};
constexpr std::array<std::array<std::string_view, 12>, 2> kMonths = {
    {{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
      "november", "december"},
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December"}}};

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
    said.push_back(reason.seeker + (isEnglish ? " seeks what " : " söker det som ") + reason.giver +
                   (isEnglish ? " can do (" : " kan (") + reason.word + ")");
  }
  for (const Phrase& phrase : kPhrases) {
    const bool holds = std::any_of(group.reasons.begin(), group.reasons.end(),
                                   [&](const ToldReason& reason) { return reason.code == phrase.code; });
    if (holds && said.size() < kMostReasons) said.emplace_back(isEnglish ? phrase.en : phrase.sv);
  }
  return joined(said, ", ");
}

std::string timeOf(const ToldTime& at, bool isEnglish) {
  const auto read = parseDay(at.day);
  if (!read) return at.day;
  const CivilDate& day = read.value();
  const std::size_t language = isEnglish ? 1 : 0;
  std::string time = at.time;
  if (!isEnglish) std::replace(time.begin(), time.end(), ':', '.');
  return std::string(kDays[language][static_cast<std::size_t>(isoWeekday(day) - 1)])
      .append(" ")
      .append(std::to_string(day.day))
      .append(" ")
      .append(kMonths[language][static_cast<std::size_t>(day.month - 1)])
      .append(isEnglish ? " at " : " kl. ")
      .append(time);
}

}  // namespace

std::string drawBody(int week, const std::vector<ToldGroup>& groups, Language language) {
  const bool isEnglish = language == Language::en, isDetailed = groups.size() <= kMostDetailed;
  std::string body = isEnglish ? "The coffee round of week " : "Fikarundan för vecka ";
  body.append(std::to_string(week)).append(isEnglish ? " is drawn." : " är lottad.");
  for (const ToldGroup& group : groups) {
    const std::string who = joined(group.names, isEnglish ? " and " : " och ");
    const std::string why = whyOf(group, isEnglish);
    body.append(isDetailed ? "\n\n" : "\n").append(who);
    if (!isDetailed) continue;
    if (!why.empty()) body.append(": ").append(why);
    body.append(".");
    if (!group.question.empty())
      body.append(isEnglish ? "\nTo start with: " : "\nAtt börja med: ").append(group.question);
    std::vector<std::string> times;
    for (const ToldTime& time : group.times) times.push_back(timeOf(time, isEnglish));
    if (!times.empty())
      body.append(isEnglish ? "\nProposed time: " : "\nFörslag på tid: ")
          .append(joined(times, isEnglish ? " or " : " eller "))
          .append(".");
  }
  return body.append(isEnglish ? "\n\nDoes the time not suit? Agree on another."
                               : "\n\nPassar inte tiden? Kom överens om en annan.");
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
