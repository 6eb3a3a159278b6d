// What the simulation found (tests/sim), each as a small story of its own: panels that go away at the wrong
// moment, messages that arrive after all, rooms that open again.
// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

constexpr std::int64_t kSecond = 1000;

Json powerLevels(int toWrite) { return {{"events_default", toWrite}, {"users", {{"@skapare:hs", 100}}}}; }

std::vector<std::int64_t> timesOf(const FakeRoom& room) {
  std::vector<std::int64_t> times;
  for (const auto& [at, type] : room.sends) times.push_back(at);
  return times;
}

TEST_F(EngineTest, SilenceAfterAnUnknownOutcomeOutlivesThePanel) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15 * kSecond);
  room.fates = {Fate::lostReply};
  anna.log("Svaret kom bort");
  anna.run(kSecond);
  const std::int64_t unknownAt = timesOf(room).back();
  anna.open();
  anna.run(3 * kSecond);
  anna.log("Efteråt");
  anna.run(60 * kSecond);
  EXPECT_GE(timesOf(room).back(), unknownAt + 40 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Efteråt", "Svaret kom bort", "Först"}));
}

TEST_F(EngineTest, SilenceThatAFullStoreDidNotTakeIsKeptWhenThereIsRoomAgain) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15 * kSecond);
  room.fates = {Fate::lostReply};
  anna.storage = false;
  anna.log("Svaret kom bort");
  anna.run(kSecond);
  const std::int64_t unknownAt = timesOf(room).back();
  anna.run(11 * kSecond);
  anna.storage = true;
  anna.run(6 * kSecond);
  const auto puts = anna.puts;
  anna.run(2 * kSecond);
  EXPECT_EQ(anna.puts, puts) << "kept once, not over and over";
  anna.open();
  anna.run(3 * kSecond);
  anna.log("Efteråt");
  anna.run(60 * kSecond);
  EXPECT_GE(timesOf(room).back(), unknownAt + 40 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Efteråt", "Svaret kom bort", "Först"}));
}

TEST_F(EngineTest, StepThatAFullStoreDidNotTakeIsKeptWhenThereIsRoomAgain) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15 * kSecond);
  anna.tell(Online{false});
  anna.storage = false;
  anna.log("Fick inte plats");
  anna.run(30 * kSecond);
  EXPECT_LE(anna.wakes, 60) << "a full store is no reason to spin";
  anna.storage = true;
  anna.run(6 * kSecond);
  anna.open();
  anna.run(60 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Fick inte plats", "Först"}));
  EXPECT_EQ(anna.state("Fick inte plats"), "sent");
}

TEST_F(EngineTest, StepThatLeftUnknownToAFullStoreTakesAnEdit) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15 * kSecond);
  anna.tell(Online{false});
  anna.log("Ett");
  const auto kept = anna.store;
  anna.tell(Online{true});
  anna.run(15 * kSecond);
  ASSERT_EQ(anna.state("Ett"), "sent");
  anna.store = kept;  // that it left was not kept
  anna.silent = true;
  anna.open();
  CommandArgs edit = argsOf(anna.row("Ett"));
  edit.text = "Två";
  anna.command("editStep", edit);
  anna.silent = false;
  anna.run(120 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Två", "Först"}));
  EXPECT_EQ(anna.state("Två"), "sent");
}

TEST_F(EngineTest, LinesOfOneMessageLeaveTogetherAlsoWhenTheStoreTookDifferentFates) {
  Person anna(room, "@anna:hs");
  anna.log("Allra först");
  anna.run(120 * kSecond);
  room.fates = {Fate::refused};
  anna.tell(Online{false});
  for (int i = 0; i < 5; ++i) anna.log("Rad " + std::to_string(i));
  anna.tell(Online{true});
  anna.run(10 * kSecond);
  ASSERT_EQ(anna.state("Rad 4"), "failed");
  bool first = true;
  for (auto& [key, bytes] : anna.store) {  // only of one it was kept that they did not go
    if (key.find("own|outbox/") != 0 || std::exchange(first, false)) continue;
    bytes.replace(bytes.find(R"("state":"failed")"), 16, R"("state":"sending")");
  }
  anna.open();
  for (int i = 0; i < 5; ++i) anna.command("retry", argsOf(anna.row("Rad " + std::to_string(i))));
  anna.run(180 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Rad 4", "Rad 3", "Rad 2", "Rad 1", "Rad 0", "Allra först"}));
}

TEST_F(EngineTest, UnknownOutcomeInTheStoreIsSilenceEnough) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15 * kSecond);
  room.fates = {Fate::lostBoth};
  anna.log("Kom bort");
  anna.run(kSecond);
  const std::int64_t unknownAt = timesOf(room).back();
  const std::size_t sends = room.sends.size();
  ASSERT_EQ(anna.store.erase("own|pause/@anna:hs/!rum:hs/"), 1U) << "the one record that was not kept";
  anna.run(10 * kSecond);
  anna.open();
  anna.log("Efteråt");
  anna.run(90 * kSecond);
  ASSERT_GT(room.sends.size(), sends);
  EXPECT_GE(timesOf(room)[sends], unknownAt + 40 * kSecond);
  EXPECT_LE(timesOf(room)[sends], unknownAt + 45 * kSecond) << "counted from then, not from the new panel";
  EXPECT_EQ(anna.texts(), (Strings{"Efteråt", "Kom bort", "Först"}));
}

TEST_F(EngineTest, PaceOutlivesThePanel) {
  Person anna(room, "@anna:hs");
  for (int i = 0; i < 4; ++i) {
    // Too long to share a message.
    for (int n = 0; n < 3; ++n) anna.log(std::to_string(3 * i + n) + std::string(201, 'x'));
    anna.run(2 * kSecond);
    anna.open();
  }
  anna.run(30 * kSecond);
  const auto times = timesOf(room);
  ASSERT_GT(times.size(), 6U);
  EXPECT_GE(times[6], times[0] + 10 * kSecond);  // six in a burst, then one in 12 s
}

TEST_F(EngineTest, RemovalIsNotGivenUpBeforeItsStepIsReadAgain) {
  Person anna(room, "@anna:hs");
  anna.log("Fel rum");
  anna.run(15 * kSecond);
  CommandArgs which;
  which.id = anna.row("Fel rum")["id"];
  anna.command("removeStep", which);
  anna.store.erase("cache|snapshot/@anna:hs/!rum:hs/");
  room.now += 30 * kSecond;  // the panel was closed meanwhile, past the time for an undo
  anna.open();
  anna.run(30 * kSecond);
  EXPECT_TRUE(anna.texts().empty());
  EXPECT_EQ(countOf(room.bodies(), "Fel rum"), 0U);
}

TEST_F(EngineTest, RetryAsksAgainWhoMayWrite) {
  Person anna(room, "@anna:hs");
  room.state("m.room.power_levels", "", "@skapare:hs", powerLevels(50));
  anna.log("Får inte än");
  anna.run(15 * kSecond);
  ASSERT_EQ(anna.row("Får inte än")["note"]["key"], "row-fail-forbidden");
  room.state("m.room.power_levels", "", "@skapare:hs", powerLevels(0));
  CommandArgs which;
  which.id = anna.row("Får inte än")["id"];
  anna.command("retry", which);
  anna.run(20 * kSecond);
  EXPECT_EQ(anna.row("Får inte än")["state"], "sent");
}

TEST_F(EngineTest, NewestWordingOfARefusedStepStandsWhicheverArrivesFirst) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15 * kSecond);
  room.fates = {Fate::refused};
  anna.log("Skrev fel");
  anna.run(5 * kSecond);
  CommandArgs edit = argsOf(anna.row("Skrev fel"));
  ASSERT_EQ(anna.row("Skrev fel")["state"], "failed");
  edit.text = "Skrev rätt";
  anna.command("editStep", edit);
  anna.run(20 * kSecond);
  ASSERT_EQ(anna.row("Skrev rätt")["state"], "sent");
  // "Försök alla igen": the client sends what was refused, long after and as if it had been first.
  room.skew = -60 * kSecond;
  room.put("@anna:hs", "m.room.message", room.refused);
  room.skew = 0;
  anna.run(30 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Skrev rätt", "Först"}));
  edit = argsOf(anna.row("Skrev rätt"));
  edit.text = "Skrev bättre";
  anna.command("editStep", edit);
  anna.run(20 * kSecond);
  Person bo(room, "@bo:hs");
  bo.run(10 * kSecond);
  EXPECT_EQ(bo.texts(), (Strings{"Skrev bättre", "Först"}));
}

TEST_F(EngineTest, RefusedStepThatIsRemovedGoes) {
  Person anna(room, "@anna:hs");
  room.fates = {Fate::refused};
  anna.log("Blev inget");
  anna.run(5 * kSecond);
  ASSERT_EQ(anna.row("Blev inget")["state"], "failed");
  CommandArgs which;
  which.id = anna.row("Blev inget")["id"];
  anna.command("removeStep", which);
  anna.run(60 * kSecond);
  EXPECT_TRUE(anna.texts().empty());
  EXPECT_EQ(anna.view("status")["unsent"], 0);
}

TEST_F(EngineTest, OvertakenEditIsNotSentAfterTheNewerOne) {
  Person anna(room, "@anna:hs");
  anna.log("Ett");
  anna.run(15 * kSecond);
  CommandArgs edit;
  edit.id = anna.row("Ett")["id"];
  edit.text = "Två";
  room.fates = {Fate::lostBoth};
  anna.command("editStep", edit);
  anna.run(kSecond);
  edit.text = "Tre";
  anna.command("editStep", edit);
  anna.run(180 * kSecond);
  EXPECT_EQ(anna.texts(), Strings{"Tre"});
  Person bo(room, "@bo:hs");
  bo.run(10 * kSecond);
  EXPECT_EQ(bo.texts(), Strings{"Tre"});
}

TEST_F(EngineTest, EditOfAStepThatGoesOnceMoreIsNotUndoneByAnOlderOne) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15 * kSecond);
  room.fates = {Fate::lostBoth, Fate::refused};
  anna.log("Ett");
  CommandArgs edit = argsOf(anna.row("Ett"));
  edit.text = "Två";
  anna.command("editStep", edit);  // its outcome is unknown: this follows when the step is there
  anna.run(60 * kSecond);
  ASSERT_EQ(anna.state("Två"), "failed") << "it was not there, went once more, and was refused";
  edit.text = "Tre";
  anna.command("editStep", edit);
  anna.run(120 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Tre", "Först"}));
  EXPECT_EQ(anna.state("Tre"), "sent");
}

TEST_F(EngineTest, CardWithoutAPointerIsPointedOutByWhoHasSeenItsThread) {
  const std::string card = room.put("@cecilia:hs", "m.room.message",
                                    {{"msgtype", "m.notice"},
                                     {"body", "👣 Vecka 48 · Vad gjorde du? Svara i tråden."},
                                     {"se.smasteg",
                                      {{"v", 1},
                                       {"id", "aaaaaaaaaaaaaaaaaaaaaa"},
                                       {"k", "card"},
                                       {"kind", "week"},
                                       {"week", "2026-W48"},
                                       {"h", "0924ef18d9b64a90"}}}});
  room.put("@cecilia:hs", "m.room.message",
           {{"msgtype", "m.text"},
            {"body", "Ringde tre kommuner"},
            {"m.relates_to", {{"rel_type", "m.thread"}, {"event_id", card}}}});
  Person anna(room, "@anna:hs");
  anna.tell(Pushed{room.find(card)->dump()});
  anna.run(180 * kSecond);
  EXPECT_EQ(anna.texts(), Strings{"Ringde tre kommuner"});
  EXPECT_EQ(std::count_if(room.sends.begin(), room.sends.end(),
                          [](const auto& each) { return each.second == "se.smasteg.op"; }),
            1);
}

/// Cards in this week's form.
TEST_F(EngineTest, StepThatIsThereTwiceIsRemovedTwice) {
  Person anna(room, "@anna:hs");
  Person bo(room, "@bo:hs");
  anna.log("Står där två gånger");
  runTogether(room, {&anna, &bo}, 20 * kSecond);
  const Json first = room.events.back();
  ASSERT_EQ(first["content"]["body"], "Står där två gånger");
  room.put("@anna:hs", "m.room.message", first["content"]);  // the client had kept a try of its own
  runTogether(room, {&anna, &bo}, 20 * kSecond);
  EXPECT_EQ(anna.texts().size(), 1U);
  anna.command("removeStep", argsOf(anna.row("Står där två gånger")));
  runTogether(room, {&anna, &bo}, 180 * kSecond);
  EXPECT_EQ(countOf(room.bodies(), "Står där"), 0U);
  EXPECT_TRUE(anna.texts().empty());
  EXPECT_TRUE(bo.texts().empty());
}

class CardsTest : public EngineTest {
 protected:
  std::string putCard(const std::string& who) {
    return room.put(who, "m.room.message",
                    {{"msgtype", "m.notice"},
                     {"body", "👣 Vecka 48 · Vad gjorde du? Svara i tråden."},
                     {"se.smasteg",
                      {{"v", 1},
                       {"id", "aaaaaaaaaaaaaaaaaaaaaa"},
                       {"k", "card"},
                       {"kind", "week"},
                       {"week", "2026-W48"},
                       {"h", "0924ef18d9b64a90"}}}});
  }
  void pointAt(const std::string& card, const std::string& who) {
    room.put(who, "se.smasteg.op",
             {{"v", 1},
              {"id", "bbbbbbbbbbbbbbbbbbbbbb"},
              {"op", "card"},
              {"card", card},
              {"kind", "week"},
              {"week", "2026-W48"},
              {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
  }
  void writeIn(const std::string& card, const std::string& who, const std::string& text) {
    room.put(who, "m.room.message",
             {{"msgtype", "m.text"},
              {"body", text},
              {"m.relates_to", {{"rel_type", "m.thread"}, {"event_id", card}}}});
  }
};

TEST_F(CardsTest, WhatWasTypedGetsOneIdWhicheverDeviceEditsItFirst) {
  const std::string card = putCard("@bo:hs");
  pointAt(card, "@bo:hs");
  writeIn(card, "@anna:hs", "Ringde tre kommuner");
  Person anna(room, "@anna:hs"), tablet(room, "@anna:hs");
  runTogether(room, {&anna, &tablet}, 20 * kSecond);
  tablet.command("fetchOlder");  // from here on other chance than the first device's
  CommandArgs edit = argsOf(anna.row("Ringde tre kommuner"));
  Strings ids;
  for (Person* device : {&anna, &tablet}) {
    edit.text = "Ringde kommun nummer " + std::to_string(ids.size());
    device->command("editStep", edit);
    device->run(kSecond);
    ids.push_back(room.events.back()["content"]["m.new_content"]["se.smasteg"]["id"]);
  }
  EXPECT_EQ(ids[0], ids[1]) << "else what is meant by the first is not found after the second";
}

TEST_F(CardsTest, EmptyOnesDoNotKeepTheLivingOneFromBeingReadAgain) {
  Person anna(room, "@anna:hs");
  const std::string living = putCard("@bo:hs");
  pointAt(living, "@bo:hs");
  writeIn(living, "@bo:hs", "Ringde tre kommuner");
  anna.run(20 * kSecond);
  for (int i = 0; i < 4; ++i) {
    const std::string empty = putCard("@anna:hs");
    pointAt(empty, "@anna:hs");
    anna.tell(Pushed{room.find(empty)->dump()});
    anna.run(10 * kSecond);
  }
  writeIn(living, "@bo:hs", "Mejlade fyra regioner");
  anna.run(30 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Mejlade fyra regioner", "Ringde tre kommuner"}));
}

TEST_F(CardsTest, ManyEmptyOnesOfOnesOwnDoNotCrowdOutTheLivingOne) {
  Person anna(room, "@anna:hs");
  const std::string living = putCard("@anna:hs");
  pointAt(living, "@anna:hs");
  writeIn(living, "@bo:hs", "Ringde tre kommuner");
  anna.run(20 * kSecond);
  for (int i = 0; i < 7; ++i) {
    anna.tell(Pushed{room.find(putCard("@anna:hs"))->dump()});
    anna.run(10 * kSecond);
  }
  writeIn(living, "@bo:hs", "Mejlade fyra regioner");
  anna.run(30 * kSecond);
  EXPECT_EQ(anna.texts(), (Strings{"Mejlade fyra regioner", "Ringde tre kommuner"}));
}

TEST_F(CardsTest, ThoseThatNobodyPointsOutComeLast) {
  Person anna(room, "@anna:hs");
  const std::string claimed = putCard("@bo:hs");
  pointAt(claimed, "@bo:hs");
  anna.run(20 * kSecond);
  for (int i = 0; i < 4; ++i) {  // her client has sent again what had been refused
    anna.tell(Pushed{room.find(putCard("@anna:hs"))->dump()});
    anna.run(10 * kSecond);
  }
  writeIn(claimed, "@bo:hs", "Ringde tre kommuner");
  anna.run(30 * kSecond);
  EXPECT_EQ(anna.texts(), Strings{"Ringde tre kommuner"});
}

TEST_F(EngineTest, PointerThatIsRefusedIsNotTriedOverAndOver) {
  Person anna(room, "@anna:hs");
  room.fates = {Fate::fine, Fate::refused, Fate::refused, Fate::refused, Fate::refused, Fate::refused};
  anna.log("Först");
  anna.run(30 * kSecond);
  const auto pointers = [&] {
    return std::count_if(room.sends.begin(), room.sends.end(),
                         [](const auto& each) { return each.second == "se.smasteg.op"; });
  };
  EXPECT_EQ(pointers(), 1);
  room.fates.clear();
  anna.run(90 * kSecond);
  EXPECT_EQ(pointers(), 2);
  anna.command("retry", argsOf(anna.row("Först")));
  anna.run(30 * kSecond);
  EXPECT_EQ(anna.state("Först"), "sent");
}

TEST_F(EngineTest, AnEditOfWhichTheHostGivesOnlyTheTextIsLookedUp) {
  for (const std::string text : {"Zoomade ut", "Arbetade om"}) {  // sorts after the original, and before it
    FakeRoom here(kTuesday);
    here.editsTold = false;
    Person anna(here, "@anna:hs");
    anna.log("Skrev ett utkats");
    anna.run(20000);
    Person bo(here, "@bo:hs");
    bo.run(10000);
    EXPECT_EQ(bo.texts(), Strings{"Skrev ett utkats"});
    CommandArgs args = argsOf(anna.row("Skrev ett utkats"));
    args.text = text;
    anna.command("editStep", args);
    runTogether(here, {&anna, &bo}, 15000);
    EXPECT_EQ(anna.texts(), Strings{text});
    EXPECT_EQ(bo.texts(), Strings{text});
    EXPECT_EQ(bo.row(text)["edited"], true);
    args.text = "Skrev ett utkats";  // as it was
    anna.command("editStep", args);
    runTogether(here, {&anna, &bo}, 30000);
    EXPECT_EQ(bo.texts(), Strings{"Skrev ett utkats"});
    const int before = bo.reads;
    runTogether(here, {&bo}, 120000);
    EXPECT_LE(bo.reads - before, 90) << "looked up once for each text, not at each poll";
  }
}

}  // namespace
}  // namespace smasteg::test
