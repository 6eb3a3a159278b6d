// A round out of the room's events: the honest one is confirmed, and what the attacks of docs/matching.md try
// is seen or comes to nothing.
// SPDX-License-Identifier: EUPL-1.2
#include "core/matching/round.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/random.h"
#include "tests/core/matching/round_room.h"

namespace smasteg::testing {
namespace {

void expectVerdict(const RoundCheck& check, RoundVerdict verdict, const std::string& why) {
  EXPECT_TRUE(check.verdict == verdict) << check.why << " " << check.about;
  EXPECT_EQ(check.why, why);
}

std::set<std::string> drawnPeople(const RoundCheck& check) {
  std::set<std::string> people;
  for (const auto& group : check.draw.groups) people.insert(group.begin(), group.end());
  return people;
}

TEST(RoundTest, AnHonestRoundIsConfirmed) {
  RoundRoom room = heldRound(7);
  room.result();
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::checked, "");
  EXPECT_EQ(check.reveals, 7u);
  EXPECT_EQ(check.of, 7u);
  EXPECT_EQ(check.close, room.closeId());
  EXPECT_EQ(check.result, room.resultId());
  EXPECT_EQ(drawnPeople(check).size(), 7u);
}

TEST(RoundTest, TheSameEventsInAnyOrderAndTwiceGiveTheSame) {
  RoundRoom room = heldRound(9);
  OpFields fields;
  fields.sector = "region";
  room.profile("@p11:hs", -5, fields);
  room.result();
  const RoundCheck check = room.check();
  RandomStream random("order");
  for (int i = 0; i < 30; ++i) {
    RoundRoom other = room;
    random.shuffle(other.events());
    const RoundCheck again = other.check();
    ASSERT_TRUE(again.verdict == check.verdict);
    ASSERT_EQ(again.draw.digest, check.draw.digest);
  }
}

TEST(RoundTest, WithoutACardACloseOrAResultItSaysSo) {
  const Catalogue catalogue;
  const EventLog empty(catalogue);
  EXPECT_EQ(checkRound(empty, kRoundCard).error().code, "no_round");
  RoundRoom room;
  room.signUp(kAnna);
  room.signUp(kBo);
  expectVerdict(room.check(), RoundVerdict::unconfirmed, "no_close");
  room.close();
  room.reveal(kAnna);
  const RoundCheck open = room.check();
  expectVerdict(open, RoundVerdict::unconfirmed, "no_result");
  EXPECT_EQ(open.reveals, 1u);
  EXPECT_EQ(open.of, 2u);
  EXPECT_EQ(open.draw.groups, (MeetingRound{{kAnna, kBo}}));
}

TEST(RoundTest, AReactionSignsUpWithoutANumber) {
  RoundRoom room;
  room.signUp(kAnna);
  room.add(reaction("$cup", kBo, 12, kRoundCard, "☕️"));
  room.entries().push_back("$cup");
  room.close();
  room.reveal(kAnna);
  room.result();
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::checked, "");
  EXPECT_EQ(check.of, 1u);
  EXPECT_EQ(check.draw.groups, (MeetingRound{{kAnna, kBo}}));
}

TEST(RoundTest, WithoutAnyNumberItFollowsFromTheClose) {
  RoundRoom room;
  for (const std::string& person : roundPeople(6)) room.signUp(person);
  room.close();
  room.result();
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::checked, "");
  EXPECT_EQ(check.reveals, 0u);
  EXPECT_EQ(check.of, 6u);
}

TEST(RoundTest, WhoKeepsNumbersBackChoosesBetweenAtMostTwoToThatMany) {
  constexpr std::size_t kPeople = 8;
  const auto people = roundPeople(kPeople);
  for (const std::size_t kept : {1u, 2u, 3u}) {
    std::set<std::string> outcomes;
    for (std::size_t choice = 0; choice < (std::size_t{1} << kept); ++choice) {
      RoundRoom room;
      for (const std::string& person : people) room.signUp(person);
      room.close();
      for (std::size_t i = 0; i < kPeople; ++i) {
        const bool isWithheld = i < kept && (choice >> i & 1) == 0;
        if (!isWithheld) room.reveal(people[i]);
        // Another number than the promised one opens nothing, so there are no more choices than these.
        if (isWithheld) {
          room.op(room.idOf("lie", people[i]), people[i], 111, "reveal", [] {
            OpFields fields;
            fields.nonce = nonceOf("another");
            return fields;
          }());
        }
      }
      room.result();
      const RoundCheck check = room.check();
      expectVerdict(check, RoundVerdict::checked, "");
      outcomes.insert(check.draw.digest);
    }
    EXPECT_LE(outcomes.size(), std::size_t{1} << kept);
    EXPECT_GT(outcomes.size(), 1u);
  }
}

TEST(RoundTest, AResultThatLeavesOutAnOpenNumberIsDisputedAndDrawnAgain) {
  RoundRoom room = heldRound(6);
  const std::string left = room.reveals().back();
  room.reveals().pop_back();
  room.result();
  const RoundCheck disputed = room.check();
  expectVerdict(disputed, RoundVerdict::unconfirmed, "omitted_reveal");
  EXPECT_EQ(disputed.about, left);
  room.reveals().push_back(left);
  room.result("$again", 130);
  const RoundCheck again = room.check();
  expectVerdict(again, RoundVerdict::checked, "");
  EXPECT_EQ(again.result, "$again");
}

TEST(RoundTest, ANumberThatComesAfterTheResultChangesNothing) {
  RoundRoom room = heldRound(6);
  room.result();
  const RoundCheck before = room.check();
  RoundRoom late = room;
  late.signUp("@late:hs", 200);
  late.reveal("@late:hs", 210);
  const RoundCheck after = late.check();
  expectVerdict(after, RoundVerdict::checked, "");
  EXPECT_EQ(after.draw.digest, before.draw.digest);
}

TEST(RoundTest, ANumberThatWasNeverPromisedMakesTheResultWrong) {
  RoundRoom room = heldRound(4);
  room.op("$false", "@p11:hs", 112, "reveal", [] {
    OpFields fields;
    fields.nonce = nonceOf("somebody else");
    return fields;
  }());
  room.reveals().push_back("$false");
  room.result();
  expectVerdict(room.check(), RoundVerdict::wrong, "false_reveal");
}

TEST(RoundTest, WhoSignsUpTwiceIsInOnceAndKeepsTheFirstNumber) {
  RoundRoom room;
  for (const std::string& person : roundPeople(5)) room.signUp(person);
  room.signUp("@p11:hs", 11, "another-nonce-of-hers", "$twice");
  room.close();
  for (const std::string& person : roundPeople(5)) room.reveal(person);
  room.result();
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::checked, "");
  EXPECT_EQ(check.of, 5u);
  EXPECT_EQ(drawnPeople(check).size(), 5u);

  // The second number is none that counts.
  RoundRoom other = room;
  other.op("$second", "@p11:hs", 113, "reveal", [] {
    OpFields fields;
    fields.nonce = "another-nonce-of-hers";
    return fields;
  }());
  other.reveals().push_back("$second");
  other.result("$r2", 121);
  const RoundCheck again = other.check();
  expectVerdict(again, RoundVerdict::checked, "");
  EXPECT_EQ(again.result, room.resultId());
}

TEST(RoundTest, ALieOrAChangeAfterTheRoundOpenedIsWithoutEffect) {
  OpFields honest, lie;
  honest.organisation = "Skatteverket", lie.organisation = "Umeå kommun";
  RoundRoom room = heldRound(6);
  room.profile("@p12:hs", -10, honest);
  room.result();
  const std::string digest = room.check().draw.digest;
  RoundRoom lying = room;
  lying.profile("@p12:hs", 5, lie, "$lie");
  lying.profile("@p13:hs", 6, lie, "$lie2");
  expectVerdict(lying.check(), RoundVerdict::checked, "");
  EXPECT_EQ(lying.check().draw.digest, digest);
}

TEST(RoundTest, WhoComesInAfterTheCloseIsWithoutEffect) {
  RoundRoom room = heldRound(6);
  room.result();
  const std::string digest = room.check().draw.digest;
  for (int i = 0; i < 20; ++i) {
    const std::string sybil = "@sybil" + std::to_string(i) + ":hs";
    room.signUp(sybil, 20);
    room.reveal(sybil, 112);
  }
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::checked, "");
  EXPECT_EQ(check.draw.digest, digest);
}

TEST(RoundTest, OfTwoClosesTheFirstCountsAndAResultFromTheOtherIsNotConfirmed) {
  RoundRoom room = heldRound(6);
  room.result();
  expectVerdict(room.check(), RoundVerdict::checked, "");
  RoundRoom later = room;
  later.close("$close2", kAnna, 150);
  expectVerdict(later.check(), RoundVerdict::checked, "");
  RoundRoom earlier = room;
  earlier.entries().pop_back();
  earlier.close("$close0", kAnna, 90);
  const RoundCheck check = earlier.check();
  expectVerdict(check, RoundVerdict::unconfirmed, "earlier_close");
  EXPECT_EQ(check.about, "$close0");
  EXPECT_EQ(check.draw.digest, room.check().draw.digest);  // never another draw
}

TEST(RoundTest, OthersMayCloseOnlyADayAfterTheDeadline) {
  const int day = 24 * 60;
  RoundRoom room;
  for (const std::string& person : roundPeople(4)) room.signUp(person);
  room.close("", kBo, 3 * day - 1);
  room.result("", 3 * day + 5);
  expectVerdict(room.check(), RoundVerdict::unconfirmed, "unknown_close");
  RoundRoom due;
  for (const std::string& person : roundPeople(4)) due.signUp(person);
  due.close("", kBo, 3 * day);
  due.result("", 3 * day + 5);
  expectVerdict(due.check(), RoundVerdict::checked, "");
}

TEST(RoundTest, AResultThatDoesNotFollowIsWrong) {
  RoundRoom room = heldRound(6);
  OpFields fields;
  fields.close = room.closeId();
  fields.reveals = room.reveals();
  fields.digest = std::string(64, 'a');
  room.toldResult("$lie", 120, fields);
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::wrong, "other_digest");
  EXPECT_EQ(drawnPeople(check).size(), 6u);
  room.result("", 125);
  expectVerdict(room.check(), RoundVerdict::checked, "");
}

TEST(RoundTest, WhatIsMissingIsSaidAndNothingGuessed) {
  const auto without = [](const RoundRoom& room, const std::string& id) {
    RoundRoom less = room;
    std::erase_if(less.events(), [&](const std::string& event) {
      return event.starts_with("{\"event_id\":\"" + id + "\"");
    });
    return less.check();
  };
  RoundRoom room = heldRound(5);
  room.result();
  const RoundCheck entry = without(room, room.idOf("signup", "@p12:hs"));
  expectVerdict(entry, RoundVerdict::unconfirmed, "missing_entry");
  EXPECT_EQ(entry.about, room.idOf("signup", "@p12:hs"));
  EXPECT_TRUE(entry.draw.groups.empty());
  expectVerdict(without(room, room.idOf("reveal", "@p12:hs")), RoundVerdict::unconfirmed, "missing_reveal");
  expectVerdict(without(room, room.closeId()), RoundVerdict::unconfirmed, "unknown_close");
  expectVerdict(without(room, room.resultId()), RoundVerdict::unconfirmed, "no_result");
}

TEST(RoundTest, OfTwoResultsThatBothFollowTheOneThatCountsMostNumbersStands) {
  RoundRoom room = heldRound(6);
  std::vector<std::string> all = room.reveals();
  room.result("$one", 130);
  // Somebody says to have drawn before the last number was opened.
  RoundRoom early = room;
  early.reveals() = {};
  early.result("$early", 105);
  const RoundCheck check = early.check();
  expectVerdict(check, RoundVerdict::checked, "");
  EXPECT_EQ(check.result, "$one");
  EXPECT_EQ(check.reveals, all.size());
}

TEST(RoundTest, WhoDeclinesIsLeftOutOfTheNextDrawAndTheOthersAreAllIn) {
  RoundRoom room = heldRound(7);
  room.result();
  room.op("$no", "@p12:hs", 130, "decline");
  expectVerdict(room.check(), RoundVerdict::checked, "");  // the first draw stands until it is drawn again
  room.result("$again", 140);
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::checked, "");
  EXPECT_EQ(check.result, "$again");
  EXPECT_EQ(drawnPeople(check).size(), 6u);
  EXPECT_FALSE(drawnPeople(check).contains("@p12:hs"));
}

TEST(RoundTest, WhoHasPausedBeforeTheCloseIsNotDrawn) {
  OpFields pause;
  pause.pauseUntil = "2026-11-23";  // the last day of it, and the day of the close
  RoundRoom room = heldRound(6);
  room.profile("@p12:hs", 50, pause);
  room.profile("@p13:hs", 101, pause);  // too late
  OpFields over;
  over.pauseUntil = "2026-11-22";
  room.profile("@p14:hs", 40, over);
  room.result();
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::checked, "");
  EXPECT_EQ(drawnPeople(check), (std::set<std::string>{kAnna, "@p11:hs", "@p13:hs", "@p14:hs", "@p15:hs"}));
}

TEST(RoundTest, OneWhoIsLeftAloneMeetsNobody) {
  RoundRoom room = heldRound(2);
  room.op("$no", "@p11:hs", 115, "decline");
  room.result();
  const RoundCheck check = room.check();
  expectVerdict(check, RoundVerdict::unconfirmed, "too_few");
  EXPECT_TRUE(check.draw.groups.empty());
}

TEST(RoundTest, EarlierRoundsOfTheRoomAreItsHistory) {
  const auto people = roundPeople(6);
  std::vector<std::string> events;
  std::set<std::pair<std::string, std::string>> met;
  for (int number = 0; number < 5; ++number) {
    RoundRoom room("$round" + std::to_string(number), number * 300, 48);
    room.events().insert(room.events().begin(), events.begin(), events.end());
    for (const std::string& person : people) room.signUp(person);
    room.close();
    for (const std::string& person : people) room.reveal(person);
    room.result();
    const RoundCheck check = room.check();
    expectVerdict(check, RoundVerdict::checked, "");
    for (const auto& group : check.draw.groups)
      EXPECT_TRUE(met.emplace(group[0], group[1]).second) << "round " << number;
    events = room.events();
  }
  EXPECT_EQ(met.size(), 15u);
}

TEST(RoundTest, NoSequenceOfEventsLeavesAnActivePersonOutOrPairsAPausedOne) {
  RandomStream random("property");
  for (int i = 0; i < 120; ++i) {
    RoundRoom room;
    std::set<std::string> active;
    for (const std::string& person : roundPeople(2 + static_cast<std::size_t>(random.below(9)))) {
      if (random.below(5) == 0) continue;
      room.signUp(person);
      active.insert(person);
      if (random.below(4) == 0) room.signUp(person, 12, "nonce-nonce-nonce-2", room.idOf("more", person));
      OpFields profile;
      profile.languages = {random.below(2) == 0 ? "sv" : "fi"};
      if (random.below(5) == 0) profile.pauseUntil = "2026-12-24", active.erase(person);
      if (random.below(2) == 0 || !profile.pauseUntil.empty())
        room.profile(person, random.below(2) == 0 ? -5 : 50, profile);
    }
    if (room.entries().empty()) continue;
    room.close();
    for (const std::string& person : roundPeople(11)) {
      if (random.below(3) > 0) room.reveal(person);
      if (random.below(7) == 0) {
        room.op(room.idOf("no", person), person, 115, "decline");
        active.erase(person);
      }
    }
    RoundRoom other = room;
    random.shuffle(other.events());
    const RoundCheck check = room.check(), again = other.check();
    EXPECT_EQ(check.draw.digest, again.draw.digest);
    EXPECT_EQ(drawnPeople(check), active.size() < 2 ? std::set<std::string>() : active);
  }
}

TEST(RoundTest, SeedsAndCommitmentsAreOfLines) {
  EXPECT_EQ(commitmentOf("$c", "@a:hs", "n"), hex(sha256("$c\n@a:hs\nn\n")));
  const Digest digest = sha256("$c\n$close\n$1\n$2\na\nb\n");
  const std::string seed = seedOf("$c", "$close", {"$2", "$1", "$2"}, {"b", "a"});
  ASSERT_EQ(seed.size(), digest.size());
  EXPECT_TRUE(std::equal(digest.begin(), digest.end(), seed.begin(),
                         [](std::uint8_t byte, char c) { return byte == static_cast<std::uint8_t>(c); }));
}

}  // namespace
}  // namespace smasteg::testing
