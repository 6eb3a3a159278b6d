// A count in words: what is written reads back, in both languages, and the log knows it as a record of the
// room's flow.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/count_phrases.h"

#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

PostedCount someCount() {
  PostedCount count{"Region Norr", "2026-11-01", "2026-11-29", 42, {}};
  count.cells[1] = 12;
  count.cells[5] = 9;
  return count;
}

TEST(CountPhrases, ReadsWellAndReadsBack) {
  const Catalogue catalogue;
  const std::string sv = countBody(someCount(), catalogue, Language::sv);
  EXPECT_EQ(sv,
            "📊 Räkning från Region Norr, 1 november 2026 till 29 november 2026: 42 steg.\n"
            "Princip 2, Göra saker i praktiken: 12 steg.\n"
            "Princip 6, Arbeta gränsöverskridande: 9 steg.\n"
            "Minst fem personer står bakom varje tal. Det som färre har bidragit till visas inte.");
  const std::string en = countBody(someCount(), catalogue, Language::en);
  EXPECT_TRUE(en.starts_with("📊 Count from Region Norr, 1 November 2026 to 29 November 2026: 42 steps.\n"));
  for (const std::string& body : {sv, en}) EXPECT_EQ(countIn(body), someCount());
}

TEST(CountPhrases, AGroupMayBeCalledAlmostAnything) {
  const Catalogue catalogue;
  for (const std::string name : {"A: 5 steg.", "Norr, 1 maj 2026 till 2 maj 2026", "#6 och p2",
                                 "Princip 3, ja: 4 steg.", "å", "till"}) {
    PostedCount count = someCount();
    count.group = countGroup(name);
    for (const Language language : {Language::sv, Language::en})
      EXPECT_EQ(countIn(countBody(count, catalogue, language)), count) << name;
  }
  EXPECT_EQ(countGroup("  Norr\n och  söder "), "Norr  och  söder");
  EXPECT_EQ(countGroup(" \n "), "");
  EXPECT_EQ(countGroup(std::string(500, 'x')).size(), 80u);
}

TEST(CountPhrases, WhatIsNoCountIsNone) {
  for (const std::string text :
       {"", "Räkning", "Räkning från Norr", "Räkning från Norr: 4 steg.", "Räkning från Norr, i går: 4 steg.",
        "Räkning från Norr, 1 november 2026 till 31 november 2026: 4 steg.",
        "Räkning från Norr, 3 november 2026 till 2 november 2026: 4 steg.",
        "Räkning från Norr, 1 november 2026 till 2 november 2026: fyra steg.",
        "Räkning från Norr, 1 november 2026 till 2 november 2026: 99999999999 steg.",
        "Räkning från , 1 november 2026 till 2 november 2026: 4 steg.",
        "Räkning från Norr, x november 2026 till 2 november 2026: 4 steg."})
    EXPECT_EQ(countIn(text), std::nullopt) << text;
  // Lines that say nothing are passed over.
  const auto read = countIn(
      "Räkning från Norr, 1 november 2026 till 2 november 2026: 14 steg.\nPrincip 9, x: 3 steg.\n"
      "Princip x: 3 steg.\nPrincip 2: 6 steg.\nHej!");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->cells, (decltype(read->cells){0, 6, 0, 0, 0, 0, 0}));
  EXPECT_EQ(bodyOfCount("{"), "");
}

class CountInLog : public LogTest {};

TEST_F(CountInLog, ItIsARecordOfTheFlowAsItWasWritten) {
  const Catalogue catalogue;
  const std::string body = countBody(someCount(), catalogue, Language::sv);
  const std::string content = countMessage(body, "countcountcountcount01");
  EXPECT_EQ(bodyOfCount(content), body);
  apply({message("$c", kAnna, 5, content)});
  ASSERT_EQ(log_.records().size(), 1u);
  const Record& record = *log_.records()[0];
  EXPECT_EQ(record.kind, RecordKind::count);
  EXPECT_EQ(countIn(record.text), someCount());
  EXPECT_EQ(record.card, "");
  EXPECT_EQ(log_.eventOf(kAnna, "countcountcountcount01"), "$c");
  EXPECT_EQ(log_.newerVersions(), 0u);

  EventLog again(catalogue);
  ASSERT_TRUE(again.loadSnapshot(log_.saveSnapshot()).ok());
  ASSERT_EQ(again.records().size(), 1u);
  EXPECT_EQ(countIn(again.records()[0]->text), someCount());
}

TEST_F(CountInLog, EditedByHandItIsNoCountAnyMore) {
  const Catalogue catalogue;
  const std::string body = countBody(someCount(), catalogue, Language::sv);
  apply({message("$c", kAnna, 5, countMessage(body, "countcountcountcount01")),
         typedEdit("$e", kAnna, 6, "$c", "📊 Räkning från Region Norr: massor")});
  EXPECT_EQ(log_.records().size(), 0u);
}

}  // namespace
}  // namespace smasteg::testing
