// The day's questions: five, the most forgotten first, new ones from every principle, and the same wherever
// and whenever in the day it is asked.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/random.h"

namespace smasteg {
namespace {

constexpr TimeMs kMorning = 1795503312000;  // 2026-11-24, 07.55 in Stockholm

Scheduler scheduler() { return Scheduler::make({}).take(); }

/// So many cards, each new, with seven principles in turn.
std::vector<PlanCard> newDeck(std::size_t count) {
  std::vector<PlanCard> deck;
  for (std::size_t i = 0; i < count; ++i)
    deck.push_back({"q" + std::to_string(i), "otg-" + std::to_string(i % 7 + 1), {}});
  return deck;
}

PlanCard* find(std::vector<PlanCard>& deck, const std::string& id) {
  const auto found =
      std::find_if(deck.begin(), deck.end(), [&](const PlanCard& card) { return card.id == id; });
  return found == deck.end() ? nullptr : &*found;
}

void answer(std::vector<PlanCard>& deck, PlanDay& day, const std::string& id, int rating) {
  PlanCard* card = find(deck, id);
  ASSERT_NE(card, nullptr);
  card->schedule = scheduler().review(card->schedule, rating, day.now).take();
  day.answered.push_back(id);
}

PlanDay dayOf(TimeMs now, std::string_view seed = "seed") {
  PlanDay day;
  day.now = now;
  day.seed = seed;
  return day;
}

/// A deck as it is after some days of practice.
std::vector<PlanCard> practised(RandomStream& random, std::size_t count, std::uint64_t days, TimeMs* end) {
  std::vector<PlanCard> deck = newDeck(count);
  TimeMs now = kMorning;
  for (std::uint64_t i = 0; i < days; ++i, now += kDayMs) {
    PlanDay day = dayOf(now);
    day.more = static_cast<std::size_t>(random.below(2)) * 5;
    for (const std::string& id : planDay(scheduler(), deck, day))
      answer(deck, day, id, random.below(3) == 0 ? 1 : 2 + static_cast<int>(random.below(3)));
  }
  *end = now;
  return deck;
}

TEST(PlanTest, AsksFiveQuestionsOnTheFirstDay) {
  EXPECT_EQ(planDay(scheduler(), newDeck(35), dayOf(kMorning)).size(), kQuestionsADay);
  EXPECT_EQ(planDay(scheduler(), newDeck(3), dayOf(kMorning)).size(), 3U);
  EXPECT_TRUE(planDay(scheduler(), {}, dayOf(kMorning)).empty());
}

TEST(PlanTest, AsksMoreOnlyWhenMoreIsAskedFor) {
  PlanDay day = dayOf(kMorning);
  std::vector<PlanCard> deck = newDeck(35);
  for (const std::string& id : planDay(scheduler(), deck, day)) answer(deck, day, id, 3);
  EXPECT_TRUE(planDay(scheduler(), deck, day).empty());
  day.more = 3;
  EXPECT_EQ(planDay(scheduler(), deck, day).size(), 3U);
  day.more = 100;
  EXPECT_EQ(planDay(scheduler(), deck, day).size(), 30U) << "the whole deck, each once";
}

TEST(PlanTest, CountsAnAnswerThatWasGivenTwice) {
  PlanDay day = dayOf(kMorning);
  day.answered = {"q1", "q1", "q2"};
  EXPECT_EQ(planDay(scheduler(), newDeck(35), day).size(), 2U);
  day.answered = {"q1", "q1", "q2", "q3", "q4", "q5", "gone"};
  EXPECT_TRUE(planDay(scheduler(), newDeck(35), day).empty());
}

TEST(PlanTest, AsksExactlyFiveAfterThirtyDaysAway) {
  RandomStream random("away");
  for (int round = 0; round < 60; ++round) {
    TimeMs now = 0;
    const std::size_t count = 5 + static_cast<std::size_t>(random.below(60));
    const auto deck = practised(random, count, random.below(120), &now);
    const TimeMs back = now - kDayMs + (30 + static_cast<TimeMs>(random.below(700))) * kDayMs;
    const auto plan = planDay(scheduler(), deck, dayOf(back));
    ASSERT_EQ(plan.size(), kQuestionsADay) << "deck of " << count << ", round " << round;
  }
}

TEST(PlanTest, NeverAsksTheSameTwiceNorMoreThanItMay) {
  RandomStream random("twice");
  for (int round = 0; round < 60; ++round) {
    TimeMs now = 0;
    const auto deck =
        practised(random, 1 + static_cast<std::size_t>(random.below(50)), random.below(60), &now);
    PlanDay day = dayOf(now);
    day.more = static_cast<std::size_t>(random.below(12));
    for (std::uint64_t i = random.below(8); i > 0; --i)
      day.answered.push_back(deck[static_cast<std::size_t>(random.below(deck.size()))].id);
    const auto plan = planDay(scheduler(), deck, day);
    const std::set<std::string> once(plan.begin(), plan.end());
    ASSERT_EQ(once.size(), plan.size());
    ASSERT_LE(plan.size() + day.answered.size(), std::max(5 + day.more, day.answered.size()));
    for (const std::string& id : day.answered) ASSERT_FALSE(once.contains(id));
  }
}

TEST(PlanTest, PutsWhatIsDueFirstAndTheMostForgottenOfItFirst) {
  RandomStream random("due");
  std::size_t seen = 0;
  for (int round = 0; round < 60; ++round) {
    TimeMs now = 0;
    auto deck = practised(random, 60, 1 + random.below(40), &now);
    now += static_cast<TimeMs>(random.below(40)) * kDayMs;
    const PlanDay day = dayOf(now);
    const auto plan = planDay(scheduler(), deck, day);
    const auto tomorrow = stockholmMidnight(stockholmDate(now)) + kDayMs;
    const auto isDue = [&](const PlanCard& card) {
      return !card.schedule.isNew() && card.schedule.dueMs < tomorrow;
    };
    const auto due = static_cast<std::size_t>(std::count_if(deck.begin(), deck.end(), isDue));
    std::int64_t last = 0;
    for (std::size_t i = 0; i < plan.size(); ++i) {
      const PlanCard& card = *find(deck, plan[i]);
      ASSERT_EQ(isDue(card), i < due);
      if (i >= due) continue;
      const auto chance = scheduler().retrievability(card.schedule, tomorrow);
      ASSERT_GE(chance, last);
      last = chance;
      ++seen;
    }
    if (due < kQuestionsADay) continue;
    for (const PlanCard& card : deck) {
      if (!isDue(card) || std::find(plan.begin(), plan.end(), card.id) != plan.end()) continue;
      ASSERT_GE(scheduler().retrievability(card.schedule, tomorrow), last)
          << "one that is more forgotten was left out";
    }
  }
  EXPECT_GT(seen, 100U);
}

TEST(PlanTest, SpreadsNewCardsOverThePrinciples) {
  PlanDay day = dayOf(kMorning);
  auto deck = newDeck(35);
  std::map<std::string, int> met;
  // Everyone meets every principle once before any of them twice, twice before any three times, and so on.
  for (int i = 0; i < 7; ++i, day.now += kDayMs, day.answered.clear()) {
    for (const std::string& id : planDay(scheduler(), deck, day)) {
      if (!find(deck, id)->schedule.isNew()) continue;
      ++met[find(deck, id)->group];
      answer(deck, day, id, 4);
      const auto [low, high] = std::minmax_element(
          met.begin(), met.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      const int least = met.size() < 7 ? 0 : low->second;
      ASSERT_LE(high->second - least, 1);
    }
  }
  EXPECT_EQ(met.size(), 7U);
}

TEST(PlanTest, LeavesTheRestAsItWasWhenTheFirstIsAnswered) {
  RandomStream random("rest");
  for (int round = 0; round < 40; ++round) {
    TimeMs now = 0;
    auto deck = practised(random, 40, random.below(30), &now);
    PlanDay day = dayOf(now);
    day.more = static_cast<std::size_t>(random.below(3)) * 5;
    auto plan = planDay(scheduler(), deck, day);
    while (!plan.empty()) {
      answer(deck, day, plan.front(), 1 + static_cast<int>(random.below(4)));
      plan.erase(plan.begin());
      day.now += static_cast<TimeMs>(random.below(kHourMs));  // 15 of them end before midnight
      ASSERT_EQ(planDay(scheduler(), deck, day), plan);
    }
  }
}

TEST(PlanTest, CaresNeitherForTheOrderOfTheDeckNorForTheTimeOfTheDay) {
  RandomStream random("order");
  TimeMs now = 0;
  auto deck = practised(random, 40, 12, &now);
  const auto plan = planDay(scheduler(), deck, dayOf(now));
  for (int round = 0; round < 20; ++round) {
    random.shuffle(deck);
    ASSERT_EQ(planDay(scheduler(), deck, dayOf(now + static_cast<TimeMs>(random.below(16 * kHourMs)))), plan);
  }
}

TEST(PlanTest, ChoosesOtherNewCardsForAnotherSeedAndAnotherDay) {
  const auto deck = newDeck(35);
  std::set<std::vector<std::string>> plans;
  for (int i = 0; i < 10; ++i) {
    plans.insert(planDay(scheduler(), deck, dayOf(kMorning, std::to_string(i))));
    plans.insert(planDay(scheduler(), deck, dayOf(kMorning + (i + 1) * kDayMs)));
  }
  EXPECT_GT(plans.size(), 15U);
}

TEST(PlanTest, TakesTheDayFromStockholm) {
  // 23.30 and 00.30 there, in summer: one evening and the next day.
  const TimeMs evening = stockholmMidnight({2026, 7, 2}) - 30 * kMinuteMs;
  auto deck = newDeck(1);
  deck[0].schedule = scheduler().review({}, 4, evening - 8 * kDayMs).take();
  deck[0].schedule.dueMs = evening + kHourMs;
  EXPECT_TRUE(planDay(scheduler(), deck, dayOf(evening)).empty());
  EXPECT_EQ(planDay(scheduler(), deck, dayOf(evening + kHourMs - 1)).size(), 1U) << "due later that day";
}

TEST(PlanTest, AsksNothingThatIsNotDueUnlessMoreIsAskedForOrItIsLongAgo) {
  auto deck = newDeck(10);
  for (PlanCard& card : deck) {
    card.schedule = scheduler().review({}, 4, kMorning).take();
    card.schedule.dueMs = kMorning + 400 * kDayMs;
  }
  EXPECT_TRUE(planDay(scheduler(), deck, dayOf(kMorning + 29 * kDayMs)).empty());
  EXPECT_EQ(planDay(scheduler(), deck, dayOf(kMorning + 30 * kDayMs)).size(), 5U);
  PlanDay day = dayOf(kMorning + kDayMs);
  day.more = 1;
  EXPECT_EQ(planDay(scheduler(), deck, day).size(), 6U);
}

TEST(PlanTest, OneADayFromTheRoomGoesBeforeOtherNewOnes) {
  std::vector<PlanCard> cards;
  for (int i = 0; i < 20; ++i) cards.push_back({"q" + std::to_string(i), "otg-1", {}, false});
  for (int i = 0; i < 3; ++i) cards.push_back({"step-" + std::to_string(i), "otg-2", {}, true});
  PlanDay day{.now = 1795503312000, .answered = {}, .more = 0, .seed = "anna"};
  const auto plan = planDay(scheduler(), cards, day);
  ASSERT_EQ(plan.size(), 5U);
  EXPECT_TRUE(plan[0].starts_with("step-"));
  day.answered = {plan[0]};
  for (PlanCard& card : cards) {
    if (card.id == plan[0]) card.schedule = scheduler().review(card.schedule, 3, day.now).take();
  }
  EXPECT_EQ(planDay(scheduler(), cards, day), std::vector<std::string>(plan.begin() + 1, plan.end()))
      << "what was planned after it stays";
}

}  // namespace
}  // namespace smasteg
