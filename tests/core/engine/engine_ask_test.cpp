// Who cannot read the past asks for the week's card, and who has one points it out again.
//
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

/// Anna has made the week's card in an encrypted room, and Bo comes in after that.
class AskTest : public EngineTest {
 protected:
  AskTest() {
    room.encrypt();
    anna.log("Först");
    anna.run(20000);
    room.join("@bo:hs");
  }
  std::size_t ops(const std::string& op, const std::string& sender = "") const {
    return static_cast<std::size_t>(
        std::count_if(room.events.begin(), room.events.end(), [&](const Json& event) {
          return event["content"].value("op", "") == op && (sender.empty() || event["sender"] == sender);
        }));
  }
  std::string rowNote(const Person& person, const std::string& text) const {
    const Json row = person.row(text);
    return row.is_null() || row["note"].is_null() ? "" : std::string(row["note"]["key"]);
  }
  void askByHand(const std::string& sender, const std::string& week = "2026-W48") {
    room.put(sender, "se.smasteg.op",
             {{"v", 1},
              {"id", "frgafrgafrgafrgafrga" + std::to_string(room.events.size())},
              {"op", "ask"},
              {"week", week},
              {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
  }
  Person anna{room, "@anna:hs"};
};

TEST_F(AskTest, NewcomerAsksAndWritesInTheCardThatIsPointedOut) {
  Person bo(room, "@bo:hs");
  bo.log("Sedan");
  EXPECT_EQ(rowNote(bo, "Sedan"), "row-asking");
  runTogether(room, {&anna, &bo}, 40000);
  EXPECT_EQ(ops("ask"), 1U);
  EXPECT_EQ(ops("card"), 2U) << "Anna's own, and her answer";
  EXPECT_EQ(countOf(room.bodies(), "👣"), 1U);
  EXPECT_EQ(bo.row("Sedan")["state"], "sent");
  EXPECT_EQ(anna.texts(), (Strings{"Sedan", "Först"}));
  EXPECT_EQ(bo.texts(), Strings{"Sedan"}) << "what Bo has no key to is counted, not shown";
  const Json completeness = bo.view("steps")["completeness"];
  const bool counted = std::any_of(
      completeness["lines"].begin(), completeness["lines"].end(),
      [](const Json& line) { return line["key"] == "history-locked" && line["args"]["count"] == 1; });
  EXPECT_TRUE(counted) << "one step: the locked card and pointer are none";
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(AskTest, NobodyAnswersSoACardIsMadeAfterHalfAMinute) {
  Person bo(room, "@bo:hs");
  const std::int64_t asked = room.now;
  bo.log("Sedan");
  bo.run(29000);
  EXPECT_EQ(countOf(room.bodies(), "👣"), 1U);
  bo.run(30000);
  EXPECT_EQ(countOf(room.bodies(), "👣"), 2U);
  EXPECT_EQ(bo.row("Sedan")["state"], "sent");
  EXPECT_EQ(ops("ask"), 1U);
  EXPECT_GE(room.sends.back().first, asked + 30000);
  bo.log("Ett till");
  bo.run(20000);
  EXPECT_EQ(ops("ask"), 1U) << "once a week and session";
}

TEST_F(AskTest, OfTwelveAppsOnlyAFewAnswer) {
  std::vector<std::unique_ptr<Person>> others;
  std::vector<Person*> all;
  for (int i = 0; i < 12; ++i) {
    others.push_back(std::make_unique<Person>(room, "@p" + std::to_string(i) + ":hs"));
    all.push_back(others.back().get());
  }
  runTogether(room, all, 5000);
  const std::int64_t asked = room.now;
  askByHand("@bo:hs");
  runTogether(room, all, 60000);
  const std::size_t answers = ops("card") - 1;
  EXPECT_GE(answers, 1U);
  EXPECT_LE(answers, 4U) << "who sees an answer in time keeps quiet";
  for (const auto& [at, type] : room.sends) {
    EXPECT_TRUE(at < asked || at >= asked + 2000);
    EXPECT_LE(at, asked + 6000 + 20000);
  }
}

TEST_F(AskTest, ASecondQuestionIsAnsweredTheSameOneNeverTwice) {
  askByHand("@bo:hs");
  anna.run(60000);
  EXPECT_EQ(ops("card", "@anna:hs"), 2U);
  anna.open();
  anna.run(60000);
  EXPECT_EQ(ops("card", "@anna:hs"), 2U) << "also after a reload";
  askByHand("@bo:hs");
  anna.run(60000);
  EXPECT_EQ(ops("card", "@anna:hs"), 3U);
  for (int i = 0; i < 50; ++i) {
    askByHand("@mallory:hs");
    anna.run(10000);
  }
  EXPECT_LE(ops("card", "@anna:hs"), 6U) << "three to one person";
}

TEST_F(AskTest, QuestionsForOtherWeeksAreLeftAlone) {
  askByHand("@bo:hs", "2026-W47");
  askByHand("@bo:hs", "2026-W99");
  anna.run(60000);
  EXPECT_EQ(ops("card"), 1U);
}

TEST_F(AskTest, WhoHasNoLiveCardAnswersNothing) {
  Person bo(room, "@bo:hs");
  askByHand("@cia:hs");
  bo.run(120000);
  EXPECT_EQ(ops("card"), 1U);
}

TEST_F(AskTest, LostAnswersToAskAndPointerDoNoHarm) {
  for (const Fate fate : {Fate::lostReply, Fate::lostBoth, Fate::rateLimited}) {
    FakeRoom here(kTuesday);
    here.encrypt();
    Person cia(here, "@cia:hs");
    cia.log("Först");
    cia.run(20000);
    here.join("@bo:hs");
    Person bo(here, "@bo:hs");
    here.fates = {fate, fate};  // Bo's question, Cia's answer
    const std::int64_t start = here.now;
    bo.log("Sedan");
    runTogether(here, {&cia, &bo}, 240000);
    EXPECT_EQ(bo.row("Sedan")["state"], "sent") << static_cast<int>(fate);
    EXPECT_EQ(countOf(here.bodies(), "Sedan"), 1U);
    EXPECT_LE(countOf(here.bodies(), "👣"), 2U);
    EXPECT_TRUE(here.jams.empty());
    std::int64_t bosFirst = 0;
    for (const auto& [at, type] : here.sends) {
      if (at < start || type != "m.room.message") continue;
      bosFirst = at;
      break;
    }
    const std::int64_t soonest = fate == Fate::rateLimited ? start : start + 40000;
    EXPECT_GE(bosFirst, soonest) << "quiet after an unknown outcome";
  }
}

TEST_F(AskTest, WhatIsLockedFromEarlierWeeksIsNoReasonToAsk) {
  Person bo(room, "@bo:hs");
  bo.run(5000);
  room.now += 7 * std::int64_t{86400000};
  bo.log("En ny vecka");
  bo.run(20000);
  EXPECT_EQ(ops("ask"), 0U);
  EXPECT_EQ(bo.row("En ny vecka")["state"], "sent");
}

TEST_F(AskTest, LockedStepsAreFilledInWhenTheirKeysCome) {
  Person bo(room, "@bo:hs");
  bo.log("Sedan");
  runTogether(room, {&anna, &bo}, 60000);
  EXPECT_EQ(bo.texts(), Strings{"Sedan"});
  room.joined.clear();  // the keys came from another device
  bo.tell(Visible{true});
  bo.run(20000);
  EXPECT_EQ(bo.texts(), (Strings{"Sedan", "Först"}));
  const Json completeness = bo.view("steps")["completeness"];
  EXPECT_EQ(completeness["lines"].size(), 1U) << completeness.dump();
}

TEST_F(AskTest, WhoOnlyReadsAsksOnceAndSeesTheNextStep) {
  Person bo(room, "@bo:hs");
  runTogether(room, {&anna, &bo}, 40000);
  EXPECT_EQ(ops("ask", "@bo:hs"), 1U);
  EXPECT_EQ(ops("card", "@anna:hs"), 2U);
  anna.log("Sedan");
  runTogether(room, {&anna, &bo}, 10000);
  EXPECT_EQ(bo.texts(), Strings{"Sedan"});
  bo.open();
  runTogether(room, {&anna, &bo}, 60000);
  EXPECT_EQ(ops("ask"), 1U);
  EXPECT_EQ(countOf(room.bodies(), "👣"), 1U);
}

TEST_F(AskTest, WhoOnlyReadsDoesNotAskAgainAfterAReloadThoughNobodyAnswered) {
  Person bo(room, "@bo:hs");
  bo.run(4000);
  EXPECT_EQ(ops("ask"), 0U) << "keys may come a little later";
  bo.run(6000);
  EXPECT_EQ(ops("ask"), 1U);
  bo.run(60000);
  bo.open();
  bo.run(60000);
  EXPECT_EQ(ops("ask"), 1U);
  bo.log("Sedan");
  bo.run(20000);
  EXPECT_EQ(bo.state("Sedan"), "sent") << "the half minute is over since long";
  EXPECT_EQ(ops("ask"), 1U);
}

TEST_F(AskTest, WhoseKeysComeInTimeAsksNothing) {
  Person bo(room, "@bo:hs");
  bo.run(3000);
  room.joined.clear();
  bo.tell(Pushed{room.events[2].dump()});
  anna.run(60000);
  bo.tell(Visible{true});
  bo.run(60000);
  EXPECT_EQ(ops("ask"), 0U);
  EXPECT_EQ(bo.texts(), Strings{"Först"});
}

TEST_F(AskTest, WhoMayNotWriteAsksNothing) {
  room.state("m.room.power_levels", "", "@skapare:hs", {{"events_default", 50}});
  Person bo(room, "@bo:hs");
  bo.run(60000);
  EXPECT_EQ(ops("ask"), 0U);
  EXPECT_TRUE(room.jams.empty());
}

/// A room in which nobody reads what was before: Anna has made the week's card, and Bo comes in after that.
class ClosedPastTest : public EngineTest {
 protected:
  ClosedPastTest() {
    room.historyFromJoin = true;
    room.state("m.room.history_visibility", "", "@skapare:hs", {{"history_visibility", "joined"}});
    comes("@anna:hs");
    anna = std::make_unique<Person>(room, "@anna:hs");
    anna->run(20000);
    anna->log("Först");
    anna->run(20000);
    comes("@bo:hs");
    room.join("@bo:hs");
  }
  void comes(const std::string& who) { room.state("m.room.member", who, who, {{"membership", "join"}}); }
  std::size_t asks(const std::string& sender) const {
    return static_cast<std::size_t>(
        std::count_if(room.events.begin(), room.events.end(), [&](const Json& event) {
          return event["content"].value("op", "") == "ask" && event["sender"] == sender;
        }));
  }
  std::unique_ptr<Person> anna;
};

TEST_F(ClosedPastTest, TheNextStepAfterAQuestionBeginsACardThatTheNewcomerCanRead) {
  Person bo(room, "@bo:hs");
  runTogether(room, {anna.get(), &bo}, 40000);
  EXPECT_EQ(asks("@bo:hs"), 1U);
  EXPECT_EQ(countOf(room.bodies(), "👣"), 1U) << "nobody makes a card with nothing in it";
  anna->log("Sedan");
  runTogether(room, {anna.get(), &bo}, 15000);
  EXPECT_EQ(bo.texts(), Strings{"Sedan"});
  anna->log("Och sedan");
  runTogether(room, {anna.get(), &bo}, 15000);
  EXPECT_EQ(bo.texts(), (Strings{"Och sedan", "Sedan"}));
  EXPECT_EQ(anna->texts(), (Strings{"Och sedan", "Sedan", "Först"}));
  EXPECT_EQ(countOf(room.bodies(), "👣"), 2U) << "one card for one newcomer";
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(ClosedPastTest, WithoutAQuestionTheWeekStaysInOneCard) {
  anna->log("Sedan");
  anna->run(20000);
  EXPECT_EQ(countOf(room.bodies(), "👣"), 1U);
  EXPECT_EQ(asks("@anna:hs"), 0U) << "who was first has missed nothing";
}

TEST_F(ClosedPastTest, WhoAsksAgainAndAgainDoesNotFloodTheRoomWithCards) {
  for (int i = 0; i < 12; ++i) {
    room.put("@mallory:hs", "se.smasteg.op",
             {{"v", 1},
              {"id", "frgafrgafrgafrgafrga" + std::to_string(100 + i)},
              {"op", "ask"},
              {"week", "2026-W48"},
              {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
    anna->run(15000);
    anna->log("Steg " + std::to_string(i));
    anna->run(60000);
    EXPECT_EQ(anna->state("Steg " + std::to_string(i)), "sent");
  }
  EXPECT_LE(countOf(room.bodies(), "👣"), 4U);
}

TEST_F(EngineTest, NewcomerWhereHistoryBeginsAtTheJoinMakesACardThatTheOthersFind) {
  room.historyFromJoin = true;
  room.state("m.room.history_visibility", "", "@skapare:hs", {{"history_visibility", "joined"}});
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  room.join("@bo:hs");
  Person bo(room, "@bo:hs");
  bo.log("Sedan");
  runTogether(room, {&anna, &bo}, 60000);
  EXPECT_EQ(bo.row("Sedan")["state"], "sent");
  EXPECT_EQ(anna.texts(), (Strings{"Sedan", "Först"}));
  anna.log("Tredje");
  runTogether(room, {&anna, &bo}, 60000);
  EXPECT_EQ(bo.texts(), (Strings{"Tredje", "Sedan"})) << "the newest living card is written in";
  EXPECT_EQ(countOf(room.bodies(), "👣"), 2U);
  EXPECT_TRUE(room.jams.empty());
}

}  // namespace
}  // namespace smasteg::test
