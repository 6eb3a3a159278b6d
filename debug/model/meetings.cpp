// See meetings.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/meetings.h"

#include <algorithm>
#include <set>

#include "core/base/random.h"
#include "core/matching/int128.h"

namespace smasteg::debug {
namespace {

using PairKey = std::pair<std::string, std::string>;
using Met = std::map<PairKey, std::size_t>;

PairKey keyOf(const std::string& a, const std::string& b) { return a < b ? PairKey(a, b) : PairKey(b, a); }

template <class Each>
void eachPair(const MeetingRound& round, const Each& each) {
  for (const auto& group : round) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j) each(keyOf(group[i], group[j]));
    }
  }
}

Met metIn(const std::vector<MeetingRound>& history) {
  Met met;
  for (const MeetingRound& round : history) eachPair(round, [&](const PairKey& key) { ++met[key]; });
  return met;
}

MeetingRound withThird(MeetingRound round, const std::vector<std::string>& left) {
  for (const std::string& id : left) {
    if (!round.empty()) round.back().push_back(id);
  }
  return round;
}

/// The heaviest pair first, then the heaviest of what is left.
MeetingRound greedily(const Draw& draw, const std::vector<Participant>& people) {
  std::vector<const DrawnPair*> pairs;
  for (const DrawnPair& pair : draw.allPairs) pairs.push_back(&pair);
  std::stable_sort(pairs.begin(), pairs.end(), [](auto a, auto b) { return a->weight > b->weight; });
  std::set<std::string> taken;
  MeetingRound round;
  for (const DrawnPair* pair : pairs) {
    if (taken.contains(pair->first) || taken.contains(pair->second)) continue;
    round.push_back({pair->first, pair->second});
    taken.insert({pair->first, pair->second});
  }
  std::vector<std::string> left;
  for (const Participant& person : people) {
    if (!taken.contains(person.id)) left.push_back(person.id);
  }
  return withThird(std::move(round), left);
}

MeetingRound byChance(const std::vector<Participant>& people, const std::string& seed) {
  std::vector<std::string> ids;
  for (const Participant& person : people) ids.push_back(person.id);
  RandomStream random("chance " + seed);
  random.shuffle(ids);
  MeetingRound round;
  for (std::size_t i = 0; i + 1 < ids.size(); i += 2) round.push_back({ids[i], ids[i + 1]});
  return withThird(std::move(round),
                   ids.size() % 2 == 1 ? std::vector{ids.back()} : std::vector<std::string>());
}

struct Scales {
  std::map<PairKey, std::int64_t> weights;
  std::map<std::string, std::string> organisations;
};

Scales scalesOf(const Draw& draw, const std::vector<Participant>& people) {
  Scales scales;
  for (const DrawnPair& pair : draw.allPairs) scales.weights[keyOf(pair.first, pair.second)] = pair.weight;
  for (const Participant& person : people) scales.organisations[person.id] = person.organisation;
  return scales;
}

Pairing weighed(PairMethod method, MeetingRound groups, const Scales& scales, const Met& met) {
  Pairing out;
  out.method = method;
  eachPair(groups, [&](const PairKey& key) {
    const auto weight = scales.weights.find(key);
    if (weight != scales.weights.end() && weight->second > 0) out.weight += weight->second;
    out.again += met.contains(key) ? 1U : 0U;
    out.across += scales.organisations.at(key.first) != scales.organisations.at(key.second) ? 1U : 0U;
  });
  out.groups = std::move(groups);
  return out;
}

MeetingRound groupsBy(PairMethod method, const Draw& draw, const cli::MatchInput& input) {
  switch (method) {
    case PairMethod::greedy:
      return greedily(draw, input.people);
    case PairMethod::random:
      return byChance(input.people, input.seed);
    case PairMethod::optimum:
      break;
  }
  return draw.groups;
}

}  // namespace

const char* nameOf(PairMethod method) {
  switch (method) {
    case PairMethod::greedy:
      return "greedy";
    case PairMethod::random:
      return "random";
    case PairMethod::optimum:
      break;
  }
  return "optimum";
}

Result<Meeting> drawMeeting(const cli::MatchInput& input) {
  auto drawn = drawRound(input.people, input.history, input.seed, true);
  if (!drawn) return drawn.error();
  Meeting meeting{.draw = drawn.take(), .pairings = {}, .met = metIn(input.history)};
  const Scales scales = scalesOf(meeting.draw, input.people);
  for (const PairMethod method : kPairMethods) {
    meeting.pairings.push_back(weighed(method, groupsBy(method, meeting.draw, input), scales, meeting.met));
  }
  return meeting;
}

cli::MatchInput inventPeople(std::size_t count, const std::string& seed) {
  RandomStream random("people " + seed);
  const auto pick = [&](const char* kind, std::uint64_t of) {
    return std::string(kind) + " " + std::to_string(random.below(of) + 1);
  };
  cli::MatchInput input;
  input.seed = seed;
  for (std::size_t i = 0; i < count; ++i) {
    Participant& person = input.people.emplace_back();
    person.id = "@p" + std::string(i < 10 ? "0" : "") + std::to_string(i) + ":hs";
    person.organisation = pick("organisation", 5);
    person.sector = pick("sector", 3);
    person.profession = pick("profession", 6);
    person.place = pick("place", 4);
    person.offers = {pick("thing", 12)};
    person.seeks = {pick("thing", 12)};
  }
  return input;
}

std::map<PairMethod, std::vector<std::size_t>> playRounds(const cli::MatchInput& input, std::size_t rounds) {
  std::map<PairMethod, std::vector<std::size_t>> out;
  for (const PairMethod method : kPairMethods) {
    cli::MatchInput going = input;
    Met met = metIn(going.history);
    std::size_t again = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
      going.seed = input.seed + " " + std::to_string(round);
      const auto drawn = drawRound(going.people, going.history, going.seed, true);
      if (!drawn) break;
      const MeetingRound groups = groupsBy(method, drawn.value(), going);
      eachPair(groups, [&](const PairKey& key) { again += met[key]++ > 0 ? 1U : 0U; });
      going.history.push_back(groups);
      out[method].push_back(again);
    }
  }
  return out;
}

std::string asText(const Meeting& meeting) {
  std::string out;
  for (const Pairing& pairing : meeting.pairings) {
    out += std::string(nameOf(pairing.method)) + ": weight " + decimal(pairing.weight) + ", " +
           std::to_string(pairing.again) + " meet again, " + std::to_string(pairing.across) +
           " across organisations\n";
    for (const auto& group : pairing.groups) {
      out += " ";
      for (const std::string& id : group) out += " " + id;
      out += "\n";
    }
  }
  for (const DrawnPair& pair : meeting.draw.pairs) {
    out += pair.first + " " + pair.second + " " + std::to_string(pair.weight) + ":";
    for (const std::string& reason : pair.reasons) out += " " + reason;
    out += "\n";
  }
  return out + "digest " + meeting.draw.digest + "\n";
}

}  // namespace smasteg::debug
