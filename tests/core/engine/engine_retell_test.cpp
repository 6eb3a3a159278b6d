// Telling on to who came later: one person's choice, once, and shown for what it is.
// SPDX-License-Identifier: EUPL-1.2
#include <optional>

#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class EncryptedTest : public EngineTest {
 protected:
  EncryptedTest() { room.encrypt(); }
};

/// Anna has logged two steps in an encrypted room, and Bo has come in after that.
class RetellTest : public EncryptedTest {
 protected:
  RetellTest() {
    anna.log("Ringde Skatteverket");
    anna.run(20000);
    anna.log("Mejlade tolken");
    anna.run(20000);
    room.join("@bo:hs");
    bo.emplace(room, "@bo:hs");
    both(60000);
    room.sends.clear();
  }
  void both(std::int64_t ms) { runTogether(room, {&anna, &*bo}, ms); }
  static int retellable(const Person& person) { return person.view("status")["retellable"].get<int>(); }
  std::size_t retells() const {
    return static_cast<std::size_t>(
        std::count_if(room.events.begin(), room.events.end(),
                      [](const Json& event) { return event["content"].value("op", "") == "retell"; }));
  }
  std::string eventOf(const std::string& text) const {
    const auto event = std::find_if(room.events.begin(), room.events.end(), [&](const Json& each) {
      return each["content"].value("body", "").find(text) == 0;
    });
    return event == room.events.end() ? "" : (*event)["event_id"];
  }
  std::size_t noticed(const std::string& key) const {
    return static_cast<std::size_t>(std::count_if(anna.notices.begin(), anna.notices.end(),
                                                  [&](const Notice& notice) { return notice.key == key; }));
  }
  Person anna{room, "@anna:hs"};
  std::optional<Person> bo;
};

TEST_F(RetellTest, WhoCameLaterSeesWhatWasToldAndByWhom) {
  EXPECT_EQ(retellable(anna), 2);
  EXPECT_TRUE(bo->row("Ringde Skatteverket").is_null());
  anna.tell(Online{false});
  anna.command("retell");
  EXPECT_TRUE(anna.view("status")["retelling"].get<bool>());
  EXPECT_EQ(retellable(anna), 0);
  anna.tell(Online{true});
  both(70000);
  EXPECT_EQ(retells(), 1U);
  EXPECT_EQ(noticed("said-retold"), 1U);
  EXPECT_FALSE(anna.view("status")["retelling"].get<bool>());
  const Json row = bo->row("Ringde Skatteverket");
  ASSERT_FALSE(row.is_null());
  EXPECT_EQ(row["author"].get_ref<const std::string&>(), "@anna:hs");
  EXPECT_NE(row["toldBy"].get_ref<const std::string&>(), "");
  EXPECT_FALSE(row["canEdit"].get<bool>());
  EXPECT_EQ(anna.row("Ringde Skatteverket")["toldBy"].get_ref<const std::string&>(), "");
  EXPECT_EQ(retellable(*bo), 0) << "hearsay is not told on";
}

TEST_F(RetellTest, IsSentOnceWhileItIsOnItsWay) {
  anna.tell(Online{false});
  anna.command("retell");
  anna.command("retell");
  anna.tell(Online{true});
  both(70000);
  EXPECT_EQ(retells(), 1U);
}

TEST_F(RetellTest, WhatWasRemovedMeanwhileIsNotTold) {
  const Json row = anna.row("Mejlade tolken");
  anna.command("removeStep", argsOf(row));
  both(30000);
  EXPECT_EQ(retellable(anna), 1);
  anna.command("retell");
  both(70000);
  EXPECT_EQ(retells(), 1U);
  EXPECT_TRUE(bo->row("Mejlade tolken").is_null());
  EXPECT_FALSE(bo->row("Ringde Skatteverket").is_null());
}

TEST_F(RetellTest, WhenAllWasRemovedBeforeItLeftItIsSaidAndForgotten) {
  anna.tell(Online{false});
  anna.command("retell");
  for (const std::string text : {"Ringde Skatteverket", "Mejlade tolken"})
    room.redact(eventOf(text), "@anna:hs");
  anna.open();
  both(120000);
  EXPECT_EQ(retells(), 0U);
  EXPECT_EQ(noticed("said-not-retold"), 1U);
  EXPECT_FALSE(anna.view("status")["retelling"].get<bool>());
}

TEST_F(RetellTest, IsKeptWhenThePanelCloses) {
  anna.tell(Online{false});
  anna.command("retell");
  anna.open();
  both(120000);
  EXPECT_EQ(retells(), 1U);
}

TEST_F(RetellTest, WhatTheRoomRefusesIsSaidAndForgotten) {
  room.fates = {Fate::refused};
  anna.command("retell");
  both(70000);
  EXPECT_EQ(retells(), 0U);
  EXPECT_EQ(noticed("said-not-retold"), 1U);
  EXPECT_FALSE(anna.view("status")["retelling"].get<bool>());
}

TEST_F(RetellTest, ALostAnswerIsReadBackAndNotSentAgain) {
  room.fates = {Fate::lostReply};
  anna.command("retell");
  both(120000);
  EXPECT_EQ(retells(), 1U);
  EXPECT_EQ(noticed("said-retold"), 1U);
}

TEST_F(EngineTest, NothingIsOfferedWhereNewcomersCanReadThePast) {
  Person anna(room, "@anna:hs");
  runTogether(room, {&anna}, 5000);
  anna.log("Ringde Skatteverket");
  runTogether(room, {&anna}, 30000);
  EXPECT_EQ(anna.view("status")["retellable"].get<int>(), 0);
  anna.command("retell");
  runTogether(room, {&anna}, 30000);
  for (const Json& event : room.events) {
    EXPECT_NE(event["content"].value("op", ""), "retell");
  }
}

}  // namespace
}  // namespace smasteg::test
