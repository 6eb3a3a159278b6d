// A round of coffee in a room of several people, each with an engine: from the card to "did you meet".
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

constexpr std::int64_t kMinuteRun = 60 * 1000, kDayRun = 24 * 60 * kMinuteRun;

const std::string kQuestions =
    R"({"schema":"smasteg.openings/0.1","id":"fika","title_sv":"Frågor","questions":[)"
    R"({"id":"fika-1","text_sv":"Vad är du nöjd med?","text_en":"What are you pleased with?"}]})";

class EngineRoundsTest : public EngineTest {
 protected:
  EngineRoundsTest() : anna(room, "@anna:hs"), bo(room, "@bo:hs"), cia(room, "@cia:hs") {
    all = {&anna, &bo, &cia};
    for (Person* person : all) person->tell(Load{"openings", kQuestions});
    run(10 * 1000);
  }

  void run(std::int64_t ms) { runTogether(room, all, ms); }
  static Json newest(const Person& person) {
    const Json view = person.view("meet");
    return view["rounds"].empty() ? Json() : view["rounds"][0];
  }
  static CommandArgs about(const Json& round) {
    CommandArgs args;
    args.id = round["id"];
    return args;
  }
  /// Anna opens one, and the others see it.
  std::string open() {
    anna.command("openRound");
    run(kMinuteRun);
    const Json round = newest(bo);
    return round.is_null() ? "" : std::string(round["id"]);
  }
  void act(Person& person, const std::string& command) { person.command(command, about(newest(person))); }
  std::size_t opsNamed(const std::string& name) const {
    return static_cast<std::size_t>(
        std::count_if(room.events.begin(), room.events.end(), [&](const Json& each) {
          return each["content"].is_object() && each["content"].value("op", "") == name;
        }));
  }
  std::vector<Json> texts() const {
    std::vector<Json> found;
    for (const Json& event : room.events) {
      if (event["type"] == "m.room.message" && event["content"].value("msgtype", "") == "m.text")
        found.push_back(event);
    }
    return found;
  }

  Person anna, bo, cia;
  std::vector<Person*> all;
};

CommandArgs profileArgs(const Json& profile) {
  CommandArgs args;
  args.text = profile.dump();
  return args;
}

TEST_F(EngineRoundsTest, AWholeRoundIsPlayedFromTheCardToHavingMet) {
  ASSERT_TRUE(anna.view("meet")["canOpen"]);
  bo.command("sendProfile", profileArgs({{"sector", "region"}, {"offers", {"tillgänglighet"}}}));
  cia.command("sendProfile", profileArgs({{"sector", "stat"}, {"seeks", {"tillgänglighet"}}}));
  run(kMinuteRun);
  const std::string card = open();
  ASSERT_FALSE(card.empty());
  EXPECT_EQ(countOf(room.bodies(), "☕ Fikarunda v. 48. Vill du vara med?"), 1u);
  for (Person* person : all) EXPECT_EQ(newest(*person)["state"], "open");
  EXPECT_FALSE(bo.view("meet")["canOpen"]);

  for (Person* person : all) act(*person, "signUp");
  run(kMinuteRun);
  for (Person* person : all) {
    EXPECT_EQ(newest(*person)["mine"], "in");
    EXPECT_EQ(newest(*person)["people"], 3);
  }
  EXPECT_TRUE(newest(anna)["canClose"]);
  EXPECT_FALSE(newest(bo)["canClose"]);

  act(anna, "closeRound");
  run(2 * kMinuteRun);
  EXPECT_EQ(opsNamed("reveal"), 3u);  // by themselves
  EXPECT_EQ(newest(cia)["state"], "closed");
  act(anna, "drawRound");
  run(2 * kMinuteRun);
  for (Person* person : all) {
    const Json round = newest(*person);
    EXPECT_EQ(round["state"], "drawn");
    EXPECT_EQ(round["verdict"], "checked") << round["why"].dump();
    EXPECT_EQ(round["reveals"], 3);
    EXPECT_EQ(round["of"], 3);
    EXPECT_EQ(round["outcomes"], 1);
    ASSERT_EQ(round["groups"].size(), 1u);
    const Json& group = round["groups"][0];
    EXPECT_EQ(group["people"].size(), 3u);
    EXPECT_EQ(group["questionSv"], "Vad är du nöjd med?");
    ASSERT_EQ(group["times"].size(), 2u);
    EXPECT_EQ(group["times"][0]["day"], "2026-11-26");
    EXPECT_NE(group["why"].dump().find("tillgänglighet"), std::string::npos);
  }
  const auto told = texts();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0]["content"]["m.mentions"]["user_ids"].size(), 3u);
  EXPECT_EQ(told[0]["content"]["m.relates_to"]["event_id"], card);
  const std::string body = told[0]["content"]["body"];
  EXPECT_NE(body.find("cia söker det som bo kan (tillgänglighet)"), std::string::npos) << body;
  EXPECT_NE(body.find("torsdag 26 november kl. 10.00 eller fredag 27 november kl. 14.00"), std::string::npos)
      << body;

  ViewQuery query;
  query.text = card;
  const Json draw = bo.view("draw", query);
  EXPECT_EQ(draw["people"].size(), 3u);
  EXPECT_EQ(draw["pairs"].size(), 3u);
  EXPECT_EQ(draw["people"][0]["number"], "opened");

  act(bo, "sayMet");
  run(kMinuteRun);
  EXPECT_TRUE(newest(bo)["met"]);
  EXPECT_FALSE(newest(bo)["canSayMet"]);
  EXPECT_FALSE(newest(anna)["met"]);
  EXPECT_TRUE(room.jams.empty()) << room.jams.front();
}

// The host pushes what is written about a round, and what is removed: nobody has to look away and back.
TEST_F(EngineRoundsTest, WhatIsPushedAboutARoundIsShownAtOnce) {
  ASSERT_FALSE(open().empty());
  act(bo, "signUp");
  runTogether(room, {&bo}, 10 * 1000);
  ASSERT_EQ(opsNamed("signup"), 1u);
  EXPECT_EQ(newest(anna)["people"], 0);
  const int before = anna.changes;
  const Json signup = room.events.back();
  anna.tell(Pushed{signup.dump()});
  EXPECT_GT(anna.changes, before) << "the screen is told by itself";
  EXPECT_EQ(newest(anna)["people"], 1);

  const int signedUp = anna.changes;
  const Json removal = {{"type", "m.room.redaction"},
                        {"event_id", "$gone"},
                        {"sender", "@bo:hs"},
                        {"origin_server_ts", room.now},
                        {"room_id", signup["room_id"]},
                        {"redacts", signup["event_id"]},
                        {"content", {{"redacts", signup["event_id"]}}}};
  anna.tell(Pushed{removal.dump()});
  EXPECT_GT(anna.changes, signedUp);
  EXPECT_EQ(newest(anna)["people"], 0);
}

TEST_F(EngineRoundsTest, WhoReactsIsInAndWhoSleepsOrTakesItBackIsNot) {
  const std::string card = open();
  const auto react = [&](const std::string& who, const std::string& key) {
    room.put(who, "m.reaction",
             {{"m.relates_to", {{"rel_type", "m.annotation"}, {"event_id", card}, {"key", key}}}});
  };
  react("@dan:hs", "☕️");
  react("@eva:hs", "☕");
  react("@eva:hs", "💤");
  act(bo, "signUp");
  run(kMinuteRun);
  EXPECT_EQ(newest(anna)["people"], 2);
  act(bo, "takeBack");
  run(kMinuteRun);
  EXPECT_EQ(newest(bo)["mine"], "");
  EXPECT_EQ(newest(anna)["people"], 1);
  EXPECT_FALSE(newest(anna)["canClose"]);
  act(bo, "signUp");
  run(kMinuteRun);
  act(anna, "closeRound");
  run(2 * kMinuteRun);
  act(anna, "drawRound");
  run(3 * kMinuteRun);
  EXPECT_EQ(newest(bo)["verdict"], "checked");
  EXPECT_EQ(newest(bo)["of"], 1);
  EXPECT_EQ(newest(anna)["mine"], "");  // she opened it, and is not in
}

TEST_F(EngineRoundsTest, ANumberOutlivesAReloadAndOneThatIsLostIsAnEntryWithout) {
  open();
  for (Person* person : all) act(*person, "signUp");
  run(kMinuteRun);
  cia.store.clear();
  for (Person* person : {&bo, &cia}) {
    person->open();
    person->tell(Load{"openings", kQuestions});
  }
  run(kMinuteRun);
  act(anna, "closeRound");
  run(2 * kMinuteRun);
  act(anna, "drawRound");
  run(3 * kMinuteRun);
  const Json round = newest(cia);
  ASSERT_EQ(round["verdict"], "checked") << round.dump() << newest(anna).dump();
  EXPECT_EQ(round["reveals"], 2);
  EXPECT_EQ(round["of"], 3);
  EXPECT_EQ(round["outcomes"], 2);
  EXPECT_EQ(round["groups"][0]["people"].size(), 3u);
}

TEST_F(EngineRoundsTest, NobodyIsDrawnAloneAndWhoHasPausedIsNotDrawn) {
  open();
  for (Person* person : {&anna, &bo}) act(*person, "signUp");
  CommandArgs until;
  until.text = "2026-12-24";
  bo.command("pause", until);
  run(kMinuteRun);
  EXPECT_EQ(newest(bo)["mine"], "paused");
  EXPECT_EQ(newest(anna)["people"], 1);
  act(anna, "closeRound");
  run(kMinuteRun);
  EXPECT_EQ(opsNamed("close"), 0u);
  EXPECT_EQ(newest(anna)["note"]["key"], "note-round-few");
  until.text = "";
  bo.command("pause", until);
  run(kMinuteRun);
  EXPECT_EQ(newest(bo)["mine"], "in");
  until.text = "i jul";
  bo.command("pause", until);
  ASSERT_FALSE(bo.notices.empty());
  EXPECT_EQ(bo.notices.back().key, "said-profile-unread");
}

TEST_F(EngineRoundsTest, TheWeeksLetterNamesNobodyForWhoWasDrawnAndWhoWasNot) {
  bo.log("Ringde runt");
  ASSERT_FALSE(open().empty());
  for (Person* person : {&anna, &bo, &cia}) act(*person, "signUp");
  run(kMinuteRun);
  act(cia, "takeBack");
  run(kMinuteRun);
  act(anna, "closeRound");
  run(2 * kMinuteRun);
  act(anna, "drawRound");
  run(2 * kMinuteRun);
  ViewQuery query;
  query.text = "2026-W48";
  (void)bo.view("learn");
  const std::string letter = bo.view("learnLetter", query)["draft"];
  EXPECT_NE(letter.find("– Ringde runt (bo)"), std::string::npos) << letter;
  for (const char* name : {"anna", "cia", "fika", "runda"})
    EXPECT_EQ(letter.find(name), std::string::npos) << name << "\n" << letter;
}

TEST_F(EngineRoundsTest, WhoDeclinesIsLeftOutWhenItIsDrawnAgain) {
  open();
  for (Person* person : all) act(*person, "signUp");
  run(kMinuteRun);
  act(anna, "closeRound");
  run(2 * kMinuteRun);
  act(anna, "drawRound");
  run(2 * kMinuteRun);
  ASSERT_EQ(newest(cia)["state"], "drawn");
  EXPECT_FALSE(newest(anna)["canDraw"]);
  act(cia, "declineRound");
  run(kMinuteRun);
  EXPECT_EQ(newest(cia)["mine"], "declined");
  EXPECT_TRUE(newest(anna)["canDraw"]);
  act(bo, "drawRound");
  run(2 * kMinuteRun);
  for (Person* person : all) {
    EXPECT_EQ(newest(*person)["verdict"], "checked");
    EXPECT_EQ(newest(*person)["groups"][0]["people"].size(), 2u);
  }
}

TEST_F(EngineRoundsTest, OfTwoWhoDrawAtOnceOneStandsTheSameForAll) {
  open();
  for (Person* person : all) act(*person, "signUp");
  run(kMinuteRun);
  act(anna, "closeRound");
  run(2 * kMinuteRun);
  act(anna, "drawRound");
  act(bo, "drawRound");
  run(3 * kMinuteRun);
  const Json first = newest(anna);
  EXPECT_EQ(first["verdict"], "checked");
  EXPECT_EQ(texts().size(), 1u);
  ViewQuery query;
  query.text = first["id"];
  const Json draw = anna.view("draw", query);
  for (Person* person : all) EXPECT_EQ(person->view("draw", query)["result"], draw["result"]);
}

TEST_F(EngineRoundsTest, OthersCloseADayAfterTheDeadline) {
  open();
  for (Person* person : {&bo, &cia}) act(*person, "signUp");
  run(kMinuteRun);
  room.now += 3 * kDayRun;
  run(2 * kMinuteRun);
  EXPECT_TRUE(newest(bo)["canClose"]);
  act(bo, "closeRound");
  run(2 * kMinuteRun);
  EXPECT_EQ(newest(cia)["state"], "closed");
}

TEST_F(EngineRoundsTest, AProfileIsKeptHereSentByATapAndGoesWhenItIsRemoved) {
  EXPECT_EQ(bo.view("profile")["state"], "");
  bo.command("keepProfile", profileArgs({{"profession", " designer "}}));
  EXPECT_EQ(bo.view("profile")["state"], "kept");
  run(kMinuteRun);
  EXPECT_EQ(opsNamed("profile"), 0u);
  bo.open();
  run(kMinuteRun);
  EXPECT_EQ(bo.view("profile")["profile"]["profession"], "designer");
  bo.command("sendProfile",
             profileArgs({{"profession", "designer"}, {"days", 3}, {"languages", {"sv", "sv", ""}}}));
  run(kMinuteRun);
  const Json sent = bo.view("profile");
  EXPECT_EQ(sent["state"], "sent");
  EXPECT_EQ(sent["profile"]["languages"], Json({"sv"}));
  EXPECT_EQ(opsNamed("profile"), 1u);
  bo.command("removeProfile");
  run(kMinuteRun);
  EXPECT_EQ(bo.view("profile")["state"], "");
  EXPECT_EQ(bo.view("profile")["profile"]["profession"], "");
  EXPECT_EQ(opsNamed("profile"), 0u);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(EngineRoundsTest, AProfileOfTenThousandWordsIsRefusedInWordsAndChangesNothing) {
  std::string words;
  std::vector<std::string> list;
  for (int i = 0; i < 10000; ++i) {
    words += "ord ";
    list.push_back("ord" + std::to_string(i));
  }
  bo.command("sendProfile", profileArgs({{"profession", words}}));
  EXPECT_EQ(bo.notices.back().key, "said-profile-too-long");
  bo.command("sendProfile",
             profileArgs({{"offers", std::vector<std::string>(list.begin(), list.begin() + 11)}}));
  EXPECT_EQ(bo.notices.back().key, "said-profile-too-many");
  const std::size_t before = bo.notices.size();
  bo.command("keepProfile", profileArgs({{"offers", list}}));
  EXPECT_EQ(bo.notices.size(), before + 1);
  CommandArgs nonsense;
  nonsense.text = "designer";
  bo.command("sendProfile", nonsense);
  EXPECT_EQ(bo.notices.back().key, "said-profile-unread");
  run(kMinuteRun);
  EXPECT_EQ(opsNamed("profile"), 0u);
  EXPECT_EQ(bo.view("profile")["state"], "");
}

TEST_F(EngineRoundsTest, WhoCouldHelpIsRankedWithWhy) {
  bo.command("sendProfile", profileArgs({{"offers", {"e-legitimation"}}}));
  cia.log("Testade e-legitimation med tre äldre");
  anna.log("Ringde om e-legitimation");
  run(kMinuteRun);
  ViewQuery query;
  query.text = "Vem har testat e-legitimation med äldre?";
  const Json rows = anna.view("helpers", query)["rows"];
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0]["name"], "bo");
  EXPECT_EQ(rows[0]["offer"], "e-legitimation");
  EXPECT_EQ(rows[1]["step"], "Testade e-legitimation med tre äldre");
}

// Whatever becomes of an answer on its way: everyone is in once, every number is opened once, one draw
// stands.
TEST_F(EngineRoundsTest, LostAnswersDoubleNothingAndLoseNothing) {
  for (const Fate fate : {Fate::lostReply, Fate::lostBoth, Fate::held, Fate::rateLimited}) {
    SCOPED_TRACE(static_cast<int>(fate));
    FakeRoom here(kTuesday);
    Person one(here, "@anna:hs"), other(here, "@bo:hs");
    const auto both = [&](std::int64_t ms) { runTogether(here, {&one, &other}, ms); };
    const auto doAll = [&](Person& person, const std::string& command) {
      here.fates = {fate};
      person.command(command, command == "openRound" ? CommandArgs() : about(newest(person)));
      both(5 * kMinuteRun);
      ASSERT_FALSE(newest(other).is_null()) << command;
    };
    both(10 * 1000);
    ASSERT_NO_FATAL_FAILURE(doAll(one, "openRound"));
    ASSERT_NO_FATAL_FAILURE(doAll(one, "signUp"));
    ASSERT_NO_FATAL_FAILURE(doAll(other, "signUp"));
    EXPECT_EQ(newest(one)["people"], 2);
    ASSERT_NO_FATAL_FAILURE(doAll(one, "closeRound"));
    ASSERT_NO_FATAL_FAILURE(doAll(other, "drawRound"));
    for (Person* person : {&one, &other}) {
      EXPECT_EQ(newest(*person)["verdict"], "checked") << newest(*person).dump();
      EXPECT_EQ(newest(*person)["reveals"], 2);
    }
    EXPECT_EQ(countOf(here.bodies("m.notice"), "☕ Fikarunda"), 1U);
    EXPECT_EQ(here.bodies("m.text").size(), 1U);
  }
}

// Bo comes when the round is on: what was before is hidden from him, and he neither errs nor stands in the
// way.
TEST_F(EngineRoundsTest, InAnEncryptedRoomWhoCameLaterTakesPartInTheNextOne) {
  FakeRoom here(kTuesday);
  here.encrypt();
  Person one(here, "@anna:hs"), other(here, "@bo:hs");
  runTogether(here, {&one, &other}, 10 * 1000);
  one.command("openRound");
  runTogether(here, {&one, &other}, kMinuteRun);
  for (Person* person : {&one, &other}) person->command("signUp", about(newest(*person)));
  runTogether(here, {&one, &other}, kMinuteRun);
  here.join("@dan:hs");
  Person late(here, "@dan:hs");
  const std::vector<Person*> everyone = {&one, &other, &late};
  runTogether(here, everyone, kMinuteRun);
  one.command("closeRound", about(newest(one)));
  runTogether(here, everyone, 2 * kMinuteRun);
  one.command("drawRound", about(newest(one)));
  runTogether(here, everyone, 2 * kMinuteRun);
  EXPECT_EQ(newest(one)["verdict"], "checked");
  EXPECT_EQ(newest(other)["verdict"], "checked");
  const Json seen = newest(late);
  EXPECT_TRUE(seen.is_null() || seen["verdict"] != "wrong") << seen.dump();
  EXPECT_TRUE(here.jams.empty()) << here.jams.front();
}

TEST_F(EngineRoundsTest, OfTwoWhoCloseAtOnceTheFirstCountsAndNumbersAreOpenedOnce) {
  open();
  for (Person* person : all) act(*person, "signUp");
  run(kMinuteRun);
  room.now += 3 * kDayRun;
  run(2 * kMinuteRun);
  ASSERT_TRUE(newest(bo)["canClose"]);
  act(bo, "closeRound");
  act(cia, "closeRound");
  run(2 * kMinuteRun);
  EXPECT_EQ(opsNamed("reveal"), 3U);
  act(anna, "drawRound");
  run(2 * kMinuteRun);
  ViewQuery query;
  query.text = newest(anna)["id"];
  const Json draw = anna.view("draw", query);
  for (Person* person : all) {
    EXPECT_EQ(newest(*person)["verdict"], "checked") << newest(*person).dump();
    EXPECT_EQ(person->view("draw", query)["seed"], draw["seed"]);
  }
}

TEST_F(EngineRoundsTest, TheNotebookHasNoRounds) {
  EXPECT_FALSE(newest(anna).is_object());
  Engine alone;
  const Json view = Json::parse(alone.view("meet", {}));
  EXPECT_EQ(view["blocked"]["key"], "who-no-room");
  EXPECT_FALSE(view["canOpen"]);
}

}  // namespace
}  // namespace smasteg::test
