// Steps of a room as questions: whose, which, with what to choose from, and until when.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/real_steps.h"

#include <algorithm>
#include <set>

#include "core/quiz/deck.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg {
namespace {

using namespace testing;

class RealStepsTest : public ::testing::Test {
 protected:
  RealStepsTest() {
    log_.apply(weekCard());
    log_.apply(testing::pointer("$pointer", kAnna, 1));
  }
  void add(const std::string& id, const std::string& sender, std::vector<std::string> principles,
           const std::string& visibility = "public") {
    StepContent content = step("record-" + fnv1a64Hex(id), "Ringde någon " + id, principles);
    content.visibility = visibility;
    log_.apply(sentStep(id, sender, ++minute_, content));
  }
  std::vector<RealStep> steps() const { return realSteps(log_, catalogue_, kAnna); }

  Catalogue catalogue_;
  EventLog log_{catalogue_};
  int minute_ = 2;
};

TEST_F(RealStepsTest, AsksOfWhatOthersLetGoBeyondTheRoomAndOfNothingElse) {
  add("$a", kBo, {"otg-6"});
  add("$b", kBo, {"otg-6"}, "room");
  add("$c", kAnna, {"otg-6"});
  add("$d", kBo, {});
  add("$e", kBo, {"okand-1"});
  log_.apply(typed("$f", kBo, 20, "Läste högt för tre #5"));
  const auto found = steps();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "Ringde någon $a");
  EXPECT_EQ(found[0].author, kBo);
}

TEST_F(RealStepsTest, NoneOfTheOthersIsOneThatTheAuthorChoseToo) {
  add("$a", kBo, {"otg-3", "otg-1", "otg-5", "otg-7"});
  const auto found = steps();
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].options.size(), kOptionCount);
  EXPECT_EQ(found[0].options[found[0].best], "otg-3");
  EXPECT_EQ(std::set<std::string>(found[0].options.begin(), found[0].options.end()),
            (std::set<std::string>{"otg-2", "otg-3", "otg-4", "otg-6"}));
}

TEST_F(RealStepsTest, IsNotAskedWhereFiveOrMoreWereChosen) {
  add("$a", kBo, {"otg-3", "otg-1", "otg-5", "otg-7", "otg-2"});
  EXPECT_TRUE(steps().empty());
}

TEST_F(RealStepsTest, TheNewestThirtyNewestFirst) {
  for (int i = 0; i < 40; ++i) add("$" + std::to_string(i), kBo, {"otg-2"});
  const auto found = steps();
  ASSERT_EQ(found.size(), kMaxRealSteps);
  EXPECT_EQ(found.front().text, "Ringde någon $39");
  EXPECT_EQ(found.back().text, "Ringde någon $10");
  std::set<std::string> cards;
  for (const RealStep& each : found) {
    EXPECT_TRUE(Catalogue::isPrincipleId(each.card)) << "so that Practice keeps it: " << each.card;
    EXPECT_EQ(each.card.find("Ringde"), std::string::npos);
    cards.insert(each.card);
  }
  EXPECT_EQ(cards.size(), found.size());
}

TEST_F(RealStepsTest, NoPlaceIsRightMoreOftenThanAnother) {
  std::vector<int> places(kOptionCount);
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 30; ++i)
      add("$" + std::to_string(round) + "-" + std::to_string(i), kBo, {"otg-" + std::to_string(i % 7 + 1)});
    for (const RealStep& each : steps()) ++places[each.best];
  }
  for (const int count : places) EXPECT_NEAR(count, 150, 50);
}

TEST_F(RealStepsTest, WhatWasTakenBackOrRemovedIsGone) {
  add("$a", kBo, {"otg-6"});
  add("$b", kBo, {"otg-6"});
  StepContent content = step("record-" + fnv1a64Hex("$a"), "Ringde någon $a", {"otg-6"});
  log_.apply(message("$edit", kBo, 30, stepEdit(content, "$a")));
  log_.apply(redaction("$gone", kBo, 31, "$b"));
  EXPECT_TRUE(steps().empty());
}

TEST_F(RealStepsTest, AnEditFromAClientThatDropsOurKeyTakesItBackToo) {
  add("$a", kBo, {"otg-6"});
  log_.apply(typedEdit("$edit", kBo, 30, "$a", "Ringde en annan #6"));
  EXPECT_TRUE(steps().empty()) << "nobody said that the new text may go beyond the room";
}

}  // namespace
}  // namespace smasteg
