// The corpus of hostile events (tests/fixtures/hostile): each alone does what its line says, and all
// together, in any order and twice, among good ones, harm nobody. Nothing stops, and the quarantine counts
// each once.
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/base/text.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

using Json = nlohmann::json;

struct Hostile {
  std::string name, event, is, code;
  std::vector<std::string> texts;
};

/// Text as it is, [text, times], or {"bytes": […]}.
std::string pieceOf(const Json& piece) {
  if (piece.is_string()) return piece.get_ref<const std::string&>();
  std::string out;
  if (piece.is_object()) {
    for (const Json& byte : piece["bytes"]) out += static_cast<char>(byte.get<int>());
    return out;
  }
  for (int times = piece[1].get<int>(); times > 0; --times) out += piece[0].get_ref<const std::string&>();
  return out;
}

std::vector<Hostile> readCorpus() {
  std::ifstream file(SMASTEG_FIXTURES "/hostile/events.jsonl", std::ios::binary);
  EXPECT_TRUE(file.good());
  std::vector<Hostile> corpus;
  for (std::string line; std::getline(file, line);) {
    const Json read = Json::parse(line, nullptr, false);
    EXPECT_TRUE(read.is_object()) << line;
    Hostile hostile;
    hostile.name = read.value("name", "");
    for (const Json& piece : read["event"]) hostile.event += pieceOf(piece);
    hostile.is = read.value("is", "");
    hostile.code = read.value("code", "");
    hostile.texts = read.value("texts", std::vector<std::string>());
    corpus.push_back(std::move(hostile));
  }
  return corpus;
}

const std::vector<Hostile>& corpus() {
  static const std::vector<Hostile> all = readCorpus();
  return all;
}

/// The week's card and the pointer to it: what is said in its thread counts.
EventLog weekLog() {
  static const Catalogue catalogue;
  EventLog log(catalogue);
  log.apply(weekCard(kCard, kAnna, 0));
  log.apply(pointer("$pointer", kAnna, 1, kCard));
  return log;
}

std::vector<std::string> textsOf(const EventLog& log) {
  std::vector<std::string> texts;
  for (const Record* record : log.records()) texts.push_back(record->text);
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::size_t totalOf(const std::map<std::string, std::size_t>& counts) {
  std::size_t total = 0;
  for (const auto& [code, count] : counts) total += count;
  return total;
}

std::vector<std::string> goodEvents() {
  std::vector<std::string> events;
  for (int i = 0; i < 50; ++i) {
    const std::string n = (i < 10 ? "0" : "") + std::to_string(i);
    events.push_back(
        typed("$good" + n, i % 2 == 0 ? kAnna : kBo, 10 + i, "Ringde kommun nummer " + n + " i dag"));
  }
  return events;
}

TEST(HostileCorpusTest, IsAThousandEventsAtLeast) {
  EXPECT_GE(corpus().size(), 1000U);
  for (const Hostile& hostile : corpus()) EXPECT_FALSE(hostile.name.empty() || hostile.is.empty());
}

TEST(HostileCorpusTest, EachAloneDoesWhatItsLineSays) {
  for (const Hostile& hostile : corpus()) {
    SCOPED_TRACE(hostile.name);
    EventLog log = weekLog();
    const std::string before = log.digest();
    const Applied applied = log.apply(hostile.event);
    EXPECT_EQ(applied.quarantined, hostile.code);
    EXPECT_EQ(totalOf(log.quarantined()), hostile.is == "quarantined" ? 1U : 0U);
    EXPECT_EQ(log.newerVersions(), hostile.is == "newer" ? 1U : 0U);
    EXPECT_EQ(log.lockedCount(), hostile.is == "locked" ? 1U : 0U);
    EXPECT_EQ(textsOf(log), hostile.texts);
    EXPECT_EQ(log.cards().size(), 1U);
    if (hostile.is != "records") {
      EXPECT_EQ(log.digest(), before);
    }
    for (const Record* record : log.records()) {
      EXPECT_TRUE(isValidUtf8(record->text));
      EXPECT_EQ(cleanText(record->text), record->text);
      for (const std::string& tag : record->tags) EXPECT_EQ(cleanText(tag), tag);
    }
  }
}

TEST(HostileCorpusTest, AllTogetherHarmNobodyInAnyOrderAndTwice) {
  const std::vector<std::string> good = goodEvents();
  std::vector<std::string> texts;
  std::map<std::string, std::size_t> codes;
  std::size_t newer = 0;
  std::vector<std::string> all = good;
  for (const Hostile& hostile : corpus()) {
    all.push_back(hostile.event);
    texts.insert(texts.end(), hostile.texts.begin(), hostile.texts.end());
    if (!hostile.code.empty()) ++codes[hostile.code];
    if (hostile.is == "newer") ++newer;
  }
  EventLog onlyGood = weekLog();
  for (const std::string& event : good) onlyGood.apply(event);
  const std::vector<std::string> goodTexts = textsOf(onlyGood);
  ASSERT_EQ(goodTexts.size(), good.size());
  texts.insert(texts.end(), goodTexts.begin(), goodTexts.end());
  std::sort(texts.begin(), texts.end());

  std::string digest;
  RandomStream random("hostile");
  for (int round = 0; round < 4; ++round) {
    SCOPED_TRACE(round);
    if (round == 1) std::reverse(all.begin(), all.end());
    if (round > 1) random.shuffle(all);
    EventLog log = weekLog();
    for (const std::string& event : all) log.apply(event);
    // A good one between two bad ones, and each bad one again.
    if (round == 3) {
      for (const std::string& event : all) log.apply(event);
    }
    EXPECT_EQ(textsOf(log), texts);
    EXPECT_EQ(log.quarantined(), codes);
    EXPECT_EQ(log.newerVersions(), newer);
    EXPECT_LE(log.quarantine().size(), kMaxQuarantineKept);
    for (const auto& kept : log.quarantine()) EXPECT_LE(kept.bytes.size(), kMaxQuarantineCopyBytes);
    if (digest.empty()) digest = log.digest();
    EXPECT_EQ(log.digest(), digest);

    static const Catalogue catalogue;
    EventLog again(catalogue);
    ASSERT_TRUE(again.loadSnapshot(log.saveSnapshot()).ok());
    EXPECT_EQ(again.digest(), digest);
  }
}

}  // namespace
}  // namespace smasteg::testing
