// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/week_card.h"

#include "core/sync/pacing.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

constexpr TimeMs kCardNow = kMonday + kHourMs;

/// The log has Anna's card of week 48 ($card, with a pointer) and Bo's ($bos).
class WeekCardTest : public LogTest {
 protected:
  WeekCardTest() {
    apply({weekCard(), pointer("$p1", kAnna, 1), weekCard("$bos", kBo, 2), pointer("$p2", kBo, 3, "$bos")});
  }
  WeekCards::Choice choose(const std::string& self, TimeMs now = kCardNow) {
    return cards_.choose(log_, history_, self, "2026-W48", now);
  }
  void readThread(const std::string& card) {
    history_.pageRead({ReadTask::Kind::thread, card, ""}, {}, false, "", kCardNow);
  }
  History history_{log_};
  WeekCards cards_;
};

TEST_F(WeekCardTest, OnesOwnCardOfAnEarlierSessionIsReadBackFirst) {
  EXPECT_EQ(choose(kAnna).card, "");
  readThread(kCard);
  EXPECT_EQ(choose(kAnna).card, kCard);
}

TEST_F(WeekCardTest, AnothersCardTakesAMessageInItsThread) {
  readThread(kCard);
  readThread("$bos");
  EXPECT_EQ(choose("@cia:hs").card, "");
  apply({typed("$a", kBo, 5, "Ringde designern på Skatteverket", "$bos")});
  EXPECT_EQ(choose("@cia:hs").card, "$bos");
  EXPECT_EQ(choose(kAnna).card, "$bos") << "the newest living one, by its pointer";
  apply({lockedEvent("$l", kBo, 6)});
  EXPECT_EQ(choose("@cia:hs").card, "$bos");
  apply({redaction("$r", kBo, 7, "$bos")});
  EXPECT_EQ(choose("@cia:hs").card, kCard) << "what one has no key to is life too";
}

TEST_F(WeekCardTest, AFreshForeignCardIsGivenTenSecondsForItsFirstStep) {
  readThread(kCard);
  readThread("$bos");
  const TimeMs made = kMonday + 3 * kMinuteMs;
  EXPECT_TRUE(choose("@cia:hs", made + kForeignCardGraceMs - 1).wait);
  EXPECT_FALSE(choose("@cia:hs", made + kForeignCardGraceMs).wait);
}

TEST_F(WeekCardTest, WhatIsFullRefusedUnreadableOrFromTheFutureIsNotChosen) {
  readThread(kCard);
  readThread("$bos");
  apply({typed("$a", kBo, 5, "Ringde designern på Skatteverket", "$bos"),
         typed("$b", kBo, 5, "Testade blanketten med Lars", kCard)});
  cards_.refuse("$bos");
  EXPECT_EQ(choose("@cia:hs").card, kCard);
  history_.pageFailed({ReadTask::Kind::thread, kCard, ""}, "M_FORBIDDEN", kCardNow);
  EXPECT_EQ(choose("@cia:hs").card, "");
  apply({weekCard("$framtid", kBo, 2), pointer("$p3", kBo, 120, "$framtid"),
         typed("$c", kBo, 121, "Skrev ett inlägg i dag", "$framtid")});
  readThread("$framtid");
  EXPECT_EQ(choose("@cia:hs").card, "") << "an hour ahead";
  EXPECT_EQ(choose("@cia:hs", kMonday + 2 * kHourMs).card, "$framtid");
  for (std::size_t i = 0; i < kCardFullMessages; ++i)
    apply(
        {typed("$f" + std::to_string(i), kBo, 122, "Skrev inlägg nummer " + std::to_string(i), "$framtid")});
  EXPECT_EQ(choose("@cia:hs", kMonday + 2 * kHourMs).card, "");
}

}  // namespace
}  // namespace smasteg::testing
