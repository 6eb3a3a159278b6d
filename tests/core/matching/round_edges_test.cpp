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
  for (const auto* card : {"$card", "$step"}) EXPECT_FALSE(checkOf(room, card).ok()) << card;
  EXPECT_EQ(checkOf(room, "$unseen").value().why, "no_close");
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

TEST(RoundEdgesTest, TheSameResultToldTwiceIsOneAndOneThatCountsFewerNumbersYields) {
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
  early.toldResult("$two", 131, same, kBo);
  EXPECT_TRUE(early.check().verdict == RoundVerdict::checked);
  EXPECT_EQ(early.check().result, "$one");
  EXPECT_EQ(early.check().draw.digest, room.check().draw.digest);
}

TEST(RoundEdgesTest, ARoundWhoseResultDoesNotFollowIsNoHistoryAndOneThatEndsLaterIsNeither) {
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

/// As the app tells it: with its inputs and groups.
RoundRoom toldRound(std::size_t count, const std::string& card = kRoundCard, int minute = 0) {
  RoundRoom room(card, minute);
  for (const std::string& person : roundPeople(count)) room.signUp(person);
  room.close();
  for (const std::string& person : roundPeople(count)) room.reveal(person);
  OpFields fields = resultOf(room.check());
  fields.reveals = room.reveals();
  room.toldResult(room.resultId(), 120, fields);
  return room;
}

RoundRoom withoutEvent(RoundRoom room, const std::string& id) {
  std::erase_if(room.events(),
                [&](const std::string& event) { return event.starts_with("{\"event_id\":\"" + id + "\""); });
  return room;
}

TEST(RoundEdgesTest, WhoMetWhomStaysTrueWhenAnInputIsTakenAway) {
  OpFields profile, other;
  profile.organisation = "Umeå kommun", other.organisation = "Skatteverket";
  RoundRoom room("$first");
  room.profile("@p11:hs", -5, profile);
  for (const auto* person : {"@anna:hs", "@p12:hs", "@p13:hs"}) room.profile(person, -5, other);
  room.append(toldRound(4, "$first"));
  // Told again with the profile as an input.
  room = withoutEvent(room, room.resultId());
  const OpFields fields = resultOf(room.check());
  room.toldResult("$first-result", 120, fields);
  ASSERT_TRUE(room.check().verdict == RoundVerdict::checked);
  const MeetingRound groups = room.check().groups;
  ASSERT_EQ(groups.size(), 2u);
  for (const std::string& gone : {room.idOf("profile", "@p11:hs"), room.idOf("reveal", "@p12:hs"),
                                  room.idOf("signup", "@p12:hs"), room.closeId()}) {
    const RoundRoom less = withoutEvent(room, gone);
    const RoundCheck check = less.check();
    EXPECT_TRUE(check.verdict == RoundVerdict::unconfirmed) << gone;
    EXPECT_EQ(check.groups, groups) << gone << " " << check.why;
    RoundRoom next = toldRound(4, "$second", 300);
    next.append(less);
    EXPECT_EQ(next.check().history, 1u) << gone;
  }
  EXPECT_EQ(withoutEvent(room, room.idOf("profile", "@p11:hs")).check().why, "other_inputs");
}

TEST(RoundEdgesTest, GroupsThatDoNotFollowFromCompleteInputsCountForNothing) {
  const RoundRoom honest = toldRound(4);
  OpFields lie = resultOf(honest.check());
  std::swap(lie.groups[0][1], lie.groups[1][1]);
  RoundRoom lying = withoutEvent(honest, honest.resultId());
  lying.toldResult("$lie", 120, lie);
  const RoundCheck check = lying.check();
  EXPECT_TRUE(check.verdict == RoundVerdict::wrong);
  EXPECT_EQ(check.why, "other_digest");
  EXPECT_TRUE(check.groups.empty());
  // An honest one beside it stands, whichever came first.
  lying.append(honest);
  EXPECT_TRUE(lying.check().verdict == RoundVerdict::checked);
  EXPECT_EQ(lying.check().result, honest.resultId());
}

TEST(RoundEdgesTest, AResultFromACloseThatIsNobodysToMakeCountsForNothing) {
  RoundRoom room;
  for (const std::string& person : roundPeople(4)) room.signUp(person);
  room.close("$false", "@p11:hs", 60);
  OpFields fields;
  fields.close = "$false", fields.digest = std::string(64, 'c');
  fields.groups = {{kAnna, "@p12:hs"}, {"@p11:hs", "@p13:hs"}};
  room.toldResult("$early", 61, fields, "@p11:hs");
  EXPECT_EQ(room.check().why, "unknown_close");
  EXPECT_TRUE(room.check().groups.empty());
  // Nor one from a close that nobody has seen, by somebody who could not have made it.
  const RoundRoom vague = withoutEvent(room, "$false");
  EXPECT_EQ(vague.check().why, "unknown_close");
  EXPECT_TRUE(vague.check().groups.empty());
}

TEST(RoundEdgesTest, WhoDoesNotSeeTheCardTrustsTheOneWhoPointedAndSaysSoWhenItDoesNotFit) {
  RoundRoom room = toldRound(4);
  room.add(rawEvent("$told", kAnna, 0, "se.smasteg.op",
                    cardPointer(kCreate, kRoundCard, "round", "2026-W48", "pointerpointer-0001")));
  const RoundRoom unseen = withoutEvent(room, kRoundCard);
  EXPECT_TRUE(unseen.check().verdict == RoundVerdict::checked) << unseen.check().why;
  // Two who point: nobody knows whose it is, and nobody may close early.
  RoundRoom forged = unseen;
  forged.add(rawEvent("$forged", kBo, 0, "se.smasteg.op",
                      cardPointer(kCreate, kRoundCard, "round", "2026-W48", "pointerpointer-0002")));
  EXPECT_EQ(forged.check().why, "unknown_close");
}

TEST(RoundEdgesTest, AnEntryThatIsGoneIsDrawnWithout) {
  RoundRoom room;
  for (const std::string& person : roundPeople(4)) room.signUp(person);
  room.close();
  RoundRoom less = withoutEvent(room, room.idOf("signup", "@p12:hs"));
  const RoundCheck drawn = less.check();
  EXPECT_EQ(drawn.why, "missing_entry");
  EXPECT_EQ(drawn.draw.groups.size(), 1u);  // a trio of those who are left
  less.toldResult("$r", 120, resultOf(drawn));
  EXPECT_TRUE(less.check().verdict == RoundVerdict::checked) << less.check().why;
  // Who still has it sees that it was left out.
  RoundRoom all = room;
  all.toldResult("$r", 120, resultOf(drawn));
  EXPECT_EQ(all.check().why, "other_inputs");
}

}  // namespace
}  // namespace smasteg::testing
