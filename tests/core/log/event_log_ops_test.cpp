// Quiet events by name, the latest of which stands, and what is retold: never more than a claim.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/log/op_codec.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

const std::string kEva = "@eva:hs";

std::string quiet(const std::string& id, const std::string& sender, int minute, const std::string& op,
                  const OpFields& fields, const std::string& about = kCreate) {
  return rawEvent(id, sender, minute, "se.smasteg.op",
                  opMessage(op, about, "id-of-op-" + fnv1a64Hex(id), fields));
}

std::string language(const std::string& id, const std::string& sender, int minute, const std::string& is) {
  OpFields fields;
  fields.language = is;
  return quiet(id, sender, minute, "settings", fields);
}

std::string profile(const std::string& id, const std::string& sender, int minute, const std::string& place) {
  OpFields fields;
  fields.place = place;
  return quiet(id, sender, minute, "profile", fields);
}

Record claim(const std::string& id, const std::string& by, const std::string& body) {
  Record record;
  record.eventId = id;
  record.author = by;
  record.ts = kMonday + kMinuteMs;
  record.text = body;
  record.day = "2026-11-23";
  return record;
}

Record claimIn(const std::string& card, const std::string& id, const std::string& body) {
  Record record = claim(id, kBo, body);
  record.card = card;
  return record;
}

std::string retell(const std::string& id, const std::string& sender, int minute,
                   const std::vector<Record>& records) {
  std::size_t count = 0;
  std::vector<const Record*> list;
  for (const Record& record : records) list.push_back(&record);
  return rawEvent(id, sender, minute, "se.smasteg.op",
                  retellMessage(kCreate, "id-of-op-" + fnv1a64Hex(id), list, count));
}

class EventLogOpsTest : public LogTest {
 protected:
  std::string roomLanguage() const {
    const auto settings = log_.latestOp("settings");
    return settings ? readOpFields("settings", settings->fields).language : "";
  }
  std::string placeOf(const std::string& sender) const {
    const auto op = log_.latestOp("profile", sender);
    return op ? readOpFields("profile", op->fields).place : "";
  }
};

TEST_F(EventLogOpsTest, TheLatestSettingsStandWhoeverChangedThem) {
  apply({language("$s2", kBo, 2, "sv"), language("$s1", kAnna, 1, "en")});
  EXPECT_EQ(roomLanguage(), "sv");
  EXPECT_EQ(log_.latestOp("settings")->sender, kBo);
  apply({redaction("$r", kBo, 3, "$s2")});
  EXPECT_EQ(roomLanguage(), "en");
}

TEST_F(EventLogOpsTest, OfTheSameTimeTheGreaterEventIdStands) {
  apply({language("$b", kBo, 1, "sv"), language("$a", kAnna, 1, "en")});
  EXPECT_EQ(roomLanguage(), "sv");
}

TEST_F(EventLogOpsTest, EachPersonHasOneProfile) {
  apply(
      {profile("$p1", kAnna, 1, "Umeå"), profile("$p2", kBo, 5, "Lund"), profile("$p3", kAnna, 3, "Boden")});
  EXPECT_EQ(placeOf(kAnna), "Boden");
  EXPECT_EQ(placeOf(kBo), "Lund");
  EXPECT_EQ(placeOf(kEva), "");
  apply({profile("$p4", kAnna, 4, "")});  // nothing said: taken back by its owner
  EXPECT_EQ(placeOf(kAnna), "");
  apply({redaction("$r1", kAnna, 6, "$p4"), redaction("$r2", kAnna, 7, "$p3")});
  EXPECT_EQ(placeOf(kAnna), "Umeå");
}

TEST_F(EventLogOpsTest, OpsAboutACardComeOldestFirst) {
  OpFields fields;
  fields.entries = {"$e1"};
  apply({quiet("$c2", kBo, 2, "close", fields, "$round"), quiet("$c1", kAnna, 1, "close", fields, "$round"),
         quiet("$c3", kAnna, 3, "close", fields, "$other"), quiet("$m", kAnna, 3, "met", {}, "$round")});
  const auto closes = log_.ops("close", "", "$round");
  ASSERT_EQ(closes.size(), 2u);
  EXPECT_EQ(closes[0].eventId, "$c1");
  EXPECT_EQ(readOpFields("close", closes[1].fields).entries, std::vector<std::string>{"$e1"});
  EXPECT_EQ(log_.ops("close", kAnna).size(), 2u);
  EXPECT_EQ(log_.ops("met", kAnna, "$round").size(), 1u);
  EXPECT_TRUE(log_.ops("decline").empty());
}

TEST_F(EventLogOpsTest, AnOpThatRefersToNothingSaysNothing) {
  OpFields fields;
  fields.language = "en";
  std::string content = opMessage("settings", kCreate, "opopopopopopopop01", fields);
  const std::size_t at = content.find("m.reference");
  content.replace(at, 11, "m.thread");
  apply({rawEvent("$s", kAnna, 1, "se.smasteg.op", content)});
  EXPECT_FALSE(log_.latestOp("settings").has_value());
  EXPECT_TRUE(log_.knows("$s"));
}

TEST_F(EventLogOpsTest, ANewerVersionOfAnOpIsKeptWholeAndNotRead) {
  std::string content = opMessage("met", kCard, "opopopopopopopop01", {});
  content.replace(content.find("\"v\":1"), 5, "\"v\":2");
  apply({rawEvent("$s", kAnna, 1, "se.smasteg.op", content)});
  EXPECT_TRUE(log_.ops("met").empty());
  EXPECT_EQ(log_.newerVersions(), 1u);
  EXPECT_EQ(log_.newerEvents().size(), 1u);
}

TEST_F(EventLogOpsTest, WhatIsRetoldIsShownAsAClaim) {
  Record thanks = claim("$t", kBo, "Anna för hjälpen");
  thanks.kind = RecordKind::thanks;
  thanks.about = {kAnna};
  Record second = claim("$b", kBo, "Skrev ett inlägg");
  second.line = 2;
  second.day = "2026-11-20";
  second.principles = {"otg-6"};
  apply({retell("$r", kAnna, 5, {claim("$x", kBo, "Ringde designern"), thanks, second})});
  ASSERT_EQ(count(), 3u);
  const Record* step = log_.record("$x");
  ASSERT_NE(step, nullptr);
  EXPECT_EQ(step->author, kBo);
  EXPECT_EQ(step->toldBy, kAnna);
  EXPECT_EQ(step->text, "Ringde designern");
  EXPECT_EQ(step->day, "2026-11-23");
  EXPECT_EQ(step->recordId, "");
  EXPECT_FALSE(step->byApp);
  EXPECT_EQ(log_.record("$t")->kind, RecordKind::thanks);
  EXPECT_EQ(log_.record("$t")->about, std::vector<std::string>{kAnna});
  EXPECT_EQ(log_.record("$b/2")->day, "2026-11-20");
  EXPECT_EQ(log_.record("$b/2")->principles, std::vector<std::string>{"otg-6"});
  apply({redaction("$rr", kAnna, 6, "$r")});
  EXPECT_EQ(count(), 0u);
}

TEST_F(EventLogOpsTest, TheOriginalReplacesWhatWasRetoldOfIt) {
  apply({weekCard(), retell("$r", kAnna, 5, {claim("$x", kBo, "Bo har inte gjort någonting alls")})});
  EXPECT_EQ(texts(), Texts{"Bo har inte gjort någonting alls"});
  apply({typed("$x", kBo, 1, "Ringde designern på Skatteverket")});
  EXPECT_EQ(texts(), Texts{"Ringde designern på Skatteverket"});
  EXPECT_EQ(log_.record("$x")->toldBy, "");
  apply({retell("$r2", kEva, 6, {claim("$x", kBo, "Något annat igen")})});
  EXPECT_EQ(texts(), Texts{"Ringde designern på Skatteverket"});
}

TEST_F(EventLogOpsTest, AnOriginalThatIsNoRecordRefutesTheClaim) {
  apply({weekCard(), retell("$r", kAnna, 5, {claim("$x", kBo, "Något helt påhittat")}),
         message("$x", kBo, 1, textContent("Vi ses på måndag klockan nio"))});
  EXPECT_EQ(count(), 0u);
  EventLog again(catalogue_);
  ASSERT_TRUE(again.loadSnapshot(log_.saveSnapshot()).ok());
  EXPECT_TRUE(again.records().empty());
}

TEST_F(EventLogOpsTest, WhatIsRemovedIsNotRetold) {
  apply({weekCard(), typed("$x", kBo, 1, "Ringde designern på Skatteverket"), redaction("$d", kBo, 2, "$x"),
         retell("$r", kAnna, 5, {claim("$x", kBo, "Ringde designern på Skatteverket")})});
  EXPECT_EQ(count(), 0u);
}

TEST_F(EventLogOpsTest, WhatAWalkDidNotFindIsNotRetoldUntilSomebodySeesItAgain) {
  apply({weekCard(), typed("$x", kBo, 1, "Ringde designern på Skatteverket")});
  log_.applyCompleteWalk(kCard, {});
  apply({retell("$r", kAnna, 5, {claim("$x", kBo, "Ringde designern på Skatteverket")})});
  EXPECT_EQ(count(), 0u);
  EventLog again(catalogue_);
  ASSERT_TRUE(again.loadSnapshot(log_.saveSnapshot()).ok());
  EXPECT_TRUE(again.records().empty());
  apply({lockedEvent("$x", kBo, 1)});
  ASSERT_EQ(count(), 1u);
  EXPECT_EQ(log_.records()[0]->toldBy, kAnna);
}

TEST_F(EventLogOpsTest, ACompleteWalkRefutesWhatWasToldToHangThereAndWasNotFound) {
  const std::vector<Record> told = {
      claimIn(kCard, "$x", "Ringde designern"), claimIn(kCard, "$y", "Skrev ett inlägg"),
      claimIn("$other", "$z", "Mätte en gång till"), claim("$w", kBo, "Utan plats")};
  apply({weekCard(), retell("$r", kAnna, 5, told)});
  ASSERT_EQ(count(), 4u);
  EXPECT_EQ(log_.record("$x")->card, "") << "nobody has seen it there";
  EXPECT_TRUE(log_.applyCompleteWalk(kCard, {"$y"}).recordsChanged);
  EXPECT_EQ(log_.record("$x"), nullptr);
  EXPECT_EQ(count(), 3u);
  EXPECT_FALSE(log_.applyCompleteWalk(kCard, {"$y"}).recordsChanged);
  apply({retell("$r2", kBo, 6, told)});
  EXPECT_EQ(log_.record("$x"), nullptr) << "told once more by another";
  EventLog again(catalogue_);
  ASSERT_TRUE(again.loadSnapshot(log_.saveSnapshot()).ok());
  EXPECT_EQ(again.digest(), log_.digest());
  apply({lockedEvent("$x", kBo, 1)});
  ASSERT_NE(log_.record("$x"), nullptr);
  EXPECT_EQ(log_.record("$x")->toldBy, kBo);
}

TEST_F(EventLogOpsTest, AFalsePlaceTakesAwayNoTrueClaim) {
  apply({weekCard(), retell("$r", kEva, 5, {claimIn("$false", "$x", "Enligt Eva gjordes det")}),
         retell("$r2", kAnna, 6, {claimIn(kCard, "$x", "Enligt Anna gjordes det")})});
  EXPECT_EQ(texts(), Texts{"Enligt Eva gjordes det"});
  log_.applyCompleteWalk("$false", {});
  EXPECT_EQ(texts(), Texts{"Enligt Anna gjordes det"});
  log_.applyCompleteWalk(kCard, {});
  EXPECT_EQ(count(), 0u);
}

TEST_F(EventLogOpsTest, WhatNobodyCanOpenIsToldUntilItOpens) {
  apply({weekCard(), lockedEvent("$x", kBo, 1),
         retell("$r", kAnna, 5, {claim("$x", kBo, "Ringde designern")})});
  EXPECT_EQ(log_.record("$x")->toldBy, kAnna);
  EXPECT_EQ(log_.lockedCount(), 1u);
  apply({typed("$x", kBo, 1, "Ringde designern på Skatteverket")});
  EXPECT_EQ(log_.record("$x")->toldBy, "");
  EXPECT_EQ(count(), 1u);
}

TEST_F(EventLogOpsTest, AnEditThatOpensIsTheAuthorsWordAlsoOfWhatNobodyCanOpen) {
  std::vector<std::string> events = {weekCard(), lockedEvent("$x", kBo, 1),
                                     typedEdit("$e", kBo, 2, "$x", "Ringde designern igen"),
                                     retell("$r", kAnna, 5, {claimIn(kCard, "$x", "Ringde designern")})};
  std::sort(events.begin(), events.end());
  do {
    EventLog log(catalogue_);
    for (const std::string& event : events) log.apply(event);
    ASSERT_NE(log.record("$x"), nullptr);
    EXPECT_EQ(log.record("$x")->text, "Ringde designern igen");
    EXPECT_EQ(log.record("$x")->toldBy, "");
    log.apply(redaction("$re", kBo, 6, "$e"));
    ASSERT_NE(log.record("$x"), nullptr);
    EXPECT_EQ(log.record("$x")->toldBy, kAnna) << "told again when the edit is gone";
    log.applyCompleteWalk(kCard, {});
    EXPECT_EQ(log.record("$x"), nullptr);
  } while (std::next_permutation(events.begin(), events.end()));
}

TEST_F(EventLogOpsTest, AnEditThatOpensAndGivesNoRecordTakesNoClaimAway) {
  // Older than the pointer of a card that nobody can open: it does not count (rule 9).
  std::vector<std::string> events = {pointer("$p", kAnna, 3), lockedEvent("$x", kBo, 1),
                                     typedEdit("$e", kBo, 4, "$x", "Ringde designern igen"),
                                     retell("$r", kAnna, 5, {claimIn(kCard, "$x", "Ringde designern")})};
  std::sort(events.begin(), events.end());
  do {
    EventLog log(catalogue_);
    for (const std::string& event : events) log.apply(event);
    ASSERT_NE(log.record("$x"), nullptr);
    EXPECT_EQ(log.record("$x")->toldBy, kAnna);
    log.apply(weekCard());
    EXPECT_EQ(log.record("$x")->text, "Ringde designern igen");
    EXPECT_EQ(log.record("$x")->toldBy, "");
  } while (std::next_permutation(events.begin(), events.end()));
}

TEST_F(EventLogOpsTest, AWalkTakesAwayWhatIsToldAndHasAnEditThatOpens) {
  apply({weekCard(), lockedEvent("$x", kBo, 1), typedEdit("$e", kBo, 2, "$x", "Ringde designern igen"),
         retell("$r", kAnna, 5, {claimIn(kCard, "$x", "Ringde designern")})});
  EXPECT_TRUE(log_.applyCompleteWalk(kCard, {}).recordsChanged);
  EXPECT_EQ(count(), 0u);
}

TEST_F(EventLogOpsTest, TheAuthorsOwnWordCountsBeforeOthersAndThenTheFirst) {
  apply({retell("$r3", kEva, 7, {claim("$x", kBo, "Enligt Eva gjordes det")}),
         retell("$r2", kAnna, 6, {claim("$x", kBo, "Enligt Anna gjordes det")})});
  EXPECT_EQ(texts(), Texts{"Enligt Anna gjordes det"});
  apply({retell("$r4", kBo, 9, {claim("$x", kBo, "Det gjorde jag själv")})});
  EXPECT_EQ(texts(), Texts{"Det gjorde jag själv"});
  apply({redaction("$d", kBo, 10, "$r4"), redaction("$d2", kAnna, 10, "$r2")});
  EXPECT_EQ(texts(), Texts{"Enligt Eva gjordes det"});
}

TEST_F(EventLogOpsTest, OneOpSaysOneThingOfALine) {
  apply({retell("$r", kAnna, 5, {claim("$x", kBo, "Det första"), claim("$x", kBo, "Det andra")})});
  EXPECT_EQ(texts(), Texts{"Det första"});
  apply({redaction("$d", kAnna, 6, "$r")});
  EXPECT_EQ(count(), 0u);
}

TEST_F(EventLogOpsTest, AllLinesOfAMessageAreByOnePerson) {
  Record other = claim("$x", kAnna, "Det här gjorde Anna");
  other.line = 2;
  Record first = claim("$x", kBo, "Det här gjorde Bo");
  first.line = 1;
  apply({retell("$r", kEva, 5, {first, other})});
  EXPECT_EQ(texts(), Texts{"Det här gjorde Bo"});
}

TEST_F(EventLogOpsTest, AClaimTakesNoIdentityFromAnybody) {
  apply({weekCard(), sentStep("$s", kBo, 1, step("stepstepstepstepstep01", "Ringde designern #6", {"otg-6"})),
         retell("$r", kEva, 5, {claim("$copy", kBo, "Bo gjorde tvärtom")})});
  EXPECT_EQ(log_.recordOf(kBo, "stepstepstepstepstep01")->eventId, "$s");
  EXPECT_EQ(log_.eventOf(kBo, "stepstepstepstepstep01"), "$s");
  EXPECT_EQ(count(), 2u);
}

TEST_F(EventLogOpsTest, ReactionsToWhatIsToldAreKept) {
  apply(
      {retell("$r", kAnna, 5, {claim("$x", kBo, "Ringde designern")}), reaction("$k", kEva, 6, "$x", "👏")});
  EventLog again(catalogue_);
  ASSERT_TRUE(again.loadSnapshot(log_.saveSnapshot()).ok());
  EXPECT_EQ(again.reactions("$x").size(), 1u);
  EXPECT_EQ(again.digest(), log_.digest());
}

}  // namespace
}  // namespace smasteg::testing
