// The law: any order, any duplication, any gap filled later, the same state. And a snapshot changes nothing.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/random.h"
#include "core/log/op_codec.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

std::string effective(const std::string& id, const std::string& edit, int minute, const std::string& body) {
  // Element's answer in a plain room after an edit: the new content, no relation, the edit bundled in
  // `unsigned`.
  return rawEvent(
      id, kBo, 5, "m.room.message", textContent(body, inThread()),
      ",\"unsigned\":{\"m.relations\":{\"m.replace\":" + typedEdit(edit, kBo, minute, id, body) + "}}");
}

std::string quiet(const std::string& id, const std::string& sender, int minute, const std::string& op,
                  const std::string& place, const std::string& about = kCreate) {
  OpFields fields;
  fields.place = fields.language = place;
  return rawEvent(id, sender, minute, "se.smasteg.op",
                  opMessage(op, about, "op-op-op-" + fnv1a64Hex(id), fields));
}

std::string retell(const std::string& id, const std::string& sender, int minute, const std::string& word) {
  std::vector<const Record*> list;
  const char* of[] = {"$t1", "$never", "$l1",
                      "$l3", "$s1",    "$f2"};  // seen, unseen, locked (2), removed, talk
  std::vector<Record> records(std::size(of));
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].eventId = of[i];
    records[i].author = kBo;
    records[i].ts = kMonday + minute * kMinuteMs;
    records[i].text = word + " " + of[i];
    records[i].card = records[i].eventId == "$never" ? "$lonely" : kCard;
    list.push_back(&records[i]);
  }
  std::size_t count = 0;
  return rawEvent(id, sender, minute, "se.smasteg.op",
                  retellMessage(kCreate, "op-op-op-" + fnv1a64Hex(id), list, count));
}

/// Profiles, settings, what belongs to a round, and what is retold.
std::vector<std::string> quietEvents() {
  return {quiet("$o1", kAnna, 61, "profile", "Umeå"),
          quiet("$o2", kAnna, 62, "profile", "Boden"),
          quiet("$o3", kBo, 62, "settings", "en"),
          quiet("$o4", kAnna, 62, "settings", "sv"),
          redaction("$ro2", kAnna, 63, "$o2"),
          quiet("$o5", kBo, 64, "met", "", "$round"),
          quiet("$o6", kAnna, 64, "future", "x"),
          retell("$o7", kAnna, 65, "Anna om"),
          retell("$o8", kBo, 66, "Bo om"),
          redaction("$ro8", kBo, 67, "$o8"),
          retell("$o9", "@eva:hs", 60, "Eva om"),
          reaction("$k8", kAnna, 68, "$never", "👏")};
}

/// One room with everything that can happen in it, lies included.
std::vector<std::string> room() {
  const auto content = step("stepstepstepstepstep01", "Ringde designern på Skatteverket #6", {"otg-6"});
  std::vector<std::string> events = {
      weekCard(), weekCard("$card2", kBo, 1), pointer("$p1", kAnna, 1), pointer("$p2", kBo, 2, "$card2"),
      pointer("$p3", "@eva:hs", 30, "$unseen"), pointer("$p4", kBo, 12, "$unseen"),
      redaction("$rp", kBo, 90, "$p4"),
      // copies, an edit of each, and the removal of the first
      sentStep("$s1", kBo, 5, content), sentStep("$s2", kBo, 6, content), sentStep("$s3", kBo, 7, content),
      message("$s2e", kBo, 8,
              stepEdit(step("stepstepstepstepstep01", "Ringde två designer #2", {"otg-2"}), "$s2")),
      redaction("$rs1", kBo, 9, "$s1"),
      // edits: by hand, foreign, of an edit, same time, undone
      typed("$t1", kBo, 10, "Testade blanketten med tre pensionärer (princip 5)"),
      typedEdit("$t1a", kBo, 11, "$t1", "Testade blanketten med fyra pensionärer #5"),
      typedEdit("$t1b", kBo, 12, "$t1", "Testade blanketten med fem pensionärer #5"),
      typedEdit("$t1c", kBo, 12, "$t1", "Testade blanketten med sex pensionärer #5"),
      typedEdit("$t1d", kBo, 20, "$t1", "Det här ångrade jag sedan helt"),
      redaction("$rt1d", kBo, 21, "$t1d"),
      typedEdit("$t1x", kAnna, 30, "$t1", "Bo har inte gjort någonting alls"),
      typedEdit("$t1y", kBo, 31, "$t1c", "En rättelse av en rättelse räknas inte"),
      effective("$eff", "$effe", 40, "Läste på om klarspråk hela eftermiddagen"),
      typedEdit("$effe", kBo, 40, "$eff", "Läste på om klarspråk hela eftermiddagen"),
      // batch, then edited by hand
      message("$b1", kAnna, 13,
              batchContent(batchBody(),
                           R"([{"n":1,"k":"step","p":["otg-6"]},{"n":2,"k":"step","p":["otg-5"]},
                 {"n":3,"k":"step","day":"2026-11-20"}])")),
      message("$b2", kAnna, 14,
              batchContent(batchBody(), R"([{"n":4,"k":"step"},{"n":7,"k":"thanks"},{"n":9,"k":"step"}])")),
      typedEdit("$b2e", kAnna, 15, "$b2", "- Bara det här blev kvar\n- och så det här"),
      // reactions
      reaction("$k1", kBo, 16, "$t1", "6️⃣"), reaction("$k2", kBo, 17, "$t1", "2️⃣"),
      redaction("$rk1", kBo, 18, "$k1"), reaction("$k3", kAnna, 16, "$t1", "👏🏽"),
      reaction("$k4", kAnna, 16, "$t1", "👏"), reaction("$k5", kBo, 16, "$c1", "1️⃣"),
      typed("$c1", kBo, 19, "Ringde Eva"), reaction("$k6", kAnna, 2, kCard, "👣"),
      reaction("$k7", kAnna, 2, "$nowhere", "👍"),
      // other places
      typed("$u1", "@eva:hs", 13, "För tidigt för sitt kort, utan pekare", "$unseen"),
      typed("$u2", "@eva:hs", 35, "Efter pekaren, så det här räknas nu", "$unseen"),
      typed("$n1", "@eva:hs", 35, "I en tråd som inget kort har börjat", "$thread"),
      message("$f1", kBo, 22, textContent("!steg 4 bjöd in tolkförmedlingen")),
      message("$f2", kBo, 23, textContent("Vi ses på måndag klockan nio allihop")),
      typedEdit("$f2e", kBo, 24, "$f2", "!steg 3 mätte en gång till"),
      message("$f3", kBo, 25, textContent("Svarade i flödet från telefonen", replyInFlow("$card2"))),
      message("$gone", kAnna, 3,
              cardMessage("week", "👣 Vecka 47 · Vad gjorde du?", "cardcardcardcardcard47", "2026-W47")),
      redaction("$rgone", kAnna, 50, "$gone"),
      typed("$g1", kBo, 26, "I en tråd vars kort är borttaget", "$gone"), lockedEvent("$l1", kBo, 27),
      lockedEvent("$l2", kBo, 28), typed("$l2", kBo, 28, "Låst först och sedan öppnad för oss"),
      message("$v2", kBo, 29,
              textContent("Nyare version av något", ",\"se.smasteg\":{\"v\":2}" + inThread())),
      typed("$th", kAnna, 33, "👏 Tack @bo:hs för hjälpen med enkäten"),
      rawEvent("$red", kBo, 34, "m.room.message", "{}", ",\"unsigned\":{\"redacted_because\":{}}"),
      "{\"event_id\":\"$bad\"}", typed("$long", kBo, 36, std::string(4001, 'a') + " b c")};
  // The card turned into talk and back.
  events.push_back(typedEdit("$ce1", kBo, 51, "$card2", "Det här är inget kort längre"));
  events.push_back(redaction("$rce1", kBo, 52, "$ce1"));
  // Of two that nobody can open somebody can open an edit, and of one of them the edit is removed.
  events.push_back(typedEdit("$l1e", kBo, 53, "$l1", "Ringde dem som en ändring säger"));
  events.push_back(lockedEvent("$l3", kBo, 30));
  events.push_back(typedEdit("$l3e", kBo, 53, "$l3", "Ringde dem som ingen ändring säger"));
  events.push_back(redaction("$rl3e", kBo, 54, "$l3e"));
  for (std::string& event : quietEvents()) events.push_back(std::move(event));
  return events;
}

void describe(std::ostream& out, const std::map<std::string, std::size_t>& counts) {
  for (const auto& [code, number] : counts) out << " " << code << ":" << number;
}

struct Everything {
  std::string digest;
  std::vector<Record> records;
  std::size_t locked, newer;
  std::map<std::string, std::size_t> quarantined;
  bool operator==(const Everything&) const = default;
};

void PrintTo(const Everything& all, std::ostream* out) {
  *out << all.digest.substr(0, 8) << " locked " << all.locked << " newer " << all.newer;
  describe(*out, all.quarantined);
  for (const Record& record : all.records) *out << "\n  " << record.id << " " << record.text;
}

Everything everything(const EventLog& log) {
  Everything all{log.digest(), {}, log.lockedCount(), log.newerVersions(), log.quarantined()};
  for (const Record* record : log.records()) all.records.push_back(*record);
  return all;
}

class LogLawTest : public LogTest {
 protected:
  Everything applied(const std::vector<std::string>& events) {
    EventLog log(catalogue_);
    for (const std::string& event : events) log.apply(event);
    return everything(log);
  }
};

TEST_F(LogLawTest, AnyOrderAndAnyDuplicationGiveTheSameState) {
  const auto events = room();
  const Everything expected = applied(events);
  EXPECT_EQ(expected.records.size(), 19u);
  RandomStream random("law");
  for (int round = 0; round < 300; ++round) {
    auto shuffled = events;
    for (std::size_t copies = random.below(40); copies > 0; --copies)
      shuffled.push_back(events[random.below(events.size())]);
    random.shuffle(shuffled);
    ASSERT_EQ(applied(shuffled), expected) << "round " << round;
  }
}

TEST_F(LogLawTest, AskingInBetweenChangesNothing) {
  const auto events = room();
  const Everything expected = applied(events);
  RandomStream random("asking");
  for (int round = 0; round < 50; ++round) {
    auto shuffled = events;
    random.shuffle(shuffled);
    EventLog log(catalogue_);
    for (const std::string& event : shuffled) {
      log.apply(event);
      const auto& records = log.records();
      for (std::size_t i = 1; i < records.size(); ++i) ASSERT_GE(records[i - 1]->ts, records[i]->ts);
      (void)log.digest();
    }
    ASSERT_EQ(everything(log), expected);
  }
}

TEST_F(LogLawTest, TheEventsOfALogGiveAnEqualLogInAnyOrder) {
  const auto events = room();
  RandomStream random("export");
  for (int round = 0; round < 60; ++round) {
    auto part = events;
    random.shuffle(part);
    part.resize(events.size() - random.below(20));
    EventLog before(catalogue_);
    for (const std::string& event : part) before.apply(event);
    auto written = before.events();
    if (round % 2 == 1) random.shuffle(written);
    EventLog after(catalogue_);
    for (const std::string& event : written) {
      ASSERT_EQ(after.apply(event).quarantined == "bad_json", false) << event;
    }
    ASSERT_EQ(after.digest(), before.digest()) << "round " << round;
    const Everything was = everything(before), is = everything(after);
    ASSERT_EQ(is.records, was.records) << "round " << round;
    ASSERT_EQ(is.newer, was.newer);
  }
}

TEST_F(LogLawTest, WhatAHostOrAWalkHasHiddenGoesAlongInTheEvents) {
  EventLog before(catalogue_);
  for (const std::string& event : room()) before.apply(event);
  // An edit in its original's place that nobody tells of, alone and on top of one that is told.
  before.applyFromThread(message("$untold", kBo, 70, textContent("Ringde en designer till")), kCard);
  before.applyFromThread(message("$t1", kBo, 10, textContent("Testade blanketten med sju #5")), kCard);
  before.apply(lockedEvent("$l3", kBo, 71));
  before.applyFromThread(typedEdit("$l3e", kBo, 72, "$l3", "Läst i rättelsen, låst i original"), "");
  before.applyCompleteWalk("$card2", {});
  EventLog after(catalogue_);
  for (const std::string& event : before.events()) after.apply(event);
  EXPECT_EQ(after.digest(), before.digest());
  ASSERT_NE(after.record("$untold"), nullptr);
  EXPECT_EQ(everything(after).records, everything(before).records);
}

TEST_F(LogLawTest, ASnapshotAnywhereChangesNothing) {
  const auto events = room();
  const Everything expected = applied(events);
  RandomStream random("snapshot");
  for (int round = 0; round < 100; ++round) {
    auto shuffled = events;
    random.shuffle(shuffled);
    EventLog before(catalogue_);
    const std::size_t cut = random.below(shuffled.size());
    for (std::size_t i = 0; i < cut; ++i) before.apply(shuffled[i]);
    EventLog after(catalogue_);
    ASSERT_TRUE(after.loadSnapshot(before.saveSnapshot()).ok());
    ASSERT_EQ(everything(after), everything(before)) << "round " << round;
    ASSERT_EQ(after.saveSnapshot(), before.saveSnapshot());
    // What waited for its card is not in a snapshot: the room gives it again.
    for (const std::string& event : shuffled) after.apply(event);
    ASSERT_EQ(everything(after), expected) << "round " << round << " cut " << cut;
  }
}

TEST_F(LogLawTest, AWalkThatRefutesWhatWasToldEndsTheSameInAnyOrder) {
  const auto events = room();
  EventLog first(catalogue_);
  for (const std::string& event : events) first.apply(event);
  const std::size_t before = first.records().size();
  first.applyCompleteWalk("$lonely", {});
  const Everything expected = everything(first);
  ASSERT_EQ(expected.records.size(), before - 1);
  RandomStream random("walk");
  for (int round = 0; round < 60; ++round) {
    auto shuffled = events;
    random.shuffle(shuffled);
    EventLog log(catalogue_);
    for (const std::string& event : shuffled) log.apply(event);
    log.applyCompleteWalk("$lonely", {});
    ASSERT_EQ(everything(log), expected) << "round " << round;
    EventLog after(catalogue_);
    ASSERT_TRUE(after.loadSnapshot(log.saveSnapshot()).ok());
    random.shuffle(shuffled);
    for (const std::string& event : shuffled) after.apply(event);
    ASSERT_EQ(everything(after), expected) << "once more, round " << round;
  }
}

TEST_F(LogLawTest, EveryStateOnTheWayIsTheStateOfItsSet) {
  const auto events = room();
  RandomStream random("prefix");
  for (int round = 0; round < 40; ++round) {
    auto shuffled = events;
    random.shuffle(shuffled);
    shuffled.resize(random.below(shuffled.size()) + 1);
    const Everything expected = applied(shuffled);
    random.shuffle(shuffled);
    ASSERT_EQ(applied(shuffled), expected) << "round " << round;
  }
}

TEST_F(LogLawTest, TheDigestTellsStatesApart) {
  const auto events = room();
  std::set<std::string> digests = {EventLog(catalogue_).digest()};
  EventLog log(catalogue_);
  std::size_t changes = 0;
  for (const std::string& event : events) {
    const auto before = everything(log).records;
    const Applied done = log.apply(event);
    ASSERT_EQ(done.recordsChanged, before != everything(log).records) << event;
    changes += digests.insert(log.digest()).second ? 1u : 0u;
  }
  EXPECT_GT(changes, 25u);
}

TEST_F(LogLawTest, HandlesALargeRoomInLinearTime) {
  std::vector<std::string> events = {weekCard()};
  for (int i = 0; i < 20000; ++i) {
    const std::string id = "$m" + std::to_string(i);
    events.push_back(
        typed(id, i % 2 == 0 ? kAnna : kBo, i / 10, "Ringde nummer " + std::to_string(i) + " #6"));
    if (i % 5 == 0) events.push_back(reaction("$r" + std::to_string(i), kAnna, i, id, "👍"));
    if (i % 50 == 0)
      events.push_back(
          typedEdit("$e" + std::to_string(i), i % 2 == 0 ? kAnna : kBo, i, id, "Ringde igen och igen"));
    if (i % 100 == 0) events.push_back(redaction("$x" + std::to_string(i), kAnna, i, id));
  }
  RandomStream("big").shuffle(events);
  apply(events);
  apply(events);
  EXPECT_EQ(count(), 20000u - 200u);
}

}  // namespace
}  // namespace smasteg::testing
