// A snapshot is taken back whole or not at all.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/ids.h"
#include "core/log/byte_stream.h"
#include "core/log/limits.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

class SnapshotTest : public LogTest {
 protected:
  void SetUp() override {
    apply({weekCard(), pointer("$p", kBo, 2),
           sentStep("$a", kBo, 5, step("stepstepstepstepstep01", "Ringde designern #6", {"otg-6"})),
           typed("$b", kAnna, 6, "Testade blanketten med Lars #e-leg"),
           typedEdit("$e", kAnna, 7, "$b", "Testade den med Eva #2"),
           message("$batch", kBo, 8,
                   batchContent(batchBody(),
                                R"([{"n":1,"k":"step","min":5},{"n":4,"k":"step"},
                     {"n":5,"k":"thanks","day":"2026-11-20"}])")),
           reaction("$x", kAnna, 9, "$a", "👍"), redaction("$r", kBo, 9, "$gone"), lockedEvent("$l", kBo, 10),
           message("$v2", kBo, 11, textContent("x", ",\"se.smasteg\":{\"v\":2}" + inThread())),
           "{\"event_id\":\"$bad\"}"});
    bytes_ = log_.saveSnapshot();
  }
  std::string codeOf(std::string_view bytes) {
    EventLog log(catalogue_);
    const auto loaded = log.loadSnapshot(bytes);
    if (loaded) return "";
    EXPECT_TRUE(log.records().empty() && log.cards().empty());
    return loaded.error().code;
  }
  std::string bytes_;
};

TEST_F(SnapshotTest, GivesTheSameLogBack) {
  EventLog log(catalogue_);
  ASSERT_TRUE(log.loadSnapshot(bytes_).ok());
  EXPECT_EQ(log.digest(), log_.digest());
  EXPECT_EQ(log.saveSnapshot(), bytes_);
  EXPECT_EQ(log.quarantined(), log_.quarantined());
  EXPECT_EQ(log.quarantine().size(), 1u);
  EXPECT_EQ(log.lockedCount(), 1u);
  EXPECT_EQ(log.newerEvents(), log_.newerEvents());
  EXPECT_EQ(log.messagesIn(kCard), log_.messagesIn(kCard));
  EXPECT_EQ(log.newestIn(kCard), log_.newestIn(kCard));
  EXPECT_EQ(log.eventOf(kBo, "stepstepstepstepstep01"), "$a");
  EXPECT_EQ(log.recordOf(kBo, "batchbatchbatchbatch01/4")->text, "Testade blanketten");
}

TEST_F(SnapshotTest, RefusesEveryTruncation) {
  for (std::size_t size = 0; size < bytes_.size(); ++size)
    ASSERT_EQ(codeOf(bytes_.substr(0, size)), "bad_snapshot") << size;
  EXPECT_EQ(codeOf(bytes_ + "x"), "bad_snapshot");
}

TEST_F(SnapshotTest, RefusesEveryFlippedByte) {
  for (std::size_t at = 0; at < bytes_.size(); ++at) {
    for (const int bit : {1, 128}) {
      std::string changed = bytes_;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      ASSERT_EQ(codeOf(changed), "bad_snapshot") << at;
    }
  }
}

std::string summed(std::string bytes) {
  const Digest sum = sha256(bytes);
  return bytes.append(reinterpret_cast<const char*>(sum.data()), sum.size());
}

TEST_F(SnapshotTest, NeverTrustsBytesWithARightChecksum) {
  const std::string whole = bytes_.substr(0, bytes_.size() - sizeof(Digest));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int bit : {1, 2, 16, 128, 255}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      EventLog log(catalogue_);
      if (!log.loadSnapshot(summed(changed)).ok()) continue;
      EXPECT_FALSE(log.digest().empty());  // another log, but a sound one
      log.apply(typedEdit("$e2", kAnna, 20, "$b", "Testade den med Ulla #3"));
      log.apply(redaction("$r2", kBo, 21, "$a"));
      EXPECT_TRUE(EventLog(catalogue_).loadSnapshot(log.saveSnapshot()).ok()) << at << " " << bit;
    }
    (void)codeOf(summed(whole.substr(0, at)));
  }
}

TEST_F(SnapshotTest, TellsALaterLayoutFromDamage) {
  std::string whole = bytes_.substr(0, bytes_.size() - sizeof(Digest));
  ++whole[7];
  EXPECT_EQ(codeOf(summed(whole)), "newer_version");
}

TEST_F(SnapshotTest, HoldsNothingOfWhatWasRemoved) {
  apply({redaction("$r1", kBo, 20, "$a"), redaction("$r2", kAnna, 20, "$b"),
         redaction("$r3", kBo, 20, "$batch"), redaction("$r4", kBo, 20, "$v2"),
         redaction("$r5", kAnna, 20, kCard)});
  const std::string bytes = log_.saveSnapshot();
  for (const char* secret : {"Ringde", "Testade", "Skrev", "otg-6", "e-leg", "Vecka"}) {
    EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
  }
}

TEST_F(SnapshotTest, HoldsNoTalkAndNothingThatWaits) {
  apply({message("$chat", kBo, 20, textContent("Hemligheter i flödet")),
         typed("$far", kBo, 21, "I en främmande tråd", "$thread"), reaction("$y", kBo, 22, "$chat", "👍")});
  EXPECT_EQ(log_.saveSnapshot(), bytes_);
}

TEST(ByteStreamTest, ReadsBackWhatWasWritten) {
  ByteWriter out;
  for (const std::uint64_t value : {0ULL, 127ULL, 128ULL, 300ULL, ~0ULL}) out.number(value);
  out.text("åäö");
  out.shared("@anna:hs");
  out.sharedList({"@anna:hs", "@bo:hs"});
  const std::string bytes = std::move(out).done();
  ByteReader in(bytes);
  for (const std::uint64_t value : {0ULL, 127ULL, 128ULL, 300ULL, ~0ULL}) EXPECT_EQ(in.number(~0ULL), value);
  EXPECT_EQ(in.text(), "åäö");
  EXPECT_EQ(in.userId(), "@anna:hs");
  EXPECT_EQ(in.sharedList(), (Texts{"@anna:hs", "@bo:hs"}));
  EXPECT_TRUE(in.ok() && in.atEnd());
}

TEST(ByteStreamTest, ReadsBackIdsAndWords) {
  const std::string event = "$" + base64url("32 bytes are what an event id is"), record(22, '-');
  ASSERT_EQ(event.size(), 44u);
  const Texts ids{event,
                  record,
                  base64url(std::string(16, '\xFE')),
                  "$short",
                  "$",
                  event + "A",
                  record.substr(1),
                  record + "=",
                  "$" + record,
                  event.substr(0, 43) + "9"};  // the last as base64url has bits too many
  const Texts bodies{"", " ", "  ", "Ringde Anna", "Ringde ", " Ringde", "Ringde\nAnna  och Bo", record};
  ByteWriter out;
  for (const std::string& id : ids) out.text(id);
  for (const std::string& body : bodies) out.words(body);
  for (const std::string& body : bodies) out.words(body);
  const std::string bytes = std::move(out).done();
  ByteReader in(bytes);
  for (const std::string& id : ids) EXPECT_EQ(in.text(), id);
  for (const std::string& body : bodies) EXPECT_EQ(in.words(), body);
  for (const std::string& body : bodies) EXPECT_EQ(in.words(), body);
  EXPECT_TRUE(in.ok() && in.atEnd());
}

TEST(ByteStreamTest, WritesIdsAsTheirBytesAndAWordOnce) {
  ByteWriter ids;
  ids.text("$" + base64url(std::string(32, 'x')));
  ids.text(base64url(std::string(16, 'x')));
  EXPECT_EQ(std::move(ids).done().size(), 1u + 32 + 1 + 16);
  ByteWriter words;
  words.words("grön grön grön");
  EXPECT_EQ(std::move(words).done(), std::string("\3\0\x08grön \1\0\x07grön", 17));
}

TEST(ByteStreamTest, AFewBytesCannotNameALongTextWithoutEnd) {
  ByteWriter out;
  const std::string longWord(kMaxEventBytes / 2, 'x');
  out.words(longWord + " " + longWord);
  const std::string bytes = std::move(out).done();
  ByteReader in(bytes);
  EXPECT_EQ(in.words(), "");
  EXPECT_FALSE(in.ok());
}

TEST(ByteStreamTest, StopsAtTheFirstThingThatCannotBe) {
  for (const std::string& bytes : {std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"),
                                   std::string("\x05"
                                               "ab"),
                                   std::string("\x80"), std::string("\x01\xFF"), std::string()}) {
    ByteReader in(bytes);
    EXPECT_EQ(in.text(), "");
    EXPECT_FALSE(in.ok());
    EXPECT_EQ(in.shared() + in.eventId(), "");
    EXPECT_EQ(in.number(9) + in.count(), 0u);
  }
  ByteReader in(std::string_view("\x09", 1));
  EXPECT_EQ(in.number(8), 0u);
  EXPECT_FALSE(in.ok());
}

}  // namespace
}  // namespace smasteg::testing
