// What a room's confirmed steps teach, and how little they may.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/adaptation.h"

#include <algorithm>

#include "core/base/random.h"
#include "tests/core/suggest/model_file.h"

namespace smasteg {
namespace {

const std::vector<std::string> kSeven = {"otg-1", "otg-2", "otg-3", "otg-4", "otg-5", "otg-6", "otg-7"};

struct ConfirmedStep {
  std::string id, text;
  std::vector<std::string> principles;
};

/// A room where "Kompassen" is what they do with others, and much else happens.
std::vector<ConfirmedStep> confirmedSteps() {
  std::vector<ConfirmedStep> steps;
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    steps.push_back({"$k" + n, "Kompassen " + n + " genomförd", {"otg-6"}});
    steps.push_back({"$f" + n, "Fixade skylten " + n, {"otg-2"}});
    steps.push_back({"$t" + n, "Testade en mall " + n, {"otg-3", "otg-1"}});
  }
  return steps;
}

RoomWords roomOf(const std::vector<ConfirmedStep>& steps) {
  RoomWords room(kSeven);
  for (const auto& [id, text, principles] : steps) room.confirm(id, text, principles);
  return room;
}

TEST(RoomWordsTest, AWordThatMeansOnePrincipleHereSpeaksForIt) {
  const RoomWords room = roomOf(confirmedSteps());
  const SuggestBonus bonus = room.bonusFor("I dag hade vi kompassen igen");
  EXPECT_GT(bonus[5], 200);
  for (std::size_t i = 0; i < bonus.size(); ++i) EXPECT_LE(bonus[i], i == 5 ? kMaxRoomBonus : 0) << i;
}

TEST(RoomWordsTest, TurnsACloseChoiceOfTheShippedModel) {
  const std::string text = "Kompassen med bibliotekets personal i går";
  const auto place = [&](const SuggestBonus& bonus) {
    const auto answer = shippedSuggester().suggest(text, bonus);
    for (const Suggestion& each : answer.suggestions)
      if (each.principle == "otg-6") return each.score;
    return 0;
  };
  EXPECT_GT(place(roomOf(confirmedSteps()).bonusFor(text)), place({}));
}

TEST(RoomWordsTest, AnyOrderAndAnyRepetitionGiveTheSame) {
  std::vector<ConfirmedStep> steps = confirmedSteps();
  const std::string text = "Testade kompassen och fixade mallen och skylten";
  const SuggestBonus expected = roomOf(steps).bonusFor(text);
  EXPECT_NE(expected, SuggestBonus(7, 0));
  RandomStream random("order");
  for (int round = 0; round < 20; ++round) {
    random.shuffle(steps);
    RoomWords room = roomOf(steps);
    for (std::size_t i = 0; i < 5; ++i) room.confirm(steps[i].id, steps[i].text, steps[i].principles);
    EXPECT_EQ(room.bonusFor(text), expected);
  }
}

TEST(RoomWordsTest, ForgetsWhatIsForgottenAndKeepsTheLastOfOneId) {
  const std::vector<ConfirmedStep> steps = confirmedSteps();
  RoomWords room = roomOf(steps);
  room.confirm("$new", "Kompassen kompassen", {"otg-1"});
  room.confirm("$new", "Något annat helt och hållet", {"otg-1"});
  room.forget("$new");
  room.forget("$never");
  EXPECT_EQ(room.bonusFor("kompassen"), roomOf(steps).bonusFor("kompassen"));
  for (const ConfirmedStep& step : steps) room.forget(step.id);
  EXPECT_EQ(room.bonusFor("kompassen"), SuggestBonus(7, 0));
}

TEST(RoomWordsTest, OneStepTeachesNothingAndUnknownPrinciplesAreNotCounted) {
  RoomWords room(kSeven);
  room.confirm("$a", "Kompassen genomförd", {"otg-6"});
  room.confirm("$b", "Kompassen igen", {"eif-3"});
  room.confirm("$c", "och så vi på en", {"otg-1"});
  EXPECT_EQ(room.bonusFor("Kompassen"), SuggestBonus(7, 0));
  EXPECT_EQ(room.bonusFor("😀"), SuggestBonus(7, 0));
}

TEST(RoomWordsTest, NeverSaysMoreThanItMay) {
  RoomWords room(kSeven);
  std::string words;
  for (char a = 'a'; a <= 'z'; ++a) words += std::string(5, a) + " ";
  for (int i = 0; i < 100; ++i) {
    room.confirm("$a" + std::to_string(i), words, {"otg-6"});
    room.confirm("$b" + std::to_string(i), "annat " + std::to_string(i), {"otg-1"});
  }
  const SuggestBonus bonus = room.bonusFor(words);
  EXPECT_EQ(bonus[5], kMaxRoomBonus);
  EXPECT_EQ(bonus[0], -kMaxRoomBonus);
}

TEST(RoomWordsTest, OfTooManyStepsTheFirstByIdAreKeptInAnyOrder) {
  std::vector<ConfirmedStep> steps;
  for (std::size_t i = 0; i < kMaxConfirmedSteps + 300; ++i) {
    const bool early = i < kMaxConfirmedSteps;
    steps.push_back({(early ? "$a" : "$b") + std::to_string(i),
                     early ? "Kompassen nu" : "Kompassen sedan",
                     {i % 2 == 0 ? "otg-6" : "otg-2"}});
  }
  const SuggestBonus expected = roomOf({steps.begin(), steps.begin() + kMaxConfirmedSteps}).bonusFor("sedan");
  RandomStream random("many");
  random.shuffle(steps);
  EXPECT_EQ(roomOf(steps).bonusFor("sedan"), expected);
}

}  // namespace
}  // namespace smasteg
