// Öva through the engine: a question, its answer, what is kept of it and what other people's steps add to it.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/engine/contract.h"
#include "core/engine/find_desk.h"
#include "core/engine/learn_desk.h"
#include "core/engine/quiz_desk.h"
#include "core/engine/round_desk.h"
#include "core/quiz/quiz.h"
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

std::string contentFile(const std::string& name) {
  std::ifstream file(std::string(SMASTEG_SOURCE_DIR) + "/content/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr std::string_view kOwnDeck = R"({
  "schema": "smasteg.quiz/0.2", "id": "var-vardag", "version": "2", "title_sv": "Vår vardag",
  "licence": "CC0-1.0", "author": "Rummet i Umeå", "forkedFrom": {"id": "otg-ova", "version": "1"},
  "questions": [{"id": "vardag-1", "principle": "otg-5", "stem_sv": "Telefontiden tar slut. Vad gör du?",
    "options": [
      {"text_sv": "Svarar och ber att få ringa upp.", "best": true,
       "why_sv": "Personen slipper vänta i ovisshet."},
      {"text_sv": "Låter svararen säga när ni öppnar.", "why_sv": "Den som har väntat får börja om."},
      {"text_sv": "Skyndar igenom ärendet på en minut.", "why_sv": "Ett ärende blir ofta två."},
      {"text_sv": "Håller linjen öppen hela lunchen.", "why_sv": "I morgon orkar du inte."}]}]})";

class QuizEngineTest : public EngineTest {
 protected:
  static void openPractice(Person& person) {
    person.tell(Load{"catalogues", contentFile("catalogues.json")});
    person.tell(Load{"deck", contentFile("decks/otg.json")});
  }
  static Json question(const Person& person) { return person.view("quiz")["question"]; }
  static void answer(Person& person, int option) {
    CommandArgs args;
    args.id = question(person)["id"];
    args.option = option;
    person.command("answerQuestion", args);
  }
  /// What is right is told only afterwards: found by asking another device that answers first.
  static int bestOf(const Json& answered) {
    const auto& options = answered["options"];
    const auto best = std::find_if(options.begin(), options.end(),
                                   [](const Json& option) { return option["best"].template get<bool>(); });
    return static_cast<int>(best - options.begin());
  }
  static void say(Person& person, const std::string& name, int option = 0) {
    CommandArgs args;
    args.option = option;
    person.command(name, args);
  }
  static void take(Person& person, std::string_view file) {
    CommandArgs args;
    args.text = std::string(file);
    person.command("importQuiz", args);
  }
  static std::string lastNotice(const Person& person) {
    return person.notices.empty() ? "" : person.notices.back().key;
  }
  /// Bo logs a step and lets it go beyond the room; Anna has read it.
  void logByBo(const std::string& text, const std::string& visibility) {
    bo.log(text, {"otg-6"}, visibility);
    runTogether(room, {&anna, &bo}, 90000);
  }
  /// All that Anna can be asked, by asking for more until there is none.
  static std::vector<Json> allQuestions(Person& person) {
    std::vector<Json> all;
    for (int i = 0; i < 40; ++i) say(person, "askMore");
    for (int i = 0; i < 200; ++i) {
      const Json now = question(person);
      if (now.is_null()) break;
      all.push_back(now);
      answer(person, 0);
      say(person, question(person)["asksHowSure"].get<bool>() ? "sayHowSure" : "nextQuestion");
    }
    return all;
  }
  static const Json* realOne(const std::vector<Json>& all) {
    const auto found =
        std::find_if(all.begin(), all.end(), [](const Json& each) { return each["kind"] == "real"; });
    return found == all.end() ? nullptr : &*found;
  }

  Person anna{room, "@anna:hs"}, bo{room, "@bo:hs"};
};

TEST_F(QuizEngineTest, WhateverNeedsTheDeferredPartIsNamedInTheContract) {
  const auto isNamed = [](const std::string& what) {
    return std::find(kNeedsDeferred.begin(), kNeedsDeferred.end(), what) != kNeedsDeferred.end();
  };
  for (const auto name : QuizDesk::commands()) EXPECT_TRUE(isNamed("command " + std::string(name))) << name;
  for (const auto* name : {"openRound", "signUp", "sayMet", "keepProfile", "pause"}) {
    EXPECT_TRUE(RoundDesk::hasCommand(name)) << name;
    EXPECT_TRUE(isNamed("command " + std::string(name))) << name;
  }
  for (const auto* name : {"learnStart", "learnClose", "learnFromStep", "learnThank", "learnSendLetter",
                           "learnRemove", "learnRetry"}) {
    EXPECT_TRUE(LearnDesk::owns(name)) << name;
    EXPECT_TRUE(isNamed(std::string("command ") + name)) << name;
  }
  for (const auto* file : {"load deck", "load suggest", "load openings", "load room", "command postCount",
                           "command takeBackCount"})
    EXPECT_TRUE(isNamed(file)) << file;
  const auto check = [&](std::string_view name) {
    const bool isDeferred = QuizDesk::hasView(name) || RoundDesk::hasView(name) || name == HintsView::name ||
                            name == ExportView::name || name == RollupView::name || LearnDesk::owns(name) ||
                            FindDesk::hasView(name);
    EXPECT_EQ(isDeferred, isNamed("view " + std::string(name))) << name;
  };
  std::apply([&](const auto&... view) { (check(view.name), ...); }, AllViews{});
}

TEST_F(QuizEngineTest, TellsNeitherTheAnswerNorItsReasonsBeforeOneHasAnswered) {
  EXPECT_FALSE(anna.view("quiz")["loaded"].get<bool>());
  EXPECT_TRUE(question(anna).is_null());
  openPractice(anna);
  const Json open = question(anna);
  ASSERT_EQ(open["options"].size(), 4U);
  EXPECT_EQ(open["principle"], "");
  for (const Json& option : open["options"]) {
    EXPECT_EQ(option["whySv"], "");
    EXPECT_FALSE(option["best"].get<bool>());
  }
  answer(anna, 2);
  const Json answered = question(anna);
  EXPECT_EQ(answered["id"], open["id"]);
  EXPECT_TRUE(answered["options"][2]["chosen"].get<bool>());
  EXPECT_NE(answered["principle"], "");
  for (const Json& option : answered["options"]) EXPECT_NE(option["whySv"], "");
  EXPECT_LT(bestOf(answered), 4);
}

TEST_F(QuizEngineTest, AsksHowSureOneWasOnlyWhenItWasRight) {
  openPractice(anna);
  openPractice(bo);
  answer(bo, 0);
  // The same people are asked in another order: each finds out by a wrong answer, and again by a right one.
  answer(anna, 0);
  const int best = bestOf(question(anna));
  EXPECT_EQ(question(anna)["asksHowSure"].get<bool>(), best == 0);
  say(anna, "nextQuestion");
  room.now += 11 * 60 * 1000;
  EXPECT_NE(question(anna)["id"], "");
}

TEST_F(QuizEngineTest, AQuestionStaysUntilItIsAnsweredOrPutOff) {
  openPractice(anna);
  const Json first = question(anna);
  logByBo("Ringde Skatteverket", "public");
  EXPECT_EQ(question(anna)["id"], first["id"]) << "whatever happens in the room";
}

TEST_F(QuizEngineTest, WhatWasPutOffComesWhenTheOthersHaveBeenThrough) {
  openPractice(anna);
  const Json first = question(anna);
  say(anna, "skipQuestion");
  const Json second = question(anna);
  EXPECT_NE(second["id"], first["id"]);
  for (int i = 0; i < 4; ++i) {
    EXPECT_FALSE(question(anna).is_null());
    say(anna, "skipQuestion");
  }
  EXPECT_EQ(question(anna)["id"], first["id"]) << "the others have been through";
}

TEST_F(QuizEngineTest, FiveADayAndMoreWhenAskedFor) {
  openPractice(anna);
  for (int i = 0; i < 5; ++i) {
    ASSERT_FALSE(question(anna).is_null()) << i;
    answer(anna, 1);
    say(anna, question(anna)["asksHowSure"].get<bool>() ? "sayHowSure" : "nextQuestion", 1);
  }
  EXPECT_TRUE(question(anna).is_null());
  EXPECT_EQ(anna.view("quiz")["left"], 0);
  say(anna, "askMore");
  EXPECT_EQ(anna.view("quiz")["left"], 5);
}

TEST_F(QuizEngineTest, AnAnswerIsKeptAtOnceAndThereAfterAReload) {
  openPractice(anna);
  const std::string id = question(anna)["id"];
  answer(anna, 1);
  anna.open();
  openPractice(anna);
  EXPECT_EQ(anna.view("quiz")["left"], 4);
  EXPECT_NE(question(anna)["id"], id);
  int met = 0;
  const Json view = anna.view("quiz");
  for (const Json& each : view["progress"]) met += each["met"].get<int>();
  EXPECT_EQ(met, 1);
}

TEST_F(QuizEngineTest, WhatWasPractisedGoesToAnotherDeviceOnce) {
  openPractice(anna);
  answer(anna, 1);
  const std::string file = anna.view("practice")["text"];
  openPractice(bo);
  take(bo, file);
  EXPECT_EQ(lastNotice(bo), "said-practice-taken");
  EXPECT_EQ(std::get<std::int64_t>(bo.notices.back().args.at("count")), 1);
  take(bo, file);
  EXPECT_EQ(std::get<std::int64_t>(bo.notices.back().args.at("count")), 0);
  EXPECT_EQ(bo.view("quiz")["left"], 4);
}

TEST_F(QuizEngineTest, ARoomsOwnDeckIsTakenInWithItsLineageAndKept) {
  openPractice(anna);
  take(anna, kOwnDeck);
  EXPECT_EQ(lastNotice(anna), "said-deck-taken");
  anna.open();
  openPractice(anna);
  const Json decks = anna.view("quiz")["decks"];
  ASSERT_EQ(decks.size(), 2U);
  EXPECT_TRUE(decks[0]["ours"].get<bool>());
  EXPECT_EQ(decks[1]["titleSv"], "Vår vardag");
  EXPECT_EQ(decks[1]["forkedFrom"], "otg-ova");
  EXPECT_EQ(decks[1]["questions"], 1);
  take(anna, kOwnDeck);
  EXPECT_EQ(lastNotice(anna), "said-deck-renewed");
  CommandArgs args;
  args.id = "var-vardag";
  anna.command("removeDeck", args);
  anna.open();
  openPractice(anna);
  EXPECT_EQ(anna.view("quiz")["decks"].size(), 1U);
}

TEST_F(QuizEngineTest, AFileThatDoesNotFitChangesNothing) {
  openPractice(anna);
  const Json before = anna.view("quiz");
  const std::size_t kept = anna.store.size();
  for (const std::string_view file :
       {"", "{", "[]", "{}", R"({"schema":"smasteg.quiz/0.2","id":"x","title_sv":"X","questions":[]})"}) {
    take(anna, file);
    EXPECT_EQ(lastNotice(anna), "said-file-refused") << file;
  }
  EXPECT_EQ(anna.view("quiz"), before);
  EXPECT_EQ(anna.store.size(), kept);
}

TEST_F(QuizEngineTest, StepsThatMayLeaveTheRoomBecomeQuestionsAndNoOthers) {
  openPractice(anna);
  logByBo("Ringde Skatteverket", "room");
  EXPECT_EQ(realOne(allQuestions(anna)), nullptr);
  logByBo("Åt lunch med juristerna", "public");
  anna.log("Mitt eget steg", {"otg-2"}, "public");
  runTogether(room, {&anna, &bo}, 90000);
  const std::vector<Json> all = allQuestions(anna);
  const Json* real = realOne(all);
  ASSERT_NE(real, nullptr);
  EXPECT_EQ((*real)["stemSv"], "Åt lunch med juristerna");
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const Json& each) { return each["kind"] == "real"; }),
            1);
}

TEST_F(QuizEngineTest, AnotherThoughtThanTheAuthorsIsNoMistake) {
  openPractice(anna);
  logByBo("Åt lunch med juristerna", "public");
  const std::vector<Json> all = allQuestions(anna);
  const Json* real = realOne(all);
  ASSERT_NE(real, nullptr);
  const std::string key = "own|practice/@anna:hs/" + (*real)["id"].get<std::string>();
  ASSERT_TRUE(anna.store.contains(key));
  EXPECT_EQ(anna.store[key].find("juristerna"), std::string::npos) << "the text is not kept";
  EXPECT_EQ(Json::parse(anna.store[key])["reviews"].size(), 1U);
  EXPECT_EQ(Json::parse(anna.store[key])["reviews"][0].get<std::string>().back(), '2') << "never again (1)";
}

TEST_F(QuizEngineTest, WhoTakesTheStepBackTakesTheQuestionAway) {
  openPractice(anna);
  logByBo("Åt lunch med juristerna", "public");
  ASSERT_EQ(bo.row("Åt lunch med juristerna")["visibility"], "public");
  CommandArgs args;
  args.id = bo.row("Åt lunch med juristerna")["id"];
  args.text = "Åt lunch med juristerna";
  args.principles = {"otg-6"};
  args.visibility = "room";
  bo.command("editStep", args);
  runTogether(room, {&anna, &bo}, 400000);
  EXPECT_EQ(anna.row("Åt lunch med juristerna")["visibility"], "room");
  EXPECT_EQ(realOne(allQuestions(anna)), nullptr);
}

TEST_F(QuizEngineTest, AStepThatMayLeaveTheRoomSaysSoInTheRoom) {
  logByBo("Åt lunch med juristerna", "public");
  const auto event = std::find_if(room.events.begin(), room.events.end(), [](const Json& each) {
    return each["content"].value("body", "").find("lunch") != std::string::npos;
  });
  ASSERT_NE(event, room.events.end());
  EXPECT_EQ((*event)["content"]["se.smasteg"]["vis"], "public");
  EXPECT_EQ(anna.row("Åt lunch med juristerna")["visibility"], "public");
}

TEST_F(QuizEngineTest, WhatArrivesAfterAllFollowsTheNewestWordOnHowFarItMayGo) {
  logByBo("Ett steg före", "room");
  for (const Fate fate : {Fate::lostReply, Fate::lostBoth, Fate::held}) {
    const std::string text = "Åt lunch " + std::to_string(static_cast<int>(fate));
    room.fates = {fate};
    bo.log(text, {"otg-6"}, "public");
    bo.run(30000);
    CommandArgs args = argsOf(bo.row(text));
    args.text = text;
    args.principles = {"otg-6"};
    args.visibility = "room";
    bo.command("editStep", args);
    EXPECT_EQ(bo.row(text)["visibility"], "room") << "at once, on one's own screen";
    runTogether(room, {&anna, &bo}, 600000);
    EXPECT_EQ(anna.row(text)["visibility"], "room") << static_cast<int>(fate);
    EXPECT_EQ(bo.state(text), "sent");
  }
}

TEST_F(QuizEngineTest, LinesOfOneMessageKeepHowFarTheyMayGo) {
  bo.tell(Online{false});
  for (int i = 0; i < 5; ++i) bo.log("Steg " + std::to_string(i), {"otg-1"}, i % 2 == 0 ? "public" : "room");
  bo.tell(Online{true});
  runTogether(room, {&anna, &bo}, 120000);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(anna.row("Steg " + std::to_string(i))["visibility"], i % 2 == 0 ? "public" : "room") << i;
}

TEST_F(QuizEngineTest, TwoPeopleOnOneDeviceDoNotSeeEachOthersAnswers) {
  openPractice(anna);
  answer(anna, 1);
  bo.store = anna.store;
  bo.open();
  openPractice(bo);
  EXPECT_EQ(bo.view("quiz")["left"], 5);
}

}  // namespace
}  // namespace smasteg::test
