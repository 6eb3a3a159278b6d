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

WordList repeated(std::initializer_list<std::pair<const char*, int>> words) {
  WordList all;
  for (const auto& [word, times] : words) all.insert(all.end(), static_cast<std::size_t>(times), word);
  return all;
}
Shares sharesOfProfessions(std::initializer_list<std::pair<const char*, int>> words) {
  return sharesOf(withProfessions(repeated(words)), &Participant::profession);
}
std::string written(const Shares& shares) {
  std::string text = std::to_string(shares.told) + ":";
  for (const auto& [word, people] : shares.shown) text += " " + word + "=" + std::to_string(people);
  text += " | " + std::to_string(shares.others);
  for (const std::string& word : shares.otherWords) text += " " + word;
  return text;
}

TEST(SharesTest, EachNumberIsOfFiveAndSoIsWhatIsLeft) {
  EXPECT_EQ(written(sharesOfProfessions({})), "0: | 0");
  EXPECT_EQ(written(sharesOfProfessions({{"it", 4}, {"", 9}})), "0: | 0");
  EXPECT_EQ(written(sharesOfProfessions({{"it", 5}})), "5: it=5 | 0");
  EXPECT_EQ(written(sharesOfProfessions({{"it", 5}, {"jurist", 6}})), "11: jurist=6 it=5 | 0");
  // Two are left: the least of what could be told goes with them.
  EXPECT_EQ(written(sharesOfProfessions({{"it", 5}, {"jurist", 6}, {"lärare", 2}})),
            "13: jurist=6 | 7 it lärare");
  EXPECT_EQ(written(sharesOfProfessions({{"it", 9}, {"a", 2}, {"b", 2}, {"c", 1}})), "14: it=9 | 5 a b c");
  EXPECT_EQ(written(sharesOfProfessions({{"a", 2}, {"b", 2}, {"c", 1}})), "5: | 5 a b c");
  EXPECT_EQ(written(sharesOfProfessions({{"it", 5}, {"a", 1}})), "6: | 6 a it");
}

TEST(SharesTest, WhoeverReckonsFindsNoGroupOfOneToFour) {
  std::uint32_t state = 7;
  const auto next = [&](std::uint32_t most) {
    return (state = state * 1664525U + 1013904223U) / 65536U % most;
  };
  for (int turn = 0; turn < 2000; ++turn) {
    WordList all;
    const std::uint32_t kinds = 1 + next(6);
    for (std::uint32_t kind = 0; kind < kinds; ++kind)
      all.insert(all.end(), next(9), "w" + std::to_string(kind));
    const Shares shares = sharesOf(withProfessions(all), &Participant::profession);
    std::size_t sum = shares.others;
    for (const auto& share : shares.shown) {
      EXPECT_GE(share.people, kFewestForBalance);
      sum += share.people;
    }
    EXPECT_EQ(sum, shares.told);
    EXPECT_EQ(shares.told, all.size() < kFewestForBalance ? 0 : all.size());
    EXPECT_TRUE(shares.others == 0 || shares.others >= kFewestForBalance);
  }
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
