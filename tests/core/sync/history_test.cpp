// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/history.h"

#include <gtest/gtest.h>

#include "core/catalogue/catalogue.h"
#include "core/log/event_codec.h"

namespace smasteg {
namespace {

constexpr TimeMs kHistoryNow = 1795514400000;
using Kind = ReadTask::Kind;

class HistoryTest : public ::testing::Test {
 protected:
  void point(const std::string& card, const std::string& week, TimeMs ts,
             const std::string& sender = "@bo:hs") {
    log_.apply(R"({"event_id":"$p)" + std::to_string(++n_) + R"(","sender":")" + sender +
               R"(","type":"se.smasteg.op","origin_server_ts":)" + std::to_string(ts) +
               R"(,"content":{"v":1,"id":"AAAAAAAAAAAAAAAAAAAAAA","op":"card","card":")" + card +
               R"(","kind":"week","week":")" + week +
               R"(","m.relates_to":{"rel_type":"m.reference","event_id":"$c"}}})");
  }
  /// Answers what is asked until nothing is, in the order it is asked.
  std::vector<std::string> readAll() {
    std::vector<std::string> order;
    while (const auto task = history_.next(kHistoryNow, "$c")) {
      if (task->kind == Kind::thread) order.push_back(task->target);
      history_.pageRead(*task, {}, false, "", kHistoryNow);
    }
    return order;
  }

  Catalogue catalogue_;
  EventLog log_{catalogue_};
  History history_{log_};
  int n_ = 0;
};

TEST_F(HistoryTest, AsksForTheAnchorThenPointersThenTheNewestWeekBeforeAnythingElse) {
  point("$gammal", "2026-W40", kHistoryNow);
  point("$ny", "2026-W48", kHistoryNow - 5);
  EXPECT_EQ(history_.next(kHistoryNow, "")->kind, Kind::create);
  auto task = history_.next(kHistoryNow, "$c");
  ASSERT_EQ(task->kind, Kind::pointers);
  history_.pageRead(*task, {}, false, "", kHistoryNow);
  task = history_.next(kHistoryNow, "$c");
  ASSERT_EQ(task->kind, Kind::thread);
  EXPECT_EQ(task->target, "$ny");
  EXPECT_EQ(readAll(), (std::vector<std::string>{"$ny", "$gammal"}));
  EXPECT_TRUE(history_.summary().complete);
}

TEST_F(HistoryTest, CallsAThreadCompleteOnlyAfterItsLastPage) {
  point("$ny", "2026-W48", kHistoryNow);
  history_.pageRead({Kind::pointers, "", ""}, {}, false, "", kHistoryNow);
  history_.pageRead({Kind::thread, "$ny", ""}, {"$1"}, false, "a", kHistoryNow);
  EXPECT_TRUE(history_.summary().loading);
  EXPECT_FALSE(history_.progress("$ny")->walked);
  history_.pageRead({Kind::thread, "$ny", "a"}, {"$2"}, false, "", kHistoryNow);
  EXPECT_TRUE(history_.progress("$ny")->walked);
  EXPECT_EQ(history_.progress("$ny")->seen, (std::set<std::string>{"$1", "$2"}));
  EXPECT_EQ(history_.summary().sinceWeek, "2026-W48");
}

TEST_F(HistoryTest, APageThatPointsAtItselfEndsTheWalk) {
  point("$ny", "2026-W48", kHistoryNow);
  history_.pageRead({Kind::pointers, "", ""}, {}, false, "", kHistoryNow);
  history_.pageRead({Kind::thread, "$ny", ""}, {}, false, "a", kHistoryNow);
  history_.pageRead({Kind::thread, "$ny", "a"}, {}, false, "a", kHistoryNow);
  EXPECT_TRUE(history_.progress("$ny")->walked);
}

TEST_F(HistoryTest, NewestPageGoesOnUntilAKnownEventOverlaps) {
  point("$ny", "2026-W48", kHistoryNow);
  readAll();
  history_.wantNewest("$ny");
  auto task = history_.next(kHistoryNow, "$c");
  ASSERT_EQ(task->kind, Kind::threadNewest);
  history_.pageRead(*task, {"$9"}, false, "b", kHistoryNow);
  task = history_.next(kHistoryNow, "$c");
  ASSERT_TRUE(task);
  EXPECT_EQ(task->from, "b");
  history_.pageRead(*task, {"$8"}, true, "c", kHistoryNow);
  EXPECT_FALSE(history_.next(kHistoryNow, "$c"));
}

TEST_F(HistoryTest, RefusedThreadIsCountedAndNeverAskedForAgain) {
  point("$stangd", "2026-W48", kHistoryNow);
  point("$oppen", "2026-W47", kHistoryNow);
  history_.pageRead({Kind::pointers, "", ""}, {}, false, "", kHistoryNow);
  history_.pageFailed({Kind::thread, "$stangd", ""}, "M_FORBIDDEN", kHistoryNow);
  history_.wantNewest("$stangd");
  EXPECT_EQ(readAll(), std::vector<std::string>{"$oppen"});
  EXPECT_EQ(history_.summary().unreadable, 1U);
}

TEST_F(HistoryTest, AFloodHidesNeitherOnesOwnCardsNorThoseThatLive) {
  history_.setSelf("@anna:hs");
  point("$mitt", "2026-W48", kHistoryNow - 9, "@anna:hs");
  point("$levande", "2026-W48", kHistoryNow - 8, "@bo:hs");
  log_.apply(R"({"event_id":"$steg","sender":"@bo:hs","type":"m.room.message","origin_server_ts":)" +
             std::to_string(kHistoryNow) +
             R"(,"content":{"msgtype":"m.text","body":"Ringde en designer","m.relates_to":)"
             R"({"rel_type":"m.thread","event_id":"$levande"}}})");
  for (int i = 0; i < 100; ++i)
    point("$m" + std::to_string(i), "2026-W48", kHistoryNow + i, "@m" + std::to_string(i) + ":hs");
  const auto cards = history_.weekCards();
  ASSERT_EQ(cards.size(), kMaxCardsPerWeek);
  EXPECT_EQ(cards[0]->id, "$mitt");
  EXPECT_EQ(cards[1]->id, "$levande");
  EXPECT_EQ(cards[2]->id, "$m99");
}

TEST_F(HistoryTest, SilenceIsAnsweredWithLongerAndLongerWaits) {
  TimeMs now = kHistoryNow;
  for (const TimeMs wait : {2, 5, 15, 60, 60}) {
    history_.pageFailed({Kind::pointers, "", ""}, "timeout", now);
    EXPECT_FALSE(history_.next(now + wait * kSecondMs - 1, "$c")) << wait;
    EXPECT_TRUE(history_.next(now + wait * kSecondMs, "$c")) << wait;
    now += wait * kSecondMs;
  }
  EXPECT_TRUE(history_.failing());
  history_.pageRead({Kind::pointers, "", ""}, {}, false, "", now);
  EXPECT_FALSE(history_.failing());
}

TEST_F(HistoryTest, AFloodOfCardsCostsItsSenderOnly) {
  for (int i = 0; i < 50; ++i) point("$m" + std::to_string(i), "2026-W48", kHistoryNow + i, "@mallory:hs");
  point("$arlig", "2026-W48", kHistoryNow - 1);
  EXPECT_EQ(history_.weekCards().size(), kMaxCardsPerSenderWeek + 1);
}

TEST_F(HistoryTest, ReactionsAreReadToTheirLastPageAndRefusalsOnce) {
  readAll();
  history_.wantReactions("$a");
  auto task = history_.next(kHistoryNow, "$c");
  ASSERT_EQ(task->kind, Kind::reactions);
  EXPECT_FALSE(history_.pageRead(*task, {"$1"}, false, "b", kHistoryNow));
  EXPECT_EQ(history_.reactionsAt("$a"), kMinTimeMs);
  task = history_.next(kHistoryNow, "$c");
  ASSERT_TRUE(task);
  EXPECT_EQ(task->from, "b");
  EXPECT_TRUE(history_.pageRead(*task, {"$2"}, false, "", kHistoryNow));
  EXPECT_EQ(history_.reactions("$a")->seen, (std::set<std::string>{"$1", "$2"}));
  EXPECT_EQ(history_.reactionsAt("$a"), kHistoryNow);
  EXPECT_FALSE(history_.next(kHistoryNow, "$c"));
  history_.wantReactions("$borta");
  history_.pageFailed(*history_.next(kHistoryNow, "$c"), "M_NOT_FOUND", kHistoryNow);
  EXPECT_FALSE(history_.next(kHistoryNow, "$c"));
  EXPECT_EQ(history_.reactions("$borta")->failed, "M_NOT_FOUND");
}

TEST_F(HistoryTest, AnOldWeekIsWalkedWhenSomethingInItMustBeReadBack) {
  for (int week = 20; week < 48; ++week)
    point("$v" + std::to_string(week), "2026-W" + std::to_string(week), kHistoryNow);
  readAll();
  history_.wantWalk("$v21");
  EXPECT_EQ(readAll(), std::vector<std::string>{"$v21"});
}

TEST_F(HistoryTest, ReadsEightWeeksByItselfAndMoreWhenAsked) {
  for (int week = 20; week < 48; ++week)
    point("$v" + std::to_string(week), "2026-W" + std::to_string(week), kHistoryNow);
  EXPECT_EQ(readAll().size(), kWeeksAtOpen);
  EXPECT_TRUE(history_.summary().olderKnown);
  EXPECT_FALSE(history_.summary().loading);
  history_.fetchOlder();
  EXPECT_TRUE(history_.summary().loading);
  EXPECT_EQ(readAll().size(), kWeeksAtOpen);
}

}  // namespace
}  // namespace smasteg
