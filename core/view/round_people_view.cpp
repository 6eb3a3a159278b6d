// See round_people_view.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/round_people_view.h"

#include <algorithm>
#include <charconv>

#include "core/base/sha256.h"

namespace smasteg {
namespace {

constexpr int kWorkdays = 31, kAllDays = 127;
constexpr int kDaysAhead = 2;      // a proposal leaves a day to answer
constexpr int kLastDayAhead = 21;  // one day a week comes twice in that
constexpr std::size_t kTimes = 2;
constexpr std::array<int, kTimes> kHours = {10, 14};

void addReason(std::vector<PairReason>& all, const DrawnPair& pair, std::string_view key) {
  const std::size_t colon = std::min(key.find(':'), key.size());
  PairReason reason;
  reason.code = key.substr(0, colon);
  const std::string_view rest = colon == key.size() ? std::string_view() : key.substr(colon + 1);
  if (reason.code == "first_offers" || reason.code == "second_offers") {
    const bool isFirst = reason.code == "first_offers";
    reason.code = "offers";
    reason.giver = isFirst ? pair.first : pair.second;
    reason.seeker = isFirst ? pair.second : pair.first;
    reason.word = rest;
  } else if (!rest.empty()) {
    std::from_chars(rest.data(), rest.data() + rest.size(), reason.count);
  }
  const bool isKnown = std::any_of(all.begin(), all.end(), [&](const PairReason& each) {
    return each.code == reason.code && each.giver == reason.giver && each.word == reason.word;
  });
  if (isKnown) return;
  const auto place =
      reason.code == "offers"
          ? std::find_if(all.begin(), all.end(), [](const PairReason& each) { return each.code != "offers"; })
          : all.end();
  all.insert(place, std::move(reason));
}

bool has(const std::vector<std::string>& group, const std::string& id) {
  return std::find(group.begin(), group.end(), id) != group.end();
}

}  // namespace

std::vector<PairReason> reasonsOf(const std::vector<std::string>& group, const RoundCheck& check) {
  std::vector<PairReason> all;
  for (const DrawnPair& pair : check.draw.pairs) {
    if (!has(group, pair.first) || !has(group, pair.second)) continue;
    for (const std::string& key : pair.reasons) addReason(all, pair, key);
  }
  return all;
}

std::vector<MeetTime> timesFor(const std::vector<std::string>& group, const RoundCheck& check) {
  int days = kAllDays;
  for (const Participant& person : check.drawn) {
    if (has(group, person.id) && person.days != 0) days &= person.days;
  }
  if (days == kAllDays || days == 0) days = kWorkdays;
  std::vector<MeetTime> times;
  const TimeMs from = check.resultTs != 0 ? check.resultTs : check.closeTs;
  const std::int64_t today = daysFromCivil(stockholmDate(from));
  for (int ahead = kDaysAhead; ahead <= kLastDayAhead && times.size() < kTimes; ++ahead) {
    const CivilDate day = civilFromDays(today + ahead);
    if ((days >> (isoWeekday(day) - 1) & 1) == 0) continue;
    const int hour = kHours[times.size()];
    times.push_back({formatDay(day), std::to_string(hour) + ":00", stockholmMidnight(day) + hour * kHourMs});
  }
  return times;
}

const OpeningQuestion* questionFor(const std::vector<std::string>& group, const RoundCheck& check,
                                   const OpeningQuestions* questions) {
  if (questions == nullptr || questions->questions.empty() || group.empty()) return nullptr;
  const Digest digest = sha256(check.close + "\n" + group.front());
  const std::size_t number = static_cast<std::size_t>(digest[0]) << 8U | digest[1];
  return &questions->questions[number % questions->questions.size()];
}

std::vector<ToldGroup> toldGroups(const RoundCheck& check, const RoomFacts& facts,
                                  const OpeningQuestions* questions, Language language) {
  std::vector<ToldGroup> told;
  for (const auto& group : check.groups) {
    ToldGroup out;
    for (const std::string& id : group) out.names.push_back(facts.nameOf(id));
    for (const PairReason& reason : reasonsOf(group, check)) {
      const bool offers = reason.code == "offers";
      out.reasons.push_back({reason.code, offers ? facts.nameOf(reason.giver) : "",
                             offers ? facts.nameOf(reason.seeker) : "", reason.word});
    }
    if (const OpeningQuestion* question = questionFor(group, check, questions))
      out.question = language == Language::en ? question->textEn : question->textSv;
    for (const MeetTime& time : timesFor(group, check)) out.times.push_back({time.day, time.time});
    told.push_back(std::move(out));
  }
  return told;
}

MeetProfile profileOf(const OpFields& fields) {
  return {fields.profession, fields.organisation, fields.department, fields.sector, fields.place,
          fields.languages,  fields.offers,       fields.seeks,      fields.days,   fields.pauseUntil};
}

}  // namespace smasteg
