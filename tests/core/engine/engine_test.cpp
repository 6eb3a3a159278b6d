// The whole path in one engine and one room: what a person does, what the room then holds, what the views
// say.
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

TEST_F(EngineTest, FirstStepOfAWeekMakesCardThenPointerThenStepLast) {
  Person anna(room, "@anna:hs");
  anna.log("Ringde designern på Skatteverket", {"otg-6"});
  anna.run(20000);
  EXPECT_EQ(room.bodies(),
            (Strings{"👣 Vecka 48 · Vad gjorde du? Svara i tråden.", "Ringde designern på Skatteverket #6"}));
  ASSERT_EQ(room.sends.size(), 3U);
  EXPECT_EQ(room.sends[1].second, "se.smasteg.op");
  const Json& step = room.events.back();
  EXPECT_EQ(step["content"]["msgtype"], "m.notice");
  EXPECT_EQ(step["content"]["m.relates_to"]["rel_type"], "m.thread");
  const Json row = anna.row("Ringde designern på Skatteverket");
  ASSERT_FALSE(row.is_null());
  EXPECT_EQ(row["state"], "sent");
  EXPECT_EQ(row["principles"], Json({"otg-6"}));
  EXPECT_EQ(anna.view("composer")["last"]["now"]["key"], "now-sent");
}

TEST_F(EngineTest, AnotherWidgetSeesTheStepAtItsNextPoll) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("Bjöd in två jurister");
  runTogether(room, {&anna, &bo}, 12000);
  EXPECT_EQ(bo.texts(), Strings{"Bjöd in två jurister"});
  EXPECT_FALSE(bo.row("Bjöd in två jurister")["mine"]);
}

TEST_F(EngineTest, SecondPersonWritesInTheLivingCardInsteadOfMakingOne) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("Först");
  runTogether(room, {&anna, &bo}, 15000);
  bo.log("Sedan");
  runTogether(room, {&anna, &bo}, 15000);
  EXPECT_EQ(countOf(room.bodies(), "👣"), 1U);
  EXPECT_EQ(anna.texts(), (Strings{"Sedan", "Först"}));
}

TEST_F(EngineTest, StepTypedByHandInTheThreadIsSeen) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15000);
  const std::string card =
      anna.view("steps")["rows"][0].is_null() ? "" : std::string(room.find("$event2")->at("event_id"));
  room.put("@bo:hs", "m.text", {});
  room.put("@bo:hs", "m.room.message",
           {{"msgtype", "m.text"},
            {"body", "Testade blanketten med tre pensionärer (princip 5)"},
            {"m.relates_to", {{"rel_type", "m.thread"}, {"event_id", card}, {"is_falling_back", true}}}});
  anna.run(8000);
  const Json row = anna.row("Testade blanketten med tre pensionärer");
  ASSERT_FALSE(row.is_null());
  EXPECT_EQ(row["principles"], Json({"otg-5"}));
  EXPECT_EQ(row["name"], "bo");
}

TEST_F(EngineTest, EchoIsShownAtOnceAndSaidToBeSavedBeforeItIsSent) {
  Person anna(room, "@anna:hs");
  anna.silent = true;  // the host answers nothing
  anna.log("Skrev ett utkast");
  const Json row = anna.row("Skrev ett utkast");
  ASSERT_FALSE(row.is_null());
  EXPECT_NE(row["state"], "sent");
  EXPECT_TRUE(std::any_of(anna.store.begin(), anna.store.end(),
                          [](const auto& each) { return each.first.find("own|outbox/") == 0; }));
  anna.run(120000);
  EXPECT_NE(anna.row("Skrev ett utkast")["state"], "sent");
}

TEST_F(EngineTest, UnknownOutcomeAnywhereGivesExactlyOneCardPointerAndStep) {
  for (int lost = 0; lost < 3; ++lost) {
    for (const Fate fate : {Fate::lostReply, Fate::lostBoth}) {
      FakeRoom here(kTuesday);
      Person anna(here, "@anna:hs");
      here.fates.assign(static_cast<std::size_t>(lost), Fate::fine);
      here.fates.push_back(fate);
      anna.log("Ett steg");
      anna.run(180000);
      EXPECT_EQ(countOf(here.bodies(), "👣"), 1U) << lost;
      EXPECT_EQ(countOf(here.bodies(), "Ett steg"), 1U) << lost;
      EXPECT_EQ(anna.row("Ett steg")["state"], "sent") << lost;
      const auto& sends = here.sends;
      const auto at = static_cast<std::size_t>(lost);
      if (sends.size() > at + 1) {
        EXPECT_GE(sends[at + 1].first - sends[at].first, 40000) << "quiet after unknown, " << lost;
      }
    }
  }
}

TEST_F(EngineTest, ReloadAtAnyMomentLosesNothingAndDoublesNothing) {
  for (std::int64_t after = 0; after < 12; ++after) {
    FakeRoom here(kTuesday);
    here.fates = {Fate::lostReply, Fate::lostReply, Fate::lostBoth};
    Person anna(here, "@anna:hs");
    anna.log("Ett steg");
    anna.run(after * 10000);
    anna.open();
    anna.run(300000);
    EXPECT_EQ(countOf(here.bodies(), "👣"), 1U) << after;
    EXPECT_EQ(countOf(here.bodies(), "Ett steg"), 1U) << after;
    EXPECT_EQ(anna.texts(), Strings{"Ett steg"}) << after;
  }
}

TEST_F(EngineTest, KeepsThePaceOfSixThenOneInTwelveSeconds) {
  Person anna(room, "@anna:hs");
  // Too long to leave together with others.
  for (int i = 0; i < 12; ++i) anna.log("Steg " + std::to_string(i) + " i dag" + std::string(200, '.'));
  anna.run(180000);
  EXPECT_EQ(countOf(room.bodies(), "Steg "), 12U);
  ASSERT_EQ(room.sends.size(), 14U);
  EXPECT_LT(room.sends[5].first - room.sends[0].first, 30000);
  for (std::size_t i = 6; i < room.sends.size(); ++i) {
    EXPECT_GE(room.sends[i].first - room.sends[0].first, static_cast<std::int64_t>(i - 5) * 12000) << i;
  }
}

TEST_F(EngineTest, RateLimitIsWaitedOutAndNothingIsLost) {
  Person anna(room, "@anna:hs");
  room.fates = {Fate::rateLimited, Fate::fine, Fate::rateLimited};
  anna.log("Ett steg");
  anna.run(15000);
  EXPECT_EQ(anna.row("Ett steg")["note"]["key"], "row-paced");
  anna.run(120000);
  EXPECT_EQ(room.bodies(), (Strings{"👣 Vecka 48 · Vad gjorde du? Svara i tråden.", "Ett steg"}));
}

TEST_F(EngineTest, RefusalIsSaidInWordsAndTheStepCanBeRetriedOrKept) {
  Person anna(room, "@anna:hs");
  room.fates = {Fate::refused};
  const std::string id = anna.log("Ett steg");
  anna.run(15000);
  Json row = anna.row("Ett steg");
  EXPECT_EQ(row["state"], "failed");
  EXPECT_EQ(row["note"]["key"], "row-fail-forbidden");
  EXPECT_TRUE(row["canRetry"]);
  CommandArgs args;
  args.id = id;
  anna.command("retry", args);
  anna.run(30000);
  EXPECT_EQ(anna.row("Ett steg")["state"], "sent");

  room.fates = {Fate::refused};
  args.id = anna.log("Ett annat");
  anna.run(15000);
  anna.command("keepPrivate", args);
  anna.run(15000);
  EXPECT_EQ(anna.row("Ett annat")["state"], "private");
  EXPECT_EQ(countOf(room.bodies(), "Ett annat"), 0U);
}

TEST_F(EngineTest, RaisedPowerLevelIsSaidBeforeAnythingIsSent) {
  room.state("m.room.power_levels", "", "@skapare:hs", {{"events_default", 50}, {"users", Json::object()}});
  Person anna(room, "@anna:hs");
  anna.run(3000);
  EXPECT_EQ(anna.view("composer")["visibilities"][1]["blocked"]["key"], "who-no-power");
  anna.log("Ett steg");
  anna.run(15000);
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(anna.row("Ett steg")["state"], "failed");
}

TEST_F(EngineTest, UndoBeforeItLeftTakesItOutAndAfterwardsRedactsIt) {
  Person anna(room, "@anna:hs");
  anna.tell(Online{false});
  CommandArgs args;
  args.id = anna.log("Ångras");
  anna.command("undo", args);
  EXPECT_TRUE(anna.texts().empty());
  anna.tell(Online{true});
  anna.run(15000);
  EXPECT_TRUE(room.sends.empty());

  args.id = anna.log("Ångras sen");
  anna.run(8000);
  EXPECT_EQ(anna.row("Ångras sen")["state"], "sent");
  EXPECT_TRUE(anna.row("Ångras sen")["canUndo"]);
  anna.command("undo", args);
  anna.run(20000);
  EXPECT_TRUE(anna.texts().empty());
  EXPECT_EQ(countOf(room.bodies(), "Ångras sen"), 0U);
}

TEST_F(EngineTest, UndoWhileSendingRedactsOnceItHasArrived) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(15000);
  room.fates = {Fate::lostReply};
  CommandArgs args;
  args.id = anna.log("Hann iväg");
  anna.command("undo", args);
  anna.run(180000);
  EXPECT_EQ(countOf(room.bodies(), "Hann iväg"), 0U);
  EXPECT_EQ(anna.texts(), Strings{"Först"});
}

TEST_F(EngineTest, RemovalWaitsTenSecondsForAnUndo) {
  Person anna(room, "@anna:hs");
  CommandArgs args;
  args.id = anna.log("Tas bort");
  anna.run(20000);
  anna.command("removeStep", args);
  anna.run(5000);
  EXPECT_EQ(anna.row("Tas bort")["state"], "removed");
  EXPECT_EQ(countOf(room.bodies(), "Tas bort"), 1U);
  anna.command("undo", args);
  anna.run(30000);
  EXPECT_EQ(anna.row("Tas bort")["state"], "sent");
  anna.command("removeStep", args);
  anna.run(30000);
  EXPECT_TRUE(anna.texts().empty());
  EXPECT_EQ(countOf(room.bodies(), "Tas bort"), 0U);
}

TEST_F(EngineTest, EditIsSeenByTheOtherAndStaysOneRecord) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  CommandArgs args;
  args.id = anna.log("Ringde Skatteverket", {"otg-6"});
  runTogether(room, {&anna, &bo}, 15000);
  args.text = "Ringde Försäkringskassan";
  args.principles = {"otg-6", "otg-5"};
  anna.command("editStep", args);
  EXPECT_EQ(anna.texts(), Strings{"Ringde Försäkringskassan"});
  bo.tell(Visible{false});
  runTogether(room, {&anna, &bo}, 15000);
  bo.tell(Visible{true});
  runTogether(room, {&anna, &bo}, 15000);
  for (const Person* person : {&anna, &bo}) {
    const Json row = person->row("Ringde Försäkringskassan");
    ASSERT_FALSE(row.is_null());
    EXPECT_TRUE(row["edited"]);
    EXPECT_EQ(row["state"], "sent");
    EXPECT_EQ(row["principles"].size(), 2U);
  }
  EXPECT_EQ(anna.texts().size(), 1U);
}

TEST_F(EngineTest, StepEditedBeforeItWasFirstReadIsAStep) {
  Person anna(room, "@anna:hs");
  CommandArgs args;
  args.id = anna.log("Ringde Skatteverket", {"otg-6"});
  anna.run(15000);
  args.text = "Ringde Försäkringskassan";
  anna.command("editStep", args);
  anna.run(15000);
  Person bo(room, "@bo:hs");
  bo.run(5000);
  EXPECT_EQ(bo.texts(), Strings{"Ringde Försäkringskassan"});
}

TEST_F(EngineTest, RemovalByAnotherIsSeenAtTheNextPoll) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("Tas bort av en annan klient");
  runTogether(room, {&anna, &bo}, 15000);
  ASSERT_EQ(bo.texts().size(), 1U);
  room.redact("$event4", "@anna:hs");
  runTogether(room, {&anna, &bo}, 8000);
  EXPECT_TRUE(bo.texts().empty());
  EXPECT_TRUE(anna.texts().empty());
}

TEST_F(EngineTest, TwoPeopleInOneBrowserDoNotSeeEachOthersOwnThings) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("HEMLIGT", {}, "private");
  CommandArgs draft;
  draft.text = "Annas utkast";
  anna.command("saveDraft", draft);
  anna.tell(Online{false});
  anna.log("Annas osända");
  bo.store = anna.store;
  bo.open();
  bo.run(60000);
  EXPECT_TRUE(bo.texts().empty());
  EXPECT_EQ(bo.view("composer")["draft"]["text"], "");
  EXPECT_TRUE(room.sends.empty());
}

TEST_F(EngineTest, AServerWithAWrongClockGetsOneCard) {
  for (const std::int64_t skew : {std::int64_t{2} * 86400000, -std::int64_t{2} * 86400000}) {
    FakeRoom here(kTuesday);
    here.skew = skew;
    Person anna(here, "@anna:hs");
    anna.log("Ett steg");
    anna.run(60000);
    anna.log("Ett till");
    anna.run(60000);
    EXPECT_EQ(countOf(here.bodies(), "👣"), 1U) << skew;
    EXPECT_EQ(anna.row("Ett till")["state"], "sent") << skew;
  }
}

TEST_F(EngineTest, NoteAboutTheSilentHostGoesWhenItsTimeIsOver) {
  Person anna(room, "@anna:hs");
  room.fates = {Fate::lostReply};
  anna.log("Ett steg");
  const auto silent = [&] {
    const Json status = anna.view("status");
    for (const auto& note : status["notes"]) {
      if (note["title"]["key"] == "note-silent-title") return true;
    }
    return false;
  };
  EXPECT_TRUE(silent());
  const int before = anna.changes;
  anna.run(41000);
  EXPECT_FALSE(silent());
  EXPECT_GT(anna.changes, before);
}

TEST_F(EngineTest, FocusReadsAtOnceAlsoWhenThePanelWasNeverHidden) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("Ett steg");
  runTogether(room, {&anna, &bo}, 3600000);
  const int before = bo.reads;
  bo.tell(Visible{true});
  EXPECT_GT(bo.reads, before);
}

TEST_F(EngineTest, UndoIsNoSecondWayToRemove) {
  Person anna(room, "@anna:hs");
  CommandArgs args;
  args.id = anna.log("Står kvar", {}, "private");
  anna.run(13000);
  anna.command("undo", args);
  EXPECT_EQ(anna.texts(), Strings{"Står kvar"});
  args.text = "Ändrad";
  anna.command("editStep", args);
  anna.command("undo", args);
  EXPECT_EQ(anna.texts(), Strings{"Ändrad"});
}

}  // namespace
}  // namespace smasteg::test
