// What was tried, learnt and thanked for, out of a log: in any order, with what has not come, with what is
// gone, and in any script.
// SPDX-License-Identifier: EUPL-1.2
#include "core/experiments/experiment.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalogue/catalogue.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

const std::string kTried = "$tried";

std::string triedCard() {
  RecordParts parts;
  parts.title = "Kortare brev";
  parts.believe = parts.test = parts.measure = parts.right = "något";
  return message(kTried, kAnna, 1,
                 cardMessage("experiment", bodyOf(RecordKind::experiment, parts, Language::sv),
                             "record-id-of-the-trial-1", "2026-W48"));
}
std::string triedPointer() {
  return rawEvent("$trypointer", kAnna, 2, "se.smasteg.op",
                  cardPointer(kCreate, kTried, "experiment", "2026-W48", "record-id-of-the-pointer"));
}
/// By the app, in a card's thread; `about` what it answers.
std::string lessonIn(const std::string& id, const std::string& author, int minute, const std::string& text,
                     const std::string& card = kTried, const std::string& about = "") {
  RecordParts parts;
  parts.text = text;
  return message(
      id, author, minute,
      recordMessage("lesson",
                    step("record-id-of-lesson" + id, bodyOf(RecordKind::lesson, parts, Language::sv)),
                    {card, about.empty() ? card : about, !about.empty(), {}}));
}

class LearntTest : public ::testing::Test {
 protected:
  /// "Kortare brev[one, other] | others | thanks for the first lesson".
  std::string told(const std::vector<std::string>& events) {
    EventLog log(catalogue);
    for (const std::string& event : events) log.apply(event);
    const Learnt learnt(log);
    std::string text;
    for (const Experiment& each : learnt.experiments()) {
      text += each.parts.title + (each.isOver() ? "[" : "(");
      for (const Record* lesson : each.lessons) text += lesson->id.substr(1) + " ";
      text += each.isOver() ? "]" : ")";
    }
    text += "|";
    for (const Record* lesson : learnt.otherLessons()) {
      const Record* about = learnt.before(*lesson);
      text += lesson->id.substr(1) + (about == nullptr ? "" : "<" + about->id.substr(1)) + " ";
    }
    return text;
  }
  Catalogue catalogue;
};

TEST_F(LearntTest, IsTheSameInWhateverOrderItComesAndHoweverOften) {
  std::vector<std::string> events = {triedCard(), triedPointer(), lessonIn("$a", kAnna, 5, "Annas lärdom"),
                                     lessonIn("$b", kBo, 5, "Bos lärdom"),
                                     typed("$c", kBo, 6, "💡 Lärdom: skriven för hand", kTried)};
  std::sort(events.begin(), events.end());
  do {
    ASSERT_EQ(told(events), "Kortare brev[a b c ]|") << "two who end it at once are both heard";
  } while (std::next_permutation(events.begin(), events.end()));
  std::vector<std::string> twice = events;
  twice.insert(twice.end(), events.begin(), events.end());
  EXPECT_EQ(told(twice), "Kortare brev[a b c ]|");
}

TEST_F(LearntTest, ALessonThatCameBeforeItsExperimentIsALessonAndEndsItWhenItComes) {
  std::vector<std::string> events = {lessonIn("$a", kBo, 5, "Fråga först.")};
  EXPECT_EQ(told(events), "|") << "nobody has said that something hangs there";
  events.push_back(triedPointer());
  EXPECT_EQ(told(events), "|a ");
  events.push_back(triedCard());
  EXPECT_EQ(told(events), "Kortare brev[a ]|");
  events.push_back(redaction("$r", kBo, 9, "$a"));
  EXPECT_EQ(told(events), "Kortare brev()|") << "taken back, it goes on";
  events.push_back(redaction("$s", kAnna, 9, kTried));
  events.push_back(lessonIn("$d", kBo, 10, "Ändå en lärdom."));
  EXPECT_EQ(told(events), "|d ") << "the experiment is removed, what was learnt is not";
}

TEST_F(LearntTest, AReplyToARemovedStepStaysAndSaysNothingOfIt) {
  std::vector<std::string> events = {
      weekCard(), sentStep("$step", kAnna, 2, step("record-id-of-the-step-1", "Ringde tre kommuner")),
      lessonIn("$l", kBo, 3, "De har redan löst det.", kCard, "$step"),
      message("$t", kBo, 4, textContent("Tack för det!", inThread(kCard, "$step"))),
      message("$m", kBo, 5, textContent("!steg Ringde en fjärde", inThread(kCard, "$step")))};
  EXPECT_EQ(told(events), "|l<step ");
  events.push_back(redaction("$r", kAnna, 6, "$step"));
  EXPECT_EQ(told(events), "|l ");
  std::sort(events.begin(), events.end());
  do {
    EventLog log(catalogue);
    for (const std::string& event : events) log.apply(event);
    ASSERT_NE(log.record("$l"), nullptr);
    ASSERT_EQ(log.record("$l")->text, "De har redan löst det.");
    ASSERT_NE(log.record("$m"), nullptr);
    ASSERT_EQ(log.record("$m")->text, "Ringde en fjärde");
    ASSERT_EQ(log.record("$step"), nullptr);
  } while (std::next_permutation(events.begin(), events.end()));
}

TEST_F(LearntTest, TakesAnyScriptAndAllOfALongText) {
  for (const std::string& text :
       {std::string("🎉🎉"), std::string("👩‍💻"), std::string("שלום עולם, למדנו משהו"),
        std::string("مرحبا بالعالم"), std::string(4000, 'a')}) {
    EventLog log(catalogue);
    for (const std::string& event : {triedCard(), triedPointer(), lessonIn("$a", kBo, 5, text)})
      log.apply(event);
    const Learnt learnt(log);
    ASSERT_EQ(learnt.experiments().size(), 1u);
    ASSERT_EQ(learnt.experiments()[0].lessons.size(), 1u) << text.substr(0, 20);
    EXPECT_EQ(learnt.experiments()[0].lessons[0]->text, text);
  }
}

}  // namespace
}  // namespace smasteg::testing
