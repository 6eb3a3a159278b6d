// The fold, rule by rule. FORMAT.md numbers the rules.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/event_log.h"

#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

class EventLogTest : public LogTest {};

const std::string kId = "stepstepstepstepstep01";

TEST_F(EventLogTest, ReadsAStepTypedInACardsThread) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde designern på Skatteverket #6")});
  ASSERT_EQ(count(), 1u);
  const Record& record = *log_.records()[0];
  EXPECT_EQ(record.id, "$a");
  EXPECT_EQ(record.kind, RecordKind::step);
  EXPECT_EQ(record.author, kBo);
  EXPECT_EQ(record.text, "Ringde designern på Skatteverket");
  EXPECT_EQ(record.principles, Texts{"otg-6"});
  EXPECT_EQ(record.day, "2026-11-23");
  EXPECT_EQ(record.card, kCard);
  EXPECT_EQ(record.visibility, "room");
  EXPECT_FALSE(record.byApp);
  EXPECT_EQ(log_.record("$a"), &record);
}

TEST_F(EventLogTest, ReadsAStepThatTheAppSent) {
  StepContent content = step(kId, "Testade blanketten med tre pensionärer #5", {"otg-5", "otg-2"});
  content.tags = {"e-leg"};
  content.from = "$inspiration/2";
  apply({weekCard(), sentStep("$a", kBo, 5, content)});
  const Record* record = log_.recordOf(kBo, kId);
  ASSERT_NE(record, nullptr);
  EXPECT_EQ(record->recordId, kId);
  EXPECT_EQ(record->day, "2026-11-24");
  EXPECT_EQ(record->principles, (Texts{"otg-5", "otg-2"}));
  EXPECT_EQ(record->tags, Texts{"e-leg"});
  EXPECT_EQ(record->from, "$inspiration/2");
  EXPECT_TRUE(record->byApp);
  EXPECT_EQ(log_.eventOf(kBo, kId), "$a");
  EXPECT_EQ(log_.recordOf(kAnna, kId), nullptr);
}

TEST_F(EventLogTest, DropsSecondCopyOfSameRecord) {
  const auto content = step(kId, "Ringde designern på Skatteverket");
  apply({weekCard(), sentStep("$b", kBo, 6, content), sentStep("$a", kBo, 5, content),
         sentStep("$c", kBo, 7, content)});
  ASSERT_EQ(count(), 1u);
  EXPECT_EQ(log_.records()[0]->id, "$a");
  apply({redaction("$r", kBo, 8, "$a")});
  ASSERT_EQ(count(), 1u) << "the next copy stands when the first is removed";
  EXPECT_EQ(log_.records()[0]->id, "$b");
}

TEST_F(EventLogTest, KeepsTheSameClientIdOfTwoPeopleApart) {
  const auto content = step(kId, "Ringde designern på Skatteverket");
  apply({weekCard(), sentStep("$a", kBo, 5, content), sentStep("$b", kAnna, 4, content)});
  EXPECT_EQ(count(), 2u);
}

TEST_F(EventLogTest, IgnoresASpoofedSenderInTheContent) {
  apply({weekCard(), message("$a", kBo, 5,
                             textContent("Ringde designern på Skatteverket",
                                         inThread() + ",\"sender\":\"@anna:hs\",\"author\":\"@anna:hs\""))});
  ASSERT_EQ(count(), 1u);
  EXPECT_EQ(log_.records()[0]->author, kBo);
}

TEST_F(EventLogTest, SetsPrincipleByAuthorsKeycapOnly) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde designern på Skatteverket"),
         reaction("$x", kAnna, 6, "$a", "3️⃣")});
  EXPECT_TRUE(log_.records()[0]->principles.empty());
  apply({reaction("$y", kBo, 6, "$a", "6️⃣"), reaction("$z", kBo, 7, "$a", "2⃣")});
  EXPECT_EQ(log_.records()[0]->principles, (Texts{"otg-2", "otg-6"}));
  apply({redaction("$r1", kBo, 8, "$y"), redaction("$r2", kBo, 8, "$z")});
  EXPECT_TRUE(log_.records()[0]->principles.empty());
}

TEST_F(EventLogTest, MakesACommentAStepByItsAuthorsKeycap) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde Anna")});
  EXPECT_EQ(count(), 0u);
  EXPECT_EQ(log_.messagesIn(kCard), 1u);
  apply({reaction("$x", kBo, 6, "$a", "6️⃣")});
  ASSERT_EQ(count(), 1u);
  EXPECT_EQ(log_.records()[0]->text, "Ringde Anna");
  EXPECT_EQ(log_.records()[0]->principles, Texts{"otg-6"});
}

TEST_F(EventLogTest, ReadsPlainRepliesToACardAndBangLinesInTheFlow) {
  apply({weekCard(),
         message("$a", kBo, 5, textContent("Ringde designern på Skatteverket", replyInFlow(kCard))),
         message("$b", kBo, 6, textContent("!steg 6 bjöd in Arbetsförmedlingen")),
         message("$c", kBo, 7, textContent("Vi ses på måndag allihop i kaféet")),
         message("$d", kBo, 8, textContent("Ringde någon annan om något annat", replyInFlow("$c")))});
  ASSERT_EQ(texts(), (Texts{"bjöd in Arbetsförmedlingen", "Ringde designern på Skatteverket"}));
  EXPECT_EQ(log_.records()[0]->card, "");
  EXPECT_EQ(log_.records()[1]->card, kCard);
  EXPECT_EQ(log_.messagesIn(kCard), 0u) << "a plain reply is not in the thread";
}

TEST_F(EventLogTest, ReadsEmotesButNeverPictures) {
  apply({weekCard(),
         message("$a", kBo, 5,
                 "{\"msgtype\":\"m.emote\",\"body\":\"ringde designern på Skatteverket\"" + inThread() + "}"),
         message("$b", kBo, 6,
                 "{\"msgtype\":\"m.image\",\"body\":\"en bild av tavlan.png\"" + inThread() + "}")});
  EXPECT_EQ(texts(), Texts{"ringde designern på Skatteverket"});
  EXPECT_EQ(log_.newestIn(kCard), "$b");
}

TEST_F(EventLogTest, KnowsACardByItselfAndByPointer) {
  apply({weekCard(), pointer("$p", kBo, 3)});
  const Card& card = log_.cards().at(kCard);
  EXPECT_TRUE(card.seen);
  EXPECT_EQ(card.kind, "week");
  EXPECT_EQ(card.week, "2026-W48");
  EXPECT_EQ(card.sender, kAnna);
  EXPECT_EQ(card.ts, kMonday);
  EXPECT_EQ(card.recordId, "cardcardcardcardcard01");
  ASSERT_EQ(card.pointers.size(), 1u);
  EXPECT_EQ(card.pointers.begin()->eventId, "$p");
  EXPECT_EQ(count(), 0u) << "a card is no record";
}

TEST_F(EventLogTest, LeavesOutWhatIsOlderThanThePointerUntilTheCardIsSeen) {
  apply({typed("$old", kBo, 5, "Ringde designern på Skatteverket"),
         typed("$new", kBo, 15, "Testade blanketten med Lars"), pointer("$p", kAnna, 10)});
  EXPECT_EQ(texts(), Texts{"Testade blanketten med Lars"});
  apply({pointer("$q", kBo, 4)});
  EXPECT_EQ(count(), 2u) << "an earlier pointer lets more in";
  apply({redaction("$r", kBo, 20, "$q")});
  EXPECT_EQ(count(), 1u);
  apply({weekCard()});
  EXPECT_EQ(count(), 2u);
  EXPECT_EQ(log_.cards().at(kCard).ts, kMonday);
}

TEST_F(EventLogTest, CountsAMessageEditedIntoACardByItsAuthor) {
  const std::string body = weekCardBody({2026, 48}, Language::sv);
  const std::string content = cardMessage("week", body, "cardcardcardcardcard01", "2026-W48");
  const auto edit = [&](const std::string& sender) {
    return message("$e" + sender, sender, 9,
                   "{\"msgtype\":\"m.text\",\"body\":\"* x\",\"m.new_content\":" + content +
                       ",\"m.relates_to\":{\"rel_type\":\"m.replace\",\"event_id\":\"$card\"}}");
  };
  apply({message(kCard, kAnna, 0, textContent("Vad gör vi i veckan?")),
         typed("$a", kBo, 5, "Ringde designern på Skatteverket"), edit(kBo)});
  EXPECT_EQ(count(), 0u);
  apply({edit(kAnna)});
  EXPECT_EQ(count(), 1u);
  EXPECT_TRUE(log_.cards().at(kCard).seen);
}

TEST_F(EventLogTest, ACardEditedIntoSomethingElseIsOneByItsPointersOnly) {
  apply({weekCard(), pointer("$p", kBo, 6), typed("$a", kBo, 5, "Ringde designern på Skatteverket"),
         typed("$b", kBo, 7, "Testade blanketten med Lars")});
  EXPECT_EQ(count(), 2u);
  apply({typedEdit("$e", kAnna, 8, kCard, "Glöm det här, vi börjar om")});
  EXPECT_FALSE(log_.cards().at(kCard).seen);
  EXPECT_EQ(log_.cards().at(kCard).sender, "");
  EXPECT_EQ(texts(), Texts{"Testade blanketten med Lars"});
  apply({redaction("$r", kBo, 9, "$p")});
  EXPECT_TRUE(log_.cards().empty());
  EXPECT_EQ(count(), 0u);
  apply({redaction("$r2", kAnna, 9, "$e")});
  EXPECT_EQ(count(), 2u) << "the edit's own redaction undoes it";
}

TEST_F(EventLogTest, KeepsTheThreadOfARemovedCardReadable) {
  for (const bool first : {false, true}) {
    EventLog log(catalogue_);
    std::vector<std::string> events = {weekCard(), typed("$a", kBo, 5, "Ringde designern på Skatteverket")};
    events.insert(first ? events.begin() : events.end(), redaction("$r", kAnna, 9, kCard));
    for (const std::string& event : events) log.apply(event);
    ASSERT_EQ(log.records().size(), 1u);
    EXPECT_TRUE(log.cards().at(kCard).redacted);
  }
  apply({pointer("$p", kBo, 1), redaction("$r", kAnna, 9, kCard),
         typed("$a", kBo, 5, "Ringde designern på Skatteverket")});
  EXPECT_TRUE(log_.cards().at(kCard).redacted);
  EXPECT_EQ(count(), 1u);
}

TEST_F(EventLogTest, TakesACardOnlyInACardsForm) {
  const std::string id = "cardcardcardcardcard01";
  apply({message("$1", kAnna, 0, cardMessage("week", "Hej på er", id, "2026-W48")),
         message("$2", kAnna, 0, cardMessage("week", "👣 Vecka 47 · Vad gjorde du?", id, "2026-W48")),
         message("$3", kAnna, 0, cardMessage("week", "👣 Vecka 48", id, "2026-W99")),
         message("$4", kAnna, 0, textContent("👣 Vecka 48 · Vad gjorde du? Svara i tråden."))});
  EXPECT_TRUE(log_.cards().empty());
  apply({message("$5", kAnna, 0, cardMessage("week", "📰 Veckobrev v. 48 · Nio steg", id, "2026-W48"))});
  EXPECT_EQ(log_.cards().count("$5"), 1u) << "a card that has become the week's letter is still the card";
}

TEST_F(EventLogTest, CountsLockedEventsUntilTheyComeOpened) {
  apply({weekCard(), lockedEvent("$a", kBo, 5), lockedEvent("$b", kBo, 6), lockedEvent("$a", kBo, 5)});
  EXPECT_EQ(log_.lockedCount(), 2u);
  EXPECT_EQ(log_.messagesIn(kCard), 0u);
  EXPECT_TRUE(log_.knows("$a"));
  const Applied opened = log_.apply(typed("$a", kBo, 5, "Ringde designern på Skatteverket"));
  EXPECT_TRUE(opened.isNew);
  EXPECT_EQ(log_.lockedCount(), 1u);
  EXPECT_EQ(count(), 1u);
  apply({lockedEvent("$a", kBo, 5)});
  EXPECT_EQ(log_.lockedCount(), 1u) << "opened once is open";
}

TEST_F(EventLogTest, CallsOnlyLockedMessagesInCardsThreadsLockedSteps) {
  const auto locked = [](const std::string& id, int minute, const std::string& relType,
                         const std::string& parent) {
    return message(id, kBo, minute,
                   "{\"msgtype\":\"m.bad.encrypted\",\"body\":\"**\",\"m.relates_to\":{\"rel_type\":" +
                       jsonText(relType) + ",\"event_id\":" + jsonText(parent) + "}}");
  };
  apply({weekCard(), locked("$op", 5, "m.reference", kCreate), locked("$op2", 7, "m.reference", kCreate),
         locked("$edit", 5, "m.replace", "$x"), locked("$chat", 5, "m.thread", "$chatten"),
         message("$flow", kBo, 5, "{\"msgtype\":\"m.bad.encrypted\",\"body\":\"**\"}")});
  EXPECT_EQ(log_.lockedCount(), 0u);
  apply({locked("$step", 6, "m.thread", kCard)});
  EXPECT_EQ(log_.lockedCount(), 1u);
  EXPECT_EQ(log_.newestLocked("m.reference", kCreate), kMonday + 7 * kMinuteMs);
  EXPECT_EQ(log_.newestLocked("m.reference", kCard), kMinTimeMs);
  apply({pointer("$op2", kBo, 7)});
  EXPECT_EQ(log_.newestLocked("m.reference", kCreate), kMonday + 5 * kMinuteMs) << "opened";
  EventLog copy(catalogue_);
  ASSERT_TRUE(copy.loadSnapshot(log_.saveSnapshot()).ok());
  EXPECT_EQ(copy.lockedCount(), 1u);
  EXPECT_EQ(copy.newestLocked("m.thread", kCard), kMonday + 6 * kMinuteMs);
}

TEST_F(EventLogTest, PlacesALockedMessageOfAThreadWhoseRelationTheHostLost) {
  apply({weekCard()});
  log_.applyFromThread(message("$a", kBo, 5, "{\"msgtype\":\"m.bad.encrypted\",\"body\":\"**\"}"), kCard);
  EXPECT_EQ(log_.lockedCount(), 1u);
}

TEST_F(EventLogTest, KeepsNewerVersionsWholeAndUnshown) {
  const std::string newer = message("$a", kBo, 5,
                                    textContent("Ringde designern på Skatteverket",
                                                ",\"se.smasteg\":{\"v\":2,\"k\":\"step\"}" + inThread()));
  apply({weekCard(), newer, newer});
  EXPECT_EQ(count(), 0u);
  EXPECT_EQ(log_.newerVersions(), 1u);
  EXPECT_EQ(log_.newerEvents(), Texts{newer});
  apply({redaction("$r", kBo, 6, "$a")});
  EXPECT_EQ(log_.newerVersions(), 0u);
  EXPECT_TRUE(log_.newerEvents().empty());
}

TEST_F(EventLogTest, CountsUnknownKindsAsNewer) {
  const std::string body = "Ringde designern på Skatteverket";
  apply({weekCard(),
         message("$a", kBo, 5,
                 textContent(body, ",\"se.smasteg\":{\"v\":1,\"k\":\"poem\",\"h\":\"" + fnv1a64Hex(body) +
                                       "\"}" + inThread())),
         rawEvent("$o", kBo, 6, "se.smasteg.op", "{\"v\":3,\"op\":\"card\"}")});
  EXPECT_EQ(count(), 0u);
  EXPECT_EQ(log_.newerVersions(), 2u);
}

TEST_F(EventLogTest, CountsReactionsWithoutTheCardsOwnSeeds) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde designern på Skatteverket"),
         reaction("$1", kAnna, 6, "$a", "👍🏽"), reaction("$2", kAnna, 6, "$a", "👍"),
         reaction("$3", kBo, 6, "$a", "❤️"), reaction("$4", kAnna, 1, kCard, "👣"),
         reaction("$5", kBo, 1, kCard, "👣")});
  const auto onStep = log_.reactions("$a");
  EXPECT_EQ(onStep.at("👍"), std::set<std::string>{kAnna});
  EXPECT_EQ(onStep.at("❤"), std::set<std::string>{kBo});
  EXPECT_EQ(log_.reactions(kCard).at("👣"), std::set<std::string>{kBo});
  EXPECT_EQ(log_.reactionEvent("$a", kBo, "❤️"), "$3");
  apply({redaction("$r", kBo, 7, "$3")});
  EXPECT_EQ(log_.reactions("$a").count("❤"), 0u);
  EXPECT_EQ(log_.reactionEvent("$a", kBo, "❤️"), "");
}

TEST_F(EventLogTest, ForgetsReactionsThatACompleteReadDidNotFind) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde designern på Skatteverket"),
         reaction("$1", kAnna, 6, "$a", "👏"), reaction("$2", kBo, 6, "$a", "5️⃣"),
         reaction("$3", kAnna, 6, "$b", "👏")});
  EXPECT_EQ(log_.records()[0]->principles, Texts{"otg-5"});
  const Applied read = log_.applyCompleteReactions("$a", {"$1"});
  EXPECT_TRUE(read.reactionsChanged);
  EXPECT_TRUE(read.recordsChanged) << "the principle that the author had given it so";
  EXPECT_TRUE(log_.records()[0]->principles.empty());
  EXPECT_EQ(log_.reactionEvent("$a", kAnna, "👏"), "$1");
  EXPECT_EQ(log_.reactionEvent("$b", kAnna, "👏"), "$3") << "what hangs on another is left alone";
  EXPECT_FALSE(log_.applyCompleteReactions("$a", {"$1"}).reactionsChanged);
  EXPECT_FALSE(log_.applyCompleteReactions("$okand", {}).reactionsChanged);
  apply({reaction("$2", kBo, 6, "$a", "5️⃣")});
  EXPECT_EQ(log_.records()[0]->principles, Texts{"otg-5"}) << "what the room gives again is there again";
}

TEST_F(EventLogTest, ForgetsWhatACompleteWalkDidNotFind) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde designern på Skatteverket"),
         typed("$b", kBo, 6, "Testade blanketten med Lars"), lockedEvent("$c", kBo, 7),
         message("$d", kBo, 8, textContent("Svarade på kortet i flödet", replyInFlow(kCard)))});
  const Applied walked = log_.applyCompleteWalk(kCard, {"$b", "$c"});
  EXPECT_TRUE(walked.recordsChanged);
  EXPECT_EQ(texts(), (Texts{"Svarade på kortet i flödet", "Testade blanketten med Lars"}));
  EXPECT_EQ(log_.lockedCount(), 1u);
  EXPECT_FALSE(log_.knows("$a"));
  apply({typed("$a", kBo, 5, "Ringde designern på Skatteverket")});
  EXPECT_EQ(count(), 3u) << "what the room gives again is there again";
}

TEST_F(EventLogTest, SaysWhatAnEventChanged) {
  EXPECT_TRUE(log_.apply(weekCard()).cardsChanged);
  const Applied first = log_.apply(typed("$a", kBo, 5, "Ringde designern på Skatteverket"));
  EXPECT_TRUE(first.isNew && first.recordsChanged && !first.cardsChanged && !first.reactionsChanged);
  const Applied again = log_.apply(typed("$a", kBo, 5, "Ringde designern på Skatteverket"));
  EXPECT_TRUE(!again.isNew && !again.recordsChanged);
  EXPECT_TRUE(log_.apply(reaction("$x", kAnna, 6, "$a", "👍")).reactionsChanged);
  EXPECT_FALSE(log_.apply(reaction("$x", kAnna, 6, "$a", "👍")).reactionsChanged);
  EXPECT_EQ(log_.senderOf("$x"), kAnna);
  EXPECT_EQ(log_.senderOf("$a"), kBo);
  EXPECT_EQ(log_.senderOf("$nobody"), "");
}

TEST_F(EventLogTest, SortsNewestFirstAlsoAfterFewAndManyChanges) {
  apply({weekCard()});
  for (int i = 0; i < 200; ++i) {
    apply({typed("$" + std::to_string(i), kBo, (i * 37) % 200, "Ringde nummer " + std::to_string(i))});
    if (i % 50 == 0) (void)log_.records();
  }
  apply({redaction("$r", kBo, 300, "$7")});
  const auto& records = log_.records();
  ASSERT_EQ(records.size(), 199u);
  for (std::size_t i = 1; i < records.size(); ++i) EXPECT_GE(records[i - 1]->ts, records[i]->ts);
}

TEST_F(EventLogTest, SurvivesRecordIdsMadeToCollide) {
  apply({weekCard(), typed("$a", kBo, 5, "- Ringde designern\n- Testade blanketten"),
         typed("$a/2", kAnna, 6, "Ringde som någon annan")});
  EXPECT_EQ(count(), 3u);
  apply({redaction("$r", kBo, 7, "$a")});
  EXPECT_EQ(texts(), Texts{"Ringde som någon annan"});
}

TEST_F(EventLogTest, BoundsWhatWaitsForItsCard) {
  for (std::size_t i = 0; i < kMaxPending + 10; ++i) {
    apply({typed("$" + std::to_string(i), kBo, 5, "Ringde designern på Skatteverket")});
  }
  EXPECT_FALSE(log_.knows("$0"));
  EXPECT_TRUE(log_.knows("$10"));
  apply({weekCard()});
  EXPECT_EQ(count(), kMaxPending);
}

}  // namespace
}  // namespace smasteg::testing
