// The sentences that go into the room read back as what they say.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/phrases.h"

#include <gtest/gtest.h>

#include "core/catalogue/catalogue.h"
#include "core/log/text_record.h"

namespace smasteg {
namespace {

using Ids = std::vector<std::string>;

TEST(PhrasesTest, WritesAndRecognisesWeekCardsInBothLanguages) {
  EXPECT_EQ(weekCardBody({2026, 48}, Language::sv), "👣 Vecka 48 · Vad gjorde du? Svara i tråden.");
  for (const Language language : {Language::sv, Language::en}) {
    for (int week = 1; week <= 53; ++week)
      EXPECT_EQ(weekCardNumber(weekCardBody({2026, week}, language)), week);
  }
  EXPECT_EQ(weekCardNumber("📰 Veckobrev v. 48 · Nio steg"), 48);
  EXPECT_EQ(weekCardNumber("👣\xEF\xB8\x8F  VECKA\xC2\xA0"
                           "48: vad gjorde du?"),
            48);
  for (const char* body : {"", "👣", "Vecka 48", "👣 Vecka", "👣 Vecka 0 ·", "👣 Vecka 54 ·",
                           "👣 Vecka 480 ·", "👣 Vecka 48x", "Hej 👣 Vecka 48", "📰 Veckobrev 48"}) {
    EXPECT_FALSE(isWeekCardBody(body)) << body;
  }
}

TEST(PhrasesTest, NumbersOnlyThePrinciplesThatTheTextDoesNotName) {
  const Catalogue catalogue;
  EXPECT_EQ(stepBody("Ringde designern", {"otg-6"}, catalogue), "Ringde designern #6");
  EXPECT_EQ(stepBody(" Ringde designern #6 ", {"otg-6", "otg-2"}, catalogue), "Ringde designern #6 #2");
  EXPECT_EQ(stepBody("Ringde (princip 6)", {"otg-6"}, catalogue), "Ringde (princip 6)");
  EXPECT_EQ(stepBody("Ringde", {"digg-3", "unknown"}, catalogue), "Ringde");
}

TEST(PhrasesTest, AStepsBodyReadsBackAsItsPrinciples) {
  const Catalogue catalogue;
  for (int set = 0; set < 128; ++set) {
    Ids principles;
    for (int number = 1; number <= 7; ++number) {
      if ((set >> (number - 1)) % 2 == 1) principles.push_back("otg-" + std::to_string(number));
    }
    const auto records = parseText(stepBody("Ringde tre pensionärer i dag", principles, catalogue),
                                   TextPlace{.inThread = true}, catalogue);
    ASSERT_EQ(records.size(), 1u);
    EXPECT_EQ(records[0].text, "Ringde tre pensionärer i dag");
    EXPECT_EQ(records[0].principles, principles);
  }
}

TEST(PhrasesTest, FallsBackToSwedish) {
  EXPECT_EQ(languageFrom("en-GB"), Language::en);
  EXPECT_EQ(languageFrom("EN"), Language::en);
  EXPECT_EQ(languageFrom("sv"), Language::sv);
  EXPECT_EQ(languageFrom("eno"), Language::sv);
  EXPECT_EQ(languageFrom(""), Language::sv);
}

}  // namespace
}  // namespace smasteg
