// Keycaps, cards and words at the ends of what they may be.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/chatter.h"
#include "core/log/record_parts.h"
#include "core/log/text_record.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

class SmallEdgesTest : public LogTest {
 protected:
  std::size_t steps(std::string_view body) const {
    return parseText(body, TextPlace{.inThread = true}, catalogue_).size();
  }
};

TEST_F(SmallEdgesTest, OnlyKeycapsOfTheSevenNameAPrinciple) {
  for (const auto& [key, number] : std::vector<std::pair<std::string, int>>{
           {"0️⃣", 0}, {"1️⃣", 1}, {"7️⃣", 7}, {"8️⃣", 0}, {"#️⃣", 0}, {"*️⃣", 0}, {"👍", 0}})
    EXPECT_EQ(keycapNumber(normalReactionKey(key)), number) << key;
}

TEST_F(SmallEdgesTest, NamesTheSenderOfAnEdit) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag"),
         typedEdit("$e", kBo, 8, "$a", "Ringde två designer i dag")});
  EXPECT_EQ(log_.senderOf("$e"), kBo);
  EXPECT_EQ(log_.senderOf("$a"), kBo);
}

TEST_F(SmallEdgesTest, WhatIsLockedAndHasAnEditAlreadyIsOneMessage) {
  apply({weekCard(), typedEdit("$e", kBo, 8, "$a", "Ringde två designer i dag"), lockedEvent("$a", kBo, 5)});
  EXPECT_EQ(log_.lockedCount(), 1U);
  apply({typed("$a", kBo, 5, "Ringde en designer i dag")});
  EXPECT_EQ(texts(), Texts{"Ringde två designer i dag"});
  EXPECT_EQ(log_.lockedCount(), 0U);
}

TEST_F(SmallEdgesTest, WhatIsRemovedIsNotCountedAsLocked) {
  apply({weekCard(), lockedEvent("$a", kBo, 5), lockedEvent("$b", kBo, 6)});
  EXPECT_EQ(log_.lockedCount(), 2U);
  apply({redaction("$r", kBo, 7, "$a")});
  EXPECT_EQ(log_.lockedCount(), 1U);
  EXPECT_EQ(log_.newestLocked("m.thread", kCard), kMonday + 6 * kMinuteMs);
}

TEST_F(SmallEdgesTest, SomebodyElsesEditIsKnownThoughItNeverCounts) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag")});
  const std::string edit = typedEdit("$e", kAnna, 8, "$a", "Bo har inte ringt någon");
  EXPECT_TRUE(log_.apply(edit).isNew);
  EXPECT_FALSE(log_.apply(edit).isNew);
  EXPECT_TRUE(log_.knows("$e"));
}

TEST_F(SmallEdgesTest, OneMessageGoneIsOneLessInTheThread) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag"),
         typed("$b", kBo, 6, "Testade med Lars i dag"), typed("$c", kBo, 7, "Ritade planen med Lars")});
  EXPECT_EQ(log_.messagesIn(kCard), 3U);
  apply({redaction("$r", kBo, 8, "$b")});
  EXPECT_EQ(log_.messagesIn(kCard), 2U);
  EXPECT_EQ(log_.newestIn(kCard), "$c");
}

TEST_F(SmallEdgesTest, TheDigestOfARoomIsTheSameForEver) {
  // FORMAT.md "Digest". If this must change, so must the number in the digest's first line.
  apply({weekCard(), pointer("$p", kAnna, 1), typed("$c", kBo, 5, "Ringde en designer i dag #6 #tillit"),
         typed("$b", kBo, 6, "Testade med Lars i dag"), typed("$a", kAnna, 7, "Ritade planen med Lars"),
         reaction("$k", kAnna, 9, "$b", "👍")});
  EXPECT_EQ(log_.digest(), "632cbf5fc95a06b120922ba27eab36e0b42af40fb8d017c201dacd8dd370030b");
}

TEST_F(SmallEdgesTest, AWeekLetterIsAWeeksCardThatSaysItIsALetter) {
  EXPECT_TRUE(isWeekLetterBody("📰 Veckobrev v. 48 · Nio steg"));
  EXPECT_FALSE(isWeekLetterBody(weekCardBody({2026, 48}, Language::sv)));
  EXPECT_FALSE(isWeekLetterBody("📰 Hej på er"));
}

TEST_F(SmallEdgesTest, OneIdOfTwoSendersIsTheFirstOnesAndTheOthersTextIsNotTaken) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag")});
  log_.applyFromThread(message("$a", kAnna, 5, textContent("Bo har inte ringt någon")), kCard);
  EXPECT_EQ(texts(), Texts{"Ringde en designer i dag"});
  EXPECT_EQ(log_.records()[0]->author, kBo);
}

TEST_F(SmallEdgesTest, AKnownTextIsOtherOnlyWhenItDiffersAndNoEditIsTold) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag")});
  EXPECT_FALSE(log_.apply(typed("$a", kBo, 5, "Ringde en designer i dag")).isOtherText);
  EXPECT_TRUE(log_.apply(typed("$a", kBo, 5, "Ringde två designer i dag")).isOtherText);
  const std::string edit = typedEdit("$e", kBo, 8, "$a", "Ringde tre designer i dag");
  EXPECT_FALSE(log_.apply(rawEvent("$a", kBo, 5, "m.room.message",
                                   textContent("Ringde fyra designer i dag", inThread()),
                                   R"(,"unsigned":{"m.relations":{"m.replace":)" + edit + "}}"))
                   .isOtherText);
}

TEST_F(SmallEdgesTest, ACardsBodyMayEndAfterItsNumber) {
  EXPECT_EQ(cardNumber("week", "👣 Vecka 48"), 48);
  EXPECT_EQ(cardNumber("week", "👣 Vecka 48: Hej"), 48);
  EXPECT_EQ(cardNumber("week", "👣 Vecka 48x"), std::nullopt);
  EXPECT_EQ(cardNumber("week", "👣 Vecka 54"), std::nullopt);
  EXPECT_EQ(cardNumber("week", "👣 Vecka 0"), std::nullopt);
}

TEST_F(SmallEdgesTest, WordsOfAMonthAreThreeLettersOrMore) {
  const CivilDate said{2026, 11, 23};
  const auto day = [&](const char* text) { return partsOf(RecordKind::meetup, text, said).day; };
  EXPECT_EQ(day("3 xyz: Vi ses"), "");
  EXPECT_EQ(day("3 de: Vi ses"), "");
  EXPECT_EQ(day("3 dec"), "2026-12-03");
  EXPECT_EQ(day("3 december 1000"), "2026-12-03");
  RecordParts none;
  none.title = "Vi ses";
  EXPECT_EQ(bodyOf(RecordKind::meetup, none, Language::sv), "📅 Träff Vi ses");
}

TEST_F(SmallEdgesTest, SpeechIsToldFromStepsByWhoDidWhat) {
  for (const char* talk : {"Hade jag nog kunnat tänka mig", "Jag skulle vilja prova det",
                           "Jag har ont i huvudet", "tack", "Tack!", "? undrar vi alla", "!!! ??? ...",
                           "Vilka är de? Tänkte du också det", "Kul att du ringde dem"})
    EXPECT_EQ(steps(talk), 0U) << talk;
  for (const char* step :
       {"Vilka är våra användare? Ställde frågan på mötet", "Jag ringde tolken i morse",
        "Har ringt tre kommuner", "Nu testade vi formuläret på riktigt", "ja ringde dagiset i dag"})
    EXPECT_EQ(steps(step), 1U) << step;
}

TEST_F(SmallEdgesTest, APictureAfterTheMarksStaysWithTheSentence) {
  const auto one = [&](const char* body) { return parseText(body, TextPlace{.inThread = true}, catalogue_); };
  EXPECT_EQ(one("!steg #6 Ringde [Anna @ IT #2").at(0).text, "Ringde [Anna @ IT");
  EXPECT_TRUE(one("[Anna tack för hjälpen").empty());
}

}  // namespace
}  // namespace smasteg::testing
