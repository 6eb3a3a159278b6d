// The book of a room's rounds says what a fresh reading says, however the events come.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/round_book.h"

#include <gtest/gtest.h>

#include "core/base/random.h"
#include "tests/core/matching/round_room.h"

namespace smasteg::testing {
namespace {

/// Rounds in which people join, pause, decline, come late, keep numbers back and tell results.
RoundRoom eventfulRoom(RandomStream& random) {
  RoundRoom all("$round0", 0);
  for (int number = 0; number < 3; ++number) {
    RoundRoom room("$round" + std::to_string(number), number * 200);
    for (const std::string& person : roundPeople(6)) {
      if (random.below(5) > 0) room.signUp(person);
      OpFields profile;
      profile.organisation = random.below(2) == 0 ? "Skatteverket" : "Umeå kommun";
      if (random.below(5) == 0) profile.pauseUntil = "2026-11-23";
      if (random.below(2) == 0) room.profile(person, 20, profile);
    }
    if (room.entries().empty()) continue;
    room.close();
    if (random.below(3) == 0) room.close("$again" + std::to_string(number), kAnna, 101);
    for (const std::string& person : roundPeople(6)) {
      if (random.below(4) > 0) room.reveal(person);
      if (random.below(8) == 0) room.op(room.idOf("no", person), person, 115, "decline");
    }
    RoundRoom before = all;
    before.append(room);
    OpFields told = resultOf([&] {
      const Catalogue catalogue;
      EventLog log(catalogue);
      for (const std::string& event : before.events()) log.apply(event);
      return checkRound(log, "$round" + std::to_string(number)).value();
    }());
    if (random.below(6) == 0) told.digest = std::string(64, 'd');
    if (random.below(4) > 0) room.toldResult(room.resultId(), 120, told);
    room.signUp("@late:hs", 130);
    all.append(room);
  }
  return all;
}

TEST(RoundBookTest, SaysTheSameAsAFreshReadingWhileEventsComeInAnyOrder) {
  RandomStream random("book");
  for (int i = 0; i < 4; ++i) {
    RoundRoom room = eventfulRoom(random);
    const Catalogue catalogue;
    EventLog whole(catalogue), growing(catalogue);
    for (const std::string& event : room.events()) whole.apply(event);
    random.shuffle(room.events());
    RoundBook book, late;
    for (const std::string& event : room.events()) {
      growing.apply(event);
      for (const BookedRound& round : book.read(growing)) {
        const RoundCheck fresh = checkRound(growing, round.card.id).value();
        ASSERT_EQ(round.check.why, fresh.why);
        ASSERT_EQ(round.check.draw.digest, fresh.draw.digest);
        ASSERT_EQ(round.check.groups, fresh.groups);
      }
    }
    const auto& one = book.read(growing);
    const auto& other = late.read(whole);
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t at = 0; at < one.size(); ++at) {
      EXPECT_EQ(one[at].close, other[at].close);
      EXPECT_EQ(one[at].check.result, other[at].check.result);
      EXPECT_EQ(one[at].check.groups, other[at].check.groups);
    }
  }
}

TEST(RoundBookTest, NobodyActiveIsLeftOutOfWhatWouldBeDrawnNow) {
  RandomStream random("preview");
  for (int i = 0; i < 20; ++i) {
    RoundRoom room = eventfulRoom(random);
    const Catalogue catalogue;
    EventLog log(catalogue);
    for (const std::string& event : room.events()) log.apply(event);
    RoundBook book;
    for (const BookedRound& round : book.read(log)) {
      const RoundCheck drawn = book.preview(log, round);
      std::set<std::string> active, met;
      for (const RoundPerson& person : drawn.people) {
        if (!person.isPaused && !person.hasDeclined) active.insert(person.id);
      }
      for (const auto& group : drawn.draw.groups) met.insert(group.begin(), group.end());
      EXPECT_EQ(met, active.size() < 2 ? std::set<std::string>() : active);
    }
  }
}

}  // namespace
}  // namespace smasteg::testing
