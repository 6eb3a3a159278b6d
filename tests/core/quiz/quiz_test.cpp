// What can be asked, gathered from decks, cards and steps: each id once, whoever brings it.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/quiz.h"

#include <gtest/gtest.h>

#include <map>

namespace smasteg {
namespace {

constexpr TimeMs kMorningOfQuiz = 1795503312000;  // 2026-11-24, 07.55 in Stockholm

std::string deckFile(const std::string& id, const std::string& question, const std::string& word) {
  std::string options;
  for (int i = 0; i < 4; ++i) {
    options += std::string(i == 0 ? "" : ",") + R"({"text_sv":")" + word + std::to_string(i) +
               R"(","why_sv":"Därför.")" + (i == 1 ? R"(,"best":true})" : "}");
  }
  return R"({"schema":"smasteg.quiz/0.2","id":")" + id + R"(","title_sv":"Lek )" + id +
         R"(","questions":[{"id":")" + question +
         R"(","principle":"otg-5","stem_sv":"Vad gör du?","options":[)" + options + "]}]}";
}

class QuizTest : public ::testing::Test {
 protected:
  void keep() {
    for (auto& write : quiz_.takeWrites()) {
      if (write.bytes) {
        store_[write.key] = *write.bytes;
      } else {
        store_.erase(write.key);
      }
    }
  }
  std::string firstOption() {
    const QuizAsked asked = quiz_.asked(kMorningOfQuiz);
    const auto* const* question = std::get_if<const DeckQuestion*>(&asked.what);
    return question == nullptr || asked.id.empty() ? "" : (*question)->options[0].textSv;
  }
  Quiz quiz_{"@anna:hs"};
  std::map<std::string, std::string> store_;
};

TEST_F(QuizTest, HasNothingToAskBeforeThereIsADeck) {
  EXPECT_EQ(quiz_.asked(kMorningOfQuiz).id, "");
  EXPECT_FALSE(quiz_.answer("", 0, kMorningOfQuiz));
  EXPECT_FALSE(quiz_.moveOn());
  quiz_.skip();
  EXPECT_EQ(quiz_.asked(kMorningOfQuiz).id, "");
}

TEST_F(QuizTest, ARoomsOwnWordingComesBeforeOurs) {
  ASSERT_TRUE(quiz_.loadDeck(deckFile("otg-ova", "q-1", "Vårt")));
  EXPECT_EQ(firstOption(), "Vårt0");
  ASSERT_TRUE(quiz_.import(deckFile("annan", "q-1", "Deras")));
  EXPECT_EQ(firstOption(), "Deras0");
  EXPECT_EQ(quiz_.left(kMorningOfQuiz), 1U);
  ASSERT_TRUE(quiz_.removeDeck("annan"));
  EXPECT_EQ(firstOption(), "Vårt0");
}

TEST_F(QuizTest, TakesTwelveDecksAndReplacesOneOfTheSameName) {
  ASSERT_TRUE(quiz_.loadDeck(deckFile("otg-ova", "q-0", "Vårt")));
  for (std::size_t i = 1; i <= kMaxDecks; ++i) {
    const std::string n = std::to_string(i);
    ASSERT_TRUE(quiz_.import(deckFile("lek-" + n, "q-" + n, "Nummer"))) << n;
  }
  const auto refused = quiz_.import(deckFile("lek-till", "q-till", "En"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "too_many");
  const auto again = quiz_.import(deckFile("lek-1", "q-1", "Nya"));
  ASSERT_TRUE(again);
  EXPECT_TRUE(again.value().isOlderOut);
  keep();
  EXPECT_EQ(store_.size(), kMaxDecks);
  EXPECT_FALSE(quiz_.removeDeck("lek-till"));
}

TEST_F(QuizTest, AKeptDeckIsReadBackUnderItsOwnNameOnly) {
  ASSERT_TRUE(quiz_.import(deckFile("lek", "q-1", "Vår")));
  keep();
  ASSERT_TRUE(store_.contains("deck/@anna:hs/lek"));
  Quiz other("@anna:hs");
  other.restore("deck/@anna:hs/annat", store_.at("deck/@anna:hs/lek"));
  other.restore("deck/@anna:hs/skrap", "{");
  EXPECT_TRUE(other.decks().empty());
  other.restore("deck/@anna:hs/lek", store_.at("deck/@anna:hs/lek"));
  ASSERT_EQ(other.decks().size(), 1U);
  EXPECT_FALSE(other.decks()[0].isOurs);
  EXPECT_FALSE(other.hasDeck());
}

TEST_F(QuizTest, KnowsItsKeysAndNobodyElses) {
  EXPECT_TRUE(Quiz::owns("deck/@anna:hs/lek", "@anna:hs"));
  EXPECT_TRUE(Quiz::owns("practice/@anna:hs/q-1", "@anna:hs"));
  EXPECT_FALSE(Quiz::owns("practice/@bo:hs/q-1", "@anna:hs"));
  EXPECT_FALSE(Quiz::owns("private/@anna:hs/q-1", "@anna:hs"));
}

TEST_F(QuizTest, RefusesAnswersThatAreNoneOfTheFour) {
  ASSERT_TRUE(quiz_.loadDeck(deckFile("otg-ova", "q-1", "Vårt")));
  ASSERT_EQ(quiz_.asked(kMorningOfQuiz).id, "q-1");
  EXPECT_FALSE(quiz_.answer("q-1", 4, kMorningOfQuiz));
  EXPECT_FALSE(quiz_.answer("q-1", static_cast<std::size_t>(-1), kMorningOfQuiz));
  EXPECT_FALSE(quiz_.answer("q-2", 0, kMorningOfQuiz));
  EXPECT_FALSE(quiz_.chosen().has_value());
  EXPECT_TRUE(quiz_.answer("q-1", 1, kMorningOfQuiz));
  EXPECT_FALSE(quiz_.answer("q-1", 1, kMorningOfQuiz)) << "once";
  EXPECT_TRUE(quiz_.asksHowSure());
  EXPECT_TRUE(quiz_.sayHowSure(true));
  EXPECT_EQ(quiz_.asked(kMorningOfQuiz).id, "");
}

TEST_F(QuizTest, AWrongAnswerIsNotAskedAbout) {
  ASSERT_TRUE(quiz_.loadDeck(deckFile("otg-ova", "q-1", "Vårt")));
  ASSERT_TRUE(quiz_.answer("q-1", 3, kMorningOfQuiz));
  EXPECT_EQ(quiz_.chosen(), 3U);
  EXPECT_FALSE(quiz_.asksHowSure());
  EXPECT_FALSE(quiz_.sayHowSure(true));
  EXPECT_TRUE(quiz_.moveOn());
}

TEST_F(QuizTest, AnAnsweredQuestionThatIsGoneMakesRoomForTheNext) {
  ASSERT_TRUE(quiz_.import(deckFile("lek", "q-1", "Vår")));
  ASSERT_TRUE(quiz_.answer("q-1", 0, kMorningOfQuiz));
  ASSERT_TRUE(quiz_.removeDeck("lek"));
  EXPECT_EQ(quiz_.asked(kMorningOfQuiz).id, "");
  EXPECT_FALSE(quiz_.chosen().has_value());
}

}  // namespace
}  // namespace smasteg
