// A draw as those see it who are in it: everyone in one group, no repeats while there is another way, the
// borders crossed, the trio fair, and the same for everyone who recomputes it.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/random.h"
#include "tests/bench/matching_model.h"

namespace smasteg {
namespace {

using model::keyOf;
using model::makePeople;
using model::PairKey;

constexpr std::size_t kMaxPlannedAndMore = 66;  // kMaxPlanned is 64

std::vector<Participant> named(const std::vector<std::string>& ids) {
  std::vector<Participant> people;
  for (const std::string& id : ids) people.emplace_back().id = id;
  return people;
}

std::vector<Participant> speakers(const std::vector<std::vector<std::string>>& languages) {
  std::vector<Participant> people;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    Participant& person = people.emplace_back();
    person.id = std::string(1, static_cast<char>('a' + i));
    person.languages = languages[i];
  }
  return people;
}

Draw drawOf(const std::vector<Participant>& people, const std::vector<MeetingRound>& history = {},
            const std::string& seed = "seed") {
  auto draw = drawRound(people, history, seed, true);
  EXPECT_TRUE(draw.ok()) << draw.error().code;
  return draw.ok() ? draw.take() : Draw();
}

std::set<PairKey> pairsIn(const MeetingRound& groups) {
  std::set<PairKey> pairs;
  for (const auto& group : groups) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j) pairs.insert(keyOf(group[i], group[j]));
    }
  }
  return pairs;
}

void expectEveryoneOnce(const Draw& draw, const std::vector<Participant>& people) {
  std::multiset<std::string> seen, expected;
  for (const auto& group : draw.groups) {
    EXPECT_GE(group.size(), 2u);
    EXPECT_LE(group.size(), 3u);
    seen.insert(group.begin(), group.end());
  }
  for (const Participant& person : people) expected.insert(person.id);
  EXPECT_EQ(seen, expected);
}

TEST(DrawTest, TwoMeetEachOtherAndThreeAreATrio) {
  EXPECT_EQ(drawOf(named({"b", "a"})).groups, (MeetingRound{{"a", "b"}}));
  const Draw three = drawOf(named({"c", "a", "b"}));
  ASSERT_EQ(three.groups.size(), 1u);
  EXPECT_EQ(three.groups[0].size(), 3u);
  EXPECT_EQ(three.pairs.size(), 3u);
}

TEST(DrawTest, RefusesWhatNoDrawCanBeMadeOf) {
  EXPECT_EQ(drawRound({}, {}, "s").error().code, "too_few");
  EXPECT_EQ(drawRound(named({"a"}), {}, "s").error().code, "too_few");
  EXPECT_EQ(drawRound(named({"a", "b", "a"}), {}, "s").error().code, "same_id");
  EXPECT_EQ(drawRound(named({"a", ""}), {}, "s").error().code, "bad_id");
  EXPECT_EQ(drawRound(named({"a", "b\nc"}), {}, "s").error().code, "bad_id");
  std::vector<Participant> many(kMaxParticipants + 1);
  EXPECT_EQ(drawRound(many, {}, "s").error().code, "too_many");
  EXPECT_EQ(drawRound(named({"a", "b"}), std::vector<MeetingRound>(kMaxRounds + 1), "s").error().code,
            "too_many");
}

TEST(DrawTest, IsTheSameInWhateverOrderPeopleAreGiven) {
  RandomStream random("orders");
  for (const std::size_t count : {7u, 12u, 31u, 64u}) {
    std::vector<Participant> people = makePeople(random, count);
    std::vector<MeetingRound> history = {drawOf(people, {}, "first").groups};
    const Draw draw = drawOf(people, history);
    for (int i = 0; i < 5; ++i) {
      random.shuffle(people);
      random.shuffle(history[0]);
      const Draw again = drawOf(people, history);
      EXPECT_EQ(again.groups, draw.groups);
      EXPECT_EQ(again.digest, draw.digest);
    }
    EXPECT_NE(drawOf(people, history, "another seed").digest, draw.digest);
  }
}

TEST(DrawTest, TheGroupsOfAnEvenNumberAreTheHeaviestOfAllMatchings) {
  RandomStream random("brute");
  for (int i = 0; i < 60; ++i) {
    const std::vector<Participant> people =
        makePeople(random, i == 0 ? 8 : 4 + 2 * (static_cast<std::size_t>(i) % 2));
    const Draw draw = drawOf(people, {}, random.bytes(8));
    std::map<PairKey, std::int64_t> weights;
    for (const DrawnPair& pair : draw.allPairs) weights[{pair.first, pair.second}] = pair.weight;
    std::vector<std::string> ids;
    for (const Participant& person : people) ids.push_back(person.id);
    Int128 most = 0;
    std::size_t reachedBy = 0;
    std::set<std::set<PairKey>> tried;
    std::sort(ids.begin(), ids.end());
    do {
      std::set<PairKey> pairs;
      Int128 sum = 0;
      for (std::size_t v = 0; v < ids.size(); v += 2) {
        pairs.insert(keyOf(ids[v], ids[v + 1]));
        sum += weights.at(keyOf(ids[v], ids[v + 1]));
      }
      if (!tried.insert(pairs).second) continue;
      if (sum > most) most = sum, reachedBy = 0;
      if (sum == most) ++reachedBy;
    } while (std::next_permutation(ids.begin(), ids.end()));
    EXPECT_TRUE(draw.weight == most);
    EXPECT_EQ(reachedBy, 1u);  // the optimum is unique
  }
}

TEST(DrawTest, NobodyMeetsAnybodyTwiceBeforeEverybodyHasMetEverybody) {
  for (std::size_t count = 4; count <= 60; count += count < 24 ? 2 : 12) {
    for (const std::string shape : {"skewed", "alike"}) {
      RandomStream random("season " + shape + std::to_string(count));
      std::vector<Participant> people = makePeople(random, count);
      if (shape == "alike") {
        for (Participant& person : people) person = named({person.id})[0];
      }
      std::vector<MeetingRound> history;
      std::set<PairKey> met;
      for (std::size_t round = 0; round + 1 < count; ++round) {
        const Draw draw = drawOf(people, history, random.bytes(32));
        for (const PairKey& pair : pairsIn(draw.groups)) {
          ASSERT_TRUE(met.insert(pair).second) << count << " people, round " << round << ", " << shape;
        }
        history.push_back(draw.groups);
      }
      EXPECT_EQ(met.size(), count * (count - 1) / 2);
      // Then it begins again, and not with whom one met last.
      const Draw again = drawOf(people, history, "again");
      for (const PairKey& pair : pairsIn(again.groups)) EXPECT_FALSE(pairsIn(history.back()).contains(pair));
    }
  }
}

TEST(DrawTest, ThePrintedWeightsHaveTheGroupsAsTheirOptimumAlsoWhenSomePairsAreReserved) {
  RandomStream random("reserved");
  std::vector<Participant> people = makePeople(random, 10);
  std::vector<MeetingRound> history;
  std::size_t reserved = 0;
  for (int round = 0; round < 9; ++round) {
    const Draw draw = drawOf(people, history, random.bytes(32));
    PairWeights weights(10);
    std::map<std::string, std::size_t> places;
    for (const Participant& person : people) places.emplace(person.id, places.size());
    for (const DrawnPair& pair : draw.allPairs)
      weights.set(places.at(pair.first), places.at(pair.second), pair.weight);
    const auto mates = heaviestMatching(weights);
    for (const auto& group : draw.groups) EXPECT_EQ(mates[places.at(group[0])], places.at(group[1]));
    std::set<PairKey> met;
    for (const MeetingRound& earlier : history) met.merge(pairsIn(earlier));
    for (const DrawnPair& pair : draw.allPairs) {
      const bool isLow = pair.weight < (std::int64_t{6} * (kMaxMerit + 1)) << kDrawBits;
      if (isLow && !met.contains({pair.first, pair.second})) ++reserved;
    }
    history.push_back(draw.groups);
  }
  EXPECT_GT(reserved, 0u);
}

TEST(DrawTest, AMeetingWithSomebodyNewComesBeforeAnyBorder) {
  // a and b differ in all; they have met. c and d are like a and b.
  std::vector<Participant> people = named({"a", "b", "c", "d"});
  for (const std::size_t i : {0u, 2u}) people[i].organisation = "one", people[i].place = "Umeå";
  for (const std::size_t i : {1u, 3u}) people[i].organisation = "other", people[i].place = "Lund";
  const std::vector<MeetingRound> history = {{{"a", "b"}, {"c", "d"}}, {{"a", "d"}, {"b", "c"}}};
  EXPECT_EQ(drawOf(people, history).groups, (MeetingRound{{"a", "c"}, {"b", "d"}}));
  EXPECT_EQ(drawOf(people).pairs[0].reasons,
            (std::vector<std::string>{"never_met", "other_organisation", "other_place"}));
}

TEST(DrawTest, WhoMetInTheLastRoundMeetAgainOnlyWhenThereIsNoOther) {
  const auto people = named({"a", "b", "c", "d"});
  std::vector<MeetingRound> history = {
      {{"a", "b"}, {"c", "d"}}, {{"a", "c"}, {"b", "d"}}, {{"a", "d"}, {"b", "c"}}};
  for (int i = 0; i < 10; ++i) {
    const Draw draw = drawOf(people, history, "seed " + std::to_string(i));
    EXPECT_NE(draw.groups, history.back());
    history.push_back(draw.groups);
  }
  EXPECT_EQ(drawOf(named({"a", "b"}), {{{"a", "b"}}}).groups, (MeetingRound{{"a", "b"}}));
}

TEST(DrawTest, TheTrioGoesRoundSoThatNobodyIsThirdMuchMoreOften) {
  for (const std::size_t count : {5u, 9u, 15u}) {
    RandomStream random("trio " + std::to_string(count));
    const auto people = makePeople(random, count);
    std::vector<MeetingRound> history;
    std::map<std::string, int> thirds;
    for (std::size_t round = 0; round < 3 * count; ++round) {
      const Draw draw = drawOf(people, history, random.bytes(32));
      expectEveryoneOnce(draw, people);
      std::size_t trios = 0;
      for (const auto& group : draw.groups) {
        if (group.size() != 3) continue;
        ++trios;
        ++thirds[group.back()];
      }
      EXPECT_EQ(trios, 1u);
      history.push_back(draw.groups);
    }
    const auto [least, most] = std::minmax_element(
        thirds.begin(), thirds.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    EXPECT_EQ(thirds.size(), count);
    EXPECT_LE(most->second - least->second, 2) << count;
  }
}

TEST(DrawTest, ThirtyOnePeopleMeetNobodyTwiceInTwentyRounds) {
  for (const std::string seed : {"1", "2", "3"}) {
    const model::Outcome out = model::play({31, 20, 100}, model::Method::core, seed);
    EXPECT_EQ(out.repeats, 0u);
    EXPECT_EQ(out.leftOut, 0u);
    EXPECT_GE(out.across * 100, out.pairs * 86);
  }
}

TEST(DrawTest, WhereOneInFiveIsAwayEachTimeFewMeetAgainAndNobodyTwiceRunning) {
  std::size_t repeats = 0, pairs = 0;
  for (int run = 0; run < 10; ++run) {
    const model::Outcome out = model::play({20, 20, 80}, model::Method::core, std::to_string(run));
    repeats += out.repeats, pairs += out.pairs;
    EXPECT_EQ(out.twiceRunning, 0u);
    EXPECT_EQ(out.leftOut, 0u);
  }
  EXPECT_LE(repeats * 1000, pairs * 35);
}

TEST(DrawTest, PeopleWhoComeAndGoAreAllInAndTheHistoryMayNameOthers) {
  RandomStream random("churn");
  const auto everyone = makePeople(random, 30);
  std::vector<MeetingRound> history = {{{"@gone:hs", "@left:hs"}, {"@gone:hs", everyone[0].id, "@x:hs"}}};
  for (int round = 0; round < 60; ++round) {
    std::vector<Participant> present;
    for (const Participant& person : everyone) {
      if (random.below(2) == 0) present.push_back(person);
    }
    if (present.size() < 2) continue;
    const Draw draw = drawOf(present, history, random.bytes(32));
    expectEveryoneOnce(draw, present);
    history.push_back(draw.groups);
  }
}

TEST(DrawTest, AHistoryThatNoPlanFitsIsTakenAsItIs) {
  const auto people = named({"a", "b", "c", "d", "e", "f"});
  const std::vector<std::vector<MeetingRound>> histories = {
      {{{"a", "a"}, {"b", "c"}, {"d", "e"}}},                                        // with oneself
      {{{"a", "b"}, {"a", "c"}, {"d", "e"}}},                                        // twice in a round
      {{{"a", "b"}, {"c", "d"}}},                                                    // not everybody
      {{{"a", "b"}, {"c", "d"}, {"e", "x"}}},                                        // with others
      {{{"a", "b"}, {"c", "d"}, {"e", "f"}}, {{"a", "b"}, {"c", "e"}, {"d", "f"}}},  // again
      {{{"a", "b"}, {"c", "d"}, {"e", "f"}}, {{"a", "b", "c"}, {"d", "e", "f"}}}};   // trios
  for (const auto& history : histories) expectEveryoneOnce(drawOf(people, history), people);
  RandomStream random("many");
  const auto many = makePeople(random, kMaxPlannedAndMore);
  expectEveryoneOnce(drawOf(many), many);
}

TEST(DrawTest, WhoHasNoLanguageInCommonDoesNotMeet) {
  const auto people = speakers({{"Svenska"}, {"svenska ", "Engelska"}, {"suomi"}, {"Suomi", "engelska"}});
  for (int i = 0; i < 20; ++i) {
    const Draw draw = drawOf(people, {{{"a", "b"}, {"c", "d"}}}, std::to_string(i));
    EXPECT_EQ(draw.groups, (MeetingRound{{"a", "b"}, {"c", "d"}}));  // again: there is no other way
    EXPECT_EQ(draw.allPairs.size(), 3u);                             // ab, bd, cd
  }
}

TEST(DrawTest, WhoSaysNoLanguageCanMeetAnybody) {
  const auto people = speakers({{"svenska"}, {}, {"suomi"}, {}});
  const Draw draw = drawOf(people);
  expectEveryoneOnce(draw, people);
  for (const DrawnPair& pair : draw.pairs) EXPECT_NE(keyOf(pair.first, pair.second), keyOf("a", "c"));
}

TEST(DrawTest, WhoSharesALanguageWithNobodyIsNotLeftOut) {
  const Draw two = drawOf(speakers({{"svenska"}, {"suomi"}}));
  EXPECT_EQ(two.groups, (MeetingRound{{"a", "b"}}));
  EXPECT_EQ(two.pairs[0].reasons, (std::vector<std::string>{"never_met", "no_common_language"}));
  const auto people = speakers({{"svenska"}, {"svenska"}, {"svenska"}, {"suomi"}});
  expectEveryoneOnce(drawOf(people), people);
}

TEST(DrawTest, WhoIsLeftByTheLargestMatchingJoinsATrio) {
  // Two who speak both, four who speak one each: two pairs can be made, and two of four are left.
  const auto people =
      speakers({{"sv", "fi"}, {"sv", "fi"}, {"sv", "da"}, {"fi", "no"}, {"sv", "is"}, {"fi", "se"}});
  for (int i = 0; i < 20; ++i) {
    const Draw draw = drawOf(people, {}, std::to_string(i));
    expectEveryoneOnce(draw, people);
    for (const auto& group : draw.groups) {
      // Everyone has somebody to talk to.
      for (const std::string& one : group) {
        EXPECT_TRUE(std::any_of(draw.pairs.begin(), draw.pairs.end(), [&](const DrawnPair& pair) {
          return (pair.first == one || pair.second == one) && pair.weight != kForbidden;
        }));
      }
    }
  }
  // A star: one pair can be made, and two are left: they cannot both join it, so they are a pair.
  const auto star = speakers({{"sv", "fi", "da"}, {"sv"}, {"fi"}, {"da"}});
  const Draw draw = drawOf(star);
  expectEveryoneOnce(draw, star);
  EXPECT_EQ(draw.groups.size(), 2u);
}

TEST(DrawTest, EveryoneIsInWhateverTheirLanguagesAre) {
  RandomStream random("languages");
  for (int i = 0; i < 300; ++i) {
    auto people = makePeople(random, 2 + static_cast<std::size_t>(random.below(14)));
    for (Participant& person : people) {
      for (std::uint64_t more = random.below(3); more > 0; --more)
        person.languages.push_back(model::pick(random, "language", 5));
    }
    expectEveryoneOnce(drawOf(people, {}, random.bytes(8)), people);
  }
}

TEST(DrawTest, PairsOfEqualsAreDrawnEquallyOften) {
  // Chi-square over the three ways to pair four equal people: 5.99 is passed by chance once in twenty,
  // 13.8 once in a thousand.
  std::map<MeetingRound, int> seen;
  constexpr int kDraws = 3000;
  for (int i = 0; i < kDraws; ++i) ++seen[drawOf(named({"a", "b", "c", "d"}), {}, std::to_string(i)).groups];
  ASSERT_EQ(seen.size(), 3u);
  int square = 0;
  for (const auto& [groups, count] : seen) square += (count - kDraws / 3) * (count - kDraws / 3);
  EXPECT_LT(square, 138 * (kDraws / 3) / 10);
}

TEST(DrawTest, OnWhatOneOffersAndTheOtherSeeksTheyMeet) {
  std::vector<Participant> people = named({"a", "b", "c", "d"});
  people[0].seeks = {" ", "enkäter", "Enkäter"};  // an empty word is none, and no word counts twice
  people[0].offers = {"Användartester"};
  people[2].seeks = {"juridik", "användartester"};
  people[1].days = 1, people[3].days = 3;
  const Draw draw = drawOf(people);
  EXPECT_EQ(draw.groups, (MeetingRound{{"a", "c"}, {"b", "d"}}));
  EXPECT_EQ(draw.pairs[0].reasons, (std::vector<std::string>{"never_met", "first_offers:användartester"}));
  EXPECT_EQ(draw.pairs[1].reasons, (std::vector<std::string>{"never_met", "common_days"}));
}

}  // namespace
}  // namespace smasteg
