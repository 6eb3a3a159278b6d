// What a person has practised: kept, counted and taken over to another device, each answer once.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/practice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/random.h"

namespace smasteg {
namespace {

constexpr TimeMs kPracticeMorning = 1795503312000;  // 2026-11-24, 07.55 in Stockholm
constexpr std::string_view kPractisingAnna = "@anna:hs";

std::vector<QuizCard> deck(int count) {
  std::vector<QuizCard> cards;
  for (int i = 0; i < count; ++i)
    cards.push_back({"q" + std::to_string(i), "otg-" + std::to_string(i % 7 + 1)});
  return cards;
}

class PracticeTest : public ::testing::Test {
 protected:
  PracticeTest() { open(practice_); }
  static void open(Practice& practice) {
    practice.setOwner(kPractisingAnna);
    practice.setCards(deck(35));
  }
  void keep() {
    for (auto& write : practice_.takeWrites()) store_[write.key] = std::move(*write.bytes);
  }
  /// As a browser that was killed and opened again.
  Practice reopened(std::string_view owner = kPractisingAnna) {
    keep();
    Practice other;
    other.setOwner(owner);
    other.setCards(deck(35));
    for (const auto& [key, bytes] : store_) other.restore(key, bytes);
    return other;
  }
  /// Answers and leaves the card that is asked.
  static std::string go(Practice& practice, TimeMs now, bool right = true, bool knew = true) {
    const std::string card = practice.asked(now);
    EXPECT_TRUE(practice.answer(card, right, now)) << card;
    EXPECT_TRUE(right ? practice.sayHowSure(knew) : practice.moveOn());
    return card;
  }
  std::string reviewsOf(const std::string& card) {
    keep();
    const auto found = store_.find("practice/@anna:hs/" + card);
    return found == store_.end() ? "" : found->second;
  }

  Practice practice_;
  std::map<std::string, std::string> store_;
};

TEST_F(PracticeTest, ADayHasFiveAndMoreOnlyWhenAskedFor) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(practice_.left(kPracticeMorning), 5 - i);
    seen.insert(go(practice_, kPracticeMorning + static_cast<TimeMs>(i)));
  }
  EXPECT_EQ(seen.size(), 5U);
  EXPECT_EQ(practice_.asked(kPracticeMorning + 10), "");
  EXPECT_EQ(practice_.left(kPracticeMorning + 10), 0U);
  EXPECT_EQ(reopened().asked(kPracticeMorning + 10), "") << "nor after a reload";
  practice_.askMore();
  EXPECT_EQ(practice_.left(kPracticeMorning + 10), 5U);
  EXPECT_FALSE(seen.contains(practice_.asked(kPracticeMorning + 10)));
  EXPECT_EQ(reopened().left(kPracticeMorning + kDayMs), 5U);
}

TEST_F(PracticeTest, AnAnswerCountsAtOnceAndTheCardStaysUntilItIsLeft) {
  const std::string card = practice_.asked(kPracticeMorning);
  ASSERT_TRUE(practice_.answer(card, true, kPracticeMorning));
  EXPECT_NE(reviewsOf(card).find(std::to_string(kPracticeMorning) + ":2"), std::string::npos);
  EXPECT_EQ(practice_.asked(kPracticeMorning), card);
  EXPECT_EQ(practice_.left(kPracticeMorning), 5U);
  EXPECT_FALSE(practice_.answer(card, false, kPracticeMorning)) << "once";
  EXPECT_EQ(reopened().left(kPracticeMorning), 4U) << "killed before it was left";
  EXPECT_TRUE(practice_.sayHowSure(true));
  EXPECT_NE(reviewsOf(card).find(std::to_string(kPracticeMorning) + ":3"), std::string::npos);
  EXPECT_EQ(reviewsOf(card).find(":2"), std::string::npos);
  EXPECT_NE(practice_.asked(kPracticeMorning), card);
}

TEST_F(PracticeTest, WrongIsAgainAndNobodyAsksHowSureOneWas) {
  const std::string card = practice_.asked(kPracticeMorning);
  EXPECT_FALSE(practice_.answer("q999", true, kPracticeMorning));
  EXPECT_FALSE(practice_.answer("", true, kPracticeMorning));
  EXPECT_FALSE(practice_.moveOn()) << "not answered";
  EXPECT_FALSE(practice_.sayHowSure(true));
  ASSERT_TRUE(practice_.answer(card, false, kPracticeMorning));
  EXPECT_FALSE(practice_.sayHowSure(true));
  EXPECT_TRUE(practice_.moveOn());
  EXPECT_NE(reviewsOf(card).find(":1"), std::string::npos);
}

TEST_F(PracticeTest, AGuessComesBackBeforeWhatOneKnew) {
  const auto dueAfter = [](bool right, bool knew) {
    Practice practice;
    open(practice);
    TimeMs now = kPracticeMorning;
    const std::string first = go(practice, now, right, knew);
    for (int day = 1; day < 100; ++day) {
      now += kDayMs;
      for (int i = 0; i < 5 && !practice.asked(now).empty(); ++i) {
        if (practice.asked(now) == first) return day;
        go(practice, now);
      }
    }
    return 100;
  };
  EXPECT_LE(dueAfter(false, false), dueAfter(true, false));
  EXPECT_LE(dueAfter(true, false), dueAfter(true, true));
}

TEST_F(PracticeTest, AfterAMonthAwayThereAreExactlyFive) {
  for (int day = 0; day < 10; ++day)
    for (int i = 0; i < 5; ++i) go(practice_, kPracticeMorning + day * kDayMs + i);
  for (const int away : {30, 31, 400}) EXPECT_EQ(practice_.left(kPracticeMorning + (10 + away) * kDayMs), 5U);
}

TEST_F(PracticeTest, ProgressFollowsTheDeck) {
  TimeMs now = kPracticeMorning;
  for (int day = 0; day < 60; ++day, now += kDayMs)
    while (!practice_.asked(now).empty()) go(practice_, now);
  int met = 0, settled = 0;
  const auto progress = practice_.progress();
  ASSERT_EQ(progress.size(), 7U);
  for (const PrincipleProgress& each : progress) {
    EXPECT_EQ(each.cards, 5);
    EXPECT_LE(each.settled, each.met);
    met += each.met;
    settled += each.settled;
  }
  EXPECT_EQ(met, 35);
  EXPECT_GT(settled, 0);
  EXPECT_EQ(reopened().progress(), progress);
  practice_.setCards({{"new", "digg-1"}});
  EXPECT_EQ(practice_.progress(), (std::vector<PrincipleProgress>{{"digg-1", 1, 0, 0}}));
  practice_.setCards(deck(35));
  EXPECT_EQ(practice_.progress(), progress) << "what was practised is not forgotten";
}

TEST_F(PracticeTest, AFileTakesItToAnotherDeviceOnce) {
  for (int i = 0; i < 5; ++i) go(practice_, kPracticeMorning + i, i % 2 == 0);
  Practice other;
  open(other);
  go(other, kPracticeMorning + kDayMs);
  const auto added = other.import(practice_.exported());
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(added.value(), 5U);
  EXPECT_EQ(other.import(practice_.exported()).value(), 0U);
  ASSERT_TRUE(practice_.import(other.exported()).ok());
  EXPECT_EQ(practice_.exported(), other.exported());
  EXPECT_EQ(practice_.progress(), other.progress());
  EXPECT_EQ(practice_.asked(kPracticeMorning + 2 * kDayMs), other.asked(kPracticeMorning + 2 * kDayMs));
}

TEST_F(PracticeTest, WhatWasTakenInIsKept) {
  Practice other;
  open(other);
  go(other, kPracticeMorning);
  ASSERT_TRUE(practice_.import(other.exported()).ok());
  EXPECT_EQ(reopened().exported(), other.exported());
}

TEST_F(PracticeTest, OfTwoRatingsAtOneTimeTheBetterCounts) {
  const auto file = [](const std::string& reviews) {
    return R"({"schema":"smasteg.practice/1","practised":[{"card":"q1","reviews":[)" + reviews + "]}]}";
  };
  Practice other;
  ASSERT_TRUE(practice_.import(file(R"("1795503312000:2")")).ok());
  ASSERT_TRUE(practice_.import(file(R"("1795503312000:3")")).ok());
  ASSERT_TRUE(other.import(file(R"("1795503312000:3","1795503312000:2")")).ok());
  EXPECT_EQ(practice_.exported(), other.exported());
  EXPECT_EQ(practice_.exported().find(":2"), std::string::npos);
}

TEST_F(PracticeTest, FilesThatAreNoneChangeNothing) {
  const std::string before = practice_.exported();
  for (const char* bad : {"", "{", "[]", "{}", R"({"schema":"smasteg.quiz/0.2"})", "null"}) {
    EXPECT_FALSE(practice_.import(bad).ok()) << bad;
  }
  const auto added = practice_.import(
      R"({"schema":"smasteg.practice/1","practised":[7,{"card":"Å"},{"card":"q1","reviews":
      ["x",":3","1:","1:0","1:5","-1:3","253402300800000:3","99999999999999999999:3","1:33",7,"1 :3"]}]})");
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(added.value(), 0U);
  EXPECT_EQ(practice_.exported(), before);
  EXPECT_TRUE(practice_.takeWrites().empty());
}

TEST_F(PracticeTest, SomebodyElsesOnTheSameDeviceIsLeftAlone) {
  go(practice_, kPracticeMorning);
  EXPECT_EQ(reopened("@bo:hs").exported(), Practice().exported());
  EXPECT_EQ(reopened("@anna").exported(), Practice().exported());
}

TEST_F(PracticeTest, KeepsSoManyOfACardAndForgetsTheOldest) {
  std::string reviews;
  for (std::size_t i = 0; i < kMaxReviewsOfCard + 3; ++i)
    reviews +=
        (i == 0 ? "\"" : ",\"") + std::to_string(kPracticeMorning + static_cast<TimeMs>(i) * kDayMs) + ":3\"";
  ASSERT_TRUE(practice_
                  .import(R"({"schema":"smasteg.practice/1","practised":[{"card":"q1","reviews":[)" +
                          reviews + "]}]}")
                  .ok());
  const std::string kept = practice_.exported();
  EXPECT_EQ(static_cast<std::size_t>(std::count(kept.begin(), kept.end(), ':')) - 3, kMaxReviewsOfCard + 1);
  EXPECT_EQ(kept.find(std::to_string(kPracticeMorning + 2 * kDayMs) + ":"), std::string::npos);
  EXPECT_NE(kept.find(std::to_string(kPracticeMorning + 3 * kDayMs) + ":"), std::string::npos);
}

TEST_F(PracticeTest, TheOrderInWhichTheRecordsComeBackDecidesNothing) {
  TimeMs now = kPracticeMorning;
  RandomStream random("practice");
  for (int day = 0; day < 20; ++day, now += kDayMs)
    while (!practice_.asked(now).empty()) go(practice_, now, random.below(3) != 0, random.below(2) == 0);
  keep();
  std::vector<std::pair<std::string, std::string>> records(store_.begin(), store_.end());
  for (int round = 0; round < 5; ++round) {
    random.shuffle(records);
    Practice other;
    open(other);
    for (const auto& [key, bytes] : records) other.restore(key, bytes);
    for (const auto& [key, bytes] : records) other.restore(key, bytes);
    EXPECT_EQ(other.exported(), practice_.exported());
    EXPECT_EQ(other.asked(now), practice_.asked(now));
  }
}

}  // namespace
}  // namespace smasteg
