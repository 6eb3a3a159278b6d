// Where a message stands decides what it is: which card, which answer, which kind of thread.
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

class EventLogPlaceTest : public LogTest {};

std::string op(const std::string& id, const std::string& content) {
  return rawEvent(id, kBo, 1, "se.smasteg.op", content);
}

TEST_F(EventLogPlaceTest, IgnoresPointersThatAreNone) {
  const std::string reference = R"("m.relates_to":{"rel_type":"m.reference","event_id":"$create"})";
  const std::string thread = R"("m.relates_to":{"rel_type":"m.thread","event_id":"$create"})";
  const std::string pointed = R"("op":"card","card":"$card","kind":"week","week":"2026-W48",)";
  apply({op("$1", R"({"v":1,"op":"card","card":"$card","kind":"week","week":"2026-W48"})"),
         op("$2", "{\"v\":1," + pointed + thread + "}"), op("$3", "{\"v\":2," + pointed + reference + "}"),
         op("$4", R"({"v":1,"op":"card","card":"$card","kind":"week","week":"2026-W54",)" + reference + "}"),
         op("$5", R"({"v":1,"op":"card","card":"$card","kind":"week",)" + reference + "}"),
         op("$6", R"({"v":1,"op":"card","card":"card","kind":"week","week":"2026-W48",)" + reference + "}"),
         op("$7", R"({"v":1,"op":"ask","card":"$card","kind":"week","week":"2026-W48",)" + reference + "}")});
  EXPECT_TRUE(log_.cards().empty());
  apply({op("$8", "{\"v\":1," + pointed + reference + "}")});
  EXPECT_EQ(log_.cards().size(), 1u);
}

TEST_F(EventLogPlaceTest, TakesTheFirstPointersWordUntilTheCardIsSeen) {
  apply({rawEvent("$p2", kAnna, 9, "se.smasteg.op", cardPointer(kCreate, kCard, "week", "2026-W47", "")),
         rawEvent("$p1", kBo, 8, "se.smasteg.op", cardPointer(kCreate, kCard, "week", "2026-W49", ""))});
  EXPECT_EQ(log_.cards().at(kCard).week, "2026-W49");
  EXPECT_EQ(log_.cards().at(kCard).ts, kMonday + 8 * kMinuteMs);
  apply({weekCard()});
  EXPECT_EQ(log_.cards().at(kCard).week, "2026-W48");
}

TEST_F(EventLogPlaceTest, CountsOnlyMarkedLinesInAnotherCardsThread) {
  apply({rawEvent("$p", kBo, 1, "se.smasteg.op", cardPointer(kCreate, kCard, "round", "", "")),
         typed("$a", kBo, 5, "Jag är gärna med nästa gång"), typed("$b", kBo, 6, "- Ringde designern #6"),
         typed("$c", kBo, 7, "💡 Lärdom: fråga först"), reaction("$k", kBo, 8, "$a", "6️⃣")});
  EXPECT_EQ(texts(), Texts{"fråga först"});
  EXPECT_EQ(log_.records()[0]->kind, RecordKind::lesson);
  EXPECT_EQ(log_.messagesIn(kCard), 3u);
}

TEST_F(EventLogPlaceTest, TellsAnAnswerToARecordFromAnAnswerToTheCard) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde designern på IT"),
         message("$b", kAnna, 6, textContent("Jag ska ringa dem jag också", inThread(kCard, "$a"))),
         message("$c", kAnna, 7, textContent("Svarade direkt på själva kortet", inThread(kCard, kCard))),
         message("$d", kAnna, 8, textContent("💡 Lärdom: ring först", inThread(kCard, "$a")))});
  EXPECT_EQ(texts(), (Texts{"ring först", "Svarade direkt på själva kortet", "Ringde designern på IT"}));
}

TEST_F(EventLogPlaceTest, SetsThePrincipleOfThoseLinesThatHaveNone) {
  apply({weekCard(), typed("$a", kBo, 5, "- Ringde designern #6\n- Testade blanketten"),
         reaction("$k", kBo, 6, "$a", "2️⃣")});
  EXPECT_EQ(log_.record("$a/1")->principles, Texts{"otg-6"});
  EXPECT_EQ(log_.record("$a/2")->principles, Texts{"otg-2"});
}

TEST_F(EventLogPlaceTest, DoesNotTakeANewerVersionsCardForOneOfOurs) {
  std::string content =
      cardMessage("week", weekCardBody({2026, 48}, Language::sv), "cardcardcardcardcard01", "2026-W48");
  content.replace(content.find("\"v\":1"), 5, "\"v\":2");
  apply({message(kCard, kAnna, 0, content), typed("$a", kBo, 5, "Ringde designern på IT")});
  EXPECT_TRUE(log_.cards().empty());
  EXPECT_EQ(log_.newerVersions(), 1u);
}

TEST_F(EventLogPlaceTest, ReadsNothingOfARemovedEventEvenIfItsContentCameAlong) {
  apply(
      {weekCard(), rawEvent("$a", kBo, 5, "m.room.message", textContent("Ringde designern på IT", inThread()),
                            R"(,"unsigned":{"redacted_because":{"type":"m.room.redaction"}})")});
  EXPECT_EQ(count(), 0u);
  apply({typed("$a", kBo, 5, "Ringde designern på IT")});
  EXPECT_EQ(count(), 0u) << "removed is removed, also for a copy that comes late";
}

TEST_F(EventLogPlaceTest, CountsWhatWasRefusedOnceHoweverOftenItComes) {
  const std::string refused = R"({"event_id":"$bad","type":"m.room.message","content":{}})";
  EXPECT_EQ(log_.apply(refused).quarantined, "no_event");
  EXPECT_FALSE(log_.apply(refused).isNew);
  apply({R"({"event_id":"$bad","type":"m.room.message","content":{},"age":7})", "{", "{"});
  EXPECT_EQ(log_.quarantined(), (std::map<std::string, std::size_t>{{"bad_json", 1}, {"no_event", 1}}));
  ASSERT_EQ(log_.quarantine().size(), 2u);
  EXPECT_EQ(log_.quarantine()[0].eventId, "$bad");
  EXPECT_EQ(log_.quarantine()[0].bytes, refused);
}

}  // namespace
}  // namespace smasteg::testing
