// Decks: what is read, what is refused with its place and mend, and that no bytes stop the reader.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/deck_codec.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/random.h"
#include "core/base/text.h"

namespace smasteg {
namespace {

using Value = nlohmann::json;

Value makeOption(const std::string& text, bool best) {
  return {{"text_sv", text}, {"why_sv", "Därför: " + text}, {"best", best}};
}

Value makeQuestion(const std::string& id) {
  return {
      {"id", id},
      {"principle", "otg-5"},
      {"difficulty", 3},
      {"theme", "brevet på fredag"},
      {"stem_sv", "Brevet går ut på fredag. Vad gör du?"},
      {"options", Value::array({makeOption("Läser det högt.", false), makeOption("Väntar en dag.", true),
                                makeOption("Skickar det.", false), makeOption("Frågar chefen.", false)})}};
}

Value makeDeck() {
  return {{"schema", "smasteg.quiz/0.2"},
          {"id", "var-egen"},
          {"version", "3"},
          {"title_sv", "Vår egen lek"},
          {"licence", "CC0-1.0"},
          {"author", "Rummet Småsteg i Umeå"},
          {"forkedFrom", {{"id", "otg-ova"}, {"version", "1"}}},
          {"questions", Value::array({makeQuestion("fraga-1"), makeQuestion("fraga-2")})}};
}

std::string longText(std::size_t letters) {
  std::string text;
  while (letters-- > 0) text += "å";
  return text;
}

TEST(DeckCodecTest, ReadsARoomsOwnDeck) {
  const auto deck = decodeDeck(makeDeck().dump());
  ASSERT_TRUE(deck.ok()) << deck.error().detail;
  EXPECT_EQ(deck.value().id, "var-egen");
  EXPECT_EQ(deck.value().version, "3");
  EXPECT_EQ(deck.value().author, "Rummet Småsteg i Umeå");
  ASSERT_TRUE(deck.value().forkedFrom.has_value());
  EXPECT_EQ(deck.value().forkedFrom->id, "otg-ova");
  EXPECT_EQ(deck.value().forkedFrom->version, "1");
  ASSERT_EQ(deck.value().questions.size(), 2U);
  const DeckQuestion& question = deck.value().questions[0];
  EXPECT_EQ(question.principle, "otg-5");
  EXPECT_EQ(question.difficulty, 3);
  ASSERT_EQ(question.options.size(), kOptionCount);
  EXPECT_EQ(question.best, 1U);
  EXPECT_EQ(question.options[1].textSv, "Väntar en dag.");
}

TEST(DeckCodecTest, SaysInSwedishWhatIsNotThereInEnglish) {
  Value file = makeDeck();
  file["questions"][0]["options"][2]["text_en"] = "Send it.";
  const auto deck = decodeDeck(file.dump());
  ASSERT_TRUE(deck.ok());
  EXPECT_EQ(deck.value().titleEn, "Vår egen lek");
  const DeckQuestion& question = deck.value().questions[0];
  EXPECT_EQ(question.stemEn, question.stemSv);
  EXPECT_EQ(question.themeEn, question.themeSv);
  EXPECT_EQ(question.options[2].textEn, "Send it.");
  EXPECT_EQ(question.options[2].whyEn, question.options[2].whySv);
}

TEST(DeckCodecTest, CleansTextsAndKeepsTheirNonBreakingSpaces) {
  Value file = makeDeck();
  file["questions"][0]["stem_sv"] = "kl.\u00A09\u202E, \u200Ba\u030A. Vad gör du?";
  const auto deck = decodeDeck(file.dump());
  ASSERT_TRUE(deck.ok());
  EXPECT_EQ(deck.value().questions[0].stemSv, "kl.\u00A09, å. Vad gör du?");
}

TEST(DeckCodecTest, ReadsTheOlderFormWithoutANameAndWithTheAnswerTwice) {
  Value file = {{"schema", "smasteg.quiz/0.1"}, {"questions", Value::array({makeQuestion("otg-5-q1")})}};
  const std::array<const char*, 4> letters = {"a", "b", "c", "d"};
  for (std::size_t i = 0; i < letters.size(); ++i) file["questions"][0]["options"][i]["id"] = letters[i];
  file["questions"][0]["answer"] = "b";
  const auto deck = decodeDeck(file.dump());
  ASSERT_TRUE(deck.ok()) << deck.error().detail;
  EXPECT_EQ(deck.value().id, "");
  EXPECT_EQ(deck.value().questions[0].best, 1U);
  file["id"] = "med-namn";
  file["title_sv"] = "Med namn";
  const auto named = decodeDeck(file.dump());
  ASSERT_TRUE(named.ok()) << named.error().detail;
  EXPECT_EQ(named.value().id, "med-namn");
}

TEST(DeckCodecTest, IgnoresWhatItDoesNotKnow) {
  Value file = makeDeck();
  file["colour"] = "green";
  file["questions"][1]["hint"] = Value::array({1, 2});
  file["questions"][1]["options"][0]["weight"] = 0.5;
  EXPECT_TRUE(decodeDeck(file.dump()).ok());
}

TEST(DeckCodecTest, TakesTextsUpToTheirLimits) {
  Value file = makeDeck();
  file["questions"][0]["stem_sv"] = longText(kMaxStemLetters);
  file["questions"][0]["options"][0]["text_sv"] = longText(kMaxOptionLetters);
  file["questions"][0]["options"][0]["why_sv"] = longText(kMaxWhyLetters);
  file["questions"][0].erase("difficulty");
  file["questions"][0].erase("theme");
  for (std::size_t i = 2; i < kMaxDeckQuestions; ++i) {
    file["questions"].push_back(makeQuestion("q" + std::to_string(i)));
  }
  const auto deck = decodeDeck(file.dump());
  ASSERT_TRUE(deck.ok()) << deck.error().detail;
  EXPECT_EQ(deck.value().questions.size(), kMaxDeckQuestions);
  EXPECT_EQ(deck.value().questions[0].difficulty, 2);
}

struct Bad {
  const char* path;
  std::function<void(Value&)> change;
};

const std::vector<Bad>& badDecks() {
  static const std::vector<Bad> kBad = {
      {"schema", [](Value& f) { f.erase("schema"); }},
      {"schema", [](Value& f) { f["schema"] = "smasteg.catalogues/0.1"; }},
      {"schema", [](Value& f) { f["schema"] = "smasteg.quiz/1.0"; }},
      {"id", [](Value& f) { f.erase("id"); }},
      {"id", [](Value& f) { f["id"] = "Vår egen"; }},
      {"id", [](Value& f) { f["id"] = 7; }},
      {"title_sv", [](Value& f) { f["title_sv"] = " \u200B "; }},
      {"title_sv", [](Value& f) { f["title_sv"] = longText(kMaxFileTitleLetters + 1); }},
      {"title_en", [](Value& f) { f["title_en"] = Value::array(); }},
      {"version", [](Value& f) { f["version"] = 3; }},
      {"author", [](Value& f) { f["author"] = longText(kMaxFileCreditLetters + 1); }},
      {"forkedFrom", [](Value& f) { f["forkedFrom"] = "otg-ova"; }},
      {"forkedFrom.id", [](Value& f) { f["forkedFrom"].erase("id"); }},
      {"questions", [](Value& f) { f.erase("questions"); }},
      {"questions", [](Value& f) { f["questions"] = Value::array(); }},
      {"questions",
       [](Value& f) {
         for (std::size_t i = 0; i < kMaxDeckQuestions; ++i) f["questions"].push_back(nullptr);
       }},
      {"questions[1]", [](Value& f) { f["questions"][1] = "Vad gör du?"; }},
      {"questions[1].id", [](Value& f) { f["questions"][1]["id"] = "fraga-1"; }},
      {"questions[0].principle", [](Value& f) { f["questions"][0]["principle"] = "otg-8"; }},
      {"questions[0].principle", [](Value& f) { f["questions"][0]["principle"] = "Öppet"; }},
      {"questions[0].principle", [](Value& f) { f["questions"][0].erase("principle"); }},
      {"questions[0].difficulty", [](Value& f) { f["questions"][0]["difficulty"] = 4; }},
      {"questions[0].difficulty", [](Value& f) { f["questions"][0]["difficulty"] = "svår"; }},
      {"questions[0].difficulty", [](Value& f) { f["questions"][0]["difficulty"] = 1.5; }},
      {"questions[0].theme", [](Value& f) { f["questions"][0]["theme"] = longText(kMaxThemeLetters + 1); }},
      {"questions[0].stem_sv", [](Value& f) { f["questions"][0].erase("stem_sv"); }},
      {"questions[0].stem_sv",
       [](Value& f) { f["questions"][0]["stem_sv"] = longText(kMaxStemLetters + 1); }},
      {"questions[0].options", [](Value& f) { f["questions"][0].erase("options"); }},
      {"questions[0].options", [](Value& f) { f["questions"][0]["options"].erase(3); }},
      {"questions[0].options",
       [](Value& f) { f["questions"][0]["options"].push_back(makeOption("En femte.", false)); }},
      {"questions[0].options", [](Value& f) { f["questions"][0]["options"][0]["best"] = true; }},
      {"questions[0].options", [](Value& f) { f["questions"][0]["options"][1]["best"] = false; }},
      {"questions[0].options[2].best", [](Value& f) { f["questions"][0]["options"][2]["best"] = "false"; }},
      {"questions[0].options[2]", [](Value& f) { f["questions"][0]["options"][2] = nullptr; }},
      {"questions[0].options[2].text_sv", [](Value& f) { f["questions"][0]["options"][2].erase("text_sv"); }},
      {"questions[0].options[2].text_sv",
       [](Value& f) { f["questions"][0]["options"][2]["text_sv"] = longText(kMaxOptionLetters + 1); }},
      {"questions[0].options[2].text_sv",
       [](Value& f) { f["questions"][0]["options"][2]["text_sv"] = "LÄSER det  högt. "; }},
      {"questions[0].options[3].why_sv", [](Value& f) { f["questions"][0]["options"][3].erase("why_sv"); }},
      {"questions[0].options[3].why_sv", [](Value& f) { f["questions"][0]["options"][3]["why_sv"] = ""; }},
      {"questions[0].options[3].why_en",
       [](Value& f) { f["questions"][0]["options"][3]["why_en"] = longText(kMaxWhyLetters + 1); }},
      {"questions[0].answer", [](Value& f) { f["questions"][0]["answer"] = "c"; }},
      {"questions[0].answer", [](Value& f) { f["questions"][0]["answer"] = true; }},
  };
  return kBad;
}

TEST(DeckCodecTest, SaysWhereADeckDoesNotFitAndHowToMendIt) {
  for (const Bad& bad : badDecks()) {
    Value file = makeDeck();
    bad.change(file);
    const DeckReading reading = readDeck(file.dump());
    EXPECT_FALSE(reading.file.has_value()) << bad.path;
    ASSERT_EQ(reading.problems.size(), 1U) << bad.path << ": " << reading.error.detail;
    EXPECT_EQ(reading.problems[0].path, bad.path) << reading.error.detail;
    EXPECT_FALSE(reading.problems[0].what.empty()) << bad.path;
    EXPECT_TRUE(reading.problems[0].mend.ends_with(".")) << bad.path;
    const auto refused = decodeDeck(file.dump());
    ASSERT_FALSE(refused.ok()) << bad.path;
    EXPECT_EQ(refused.error().code, "bad_schema");
    EXPECT_TRUE(refused.error().detail.starts_with(bad.path));
  }
}

TEST(DeckCodecTest, TellsSeveralProblemsInTheOrderOfTheFileAndNotTooMany) {
  Value file = makeDeck();
  file.erase("title_sv");
  file["questions"][0]["difficulty"] = 9;
  file["questions"][1]["options"][0].erase("why_sv");
  const DeckReading reading = readDeck(file.dump());
  ASSERT_EQ(reading.problems.size(), 3U);
  EXPECT_EQ(reading.problems[0].path, "title_sv");
  EXPECT_EQ(reading.problems[1].path, "questions[0].difficulty");
  EXPECT_EQ(reading.problems[2].path, "questions[1].options[0].why_sv");
  for (int i = 0; i < 100; ++i) file["questions"].push_back("no question");
  EXPECT_EQ(readDeck(file.dump()).problems.size(), kMaxFileProblems);
}

TEST(DeckCodecTest, RefusesWhatIsNoDeckAtAll) {
  EXPECT_EQ(decodeDeck("").error().code, "bad_json");
  EXPECT_EQ(decodeDeck("{\"schema\":").error().code, "bad_json");
  EXPECT_EQ(decodeDeck("[]").error().code, "bad_schema");
  EXPECT_EQ(decodeDeck("\"\xFF\"").error().code, "bad_utf8");
  EXPECT_EQ(decodeDeck(std::string(static_cast<std::size_t>(kMaxDeckDepth) + 1, '[')).error().code,
            "too_deep");
  EXPECT_EQ(decodeDeck(std::string(kMaxDeckBytes + 1, ' ')).error().code, "too_big");
}

TEST(DeckCodecTest, GivesADeckOrAProblemForAnyBytes) {
  const std::string good = makeDeck().dump();
  RandomStream random("deck");
  for (int round = 0; round < 500; ++round) {
    std::string text = good;
    for (std::uint64_t i = 1 + random.below(4); i > 0; --i) {
      const auto at = static_cast<std::size_t>(random.below(text.size()));
      const std::uint64_t kind = random.below(3);
      if (kind == 0) text.erase(at, static_cast<std::size_t>(random.below(30)));
      if (kind == 1) text[at] = static_cast<char>(random.below(256));
      if (kind == 2) text.insert(at, text.substr(at, static_cast<std::size_t>(random.below(30))));
    }
    const DeckReading reading = readDeck(text);
    EXPECT_NE(reading.file.has_value(), !reading.error.code.empty());
    if (!reading.file) continue;
    for (const DeckQuestion& question : reading.file->questions) {
      EXPECT_EQ(question.options.size(), kOptionCount);
      EXPECT_LT(question.best, kOptionCount);
      EXPECT_LE(countCodePoints(question.stemSv), kMaxStemLetters);
    }
  }
}

#ifndef __EMSCRIPTEN__
TEST(DeckCodecTest, ReadsOurOwnDeckAndItsSchemaHasTheSameLimits) {
  const auto read = [](const char* path) {
    std::ifstream file(std::string(SMASTEG_SOURCE_DIR "/content/") + path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  };
  const std::string text = read("decks/otg.json");
  const auto deck = decodeDeck(text);
  ASSERT_TRUE(deck.ok()) << deck.error().detail;
  EXPECT_GE(deck.value().questions.size(), 70U);
  const Value written = Value::parse(text);
  const auto textIn = [](const Value& where, const char* name) { return where.value(name, ""); };
  for (std::size_t i = 0; i < deck.value().questions.size(); ++i) {
    const DeckQuestion& question = deck.value().questions[i];
    const Value& from = written["questions"][i];
    EXPECT_EQ(question.stemSv, textIn(from, "stem_sv")) << "cleaning changes nothing in it";
    for (std::size_t k = 0; k < kOptionCount; ++k) {
      EXPECT_EQ(question.options[k].textSv, textIn(from["options"][k], "text_sv"));
      EXPECT_EQ(question.options[k].whySv, textIn(from["options"][k], "why_sv"));
    }
  }
  const Value schema = Value::parse(read("deck.schema.json"));
  const Value& question = schema["$defs"]["question"]["properties"];
  const Value& option = schema["$defs"]["option"]["properties"];
  EXPECT_EQ(schema["properties"]["questions"]["maxItems"], kMaxDeckQuestions);
  EXPECT_EQ(schema["properties"]["title_sv"]["maxLength"], kMaxFileTitleLetters);
  EXPECT_EQ(schema["properties"]["version"]["maxLength"], kMaxFileVersionLetters);
  EXPECT_EQ(schema["properties"]["author"]["maxLength"], kMaxFileCreditLetters);
  EXPECT_EQ(question["theme"]["maxLength"], kMaxThemeLetters);
  EXPECT_EQ(question["stem_sv"]["maxLength"], kMaxStemLetters);
  EXPECT_EQ(question["options"]["maxItems"], kOptionCount);
  EXPECT_EQ(question["difficulty"]["maximum"], kMaxDifficulty);
  EXPECT_EQ(option["text_sv"]["maxLength"], kMaxOptionLetters);
  EXPECT_EQ(option["why_sv"]["maxLength"], kMaxWhyLetters);
}
#endif

}  // namespace
}  // namespace smasteg
