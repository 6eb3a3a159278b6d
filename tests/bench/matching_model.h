// Rooms of made-up people over many rounds, drawn by the core and by models of two other tools: one that
// shuffles and pairs neighbours (who is left over is left out), and one that takes people in random order and
// gives each the one it has met least (who is left over joins the last pair). Both models are ours, written
// from what the tools do.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/random.h"
#include "core/matching/draw.h"

namespace smasteg::model {

inline constexpr std::size_t kOrganisations = 8;  // each 0.6 times as large as the one before

enum class Method { shuffle, greedy, core };

struct Season {
  std::size_t people = 0, rounds = 0, presentPercent = 100;
};

struct Outcome {
  std::size_t pairs = 0, repeats = 0, across = 0, leftOut = 0, twiceRunning = 0;
};

inline std::string pick(RandomStream& random, std::string_view kind, std::size_t count) {
  return std::string(kind) + " " + std::to_string(random.below(count));
}

inline std::vector<Participant> makePeople(RandomStream& random, std::size_t count) {
  constexpr std::size_t whole = 2458;  // 1000 · (1 + 0.6 + … + 0.6^7)
  constexpr std::size_t sizes[kOrganisations] = {1000, 600, 360, 216, 130, 78, 46, 28};
  std::vector<Participant> people;
  for (std::size_t i = 0; i < count; ++i) {
    Participant& person = people.emplace_back();
    const std::string number = std::to_string(i);
    person.id = "@p" + std::string(4 - number.size(), '0') + number + ":hs";
    std::size_t at = random.below(whole), organisation = 0;
    while (at >= sizes[organisation]) at -= sizes[organisation++];
    person.organisation = "organisation " + std::to_string(organisation);
    person.sector = "sector " + std::to_string(organisation % 3);
    person.department = pick(random, "department", 3);
    person.profession = pick(random, "profession", 6);
    person.place = pick(random, "place", 4);
    person.offers = {pick(random, "thing", 12)};
    person.seeks = {pick(random, "thing", 12)};
    person.days = static_cast<int>(random.below(128));
  }
  return people;
}

using PairKey = std::pair<std::string, std::string>;

inline PairKey keyOf(const std::string& a, const std::string& b) {
  return a < b ? PairKey(a, b) : PairKey(b, a);
}

inline MeetingRound shuffled(RandomStream& random, std::vector<std::string> ids) {
  random.shuffle(ids);
  MeetingRound round;
  for (std::size_t i = 0; i + 1 < ids.size(); i += 2) round.push_back({ids[i], ids[i + 1]});
  return round;
}

inline MeetingRound greedy(RandomStream& random, std::vector<std::string> ids,
                           std::map<PairKey, std::size_t>& met) {
  random.shuffle(ids);
  MeetingRound round;
  while (ids.size() > 1) {
    const std::string one = ids.back();
    ids.pop_back();
    std::size_t best = 0;
    for (std::size_t i = 1; i < ids.size(); ++i) {
      if (met[keyOf(one, ids[i])] < met[keyOf(one, ids[best])]) best = i;
    }
    round.push_back({one, ids[best]});
    ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(best));
  }
  if (!ids.empty() && !round.empty()) round.back().push_back(ids.back());
  return round;
}

inline MeetingRound drawn(const std::vector<Participant>& present, const std::vector<MeetingRound>& history,
                          RandomStream& random) {
  const auto draw = drawRound(present, history, random.bytes(32));
  return draw.ok() ? draw.value().groups : MeetingRound();
}

inline Outcome play(const Season& season, Method method, const std::string& seed) {
  RandomStream world("world " + seed), random("draw " + seed);
  const std::vector<Participant> people = makePeople(world, season.people);
  std::map<std::string, std::string> organisations;
  for (const Participant& person : people) organisations[person.id] = person.organisation;
  std::map<PairKey, std::size_t> met;
  std::vector<MeetingRound> history;
  std::set<PairKey> last;
  Outcome out;
  for (std::size_t round = 0; round < season.rounds; ++round) {
    std::vector<Participant> present;
    std::vector<std::string> ids;
    for (const Participant& person : people) {
      if (world.below(100) >= season.presentPercent) continue;
      present.push_back(person);
      ids.push_back(person.id);
    }
    const MeetingRound groups = method == Method::shuffle  ? shuffled(random, ids)
                                : method == Method::greedy ? greedy(random, ids, met)
                                                           : drawn(present, history, random);
    out.leftOut += ids.size();
    std::set<PairKey> now;
    for (const auto& group : groups) {
      out.leftOut -= group.size();
      for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) now.insert(keyOf(group[i], group[j]));
      }
    }
    for (const PairKey& pair : now) {
      ++out.pairs;
      if (met[pair]++ > 0) ++out.repeats;
      if (organisations[pair.first] != organisations[pair.second]) ++out.across;
      if (last.contains(pair)) ++out.twiceRunning;
    }
    last = std::move(now);
    history.push_back(groups);
  }
  return out;
}

}  // namespace smasteg::model
