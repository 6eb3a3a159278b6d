// What the engine keeps and tells: private steps, permissions, storage, the network, drafts, history, how
// often it reads.
//
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

TEST_F(EngineTest, PrivateStepIsNeverSentAndSurvivesAReload) {
  Person anna(room, "@anna:hs");
  anna.log("Bara för mig", {"otg-2"}, "private");
  anna.run(60000);
  EXPECT_TRUE(room.sends.empty());
  anna.open();
  EXPECT_EQ(anna.row("Bara för mig")["state"], "private");
  EXPECT_EQ(anna.view("week")["days"][1]["steps"], 1);
}

TEST_F(EngineTest, WorksBeforePermissionAndSendsWhenItComes) {
  Person anna(room, "@anna:hs");
  anna.grant = false;
  anna.open();
  EXPECT_EQ(anna.view("status")["permission"], "asking");
  EXPECT_EQ(anna.view("composer")["visibility"], "private");
  const Json all = anna.view("composer")["visibilities"][2];
  EXPECT_TRUE(all["blocked"].is_null()) << "chosen, it waits for the host's word";
  EXPECT_EQ(all["facts"], Json::parse(R"([{"key":"who-asking","args":{}}])"));
  anna.log("Väntar");
  EXPECT_EQ(anna.row("Väntar")["note"]["key"], "row-permission");
  EXPECT_EQ(anna.view("composer")["last"]["now"]["key"], "now-permission");
  anna.tell(Granted{{}});
  EXPECT_EQ(anna.view("status")["permission"], "refused");
  EXPECT_EQ(anna.view("composer")["visibilities"][1]["blocked"]["key"], "who-no-permission");
  EXPECT_EQ(anna.row("Väntar")["note"]["key"], "row-no-permission");
  EXPECT_TRUE(anna.row("Väntar")["canKeep"]);
  anna.log("Sparas");
  anna.command("keepPrivate", argsOf(anna.row("Sparas")));
  EXPECT_EQ(anna.state("Sparas"), "private");
  EXPECT_EQ(anna.reads, 0);
  anna.tell(Granted{kAllPermissions});
  anna.run(20000);
  EXPECT_EQ(anna.row("Väntar")["state"], "sent");
}

TEST_F(EngineTest, WhoHasSaidYesBeforeWritesToTheRoomWhileTheHostsWordIsOnItsWay) {
  Person anna(room, "@anna:hs");
  anna.grant = false;
  anna.consented = true;
  anna.open();
  EXPECT_EQ(anna.view("composer")["visibility"], "room");
  CommandArgs args;
  args.visibility = "private";
  anna.command("saveDraft", args);
  EXPECT_EQ(anna.view("composer")["visibility"], "private") << "what she chose for the draft stays";
}

TEST_F(EngineTest, WhoTriesWithoutSharingAndChoosesTheRoomKeepsThatChoice) {
  Person anna(room, "@anna:hs");
  anna.grant = false;
  anna.open();
  CommandArgs args;
  args.text = "Halvvägs";
  args.visibility = "room";
  anna.command("saveDraft", args);
  EXPECT_EQ(anna.view("composer")["visibility"], "room");
}

TEST_F(EngineTest, ASlowSendIsSaidCalmlyLongBeforeItsOutcomeIsUnknown) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(20000);
  room.fates = {Fate::held};
  anna.log("Dröjer");
  EXPECT_EQ(anna.row("Dröjer")["note"]["key"], "row-sending");
  const int before = anna.changes;
  anna.run(2600);
  EXPECT_GT(anna.changes, before) << "the screen is told by itself";
  EXPECT_EQ(anna.row("Dröjer")["state"], "sending");
  EXPECT_EQ(anna.row("Dröjer")["note"]["key"], "row-slow");
  EXPECT_EQ(anna.view("composer")["last"]["now"]["key"], "now-slow");
  EXPECT_TRUE(anna.view("status")["notes"].empty());
  anna.run(28000);
  EXPECT_EQ(anna.view("status")["notes"][0]["title"]["key"], "note-silent-title");
}

TEST_F(EngineTest, ARoomThatHasMovedIsReadAndNotWrittenTo) {
  Person anna(room, "@anna:hs");
  anna.log("Före flytten");
  anna.run(20000);
  anna.tell(Online{false});
  anna.log("Under flytten");
  room.state("m.room.tombstone", "", "@skapare:hs", {{"body", "Flyttat"}, {"replacement_room", "!nytt:hs"}});
  room.sends.clear();
  anna.tell(Online{true});
  anna.run(60000);
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(anna.view("status")["notes"][0]["title"]["key"], "note-moved-title");
  EXPECT_EQ(anna.view("status")["notes"][0]["room"], "https://matrix.to/#/%21nytt%3Ahs?via=hs");
  EXPECT_EQ(anna.view("composer")["visibilities"][1]["blocked"]["key"], "who-moved");
  EXPECT_EQ(anna.view("composer")["visibility"], "private");
  EXPECT_EQ(anna.row("Under flytten")["note"]["key"], "row-fail-moved");
  EXPECT_EQ(anna.state("Före flytten"), "sent");
  anna.command("keepPrivate", argsOf(anna.row("Under flytten")));
  EXPECT_EQ(anna.state("Under flytten"), "private");
}

TEST_F(EngineTest, ARoomThatGoesOnFromAnotherSaysWhereThePastIsAndLeadsThere) {
  room.events[0]["content"]["predecessor"] = {{"room_id", "!gammalt:hs"}, {"event_id", "$sista"}};
  Person anna(room, "@anna:hs");
  anna.log("Efter flytten");
  anna.run(20000);
  const Json past = anna.view("steps")["completeness"];
  EXPECT_EQ(past["olderRoom"], "https://matrix.to/#/%21gammalt%3Ahs?via=hs");
  EXPECT_EQ(past["lines"].back()["key"], "history-moved-here");
  EXPECT_EQ(past["state"], "complete");
  for (const auto& [at, read] : anna.asked) EXPECT_EQ(read.parent.find("gammalt"), std::string::npos);
}

TEST_F(EngineTest, APredecessorThatIsNoRoomIsNotSpokenOf) {
  for (const Json& odd : {Json("!gammalt:hs"), Json{{"room_id", 7}}, Json{{"room_id", "javascript:alert(1)"}},
                          Json{{"room_id", "!"}}, Json::object(), Json(nullptr)}) {
    room.events[0]["content"]["predecessor"] = odd;
    Person anna(room, "@anna:hs");
    anna.run(20000);
    const Json past = anna.view("steps")["completeness"];
    EXPECT_EQ(past["olderRoom"], "") << odd;
    EXPECT_NE(past["lines"].back()["key"], "history-moved-here") << odd;
  }
}

TEST_F(EngineTest, WhoIsShownTheDoorIsToldSoAndLosesNothing) {
  Person anna(room, "@anna:hs");
  anna.log("Före");
  anna.run(20000);
  CommandArgs args;
  args.text = "Halvvägs";
  anna.command("saveDraft", args);
  room.kicked.insert("@anna:hs");
  room.state("m.room.member", "@anna:hs", "@skapare:hs", {{"membership", "leave"}});
  anna.tell(Pushed{room.events.back().dump()});
  anna.log("Efter");
  room.sends.clear();
  anna.run(120000);
  EXPECT_TRUE(room.sends.empty());
  const Json notes = anna.view("status")["notes"];
  ASSERT_EQ(notes.size(), 1U) << notes.dump();
  EXPECT_EQ(notes[0]["title"]["key"], "note-left-title");
  EXPECT_EQ(anna.view("composer")["visibilities"][1]["blocked"]["key"], "who-left");
  EXPECT_EQ(anna.row("Efter")["note"]["key"], "row-fail-left");
  EXPECT_EQ(anna.state("Före"), "sent");
}

TEST_F(EngineTest, WorksWithNoStorageAndSaysSo) {
  Person anna(room, "@anna:hs");
  anna.storage = false;
  anna.open();
  EXPECT_EQ(anna.view("status")["storage"], "denied");
  EXPECT_EQ(anna.view("status")["notes"][0]["title"]["key"], "note-storage-denied-title");
  anna.log("Ett steg");
  anna.run(20000);
  EXPECT_EQ(anna.row("Ett steg")["state"], "sent");
  anna.log("Privat", {}, "private");
  EXPECT_EQ(anna.view("composer")["last"]["now"]["key"], "now-private-unsaved");
  EXPECT_TRUE(anna.store.empty());
}

TEST_F(EngineTest, OfflineStepWaitsAndLeavesWhenTheNetworkIsBack) {
  Person anna(room, "@anna:hs");
  anna.tell(Online{false});
  anna.log("På tåget");
  anna.run(60000);
  EXPECT_EQ(anna.row("På tåget")["note"]["key"], "row-offline");
  EXPECT_TRUE(room.sends.empty());
  anna.tell(Online{true});
  anna.run(30000);
  EXPECT_EQ(anna.row("På tåget")["state"], "sent");
}

TEST_F(EngineTest, DraftIsKeptAndClearedByLogging) {
  Person anna(room, "@anna:hs");
  CommandArgs args;
  args.text = "Halvfärdig mening";
  args.principles = {"otg-1"};
  anna.command("saveDraft", args);
  anna.open();
  EXPECT_EQ(anna.view("composer")["draft"]["text"], "Halvfärdig mening");
  anna.log("Halvfärdig mening, nu hel");
  anna.open();
  EXPECT_EQ(anna.view("composer")["draft"]["text"], "");
}

TEST_F(EngineTest, TextWithATypedPrincipleGivesThatPrinciple) {
  Person anna(room, "@anna:hs");
  anna.log("Ringde kommunen #6 #e-leg", {"otg-2"}, "private");
  const Json row = anna.view("steps")["rows"][0];
  EXPECT_EQ(row["text"], "Ringde kommunen #e-leg");
  EXPECT_EQ(row["principles"], Json({"otg-6", "otg-2"}));
}

TEST_F(EngineTest, TooLongTextIsRefusedInWordsAndEmptyTextDoesNothing) {
  Person anna(room, "@anna:hs");
  anna.log("  \n ");
  EXPECT_TRUE(anna.texts().empty());
  anna.log(std::string(4001, 'a'));
  EXPECT_TRUE(anna.texts().empty());
  ASSERT_EQ(anna.notices.size(), 1U);
  EXPECT_EQ(anna.notices[0].key, "said-too-long");
}

TEST_F(EngineTest, SearchAndPagingGoThroughTheRows) {
  Person anna(room, "@anna:hs");
  for (int i = 0; i < 7; ++i) {
    anna.log("Steg nummer " + std::to_string(i), {}, "private");
    room.now += 1000;
  }
  ViewQuery query;
  query.limit = 3;
  const Json first = anna.view("steps", query);
  EXPECT_EQ(first["rows"].size(), 3U);
  EXPECT_TRUE(first["more"]);
  EXPECT_EQ(first["rows"][0]["text"], "Steg nummer 6");
  query.before = first["rows"][2]["id"];
  query.limit = 10;
  EXPECT_EQ(anna.view("steps", query)["rows"][0]["text"], "Steg nummer 3");
  ViewQuery search;
  search.text = "NUMMER 4";
  EXPECT_EQ(anna.view("steps", search)["rows"].size(), 1U);
}

TEST_F(EngineTest, PagesOfAnySizeTogetherAreTheWholeList) {
  Person anna(room, "@anna:hs");
  for (int i = 0; i < 12; ++i) {  // three in the same millisecond, now and then on another day
    const bool odd = i % 2 == 1;
    anna.log((odd ? "Udda steg " : "Jämnt steg ") + std::to_string(i), odd ? Strings{"otg-6"} : Strings{},
             "private");
    if (i % 3 == 2) room.now += i % 2 == 0 ? 1000 : 86'400'000;
  }
  for (const std::string words : {"", "udda"}) {
    ViewQuery query;
    query.text = words;
    const Json whole = anna.view("steps", query)["rows"];
    ASSERT_EQ(whole.size(), words.empty() ? 12U : 6U);
    const auto place = [](const Json& row) {
      return std::tuple(row["day"].get_ref<const std::string&>(), row["ts"].get<std::int64_t>(),
                        row["id"].get_ref<const std::string&>());
    };
    for (std::size_t i = 1; i < whole.size(); ++i) EXPECT_GT(place(whole[i - 1]), place(whole[i]));
    for (const int size : {1, 2, 5, 11}) {
      Json paged = Json::array();
      query.limit = size;
      query.before.clear();
      for (bool more = true; more && paged.size() < 100;) {
        const Json page = anna.view("steps", query);
        for (const Json& row : page["rows"]) paged.push_back(row);
        query.before = paged.back()["id"];
        more = page["more"];
      }
      EXPECT_EQ(paged, whole) << size;
    }
    query.before = "no row";
    EXPECT_TRUE(anna.view("steps", query)["rows"].empty());
  }
}

TEST_F(EngineTest, SaysHowFarBackTheHistoryGoesAndFetchesOlder) {
  for (int week = 30; week < 48; ++week) {
    room.now = kTuesday - (48 - week) * 7 * std::int64_t{86400000};
    Person writer(room, "@bo" + std::to_string(week) + ":hs");
    writer.log("Steg v" + std::to_string(week));
    writer.run(20000);
  }
  room.now = kTuesday;
  Person anna(room, "@anna:hs");
  anna.run(5000);
  Json completeness = anna.view("steps")["completeness"];
  EXPECT_EQ(completeness["state"], "partial");
  EXPECT_EQ(completeness["lines"][0]["args"]["day"], "2026-09-28");
  EXPECT_TRUE(completeness["canFetchOlder"]);
  EXPECT_EQ(anna.texts().size(), 8U);
  anna.command("fetchOlder");
  anna.command("fetchOlder");
  anna.run(5000);
  completeness = anna.view("steps")["completeness"];
  EXPECT_EQ(completeness["state"], "complete");
  EXPECT_EQ(anna.texts().size(), 18U);
}

TEST_F(EngineTest, UnreadableThreadIsSaidAndNeverWrittenTo) {
  Person anna(room, "@anna:hs");
  // A pointer to a thread that is no card of ours and holds nothing: somebody else's claim.
  room.put("@mallory:hs", "se.smasteg.op",
           {{"v", 1},
            {"id", "AAAAAAAAAAAAAAAAAAAAAA"},
            {"op", "card"},
            {"card", "$finns-inte"},
            {"kind", "week"},
            {"week", "2026-W48"},
            {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
  anna.log("Ett steg");
  anna.run(60000);
  EXPECT_EQ(countOf(room.bodies(), "👣"), 1U);
  EXPECT_EQ(anna.row("Ett steg")["state"], "sent");
  for (const auto& event : room.events) {
    if (event["content"].contains("m.relates_to") && event["type"] == "m.room.message") {
      EXPECT_NE(event["content"]["m.relates_to"]["event_id"], "$finns-inte");
    }
  }
}

TEST_F(EngineTest, NothingIsReadOrSentWhileHidden) {
  Person anna(room, "@anna:hs");
  anna.run(5000);
  anna.tell(Visible{false});
  const int before = anna.reads;
  anna.run(600000);
  EXPECT_EQ(anna.reads, before);
}

TEST_F(EngineTest, PollsFastAfterActivityAndSlowlyWhenNothingHappens) {
  Person anna(room, "@anna:hs");
  anna.log("Först");
  anna.run(60000);
  const int fast = anna.reads;
  anna.run(60000);
  const int stillFast = anna.reads - fast;
  anna.run(3600000);
  const int before = anna.reads;
  anna.run(600000);
  const int slow = anna.reads - before;
  EXPECT_GE(stillFast, 16);  // two reads each 4 to 6 s
  EXPECT_LE(slow, 40);       // two reads each 48 to 72 s, a full walk at times
}

}  // namespace
}  // namespace smasteg::test
