// What the smaller parts of core/sync answer to what is strange, late or there already.
// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/card_asks.h"
#include "core/sync/history.h"
#include "core/sync/job.h"
#include "core/sync/pacing.h"
#include "core/sync/room_facts.h"
#include "core/sync/week_card.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

constexpr TimeMs kAnswersNow = kMonday + kHourMs;
using Kind = ReadTask::Kind;

Event stateEvent(const std::string& type, const std::string& key, TimeMs ts) {
  Event event;
  event.kind = EventKind::state;
  event.id = "$" + type;
  event.type = type;
  event.stateKey = key;
  event.sender = "@skapare:hs";
  event.ts = ts;
  return event;
}

TEST(RoomFactsAnswersTest, TakesOnlyStateOfTheRoomAndOfItsMembers) {
  RoomFacts facts;
  Event message = stateEvent("m.room.create", "", kAnswersNow);
  message.kind = EventKind::message;
  EXPECT_FALSE(facts.apply(message));
  Event keyless = stateEvent("m.room.create", "", kAnswersNow);
  keyless.stateKey.reset();
  EXPECT_FALSE(facts.apply(keyless));
  for (const char* type : {"m.room.create", "m.room.encryption", "m.room.history_visibility",
                           "m.room.tombstone", "m.room.power_levels"})
    EXPECT_FALSE(facts.apply(stateEvent(type, "x", kAnswersNow))) << type << " of a part of the room";
  EXPECT_FALSE(facts.apply(stateEvent("m.room.topic", "", kAnswersNow)));
  EXPECT_EQ(facts.createEvent(), "");
  EXPECT_FALSE(facts.encrypted());
  EXPECT_FALSE(facts.hasMoved());
}

TEST(RoomFactsAnswersTest, EncryptionIsNeverSwitchedOff) {
  RoomFacts facts;
  EXPECT_TRUE(facts.apply(stateEvent("m.room.encryption", "", kAnswersNow)));
  EXPECT_EQ(facts.encrypted(), false) << "without an algorithm it is none";
  Event on = stateEvent("m.room.encryption", "", kAnswersNow + 1);
  on.state.algorithm = "m.megolm.v1.aes-sha2";
  EXPECT_TRUE(facts.apply(on));
  EXPECT_TRUE(facts.apply(stateEvent("m.room.encryption", "", kAnswersNow + 2)));
  EXPECT_EQ(facts.encrypted(), true);
  facts.answered("m.room.encryption", 0, 100);
  EXPECT_EQ(facts.encrypted(), true) << "an empty answer after it was seen";
}

TEST(RoomFactsAnswersTest, AnEmptyAnswerDoesNotUnsayWhatWasSeen) {
  RoomFacts facts;
  Event invited = stateEvent("m.room.history_visibility", "", kAnswersNow);
  invited.state.historyVisibility = "invited";
  facts.apply(invited);
  EXPECT_TRUE(facts.isPastClosed());
  facts.answered("m.room.history_visibility", 0, 100);
  EXPECT_EQ(facts.historyVisibility(), "invited");
}

TEST(RoomFactsAnswersTest, WhoCameToARoomOfManyMustReckonWithOthersBefore) {
  RoomFacts facts;
  for (const auto& [user, ts] :
       std::vector<std::pair<std::string, TimeMs>>{{"@anna:hs", kAnswersNow}, {"@bo:hs", kAnswersNow + 1}}) {
    Event member = stateEvent("m.room.member", user, ts);
    member.state.membership = "join";
    facts.apply(member);
  }
  EXPECT_FALSE(facts.hadOthersBefore("@anna:hs"));
  EXPECT_TRUE(facts.hadOthersBefore("@bo:hs"));
  EXPECT_TRUE(facts.hadOthersBefore("@okänd:hs"));
  facts.answered("m.room.member", 100, 100);
  EXPECT_TRUE(facts.hadOthersBefore("@anna:hs")) << "not all members are told";
}

Event ask(const std::string& id, const std::string& sender, const std::string& recordId) {
  Event event;
  event.kind = EventKind::op;
  event.id = id;
  event.sender = sender;
  event.ts = kAnswersNow;
  event.op.op = "ask";
  event.op.id = recordId;
  event.op.week = "2026-W48";
  return event;
}

TEST(CardAsksAnswersTest, OnesOwnQuestionOfThisSessionIsNoOlderOne) {
  CardAsks asks;
  asks.asking("2026-W48", "min");
  asks.askedBefore(ask("$a", kAnna, "min"), kAnswersNow);
  EXPECT_EQ(asks.beforeCard("2026-W48", kAnswersNow, kAnswersNow), CardAsks::Next::ask);
  asks.askedBefore(ask("$b", kAnna, "annan"), kAnswersNow + 5);
  EXPECT_EQ(asks.waitsUntil(), kAnswersNow + kAskWaitMs);
  asks.askedBefore(ask("$c", kAnna, "tredje"), kAnswersNow - 60000);
  EXPECT_EQ(asks.waitsUntil(), kAnswersNow + kAskWaitMs) << "the first that was read of a week counts";
}

TEST(CardAsksAnswersTest, AThousandQuestionsASessionAndNoMore) {
  CardAsks asks;
  for (std::size_t i = 0; i < kMaxQuestions; ++i)
    asks.saw(ask("$" + std::to_string(i), "@p" + std::to_string(i) + ":hs", "x"), "", kAnswersNow);
  ASSERT_EQ(asks.questions().size(), kMaxQuestions);
  asks.saw(ask("$en-till", "@ny:hs", "x"), "", kAnswersNow);
  EXPECT_EQ(asks.questions().size(), kMaxQuestions);
}

TEST(CardAsksAnswersTest, TheFirstThatIsDueWakesTheApp) {
  CardAsks asks;
  TimeMs first = kMaxTimeMs;
  for (int i = 0; i < 20; ++i) {
    asks.saw(ask("$" + std::to_string(i), "@p" + std::to_string(i) + ":hs", "x"), "frö", kAnswersNow);
    first = std::min(first, asks.questions().back().dueAt);
    EXPECT_EQ(asks.dueAt(), first);
  }
}

TEST(CardAsksAnswersTest, TheAnswerThatFailedIsGivenAgainAndNoOther) {
  CardAsks asks;
  asks.saw(ask("$a", kAnna, "x"), "", kAnswersNow);
  asks.saw(ask("$b", kBo, "y"), "", kAnswersNow);
  for (int i = 0; i < 2; ++i) asks.answering(*asks.due(kAnswersNow + 20000));
  asks.answerAgain(kAnswersNow + 21000);
  ASSERT_NE(asks.due(kAnswersNow + 21000), nullptr);
  EXPECT_EQ(asks.due(kAnswersNow + 21000)->eventId, "$b");
}

TEST(StoredJobsTest, ACardWithoutAnIdOrAWeekIsNone) {
  EXPECT_FALSE(readOwnCard("{").ok());
  EXPECT_FALSE(readOwnCard(R"({"id":"","week":"2026-W48"})").ok());
  EXPECT_FALSE(readOwnCard(R"({"id":"a","week":""})").ok());
  EXPECT_TRUE(readOwnCard(R"({"id":"a","week":"2026-W48"})").ok());
}

class HistoryAnswersTest : public LogTest {
 protected:
  std::optional<ReadTask> next(TimeMs now = kAnswersNow) { return history_.next(now, kCreate); }
  void answerFacts() {
    for (const char* fact : {"m.room.power_levels", "m.room.encryption", "m.room.history_visibility",
                             "m.room.member", "m.room.tombstone"})
      history_.pageRead({Kind::fact, fact, ""}, {}, false, "", kAnswersNow);
  }
  History history_{log_};
};

TEST_F(HistoryAnswersTest, ACreateEventThatIsNotThereYetIsNotAskedForAtOnceAgain) {
  const ReadTask create = *history_.next(kAnswersNow, "");
  ASSERT_EQ(create.kind, Kind::create);
  history_.pageRead(create, {}, false, "", kAnswersNow);
  EXPECT_FALSE(history_.next(kAnswersNow + kReadRetryMs[1] - 1, ""));
  EXPECT_TRUE(history_.next(kAnswersNow + kReadRetryMs[1], ""));
  history_.pageRead(create, {"$create"}, false, "", kAnswersNow + kReadRetryMs[1]);
  EXPECT_TRUE(next(kAnswersNow + kReadRetryMs[1]));
}

TEST_F(HistoryAnswersTest, OnlyCardsOfAWeekAreReadAsSuch) {
  apply({weekCard(), pointer("$p", kAnna, 1),
         rawEvent("$q", kAnna, 2, "se.smasteg.op",
                  cardPointer(kCreate, "$samtal", "unconference", "", "pointerpointer-samtal"))});
  ASSERT_EQ(log_.cards().size(), 2U);
  ASSERT_EQ(history_.weekCards().size(), 1U);
  EXPECT_EQ(history_.weekCards()[0]->id, kCard);
}

TEST_F(HistoryAnswersTest, AnEditThatTheServerRefusesToTellOfIsNotAskedForAgain) {
  history_.pageRead({Kind::pointers, "", ""}, {}, false, "", kAnswersNow);
  answerFacts();
  history_.wantEdits("$a");
  const ReadTask task = *next();
  ASSERT_EQ(task.kind, Kind::edits);
  history_.pageFailed(task, "M_UNKNOWN", kAnswersNow);
  EXPECT_FALSE(next());
  EXPECT_EQ(next(kAnswersNow + kReadRetryMs[0])->kind, Kind::edits) << "it may have been the network";
  history_.pageFailed(task, "M_NOT_FOUND", kAnswersNow);
  EXPECT_FALSE(next(kAnswersNow + kHourMs));
}

TEST_F(HistoryAnswersTest, LockedPointersThatCannotBeReadAreGivenUp) {
  history_.pageRead({Kind::pointers, "", ""}, {}, false, "", kAnswersNow);
  answerFacts();
  history_.wantLockedPointers();
  ASSERT_EQ(next()->kind, Kind::pointersLocked);
  history_.pageFailed(*next(), "M_UNKNOWN", kAnswersNow);
  EXPECT_TRUE(history_.lockedPointersRead());
  EXPECT_FALSE(next());
}

TEST_F(HistoryAnswersTest, AWalkThatFailsHalfwayBeginsAgain) {
  apply({weekCard(), pointer("$p", kAnna, 1)});
  history_.pageRead({Kind::pointers, "", ""}, {"$p"}, false, "", kAnswersNow);
  answerFacts();
  ASSERT_EQ(next()->kind, Kind::thread);
  EXPECT_FALSE(history_.pageRead(*next(), {"$a"}, false, "mer", kAnswersNow));
  ASSERT_EQ(next()->from, "mer");
  history_.pageFailed(*next(), "M_UNKNOWN", kAnswersNow);
  EXPECT_EQ(history_.progress(kCard)->seen.size(), 0U);
  EXPECT_EQ(next(kAnswersNow + kReadRetryMs[0])->from, "") << "the token may have grown old";
  EXPECT_TRUE(history_.pageRead(*next(kAnswersNow + kReadRetryMs[0]), {"$a"}, false, "", kAnswersNow));
  EXPECT_TRUE(history_.progress(kCard)->walked);
}

TEST_F(HistoryAnswersTest, CatchingUpThatFailsHalfwayBeginsAgain) {
  apply({weekCard(), pointer("$p", kAnna, 1)});
  history_.pageRead({Kind::pointers, "", ""}, {"$p"}, false, "", kAnswersNow);
  answerFacts();
  history_.wantNewest(kCard);
  history_.pageRead(*next(), {"$a"}, false, "mer", kAnswersNow);
  ASSERT_EQ(next()->kind, Kind::threadNewest);
  ASSERT_EQ(next()->from, "mer");
  history_.pageFailed(*next(), "M_UNKNOWN", kAnswersNow);
  EXPECT_EQ(next(kAnswersNow + kReadRetryMs[0])->from, "");
}

TEST_F(HistoryAnswersTest, ANewestPageThatIsRefusedIsTheThreadsEnd) {
  apply({weekCard(), pointer("$p", kAnna, 1)});
  history_.pageRead({Kind::pointers, "", ""}, {"$p"}, false, "", kAnswersNow);
  answerFacts();
  history_.wantNewest(kCard);
  ASSERT_EQ(next()->kind, Kind::threadNewest);
  history_.pageFailed(*next(), "M_FORBIDDEN", kAnswersNow);
  EXPECT_EQ(history_.progress(kCard)->failed, "M_FORBIDDEN");
  EXPECT_FALSE(next());
  EXPECT_EQ(history_.summary().unreadable, 1U);
}

class WeekCardAnswersTest : public LogTest {
 protected:
  OwnCard& own(const std::string& state, const std::string& eventId = "") {
    OwnCard card;
    card.id = "cardcardcardcardcard01";
    card.week = "2026-W48";
    card.state = state;
    card.eventId = eventId;
    cards_.restore(std::move(card), kAnswersNow);
    return *cards_.find("2026-W48");
  }
  History history_{log_};
  WeekCards cards_;
};

TEST_F(WeekCardAnswersTest, WhatWasUnderWayWhenThePanelWentHasAnUnknownOutcome) {
  EXPECT_EQ(own("sending").state, "unknown");
  EXPECT_EQ(own("pointing").state, "pointUnknown");
  EXPECT_EQ(own("ready").state, "ready");
}

TEST_F(WeekCardAnswersTest, ALostCardIsFoundByItsFormItsWeekAndItsMaker) {
  OwnCard& card = own("unknown");
  apply({pointer("$p", kBo, 1, "$pekad"), weekCard("$bos", kBo, 2), weekCard("$borta", kAnna, 3),
         redaction("$r", kAnna, 4, "$borta"),
         message("$annan-vecka", kAnna, 5,
                 cardMessage("week", weekCardBody({2026, 47}, Language::sv), "cardcardcardcardcard09",
                             "2026-W47"))});
  EXPECT_FALSE(cards_.settle(log_, history_, kAnna, kAnswersNow + 1000));
  EXPECT_EQ(card.state, "unknown");
  apply({weekCard("$min", kAnna, 6)});
  EXPECT_TRUE(cards_.settle(log_, history_, kAnna, kAnswersNow + 1000));
  EXPECT_EQ(card.eventId, "$min");
  EXPECT_EQ(card.state, "confirmed") << "it has been seen";
}

TEST_F(WeekCardAnswersTest, ASentCardIsLookedForUntilItIsSeenOrCannotBe) {
  own("sent", "$min");
  apply({pointer("$p", kAnna, 1, "$min")});
  EXPECT_FALSE(cards_.settle(log_, history_, kAnna, kAnswersNow));
  ASSERT_NE(history_.progress("$min"), nullptr);
  EXPECT_TRUE(history_.progress("$min")->wantNewest);
  EXPECT_FALSE(cards_.settle(log_, history_, kAnna, kAnswersNow)) << "asked for already";
  history_.pageFailed({Kind::threadNewest, "$min", ""}, "M_NOT_FOUND", kAnswersNow);
  EXPECT_FALSE(cards_.settle(log_, history_, kAnna, kAnswersNow));
  apply({weekCard("$min", kAnna, 1)});
  EXPECT_TRUE(cards_.settle(log_, history_, kAnna, kAnswersNow));
  EXPECT_EQ(cards_.find("2026-W48")->state, "confirmed");
}

TEST_F(WeekCardAnswersTest, WhereOneCardLivesNobodyWaitsForAFreshOne) {
  apply({weekCard(), pointer("$p", kAnna, 1), typed("$a", kBo, 2, "Ringde designern på Skatteverket"),
         weekCard("$ny", kBo, 60), pointer("$q", kBo, 60, "$ny")});
  for (const char* card : {"$card", "$ny"})
    history_.pageRead({Kind::thread, card, ""}, {}, false, "", kAnswersNow);
  const auto choice = cards_.choose(log_, history_, "@cia:hs", "2026-W48", kAnswersNow + 1);
  EXPECT_EQ(choice.card, kCard);
  EXPECT_FALSE(choice.wait);
}

TEST_F(WeekCardAnswersTest, CountsOnesOwnCardsOfThatWeekByMakerOrPointer) {
  apply({weekCard("$a", kAnna, 1), weekCard("$b", kBo, 2), pointer("$p", kAnna, 3, "$b"),
         weekCard("$c", kBo, 4),
         message("$d", kAnna, 5,
                 cardMessage("week", weekCardBody({2026, 47}, Language::sv), "cardcardcardcardcard09",
                             "2026-W47")),
         rawEvent("$q", kAnna, 6, "se.smasteg.op",
                  cardPointer(kCreate, "$samtal", "unconference", "2026-W48", "pointerpointer-samtal"))});
  EXPECT_EQ(WeekCards::madeBy(log_, kAnna, "2026-W48"), 2U);
  EXPECT_EQ(WeekCards::madeBy(log_, kBo, "2026-W48"), 2U);
  EXPECT_EQ(WeekCards::madeBy(log_, kAnna, "2026-W47"), 1U);
}

}  // namespace
}  // namespace smasteg::testing
