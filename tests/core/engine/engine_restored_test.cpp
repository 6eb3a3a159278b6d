// A panel that opens on what another session left behind: jobs in any state, half a card, broken bytes; and
// what the room says of them.
//
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/ids.h"
#include "core/base/json_fields.h"
#include "core/base/random.h"
#include "core/log/event_codec.h"
#include "core/log/phrases.h"
#include "core/sync/job.h"
#include "core/sync/room_sync.h"
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

const std::string kOwn = "own|";
const std::string kId = "jobjobjobjobjobjobjo01";

class RestoredTest : public EngineTest {
 protected:
  static std::string key(const std::string& kind, const std::string& name) {
    return kOwn + kind + "/@anna:hs/!rum:hs/" + name;
  }
  Job job(const std::string& kind, const std::string& state) const {
    Job made;
    made.id = kId;
    made.kind = kind;
    made.state = state;
    made.text = "Ringde tolken";
    made.day = "2026-11-24";
    made.createdAt = made.changedAt = room.now;
    return made;
  }
  void keep(const Job& job) { anna.store[key("outbox", job.id)] = toJson(job); }
  void reopen(std::int64_t ms = 60000) {
    anna.open();
    anna.run(ms);
  }
  std::string eventOf(const std::string& text) const {
    for (const auto& event : room.events)
      if (event["content"].value("body", "") == text) return event["event_id"];
    return "";
  }
  std::size_t jobsKept() const {
    return static_cast<std::size_t>(std::count_if(anna.store.begin(), anna.store.end(), [](const auto& each) {
      return each.first.find("own|outbox/") == 0;
    }));
  }
  Person anna{room, "@anna:hs"};
};

TEST_F(RestoredTest, BytesThatAreNothingAreLeftAloneAndTheRestGoesOn) {
  keep(job("step", "waiting"));
  anna.store[key("outbox", "trasig")] = "{";
  anna.store[key("card", "2026-W48")] = "{";
  anna.store[key("pause", "")] = "{";
  anna.store["cache|snapshot/@anna:hs/!rum:hs/"] = "%%%";
  anna.store[kOwn + "okänt/@anna:hs/!rum:hs/"] = "{}";
  reopen();
  EXPECT_EQ(anna.state("Ringde tolken"), "sent");
  EXPECT_EQ(countOf(room.bodies(), "Ringde tolken"), 1U);
}

TEST_F(RestoredTest, WhatWasBeingSentIsWaitedForInSilenceAndThenSentOnce) {
  anna.log("Först");
  anna.run(20000);
  Job sending = job("step", "sending");
  sending.card = eventOf(room.bodies()[0]);
  sending.attempts = 1;
  keep(sending);
  room.sends.clear();
  const std::int64_t at = room.now;
  anna.open();
  EXPECT_EQ(anna.state("Ringde tolken"), "checking");
  EXPECT_EQ(anna.view("status")["notes"][0]["title"]["key"], "note-silent-title");
  anna.run(120000);
  ASSERT_EQ(room.sends.size(), 1U);
  EXPECT_GE(room.sends[0].first, at + 40000);
  EXPECT_EQ(anna.state("Ringde tolken"), "sent");
}

TEST_F(RestoredTest, AnUnknownStepThatNeverHadACardWaitsAgain) {
  keep(job("step", "unknown"));
  reopen();
  EXPECT_EQ(anna.state("Ringde tolken"), "sent");
  EXPECT_EQ(countOf(room.bodies(), "Ringde tolken"), 1U);
}

TEST_F(RestoredTest, ACardThatWasUnderWayIsNotMadeTwice) {
  for (const char* state : {"sending", "pointing"}) {
    OwnCard card;
    card.week = "2026-W48";
    card.id = "cardcardcardcardcard01";
    card.pointerId = "pointerpointerpoint01";
    card.state = state;
    FakeRoom other(kTuesday);
    if (card.state == "pointing")
      card.eventId = other.put(
          "@anna:hs", "m.room.message",
          Json::parse(cardMessage("week", weekCardBody({2026, 48}, Language::sv), card.id, "2026-W48")));
    Person bo(other, "@anna:hs");
    bo.store[key("card", "2026-W48")] = toJson(card);
    bo.open();
    bo.log("Ringde tolken");
    bo.run(1000);
    EXPECT_TRUE(other.sends.empty()) << state << ": nothing leaves while its outcome is unknown";
    bo.run(240000);
    EXPECT_EQ(bo.state("Ringde tolken"), "sent") << state;
    EXPECT_EQ(countOf(other.bodies(), "👣"), 1U) << state;
  }
}

TEST_F(RestoredTest, AStepThatTheHostCalledSentIsFoundByItsEvent) {
  anna.log("Först");
  anna.run(20000);
  Job sent = job("step", "sent");
  sent.card = eventOf(room.bodies()[0]);
  sent.eventId = eventOf("Först");  // the host's word; the record's own id says nothing
  keep(sent);
  room.sends.clear();
  reopen();
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(jobsKept(), 0U);
  EXPECT_EQ(anna.texts(), Strings{"Först"});
}

TEST_F(RestoredTest, WithoutTheRightToReadTheHostsWordIsAllThereIs) {
  keep(job("step", "sent"));
  anna.permissions = {"org.matrix.msc2762.send.event:m.room.message",
                      "org.matrix.msc2762.send.event:se.smasteg.op"};
  anna.grant = false;
  anna.open();
  EXPECT_EQ(anna.texts(), Strings{"Ringde tolken"});
  anna.tell(Granted{anna.permissions});
  EXPECT_TRUE(anna.texts().empty());
  EXPECT_EQ(jobsKept(), 0U);
  EXPECT_EQ(anna.view("status")["permission"], "partly");
}

TEST_F(RestoredTest, AnEditOfWhatIsGoneSaysSoOnceTheThreadIsRead) {
  anna.log("Först");
  anna.run(20000);
  Job edit = job("edit", "waiting");
  edit.target = "finnsinteiloggenalls01";
  edit.card = eventOf(room.bodies()[0]);
  keep(edit);
  reopen();
  EXPECT_EQ(countOf({anna.notices.empty() ? "" : anna.notices.back().key}, "said-edit-gone"), 1U);
  EXPECT_EQ(jobsKept(), 0U);
}

TEST_F(RestoredTest, ARemovalOfWhatIsGoneIsForgottenInSilence) {
  anna.log("Först");
  anna.run(20000);
  for (const bool hasCard : {true, false}) {
    Job removal = job("remove", "waiting");
    removal.target = "finnsinteiloggenalls01";
    if (hasCard) removal.card = eventOf(room.bodies()[0]);
    keep(removal);
    room.sends.clear();
    reopen();
    EXPECT_TRUE(room.sends.empty());
    EXPECT_TRUE(anna.notices.empty());
    EXPECT_EQ(jobsKept(), 0U);
  }
}

TEST_F(RestoredTest, NobodyElsesStepIsTouchedWhateverTheStoreSays) {
  Person bo(room, "@bo:hs");
  bo.log("Bos eget");
  bo.run(20000);
  for (const char* kind : {"edit", "remove"}) {
    Job change = job(kind, "waiting");
    change.target = eventOf("Bos eget");
    keep(change);
    room.sends.clear();
    reopen(120000);
    EXPECT_TRUE(room.sends.empty()) << kind;
    EXPECT_EQ(countOf(room.bodies(), "Bos eget"), 1U);
    EXPECT_EQ(bo.texts(), Strings{"Bos eget"});
  }
}

TEST_F(RestoredTest, AnEarlierWordingThatArrivedAfterAllIsEditedToTheNewest) {
  anna.log("Först");
  anna.run(20000);
  room.fates = {Fate::lostBoth};
  anna.log("Skrev fel");
  anna.run(1000);
  // It was refused, the person changed it, and then the old wording came after all.
  Job step;
  for (const auto& [name, bytes] : anna.store)
    if (name.find("own|outbox/") == 0) step = readJob(bytes).value();
  ASSERT_EQ(step.text, "Skrev fel");
  StepContent content;
  content.recordId = step.id;
  content.body = step.text;
  content.day = step.day;
  const std::string card = eventOf(room.bodies()[0]);
  room.put("@anna:hs", "m.room.message", Json::parse(stepMessage(content, card, card)));
  step.text = "Skrev rätt";
  step.rewordedAt = step.attempts;
  step.state = "waiting";
  keep(step);
  reopen(5000);
  anna.open();  // the edit survives a reload
  anna.run(120000);
  EXPECT_EQ(anna.texts(), (Strings{"Skrev rätt", "Först"}));
  EXPECT_TRUE(anna.row("Skrev rätt")["edited"]);
  EXPECT_EQ(countOf(room.bodies(), "Skrev"), 1U);
  EXPECT_EQ(jobsKept(), 0U);
}

TEST_F(RestoredTest, ThePrinciplesOfAnEarlierTryAreEditedToo) {
  anna.log("Först");
  anna.run(20000);
  Job step = job("step", "waiting");
  step.attempts = step.rewordedAt = 1;
  step.principles = {"otg-6"};
  step.card = eventOf(room.bodies()[0]);
  StepContent content;
  content.recordId = step.id;
  content.body = step.text;
  content.day = step.day;
  room.put("@anna:hs", "m.room.message", Json::parse(stepMessage(content, step.card, step.card)));
  keep(step);
  reopen(120000);
  EXPECT_EQ(anna.row("Ringde tolken")["principles"], Json::parse(R"(["otg-6"])"));
  EXPECT_EQ(anna.texts().size(), 2U);
  EXPECT_EQ(jobsKept(), 0U);
}

TEST_F(RestoredTest, OfTwoEditsOnlyTheNewestIsSent) {
  anna.log("Först");
  anna.run(20000);
  Job older = job("edit", "waiting"), newer = older;
  older.target = newer.target = eventOf("Först");
  older.text = "Äldre";
  newer.id = "jobjobjobjobjobjobjo02";
  newer.text = "Nyare";
  newer.createdAt += 1;
  keep(older);
  keep(newer);
  room.sends.clear();
  reopen(120000);
  EXPECT_EQ(room.sends.size(), 1U);
  EXPECT_EQ(anna.texts(), Strings{"Nyare"});
  EXPECT_EQ(jobsKept(), 0U);
}

TEST_F(RestoredTest, AnEncouragementOfWhatIsGoneIsSaidToBeAndAWithdrawalIsNot) {
  anna.log("Först");
  anna.run(20000);
  for (const char* kind : {"encourage", "unencourage"}) {
    for (const bool hasCard : {true, false}) {
      Job reaction = job(kind, "waiting");
      reaction.target = "$borta";
      if (hasCard) reaction.card = eventOf(room.bodies()[0]);
      keep(reaction);
      room.sends.clear();
      anna.notices.clear();
      reopen();
      EXPECT_TRUE(room.sends.empty()) << kind;
      EXPECT_EQ(jobsKept(), 0U) << kind;
      EXPECT_EQ(anna.notices.size(), std::string(kind) == "encourage" ? 1U : 0U) << kind;
    }
  }
}

TEST_F(RestoredTest, AJobOfAThreadThatCannotBeReadIsSaidToHaveFailed) {
  Person bo(room, "@bo:hs");
  bo.log("Bos eget");
  bo.run(20000);
  anna.open();
  anna.run(20000);
  ASSERT_EQ(anna.state("Bos eget"), "sent");
  anna.tell(Visible{false});
  anna.tell(Visible{true});
  Job reaction = job("encourage", "waiting");
  reaction.target = eventOf("Bos eget");
  reaction.card = eventOf(room.bodies()[0]);
  keep(reaction);
  // From now on the server hides the thread from her.
  room.historyFromJoin = true;
  room.join("@anna:hs");
  room.sends.clear();
  reopen();
  EXPECT_TRUE(room.sends.empty());
  EXPECT_EQ(jobsKept(), 0U);
}

TEST_F(RestoredTest, AStepTooLargeForTheServerSaysSo) {
  Job step = job("step", "failed");
  step.code = "M_TOO_LARGE";
  keep(step);
  anna.open();
  EXPECT_EQ(anna.row("Ringde tolken")["note"]["key"], "row-fail-too-big");
  step.code = "refused";
  keep(step);
  anna.open();
  EXPECT_EQ(anna.row("Ringde tolken")["note"]["key"], "row-fail-refused");
  step.code = "M_STRANGE";
  keep(step);
  anna.open();
  EXPECT_EQ(anna.row("Ringde tolken")["note"]["key"], "row-fail-unknown");
  EXPECT_EQ(anna.row("Ringde tolken")["note"]["args"]["code"], "M_STRANGE");
}

TEST_F(RestoredTest, OnlyAStepThatHasNotLeftIsUndoneByForgettingIt) {
  anna.log("Först");
  anna.run(20000);
  room.fates = {Fate::refused};
  CommandArgs args;
  args.id = anna.log("Får inte");
  anna.run(3000);
  ASSERT_EQ(anna.state("Får inte"), "failed");
  anna.command("undo", args);
  anna.run(60000);
  EXPECT_TRUE(anna.row("Får inte").is_null());
  EXPECT_EQ(jobsKept(), 0U);
  EXPECT_EQ(countOf(room.bodies(), "Får inte"), 0U);
}

TEST_F(RestoredTest, AChangeInTheFlowIsReadBackFromTheTimeline) {
  // What the app writes in the flow: a record without a card.
  const std::string event =
      room.put("@bo:hs", "m.room.message", {{"msgtype", "m.text"}, {"body", "!steg ringde tolken"}});
  anna.tell(Pushed{room.find(event)->dump()});
  anna.run(20000);
  Job reaction = job("encourage", "waiting");
  reaction.target = event;
  keep(reaction);
  reopen();
  anna.tell(Pushed{room.find(event)->dump()});
  anna.run(60000);
  EXPECT_EQ(jobsKept(), 0U);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(RestoredTest, TryingOneAgainLeavesTheOtherAsItIs) {
  Job one = job("step", "failed"), other = one;
  one.code = other.code = "M_FORBIDDEN";
  other.id = "jobjobjobjobjobjobjo02";
  other.text = "Mejlade Lars";
  keep(one);
  keep(other);
  anna.open();
  CommandArgs args;
  args.id = one.id;
  anna.command("retry", args);
  anna.run(60000);
  EXPECT_EQ(anna.state("Ringde tolken"), "sent");
  EXPECT_EQ(anna.state("Mejlade Lars"), "failed");
}

TEST_F(RestoredTest, ARowOfAnotherKindIsNoStep) {
  Job edit = job("edit", "waiting");
  edit.target = "okänd";
  keep(edit);
  anna.silent = true;  // nobody knows yet whether it is gone
  anna.open();
  EXPECT_TRUE(anna.texts().empty());
  CommandArgs args;
  args.id = kId;
  args.text = "x";
  for (const char* name : {"keepPrivate", "undo"}) anna.command(name, args);
  EXPECT_EQ(jobsKept(), 1U);
  EXPECT_TRUE(anna.texts().empty());
}

TEST_F(RestoredTest, TheSnapshotIsKeptAtOnceWhenThePanelIsHiddenAndElseNowAndThen) {
  const std::string snapshot = "cache|snapshot/@anna:hs/!rum:hs/";
  anna.log("Först");
  anna.run(30 * 60000);
  ASSERT_TRUE(anna.store.contains(snapshot));
  anna.log("Strax");
  anna.run(100);
  const std::string before = anna.store[snapshot];
  anna.log("Sedan");
  anna.run(100);
  ASSERT_EQ(anna.state("Sedan"), "sent");
  EXPECT_EQ(anna.store[snapshot], before) << "not at every event";
  anna.tell(Visible{false});
  EXPECT_NE(anna.store[snapshot], before);
}

TEST_F(RestoredTest, TheSnapshotOfABigLogIsKeptMoreSeldom) {
  const std::string snapshot = "cache|snapshot/@anna:hs/!rum:hs/";
  anna.log("Först");
  anna.run(30 * 60000);
  Json relation;
  for (const auto& event : room.events)
    if (event["content"].value("body", "") == "Först") relation = event["content"]["m.relates_to"];
  RandomStream random("big");
  for (int i = 0; i < 300; ++i) {
    std::string text = "Ringde";
    while (text.size() < 3000) text += " " + makeRecordId(random);
    room.put("@bo:hs", "m.room.message", {{"msgtype", "m.text"}, {"body", text}, {"m.relates_to", relation}});
  }
  anna.run(60 * 60000);
  ASSERT_GT(anna.store[snapshot].size(), 1000U * kSnapshotBytesPerMs) << "ten seconds and more";
  const std::string before = anna.store[snapshot];
  anna.log("Strax");
  anna.run(1000);
  const std::string after = anna.store[snapshot];
  EXPECT_NE(after, before) << "the last one was long ago";
  anna.log("Sedan");
  anna.run(kSnapshotEveryMs + 1000);
  EXPECT_EQ(anna.store[snapshot], after);
  anna.run(60000);
  EXPECT_NE(anna.store[snapshot], after);
}

}  // namespace
}  // namespace smasteg::test
