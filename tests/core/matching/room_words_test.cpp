// What a round has of people without saying who, and who might help with a call.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/room_words.h"

#include <gtest/gtest.h>

namespace smasteg {
namespace {

using WordList = std::vector<std::string>;

std::vector<Participant> withProfessions(const WordList& words) {
  std::vector<Participant> people;
  for (const std::string& word : words) people.emplace_back().profession = word;
  return people;
}

TEST(BalanceTest, SaysNothingBeforeFiveHaveTold) {
  EXPECT_TRUE(balanceOf({}).professions.empty());
  EXPECT_TRUE(balanceOf(withProfessions({"jurist", "lärare", "", "it", "it", ""})).professions.empty());
  const Balance told = balanceOf(withProfessions({"jurist", "lärare", "it", "it", "it"}));
  EXPECT_EQ(told.professions, (WordList{"it", "jurist", "lärare"}));
  EXPECT_TRUE(told.sectors.empty());
}

TEST(BalanceTest, NamesEachWordOnceAsTheFirstWroteIt) {
  const Balance told = balanceOf(withProfessions({"Jurist", "jurist", "JURIST", "lärare", "lärare"}));
  EXPECT_EQ(told.professions, (WordList{"Jurist", "lärare"}));
}

TEST(HelpersTest, WhoOffersItComesBeforeWhoHasDoneIt) {
  const std::vector<HelperInput> members = {
      {"@anna:hs", {}, {"Åt lunch", "Testade blanketten med tre pensionärer"}},
      {"@bo:hs", {"Testa blanketter"}, {}},
      {"@eva:hs", {"juridik"}, {"Ringde Skatteverket"}}};
  const auto helpers = helpersFor("Vem kan testa en blankett?", members);
  ASSERT_EQ(helpers.size(), 2u);
  EXPECT_EQ(helpers[0].id, "@bo:hs");
  EXPECT_EQ(helpers[0].offer, "Testa blanketter");
  EXPECT_FALSE(helpers[0].isStep);
  EXPECT_EQ(helpers[1].id, "@anna:hs");
  EXPECT_EQ(helpers[1].offer, "");
  EXPECT_TRUE(helpers[1].isStep);
  EXPECT_EQ(helpers[1].step, 1u);
}

TEST(HelpersTest, WordsThatMostMembersUseTellNobodyApart) {
  std::vector<HelperInput> members;
  for (const char* id : {"a", "b", "c", "d"}) members.push_back({id, {}, {"Hade ett möte om budget"}});
  members[2].steps.emplace_back("Skrev om upphandling");
  const auto helpers = helpersFor("Möte om upphandling, någon?", members);
  ASSERT_EQ(helpers.size(), 1u);
  EXPECT_EQ(helpers[0].id, "c");
}

TEST(HelpersTest, NobodyIsNamedWithoutAReasonAndAtMostFiveAre) {
  EXPECT_TRUE(helpersFor("", {{"a", {"enkäter"}, {}}}).empty());
  EXPECT_TRUE(helpersFor("och att det", {{"a", {"och att det"}, {}}}).empty());
  std::vector<HelperInput> members;
  for (int i = 0; i < 8; ++i) members.push_back({std::to_string(7 - i), {"enkäter"}, {}});
  for (int i = 0; i < 9; ++i) members.push_back({"other" + std::to_string(i), {}, {}});
  const auto helpers = helpersFor("Enkäter!", members);
  ASSERT_EQ(helpers.size(), kMostHelpers);
  EXPECT_EQ(helpers[0].id, "0");
  EXPECT_EQ(helpers[4].id, "4");
}

}  // namespace
}  // namespace smasteg
