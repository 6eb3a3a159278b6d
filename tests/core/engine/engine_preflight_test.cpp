// What is looked at before anything leaves. In Element a send that the server refuses stops the person's
// whole chat, so in all of these the room must have refused nothing.
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class PreflightTest : public EngineTest {
 protected:
  void levels(Json content) {
    content["users"] = Json::object();
    room.state("m.room.power_levels", "", "@skapare:hs", std::move(content));
  }
  static std::string note(const Person& person, const std::string& text) {
    const Json row = person.row(text);
    return row.is_null() || row["note"].is_null() ? "" : std::string(row["note"]["key"]);
  }
  Json eventOf(const std::string& text) const {
    for (const auto& event : room.events) {
      if (event["content"].value("body", "") == text) return event;
    }
    return nullptr;
  }
};

TEST_F(PreflightTest, OneSendAtATimeAlsoWhenTheHostSaysNothing) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(120000);
  room.sends.clear();
  room.fates = {Fate::held};
  anna.log("Hålls kvar");
  anna.log("Väntar på sin tur");
  const std::int64_t start = room.now;
  anna.run(29000);
  EXPECT_EQ(room.sends.size(), 1U);
  anna.run(200000);
  ASSERT_EQ(room.sends.size(), 2U) << "the first was there, and is not sent again";
  EXPECT_GE(room.sends[1].first, start + 40000);
  EXPECT_EQ(countOf(room.bodies(), "Hålls kvar"), 1U);
  EXPECT_EQ(anna.state("Väntar på sin tur"), "sent");
}

TEST_F(PreflightTest, NothingLeavesBeforeTheRulesWereAskedFor) {
  Person bo(room, "@bo:hs");
  bo.log("Först");
  bo.run(20000);
  levels({{"events_default", 50}});
  room.sends.clear();
  Person anna(room, "@anna:hs");
  anna.tell(Online{false});
  for (int i = 0; i < 5; ++i) anna.log("Steg " + std::to_string(i));
  anna.open();
  anna.tell(Online{true});
  anna.run(60000);
  EXPECT_TRUE(room.sends.empty());
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(anna.state("Steg " + std::to_string(i)), "failed");
    EXPECT_EQ(note(anna, "Steg " + std::to_string(i)), "row-fail-forbidden");
  }
}

TEST_F(PreflightTest, RaisedLevelsThatTheHostTellsOfRefuseInWordsAndLoseNothing) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  levels({{"events_default", 50}});
  anna.tell(Pushed{room.events.back().dump()});
  const std::string id = anna.log("Efter höjningen");
  anna.run(20000);
  EXPECT_EQ(note(anna, "Efter höjningen"), "row-fail-forbidden");
  CommandArgs args = argsOf(anna.row("Först"));
  args.text = "Först, ändrat";
  anna.command("editStep", args);
  anna.command("removeStep", argsOf(anna.row("Först, ändrat")));
  anna.run(30000);
  EXPECT_EQ(anna.state("Först, ändrat"), "sent");
  EXPECT_EQ(note(anna, "Först, ändrat"), "row-fail-remove");
  EXPECT_TRUE(room.jams.empty());
  levels({{"events_default", 0}});
  anna.tell(Pushed{room.events.back().dump()});
  args.id = id;
  anna.command("retry", args);
  anna.run(30000);
  EXPECT_EQ(anna.state("Efter höjningen"), "sent");
}

TEST_F(PreflightTest, RaisedLevelsThatTheHostDoesNotTellOfCostOneRefusalAndNoMore) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  levels({{"events_default", 50}});
  for (int i = 0; i < 8; ++i) anna.log("Steg " + std::to_string(i) + std::string(200, '.'));
  anna.run(200000);
  EXPECT_EQ(room.jams.size(), 1U);
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(anna.state("Steg " + std::to_string(i) + std::string(200, '.')), "failed") << i;
  }
  EXPECT_EQ(anna.view("composer")["visibilities"][1]["blocked"]["key"], "who-no-power");
}

TEST_F(PreflightTest, BackOnlineTheRulesAreAskedForAnewBeforeAnythingLeaves) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  anna.tell(Online{false});
  anna.log("Skrev på tåget");
  room.sends.clear();
  anna.tell(Online{true});
  anna.run(2000);
  EXPECT_TRUE(room.sends.empty());
  levels({{"events_default", 50}});  // the host itself hears of it now
  anna.run(60000);
  EXPECT_TRUE(room.jams.empty());
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(note(anna, "Skrev på tåget"), "row-fail-forbidden");
  levels({{"events_default", 0}});
  anna.tell(Online{false});
  anna.log("Skrev på nästa tåg");
  anna.tell(Online{true});
  anna.run(20000);
  EXPECT_EQ(anna.state("Skrev på nästa tåg"), "sent");
}

TEST_F(PreflightTest, WhereOnlyTheQuietEventsAreForbiddenNoCardIsBegun) {
  levels({{"events", {{"se.smasteg.op", 50}}}});
  Person anna(room, "@anna:hs");
  anna.log("Ett steg");
  anna.run(60000);
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(note(anna, "Ett steg"), "row-fail-forbidden");
}

TEST_F(PreflightTest, WhereRedactingIsForbiddenARemovalIsRefusedInWords) {
  Person anna(room, "@anna:hs");
  anna.log("Går inte att ta bort");
  anna.run(20000);
  levels({{"events", {{"m.room.redaction", 50}}}});
  anna.tell(Pushed{room.events.back().dump()});
  anna.command("removeStep", argsOf(anna.row("Går inte att ta bort")));
  anna.run(30000);
  EXPECT_EQ(note(anna, "Går inte att ta bort"), "row-fail-remove");
  EXPECT_TRUE(anna.row("Går inte att ta bort")["canRetry"]);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(PreflightTest, KickedWhileWritingIsWordsAndNothingIsLost) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  room.kicked.insert("@anna:hs");
  for (int i = 0; i < 3; ++i) anna.log("Utslängd " + std::to_string(i));
  anna.run(120000);
  EXPECT_EQ(room.jams.size(), 1U) << "the first could not be known";
  EXPECT_EQ(note(anna, "Utslängd 0"), "row-fail-forbidden");
  EXPECT_EQ(anna.state("Utslängd 1"), "waiting");
  const Json status = anna.view("status");
  EXPECT_EQ(status["notes"][0]["title"]["key"], "note-no-room-title");
  anna.open();
  anna.run(10000);
  EXPECT_EQ(anna.state("Utslängd 2"), "waiting") << "kept";
  EXPECT_EQ(anna.state("Först"), "sent") << "and what was read is shown";
  room.kicked.clear();
  anna.run(200000);
  EXPECT_EQ(anna.state("Utslängd 2"), "sent");
  EXPECT_EQ(room.jams.size(), 1U);
}

TEST_F(PreflightTest, WhoIsToldOfBeingKickedSendsNothing) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  room.kicked.insert("@anna:hs");
  room.state("m.room.member", "@anna:hs", "@skapare:hs", {{"membership", "leave"}});
  anna.tell(Pushed{room.events.back().dump()});
  anna.log("Efteråt");
  anna.run(60000);
  EXPECT_TRUE(room.jams.empty());
  EXPECT_EQ(note(anna, "Efteråt"), "row-fail-left");
}

TEST_F(PreflightTest, WhatTheCacheAloneKnowsIsReadBackBeforeItIsTouched) {
  Person anna(room, "@anna:hs");
  const std::string edited = anna.log("Ändras från cachen"), removed = anna.log("Tas bort från cachen");
  anna.log("Står kvar");
  anna.run(60000);
  anna.grant = false;
  anna.open();
  anna.tell(Visible{false});
  anna.tell(Granted{kAllPermissions});
  ASSERT_EQ(anna.state("Tas bort från cachen"), "sent");
  // Meanwhile somebody else has removed both.
  for (const char* text : {"Ändras från cachen", "Tas bort från cachen"})
    room.redact(eventOf(text)["event_id"], "@anna:hs");
  room.sends.clear();
  CommandArgs args;
  args.id = edited;
  args.text = "Nya ord";
  anna.command("editStep", args);
  args.id = removed;
  anna.command("removeStep", args);
  anna.run(60000);
  EXPECT_TRUE(room.sends.empty()) << "hidden: nothing could be read back";
  anna.tell(Visible{true});
  anna.run(60000);
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(anna.texts(), Strings{"Står kvar"});
  EXPECT_EQ(anna.view("status")["unsent"], 0);
  ASSERT_EQ(anna.notices.size(), 1U);
  EXPECT_EQ(anna.notices[0].key, "said-edit-gone");
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(PreflightTest, AStepThatAnOldStoreCallsUnsentIsFoundInTheRoomAlsoWhereNothingMayBeSent) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  anna.tell(Online{false});
  anna.log("Redan framme");
  const auto old = anna.store;  // what is kept after this does not reach the store
  anna.tell(Online{true});
  anna.run(20000);
  ASSERT_EQ(anna.state("Redan framme"), "sent");
  anna.store = old;
  levels({{"events_default", 50}});
  anna.open();
  anna.run(60000);
  EXPECT_EQ(anna.state("Redan framme"), "sent");
  EXPECT_EQ(anna.view("status")["unsent"], 0);
  EXPECT_EQ(countOf(room.bodies(), "Redan framme"), 1U);
}

TEST_F(PreflightTest, WhoEditsAndThenRemovesIsNotToldThatItIsGone) {
  Person anna(room, "@anna:hs");
  anna.log("Ändras och tas bort");
  anna.run(20000);
  anna.tell(Online{false});
  CommandArgs args = argsOf(anna.row("Ändras och tas bort"));
  args.text = "Ändrad";
  anna.command("editStep", args);
  anna.command("removeStep", args);
  anna.run(20000);
  anna.tell(Online{true});
  anna.run(60000);
  EXPECT_TRUE(anna.texts().empty());
  EXPECT_TRUE(anna.notices.empty());
  EXPECT_EQ(anna.view("status")["unsent"], 0);
}

TEST_F(PreflightTest, OnesOwnCardOfAnEarlierSessionIsReadBeforeItIsWrittenIn) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  anna.tell(Online{false});
  anna.log("Sedan");
  anna.asked.clear();
  room.sends.clear();
  anna.open();
  anna.run(10000);
  ASSERT_EQ(room.sends.size(), 1U);
  EXPECT_TRUE(std::any_of(anna.asked.begin(), anna.asked.end(), [&](const auto& each) {
    return each.second.relType == "m.thread" && each.first <= room.sends[0].first;
  }));
  EXPECT_EQ(countOf(room.bodies(), "👣"), 1U);
}

TEST_F(PreflightTest, NobodyElsesStepIsEverEditedOrRemoved) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("Annas eget");
  runTogether(room, {&anna, &bo}, 20000);
  room.sends.clear();
  EXPECT_FALSE(bo.row("Annas eget")["canEdit"]);
  EXPECT_FALSE(bo.row("Annas eget")["canRemove"]);
  CommandArgs args = argsOf(bo.row("Annas eget"));
  args.text = "Bos ord i Annas mun";
  for (const char* command : {"editStep", "removeStep", "undo", "retry", "keepPrivate"})
    bo.command(command, args);
  runTogether(room, {&anna, &bo}, 60000);
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(bo.texts(), Strings{"Annas eget"});
}

TEST_F(PreflightTest, AnEditThatWouldMakeAMessageTooLargeIsRefusedInWords) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(120000);
  anna.tell(Online{false});
  std::vector<std::string> ids;
  for (int i = 0; i < 99; ++i)
    ids.push_back(anna.log("Rad " + std::to_string(i) + " " + std::string(180, 'x')));
  anna.tell(Online{true});
  anna.run(30000);
  CommandArgs args;
  args.id = ids[50];
  std::string big;
  while (big.size() < 3900 * 4) big += "🎉";
  args.text = big;
  anna.command("editStep", args);
  anna.run(30000);
  EXPECT_EQ(note(anna, big), "row-fail-edit");
  EXPECT_TRUE(room.jams.empty());
  for (const auto& event : room.events) EXPECT_LE(event["content"].dump().size(), 32U * 1024);
  EXPECT_EQ(anna.state("Rad 51 " + std::string(180, 'x')), "sent") << "the other lines stand";
}

TEST_F(PreflightTest, TheLongestStepThereCanBeIsSentAndCanBeEdited) {
  Person anna(room, "@anna:hs");
  std::string longest;
  while (longest.size() < 4000 * 4) longest += "🎉";
  CommandArgs args;
  args.id = anna.log(longest, {"otg-1", "otg-2", "otg-3", "otg-4", "otg-5", "otg-6", "otg-7"});
  anna.run(20000);
  EXPECT_EQ(anna.state(longest), "sent");
  args.text = longest.substr(4);
  anna.command("editStep", args);
  anna.run(20000);
  EXPECT_EQ(anna.state(longest.substr(4)), "sent");
  EXPECT_TRUE(anna.row(longest.substr(4))["edited"]);
}

TEST_F(PreflightTest, OfflineInTheMiddleOfManyStepsLosesAndDoublesNone) {
  Person anna(room, "@anna:hs");
  for (int i = 0; i < 12; ++i) {
    anna.log("Steg " + std::to_string(i) + std::string(200, '.'));
    if (i % 3 == 0) room.fates.push_back(i % 2 == 0 ? Fate::fine : Fate::lostReply);
  }
  for (int turn = 0; turn < 6; ++turn) {
    anna.run(15000);
    anna.tell(Online{false});
    const std::size_t before = room.sends.size();
    anna.run(15000);
    EXPECT_EQ(room.sends.size(), before);
    anna.tell(Online{true});
  }
  anna.run(400000);
  for (int i = 0; i < 12; ++i) {
    const std::string text = "Steg " + std::to_string(i) + std::string(200, '.');
    EXPECT_EQ(countOf(room.bodies(), text), 1U);
    EXPECT_EQ(anna.state(text), "sent");
  }
}

}  // namespace
}  // namespace smasteg::test
