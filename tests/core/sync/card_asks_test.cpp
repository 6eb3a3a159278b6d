// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/card_asks.h"

#include <gtest/gtest.h>

#include <set>

namespace smasteg {
namespace {

constexpr TimeMs kAskedNow = 1795514400000;
using Next = CardAsks::Next;

Event ask(const std::string& id, const std::string& sender, const std::string& recordId = "") {
  Event event;
  event.kind = EventKind::op;
  event.id = id;
  event.sender = sender;
  event.ts = kAskedNow;
  event.op.op = "ask";
  event.op.id = recordId.empty() ? "record" + id : recordId;
  return event;
}

TEST(CardAsksTest, AsksOnceAWeekThenWaitsThenReadsOnceMoreThenMakes) {
  CardAsks asks;
  EXPECT_EQ(asks.beforeCard("2026-W48", kAskedNow, kAskedNow), Next::ask);
  asks.asking("2026-W48", "min");
  EXPECT_EQ(asks.beforeCard("2026-W48", kAskedNow, kAskedNow), Next::ask) << "not before it has left";
  asks.asked(kAskedNow);
  EXPECT_EQ(asks.beforeCard("2026-W48", kAskedNow, kAskedNow + kAskWaitMs - 1), Next::wait);
  EXPECT_EQ(asks.beforeCard("2026-W48", kAskedNow + kAskWaitMs - 1, kAskedNow + kAskWaitMs), Next::wait);
  EXPECT_EQ(asks.beforeCard("2026-W48", kAskedNow + kAskWaitMs, kAskedNow + kAskWaitMs), Next::make);
  EXPECT_EQ(asks.beforeCard("2026-W49", kAskedNow + kAskWaitMs, kAskedNow + kAskWaitMs), Next::ask);
}

TEST(CardAsksTest, AnswersBetweenTwoAndTwentySecondsEachAppAtATimeOfItsOwn) {
  std::set<TimeMs> times;
  for (int i = 0; i < 40; ++i) {
    CardAsks asks;
    asks.saw(ask("$a", "@bo:hs"), "!rum:hs@person" + std::to_string(i) + ":hs", kAskedNow);
    EXPECT_GE(asks.dueAt(), kAskedNow + 2000);
    EXPECT_LE(asks.dueAt(), kAskedNow + 20000);
    times.insert(asks.dueAt());
    CardAsks again;
    again.saw(ask("$a", "@bo:hs"), "!rum:hs@person" + std::to_string(i) + ":hs", kAskedNow);
    EXPECT_EQ(asks.dueAt(), again.dueAt());
  }
  EXPECT_GT(times.size(), 35U);
}

TEST(CardAsksTest, TakesNoQuestionTwiceAndNotItsOwn) {
  CardAsks asks;
  asks.asking("2026-W48", "min");
  asks.saw(ask("$egen", "@anna:hs", "min"), "", kAskedNow);
  EXPECT_EQ(asks.dueAt(), 0);
  asks.saw(ask("$annan-enhet", "@anna:hs"), "", kAskedNow);
  EXPECT_NE(asks.dueAt(), 0) << "another device of the same person is somebody else";
  auto* question = asks.due(kAskedNow + 20000);
  ASSERT_NE(question, nullptr);
  asks.answering(*question);
  asks.saw(ask("$annan-enhet", "@anna:hs"), "", kAskedNow);
  EXPECT_EQ(asks.due(kAskedNow + 60000), nullptr);
}

TEST(CardAsksTest, AnAnswerThatTheServerHadNoTimeForIsGivenAgain) {
  CardAsks asks;
  asks.saw(ask("$a", "@bo:hs"), "", kAskedNow);
  asks.answering(*asks.due(kAskedNow + 20000));
  EXPECT_EQ(asks.dueAt(), 0);
  asks.answerAgain(kAskedNow + 21000);
  ASSERT_NE(asks.due(kAskedNow + 21000), nullptr);
  EXPECT_EQ(asks.due(kAskedNow + 21000)->eventId, "$a");
}

TEST(CardAsksTest, AQuestionThatCannotBeAnsweredIsForgottenAfterAMinute) {
  CardAsks asks;
  asks.saw(ask("$a", "@bo:hs"), "", kAskedNow);
  const TimeMs due = asks.dueAt();
  EXPECT_EQ(asks.due(due - 1), nullptr);
  EXPECT_NE(asks.due(due + kAnswerWithinMs), nullptr);
  EXPECT_EQ(asks.due(due + kAnswerWithinMs + 1), nullptr);
  EXPECT_EQ(asks.dueAt(), 0);
}

TEST(CardAsksTest, AFloodFromOnePersonGetsThreeAnswersAndDelaysNobodyElses) {
  CardAsks asks;
  int answered = 0;
  for (int i = 0; i < 900; ++i) asks.saw(ask("$m" + std::to_string(i), "@mallory:hs"), "", kAskedNow);
  asks.saw(ask("$b", "@bo:hs"), "", kAskedNow);
  for (int i = 0; i < 10; ++i) {
    asks.saw(ask("$n" + std::to_string(i), "@mallory:hs"), "", kAskedNow);
    while (auto* question = asks.due(kAskedNow + 20000)) {
      if (question->sender == "@mallory:hs") ++answered;
      asks.answering(*question);
    }
  }
  EXPECT_EQ(answered, kMaxAnswersToOne);
}

}  // namespace
}  // namespace smasteg
