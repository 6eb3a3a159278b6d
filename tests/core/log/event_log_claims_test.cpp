// Claims that contradict each other, come twice or come late: whichever is read first, the same stands.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/log/op_codec.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

/// The events are applied as they are and backwards, and the digests must be the same.
class EventLogClaimsTest : public LogTest {
 protected:
  void bothWays(std::vector<std::string> events) {
    apply(events);
    std::reverse(events.begin(), events.end());
    EventLog other(catalogue_);
    for (const std::string& event : events) other.apply(event);
    EXPECT_EQ(log_.digest(), other.digest());
  }
};

std::string op(const std::string& id, const std::string& sender, int minute, const std::string& content) {
  return rawEvent(id, sender, minute, "se.smasteg.op", content);
}

/// A message by the app in the flow: its structure fits its body.
std::string byApp(const std::string& id, const std::string& kind, const std::string& body,
                  const std::string& more = "") {
  return message(id, kBo, 5,
                 textContent(body, R"(,"se.smasteg":{"v":1,"id":"flowflowflowflowflow01","k":")" + kind +
                                       R"(","h":")" + fnv1a64Hex(body) + "\"" + more + "}"));
}

TEST_F(EventLogClaimsTest, OfTwoCopiesWithOneTextTheOneWithAStructureStands) {
  const StepContent content = step("stepstepstepstepstep01", "Ringde designern på Skatteverket");
  bothWays({weekCard(), sentStep("$a", kBo, 5, content), typed("$a", kBo, 5, content.body)});
  ASSERT_EQ(count(), 1U);
  EXPECT_TRUE(log_.records()[0]->byApp);
}

TEST_F(EventLogClaimsTest, AnEditUnderOneIdInTwoPlacesCountsInOneOfThem) {
  bothWays({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag"),
            typed("$b", kBo, 6, "Testade en blankett i dag"),
            typedEdit("$e", kBo, 8, "$a", "Ringde två designer i dag"),
            typedEdit("$e", kBo, 8, "$b", "Testade två blanketter i dag")});
  EXPECT_EQ(texts(), (Texts{"Testade en blankett i dag", "Ringde två designer i dag"}));
}

TEST_F(EventLogClaimsTest, AnEditUnderOneIdAtTwoTimesCountsAtTheEarlier) {
  bothWays({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag"),
            typedEdit("$e", kBo, 8, "$a", "Ringde två designer i dag"),
            typedEdit("$e", kBo, 12, "$a", "Ringde tre designer i dag"),
            typedEdit("$f", kBo, 10, "$a", "Ringde fyra designer i dag")});
  EXPECT_EQ(texts(), Texts{"Ringde fyra designer i dag"}) << "which came between";
}

TEST_F(EventLogClaimsTest, AnEditWithTwoTextsHasTheSameOneWhicheverCameFirst) {
  bothWays({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag"),
            typedEdit("$e", kBo, 8, "$a", "Ringde Bertil på Skatteverket"),
            typedEdit("$e", kBo, 8, "$a", "Ringde Anna på Skatteverket")});
  EXPECT_EQ(texts(), Texts{"Ringde Bertil på Skatteverket"});
}

TEST_F(EventLogClaimsTest, WhatIsKnownInTheClearIsNotLockedByACopyThatIs) {
  apply({weekCard(), pointer("$p", kAnna, 1), typed("$a", kBo, 5, "Ringde en designer i dag"),
         typedEdit("$e", kBo, 8, "$a", "Ringde två designer i dag"), reaction("$k", kBo, 9, "$a", "👍"),
         redaction("$r", kBo, 10, "$x"), typed("$y", kBo, 11, "Testade blanketten med Lars"),
         redaction("$r2", kBo, 12, "$y")});
  const std::string before = log_.digest();
  for (const char* id : {"$p", "$a", "$e", "$k", "$r", "$y"}) {
    EXPECT_FALSE(log_.apply(lockedEvent(id, kBo, 5)).isNew) << id;
    EXPECT_EQ(log_.lockedCount(), 0U) << id;
  }
  EXPECT_EQ(log_.digest(), before);
}

TEST_F(EventLogClaimsTest, ALateCopyOfWhatWasRemovedIsNoCardUnlessItSaysSoItself) {
  apply({redaction("$r", kBo, 10, "$a"), redaction("$r2", kAnna, 11, kCard)});
  apply({message("$a", kBo, 5, textContent("Ringde en designer i dag"))});
  EXPECT_TRUE(log_.cards().empty());
  // An edit's content in its place tells nothing of what it was.
  const std::string content =
      cardMessage("week", weekCardBody({2026, 48}, Language::sv), "cardcardcardcardcard01", "2026-W48");
  apply({rawEvent(kCard, kAnna, 0, "m.room.message", content,
                  R"(,"unsigned":{"m.relations":{"m.replace":{"event_id":"$e","sender":"@anna:hs"}}})")});
  EXPECT_TRUE(log_.cards().empty());
  apply({weekCard()});
  ASSERT_TRUE(log_.cards().contains(kCard));
  EXPECT_TRUE(log_.cards().at(kCard).redacted);
}

TEST_F(EventLogClaimsTest, ABundledEditThatWasRemovedDoesNotComeBack) {
  const std::string edit = typedEdit("$e", kBo, 8, "$a", "Ringde två designer i dag");
  apply({weekCard(), redaction("$r", kBo, 10, "$e"),
         rawEvent("$a", kBo, 5, "m.room.message", textContent("Ringde en designer i dag", inThread()),
                  R"(,"unsigned":{"m.relations":{"m.replace":)" + edit + "}}")});
  EXPECT_EQ(texts(), Texts{"Ringde en designer i dag"});
}

TEST_F(EventLogClaimsTest, OnlyMessagesBelongToTheThreadThatTheyWereReadFrom) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag")});
  log_.applyFromThread(reaction("$k", kAnna, 9, "$a", "👍"), kCard);
  EXPECT_EQ(log_.reactions("$a"), (std::map<std::string, std::set<std::string>>{{"👍", {kAnna}}}));
  EXPECT_EQ(log_.messagesIn(kCard), 1U);
}

TEST_F(EventLogClaimsTest, NamesTheSenderOfOpsAndTheReactionOfThatKeyAlone) {
  apply({weekCard(), pointer("$p", kAnna, 1), reaction("$k", kBo, 9, kCard, "👍")});
  EXPECT_EQ(log_.senderOf("$p"), kAnna);
  EXPECT_EQ(log_.senderOf("$okänd"), "");
  EXPECT_EQ(log_.reactionEvent(kCard, kBo, "👍"), "$k");
  EXPECT_EQ(log_.reactionEvent(kCard, kBo, "🎉"), "");
  EXPECT_EQ(log_.reactionEvent(kCard, kAnna, "👍"), "");
}

TEST_F(EventLogClaimsTest, AnOpThatWasRemovedIsFoundUnderItsIdNoMore) {
  const std::string id = "pointerpointer-" + fnv1a64Hex("$p");
  apply({pointer("$p", kAnna, 1)});
  EXPECT_EQ(log_.eventOf(kAnna, id), "$p");
  apply({redaction("$r", kAnna, 2, "$p")});
  EXPECT_EQ(log_.eventOf(kAnna, id), "");
  EXPECT_TRUE(log_.cards().empty());
}

TEST_F(EventLogClaimsTest, AnOpWithoutAnIdOrAPlaceIsKeptAndCanBeRemoved) {
  const std::string empty = log_.digest();
  apply({op("$o", kBo, 1, R"({"v":1,"op":"profile"})"), op("$n", kBo, 2, R"({"v":1})")});
  EXPECT_TRUE(log_.knows("$o"));
  EXPECT_TRUE(log_.ops("profile").empty()) << "it is about nothing";
  apply({redaction("$r", kBo, 2, "$o"), redaction("$r2", kBo, 2, "$n")});
  EXPECT_TRUE(log_.ops("profile").empty());
}

TEST_F(EventLogClaimsTest, APointerWithTooLongAKindPointsAtNothing) {
  apply({op("$p", kAnna, 1, cardPointer(kCreate, "$x", std::string(33, 'k'), "", "pointerpointer-1"))});
  EXPECT_TRUE(log_.cards().empty());
  apply({op("$q", kAnna, 1, cardPointer(kCreate, "$x", std::string(32, 'k'), "", "pointerpointer-2"))});
  EXPECT_EQ(log_.cards().at("$x").kind, std::string(32, 'k'));
}

TEST_F(EventLogClaimsTest, ACardThatTurnsOutToBeOfAnotherKindHasItsThreadReadAnew) {
  bothWays({op("$p", kAnna, 1, cardPointer(kCreate, kCard, "unconference", "", "pointerpointer-1")),
            typed("$a", kBo, 5, "Ringde en designer i dag"), weekCard()});
  EXPECT_EQ(log_.cards().at(kCard).kind, "week");
  EXPECT_EQ(texts(), Texts{"Ringde en designer i dag"});
}

TEST_F(EventLogClaimsTest, ALaterWordingTakesThePlaceOfAnotherCopy) {
  const std::string id = "stepstepstepstepstep01";
  StepContent first = step(id, "Ringde designern på Skatteverket"), second = first, third = first;
  second.wording = 2;
  second.body = "Ringde två designer på Skatteverket";
  third.wording = 3;
  third.body = "Ringde tre designer på Skatteverket";
  apply({weekCard(), sentStep("$a", kBo, 5, first), sentStep("$b", kBo, 6, second)});
  EXPECT_EQ(texts(), Texts{second.body});
  apply({message("$e", kBo, 7, stepEdit(third, "$a"))});
  EXPECT_EQ(texts(), Texts{third.body});
  EXPECT_EQ(log_.records()[0]->eventId, "$a");
  apply({redaction("$r", kBo, 8, "$e")});
  EXPECT_EQ(texts(), Texts{second.body});
  EXPECT_EQ(log_.records()[0]->eventId, "$b");
}

TEST_F(EventLogClaimsTest, TheAuthorsOwnKeycapOnARemovedCardChangesNothing) {
  apply({weekCard(), reaction("$k", kAnna, 1, kCard, "6️⃣"), redaction("$r", kAnna, 2, kCard)});
  EXPECT_TRUE(log_.reactions(kCard).empty());
  EXPECT_TRUE(log_.cards().at(kCard).redacted);
  EXPECT_EQ(count(), 0U);
}

TEST_F(EventLogClaimsTest, InTheFlowOnlyWhatLivesThereIsRead) {
  apply({byApp("$a", "step", "Ringde designern på Skatteverket"), byApp("$b", "batch", batchBody()),
         byApp("$c", "call", "Hej på er alla"), byApp("$d", "call", "🧪 Experiment: Utan möten")});
  EXPECT_EQ(count(), 0U) << texts()[0];
}

TEST_F(EventLogClaimsTest, ReactionsThatWaitForTheirTargetAreBoundedToo) {
  for (std::size_t i = 0; i < kMaxPending + 10; ++i)
    apply({reaction("$" + std::to_string(i), kBo, 5, "$okänd", "👍")});
  EXPECT_FALSE(log_.knows("$0"));
  EXPECT_FALSE(log_.knows("$9"));
  EXPECT_TRUE(log_.knows("$10"));
}

TEST_F(EventLogClaimsTest, WhatNobodyCouldOpenIsCountedLongAfterItIsForgotten) {
  apply({lockedEvent("$lås", kBo, 5)});
  for (std::size_t i = 0; i < kMaxPending + 10; ++i)
    apply({typed("$" + std::to_string(i), kBo, 6, "Ringde designern på Skatteverket", "$annat")});
  EXPECT_EQ(log_.newestLocked("m.thread", kCard), kMonday + 5 * kMinuteMs);
  apply({weekCard()});
  EXPECT_EQ(log_.lockedCount(), 1U);
}

TEST_F(EventLogClaimsTest, WhoIsNoLongerWaitingOnlyLeavesTheQueue) {
  apply({typed("$först", kBo, 5, "Ringde designern på Skatteverket"),
         reaction("$k", kAnna, 6, "$först", "👍"),
         typed("$borta", kBo, 5, "Ringde designern på Skatteverket"), redaction("$r", kBo, 7, "$borta"),
         reaction("$q", kAnna, 6, "$okänd", "👍"), redaction("$r2", kAnna, 7, "$q"), weekCard()});
  for (std::size_t i = 0; i < kMaxPending + 10; ++i)
    apply({typed("$" + std::to_string(i), kBo, 6, "Ringde designern på Skatteverket", "$annat")});
  EXPECT_TRUE(log_.knows("$först"));
  EXPECT_EQ(log_.reactionEvent("$först", kAnna, "👍"), "$k");
  EXPECT_FALSE(log_.knows("$9"));
  EXPECT_TRUE(log_.knows("$10"));
}

TEST_F(EventLogClaimsTest, AMessageThatIsPointedAtIsKeptWhateverItSays) {
  apply({message("$x", kAnna, 0, textContent("Vad ska vi göra?")), pointer("$p", kAnna, 1, "$x")});
  EventLog again(catalogue_);
  ASSERT_TRUE(again.loadSnapshot(log_.saveSnapshot()).ok());
  EXPECT_EQ(again.senderOf("$x"), kAnna);
  EXPECT_EQ(again.digest(), log_.digest());
}

TEST_F(EventLogClaimsTest, NewerVersionsAreAllCountedAndSoManyKept) {
  for (std::size_t i = 0; i < kMaxNewerKept + 10; ++i)
    log_.apply(op("$" + std::to_string(i), kBo, 5, R"({"v":2,"op":"profile"})"));
  EXPECT_EQ(log_.newerVersions(), kMaxNewerKept + 10);
  EXPECT_EQ(log_.newerEvents().size(), kMaxNewerKept);
}

TEST_F(EventLogClaimsTest, ABundleOfAnotherMessageOrAnotherPersonSaysNothing) {
  const std::string elsewhere = typedEdit("$e", kBo, 8, "$annan", "Ringde två designer i dag");
  const std::string others = typedEdit("$f", kAnna, 8, "$b", "Ringde två designer i dag");
  const auto with = [](const std::string& id, const std::string& edit) {
    return rawEvent(id, kBo, 5, "m.room.message", textContent("Ringde en designer i dag", inThread()),
                    R"(,"unsigned":{"m.relations":{"m.replace":)" + edit + "}}");
  };
  apply({weekCard(), with("$a", elsewhere), with("$b", others), with("$c", R"({"sender":"@bo:hs"})")});
  EXPECT_EQ(texts(),
            (Texts{"Ringde en designer i dag", "Ringde en designer i dag", "Ringde en designer i dag"}));
  EXPECT_FALSE(log_.records()[0]->edited);
}

TEST_F(EventLogClaimsTest, ABundleOnARemovedMessageBringsNothingBack) {
  const std::string edit = typedEdit("$e", kBo, 8, "$a", "Ringde två designer i dag");
  apply({weekCard(),
         rawEvent("$a", kBo, 5, "m.room.message", "{}",
                  R"(,"unsigned":{"redacted_because":{},"m.relations":{"m.replace":)" + edit + "}}")});
  EXPECT_EQ(count(), 0U);
  EXPECT_EQ(log_.lockedCount(), 0U);
}

TEST_F(EventLogClaimsTest, ABatchInAnEditMayNotHaveMoreLinesThanABatch) {
  std::string lines;
  for (std::size_t i = 0; i <= kMaxRecordsPerMessage; ++i) lines += lines.empty() ? "{}" : ",{}";
  const std::string content =
      R"({"msgtype":"m.notice","body":"x","m.new_content":{"msgtype":"m.notice","body":"x","se.smasteg":{)"
      R"("v":1,"k":"batch","h":"","r":[)" +
      lines + R"(]}},"m.relates_to":{"rel_type":"m.replace","event_id":"$a"}})";
  EXPECT_EQ(log_.apply(message("$e", kBo, 8, content)).quarantined, "too_many_records");
}

}  // namespace
}  // namespace smasteg::testing
