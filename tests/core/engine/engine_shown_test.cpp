// What the screen counts and leaves out: other kinds of records, what is only under way, two fates at once.
//
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class ShownTest : public EngineTest {
 protected:
  /// As Element writes in the thread of the newest card.
  void type(const std::string& sender, const std::string& body) {
    std::string card;
    for (const auto& event : room.events)
      if (event["content"].value("body", "").find("👣") == 0) card = event["event_id"];
    room.put(sender, "m.room.message",
             {{"msgtype", "m.text"},
              {"body", body},
              {"m.relates_to",
               {{"rel_type", "m.thread"},
                {"event_id", card},
                {"is_falling_back", true},
                {"m.in_reply_to", {{"event_id", card}}}}}});
  }
  Person anna{room, "@anna:hs"};
};

TEST_F(ShownTest, OnlyStepsAreStepsThoughMoreIsRead) {
  anna.log("Ringde tolken");
  anna.run(20000);
  type("@bo:hs", "👏 Tack @anna:hs för hjälpen");
  type("@bo:hs", "💡 Lärdom: Fråga tidigt");
  anna.run(70000);
  EXPECT_EQ(anna.texts(), Strings{"Ringde tolken"});
  EXPECT_EQ(anna.view("week")["steps"], 1);
}

TEST_F(ShownTest, AReactionUnderWayIsNoUnsentStep) {
  anna.log("Ringde tolken");
  anna.run(20000);
  type("@bo:hs", "Testade blanketten med Lars");
  anna.run(70000);
  anna.view("steps");
  anna.run(20000);
  anna.silent = true;
  anna.command("encourage", argsOf(anna.row("Testade blanketten med Lars")));
  EXPECT_EQ(anna.row("Testade blanketten med Lars")["encouraged"], "sending");
  EXPECT_EQ(anna.view("status")["unsent"], 0);
  anna.log("Väntar");
  EXPECT_EQ(anna.view("status")["unsent"], 1);
}

TEST_F(ShownTest, WhoWasShownTheDoorOfARoomThatMovedIsToldOfTheMove) {
  anna.run(20000);
  for (const auto& [type, key, content] : std::vector<std::tuple<std::string, std::string, Json>>{
           {"m.room.member", "@anna:hs", {{"membership", "leave"}}},
           {"m.room.tombstone", "", {{"replacement_room", "!nytt:hs"}}}}) {
    room.state(type, key, "@skapare:hs", content);
    anna.tell(Pushed{room.events.back().dump()});
  }
  room.kicked.insert("@anna:hs");
  anna.run(300000);
  const Json notes = anna.view("status")["notes"];
  ASSERT_EQ(notes.size(), 1U) << notes.dump();
  EXPECT_EQ(notes[0]["title"]["key"], "note-moved-title");
}

TEST_F(ShownTest, AnEditThatFailsSaysSoAtItsRowAndNotThatTheStepIsUnsent) {
  anna.log("Ringde tolken");
  anna.run(20000);
  CommandArgs args = argsOf(anna.row("Ringde tolken"));
  args.text = "Ringde två tolkar";
  room.fates = {Fate::refused};
  anna.command("editStep", args);
  anna.run(20000);
  const Json row = anna.row("Ringde två tolkar");
  EXPECT_EQ(row["state"], "sent");
  EXPECT_EQ(row["note"]["key"], "row-fail-edit");
  EXPECT_TRUE(row["canRetry"]);
  EXPECT_EQ(anna.view("composer")["last"]["said"]["key"], "said-edited");
}

TEST_F(ShownTest, AFailedStepThatIsEditedAndFailsAgainIsSaidToBeEdited) {
  anna.log("Först");
  anna.run(20000);
  room.fates = {Fate::refused, Fate::refused};
  anna.log("Får inte");
  anna.run(20000);
  ASSERT_EQ(anna.state("Får inte"), "failed");
  EXPECT_EQ(anna.view("composer")["last"]["said"]["key"], "said-not-sent");
  CommandArgs args = argsOf(anna.row("Får inte"));
  args.text = "Får inte heller";
  anna.command("editStep", args);
  anna.run(30000);
  ASSERT_EQ(anna.state("Får inte heller"), "failed");
  EXPECT_EQ(anna.view("composer")["last"]["said"]["key"], "said-edited");
}

TEST_F(ShownTest, UndoOfAnothersStepOrOfAnOldOneDoesNothing) {
  anna.log("Ringde tolken");
  anna.run(20000);
  type("@bo:hs", "Testade blanketten med Lars");
  anna.run(70000);
  room.sends.clear();
  for (const char* text : {"Ringde tolken", "Testade blanketten med Lars"})
    for (const char* name : {"undo", "removeStep"})
      if (std::string(name) == "undo" || std::string(text) != "Ringde tolken")
        anna.command(name, argsOf(anna.row(text)));
  anna.run(60000);
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(anna.texts().size(), 2U);
}

TEST_F(ShownTest, ATaggedLineOfABatchKeepsItsTagWhenAnotherIsEdited) {
  anna.log("Först");
  anna.run(20000);
  anna.tell(Online{false});
  for (const char* text : {"Ringde tolken #tillit", "Mejlade Lars", "Testade kartan", "Ritade planen"})
    anna.log(text);
  anna.tell(Online{true});
  anna.run(60000);
  ASSERT_EQ(countOf(room.bodies(), "- Ringde tolken"), 1U) << "four lines of one message";
  CommandArgs args = argsOf(anna.row("Mejlade Lars"));
  args.text = "Mejlade Lars igen";
  anna.command("editStep", args);
  anna.run(60000);
  EXPECT_EQ(anna.state("Mejlade Lars igen"), "sent");
  EXPECT_EQ(anna.row("Ringde tolken #tillit")["tags"], Json::parse(R"(["tillit"])"));
}

TEST_F(ShownTest, AStepKeepsTheDayItWasDoneHoweverLateItLeaves) {
  anna.log("Först");
  anna.run(20000);
  anna.tell(Online{false});
  anna.log("Ringde tolken");
  anna.run(20 * 3600000);
  anna.tell(Online{true});
  anna.run(60000);
  Person bo(room, "@bo:hs");
  bo.run(20000);
  ASSERT_EQ(bo.state("Ringde tolken"), "sent");
  EXPECT_EQ(bo.row("Ringde tolken")["day"], "2026-11-24");
}

TEST_F(ShownTest, AFullStoreSendsOneStepAtATime) {
  anna.log("Först");
  anna.run(20000);
  anna.tell(Online{false});
  for (const char* text : {"Ringde tolken", "Mejlade Lars", "Testade kartan", "Ritade planen"})
    anna.log(text);
  anna.storage = false;
  anna.log("Ryms inte");
  EXPECT_EQ(anna.view("status")["storage"], "full");
  room.sends.clear();
  anna.tell(Online{true});
  anna.run(120000);
  EXPECT_EQ(room.sends.size(), 5U);
  EXPECT_EQ(anna.state("Ryms inte"), "sent");
}

}  // namespace
}  // namespace smasteg::test
