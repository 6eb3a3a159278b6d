// One tap's encouragement: sent once, read back before it is shown, refused in words, and read of at a calm
// pace.
//
// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

/// Anna has logged a step and Bo has read it.
class EncourageTest : public EngineTest {
 protected:
  EncourageTest() {
    anna.log("Ringde Skatteverket");
    both(10000);
    room.sends.clear();
    anna.view("steps");  // it is on both screens
    bo.view("steps");
  }
  void both(std::int64_t ms) { runTogether(room, {&anna, &bo}, ms); }
  void tap(Person& person, const std::string& command, const std::string& text = "Ringde Skatteverket") {
    person.command(command, argsOf(person.row(text)));
  }
  std::size_t reactions(const std::string& sender = "@bo:hs") const {
    return static_cast<std::size_t>(std::count_if(room.events.begin(), room.events.end(), [&](const Json& e) {
      return e["type"] == "m.reaction" && e["sender"] == sender && !e["content"].empty();
    }));
  }
  std::string react(const std::string& sender, const std::string& text, const std::string& key) {
    for (const auto& event : room.events) {
      if (event["content"].value("body", "").find(text) == std::string::npos) continue;
      const std::string target = event["event_id"];
      return room.put(sender, "m.reaction",
                      {{"m.relates_to", {{"rel_type", "m.annotation"}, {"event_id", target}, {"key", key}}}});
    }
    return "";
  }
  static std::string encouraged(const Person& person, const std::string& text = "Ringde Skatteverket") {
    const Json row = person.row(text);
    return row.is_null() ? "no row" : std::string(row["encouraged"]);
  }
  static int count(const Person& person, const std::string& text = "Ringde Skatteverket") {
    const Json row = person.row(text);
    return row.is_null() ? -2 : row["encouragements"].get<int>();
  }
  static std::string blocked(const Json& row) {
    return row["encourageBlocked"].is_null() ? "" : std::string(row["encourageBlocked"]["key"]);
  }
  /// The events whose reactions were asked for, in order, from that time on.
  std::vector<std::string> annotationsAsked(const Person& person, std::int64_t since = 0) const {
    std::vector<std::string> out;
    for (const auto& [at, read] : person.asked) {
      if (read.relType == "m.annotation" && at >= since) out.push_back(read.parent);
    }
    return out;
  }
  Person anna{room, "@anna:hs"}, bo{room, "@bo:hs"};
};

TEST_F(EncourageTest, OneTapIsSentAndSeenByBoth) {
  EXPECT_EQ(count(bo), 0);
  EXPECT_EQ(encouraged(bo), "");
  EXPECT_EQ(blocked(bo.row("Ringde Skatteverket")), "");
  tap(bo, "encourage");
  both(10000);
  ASSERT_EQ(room.sends.size(), 1U);
  const Json& event = room.events.back();
  EXPECT_EQ(event["type"], "m.reaction");
  EXPECT_EQ(event["content"]["m.relates_to"]["key"], "👏");
  EXPECT_EQ(event["content"].size(), 1U);
  EXPECT_EQ(encouraged(bo), "yes");
  EXPECT_EQ(count(bo), 1);
  EXPECT_EQ(bo.view("status")["unsent"], 0);
  anna.tell(Visible{true});
  both(310000);
  EXPECT_EQ(count(anna), 1);
  EXPECT_EQ(encouraged(anna), "");
  EXPECT_TRUE(bo.notices.empty());
}

TEST_F(EncourageTest, IsNotShownAsSentBeforeTheRoomHasGivenItBack) {
  for (const Fate fate : {Fate::lostReply, Fate::lostBoth, Fate::rateLimited}) {
    anna.log("Steg " + std::to_string(static_cast<int>(fate)));
    both(60000);
    const std::string text = "Steg " + std::to_string(static_cast<int>(fate));
    const std::size_t before = reactions();
    room.fates = {fate};
    tap(bo, "encourage", text);
    if (fate != Fate::lostReply) {
      EXPECT_EQ(encouraged(bo, text), "sending");
      EXPECT_EQ(count(bo, text), 0);
    }
    both(120000);
    EXPECT_EQ(encouraged(bo, text), "yes") << static_cast<int>(fate);
    EXPECT_EQ(reactions(), before + 1);
  }
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(EncourageTest, NothingElseLeavesForFortySecondsWhenItsFateIsUnknown) {
  room.fates = {Fate::lostReply};
  tap(bo, "encourage");
  const std::int64_t at = room.now;
  bo.log("Bos eget");
  both(90000);
  ASSERT_EQ(room.sends.size(), 2U);
  EXPECT_GE(room.sends[1].first, at + 40000);
}

TEST_F(EncourageTest, OnesOwnStepIsRefusedInWords) {
  EXPECT_EQ(blocked(anna.row("Ringde Skatteverket")), "encourage-own");
  tap(anna, "encourage");
  both(10000);
  ASSERT_EQ(anna.notices.size(), 1U);
  EXPECT_EQ(anna.notices[0].key, "encourage-own");
  anna.tell(Online{false});
  anna.log("Inte ens skickat");
  tap(anna, "encourage", "Inte ens skickat");
  EXPECT_EQ(anna.notices.size(), 2U);
  CommandArgs nobody;
  nobody.id = "finns-inte";
  anna.command("encourage", nobody);
  EXPECT_EQ(anna.notices.back().key, "encourage-gone");
  anna.command("unencourage", nobody);
  EXPECT_EQ(anna.notices.size(), 3U);
  EXPECT_TRUE(room.sends.empty());
}

TEST_F(EncourageTest, TheSameReactionIsNeverSentTwice) {
  tap(bo, "encourage");
  tap(bo, "encourage");
  both(10000);
  tap(bo, "encourage");
  both(10000);
  EXPECT_EQ(reactions(), 1U);
  // Another device of his was first, and this one has not read of it.
  anna.log("Visade ett utkast");
  both(20000);
  react("@bo:hs", "Visade ett utkast", "👏");
  tap(bo, "encourage", "Visade ett utkast");
  both(10000);
  EXPECT_EQ(reactions(), 2U);
  EXPECT_EQ(encouraged(bo, "Visade ett utkast"), "yes");
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(EncourageTest, TakingItBackRedactsOnesOwnReactionOnly) {
  react("@cia:hs", "Ringde", "❤️");
  tap(bo, "encourage");
  both(10000);
  EXPECT_EQ(count(bo), 2);
  tap(bo, "unencourage");
  both(10000);
  EXPECT_EQ(reactions(), 0U);
  EXPECT_EQ(reactions("@cia:hs"), 1U);
  EXPECT_EQ(encouraged(bo), "");
  EXPECT_EQ(count(bo), 1);
  tap(bo, "unencourage");
  both(10000);
  EXPECT_EQ(room.sends.size(), 2U) << "there is nothing to take back";
  tap(bo, "encourage");
  both(20000);
  EXPECT_EQ(reactions(), 1U);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(EncourageTest, WhatHasNotLeftIsTakenBackWithoutASend) {
  bo.tell(Online{false});
  tap(bo, "encourage");
  EXPECT_EQ(encouraged(bo), "sending");
  tap(bo, "unencourage");
  EXPECT_EQ(encouraged(bo), "");
  bo.tell(Online{true});
  both(20000);
  EXPECT_TRUE(room.sends.empty());
}

TEST_F(EncourageTest, GivenTakenBackAndGivenAgainEndsWhereThePersonEnded) {
  tap(bo, "encourage");
  both(5000);
  room.fates = {Fate::lostBoth};
  tap(bo, "unencourage");
  both(5000);
  EXPECT_EQ(encouraged(bo), "removing");  // nobody knows yet whether it is gone
  tap(bo, "encourage");
  both(200000);
  EXPECT_EQ(reactions(), 1U);
  EXPECT_EQ(encouraged(bo), "yes");
  tap(bo, "unencourage");
  tap(bo, "encourage");
  tap(bo, "unencourage");
  both(60000);
  EXPECT_EQ(reactions(), 0U);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(EncourageTest, AStepThatIsGoneWhenItsTurnComesIsSaidToBe) {
  bo.tell(Online{false});
  tap(bo, "encourage");
  room.redact("$event4", "@anna:hs");
  bo.tell(Online{true});
  bo.tell(Visible{true});
  both(20000);
  EXPECT_TRUE(room.sends.empty());
  ASSERT_EQ(bo.notices.size(), 1U);
  EXPECT_EQ(bo.notices[0].key, "encourage-gone");
  EXPECT_TRUE(std::none_of(bo.store.begin(), bo.store.end(),
                           [](const auto& each) { return each.first.find("own|outbox/") == 0; }));
}

TEST_F(EncourageTest, PowerLevelsAndPermissionsAreSaidBeforeAnythingIsSent) {
  room.state("m.room.power_levels", "", "@skapare:hs",
             {{"events", {{"m.reaction", 50}}}, {"users", Json::object()}});
  Person cia(room, "@cia:hs");
  cia.run(10000);
  EXPECT_EQ(blocked(cia.row("Ringde Skatteverket")), "encourage-no-power");
  tap(cia, "encourage");
  cia.run(10000);
  ASSERT_EQ(cia.notices.size(), 1U);
  EXPECT_EQ(cia.notices[0].key, "encourage-no-power");

  bo.permissions.erase(bo.permissions.begin() + 3);  // no sending of reactions
  bo.open();
  bo.run(10000);
  EXPECT_EQ(blocked(bo.row("Ringde Skatteverket")), "encourage-no-permission");
  tap(bo, "encourage");
  bo.run(10000);
  EXPECT_EQ(bo.notices.back().key, "encourage-no-permission");
  EXPECT_TRUE(room.sends.empty());
}

TEST_F(EncourageTest, WhereRedactingIsNotAllowedItIsSaidThatItStays) {
  tap(bo, "encourage");
  both(10000);
  room.state("m.room.power_levels", "", "@skapare:hs",
             {{"events", {{"m.room.redaction", 50}}}, {"users", Json::object()}});
  bo.tell(Pushed{room.events.back().dump()});
  EXPECT_EQ(blocked(bo.row("Ringde Skatteverket")), "encourage-no-power");
  tap(bo, "unencourage");
  both(20000);
  EXPECT_EQ(encouraged(bo), "yes");
  EXPECT_EQ(bo.notices.back().key, "said-still-encouraged");
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(EncourageTest, ARefusalIsANoticeAndLeavesNothingBehind) {
  room.fates = {Fate::refused};
  tap(bo, "encourage");
  both(10000);
  ASSERT_EQ(bo.notices.size(), 1U);
  EXPECT_EQ(bo.notices[0].key, "said-not-encouraged");
  EXPECT_EQ(encouraged(bo), "");
  EXPECT_TRUE(bo.row("Ringde Skatteverket")["note"].is_null());
  EXPECT_TRUE(std::none_of(bo.store.begin(), bo.store.end(),
                           [](const auto& each) { return each.first.find("own|outbox/") == 0; }));
  tap(bo, "encourage");
  both(10000);
  EXPECT_EQ(encouraged(bo), "yes") << "and it can be tried again";
}

TEST_F(EncourageTest, ATapSurvivesAReload) {
  bo.tell(Online{false});
  tap(bo, "encourage");
  bo.open();
  both(20000);
  EXPECT_EQ(reactions(), 1U);
  EXPECT_EQ(encouraged(bo), "yes");
}

TEST_F(EncourageTest, ALineOfSeveralIsEncouragedWithItsMessage) {
  anna.tell(Online{false});
  for (int i = 0; i < 4; ++i) anna.log("Rad nummer " + std::to_string(i));
  anna.tell(Online{true});
  both(20000);
  tap(bo, "encourage", "Rad nummer 2");
  both(10000);
  EXPECT_EQ(reactions(), 1U);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(encouraged(bo, "Rad nummer " + std::to_string(i)), "yes");
    EXPECT_EQ(count(bo, "Rad nummer " + std::to_string(i)), 1);
  }
  tap(bo, "encourage", "Rad nummer 3");
  both(10000);
  EXPECT_EQ(reactions(), 1U);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(EncourageTest, StepOfAnEarlierSessionsOldWeekIsReadBackFirst) {
  for (int week = 30; week < 48; ++week) {
    room.now = kTuesday - (48 - week) * 7 * std::int64_t{86400000};
    Person writer(room, "@w" + std::to_string(week) + ":hs");
    writer.log("Steg v" + std::to_string(week));
    writer.run(20000);
  }
  room.now = kTuesday + 3600000;
  bo.run(5000);
  bo.command("fetchOlder");
  bo.command("fetchOlder");
  bo.run(10000);
  bo.open();  // the rows come from the cache now, and nothing has confirmed the oldest
  bo.asked.clear();
  ASSERT_FALSE(bo.row("Steg v30").is_null());
  room.sends.clear();
  tap(bo, "encourage", "Steg v30");
  for (const auto& event : room.events) {
    if (event["content"].value("body", "") != "Steg v31") continue;
    room.redact(event["event_id"], "@w31:hs");  // and one is gone, which the cache does not know
    break;
  }
  tap(bo, "encourage", "Steg v31");
  bo.run(30000);
  EXPECT_EQ(encouraged(bo, "Steg v30"), "yes");
  EXPECT_EQ(reactions(), 1U);
  ASSERT_EQ(bo.notices.size(), 1U);
  EXPECT_EQ(bo.notices[0].key, "encourage-gone");
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(EncourageTest, ReadsReactionsCalmlyAndWhatIsOnTheScreenFirst) {
  for (int i = 0; i < 30; ++i) anna.log("Steg nummer " + std::to_string(i) + std::string(200, '.'));
  anna.run(400000);
  for (int i = 0; i < 3; ++i) react("@dan:hs", "Steg nummer " + std::to_string(i), "🎉");
  Person cia(room, "@cia:hs");
  cia.run(500);
  EXPECT_EQ(cia.view("steps")["rows"][4]["encouragements"], -1) << "not known yet";
  ViewQuery search;
  search.text = "nummer 13";
  ASSERT_EQ(cia.view("steps", search)["rows"].size(), 1U);
  cia.run(2000);
  EXPECT_EQ(annotationsAsked(cia).size(), 2U);
  EXPECT_EQ(cia.view("steps", search)["rows"][0]["encouragements"], 0) << "what is on the screen came next";
  ViewQuery few;
  few.limit = 5;
  cia.view("steps", few);
  cia.run(70000);
  const auto read = annotationsAsked(cia);
  EXPECT_EQ(std::set<std::string>(read.begin(), read.end()).size(), 31U) << "each, once";
  EXPECT_EQ(read.size(), 31U);
  for (const auto& [at, number] : std::map<std::size_t, std::string>{{0, "29."}, {2, "28."}, {3, "27."}}) {
    const std::string body = room.find(read[at])->at("content").at("body");
    EXPECT_NE(body.find("nummer " + number), std::string::npos) << "then the newest: " << body;
  }
  std::int64_t last = 0;
  for (const auto& [at, each] : cia.asked) {
    if (each.relType != "m.annotation") continue;
    EXPECT_GE(at - last, 2000);
    EXPECT_EQ(each.eventType, "m.reaction");
    EXPECT_LE(each.limit, 100);
    last = at;
  }
  ViewQuery all;
  all.limit = 200;
  const Json rows = cia.view("steps", all)["rows"];
  for (const auto& row : rows) {
    const std::string text = row["text"];
    const bool liked = text.find("nummer 0.") != std::string::npos ||
                       text.find("nummer 1.") != std::string::npos ||
                       text.find("nummer 2.") != std::string::npos;
    EXPECT_EQ(row["encouragements"], liked ? 1 : 0) << text;
  }
}

TEST_F(EncourageTest, AnIdlePanelStopsReadingReactions) {
  both(20 * 60000);
  const std::int64_t idle = room.now;
  both(30 * 60000);
  EXPECT_TRUE(annotationsAsked(bo, idle).empty());
  bo.tell(Visible{true});
  both(10000);
  EXPECT_EQ(annotationsAsked(bo, idle).size(), 1U) << "looked at anew";
}

TEST_F(EncourageTest, MoreThanAHundredReactionsAreCountedAndAWithdrawalIsSeenInTime) {
  for (int i = 0; i < 150; ++i) react("@p" + std::to_string(i) + ":hs", "Ringde", "👍");
  react("@anna:hs", "Ringde", "👍");
  react("@p1:hs", "Ringde", "❤️");
  both(320000);
  EXPECT_EQ(count(bo), 150) << "people, not emoji, and not the author";
  room.redact(react("@q:hs", "Ringde", "👍"), "@q:hs");
  for (auto& event : room.events) {
    if (event["type"] == "m.reaction" && event["sender"] == "@p7:hs") event["content"] = Json::object();
  }
  bo.tell(Visible{true});
  both(320000);
  EXPECT_EQ(count(bo), 149);
}

}  // namespace
}  // namespace smasteg::test
