// Cards made from catalogues: all of them, the same everywhere, and nothing about them tells the answer.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/cards.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

#include "core/base/text.h"

namespace smasteg {
namespace {

CatalogueInfo makeCatalogue(std::size_t count) {
  CatalogueInfo info;
  info.id = "own";
  for (std::size_t i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    Principle principle;
    principle.id = "own-" + number;
    principle.titleSv = principle.titleEn = "Princip " + number + std::string(i * 7 % 5, 'x');
    principle.textSv = "Säger " + number + std::string(i * 11 % 13, 'y');
    principle.textEn = "Says " + number + std::string(i * 5 % 13, 'y');
    info.principles.push_back(std::move(principle));
  }
  return info;
}

void expectWhole(const CatalogueInfo& catalogue, const std::vector<CatalogueCard>& cards) {
  std::set<std::string> known, ids;
  for (const Principle& principle : catalogue.principles) known.insert(principle.id);
  for (const CatalogueCard& card : cards) {
    EXPECT_TRUE(ids.insert(card.id).second) << card.id;
    ASSERT_EQ(card.options.size(), kOptionCount) << card.id;
    ASSERT_LT(card.best, kOptionCount) << card.id;
    EXPECT_EQ(card.options[card.best], card.principle) << card.id;
    EXPECT_EQ(std::set<std::string>(card.options.begin(), card.options.end()).size(), kOptionCount);
    for (const std::string& option : card.options) EXPECT_TRUE(known.contains(option)) << option;
  }
}

TEST(QuizCardsTest, AsksBothWaysAboutEachPrinciple) {
  const CatalogueInfo catalogue = makeCatalogue(9);
  const std::vector<CatalogueCard> cards = makeCards(catalogue);
  ASSERT_EQ(cards.size(), 18U);
  expectWhole(catalogue, cards);
  EXPECT_EQ(cards[0].id, "card-own-1-title");
  EXPECT_EQ(cards[0].kind, CardKind::whichPrinciple);
  EXPECT_EQ(cards[1].id, "card-own-1-text");
  EXPECT_EQ(cards[1].kind, CardKind::whatItSays);
  EXPECT_EQ(cards[17].principle, "own-9");
}

TEST(QuizCardsTest, MakesNoneOfFewerThanFour) {
  EXPECT_TRUE(makeCards(CatalogueInfo{}).empty());
  EXPECT_TRUE(makeCards(makeCatalogue(3)).empty());
  EXPECT_EQ(makeCards(makeCatalogue(4)).size(), 8U);
}

TEST(QuizCardsTest, LeavesOutWhatHasNoTextOrTheTextOfAnother) {
  CatalogueInfo catalogue = makeCatalogue(7);
  catalogue.principles[1].textSv = " ";
  catalogue.principles[4].textSv = catalogue.principles[3].textSv;
  catalogue.principles[6].titleSv = "PRINCIP 6" + catalogue.principles[5].titleSv.substr(9);
  const std::vector<CatalogueCard> cards = makeCards(catalogue);
  ASSERT_EQ(cards.size(), 8U);
  for (const CatalogueCard& card : cards) {
    for (const std::string& option : card.options) {
      EXPECT_NE(option, "own-2");
      EXPECT_NE(option, "own-5");
      EXPECT_NE(option, "own-7");
    }
  }
}

TEST(QuizCardsTest, DealsTheSameEachTime) {
  const CatalogueInfo catalogue = makeCatalogue(12);
  const std::vector<CatalogueCard> once = makeCards(catalogue), again = makeCards(catalogue);
  ASSERT_EQ(once.size(), again.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].options, again[i].options);
    EXPECT_EQ(once[i].best, again[i].best);
  }
}

TEST(QuizCardsTest, ManagesALargeCatalogue) {
  const CatalogueInfo catalogue = makeCatalogue(200);
  const std::vector<CatalogueCard> cards = makeCards(catalogue);
  EXPECT_EQ(cards.size(), 400U);
  expectWhole(catalogue, cards);
}

#ifndef __EMSCRIPTEN__
class CardsFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(SMASTEG_SOURCE_DIR "/content/catalogues.json", std::ios::binary);
    const std::string json{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    ASSERT_TRUE(catalogue_.load(json).ok());
    for (const CatalogueInfo& info : catalogue_.loaded()) {
      if (info.id != "otg" && info.id != "srds") continue;
      for (CatalogueCard& card : makeCards(info)) cards_.push_back(std::move(card));
    }
  }

  std::size_t lengthOf(const std::string& id, CardKind kind, bool swedish) const {
    const Principle& principle = *catalogue_.find(id);
    if (kind == CardKind::whichPrinciple) {
      return countCodePoints(swedish ? principle.titleSv : principle.titleEn);
    }
    return countCodePoints(swedish ? principle.textSv : principle.textEn);
  }

  Catalogue catalogue_;
  std::vector<CatalogueCard> cards_;
};

TEST_F(CardsFileTest, HasTheSevenAndDiggsThirteen) { EXPECT_EQ(cards_.size(), 2U * (7U + 13U)); }

TEST_F(CardsFileTest, GivesNothingAwayByPlaceOrLength) {
  std::array<std::size_t, kOptionCount> places{};
  for (const CatalogueCard& card : cards_) ++places[card.best];
  for (const std::size_t count : places) EXPECT_LE(count * 100, cards_.size() * 35);
  for (const bool swedish : {true, false}) {
    std::array<std::size_t, kOptionCount> shorter{}, notLonger{};
    for (const CatalogueCard& card : cards_) {
      const std::size_t mine = lengthOf(card.principle, card.kind, swedish);
      std::size_t less = 0, atMost = 0;
      for (const std::string& option : card.options) {
        const std::size_t theirs = lengthOf(option, card.kind, swedish);
        if (theirs < mine) ++less;
        if (theirs <= mine) ++atMost;
      }
      ++shorter[less];
      ++notLonger[atMost - 1];
    }
    for (const std::size_t count : shorter) EXPECT_LE(count * 100, cards_.size() * 35) << swedish;
    for (const std::size_t count : notLonger) EXPECT_LE(count * 100, cards_.size() * 35) << swedish;
  }
}
#endif

}  // namespace
}  // namespace smasteg
