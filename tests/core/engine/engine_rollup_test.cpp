// Several rooms together, through the engine: what the device has of each, and a count that goes to the room
// that is open, is seen by others there, and is taken back.
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

constexpr std::int64_t kMinuteCounted = 60 * 1000;

/// The snapshot that a device has after somebody was in that room.
std::string keptOf(const Person& person) {
  for (const auto& [key, bytes] : person.store) {
    if (key.find("snapshot/") != std::string::npos) return bytes;
  }
  return "";
}

class EngineRollupTest : public EngineTest {
 protected:
  EngineRollupTest() : anna(room, "@anna:hs"), bo(room, "@bo:hs") { run(10 * 1000); }
  void run(std::int64_t ms) { runTogether(room, {&anna, &bo}, ms); }

  /// What Anna's device keeps of a room where so many people have logged a step.
  std::string localRoom(int people, const std::string& text = "Ringde en kollega #2") {
    FakeRoom local(kTuesday, "!lokal:hs");
    Person me(local, "@anna:hs");
    std::vector<std::unique_ptr<Person>> others;
    std::vector<Person*> all = {&me};
    for (int i = 1; i < people; ++i)
      all.push_back(
          others.emplace_back(std::make_unique<Person>(local, "@p" + std::to_string(i) + ":hs")).get());
    runTogether(local, all, 10 * 1000);
    for (Person* person : all) {
      person->log(text);
      runTogether(local, all, 2 * kMinuteCounted);
    }
    me.log("Bara jag vet", {"otg-2"}, "private");
    runTogether(local, all, 3 * kMinuteCounted);
    return keptOf(me);
  }
  void load(Person& person, const std::string& id, const std::string& bytes) {
    person.tell(Load{"room", Json{{"id", id}, {"bytes", bytes}}.dump()});
  }
  static std::string query(const std::string& of, const std::string& group = "Norr") {
    return Json{{"period", "month"}, {"of", of}, {"group", group}}.dump();
  }
  static Json view(const Person& person, const std::string& of = "all") {
    ViewQuery asked;
    asked.text = query(of);
    return person.view("rollup", asked);
  }
  void post(Person& person, const Json& draft, const std::string& of = "all") {
    CommandArgs args;
    args.id = draft["id"];
    args.text = query(of);
    person.command("postCount", args);
  }
  std::size_t counts() const { return countOf(room.bodies(), "📊 Räkning från Norr"); }

  Person anna, bo;
};

TEST_F(EngineRollupTest, RoomsStandSideBySideAndTogether) {
  load(anna, "!lokal:hs", localRoom(3));
  load(anna, "!tom:hs", "");
  load(anna, "!trasig:hs", "bm90IGEgc25hcHNob3Q=");
  anna.log("Skrev till riket #6");
  run(kMinuteCounted);
  const Json seen = view(anna);
  EXPECT_EQ(seen["from"], "2026-11-01");
  EXPECT_EQ(seen["to"], "2026-11-24");
  ASSERT_EQ(seen["rooms"].size(), 2u);
  EXPECT_EQ(seen["rooms"][0]["id"], "!lokal:hs");
  EXPECT_EQ(seen["rooms"][0]["steps"], 3);  // the private one is nobody's business
  EXPECT_EQ(seen["rooms"][0]["cells"], Json({0, 3, 0, 0, 0, 0, 0}));
  EXPECT_EQ(seen["rooms"][0]["newest"], "2026-11-24");
  EXPECT_EQ(seen["rooms"][1]["id"], "!rum:hs");
  EXPECT_EQ(seen["rooms"][1]["steps"], 1);
  EXPECT_EQ(seen["together"]["steps"], 4);
  EXPECT_EQ(seen["together"]["cells"], Json({0, 3, 0, 0, 0, 1, 0}));
  EXPECT_EQ(seen["draft"]["why"], "few");
  EXPECT_EQ(seen["draft"]["leftOut"], Json({"!lokal:hs"}));
}

TEST_F(EngineRollupTest, ACountIsPostedReadBackAndSeenByTheOthers) {
  load(anna, "!lokal:hs", localRoom(5));
  const Json draft = view(anna)["draft"];
  ASSERT_EQ(draft["why"], "");
  EXPECT_TRUE(std::string(draft["text"])
                  .starts_with("📊 Räkning från Norr, 1 november 2026 till 24 november 2026: 5 steg.\n"));
  post(anna, draft);
  EXPECT_NE(view(anna)["posts"][0]["state"], "sent");
  EXPECT_GT(std::int64_t(view(anna)["posts"][0]["undoUntil"]), room.now);
  run(kMinuteCounted);
  EXPECT_EQ(countOf(room.bodies(), std::string(draft["text"])), 1u);
  const Json mine = view(anna)["posts"][0];
  EXPECT_EQ(mine["state"], "sent");
  EXPECT_EQ(mine["mine"], true);

  load(bo, "!x:hs", "");
  run(kMinuteCounted);
  const Json theirs = view(bo)["posts"];
  ASSERT_EQ(theirs.size(), 1u);
  EXPECT_EQ(theirs[0]["group"], "Norr");
  EXPECT_EQ(theirs[0]["steps"], 5);
  EXPECT_EQ(theirs[0]["cells"], Json({0, 5, 0, 0, 0, 0, 0}));
  EXPECT_EQ(theirs[0]["mine"], false);
  EXPECT_EQ(view(bo)["rooms"].size(), 1u);
}

TEST_F(EngineRollupTest, WhatWasNotShownIsNotPosted) {
  load(anna, "!lokal:hs", localRoom(5));
  Json draft = view(anna)["draft"];
  draft["id"] = "0123456789abcdef";
  post(anna, draft);
  post(anna, view(anna, "!lokal:hs")["draft"], "!annat:hs");
  CommandArgs args;
  anna.command("Count", args);
  run(kMinuteCounted);
  EXPECT_EQ(counts(), 0u);
  EXPECT_EQ(view(anna)["posts"].size(), 0u);
}

TEST_F(EngineRollupTest, ItIsTakenBackBeforeItLeftAndAfter) {
  load(anna, "!lokal:hs", localRoom(5));
  anna.tell(Online{false});
  post(anna, view(anna)["draft"]);
  CommandArgs args;
  args.id = view(anna)["posts"][0]["id"];
  anna.command("takeBackCount", args);
  anna.tell(Online{true});
  run(kMinuteCounted);
  EXPECT_EQ(counts(), 0u);
  EXPECT_EQ(view(anna)["posts"].size(), 0u);

  post(anna, view(anna)["draft"]);
  run(kMinuteCounted);
  ASSERT_EQ(counts(), 1u);
  args.id = view(anna)["posts"][0]["id"];
  anna.command("takeBackCount", args);
  run(kMinuteCounted);
  EXPECT_EQ(counts(), 0u);
  EXPECT_EQ(view(anna)["posts"].size(), 0u);
}

TEST_F(EngineRollupTest, AStepIsNoCountAndAnothersCountIsNotMine) {
  load(anna, "!lokal:hs", localRoom(5));
  anna.log("Ett steg");
  post(anna, view(anna)["draft"]);
  run(2 * kMinuteCounted);
  CommandArgs args;
  args.id = anna.row("Ett steg")["id"];
  anna.command("takeBackCount", args);
  load(bo, "!x:hs", "");
  run(kMinuteCounted);
  args.id = view(bo)["posts"][0]["id"];
  bo.command("takeBackCount", args);
  run(kMinuteCounted);
  EXPECT_EQ(anna.state("Ett steg"), "sent");
  EXPECT_EQ(counts(), 1u);
}

TEST_F(EngineRollupTest, ALostAnswerMakesNoSecondCount) {
  load(anna, "!lokal:hs", localRoom(5));
  room.fates = {Fate::lostReply};
  post(anna, view(anna)["draft"]);
  run(5 * kMinuteCounted);
  EXPECT_EQ(counts(), 1u);
  EXPECT_EQ(view(anna)["posts"][0]["state"], "sent");
}

TEST_F(EngineRollupTest, ARefusedOneSaysSoAndCanBeTriedAgain) {
  load(anna, "!lokal:hs", localRoom(5));
  room.fates = {Fate::refused};
  post(anna, view(anna)["draft"]);
  run(kMinuteCounted);
  const Json failed = view(anna)["posts"][0];
  EXPECT_EQ(failed["state"], "failed");
  EXPECT_EQ(failed["note"]["key"], "note-told-forbidden");
  CommandArgs args;
  args.id = failed["id"];
  anna.command("retry", args);
  run(2 * kMinuteCounted);
  EXPECT_EQ(counts(), 1u);
}

TEST_F(EngineRollupTest, TheSameGroupAgainWaitsForFivePeople) {
  load(anna, "!lokal:hs", localRoom(5));
  run(20 * kMinuteCounted);  // the local rooms' clock went on meanwhile
  post(anna, view(anna)["draft"]);
  run(kMinuteCounted);
  load(anna, "!fler:hs", localRoom(2));
  EXPECT_EQ(view(anna)["draft"]["why"], "");  // too few to be in it: nothing is new
  EXPECT_EQ(view(anna)["draft"]["leftOut"], Json({"!fler:hs"}));
}

TEST_F(EngineRollupTest, WithoutARoomOrANameNothingIsPosted) {
  load(anna, "!lokal:hs", localRoom(5));
  ViewQuery asked;
  asked.text = query("all", "  ");
  EXPECT_EQ(anna.view("rollup", asked)["draft"]["why"], "name");
  asked.text = "no JSON";
  EXPECT_EQ(anna.view("rollup", asked)["draft"]["why"], "few");
  Engine engine;
  ViewQuery outside;
  outside.now = kTuesday;
  outside.text = query("all");
  const Json alone = Json::parse(engine.view("rollup", outside));
  EXPECT_EQ(alone["draft"]["why"], "room");
  EXPECT_TRUE(alone["rooms"].empty());
  EXPECT_TRUE(alone["posts"].empty());
}

}  // namespace
}  // namespace smasteg::test
