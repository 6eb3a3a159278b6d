// The grammar where a rule just ends: one character less, one word more, one too many.
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "core/catalogue/catalogue.h"
#include "core/log/chatter.h"
#include "core/log/limits.h"
#include "core/log/phrases.h"
#include "core/log/record_parts.h"
#include "core/log/text_record.h"

namespace smasteg {
namespace {

using Texts = std::vector<std::string>;
constexpr TextPlace kEdgeThread{.inThread = true};
constexpr TextPlace kEdgeApp{.inThread = true, .writtenByApp = true};
const CivilDate kSaid{2026, 11, 23};

std::vector<TextRecord> parseEdge(std::string_view body, const TextPlace& place = kEdgeThread) {
  static const Catalogue catalogue;
  return parseText(body, place, catalogue);
}

/// The one record of a body, as "text | principles | tags".
std::string edgeTold(std::string_view body, const TextPlace& place = kEdgeThread) {
  const auto records = parseEdge(body, place);
  if (records.size() != 1) return std::to_string(records.size()) + " records";
  std::string out = records[0].text;
  for (const char* sign = " | "; const auto& id : records[0].principles) out += std::exchange(sign, " ") + id;
  for (const char* sign = " # "; const auto& tag : records[0].tags) out += std::exchange(sign, " ") + tag;
  return out;
}

std::string meetup(std::string_view text) {
  const RecordParts parts = partsOf(RecordKind::meetup, text, kSaid);
  return parts.day + "|" + parts.time + "|" + parts.place + "|" + parts.title;
}

TEST(GrammarEdgesTest, SevenPrinciplesAndTenTagsAndNoMore) {
  EXPECT_EQ(edgeTold("Ringde #1 #2 #3 #4 #5 #6 #7 #1"), "Ringde | otg-1 otg-2 otg-3 otg-4 otg-5 otg-6 otg-7");
  EXPECT_EQ(edgeTold("Ringde #a #b #c #d #e #f #g #h #i #j"), "Ringde # a b c d e f g h i j");
  EXPECT_EQ(edgeTold("Ringde #a #b #c #d #e #f #g #h #i #j #k"), "Ringde #a # b c d e f g h i j k");
}

TEST(GrammarEdgesTest, APrincipleMisspeltByOneLetterIsRead) {
  for (const char* word : {"princip", "pricip", "prinicp", "prrincip", "prinsip"})
    EXPECT_EQ(edgeTold(std::string("Ringde designern, ") + word + " 6"), "Ringde designern | otg-6") << word;
  for (const char* word : {"prcnip", "pncirip", "prinzipp", "pinrcip"})
    EXPECT_EQ(edgeTold(std::string("Ringde designern, ") + word + " 6"),
              std::string("Ringde designern, ") + word + " 6")
        << word;
}

TEST(GrammarEdgesTest, MarksAtTheEndAreTakenWithWhatJoinsThem) {
  EXPECT_EQ(edgeTold("Ringde designern #2 och #6"), "Ringde designern | otg-2 otg-6");
  EXPECT_EQ(edgeTold("Ringde Anna och #6"), "Ringde Anna och | otg-6");
  EXPECT_EQ(edgeTold("Ringde #tillit och #6"), "Ringde #tillit och | otg-6");
  EXPECT_EQ(edgeTold("Ringde designern 6️⃣"), "Ringde designern | otg-6");
  EXPECT_EQ(edgeTold("Ringde designern 9️⃣"), "Ringde designern 9️⃣");
  EXPECT_EQ(edgeTold("Ringde designern i dag \u20E3"), "Ringde designern i dag \u20E3");
  EXPECT_EQ(edgeTold("Ringde designern #6 👍"), "Ringde designern 👍 | otg-6");
  EXPECT_EQ(edgeTold("Ringde designern 👍 6️⃣ 🎉"), "Ringde designern 👍 🎉 | otg-6");
}

TEST(GrammarEdgesTest, ABracketThatIsTooLongOrOnlyANumberIsText) {
  EXPECT_EQ(edgeTold("Ringde designern (6)"), "Ringde designern (6)");
  EXPECT_EQ(edgeTold("Ringde designern (6, 7)"), "Ringde designern (6, 7)");
  EXPECT_EQ(edgeTold("Ringde designern (p 6)"), "Ringde designern | otg-6");
  EXPECT_EQ(edgeTold("Ringde designern (p)"), "Ringde designern (p)");
  EXPECT_EQ(edgeTold("Ringde designern i dag ()"), "Ringde designern i dag ()");
  EXPECT_EQ(edgeTold("(princip 6) Ringde designern"), "Ringde designern | otg-6");
  const std::string longName(300, 'x');
  EXPECT_EQ(edgeTold("Ringde (princip 6 " + longName + ")"), "Ringde (princip 6 " + longName + ")");
  EXPECT_EQ(edgeTold("(princip 6 " + longName + ") ringde"), "(princip 6 " + longName + ") ringde");
  EXPECT_EQ(edgeTold("Ringde – arbeta öppet " + longName), "Ringde – arbeta öppet " + longName);
  EXPECT_EQ(edgeTold("Ringde – arbeta öppet"), "Ringde | otg-1");
}

TEST(GrammarEdgesTest, LeadingNumbersNeedTheirEnd) {
  EXPECT_EQ(edgeTold("!steg 6"), "0 records");
  EXPECT_EQ(edgeTold("!steg (6) ringde"), "ringde | otg-6");
  EXPECT_EQ(edgeTold("!steg (6 ringde"), "(6 ringde");
  EXPECT_EQ(edgeTold("!steg nr 6 ringde"), "ringde | otg-6");
  EXPECT_EQ(edgeTold("!steg nrx ringde"), "nrx ringde");
  EXPECT_EQ(edgeTold("!steg 12 personer ringde"), "12 personer ringde");
  EXPECT_EQ(edgeTold("!steg 9 personer ringde"), "9 personer ringde");
  EXPECT_EQ(edgeTold("princip nr 6: ringde"), "ringde | otg-6");
  EXPECT_EQ(edgeTold("**#6** -3 grader ute"), "-3 grader ute | otg-6");
  EXPECT_EQ(edgeTold("#6 - 3 grader ute"), "3 grader ute | otg-6");
  EXPECT_EQ(edgeTold("#6 -"), "0 records");
}

TEST(GrammarEdgesTest, TagsAreOfLettersDigitsAndTheirSigns) {
  EXPECT_EQ(edgeTold("Ringde designern igen #E-leg"), "Ringde designern igen # E-leg");
  EXPECT_EQ(edgeTold("Ringde designern igen #zoo_9"), "Ringde designern igen # zoo_9");
  EXPECT_EQ(edgeTold("Ringde designern igen #åäö"), "Ringde designern igen # åäö");
  EXPECT_EQ(edgeTold("Ringde designern igen #a{b}"), "Ringde designern igen #a{b}");
  EXPECT_EQ(edgeTold("Ringde designern igen #a[b"), "Ringde designern igen #a[b");
  EXPECT_EQ(edgeTold("Ringde designern igen #2026"), "Ringde designern igen #2026");
  EXPECT_EQ(edgeTold("Ringde designern igen #\uFE0F"), "Ringde designern igen #\uFE0F");
  EXPECT_EQ(edgeTold("Ringde designern igen #a #a"), "Ringde designern igen # a");
}

TEST(GrammarEdgesTest, TheAppsOwnTextsAreTidiedAndStayWhatTheyAre) {
  EXPECT_EQ(edgeTold("Ringde  två\t\tgånger", kEdgeApp), "Ringde två gånger");
  EXPECT_EQ(edgeTold("Först\n  sedan", kEdgeApp), "Först\nsedan");
}

TEST(GrammarEdgesTest, ListsAndNumbersNeedTheirSpace) {
  EXPECT_EQ(parseEdge("-\tRingde designern\n-\tTestade blanketten").size(), 2U);
  EXPECT_EQ(parseEdge("1. Ringde designern\n2. Testade blanketten").size(), 2U);
  EXPECT_EQ(parseEdge("1) Ringde designern\n2) Testade blanketten").size(), 2U);
  EXPECT_EQ(parseEdge("1.5 miljoner sparade vi\n2.5 nästa år").size(), 1U);
  EXPECT_EQ(edgeTold("– Ringde designern"), "Ringde designern");
  EXPECT_EQ(edgeTold("- [x] Ringde designern"), "Ringde designern");
}

TEST(GrammarEdgesTest, AMarkersWordEndsWhereItsLettersDo) {
  EXPECT_EQ(edgeTold("!steget vi tog"), "!steget vi tog");
  EXPECT_EQ(edgeTold("!stegZ vi tog fram"), "!stegZ vi tog fram");
  EXPECT_EQ(edgeTold("!steg-lista vi tog fram"), "!steg-lista vi tog fram");
  EXPECT_EQ(edgeTold("!steg_lista vi tog fram"), "!steg_lista vi tog fram");
  EXPECT_EQ(edgeTold("!steg{ringde"), "{ringde");
  EXPECT_EQ(edgeTold("!steg[ringde"), "[ringde");
  EXPECT_EQ(edgeTold("!steg: : ringde"), "ringde");
  EXPECT_EQ(edgeTold("!steg**: ringde**"), "ringde**");
  EXPECT_EQ(edgeTold("!pass: Formulär för alla"), "0 records") << "a session is proposed in its own thread";
  EXPECT_EQ(parseEdge("!pass: Formulär", {.inThread = true, .proposals = true})[0].kind, RecordKind::session);
}

TEST(GrammarEdgesTest, InACallsThreadAnyTextIsOneAnswerButForWhatIsMarked) {
  constexpr TextPlace kCall{.inThread = true, .markedOnly = true, .answers = true};
  struct Row {
    const char* body;
    std::vector<std::pair<RecordKind, std::string>> records;
  };
  const RecordKind answer = RecordKind::answer;
  for (const Row& row :
       {Row{"Ja?", {{answer, "Ja?"}}}, Row{"🎉", {{answer, "🎉"}}},
        Row{"1. först\n2. sen", {{answer, "1. först\n2. sen"}}}, Row{"Prova #6", {{answer, "Prova #6"}}},
        Row{"Tack @bo:hs för det", {{RecordKind::thanks, "@bo:hs för det"}}},
        Row{"Vi provade\n💡 Lärdom: Ring först",
            {{answer, "Vi provade"}, {RecordKind::lesson, "Ring först"}}},
        Row{" \n ", {}}}) {
    const auto records = parseEdge(row.body, kCall);
    ASSERT_EQ(records.size(), row.records.size()) << row.body;
    for (std::size_t i = 0; i < records.size(); ++i) {
      EXPECT_EQ(records[i].kind, row.records[i].first) << row.body;
      EXPECT_EQ(records[i].text, row.records[i].second) << row.body;
    }
  }
  // What the app wrote as an answer is one, whatever it opens with.
  for (const char* body : {"👏👏", "💡 Prova", "!steg 6", "Tack @bo:hs"}) {
    const auto records = parseEdge(
        body, {.inThread = true, .writtenByApp = true, .markedOnly = true, .answers = true, .plain = true});
    ASSERT_EQ(records.size(), 1u) << body;
    EXPECT_EQ(records[0].kind, answer);
    EXPECT_EQ(records[0].text, body);
  }
}

TEST(GrammarEdgesTest, PraiseIsShortAndQuestionsHaveTheirMarks) {
  EXPECT_TRUE(opensLikeChatter("kul!"));
  EXPECT_TRUE(opensLikeChatter("bra 👍"));
  EXPECT_TRUE(opensLikeChatter("bra "));
  EXPECT_TRUE(opensLikeChatter("bra"));
  EXPECT_TRUE(opensLikeChatter("kul att höra"));
  EXPECT_TRUE(opensLikeChatter("heja-"));
  EXPECT_TRUE(opensLikeChatter("🎉🎉"));
  EXPECT_FALSE(opensLikeChatter("heja-lista"));
  EXPECT_FALSE(opensLikeChatter("bra möte med it"));
  EXPECT_FALSE(opensLikeChatter("ää"));
  for (const char* text : {"va?", "va？", "va⁈", "va⁉", "va? 🎉", "va?”"})
    EXPECT_TRUE(endsInQuestion(text)) << text;
  for (const char* text : {"va", "", "🎉", "va!", "va? ja", "×?÷a"})
    EXPECT_FALSE(endsInQuestion(text)) << text;
  EXPECT_TRUE(isRealWord("ä"));
  EXPECT_FALSE(isRealWord("×"));
  EXPECT_FALSE(isRealWord("÷"));
  EXPECT_FALSE(isRealWord("§"));
  EXPECT_FALSE(isRealWord("–"));
}

TEST(GrammarEdgesTest, NamesOfAThanksEndWhereTheReasonBegins) {
  const auto names = [](const std::string& text) {
    Record thanks;
    thanks.kind = RecordKind::thanks;
    thanks.text = text;
    return thankedBy(thanks);
  };
  EXPECT_EQ(names("Anna and Bo for the help"), (Texts{"Anna", "Bo"}));
  EXPECT_EQ(names("Anna & Bo"), (Texts{"Anna", "Bo"}));
  EXPECT_EQ(names("till Anna Maria Beata Cecilia"), Texts{"Anna Maria Beata"});
  EXPECT_EQ(names("@anna:hs: och @bo:hs."), (Texts{"@anna:hs", "@bo:hs"}));
  EXPECT_EQ(names("anna för hjälpen"), Texts{"anna"});
  EXPECT_EQ(names("anna"), Texts{});
  EXPECT_EQ(names("Anna ! Bo"), Texts{"Anna"});
  std::string many;
  for (std::size_t i = 0; i < kMaxMentions + 5; ++i) many += "@p" + std::to_string(i) + ":hs ";
  EXPECT_EQ(names(many).size(), kMaxMentions);
}

TEST(GrammarEdgesTest, DaysAndTimesThatAreNoneStayInTheTitle) {
  EXPECT_EQ(meetup("32 december: Vi ses"), "|||32 december: Vi ses") << "no such day";
  EXPECT_EQ(meetup("31 februari: Vi ses"), "|||31 februari: Vi ses");
  EXPECT_EQ(meetup("3/13: Vi ses"), "|||3/13: Vi ses");
  EXPECT_EQ(meetup("3/x: Vi ses"), "|||3/x: Vi ses");
  EXPECT_EQ(meetup("3/12: Vi ses"), "2026-12-03|||Vi ses");
  EXPECT_EQ(meetup("3 x: Vi ses"), "|||3 x: Vi ses");
  EXPECT_EQ(meetup("3 dec kl 17.5 Vi ses"), "2026-12-03|17:00||.5 Vi ses");
  EXPECT_EQ(meetup("3 dec kl 17.x Vi ses"), "2026-12-03|17:00||.x Vi ses");
  EXPECT_EQ(meetup("3 dec kl 17.5x Vi ses"), "2026-12-03|17:00||.5x Vi ses");
  EXPECT_EQ(meetup("3 dec kl 17.60 Vi ses"), "2026-12-03|||kl 17.60 Vi ses");
  EXPECT_EQ(meetup("3 dec kl 24 Vi ses"), "2026-12-03|||kl 24 Vi ses");
  EXPECT_EQ(meetup("3 dec kl 23.59"), "2026-12-03|23:59||");
  EXPECT_EQ(meetup("3 dec kl"), "2026-12-03|||kl");
  EXPECT_EQ(meetup("3 dec 17 Vi ses"), "2026-12-03|||17 Vi ses") << "a bare number is no time";
  EXPECT_EQ(meetup("22 nov: Vi ses"), "2027-11-22|||Vi ses") << "the next one from the day it was said";
  EXPECT_EQ(meetup("23 nov: Vi ses"), "2026-11-23|||Vi ses");
}

TEST(GrammarEdgesTest, WeeksOfLettersAndRoundsAreReadInBothLanguages) {
  for (const char* text : {"v. 48 · Nio steg", "w. 48. Nio steg", "v. 48: Nio steg", "v. 48 Nio steg"}) {
    const RecordParts parts = partsOf(RecordKind::letter, text, kSaid);
    EXPECT_EQ(parts.week, 48) << text;
    EXPECT_EQ(parts.text, "Nio steg") << text;
  }
  EXPECT_EQ(partsOf(RecordKind::letter, "x. 48 · Nio steg", kSaid).text, "x. 48 · Nio steg");
}

TEST(GrammarEdgesTest, WhatTheAppWritesIsTidiedOnItsWay) {
  EXPECT_EQ(unconferenceBody("  Hösten\n\n 2026 ", Language::sv), "🗳 Knytkonferens: Hösten 2026");
  EXPECT_EQ(unconferenceBody("Autumn", Language::en), "🗳 Unconference: Autumn");
  RecordParts parts;
  parts.text = "— Först\n\n  sedan";
  EXPECT_EQ(bodyOf(RecordKind::lesson, parts, Language::sv), "💡 Lärdom: Först\nsedan");
  EXPECT_EQ(languageFrom("en_GB"), Language::en);
  EXPECT_EQ(languageFrom("en-GB"), Language::en);
  EXPECT_EQ(languageFrom("EN"), Language::en);
  EXPECT_EQ(languageFrom("enx"), Language::sv);
}

}  // namespace
}  // namespace smasteg
