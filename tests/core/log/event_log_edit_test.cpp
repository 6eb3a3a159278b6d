// Edits and messages of several lines: by hand, by the app, by others, and as Element hands them out.
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

class EventLogEditTest : public LogTest {};

const std::string kEntries =
    R"([{"n":1,"k":"step","p":["otg-6"]},{"n":4,"k":"step","p":["otg-5"]},{"n":5,"k":"step"}])";

TEST_F(EventLogEditTest, TakesTheLatestEditOfTheAuthorOnly) {
  apply({weekCard(), typedEdit("$e2", kBo, 8, "$a", "Ringde tre designer #2"),
         typedEdit("$e1", kBo, 7, "$a", "Ringde två designer #2"),
         typedEdit("$e3", kAnna, 9, "$a", "Bo har inte ringt någon"),
         typedEdit("$e4", kBo, 10, "$e2", "En rättelse av en rättelse"),
         typed("$a", kBo, 5, "Ringde en designer #6")});
  ASSERT_EQ(texts(), Texts{"Ringde tre designer"});
  const Record& record = *log_.records()[0];
  EXPECT_TRUE(record.edited);
  EXPECT_EQ(record.principles, Texts{"otg-2"});
  EXPECT_EQ(record.ts, kMonday + 5 * kMinuteMs) << "an edit does not move a record";
  apply({redaction("$r", kBo, 11, "$e2")});
  EXPECT_EQ(texts(), Texts{"Ringde två designer"});
  apply({redaction("$r2", kBo, 11, "$e1")});
  EXPECT_EQ(texts(), Texts{"Ringde en designer"});
  EXPECT_FALSE(log_.records()[0]->edited);
}

TEST_F(EventLogEditTest, LetsTheBodyWinWhenTheChecksumDoesNotFit) {
  const std::string id = "stepstepstepstepstep01";
  std::string kept = stepEdit(step(id, "Ringde designern #6", {"otg-6"}), "$a");
  // A client that keeps unknown keys but changes the text.
  for (std::size_t at = kept.find("designern"); at != std::string::npos; at = kept.find("designern", at)) {
    kept.replace(at, 12, "kollegan #2 ");
  }
  apply({weekCard(), sentStep("$a", kBo, 5, step(id, "Ringde designern #6", {"otg-6"}))});
  EXPECT_TRUE(log_.records()[0]->byApp);
  apply({message("$e", kBo, 6, kept)});
  const Record& record = *log_.records()[0];
  EXPECT_EQ(record.text, "Ringde kollegan");
  EXPECT_EQ(record.principles, Texts{"otg-2"});
  EXPECT_FALSE(record.byApp);
  EXPECT_EQ(record.recordId, "");
}

TEST_F(EventLogEditTest, KeepsTheIdentityThroughTheAppsOwnEdit) {
  const std::string id = "stepstepstepstepstep01";
  apply({weekCard(), sentStep("$a", kBo, 5, step(id, "Ringde designern #6", {"otg-6"})),
         message("$e", kBo, 6, stepEdit(step(id, "Ringde kollegan #2", {"otg-2"}), "$a"))});
  ASSERT_NE(log_.recordOf(kBo, id), nullptr);
  EXPECT_EQ(log_.recordOf(kBo, id)->text, "Ringde kollegan");
  EXPECT_TRUE(log_.recordOf(kBo, id)->edited);
}

TEST_F(EventLogEditTest, EachLineOfABatchThatTheAppWritesReadsAsTheStepWouldAlone) {
  const Texts bodies = {"Ringde designern på Skatteverket",
                        "Testade blanketten #5 #2",
                        "Tog bort #6 ur mallen i dag",
                        "👣 Gick en runda",
                        "!steg 6 ringde",
                        "Bra jobbat!",
                        "> <@bo:hs> citerade",
                        "Räknade till 1) och 2)",
                        "Ja?",
                        "Läste princip 3 högt #e-leg #tillit",
                        "http://exempel.se/#del",
                        "🧪 Experiment: något"};
  apply({weekCard()});
  std::vector<StepContent> lines;
  for (const std::string& body : bodies) {
    StepContent line = step("alonealonealonealone" + std::to_string(10 + lines.size()), body);
    apply({sentStep("$alone" + std::to_string(lines.size()), kBo, 5, line)});
    line.n = static_cast<int>(lines.size()) + 1;
    lines.push_back(line);
  }
  apply({message("$batch", kBo, 6, batchMessage("batchbatchbatchbatch01", lines, kCard, kCard))});
  const auto together = log_.recordsOf("$batch");
  ASSERT_EQ(together.size(), bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const Record* alone = log_.recordOf(kBo, lines[i].recordId);
    ASSERT_NE(alone, nullptr) << bodies[i];
    EXPECT_EQ(together[i]->text, alone->text) << bodies[i];
    EXPECT_EQ(together[i]->principles, alone->principles) << bodies[i];
    EXPECT_EQ(together[i]->tags, alone->tags) << bodies[i];
    EXPECT_EQ(together[i]->day, "2026-11-24");
    EXPECT_EQ(together[i]->kind, RecordKind::step);
    EXPECT_EQ(together[i]->recordId, "batchbatchbatchbatch01/" + std::to_string(i + 1));
    EXPECT_TRUE(together[i]->byApp);
  }
}

TEST_F(EventLogEditTest, AnEditOfABatchTakesALineAwayAndKeepsTheOthersNames) {
  std::vector<StepContent> lines = {step("a", "Ringde"), step("b", "Testade"), step("c", "Skrev")};
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].n = static_cast<int>(i) + 1;
  apply({weekCard(), message("$b", kBo, 6, batchMessage("batchbatchbatchbatch01", lines, kCard, kCard))});
  lines.erase(lines.begin() + 1);
  lines[1].body = "Skrev klart #3";
  apply({message("$e", kBo, 7, batchEdit("batchbatchbatchbatch01", lines, "$b"))});
  ASSERT_EQ(count(), 2u);
  EXPECT_EQ(log_.recordOf(kBo, "batchbatchbatchbatch01/2"), nullptr);
  EXPECT_EQ(log_.recordOf(kBo, "batchbatchbatchbatch01/3")->text, "Skrev klart");
  EXPECT_EQ(log_.eventOf(kBo, "batchbatchbatchbatch01"), "$b");
  EXPECT_TRUE(log_.recordsOf("$finns-inte").empty());
}

TEST_F(EventLogEditTest, ReadsABatchByItsNumbersWhileTheChecksumFits) {
  apply({weekCard(), message("$b", kBo, 5, batchContent(batchBody(), kEntries))});
  ASSERT_EQ(count(), 3u);
  EXPECT_EQ(log_.record("$b/4")->text, "Testade blanketten");
  EXPECT_EQ(log_.record("$b/4")->recordId, "batchbatchbatchbatch01/4");
  EXPECT_EQ(log_.recordOf(kBo, "batchbatchbatchbatch01/5")->id, "$b/5");
  EXPECT_EQ(log_.record("$b/2"), nullptr);
  apply({typedEdit("$e", kBo, 6, "$b", "- Ringde designern #6\n- Skrev ett inlägg")});
  ASSERT_EQ(count(), 2u) << "by hand the lines count from 1";
  EXPECT_EQ(log_.record("$b/2")->text, "Skrev ett inlägg");
  EXPECT_EQ(log_.record("$b/2")->recordId, "");
}

TEST_F(EventLogEditTest, CountsLinesByPositionWhenEntriesDoNotMatch) {
  for (const char* entries :
       {"[]", R"([{"n":1,"k":"step"}])", R"([{"n":1,"k":"step"},{"n":1,"k":"step"},{"n":2,"k":"step"}])",
        R"([{"n":1,"k":"step"},{"n":2,"k":"batch"},{"n":3,"k":"step"}])",
        R"([{"k":"step"},{"n":2,"k":"step"},{"n":3,"k":"step"}])"}) {
    EventLog log(catalogue_);
    log.apply(weekCard());
    log.apply(message("$b", kBo, 5, batchContent(batchBody(), entries)));
    ASSERT_EQ(log.records().size(), 3u) << entries;
    ASSERT_NE(log.record("$b/3"), nullptr) << entries;
    EXPECT_FALSE(log.record("$b/3")->byApp) << entries;
  }
}

TEST_F(EventLogEditTest, CountsTheFirstHundredLinesAndSaysThatThereWereMore) {
  std::string body;
  for (int i = 0; i < 150; ++i) body += "- Ringde nummer " + std::to_string(i) + "\n";
  apply({weekCard(), typed("$a", kBo, 5, body)});
  EXPECT_EQ(count(), 100u);
  EXPECT_EQ(log_.quarantined().at("too_many_records"), 1u);
  apply({typedEdit("$e", kBo, 6, "$a", "Ringde ett enda nummer")});
  EXPECT_EQ(count(), 1u);
  EXPECT_TRUE(log_.quarantined().empty()) << "mended is mended";
}

TEST_F(EventLogEditTest, FollowsEditsThatElementHandsOutInPlaceOfTheOriginal) {
  const std::string stub =
      R"(,"unsigned":{"m.relations":{"m.replace":{"event_id":"$e","sender":"@bo:hs","origin_server_ts":)" +
      std::to_string(kMonday + 9 * kMinuteMs) + "}}}";
  const std::string later =
      R"(,"unsigned":{"m.relations":{"m.replace":{"event_id":"$f","sender":"@bo:hs","origin_server_ts":)" +
      std::to_string(kMonday + 19 * kMinuteMs) + "}}}";
  apply({weekCard(), typed("$a", kBo, 5, "Ringde en designer #6")});
  // In a plain room the content is m.new_content, without the relation: what was asked tells where it
  // belongs.
  log_.applyFromThread(rawEvent("$a", kBo, 5, "m.room.message", textContent("Ringde två designer"), stub),
                       kCard);
  EXPECT_EQ(texts(), Texts{"Ringde två designer"});
  EXPECT_TRUE(log_.records()[0]->edited);
  log_.applyFromThread(rawEvent("$a", kBo, 5, "m.room.message", textContent("Ringde tre designer"), later),
                       kCard);
  log_.applyFromThread(rawEvent("$a", kBo, 5, "m.room.message", textContent("Ringde två designer"), stub),
                       kCard);
  EXPECT_EQ(texts(), Texts{"Ringde tre designer"}) << "an older answer that comes late changes nothing";
  EXPECT_EQ(log_.messagesIn(kCard), 1u);
}

TEST_F(EventLogEditTest, BelievesWhereAnEventWasReadFromWhenItsRelationIsLost) {
  const std::string bare = rawEvent("$a", kBo, 5, "m.room.message", textContent("Ringde två designer i dag"));
  log_.apply(weekCard());
  log_.applyFromThread(bare, kCard);
  EXPECT_EQ(count(), 1u);
  log_.apply(typed("$a", kBo, 5, "Ringde en designer #6"));
  EXPECT_EQ(texts(), Texts{"Ringde två designer i dag"});
  log_.applyFromThread(typed("$b", kBo, 6, "I en annan korts tråd då", "$other"), kCard);
  EXPECT_EQ(count(), 1u) << "its own relation is stronger";
}

TEST_F(EventLogEditTest, StaysFastWhenOnePersonEditsAndReactsWithoutEnd) {
  apply({weekCard(), typed("$a", kBo, 5, "Ringde en designer #6")});
  for (int i = 0; i < 5000; ++i) {
    const std::string n = std::to_string(i);
    apply({typedEdit("$e" + n, kBo, i, "$a", "Ringde nummer " + n),
           typedEdit("$x" + n, kAnna, i, "$a", "Bo ljuger"), reaction("$k" + n, kBo, i, "$a", "6️⃣")});
  }
  for (int i = 0; i < 5000; ++i) {
    const std::string n = std::to_string(i);
    apply({redaction("$re" + n, kBo, i, "$e" + n), redaction("$rk" + n, kBo, i, "$k" + n)});
  }
  EXPECT_EQ(texts(), Texts{"Ringde en designer"});
  EXPECT_EQ(log_.records()[0]->principles, Texts{"otg-6"});
}

}  // namespace
}  // namespace smasteg::testing
