// Rooms that mean harm or are just large: floods, pointers at what is no card, cards that turn into something
// else, two cards at once, bursts.
// SPDX-License-Identifier: EUPL-1.2
#include <functional>
#include <map>
#include <set>

#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class HostileTest : public EngineTest {
 protected:
  std::string point(const std::string& sender, const std::string& card,
                    const std::string& week = "2026-W48") {
    return room.put(sender, "se.smasteg.op",
                    {{"v", 1},
                     {"id", "pekarepekarepekarepeka"},
                     {"op", "card"},
                     {"card", card},
                     {"kind", "week"},
                     {"week", week},
                     {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
  }
  std::string say(const std::string& sender, const std::string& text, const std::string& thread = "") {
    Json content = {{"msgtype", "m.text"}, {"body", text}};
    if (!thread.empty()) {
      content["m.relates_to"] = {{"rel_type", "m.thread"}, {"event_id", thread}, {"is_falling_back", true}};
    }
    return room.put(sender, "m.room.message", std::move(content));
  }
  std::string cardOf(const std::string& text) const {
    for (const auto& event : room.events) {
      if (event["content"].value("body", "") == text && event["content"].contains("m.relates_to"))
        return event["content"]["m.relates_to"]["event_id"];
    }
    return "";
  }
  std::size_t cards() const { return countOf(room.bodies(), "👣"); }
};

TEST_F(HostileTest, OnesOwnPointersAtNonsenseDoNotTakeTheReadingFromTheLivingCard) {
  Person anna(room, "@anna:hs");
  Person bo(room, "@bo:hs");
  anna.log("Först");
  runTogether(room, {&anna, &bo}, 20000);
  const std::string step = say("@bo:hs", "Ett för hand i tråden", cardOf("Först"));
  for (const std::string& bogus : {step, say("@bo:hs", "Hej alla"), say("@bo:hs", "Hej igen"),
                                   say("@bo:hs", "Och hej"), std::string("$ingenstans")}) {
    point("@bo:hs", bogus);
  }
  runTogether(room, {&anna, &bo}, 20000);
  anna.log("Sedan");
  runTogether(room, {&anna, &bo}, 10000);
  EXPECT_EQ(cardOf("Sedan"), cardOf("Först"));
  EXPECT_EQ(bo.state("Sedan"), "sent");
}

TEST_F(HostileTest, APointerAtWhatIsNoCardIsNeverWrittenTo) {
  Person bo(room, "@bo:hs");
  const std::string chat = say("@bo:hs", "Hej alla");
  const std::string thread = say("@bo:hs", "Ska vi äta lunch?");
  const std::string answer = say("@cia:hs", "Ja, gärna i dag", thread);
  room.redact(say("@bo:hs", "Borttaget"), "@bo:hs");
  const std::string gone = room.events[room.events.size() - 2]["event_id"];
  for (const std::string& bogus : {chat, answer, gone, std::string("$annat-rum"), room.create()}) {
    FakeRoom before = room;
    point("@mallory:hs", bogus);
    Person anna(room, "@anna:hs");
    anna.log("Ett steg");
    anna.run(90000);
    EXPECT_EQ(anna.state("Ett steg"), "sent") << bogus;
    EXPECT_LT(anna.wakes, 300) << bogus;
    EXPECT_LT(anna.reads, 150) << bogus;
    EXPECT_EQ(cards(), 1U) << bogus;
    EXPECT_NE(cardOf("Ett steg"), bogus);
    EXPECT_TRUE(room.jams.empty()) << bogus;
    room = std::move(before);
  }
}

TEST_F(HostileTest, APointerAtSomebodysStepIsNeverWrittenToHoweverAliveItLooks) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  bo.log("Bos steg");
  runTogether(room, {&anna, &bo}, 20000);
  const std::string step = room.events.back()["event_id"];
  room.now += 60000;
  point("@mallory:hs", step);
  say("@mallory:hs", "En tråd i tråden, som en server släppte igenom", step);
  anna.run(20000);
  anna.log("Annas steg");
  anna.run(60000);
  EXPECT_EQ(anna.state("Annas steg"), "sent");
  EXPECT_EQ(cardOf("Annas steg"), cardOf("Bos steg"));
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(HostileTest, AThousandCardsCostTheReaderLittleAndHideNoLivingOne) {
  Person bo(room, "@bo:hs");
  bo.log("Bos steg");
  bo.run(20000);
  const std::string living = cardOf("Bos steg");
  Person anna(room, "@anna:hs");
  anna.run(20000);
  for (int i = 0; i < 1000; ++i) {
    const std::string sender = "@m" + std::to_string(i % 250) + ":hs";
    const std::string body = "👣 Vecka 48 · Vad gjorde du? Svara i tråden.";
    ++room.now;
    const std::string card = room.put(sender, "m.room.message", {{"msgtype", "m.notice"}, {"body", body}});
    point(sender, i % 2 == 0 ? card : "$finns-inte" + std::to_string(i));
  }
  anna.asked.clear();
  anna.log("Annas steg");
  runTogether(room, {&anna, &bo}, 60000);
  EXPECT_EQ(anna.state("Annas steg"), "sent");
  EXPECT_EQ(cardOf("Annas steg"), living);
  EXPECT_EQ(bo.state("Annas steg"), "sent");
  std::set<std::string> threads;
  std::map<std::string, int> bySender;
  for (const auto& [at, read] : anna.asked) {
    if (read.relType == "m.thread") threads.insert(read.parent);
  }
  EXPECT_LE(threads.size(), 21U) << "twenty a week are read by themselves";
  EXPECT_TRUE(room.jams.empty());
  // And to one who comes into the flood.
  Person cia(room, "@cia:hs");
  cia.log("Cias steg");
  cia.run(120000);
  EXPECT_EQ(cia.state("Cias steg"), "sent");
  EXPECT_LE(cia.reads, 150);
}

TEST_F(HostileTest, OneSendersFloodTakesFiveReads) {
  for (int i = 0; i < 1000; ++i) point("@mallory:hs", "$finns-inte" + std::to_string(i));
  Person anna(room, "@anna:hs");
  anna.log("Ett steg");
  anna.run(60000);
  std::set<std::string> threads;
  for (const auto& [at, read] : anna.asked) {
    if (read.relType == "m.thread") threads.insert(read.parent);
  }
  EXPECT_LE(threads.size(), 6U) << "five of his, and one's own";
  EXPECT_EQ(anna.state("Ett steg"), "sent");
}

TEST_F(HostileTest, ACardThatItsAuthorTurnsIntoSomethingElseKeepsItsThread) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("Först");
  runTogether(room, {&anna, &bo}, 20000);
  const std::string card = cardOf("Först");
  room.put("@anna:hs", "m.room.message",
           {{"msgtype", "m.text"},
            {"body", "* Glöm det här"},
            {"m.new_content", {{"msgtype", "m.text"}, {"body", "Glöm det här"}}},
            {"m.relates_to", {{"rel_type", "m.replace"}, {"event_id", card}}}});
  for (Person* person : {&anna, &bo}) person->tell(Pushed{room.events.back().dump()});
  bo.log("Sedan");
  runTogether(room, {&anna, &bo}, 30000);
  EXPECT_EQ(anna.texts(), (Strings{"Sedan", "Först"}));
  EXPECT_EQ(bo.texts(), (Strings{"Sedan", "Först"}));
  Person cia(room, "@cia:hs");
  cia.run(10000);
  EXPECT_EQ(cia.texts(), (Strings{"Sedan", "Först"}));
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(HostileTest, ARemovedCardGetsNothingNewAndItsThreadStaysReadable) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("Först");
  runTogether(room, {&anna, &bo}, 20000);
  const std::string card = cardOf("Först");
  room.redact(card, "@anna:hs");
  for (Person* person : {&anna, &bo}) person->tell(Pushed{room.events.back().dump()});
  bo.log("Sedan");
  runTogether(room, {&anna, &bo}, 60000);
  EXPECT_EQ(bo.state("Sedan"), "sent");
  EXPECT_NE(cardOf("Sedan"), card);
  EXPECT_EQ(anna.texts(), (Strings{"Sedan", "Först"}));
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(HostileTest, AThreadOfTwoThousandIsReadWholeAndANewCardTakesTheNextStep) {
  Person bo(room, "@bo:hs");
  bo.log("Allra först");
  bo.run(20000);
  const std::string full = cardOf("Allra först");
  for (int i = 0; i < 2000; ++i, ++room.now)
    say("@p" + std::to_string(i % 9) + ":hs", "Ringde nummer " + std::to_string(i), full);
  Person anna(room, "@anna:hs");
  anna.run(5000);
  EXPECT_EQ(anna.view("steps")["completeness"]["state"], "complete");
  EXPECT_EQ(anna.view("week")["steps"], 2001);
  anna.log("I ett nytt kort");
  anna.run(30000);
  EXPECT_EQ(anna.state("I ett nytt kort"), "sent");
  EXPECT_NE(cardOf("I ett nytt kort"), full);
  EXPECT_EQ(cards(), 2U);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(HostileTest, AHundredAndFiftyMessagesInABurstAreAllSeenWithinFiveSecondsOrSo) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  const std::string card = cardOf("Först");
  for (int i = 0; i < 150; ++i) say("@bo:hs", "Bjöd in nummer " + std::to_string(i), card);
  anna.run(6000);
  EXPECT_EQ(anna.view("week")["steps"], 151);
}

TEST_F(HostileTest, TwoCardsMadeAtOnceLoseNothingAndOneOfThemLivesOn) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  runTogether(room, {&anna, &bo}, 5000);
  // Both log before either has read of the other: as when both pressed Enter in the same second.
  anna.silent = bo.silent = true;
  anna.log("Annas");
  bo.log("Bos");
  anna.silent = bo.silent = false;
  runTogether(room, {&anna, &bo}, 180000);
  EXPECT_EQ(anna.state("Annas"), "sent");
  EXPECT_EQ(bo.state("Bos"), "sent");
  for (const Person* person : {&anna, &bo}) EXPECT_EQ(person->texts().size(), 2U);
  const std::size_t made = cards();
  anna.log("Annas andra");
  runTogether(room, {&anna, &bo}, 20000);
  bo.log("Bos andra");
  runTogether(room, {&anna, &bo}, 20000);
  EXPECT_EQ(cardOf("Annas andra"), cardOf("Bos andra"));
  EXPECT_EQ(cards(), made);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(HostileTest, ACardThatRefusesIsNeverWrittenToAgain) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  bo.log("Bos");
  runTogether(room, {&anna, &bo}, 20000);
  const std::string refusing = cardOf("Bos");
  room.fates = {Fate::refused};
  const std::string id = anna.log("Annas");
  runTogether(room, {&anna, &bo}, 20000);
  EXPECT_EQ(anna.state("Annas"), "failed");
  CommandArgs args;
  args.id = id;
  anna.command("retry", args);
  runTogether(room, {&anna, &bo}, 60000);
  EXPECT_EQ(anna.state("Annas"), "sent");
  EXPECT_NE(cardOf("Annas"), refusing);
  EXPECT_EQ(bo.state("Annas"), "sent");
}

TEST_F(HostileTest, WhateverTheHostDoesTheTimerNeverSpins) {
  const std::map<std::string, std::function<void(Person&)>> states = {
      {"all is well", [](Person&) {}},
      {"silent", [](Person& anna) { anna.silent = true; }},
      {"silent from the start", [](Person& anna) { anna.silent = true, anna.open(); }},
      {"kicked", [&](Person&) { room.kicked.insert("@anna:hs"); }},
      {"kicked before the start", [&](Person& anna) { room.kicked.insert("@anna:hs"), anna.open(); }},
      {"offline", [](Person& anna) { anna.tell(Online{false}); }},
      {"hidden", [](Person& anna) { anna.tell(Visible{false}); }},
      {"hidden and reloaded", [](Person& anna) { anna.open(), anna.tell(Visible{false}); }},
      {"refused", [](Person& anna) { anna.tell(Granted{{}}); }},
      {"no storage", [](Person& anna) { anna.storage = false, anna.open(); }},
      {"no rules", [](Person& anna) { anna.untold = {"*"}, anna.open(); }},
      {"asked by one who gets no answer", [&](Person&) { point("@mallory:hs", "$finns-inte"); }},
      {"a fate unknown", [&](Person&) { room.fates = {Fate::lostBoth, Fate::held, Fate::rateLimited}; }}};
  for (const auto& [name, enter] : states) {
    room = FakeRoom(kTuesday);
    Person bo(room, "@bo:hs"), anna(room, "@anna:hs");
    bo.log("Bos");
    runTogether(room, {&anna, &bo}, 20000);
    anna.log("Annas");
    runTogether(room, {&anna, &bo}, 20000);
    enter(anna);
    anna.command("encourage", argsOf(anna.row("Bos")));
    CommandArgs edit = argsOf(anna.row("Annas"));
    edit.text = "Annas, ändrat";
    anna.command("editStep", edit);
    anna.log("Ett till");
    room.put("@cia:hs", "se.smasteg.op",
             {{"v", 1},
              {"op", "ask"},
              {"week", "2026-W48"},
              {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
    anna.wakes = anna.reads = 0;
    anna.run(300000);
    EXPECT_LT(anna.wakes, 400) << name;
    EXPECT_LT(anna.reads, 300) << name;
    EXPECT_TRUE(room.kicked.contains("@anna:hs") || room.jams.empty()) << name;
  }
}

}  // namespace
}  // namespace smasteg::test
