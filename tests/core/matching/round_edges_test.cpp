// Corners of a round: other cards in the room, sign-ups of every kind, results that come in every order.
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "tests/core/matching/round_room.h"

namespace smasteg::testing {
namespace {

OpFields withEntries(const std::vector<std::string>& entries) {
  OpFields fields;
  fields.entries = entries;
  return fields;
}

Result<RoundCheck> checkOf(const RoundRoom& room, const std::string& card) {
  RoundRoom all = room;
  const Catalogue catalogue;
  EventLog log(catalogue);
  for (const std::string& event : all.events()) log.apply(event);
  return checkRound(log, card);
}

TEST(RoundEdgesTest, OnlyCardsOfRoundsThatAreThereAreRounds) {
  RoundRoom room = heldRound(4);
  room.result();
  room.add(weekCard());
  room.add(pointer("$pointer", kAnna, 1));
  // A round's card that nobody has seen, only heard of.
  room.add(rawEvent("$told", kAnna, 2, "se.smasteg.op",
                    cardPointer(kCreate, "$unseen", "round", "2026-W48", "pointerpointer-0001")));
  room.add(typed("$step", kBo, 3, "Ringde designern på Skatteverket"));
  for (const auto* card : {"$card", "$unseen", "$step"}) EXPECT_FALSE(checkOf(room, card).ok()) << card;
  EXPECT_TRUE(checkOf(room, kRoundCard).value().verdict == RoundVerdict::checked);
  room.add(redaction("$gone", kAnna, 400, kRoundCard));
  EXPECT_FALSE(checkOf(room, kRoundCard).ok());
}

TEST(RoundEdgesTest, ARoundThatWasOnlyToldOfIsNone) {
  Record claim;
  claim.eventId = "$far", claim.author = kBo, claim.ts = kMonday, claim.kind = RecordKind::round;
  claim.text = "Fikarunda v. 47", claim.day = "2026-11-16";
  std::size_t count = 0;
  RoundRoom room = heldRound(4);
  room.add(rawEvent("$retell", kAnna, 5, "se.smasteg.op",
                    retellMessage(kCreate, "retell-retell-retell", {&claim}, count)));
  ASSERT_EQ(count, 1u);
  EXPECT_FALSE(checkOf(room, "$far").ok());
}

TEST(RoundEdgesTest, ACloseWithoutEntriesIsNone) {
  RoundRoom room;
  room.signUp(kAnna);
  room.op("$empty", kAnna, 50, "close");
  EXPECT_EQ(room.check().why, "no_close");
}

TEST(RoundEdgesTest, BeforeThereIsAResultAMissingSignUpIsSaid) {
  RoundRoom room;
  room.signUp(kAnna);
  room.op("$c", kAnna, 60, "close", withEntries({room.idOf("signup", kAnna), "$nowhere"}));
  const RoundCheck check = room.check();
  EXPECT_EQ(check.why, "missing_entry");
  EXPECT_EQ(check.about, "$nowhere");
}

TEST(RoundEdgesTest, AnotherReactionSignsNobodyUp) {
  RoundRoom room;
  room.signUp(kAnna);
  room.add(reaction("$sleep", kBo, 12, kRoundCard, "💤"));
  room.op("$c", kAnna, 60, "close", withEntries({room.idOf("signup", kAnna), "$sleep"}));
  EXPECT_EQ(room.check().about, "$sleep");
}

TEST(RoundEdgesTest, OfOnePersonsSignUpsTheFirstWithANumberCounts) {
  for (const bool isReversed : {false, true}) {
    RoundRoom room;
    room.signUp(kAnna);
    room.op("$bare", kBo, 5, "signup");                    // without a number
    room.add(reaction("$cup", kBo, 6, kRoundCard, "☕"));  // without one too
    room.signUp(kBo, 20, "bo-nonce-bo-nonce-2", "$second");
    room.signUp(kBo, 10, "bo-nonce-bo-nonce-1", "$first");
    auto& entries = room.entries();
    entries.insert(entries.end(), {"$bare", "$cup"});
    if (isReversed) std::reverse(entries.begin(), entries.end());
    room.close();
    room.reveal(kAnna);
    room.reveal(kBo, 111, "bo-nonce-bo-nonce-1");
    room.result();
    const RoundCheck check = room.check();
    EXPECT_TRUE(check.verdict == RoundVerdict::checked) << check.why;
    EXPECT_EQ(check.reveals, 2u);
    EXPECT_EQ(check.of, 2u);
    EXPECT_EQ(check.draw.groups, (MeetingRound{{kAnna, kBo}}));
  }
}

TEST(RoundEdgesTest, WhoPromisedNoNumberOpensNone) {
  RoundRoom room;
  room.signUp(kAnna);
  room.add(reaction("$cup", kBo, 6, kRoundCard, "☕"));
  room.entries().push_back("$cup");
  room.close();
  room.reveal(kBo);
  room.result();
  EXPECT_EQ(room.check().why, "false_reveal");
}

TEST(RoundEdgesTest, TheSameResultToldTwiceIsOneAndAThirdThatDiffersDisputesBoth) {
  RoundRoom room = heldRound(6);
  room.result("$one", 130);
  OpFields same;
  same.close = room.closeId(), same.reveals = room.reveals(), same.digest = room.check().draw.digest;
  room.toldResult("$two", 131, same, kBo);
  EXPECT_TRUE(room.check().verdict == RoundVerdict::checked);
  // Somebody else says to have drawn before any number was opened.
  RoundRoom early = heldRound(6);
  early.reveals().clear();
  early.result("$early", 105);
  EXPECT_TRUE(early.check().verdict == RoundVerdict::checked);
  early.toldResult("$one", 130, same);
  EXPECT_EQ(early.check().why, "two_results");
  early.toldResult("$two", 131, same, kBo);
  EXPECT_EQ(early.check().why, "two_results");
}

TEST(RoundEdgesTest, ARoundThatIsNotConfirmedIsNoHistoryAndOneThatEndsLaterIsNeither) {
  const auto people = roundPeople(2);
  for (const int resultMinute : {120, 5000}) {
    RoundRoom first("$first", 0), second("$second", 300);
    for (RoundRoom* room : {&first, &second}) {
      for (const std::string& person : people) room->signUp(person);
      room->close();
    }
    first.result("", resultMinute);
    second.append(first);
    const RoundCheck check = second.check();
    ASSERT_EQ(check.draw.pairs.size(), 1u);
    EXPECT_EQ(check.draw.pairs[0].reasons[0], resultMinute == 120 ? "rounds_since:0" : "never_met");
    OpFields lie;
    lie.close = first.closeId(), lie.digest = std::string(64, 'b');
    RoundRoom lying("$second", 300);
    for (const std::string& person : people) lying.signUp(person);
    lying.close();
    RoundRoom liar("$first", 0);
    for (const std::string& person : people) liar.signUp(person);
    liar.close();
    liar.toldResult("$lie", 120, lie);
    lying.append(liar);
    EXPECT_EQ(lying.check().draw.pairs[0].reasons[0], "never_met");
  }
}

}  // namespace
}  // namespace smasteg::testing
