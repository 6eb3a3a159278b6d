// Files of labelled actions: our own, and what is refused with place and mend.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/actions_codec.h"

#include <map>
#include <set>

#include "tests/core/suggest/model_file.h"

namespace smasteg {
namespace {

std::string actionsText(const std::string& actions, const std::string& more = "") {
  return R"({"schema":"smasteg.actions/0.2","actions":[)" + actions + "]" + more + "}";
}

const std::string kOneAction =
    R"({"id":"a1","voice":"skola","text_sv":"Lyssnade","labels":["otg-5","otg-4"]})";

TEST(ActionsCodecTest, ReadsTextsLabelsAndVoices) {
  const auto reading = readActions(actionsText(kOneAction, R"(,"none":[{"id":"n1","text_en":"See you"}])"));
  ASSERT_TRUE(reading.file) << reading.error.detail;
  const LabelledActions& actions = *reading.file;
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].labels, (std::vector<std::string>{"otg-5", "otg-4"}));
  EXPECT_EQ(actions[0].voice, "skola");
  EXPECT_TRUE(actions[1].labels.empty());
  EXPECT_EQ(actions[1].textEn, "See you");
}

TEST(ActionsCodecTest, TellsWhereItDoesNotFit) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"schema":"smasteg.quiz/0.2"})", "schema"},
      {"[]", ""},
      {actionsText(""), "actions"},
      {actionsText("3"), "actions[0]"},
      {actionsText(R"({"text_sv":"x","labels":["otg-1"]})"), "actions[0].id"},
      {actionsText(R"({"id":"a","labels":["otg-1"]})"), "actions[0].text_sv"},
      {actionsText(R"({"id":"a","text_sv":" ","labels":["otg-1"]})"), "actions[0].text_sv"},
      {actionsText(R"({"id":"a","text_en":7,"labels":["otg-1"]})"), "actions[0].text_en"},
      {actionsText(R"({"id":"a","text_sv":"x"})"), "actions[0].labels"},
      {actionsText(R"({"id":"a","text_sv":"x","labels":["otg-8"]})"), "actions[0].labels[0]"},
      {actionsText(R"({"id":"a","text_sv":"x","labels":["otg-1",2]})"), "actions[0].labels[1]"},
      {actionsText(R"({"id":"a","text_sv":"x","labels":["otg-1","otg-1"]})"), "actions[0].labels[1]"},
      {actionsText(R"({"id":"a","text_sv":"x","labels":["otg-1"],"primary":"otg-2"})"), "actions[0].primary"},
      {actionsText(R"({"id":"a","text_sv":"x","labels":["otg-1"],"voice":" "})"), "actions[0].voice"},
      {actionsText(kOneAction + "," + kOneAction), "actions[1].id"},
      {actionsText(kOneAction, R"(,"none":{})"), "none"},
      {actionsText(kOneAction, R"(,"none":[{"id":"n","text_sv":"LYSSNADE"}])"), "none[0].text_sv"},
      {actionsText(kOneAction, R"(,"none":[{"id":"n","text_sv":"x","labels":["otg-1"]}])"),
       "none[0].labels"}};
  for (const auto& [text, path] : rows) {
    const auto reading = readActions(text);
    ASSERT_FALSE(reading.problems.empty()) << text;
    EXPECT_EQ(reading.problems[0].path, path) << text;
    EXPECT_FALSE(reading.problems[0].what.empty() || reading.problems[0].mend.empty()) << text;
    EXPECT_FALSE(reading.file) << text;
    EXPECT_EQ(reading.error.code, "bad_schema");
  }
  EXPECT_EQ(readActions("{").error.code, "bad_json");
}

TEST(ActionsCodecTest, OurOwnHoldEnoughOfEachPrincipleInBothLanguages) {
  std::map<std::string, std::map<std::string, int>> byLanguage;
  std::set<std::string> texts, voices;
  int none = 0;
  for (const char* name : {"swedish", "english", "mixed", "unseen"}) {
    const auto actions = actionsOf(name);
    ASSERT_FALSE(actions.empty()) << name;
    for (const LabelledAction& action : actions) {
      voices.insert(action.voice);
      for (const auto& [language, text] :
           {std::pair("sv", &action.textSv), std::pair("en", &action.textEn)}) {
        if (text->empty()) continue;
        EXPECT_TRUE(texts.insert(language + *text).second) << *text;
        if (action.labels.empty()) {
          ++none;
        } else {
          ++byLanguage[language][action.labels.front()];
        }
      }
    }
  }
  for (int i = 1; i <= 7; ++i) {
    EXPECT_GE(byLanguage["sv"]["otg-" + std::to_string(i)], 100);
    EXPECT_GE(byLanguage["en"]["otg-" + std::to_string(i)], 40);
  }
  EXPECT_GE(none, 250);
  EXPECT_GE(voices.size(), 20U);
}

TEST(ActionsCodecTest, NoUnseenTextOrVoiceIsLearntFrom) {
  std::set<std::string> texts, voices;
  for (const char* name : {"swedish", "english", "mixed"}) {
    for (const LabelledAction& action : actionsOf(name)) {
      voices.insert(action.voice);
      texts.insert(action.textSv);
    }
  }
  for (const LabelledAction& action : actionsOf("unseen")) {
    EXPECT_EQ(voices.count(action.voice), 0U) << action.voice;
    EXPECT_EQ(texts.count(action.textSv), 0U) << action.textSv;
  }
}

}  // namespace
}  // namespace smasteg
