// What a person can ask for where it cannot be had, or twice, or in a room of an unusual kind; and the app
// without any room.
//
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/event_codec.h"
#include "core/log/phrases.h"
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class AskedTest : public EngineTest {
 protected:
  static CommandArgs about(const std::string& id) {
    CommandArgs args;
    args.id = id;
    return args;
  }
  static std::string note(const Person& person, const std::string& text) {
    const Json row = person.row(text);
    return row.is_null() || row["note"].is_null() ? "" : std::string(row["note"]["key"]);
  }
  static Strings keysOf(const Json& lines) {
    Strings keys;
    for (const auto& line : lines) keys.push_back(line["key"]);
    return keys;
  }
  static std::vector<std::string> without(const std::string& end) {
    auto permissions = kAllPermissions;
    std::erase_if(permissions, [&](const std::string& each) { return each.ends_with(end); });
    return permissions;
  }
};

/// The app offline: the room's name is "" and there is no room.
class NoRoomTest : public AskedTest {
 protected:
  NoRoomTest() { room.id = ""; }
};

TEST_F(NoRoomTest, EverythingIsPrivateAndCanBeChangedRemovedAndBroughtBack) {
  Person anna(room, "");
  CommandArgs args;
  args.id = anna.log("Ringde designern");
  EXPECT_EQ(anna.state("Ringde designern"), "private");
  EXPECT_EQ(note(anna, "Ringde designern"), "")
      << "in the notebook everything is private: not said on each row";
  args.text = "Ringde två designer";
  anna.command("editStep", args);
  EXPECT_TRUE(anna.row("Ringde två designer")["edited"]);
  anna.command("removeStep", args);
  const Json gone = anna.row("Ringde två designer");
  EXPECT_EQ(gone["state"], "removed");
  EXPECT_EQ(gone["note"]["key"], "row-removed");
  EXPECT_TRUE(gone["canUndo"]);
  EXPECT_FALSE(gone["canEdit"]);
  EXPECT_EQ(anna.view("week")["steps"], 0);
  anna.command("undo", args);
  EXPECT_EQ(anna.state("Ringde två designer"), "private");
  EXPECT_EQ(anna.view("week")["steps"], 1);
  anna.command("removeStep", args);
  anna.run(15000);
  EXPECT_TRUE(anna.texts().empty());
  anna.command("undo", args);
  EXPECT_TRUE(anna.texts().empty()) << "its time is over";
}

TEST_F(NoRoomTest, WhatWasJustLoggedIsUndoneWithoutATrace) {
  Person anna(room, "");
  CommandArgs args;
  args.id = anna.log("Fel");
  anna.command("undo", args);
  EXPECT_TRUE(anna.texts().empty());
  anna.open();
  EXPECT_TRUE(anna.texts().empty());
  anna.command("undo", args);
  EXPECT_TRUE(anna.texts().empty());
}

TEST_F(NoRoomTest, WhatNeedsARoomDoesNothing) {
  Person anna(room, "");
  CommandArgs args;
  args.id = anna.log("Ringde designern");
  args.text = "x";
  const Json before = anna.view("steps");
  for (const char* name :
       {"retry", "fetchOlder", "retell", "encourage", "unencourage", "keepPrivate", "okänt"})
    anna.command(name, args);
  args.id = "okänd";
  for (const char* name : {"editStep", "removeStep", "undo"}) anna.command(name, args);
  EXPECT_EQ(anna.view("steps"), before);
  EXPECT_TRUE(anna.notices.empty());
  EXPECT_EQ(anna.reads, 0);
  EXPECT_EQ(anna.view("composer")["visibilities"][1]["blocked"]["key"], "who-no-room");
}

TEST_F(NoRoomTest, AFullStoreIsSaidAndWhatIsWrittenThenIsNotCalledSaved) {
  Person anna(room, "");
  anna.storage = false;
  anna.log("Ryms inte");
  EXPECT_EQ(anna.view("status")["storage"], "full");
  EXPECT_EQ(anna.view("status")["notes"][0]["title"]["key"], "note-storage-full-title");
  EXPECT_EQ(anna.view("status")["notes"][0]["tone"], "alert");
  anna.tell(Failed{"n-1", "QuotaExceededError", "", 0});
  EXPECT_EQ(anna.view("status")["storage"], "full") << "an answer to nothing";
}

TEST_F(AskedTest, ARoomThatWasNeverOpenedHasNothingToShow) {
  Person anna(room, "@anna:hs");
  anna.log("Ringde designern");
  room.id = "!annat:hs";
  EXPECT_TRUE(anna.texts().empty());
  EXPECT_EQ(anna.view("status")["permission"], "notebook");
}

TEST_F(AskedTest, AFileOfCataloguesBringsItsTitlesAndABadOneNothing) {
  Person anna(room, "@anna:hs");
  const int changes = anna.changes;
  anna.tell(Load{"catalogues", "{"});
  anna.tell(Load{"annat", "{}"});
  EXPECT_EQ(anna.view("principles")["catalogues"], Json::array());
  EXPECT_EQ(anna.changes, changes);
  anna.tell(Load{"catalogues",
                 R"({"schema":"smasteg.catalogues/0.1","catalogues":[{"id":"own","version":"2",)"
                 R"("title_sv":"Våra egna","principles":[{"id":"otg-6","number":6,"title_sv":"Gräns",)"
                 R"("title_variants_sv":["Över gränsen"]}]}]})"});
  const Json view = anna.view("principles");
  ASSERT_EQ(view["catalogues"].size(), 1U);
  EXPECT_EQ(view["catalogues"][0]["titleSv"], "Våra egna");
  EXPECT_EQ(view["catalogues"][0]["principles"][0]["titleSv"], "Gräns");
  EXPECT_EQ(view["principles"][5]["otherTitles"], Json::parse(R"(["Över gränsen"])"));
  EXPECT_EQ(view["principles"][4]["otherTitles"], Json::array());
  EXPECT_EQ(anna.changes, changes + 1);
}

TEST_F(AskedTest, OnlyPrinciplesCountEachOnceAndSevenAtMost) {
  Person anna(room, "@anna:hs");
  anna.log("Ringde designern #6", {"otg-6", "OGILTIG", "otg-1", "a", "b", "c", "d", "e", "f"}, "private");
  EXPECT_EQ(anna.row("Ringde designern")["principles"],
            Json::parse(R"(["otg-6","otg-1","a","b","c","d","e"])"));
  anna.log("#5", {}, "private");
  EXPECT_FALSE(anna.row("#5").is_null()) << "a mark alone is a text";
}

TEST_F(AskedTest, TheRoomsOwnNameTellsItsCreateEventFromVersionTwelveOn) {
  const std::string long43 = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
  for (const auto& [name, known] : std::vector<std::pair<std::string, bool>>{
           {"!" + long43, true}, {"!" + long43 + ":hs", false}, {"!kort", false}, {"x" + long43, false}}) {
    room.id = name;
    Person anna(room, "@anna:hs");
    ASSERT_FALSE(anna.asked.empty()) << name;
    const Read& first = anna.asked[0].second;
    EXPECT_EQ(first.parent, known ? "$" + long43 : "") << name;
    EXPECT_EQ(first.eventType == "m.room.create", !known) << name;
  }
}

TEST_F(AskedTest, NewerVersionsAreCountedOnTheScreen) {
  room.put("@bo:hs", "se.smasteg.op",
           {{"v", 2},
            {"op", "dans"},
            {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
  Person anna(room, "@anna:hs");
  anna.run(20000);
  EXPECT_EQ(countOf(keysOf(anna.view("steps")["completeness"]["lines"]), "history-newer"), 1U);
}

TEST_F(AskedTest, RemovingTwiceIsRemovingOnce) {
  Person anna(room, "@anna:hs");
  const CommandArgs args = about(anna.log("Tas bort"));
  anna.run(20000);
  room.sends.clear();
  anna.command("removeStep", args);
  anna.command("removeStep", args);
  anna.run(60000);
  EXPECT_EQ(room.sends.size(), 1U);
  EXPECT_TRUE(anna.texts().empty());
}

TEST_F(AskedTest, WhoEditsWhatCouldNotBeRemovedKeepsIt) {
  Person anna(room, "@anna:hs");
  CommandArgs args = about(anna.log("Skulle bort"));
  anna.run(20000);
  room.fates = {Fate::refused};
  anna.command("removeStep", args);
  anna.run(20000);
  EXPECT_EQ(note(anna, "Skulle bort"), "row-fail-remove");
  args.text = "Stannar kvar";
  anna.command("editStep", args);
  anna.run(60000);
  EXPECT_EQ(anna.state("Stannar kvar"), "sent");
  EXPECT_EQ(note(anna, "Stannar kvar"), "");
  EXPECT_EQ(anna.texts().size(), 1U);
}

TEST_F(AskedTest, UndoingARemovalThatHasLeftComesTooLate) {
  Person anna(room, "@anna:hs");
  const CommandArgs args = about(anna.log("Tas bort"));
  anna.run(20000);
  anna.silent = true;
  anna.command("removeStep", args);
  anna.run(15000);
  EXPECT_EQ(anna.state("Tas bort"), "removing");
  EXPECT_EQ(anna.view("week")["steps"], 0);
  anna.command("undo", args);
  EXPECT_EQ(anna.state("Tas bort"), "removing");
}

TEST_F(AskedTest, WhatIsUnderWayOrSentCannotBecomePrivate) {
  Person anna(room, "@anna:hs");
  const CommandArgs sent = about(anna.log("Framme"));
  anna.run(20000);
  room.fates = {Fate::held};
  const CommandArgs sending = about(anna.log("På väg"));
  anna.run(1000);
  for (const CommandArgs& args : {sent, sending, about("okänd")}) anna.command("keepPrivate", args);
  EXPECT_EQ(anna.state("Framme"), "sent");
  EXPECT_EQ(anna.state("På väg"), "sending");
  EXPECT_EQ(anna.texts().size(), 2U);
}

TEST_F(AskedTest, WithoutTheRightToRedactNothingIsTakenBack) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  anna.log("Ringde designern");
  runTogether(room, {&anna, &bo}, 20000);
  bo.command("encourage", argsOf(bo.row("Ringde designern")));
  runTogether(room, {&anna, &bo}, 20000);
  ASSERT_EQ(bo.row("Ringde designern")["encouraged"], "yes");
  bo.tell(Granted{without("m.room.redaction")});
  EXPECT_EQ(bo.row("Ringde designern")["encourageBlocked"]["key"], "encourage-no-permission");
  bo.command("unencourage", argsOf(bo.row("Ringde designern")));
  EXPECT_EQ(bo.notices.back().key, "encourage-no-permission");
  anna.tell(Granted{without("m.room.redaction")});
  anna.command("removeStep", argsOf(anna.row("Ringde designern")));
  room.sends.clear();
  anna.run(30000);
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(note(anna, "Ringde designern"), "row-fail-remove");
}

TEST_F(AskedTest, WhoMayReadMessagesButNotTheQuietEventsReadsNothing) {
  Person anna(room, "@anna:hs");
  anna.grant = false;
  anna.open();
  anna.tell(Granted{without("receive.event:se.smasteg.op")});
  anna.run(20000);
  EXPECT_EQ(anna.view("status")["permission"], "partly");
  EXPECT_EQ(anna.view("steps")["completeness"]["state"], "waiting");
}

TEST_F(AskedTest, AWeekOfFiveCardsOfOnesOwnGetsNoSixth) {
  for (int i = 0; i < 5; ++i) {
    const std::string id = "cardcardcardcardcard0" + std::to_string(i);
    const std::string card =
        room.put("@anna:hs", "m.room.message",
                 Json::parse(cardMessage("week", weekCardBody({2026, 48}, Language::sv), id, "2026-W48")));
    room.put("@anna:hs", "se.smasteg.op",
             Json::parse(cardPointer(room.create(), card, "week", "2026-W48",
                                     "pointerpointer-" + std::to_string(i))));
    room.redact(card, "@anna:hs");
  }
  room.now += 60000;
  Person anna(room, "@anna:hs");
  anna.log("Ryms inte");
  anna.run(120000);
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(anna.state("Ryms inte"), "failed");
  EXPECT_EQ(anna.row("Ryms inte")["note"]["args"]["code"], "too_many_cards");
}

TEST_F(AskedTest, AStepThatBeginsWithATagKeepsItOnTheScreen) {
  Person anna(room, "@anna:hs");
  anna.log("Testade inloggningen #tillit");
  anna.run(20000);
  EXPECT_EQ(anna.state("Testade inloggningen #tillit"), "sent");
  EXPECT_EQ(anna.row("Testade inloggningen #tillit")["tags"], Json::parse(R"(["tillit"])"));
}

TEST_F(AskedTest, WhatTheHostSaysOfRequestsThatNobodyMadeChangesNothing) {
  Person anna(room, "@anna:hs");
  anna.log("Framme");
  anna.run(20000);
  const Json before = anna.view("steps");
  anna.tell(Sent{"okänd", "$x"});
  anna.tell(Unknown{"okänd"});
  anna.tell(Failed{"okänd", "M_FORBIDDEN", "", 0});
  anna.tell(Stored{"okänd"});
  anna.tell(Page{"okänd", {}, ""});
  EXPECT_EQ(anna.view("steps"), before);
  EXPECT_EQ(anna.view("status")["notes"], Json::array());
}

TEST_F(AskedTest, AnEventOfAnotherRoomIsNotTaken) {
  Person anna(room, "@anna:hs");
  anna.log("Framme");
  anna.run(20000);
  room.state("m.room.tombstone", "", "@skapare:hs", {{"replacement_room", "!nytt:hs"}});
  Json event = room.events.back();
  room.events.pop_back();
  const Json own = event;
  event["room_id"] = "!annat:hs";
  anna.tell(Pushed{event.dump()});
  EXPECT_EQ(anna.view("status")["notes"], Json::array());
  anna.tell(Pushed{own.dump()});
  EXPECT_EQ(anna.view("status")["notes"][0]["title"]["key"], "note-moved-title");
}

}  // namespace
}  // namespace smasteg::test
