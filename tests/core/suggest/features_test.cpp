// What the suggester sees of a text.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace smasteg {
namespace {

TEST(SuggestFeaturesTest, PlainWordsAreFoldedWithNumbersAsZero) {
  EXPECT_EQ(plainWords("Kl. 9.30, A/B-test!"), "_kl_0_0_a_b_test_");
  EXPECT_EQ(plainWords("ÅKTE till Räddningstjänsten"), "_åkte_till_räddningstjänsten_");
  EXPECT_EQ(plainWords("klart på 10 min"), plainWords("Klart på 4 min"));
}

TEST(SuggestFeaturesTest, PlainWordsKeepThatAQuestionIsAsked) {
  EXPECT_EQ(plainWords("Har ni öppet??"), "_har_ni_öppet_?_");
  EXPECT_EQ(plainWords("? va"), "_?_va_");
}

TEST(SuggestFeaturesTest, PlainWordsOfWhatHasNoLettersAreNone) {
  for (const char* text : {"", " ", "😂😂", "+1", "12:30", "???"}) EXPECT_EQ(plainWords(text), "") << text;
}

TEST(SuggestFeaturesTest, PlainWordsReadOnlyTheBeginningOfALongText) {
  std::string text;
  while (text.size() < kMaxSuggestBytes) text += "ord ";
  EXPECT_EQ(plainWords(text + "skript"), plainWords(text));
}

TEST(SuggestFeaturesTest, ACueIsFoundOnceWhereverItsPatternsAre) {
  const CueTable table({{"_lyssna", "_hörde_"}, {"skatteverk"}, {"?_"}, {"_å"}, {"?"}});
  const auto find = [&](const char* text) { return table.find(plainWords(text)); };
  EXPECT_EQ(find("Vi lyssnade och hörde efter"), (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(find("avlyssnade, hördes"), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(find("på Skatteverkets kontor?"), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(find("åkte"), (std::vector<std::uint32_t>{3}));
  EXPECT_TRUE(CueTable().find("_lyssnade_").empty());
}

TEST(SuggestFeaturesTest, FeaturesAreSortedUniqueAndInTheirBuckets) {
  const SuggestFeatures features = readFeatures(plainWords("vi testade och testade igen"), CueTable(), 6);
  for (const auto* group : {&features.words, &features.letters}) {
    ASSERT_FALSE(group->empty());
    EXPECT_TRUE(std::is_sorted(group->begin(), group->end()));
    EXPECT_EQ(std::adjacent_find(group->begin(), group->end()), group->end());
    EXPECT_LT(group->back(), 64U);
  }
}

TEST(SuggestFeaturesTest, FormsOfAWordShareFeaturesAndOtherWordsDoNot) {
  const auto shared = [](const char* one, const char* other) {
    const auto a = readFeatures(plainWords(one), CueTable(), 14).letters;
    const auto b = readFeatures(plainWords(other), CueTable(), 14).letters;
    std::vector<std::uint32_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
  };
  EXPECT_GE(shared("publicerade", "publicerar"), 10U);
  EXPECT_LE(shared("publicerade", "lyssnar"), 1U);
}

}  // namespace
}  // namespace smasteg
