// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/room_facts.h"

#include <gtest/gtest.h>

namespace smasteg {
namespace {

Event state(const std::string& type, const std::string& key = "", const std::string& sender = "@skapare:hs") {
  Event event;
  event.kind = EventKind::state;
  event.id = "$" + type;
  event.type = type;
  event.stateKey = key;
  event.sender = sender;
  return event;
}

Event member(const std::string& user, const std::string& membership, const std::string& name = "") {
  Event event = state("m.room.member", user);
  event.state.membership = membership;
  event.state.displayName = name;
  return event;
}

TEST(RoomFactsTest, NothingToldIsUnknown) {
  const RoomFacts facts;
  EXPECT_FALSE(facts.memberCount());
  EXPECT_FALSE(facts.encrypted());
  EXPECT_EQ(facts.historyVisibility(), "");
  EXPECT_FALSE(facts.maySend("@anna:hs", "m.room.message"));
  EXPECT_EQ(facts.nameOf("@anna:hs"), "anna");
}

TEST(RoomFactsTest, CountsJoinedMembersAndTheirServers) {
  RoomFacts facts;
  facts.apply(member("@anna:hs", "join", "Anna Öberg"));
  facts.apply(member("@bo:annan.se", "join"));
  facts.apply(member("@cia:hs", "invite"));
  EXPECT_EQ(facts.memberCount(), 2U);
  EXPECT_EQ(facts.serverCount(), 2U);
  EXPECT_EQ(facts.nameOf("@anna:hs"), "Anna Öberg");
  facts.apply(member("@anna:hs", "leave"));
  EXPECT_EQ(facts.memberCount(), 1U);
  EXPECT_EQ(facts.nameOf("@anna:hs"), "Anna Öberg") << "who left is still named on old steps";
}

TEST(RoomFactsTest, WhoIsNotInTheRoomMaySendNothing) {
  for (const char* membership : {"leave", "ban", "invite"}) {
    RoomFacts facts;
    facts.apply(member("@anna:hs", membership, "Anna Öberg"));
    EXPECT_EQ(facts.maySend("@anna:hs", "m.room.message"), false) << membership;
    EXPECT_FALSE(facts.maySend("@bo:hs", "m.room.message").has_value());
    EXPECT_EQ(facts.nameOf("@anna:hs"), "Anna Öberg");
    facts.apply(member("@anna:hs", "join"));
    EXPECT_FALSE(facts.maySend("@anna:hs", "m.room.message").has_value()) << "back, and the levels unknown";
  }
}

TEST(RoomFactsTest, SupersededStateDoesNotWinByComingLast) {
  RoomFacts facts;
  const auto at = [](Event event, TimeMs ts) {
    event.ts = ts;
    return event;
  };
  EXPECT_TRUE(facts.apply(at(member("@anna:hs", "join"), 2000)));
  EXPECT_FALSE(facts.apply(at(member("@anna:hs", "invite"), 1000)));
  EXPECT_EQ(facts.memberCount(), 1U);
  Event closed = state("m.room.power_levels");
  closed.state.power = PowerLevels{};
  closed.state.power->eventsDefault = 50;
  EXPECT_TRUE(facts.apply(at(closed, 2000)));
  EXPECT_FALSE(facts.apply(at(state("m.room.power_levels"), 1000)));
  EXPECT_EQ(facts.maySend("@anna:hs", "m.room.message"), false);
}

TEST(RoomFactsTest, AFullPageOfMembersMeansTheNumberIsUnknown) {
  RoomFacts facts;
  facts.apply(member("@anna:hs", "join"));
  facts.answered("m.room.member", 100, 100);
  EXPECT_FALSE(facts.memberCount());
}

TEST(RoomFactsTest, AnAnswerWithNothingTellsThatTheRoomHasNoSuchState) {
  RoomFacts facts;
  facts.answered("m.room.encryption", 0, 100);
  facts.answered("m.room.history_visibility", 0, 100);
  EXPECT_EQ(facts.encrypted(), false);
  EXPECT_EQ(facts.historyVisibility(), "shared");
}

TEST(RoomFactsTest, EncryptionCannotBeSwitchedOff) {
  RoomFacts facts;
  Event on = state("m.room.encryption");
  on.state.algorithm = "m.megolm.v1.aes-sha2";
  facts.apply(on);
  facts.apply(state("m.room.encryption"));
  EXPECT_EQ(facts.encrypted(), true);
}

TEST(RoomFactsTest, PowerLevelsDecideWhoMaySend) {
  RoomFacts facts;
  Event levels = state("m.room.power_levels");
  levels.state.power = PowerLevels{{{"@mod:hs", 50}}, {{"se.smasteg.op", 50}}, 0, 0, 50, 50};
  facts.apply(levels);
  EXPECT_EQ(facts.maySend("@anna:hs", "m.room.message"), true);
  EXPECT_EQ(facts.maySend("@anna:hs", "se.smasteg.op"), false);
  EXPECT_EQ(facts.maySend("@mod:hs", "se.smasteg.op"), true);
}

TEST(RoomFactsTest, TheCreatorOfARoomOfVersionTwelveStandsAboveTheLevels) {
  for (const auto& [version, may] : std::map<std::string, bool>{{"11", false}, {"12", true}, {"9", false}}) {
    RoomFacts facts;
    Event create = state("m.room.create");
    create.state.roomVersion = version;
    facts.apply(create);
    Event levels = state("m.room.power_levels");
    levels.state.power = PowerLevels{{}, {}, 0, 100, 50, 50};
    facts.apply(levels);
    EXPECT_EQ(facts.maySend("@skapare:hs", "m.room.message"), may) << version;
    EXPECT_EQ(facts.createEvent(), "$m.room.create");
  }
}

}  // namespace
}  // namespace smasteg
