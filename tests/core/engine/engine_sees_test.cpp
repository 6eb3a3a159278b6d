// "Vem kan se det här?": what is said of every kind of room, and a step of which the room gets the lesson
// alone. tests/fixtures/who_sees.json has the rooms and the words; tests/web/who_sees.test.ts reads the
// words.
//
// SPDX-License-Identifier: EUPL-1.2
#include <fstream>

#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class SeesTest : public EngineTest {
 protected:
  Json choice(const Person& person, const std::string& id) const {
    const Json composer = person.view("composer");
    for (const auto& each : composer["visibilities"])
      if (each["id"] == id) return each;
    return nullptr;
  }
  void become(const Json& kind) {
    if (kind.contains("members")) {
      for (const auto& [server, count] : kind["members"].items()) {
        for (int i = 0; i < count.get<int>(); ++i) {
          const bool isSelf = server == "kommun.example" && i == 0;
          const std::string who = "@" + (isSelf ? "anna" : "nr" + std::to_string(i)) + ":" + server;
          room.state("m.room.member", who, who, {{"membership", "join"}});
        }
      }
    }
    if (kind.value("encrypted", false)) room.encrypt();
    if (kind.contains("history"))
      room.state("m.room.history_visibility", "", "@skapare:hs", {{"history_visibility", kind["history"]}});
    if (kind.contains("mode"))
      room.put("@skapare:hs", "se.smasteg.op",
               {{"v", 1},
                {"op", "settings"},
                {"id", "0123456789abcdef0123456789abcdef"},
                {"mode", kind["mode"]},
                {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
  }
  static std::set<std::string> untoldIn(const Json& kind) {
    std::set<std::string> untold;
    if (!kind.contains("members")) untold.insert("m.room.member");
    if (!kind.contains("encrypted")) untold.insert("m.room.encryption");
    if (!kind.contains("history")) untold.insert("m.room.history_visibility");
    return untold;
  }
};

TEST_F(SeesTest, OfEveryKindOfRoomWhatIsKnownAndWhatIsNot) {
  std::ifstream file(SMASTEG_FIXTURES "/who_sees.json", std::ios::binary);
  const Json cases = Json::parse(file, nullptr, false);
  ASSERT_GE(cases.size(), 24U);
  for (const auto& each : cases) {
    room = FakeRoom(kTuesday);
    become(each["room"]);
    Person anna(room, "@anna:kommun.example", untoldIn(each["room"]));
    anna.run(60000);
    EXPECT_EQ(choice(anna, "room")["facts"], each["lines"]) << each["room"].dump();
    for (const std::string id : {"lesson", "public"}) {
      EXPECT_EQ(choice(anna, id)["facts"], Json::array({{{"key", "who-" + id}, {"args", Json::object()}}}));
    }
    EXPECT_EQ(choice(anna, "private")["facts"][0]["key"], "who-private");
  }
}

TEST_F(SeesTest, OfAStepTheRoomGetsTheLessonAloneWhenItIsWritten) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  bo.log("Ringde tolken");
  runTogether(room, {&anna, &bo}, 30000);
  const std::size_t before = room.events.size();
  const std::string row = anna.log("Grälade med chefen om blanketten", {}, "lesson");
  EXPECT_EQ(anna.view("composer")["last"]["now"]["key"], "now-private");
  EXPECT_EQ(anna.view("composer")["visibility"], "lesson");
  runTogether(room, {&anna, &bo}, 120000);
  EXPECT_EQ(room.events.size(), before) << "nothing leaves with the step";
  EXPECT_EQ(anna.row("Grälade med chefen om blanketten")["note"]["key"], "row-lesson");

  CommandArgs lesson;
  lesson.id = row;
  lesson.text = "Fråga den som fyller i blanketten först";
  anna.command("learnFromStep", lesson);
  runTogether(room, {&anna, &bo}, 120000);
  ASSERT_EQ(room.events.size(), before + 1);
  const std::string sent = room.events.back().dump();
  EXPECT_NE(sent.find("Fråga den som fyller i blanketten först"), std::string::npos);
  EXPECT_EQ(sent.find("Grälade"), std::string::npos);
  EXPECT_EQ(sent.find(row), std::string::npos) << "nor what it is of";
  const Json lessons = bo.view("learn")["lessons"];
  ASSERT_EQ(lessons.size(), 1U) << lessons.dump();
  EXPECT_EQ(lessons[0]["text"], lesson.text);
  // It is still her step, on her device alone, also after a reload.
  anna.open();
  anna.run(30000);
  EXPECT_EQ(anna.row("Grälade med chefen om blanketten")["note"]["key"], "row-lesson");
  EXPECT_EQ(bo.texts(), Strings{"Ringde tolken"});
}

TEST_F(SeesTest, ALessonOfOnesOwnStepWaitsForTheWeeksThread) {
  Person anna(room, "@anna:hs");
  anna.run(20000);
  CommandArgs lesson;
  lesson.id = anna.log("Grälade med chefen", {}, "lesson");
  lesson.text = "Fråga först";
  anna.command("learnFromStep", lesson);
  ASSERT_FALSE(anna.notices.empty());
  EXPECT_EQ(anna.notices.back().key, "said-learn-no-week");
  anna.run(60000);
  EXPECT_TRUE(room.bodies().empty());
  anna.log("Ringde tolken");
  anna.run(30000);
  anna.command("learnFromStep", lesson);
  anna.run(30000);
  EXPECT_EQ(countOf(room.bodies(), "💡 Lärdom: Fråga först"), 1U);
}

}  // namespace
}  // namespace smasteg::test
