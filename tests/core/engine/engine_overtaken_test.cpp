// A newer word takes the place of an older one, and a full store does not take the newer: what was kept
// before must still be there when the panel has died. And when the store has both, the newer stands.
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

constexpr std::int64_t kSecondEdit = 1000;

class OvertakenTest : public EngineTest {
 protected:
  OvertakenTest() {
    anna.log("Först");
    anna.run(15 * kSecondEdit);
  }
  void edit(const std::string& from, const std::string& to) {
    CommandArgs args = argsOf(anna.row(from));
    args.text = to;
    anna.command("editStep", args);
  }
  std::size_t keptJobs() const {
    return static_cast<std::size_t>(std::count_if(anna.store.begin(), anna.store.end(), [](const auto& each) {
      return each.first.starts_with("own|outbox/");
    }));
  }
  bool canRetry(const std::string& text) const { return anna.row(text).value("canRetry", false); }
  /// The panel dies, the store has room again, and all goes on.
  void comeBack() {
    anna.storage = true;
    anna.open();
    anna.tell(Online{true});
    anna.run(180 * kSecondEdit);
  }
  /// A step that was refused once, and that the client has yet.
  void logRefused(const std::string& text) {
    room.fates = {Fate::refused};
    anna.log(text);
    anna.run(5 * kSecondEdit);
    ASSERT_EQ(anna.state(text), "failed");
  }
  /// "Försök alla igen": the client sends what was refused.
  void sendAgain() { room.put("@anna:hs", "m.room.message", room.refused); }

  Person anna{room, "@anna:hs"};
};

TEST_F(OvertakenTest, EditThatWasKeptOutlivesANewerOneThatAFullStoreDidNotTake) {
  anna.tell(Online{false});
  edit("Först", "Två");
  anna.storage = false;
  edit("Två", "Tre");
  edit("Tre", "Fyra");
  ASSERT_EQ(anna.texts(), Strings{"Fyra"});
  comeBack();
  EXPECT_EQ(anna.texts(), Strings{"Två"});
  EXPECT_EQ(anna.state("Två"), "sent");
}

TEST_F(OvertakenTest, OlderEditGoesWhenTheNewerIsKept) {
  anna.tell(Online{false});
  edit("Först", "Två");
  anna.storage = false;
  edit("Två", "Tre");
  anna.storage = true;
  anna.run(6 * kSecondEdit);
  EXPECT_EQ(keptJobs(), 1U);
  comeBack();
  EXPECT_EQ(anna.texts(), Strings{"Tre"});
  EXPECT_EQ(keptJobs(), 0U);
}

TEST_F(OvertakenTest, BothGoWhenTheNewerIsInTheRoomThoughTheStoreNeverTookIt) {
  anna.tell(Online{false});
  edit("Först", "Två");
  anna.storage = false;
  edit("Två", "Tre");
  anna.tell(Online{true});
  anna.run(60 * kSecondEdit);
  ASSERT_EQ(anna.state("Tre"), "sent");
  EXPECT_EQ(keptJobs(), 0U);
  comeBack();
  EXPECT_EQ(anna.texts(), Strings{"Tre"});
}

TEST_F(OvertakenTest, EditWhoseOutcomeIsUnknownOutlivesANewerOneThatAFullStoreDidNotTake) {
  anna.silent = true;  // the host takes it, says nothing, and sends nothing
  edit("Först", "Två");
  anna.storage = false;
  edit("Två", "Tre");
  anna.run(35 * kSecondEdit);
  anna.silent = false;
  comeBack();
  EXPECT_EQ(anna.texts(), Strings{"Två"});
}

TEST_F(OvertakenTest, EditOfARefusedStepThatWasKeptOutlivesAWordingThatAFullStoreDidNotTake) {
  room.fates = {Fate::lostBoth, Fate::refused};
  anna.log("Ett");
  edit("Ett", "Två");
  anna.run(60 * kSecondEdit);
  ASSERT_EQ(anna.state("Två"), "failed");
  anna.tell(Online{false});
  anna.storage = false;
  edit("Två", "Tre");
  comeBack();
  EXPECT_EQ(anna.texts(), (Strings{"Två", "Först"}));
}

TEST_F(OvertakenTest, WordingOfAStepIsNotUndoneByAnOlderEditThatTheStoreHasYet) {
  room.fates = {Fate::lostBoth, Fate::refused};
  anna.log("Ett");
  edit("Ett", "Två");
  anna.run(60 * kSecondEdit);
  ASSERT_EQ(anna.state("Två"), "failed");
  anna.tell(Online{false});
  const auto before = anna.store;
  edit("Två", "Tre");
  for (const auto& [key, bytes] : before) anna.store.try_emplace(key, bytes);  // killed before it went
  comeBack();
  EXPECT_EQ(anna.texts(), (Strings{"Tre", "Först"}));
  EXPECT_EQ(keptJobs(), 0U);
}

TEST_F(OvertakenTest, NewWordingOfAStepThatArrivedAfterAllOutlivesAFullStore) {
  logRefused("Ett");
  anna.tell(Online{false});
  edit("Ett", "Två");
  sendAgain();
  anna.storage = false;
  anna.tell(Online{true});
  anna.silent = true;  // the old words are read, and nothing more leaves
  anna.run(2 * kSecondEdit);
  anna.silent = false;
  comeBack();
  EXPECT_EQ(anna.texts(), (Strings{"Två", "Först"}));
}

TEST_F(OvertakenTest, EditAfterANewWordingStandsWhenTheOldWordsArriveAfterAll) {
  logRefused("Ett");
  room.fates = {Fate::lostBoth};
  edit("Ett", "Två");
  anna.run(kSecondEdit);
  ASSERT_NE(anna.state("Två"), "failed");
  edit("Två", "Tre");
  sendAgain();
  anna.run(180 * kSecondEdit);
  EXPECT_EQ(anna.texts(), (Strings{"Tre", "Först"}));
  EXPECT_EQ(anna.state("Tre"), "sent");
}

TEST_F(OvertakenTest, EditOfALineFollowsItsMessageAlsoPastAFullStore) {
  anna.run(60 * kSecondEdit);
  anna.tell(Online{false});
  for (const char* text : {"A", "B", "C", "D"}) anna.log(text);
  anna.tell(Online{true});
  room.fates = {Fate::lostReply};
  anna.run(4 * kSecondEdit);
  edit("B", "Bättre");
  anna.storage = false;
  anna.run(10 * kSecondEdit);
  comeBack();
  EXPECT_EQ(anna.texts(), (Strings{"D", "C", "Bättre", "A", "Först"}));
}

TEST_F(OvertakenTest, ChangingOneLineKeepsTheChangeOfAnotherThatTheClientHoldsAndSendsLater) {
  anna.run(60 * kSecondEdit);
  anna.tell(Online{false});
  for (const char* text : {"A", "B", "C", "D"}) anna.log(text);
  anna.tell(Online{true});
  anna.run(60 * kSecondEdit);
  std::vector<Json> held;
  for (const std::string text : {"B", "D"}) {
    room.fates = {Fate::refused};
    edit(text, "Bättre " + text);
    anna.run(5 * kSecondEdit);
    held.push_back(room.refused);
  }
  for (const Json& each : held) room.put("@anna:hs", "m.room.message", each);
  anna.run(120 * kSecondEdit);
  EXPECT_EQ(anna.texts(), (Strings{"Bättre D", "C", "Bättre B", "A", "Först"}));
  EXPECT_EQ(keptJobs(), 0U);
}

TEST_F(OvertakenTest, LinesThatTheStoreDidNotBindAreBoundAnewAndNotAmongTheOthers) {
  anna.run(60 * kSecondEdit);
  anna.tell(Online{false});
  for (int i = 0; i < 10; ++i) anna.log("Rad " + std::to_string(i));
  const auto before = anna.store;
  room.fates = {Fate::lostBoth};
  anna.tell(Online{true});
  anna.run(4 * kSecondEdit);
  for (auto& [key, bytes] : anna.store) {
    Json job = Json::parse(bytes, nullptr, false);
    if (!key.starts_with("own|outbox/") || job["batch"] == "") continue;
    job["state"] = "waiting";
    job["attempts"] = 0;
    bytes = job["text"] < "Rad 5" ? before.at(key) : job.dump();  // it died before all were bound
  }
  anna.store.erase("own|pause/@anna:hs/!rum:hs/");
  comeBack();
  EXPECT_EQ(anna.texts().size(), 11U);
  std::set<std::string> names;
  for (const auto& event : room.events) {
    for (const auto& line : event["content"].value("se.smasteg", Json::object()).value("r", Json::array()))
      EXPECT_TRUE(names.insert(event["content"]["se.smasteg"]["id"].dump() + line["n"].dump()).second);
  }
  EXPECT_EQ(names.size(), 10U);
}

TEST_F(OvertakenTest, RemovalThatWasKeptOutlivesAnEditThatAFullStoreDidNotTake) {
  anna.run(60 * kSecondEdit);
  room.fates = {Fate::refused};
  anna.command("removeStep", argsOf(anna.row("Först")));
  anna.run(15 * kSecondEdit);
  ASSERT_TRUE(canRetry("Först"));
  anna.tell(Online{false});
  const auto before = anna.store;
  anna.storage = false;
  edit("Först", "Ändrat");
  anna.storage = true;
  anna.open();
  EXPECT_TRUE(canRetry("Först")) << "that it did not go is not forgotten";
  anna.store = before;
  anna.open();
  edit("Först", "Ändrat");
  for (const auto& [key, bytes] : before) anna.store.try_emplace(key, bytes);  // killed before it went
  comeBack();
  EXPECT_EQ(anna.texts(), Strings{"Ändrat"});
  EXPECT_EQ(anna.state("Ändrat"), "sent");
}

TEST_F(OvertakenTest, RemovalThatWasRefusedIsNewerThanTheWordingBeforeIt) {
  logRefused("Ett");
  anna.tell(Online{false});
  edit("Ett", "Två");
  anna.command("removeStep", argsOf(anna.row("Två")));
  sendAgain();
  anna.tell(Online{true});
  room.fates = {Fate::refused};
  anna.run(20 * kSecondEdit);
  ASSERT_TRUE(canRetry("Två")) << "the removal";
  anna.command("retry", argsOf(anna.row("Två")));
  anna.run(60 * kSecondEdit);
  EXPECT_EQ(anna.texts(), Strings{"Först"});
  EXPECT_EQ(keptJobs(), 0U);
}

TEST_F(OvertakenTest, RemovalOfWhatWasTypedInNoThreadOutlivesAPanelThatForgotIt) {
  room.put("@anna:hs", "m.room.message", {{"msgtype", "m.text"}, {"body", "!steg I flödet"}});
  anna.tell(Pushed{room.events.back().dump()});
  ASSERT_EQ(anna.texts(), (Strings{"I flödet", "Först"}));
  anna.command("removeStep", argsOf(anna.row("I flödet")));
  anna.tell(Online{false});
  std::erase_if(anna.store, [](const auto& each) { return each.first.starts_with("cache|"); });
  comeBack();
  EXPECT_EQ(anna.texts(), Strings{"Först"});
  EXPECT_EQ(room.bodies("m.text"), Strings{});
}

TEST_F(OvertakenTest, RemovalOfWhatWasTypedInNoThreadIsKeptUntilTheStoreKnowsThatItIsGone) {
  room.put("@anna:hs", "m.room.message", {{"msgtype", "m.text"}, {"body", "!steg I flödet"}});
  anna.tell(Pushed{room.events.back().dump()});
  anna.run(30 * kSecondEdit);
  anna.command("removeStep", argsOf(anna.row("I flödet")));
  anna.run(5 * kSecondEdit);
  ASSERT_EQ(keptJobs(), 1U);
  anna.storage = false;
  anna.run(15 * kSecondEdit);
  ASSERT_EQ(anna.texts(), Strings{"Först"});
  EXPECT_EQ(keptJobs(), 1U);
  anna.storage = true;
  anna.run(15 * kSecondEdit);
  EXPECT_EQ(keptJobs(), 0U);
  comeBack();
  EXPECT_EQ(anna.texts(), Strings{"Först"});
}

}  // namespace
}  // namespace smasteg::test
