// Opening questions: what is read, and what is refused with its place and mend. What all files of content
// have in common is in microactions_test.cpp.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/opening_questions.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

namespace smasteg {
namespace {

using Value = nlohmann::json;

Value makeOpenings() {
  return {{"schema", "smasteg.openings/0.1"},
          {"id", "fika-umea"},
          {"title_sv", "Att börja med"},
          {"title_en", "To start with"},
          {"questions", Value::array({{{"id", "en"}, {"text_sv", "Vad gör du först?"}},
                                      {{"id", "tva"},
                                       {"text_sv", "Vad lärde du dig senast?"},
                                       {"text_en", "What did you last learn?"}}})}};
}

TEST(OpeningQuestionsTest, ReadsThemAndSaysInSwedishWhatIsNotThereInEnglish) {
  const auto reading = readOpeningQuestions(makeOpenings().dump());
  ASSERT_TRUE(reading.file.has_value()) << reading.error.detail;
  EXPECT_EQ(reading.file->head.titleEn, "To start with");
  ASSERT_EQ(reading.file->questions.size(), 2U);
  EXPECT_EQ(reading.file->questions[0].id, "en");
  EXPECT_EQ(reading.file->questions[0].textEn, "Vad gör du först?");
  EXPECT_EQ(reading.file->questions[1].textEn, "What did you last learn?");
}

TEST(OpeningQuestionsTest, SaysWhereAFileDoesNotFit) {
  struct Bad {
    const char* path;
    std::function<void(Value&)> change;
  };
  const std::vector<Bad> files = {
      {"schema", [](Value& f) { f["schema"] = "smasteg.microactions/0.1"; }},
      {"id", [](Value& f) { f["id"] = "fika i Umeå"; }},
      {"questions", [](Value& f) { f["questions"].clear(); }},
      {"questions",
       [](Value& f) {
         for (std::size_t i = 0; i < kMaxOpeningQuestions; ++i) f["questions"].push_back(Value::object());
       }},
      {"questions[0]", [](Value& f) { f["questions"][0] = "Vad gör du först?"; }},
      {"questions[0].id", [](Value& f) { f["questions"][0].erase("id"); }},
      {"questions[1].id", [](Value& f) { f["questions"][1]["id"] = "en"; }},
      {"questions[1].text_sv", [](Value& f) { f["questions"][1].erase("text_sv"); }},
      {"questions[1].text_sv", [](Value& f) { f["questions"][1]["text_sv"] = "vad gör  du först?"; }},
      {"questions[1].text_en",
       [](Value& f) { f["questions"][1]["text_en"] = std::string(kMaxOpeningQuestionLetters + 1, 'x'); }},
  };
  for (const Bad& bad : files) {
    Value file = makeOpenings();
    bad.change(file);
    const auto reading = readOpeningQuestions(file.dump());
    EXPECT_FALSE(reading.file.has_value()) << bad.path;
    ASSERT_EQ(reading.problems.size(), 1U) << bad.path << ": " << reading.error.detail;
    EXPECT_EQ(reading.problems[0].path, bad.path);
    EXPECT_TRUE(reading.problems[0].mend.ends_with(".")) << bad.path;
  }
  EXPECT_EQ(readOpeningQuestions("{").error.code, "bad_json");
  EXPECT_EQ(readOpeningQuestions(std::string(kMaxOpeningsBytes + 1, ' ')).error.code, "too_big");
}

#ifndef __EMSCRIPTEN__
TEST(OpeningQuestionsTest, ReadsOurOwnFileAndItsSchemaHasTheSameLimits) {
  const auto read = [](const char* path) {
    std::ifstream file(std::string(SMASTEG_SOURCE_DIR "/content/") + path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  };
  const std::string text = read("opening_questions.json");
  const auto reading = readOpeningQuestions(text);
  ASSERT_TRUE(reading.file.has_value()) << reading.error.detail;
  EXPECT_GE(reading.file->questions.size(), 40U);
  const Value written = Value::parse(text);
  for (std::size_t i = 0; i < reading.file->questions.size(); ++i) {
    EXPECT_EQ(reading.file->questions[i].textSv, written["questions"][i].value("text_sv", ""));
    EXPECT_EQ(reading.file->questions[i].textEn, written["questions"][i].value("text_en", ""));
  }
  const Value schema = Value::parse(read("opening_questions.schema.json"));
  EXPECT_EQ(schema["properties"]["questions"]["maxItems"], kMaxOpeningQuestions);
  EXPECT_EQ(schema["$defs"]["question"]["properties"]["text_sv"]["maxLength"], kMaxOpeningQuestionLetters);
}
#endif

}  // namespace
}  // namespace smasteg
