// Many steps that wait leave as one message: how they get there, once each, and what one can do with a line.
// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <tuple>

#include "core/base/text.h"
#include "core/sync/pacing.h"
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class BatchTest : public EngineTest {
 protected:
  static std::string name(int i) { return "Steg nummer " + std::to_string(i) + " i dag"; }
  void logOffline(Person& person, int from, int to) {
    person.tell(Online{false});
    for (int i = from; i < to; ++i, ++room.now) ids[i] = person.log(name(i), {"otg-6"});
    person.tell(Online{true});
    person.run(kHostCatchesUpMs);
  }
  /// A week that has a card with a first step in it.
  void openWeek(Person& person) {
    person.log("Allra först");
    person.run(120000);
    room.sends.clear();
  }
  /// Live messages that are batches, as they were sent.
  std::vector<Json> batches(const FakeRoom& here) const {
    std::vector<Json> found;
    for (const auto& event : here.events) {
      const Json meta = event["content"].value("se.smasteg", Json::object());
      if (meta.value("k", "") == "batch") found.push_back(event);
    }
    return found;
  }
  std::vector<Json> batches() const { return batches(room); }
  CommandArgs row(int i, const std::string& text = "") const {
    CommandArgs args;
    args.id = ids.at(i);
    args.text = text;
    args.principles = {"otg-6"};
    return args;
  }
  static void expectEachOnce(const Person& person, int from, int to) {
    ViewQuery query;
    query.limit = 200;
    std::multiset<std::string> seen;
    while (true) {
      const Json view = person.view("steps", query);
      for (const auto& each : view["rows"]) {
        seen.insert(each["text"]);
        EXPECT_EQ(each["state"], "sent") << each.dump();
        query.before = each["id"];
      }
      if (!view["more"]) break;
    }
    for (int i = from; i < to; ++i) EXPECT_EQ(seen.count(name(i)), 1U) << i;
  }
  std::map<int, std::string> ids;
};

TEST_F(BatchTest, FirstStepOfANewWeekGoesAloneAndTheRestAsOne) {
  Person anna(room, "@anna:hs");
  logOffline(anna, 0, 12);
  anna.run(5000);
  ASSERT_EQ(room.sends.size(), 4U) << "card, pointer, first, the rest";
  ASSERT_EQ(batches().size(), 1U);
  EXPECT_EQ(batches()[0]["content"]["se.smasteg"]["r"].size(), 11U);
  EXPECT_EQ(batches()[0]["content"]["msgtype"], "m.notice");
  EXPECT_EQ(countOf(room.bodies(), name(0)), 1U);
  expectEachOnce(anna, 0, 12);
  Person bo(room, "@bo:hs");
  bo.run(5000);
  expectEachOnce(bo, 0, 12);
  const Json rows = anna.view("steps")["rows"];
  for (int i = 0; i < 11; ++i) {
    const Json& each = rows[static_cast<std::size_t>(i)];
    EXPECT_EQ(each["text"], name(11 - i)) << "newest first, also within one message";
    EXPECT_EQ(each["id"], ids[11 - i]) << "a row keeps its name from before it was sent";
    EXPECT_TRUE(each["canEdit"]);
    EXPECT_EQ(each["principles"], Json({"otg-6"}));
  }
}

TEST_F(BatchTest, ThreeWaitingStepsLeaveOneByOne) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  logOffline(anna, 0, 3);
  anna.run(5000);
  EXPECT_EQ(room.sends.size(), 3U);
  EXPECT_TRUE(batches().empty());
  logOffline(anna, 3, 7);
  anna.run(30000);
  EXPECT_EQ(room.sends.size(), 4U);
  ASSERT_EQ(batches().size(), 1U);
  expectEachOnce(anna, 0, 7);
}

TEST_F(BatchTest, LongStepsAndStepsOfSeveralLinesGoAlone) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  anna.tell(Online{false});
  for (int i = 0; i < 4; ++i) anna.log(name(i));
  anna.log("Först raden\noch sedan raden");
  anna.log("Lång: " + std::string(200, 'x'));
  anna.log(std::string(190, 'y') + " tiotecken");
  anna.log(std::string(201, 'z'));
  anna.tell(Online{true});
  anna.run(60000);
  ASSERT_EQ(batches().size(), 1U);
  EXPECT_EQ(batches()[0]["content"]["se.smasteg"]["r"].size(), 5U);
  EXPECT_EQ(countOf(room.bodies(), "Först raden\noch sedan raden"), 1U);
  EXPECT_EQ(countOf(room.bodies(), "Lång: "), 1U);
  EXPECT_EQ(anna.texts().size(), 9U);
}

TEST_F(BatchTest, AThousandOfflineStepsLeaveInTenMessagesAtThePace) {
  Person anna(room, "@anna:hs");
  logOffline(anna, 0, 1000);
  anna.run(300000);
  ASSERT_EQ(room.sends.size(), 13U) << "card, pointer, first and ten";
  EXPECT_EQ(batches().size(), 10U);
  for (std::size_t i = 6; i < room.sends.size(); ++i) {
    EXPECT_GE(room.sends[i].first - room.sends[0].first, static_cast<std::int64_t>(i - 5) * 12000) << i;
  }
  expectEachOnce(anna, 0, 1000);
  for (const auto& batch : batches()) EXPECT_LT(batch["content"].dump().size(), 32U * 1024);
  EXPECT_TRUE(room.jams.empty());
}

TEST_F(BatchTest, AThousandStepsOfTwoHundredCharactersFitInTenMessagesToo) {
  Person anna(room, "@anna:hs");
  anna.tell(Online{false});
  for (int i = 0; i < 1000; ++i) {
    std::string text = name(i) + " ";
    while (text.size() < 197) text += "ord på rad ";
    while (countCodePoints(text) > 200) text.pop_back();
    anna.log(text.substr(0, text.find_last_not_of(' ') + 1), {"otg-6"});
  }
  anna.tell(Online{true});
  anna.run(120000);
  EXPECT_LE(batches().size(), 10U);
  EXPECT_EQ(anna.view("status")["unsent"], 0);
  for (const auto& batch : batches()) EXPECT_LT(batch["content"].dump().size(), 32U * 1024);
}

/// Each of the first sends goes wrong in each of the ways: tests of their own, so that they run side by side.
class LostBatchTest : public BatchTest,
                      public ::testing::WithParamInterface<std::tuple<std::size_t, Fate>> {};

TEST_P(LostBatchTest, EachStepArrivesOnce) {
  const auto [at, fate] = GetParam();
  Person anna(room, "@anna:hs");
  room.fates.assign(at, Fate::fine);
  room.fates.push_back(fate);
  logOffline(anna, 0, 350);
  anna.run(160000);
  expectEachOnce(anna, 0, 350);
  EXPECT_EQ(anna.view("steps")["completeness"]["state"], "complete");
  EXPECT_EQ(batches().size(), 4U);
  Person bo(room, "@bo:hs");
  bo.run(30000);
  expectEachOnce(bo, 0, 350);
  if (fate == Fate::rateLimited || room.sends.size() <= at + 1) return;
  EXPECT_GE(room.sends[at + 1].first - room.sends[at].first, 40000);
}

INSTANTIATE_TEST_SUITE_P(Sends, LostBatchTest,
                         ::testing::Combine(::testing::Range<std::size_t>(2, 7),
                                            ::testing::Values(Fate::lostReply, Fate::lostBoth,
                                                              Fate::rateLimited)));

TEST_F(BatchTest, ReloadAtAnyMomentLosesNoLineAndDoublesNone) {
  for (std::int64_t after = 0; after < 10; ++after) {
    FakeRoom here(kTuesday);
    Person anna(here, "@anna:hs");
    anna.log("Allra först");
    anna.run(120000);
    here.fates = {Fate::lostReply, Fate::lostBoth, Fate::lostReply};
    anna.tell(Online{false});
    for (int i = 0; i < 150; ++i, ++here.now) anna.log(name(i));
    anna.tell(Online{true});
    anna.run(after * 12000);
    anna.open();
    anna.run(400000);
    expectEachOnce(anna, 0, 150);
    EXPECT_EQ(batches(here).size(), 2U) << after;
    EXPECT_EQ(countOf(here.bodies(), "👣"), 1U) << after;
  }
}

TEST_F(BatchTest, ALostBatchIsSentAgainWithTheSameLinesUnderTheSameId) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  room.fates = {Fate::lostBoth};
  logOffline(anna, 0, 5);
  anna.run(10000);
  ASSERT_EQ(room.sends.size(), 1U);
  logOffline(anna, 5, 10);  // these must not slip into the one that may be on its way
  anna.run(120000);
  const auto found = batches();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0]["content"]["se.smasteg"]["r"].size(), 5U);
  EXPECT_NE(found[0]["content"]["se.smasteg"]["id"], found[1]["content"]["se.smasteg"]["id"]);
  expectEachOnce(anna, 0, 10);
  // The first try turns up after all: it is the same message.
  room.put("@anna:hs", "m.room.message", found[0]["content"]);
  anna.tell(Visible{true});
  anna.run(20000);
  expectEachOnce(anna, 0, 10);
}

TEST_F(BatchTest, OneLineIsEditedAndTheOthersStand) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  openWeek(anna);
  logOffline(anna, 0, 5);
  anna.run(20000);
  anna.command("editStep", row(2, "Något helt annat\npå två rader"));
  runTogether(room, {&anna, &bo}, 30000);
  bo.tell(Visible{true});
  runTogether(room, {&anna, &bo}, 10000);
  for (const Person* person : {&anna, &bo}) {
    const Json edited = person->row("Något helt annat på två rader");
    ASSERT_FALSE(edited.is_null());
    EXPECT_EQ(edited["state"], "sent");
    EXPECT_TRUE(edited["note"].is_null());
    EXPECT_EQ(edited["principles"], Json({"otg-6"}));
    EXPECT_EQ(person->texts().size(), 6U);
    for (const int i : {0, 1, 3, 4}) EXPECT_EQ(person->state(name(i)), "sent");
  }
  EXPECT_EQ(anna.row("Något helt annat på två rader")["id"], ids[2]);
  anna.open();
  anna.run(10000);
  const std::string later = anna.row("Något helt annat på två rader")["id"];
  CommandArgs args;
  args.id = later;
  args.text = "Och så en gång till";
  anna.command("editStep", args);
  anna.run(30000);
  EXPECT_EQ(anna.state("Och så en gång till"), "sent") << "also after a reload";
  EXPECT_EQ(anna.texts().size(), 6U);
}

TEST_F(BatchTest, OneLineIsRemovedByAnEditAndItsNumberIsNotUsedAgain) {
  Person anna(room, "@anna:hs"), bo(room, "@bo:hs");
  openWeek(anna);
  logOffline(anna, 0, 5);
  anna.run(20000);
  const std::size_t before = room.sends.size();
  anna.command("removeStep", row(1));
  anna.command("removeStep", row(3));
  EXPECT_EQ(anna.state(name(1)), "removed");
  runTogether(room, {&anna, &bo}, 40000);
  EXPECT_EQ(room.sends.size(), before + 1) << "both in one edit";
  bo.tell(Visible{true});
  runTogether(room, {&anna, &bo}, 10000);
  for (const Person* person : {&anna, &bo})
    EXPECT_EQ(person->texts(), (Strings{name(4), name(2), name(0), "Allra först"}));
  const Json numbers = room.events.back()["content"]["m.new_content"]["se.smasteg"]["r"];
  ASSERT_EQ(numbers.size(), 3U);
  EXPECT_EQ(numbers[1]["n"], 3);
  EXPECT_EQ(numbers[2]["n"], 5);
  EXPECT_EQ(anna.view("status")["unsent"], 0);
}

TEST_F(BatchTest, AChangeThatWasNotReadBackYetIsNotUndoneByTheNext) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  logOffline(anna, 0, 5);
  anna.run(20000);
  room.sends.clear();
  anna.tell(Visible{false});  // nothing is read
  anna.command("removeStep", row(0));
  anna.command("editStep", row(1, "Ändrad rad"));
  anna.run(5000);
  anna.command("removeStep", row(2));
  anna.run(30000);
  EXPECT_EQ(room.sends.size(), 3U);
  const Json body = room.events.back()["content"]["m.new_content"]["body"];
  EXPECT_EQ(body, "- Ändrad rad #6\n- " + name(3) + " #6\n- " + name(4) + " #6");
  anna.tell(Visible{true});
  anna.run(60000);
  EXPECT_EQ(anna.texts(), (Strings{name(4), name(3), "Ändrad rad", "Allra först"}));
  EXPECT_EQ(anna.view("status")["unsent"], 0);
}

TEST_F(BatchTest, WhenTheLastLineGoesTheMessageGoes) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  logOffline(anna, 0, 4);
  anna.run(20000);
  for (int i = 0; i < 3; ++i) anna.command("removeStep", row(i));
  anna.run(60000);
  EXPECT_EQ(anna.texts(), (Strings{name(3), "Allra först"}));
  anna.command("removeStep", row(3));
  anna.run(60000);
  EXPECT_EQ(anna.texts(), Strings{"Allra först"});
  EXPECT_EQ(room.events.back()["type"], "m.room.redaction");
  EXPECT_TRUE(batches().empty());
}

TEST_F(BatchTest, UndoTakesOneLineBackAndARemovalCanBeUndone) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  logOffline(anna, 0, 5);
  anna.run(1000);
  EXPECT_TRUE(anna.row(name(4))["canUndo"]);
  anna.command("undo", row(4));
  anna.run(30000);
  EXPECT_EQ(anna.state(name(4)), "");
  EXPECT_EQ(anna.texts().size(), 5U);
  anna.command("removeStep", row(0));
  anna.run(5000);
  anna.command("undo", row(0));
  anna.run(30000);
  EXPECT_EQ(anna.state(name(0)), "sent");
}

TEST_F(BatchTest, EditAndRemovalWhileTheBatchIsUnderWayFollowIt) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  room.fates = {Fate::lostBoth};
  logOffline(anna, 0, 6);
  anna.run(1000);
  EXPECT_EQ(anna.state(name(2)), "checking");
  anna.command("editStep", row(2, "Ändrad på vägen"));
  anna.command("removeStep", row(3));
  EXPECT_EQ(anna.row("Ändrad på vägen")["id"], ids[2]);
  EXPECT_EQ(anna.row("Ändrad på vägen")["note"]["key"], "row-edit-waiting");
  anna.run(200000);
  EXPECT_EQ(anna.state("Ändrad på vägen"), "sent");
  EXPECT_EQ(anna.state(name(3)), "");
  for (const int i : {0, 1, 4, 5}) EXPECT_EQ(anna.state(name(i)), "sent") << i;
  EXPECT_EQ(anna.view("status")["unsent"], 0);
}

TEST_F(BatchTest, WhatConcernsALineSurvivesAReload) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  room.fates = {Fate::lostBoth, Fate::lostReply};
  logOffline(anna, 0, 6);
  anna.run(1000);
  anna.command("editStep", row(2, "Ändrad på vägen"));  // while nobody knows whether the room has it
  anna.run(50000);
  EXPECT_EQ(anna.row("Ändrad på vägen")["note"]["key"], "row-edit-waiting");
  anna.command("removeStep", row(3));  // when it is known
  EXPECT_EQ(countOf(room.bodies(), "- Steg"), 1U);
  EXPECT_EQ(room.sends.size(), 2U) << "still quiet: neither has left";
  anna.open();
  anna.run(200000);
  EXPECT_EQ(anna.state("Ändrad på vägen"), "sent");
  EXPECT_EQ(anna.state(name(3)), "");
  EXPECT_EQ(anna.texts().size(), 6U);
  EXPECT_EQ(anna.view("status")["unsent"], 0);
}

TEST_F(BatchTest, ARefusedBatchIsSaidAtEachRowAndCanBeTriedAgain) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  room.fates = {Fate::refused};
  logOffline(anna, 0, 4);
  anna.run(5000);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(anna.state(name(i)), "failed");
    EXPECT_EQ(anna.row(name(i))["note"]["key"], "row-fail-forbidden");
  }
  anna.command("retry", row(2));  // they are one message, and go again as one
  anna.run(60000);
  expectEachOnce(anna, 0, 4);
}

TEST_F(BatchTest, ALineThatCannotBeChangedIsSaidAndNothingElseIsLost) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  logOffline(anna, 0, 4);
  anna.run(20000);
  room.fates = {Fate::refused};
  anna.command("removeStep", row(1));
  anna.run(30000);
  EXPECT_EQ(anna.state(name(1)), "sent");
  EXPECT_EQ(anna.row(name(1))["note"]["key"], "row-fail-remove");
  anna.command("retry", row(1));
  anna.run(30000);
  EXPECT_EQ(anna.state(name(1)), "");
  EXPECT_EQ(anna.texts().size(), 4U);
}

TEST_F(BatchTest, WithoutKnownRulesOneStepGoesFirstAlone) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  anna.untold = {"*"};
  anna.open();
  logOffline(anna, 0, 6);
  anna.run(20000);
  EXPECT_EQ(countOf(room.bodies(), name(0)), 1U);
  ASSERT_EQ(batches().size(), 1U);
  EXPECT_EQ(batches()[0]["content"]["se.smasteg"]["r"].size(), 5U);
  expectEachOnce(anna, 0, 6);
}

TEST_F(BatchTest, ABatchEditedByHandIsStillItsLines) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  logOffline(anna, 0, 4);
  anna.run(20000);
  std::string body = batches()[0]["content"]["body"];
  body.replace(body.find("nummer 2"), 8, "nummer två");
  room.put("@anna:hs", "m.room.message",
           {{"msgtype", "m.text"},
            {"body", "* " + body},
            {"m.new_content", {{"msgtype", "m.text"}, {"body", body}}},
            {"m.relates_to", {{"rel_type", "m.replace"}, {"event_id", batches()[0]["event_id"]}}}});
  anna.tell(Visible{true});
  anna.run(10000);
  EXPECT_EQ(anna.texts().size(), 5U);
  const Json edited = anna.row("Steg nummer två i dag");
  ASSERT_FALSE(edited.is_null());
  EXPECT_EQ(edited["principles"], Json({"otg-6"}));
  EXPECT_FALSE(edited["canEdit"]) << "its lines have no names any more";
}

TEST_F(BatchTest, AStepThatAModeratorRemovesBeforeItWasReadBackIsNotWaitedForForEver) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  anna.tell(Visible{false});  // nothing is read
  anna.log("Hann aldrig läsas");
  anna.run(1000);
  ASSERT_EQ(countOf(room.bodies(), "Hann aldrig läsas"), 1U);
  room.redact(room.events.back()["event_id"], "@skapare:hs");
  anna.tell(Visible{true});
  anna.run(400000);
  EXPECT_EQ(anna.state("Hann aldrig läsas"), "failed") << "its author still has the text, and is told";
  EXPECT_EQ(anna.row("Hann aldrig läsas")["note"]["key"], "row-fail-removed");
}

TEST_F(BatchTest, WhatWasTriedAloneIsNotBoundToOthers) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  room.fates = {Fate::refused, Fate::fine, Fate::fine, Fate::refused};  // the second in a card of its own
  for (int i = 0; i < 2; ++i, anna.run(60000)) ids[i] = anna.log(name(i), {"otg-6"});
  ASSERT_EQ(anna.state(name(1)), "failed");
  const Json refused = room.refused;
  for (int i = 0; i < 2; ++i) anna.command("retry", argsOf(anna.row(name(i))));
  logOffline(anna, 2, 7);
  anna.run(180000);
  ASSERT_EQ(batches().size(), 1U);
  room.put("@anna:hs", "m.room.message", refused);  // the client's "try all again", long after
  anna.run(60000);
  expectEachOnce(anna, 0, 7);
}

TEST_F(BatchTest, ABondThatWasGivenUpUnkeptDoesNotDoubleWhoWentAlone) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  anna.tell(Online{false});
  for (int i = 0; i < 5; ++i, ++room.now) ids[i] = anna.log(name(i), {"otg-6"});
  // The store as it was when they were bound; then it was full, and they went one by one.
  auto kept = anna.store;
  int line = 0;
  for (auto& [key, bytes] : kept) {
    if (key.find("own|outbox/") != 0) continue;
    Json job = Json::parse(bytes);
    job["batch"] = "AAAAAAAAAAAAAAAAAAAAAA";
    job["line"] = ++line;
    bytes = job.dump();
  }
  ASSERT_EQ(line, 5);
  anna.storage = false;
  anna.tell(Online{true});
  anna.run(5000);
  ASSERT_GE(countOf(room.bodies(), "Steg nummer"), 1U) << "went alone";
  anna.store = kept;
  anna.storage = true;
  anna.open();
  anna.run(180000);
  expectEachOnce(anna, 0, 5);
  Person bo(room, "@bo:hs");
  bo.run(5000);
  expectEachOnce(bo, 0, 5);
}

TEST_F(BatchTest, ChangingOneLineOfARefusedMessageSendsThemAllAgain) {
  Person anna(room, "@anna:hs");
  openWeek(anna);
  room.fates = {Fate::refused};
  logOffline(anna, 0, 5);
  anna.run(5000);
  ASSERT_EQ(anna.state(name(2)), "failed");
  const Json refused = room.refused;
  anna.command("editStep", row(2, "Ändrad rad"));
  anna.run(60000);
  room.put("@anna:hs", "m.room.message", refused);  // and then the client's "try all again"
  anna.run(60000);
  EXPECT_EQ(anna.texts(), (Strings{name(4), name(3), "Ändrad rad", name(1), name(0), "Allra först"}));
  EXPECT_EQ(anna.view("status")["unsent"], 0);
}

}  // namespace
}  // namespace smasteg::test
