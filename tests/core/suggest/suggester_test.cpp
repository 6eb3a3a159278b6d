// Suggestions of the model that ships: what they promise whatever was learnt, and how good they are on texts
// that nothing was learnt from.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/suggester.h"

#include <algorithm>
#include <numeric>

#include "tests/core/suggest/model_file.h"

namespace smasteg {
namespace {

/// Two principles and "nothing", two cues; all else weighs nothing.
SuggestModel makeTinyModel() {
  SuggestModel model;
  model.catalogue = "otg";
  model.principles = {"otg-1", "otg-2"};
  model.bucketBits = 4;
  model.unit = 10;
  model.biases = {0, 0, 5};
  model.weights.assign(16 * 3, 0);
  model.cuePatterns = {{"_dela"}, {"_fixa"}};
  model.cueWeights = {20, 0, -5, 0, 20, -5};
  return model;
}

bool isRight(const LabelledAction& action, const std::string& principle) {
  return std::find(action.labels.begin(), action.labels.end(), principle) != action.labels.end();
}

TEST(SuggesterTest, PutsTheBestFirstAndTellsHowLikelyItIs) {
  const Suggester suggester(makeTinyModel());
  const SuggestAnswer answer = suggester.suggest("Fixade skylten");
  ASSERT_EQ(answer.suggestions.size(), 2U);
  EXPECT_FALSE(answer.abstain);
  EXPECT_EQ(answer.suggestions[0].principle, "otg-2");
  EXPECT_NEAR(answer.suggestions[0].score, 787, 25);  // e²/(e² + 1 + e⁰), by the table
  EXPECT_GT(answer.suggestions[0].score, answer.suggestions[1].score);
}

TEST(SuggesterTest, OfEqualsTheFirstInTheCatalogueComesFirst) {
  const Suggester suggester(makeTinyModel());
  const SuggestAnswer answer = suggester.suggest("delade och fixade");
  ASSERT_EQ(answer.suggestions.size(), 2U);
  EXPECT_EQ(answer.suggestions[0].principle, "otg-1");
  EXPECT_EQ(answer.suggestions[0].score, answer.suggestions[1].score);
}

TEST(SuggesterTest, IsSilentWhenNothingFitsBest) {
  const Suggester suggester(makeTinyModel());
  for (const char* text : {"vi ses", "", "👏👏", "12:30"}) {
    EXPECT_TRUE(suggester.suggest(text).abstain) << text;
    EXPECT_TRUE(suggester.suggest(text).suggestions.empty()) << text;
  }
}

TEST(SuggesterTest, TheRoomTurnsACloseChoiceAndNeitherMakesNorSilencesOne) {
  const Suggester suggester(makeTinyModel());
  const SuggestBonus bonus = {0, 900};
  EXPECT_EQ(suggester.suggest("delade och fixade", bonus).suggestions.at(0).principle, "otg-2");
  EXPECT_TRUE(suggester.suggest("vi ses", bonus).abstain);
  EXPECT_FALSE(suggester.suggest("fixade", {-32000, -900}).abstain);
}

TEST(SuggesterTest, SharesAddUpAndFollowTheOrder) {
  EXPECT_TRUE(sharesOf({}).empty());
  for (const std::vector<std::int64_t>& fits :
       {std::vector<std::int64_t>{0, 0, 0, 0}, {5000, 1000, -3000}, {0, -90000}, {-7, -7, 12}}) {
    const std::vector<int> shares = sharesOf(fits);
    const int sum = std::accumulate(shares.begin(), shares.end(), 0);
    EXPECT_GE(sum, 1000 - static_cast<int>(fits.size()));
    EXPECT_LE(sum, 1000);
    for (std::size_t i = 1; i < fits.size(); ++i)
      EXPECT_EQ(shares[i] <= shares[i - 1], fits[i] <= fits[i - 1] || shares[i] == shares[i - 1]);
  }
}

TEST(SuggesterTest, GivesThreeOrNoneForAnyText) {
  std::string endless;
  while (endless.size() < 16000) endless += "vi testade en ny mall å delade den. ";
  for (const std::string& text : {endless, std::string(4000, 'a'), std::string("مرحبا شاركنا الوثائق"),
                                  std::string("\xFF\xFE jag ringde"), std::string("شارك"), std::string("jag"),
                                  std::string("testade.testade.testade"), std::string("🎉 klart 🎉")}) {
    const SuggestAnswer answer = shippedSuggester().suggest(text);
    EXPECT_EQ(answer.suggestions.size(), answer.abstain ? 0U : 3U);
  }
}

TEST(SuggesterTest, UnderstandsHowPeopleWrite) {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"la ut mallen så alla kan sno den", "otg-1"},
      {"We shared our notes openly", "otg-1"},
      {"fixade länken direkt", "otg-2"},
      {"provar ny tid i två veckor, mäter sen", "otg-3"},
      {"bokade teckenspråkstolk till dialogmötet", "otg-4"},
      {"lyssna på va en orolig anhörig behövde", "otg-5"},
      {"möte ihop m Skatteverket o kommunen", "otg-6"},
      {"skrev ett skript som hämtar datan", "otg-7"}};
  for (const auto& [text, principle] : rows) {
    const SuggestAnswer answer = shippedSuggester().suggest(text);
    ASSERT_FALSE(answer.abstain) << text;
    EXPECT_EQ(answer.suggestions[0].principle, principle) << text;
  }
}

// The floors stand below what is measured (docs/suggest.md): these are 84 texts, and one is more than 1 %.
TEST(SuggesterTest, HoldsItsFloorsOnTextsThatNothingWasLearntFrom) {
  int actions = 0, first = 0, three = 0, others = 0, fired = 0;
  for (const LabelledAction& action : actionsOf("unseen")) {
    const SuggestAnswer answer = shippedSuggester().suggest(action.textSv);
    if (action.labels.empty()) {
      ++others;
      fired += answer.abstain ? 0 : 1;
      continue;
    }
    ++actions;
    if (answer.abstain) continue;
    first += isRight(action, answer.suggestions[0].principle) ? 1 : 0;
    three += std::any_of(answer.suggestions.begin(), answer.suggestions.end(),
                         [&](const Suggestion& each) { return isRight(action, each.principle); })
                 ? 1
                 : 0;
  }
  ASSERT_GE(actions, 84);
  ASSERT_GE(others, 40);
  EXPECT_GE(first * 100, actions * 78) << first << " of " << actions;
  EXPECT_GE(three * 100, actions * 92) << three << " of " << actions;
  EXPECT_LE(fired * 10, others) << fired << " of " << others;
}

}  // namespace
}  // namespace smasteg
