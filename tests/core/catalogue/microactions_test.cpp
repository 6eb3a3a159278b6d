// Microactions: what is read, what is refused with its place and mend, and that no bytes stop the reader.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/microactions.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/random.h"
#include "core/base/text.h"

namespace smasteg {
namespace {

using Value = nlohmann::json;

Value makeMicroaction(const std::string& id, const std::string& text) {
  return {{"id", id},        {"principle", "otg-6"},      {"minutes", 5},
          {"text_sv", text}, {"did_sv", "Ringde någon."}, {"text_en", "Call someone."}};
}

Value makeMicroactions() {
  return {{"schema", "smasteg.microactions/0.1"},
          {"id", "vara-egna"},
          {"version", "2"},
          {"title_sv", "Våra egna"},
          {"licence", "CC0-1.0"},
          {"author", "Rummet Småsteg i Umeå"},
          {"microactions",
           Value::array({makeMicroaction("en", "Ring någon."), makeMicroaction("tva", "Hälsa på någon.")})}};
}

std::string lettersOf(std::size_t count) {
  std::string text;
  while (count-- > 0) text += "å";
  return text;
}

TEST(MicroactionsTest, ReadsARoomsOwnFile) {
  const auto reading = readMicroactions(makeMicroactions().dump());
  ASSERT_TRUE(reading.file.has_value()) << reading.error.detail;
  EXPECT_EQ(reading.error.code, "");
  EXPECT_EQ(reading.file->head.id, "vara-egna");
  EXPECT_EQ(reading.file->head.version, "2");
  EXPECT_EQ(reading.file->head.licence, "CC0-1.0");
  EXPECT_EQ(reading.file->head.author, "Rummet Småsteg i Umeå");
  ASSERT_EQ(reading.file->microactions.size(), 2U);
  const Microaction& first = reading.file->microactions[0];
  EXPECT_EQ(first.id, "en");
  EXPECT_EQ(first.principle, "otg-6");
  EXPECT_EQ(first.minutes, 5);
  EXPECT_EQ(first.textSv, "Ring någon.");
  EXPECT_EQ(first.textEn, "Call someone.");
}

TEST(MicroactionsTest, SaysInSwedishWhatIsNotThereInEnglish) {
  const auto reading = readMicroactions(makeMicroactions().dump());
  ASSERT_TRUE(reading.file.has_value());
  EXPECT_EQ(reading.file->head.titleEn, "Våra egna");
  EXPECT_EQ(reading.file->microactions[0].didEn, "Ringde någon.");
}

TEST(MicroactionsTest, CleansTextsAndIgnoresWhatItDoesNotKnow) {
  Value file = makeMicroactions();
  file["colour"] = "green";
  file["microactions"][0]["weight"] = 0.5;
  file["microactions"][0]["text_sv"] = "Ring kl.\u00A09\u202E.";
  const auto reading = readMicroactions(file.dump());
  ASSERT_TRUE(reading.file.has_value());
  EXPECT_EQ(reading.file->microactions[0].textSv, "Ring kl.\u00A09.");
}

TEST(MicroactionsTest, TakesEveryTimeAndTextsUpToTheirLimits) {
  Value file = makeMicroactions();
  for (std::size_t i = 2; i < kMaxMicroactions; ++i) {
    file["microactions"].push_back(makeMicroaction("m" + std::to_string(i), "Nummer " + std::to_string(i)));
    file["microactions"][i]["minutes"] = kMicroactionMinutes.at(i % kMicroactionMinutes.size());
  }
  file["microactions"][0]["text_sv"] = lettersOf(kMaxMicroactionLetters);
  file["microactions"][0]["did_sv"] = lettersOf(kMaxMicroactionLetters);
  const auto reading = readMicroactions(file.dump());
  ASSERT_TRUE(reading.file.has_value()) << reading.error.detail;
  EXPECT_EQ(reading.file->microactions.size(), kMaxMicroactions);
  EXPECT_EQ(reading.file->microactions[2].minutes, 30);
  EXPECT_EQ(reading.file->microactions[3].minutes, 2);
}

struct BadMicroaction {
  const char* path;
  std::function<void(Value&)> change;
};

const std::vector<BadMicroaction>& badMicroactions() {
  static const std::vector<BadMicroaction> kBad = {
      {"", [](Value& f) { f = Value::array(); }},
      {"schema", [](Value& f) { f.erase("schema"); }},
      {"schema", [](Value& f) { f["schema"] = "smasteg.microactions/1.0"; }},
      {"schema", [](Value& f) { f["schema"] = "smasteg.quiz/0.2"; }},
      {"id", [](Value& f) { f.erase("id"); }},
      {"title_sv", [](Value& f) { f["title_sv"] = " "; }},
      {"title_en", [](Value& f) { f["title_en"] = lettersOf(kMaxFileTitleLetters + 1); }},
      {"version", [](Value& f) { f["version"] = lettersOf(kMaxFileVersionLetters + 1); }},
      {"licence", [](Value& f) { f["licence"] = 0; }},
      {"author", [](Value& f) { f["author"] = lettersOf(kMaxFileCreditLetters + 1); }},
      {"microactions", [](Value& f) { f.erase("microactions"); }},
      {"microactions", [](Value& f) { f["microactions"] = "många"; }},
      {"microactions",
       [](Value& f) {
         for (std::size_t i = 0; i < kMaxMicroactions; ++i) f["microactions"].push_back(nullptr);
       }},
      {"microactions[1]", [](Value& f) { f["microactions"][1] = "Ring någon."; }},
      {"microactions[1].id", [](Value& f) { f["microactions"][1]["id"] = "en"; }},
      {"microactions[1].id", [](Value& f) { f["microactions"][1]["id"] = "Två"; }},
      {"microactions[0].principle", [](Value& f) { f["microactions"][0]["principle"] = "otg-8"; }},
      {"microactions[0].principle", [](Value& f) { f["microactions"][0]["principle"] = 6; }},
      {"microactions[0].minutes", [](Value& f) { f["microactions"][0].erase("minutes"); }},
      {"microactions[0].minutes", [](Value& f) { f["microactions"][0]["minutes"] = 10; }},
      {"microactions[0].minutes", [](Value& f) { f["microactions"][0]["minutes"] = "5"; }},
      {"microactions[0].minutes", [](Value& f) { f["microactions"][0]["minutes"] = 60; }},
      {"microactions[0].text_sv", [](Value& f) { f["microactions"][0].erase("text_sv"); }},
      {"microactions[0].text_sv",
       [](Value& f) { f["microactions"][0]["text_sv"] = lettersOf(kMaxMicroactionLetters + 1); }},
      {"microactions[0].text_en", [](Value& f) { f["microactions"][0]["text_en"] = Value::object(); }},
      {"microactions[0].did_sv", [](Value& f) { f["microactions"][0].erase("did_sv"); }},
      {"microactions[0].did_en",
       [](Value& f) { f["microactions"][0]["did_en"] = lettersOf(kMaxMicroactionLetters + 1); }},
      {"microactions[1].text_sv", [](Value& f) { f["microactions"][1]["text_sv"] = "RING  någon. "; }},
  };
  return kBad;
}

TEST(MicroactionsTest, SaysWhereAFileDoesNotFitAndHowToMendIt) {
  for (const BadMicroaction& bad : badMicroactions()) {
    Value file = makeMicroactions();
    bad.change(file);
    const auto reading = readMicroactions(file.dump());
    EXPECT_FALSE(reading.file.has_value()) << bad.path;
    ASSERT_EQ(reading.problems.size(), 1U) << bad.path << ": " << reading.error.detail;
    EXPECT_EQ(reading.problems[0].path, bad.path) << reading.error.detail;
    EXPECT_FALSE(reading.problems[0].what.empty()) << bad.path;
    EXPECT_TRUE(reading.problems[0].mend.ends_with(".")) << bad.path;
    EXPECT_EQ(reading.error.code, "bad_schema");
  }
}

TEST(MicroactionsTest, TellsSeveralProblemsInTheOrderOfTheFileAndNotTooMany) {
  Value file = makeMicroactions();
  file.erase("title_sv");
  file["microactions"][0]["minutes"] = 3;
  file["microactions"][1].erase("did_sv");
  const auto reading = readMicroactions(file.dump());
  ASSERT_EQ(reading.problems.size(), 3U);
  EXPECT_EQ(reading.problems[0].path, "title_sv");
  EXPECT_EQ(reading.problems[1].path, "microactions[0].minutes");
  EXPECT_EQ(reading.problems[2].path, "microactions[1].did_sv");
  // Each of these has five things wrong with it.
  for (int i = 0; i < 100; ++i) file["microactions"].push_back(Value::object());
  EXPECT_EQ(readMicroactions(file.dump()).problems.size(), kMaxFileProblems);
}

TEST(MicroactionsTest, IsStoppedByNoBytes) {
  EXPECT_EQ(readMicroactions("").error.code, "bad_json");
  EXPECT_EQ(readMicroactions("{\"schema\":\"\xff\"}").error.code, "bad_utf8");
  EXPECT_EQ(readMicroactions(std::string(20, '[')).error.code, "too_deep");
  EXPECT_EQ(readMicroactions(std::string(kMaxMicroactionsBytes + 1, ' ')).error.code, "too_big");
  const std::string whole = makeMicroactions().dump();
  RandomStream random("microactions");
  for (int round = 0; round < 2000; ++round) {
    std::string text = whole;
    for (int i = 0; i < 3; ++i)
      text[static_cast<std::size_t>(random.below(text.size()))] = static_cast<char>(random.below(256));
    if (round % 3 == 0) text.resize(static_cast<std::size_t>(random.below(text.size())));
    const auto reading = readMicroactions(text);
    EXPECT_NE(reading.file.has_value(), !reading.error.code.empty());
    if (!reading.file) continue;
    for (const Microaction& each : reading.file->microactions) {
      EXPECT_TRUE(each.minutes == 2 || each.minutes == 5 || each.minutes == 30);
      EXPECT_LE(countCodePoints(each.textSv), kMaxMicroactionLetters);
    }
  }
}

#ifndef __EMSCRIPTEN__
TEST(MicroactionsTest, ReadsOurOwnFileAndItsSchemaHasTheSameLimits) {
  const auto read = [](const char* path) {
    std::ifstream file(std::string(SMASTEG_SOURCE_DIR "/content/") + path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  };
  const std::string text = read("microactions.json");
  const auto reading = readMicroactions(text);
  ASSERT_TRUE(reading.file.has_value()) << reading.error.detail;
  EXPECT_GE(reading.file->microactions.size(), 70U);
  const Value written = Value::parse(text);
  for (std::size_t i = 0; i < reading.file->microactions.size(); ++i) {
    const Microaction& each = reading.file->microactions[i];
    const Value& from = written["microactions"][i];
    EXPECT_EQ(each.textSv, from.value("text_sv", "")) << "cleaning changes nothing in it";
    EXPECT_EQ(each.didSv, from.value("did_sv", ""));
    EXPECT_EQ(each.didEn, from.value("did_en", ""));
  }
  const Value schema = Value::parse(read("microactions.schema.json"));
  const Value& head = schema["properties"];
  const Value& microaction = schema["$defs"]["microaction"]["properties"];
  EXPECT_EQ(head["microactions"]["maxItems"], kMaxMicroactions);
  EXPECT_EQ(head["title_sv"]["maxLength"], kMaxFileTitleLetters);
  EXPECT_EQ(head["version"]["maxLength"], kMaxFileVersionLetters);
  EXPECT_EQ(head["author"]["maxLength"], kMaxFileCreditLetters);
  EXPECT_EQ(microaction["minutes"]["enum"], Value(kMicroactionMinutes));
  for (const char* key : {"text_sv", "text_en", "did_sv", "did_en"}) {
    EXPECT_EQ(microaction[key]["maxLength"], kMaxMicroactionLetters) << key;
  }
}
#endif

}  // namespace
}  // namespace smasteg
