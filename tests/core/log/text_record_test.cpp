// The tolerant grammar, as a table of what people write and what it means.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/text_record.h"

#include <gtest/gtest.h>

#include "core/catalogue/catalogue.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

using Texts = std::vector<std::string>;

struct Row {
  const char* body;
  const char* text;  // nullptr: no record
  Texts principles = {};
  Texts tags = {};
  RecordKind kind = RecordKind::step;
};

constexpr TextPlace kThread{.inThread = true};
constexpr TextPlace kFlow{};
constexpr TextPlace kReply{.inThread = true, .repliesToRecord = true};
constexpr TextPlace kMentioning{.inThread = true, .mentions = true};
constexpr TextPlace kOtherCard{.inThread = true, .markedOnly = true};
constexpr TextPlace kApp{.inThread = true, .writtenByApp = true};

std::vector<TextRecord> parse(std::string_view body, const TextPlace& place) {
  static const Catalogue catalogue;
  return parseText(body, place, catalogue);
}

void expectRows(const std::vector<Row>& rows, const TextPlace& place) {
  for (const Row& row : rows) {
    const auto records = parse(row.body, place);
    if (row.text == nullptr) {
      EXPECT_TRUE(records.empty()) << "«" << row.body << "» gave «"
                                   << (records.empty() ? "" : records[0].text) << "»";
      continue;
    }
    ASSERT_EQ(records.size(), 1u) << row.body;
    EXPECT_EQ(records[0].text, row.text) << row.body;
    EXPECT_EQ(records[0].principles, row.principles) << row.body;
    EXPECT_EQ(records[0].tags, row.tags) << row.body;
    EXPECT_EQ(records[0].kind, row.kind) << row.body;
    EXPECT_EQ(records[0].n, 0) << row.body;
  }
}

TEST(TextRecordTest, ReadsStepsAndTheirPrinciplesHoweverTheyAreWritten) {
  expectRows(
      {{"Ringde designern på Skatteverket #6", "Ringde designern på Skatteverket", {"otg-6"}},
       {"Ringde designern på Skatteverket", "Ringde designern på Skatteverket"},
       {"Testade blanketten med tre pensionärer (princip 5)",
        "Testade blanketten med tre pensionärer",
        {"otg-5"}},
       {"Testade blanketten med tre pensionärer (Princip 5).",
        "Testade blanketten med tre pensionärer",
        {"otg-5"}},
       {"Testade blanketten med tre pensionärer p5", "Testade blanketten med tre pensionärer", {"otg-5"}},
       {"Testade blanketten med tre pensionärer P5!", "Testade blanketten med tre pensionärer", {"otg-5"}},
       {"Testade blanketten med tre pensionärer, princip 5",
        "Testade blanketten med tre pensionärer",
        {"otg-5"}},
       {"Testade blanketten – princip 2 och 5", "Testade blanketten", {"otg-2", "otg-5"}},
       {"Testade blanketten (princip 2, 5)", "Testade blanketten", {"otg-2", "otg-5"}},
       {"Testade blanketten (principerna 2 & 5)", "Testade blanketten", {"otg-2", "otg-5"}},
       {"Testade blanketten #2 #5", "Testade blanketten", {"otg-2", "otg-5"}},
       {"Testade blanketten #5 #2 #5", "Testade blanketten", {"otg-5", "otg-2"}},
       {"Testade blanketten #2,#5", "Testade blanketten", {"otg-2", "otg-5"}},
       {"Testade blanketten #2#5", "Testade blanketten", {"otg-2", "otg-5"}},
       {"Testade blanketten [p2]", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten (#2)", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten (princip nr 2)", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten (principle 2)", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten princip2", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten #princip2", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten #p2", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten otg-2", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten #otg-2", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten 2️⃣", "Testade blanketten", {"otg-2"}},
       {"Testade blanketten 2⃣", "Testade blanketten", {"otg-2"}},
       {"Fixat #6", "Fixat", {"otg-6"}},
       {"**fet** text och kod #6", "**fet** text och kod", {"otg-6"}}},
      kThread);
}

TEST(TextRecordTest, ReadsPrinciplesAtTheStartWithinAndByName) {
  expectRows({{"6️⃣ Ringde designern", "Ringde designern", {"otg-6"}},
              {"#6 Ringde designern", "Ringde designern", {"otg-6"}},
              {"#6: Ringde designern", "Ringde designern", {"otg-6"}},
              {"p6 ringde designern", "ringde designern", {"otg-6"}},
              {"Princip 6: ringde designern", "ringde designern", {"otg-6"}},
              {"(princip 6) ringde designern", "ringde designern", {"otg-6"}},
              {"Princip 2 och 6: ringde designern", "ringde designern", {"otg-2", "otg-6"}},
              {"Publicerade planen (arbeta öppet)", "Publicerade planen", {"otg-1"}},
              {"Publicerade planen (Arbeta öppet och positivt)", "Publicerade planen", {"otg-1"}},
              {"Arbeta öppet: publicerade planen", "publicerade planen", {"otg-1"}},
              {"Publicerade hela planen – arbeta öppet", "Publicerade hela planen", {"otg-1"}},
              {"Publicerade planen, princip: arbeta öppet", "Publicerade planen", {"otg-1"}},
              {"Publicerade planen #arbeta-öppet", "Publicerade planen", {"otg-1"}},
              {"Satt med medborgarna (i hjärtat bry oss om medborgarna)", "Satt med medborgarna", {"otg-5"}},
              {"Satt med människor (I hjärtat bry oss om människor)", "Satt med människor", {"otg-5"}},
              {"Använde princip 6 när vi bjöd in", "Använde princip 6 när vi bjöd in", {"otg-6"}},
              {"Bjöd in IT #6 till mötet igår", "Bjöd in IT #6 till mötet igår", {"otg-6"}},
              {"Ringde designern på Skatteverket #e-leg #6 #skatt",
               "Ringde designern på Skatteverket",
               {"otg-6"},
               {"e-leg", "skatt"}},
              {"Ringde designern på Skatteverket #e-leg.", "Ringde designern på Skatteverket", {}, {"e-leg"}},
              {"Ringde designern om #e-leg och annat", "Ringde designern om #e-leg och annat"},
              {"Stängde ärende i kön #12", "Stängde ärende i kön #12"},
              {"Svarade 6 personer på torget", "Svarade 6 personer på torget"},
              {"6 personer kom till torget", "6 personer kom till torget"},
              {"Satt med fem pensionärer (6)", "Satt med fem pensionärer (6)"},
              {"Mötte fyra personer på fem minuter #0", "Mötte fyra personer på fem minuter #0"},
              {"Mötte fyra personer på fem minuter #8", "Mötte fyra personer på fem minuter #8"},
              {"#6", nullptr}},
             kThread);
}

TEST(TextRecordTest, ReadsTextAsItIsWritten) {
  expectRows({{"Ringde\xC2\xA0"
               "designern\xC2\xA0på IT #6",
               "Ringde designern på IT",
               {"otg-6"}},
              {"Ringde pa\xCC\x8A IT och a\xCC\x88ndrade #6", "Ringde på IT och ändrade", {"otg-6"}},
              {"Ringde   designern  på IT", "Ringde designern på IT"},
              {"Ringde “designern” på IT", "Ringde “designern” på IT"},
              {"Ringde designern\noch mejlade chefen\n#6", "Ringde designern\noch mejlade chefen", {"otg-6"}},
              {"👣 Ringde IT", "Ringde IT"},
              {"Kul möte med IT om enkäten", "Kul möte med IT om enkäten"},
              {"Fint samtal med en brukare idag", "Fint samtal med en brukare idag"},
              {"Hejade på kollegan i kommunen", "Hejade på kollegan i kommunen"},
              {"Jag ringde tolken direkt", "Jag ringde tolken direkt"},
              {"Okejade förslaget från Bo", "Okejade förslaget från Bo"},
              {"☕ Fikade med IT om köerna", "☕ Fikade med IT om köerna"},
              {"!viktigt att vi ringde alla", "!viktigt att vi ringde alla"},
              {"-", nullptr},
              {"", nullptr},
              {"  \n ", nullptr},
              {"#6", nullptr}},
             kThread);
}

TEST(TextRecordTest, ReadsMarkersWithTheirKinds) {
  using enum RecordKind;
  expectRows({{"!steg 6 ringde designern", "ringde designern", {"otg-6"}},
              {"! steg 6 ringde designern", "ringde designern", {"otg-6"}},
              {"!STEG 6: Ringde designern", "Ringde designern", {"otg-6"}},
              {"!steg: ringde designern #6", "ringde designern", {"otg-6"}},
              {"!steg #6 ringde designern", "ringde designern", {"otg-6"}},
              {"!steg p6 ringde designern", "ringde designern", {"otg-6"}},
              {"!steg princip 6 ringde designern", "ringde designern", {"otg-6"}},
              {"!steg 2,6 ringde designern", "ringde designern", {"otg-2", "otg-6"}},
              {"!steg 12 personer kom", "12 personer kom"},
              {"!steg öppet hus för alla", "öppet hus för alla"},
              {"!step 6 called the designer", "called the designer", {"otg-6"}},
              {"steg: ringde", "ringde"},
              {"Steg: ringde designern #6", "ringde designern", {"otg-6"}},
              {"!\xC2\xA0steg 6 ringde designern", "ringde designern", {"otg-6"}},
              {"💡 Lärdom: fråga först", "fråga först", {}, {}, lesson},
              {"💡 fråga först", "fråga först", {}, {}, lesson},
              {"💡\xEF\xB8\x8F Lärdom: fråga först", "fråga först", {}, {}, lesson},
              {"lärdom: fråga först", "fråga först", {}, {}, lesson},
              {"LA\xCC\x88RDOM: fråga först", "fråga först", {}, {}, lesson},
              {"!lärdom fråga först", "fråga först", {}, {}, lesson},
              {"!lardom fråga först", "fråga först", {}, {}, lesson},
              {"👏 Tack @anna:hs för hjälpen", "@anna:hs för hjälpen", {}, {}, thanks},
              {"👏🏽 Tack Anna för hjälpen", "Anna för hjälpen", {}, {}, thanks},
              {"👏 Anna för hjälpen", "Anna för hjälpen", {}, {}, thanks},
              {"tack @anna för hjälpen", "@anna för hjälpen", {}, {}, thanks},
              {"!tack Anna för hjälpen", "Anna för hjälpen", {}, {}, thanks},
              {"!Tack: Anna för hjälpen", "Anna för hjälpen", {}, {}, thanks},
              {"📣 Efterlysning: vem har testat?", "vem har testat?", {}, {}, call},
              {"!efterlys vem har testat?", "vem har testat?", {}, {}, call},
              {"!upprop vem har testat?", "vem har testat?", {}, {}, call},
              {"🧪 Experiment: kortare brev", "kortare brev", {}, {}, experiment},
              {"!experiment kortare brev", "kortare brev", {}, {}, experiment},
              {"📅 Träff 3 december: lunch", "3 december: lunch", {}, {}, meetup},
              {"🗓️ Träff 3 december: lunch", "3 december: lunch", {}, {}, meetup},
              {"!träff 2026-12-03 17:00 lunch", "2026-12-03 17:00 lunch", {}, {}, meetup},
              {"☕ Fikarunda v. 48. Vill du vara med?", "v. 48. Vill du vara med?", {}, {}, round},
              {"- 💡 Lärdom: fråga först", "fråga först", {}, {}, lesson},
              {"- Ringde", "Ringde"},
              {"• Ringde #6", "Ringde", {"otg-6"}},
              {"-Ringde tolken", "Ringde tolken"},
              {"– Ringde tolken", "Ringde tolken"},
              {"* Ringde tolken", "Ringde tolken"},
              {"👏 Tack Anna\nför hjälpen", "Anna\nför hjälpen", {}, {}, thanks},
              {"💡", nullptr},
              {"!tack", nullptr}},
             kThread);
}

TEST(TextRecordTest, TellsCommentsFromSteps) {
  for (const char* body : {"Bra jobbat!",
                           "bra jobbat allihop, verkligen inspirerande",
                           "Hej allihop, hur går det",
                           "Hej!",
                           "Tack för idag allihop",
                           "Tack alla som var med",
                           "tack anna för hjälpen igår",
                           "Hur gjorde ni det?",
                           "Hur gjorde ni det? 😀",
                           "Vem ringde du?!",
                           "Har någon testat det här med äldre ”på riktigt?”",
                           "Snyggt",
                           "Snyggt jobbat med blanketten igår",
                           "👏👏👏",
                           "👏",
                           "👏 Bra jobbat med det där",
                           "👏 Snyggt!",
                           "🎉 Grattis till hela gänget",
                           "❤️",
                           "Kul!",
                           "Kul att ni testade det",
                           "Vad kul att höra om det",
                           "Så bra att ni delar",
                           "Jag med",
                           "Precis vad jag tänkte också",
                           "Ja, det gjorde vi förra veckan",
                           "Nej det tror jag inte att vi kan",
                           "Ok vi ses imorgon då",
                           "Håller med om det där helt",
                           "Wow vilket fint resultat ni fick",
                           "God morgon på er alla",
                           "Glad fredag på er allihop",
                           "Välkommen hit till oss Lars",
                           "Vilken bra idé det var",
                           "Fint initiativ av er allihop",
                           "Toppen, då gör vi så",
                           "Great work on the new form",
                           "Thanks for today everyone",
                           "Well done all of you",
                           "What did you do?",
                           "Congrats to the whole team",
                           "Det gick bra för oss?",
                           "två ord",
                           "Fixat #e-leg",
                           "> <@anna:hs> Ringde designern på IT\n\nSnyggt!"}) {
    EXPECT_TRUE(parse(body, kThread).empty()) << body;
  }
}

TEST(TextRecordTest, CountsARepliesTextOnlyWithAMarker) {
  using enum RecordKind;
  expectRows({{"Ringde designern på Skatteverket #6", nullptr},
              {"- Ringde designern på Skatteverket", nullptr},
              {"💡 Lärdom: fråga först", "fråga först", {}, {}, lesson},
              {"👏 Tack för tipset", "för tipset", {}, {}, thanks},
              {"!steg 6 ringde också", "ringde också", {"otg-6"}},
              {"> <@anna:hs> Ringde IT\n> igår\n\n💡 Lärdom: fråga först", "fråga först", {}, {}, lesson}},
             kReply);
  expectRows(
      {{"Jag tror att vi ska testa det", nullptr}, {"💡 Lärdom: fråga först", "fråga först", {}, {}, lesson}},
      kOtherCard);
}

TEST(TextRecordTest, CountsInTheFlowOnlyBangWords) {
  using enum RecordKind;
  expectRows({{"Ringde designern på Skatteverket #6", nullptr},
              {"- Ringde designern #6", nullptr},
              {"💡 Lärdom: fråga först", nullptr},
              {"👏 Tack @anna:hs för hjälpen", nullptr},
              {"steg: ringde designern", nullptr},
              {"tack @anna för hjälpen", nullptr},
              {"!", nullptr},
              {"!hej allihop", nullptr},
              {"!stegvis gick det framåt", nullptr},
              {"Ett utropstecken !steg mitt i", nullptr},
              {"!steg 6 ringde designern", "ringde designern", {"otg-6"}},
              {"Hej alla\n!steg 6 ringde designern", "ringde designern", {"otg-6"}},
              {"!tack Anna för hjälpen", "Anna för hjälpen", {}, {}, thanks}},
             kFlow);
}

TEST(TextRecordTest, ReadsTackWithAMentionAsThanks) {
  expectRows({{"tack alice för hjälpen", "alice för hjälpen", {}, {}, RecordKind::thanks},
              {"Tack alice, kan du skicka den?", nullptr},
              {"Ringde alice om enkäten", "Ringde alice om enkäten"}},
             kMentioning);
}

TEST(TextRecordTest, TakesTheAppsOwnTextWhateverItLooksLike) {
  expectRows({{"Bra jobbat!", "Bra jobbat!"},
              {"Hur gör man #3", "Hur gör man", {"otg-3"}},
              {"Hej", "Hej"},
              {"Ringde\n- Anna\n- Bo", "Ringde\n- Anna\n- Bo"}},
             kApp);
}

TEST(TextRecordTest, NumbersTheLinesOfAList) {
  const auto records = parse(
      "Veckans steg:\n- Ringde designern #6\n\n• Testade blanketten\n  tillsammans med Lars\n- 👏 Tack Anna",
      kThread);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].text, "Ringde designern");
  EXPECT_EQ(records[0].n, 1);
  EXPECT_EQ(records[1].text, "Testade blanketten\ntillsammans med Lars");
  EXPECT_EQ(records[2].kind, RecordKind::thanks);
  EXPECT_EQ(records[2].n, 3);
  EXPECT_TRUE(records[2].marked);
}

TEST(TextRecordTest, ReadsBatchLinesWithAndWithoutListMarks) {
  const auto records = parse("Ringde designern #6\n- Hej\nTestade?",
                             TextPlace{.inThread = true, .writtenByApp = true, .batch = true});
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].principles, Texts{"otg-6"});
  EXPECT_EQ(records[2].n, 3);
}

TEST(TextRecordTest, IsLinearAndTotalOnHostileText) {
  for (const std::string& piece : {std::string("#6 "),
                                   std::string("("),
                                   std::string("princip "),
                                   std::string("- \n"),
                                   std::string("!"),
                                   std::string(" - "),
                                   std::string("\xF0\x9F\x92\xA1"),
                                   std::string("?"),
                                   std::string("#a "),
                                   std::string("princip 6 och "),
                                   std::string("\xE2\x80\x93"),
                                   std::string("tack "),
                                   std::string("1. a\n"),
                                   std::string("och "),
                                   std::string("#2 och "),
                                   std::string("du har nu "),
                                   std::string("\xF0\x9F\x91\x8D "),
                                   std::string("6\xE2\x83\xA3"),
                                   std::string("> \n"),
                                   std::string("**"),
                                   std::string("!steg 2, 6 ")}) {
    std::string body;
    while (body.size() < 30000) body += piece;
    for (const TextPlace& place : {kThread, kFlow, kReply, kApp}) {
      EXPECT_LE(parse(body, place).size(), kMaxRecordsPerMessage + 1) << piece;
    }
  }
}

}  // namespace
}  // namespace smasteg
