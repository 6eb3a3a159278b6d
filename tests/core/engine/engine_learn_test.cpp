// From a step to an experiment, its lesson, a thanks and the week's letter, with several people in a room.
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

constexpr std::int64_t kMinuteLong = 60 * 1000;

const Json kPlan = {{"title", "Kortare avslagsbrev"},
                    {"believe", "att fler förstår beslutet"},
                    {"test", "ett kort brev till fem kollegor"},
                    {"measure", "hur många som frågar vad det betyder"},
                    {"right", "högst en frågar"},
                    {"personal", false},
                    {"citizens", false},
                    {"undone", true}};

class EngineLearnTest : public EngineTest {
 protected:
  EngineLearnTest() : anna(room, "@anna:hs"), bo(room, "@bo:hs") { look(); }

  void run(std::int64_t ms) { runTogether(room, {&anna, &bo}, ms); }
  void look() {
    for (Person* each : {&anna, &bo}) (void)each->view("learn");
    run(10 * 1000);
  }
  static CommandArgs args(const Json& id, const std::string& text = "", int option = 0) {
    CommandArgs out;
    if (id.is_string()) out.id = id;
    out.text = text;
    out.option = option;
    return out;
  }
  static Json experiments(const Person& person) { return person.view("learn")["experiments"]; }
  /// Anna starts one, and Bo sees it.
  Json start(Json plan = kPlan, const std::string& from = "") {
    CommandArgs wanted;
    wanted.text = plan.dump();
    wanted.from = from;
    anna.command("learnStart", wanted);
    run(2 * kMinuteLong);
    const Json all = experiments(bo);
    return all.empty() ? Json() : all[0];
  }
  static Json chain(const Person& person, const Json& row) {
    ViewQuery query;
    query.text = row;
    const Json chains = person.view("learnChains", query)["chains"];
    return chains.empty() ? Json() : chains[0];
  }
  static void logFrom(Person& person, const std::string& text, const Json& from) {
    CommandArgs step;
    step.text = text;
    step.visibility = "room";
    step.from = from;
    person.command("logStep", step);
  }
  std::string said(const Person& person) const {
    return person.notices.empty() ? "" : person.notices.back().key;
  }

  Person anna, bo;
};

TEST_F(EngineLearnTest, AnExperimentGoesFromItsFourLinesToItsLessonAndAThanks) {
  const Json begun = start();
  ASSERT_FALSE(begun.is_null());
  EXPECT_EQ(begun["state"], "open");
  EXPECT_EQ(begun["title"], "Kortare avslagsbrev");
  EXPECT_EQ(begun["measure"], "hur många som frågar vad det betyder");
  EXPECT_EQ(begun["name"], "anna");
  EXPECT_EQ(countOf(room.bodies(), "🧪 Experiment: Kortare avslagsbrev\nVi tror: att fler förstår beslutet"),
            1u);

  bo.command("learnClose", args(begun["id"], "Folk vill veta vad de ska göra härnäst.", 2));
  run(2 * kMinuteLong);
  const Json over = experiments(anna)[0];
  EXPECT_EQ(over["state"], "over");
  EXPECT_FALSE(over["canClose"]);
  ASSERT_EQ(over["lessons"].size(), 1u);
  EXPECT_EQ(over["lessons"][0]["text"],
            "Det blev inte som vi trodde. Folk vill veta vad de ska göra härnäst.");
  EXPECT_EQ(over["lessons"][0]["name"], "bo");

  anna.command("learnThank", args(over["lessons"][0]["id"]));
  anna.command("learnThank", args(over["lessons"][0]["id"]));
  run(2 * kMinuteLong);
  EXPECT_EQ(countOf(room.bodies("m.text"), "👏 Tack bo för lärdomen"), 1u);
  const Json thanked = experiments(bo)[0]["lessons"][0];
  EXPECT_EQ(thanked["thankedBy"], Json({"anna"}));
  EXPECT_EQ(experiments(anna)[0]["lessons"][0]["thanked"], "yes");
  EXPECT_TRUE(room.jams.empty()) << room.jams.front();
}

TEST_F(EngineLearnTest, WhoLooksSeesAtOnceWhatIsPushedToNobody) {
  const Json begun = start();
  for (const std::size_t lessons : {1, 2}) {
    bo.command("learnClose", args(begun["id"], "Lärdom nummer " + std::to_string(lessons) + ".", 2));
    run(5 * 1000);
    anna.tell(Visible{true});
    run(3 * 1000);
    EXPECT_EQ(experiments(anna)[0]["lessons"].size(), lessons);
  }
}

TEST_F(EngineLearnTest, ARedOneIsNotStartedAndAnUnfinishedOneSaysWhatIsMissing) {
  struct Row {
    const char* key;
    Json value;
    const char* said;
  };
  for (const Row& row :
       {Row{"personal", true, "said-learn-red"}, Row{"title", "  ", "said-learn-missing"},
        Row{"right", "", "said-learn-missing"}, Row{"test", std::string(601, 'a'), "said-learn-too-long"}}) {
    Json plan = kPlan;
    plan[row.key] = row.value;
    EXPECT_TRUE(start(plan).is_null()) << row.key;
    EXPECT_EQ(said(anna), row.said) << row.key;
  }
  Json outside = kPlan;
  outside["citizens"] = true;
  outside["undone"] = false;
  EXPECT_TRUE(start(outside).is_null());
  EXPECT_EQ(said(anna), "said-learn-red");
  outside["undone"] = true;
  EXPECT_FALSE(start(outside).is_null());
}

TEST_F(EngineLearnTest, TheVerdictComesWithAWaySmaller) {
  struct Row {
    const char* answers;
    bool red;
    std::size_t ways;
  };
  for (const Row& row : {Row{"nny", false, 0}, Row{"nnn", false, 0}, Row{"nyy", false, 0},
                         Row{"yny", true, 1}, Row{"nyn", true, 2}, Row{"yyn", true, 3}, Row{"", false, 0}}) {
    ViewQuery query;
    query.text = row.answers;
    const Json view = anna.view("learnRisk", query);
    EXPECT_EQ(view["red"], row.red) << row.answers;
    EXPECT_EQ(view["smaller"].size(), row.ways) << row.answers;
  }
}

TEST_F(EngineLearnTest, NothingIsOverWithoutALesson) {
  const Json begun = start();
  bo.command("learnClose", args(begun["id"], " \n "));
  run(kMinuteLong);
  EXPECT_EQ(said(bo), "said-learn-missing");
  EXPECT_EQ(experiments(bo)[0]["state"], "open");
}

TEST_F(EngineLearnTest, TwoWhoEndItAtOnceBothHaveTheirSay) {
  const Json begun = start();
  anna.command("learnClose", args(begun["id"], "Annas lärdom"));
  bo.command("learnClose", args(begun["id"], "Bos lärdom"));
  run(3 * kMinuteLong);
  for (const Person* each : {&anna, &bo}) {
    const Json row = experiments(*each)[0];
    EXPECT_EQ(row["state"], "over");
    EXPECT_EQ(row["lessons"].size(), 2u);
  }
  // When what was learnt is taken back by all of them, it goes on.
  for (Person* each : {&anna, &bo}) {
    const Json all = experiments(*each);
    for (const Json& lesson : all[0]["lessons"]) {
      if (lesson["mine"]) each->command("learnRemove", args(lesson["id"]));
    }
  }
  run(3 * kMinuteLong);
  EXPECT_EQ(countOf(room.bodies(), "💡"), 0u);
  EXPECT_EQ(experiments(anna)[0]["state"], "open") << experiments(anna)[0]["lessons"].dump();
}

TEST_F(EngineLearnTest, WhatLedToItAndWhatCameOfItCanBeWalkedBothWays) {
  anna.log("Läste ett brev högt");
  run(2 * kMinuteLong);
  const std::string step = anna.row("Läste ett brev högt")["id"];
  const Json begun = start(kPlan, step);
  EXPECT_EQ(begun["from"]["text"], "Läste ett brev högt");
  EXPECT_EQ(begun["from"]["kind"], "step");
  bo.command("learnClose", args(begun["id"], "Det räckte med en sida."));
  run(2 * kMinuteLong);
  const std::string lesson = experiments(bo)[0]["lessons"][0]["id"];
  CommandArgs again;
  again.text = "Skrev om nästa brev";
  again.visibility = "room";
  again.from = lesson;
  bo.command("logStep", again);
  run(2 * kMinuteLong);
  const Json became = experiments(anna)[0]["became"];
  ASSERT_EQ(became.size(), 1u);
  EXPECT_EQ(became[0]["text"], "Skrev om nästa brev");
  EXPECT_EQ(became[0]["name"], "bo");
}

TEST_F(EngineLearnTest, AStepOfOnesOwnNamesTheStepItStartsFromAndBothRowsSayIt) {
  anna.log("Läste ett brev högt");
  run(2 * kMinuteLong);
  const std::string source = bo.row("Läste ett brev högt")["id"];
  EXPECT_TRUE(chain(bo, source)["from"].is_null());
  EXPECT_TRUE(chain(bo, source)["became"].empty());
  logFrom(bo, "Läste mitt eget brev högt", source);
  // Before the room has it, it says so already.
  EXPECT_EQ(chain(bo, bo.row("Läste mitt eget brev högt")["id"])["from"]["name"], "anna");
  run(2 * kMinuteLong);
  const Json mine = chain(bo, bo.row("Läste mitt eget brev högt")["id"]);
  EXPECT_EQ(mine["from"]["text"], "Läste ett brev högt");
  EXPECT_EQ(mine["from"]["kind"], "step");
  EXPECT_FALSE(mine["from"]["mine"]);
  const Json hers = chain(anna, anna.row("Läste ett brev högt")["id"]);
  ASSERT_EQ(hers["became"].size(), 1u);
  EXPECT_EQ(hers["became"][0]["text"], "Läste mitt eget brev högt");
  EXPECT_EQ(hers["became"][0]["name"], "bo");
  // Walked from there: the link is a row's id, on each device its own.
  EXPECT_EQ(chain(anna, hers["became"][0]["id"])["from"]["id"], anna.row("Läste ett brev högt")["id"]);
  EXPECT_EQ(countOf(room.bodies(), "Läste mitt eget brev högt"), 1u) << "read as any step";
  // A lesson of it is what came of it, too.
  anna.command("learnFromStep", args(anna.row("Läste ett brev högt")["id"], "Högt hörs det."));
  run(2 * kMinuteLong);
  EXPECT_EQ(chain(anna, anna.row("Läste ett brev högt")["id"])["became"][0]["kind"], "lesson");
}

TEST_F(EngineLearnTest, AChainIsWholeWhateverItsSourceIs) {
  const std::string longOne(4000, 'a'), rightToLeft = "שלום עולם", emoji = "👩‍💻🎉";
  for (const std::string& text : {longOne, rightToLeft, emoji}) anna.log(text);
  run(3 * kMinuteLong);
  for (const std::string& text : {longOne, rightToLeft, emoji}) {
    logFrom(bo, "Efter " + text.substr(0, 1000), bo.row(text)["id"]);
    run(2 * kMinuteLong);
    const Json from = chain(bo, bo.row("Efter " + text.substr(0, 1000))["id"])["from"];
    EXPECT_EQ(from["text"].get<std::string>().find(text.substr(0, 8)), 0u);
    EXPECT_LT(from["text"].get<std::string>().size(), 200u) << "of a long one the beginning";
  }
  // One's own is as good a source as another's, and a name that nobody knows is no source.
  anna.log("Först");
  run(2 * kMinuteLong);
  logFrom(anna, "Sedan", anna.row("Först")["id"]);
  logFrom(anna, "Fritt", "$none");
  run(2 * kMinuteLong);
  EXPECT_TRUE(chain(anna, anna.row("Sedan")["id"])["from"]["mine"]);
  EXPECT_TRUE(chain(anna, anna.row("Fritt")["id"])["from"].is_null());
  EXPECT_TRUE(chain(anna, "$none").is_null());
  // The source goes: what came of it stays, and says nothing of what is gone.
  anna.command("removeStep", args(anna.row("Först")["id"]));
  run(2 * kMinuteLong);
  EXPECT_EQ(anna.state("Sedan"), "sent");
  EXPECT_TRUE(chain(anna, anna.row("Sedan")["id"])["from"].is_null());
}

TEST_F(EngineLearnTest, AStepHasALessonToo) {
  anna.log("Ringde tre kommuner");
  run(2 * kMinuteLong);
  const Json row = anna.row("Ringde tre kommuner");
  anna.command("learnFromStep", args(row["id"], "De har redan löst det."));
  run(2 * kMinuteLong);
  (void)bo.view("learn");
  run(2 * kMinuteLong);
  const Json lessons = bo.view("learn")["lessons"];
  ASSERT_EQ(lessons.size(), 1u);
  EXPECT_EQ(lessons[0]["text"], "De har redan löst det.");
  EXPECT_EQ(lessons[0]["about"]["text"], "Ringde tre kommuner");
  EXPECT_EQ(countOf(bo.texts(), "De har"), 0u) << "no step of its own";
  anna.command("learnFromStep", args("$none", "x"));
  EXPECT_EQ(said(anna), "said-learn-gone");
}

TEST_F(EngineLearnTest, OneThatWasTypedInTheChatEndsWithALessonToo) {
  room.put("@anna:hs", "m.room.message",
           {{"msgtype", "m.text"}, {"body", "!experiment Kortare brev\nVi tror: att det räcker"}});
  const std::string event = room.events.back().dump();
  run(2 * kMinuteLong);
  for (Person* each : {&anna, &bo}) each->tell(Pushed{event});
  const Json typed = experiments(bo)[0];
  EXPECT_EQ(typed["title"], "Kortare brev");
  ASSERT_TRUE(typed["canClose"]);
  bo.command("learnClose", args(typed["id"], "En sida räcker."));
  run(3 * kMinuteLong);
  for (const Person* each : {&anna, &bo}) {
    EXPECT_EQ(experiments(*each)[0]["state"], "over");
    EXPECT_EQ(experiments(*each)[0]["lessons"].size(), 1u);
    EXPECT_EQ(each->view("learn")["unseen"], 0);
  }
}

TEST_F(EngineLearnTest, OfWhatWasTypedInTheChatOneLearnsAndThanksInTheWeeksThread) {
  for (const std::string body : {"!steg 6 Ringde tre kommuner", "!lärdom Fråga först"}) {
    room.put("@anna:hs", "m.room.message", {{"msgtype", "m.text"}, {"body", body}});
    const std::string event = room.events.back().dump();
    for (Person* each : {&anna, &bo}) each->tell(Pushed{event});
  }
  const std::string row = bo.row("Ringde tre kommuner")["id"];
  const std::string typed = bo.view("learn")["lessons"][0]["id"];
  bo.command("learnFromStep", args(row, "De har redan löst det."));
  EXPECT_EQ(said(bo), "said-learn-no-week") << "no thread yet";
  bo.log("Läste högt");
  run(2 * kMinuteLong);
  bo.command("learnFromStep", args(row, "De har redan löst det."));
  bo.command("learnThank", args(typed));
  run(3 * kMinuteLong);
  look();
  const Json lessons = anna.view("learn")["lessons"];
  ASSERT_EQ(lessons.size(), 2u);
  EXPECT_EQ(lessons[0]["text"], "De har redan löst det.");
  EXPECT_EQ(lessons[0]["about"]["text"], "Ringde tre kommuner");
  EXPECT_EQ(lessons[1]["thankedBy"], Json({"bo"}));
}

TEST_F(EngineLearnTest, WhatWasRefusedStaysAndGoesWhenOneTriesAgain) {
  room.fates = {Fate::refused};
  CommandArgs wanted;
  wanted.text = kPlan.dump();
  anna.command("learnStart", wanted);
  run(kMinuteLong);
  const Json waits = experiments(anna)[0];
  EXPECT_EQ(waits["state"], "sending");
  EXPECT_EQ(waits["title"], "Kortare avslagsbrev");
  EXPECT_FALSE(waits["note"].is_null());
  anna.command("learnRetry", args(waits["id"]));
  run(2 * kMinuteLong);
  ASSERT_EQ(experiments(anna).size(), 1u);
  EXPECT_EQ(experiments(anna)[0]["state"], "open");
}

TEST_F(EngineLearnTest, APageThatWentAwayPointsOutItsCardWhenItComesBack) {
  room.fates = {Fate::fine, Fate::lostBoth};  // the card came, its pointer did not
  CommandArgs wanted;
  wanted.text = kPlan.dump();
  anna.command("learnStart", wanted);
  run(20 * 1000);
  anna.open();
  (void)anna.view("learn");
  run(3 * kMinuteLong);
  (void)bo.view("learn");
  run(2 * kMinuteLong);
  EXPECT_EQ(experiments(bo).size(), 1u);
}

TEST_F(EngineLearnTest, TheWeeksLetterIsProposedAndSentOnce) {
  anna.log("Ringde designern på Skatteverket", {"otg-2"});
  anna.log("Läste ett brev högt", {"otg-5"});
  run(3 * kMinuteLong);
  const Json begun = start();
  bo.command("learnClose", args(begun["id"], "En sida räcker."));
  run(2 * kMinuteLong);
  ViewQuery query;
  query.text = "2026-W48";
  const Json letter = anna.view("learnLetter", query);
  EXPECT_EQ(letter["head"], "📰 Veckobrev v. 48 · ");
  EXPECT_EQ(letter["draft"],
            "23–29 november 2026\n"
            "Vi tog 2 steg.\n"
            "Göra saker i praktiken, 1 steg:\n"
            "– Ringde designern på Skatteverket (anna)\n"
            "I hjärtat bry oss om människor, 1 steg:\n"
            "– Läste ett brev högt (anna)\n"
            "Vi lärde oss:\n"
            "– Kortare avslagsbrev: En sida räcker. (bo)");
  ASSERT_EQ(anna.view("learn")["weeks"].size(), 1u);
  EXPECT_TRUE(anna.view("learn")["weeks"][0]["canWrite"]);

  anna.command("learnSendLetter", args("2026-W48", letter["draft"]));
  run(1000);
  bo.command("learnSendLetter", args("2026-W48", "Bos eget brev"));
  run(3 * kMinuteLong);
  for (const Person* each : {&anna, &bo}) {
    const Json week = each->view("learn")["weeks"][0];
    EXPECT_EQ(week["state"], "sent");
    EXPECT_FALSE(week["canWrite"]);
    EXPECT_EQ(week["text"], letter["draft"]) << "the first counts, for both";
  }
  EXPECT_EQ(countOf(anna.texts(), "– Ringde"), 0u) << "its lines are no steps";
  anna.command("learnSendLetter", args("2026-W48", "Ett till"));
  run(kMinuteLong);
  EXPECT_EQ(countOf(room.bodies(), "📰 Veckobrev v. 48 · Ett till"), 0u);
}

TEST_F(EngineLearnTest, TwoWhoSendTheWeeksLetterAtOnceGiveOneLetterAndLoseNothing) {
  anna.log("Ringde runt");
  run(2 * kMinuteLong);
  look();
  for (const auto& [person, text] : {std::pair{&anna, "Annas brev"}, std::pair{&bo, "Bos brev"}}) {
    person->command("learnSendLetter", args("2026-W48", text));
    person->command("learnSendLetter", args("2026-W48", text));
  }
  run(5 * kMinuteLong);
  EXPECT_EQ(countOf(room.bodies(), "📰"), 2u) << "each message that was sent is in the room";
  const Json week = anna.view("learn")["weeks"][0];
  EXPECT_EQ(anna.view("learn")["weeks"].size(), 1u);
  for (const Person* each : {&anna, &bo}) {
    const Json seen = each->view("learn")["weeks"][0];
    EXPECT_EQ(seen["state"], "sent");
    EXPECT_EQ(seen["text"], week["text"]) << "the same one for both";
    EXPECT_FALSE(seen["canWrite"]);
  }
}

TEST_F(EngineLearnTest, ATextIsTakenAsItIsOrRefusedWithWords) {
  const std::string emoji = "🎉", rightToLeft = "שלום עולם";
  Json plan = kPlan;
  plan["title"] = emoji;
  plan["believe"] = rightToLeft;
  const Json begun = start(plan);
  ASSERT_FALSE(begun.is_null());
  EXPECT_EQ(begun["title"], emoji);
  EXPECT_EQ(begun["believe"], rightToLeft);
  bo.command("learnClose", args(begun["id"], std::string(4000, 'a')));
  EXPECT_EQ(said(bo), "said-learn-too-long") << "the form keeps what was written";
  for (const std::string& text : {emoji, rightToLeft, std::string(2000, 'a')}) {
    bo.command("learnClose", args(begun["id"], text));
    run(2 * kMinuteLong);
  }
  const Json lessons = experiments(anna)[0]["lessons"];
  ASSERT_EQ(lessons.size(), 3u);
  EXPECT_EQ(lessons[0]["text"], emoji);
  EXPECT_EQ(lessons[1]["text"], rightToLeft);
  EXPECT_EQ(lessons[2]["text"], std::string(2000, 'a'));
  anna.log("Ringde runt");
  run(2 * kMinuteLong);
  anna.command("learnSendLetter", args("2026-W48", std::string(4000, 'a')));
  EXPECT_EQ(said(anna), "said-learn-too-long") << "the head takes some of them";
  anna.command("learnSendLetter", args("2026-W48", rightToLeft));
  run(2 * kMinuteLong);
  EXPECT_EQ(bo.view("learn")["weeks"][0]["text"], rightToLeft);
}

TEST_F(EngineLearnTest, ALessonOfAStepThatIsRemovedMeanwhileIsThereAndSaysNothingOfIt) {
  anna.log("Ringde tre kommuner");
  run(2 * kMinuteLong);
  const std::string row = bo.row("Ringde tre kommuner")["id"];
  anna.command("removeStep", args(anna.row("Ringde tre kommuner")["id"]));
  bo.command("learnFromStep", args(row, "De har redan löst det."));
  run(3 * kMinuteLong);
  look();
  for (const Person* each : {&anna, &bo}) {
    const Json lessons = each->view("learn")["lessons"];
    ASSERT_EQ(lessons.size(), 1u);
    EXPECT_EQ(lessons[0]["text"], "De har redan löst det.");
    EXPECT_TRUE(lessons[0]["about"].is_null()) << lessons.dump();
  }
  bo.command("learnFromStep", args(row, "En gång till."));
  EXPECT_EQ(said(bo), "said-learn-gone") << "now it is seen to be gone";
}

TEST_F(EngineLearnTest, OutsideOfARoomItSaysWhy) {
  Person alone(room, "@cia:hs");
  alone.permissions = {};
  alone.open();
  runTogether(room, {&alone}, 10 * 1000);
  const Json view = alone.view("learn");
  EXPECT_FALSE(view["canStart"]);
  EXPECT_FALSE(view["blocked"].is_null());
}

}  // namespace
}  // namespace smasteg::test
